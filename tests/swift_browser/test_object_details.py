"""Details of objects, read by range from the real cloud; and servers that send something else than was asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from cloud.handle import CloudHandle
from conftest import BIG_RASTER, DATA, Through, login_of
from geotiffs import Reading, copy, make_all, source
from osgeo import gdal
from scripted_server import Answer, ScriptedServer
from swift_cog_browser.auth.errors import Cancelled, ServerOutOfReach
from swift_cog_browser.auth.session import AccountSession
from swift_cog_browser.swift_browser.account import Account
from swift_cog_browser.swift_browser.cancel import Cancel
from swift_cog_browser.swift_browser.cog_rules import judge
from swift_cog_browser.swift_browser.errors import AccessDenied, NotFound
from swift_cog_browser.swift_browser.header_errors import HeaderDamaged, NotATiff, ObjectReplaced, RangeNotServed
from swift_cog_browser.swift_browser.object_details import DetailsReader, NothingReadable, ObjectEmpty
from swift_cog_browser.swift_browser.raster_details import raster_details
from swift_cog_browser.swift_browser.thumbnail import Thumbnail, ThumbnailTooLarge, thumbnail
from swift_cog_browser.swift_browser.tiff_header import read_header

Upload = Callable[[str, bytes], None]


@pytest.fixture
def reader(account: Account) -> DetailsReader:
    return DetailsReader(account.store)


@pytest.fixture
def upload(account: Account, cloud: CloudHandle) -> Iterator[Upload]:
    """Puts objects into the empty container; they are gone afterwards."""
    names: list[str] = []
    token = account.session.current

    def put(name: str, contents: bytes) -> None:
        cloud.upload(token.value, token.storage_url, f"empty/{name}", contents)
        names.append(name)

    yield put
    for name in dict.fromkeys(names):
        cloud.delete(token.value, token.storage_url, f"empty/{name}")


def of_file(file: Path) -> Thumbnail:
    reading = Reading(file)
    return thumbnail(read_header(reading.ranges), reading.ranges, reading._fetch)


def greys(picture: Thumbnail) -> list[int]:
    return [value for value, opaque in zip(picture.pixels[::4], picture.pixels[3::4]) if opaque]


# Through the real object store


def test_a_cog(reader: DetailsReader) -> None:
    details = reader.read("rasters", "cog_scale.tif", Cancel())
    assert (details.size, details.content_type, details.policy) == (266308, "image/tiff", "Policy-0")
    assert details.last_modified is not None
    assert details.last_modified.tzinfo is not None
    raster = details.raster
    assert raster is not None
    assert [(band.data_type, band.no_data, band.scale, band.offset) for band in raster.bands] == [
        ("Int16", "0", 0.0001, 1000.0),
        ("Int16", "0", 0.001, 2000.0),
    ]
    assert raster.report.is_valid
    assert raster.crs.isValid()
    assert raster.crs.authid() == ""
    assert raster.extent is not None
    assert raster.extent.width() == pytest.approx(109800)


def test_few_requests(reader: DetailsReader, cloud: CloudHandle) -> None:
    """One HEAD and one read, another read for the picture, and once a look at the container."""
    mark = cloud.mark()
    details = reader.read("rasters", "mosaic_cog1.tif", Cancel())
    assert [request.method for request in cloud.requests(mark)] == ["HEAD", "HEAD", "GET"]
    assert {request.name for request in cloud.requests(mark)} == {"rasters", "rasters/mosaic_cog1.tif"}
    mark = cloud.mark()
    picture = reader.thumbnail(details, Cancel())
    assert [(request.method, request.status) for request in cloud.requests(mark)] == [("GET", 206)]
    assert (picture.width, picture.height) == (195, 198)
    mark = cloud.mark()
    assert reader.read("rasters", "mosaic_cog1.tif", Cancel(), details) is details
    reader.read("rasters", "cog.tif", Cancel())
    assert [request.method for request in cloud.requests(mark)] == ["HEAD", "HEAD", "GET"]


def test_the_picture_of_a_small_header_costs_nothing(reader: DetailsReader, cloud: CloudHandle) -> None:
    details = reader.read("rasters", "cog.tif", Cancel())
    mark = cloud.mark()
    assert len(reader.thumbnail(details, Cancel()).pixels) == 4 * 167 * 167
    assert cloud.requests(mark) == []


def test_what_is_no_geotiff(reader: DetailsReader, upload: Upload, cloud: CloudHandle) -> None:
    upload("empty.tif", b"")
    upload("wrong.tif", b"\x89PNG\r\n\x1a\n" + bytes(100))
    mark = cloud.mark()
    assert isinstance(reader.read("rasters", "notes.txt", Cancel()).problem, NothingReadable)
    assert "GET" not in {request.method for request in cloud.requests(mark)}
    assert isinstance(reader.read("empty", "empty.tif", Cancel()).problem, ObjectEmpty)
    assert isinstance(reader.read("empty", "wrong.tif", Cancel()).problem, NotATiff)
    with pytest.raises(NotFound):
        reader.read("rasters", "missing.tif", Cancel())


def test_a_file_that_was_cut_off(reader: DetailsReader, upload: Upload) -> None:
    upload("cut.tif", (DATA / "cog.tif").read_bytes()[:900])
    details = reader.read("empty", "cut.tif", Cancel())
    assert isinstance(details.problem, HeaderDamaged)
    upload("half.tif", (DATA / "mosaic_cog1.tif").read_bytes()[:60_000])
    details = reader.read("empty", "half.tif", Cancel())
    assert details.raster is not None
    with pytest.raises(HeaderDamaged):
        reader.thumbnail(details, Cancel())


def test_replaced_meanwhile(reader: DetailsReader, upload: Upload) -> None:
    upload("changing.tif", (DATA / "mosaic_cog1.tif").read_bytes())
    details = reader.read("empty", "changing.tif", Cancel())
    upload("changing.tif", (DATA / "mosaic_cog2.tif").read_bytes())
    with pytest.raises(ObjectReplaced, match=r"empty/changing\.tif was replaced"):
        reader.thumbnail(details, Cancel())
    assert reader.read("empty", "changing.tif", Cancel(), details) is not details


def test_overviews_in_a_second_object(reader: DetailsReader, upload: Upload, tmp_path: Path) -> None:
    file = copy(source(), tmp_path / "outside.tif", "GTiff", ["TILED=YES"])
    upload("outside.tif", file.read_bytes())
    found = reader.read("empty", "outside.tif", Cancel()).raster
    assert found is not None
    assert {type(finding).__name__ for finding in found.report.findings} == {"NoOverviews"}
    upload("outside.tif.ovr", b"whatever")
    found = reader.read("empty", "outside.tif", Cancel()).raster
    assert found is not None
    assert {type(finding).__name__ for finding in found.report.findings} == {"OverviewsOutside"}


def test_calling_off(reader: DetailsReader) -> None:
    cancel = Cancel()
    cancel.cancel()
    with pytest.raises(Cancelled):
        reader.read("rasters", "cog.tif", cancel)


def test_odd_names(reader: DetailsReader, account: Account) -> None:
    names = [entry.name for entry in account.objects("names")]
    assert len(names) > 3
    for name in names:
        details = reader.read("names", name, Cancel())
        if name.lower().endswith(".tif"):
            assert details.raster is not None, name


# The range read


def test_parts(account: Account) -> None:
    contents = (DATA / "cog.tif").read_bytes()
    store = account.store
    assert store.read("rasters", "cog.tif", 0, 100) == contents[:100]
    assert store.read("rasters", "cog.tif", 799_000, 9000) == contents[799_000:]
    assert store.read("rasters", "cog.tif", 900_000, 10) == b""
    whole = store.read("rasters", "cog.tif", 0, 10**6)
    assert whole == contents


def test_a_revoked_token_is_renewed(account: Account, cloud: CloudHandle) -> None:
    token = account.session.current.value
    other = AccountSession(login_of(cloud)).open().value
    cloud.revoke(token, by=other)
    assert account.store.read("rasters", "cog.tif", 0, 2) == b"II"
    assert account.session.current.value != token


def part(body: bytes, content_range: str, **more: int) -> Answer:
    return Answer(206, body, {"Content-Range": content_range}, **more)


@pytest.mark.parametrize(
    "answer",
    [
        Answer(200, bytes(5_000_000)),
        part(bytes(10), "bytes 5-14/100"),
        part(bytes(20), "bytes 0-19/100"),
        part(bytes(10), "bytes */100"),
        Answer(206, bytes(10)),
        Answer(204),
    ],
    ids=["all of it", "another part", "too much", "no range", "nothing said", "nothing"],
)
def test_what_was_not_asked_for_is_refused(cloud: CloudHandle, through: Through, answer: Answer) -> None:
    with ScriptedServer(cloud.plan.swift_url, [answer]) as server:
        store = through(server)
        with pytest.raises(RangeNotServed, match=r"rasters/cog\.tif"):
            store.read("rasters", "cog.tif", 0, 10)
        # The rest of that answer does not come up in the next one.
        assert store.read("rasters", "cog.tif", 0, 2) == b"II"


def test_what_heals_is_tried_again(cloud: CloudHandle, through: Through) -> None:
    cut = part(bytes(100), "bytes 0-99/799760", cut_after=50)
    with ScriptedServer(cloud.plan.swift_url, [Answer(503), cut, Answer(498)]) as server:
        contents = through(server).read("rasters", "cog.tif", 0, 100)
        assert contents == (DATA / "cog.tif").read_bytes()[:100]
        assert len(server.seen) == 4


def test_what_does_not_heal_is_said(cloud: CloudHandle, through: Through) -> None:
    cut = part(bytes(100), "bytes 0-99/799760", cut_after=50)
    with ScriptedServer(cloud.plan.swift_url, [cut] * 9) as server, pytest.raises(ServerOutOfReach):
        through(server).read("rasters", "cog.tif", 0, 100)
    with ScriptedServer(cloud.plan.swift_url, [Answer(403)]) as server, pytest.raises(AccessDenied):
        through(server).read("rasters", "cog.tif", 0, 100)


# What GDAL decodes of it


def test_every_kind_has_details_and_a_picture(tmp_path: Path, qapp: object) -> None:
    """The same values as GDAL has when it opens the whole file."""
    gdal.SetConfigOption("GDAL_PAM_ENABLED", "NO")
    try:
        files = [*make_all(tmp_path), *sorted(DATA.glob("*.tif"))]
    finally:
        gdal.SetConfigOption("GDAL_PAM_ENABLED", None)
    without = set()
    for file in files:
        reading = Reading(file)
        header = read_header(reading.ranges)
        raster = raster_details(header, reading.ranges, judge(header, reading.ranges))
        whole = gdal.Open(str(file))
        west, across, _turn, north, _other, down = whole.GetGeoTransform()
        assert raster.extent is not None, file.name
        assert raster.extent.xMinimum() == pytest.approx(west), file.name
        assert raster.extent.yMaximum() == pytest.approx(north), file.name
        assert raster.pixel_size == pytest.approx((abs(across), abs(down))), file.name
        assert raster.crs.isValid(), file.name
        assert len(raster.bands) == whole.RasterCount
        try:
            picture = of_file(file)
        except ThumbnailTooLarge:
            without.add(file.stem)
            continue
        assert max(picture.width, picture.height) <= 256
        assert len(picture.pixels) == 4 * picture.width * picture.height
        everything = Reading(file, most_bytes=10**9)
        everything.ranges.fetch_all([(0, file.stat().st_size)])
        assert picture == thumbnail(header, everything.ranges, everything._fetch), file.name
        assert len(set(greys(picture))) > (5 if file.stem != "empty-sparse" else 0), file.name
    assert without >= {"cog-no-overviews", "planar"} - {file.stem for file in files if file.stat().st_size < 2_000_000}
    assert [name for name in gdal.ReadDir("/vsimem/") or [] if "details" in name] == []


def test_the_picture_is_the_overview(qapp: object) -> None:
    """Pixel by pixel, with the stretch undone as far as the order of values goes."""
    picture = of_file(DATA / "cog.tif")
    data = gdal.Open(str(DATA / "cog.tif"))
    overview = data.GetRasterBand(1).GetOverview(3).ReadAsArray().flatten().tolist()
    shown = list(picture.pixels[::4])
    pairs = sorted(zip(overview, shown))
    assert all(before[1] <= after[1] for before, after in zip(pairs, pairs[1:]))
    assert (min(shown), max(shown)) == (0, 255)


def test_no_data_is_transparent(qapp: object) -> None:
    picture = of_file(DATA / "mosaic_cog1.tif")
    data = gdal.Open(str(DATA / "mosaic_cog1.tif"))
    overviews = [data.GetRasterBand(number).GetOverview(1).ReadAsArray().flatten().tolist() for number in (1, 2, 3)]
    expected = [0 if 0 in values else 255 for values in zip(*overviews)]
    assert list(picture.pixels[3::4]) == expected
    assert 0 < expected.count(0) < len(expected)


def test_colour_tables_are_used(qapp: object) -> None:
    picture = of_file(DATA / "cog_cmap.tif")
    data = gdal.Open(str(DATA / "cog_cmap.tif"))
    table = data.GetRasterBand(1).GetColorTable()
    colours = {bytes(table.GetColorEntry(number)) for number in range(table.GetCount())}
    pixels = {picture.pixels[at : at + 4] for at in range(0, len(picture.pixels), 4)}
    assert pixels <= colours | {bytes(4)}
    assert len(pixels) > 3


def test_masks_make_transparent(tmp_path: Path, qapp: object) -> None:
    data = gdal.GetDriverByName("MEM").CreateCopy("", source("Byte", 3, 600))
    data.CreateMaskBand(gdal.GMF_PER_DATASET)
    mask = data.GetRasterBand(1).GetMaskBand()
    mask.Fill(0)
    mask.WriteRaster(0, 0, 300, 600, b"\xff" * 180_000)
    picture = of_file(copy(data, tmp_path / "half.tif", "COG", ["COMPRESS=JPEG"]))
    opacity = picture.pixels[3::4]
    left = [opacity[row * picture.width] for row in range(picture.height)]
    right = [opacity[(row + 1) * picture.width - 1] for row in range(picture.height)]
    assert (set(left), set(right)) == ({255}, {0})


def test_without_overviews_there_is_a_limit(qapp: object, tmp_path: Path) -> None:
    file = copy(source(size=2000), tmp_path / "large.tif", "GTiff", ["TILED=YES"])
    with pytest.raises(ThumbnailTooLarge):
        of_file(file)
    if BIG_RASTER.exists():
        reading = Reading(BIG_RASTER)
        thumbnail(read_header(reading.ranges), reading.ranges, reading._fetch)
        assert sum(length for _offset, length in reading.asked) < 2 * 1024 * 1024
