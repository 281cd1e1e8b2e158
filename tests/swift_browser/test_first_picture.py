"""From the click to the first picture: which requests it takes, by the log of the object store, and what is seen."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy
import pytest
from cloud.faulty import Fault, FaultyWay
from cloud.handle import CloudHandle, Request
from conftest import login_of
from geotiffs import copy, source
from osgeo import gdal
from pytestqt.qtbot import QtBot
from qgis.core import QgsCoordinateReferenceSystem, QgsMapSettings, QgsPointXY, QgsProject, QgsRasterLayer, QgsRectangle
from qgis.PyQt import sip
from real_qgis.drawing import draw, settings
from scripted_server import Answer, ScriptedServer
from swift_cog_browser.auth.login import Login
from swift_cog_browser.auth.session import AccountSession
from swift_cog_browser.swift_browser import reading_ahead
from swift_cog_browser.swift_browser.account import Account, connect
from swift_cog_browser.swift_browser.accounts import Accounts
from swift_cog_browser.swift_browser.activity import Activity
from swift_cog_browser.swift_browser.adding import Adding
from swift_cog_browser.swift_browser.errors import StoreRedirects
from swift_cog_browser.swift_browser.first_look import Looking
from swift_cog_browser.swift_browser.map_view import MapView
from swift_cog_browser.swift_browser.places import Place
from swift_cog_browser.swift_browser.public_objects import public_login
from swift_cog_browser.swift_browser.ranges import FIRST
from swift_cog_browser.swift_browser.raster_view import AS_QGIS, RasterView, Stretch

CONTAINER, KEY = "empty", "astrid"
RAW = RasterView(Stretch.RAW)
SIDE = 1200
# Name -> type, bands, and creation options of the COG driver. Those of large pixels have an overview in front of the
# one that is drawn that is not worth reading.
APART = ("lzw", "plain")
KINDS: dict[str, tuple[str, int, list[str]]] = {
    "deflate": ("UInt16", 1, ["COMPRESS=DEFLATE", "PREDICTOR=2", "BLOCKSIZE=128"]),
    "lzw": ("UInt16", 3, ["COMPRESS=LZW", "BLOCKSIZE=256"]),
    "plain": ("Float32", 1, ["COMPRESS=NONE", "BLOCKSIZE=128", "BIGTIFF=YES"]),
    "jpeg": ("Byte", 3, ["COMPRESS=JPEG", "BLOCKSIZE=128"]),
    "mask": ("Byte", 4, ["COMPRESS=JPEG", "BLOCKSIZE=128"]),
}


def noise(kind: str, bands: int, side: int = SIDE) -> gdal.Dataset:
    """Return a raster that no compression makes small."""
    data, chance = source(kind, bands, side), numpy.random.default_rng(7)
    for number in range(1, bands + 1):
        band = data.GetRasterBand(number)
        values = chance.integers(1, 256, (side, side))
        band.WriteArray(values + numpy.arange(side) % 100 if kind != "Byte" else values)
    if bands == 4:
        data.GetRasterBand(4).SetColorInterpretation(gdal.GCI_AlphaBand)
    return data


@pytest.fixture(scope="module")
def rasters(qapp: object, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("rasters")
    return {
        name: copy(noise(kind, bands), folder / f"{name}.tif", "COG", options)
        for name, (kind, bands, options) in KINDS.items()
    }


@pytest.fixture
def upload(cloud: CloudHandle) -> Iterator[Callable[[Path], str]]:
    """Return what makes an object of a file under a name that nobody has used before."""
    token = AccountSession(login_of(cloud)).open()
    names: list[str] = []

    def put(file: Path) -> str:
        names.append(f"{uuid.uuid4().hex}.tif")
        cloud.upload(token.value, token.storage_url, f"{CONTAINER}/{names[-1]}", file.read_bytes())
        return names[-1]

    yield put
    for name in names:
        cloud.delete(token.value, token.storage_url, f"{CONTAINER}/{name}")


@pytest.fixture
def adding(qtbot: QtBot, project: QgsProject, cloud: CloudHandle) -> Iterator[Adding]:
    """What adds layers to a map that shows nothing yet."""
    activity = Activity()
    accounts = Accounts(activity)
    with qtbot.waitSignal(accounts.connected, timeout=30000):
        accounts.connect_login(login_of(cloud), KEY)
    adding = Adding(activity, accounts)
    adding.map_settings = empty_map
    yield adding
    accounts.close_all()
    qtbot.waitUntil(lambda: not activity.busy, timeout=30000)


def empty_map() -> QgsMapSettings:
    return settings(QgsRasterLayer("", "none"), QgsRectangle())


def whole(layer: QgsRasterLayer) -> QgsRectangle:
    """Return what QGIS shows of the first layer of a project."""
    extent = layer.extent()
    extent.scale(1.05)
    return extent


def add(qtbot: QtBot, adding: Adding, name: str, view: RasterView = AS_QGIS) -> QgsRasterLayer:
    with qtbot.waitSignal(adding.added, timeout=30000) as added:
        adding.add([Place(KEY, CONTAINER, name)], view=view)
    return added.args[0]


def asked(cloud: CloudHandle, mark: int) -> list[Request]:
    return [each for each in cloud.requests(mark) if each.name.startswith(CONTAINER)]


@pytest.mark.parametrize("view", [AS_QGIS, RAW], ids=["as QGIS", "raw"])
@pytest.mark.parametrize("kind", KINDS)
def test_first_picture(
    qtbot: QtBot,
    cloud: CloudHandle,
    adding: Adding,
    upload: Callable[[Path], str],
    rasters: dict[str, Path],
    kind: str,
    view: RasterView,
) -> None:
    """One look of our own, and one or two of GDAL's; drawing needs none any more."""
    name = upload(rasters[kind])
    mark = cloud.mark()
    layer = add(qtbot, adding, name, view)
    own, of_gdal, *more = asked(cloud, mark)
    assert (own.method, own.range) == ("GET", f"bytes=0-{FIRST - 1}")
    assert of_gdal.range.startswith("bytes=0-")
    assert len(more) == (1 if kind in APART else 0)
    mark = cloud.mark()
    pictures, errors = draw([(layer, whole(layer))])
    assert errors == []
    assert asked(cloud, mark) == []
    # The style and the picture are those of the file on the disk.
    local = QgsRasterLayer(str(rasters[kind]), kind, "gdal")
    if view is not AS_QGIS:
        local.setRenderer(layer.renderer().clone())
    assert draw([(local, whole(layer))])[0] == pictures


