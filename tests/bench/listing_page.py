"""What was measured of large containers, as the part of the page on performance that nobody writes by hand."""

from __future__ import annotations

from collections.abc import Mapping
from statistics import median
from typing import Any

from . import listing_task as names
from .tables import table, whole

CALM = 50  # ms
HEADINGS = ("median, ms", "until painted", "work at a stretch", "longest gap", "gap with waits")
Steps = dict[str, dict[str, Any]]


def report(found: dict[str, Any], rows: int, about: Mapping[str, str]) -> str:
    """Return the tables.

    Args:
        rows: in each of the containers.
        about: machine, versions, date and command, by their names.
    """
    steps: Steps = found["steps"]
    return "\n\n".join([table(("measured", "with"), about.items()), goals(found, rows), every_step(steps)])


def seconds(steps: Steps, name: str) -> float:
    return median(steps[name]["seconds"])


def goals(found: dict[str, Any], rows: int) -> str:
    """Return a table of what was aimed at, and what was measured."""
    steps: Steps = found["steps"]
    first, server = seconds(steps, names.FIRST), seconds(steps, names.SERVER)
    whole, client = seconds(steps, names.ALL), seconds(steps, names.SWIFT_LIST)
    arranging = {name: seconds(steps, name) for name in (*names.SORTS, *names.FILTERS)}
    slowest = max(arranging, key=arranging.__getitem__)
    longest = {part: _longest(steps, part) for part in ("work", "gaps")}
    lines = (
        ("first rows painted", "1.2 of the server's time for a page of 1,000", f"{first / server:.2f}"),
        (f"memory for {rows:,} rows", "400 MB", f"{max(found['memory']):.0f} MB"),
        ("memory for what is shown first", "little", f"{found['first memory']:.1f} MB for the first 1,000 rows"),
        ("filter, sort", "100 ms", f"{1000 * arranging[slowest]:.0f} ms ({slowest})"),
        ("all rows", "the time of `swift list`", f"{whole / client:.2f} of it ({whole:.1f} s, {client:.1f} s)"),
        ("main thread, work at a stretch", f"{CALM} ms", longest["work"]),
        ("main thread, longest gap", f"{CALM} ms", longest["gaps"]),
        ("cancel, until the tree shows it", "200 ms", f"{1000 * seconds(steps, names.CANCEL):.0f} ms"),
        ("cancel, until no request is under way", "200 ms", f"{1000 * seconds(steps, names.CANCELLED):.0f} ms"),
        ("search by prefix", "asked of the server", f"{len(found['asked'])} requests"),
    )
    return table(("", "goal: at most", "measured"), lines)


def _longest(steps: Steps, part: str) -> str:
    found = {name: median(seen[part]) for name, seen in steps.items() if seen[part]}
    name = max(found, key=found.__getitem__)
    return f"{found[name]:.0f} ms ({name})"


def every_step(steps: Steps) -> str:
    """Return a table of all steps."""
    rows = [
        (name, f"{1000 * median(seen['seconds']):,.0f}", *(_rounded(seen[part]) for part in ("work", "gaps", "waits")))
        for name, seen in steps.items()
    ]
    return table(HEADINGS, rows)


def _rounded(values: list[float]) -> str:
    return whole(median(values)) if values else ""
