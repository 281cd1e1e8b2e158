"""Opens what GDAL reads, whether or not somebody has switched GDAL's exceptions on, as QGIS's Processing does."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from osgeo import gdal

from .gdal_patience import time_outs


def open_raster(path: str, options: Sequence[str] = ()) -> Any:
    """Return a gdal.Dataset, or None if GDAL cannot open it: its last error message says why. Waits for the network.

    Args:
        path: GDAL's; or the text of a virtual raster.
        options: of the driver, as ``KEY=VALUE``.
    """
    return _open(path, gdal.OF_RASTER, options)


def open_vector(path: str) -> Any:
    """Likewise, for a vector file; it is never opened for writing."""
    return _open(path, gdal.OF_VECTOR | gdal.OF_READONLY, ())


def _open(path: str, flags: int, options: Sequence[str]) -> Any:
    try:
        with time_outs():
            return gdal.OpenEx(path, flags, open_options=list(options))
    except RuntimeError:
        return None


def first_byte(path: str) -> bool:
    """Return whether GDAL can read the first byte of a file. Waits for the network, if GDAL does not have it."""
    try:
        with time_outs():
            file = gdal.VSIFOpenL(path, "rb")
            if file is None:
                return False
            first = gdal.VSIFReadL(1, 1, file)
            gdal.VSIFCloseL(file)
    except RuntimeError:
        return False
    return bool(first)
