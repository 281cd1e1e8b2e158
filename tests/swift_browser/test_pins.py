"""Objects that are replaced under open layers: noticed, marked, and never mixed with what was there before."""

from __future__ import annotations

import json
import random
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pytest
from cloud.handle import CloudHandle
from osgeo import gdal, ogr, osr
from project_work import WITHIN, Work
from pytestqt.qtbot import QtBot
from qgis.core import QgsMapLayer, QgsProject, QgsRasterLayer, QgsRectangle
from real_qgis.pixels import windows
from swift_cog_browser.auth.extlibs import extlibs
from swift_cog_browser.swift_browser import jobs, resting
from swift_cog_browser.swift_browser.account import Account
from swift_cog_browser.swift_browser.bridge import header_file_per_path
from swift_cog_browser.swift_browser.cancel import Cancel
from swift_cog_browser.swift_browser.errors import LayerOutdated, LayersReplaced, NotFound, ReadBroken
from swift_cog_browser.swift_browser.layers import add_to_project
from swift_cog_browser.swift_browser.mosaic import UNREAD, build_mosaic
from swift_cog_browser.swift_browser.places import Place
from swift_cog_browser.swift_browser.provenance import read
from swift_cog_browser.swift_browser.public_objects import public_key, public_login
from swift_cog_browser.swift_browser.reload import give_back_unreadable
from swift_cog_browser.swift_browser.sources import ALONE, STAND_IN

with extlibs():
    import swiftclient.client

CONTAINER = "scenes"
BLOCK = 128
SIZE = 512


def tif(seed: int, size: int = SIZE, compression: str = "NONE", left: float = 500000) -> bytes:
    """Return a GeoTIFF with noise in it: no block is like another."""
    path = f"/vsimem/{uuid.uuid4().hex}.tif"
    options = ["TILED=YES", f"BLOCKXSIZE={BLOCK}", f"BLOCKYSIZE={BLOCK}", f"COMPRESS={compression}"]
    raster = gdal.GetDriverByName("GTiff").Create(path, size, size, 1, gdal.GDT_Byte, options)
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(32631)
    raster.SetProjection(reference.ExportToWkt())
    raster.SetGeoTransform((left, 10, 0, 4600000, 0, -10))
    raster.GetRasterBand(1).WriteRaster(0, 0, size, size, random.Random(seed).randbytes(size * size))
    raster = None
    file = gdal.VSIFOpenL(path, "rb")
    contents = bytes(gdal.VSIFReadL(1, gdal.VSIStatL(path).size, file))
    gdal.VSIFCloseL(file)
    gdal.Unlink(path)
    return contents


def blocks(layer: QgsRasterLayer) -> list[bytes | None]:
    """Return the contents of each block; None for one that could not be read."""
    found = []
    for extent, columns, rows in windows(layer, BLOCK):
        block = layer.dataProvider().block(1, extent, columns, rows)
        found.append(bytes(block.data()) if block.isValid() else None)
    return found


def blocks_of(contents: bytes) -> list[bytes | None]:
    path = f"/vsimem/{uuid.uuid4().hex}.tif"
    gdal.FileFromMemBuffer(path, contents)
    try:
        return blocks(QgsRasterLayer(path, "raster", "gdal"))
    finally:
        gdal.Unlink(path)


def verdict(found: list[bytes | None], old: bytes, new: bytes) -> str:
    """Return a letter for each block.

    o and n: of the old object, of the new one. x: could not be read. m: has a row of the new one, but is not all of it.
    ?: made up.
    """
    letters = []
    for block, before, after in zip(found, blocks_of(old), blocks_of(new)):
        letter = "x" if block is None else {after: "n", before: "o"}.get(block, "?")
        if letter == "?" and any(one == other for one, other in zip(rows(block), rows(after))):
            letter = "m"
        letters.append(letter)
    return "".join(letters)


def rows(block: bytes | None) -> list[bytes]:
    block = block or b""
    return [block[start : start + BLOCK] for start in range(0, len(block), BLOCK)]


