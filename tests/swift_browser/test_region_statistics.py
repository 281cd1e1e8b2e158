"""Statistics and profiles of native pixels, with numpy on the whole file as the oracle."""

from __future__ import annotations

import math
import random
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from cloud.handle import CloudHandle
from conftest import DATA
from native_rasters import numbered, write
from osgeo import gdal
from qgis.core import QgsProject
from swift_cog_browser.auth.errors import Cancelled
from swift_cog_browser.swift_browser import profiles, region_statistics
from swift_cog_browser.swift_browser.account import Account
from swift_cog_browser.swift_browser.band_statistics import MOST_BINS, BandStatistics
from swift_cog_browser.swift_browser.cancel import Cancel
from swift_cog_browser.swift_browser.native_raster import NativeRaster, NativeRasters, PixelsUnreadable, RasterSource
from swift_cog_browser.swift_browser.native_source import source_of
from swift_cog_browser.swift_browser.pixel_values import Band
from swift_cog_browser.swift_browser.profiles import Profile, ProfileAsked, ProfileOutside, profile
from swift_cog_browser.swift_browser.region_statistics import RectangleOutside, Region, RegionAsked, region, window_of
from swift_cog_browser.swift_browser.windows import Window

NORTH_UP = (500000, 20, 0, 4600000, 0, -20)


