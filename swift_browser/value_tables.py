"""Profiles and statistics as tables for other programs: comma-separated values, in all their figures."""

from __future__ import annotations

import csv
import math
from collections.abc import Iterator, Sequence
from pathlib import Path

from ..auth.errors import UserError
from .band_statistics import BandStatistics
from .profiles import Profile
from .region_statistics import Region

STATISTICS = (
    *("layer", "band", "description", "column", "row", "columns", "rows", "pixels", "count", "mean", "sigma", "min"),
    *("max", "snr", "saturated", "saturated_from", "nodata", "nan", "infinite", "masked", "scale", "offset", "unit"),
    *("scaled_mean", "scaled_sigma", "scaled_min", "scaled_max", "scaled_snr"),
)


class TableNotWritten(UserError):
    template = "The table could not be written to {file}: {reason}."


def profile_rows(profiles: Sequence[Profile]) -> Iterator[list[str]]:
    """Yield a heading and a row for each pixel: its column and row in each layer, and the values of its bands.

    What is NoData or masked is left empty; a band with a scale has a second column.
    """
    heading = []
    for each in profiles:
        name = each.source.layer
        heading += [f"{name} column", f"{name} row"]
        for series in each.series:
            heading.append(f"{name} band {series.band.number}")
            if series.band.is_scaled:
                heading.append(f"{name} band {series.band.number} scaled [{series.band.unit}]")
    yield heading
    for number in range(max((each.length for each in profiles), default=0)):
        yield [cell for each in profiles for cell in _profile_cells(each, number)]


def _profile_cells(profile: Profile, number: int) -> Iterator[str]:
    there = number < profile.length
    place = str(profile.first + number) if there else ""
    line = str(profile.line) if there else ""
    yield place if profile.along_row else line
    yield line if profile.along_row else place
    for series in profile.series:
        yield series.text(number) if there else ""
        if series.band.is_scaled:
            yield series.value(number).measured_text if there and series.there[number] else ""


def statistics_rows(regions: Sequence[Region]) -> Iterator[list[str]]:
    """Yield a heading and a row for each band."""
    yield list(STATISTICS)
    for region in regions:
        window = region.window
        for each in region.bands:
            place = [window.column, window.row, window.columns, window.rows]
            yield [region.source.layer, *map(_cell, [each.band.number, each.band.description, *place, *_numbers(each)])]


def _numbers(each: BandStatistics) -> list[object]:
    scaled = each.scaled()
    counts = [each.saturated, each.saturated_from, each.no_data, each.not_a_number, each.infinite, each.masked]
    measured = [scaled.mean, scaled.deviation, scaled.minimum, scaled.maximum, scaled.snr]
    return [
        *(each.pixels, each.count, each.mean, each.deviation, each.minimum, each.maximum, each.snr),
        *counts,
        *(each.band.scale, each.band.offset, each.band.unit),
        *(measured if each.band.is_scaled else [None] * len(measured)),
    ]


def _cell(value: object) -> str:
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    return repr(value) if isinstance(value, float) else str(value)


def write_table(file: Path, rows: Iterator[list[str]]) -> None:
    """Write rows as comma-separated values in UTF-8.

    Raises:
        TableNotWritten: the disk, or its owner, does not let.
    """
    try:
        with open(file, "w", encoding="utf-8", newline="") as table:
            csv.writer(table).writerows(rows)
    except OSError as error:
        raise TableNotWritten(file=file, reason=error.strerror or error) from error
