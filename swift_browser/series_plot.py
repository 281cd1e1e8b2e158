"""A plot of values over time as an SVG file: no library, and no program but a browser to look at it."""

from __future__ import annotations

import html
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timezone

WIDTH, HEIGHT = 960, 480
LEFT, RIGHT, TOP, BOTTOM = 80, 220, 40, 60
COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00", "#000000", "#999999")
TICKS = 6
MOST_SERIES = 24  # in the legend


@dataclass(frozen=True)
class Point:
    """A value with its deviation, at a time."""

    time: datetime
    value: float
    deviation: float = 0.0


@dataclass(frozen=True)
class Series:
    """Values that belong together."""

    name: str
    points: tuple[Point, ...]


def svg(title: str, unit: str, series: Sequence[Series]) -> str:
    """Return the plot.

    Args:
        title: above it.
        unit: of the values; empty if nobody knows.
        series: in their order; what is no number is left out.
    """
    kept = [
        Series(each.name, tuple(sorted((p for p in each.points if math.isfinite(p.value)), key=lambda p: p.time)))
        for each in series
    ]
    points = [point for each in kept for point in each.points]
    frame = _Frame.around(points)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" '
        f'font-size="12"><rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>',
        _text(WIDTH / 2, TOP / 2, title, "middle"),
        *frame.axes(unit),
        *(part for number, each in enumerate(kept) for part in _drawn(each, number, frame)),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


@dataclass(frozen=True)
class _Frame:
    """From times and values to places in the picture."""

    first: float
    last: float
    least: float
    most: float

    @classmethod
    def around(cls, points: Sequence[Point]) -> _Frame:
        times = [point.time.timestamp() for point in points] or [0.0]
        ends = [end for point in points for end in (point.value - point.deviation, point.value + point.deviation)]
        least, most = min(ends, default=0.0), max(ends, default=1.0)
        room = (most - least) * 0.05 or abs(most) * 0.05 or 1.0
        span = (max(times) - min(times)) * 0.02 or 43200.0
        return cls(min(times) - span, max(times) + span, least - room, most + room)

    def x(self, time: float) -> float:
        return LEFT + (WIDTH - LEFT - RIGHT) * (time - self.first) / (self.last - self.first)

    def y(self, value: float) -> float:
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * (value - self.least) / (self.most - self.least)

    def axes(self, unit: str) -> Iterator[str]:
        right, bottom = WIDTH - RIGHT, HEIGHT - BOTTOM
        yield f'<path d="M{LEFT},{TOP}V{bottom}H{right}" fill="none" stroke="black"/>'
        for number in range(TICKS + 1):
            value = self.least + (self.most - self.least) * number / TICKS
            y = self.y(value)
            yield f'<path d="M{LEFT},{y:.1f}H{right}" stroke="#ddd"/>'
            yield _text(LEFT - 6, y + 4, f"{value:.5g}", "end")
            time = self.first + (self.last - self.first) * number / TICKS
            day = datetime.fromtimestamp(time, timezone.utc).strftime("%Y-%m-%d")
            yield _text(self.x(time), bottom + 18, day, "middle")
        if unit:
            yield _text(LEFT, TOP - 8, unit, "middle")


def _drawn(series: Series, number: int, frame: _Frame) -> Iterator[str]:
    colour = COLOURS[number % len(COLOURS)]
    places = [(frame.x(point.time.timestamp()), point) for point in series.points]
    line = " ".join(f"{x:.1f},{frame.y(point.value):.1f}" for x, point in places)
    yield f'<polyline points="{line}" fill="none" stroke="{colour}"/>'
    for x, point in places:
        low, high = frame.y(point.value - point.deviation), frame.y(point.value + point.deviation)
        yield f'<path d="M{x:.1f},{low:.1f}V{high:.1f}" stroke="{colour}" stroke-opacity="0.5"/>'
        hint = f"{series.name} {point.time:%Y-%m-%d %H:%M} {point.value:.7g} ± {point.deviation:.3g}"
        yield (
            f'<circle cx="{x:.1f}" cy="{frame.y(point.value):.1f}" r="3" fill="{colour}">'
            f"<title>{html.escape(hint)}</title></circle>"
        )
    if number < MOST_SERIES:
        y = TOP + 16 * number
        yield f'<rect x="{WIDTH - RIGHT + 14}" y="{y}" width="10" height="10" fill="{colour}"/>'
        yield _text(WIDTH - RIGHT + 30, y + 9, series.name, "start")


def _text(x: float, y: float, text: str, anchor: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{html.escape(text)}</text>'
