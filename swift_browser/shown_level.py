"""Which level of a raster the map shows now: the native pixels, an overview, or some of the native ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

# GDAL takes an overview that is coarser than what is asked for, up to this.
TOLERANCE = 1.2
NATIVE = 1.0


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
        if best < factor < least * TOLERANCE:
            best = factor
    return ShownLevel(best, least)
