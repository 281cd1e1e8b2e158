"""The first style of a mosaic of many objects, in a file beside it: QGIS would read all of them to find one.

What is stretched is what the top object has: its smallest overview is read. Where the objects are many, the layer is
shown only when the map is near enough that few of them are in it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from osgeo import gdal
from qgis.core import (
    Qgis,
    QgsContrastEnhancement,
    QgsMultiBandColorRenderer,
    QgsRasterLayer,
    QgsSingleBandGrayRenderer,
    QgsUnitTypes,
)

from .first_style import new_layer
from .gdal_files import open_raster
from .index_rows import IndexRow
from .raster_view import RasterView, Stretch

SAMPLE = 256  # pixels of a side
LOW, HIGH = 2, 98  # percent of the values; what is beyond is as dark or as light as it gets
FEW = 50  # objects; so many may be in the map at a time
SIDE = 6  # objects side by side in the map at most
MAP_WIDTH = 0.3  # metres on the screen


def write_first_style(file: Path, rows: Sequence[IndexRow]) -> None:
    """Write the style of a mosaic. Waits for the network: a part of the top object is read.

    Args:
        file: the mosaic.
        rows: of its objects, the last one on top.
    """
    layer = new_layer(str(file), file.stem, RasterView(Stretch.FULL_RANGE))
    if not layer.isValid():
        return
    _stretch(layer, rows[-1])
    if len(rows) > FEW:
        layer.setScaleBasedVisibility(True)
        layer.setMinimumScale(_farthest(layer, rows))
    layer.saveNamedStyle(layer.styleURI())


def _stretch(layer: QgsRasterLayer, row: IndexRow) -> None:
    """Stretch a layer's bands to the values of one object; they stay as they are where these cannot be read."""
    renderer = layer.renderer()
    data = open_raster(row.location, ["NUM_THREADS=1"])
    shown: list[tuple[int, Callable[[QgsContrastEnhancement | None], None]]] = []
    if isinstance(renderer, QgsSingleBandGrayRenderer):
        shown = [(renderer.grayBand(), renderer.setContrastEnhancement)]
    elif isinstance(renderer, QgsMultiBandColorRenderer):
        shown = [
            (renderer.redBand(), renderer.setRedContrastEnhancement),
            (renderer.greenBand(), renderer.setGreenContrastEnhancement),
            (renderer.blueBand(), renderer.setBlueContrastEnhancement),
        ]
    provider = layer.dataProvider()
    for band, put in shown:
        ends = None if data is None else _ends(data, band)
        if ends is not None and provider is not None:
            put(_between(*ends, provider.dataType(band)))


def _between(least: float, greatest: float, kind: Qgis.DataType) -> QgsContrastEnhancement:
    made = QgsContrastEnhancement(kind)
    made.setMinimumValue(least)
    made.setMaximumValue(greatest)
    made.setContrastEnhancementAlgorithm(QgsContrastEnhancement.ContrastEnhancementAlgorithm.StretchToMinimumMaximum)
    return made


def _ends(data: Any, number: int) -> tuple[float, float] | None:
    """Return what lies between nearly all values of a band, as QGIS has them; None if that is not known."""
    band = data.GetRasterBand(min(number, data.RasterCount))
    size = min(data.RasterXSize, SAMPLE), min(data.RasterYSize, SAMPLE)
    try:
        contents = band.ReadRaster(0, 0, data.RasterXSize, data.RasterYSize, *size, buf_type=gdal.GDT_Float64)
    except RuntimeError:
        contents = None
    if contents is None:
        return None
    values = np.frombuffer(bytes(contents), "f8")
    values = values[
        np.isfinite(values) & (values != (np.nan if band.GetNoDataValue() is None else band.GetNoDataValue()))
    ]
    if not values.size:
        return None
    scale = 1.0 if band.GetScale() is None else band.GetScale()
    ends = sorted(float(value) * scale + (band.GetOffset() or 0.0) for value in np.percentile(values, (LOW, HIGH)))
    return (ends[0], ends[1]) if ends[0] < ends[1] else None


def _farthest(layer: QgsRasterLayer, rows: Sequence[IndexRow]) -> float:
    """Return the smallest scale at which few objects are in a map."""
    widths = sorted((row.pixel_x or 0.0) * row.width for row in rows)
    metres = QgsUnitTypes.fromUnitToUnitFactor(layer.crs().mapUnits(), Qgis.DistanceUnit.Meters)
    return SIDE * widths[len(widths) // 2] * metres / MAP_WIDTH
