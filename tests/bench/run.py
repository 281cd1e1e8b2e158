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
PLUGIN = "plugin"
# Seconds on a machine with two cores that has nothing else to do: of the cloud and the uploads, of QGIS with all steps
# of a task, and what comes on top where GDAL lists 100,000 objects.
SETTING_UP, A_START, A_LISTING = 60.0, 7.5, 20.0


def estimate(parts: Sequence[Part]) -> tuple[int, float]:
    """Return how often QGIS will be started, and how many minutes that takes about."""
    sides = [(raster, side) for part in parts for raster in part.rasters * part.repeats for side in part.sides]
    later = sum(len(part.later) * len(part.sides) for part in parts)
    # GDAL lists the container before it opens an object; the plugin keeps it from that.
    listings = sum(raster.crowded and side != PLUGIN for raster, side in sides)
    starts = len(sides) + later
    return starts, (SETTING_UP + starts * A_START + listings * A_LISTING) / 60


def run(parts: Sequence[Part]) -> Iterator[Result]:
    """Measure all parts; yield what each start of QGIS has seen.

    Raises:
        RunFailed: QGIS did not come to the end of a task.
    """
    rasters = list(dict.fromkeys(raster for part in parts for raster in part.rasters))
    for raster in rasters:
        make(raster)
    with lab() as place, Screen() as screen:
        place.fill(rasters)
        for part in parts:
            yield from _measure(part, place, screen.display)


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