def data(layer: QgsRasterLayer, extent: QgsRectangle, size: int = SIZE) -> bytes | None:
    block = layer.dataProvider().block(1, extent, size, size)
    return bytes(block.data()) if block.isValid() else None


@dataclass
class Scene:
    """An object that can be replaced, and the desk at which its layers are."""

    work: Work
    account: Account
    cloud: CloudHandle
    name: str = field(default_factory=lambda: f"{uuid.uuid4().hex}.tif")

    @property
    def path(self) -> str:
        return f"/vsiswift/{CONTAINER}/{self.name}"

    def put(self, contents: bytes, name: str = "") -> None:
        token = self.account.session.current
        self.cloud.upload(token.value, token.storage_url, f"{CONTAINER}/{name or self.name}", contents)

    def add(self, name: str = "") -> QgsRasterLayer:
        return self.account.add_raster(CONTAINER, name or self.name, view=UNREAD)

    def add_in_the_background(self, qtbot: QtBot) -> QgsRasterLayer:
        with qtbot.waitCallback(timeout=WITHIN) as done:
            jobs.start(
                "test",
                lambda _cancel: self.account.load_raster(CONTAINER, self.name, UNREAD),
                done,
                lambda error: pytest.fail(str(error)),
            )
        add_to_project(done.args[0])
        return done.args[0]

    def check(self, *layers: QgsMapLayer) -> None:
        with self.work.qtbot.waitSignal(self.work.pins.looked, timeout=WITHIN):
            self.work.pins.check(layers)

    def trouble(self, layer: QgsMapLayer) -> object:
        return self.work.states.trouble(layer)

    def accept(self, layer: QgsMapLayer) -> None:
        self.work.states.retry(layer)
        self.work.qtbot.waitUntil(lambda: self.trouble(layer) is None, timeout=WITHIN)


@pytest.fixture
def scene(qtbot: QtBot, project: QgsProject, cloud: CloudHandle) -> Iterator[Scene]:
    with Work(qtbot, cloud) as work:
        account = work.connect()
        scene = Scene(work, account, cloud)
        known = {entry.name for entry in account.objects(CONTAINER)}
        yield scene
        project.clear()
        account = work.accounts.all[0] if work.accounts.all else work.connect()
        token = account.session.current
        for entry in list(account.objects(CONTAINER)):
            if entry.name not in known:
                cloud.delete(token.value, token.storage_url, f"{CONTAINER}/{entry.name}")


@pytest.fixture(params=[None, "4"], ids=["one-thread", "threads"])
def threads(request: pytest.FixtureRequest) -> Iterator[None]:
    gdal.SetConfigOption("GDAL_NUM_THREADS", request.param)
    yield
    gdal.SetConfigOption("GDAL_NUM_THREADS", None)


@pytest.mark.usefixtures("threads")
@pytest.mark.parametrize("compression", ["NONE", "DEFLATE"])
def test_no_block_of_one_beside_one_of_the_other(scene: Scene, compression: str) -> None:
    old, new = tif(1, compression=compression), tif(2, compression=compression)
    scene.put(old)
    layer = scene.add()
    extent, columns, rows = next(windows(layer, BLOCK))
    assert layer.dataProvider().block(1, extent, columns, rows).isValid()
    scene.put(new)
    # Before anybody has noticed.
    found = blocks(layer)
    assert set(verdict(found, old, new)) == {"o", "x"}
    assert data(layer, layer.extent()) is None
    scene.check(layer)
    error = scene.trouble(layer)
    assert isinstance(error, LayerOutdated)
    assert f"{CONTAINER}/{scene.name} was replaced" in str(error)
    before = read(layer)
    assert before is not None
    assert before.etag in error.details
    assert set(verdict(blocks(layer), old, new)) == {"o", "x"}
    scene.accept(layer)
    assert set(verdict(blocks(layer), old, new)) == {"n"}
    now = read(layer)
    assert now is not None
    assert now.etag != before.etag
    assert now.added == before.added
    assert before.etag in layer.metadata().history()[-1]
    assert QgsProject.instance().isDirty()
    assert scene.work.errors == []


