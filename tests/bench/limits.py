"""How fast a picture can be at best: the round trips that cannot be avoided, and the bytes of the blocks it is made of.

What a server needs to answer is not in it, nor what QGIS needs to draw.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from osgeo import gdal

from .lab import Way
from .task import AGAIN, LATER, OPEN, PAN, Seen, View

# GDAL takes an overview whose pixels are at most so much larger than those of the canvas.
COARSER = 1.2
# The connection, the header, the blocks: nobody knows where these are before the header is there.
ROUND_TRIPS = {OPEN: 3, LATER: 3, AGAIN: 1, PAN: 1}
Place = tuple[int, int]


@dataclass(frozen=True)
class Limit:
    """What a step takes at best.

    Attributes:
        round_trips: that wait for one another.
        bytes: that have to come over the link.
    """

    round_trips: int
    bytes: int

    def seconds(self, way: Way) -> float:
        return self.round_trips * way.seconds + self.bytes / way.bytes_per_second


def limit(step: str, seen: Seen, file: Path) -> Limit:
    """Return the limit of a step, from the tables of blocks in the raster itself.

    Args:
        step: its name.
        seen: of which the views count.
        file: the raster on this machine.
    """
    if step == AGAIN:
        # It was all there before: only whether the object is still the same has to be asked.
        return Limit(ROUND_TRIPS[step], 0)
    return Limit(ROUND_TRIPS[step], _pan(file, seen.before, seen.after) if step == PAN else _open(file, seen.after))


@cache
def _open(file: Path, view: View) -> int:
    """Return the bytes of the header, and of the blocks that a view needs."""
    cog = Cog(file)
    level = cog.level(view)
    return cog.header + cog.size(level, cog.blocks(level, view))


@cache
def _pan(file: Path, before: View, after: View) -> int:
    """Return the bytes of the blocks that a view needs, and that the one before did not."""
    cog = Cog(file)
    level = cog.level(after)
    return cog.size(level, cog.blocks(level, after) - cog.blocks(level, before))


class Cog:
    """A raster as its file is laid out: level 0 is the raster itself, the others are its overviews.

    Its bands lie together in each block, as GDAL's COG driver writes them.
    """

    def __init__(self, file: Path) -> None:
        self._dataset = gdal.Open(str(file))
        band = self._dataset.GetRasterBand(1)
        self._levels = [band, *(band.GetOverview(number) for number in range(band.GetOverviewCount()))]
        left, self._pixel, _turned, top, _turned_too, self._line = self._dataset.GetGeoTransform()
        self._origin = left, top

    def level(self, view: View) -> int:
        """Return the level that GDAL reads for a view."""
        wanted = (view.right - view.left) / view.columns / self._pixel * COARSER
        return max(level for level in range(len(self._levels)) if level == 0 or self._factor(level) < wanted)

    def _factor(self, level: int) -> float:
        return float(self._levels[0].XSize / self._levels[level].XSize)

    def blocks(self, level: int, view: View) -> set[Place]:
        """Return which blocks of a level, by column and row, a view needs."""
        band, left, top = self._levels[level], *self._origin
        width, height = self._pixel * self._factor(level), -self._line * self._factor(level)
        columns, rows = band.GetBlockSize()
        across = _steps((view.left - left) / width, (view.right - left) / width, columns, band.XSize)
        down = _steps((top - view.top) / height, (top - view.bottom) / height, rows, band.YSize)
        return {(column, row) for column in across for row in down}

    def size(self, level: int, blocks: set[Place]) -> int:
        """Return how many bytes blocks of a level have in the file."""
        return sum(_told(self._levels[level], "SIZE", place) for place in blocks)

    @property
    def header(self) -> int:
        """How many bytes stand before the first block: the directories and the tables of blocks."""
        return min(_told(band, "OFFSET", place) for band in self._levels for place in _all_blocks(band))


def _steps(first: float, last: float, block: int, size: int) -> range:
    """Return the numbers of the blocks between two pixels, of which the raster has so many."""
    begin, end = max(0, math.floor(first)), min(size, math.ceil(last))
    return range(begin // block, -(-end // block))


def _all_blocks(band: Any) -> Iterator[Place]:
    columns, rows = band.GetBlockSize()
    return ((column, row) for column in range(-(-band.XSize // columns)) for row in range(-(-band.YSize // rows)))


def _told(band: Any, what: str, place: Place) -> int:
    """Return the size or the offset of a block; 0 for one that the file leaves out."""
    column, row = place
    return int(band.GetMetadataItem(f"BLOCK_{what}_{column}_{row}", "TIFF") or 0)
