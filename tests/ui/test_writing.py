"""Uploads, deletions and temporary URLs from the dock: nothing is done before the user has said so by name."""

from __future__ import annotations

import urllib.request
from collections.abc import Iterator
from pathlib import Path

import boxes
import pytest
from cloud.handle import CloudHandle
from conftest import DATA, login_of
from osgeo import gdal
from qgis.core import QgsProject
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QApplication, QCheckBox, QDialog, QFileDialog, QInputDialog, QLabel, QLineEdit, QWidget
from real_qgis.desk import Desk
from swift_cog_browser.auth.session import AccountSession
from swift_cog_browser.swift_browser.places import Place
from swift_cog_browser.swift_browser.store import ObjectStore
from swift_cog_browser.ui.deleting import DeleteDialog
from swift_cog_browser.ui.upload_dialog import UploadDialog

LEFT = Qt.MouseButton.LeftButton
BOX = "desk-box"


@pytest.fixture
def session(cloud: CloudHandle) -> Iterator[AccountSession]:
    session = AccountSession(login_of(cloud))
    session.open()
    boxes.make(session, BOX, ["2024/a.tif", "2024/b.tif", "index.tif"])
    yield session
    for container in (BOX, f"{BOX}_segments"):
        boxes.remove_container(session, container)
    session.close()


@pytest.fixture
def store(session: AccountSession) -> ObjectStore:
    return ObjectStore(session)


@pytest.fixture
def here(desk: Desk, session: AccountSession, cloud: CloudHandle) -> Desk:
    """The desk, connected, with a container of its own."""
    QApplication.clipboard().clear()
    desk.connect(cloud)
    return desk


def place(desk: Desk, name: str = "") -> Place:
    accounts = desk.accounts
    assert accounts.current is not None
    return Place(accounts.key_of(accounts.current), BOX, name)


def shown(desk: Desk, kind: type, name: str) -> QDialog:
    """Return an open dialog over the window, once it is there."""
    desk.qtbot.waitUntil(lambda: any(each.isVisible() for each in desk.window.findChildren(kind, name)), timeout=20000)
    return next(each for each in desk.window.findChildren(kind, name) if each.isVisible())


def press(desk: Desk, dialog: QWidget, name: str) -> None:
    desk.qtbot.mouseClick(dialog.findChild(QWidget, name), LEFT)


def tick(dialog: QWidget, name: str, ticked: bool) -> None:
    dialog.findChild(QCheckBox, name).setChecked(ticked)


def wait_for_message(desk: Desk, words: str) -> None:
    desk.qtbot.waitUntil(lambda: any(words in text for text in desk.messages), timeout=20000)


def methods(cloud: CloudHandle, mark: int) -> set[str]:
    return {request.method for request in cloud.requests(mark)}


# Uploads


def test_files_are_uploaded_after_a_question(
    here: Desk, store: ObjectStore, cloud: CloudHandle, project: QgsProject, tmp_path: Path
) -> None:
    here.row(BOX, "2024", "a.tif")
    raw = tmp_path / "raw.img"
    gdal.Translate(str(raw), str(DATA / "nocog.tif"), format="HFA")
    text = tmp_path / "read me.txt"
    text.write_text("notes")
    mark = cloud.mark()
    here.workplace.uploading.offer(place(here, "2024/"), [str(DATA / "cog.tif"), str(raw), str(text)])
    dialog = shown(here, UploadDialog, "uploadDialog")
    assert dialog.findChild(QLabel, "questionLabel").text().startswith("Upload 3 files (")
    assert dialog.findChild(QLabel, "questionLabel").text().endswith(f") to {BOX}/2024/?")
    assert dialog.findChild(QLabel, "filesLabel").text() == "cog.tif\nraw.img\nread me.txt"
    assert dialog.findChild(QCheckBox, "convertBox").text().endswith("(1)")
    # Not before the user has said so.
    assert cloud.requests(mark) == []
    tick(dialog, "addBox", True)
    press(here, dialog, "uploadButton")
    here.qtbot.waitUntil(lambda: f"Uploaded 3 files to {BOX}/2024/." in here.messages, timeout=20000)
    here.qtbot.waitUntil(lambda: len(project.mapLayers()) == 2, timeout=20000)
    here.settle()
    assert boxes.names(store, BOX) == [*(f"2024/{name}" for name in NAMES), "index.tif"]
    assert boxes.contents(store, BOX, "2024/cog.tif") == (DATA / "cog.tif").read_bytes()
    assert here.names(here.row(BOX, "2024")) == NAMES


NAMES = ["a.tif", "b.tif", "cog.tif", "raw.tif", "read me.txt"]