def test_another_size_at_another_place(scene: Scene) -> None:
    old, new = tif(1), tif(2, 3 * BLOCK, left=700000)
    scene.put(old)
    layer = scene.add()
    scene.put(new)
    assert set(verdict(blocks(layer), old, old)) <= {"o", "x"}
    scene.check(layer)
    scene.accept(layer)
    assert (layer.width(), layer.extent().xMinimum()) == (3 * BLOCK, 700000)
    assert set(verdict(blocks(layer), new, new)) == {"o"}


def test_the_same_object_again_is_no_other(scene: Scene) -> None:
    old = tif(1)
    scene.put(old)
    layer = scene.add()
    scene.put(tif(2))
    scene.check(layer)
    scene.put(old)
    scene.accept(layer)
    assert set(verdict(blocks(layer), old, old)) == {"o"}
    scene.check(layer)
    assert scene.trouble(layer) is None


def test_a_deleted_object_is_marked(scene: Scene) -> None:
    scene.put(tif(1))
    layer = scene.add()
    token = scene.account.session.current
    scene.cloud.delete(token.value, token.storage_url, f"{CONTAINER}/{scene.name}")
    scene.check(layer)
    assert isinstance(scene.trouble(layer), NotFound)
    scene.put(tif(2))
    assert not {"n", "m"} & set(verdict(blocks(layer), tif(1), tif(2)))
    scene.accept(layer)
    assert set(verdict(blocks(layer), tif(1), tif(2))) == {"n"}


@pytest.mark.parametrize("on_the_main_thread", [True, False])
def test_added_anew_all_layers_show_the_new_one(scene: Scene, qtbot: QtBot, on_the_main_thread: bool) -> None:
    old, new = tif(1), tif(2)
    scene.put(old)
    first, second = scene.add(), scene.add()
    assert verdict(blocks(first), old, new)[0] == "o"
    scene.put(new)
    third = scene.add() if on_the_main_thread else scene.add_in_the_background(qtbot)
    qtbot.waitUntil(lambda: bool(scene.work.errors), timeout=WITHIN)
    for layer in (first, second, third):
        assert set(verdict(blocks(layer), old, new)) == {"n"}
        assert scene.trouble(layer) is None
    (error,) = scene.work.errors
    assert isinstance(error, LayersReplaced)
    assert str(error).count("ETag") == 4


def test_both_layers_are_marked_and_one_click_shows_both(scene: Scene) -> None:
    old, new = tif(1), tif(2)
    scene.put(old)
    first, second = scene.add(), scene.add()
    scene.put(new)
    scene.check(first)
    assert scene.trouble(first)
    assert scene.trouble(second)
    scene.accept(first)
    assert scene.trouble(second) is None
    assert set(verdict(blocks(first), old, new) + verdict(blocks(second), old, new)) == {"n"}


def test_renewed_in_between(scene: Scene) -> None:
    old, new = tif(1), tif(2)
    scene.put(old)
    layer = scene.add()
    with scene.work.qtbot.waitSignal(scene.account.bridge.settled, timeout=WITHIN):
        scene.account.renew()
    gdal.VSICurlPartialClearCache(scene.path)
    assert set(verdict(blocks(layer), old, new)) == {"o"}
    gdal.VSICurlPartialClearCache(scene.path)
    layer.dataProvider().reloadData()
    scene.put(new)
    assert not {"n", "m"} & set(verdict(blocks(layer), old, new))
    with scene.work.qtbot.waitSignal(scene.account.bridge.settled, timeout=WITHIN):
        scene.account.renew()
    assert not {"n", "m"} & set(verdict(blocks(layer), old, new))
    scene.check(layer)
    scene.accept(layer)
    assert set(verdict(blocks(layer), old, new)) == {"n"}
    with scene.work.qtbot.waitSignal(scene.account.bridge.settled, timeout=WITHIN):
        scene.account.renew()
    gdal.VSICurlPartialClearCache(scene.path)
    layer.dataProvider().reloadData()
    assert set(verdict(blocks(layer), old, new)) == {"n"}


