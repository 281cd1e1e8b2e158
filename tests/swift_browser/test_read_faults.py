"""Reads that fail: never a made-up value, always a mark; afterwards every block is that of the file."""

from __future__ import annotations

import contextlib
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Optional

import numpy
import pytest
from cloud.faulty import Fault, FaultyWay
from cloud.handle import CloudHandle
from conftest import login_of
from geotiffs import copy, source
from osgeo import gdal
from pytestqt.qtbot import QtBot
from qgis.core import QgsMapLayer, QgsProject, QgsRasterBlockFeedback, QgsRasterLayer, QgsRectangle
from qgis.PyQt.QtXml import QDomDocument
from real_qgis.drawing import draw
from real_qgis.pixels import differing_blocks, windows
from swift_cog_browser.auth.errors import ServerOutOfReach, UserError
from swift_cog_browser.auth.session import AccountSession
from swift_cog_browser.swift_browser import read_faults
from swift_cog_browser.swift_browser.account import Account, connect
from swift_cog_browser.swift_browser.accounts import Accounts
from swift_cog_browser.swift_browser.activity import Activity
from swift_cog_browser.swift_browser.errors import AccessDenied, LayersUnreadable, NotFound, ReadBroken
from swift_cog_browser.swift_browser.layer_states import LayerStates
from swift_cog_browser.swift_browser.read_faults import ReadFaults

KINDS = {
    "compressed": ("COG", ["COMPRESS=DEFLATE", "BLOCKSIZE=128", "OVERVIEWS=NONE"]),
    "plain": ("COG", ["COMPRESS=NONE", "BLOCKSIZE=128", "OVERVIEWS=NONE"]),
    "strips": ("GTiff", []),
}
FAULTS = {
    **{str(status): Fault(status) for status in (401, 403, 404, 500, 503)},
    **{body: Fault(body=body) for body in ("cut", "drop", "short", "shorter", "empty")},
    "every second 503": Fault(503, every=2),
    "every second short": Fault(body="short", every=2),
}
THREADS = [None, "2"]


