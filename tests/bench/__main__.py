"""Command line of the benchmark; `make bench` calls it.

make bench                        all of it; writes the tables and plots of docs/performance.md
make bench ARGS=--quick           three rasters, over one link
make bench ARGS="--rasters 'deflate-3-256-*' --sides plugin,recipe --repeats 5 --round-trip 40"
make bench ARGS=--write           writes the page again from the results of the last full run
"""

from __future__ import annotations

import argparse
import fnmatch
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from cloud.handle import CHECKOUT
from osgeo import gdal

from .about import about
from .conditions import FULL, QUICK, Part
from .lab import Way
from .medians import Medians
from .page import put
from .places import WORK
from .plots import draw
from .report import report
from .results import Result, load, save
from .run import run, starts
from .summary import summary
from .task import SIDES

PAGE = CHECKOUT / "docs" / "performance.md"
PLOTS = CHECKOUT / "docs" / "plots"
FULL_RESULTS, LAST_RESULTS = WORK / "full.json", WORK / "results.json"
SECONDS_A_START = 9.0  # of QGIS, with all that a task has to do


def main(arguments: Sequence[str]) -> int:
    gdal.UseExceptions()
    options = _options(arguments)
    if options.write:
        _write_page(*load(FULL_RESULTS))
        return 0
    parts, is_full = _parts(options), not arguments
    count = starts(parts)
    print(f"{count} starts of QGIS, about {count * SECONDS_A_START / 60:.0f} minutes.", flush=True)
    results, on = run(parts), about(arguments)
    save(results, on, LAST_RESULTS)
    print(summary(results))
    if is_full:
        save(results, on, FULL_RESULTS)
        _write_page(results, on)
    return 0


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="make bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quick", action="store_true", help="fewer rasters, over one link")
    parser.add_argument("--rasters", default="*", help="those whose names match, such as 'zstd-*'")
    parser.add_argument("--sides", default=",".join(SIDES), help="what to compare: plugin, recipe, cloud")
    parser.add_argument("--repeats", type=int, help="how often each raster is opened")
    parser.add_argument("--round-trip", type=float, help="of the link, in ms")
    parser.add_argument("--rate", type=float, help="of the link, in Mbit/s")
    parser.add_argument("--write", action="store_true", help="measure nothing, write the page again")
    return parser.parse_args(arguments)


def _parts(options: argparse.Namespace) -> list[Part]:
    parts: tuple[Part, ...] = QUICK if options.quick else FULL
    if options.round_trip is not None:
        parts = (replace(parts[0], way=Way(options.round_trip, parts[0].way.rate)),)
    return [_narrowed(part, options) for part in parts]


def _narrowed(part: Part, options: argparse.Namespace) -> Part:
    """Return what the options leave of a part."""
    chosen = tuple(raster for raster in part.rasters if fnmatch.fnmatch(raster.name, options.rasters))
    return replace(
        part,
        way=Way(part.way.round_trip, options.rate or part.way.rate),
        rasters=chosen,
        repeats=options.repeats or part.repeats,
        sides=tuple(options.sides.split(",")),
        later=tuple(raster for raster in part.later if raster in chosen),
    )


def _write_page(results: Sequence[Result], on: dict[str, str]) -> None:
    found = Medians(results)
    put(PAGE, "bench", "make bench", report(found, on))
    draw(found, PLOTS)
    print(f"Written: {_inside(PAGE)}, {_inside(PLOTS)}")


def _inside(path: Path) -> Path:
    return path.relative_to(CHECKOUT)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
