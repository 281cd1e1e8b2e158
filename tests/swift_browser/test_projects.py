"""Saved projects: their layers wait while nobody is logged in, come back by themselves, and are as they were."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from cloud.handle import CloudHandle
from cloud.twin import twin
from conftest import DATA, login_of
from project_work import Work, changes, original
from pytestqt.qtbot import QtBot
from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsLayerDefinition,
    QgsProject,
    QgsRasterLayer,
    QgsRasterRange,
)
from qgis.PyQt.QtGui import QPainter
from real_qgis.pixels import differing_blocks
from swift_cog_browser.swift_browser.account import Account
from swift_cog_browser.swift_browser.bridge import header_file_per_path
from swift_cog_browser.swift_browser.errors import LayerOutdated, LayersMissing, LayersWaitReplaced
from swift_cog_browser.swift_browser.provenance import read, time_of
from swift_cog_browser.swift_browser.sources import ALONE, path_behind


@pytest.fixture
def work(qtbot: QtBot, project: QgsProject, cloud: CloudHandle) -> Iterator[Work]:
    with Work(qtbot, cloud) as work:
        yield work


def add_styled(account: Account) -> None:
    """Add two rasters, and change all that a person can change of one."""
    account.add_raster("rasters", "mosaic_cog1.tif")
    layer = account.add_raster("rasters", "cog.tif")
    layer.renderer().setOpacity(0.5)
    layer.setBlendMode(QPainter.CompositionMode.CompositionMode_Multiply)
    layer.setScaleBasedVisibility(True)
    layer.setMinimumScale(1e6)
    layer.setCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
    provider = layer.dataProvider()
    provider.setUseSourceNoDataValue(1, False)
    provider.setUserNoDataValue(1, [QgsRasterRange(5, 7)])
    layer.brightnessFilter().setBrightness(20)
    layer.setCustomProperty("identify/format", "Text")
    layer.setName("The good one")


@pytest.fixture
def saved(work: Work, tmp_path: Path) -> Path:
    """A project with two layers, saved and closed; nobody is logged in."""
    add_styled(work.connect())
    project = QgsProject.instance()
    file = tmp_path / "map.qgs"
    assert project.write(str(file))
    project.clear()
    work.accounts.close_all()
    return file


def test_layers_wait_without_a_request_and_come_back_as_they_were(
    work: Work, saved: Path, cloud: CloudHandle, project: QgsProject
) -> None:
    since = cloud.mark()
    work.open(saved)
    assert cloud.requests(since) == []
    assert [layer.isValid() for layer in project.mapLayers().values()] == [True, True]
    (wanted,) = work.wanted
    assert wanted.connection == cloud.openrc().name
    assert wanted.layers == ("The good one", "mosaic_cog1")
    assert not project.isDirty()
    # What is saved while they wait is theirs, too.
    for name in ("waiting.qgs", "waiting.qgz"):
        assert project.write(str(saved.with_name(name)))
    assert not any("vsimem" in text for text in texts_of(saved.parent))
    work.connect()
    work.settle()
    assert work.wanted == []
    assert work.errors == []
    assert work.layer("The good one").source() == f"/vsiswift/rasters/cog.tif{ALONE}"
    assert differing_blocks(work.layer("mosaic_cog1"), original("mosaic_cog1.tif")) == []
    again = saved.with_name("again.qgs")
    assert project.write(str(again))
    assert changes(saved, again) == []


def texts_of(folder: Path) -> list[str]:
    """Return what is in the projects of a folder."""
    texts = [file.read_text() for file in folder.glob("*.q[gl][sr]")]
    for file in folder.glob("*.qgz"):
        with zipfile.ZipFile(file) as archive:
            texts += [archive.read(name).decode(errors="replace") for name in archive.namelist()]
    return texts


def test_a_project_that_was_saved_while_its_layers_waited(work: Work, saved: Path, project: QgsProject) -> None:
    work.open(saved)
    waiting = saved.with_name("waiting.qgz")
    assert project.write(str(waiting))
    work.open(waiting)
    work.connect()
    work.settle()
    again = saved.with_name("again.qgs")
    assert project.write(str(again))
    assert changes(saved, again) == []


def test_opened_while_logged_in(work: Work, saved: Path, project: QgsProject) -> None:
    work.connect()
    for _time in range(2):
        work.open(saved)
        assert work.wanted == []
        assert differing_blocks(work.layer("mosaic_cog1"), original("mosaic_cog1.tif")) == []
        assert not project.isDirty()


def test_a_layer_definition(work: Work, saved: Path, project: QgsProject) -> None:
    work.open(saved)
    file = saved.with_name("layers.qlr")
    assert QgsLayerDefinition.exportLayerDefinition(str(file), project.layerTreeRoot().children())[0]
    assert "vsimem" not in file.read_text()
    project.clear()
    assert QgsLayerDefinition.loadLayerDefinition(str(file), project, project.layerTreeRoot())[0]
    work.settle()
    assert [wanted.layers for wanted in work.wanted] == [("The good one", "mosaic_cog1")]
    work.connect()
    work.settle()
    assert differing_blocks(work.layer("mosaic_cog1"), original("mosaic_cog1.tif")) == []
    assert work.layer("The good one").renderer().opacity() == 0.5


def test_stopping_gives_the_layers_their_sources_back(
    work: Work, saved: Path, project: QgsProject, cloud: CloudHandle
) -> None:
    work.open(saved)
    since = cloud.mark()
    work.layers.stop()
    assert cloud.requests(since) == []
    assert sorted(layer.source() for layer in project.mapLayers().values()) == [
        f"/vsiswift/rasters/cog.tif{ALONE}",
        f"/vsiswift/rasters/mosaic_cog1.tif{ALONE}",
    ]
    assert [layer.isValid() for layer in project.mapLayers().values()] == [False, False]
    without = saved.with_name("without.qgs")
    assert project.write(str(without))
    # The plugin is upgraded, and finds them.
    work.layers.start()
    work.settle()
    assert [wanted.layers for wanted in work.wanted] == [("The good one", "mosaic_cog1")]
    work.connect()
    work.settle()
    assert work.errors == []
    assert differing_blocks(work.layer("mosaic_cog1"), original("mosaic_cog1.tif")) == []
    again = saved.with_name("again.qgs")
    assert project.write(str(again))
    assert changes(saved, again) == []
    work.accounts.close_all()
    work.open(without)
    work.connect()
    work.settle()
    assert project.write(str(again))
    assert changes(saved, again) == []


# What happened to the objects meanwhile


@pytest.fixture
def scene(work: Work, tmp_path: Path, cloud: CloudHandle) -> Iterator[Path]:
    """A project with one layer of an object that may be changed, saved and closed; somebody is logged in."""
    account = work.connect()
    token = account.session.current
    cloud.upload(token.value, token.storage_url, "scenes/changing.tif", (DATA / "cog_scale.tif").read_bytes())
    account.add_raster("scenes", "changing.tif").setName("The scene")
    file = tmp_path / "scene.qgs"
    assert QgsProject.instance().write(str(file))
    QgsProject.instance().clear()
    yield file
    account = work.connect()
    if any(entry.name == "changing.tif" for entry in account.objects("scenes")):
        cloud.delete(account.session.current.value, token.storage_url, "scenes/changing.tif")


def test_a_replaced_object_is_told_of(work: Work, scene: Path, cloud: CloudHandle, project: QgsProject) -> None:
    account = work.accounts.all[0]
    token = account.session.current
    work.open(scene)
    before = read(work.layer("The scene"))
    assert before is not None
    assert work.errors == []
    project.clear()
    cloud.upload(token.value, token.storage_url, "scenes/changing.tif", (DATA / "cog_nodata.tif").read_bytes())
    # What GDAL remembers of the old one stays: nobody clears its cache here.
    assert project.read(str(scene))
    work.settle()
    # A wrong pixel is worse than none: it waits for somebody who knows.
    layer = work.layer("The scene")
    assert path_behind(layer.source())
    assert read(layer) == before
    assert not project.isDirty()
    trouble = work.states.trouble(layer)
    assert isinstance(trouble, LayerOutdated)
    (error,) = work.errors
    assert isinstance(error, LayersWaitReplaced)
    assert f"The scene: {trouble.details}" in str(error)
    work.states.retry(layer)
    work.settle()
    now = read(layer)
    assert now is not None
    for each in (before, now):
        assert f"ETag {each.etag} of {time_of(each.last_modified)}" in str(error)
    assert before.etag != now.etag
    assert before.added == now.added
    assert before.etag in layer.metadata().history()[-1]
    assert differing_blocks(layer, original("cog_nodata.tif")) == []
    assert work.states.trouble(layer) is None
    assert len(work.errors) == 1
    # The user is asked whether to save that.
    assert project.isDirty()


def test_a_deleted_object_is_told_of(work: Work, scene: Path, cloud: CloudHandle, project: QgsProject) -> None:
    token = work.accounts.all[0].session.current
    cloud.delete(token.value, token.storage_url, "scenes/changing.tif")
    work.open(scene)
    (error,) = work.errors
    assert isinstance(error, LayersMissing)
    assert "The scene" in str(error)
    assert "scenes/changing.tif" in error.details
    layer = work.layer("The scene")
    assert not layer.isValid()
    assert layer.source() == f"/vsiswift/scenes/changing.tif{ALONE}"
    assert work.wanted == []
    # Once it is there again, so is the layer, as it was.
    again = scene.with_name("again.qgs")
    assert project.write(str(again))
    cloud.upload(token.value, token.storage_url, "scenes/changing.tif", (DATA / "cog_scale.tif").read_bytes())
    work.open(again)
    assert differing_blocks(work.layer("The scene"), original("cog_scale.tif")) == []


# Whose layers they are


def test_two_connections(work: Work, tmp_path: Path, project: QgsProject, cloud: CloudHandle) -> None:
    """Each with a container of the same name: one message wants both, and each layer comes back from its own."""
    users = {"astrid": original("cog.tif"), "oskar": twin_layer(tmp_path)}
    names = users if header_file_per_path() else ["astrid"]
    for user in names:
        work.connect(user).add_raster("twins", "same.tif").setName(user)
    work.connect("oskar").add_raster("private", "cog.tif").setName("private")
    file = tmp_path / "two.qgs"
    assert project.write(str(file))
    project.clear()
    work.accounts.close_all()
    work.open(file)
    assert [(each.connection, each.layers) for each in work.wanted] == sorted(
        [
            (cloud.openrc("astrid").name, ("astrid",)),
            (cloud.openrc("oskar").name, ("oskar", "private") if len(names) == 2 else ("private",)),
        ]
    )
    # The other way round than before: who comes first has the short path.
    work.connect("oskar")
    work.settle()
    assert [each.connection for each in work.wanted] == [cloud.openrc("astrid").name]
    work.connect("astrid")
    work.settle()
    assert work.wanted == []
    for user in names:
        assert differing_blocks(work.layer(user), users[user]) == []
    assert differing_blocks(work.layer("private"), original("cog.tif")) == []


def twin_layer(folder: Path) -> QgsRasterLayer:
    file = folder / "twin.tif"
    file.write_bytes(twin((DATA / "cog.tif").read_bytes()))
    return QgsRasterLayer(str(file), "raster", "gdal")


def test_layers_without_provenance(work: Work, saved: Path, project: QgsProject) -> None:
    """They come back from the account that has their object, whichever that is."""
    text = re.sub(r'<Option [^>]*name="swift_cog_browser/[^>]*/>', "", saved.read_text())
    saved.write_text(text.replace("/vsiswift/rasters/cog.tif", "/vsiswift/private/cog.tif"))
    work.open(saved)
    assert [(each.connection, each.layers) for each in work.wanted] == [("", ("The good one", "mosaic_cog1"))]
    work.connect("oskar")
    work.settle()
    assert differing_blocks(work.layer("The good one"), original("cog.tif")) == []
    assert [each.layers for each in work.wanted] == [("mosaic_cog1",)]
    work.connect("astrid")
    work.settle()
    assert work.wanted == []
    assert work.errors == []
    assert differing_blocks(work.layer("mosaic_cog1"), original("mosaic_cog1.tif")) == []
    found = read(work.layer("The good one"))
    assert found is not None
    assert found.storage_url == work.accounts.find("oskar").session.current.storage_url  # type: ignore[union-attr]


def test_a_token_of_the_users_own(
    work: Work, saved: Path, project: QgsProject, cloud: CloudHandle, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Layers that were typed by hand are read with it, as without the plugin; those of a connection wait for it."""
    token = work.connect().session.current
    work.accounts.close_all()
    monkeypatch.setenv("SWIFT_AUTH_TOKEN", token.value)
    monkeypatch.setenv("SWIFT_STORAGE_URL", token.storage_url)
    by_hand = saved.with_name("by_hand.qgs")
    by_hand.write_text(re.sub(r'<Option [^>]*name="swift_cog_browser/[^>]*/>', "", saved.read_text()))
    work.open(by_hand)
    assert work.wanted == []
    assert differing_blocks(work.layer("mosaic_cog1"), original("mosaic_cog1.tif")) == []
    work.open(saved)
    assert [each.layers for each in work.wanted] == [("The good one", "mosaic_cog1")]
    monkeypatch.undo()