def test_an_offer_that_is_turned_down(here: Desk, store: ObjectStore, cloud: CloudHandle) -> None:
    mark = cloud.mark()
    here.workplace.uploading.offer(place(here), [str(DATA / "cog.tif")])
    dialog = shown(here, UploadDialog, "uploadDialog")
    assert not dialog.findChild(QCheckBox, "convertBox").isVisible()
    with here.qtbot.waitSignal(dialog.destroyed):
        dialog.reject()
    assert cloud.requests(mark) == []


def test_what_is_there_is_replaced_only_when_it_is_ticked(here: Desk, store: ObjectStore, tmp_path: Path) -> None:
    file = tmp_path / "index.tif"
    file.write_bytes((DATA / "cog.tif").read_bytes())
    for ticked in (False, True):
        here.workplace.uploading.offer(place(here), [str(file)])
        dialog = shown(here, UploadDialog, "uploadDialog")
        tick(dialog, "replaceBox", ticked)
        press(here, dialog, "uploadButton")
        expected = f"Uploaded index.tif to {BOX}." if ticked else "index.tif already. It was left as it is"
        wait_for_message(here, expected)
        came = boxes.contents(store, BOX, "index.tif")
        assert came == (file.read_bytes() if ticked else b"contents")


def test_a_folder(here: Desk, store: ObjectStore, tmp_path: Path) -> None:
    inner = tmp_path / "scenes" / "06"
    inner.mkdir(parents=True)
    (inner / "x.txt").write_text("x")
    here.workplace.uploading.offer(place(here), [str(tmp_path / "scenes")])
    press(here, shown(here, UploadDialog, "uploadDialog"), "uploadButton")
    here.qtbot.waitUntil(lambda: "scenes/06/x.txt" in boxes.names(store, BOX), timeout=20000)
    here.settle()


def test_called_off(here: Desk, store: ObjectStore) -> None:
    here.workplace.uploading.offer(place(here), [str(DATA / "mosaic_cog1.tif")])
    press(here, shown(here, UploadDialog, "uploadDialog"), "uploadButton")
    here.activity.cancel()
    here.settle()
    assert "mosaic_cog1.tif" not in boxes.names(store, BOX)
    assert not [text for text in here.messages if "mosaic_cog1" in text]


def test_files_are_chosen(here: Desk) -> None:
    dialog = here.workplace.uploading.choose(place(here))
    assert isinstance(dialog, QFileDialog)
    dialog.findChild(QLineEdit, "fileNameEdit").setText(str(DATA / "cog.tif"))
    dialog.accept()
    shown(here, UploadDialog, "uploadDialog").reject()


# Deletions


def test_one_object_is_deleted_by_its_name(here: Desk, store: ObjectStore, cloud: CloudHandle) -> None:
    here.row(BOX, "index.tif")
    mark = cloud.mark()
    here.workplace.deleting.ask([place(here, "index.tif")])
    dialog = shown(here, DeleteDialog, "deleteDialog")
    line, button = dialog.findChild(QLineEdit, "confirmLine"), dialog.findChild(QWidget, "deleteButton")
    line.setText("index.ti")
    assert not button.isEnabled()
    here.qtbot.keyClick(line, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert methods(cloud, mark) <= {"GET", "HEAD"}
    line.setText("index.tif")
    press(here, dialog, "deleteButton")
    here.qtbot.waitUntil(lambda: f"Deleted 1 objects of {BOX}." in here.messages, timeout=20000)
    here.settle()
    assert boxes.names(store, BOX) == ["2024/a.tif", "2024/b.tif"]
    assert here.names(here.row(BOX)) == ["2024"]


def test_a_pseudo_folder_is_deleted_by_its_number(here: Desk, store: ObjectStore) -> None:
    here.workplace.deleting.ask([place(here, "2024/")])
    dialog = shown(here, DeleteDialog, "deleteDialog")
    assert any("Delete all 2 objects" in each.text() for each in dialog.findChildren(QLabel))
    dialog.findChild(QLineEdit, "confirmLine").setText("2")
    press(here, dialog, "deleteButton")
    here.qtbot.waitUntil(lambda: f"Deleted 2 objects of {BOX}." in here.messages, timeout=20000)
    here.settle()
    assert boxes.names(store, BOX) == ["index.tif"]


# Temporary URLs


def test_a_temporary_url(here: Desk, session: AccountSession) -> None:
    dialog = here.workplace.sharing.ask(place(here, "index.tif"))
    assert isinstance(dialog, QInputDialog)
    dialog.accept()
    here.qtbot.waitUntil(lambda: any("has a key for temporary URLs" in text for text in here.messages), timeout=20000)
    assert QApplication.clipboard().text() == ""
    press(here, here.window, "makeKey")
    here.qtbot.waitUntil(lambda: QApplication.clipboard().text() != "", timeout=20000)
    url = QApplication.clipboard().text()
    with urllib.request.urlopen(url, timeout=10) as answer:
        assert answer.read() == b"contents"
    signature = url.partition("temp_url_sig=")[2][:20]
    assert not [text for text in here.messages if signature in text]
