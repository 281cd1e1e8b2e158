"""The index of a container: what its rows say, where they lie, and that only what is new is read."""

from __future__ import annotations

import random
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timezone
from pathlib import Path
from typing import Any
from urllib.parse import quote

import geotiffs
import pytest
from cloud.faulty import Fault, FaultyWay
from cloud.handle import CloudHandle
from cloud.plan import ODD_NAMES
from conftest import DATA, login_of
from native_rasters import POLYNOMIALS, control_points, numbered, write
from osgeo import gdal, ogr, osr
from swift_cog_browser.auth.errors import Cancelled, ServerOutOfReach, UserError
from swift_cog_browser.auth.session import AccountSession
from swift_cog_browser.swift_browser import indexing
from swift_cog_browser.swift_browser import store as store_module
from swift_cog_browser.swift_browser.account import Account
from swift_cog_browser.swift_browser.cancel import Cancel
from swift_cog_browser.swift_browser.errors import AccessDenied, StoreBusy
from swift_cog_browser.swift_browser.footprints import Footprints, corners_of
from swift_cog_browser.swift_browser.header_errors import HeaderError
from swift_cog_browser.swift_browser.index_files import (
    IndexNotWritten,
    IndexUnreadable,
    NotAnIndex,
    companion,
    rows_in,
)
from swift_cog_browser.swift_browser.index_rows import IndexRow
from swift_cog_browser.swift_browser.indexing import ConcurrencyWrong, IndexAsked, IndexMade, index_container
from swift_cog_browser.swift_browser.name_dates import USUAL, DatePatternWrong, NameDates
from swift_cog_browser.swift_browser.ranges import Ranges
from swift_cog_browser.swift_browser.raster_systems import RasterSystems
from swift_cog_browser.swift_browser.store import ObjectStore
from swift_cog_browser.swift_browser.tiff_header import read_header
from swift_cog_browser.swift_browser.tiff_place import affine_of

PLACED = (500000, 20, 0, 4600000, 0, -20)
# What these tests put into the cloud.
OWN = "archive"


# Dates in names


@pytest.mark.parametrize(
    ("name", "date"),
    [
        ("S2/20240630T101112_B04.tif", datetime(2024, 6, 30, 10, 11, 12)),
        ("scene_2024-06-30.tif", datetime(2024, 6, 30)),
        ("2024/06/30/scene.tif", datetime(2024, 6, 30)),
        ("20230101/made_20240630.tif", datetime(2024, 6, 30)),
        ("scene_20240230.tif", None),
        ("number_120240630.tif", None),
        ("scene.tif", None),
        ("18991231.tif", None),
        ("été_2024_06_30%25#.tif", datetime(2024, 6, 30)),
    ],
)
def test_usual_dates(name: str, date: datetime | None) -> None:
    expected = None if date is None else date.replace(tzinfo=timezone.utc)
    assert NameDates(USUAL).find(name) == expected


def test_dates_by_a_pattern() -> None:
    assert NameDates("_%d.%m.%Y").find("a_30.06.2024.tif") == datetime(2024, 6, 30, tzinfo=timezone.utc)
    assert NameDates("%Y%j").find("LT5_2024182.tif") == datetime(2024, 6, 30, tzinfo=timezone.utc)
    assert NameDates("x%y%%%m").find("x24%06") == datetime(2024, 6, 1, tzinfo=timezone.utc)
    assert NameDates("").find("20240630") is None
    for wrong in ("%Q", "%m%d", "2024", "%Y%Y", "%"):
        with pytest.raises(DatePatternWrong, match="is no pattern of a date"):
            NameDates(wrong)


# Where a raster lies


def placed_files(folder: Path) -> list[Path]:
    write(folder / "turned.tif", [numbered()], transform=(500000, 20, 3, 4600000, 2, -20))
    write(folder / "up.tif", [numbered()], transform=(500000, 20, 0, 4600000, 0, 20))
    point = write(folder / "point.tif", [numbered()], transform=PLACED)
    data = gdal.Open(str(point), gdal.GA_Update)
    data.SetMetadataItem("AREA_OR_POINT", "Point")
    # Written anew, so that the tags say it.
    gdal.GetDriverByName("GTiff").CreateCopy(str(folder / "points.tif"), data)
    write(folder / "unplaced.tif", [numbered()], reference=False)
    write(folder / "controlled.tif", [numbered()], points=control_points())
    write(folder / "polynomials.tif", [numbered()], polynomials=POLYNOMIALS)
    return geotiffs.make_all(folder) + sorted(DATA.glob("*.tif"))


