"""Measures what the plugin adds to the start of QGIS; `make bench-startup` calls it.

make bench-startup                            nine starts with the plugin and nine without, in turns
make bench-startup ARGS="--starts 3"
"""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path
from statistics import median

from cloud.handle import CHECKOUT
from real_qgis.launch import make_profile

from .about import about
from .page import put
from .places import WORK
from .screen import Screen
from .tables import table
from .tours import run_tour

TOUR = Path(__file__).with_name("startup_tour.py")
PAGE = CHECKOUT / "docs" / "performance.md"
COMMAND = "make bench-startup"
GOAL = 100  # ms
# Compiled Python is there from the second start on, as it is on everybody's machine.
COMPILED = {"PYTHONDONTWRITEBYTECODE": ""}
WITH, WITHOUT = True, False
Seen = dict[str, float]


def main() -> int:
    parser = argparse.ArgumentParser(
        prog=COMMAND, description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--starts", type=int, default=9, help="with the plugin, and as many without")
    options = parser.parse_args()
    with Screen() as screen:
        found = measure(screen.display, options.starts)
    text = report(found)
    print(text)
    put(PAGE, "startup", COMMAND, text)
    return 0


def measure(display: str, starts: int) -> dict[bool, list[Seen]]:
    """Start QGIS with and without the plugin, in turns. The first start of each only makes what the next ones find."""
    profiles = {has_plugin: _profile(has_plugin) for has_plugin in (WITH, WITHOUT)}
    found: dict[bool, list[Seen]] = {WITH: [], WITHOUT: []}
    for start in range(starts + 1):
        for has_plugin, profile in profiles.items():
            seen = run_tour(profile, TOUR, display, COMPILED)
            if start:
                found[has_plugin].append(seen)
    return found


def _profile(has_plugin: bool) -> Path:
    folder = WORK / "profiles" / f"startup-{has_plugin}"
    shutil.rmtree(folder, ignore_errors=True)
    return make_profile(folder, with_plugin=has_plugin)


def report(found: dict[bool, list[Seen]]) -> str:
    """Return the tables for the page."""
    middle = {
        has_plugin: {name: 1000 * median(start[name] for start in starts) for name in starts[0]}
        for has_plugin, starts in found.items()
    }
    own, without = middle[WITH], middle[WITHOUT]
    rows = [
        ("QGIS's profiler, *Load plugins*", f"{GOAL}", f"{own['profiler']:.0f}"),
        ("processor time that QGIS notes of the plugin", f"{GOAL}", f"{own['plugin']:.0f}"),
        ("processor time of the whole start, without the plugin", "", f"{without['whole']:.0f}"),
        ("the same with the plugin, its panel shown: more by", "", f"{own['whole'] - without['whole']:.0f}"),
    ]
    conditions = {**about([]), "command": f"`{COMMAND}`", "starts": f"{len(found[WITH])} with, as many without"}
    return "\n\n".join([table(("measured", "with"), conditions.items()), table(("median, ms", "goal", ""), rows)])


if __name__ == "__main__":
    sys.exit(main())
