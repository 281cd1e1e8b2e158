"""Opens what GDAL reads, whether or not somebody has switched GDAL's exceptions on, as QGIS's Processing does."""

from __future__ import annotations

import os
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


def size_of(path: str) -> int:
    """Return the size of a file, in bytes. Waits for the network.

    Raises:
        FileNotFoundError: there is none, or it is a folder.
    """
    try:
        state = gdal.VSIStatL(path)
    except RuntimeError:
        state = None
    if state is None or state.IsDirectory():
        raise FileNotFoundError(path)
    return int(state.size)


def bytes_of(path: str, offset: int, length: int) -> bytes:
    """Return a part of a file; less than was asked for only at its end. Waits for the network.

    Raises:
        OSError: it cannot be read.
    """
    try:
        file = gdal.VSIFOpenL(path, "rb")
        if file is None:
            raise FileNotFoundError(path)
        try:
            gdal.VSIFSeekL(file, offset, os.SEEK_SET)
            return bytes(gdal.VSIFReadL(1, length, file) or b"")
        finally:
            gdal.VSIFCloseL(file)
    except RuntimeError as error:
        raise OSError(str(error)) from None


def forget_file(path: str) -> None:
    """Remove a file from GDAL's memory, if it is there: ``Unlink`` raises if not, where GDAL's exceptions are on."""
    if gdal.VSIStatL(path) is not None:
        gdal.Unlink(path)