def ranges_of(file: Path) -> Ranges:
    contents = file.read_bytes()
    return Ranges(lambda offset, length: contents[offset : offset + length], len(contents), first=16384, ahead=8192)


def test_places_are_those_that_gdal_tells(tmp_path: Path) -> None:
    systems, compared = RasterSystems(), 0
    for file in placed_files(tmp_path):
        try:
            ranges = ranges_of(file)
            header = read_header(ranges)
        except HeaderError:
            continue
        # No files beside them count.
        data = gdal.OpenEx(str(file), gdal.OF_RASTER, sibling_files=[])
        if data is None:
            continue
        transform = data.GetGeoTransform(can_return_null=True)
        assert affine_of(header.main) == (None if transform is None else pytest.approx(transform, rel=1e-15)), file.name
        placed, reference = systems.place(header, ranges), data.GetSpatialRef() or data.GetGCPSpatialRef()
        if reference is None:
            assert placed.crs == "", file.name
        else:
            named = osr.SpatialReference()
            named.SetFromUserInput(placed.crs)
            named.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
            assert named.IsSame(reference), file.name
        assert (placed.outline is None) == (reference is None and not data.GetMetadata("RPC")), file.name
        compared += 1
    assert compared > 30


def reference(code: int) -> osr.SpatialReference:
    system = osr.SpatialReference()
    system.ImportFromEPSG(code)
    return system


def outline(code: int, affine: tuple[float, ...], width: int, height: int) -> ogr.Geometry:
    found = Footprints(reference(code)).of_corners(corners_of(affine, width, height))  # type: ignore[arg-type]
    assert found is not None
    assert found.IsValid()
    return found


def holds(found: ogr.Geometry, x: float, y: float) -> bool:
    point = ogr.Geometry(ogr.wkbPoint)
    point.AddPoint_2D(x, y)
    return bool(found.Contains(point))


def test_outlines_have_as_many_points_as_they_need() -> None:
    small = outline(32631, (500000, 20, 0, 4600000, 0, -20), 100, 100)
    assert small.GetGeometryRef(0).GetPointCount() == 5
    # The whole of Europe, in a conic projection: its edges are far from straight.
    large = outline(3035, (2500000, 1000, 0, 5500000, 0, -1000), 5000, 4000)
    assert large.GetGeometryRef(0).GetPointCount() > 40
    to_degrees = osr.CoordinateTransformation(reference(3035), reference(4326))
    random_numbers = random.Random(3)
    for _ in range(300):
        x, y = random_numbers.uniform(2400000, 7600000), random_numbers.uniform(1400000, 5600000)
        inside = 2500000 < x < 7500000 and 1500000 < y < 5500000
        if min(abs(x - 2500000), abs(x - 7500000), abs(y - 1500000), abs(y - 5500000)) > 20000:
            latitude, longitude, _height = to_degrees.TransformPoint(y, x)
            assert holds(large, longitude, latitude) == inside


def test_outlines_across_the_end_of_the_map() -> None:
    # UTM zone 60, beyond its eastern edge.
    fiji = outline(32760, (700000, 1000, 0, 8200000, 0, -1000), 400, 400)
    assert fiji.GetGeometryName() == "MULTIPOLYGON"
    west, east = fiji.GetEnvelope()[:2]
    assert (west, east) == (-180, 180)
    assert holds(fiji, 179.5, -18)
    assert holds(fiji, -179.5, -18)
    assert not holds(fiji, 0, -18)
    pacific = outline(4326, (170, 1, 0, 10, 0, -1), 20, 20)
    assert pacific.GetGeometryCount() == 2
    assert pacific.GetArea() == pytest.approx(400)
    world = outline(4326, (-180, 1, 0, 90, 0, -1), 360, 180)
    assert world.GetArea() == pytest.approx(360 * 180)


@pytest.mark.parametrize(("code", "pole"), [(3031, -90), (3413, 90)])
def test_outlines_round_a_pole(code: int, pole: int) -> None:
    cap = outline(code, (-1e6, 1000, 0, 1e6, 0, -1000), 2000, 2000)
    assert cap.GetEnvelope()[:2] == (-180, 180)
    assert holds(cap, 17, pole * 0.999)
    assert not holds(cap, 17, pole * 0.8)


