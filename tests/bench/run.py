"""Runs the parts of a benchmark: makes the rasters, starts the cloud, and opens one raster after the other."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from .conditions import Part
from .lab import Lab, lab
from .measure import Desk, fresh_profile
from .rasters import Raster, make
from .results import Result
from .screen import Screen
from .task import LATER, OPEN, Seen, Task
from .turns import rotated, turns

READING = ("GET", "HEAD")


def starts(parts: Sequence[Part]) -> int:
    """Return how often QGIS will be started."""
    return sum((len(part.rasters) * part.repeats + len(part.later)) * len(part.sides) for part in parts)


def run(parts: Sequence[Part]) -> list[Result]:
    """Measure all parts.

    Raises:
        RunFailed: QGIS did not come to the end of a task.
    """
    rasters = list(dict.fromkeys(raster for part in parts for raster in part.rasters))
    for raster in rasters:
        make(raster)
    with lab() as place, Screen() as screen:
        place.fill(rasters)
        return [result for part in parts for result in _measure(part, place, screen.display)]


def _measure(part: Part, place: Lab, display: str) -> Iterator[Result]:
    seen_later: set[tuple[str, Raster]] = set()
    with place.way(part.way) as ends:
        desk = Desk(display, place, ends)
        for turn, raster in turns(part.rasters, part.repeats):
            for side in rotated(part.sides, turn):
                also_later = raster in part.later and (side, raster) not in seen_later
                seen_later.add((side, raster))
                yield _open(desk, side, raster, part, also_later)


def _open(desk: Desk, side: str, raster: Raster, part: Part, also_later: bool) -> Result:
    """Open a raster in a fresh profile; and once more in the next QGIS of that profile, if that is wanted."""
    container = desk.lab.container(raster)
    # What GDAL uploaded for one side is not there for the next.
    desk.lab.clean(container, raster.name)
    task, profile = desk.task(side, container, raster.name, part.steps), fresh_profile(side)
    began, mark = time.monotonic(), desk.lab.cloud.mark()
    steps = desk.run(task, profile)
    if also_later:
        steps[LATER] = _open_later(desk, task, profile)
    written = sum(request.method not in READING for request in desk.lab.cloud.requests(mark))
    times = ", ".join(f"{name} {seen.seconds:.2f} s" for name, seen in steps.items())
    print(f"{part.way}; {raster}; {side}: {times} ({time.monotonic() - began:.0f} s)", flush=True)
    return Result(side, raster, part.way, steps, written)


def _open_later(desk: Desk, task: Task, profile: Path) -> Seen:
    return desk.run(desk.task(task.side, task.container, task.name, (OPEN,)), profile)[OPEN]
