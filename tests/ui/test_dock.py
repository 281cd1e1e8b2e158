"""The dock, used as a person uses it, against the real cloud."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from cloud.handle import CloudHandle
from cloud.plan import MANY_ROWS
from conftest import DATA
from osgeo import gdal
from qgis.core import QgsProject, QgsRasterLayer
from qgis.gui import QgsFilterLineEdit
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QPushButton,
    QToolButton,
)
from real_qgis.desk import Desk, answer
from real_qgis.pixels import differing_blocks
from swift_cog_browser.swift_browser.needs import path_of
from swift_cog_browser.swift_browser.settings import Settings
from swift_cog_browser.ui.password_dialog import PasswordDialog


def test_from_openrc_to_a_layer(desk: Desk, cloud: CloudHandle, project: QgsProject) -> None:
    assert desk.dock.objectName() == "SwiftCogBrowserDock"
    assert not desk.part(QPushButton, "connectButton").isEnabled()
    desk.connect(cloud)
    assert desk.part(QPushButton, "connectButton").text() == "Disconnect"
    assert desk.state == "renews in 45 min"
    assert desk.names() == ["empty", "many", "names", "public", "rasters", "scenes", "twins", "vectors"]
    add = desk.part(QPushButton, "addButton")
    assert not add.isEnabled()
    desk.click("rasters", "cog_cmap.tif")
    assert add.isEnabled()
    desk.press("addButton")
    desk.settle()
    (layer,) = project.mapLayers().values()
    source = QgsRasterLayer(str(DATA / "cog_cmap.tif"), "source", "gdal")
    assert differing_blocks(layer, source) == []
    assert desk.messages == []


def test_the_password_is_forgotten_with_the_prompt(desk: Desk, cloud: CloudHandle) -> None:
    desk.connect(cloud)
    desk.qtbot.waitUntil(lambda: desk.window.findChild(PasswordDialog) is None)


def test_double_click_and_enter_add(desk: Desk, cloud: CloudHandle, project: QgsProject) -> None:
    desk.connect(cloud)
    desk.click("rasters", "cog.tif")
    place = desk.view.visualRect(desk.row("rasters", "cog.tif")).center()
    desk.qtbot.mouseDClick(desk.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    desk.settle()
    assert [layer.name() for layer in project.mapLayers().values()] == ["cog"]
    desk.click("rasters", "cog_scale.tif")
    desk.qtbot.keyClick(desk.view, Qt.Key.Key_Return)
    desk.settle()
    assert sorted(layer.name() for layer in project.mapLayers().values()) == ["cog", "cog_scale"]


def test_columns(desk: Desk, cloud: CloudHandle) -> None:
    desk.connect(cloud)
    index = desk.row("rasters", "cog.tif")
    assert index.siblingAtColumn(1).data() == "799.8 kB"
    assert len(index.siblingAtColumn(2).data()) == len("2026-11-22 19:07")
    assert desk.row("rasters").siblingAtColumn(1).data() == "10.3 MB"
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "rasters/cog.tif"


def test_pseudo_folders(desk: Desk, cloud: CloudHandle) -> None:
    desk.connect(cloud)
    assert desk.names(desk.row("scenes")) == []
    desk.row("scenes", "2024")
    assert desk.names(desk.row("scenes")) == ["2024", "2025", "index.tif"]
    desk.row("scenes", "2024", "06", "mosaic_cog1.tif")
    # The marker object "2024/" is the pseudo-folder itself, and no row in it.
    assert desk.names(desk.row("scenes", "2024")) == ["06", "07"]


def test_an_empty_container_says_so(desk: Desk, cloud: CloudHandle) -> None:
    desk.connect(cloud)
    desk.view.expand(desk.row("empty"))
    desk.settle()
    assert desk.names(desk.row("empty")) == ["(empty)"]


def test_a_large_container_is_read_by_the_thousand(desk: Desk, cloud: CloudHandle) -> None:
    desk.connect(cloud)
    many = desk.row("many")
    desk.view.expand(many)
    desk.settle()
    seen = []
    while True:
        names = desk.names(many)
        seen.append(len(names))
        if names[-1] != "Load all…":
            break
        assert names[-2] == "Load more…"
        more = desk.view.model().index(len(names) - 2, 0, many)
        desk.view.activated.emit(more)
        desk.settle()
    assert seen == [1002, 2002, 2001]
    rows = [f"row-{number:06}.tif" for number in range(MANY_ROWS)]
    assert names == [*rows[:2000], "Show the next 500 of 500 more rows…"]
    # No more than 2000 rows of a branch are shown at a time.
    desk.view.activated.emit(desk.view.model().index(2000, 0, many))
    assert desk.names(many) == ["Show the rows before these (1,000)…", *rows[1000:]]
    assert desk.view.currentIndex().data() == rows[1999]


def test_filter(desk: Desk, cloud: CloudHandle) -> None:
    desk.connect(cloud)
    desk.row("rasters", "cog.tif")
    line = desk.part(QgsFilterLineEdit, "filterLine")
    desk.qtbot.keyClicks(line, "MOSAIC")
    assert desk.names() == ["rasters"]
    assert desk.names(desk.row("rasters")) == ["mosaic_cog1.tif", "mosaic_cog2.tif", "mosaic_cog3.tif"]
    line.clear()
    desk.qtbot.keyClicks(line, "scen")
    assert desk.names() == ["scenes"]
    line.clear()
    assert len(desk.names()) == 8


def test_refresh_shows_what_is_new(desk: Desk, cloud: CloudHandle) -> None:
    desk.connect(cloud)
    desk.row("scenes", "2025")
    token = desk.accounts.current.session.current  # type: ignore[union-attr]
    cloud.upload(token.value, token.storage_url, "scenes/new.tif", (DATA / "cog_scale.tif").read_bytes())
    try:
        desk.click("scenes")
        desk.press("refreshButton")
        desk.settle()
        assert "new.tif" in desk.names(desk.row("scenes"))
    finally:
        cloud.delete(token.value, token.storage_url, "scenes/new.tif")
    desk.press("refreshButton")
    desk.settle()
    assert "new.tif" not in desk.names(desk.row("scenes"))


def test_disconnect_leaves_nothing(desk: Desk, cloud: CloudHandle) -> None:
    desk.connect(cloud)
    token = desk.accounts.current.session.current  # type: ignore[union-attr]
    assert os.environ["SWIFT_AUTH_TOKEN"] == token.value
    assert os.environ["SWIFT_STORAGE_URL"] == token.storage_url
    desk.press("connectButton")
    assert desk.accounts.current is None
    assert desk.names() == []
    assert desk.part(QPushButton, "connectButton").text() == "Connect"
    assert "SWIFT_AUTH_TOKEN" not in os.environ


def test_connects_again_with_the_file_by_name(desk: Desk, cloud: CloudHandle) -> None:
    desk.connect(cloud)
    desk.press("connectButton")
    box = desk.part(QComboBox, "connectionBox")
    assert [box.itemText(row) for row in range(box.count())] == [cloud.openrc().name]
    desk.press("connectButton")
    answer(desk.window.findChild(PasswordDialog), cloud.user().password, desk.qtbot)
    desk.qtbot.waitUntil(lambda: desk.accounts.current is not None, timeout=20000)
    desk.settle()
    assert len(desk.names()) == 8


def test_layers_come_back_with_the_next_connection(desk: Desk, cloud: CloudHandle, project: QgsProject) -> None:
    desk.connect(cloud)
    desk.click("rasters", "cog_nodata.tif")
    desk.press("addButton")
    desk.settle()
    (layer,) = project.mapLayers().values()
    desk.press("connectButton")
    gdal.VSICurlClearCache()
    layer.dataProvider().reloadData()
    source = QgsRasterLayer(str(DATA / "cog_nodata.tif"), "source", "gdal")
    assert differing_blocks(layer, source) != []
    with desk.qtbot.waitSignal(layer.repaintRequested, timeout=20000):
        desk.connect(cloud)
    assert differing_blocks(layer, source) == []
    assert gdal.GetPathSpecificOption(f"{path_of(layer)}.aux.xml", "SWIFT_AUTH_TOKEN") == ""


@contextmanager
def container(desk: Desk, cloud: CloudHandle, name: str) -> Iterator[None]:
    """Connect if need be, and have one more container as long as it is needed."""
    if desk.accounts.current is None:
        desk.connect(cloud)
    token = desk.accounts.current.session.current  # type: ignore[union-attr]
    cloud.upload(token.value, token.storage_url, name, b"")
    try:
        desk.press("refreshButton")
        desk.settle()
        yield
    finally:
        cloud.delete(token.value, token.storage_url, name)


# Bad input: a sentence, and nothing half-done


def assert_nothing_done(desk: Desk) -> None:
    assert desk.accounts.current is None
    assert desk.names() == []
    button = desk.part(QPushButton, "connectButton")
    assert (button.text(), button.isEnabled()) == ("Connect", True)
    assert "SWIFT_AUTH_TOKEN" not in os.environ


@pytest.mark.parametrize(
    ("contents", "sentence"),
    [
        (None, "There is no file"),
        (b"", "is empty"),
        (b"\x00\x01\x02\xff", "is not a text file"),
        (b"export OS_USERNAME=astrid\n", "does not set OS_AUTH_URL"),
        (b"export OS_AUTH_URL='http://k\n", "line 1, OS_AUTH_URL: a single quote is not closed"),
    ],
)
def test_files_that_cannot_be_used(desk: Desk, tmp_path: Path, contents: bytes | None, sentence: str) -> None:
    file = tmp_path / "x-openrc.sh"
    if contents is not None:
        file.write_bytes(contents)
    assert desk.prompt(file) is None
    (message,) = desk.messages
    assert sentence in message
    assert_nothing_done(desk)


def test_wrong_password(desk: Desk, cloud: CloudHandle, settings: Settings) -> None:
    answer(desk.prompt(cloud.openrc()), "wrong", desk.qtbot)
    desk.qtbot.waitUntil(lambda: bool(desk.messages), timeout=20000)
    assert "refused the login of astrid" in desk.messages[0]
    assert_nothing_done(desk)
    details = [button.text() for item in desk.bar.items() for button in item.findChildren(QPushButton)]
    assert details == ["Details"]
    assert not settings.recent_files.exists()


def test_unknown_region(desk: Desk, cloud: CloudHandle, tmp_path: Path) -> None:
    file = tmp_path / "x-openrc.sh"
    file.write_text(cloud.application_credential().read_text().replace("RegionOne", "GRA7"))
    assert desk.prompt(file) is None
    desk.qtbot.waitUntil(lambda: bool(desk.messages), timeout=20000)
    assert "RegionOne, RegionThree, RegionTwo" in desk.messages[0]
    assert_nothing_done(desk)


def test_cancelled_prompt(desk: Desk, cloud: CloudHandle) -> None:
    answer(desk.prompt(cloud.openrc()), None, desk.qtbot)
    assert desk.messages == []
    assert_nothing_done(desk)


def test_cancelled_login(desk: Desk, cloud: CloudHandle) -> None:
    answer(desk.prompt(cloud.openrc()), cloud.user().password, desk.qtbot)
    desk.press("cancelButton")
    desk.settle()
    assert desk.messages == []
    assert_nothing_done(desk)
    assert not desk.part(QToolButton, "cancelButton").isVisible()


def test_account_that_may_not_be_listed(desk: Desk, cloud: CloudHandle) -> None:
    prompt = desk.prompt(cloud.openrc("gaston"))
    answer(prompt, cloud.user("gaston").password, desk.qtbot)
    desk.qtbot.waitUntil(lambda: bool(desk.messages), timeout=20000)
    assert "You may not read the containers of this account (403)" in desk.messages[0]
    assert desk.names() == [desk.messages[0]]


def test_container_that_is_gone(desk: Desk, cloud: CloudHandle) -> None:
    with container(desk, cloud, "vanishing"):
        desk.row("vanishing")
    desk.view.expand(desk.row("vanishing"))
    desk.settle()
    sentence = "the container vanishing does not exist (any more)."
    assert desk.messages == [sentence]
    assert desk.names(desk.row("vanishing")) == [sentence]
    with container(desk, cloud, "vanishing"):
        # The row in place of the contents tries again.
        desk.view.activated.emit(desk.view.model().index(0, 0, desk.row("vanishing")))
        desk.settle()
        assert desk.names(desk.row("vanishing")) == ["(empty)"]


def test_object_that_is_no_raster(desk: Desk, cloud: CloudHandle, project: QgsProject) -> None:
    desk.connect(cloud)
    desk.click("rasters", "notes.txt")
    desk.press("addButton")
    desk.settle()
    assert desk.messages == ["notes.txt is not a raster that QGIS can read."]
    assert not project.mapLayers()


def test_what_is_not_seen_is_not_listed(desk: Desk, cloud: CloudHandle) -> None:
    desk.dock.hide()
    mark = cloud.mark()
    desk.connect(cloud)
    assert cloud.requests(mark) == []
    desk.dock.show()
    desk.settle()
    assert "rasters" in desk.names()
