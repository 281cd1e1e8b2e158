"""Which level of a raster the map shows now: the native pixels, an overview, or some of the native ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from osgeo import gdal

# GDAL takes an overview that is coarser than what is asked for, up to so many times.
TOLERANCE = 1.2
# And newer ones (3.10.3, not 3.6.2) take one that is a bit coarser than that.
SLACK = 0.1
NATIVE = 1.0
SIDE = 160  # pixels of the raster that tells which GDAL this is


@dataclass(frozen=True)
class ShownLevel:
    """What the map shows.

    Attributes:
        factor: native pixels across in one of the level's; 1 for the native ones.
        step: native pixels across in one of the map's.
    """

    factor: float
    step: float

    @property
    def is_native(self) -> bool:
        return self.factor == NATIVE

    @property
    def leaves_out(self) -> bool:
        """Whether the map shows only some of the native pixels, for want of an overview."""
        return self.is_native and self.step >= 2


@cache
def slack() -> float:
    """Return how much this GDAL adds to the tolerance. It says so nowhere: it is asked for a picture of 1 : 1.6."""
    data = gdal.GetDriverByName("MEM").Create("", SIDE, SIDE)
    data.BuildOverviews("NEAREST", [2])
    band = data.GetRasterBand(1)
    band.Fill(1)
    band.GetOverview(0).Fill(2)
    columns = SIDE * 10 // 16
    return SLACK if band.ReadRaster(0, 0, SIDE, SIDE, columns, columns)[0] == 2 else 0.0


def shown_level(size: tuple[int, int], overviews: Sequence[tuple[int, int]], step: tuple[float, float]) -> ShownLevel:
    """Return the level that GDAL takes for a reduced picture.

    Args:
        size: width and height of the raster.
        overviews: theirs.
        step: native pixels across and down in one of the map's.
    """
    least = min(step)
    best = NATIVE
    for width, _height in overviews:
        factor = size[0] / max(1, width)
        if best < factor < least * TOLERANCE + slack():
            best = factor
    return ShownLevel(best, least)