def test_no_secret_and_no_user(
    work: Work, project: QgsProject, tmp_path: Path, cloud: CloudHandle, qtbot: QtBot, qapp: QgsApplication
) -> None:
    """Neither in what is saved, waiting or not, nor in what people read, nor in the log."""
    heard: list[str] = []

    def hear(text: str, tag: str, _level: object) -> None:
        heard.append(f"{tag}: {text}")

    qapp.messageLog().messageReceived.connect(hear)
    login = replace(login_of(cloud), source="Calibration desk")
    tokens: list[str] = []
    for number in range(2):
        with qtbot.waitSignal(work.accounts.connected, timeout=20000):
            work.accounts.connect_login(login, "saved")
        work.settle()
        tokens.append(work.accounts.all[0].session.current.value)
        if number == 0:
            add_styled(work.accounts.all[0])
        for state in ("back", "waiting"):
            for ending in (".qgs", ".qgz"):
                assert project.write(str(tmp_path / f"{state}{number}{ending}"))
            nodes = project.layerTreeRoot().children()
            assert QgsLayerDefinition.exportLayerDefinition(str(tmp_path / f"{state}{number}.qlr"), nodes)[0]
            heard += [layer.htmlMetadata() for layer in project.mapLayers().values()]
            if state == "back":
                work.accounts.close_all()
                work.open(tmp_path / f"back{number}.qgz")
    qapp.messageLog().messageReceived.disconnect(hear)
    everything = "\n".join([*texts_of(tmp_path), *heard]).replace(str(tmp_path), "")
    # What is looked in is really there.
    assert len(texts_of(tmp_path)) >= 12
    assert "Calibration desk" in everything
    assert "swift_cog_browser/etag" in everything
    user = cloud.user()
    secrets = [user.password, user.name, *tokens, *(token[:20] for token in tokens)]
    assert [secret for secret in secrets if secret in everything] == []