@pytest.fixture(params=[300, 1_000_000], ids=["small parts", "large parts"])
def _parts(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(region_statistics, "MOST_PIXELS", request.param)
    monkeypatch.setattr(profiles, "MOST_PIXELS", request.param)


def corners(window: Window) -> tuple[tuple[float, float], ...]:
    left, top = 500000 + 20 * window.column, 4600000 - 20 * window.row
    right, bottom = left + 20 * window.columns, top - 20 * window.rows
    return ((left, top), (right, top), (right, bottom), (left, bottom))


def found(file: Path | RasterSource, window: Window, saturated: dict[int, float] | None = None) -> Region:
    source = file if isinstance(file, RasterSource) else RasterSource(str(file), layer="raster")
    return region(NativeRasters(), RegionAsked(source, corners(window), saturated or {}), Cancel(), lambda _part: None)


def check(statistics: BandStatistics, values: Any) -> None:
    """Compare with numpy, on values that are all there."""
    assert statistics.count == values.size
    assert statistics.mean == pytest.approx(float(values.astype("f8").mean()), rel=1e-13)
    assert statistics.deviation == pytest.approx(float(values.astype("f8").std()), rel=1e-11)
    assert (statistics.minimum, statistics.maximum) == (values.min(), values.max())
    assert sum(count for _low, count in statistics.histogram.bins) == values.size
    for low, count in statistics.histogram.bins:
        numbers = values.astype("f8")
        assert count == ((numbers >= low) & (numbers < low + statistics.histogram.width)).sum()


KINDS = [
    ("u1", gdal.GDT_Byte, []),
    ("u2", gdal.GDT_UInt16, ["TILED=YES", "BLOCKXSIZE=64", "BLOCKYSIZE=32", "COMPRESS=DEFLATE"]),
    ("i2", gdal.GDT_Int16, ["TILED=YES", "BLOCKXSIZE=16", "BLOCKYSIZE=16", "INTERLEAVE=BAND"]),
    ("u4", gdal.GDT_UInt32, []),
    ("f4", gdal.GDT_Float32, ["TILED=YES", "BLOCKXSIZE=128", "BLOCKYSIZE=128"]),
    ("f8", gdal.GDT_Float64, []),
]


@pytest.mark.parametrize(("kind", "gdal_type", "options"), KINDS, ids=[kind for kind, *_ in KINDS])
@pytest.mark.usefixtures("_parts")
def test_as_numpy_has_it(kind: str, gdal_type: int, options: list[str], tmp_path: Path) -> None:
    random_numbers = np.random.default_rng(7)
    limits = np.iinfo(kind) if kind[0] in "iu" else None
    bands = [
        random_numbers.integers(limits.min, limits.max, (150, 200), kind, endpoint=True)
        if limits
        else (random_numbers.normal(1e6, 0.25, (150, 200))).astype(kind)
        for _ in range(2)
    ]
    file = write(tmp_path / "raster.tif", bands, gdal_type, transform=NORTH_UP, options=options)
    for window in (Window(0, 0, 200, 150), Window(33, 17, 101, 77), Window(199, 149, 1, 1)):
        result = found(file, window)
        assert result.window == window
        for statistics, values in zip(result.bands, bands):
            there = values[window.row : window.row + window.rows, window.column : window.column + window.columns]
            check(statistics, there)
            assert statistics.pixels == window.pixels
            if limits:
                assert statistics.saturated == (there == limits.max).sum()


def test_large_numbers_lose_no_deviation() -> None:
    """A mean of squares less the square of the mean would give nothing here."""
    values = (1e9 + np.array([4, 7, 13, 16] * 1000)).reshape(40, 100)
    statistics = BandStatistics(Band(1, "Float64"))
    for part in np.array_split(values, 7):
        statistics.add(part, False)
    assert statistics.deviation == pytest.approx(math.sqrt(22.5), rel=1e-12)
    assert statistics.snr == pytest.approx((1e9 + 10) / math.sqrt(22.5))


@pytest.mark.usefixtures("_parts")
def test_what_is_nothing_is_counted_apart(tmp_path: Path) -> None:
    values = np.linspace(0, 1, 200 * 150).reshape(150, 200).astype("f4")
    values[0, :7], values[1, :5], values[2, :3] = -9999, np.nan, np.inf
    file = write(tmp_path / "raster.tif", [values], gdal.GDT_Float32, transform=NORTH_UP, no_data=[-9999])
    (statistics,) = found(file, Window(0, 0, 200, 150), {1: 0.5}).bands
    assert (statistics.no_data, statistics.not_a_number, statistics.infinite, statistics.masked) == (7, 5, 3, 0)
    there = values[np.isfinite(values) & (values != -9999)]
    check(statistics, there)
    assert statistics.saturated == (there >= 0.5).sum()
    assert statistics.pixels == 200 * 150


def test_nothing_at_all(tmp_path: Path) -> None:
    values = np.zeros((30, 40), "u1")
    file = write(tmp_path / "raster.tif", [values], gdal.GDT_Byte, transform=NORTH_UP, no_data=[0])
    (statistics,) = found(file, Window(0, 0, 40, 30)).bands
    assert (statistics.count, statistics.no_data, statistics.minimum) == (0, 1200, None)
    assert math.isnan(statistics.mean)
    assert math.isnan(statistics.snr)
    assert statistics.histogram.bins == []


def test_complex_values_count_by_their_amplitude(tmp_path: Path) -> None:
    values = (np.arange(1200).reshape(30, 40) * (3 + 4j)).astype("c8")
    file = write(tmp_path / "raster.tif", [values], gdal.GDT_CFloat32, transform=NORTH_UP)
    (statistics,) = found(file, Window(0, 0, 40, 30)).bands
    check(statistics, np.abs(values.astype("c16")))
    assert statistics.maximum == 1199 * 5


def test_whole_numbers_of_64_bits_are_exact(tmp_path: Path) -> None:
    values = np.full((30, 40), 2**63 - 1, "i8")
    values[3, 3] = -(2**63) + 1
    file = write(tmp_path / "raster.tif", [values], gdal.GDT_Int64, transform=NORTH_UP)
    (statistics,) = found(file, Window(0, 0, 40, 30)).bands
    assert (statistics.minimum, statistics.maximum) == (-(2**63) + 1, 2**63 - 1)
    assert statistics.saturated == 1199


def test_histograms_stay_exact_when_values_spread() -> None:
    rows = [np.full((1, 10), value) for value in (5.0, 5.0 + 1e-6, -1e12, 0.0)]
    far = [np.full((1, 10), value) for value in (5e-324, 1e308, -1e308, 1.0)]
    for order in (rows, rows[::-1], far, far[::-1]):
        statistics = BandStatistics(Band(1, "Float64"))
        for row in order:
            statistics.add(row, False)
        assert len(statistics.histogram.bins) <= MOST_BINS
        assert sum(count for _low, count in statistics.histogram.bins) == 40


def test_pixels_that_a_rectangle_touches(tmp_path: Path) -> None:
    file = write(tmp_path / "raster.tif", [numbered()], transform=NORTH_UP)
    raster = NativeRaster(RasterSource(str(file), layer="raster"))
    inner = [(500000 + 25, 4600000 - 45), (500000 + 41, 4600000 - 59)]
    assert window_of(raster, [inner[0], inner[1]]) == Window(1, 2, 2, 1)
    assert window_of(raster, [inner[0], inner[0]]) == Window(1, 2, 1, 1)
    assert window_of(raster, corners(Window(-5, -5, 8, 8))) == Window(0, 0, 3, 3)
    with pytest.raises(RectangleOutside, match="beside raster"):
        window_of(raster, corners(Window(50, 0, 8, 8)))


def test_it_can_be_called_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(region_statistics, "MOST_PIXELS", 300)
    options = ["TILED=YES", "BLOCKXSIZE=16", "BLOCKYSIZE=16"]
    file = write(tmp_path / "raster.tif", [numbered(60, 60)], transform=NORTH_UP, options=options)
    cancel, told = Cancel(), []

    def progress(part: float) -> None:
        told.append(part)
        if part > 0.5:
            cancel.cancel()

    asked = RegionAsked(RasterSource(str(file)), corners(Window(0, 0, 60, 60)), {})
    with pytest.raises(Cancelled):
        region(NativeRasters(), asked, cancel, progress)
    assert told == sorted(told)
    assert 0.5 < told[-1] < 0.9


def test_no_statistics_of_what_is_cut_off(tmp_path: Path) -> None:
    whole = write(tmp_path / "whole.tif", [numbered(600, 600)], transform=NORTH_UP)
    file = tmp_path / "cut.tif"
    file.write_bytes(whole.read_bytes()[: 600 * 600])
    with pytest.raises(PixelsUnreadable):
        found(file, Window(0, 0, 600, 600))


# Profiles


def line(file: Path | RasterSource, column: int, row: int, along_row: bool, *ends: int) -> Profile:
    source = file if isinstance(file, RasterSource) else RasterSource(str(file), layer="raster")
    place = 500000 + 20 * (column + 0.5), 4600000 - 20 * (row + 0.5)
    return profile(NativeRasters(), ProfileAsked(source, place, along_row, *ends), Cancel(), lambda _part: None)


@pytest.mark.parametrize("options", [[], ["TILED=YES", "BLOCKXSIZE=32", "BLOCKYSIZE=16"]], ids=["strips", "tiles"])
@pytest.mark.usefixtures("_parts")
def test_rows_and_columns(options: list[str], tmp_path: Path) -> None:
    values = np.random.default_rng(3).integers(0, 65535, (150, 200), "u2")
    file = write(tmp_path / "raster.tif", [values, values[::-1]], transform=NORTH_UP, options=options)
    along = line(file, 33, 17, True)
    assert (along.line, along.first, along.length, along.size) == (17, 0, 200, 200)
    assert [list(each.values) for each in along.series] == [list(values[17]), list(values[::-1][17])]
    down = line(file, 33, 17, False, 5, 144)
    assert (down.line, down.first, down.length, down.size) == (33, 5, 140, 150)
    assert list(down.series[0].values) == list(values[5:145, 33])
    for _ in range(20):
        ends = sorted(random.choices(range(150), k=2))
        assert list(line(file, 7, 7, False, *ends).series[0].values) == list(values[ends[0] : ends[1] + 1, 7])


def test_gaps_and_figures_of_profiles(tmp_path: Path) -> None:
    values = np.full((30, 40), 0.1, "f4")
    values[3, 3], values[3, 4] = -9999, np.nan
    file = write(tmp_path / "raster.tif", [values], gdal.GDT_Float32, transform=NORTH_UP, no_data=[-9999])
    (series,) = line(file, 0, 3, True).series
    assert [series.text(number) for number in range(2, 6)] == ["0.1", "", "NaN", "0.1"]
    assert list(np.isnan(series.heights[2:6])) == [False, True, True, False]
    with pytest.raises(ProfileOutside):
        line(file, 50, 3, True)


# In the cloud


def test_blocks_are_read_once_for_all_bands(cloud: CloudHandle, account: Account, project: QgsProject) -> None:
    layer = account.add_raster("rasters", "mosaic_cog1.tif")
    assert layer.bandCount() > 1
    extent = layer.extent()
    asked = RegionAsked(
        source_of(layer), ((extent.xMinimum(), extent.yMinimum()), (extent.xMaximum(), extent.yMaximum())), {}
    )
    mark = cloud.mark()
    found = region(NativeRasters(), asked, Cancel(), lambda _part: None)
    original = gdal.Open(str(DATA / "mosaic_cog1.tif"))
    for statistics, values in zip(found.bands, original.ReadAsArray()):
        assert statistics.pixels == values.size
        there = values[values != statistics.band.no_data]
        assert (statistics.minimum, statistics.maximum) == (there.min(), there.max())
    ranges = [request.range.partition("=")[2].split("-") for request in cloud.requests(mark)]
    read = sum(int(last) - int(first) + 1 for first, last in ranges)
    assert read <= 1.2 * (DATA / "mosaic_cog1.tif").stat().st_size


def test_of_a_cog_in_the_cloud(account: Account, project: QgsProject) -> None:
    layer = account.add_raster("rasters", "cog.tif")
    original = gdal.Open(str(DATA / "cog.tif"))
    values, no_data = original.ReadAsArray(), original.GetRasterBand(1).GetNoDataValue()
    extent = layer.extent()
    places = (
        (extent.xMinimum(), extent.yMaximum()),
        (extent.xMaximum(), extent.yMaximum()),
        (extent.xMaximum(), extent.yMinimum()),
        (extent.xMinimum(), extent.yMinimum()),
    )
    asked = RegionAsked(source_of(layer), places, {})
    (statistics,) = region(NativeRasters(), asked, Cancel(), lambda _part: None).bands
    check(statistics, values if no_data is None else values[values != no_data])
