"""Differences and ratios as virtual rasters, and layers on one scale: the values are right, and little is read."""

from __future__ import annotations

import math
import struct
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from cloud.handle import CloudHandle
from conftest import DATA
from osgeo import gdal, osr
from qgis.core import QgsCoordinateReferenceSystem, QgsProject, QgsRasterLayer, QgsRectangle
from swift_cog_browser.auth.errors import Cancelled
from swift_cog_browser.swift_browser.account import Account
from swift_cog_browser.swift_browser.cancel import Cancel
from swift_cog_browser.swift_browser.comparison import (
    ComparisonNotOpened,
    ComparisonNotWritten,
    ComparisonOfItself,
    ComparisonTypeUnknown,
    Operand,
    Operation,
    build_comparison,
    note_comparison,
)
from swift_cog_browser.swift_browser.comparison_grid import (
    ComparisonPlacesDiffer,
    ComparisonSizesDiffer,
    ComparisonSystemsDiffer,
)
from swift_cog_browser.swift_browser.dataset_pool import forget_failed_sources
from swift_cog_browser.swift_browser.fixed_scale import comparable_layers, fix_scale, ranges_of
from swift_cog_browser.swift_browser.mosaic_files import has_source, objects_in
from swift_cog_browser.swift_browser.native_raster import RasterSource
from swift_cog_browser.swift_browser.native_source import source_of
from swift_cog_browser.swift_browser.needs import mosaic_needs

DIFFERENCE, RATIO = Operation.DIFFERENCE, Operation.RATIO
NAN = math.nan
PLACE = (500000.0, 10.0, 0.0, 8100000.0, 0.0, -10.0)


