"""Statistics of the native pixels of a rectangle, band by band."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from .band_statistics import BandStatistics
from .cancel import Cancel
from .native_raster import NativeError, NativeRaster, NativeRasters, RasterSource
from .pixel_place import Point
from .windows import Window, parts_of

MOST_PIXELS = 1_000_000  # of a part
MOST_BYTES = 16 * 1024 * 1024  # of all its bands


class RectangleOutside(NativeError):
    template = "The rectangle lies beside {layer}. Draw it over the raster."


@dataclass(frozen=True)
class RegionAsked:
    """A rectangle of the map.

    Attributes:
        corners: in the layer's coordinates.
        saturated_from: by band, where that is not the largest value of the type.
    """

    source: RasterSource
    corners: tuple[Point, ...]
    saturated_from: Mapping[int, float]


@dataclass(frozen=True)
class Region:
    """What was found in a rectangle.

    Attributes:
        window: the native pixels.
        outline: its corners in the layer's coordinates.
        bands: their statistics.
    """

    source: RasterSource
    window: Window
    outline: tuple[Point, ...]
    bands: tuple[BandStatistics, ...]


def region(rasters: NativeRasters, asked: RegionAsked, cancel: Cancel, progress: Callable[[float], None]) -> Region:
    """Read a rectangle block by block. Waits for the network.

    Args:
        rasters: open ones.
        asked: where.
        cancel: looked at between two parts.
        progress: gets how much is done, from 0 to 1, in the same thread.

    Raises:
        NativeError: something of it cannot be read; nothing of the rest is told then.
        RectangleOutside: it touches no pixel.
    """
    with rasters.borrowed(asked.source) as raster:
        window = window_of(raster, asked.corners)
        found = tuple(
            BandStatistics(band, asked.saturated_from.get(band.number, band.largest)) for band in raster.bands
        )
        done = 0
        # The blocks of a part stay in GDAL's cache until all bands were read from them.
        most = min(MOST_PIXELS, MOST_BYTES // max(1, sum(band.size for band in raster.bands)))
        for part in parts_of(window, raster.block, most):
            for statistics in found:
                cancel.check()
                (values,) = raster.read(part, [statistics.band])
                statistics.add(values, raster.masked(part, statistics.band))
            done += part.pixels
            progress(done / window.pixels)
        outline = raster.places.outline(window.column, window.row, window.columns, window.rows)
        return Region(raster.source, window, outline, found)


def window_of(raster: NativeRaster, corners: Sequence[Point]) -> Window:
    """Return the native pixels that a rectangle touches.

    Raises:
        RectangleOutside: it touches none.
    """
    places = [raster.places.pixel_at(*corner) for corner in corners]
    there = [place for place in places if place is not None and all(map(math.isfinite, place))]
    if len(there) == len(places) and there:
        columns, rows = zip(*there)
        left, top = math.floor(min(columns)), math.floor(min(rows))
        # At least one pixel; an edge that lies on that of a pixel does not touch the next one.
        right, bottom = max(left + 1, math.ceil(max(columns))), max(top + 1, math.ceil(max(rows)))
        window = Window(left, top, right - left, bottom - top).clipped(raster.width, raster.height)
        if window is not None:
            return window
    raise RectangleOutside(layer=raster.source.layer)