def test_a_listing_tells(scene: Scene, qtbot: QtBot) -> None:
    scene.put(tif(1))
    layer = scene.add()
    mark = scene.cloud.mark()
    list(scene.account.objects(CONTAINER))
    assert {request.method for request in scene.cloud.requests(mark)} == {"GET"}
    scene.put(tif(2))
    with qtbot.waitSignal(scene.work.pins.looked, timeout=WITHIN):
        list(scene.account.objects(CONTAINER))
    assert isinstance(scene.trouble(layer), LayerOutdated)


def test_a_refresh_asks_once_for_each_object(scene: Scene) -> None:
    scene.put(tif(1))
    layers = [scene.add(), scene.add()]
    mark = scene.cloud.mark()
    with scene.work.qtbot.waitSignal(scene.work.pins.looked, timeout=WITHIN):
        scene.work.pins.refresh(layers)
    # Again, and at once.
    scene.work.pins.refresh(layers)
    assert [request.method for request in scene.cloud.requests(mark)] == ["HEAD"]


def test_replaced_while_nobody_was_connected(scene: Scene, qtbot: QtBot) -> None:
    old, new = tif(1), tif(2)
    scene.put(old)
    layer = scene.add()
    assert verdict(blocks(layer), old, new)[0] == "o"
    scene.put(new)
    scene.work.accounts.close_all()
    scene.account = scene.work.connect()
    qtbot.waitUntil(lambda: scene.trouble(layer) is not None, timeout=WITHIN)
    assert not {"n", "m"} & set(verdict(blocks(layer), old, new))
    scene.accept(layer)
    assert set(verdict(blocks(layer), old, new)) == {"n"}


def test_a_read_that_failed_leads_to_it(scene: Scene, qtbot: QtBot) -> None:
    """Who marks layers that could not be read need not know why."""
    scene.put(tif(1))
    layer = scene.add()
    with qtbot.waitSignal(scene.work.pins.looked, timeout=WITHIN):
        scene.work.states.fail(layer, ReadBroken(what="it"))
    assert isinstance(scene.trouble(layer), ReadBroken)
    scene.work.states.heal(layer)
    scene.put(tif(2))
    scene.work.states.fail(layer, ReadBroken(what="it"))
    qtbot.waitUntil(lambda: isinstance(scene.trouble(layer), LayerOutdated), timeout=WITHIN)


def test_by_hand_beside_one_of_ours(scene: Scene, project: QgsProject, qtbot: QtBot) -> None:
    """What the user's own handles read stands in GDAL's cache, too."""
    old, new = tif(1), tif(2)
    scene.put(old)
    by_hand = QgsRasterLayer(f"{scene.path}{ALONE}", "by hand", "gdal")
    project.addMapLayer(by_hand)
    with qtbot.waitSignal(by_hand.repaintRequested, timeout=WITHIN):
        ours = scene.add()
    # Once because the container is read with the account's token, once because the object is pinned.
    qtbot.waitUntil(lambda: not jobs._running, timeout=WITHIN)
    later = QgsRasterLayer(f"{scene.path}{ALONE}", "later", "gdal")
    project.addMapLayer(later)
    layers = (by_hand, ours, later)
    assert {verdict(blocks(layer), old, new)[0] for layer in layers} == {"o"}
    gdal.VSICurlPartialClearCache(scene.path)
    scene.put(new)
    for layer in layers:
        assert not {"n", "m"} & set(verdict(blocks(layer), old, new))
    scene.check(ours)
    scene.accept(later)
    for layer in layers:
        assert scene.trouble(layer) is None
        assert set(verdict(blocks(layer), old, new)) == {"n"}