def test_first_picture_of_a_project_with_other_coordinates(
    qtbot: QtBot, cloud: CloudHandle, adding: Adding, upload: Callable[[Path], str], rasters: dict[str, Path]
) -> None:
    """The first layer is shown a bit smaller then: test_map_view.py sees that it is foreseen."""
    empty = empty_map()
    empty.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
    adding.map_settings = lambda: empty
    mark = cloud.mark()
    layer = add(qtbot, adding, upload(rasters["deflate"]))
    assert len(asked(cloud, mark)) == 2 + 1  # the upload itself
    mark = cloud.mark()
    part = MapView(empty, fits=True).part_of(layer)
    assert part is not None
    provider = layer.dataProvider().clone()
    assert provider.block(1, part.extent, part.width, part.height).isValid()
    sip.delete(provider)
    assert asked(cloud, mark) == []


def test_where_it_lies(account: Account, upload: Callable[[Path], str], rasters: dict[str, Path]) -> None:
    look = Looking(account.store).look(CONTAINER, upload(rasters["deflate"]))
    layer = QgsRasterLayer(str(rasters["deflate"]), "local", "gdal")
    extent = layer.extent()
    assert look.lies is not None
    assert look.lies.crs == layer.crs().authid()
    assert look.lies.extent == (extent.xMinimum(), extent.yMinimum(), extent.xMaximum(), extent.yMaximum())