def test_what_has_no_place_on_the_earth() -> None:
    assert Footprints(reference(32631)).of_corners([(1e30, 1e30), (2e30, 1e30), (2e30, 0), (1e30, 0)]) is None


# In the cloud


def client() -> Any:
    # The plugin's own.
    import swiftclient.client

    return swiftclient.client


@pytest.fixture
def archive(account: Account, cloud: CloudHandle) -> Iterator[Account]:
    """The account, with a container of rasters and of what only looks like some."""
    token = account.session.current
    client().put_container(token.storage_url, token.value, OWN)
    for name, contents in objects():
        # Other clients would make another name of one with dots.
        cloud.upload(token.value, token.storage_url, quote(f"{OWN}/{name}"), contents)
    yield account
    token = account.session.token()
    for entry in list(account.objects(OWN)):
        cloud.delete(token.value, token.storage_url, quote(f"{OWN}/{entry.name}"))
    client().delete_container(token.storage_url, token.value, OWN)


def put(account: Account, name: str, contents: bytes, **headers: str) -> None:
    token = account.session.token()
    client().put_object(token.storage_url, token.value, OWN, name, contents, headers=headers)


def objects() -> list[tuple[str, bytes]]:
    whole = (DATA / "cog_scale.tif").read_bytes()
    return [
        *((f"odd/{name}", whole) for name in ODD_NAMES),
        ("odd/../dots.tif", whole),
        ("20240630/one.tif", (DATA / "mosaic_cog1.tif").read_bytes()),
        ("20240701/two.tif", (DATA / "mosaic_cog2.tif").read_bytes()),
        ("nocog_2023-01-02.tif", (DATA / "nocog.tif").read_bytes()),
        ("empty.tif", b""),
        ("text.tif", b"no raster" * 100),
        ("cut.tif", whole[:300]),
        ("notes.txt", b"left out"),
    ]


def asked(file: Path, **others: Any) -> IndexAsked:
    given: dict[str, Any] = {"prefix": "", "pattern": "", "dates": NameDates(USUAL), "concurrency": 8, **others}
    return IndexAsked(OWN, file=file, **given)


def indexed(account: Account, file: Path, **others: Any) -> IndexMade:
    told = [0, 0]

    def tell(read: int, known: int) -> None:
        told[0] += read
        told[1] += known

    made = index_container(account.store, asked(file, **others), Cancel(), tell)
    assert told == [made.read, made.objects - made.read]
    return made


def table(file: Path) -> dict[str, IndexRow]:
    return {row.location: row for row, _outline in rows_in(file)}


def test_an_index(archive: Account, cloud: CloudHandle, tmp_path: Path) -> None:
    file = tmp_path / "index.fgb"
    mark = cloud.mark()
    made = indexed(archive, file)
    requests = [each for each in cloud.requests(mark) if each.method != "GET" or each.range]
    rows = table(file)
    names = [name for name, _contents in objects() if name.endswith(".tif")]
    assert set(rows) == {f"/vsiswift/{OWN}/{name}" for name in names}
    assert (made.objects, made.read) == (len(names), len(names))
    assert made.files == [file, companion(file)]
    asked_for = Counter((each.name.partition("/")[2], each.method) for each in requests)
    # One GET each, and a HEAD for the empty one: it may be a large object. What is no COG may need more.
    assert asked_for.pop(("nocog_2023-01-02.tif", "GET")) <= 4
    others = set(names) - {"nocog_2023-01-02.tif", "odd/../dots.tif", "empty.tif"}
    assert asked_for == {**{(name, "GET"): 1 for name in others}, ("empty.tif", "HEAD"): 1}
    assert made.bytes / made.read <= 40_000
    assert made.without_place == 4
    row = rows[f"/vsiswift/{OWN}/20240630/one.tif"]
    original = gdal.Open(str(DATA / "mosaic_cog1.tif"))
    size = (DATA / "mosaic_cog1.tif").stat().st_size
    listed = {entry.name: entry for entry in archive.objects(OWN)}["20240630/one.tif"]
    for column, value in {
        "size": size,
        "etag": listed.etag,
        "width": original.RasterXSize,
        "height": original.RasterYSize,
        "bands": 3,
        "type": "UInt16",
        "crs": "EPSG:32618",
        "pixel_x": original.GetGeoTransform()[1],
        "nodata": "0",
        "overviews": original.GetRasterBand(1).GetOverviewCount(),
        "cog": True,
        "problem": "",
    }.items():
        assert getattr(row, column) == value, column
    assert [float(word) for word in row.place.split()] == pytest.approx(original.GetGeoTransform())
    assert row.date == datetime(2024, 6, 30, tzinfo=timezone.utc)
    assert abs(row.last_modified - listed.last_modified).total_seconds() < 0.01
    extent = gdal.Info(original, format="json")["wgs84Extent"]
    expected = ogr.CreateGeometryFromJson(str(extent))
    outlines = {row.location: outline for row, outline in rows_in(file)}
    # GDAL's has nothing but corners.
    assert outlines[row.location].SymmetricDifference(expected).GetArea() < 0.01 * expected.GetArea()
    scaled = rows[f"/vsiswift/{OWN}/odd/a//b.tif"]
    band = gdal.Open(str(DATA / "cog_scale.tif"))
    assert scaled.scale.split()[0] == f"{band.GetRasterBand(1).GetScale():g}"
    assert "not tiled" in rows[f"/vsiswift/{OWN}/nocog_2023-01-02.tif"].problem.lower()
    assert not rows[f"/vsiswift/{OWN}/nocog_2023-01-02.tif"].cog
    problems = {name: rows[f"/vsiswift/{OWN}/{name}"].problem for name in ("empty.tif", "text.tif", "cut.tif")}
    assert "cannot be opened in place" in rows[f"/vsiswift/{OWN}/odd/../dots.tif"].problem
    assert "empty" in problems["empty.tif"]
    assert "no GeoTIFF" in problems["text.tif"]
    assert "damaged" in problems["cut.tif"]
    assert sorted(each.name for each in tmp_path.iterdir()) == ["index.fgb", "index_without_place.csv"]


