"""Native pixels: the right one for each place, its value to the last figure, and never one that was not read."""

from __future__ import annotations

import math
import uuid
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from cloud.handle import CloudHandle
from conftest import DATA
from native_rasters import HEIGHT, POLYNOMIALS, WIDTH, control_points, ground, numbered, write
from osgeo import gdal
from qgis.core import QgsPointXY, QgsProject, QgsRasterLayer
from swift_cog_browser.swift_browser.account import Account
from swift_cog_browser.swift_browser.native_raster import (
    NativeRaster,
    NativeRasters,
    PixelsUnreadable,
    RasterNotOpened,
    RasterSource,
)
from swift_cog_browser.swift_browser.native_source import LayerWaits, NoRasterLayer, source_of
from swift_cog_browser.swift_browser.pixel_probe import Asked, Probed, probe
from swift_cog_browser.swift_browser.pixel_values import Band, PixelValue, no_data_in
from swift_cog_browser.swift_browser.sources import stand_in_of
from swift_cog_browser.swift_browser.windows import Window, parts_of


def at(file: Path, x: float, y: float) -> Probed:
    return probe(NativeRasters(), Asked(RasterSource(str(file)), x, y))


def value(file: Path, x: float, y: float) -> int:
    """Return the pixel's value, after a look that it is the one of its column and row."""
    found = at(file, x, y)
    number = found.values[0].number
    assert number == found.row * 1000 + found.column
    return int(number.real)


def extent_centre(file: Path) -> QgsPointXY:
    return QgsRasterLayer(str(file), "raster", "gdal").extent().center()


# Where a pixel is

PLAIN = {
    "north-up": (500000, 20, 0, 4600000, 0, -20),
    "south-up": (500000, 20, 0, 4600000, 0, 20),
    "turned": (500000, 20, 5, 4600000, 5, -20),
    "mirrored": (500000, -20, 0, 4600000, 0, -20),
    "on its side": (500000, 0, 20, 4600000, 20, 0),
}


@pytest.mark.parametrize("name", PLAIN)
def test_every_pixel_by_six_numbers(name: str, tmp_path: Path) -> None:
    a, b, c, d, e, f = PLAIN[name]
    file = write(tmp_path / "raster.tif", [numbered()], transform=PLAIN[name])
    raster = NativeRaster(RasterSource(str(file)))
    for row in (0, 1, 14, HEIGHT - 1):
        for column in (0, 1, 19, WIDTH - 1):
            x, y = a + (column + 0.5) * b + (row + 0.5) * c, d + (column + 0.5) * e + (row + 0.5) * f
            assert raster.places.pixel_at(x, y) == pytest.approx((column + 0.5, row + 0.5))
            assert raster.places.place_of(column + 0.5, row + 0.5) == pytest.approx((x, y))
    assert value(file, x, y) == (HEIGHT - 1) * 1000 + WIDTH - 1


@pytest.mark.parametrize("reference", [True, False], ids=["with a CRS", "without"])
def test_without_any_place_on_earth(reference: bool, tmp_path: Path, qapp: object) -> None:
    """QGIS shows such a raster in pixels, downwards from 0."""
    file = write(tmp_path / "raster.tif", [numbered()], reference=reference)
    layer = QgsRasterLayer(str(file), "raster", "gdal")
    assert (layer.extent().yMaximum(), layer.extent().yMinimum()) == (0, -HEIGHT)
    assert value(file, 12.5, -7.5) == 7012
    assert value(file, WIDTH - 0.01, -HEIGHT + 0.01) == (HEIGHT - 1) * 1000 + WIDTH - 1
    assert layer.dataProvider().sample(QgsPointXY(12.5, -7.5), 1) == (7012, True)


def test_ground_control_points(tmp_path: Path, qapp: object) -> None:
    file = write(tmp_path / "raster.tif", [numbered()], points=control_points())
    for column, row in ((0, 0), (5, 29), (39, 0), (39, 29), (20, 15)):
        assert value(file, *ground(column + 0.5, row + 0.5)) == row * 1000 + column
    # QGIS draws it through a raster of other columns and rows.
    layer = QgsRasterLayer(str(file), "raster", "gdal")
    assert (layer.width(), layer.height()) != (WIDTH, HEIGHT)
    assert value(file, *_inner(layer)) == layer.dataProvider().sample(QgsPointXY(*_inner(layer)), 1)[0]