def test_the_second_opening_asks_once(
    qtbot: QtBot,
    cloud: CloudHandle,
    adding: Adding,
    project: QgsProject,
    upload: Callable[[Path], str],
    rasters: dict[str, Path],
) -> None:
    name = upload(rasters["lzw"])
    layer = add(qtbot, adding, name)
    draw([(layer, whole(layer))])
    project.removeMapLayer(layer.id())
    mark = cloud.mark()
    layer = add(qtbot, adding, name)
    assert draw([(layer, whole(layer))])[1] == []
    assert [each.method for each in asked(cloud, mark)] == ["HEAD"]


def test_panning_asks_for_what_is_new(
    qtbot: QtBot, cloud: CloudHandle, adding: Adding, upload: Callable[[Path], str], rasters: dict[str, Path]
) -> None:
    """At native resolution: one request for each row of blocks, all at once, and none for a block that was there."""
    layer = add(qtbot, adding, upload(rasters["lzw"]))
    size = layer.rasterUnitsPerPixelX()
    left, top = layer.extent().xMinimum(), layer.extent().yMaximum()

    def view(column: int) -> QgsRectangle:
        return QgsRectangle(left + column * size, top - 400 * size, left + (column + 500) * size, top)

    ranges = []
    for column in (0, 500):
        mark = cloud.mark()
        assert draw([(layer, view(column))])[1] == []
        ranges.append([each.range for each in asked(cloud, mark)])
    # Two rows of blocks of 256 pixels; the second block of each is in both views.
    assert [len(each) for each in ranges] == [2, 2]
    assert not overlap(ranges[0], ranges[1])


def overlap(one: list[str], other: list[str]) -> int:
    """Return how many bytes two lists of ranges have in common."""

    def ends(text: str) -> tuple[int, int]:
        first, _dash, last = text.removeprefix("bytes=").partition("-")
        return int(first), int(last)

    pairs = [(ends(mine), ends(yours)) for mine in one for yours in other]
    # Four bytes of GDAL's own stand between two blocks.
    return sum(max(0, min(a[1], b[1]) - max(a[0], b[0]) - 8) for a, b in pairs)


