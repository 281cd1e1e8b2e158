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
from .medians import Medians
from .page import put
from .places import WORK
from .plots import draw
from .report import report
from .results import Result, load, save
from .run import estimate, run
from .summary import summary
from .task import SIDES

PAGE = CHECKOUT / "docs" / "performance.md"
PLOTS = CHECKOUT / "docs" / "plots"
FULL_RESULTS, LAST_RESULTS = WORK / "full.json", WORK / "results.json"


def main(arguments: Sequence[str]) -> int:
    gdal.UseExceptions()
    options = _options(arguments)
    if options.write:
        _write_page(*load(FULL_RESULTS))
        return 0
    parts, on = _parts(options), about(arguments)
    starts, minutes = estimate(parts)
    print(f"{starts} starts of QGIS, about {minutes:.0f} minutes, and the time to make rasters.", flush=True)
    results: list[Result] = []
    for result in run(parts):
        results.append(result)
        # What a run has found so far is not lost with it.
        save(results, on, LAST_RESULTS)
    print(summary(results))
    if _is_full(parts):
        save(results, on, FULL_RESULTS)
        _write_page(results, on)
    return 0


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="make bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quick", action="store_true", help="fewer rasters, over one link")
    parser.add_argument("--rasters", default="*", help="those whose names match, such as 'zstd-*'")
    parser.add_argument(
        "--sides",
        default=",".join(SIDES),
        help="what to compare: plugin, recipe, cloud, local (a file of this computer)",
    )
    parser.add_argument("--repeats", type=int, help="how often each raster is opened")
    parser.add_argument("--round-trip", type=float, help="of the link, in ms")
    parser.add_argument("--rate", type=float, help="of the link, in Mbit/s")
    parser.add_argument("--slow-start", action="store_true", help="have connections begin slowly, as TCP's do")
    parser.add_argument("--write", action="store_true", help="measure nothing, write the page again")
    return parser.parse_args(arguments)


def _parts(options: argparse.Namespace) -> list[Part]:
    parts: tuple[Part, ...] = QUICK if options.quick else FULL
    if options.round_trip is not None:
        parts = (replace(parts[0], way=replace(parts[0].way, round_trip=options.round_trip)),)
    return [_narrowed(part, options) for part in parts]


def _narrowed(part: Part, options: argparse.Namespace) -> Part:
    """Return what the options leave of a part."""
    chosen = tuple(raster for raster in part.rasters if fnmatch.fnmatch(f"{raster.kind}.tif", options.rasters))
    return replace(
        part,
        way=replace(
            part.way,
            rate=options.rate or part.way.rate,
            slow_start=options.slow_start or part.way.slow_start,
        ),
        rasters=chosen,
        repeats=options.repeats or part.repeats,
        sides=tuple(options.sides.split(",")),
        later=tuple(raster for raster in part.later if raster in chosen),
    )


def _is_full(parts: Sequence[Part]) -> bool:
    """Return whether the page can be written: whatever was repeated how often, nothing is left out."""
    return [replace(part, repeats=0) for part in parts] == [replace(part, repeats=0) for part in FULL]


def _write_page(results: Sequence[Result], on: dict[str, str]) -> None:
    found = Medians(results)
    put(PAGE, "bench", "make bench", report(found, on))
    draw(found, PLOTS)
    print(f"Written: {_inside(PAGE)}, {_inside(PLOTS)}")


def _inside(path: Path) -> Path:
    return path.relative_to(CHECKOUT)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