def test_a_layer_that_a_refresh_could_not_open(scene: Scene, qtbot: QtBot) -> None:
    """QGIS's own refresh reloads; it takes the layer for a valid one, and would draw what is in its memory."""
    old, new = tif(1), tif(2)
    scene.put(old)
    layer = scene.add()
    scene.put(new)
    gdal.VSICurlPartialClearCache(scene.path)
    layer.reload()
    assert layer.isValid()
    give_back_unreadable([layer])
    assert not layer.isValid()
    scene.check(layer)
    assert isinstance(scene.trouble(layer), LayerOutdated)
    scene.accept(layer)
    assert set(verdict(blocks(layer), old, new)) == {"n"}


def test_longer_names_have_pins_of_their_own(scene: Scene) -> None:
    contents = tif(1)
    scene.put(contents)
    scene.add()
    for ending in ("f", ".ovr"):
        scene.put(tif(2), f"{scene.name}{ending}")
        assert set(verdict(blocks(scene.add(f"{scene.name}{ending}")), contents, tif(2))) == {"n"}


def removed(scene: Scene) -> None:
    """Add an object, and remove its only layer after it was read."""
    layer = scene.add()
    assert data(layer, layer.extent()) is not None
    QgsProject.instance().removeMapLayer(layer)


def test_what_was_removed_and_is_added_again_is_only_asked_for(scene: Scene) -> None:
    contents = tif(1)
    scene.put(contents)
    removed(scene)
    since = scene.cloud.mark()
    layer = scene.add()
    assert data(layer, layer.extent()) is not None
    assert [request.method for request in scene.cloud.requests(since)] == ["HEAD"]
    assert set(verdict(blocks(layer), contents, tif(2))) == {"o"}


def test_what_was_removed_and_replaced_is_read_anew(scene: Scene) -> None:
    old, new = tif(1), tif(2)
    scene.put(old)
    removed(scene)
    scene.put(new)
    assert set(verdict(blocks(scene.add()), old, new)) == {"n"}


def test_what_was_removed_and_replaced_is_never_mixed_by_hand(scene: Scene) -> None:
    old, new = tif(1), tif(2)
    scene.put(old)
    layer = scene.add()
    extent, columns, rows = next(windows(layer, BLOCK))
    assert layer.dataProvider().block(1, extent, columns, rows).isValid()
    QgsProject.instance().removeMapLayer(layer)
    del layer
    scene.put(new)
    by_hand = QgsRasterLayer(scene.path, "by hand", "gdal")
    assert set(verdict(blocks(by_hand), old, new)) <= {"o", "x"}
    QgsProject.instance().addMapLayer(by_hand)
    scene.check(by_hand)
    scene.accept(by_hand)
    assert set(verdict(blocks(by_hand), old, new)) == {"n"}


def test_a_listing_tells_that_what_was_removed_was_replaced(scene: Scene, qtbot: QtBot) -> None:
    scene.put(tif(1))
    removed(scene)
    assert scene.path in scene.account.bridge.pins
    scene.put(tif(2))
    list(scene.account.objects(CONTAINER))
    qtbot.waitUntil(lambda: scene.path not in scene.account.bridge.pins, timeout=WITHIN)
    by_hand = QgsRasterLayer(scene.path, "by hand", "gdal")
    assert set(verdict(blocks(by_hand), tif(1), tif(2))) == {"n"}


