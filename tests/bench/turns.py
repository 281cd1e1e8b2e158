"""The turns of a run: each raster is opened in each way, one after the other, and nobody is always the first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

Each = TypeVar("Each")


def rotated(sides: Sequence[Each], turn: int) -> tuple[Each, ...]:
    """Return the sides in the order of a turn: A B C, then B C A, then C A B."""
    first = turn % len(sides)
    return (*sides[first:], *sides[:first])


def turns(rasters: Sequence[Each], repeats: int) -> Iterator[tuple[int, Each]]:
    """Yield the number of each turn, and its raster. The repeats of a raster lie far apart, each in another order."""
    for repeat in range(repeats):
        for place, raster in enumerate(rasters):
            yield repeat + place, raster
