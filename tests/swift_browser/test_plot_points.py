"""What plots draw: nothing is left out that stands out, and gaps stay gaps."""

from __future__ import annotations

import numpy as np
import pytest
from swift_cog_browser.swift_browser.band_statistics import FEWEST_BINS, BandStatistics
from swift_cog_browser.swift_browser.pixel_values import Band
from swift_cog_browser.swift_browser.plot_points import Curve, line, steps, ticks


def test_gaps() -> None:
    assert line(np.array([1.0, np.nan, 2.0, 3.0, np.nan]), 10) == (((10.0, 1.0),), ((12.0, 2.0), (13.0, 3.0)))
    assert line(np.full(3, np.nan), 0) == ()
    assert Curve("nothing", 0, ()).bounds is None


def test_a_single_spike_of_a_long_line_is_drawn() -> None:
    values = np.zeros(1_000_000)
    values[123_457], values[777_777] = 5, -7
    values[300_000:400_000] = np.nan
    pieces = line(values, 0, 500)
    assert sum(map(len, pieces)) <= 1000
    assert len(pieces) == 2
    assert {(123457.0, 5.0)} <= set(pieces[0])
    assert {(777777.0, -7.0)} <= set(pieces[1])
    assert Curve("long", 0, pieces).bounds == (0, -7, pytest.approx(999_999, abs=2000), 5)


@pytest.mark.parametrize(
    ("least", "most", "wanted", "found"),
    [
        (0, 10, 5, [0, 2, 4, 6, 8, 10]),
        (-0.3, 0.3, 3, [-0.2, 0, 0.2]),
        (65000, 65535, 5, [65000, 65200, 65400]),
        (1, 1, 5, []),
        (0, float("inf"), 5, []),
    ],
)
def test_ticks_are_round(least: float, most: float, wanted: int, found: list[float]) -> None:
    assert ticks(least, most, wanted) == pytest.approx(found)


def test_histograms() -> None:
    statistics = BandStatistics(Band(1, "UInt16"))
    statistics.add(np.arange(4096).reshape(64, 64), False)
    histogram = statistics.histogram
    assert histogram.width == 8
    assert steps(histogram.bins, histogram.width)[0][:3] == ((0, 0), (0, 8), (8, 8))
    wide = histogram.coarser(20)
    assert FEWEST_BINS <= len(wide.bins) < 2 * FEWEST_BINS
    assert sum(count for _low, count in wide.bins) == 4096
    assert histogram.width == 8