def test_rational_polynomials(tmp_path: Path, qapp: object) -> None:
    """Compared with the polynomials worked out by hand, at their mean height."""
    file = write(tmp_path / "raster.tif", [numbered()], polynomials=POLYNOMIALS)
    for longitude, latitude in ((3.0, 41.5), (2.95, 41.45), (3.05, 41.53)):
        across, up = (longitude - 3.0) / 0.1, (latitude - 41.5) / 0.1
        # GDAL counts from the corner of a pixel, the polynomials from its middle.
        column, row = (across + 0.04 * up) * 20 + 20 + 0.5, (0.05 * across - up) * 15 + 15 + 0.5
        found = at(file, longitude, latitude)
        assert (found.column, found.row) == (math.floor(column), math.floor(row))
        assert value(file, longitude, latitude) == found.row * 1000 + found.column
    layer = QgsRasterLayer(str(file), "raster", "gdal")
    assert layer.crs().authid() == "EPSG:4326"
    centre = QgsPointXY(*_inner(layer))
    assert value(file, centre.x(), centre.y()) == layer.dataProvider().sample(centre, 1)[0]


def _inner(layer: QgsRasterLayer) -> tuple[float, float]:
    """Return the middle of a pixel that QGIS warps, near the middle of the layer."""
    extent = layer.extent()
    x = extent.xMinimum() + (layer.width() // 2 + 0.5) * layer.rasterUnitsPerPixelX()
    return x, extent.yMaximum() - (layer.height() // 2 + 0.5) * layer.rasterUnitsPerPixelY()


def test_six_numbers_come_before_polynomials(tmp_path: Path, qapp: object) -> None:
    """As GDAL has it, and so what QGIS draws."""
    file = write(
        tmp_path / "raster.tif", [numbered()], transform=(2.9, 0.005, 0, 41.6, 0, -0.005), polynomials=POLYNOMIALS
    )
    assert value(file, 2.9 + 7.5 * 0.005, 41.6 - 3.5 * 0.005) == 3007
    layer = QgsRasterLayer(str(file), "raster", "gdal")
    assert layer.dataProvider().sample(QgsPointXY(2.9 + 7.5 * 0.005, 41.6 - 3.5 * 0.005), 1) == (3007, True)


def test_beside_the_raster(tmp_path: Path) -> None:
    file = write(tmp_path / "raster.tif", [numbered()], transform=PLAIN["north-up"])
    found = at(file, 500000 - 1, 4600000 - 1)
    assert not found.is_inside
    assert (found.column, found.row, found.values, found.outline) == (-1, 0, (), ())
    assert not at(write(tmp_path / "points.tif", [numbered()], points=control_points()), 1e300, 0).is_inside


# What a pixel says

FIGURES: list[tuple[str, int, Any, str]] = [
    ("u1", gdal.GDT_Byte, 255, "255"),
    ("i2", gdal.GDT_Int16, -32768, "-32768"),
    ("u4", gdal.GDT_UInt32, 4294967295, "4294967295"),
    ("i8", gdal.GDT_Int64, -(2**63) + 1, "-9223372036854775807"),
    ("u8", gdal.GDT_UInt64, 2**64 - 1, "18446744073709551615"),
    ("f4", gdal.GDT_Float32, 0.1, "0.1"),
    ("f4", gdal.GDT_Float32, 16777215.0, "16777215.0"),
    ("f4", gdal.GDT_Float32, 3.0e38, "3e+38"),
    ("f4", gdal.GDT_Float32, 1.5e-7, "1.5e-07"),
    ("f4", gdal.GDT_Float32, np.nan, "NaN"),
    ("f4", gdal.GDT_Float32, -np.inf, "−∞"),
    ("f8", gdal.GDT_Float64, 0.1, "0.1"),
    ("f8", gdal.GDT_Float64, 1 / 3, "0.3333333333333333"),
    ("f8", gdal.GDT_Float64, 5e-324, "5e-324"),
    ("c8", gdal.GDT_CFloat32, 0.1 - 2.5j, "0.1-2.5i"),
    ("c16", gdal.GDT_CFloat64, complex(math.nan, 1), "NaN+1.0i"),
    ("c16", gdal.GDT_CFloat64, complex(1, math.inf), "1.0+∞i"),
    ("c16", gdal.GDT_CInt16, -7 + 32767j, "-7+32767i"),
    ("c16", gdal.GDT_CInt32, 2147483647 - 1j, "2147483647-1i"),
]


@pytest.mark.parametrize(("kind", "gdal_type", "number", "text"), FIGURES, ids=lambda each: str(each))
def test_all_figures(kind: str, gdal_type: int, number: Any, text: str, tmp_path: Path) -> None:
    values = np.zeros((HEIGHT, WIDTH), kind)
    values[7, 5] = number
    file = write(tmp_path / "raster.tif", [values], gdal_type, transform=PLAIN["north-up"])
    found = at(file, 500000 + 5.5 * 20, 4600000 - 7.5 * 20).values[0]
    assert found.text == text
    assert at(file, 500000 + 4.5 * 20, 4600000 - 7.5 * 20).values[0].number == 0


def test_scale_offset_and_unit(tmp_path: Path) -> None:
    file = write(tmp_path / "raster.tif", [numbered(), numbered()], transform=PLAIN["north-up"])
    data = gdal.Open(str(file), gdal.GA_Update)
    data.GetRasterBand(1).SetScale(0.0001)
    data.GetRasterBand(1).SetOffset(-0.1)
    data.GetRasterBand(1).SetUnitType("W/m²")
    data.GetRasterBand(2).SetDescription("red")
    del data
    scaled, plain = at(file, 500000 + 356.5 / 10 * 20 - 600, 4600000 - 2.5 * 20).values
    assert (scaled.text, scaled.measured_text, scaled.band.unit) == ("2005", "0.1005", "W/m²")
    assert (plain.text, plain.measured, plain.band.description) == ("2005", None, "red")


@pytest.mark.parametrize(
    ("band", "number", "text"),
    [
        (Band(1, "UInt16", scale=0.0001, offset=-0.1), 1022, "0.0022"),
        (Band(1, "UInt16", scale=0.0001, offset=-0.1), 1000, "0"),
        (Band(1, "UInt16", scale=2e-20), 7, "1.4e-19"),
        (Band(1, "Int16", scale=-0.01, offset=273.15), -100, "274.15"),
        (Band(1, "Float32", scale=2.0), float(np.float32(0.1)), "0.2"),
        (Band(1, "Float32", scale=2.0), math.nan, "NaN"),
        (Band(1, "Float64", offset=1e10), 1e-10, "10000000000"),
        (Band(1, "CInt16", scale=0.5, offset=1.0), 3 - 4j, "2.5-2i"),
    ],
)
def test_scaled_values_in_figures(band: Band, number: float, text: str) -> None:
    assert PixelValue(band, number).measured_text == text


def test_no_data_of_each_band(tmp_path: Path) -> None:
    values = numbered().astype("f4")
    values[3, 3], values[3, 4] = -9999, np.nan
    file = write(tmp_path / "raster.vrt.tif", [values], gdal.GDT_Float32, no_data=[-9999], transform=PLAIN["north-up"])
    nothing, not_a_number, there = (at(file, 500000 + (each + 0.5) * 20, 4600000 - 70).values[0] for each in (3, 4, 5))
    assert (nothing.is_no_data, nothing.text, nothing.measured) == (True, "-9999.0", None)
    assert (not_a_number.is_no_data, not_a_number.text) == (False, "NaN")
    assert (there.is_no_data, there.text) == (False, "3005.0")


@pytest.mark.parametrize(
    ("kind", "no_data", "value", "is_no_data"),
    [
        ("Float32", 0.1, np.float32(0.1), True),
        ("Float32", -3.4028234663852886e38, np.float32(-3.4028235e38), True),
        ("Float32", math.nan, np.float32(math.nan), True),
        ("UInt16", -9999.0, np.uint16(0), False),
        ("UInt16", 65535.0, np.uint16(65535), True),
        ("Int64", -9223372036854775807, np.int64(-(2**63) + 1), True),
        ("Int64", -9223372036854775807, np.int64(-(2**63) + 2), False),
        ("CFloat32", 0.0, np.complex128(3j), True),
    ],
)
def test_no_data_is_compared_in_the_type_of_the_band(kind: str, no_data: float, value: Any, is_no_data: bool) -> None:
    assert bool(no_data_in(np.array([value]), Band(1, kind, no_data=no_data))[0]) is is_no_data


def test_a_mask(tmp_path: Path) -> None:
    file = write(tmp_path / "raster.tif", [numbered()], transform=PLAIN["north-up"])
    before = gdal.GetConfigOption("GDAL_TIFF_INTERNAL_MASK")
    gdal.SetConfigOption("GDAL_TIFF_INTERNAL_MASK", "YES")
    data = gdal.Open(str(file), gdal.GA_Update)
    data.CreateMaskBand(gdal.GMF_PER_DATASET)
    mask = np.full((HEIGHT, WIDTH), 255, "u1")
    mask[7, 5] = 0
    data.GetRasterBand(1).GetMaskBand().WriteArray(mask)
    del data
    gdal.SetConfigOption("GDAL_TIFF_INTERNAL_MASK", before)
    hidden, there = (at(file, 500000 + (each + 0.5) * 20, 4600000 - 150).values[0] for each in (5, 6))
    assert (hidden.masked, hidden.text) == (True, "7005")
    assert (there.masked, there.text) == (False, "7006")


def test_bits_and_saturation() -> None:
    assert Band(1, "UInt16").largest == 65535
    assert Band(1, "UInt16", bits=12).largest == 4095
    assert Band(1, "Int8").largest == 127
    assert Band(1, "Float32").largest is None
    assert PixelValue(Band(1, "UInt16", unit="K"), 7).measured_text == "7"


# Which blocks are read


def test_windows_end_where_blocks_do() -> None:
    for window in (Window(0, 0, 1000, 700), Window(37, 11, 601, 5), Window(999, 3, 1, 600)):
        for block in ((256, 256), (1000, 1), (1000, 3), (16, 16)):
            covered = np.zeros((700, 1000), int)
            for part in parts_of(window, block, 100_000):
                covered[part.row : part.row + part.rows, part.column : part.column + part.columns] += 1
                right, bottom = part.column + part.columns, part.row + part.rows
                assert right % block[0] == 0 or right == window.column + window.columns
                assert bottom % block[1] == 0 or bottom == window.row + window.rows
                assert part.pixels <= max(100_000, block[0] * block[1])
            inside = np.zeros_like(covered)
            inside[window.row : window.row + window.rows, window.column : window.column + window.columns] = 1
            assert (covered == inside).all()


def test_one_block_is_read_once(cloud: CloudHandle, account: Account, project: QgsProject) -> None:
    layer = account.add_raster("rasters", "cog.tif")
    rasters, source = NativeRasters(), source_of(layer)
    original = gdal.Open(str(DATA / "cog.tif")).ReadAsArray()
    extent, size = layer.extent(), layer.rasterUnitsPerPixelX()

    def number(column: int, row: int) -> int | float | complex:
        place = extent.xMinimum() + (column + 0.5) * size, extent.yMaximum() - (row + 0.5) * size
        return probe(rasters, Asked(source, *place)).values[0].number

    mark = cloud.mark()
    assert number(1300, 1300) == original[1300, 1300]
    requests = cloud.requests(mark)
    assert len(requests) <= 2
    assert all(request.name == "rasters/cog.tif" and request.method == "GET" for request in requests)
    assert sum(_length(request.range) for request in requests) <= 64 * 1024
    mark = cloud.mark()
    assert [number(1300 + step, 1310) for step in range(20)] == list(original[1310, 1300:1320])
    assert cloud.requests(mark) == []


def _length(asked: str) -> int:
    first, _dash, last = asked.partition("=")[2].partition("-")
    return int(last) - int(first) + 1


# What cannot be read


def test_no_values_of_what_is_cut_off(tmp_path: Path) -> None:
    whole = write(tmp_path / "whole.tif", [numbered(600, 600)], transform=PLAIN["north-up"])
    file = tmp_path / "cut.tif"
    file.write_bytes(whole.read_bytes()[: 600 * 600])
    rasters = NativeRasters()
    there, missing = ((500000 + 20 * 300, 4600000 - 20 * row) for row in (5, 595))
    assert probe(rasters, Asked(RasterSource(str(file)), *there)).values[0].number == 5300
    with pytest.raises(PixelsUnreadable, match="no values are shown") as caught:
        probe(rasters, Asked(RasterSource(str(file)), *missing))
    assert caught.value.details
    assert rasters._idle == {}


def test_no_values_of_what_is_gone(account: Account, cloud: CloudHandle) -> None:
    token = account.session.current
    name = f"{uuid.uuid4().hex}.tif"
    cloud.upload(token.value, token.storage_url, f"empty/{name}", (DATA / "cog_int16.tif").read_bytes())
    try:
        source = source_of(account.load_raster("empty", name))
    finally:
        cloud.delete(token.value, token.storage_url, f"empty/{name}")
    gdal.VSICurlPartialClearCache(source.path)
    with pytest.raises(RasterNotOpened):
        NativeRaster(source)


def test_settings_of_gdal_are_as_before(tmp_path: Path) -> None:
    file = write(tmp_path / "raster.tif", [numbered()])
    gdal.SetThreadLocalConfigOption("GDAL_NUM_THREADS", "4")
    try:
        value(file, 1.5, -1.5)
        assert gdal.GetThreadLocalConfigOption("GDAL_NUM_THREADS") == "4"
    finally:
        gdal.SetThreadLocalConfigOption("GDAL_NUM_THREADS", None)
    assert gdal.GetThreadLocalConfigOption("VRT_NUM_THREADS") is None


def test_a_new_login_opens_anew(tmp_path: Path) -> None:
    """GDAL copies a token when it opens a file."""
    rasters, file = NativeRasters(), write(tmp_path / "raster.tif", [numbered()])
    source = RasterSource(str(file), reads=("/vsiswift/somewhere/",))
    opened = []
    for token in ("one", "one", "another"):
        gdal.SetPathSpecificOption("/vsiswift/somewhere/", "SWIFT_AUTH_TOKEN", token)
        with rasters.borrowed(source) as raster:
            opened.append(raster)
    gdal.SetPathSpecificOption("/vsiswift/somewhere/", "SWIFT_AUTH_TOKEN", None)
    assert opened[0] is opened[1]
    assert opened[1] is not opened[2]


def test_what_is_forgotten_while_it_is_read_is_not_kept(tmp_path: Path) -> None:
    rasters, source = NativeRasters(), RasterSource(str(write(tmp_path / "raster.tif", [numbered()])))
    with rasters.borrowed(source) as first:
        rasters.forget(source.path)
    with rasters.borrowed(source) as second:
        assert first is not second
    with rasters.borrowed(source) as third:
        assert third is second


# What a layer reads


def test_sources(project: QgsProject, tmp_path: Path) -> None:
    file = write(tmp_path / "raster.tif", [numbered()])
    layer = QgsRasterLayer(f"{file}|option:NUM_THREADS=2|option:IGNORE_COG_LAYOUT_BREAK=YES", "raster", "gdal")
    assert layer.isValid()
    assert source_of(layer) == RasterSource(str(file), ("IGNORE_COG_LAYOUT_BREAK=YES",), "raster")
    with pytest.raises(NoRasterLayer, match="tiles is no raster that GDAL reads"):
        source_of(QgsRasterLayer("type=xyz&url=http://127.0.0.1/{z}", "tiles raster"[:5], "wms"))
    with pytest.raises(LayerWaits):
        source_of(QgsRasterLayer(stand_in_of("/vsiswift/a/b.tif"), "raster", "gdal"))
