"""Command line of the benchmark; `make bench` calls it.

make bench                                    all of it
make bench ARGS=--quick                       three rasters, over one link
make bench ARGS="--rasters 'deflate-3*' --sides plugin,recipe --repeats 5 --round-trip 40"
"""

from __future__ import annotations

import argparse
import fnmatch
import sys
import time
from collections.abc import Sequence
from dataclasses import replace

from osgeo import gdal

from .conditions import FULL, QUICK, Part
from .lab import Lab, Way, lab
from .measure import Desk
from .rasters import Raster, make
from .results import Result, save
from .screen import Screen
from .summary import summary
from .task import SIDES
from .turns import rotated, turns

SECONDS_A_START = 9.0  # of QGIS, with all that a task has to do


def main() -> int:
    gdal.UseExceptions()
    options = _options()
    parts = _parts(options)
    starts = sum(len(part.rasters) * part.repeats * len(part.sides) for part in parts)
    print(f"{starts} starts of QGIS, about {starts * SECONDS_A_START / 60:.0f} minutes.")
    rasters = list(dict.fromkeys(raster for part in parts for raster in part.rasters))
    for raster in rasters:
        make(raster)
    with lab() as place, Screen() as screen:
        place.fill(rasters)
        results = [result for part in parts for result in _measure(part, place, screen.display)]
    save(results, {})
    print(summary(results))
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="make bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quick", action="store_true", help="fewer rasters, over one link")
    parser.add_argument("--rasters", default="*", help="those whose names match, such as 'zstd-*'")
    parser.add_argument("--sides", default=",".join(SIDES), help="what to compare: plugin, recipe, cloud")
    parser.add_argument("--repeats", type=int, help="how often each raster is opened")
    parser.add_argument("--round-trip", type=float, help="of the link, in ms")
    parser.add_argument("--rate", type=float, help="of the link, in Mbit/s")
    return parser.parse_args()


def _parts(options: argparse.Namespace) -> list[Part]:
    parts = QUICK if options.quick else FULL
    if options.round_trip is not None:
        parts = (replace(parts[0], way=Way(options.round_trip, parts[0].way.rate)),)
    return [_narrowed(part, options) for part in parts]


def _narrowed(part: Part, options: argparse.Namespace) -> Part:
    chosen = tuple(raster for raster in part.rasters if fnmatch.fnmatch(raster.name, options.rasters))
    way = Way(part.way.round_trip, options.rate or part.way.rate)
    sides = tuple(options.sides.split(","))
    return replace(part, way=way, rasters=chosen, sides=sides, repeats=options.repeats or part.repeats)


def _measure(part: Part, place: Lab, display: str) -> Sequence[Result]:
    found = []
    with place.way(part.way) as ends:
        desk = Desk(display, place, ends)
        for turn, raster in turns(part.rasters, part.repeats):
            # What one of them uploaded is not there for the next turn, but for its own second start.
            for side in rotated(part.sides, turn):
                found.append(_open(desk, side, raster, part))
    return found


def _open(desk: Desk, side: str, raster: Raster, part: Part) -> Result:
    container = desk.lab.container(raster)
    desk.lab.clean(container, raster.name)
    began = time.monotonic()
    steps = desk.run(desk.task(side, container, raster.name, part.steps))
    times = ", ".join(f"{name} {seen.seconds:.2f} s" for name, seen in steps.items())
    print(f"{part.way}; {raster}; {side}: {times} ({time.monotonic() - began:.0f} s)", flush=True)
    return Result(side, raster, part.way, steps)


if __name__ == "__main__":
    sys.exit(main())