def test_only_what_is_new_is_read(archive: Account, cloud: CloudHandle, tmp_path: Path) -> None:
    file = tmp_path / "index.fgb"
    first = indexed(archive, file)
    before = table(file)
    put(archive, "text.tif", (DATA / "cog.tif").read_bytes())
    put(archive, "new_20250101.tif", (DATA / "cog.tif").read_bytes())
    token = archive.session.token()
    client().delete_object(token.storage_url, token.value, OWN, "cut.tif")
    mark = cloud.mark()
    second = indexed(archive, file)
    assert (second.read, second.objects) == (2, first.objects)
    read = [each.name for each in cloud.requests(mark) if each.range]
    assert sorted(read) == [f"{OWN}/new_20250101.tif", f"{OWN}/text.tif"]
    after = table(file)
    for name in ("20240630/one.tif", "odd/été/î.tif", "empty.tif"):
        location = f"/vsiswift/{OWN}/{name}"
        assert after[location] == before[location]
    assert after[f"/vsiswift/{OWN}/text.tif"].crs
    assert f"/vsiswift/{OWN}/cut.tif" not in after
    # Dates are found anew, without reading anything.
    assert indexed(archive, file, dates=NameDates("")).read == 0
    assert all(row.date is None for row in table(file).values())
    assert second.files == [file, companion(file)]


def test_names_by_prefix_and_pattern(archive: Account, tmp_path: Path) -> None:
    file = tmp_path / "index.fgb"
    made = indexed(archive, file, prefix="20240", pattern="*/t*.tif")
    assert list(table(file)) == [f"/vsiswift/{OWN}/20240701/two.tif"]
    assert made.files == [file]
    assert indexed(archive, file, prefix="nothing").objects == 0
    assert list(table(file)) == []


def test_large_objects_are_read(archive: Account, tmp_path: Path) -> None:
    """Their listing says otherwise of them than their own headers do."""
    contents = (DATA / "cog.tif").read_bytes()
    half = len(contents) // 2
    put(archive, "parts/1.part", contents[:half])
    put(archive, "parts/2.part", contents[half:])
    put(archive, "dynamic.tif", b"", **{"X-Object-Manifest": f"{OWN}/parts/"})
    token = archive.session.token()
    manifest = f'[{{"path": "/{OWN}/parts/1.part"}}, {{"path": "/{OWN}/parts/2.part"}}]'
    client().put_object(
        token.storage_url, token.value, OWN, "static.tif", manifest, query_string="multipart-manifest=put"
    )
    file = tmp_path / "index.fgb"
    indexed(archive, file, pattern="*ic.tif")
    rows = table(file)
    assert [(row.size, row.width, row.cog) for row in rows.values()] == [(len(contents), 2658, True)] * 2
    assert indexed(archive, file, pattern="*ic.tif").read == 0


