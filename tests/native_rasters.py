"""Small rasters of every kind that a probe meets, with pixels that say where they are."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from osgeo import gdal, osr

WIDTH, HEIGHT = 40, 30
# Rational polynomials of a made-up camera over Catalonia, with a little turn.
NOUGHT = ["0"] * 16
POLYNOMIALS = {
    "HEIGHT_OFF": "100",
    "HEIGHT_SCALE": "500",
    "LAT_OFF": "41.5",
    "LAT_SCALE": "0.1",
    "LONG_OFF": "3.0",
    "LONG_SCALE": "0.1",
    "LINE_OFF": "15",
    "LINE_SCALE": "15",
    "SAMP_OFF": "20",
    "SAMP_SCALE": "20",
    "LINE_NUM_COEFF": " ".join(["0.0", "0.05", "-1", "0.02", *NOUGHT]),
    "LINE_DEN_COEFF": " ".join(["1", "0", "0", "0", *NOUGHT]),
    "SAMP_NUM_COEFF": " ".join(["0.0", "1", "0.04", "0.03", *NOUGHT]),
    "SAMP_DEN_COEFF": " ".join(["1", "0", "0", "0", *NOUGHT]),
}


def utm() -> str:
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(32631)
    return str(reference.ExportToWkt())


def numbered(width: int = WIDTH, height: int = HEIGHT) -> Any:
    """Return pixels that hold row * 1000 + column."""
    return (np.arange(height)[:, None] * 1000 + np.arange(width)).astype("u2")


def write(
    file: Path,
    bands: Sequence[Any],
    kind: int = gdal.GDT_UInt16,
    *,
    transform: Sequence[float] | None = None,
    points: Sequence[gdal.GCP] = (),
    polynomials: dict[str, str] | None = None,
    reference: bool = True,
    no_data: Sequence[float | None] = (),
    options: Sequence[str] = (),
) -> Path:
    """Write a GeoTIFF of these bands."""
    height, width = bands[0].shape
    data = gdal.GetDriverByName("GTiff").Create(str(file), width, height, len(bands), kind, options=list(options))
    if transform is not None:
        data.SetGeoTransform(transform)
    if points:
        data.SetGCPs(list(points), utm())
    elif reference and polynomials is None:
        data.SetProjection(utm())
    if polynomials is not None:
        data.SetMetadata(polynomials, "RPC")
    for number, value in enumerate(no_data, 1):
        if value is not None:
            data.GetRasterBand(number).SetNoDataValue(value)
    for number, values in enumerate(bands, 1):
        data.GetRasterBand(number).WriteArray(values)
    return file


def control_points() -> list[gdal.GCP]:
    """Return points of a raster that is turned and stretched, by :func:`ground`."""
    places = [(column, row) for column in (0, 13, 27, 40) for row in (0, 11, 30)]
    return [gdal.GCP(*ground(column, row), 0, column, row) for column, row in places]


def ground(column: float, row: float) -> tuple[float, float]:
    """Return where a pixel of a raster with control points lies."""
    return 500000 + column * 20 + row * 3, 4600000 - row * 20 + column * 2
