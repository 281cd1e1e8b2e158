"""What a run has found, as the part of the page on performance that nobody writes by hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from statistics import median

from .conditions import USUAL
from .lab import Way
from .medians import Medians, Middle
from .rasters import Raster
from .tables import megabytes, ratio, seconds, table, whole
from .task import AGAIN, LATER, OPEN, PAN

TITLES = {"plugin": "plugin", "recipe": "recipe", "cloud": "QGIS Cloud"}
OTHERS = ("recipe", "cloud")
PLUGIN = "plugin"

GOALS = f"Medians over the rasters, over {USUAL}. Who is at the limit would have what is possible at best."
FIRST = f"""From the click until the whole raster is on the canvas, over {USUAL}, in seconds.

![Time to the first picture of each raster](plots/first-picture.webp)"""
COSTS = "Until the first picture. The gap is the longest time in which QGIS's window answered nobody."
PANNING = f"By one screen at native resolution, over {USUAL}, in seconds."
SECOND = f"Medians over the rasters that were opened again, over {USUAL}."
LINKS = """The first picture, in seconds: medians over the rasters that were opened over all links.

![Time to the first picture over links of several round trips](plots/round-trips.webp)"""
WRITTEN = "Objects that were made, changed or deleted in the object store, in all starts of QGIS."


def report(found: Medians, about: Mapping[str, str]) -> str:
    """Return the report of a full run.

    Args:
        found: medians of results of all sides.
        about: machine, versions, date and command, by their names.
    """
    sections = (
        ("Goals", GOALS, _goals(found)),
        ("First picture", FIRST, _times(found, OPEN)),
        ("What it costs", COSTS, _costs(found, OPEN)),
        ("Panning", PANNING, _times(found, PAN)),
        ("Second opening", SECOND, _second(found)),
        ("Other links", LINKS, _links(found)),
        ("Written by viewing", WRITTEN, _writing(found)),
    )
    parts = [f"### {title}\n\n{words}\n\n{rows}" for title, words, rows in sections]
    return "\n\n".join([table(("measured", "with"), about.items()), *parts])


def _times(found: Medians, step: str) -> str:
    headings = ("raster", "MB", "limit", *TITLES.values(), "plugin / limit", *(f"plugin / {TITLES[o]}" for o in OTHERS))
    rasters = found.measured(USUAL, step)
    rows = [
        (str(raster), whole(raster.file.stat().st_size / 1e6), *_row(_sides(found, raster, USUAL, step)))
        for raster in rasters
    ]
    return table(headings, [*rows, ("**median**", "", *_middle_row(found, rasters, USUAL, step))])


def _sides(found: Medians, raster: Raster, way: Way, step: str) -> dict[str, Middle]:
    return {side: found.of(raster, way, step, side) for side in TITLES}


def _row(middles: Mapping[str, Middle]) -> Iterator[str]:
    plugin = middles[PLUGIN]
    yield seconds(plugin.limit)
    yield from (seconds(middle.seconds) for middle in middles.values())
    yield from map(ratio, _ratios(middles))


def _ratios(middles: Mapping[str, Middle]) -> Sequence[float]:
    plugin = middles[PLUGIN]
    return (plugin.seconds / plugin.limit, *(plugin.seconds / middles[other].seconds for other in OTHERS))


def _middle_row(found: Medians, rasters: Sequence[Raster], way: Way, step: str) -> Iterator[str]:
    """Yield the medians over rasters: of the times, and of the ratios of each raster."""
    yield seconds(found.middle(rasters, way, step, PLUGIN).limit)
    for side in TITLES:
        yield seconds(found.middle(rasters, way, step, side).seconds)
    yield from map(ratio, _middle_ratios(found, rasters, way, step))


def _middle_ratios(found: Medians, rasters: Sequence[Raster], way: Way, step: str) -> Sequence[float]:
    """Return the medians over rasters of plugin / limit, plugin / recipe and plugin / QGIS Cloud."""
    return [median(column) for column in zip(*(_ratios(_sides(found, raster, way, step)) for raster in rasters))]


def _costs(found: Medians, step: str) -> str:
    what = ("requests", "MB", "gap, ms")
    headings = ("raster", *(f"{each}: {title}" for each in what for title in TITLES.values()))
    rows = []
    for raster in found.measured(USUAL, step):
        middles = _sides(found, raster, USUAL, step).values()
        counts = [whole(middle.requests) for middle in middles]
        sizes = [megabytes(middle.bytes) for middle in middles]
        rows.append((str(raster), *counts, *sizes, *(whole(middle.gap) for middle in middles)))
    return table(headings, rows)


def _second(found: Medians) -> str:
    headings = ("opened again", *(f"{what}: {title}" for what in ("seconds", "requests") for title in TITLES.values()))
    rows = []
    for words, step in (("in the same QGIS", AGAIN), ("in the next QGIS", LATER)):
        if found.measured(USUAL, step):
            times = [_middle(found, step, side).seconds for side in TITLES]
            rows.append((words, *map(seconds, times), *(whole(_middle(found, step, s).requests) for s in TITLES)))
    return table(headings, rows)


def _middle(found: Medians, step: str, side: str) -> Middle:
    """Return the medians over the rasters of the usual link."""
    return found.middle(found.measured(USUAL, step), USUAL, step, side)


def _links(found: Medians) -> str:
    headings = ("link", "limit", *TITLES.values(), "plugin / limit", *(f"plugin / {TITLES[o]}" for o in OTHERS))
    ways = sorted(found.ways, key=lambda way: (way.slow_start, way.round_trip))
    return table(headings, ((str(way), *_middle_row(found, found.shared, way, OPEN)) for way in ways))


def _goals(found: Medians) -> str:
    first, again = _middle(found, OPEN, PLUGIN), _middle(found, AGAIN, PLUGIN)
    to_limit, *to_others = _middle_ratios(found, found.measured(USUAL, OPEN), USUAL, OPEN)
    panning = _middle_ratios(found, found.measured(USUAL, PAN), USUAL, PAN)[0]
    beside = [
        (f"first picture / {TITLES[other]}", "0.5", ratio(value), ratio(_best(found, other)))
        for other, value in zip(OTHERS, to_others)
    ]
    rows = [
        *beside,
        ("first picture / limit", "1.3", ratio(to_limit), ratio(1)),
        ("requests until the first picture", "3", whole(first.requests), "2"),
        ("panning / limit", "1.3", ratio(panning), ratio(1)),
        ("requests of a second opening", "1", whole(again.requests), "1"),
    ]
    return table(("goal", "at most", "found", "at best"), rows)


def _best(found: Medians, other: str) -> float:
    """Return how somebody who is as fast as the limit would be beside a side."""
    middles = [found.of(raster, USUAL, OPEN, other) for raster in found.measured(USUAL, OPEN)]
    return median(middle.limit / middle.seconds for middle in middles)


def _writing(found: Medians) -> str:
    return table(("", *TITLES.values()), [("objects", *(str(found.written(side)) for side in TITLES))])