@pytest.fixture(scope="module")
def rasters(qapp: object, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Rasters of each kind without a single zero: a zero that is read is made up."""
    folder, data = tmp_path_factory.mktemp("rasters"), source("UInt16", 2, 900)
    chance = numpy.random.default_rng(5)
    for number in (1, 2):
        data.GetRasterBand(number).WriteArray(chance.integers(8, 4096, (900, 900), dtype=numpy.uint16))
    return {kind: copy(data, folder / f"{kind}.tif", driver, options) for kind, (driver, options) in KINDS.items()}


@pytest.fixture
def threads(request: pytest.FixtureRequest) -> Iterator[None]:
    before = gdal.GetConfigOption("GDAL_NUM_THREADS")
    gdal.SetConfigOption("GDAL_NUM_THREADS", request.param)
    yield
    gdal.SetConfigOption("GDAL_NUM_THREADS", before)


@dataclass
class Faulty:
    """An account whose requests go a way that can fail, and an object there."""

    account: Account
    way: FaultyWay
    files: dict[str, Path]
    prefix: str

    def layer(self, kind: str) -> QgsRasterLayer:
        return self.account.add_raster("empty", f"{self.prefix}-{kind}.tif")

    def source(self, kind: str) -> QgsRasterLayer:
        return QgsRasterLayer(str(self.files[kind]), kind, "gdal")

    def forget(self) -> None:
        """Have GDAL read anew: with a token and a way that are good."""
        gdal.VSICurlClearCache()


@pytest.fixture(scope="module")
def objects(cloud: CloudHandle, rasters: dict[str, Path]) -> Iterator[str]:
    """Upload the rasters; the beginning of their names is new each time."""
    prefix = uuid.uuid4().hex
    token = AccountSession(login_of(cloud)).open()
    for kind, file in rasters.items():
        cloud.upload(token.value, token.storage_url, f"empty/{prefix}-{kind}.tif", file.read_bytes())
    yield prefix
    for kind in rasters:
        cloud.delete(token.value, token.storage_url, f"empty/{prefix}-{kind}.tif")


@pytest.fixture
def faulty(
    cloud: CloudHandle, project: QgsProject, rasters: dict[str, Path], objects: str, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Faulty]:
    from swift_cog_browser.swift_browser import bridge, store

    monkeypatch.setattr(store, "FIRST_PAUSE", 0.01)
    quickly = {"GDAL_HTTP_RETRY_DELAY": "0.01", "GDAL_HTTP_MAX_RETRY": "1"}
    monkeypatch.setattr(bridge, "READ_SETTINGS", {**bridge.READ_SETTINGS, **quickly})
    with FaultyWay(cloud.plan.swift_url) as way, connect(login_of(cloud)) as account:
        token = account.session.current
        account.session._token = replace(token, storage_url=way.through(token.storage_url))
        account._publish(None, account.session.current, False)
        yield Faulty(account, way, rasters, objects)
        way.fail(None)
        project.clear()


Blocks = list[tuple[Optional[bytes], bool]]


def blocks(layer: QgsRasterLayer) -> Blocks:
    """Return what a layer gives at its native resolution, None for a failure; and whether it complains."""
    read = []
    for extent, columns, rows in windows(layer, 300):
        feedback = QgsRasterBlockFeedback()
        each = layer.dataProvider().block(1, extent, columns, rows, feedback)
        read.append((bytes(each.data()) if each.isValid() else None, bool(feedback.errors())))
    return read


def made_up(read: Blocks, right: Blocks) -> int:
    """Return how many blocks are neither those of the file nor failures that are reported."""
    return sum(each not in (expected, (None, True)) for each, expected in zip(read, right))


@pytest.mark.parametrize("threads", THREADS, indirect=True)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("fault", FAULTS)
def test_a_failed_read_is_a_failure(faulty: Faulty, threads: None, kind: str, fault: str) -> None:
    layer, right = faulty.layer(kind), blocks(faulty.source(kind))
    faulty.way.fail(FAULTS[fault])
    # What GDAL tries again by itself, from 3.7 on, may come in the end.
    assert made_up(blocks(layer), right) == 0
    assert faulty.way.spoilt or FAULTS[fault].every > 1
    value, known = layer.dataProvider().sample(layer.extent().center(), 1)
    assert not known or value >= 8
    faulty.way.fail(None)
    # Nothing bad is kept: the same handle, and what others opened, fail or are right.
    assert made_up(blocks(layer), right) == 0
    faulty.forget()
    layer.dataProvider().reloadData()
    assert differing_blocks(layer, faulty.source(kind)) == []


@pytest.mark.parametrize("threads", ["2"], indirect=True)
def test_a_layer_by_hand_would_have_shown_made_up_values(faulty: Faulty, threads: None) -> None:
    """The test above can fail: without our open option, threads give values that are in no file."""
    layer, right = faulty.layer("plain"), blocks(faulty.source("plain"))
    by_hand = QgsRasterLayer(layer.source().partition("|")[0], "by hand", "gdal")
    faulty.way.fail(Fault(403))
    first = made_up(blocks(by_hand), right)
    faulty.way.fail(None)
    assert first + made_up(blocks(by_hand), right) > 0


@dataclass
class Desk:
    """What marks layers, and what it said."""

    accounts: Accounts
    states: LayerStates
    faults: ReadFaults
    told: list[UserError | None]

    def draw(self, layer: QgsRasterLayer, extent: QgsRectangle | None = None) -> list[str]:
        """Draw a layer as the map canvas does, and report as it does."""
        _pictures, errors = draw([(layer, extent or layer.extent())])
        for error in errors:
            self.faults.drawing_failed(layer, error)
        return errors


@pytest.fixture
def desk(faulty: Faulty) -> Iterator[Desk]:
    activity = Activity()
    accounts = Accounts(activity)
    accounts._accounts["key"] = faulty.account
    states = LayerStates()
    faults = ReadFaults(accounts, activity, states)
    told: list[UserError | None] = []
    faults.told.connect(told.append)
    faults.start()
    yield Desk(accounts, states, faults, told)
    faults.stop()


def identifiable(layer: QgsMapLayer) -> bool:
    return bool(layer.flags() & QgsMapLayer.LayerFlag.Identifiable)


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Fault(403, methods=("GET", "HEAD")), AccessDenied),
        (Fault(404, methods=("GET", "HEAD")), NotFound),
        (Fault(body="short"), ServerOutOfReach),
        (Fault(body="cut"), UserError),
        (Fault(503), UserError),
    ],
)
@pytest.mark.parametrize("threads", THREADS, indirect=True)
def test_marked_once_and_well_again_by_one_click(
    faulty: Faulty, desk: Desk, threads: None, qtbot: QtBot, fault: Fault, error: type[UserError]
) -> None:
    layer = faulty.layer("compressed")
    layer.dataProvider().reloadData()
    faulty.way.fail(fault)
    assert desk.draw(layer)
    # At once, before the reason is known: nothing is to be measured on it.
    assert isinstance(desk.states.trouble(layer), ReadBroken)
    assert not identifiable(layer)
    qtbot.waitUntil(lambda: len(desk.told) == 1, timeout=20000)
    told = desk.told[0]
    assert isinstance(told, LayersUnreadable)
    assert layer.name() in str(told)
    assert isinstance(desk.states.trouble(layer), error)
    for _again in range(3):
        desk.draw(layer)
    with qtbot.waitSignal(desk.faults.told, timeout=20000):
        # Not over yet: the mark stays, and the user is told again that it is so, or it fails when it is drawn.
        desk.states.retry(layer)
    faulty.way.fail(None)
    if desk.states.trouble(layer) is not None:
        with qtbot.waitSignal(layer.repaintRequested, timeout=20000):
            desk.states.retry(layer)
    assert desk.states.trouble(layer) is None
    assert desk.told[-1] is None
    assert identifiable(layer)
    assert differing_blocks(layer, faulty.source("compressed")) == []
    assert desk.draw(layer) == []


def test_layers_that_fail_together_are_told_of_together(faulty: Faulty, desk: Desk, qtbot: QtBot) -> None:
    layers = [faulty.layer(kind) for kind in KINDS]
    for layer in layers:
        layer.dataProvider().reloadData()
    faulty.way.fail(Fault(403, methods=("GET", "HEAD")))
    for layer, errors in [(layer, draw([(layer, layer.extent())])[1]) for layer in layers]:
        for error in errors:
            desk.faults.drawing_failed(layer, error)
    qtbot.waitUntil(lambda: bool(desk.told), timeout=20000)
    assert len(desk.told) == 1
    assert all(layer.name() in str(desk.told[0]) for layer in layers)
    faulty.way.fail(None)
    desk.faults.retry_all()
    qtbot.waitUntil(lambda: desk.told[-1] is None, timeout=20000)
    assert desk.states.marked == []


def test_the_canvas_tells_of_an_error_once_a_minute(
    faulty: Faulty, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So what was read again is painted once more when the minute is over: what has failed since is told of then."""
    monkeypatch.setattr(read_faults, "ONCE_IN", 0.3)
    layer = faulty.layer("plain")
    faulty.way.fail(Fault(500))
    desk.draw(layer)
    faulty.way.fail(None)
    qtbot.waitUntil(lambda: bool(desk.told), timeout=20000)
    painted: list[None] = []
    layer.repaintRequested.connect(lambda *_: painted.append(None))
    desk.states.retry(layer)
    qtbot.waitUntil(lambda: len(painted) == 2, timeout=20000)


def test_a_fault_that_has_passed_stays_marked(faulty: Faulty, desk: Desk, qtbot: QtBot) -> None:
    """What the map shows of it is not all of it, until it is read again."""
    layer = faulty.layer("plain")
    faulty.way.fail(Fault(500))
    desk.draw(layer)
    faulty.way.fail(None)
    qtbot.waitUntil(lambda: bool(desk.told), timeout=20000)
    assert isinstance(desk.states.trouble(layer), ReadBroken)
    with qtbot.waitSignal(layer.repaintRequested, timeout=20000):
        desk.states.retry(layer)
    assert desk.states.trouble(layer) is None
    assert differing_blocks(layer, faulty.source("plain")) == []


def test_a_renewed_token_reads_again(faulty: Faulty, desk: Desk, qtbot: QtBot) -> None:
    layer = faulty.layer("plain")
    layer.dataProvider().reloadData()
    faulty.way.fail(Fault(403, methods=("GET", "HEAD")))
    desk.draw(layer)
    qtbot.waitUntil(lambda: bool(desk.told), timeout=20000)
    faulty.way.fail(None)
    with qtbot.waitSignal(layer.repaintRequested, timeout=20000):
        faulty.account.renewal.renewed.emit(faulty.account.session.current)
    assert desk.states.marked == []


def test_what_was_replaced_is_told_by_who_knows(faulty: Faulty, desk: Desk, qtbot: QtBot) -> None:
    """GDAL is refused what is another object now: that is no fault of the read."""
    layer, asked = faulty.layer("plain"), []

    def notice(_account: Account, container: str, name: str, headers: Mapping[str, str]) -> UserError:
        asked.append((container, name, "etag" in headers))
        error = NotFound(what="the object of before")
        desk.states.fail(layer, error, again=lambda: asked.append("again"))
        return error

    desk.faults._notice = notice
    faulty.way.fail(Fault(412))
    desk.draw(layer)
    faulty.way.fail(None)
    qtbot.waitUntil(lambda: bool(asked), timeout=20000)
    assert asked == [("empty", f"{faulty.prefix}-plain.tif", True)]
    assert isinstance(desk.states.trouble(layer), NotFound)
    desk.faults.retry_all()
    assert isinstance(desk.states.trouble(layer), NotFound)
    desk.states.retry(layer)
    assert asked[1:] == ["again"]
    assert [error for error in desk.told if error is not None] == []


def test_other_layers_are_nobodys_business(faulty: Faulty, desk: Desk) -> None:
    layer = faulty.source("plain")
    desk.faults.drawing_failed(layer, "out of memory")
    assert desk.states.trouble(layer) is None


def test_a_layer_that_cannot_be_opened_anew_gives_nothing(faulty: Faulty, desk: Desk, qtbot: QtBot) -> None:
    """From a provider whose file is closed QGIS would draw memory that nobody has filled."""
    from swift_cog_browser.swift_browser.reload import reload_layer

    layer = faulty.layer("plain")
    layer.renderer().setOpacity(0.5)
    faulty.way.fail(Fault(403, methods=("GET", "HEAD")))
    faulty.forget()
    assert not reload_layer(layer)
    assert not layer.isValid()
    assert block_is_nothing(layer)
    qtbot.waitUntil(lambda: bool(desk.told), timeout=20000)
    assert isinstance(desk.states.trouble(layer), AccessDenied)
    faulty.way.fail(None)
    with qtbot.waitSignal(layer.repaintRequested, timeout=20000):
        desk.states.retry(layer)
    assert desk.states.trouble(layer) is None
    assert differing_blocks(layer, faulty.source("plain")) == []
    assert layer.renderer().opacity() == 0.5


def block_is_nothing(layer: QgsRasterLayer) -> bool:
    provider = layer.dataProvider()
    return not provider.isValid() and not provider.block(1, QgsRectangle(0, 0, 1, 1), 1, 1).isValid()


def test_what_is_saved_of_a_marked_layer(faulty: Faulty, desk: Desk, project: QgsProject, tmp_path: Path) -> None:
    """That QGIS's own tool is kept from it is nothing for the file."""
    layer = faulty.layer("plain")
    project.setDirty(False)
    desk.states.fail(layer, NotFound(what="x"))
    assert not identifiable(layer)
    assert not project.isDirty()
    assert project.write(str(tmp_path / "saved.qgs"))
    document = QDomDocument()
    document.setContent((tmp_path / "saved.qgs").read_text())
    flags = document.elementsByTagName("Identifiable")
    assert {flags.at(number).toElement().text() for number in range(flags.count())} == {"1"}
    desk.states.heal(layer)
    assert identifiable(layer)


def test_a_mark_without_its_layer(faulty: Faulty, desk: Desk, project: QgsProject, qtbot: QtBot) -> None:
    layer = faulty.layer("plain")
    layer.dataProvider().reloadData()
    faulty.way.fail(Fault(403))
    desk.draw(layer)
    with contextlib.suppress(RuntimeError):
        project.removeMapLayer(layer.id())
    qtbot.waitUntil(lambda: bool(desk.told), timeout=20000)
    assert desk.told == [None]