def test_what_the_map_does_not_show_is_not_read(
    qtbot: QtBot,
    cloud: CloudHandle,
    adding: Adding,
    project: QgsProject,
    upload: Callable[[Path], str],
    rasters: dict[str, Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A map that shows something already goes on to do so: of the new layer what lies there."""
    monkeypatch.setattr(reading_ahead, "ROUND_TRIP_BYTES", 0)
    monkeypatch.setattr(reading_ahead, "FOR_NOTHING", 0)
    local = QgsRasterLayer(str(rasters["lzw"]), "local", "gdal")
    project.addMapLayer(local)
    corner = QgsRectangle(local.extent())
    corner.setXMaximum(corner.xMinimum() + corner.width() / 4)
    corner.setYMinimum(corner.yMaximum() - corner.height() / 4)
    away = QgsRectangle.fromCenterAndSize(QgsPointXY(0, 0), 1000, 1000)
    counts = []
    for seen in (corner, away):
        adding.map_settings = partial(settings, local, seen)
        name = upload(rasters["lzw"])
        mark = cloud.mark()
        layer = add(qtbot, adding, name, RAW)
        counts.append(len(asked(cloud, mark)))
        mark = cloud.mark()
        draw([(layer, corner)])
        assert bool(asked(cloud, mark)) == (seen is away)
    # The header alone, or that and the native pixels of the corner: two rows of blocks.
    assert counts == [2 + 2, 2]


def test_a_map_in_other_coordinates(
    qtbot: QtBot,
    cloud: CloudHandle,
    adding: Adding,
    project: QgsProject,
    upload: Callable[[Path], str],
    rasters: dict[str, Path],
) -> None:
    """What is read ahead is what the map draws, which bends the raster."""
    local = QgsRasterLayer(str(rasters["lzw"]), "local", "gdal")
    project.addMapLayer(local)
    bent = settings(local, local.extent())
    bent.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
    bent.setExtent(bent.layerExtentToOutputExtent(local, local.extent()))
    adding.map_settings = lambda: bent
    layer = add(qtbot, adding, upload(rasters["lzw"]))
    mark = cloud.mark()
    part = MapView(bent, fits=False).part_of(layer)
    assert part is not None
    provider = layer.dataProvider().clone()
    assert provider.block(1, part.extent, part.width, part.height).isValid()
    sip.delete(provider)
    assert asked(cloud, mark) == []


def test_a_large_picture_is_left_to_the_map(
    qtbot: QtBot,
    cloud: CloudHandle,
    adding: Adding,
    upload: Callable[[Path], str],
    rasters: dict[str, Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Which shows that it draws, and can be told to stop."""
    monkeypatch.setattr(reading_ahead, "MOST_PICTURE", 1000)
    gdal.SetConfigOption(reading_ahead.CACHE, "100000")
    monkeypatch.setattr(reading_ahead, "ROUND_TRIP_BYTES", 1000)
    name = upload(rasters["lzw"])
    mark = cloud.mark()
    try:
        layer = add(qtbot, adding, name, RAW)
    finally:
        gdal.SetConfigOption(reading_ahead.CACHE, None)
    assert len(asked(cloud, mark)) == 2
    mark = cloud.mark()
    draw([(layer, whole(layer))])
    assert len(asked(cloud, mark)) == 1


def test_several_at_once_share_what_gdal_keeps(
    qtbot: QtBot, cloud: CloudHandle, adding: Adding, upload: Callable[[Path], str], rasters: dict[str, Path]
) -> None:
    """Nobody's beginning pushes that of another out of GDAL's memory: who finds no room reads as ever."""
    with reading_ahead._room.taken(reading_ahead._most_at_once()) as there:
        assert there
        name = upload(rasters["deflate"])
        mark = cloud.mark()
        layer = add(qtbot, adding, name)
        assert [each.range for each in asked(cloud, mark)][:2] == [f"bytes=0-{FIRST - 1}", "bytes=0-16383"]
    assert layer.isValid()


def test_a_long_header(cloud: CloudHandle, account: Account, upload: Callable[[Path], str], tmp_path: Path) -> None:
    """It takes one request more, and none for its neighbours."""
    options = ["COMPRESS=DEFLATE", "BLOCKSIZE=128", "SPARSE_OK=TRUE"]
    data = gdal.GetDriverByName("MEM").Create("", 8192, 8192, 1)
    data.GetRasterBand(1).WriteArray(numpy.ones((8192, 8192), dtype="u1"))
    file = copy(data, tmp_path / "long.tif", "COG", options)
    looking = Looking(account.store)
    for requests in (2, 1):
        name = upload(file)
        mark = cloud.mark()
        look = looking.look(CONTAINER, name)
        assert look.header_end > FIRST
        assert [each.method for each in asked(cloud, mark)] == ["GET"] * requests
        # As a HEAD tells it.
        headers = account.store.head(CONTAINER, name)
        for key in ("etag", "content-length", "last-modified"):
            assert look.headers[key] == headers[key]
    assert [(each.width, each.height) for each in look.levels] == [(128 * 2**n,) * 2 for n in range(7)]
    assert look.levels[-1].span.end <= file.stat().st_size


def test_what_is_laid_out_otherwise(
    cloud: CloudHandle, account: Account, upload: Callable[[Path], str], tmp_path: Path
) -> None:
    """Overviews that were built later lie behind the raster; what is no TIFF or is empty has none to be found."""
    data = noise("Byte", 1, 600)
    later = copy(data, tmp_path / "later.tif", "GTiff", ["TILED=YES"])
    opened = gdal.Open(str(later), gdal.GA_Update)
    opened.BuildOverviews("NEAREST", [2, 4])
    del opened
    (tmp_path / "text.tif").write_text("no raster " * 10)
    (tmp_path / "empty.tif").touch()
    looking = Looking(account.store)
    for name in ("later.tif", "text.tif", "empty.tif"):
        look = looking.look(CONTAINER, upload(tmp_path / name))
        assert look.levels == ()
        assert look.headers["content-length"] == str((tmp_path / name).stat().st_size)
        assert reading_ahead.bytes_at_once(look, AS_QGIS, MapView(empty_map(), True)) == 0


def test_what_is_read_by_url_comes_once(
    cloud: CloudHandle, project: QgsProject, login: Login, rasters: dict[str, Path]
) -> None:
    """QGIS has GDAL forget such a file when it opens it, but by the layer's whole source."""
    token, name = AccountSession(login).open(), f"{uuid.uuid4().hex}.tif"
    cloud.upload(token.value, token.storage_url, f"public/{name}", rasters["deflate"].read_bytes())
    with connect(public_login(token.storage_url, ("public",))) as account:
        mark = cloud.mark()
        layer = account.load_raster("public", name, AS_QGIS, MapView(empty_map(), True))
        ranges = [each.range for each in cloud.requests(mark) if each.range.startswith("bytes=0-")]
        del layer
    cloud.delete(token.value, token.storage_url, f"public/{name}")
    assert ranges == [f"bytes=0-{FIRST - 1}", "bytes=0-16383"]


# The first look is spared, and what comes after GDAL's first reading.
ONCE = Fault(503, every=1000, after=-998)


@pytest.mark.parametrize("fault", [ONCE, replace(ONCE, status=0, body="short"), replace(ONCE, status=0, body="cut")])
def test_reading_ahead_that_fails(
    cloud: CloudHandle,
    project: QgsProject,
    upload: Callable[[Path], str],
    rasters: dict[str, Path],
    fault: Fault,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It leaves nothing behind: once the server is well, the picture is that of the file."""
    from swift_cog_browser.swift_browser import bridge

    quickly = {"GDAL_HTTP_RETRY_DELAY": "0.01", "GDAL_HTTP_MAX_RETRY": "1"}
    monkeypatch.setattr(bridge, "READ_SETTINGS", {**bridge.READ_SETTINGS, **quickly})
    name = upload(rasters["lzw"])
    with FaultyWay(cloud.plan.swift_url) as way, connect(login_of(cloud)) as account:
        token = account.session.current
        account.session._token = replace(token, storage_url=way.through(token.storage_url))
        account._publish(None, account.session.current, False)
        way.fail(replace(fault, name=name))
        layer = account.load_raster(CONTAINER, name, AS_QGIS, MapView(empty_map(), True))
        assert way.spoilt == 1
        way.fail(None)
        pictures, errors = draw([(layer, whole(layer))])
        assert errors == []
        local = QgsRasterLayer(str(rasters["lzw"]), "local", "gdal")
        assert draw([(local, whole(layer))])[0] == pictures
        del layer


@pytest.mark.parametrize("status", [302, 307])
def test_the_first_look_follows_no_redirect(cloud: CloudHandle, project: QgsProject, status: int) -> None:
    """It goes before GDAL, which would take the token along to any host."""
    with ScriptedServer(cloud.plan.swift_url) as thief:
        elsewhere = [Answer(status, headers={"Location": f"{thief.url}/v1/AUTH_x/stolen"}) for _ in range(20)]
        with ScriptedServer(cloud.plan.swift_url, elsewhere) as server:
            with connect(replace(login_of(cloud), storage_url=f"{server.url}/v1/AUTH_x")) as account:
                with pytest.raises(StoreRedirects):
                    account.load_raster("rasters", "cog.tif", AS_QGIS, MapView(empty_map(), True))
            assert [method for method, _path, _token in server.seen] == ["GET"]
        assert thief.seen == []


def test_where_it_lies_while_gdal_raises(
    account: Account, upload: Callable[[Path], str], rasters: dict[str, Path]
) -> None:
    """Processing has QGIS's GDAL raise what it reports; some versions do of a header alone."""
    name = upload(rasters["deflate"])
    gdal.UseExceptions()
    try:
        look = Looking(account.store).look(CONTAINER, name)
    finally:
        gdal.DontUseExceptions()
    assert look.lies is not None
    assert look.lies.crs
