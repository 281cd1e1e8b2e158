"""What a plot draws: ticks at round numbers, and lines with no more points than there are pixels to draw them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

MOST_COLUMNS = 2000
Piece = tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Curve:
    """A line with gaps.

    Attributes:
        name: what it shows.
        number: which of the colours it has.
        pieces: each is drawn without a gap.
    """

    name: str
    number: int
    pieces: tuple[Piece, ...]

    @property
    def bounds(self) -> tuple[float, float, float, float] | None:
        """Least x, least y, most x and most y; None for nothing."""
        points = [point for piece in self.pieces for point in piece]
        if not points:
            return None
        xs, ys = zip(*points)
        return min(xs), min(ys), max(xs), max(ys)


def line(heights: Any, first: int, columns: int = MOST_COLUMNS) -> tuple[Piece, ...]:
    """Return the pieces of a line through values; of many, the least and the largest in each of some columns.

    Args:
        heights: NaN or infinite where there is a gap.
        first: the place of the first one.
        columns: how many are told from one another.
    """
    size = len(heights)
    places = np.arange(size)
    known = np.isfinite(heights)
    if size > 4 * columns:
        places = _extremes(heights, known, columns)
        # What is left out between two extremes of one column is no gap.
        known = np.isfinite(heights[places])
    else:
        known = known[places]
    pieces: list[list[tuple[float, float]]] = [[]]
    for place, there in zip(places.tolist(), known.tolist()):
        if there:
            pieces[-1].append((float(first + place), float(heights[place])))
        elif pieces[-1]:
            pieces.append([])
    return tuple(tuple(piece) for piece in pieces if piece)


def _extremes(heights: Any, known: Any, columns: int) -> Any:
    """Return the places of the least and the largest value of each column; of one without any, its first place."""
    found: list[int] = []
    edges = np.linspace(0, len(heights), columns + 1).astype(int)
    for start, end in zip(edges[:-1].tolist(), edges[1:].tolist()):
        there = np.flatnonzero(known[start:end]) + start
        if there.size == 0:
            found.append(start)
            continue
        values = heights[there]
        found.extend(sorted({int(there[values.argmin()]), int(there[values.argmax()])}))
    return np.array(found, int)


def steps(bins: Sequence[tuple[float, int]], width: float) -> tuple[Piece, ...]:
    """Return the outline of a histogram."""
    if not bins:
        return ()
    points = [(bins[0][0], 0.0)]
    for low, count in bins:
        points += [(low, float(count)), (low + width, float(count))]
    return ((*points, (bins[-1][0] + width, 0.0)),)


def ticks(least: float, most: float, wanted: int) -> list[float]:
    """Return round numbers in a range, about as many as are wanted."""
    spread = most - least
    if not (math.isfinite(spread) and spread > 0) or wanted < 1:
        return []
    rough = spread / wanted
    power = 10.0 ** math.floor(math.log10(rough))
    step = next((factor * power for factor in (1, 2, 5, 10) if factor * power >= rough * 0.999), 10 * power)
    start = math.ceil(least / step - 1e-9)
    return [number * step for number in range(start, math.floor(most / step + 1e-9) + 1)]
