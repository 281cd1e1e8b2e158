"""Statistics of a band that is read part by part: numerically stable, and the same however it was divided."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from .pixel_values import Band, no_data_in

MOST_BINS = 512
FEWEST_BINS = 32  # of a histogram that is made coarser for others' sake


@dataclass
class Histogram:
    """Counts of values in bins whose width is a power of two: as fine as the values allow, and exact.

    When the values spread, neighbouring bins are joined; none is ever divided, so no count is guessed.
    """

    whole: bool
    exponent: int | None = None
    counts: dict[int, int] = field(default_factory=dict)

    def add(self, values: Any) -> None:
        """Count some finite values."""
        if values.size == 0:
            return
        least, most = float(values.min()), float(values.max())
        if self.exponent is None:
            self.exponent = self._fitting(least, most)
        while not self._has_room(least, most):
            self._join()
        first = math.floor(math.ldexp(least, -self.exponent))
        numbers = np.floor(np.ldexp(values.astype("f8"), -self.exponent)).astype("i8") - first
        for number, count in enumerate(np.bincount(numbers.reshape(-1)).tolist(), first):
            if count:
                self.counts[number] = self.counts.get(number, 0) + count

    @property
    def width(self) -> float:
        """The width of a bin."""
        return math.ldexp(1.0, self.exponent or 0)

    @property
    def bins(self) -> list[tuple[float, int]]:
        """The lower ends of all bins from the first to the last that holds a value, and their counts."""
        if not self.counts:
            return []
        numbers = range(min(self.counts), max(self.counts) + 1)
        return [(number * self.width, self.counts.get(number, 0)) for number in numbers]

    def coarser(self, exponent: int) -> Histogram:
        """Return the same counts in wider bins, as long as there are enough of them to see a shape."""
        found = Histogram(self.whole, self.exponent, dict(self.counts))
        while found.exponent is not None and found.exponent < exponent and len(found.bins) >= 2 * FEWEST_BINS:
            found._join()
        return found

    def _has_room(self, least: float, most: float) -> bool:
        """Return whether values from one to the other fit beside those that were counted."""
        try:
            ends = [math.floor(math.ldexp(value, -(self.exponent or 0))) for value in (least, most)]
        except OverflowError:
            return False
        return max(*ends, *self.counts) - min(*ends, *self.counts) < MOST_BINS

    def _fitting(self, least: float, most: float) -> int:
        spread = most - least
        if spread == 0 or not math.isfinite(spread):
            # Of the values' own size: what comes later is seldom farther away than that.
            fine = math.frexp(max(abs(least), abs(most)) or 1.0)[1] - 30
        else:
            fine = math.frexp(spread / MOST_BINS)[1]
        return max(fine, 0) if self.whole else fine

    def _join(self) -> None:
        joined: dict[int, int] = {}
        for number, count in self.counts.items():
            joined[number // 2] = joined.get(number // 2, 0) + count
        self.counts = joined
        self.exponent = (self.exponent or 0) + 1


@dataclass(frozen=True)
class Scaled:
    """Statistics in the unit of a band."""

    mean: float
    deviation: float
    minimum: float | None
    maximum: float | None
    snr: float


@dataclass
class BandStatistics:
    """What is known of a band so far. Complex values count by their amplitude.

    Attributes:
        band: whose.
        saturated_from: values from here on count as saturated; None for none.
        pixels: looked at.
        count: of finite values that are there; all else is about these.
        saturated: of them.
        masked, no_data, not_a_number, infinite: the others, each in one of these.
        mean: in DN, as are the others.
        minimum, maximum: exact; None while there are none.
    """

    band: Band
    saturated_from: float | None = None
    pixels: int = 0
    count: int = 0
    saturated: int = 0
    masked: int = 0
    no_data: int = 0
    not_a_number: int = 0
    infinite: int = 0
    mean: float = math.nan
    minimum: int | float | None = None
    maximum: int | float | None = None
    histogram: Histogram = field(init=False)
    _squares: float = 0.0

    def __post_init__(self) -> None:
        self.histogram = Histogram(self.band.part.kind in "iu" and not self.band.is_complex)

    @property
    def deviation(self) -> float:
        """The standard deviation of the pixels that were looked at (divided by n, not n - 1)."""
        return math.sqrt(self._squares / self.count) if self.count else math.nan

    @property
    def snr(self) -> float:
        """Mean over standard deviation; infinite where all values are the same."""
        return _ratio(self.mean, self.deviation)

    def scaled(self) -> Scaled:
        """Return what the numbers mean: of ``DN * scale + offset``."""
        scale, offset = self.band.scale, self.band.offset
        ends: tuple[float | None, float | None] = (None, None)
        if self.minimum is not None and self.maximum is not None:
            least, most = sorted((self.minimum * scale + offset, self.maximum * scale + offset))
            ends = (least, most)
        mean, deviation = self.mean * scale + offset, self.deviation * abs(scale)
        return Scaled(mean, deviation, ends[0], ends[1], _ratio(mean, deviation))

    def add(self, values: Any, masked: Any) -> None:
        """Look at one more part.

        Args:
            values: as they were read.
            masked: where a mask says that nothing is there; False for nowhere.
        """
        hidden = np.broadcast_to(masked, values.shape)
        nothing = no_data_in(values, self.band) & ~hidden
        wrong = np.isnan(values) & ~hidden & ~nothing
        endless = np.isinf(values) & ~hidden & ~nothing & ~wrong
        there = values[~(hidden | nothing | wrong | endless)]
        self.pixels += values.size
        self.masked += int(hidden.sum())
        self.no_data += int(nothing.sum())
        self.not_a_number += int(wrong.sum())
        self.infinite += int(endless.sum())
        self._add(np.abs(there) if self.band.is_complex else there)

    def _add(self, values: Any) -> None:
        if values.size == 0:
            return
        least, most = values.min().item(), values.max().item()
        self.minimum = least if self.minimum is None else min(self.minimum, least)
        self.maximum = most if self.maximum is None else max(self.maximum, most)
        if self.saturated_from is not None:
            self.saturated += int((values >= self.saturated_from).sum())
        # In parts whose means are taken first, and joined after Chan, Golub and LeVeque: no large squares.
        numbers = values.astype("f8")
        with np.errstate(over="ignore", invalid="ignore"):
            mean = float(numbers.mean())
            squares = float(((numbers - mean) ** 2).sum())
        self._join(values.size, mean, squares)
        self.histogram.add(numbers)

    def _join(self, count: int, mean: float, squares: float) -> None:
        if self.count == 0:
            self.count, self.mean, self._squares = count, mean, squares
            return
        both, apart = self.count + count, mean - self.mean
        self._squares += squares + apart * apart * self.count * count / both
        self.mean += apart * count / both
        self.count = both


def _ratio(mean: float, deviation: float) -> float:
    if math.isnan(mean):
        return math.nan
    return mean / deviation if deviation else math.inf