def make(
    file: Path,
    values: Sequence[float],
    kind: int = gdal.GDT_Int16,
    *,
    no_data: float | None = None,
    scale: tuple[float, float] | None = None,
    place: tuple[float, ...] | None = PLACE,
    epsg: int = 32621,
    mask: Sequence[int] = (),
    width: int = 0,
) -> Operand:
    """Make a raster of one row, if no width is given."""
    width = width or len(values)
    dataset = gdal.GetDriverByName("GTiff").Create(str(file), width, len(values) // width, 1, kind)
    if place:
        dataset.SetGeoTransform(place)
    if epsg:
        system = osr.SpatialReference()
        system.ImportFromEPSG(epsg)
        dataset.SetSpatialRef(system)
    band = dataset.GetRasterBand(1)
    if no_data is not None:
        band.SetNoDataValue(no_data)
    if scale:
        band.SetScale(scale[0])
        band.SetOffset(scale[1])
    contents = struct.pack(f"{len(values)}d", *values)
    band.WriteRaster(0, 0, width, len(values) // width, contents, buf_type=gdal.GDT_Float64)
    if mask:
        gdal.SetConfigOption("GDAL_TIFF_INTERNAL_MASK", "YES")
        dataset.CreateMaskBand(gdal.GMF_PER_DATASET)
        band.GetMaskBand().WriteRaster(0, 0, width, len(values) // width, bytes(mask))
        gdal.SetConfigOption("GDAL_TIFF_INTERNAL_MASK", None)
    dataset = None
    return Operand(RasterSource(str(file), layer=file.stem), 1)


def values(path: str) -> list[float]:
    dataset = gdal.Open(path)
    contents = dataset.GetRasterBand(1).ReadRaster(buf_type=gdal.GDT_Float64)
    return list(struct.unpack(f"{len(contents) // 8}d", contents))


def same(found: Sequence[float], expected: Sequence[float]) -> bool:
    return len(found) == len(expected) and all(
        a == b or (math.isnan(a) and math.isnan(b)) for a, b in zip(found, expected)
    )


def compare(operation: Operation, one: Operand, other: Operand, folder: Path) -> list[float]:
    layer = build_comparison(operation, one, other, folder / "compared.vrt", Cancel())
    assert layer.isValid()
    return values(layer.source())


def test_physical_values_are_compared(project: QgsProject, tmp_path: Path) -> None:
    one = make(tmp_path / "one.tif", [10, 20, 30, 40], gdal.GDT_UInt16, scale=(0.5, 100))
    other = make(tmp_path / "other.tif", [1, 2, 4, 0], gdal.GDT_Float32)
    assert compare(DIFFERENCE, one, other, tmp_path) == [104, 108, 111, 120]
    assert compare(RATIO, one, other, tmp_path) == [105, 55, 28.75, math.inf]
    # More digits than 32 bits have.
    large = make(tmp_path / "large.tif", [2**31 - 1, -(2**31) + 2], gdal.GDT_Int32)
    small = make(tmp_path / "small.tif", [1.5, 0.25], gdal.GDT_Float64)
    assert compare(DIFFERENCE, large, small, tmp_path) == [2**31 - 2.5, -(2**31) + 1.75]


@pytest.mark.parametrize(
    ("kind", "no_data"),
    [
        (gdal.GDT_Int16, -9999),
        (gdal.GDT_Float32, -9999.9),
        (gdal.GDT_Float32, -3.4028234663852886e38),
        (gdal.GDT_Float32, NAN),
        (gdal.GDT_Float64, -1.7976931348623157e308),
    ],
)
def test_no_data_in_either_is_no_data(project: QgsProject, tmp_path: Path, kind: int, no_data: float) -> None:
    one = make(tmp_path / "one.tif", [no_data, 6, 6, 0], kind, no_data=no_data, scale=(2, 1))
    other = make(tmp_path / "other.tif", [3, 255, 3, 3], gdal.GDT_Byte, no_data=255)
    assert same(compare(DIFFERENCE, one, other, tmp_path), [NAN, NAN, 10, -2])
    assert same(compare(RATIO, one, other, tmp_path), [NAN, NAN, 13 / 3, 1 / 3])
    assert same(compare(DIFFERENCE, other, one, tmp_path), [NAN, NAN, -10, 2])
    layer = QgsRasterLayer(str(tmp_path / "compared.vrt"), "raster", "gdal")
    block = layer.dataProvider().block(1, layer.extent(), 4, 1)
    assert [block.isNoData(0, column) for column in range(4)] == [True, True, False, False]


def test_a_mask_is_no_data(project: QgsProject, tmp_path: Path) -> None:
    one = make(tmp_path / "one.tif", [5, 6, 7], mask=[255, 0, 255])
    other = make(tmp_path / "other.tif", [1, 2, 3])
    assert same(compare(DIFFERENCE, one, other, tmp_path), [4, NAN, 4])
    assert same(compare(DIFFERENCE, other, one, tmp_path), [-4, NAN, -4])


def test_rasters_without_a_place(project: QgsProject, tmp_path: Path) -> None:
    one = make(tmp_path / "one.tif", [5, 6], place=None, epsg=0)
    other = make(tmp_path / "other.tif", [1, 2], place=None, epsg=0)
    assert compare(DIFFERENCE, one, other, tmp_path) == [4, 4]
    layer = build_comparison(DIFFERENCE, one, other, tmp_path / "compared.vrt", Cancel())
    # Where QGIS shows the others.
    assert layer.extent() == QgsRasterLayer(one.source.path, "raster", "gdal").extent()


def test_ground_control_points(project: QgsProject, tmp_path: Path) -> None:
    operands = [make(tmp_path / f"{name}.tif", [5, 6], place=None, epsg=0) for name in ("one", "other", "third")]
    for number, operand in enumerate(operands):
        dataset = gdal.Open(operand.source.path, gdal.GA_Update)
        system = osr.SpatialReference()
        system.ImportFromEPSG(4326)
        corners = ((0, 0), (2, 0), (0, 1))
        dataset.SetGCPs([gdal.GCP(10 + x, 50 - y, number // 2, x, y) for x, y in corners], system)
        dataset = None
    assert compare(DIFFERENCE, operands[0], operands[1], tmp_path) == [0, 0]
    result, one = (gdal.Open(str(tmp_path / name)) for name in ("compared.vrt", "one.tif"))
    assert [str(point) for point in result.GetGCPs()] == [str(point) for point in one.GetGCPs()]
    assert result.GetGeoTransform(can_return_null=True) is None
    with pytest.raises(ComparisonPlacesDiffer, match="ground control points"):
        build_comparison(DIFFERENCE, operands[0], operands[2], tmp_path / "no.vrt", Cancel())


def test_the_result_lies_where_its_sources_do(project: QgsProject, tmp_path: Path) -> None:
    one, other = make(tmp_path / "one.tif", [5, 6]), make(tmp_path / "other.tif", [1, 2])
    layer = build_comparison(DIFFERENCE, one, other, tmp_path / "compared.vrt", Cancel())
    assert layer.extent() == QgsRectangle(500000, 8099990, 500020, 8100000)
    assert layer.crs().authid() == "EPSG:32621"
    assert layer.name() == "compared"


@pytest.mark.parametrize("no_data", [-9999.9, -1.7976931348623157e308])
def test_statistics_leave_the_values_as_they_are(project: QgsProject, tmp_path: Path, no_data: float) -> None:
    """GDAL writes the file anew when somebody has computed them, with fewer digits."""
    scale = (0.123456789012345, 1.23456789012345)
    one = make(tmp_path / "one.tif", [no_data, 2, 3, 4], gdal.GDT_Float64, no_data=no_data, scale=scale)
    other = make(tmp_path / "other.tif", [1, 1, 1, 1])
    before = compare(DIFFERENCE, one, other, tmp_path)
    assert before[1:] == [value * scale[0] + scale[1] - 1 for value in (2, 3, 4)]
    text = (tmp_path / "compared.vrt").read_text()
    dataset = gdal.Open(str(tmp_path / "compared.vrt"))
    dataset.GetRasterBand(1).ComputeStatistics(False)
    dataset = None
    assert (tmp_path / "compared.vrt").read_text() != text
    assert same(values(str(tmp_path / "compared.vrt")), before)


@pytest.mark.parametrize(
    ("options", "error", "words"),
    [
        ({"width": 1}, ComparisonSizesDiffer, "other has 1 × 2 pixels, one has 2 × 1"),
        ({"epsg": 32622}, ComparisonSystemsDiffer, "EPSG:32622.*EPSG:32621"),
        ({"epsg": 0}, ComparisonSystemsDiffer, "none"),
        ({"place": None}, ComparisonPlacesDiffer, "does not say where"),
        ({"place": (500005.0, *PLACE[1:])}, ComparisonPlacesDiffer, "up to 0.5 pixels"),
        ({"place": (500000.0, 10.1, *PLACE[2:])}, ComparisonPlacesDiffer, "up to 0.02 pixels"),
        ({"kind": gdal.GDT_CFloat32}, ComparisonTypeUnknown, "CFloat32"),
    ],
)
def test_what_cannot_be_compared(
    project: QgsProject, tmp_path: Path, options: dict[str, object], error: type[Exception], words: str
) -> None:
    one, other = make(tmp_path / "one.tif", [5, 6]), make(tmp_path / "other.tif", [1, 2], **options)  # type: ignore[arg-type]
    with pytest.raises(error, match=words):
        build_comparison(DIFFERENCE, one, other, tmp_path / "compared.vrt", Cancel())
    assert not (tmp_path / "compared.vrt").exists()


def test_nothing_is_written_if_anything_is_wrong(project: QgsProject, tmp_path: Path) -> None:
    one, other = make(tmp_path / "one.tif", [5, 6]), make(tmp_path / "other.tif", [1, 2])
    before = Path(one.source.path).read_bytes()
    with pytest.raises(ComparisonOfItself):
        build_comparison(DIFFERENCE, one, other, tmp_path / "folder" / ".." / "one.tif", Cancel())
    assert Path(one.source.path).read_bytes() == before
    with pytest.raises(ComparisonNotWritten, match="No such file"):
        build_comparison(DIFFERENCE, one, other, tmp_path / "missing" / "compared.vrt", Cancel())
    missing = replace(other, source=replace(other.source, path=str(tmp_path / "missing.tif")))
    with pytest.raises(ComparisonNotOpened, match="other"):
        build_comparison(DIFFERENCE, one, missing, tmp_path / "compared.vrt", Cancel())
    cancel = Cancel()
    cancel.cancel()
    with pytest.raises(Cancelled):
        build_comparison(DIFFERENCE, one, other, tmp_path / "compared.vrt", cancel)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["one.tif", "other.tif"]


def test_what_cannot_be_read_is_no_value(project: QgsProject, tmp_path: Path) -> None:
    """Neither NoData nor 0: GDAL reports a failure."""
    names = [[5, 6], [1, 2]], [[1, 2], [5, 6]]
    for number, (first, second) in enumerate(names):
        one, other = (make(tmp_path / f"{number}{row}.tif", each) for row, each in enumerate((first, second)))
        file = tmp_path / f"{number}.vrt"
        layer = build_comparison(DIFFERENCE, one, other, file, Cancel())
        del layer
        forget_failed_sources()
        Path((one, other)[number].source.path).unlink()
        dataset = gdal.Open(str(file))
        with gdal_errors() as reports:
            assert dataset.GetRasterBand(1).ReadRaster() is None
            assert dataset.GetRasterBand(1).ReadRaster(0, 0, 2, 1, 1, 1) is None
        assert reports


@contextmanager
def gdal_errors() -> Iterator[list[str]]:
    reports: list[str] = []
    gdal.PushErrorHandler(lambda kind, _number, text: reports.append(text) if kind >= gdal.CE_Failure else None)
    yield reports
    gdal.PopErrorHandler()


# Objects


SIZE = 4096


@pytest.fixture(scope="session")
def scenes(tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    """Two COGs with overviews; nothing in them can be packed much."""
    folder, found = tmp_path_factory.mktemp("scenes"), []
    for number in range(2):
        plain = gdal.GetDriverByName("MEM").Create("", SIZE, SIZE, 1, gdal.GDT_UInt16)
        plain.SetGeoTransform(PLACE)
        system = osr.SpatialReference()
        system.ImportFromEPSG(32621)
        plain.SetSpatialRef(system)
        for row in range(SIZE):
            state = range(row * 7919 + number, (row * 7919 + number) + SIZE * 104729, 104729)
            plain.GetRasterBand(1).WriteRaster(0, row, SIZE, 1, struct.pack(f"{SIZE}H", *(n % 65521 for n in state)))
        file = folder / f"{number}.tif"
        gdal.GetDriverByName("COG").CreateCopy(str(file), plain, options=["COMPRESS=NONE", "BLOCKSIZE=256"])
        found.append(file.read_bytes())
    return found


@pytest.fixture
def uploaded(account: Account, cloud: CloudHandle, scenes: list[bytes]) -> Iterator[list[QgsRasterLayer]]:
    """The layers of both in the project."""
    token = account.session.current
    for number, contents in enumerate(scenes):
        cloud.upload(token.value, token.storage_url, f"scenes/compared{number}.tif", contents)
    yield [account.add_raster("scenes", f"compared{number}.tif") for number in range(2)]
    QgsProject.instance().clear()
    token = account.session.token()
    for number in range(2):
        cloud.delete(token.value, token.storage_url, f"scenes/compared{number}.tif")


def test_objects_are_compared_by_range(
    project: QgsProject,
    uploaded: list[QgsRasterLayer],
    account: Account,
    cloud: CloudHandle,
    tmp_path: Path,
    scenes: list[bytes],
) -> None:
    gdal.VSICurlClearCache()
    file, operands = tmp_path / "compared.vrt", [Operand(source_of(layer), 1) for layer in uploaded]
    since = cloud.mark()
    layer = build_comparison(DIFFERENCE, operands[0], operands[1], file, Cancel())
    note_comparison(layer, uploaded)
    assert 0 < read_bytes(cloud, since) < sum(map(len, scenes)) / 100
    gdal.VSICurlClearCache()
    since = cloud.mark()
    # As on the main thread, when a project is opened.
    layer.dataProvider().reloadData()
    assert cloud.requests(since) == []
    since = cloud.mark()
    # The whole, small on the screen.
    block = layer.dataProvider().block(1, layer.extent(), 500, 500)
    assert block.isValid()
    assert 0 < read_bytes(cloud, since) < sum(map(len, scenes)) / 20
    assert {each.method for each in cloud.requests(since)} <= {"GET", "HEAD"}
    # One pixel.
    gdal.VSICurlClearCache()
    since = cloud.mark()
    value, there = layer.dataProvider().sample(layer.extent().center(), 1)
    assert there
    assert 0 < read_bytes(cloud, since) < sum(map(len, scenes)) / 100
    originals = []
    for number, contents in enumerate(scenes):
        (tmp_path / f"{number}.tif").write_bytes(contents)
        raster = gdal.Open(str(tmp_path / f"{number}.tif")).ReadAsArray(SIZE // 2, SIZE // 2, 1, 1)
        originals.append(float(raster[0][0]))
    assert value == originals[0] - originals[1]
    # No secret, and all that it needs to come back.
    text = file.read_text()
    assert sorted(objects_in(str(file))) == [f"/vsiswift/scenes/compared{number}.tif" for number in range(2)]
    assert has_source(str(file), "/vsiswift/scenes/compared1.tif")
    assert account.session.current.value not in text
    assert [need.source.container for need in mosaic_needs(layer)] == ["scenes"]
    assert [need.storage_url for need in mosaic_needs(layer)] == [account.session.current.storage_url]


def read_bytes(cloud: CloudHandle, since: int) -> int:
    """Return how much was asked for by range; nothing may be asked for whole."""
    total = 0
    for request in cloud.requests(since):
        if request.method == "GET" and request.name.startswith("scenes/compared"):
            first, _dash, last = request.range.removeprefix("bytes=").partition("-")
            total += int(last) - int(first) + 1
    return total


# One scale


def test_the_same_value_has_the_same_grey(project: QgsProject, tmp_path: Path) -> None:
    """In digital numbers or scaled, whatever QGIS's stretch is for each layer alone."""
    one = make(tmp_path / "one.tif", [0, 100, 200, 255], gdal.GDT_Byte)
    other = make(tmp_path / "other.tif", [0, 1000, 2000, 2550], gdal.GDT_UInt16, scale=(0.1, 0))
    layers = [QgsRasterLayer(each.source.path, "raster", "gdal") for each in (one, other)]
    greys = []
    for layer in layers:
        layer.renderer().setOpacity(0.5)
        fix_scale(layer, 1, 0, 400)
        assert layer.renderer().opacity() == 0.5
        layer.renderer().setOpacity(1)
        image = layer.renderer().block(1, layer.extent(), 4, 1).image()
        greys.append([image.pixelColor(column, 0).red() for column in range(4)])
    assert greys[0] == greys[1]
    assert greys[0] == [0, 63, 127, 162]


def test_the_range_of_a_band_needs_no_statistics(project: QgsProject, tmp_path: Path) -> None:
    operand = make(tmp_path / "one.tif", [1, 2], gdal.GDT_UInt16, scale=(0.5, -10))
    ranges = ranges_of(operand.source)
    assert [(each.least, each.greatest) for each in ranges] == [(-10, 65535 * 0.5 - 10)]
    assert not list(tmp_path.glob("*.aux.xml"))
    assert ranges_of(RasterSource(str(tmp_path / "missing.tif"))) == ()


def test_what_waits_is_not_compared(project: QgsProject) -> None:
    for source in (str(DATA / "cog.tif"), "/vsiswift/nowhere/a.tif", "/vsimem/swift_cog_browser_waits_x.vrt"):
        project.addMapLayer(QgsRasterLayer(source, "raster", "gdal"))
    assert [layer.source() for layer in comparable_layers()] == [str(DATA / "cog.tif")]


def test_a_place_that_the_user_has_set(project: QgsProject, tmp_path: Path) -> None:
    one = make(tmp_path / "one.tif", [5, 6], epsg=0)
    other = make(tmp_path / "other.tif", [1, 2], epsg=0)
    layer = build_comparison(DIFFERENCE, one, other, tmp_path / "compared.vrt", Cancel())
    compared = [QgsRasterLayer(each.source.path, "raster", "gdal") for each in (one, other)]
    compared[0].setCrs(QgsCoordinateReferenceSystem("EPSG:32621"))
    note_comparison(layer, compared)
    assert layer.crs().authid() == "EPSG:32621"
    assert mosaic_needs(layer) == []