@pytest.mark.parametrize("exceptions", [False, True])
def test_nothing_is_left_of_what_cannot_be(
    archive: Account, tmp_path: Path, exceptions: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    used = gdal.GetUseExceptions()
    gdal.UseExceptions() if exceptions else gdal.DontUseExceptions()
    ogr.UseExceptions() if exceptions else ogr.DontUseExceptions()
    try:
        other, broken = tmp_path / "other.fgb", tmp_path / "broken.fgb"
        shutil.copyfile(DATA / "vectors" / "footprints.fgb", other)
        broken.write_bytes(other.read_bytes()[:200])
        with pytest.raises(NotAnIndex, match=r"other\.fgb is no index"):
            indexed(archive, other)
        with pytest.raises(IndexUnreadable):
            indexed(archive, broken)
        with pytest.raises(IndexNotWritten):
            indexed(archive, tmp_path / "nowhere" / "index.fgb")
        with pytest.raises(ConcurrencyWrong):
            indexed(archive, tmp_path / "index.fgb", concurrency=0)
        assert other.read_bytes() == (DATA / "vectors" / "footprints.fgb").read_bytes()
    finally:
        ogr.DontUseExceptions()
        gdal.UseExceptions() if used else gdal.DontUseExceptions()
    assert sorted(each.name for each in tmp_path.iterdir()) == ["broken.fgb", "other.fgb"]


def test_called_off(archive: Account, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "index.fgb"
    indexed(archive, file, prefix="2024")
    before = file.read_bytes()
    cancel = Cancel()
    with pytest.raises(Cancelled):
        index_container(archive.store, asked(file, concurrency=1), cancel, lambda _read, _known: cancel.cancel())
    assert [each.name for each in tmp_path.iterdir()] == ["index.fgb"]
    assert file.read_bytes() == before


def test_an_object_that_is_gone_meanwhile(archive: Account, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    entries = indexing._Indexing._entries

    def and_one_more(self: Any) -> Iterator[Any]:
        for entry in entries(self):
            yield entry
            yield entry._replace(name=f"gone/{entry.name}")

    monkeypatch.setattr(indexing._Indexing, "_entries", and_one_more)
    file = tmp_path / "index.fgb"
    assert indexed(archive, file, prefix="2024").objects == 2
    assert len(table(file)) == 2


# A way that fails


@pytest.fixture
def way(
    archive: Account, cloud: CloudHandle, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[FaultyWay, ObjectStore]]:
    """A way to the object store that can fail, and a store whose requests go there."""
    monkeypatch.setattr(store_module, "FIRST_PAUSE", 0.01)
    session = AccountSession(login_of(cloud))
    token = session.open()
    with FaultyWay(cloud.plan.swift_url) as faulty:
        session._token = replace(token, storage_url=faulty.through(token.storage_url))
        store = ObjectStore(session)
        yield faulty, store
        store.close()
    session.close()


def through(store: ObjectStore, file: Path, **others: Any) -> IndexMade:
    return index_container(store, asked(file, **others), Cancel(), lambda _read, _known: None)


@pytest.mark.parametrize(
    "fault", [Fault(body="cut", name="one.tif", times=2), Fault(body="drop", every=4), Fault(status=503, every=3)]
)
def test_the_index_is_the_same_by_a_way_that_fails_now_and_then(
    archive: Account, way: tuple[FaultyWay, ObjectStore], tmp_path: Path, fault: Fault
) -> None:
    faulty, store = way
    indexed(archive, tmp_path / "expected.fgb", prefix="20")
    faulty.fail(fault)
    through(store, tmp_path / "index.fgb", prefix="20", concurrency=1)
    assert faulty.spoilt
    assert table(tmp_path / "index.fgb") == table(tmp_path / "expected.fgb")


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Fault(status=503, name="two.tif"), StoreBusy),
        (Fault(body="cut", name="two.tif"), ServerOutOfReach),
        (Fault(status=403, name="two.tif"), AccessDenied),
    ],
)
def test_no_index_by_a_way_that_fails_for_good(
    way: tuple[FaultyWay, ObjectStore], tmp_path: Path, fault: Fault, error: type[UserError]
) -> None:
    """An index with a hole would look like one of an archive without that object."""
    faulty, store = way
    faulty.fail(fault)
    with pytest.raises(error):
        through(store, tmp_path / "index.fgb", prefix="20")
    assert list(tmp_path.iterdir()) == []
