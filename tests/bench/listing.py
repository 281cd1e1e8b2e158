"""Measures containers of a million rows in the real QGIS; `make bench-listing` calls it.

make bench-listing                            three times each step, some ten minutes
make bench-listing ARGS="--rows 200000 --repeats 1"
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from pathlib import Path
from typing import Any

from cloud.handle import CHECKOUT
from real_qgis.launch import make_profile

from .about import about
from .lab import Lab, lab
from .listing_page import report
from .listing_task import CLIENT, FLAT, FOLDERS, PSEUDO_FOLDERS, Task
from .page import put
from .places import WORK
from .screen import Screen
from .tours import run_tour

COMMAND = "make bench-listing"
PAGE = CHECKOUT / "docs" / "performance.md"
TOUR = Path(__file__).with_name("listing_tour.py")
RESULTS = WORK / "listing.json"
WITHIN = 3000.0  # seconds


def main() -> int:
    options = _options()
    with lab() as place, Screen() as screen:
        for container, folders in ((FLAT, 0), (FOLDERS, PSEUDO_FOLDERS)):
            place.make_container(container)
            place.cloud.add_rows(container, options.rows, folders=folders)
        found = _run(_task(place, options), screen.display)
    RESULTS.write_text(json.dumps(found, indent=1), encoding="utf-8")
    for name, seen in found["steps"].items():
        print(f"{name}:\n{seen['report']}\n")
    conditions = {**about([]), "command": f"`{COMMAND}`", "repeats": str(options.repeats)}
    text = report(found, options.rows, conditions)
    print(text)
    put(PAGE, "listing", COMMAND, text)
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog=COMMAND, description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rows", type=int, default=1_000_000, help="in each of the two containers")
    parser.add_argument("--repeats", type=int, default=3, help="of each step")
    return parser.parse_args()


def _task(place: Lab, options: argparse.Namespace) -> Task:
    cloud = place.cloud
    openrc, client = str(cloud.application_credential()), str(CHECKOUT / CLIENT)
    return Task(str(cloud.folder), openrc, options.rows, options.repeats, client, place.storage_url, place.token)


def _run(task: Task, display: str) -> dict[str, Any]:
    folder = WORK / "profiles" / "listing"
    shutil.rmtree(folder, ignore_errors=True)
    profile = make_profile(folder)
    file = profile / "task.json"
    task.save(file)
    return run_tour(profile, TOUR, display, {"SWIFT_COG_TASK": str(file)}, WITHIN)


if __name__ == "__main__":
    sys.exit(main())
