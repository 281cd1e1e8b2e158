"""What a run has found, as the part of the page on performance that nobody writes by hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from .conditions import USUAL
from .lab import Way
from .medians import Medians, Middle
from .rasters import Raster
from .tables import megabytes, ratio, seconds, table, whole
from .task import AGAIN, LATER, OPEN, PAN

TITLES = {"plugin": "plugin", "recipe": "recipe", "cloud": "QGIS Cloud"}
OTHERS = ("recipe", "cloud")
PLUGIN = "plugin"


def report(found: Medians, about: Mapping[str, str]) -> str:
    """Return the report of a full run.

    Args:
        found: medians of results of all sides.
        about: machine, versions, date and command, by their names.
    """
    return "\n\n".join(
        [
            table(("measured", "with"), about.items()),
            *_section("First picture", f"From the click, over {USUAL}, in seconds.", _times(found, OPEN)),
            "![Time to the first picture of each raster](plots/first-picture.webp)",
            *_section("What it costs", "Until the first picture; the gap is the main thread's.", _costs(found, OPEN)),
            *_section("Panning", f"By one screen at native resolution, over {USUAL}, in seconds.", _times(found, PAN)),
            *_section("Second opening", "In the same QGIS, and in the next one of the same profile.", _second(found)),
            *_section("Other links", "First picture in seconds; medians over the rasters of the link.", _links(found)),
            "![Time to the first picture over links of several round trips](plots/round-trips.webp)",
            *_section("Goals", f"Medians over the rasters, over {USUAL}.", _goals(found)),
        ]
    )


def _section(title: str, words: str, rows: str) -> tuple[str, str, str]:
    return f"### {title}", words, rows


def _times(found: Medians, step: str) -> str:
    headings = ("raster", "MB", "limit", *TITLES.values(), "plugin / limit", *(f"plugin / {TITLES[o]}" for o in OTHERS))
    rasters = found.measured(USUAL, step)
    rows = [
        (str(raster), whole(raster.file.stat().st_size / 1e6), *_row(_sides(found, raster, USUAL, step)))
        for raster in rasters
    ]
    return table(headings, [*rows, ("**median**", "", *_middle_row(found, USUAL, step))])


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


def _middle_row(found: Medians, way: Way, step: str) -> Iterator[str]:
    """Yield the medians over the rasters: of the times, and of the ratios of each raster."""
    yield seconds(found.over_all(way, step, lambda raster: found.of(raster, way, step, PLUGIN).limit))
    for side in TITLES:
        yield seconds(found.over_all(way, step, lambda raster, side=side: found.of(raster, way, step, side).seconds))
    for number in range(1 + len(OTHERS)):
        yield ratio(_middle_ratio(found, way, step, number))


def _middle_ratio(found: Medians, way: Way, step: str, number: int) -> float:
    """Return the median of a ratio over the rasters: plugin / limit, plugin / recipe, plugin / QGIS Cloud."""
    return found.over_all(way, step, lambda raster: _ratios(_sides(found, raster, way, step))[number])


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
    ways = sorted(found.ways, key=lambda way: way.round_trip)
    return table(headings, ((str(way), *_middle_row(found, way, OPEN)) for way in ways))


def _goals(found: Medians) -> str:
    first, again = _middle(found, OPEN, PLUGIN), _middle(found, AGAIN, PLUGIN)
    rows = (
        ("first picture / recipe", "0.5", ratio(_middle_ratio(found, USUAL, OPEN, 1))),
        ("first picture / QGIS Cloud", "0.5", ratio(_middle_ratio(found, USUAL, OPEN, 2))),
        ("first picture / limit", "1.3", ratio(_middle_ratio(found, USUAL, OPEN, 0))),
        ("requests until the first picture", "3", whole(first.requests)),
        ("panning / limit", "1.3", ratio(_middle_ratio(found, USUAL, PAN, 0))),
        ("requests of a second opening", "1", whole(again.requests)),
        *((f"objects written by viewing, {TITLES[side]}", "0", whole(found.written(side))) for side in TITLES),
    )
    return table(("goal", "at most", "found"), rows)
