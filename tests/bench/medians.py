"""The results of a run, brought together: medians of the repeats, and beside them the limits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple, dataclass
from statistics import median

from .lab import Way
from .limits import limit
from .rasters import Raster
from .results import Result
from .task import Seen


@dataclass(frozen=True)
class Middle:
    """Medians of one step of one side, for a raster and a link.

    Attributes:
        seconds: until the picture.
        limit: what it takes at best, in s.
        requests: how many.
        bytes: that Swift sent.
        gap: of the main thread, in ms.
    """

    seconds: float
    limit: float
    requests: float
    bytes: float
    gap: float

    @classmethod
    def of(cls, middles: Sequence[Middle]) -> Middle:
        """Return the medians of medians, each for itself."""
        return cls(*map(median, zip(*map(astuple, middles))))


class Medians:
    """Those of a run."""

    def __init__(self, results: Sequence[Result]) -> None:
        self._results = results

    @property
    def ways(self) -> list[Way]:
        return list(dict.fromkeys(result.way for result in self._results))

    @property
    def sides(self) -> list[str]:
        return list(dict.fromkeys(result.side for result in self._results))

    def rasters(self, way: Way) -> list[Raster]:
        return list(dict.fromkeys(result.raster for result in self._results if result.way == way))

    def measured(self, way: Way, step: str) -> list[Raster]:
        """Return the rasters for which a step was measured over a link."""
        return [raster for raster in self.rasters(way) if self._seen(raster, way, step, self.sides[0])]

    def of(self, raster: Raster, way: Way, step: str, side: str) -> Middle:
        """Return the medians of the repeats."""
        seen = self._seen(raster, way, step, side)
        best = (limit(step, each, raster.file).seconds(way) for each in seen)
        return Middle(
            median(each.seconds for each in seen),
            median(best),
            median(len(each.requests) for each in seen),
            median(each.bytes for each in seen),
            median(each.gap for each in seen),
        )

    def middle(self, rasters: Sequence[Raster], way: Way, step: str, side: str) -> Middle:
        """Return the medians over rasters."""
        return Middle.of([self.of(raster, way, step, side) for raster in rasters])

    @property
    def shared(self) -> list[Raster]:
        """The rasters that were opened over every link."""
        first, *others = self.ways
        return [raster for raster in self.rasters(first) if all(raster in self.rasters(way) for way in others)]

    def written(self, side: str) -> int:
        """Return how often a side has changed the object store, in all its runs."""
        return sum(result.written for result in self._results if result.side == side)

    def _seen(self, raster: Raster, way: Way, step: str, side: str) -> list[Seen]:
        mine = (each for each in self._results if (each.raster, each.way, each.side) == (raster, way, side))
        return [result.steps[step] for result in mine if step in result.steps]