def test_what_no_layer_reads_is_not_pinned_for_long(
    scene: Scene, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Or nobody could read by hand what has come in its place."""
    monkeypatch.setattr(resting, "REST", 20)
    old, new = tif(1), tif(2)
    scene.put(old)
    removed(scene)
    qtbot.waitUntil(lambda: not scene.account.bridge.pins, timeout=WITHIN)
    scene.put(new)
    by_hand = QgsRasterLayer(scene.path, "by hand", "gdal")
    assert set(verdict(blocks(by_hand), old, new)) == {"n"}


def test_nothing_is_kept_of_a_closed_account(scene: Scene) -> None:
    old, new = tif(1), tif(2)
    scene.put(old)
    removed(scene)
    scene.put(new)
    scene.work.accounts.close_all()
    scene.account = scene.work.connect()
    scene.account.bridge.open_container(CONTAINER, scene.account.session.current)
    by_hand = QgsRasterLayer(scene.path, "by hand", "gdal")
    assert set(verdict(blocks(by_hand), old, new)) == {"n"}


def test_a_layer_that_was_let_go_leaves_nothing_behind(scene: Scene, project: QgsProject, qtbot: QtBot) -> None:
    """Its account was closed before it could show the new object; then it was removed."""
    scene.put(tif(1))
    layer = scene.add()
    with qtbot.waitCallback(timeout=WITHIN) as done:
        versions = scene.account.versions
        jobs.start("test", lambda cancel: versions.let_go(scene.path, cancel), done, lambda _error: None)
    assert layer.source().startswith(STAND_IN)
    scene.work.accounts.close_all()
    assert [name for name in gdal.ReadDir("/vsimem/") if name.startswith(Path(STAND_IN).name)]
    project.removeMapLayer(layer)
    qtbot.waitUntil(
        lambda: not [name for name in gdal.ReadDir("/vsimem/") or [] if name.startswith(Path(STAND_IN).name)],
        timeout=WITHIN,
    )


def test_a_store_that_refuses_its_own_version(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    contents = tif(1)
    scene.put(contents)
    head = scene.account.store.head

    def other(container: str, name: str, cancel: Cancel | None = None) -> dict[str, str]:
        return {**head(container, name, cancel), "etag": "not-what-a-get-has"}

    monkeypatch.setattr(scene.account.store, "head", other)
    layer = scene.add()
    assert set(verdict(blocks(layer), contents, contents)) == {"o"}
    scene.check(layer)
    assert scene.trouble(layer) is None


@pytest.mark.parametrize("kind", ["static", "dynamic"])
def test_a_large_object(scene: Scene, kind: str, qtbot: QtBot) -> None:
    old, new = tif(1), tif(2)
    half = len(old) // 2
    token = scene.account.session.current
    put = partial(swiftclient.client.put_object, token.storage_url, token.value, CONTAINER)
    segments = [f"{scene.name}_segments/{number}" for number in (1, 2)]
    for segment, part in zip(segments, (old[:half], old[half:])):
        put(segment, part)
    if kind == "static":
        manifest = json.dumps([{"path": f"{CONTAINER}/{segment}"} for segment in segments])
        put(scene.name, manifest, query_string="multipart-manifest=put")
    else:
        put(scene.name, b"", headers={"X-Object-Manifest": f"{CONTAINER}/{scene.name}_segments/"})
    layer = scene.add()
    # That of a listing is another one: it is asked for once.
    with qtbot.waitSignal(scene.work.pins.looked, timeout=WITHIN):
        list(scene.account.objects(CONTAINER))
    with qtbot.assertNotEmitted(scene.account.suspected):
        list(scene.account.objects(CONTAINER))
    extent, columns, rows = next(windows(layer, BLOCK))
    assert layer.dataProvider().block(1, extent, columns, rows).isValid()
    assert scene.trouble(layer) is None
    put(segments[1], new[half:])
    assert not {"n", "m"} & set(verdict(blocks(layer), old, new))
    if kind == "dynamic":
        scene.check(layer)
        assert isinstance(scene.trouble(layer), LayerOutdated)
        scene.accept(layer)
        now = old[:half] + new[half:]
        assert set(verdict(blocks(layer), now, now)) == {"o"}


def test_a_mosaic_of_it_is_marked(scene: Scene, project: QgsProject, tmp_path: Path) -> None:
    old, new = tif(1), tif(2)
    scene.put(old)
    other = f"{scene.name}_right.tif"
    scene.put(tif(3, left=500000 + 10 * SIZE), other)
    places = [Place("astrid", CONTAINER, name) for name in (scene.name, other)]
    mosaic = build_mosaic(scene.account, places, tmp_path / "mosaic.vrt", Cancel())
    add_to_project(mosaic)
    extent = QgsRectangle(500000, 4600000 - 10 * SIZE, 500000 + 10 * SIZE, 4600000)

    whole = [QgsRasterLayer(scene_file(tmp_path, contents), "w", "gdal") for contents in (old, new)]
    before, after = (data(each, extent) for each in whole)
    assert data(mosaic, extent) == before
    gdal.VSICurlClearCache()
    mosaic.dataProvider().reloadData()
    scene.put(new)
    assert data(mosaic, extent) is None
    scene.check(mosaic)
    assert isinstance(scene.trouble(mosaic), LayerOutdated)
    scene.accept(mosaic)
    assert data(mosaic, extent) == after


def scene_file(folder: Path, contents: bytes) -> str:
    file = folder / f"{uuid.uuid4().hex}.tif"
    file.write_bytes(contents)
    return str(file)


def test_which_way_it_goes(scene: Scene) -> None:
    """The pin goes out with each request, beside one token, whichever way this GDAL takes."""
    scene.put(tif(1))
    scene.add()
    option = "GDAL_HTTP_HEADERS" if header_file_per_path() else "SWIFT_AUTH_TOKEN"
    (version,) = scene.account.bridge.pins.values()
    assert f'If-Match: "{version.etag}"' in gdal.GetPathSpecificOption(scene.path, option).replace("\\", "")


def test_vector_files_too(scene: Scene, tmp_path: Path) -> None:
    old, new = (points(count, tmp_path) for count in (5, 9))
    name = f"{uuid.uuid4().hex}.fgb"
    scene.put(old, name)
    layer = scene.account.load_layer(CONTAINER, name)
    add_to_project(layer)
    assert len(list(layer.getFeatures())) == 5
    scene.put(new, name)
    scene.check(layer)
    assert isinstance(scene.trouble(layer), LayerOutdated)
    assert len(list(layer.getFeatures())) <= 5
    scene.accept(layer)
    assert len(list(layer.getFeatures())) == 9


def points(count: int, folder: Path) -> bytes:
    file = folder / f"{count}.fgb"
    source = ogr.GetDriverByName("FlatGeobuf").CreateDataSource(str(file))
    layer = source.CreateLayer("points", geom_type=ogr.wkbPoint)
    for number in range(count):
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetGeometry(ogr.CreateGeometryFromWkt(f"POINT ({number} {count})"))
        layer.CreateFeature(feature)
    layer = source = None
    return file.read_bytes()


def test_an_object_that_is_open_to_all(scene: Scene, qtbot: QtBot) -> None:
    """By its URL. GDAL before 3.7 cannot ask for a version there: it is noticed by a look only."""
    old, new = tif(1), tif(2)
    token = scene.account.session.current
    swiftclient.client.post_container(token.storage_url, token.value, CONTAINER, {"X-Container-Read": ".r:*"})
    try:
        scene.put(old)
        with qtbot.waitSignal(scene.work.accounts.connected, timeout=WITHIN):
            login = public_login(token.storage_url, (CONTAINER,))
            scene.work.accounts.connect_login(login, public_key(token.storage_url))
        public = scene.work.accounts.find(public_key(token.storage_url))
        layer = public.add_raster(CONTAINER, scene.name, view=UNREAD)
        extent, columns, rows = next(windows(layer, BLOCK))
        assert layer.dataProvider().block(1, extent, columns, rows).isValid()
        scene.put(new)
        if header_file_per_path():
            assert not {"n", "m"} & set(verdict(blocks(layer), old, new))
        scene.check(layer)
        assert isinstance(scene.trouble(layer), LayerOutdated)
        scene.accept(layer)
        assert set(verdict(blocks(layer), old, new)) == {"n"}
    finally:
        swiftclient.client.post_container(token.storage_url, token.value, CONTAINER, {"X-Container-Read": ""})
