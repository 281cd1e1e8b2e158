"""The plots of the page on performance, as small pictures."""

from __future__ import annotations

from pathlib import Path

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from .conditions import USUAL
from .medians import Medians
from .report import PLUGIN, TITLES
from .task import OPEN

# Okabe and Ito's colours, which everybody can tell apart, and a shape for each besides.
LOOKS = {"plugin": ("#0072B2", "o"), "recipe": ("#D55E00", "s"), "cloud": ("#CC79A7", "^")}
LIMIT = "#555555"
TICKS = (0.2, 0.5, 1, 2, 5, 10, 20)  # seconds
LINE = {"linewidth": 1, "color": "#dddddd", "zorder": 0}


def draw(found: Medians, folder: Path) -> None:
    """Write the plots of a full run into a folder, as WebP files.

    Args:
        found: medians of results of all sides.
    """
    folder.mkdir(parents=True, exist_ok=True)
    _first_picture(found, folder / "first-picture.webp")
    _round_trips(found, folder / "round-trips.webp")


def _first_picture(found: Medians, file: Path) -> None:
    """One row for each raster: the limit, and a point for each side."""
    rasters = found.measured(USUAL, OPEN)
    figure = Figure(figsize=(8, 1.2 + 0.3 * len(rasters)))
    axes = figure.subplots()
    rows = range(len(rasters), 0, -1)
    axes.hlines(rows, 0, 1, transform=axes.get_yaxis_transform(), **LINE)
    limits = [found.of(raster, USUAL, OPEN, PLUGIN).limit for raster in rasters]
    axes.scatter(limits, rows, color=LIMIT, marker="|", s=160, linewidths=2, label="limit")
    for side, title in TITLES.items():
        times = [found.of(raster, USUAL, OPEN, side).seconds for raster in rasters]
        colour, shape = LOOKS[side]
        axes.scatter(times, rows, color=colour, marker=shape, s=36, label=title)
    axes.set_yticks(list(rows), [str(raster) for raster in rasters])
    # Where GDAL lists 100,000 objects first it takes ten times as long.
    axes.set_xscale("log")
    axes.set_xticks(TICKS, [f"{tick:g}" for tick in TICKS], minor=False)
    axes.minorticks_off()
    axes.set_ylim(0.4, len(rasters) + 0.6)
    _finish(axes, f"First picture over {USUAL}, in seconds")
    _save(figure, file)


def _round_trips(found: Medians, file: Path) -> None:
    """How the time grows with the round trip: medians over the rasters that were opened over every link."""
    figure = Figure(figsize=(8, 3.2))
    axes = figure.subplots()
    ways = sorted((way for way in found.ways if not way.slow_start), key=lambda way: way.round_trip)
    shared = found.shared
    trips = [way.round_trip for way in ways]
    for side, title in TITLES.items():
        colour, shape = LOOKS[side]
        times = [found.middle(shared, way, OPEN, side).seconds for way in ways]
        axes.plot(trips, times, color=colour, marker=shape, label=title)
    limits = [found.middle(shared, way, OPEN, PLUGIN).limit for way in ways]
    axes.plot(trips, limits, color=LIMIT, linestyle="--", label="limit")
    axes.set_xlabel("round trip, in ms", fontsize=8)
    _finish(axes, "First picture, in seconds")
    axes.set_xlim(left=0)
    axes.set_ylim(bottom=0)
    _save(figure, file)


def _finish(axes: Axes, title: str) -> None:
    axes.set_title(title, fontsize=10, loc="left")
    axes.tick_params(labelsize=8)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    # Beside the title, where no point can be.
    axes.legend(fontsize=8, frameon=False, ncols=4, loc="lower right", bbox_to_anchor=(1, 0.99), columnspacing=1)


def _save(figure: Figure, file: Path) -> None:
    figure.savefig(file, dpi=100, bbox_inches="tight", pil_kwargs={"lossless": True})
