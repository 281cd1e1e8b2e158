"""What can be done with selected objects, through the menu and the keyboard of the dock, against the real cloud."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from cloud.handle import CloudHandle
from conftest import DATA
from osgeo import gdal
from pytestqt.qtbot import QtBot
from qgis.core import QgsLayerTreeGroup, QgsProject, QgsRasterLayer, QgsReferencedRectangle
from qgis.PyQt.QtCore import QEvent, QPoint, Qt, QTimer
from qgis.PyQt.QtGui import QContextMenuEvent
from qgis.PyQt.QtWidgets import QApplication, QDialog, QFileDialog, QInputDialog, QLineEdit, QMenu, QMessageBox, QWidget
from real_qgis.desk import LEFT, Desk
from real_qgis.pixels import differing_blocks
from swift_cog_browser.swift_browser.places import Place
from swift_cog_browser.ui.details_panel import DetailsDialog, DetailsPanel

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def here(desk: Desk, cloud: CloudHandle) -> Desk:
    """The desk, connected."""
    QApplication.clipboard().clear()
    desk.connect(cloud)
    return desk


def select(desk: Desk, *paths: tuple[str, ...]) -> None:
    """Click the first row, and the others with Ctrl."""
    for number, path in enumerate(paths):
        index = desk.row(*path)
        desk.view.scrollTo(index)
        place = desk.view.visualRect(index).center()
        modifier = CONTROL if number else Qt.KeyboardModifier.NoModifier
        desk.qtbot.mouseClick(desk.view.viewport(), LEFT, modifier, place)


def menu(desk: Desk) -> list[tuple[str, bool]]:
    """Open the context menu; return the texts of its entries and whether they can be used."""
    found: list[tuple[str, bool]] = []

    def look() -> None:
        popup = QApplication.activePopupWidget()
        assert isinstance(popup, QMenu)
        shown = [action for action in popup.actions() if action.isVisible() and not action.isSeparator()]
        found.extend((action.text(), action.isEnabled()) for action in shown)
        popup.close()

    QTimer.singleShot(50, look)
    at = QPoint(20, 20)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, desk.view.viewport().mapToGlobal(at))
    QApplication.sendEvent(desk.view.viewport(), event)
    return found


def choose(desk: Desk, name: str) -> None:
    """Choose an entry of the context menu by its object name."""

    def look() -> None:
        popup = QApplication.activePopupWidget()
        assert isinstance(popup, QMenu)
        (action,) = [each for each in popup.actions() if each.objectName() == name]
        assert action.isEnabled()
        desk.qtbot.mouseClick(popup, LEFT, pos=popup.actionGeometry(action).center())

    QTimer.singleShot(50, look)
    at = QPoint(20, 20)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, desk.view.viewport().mapToGlobal(at))
    QApplication.sendEvent(desk.view.viewport(), event)


def dialog(desk: Desk, kind: type, name: str) -> QDialog:
    """Return an open dialog over the window, once it is there."""

    def look() -> QDialog | None:
        return next((each for each in desk.window.findChildren(kind, name) if each.isVisible()), None)

    desk.qtbot.waitUntil(lambda: look() is not None, timeout=20000)
    found = look()
    assert found is not None
    return found


def give_file(found: QDialog, file: Path) -> None:
    """Type a file or folder into a file dialog of Qt's own, and accept."""
    assert isinstance(found, QFileDialog)
    found.findChild(QLineEdit, "fileNameEdit").setText(str(file))
    found.accept()


def clipboard() -> str:
    return str(QApplication.clipboard().text())


USUAL = ["Add as Layer", "Add with Bands…", "Add as Group…", "Add as One Virtual Mosaic…"]
COPIES = ["Copy GDAL Path", "Copy URL", "Copy Temporary URL…", "Copy gdalinfo Command"]
WRITING = ["Upload Files…", "Delete…"]


def test_what_the_menu_offers(here: Desk) -> None:
    texts = [*USUAL, *COPIES, "Paste Address…", "Download…", *WRITING, "Properties…", "Refresh"]
    select(here, ("rasters", "cog.tif"))
    offered = menu(here)
    assert [text for text, _enabled in offered] == texts
    assert [text for text, enabled in offered if not enabled] == ["Add as One Virtual Mosaic…", "Upload Files…"]
    select(here, ("rasters", "cog.tif"), ("rasters", "cog_scale.tif"))
    assert [text for text, enabled in menu(here) if not enabled] == [COPIES[2], "Upload Files…", "Properties…"]
    select(here, ("rasters",))
    grey = [text for text, enabled in menu(here) if not enabled]
    assert grey == [*USUAL, *COPIES[2:], "Delete…", "Properties…"]
    select(here, ("scenes", "2024"))
    grey = [text for text, enabled in menu(here) if not enabled]
    assert grey == [USUAL[1], USUAL[3], *COPIES[2:], "Properties…"]


def test_nothing_selected(here: Desk) -> None:
    enabled = [text for text, enabled in menu(here) if enabled]
    assert enabled == ["Paste Address…", "Refresh"]


def test_properties(here: Desk) -> None:
    select(here, ("rasters", "cog_scale.tif"))
    choose(here, "objectProperties")
    dialog = here.window.findChild(DetailsDialog)
    assert dialog.isVisible()
    here.qtbot.waitUntil(lambda: "A valid Cloud-Optimised GeoTIFF." in dialog.panel.text, timeout=20000)
    with here.qtbot.waitSignal(dialog.destroyed):
        dialog.close()


def test_the_details_follow_the_selection(here: Desk) -> None:
    panel = here.part(DetailsPanel, "detailsPanel")
    select(here, ("rasters", "cog_scale.tif"))
    here.qtbot.waitUntil(lambda: "cog_scale.tif" in panel.text and "CRS" in panel.text, timeout=20000)
    select(here, ("rasters", "cog.tif"), ("rasters", "cog_scale.tif"))
    assert "cog_scale.tif" not in panel.text


def test_a_copied_path_opens_in_gdal(here: Desk) -> None:
    select(here, ("rasters", "cog.tif"))
    here.qtbot.keyClick(here.view, Qt.Key.Key_C, CONTROL)
    assert clipboard() == "/vsiswift/rasters/cog.tif"
    dataset = gdal.Open(clipboard())
    assert dataset.RasterXSize == gdal.Open(str(DATA / "cog.tif")).RasterXSize
    select(here, ("rasters", "cog.tif"), ("rasters", "cog_scale.tif"))
    choose(here, "copyPath")
    assert clipboard().splitlines() == ["/vsiswift/rasters/cog.tif", "/vsiswift/rasters/cog_scale.tif"]


def test_a_copied_command_runs_in_a_shell(here: Desk) -> None:
    """A real shell, with the two variables that the plugin sets for child processes."""
    select(here, ("names", "with space.tif"))
    choose(here, "copyCommand")
    assert clipboard() == "gdalinfo '/vsiswift/names/with space.tif'"
    token = here.accounts.current.session.current  # type: ignore[union-attr]
    assert token.value not in clipboard()
    assert os.environ["SWIFT_AUTH_TOKEN"] == token.value
    done = subprocess.run(["sh", "-c", clipboard()], capture_output=True, text=True, timeout=60, check=False)
    assert "Driver: GTiff" in done.stdout, done.stderr


def test_a_copied_url_names_the_object(here: Desk) -> None:
    import requests

    select(here, ("names", "hash#sign.tif"))
    choose(here, "copyUrl")
    token = here.accounts.current.session.current  # type: ignore[union-attr]
    assert clipboard() == f"{token.storage_url}/names/hash%23sign.tif"
    answer = requests.get(clipboard(), headers={"X-Auth-Token": token.value}, timeout=10)
    assert answer.content == (DATA / "cog_scale.tif").read_bytes()


def test_a_name_that_gdal_cannot_address_is_said(here: Desk) -> None:
    actions = here.dock.widget().object_actions
    key = here.accounts.key_of(here.accounts.current)
    actions.set_places([Place(key, "rasters", "a/../b.tif")])
    actions.copy_path.trigger()
    assert clipboard() == ""
    assert "cannot be opened in place" in here.messages[0]


def test_add_as_group(here: Desk, project: QgsProject) -> None:
    select(here, ("rasters", "cog.tif"), ("rasters", "cog_scale.tif"))
    choose(here, "addGroup")
    asked = dialog(here, QInputDialog, "groupDialog")
    assert asked.textValue() == "rasters"
    asked.setTextValue("June")
    asked.accept()
    here.settle()
    (group,) = project.layerTreeRoot().children()
    assert isinstance(group, QgsLayerTreeGroup)
    assert group.name() == "June"
    assert [node.name() for node in group.children()] == ["cog", "cog_scale"]


def test_one_mosaic(here: Desk, project: QgsProject, tmp_path: Path) -> None:
    select(here, ("rasters", "mosaic_cog1.tif"), ("rasters", "mosaic_cog2.tif"))
    choose(here, "addMosaic")
    asked = dialog(here, QFileDialog, "mosaicDialog")
    assert asked.selectedFiles()[0].endswith("rasters.vrt")
    give_file(asked, tmp_path / "both")
    here.settle()
    (layer,) = project.mapLayers().values()
    assert layer.source() == str(tmp_path / "both.vrt")
    assert layer.customProperty("swift_cog_browser/containers") == ["rasters"]
    assert layer.customProperty("swift_cog_browser/storage_url")
    names = ["mosaic_cog2.tif", "mosaic_cog1.tif"]
    local = str(tmp_path / "local.vrt")
    gdal.BuildVRT(local, [str(DATA / name) for name in names], resolution="highest")
    assert differing_blocks(layer, QgsRasterLayer(local, "local", "gdal")) == []
    assert here.messages == []


def test_no_mosaic_of_what_differs(here: Desk, project: QgsProject, tmp_path: Path) -> None:
    select(here, ("rasters", "mosaic_cog1.tif"), ("rasters", "mosaic_cog3.tif"))
    choose(here, "addMosaic")
    give_file(dialog(here, QFileDialog, "mosaicDialog"), tmp_path / "both.vrt")
    here.settle()
    assert "mosaic_cog3.tif is in another coordinate reference system (EPSG:4326)" in here.messages[0]
    assert list(tmp_path.iterdir()) == []
    assert not project.mapLayers()


def test_zoom_to_an_object_that_is_no_layer_yet_and_to_one_that_is(here: Desk, project: QgsProject) -> None:
    seen: list[QgsReferencedRectangle] = []
    here.workplace.show_extent = seen.append
    select(here, ("rasters", "mosaic_cog1.tif"))
    choose(here, "zoomTo")
    here.settle()
    assert not project.mapLayers()
    here.press("addButton")
    here.settle()
    (layer,) = project.mapLayers().values()
    assert seen[0] == QgsReferencedRectangle(layer.extent(), layer.crs())
    assert seen[0].crs().authid() == "EPSG:32618"
    choose(here, "zoomTo")
    # At once: nobody is asked.
    assert len(seen) == 2
    assert not here.activity.busy


def test_zoom_to_what_is_no_raster(here: Desk) -> None:
    here.workplace.show_extent = lambda _extent: None
    select(here, ("rasters", "notes.txt"))
    choose(here, "zoomTo")
    here.settle()
    assert "notes.txt is not a raster" in here.messages[0]


def test_download_one(here: Desk, tmp_path: Path) -> None:
    select(here, ("rasters", "cog.tif"))
    choose(here, "download")
    asked = dialog(here, QFileDialog, "downloadDialog")
    assert Path(asked.selectedFiles()[0]).name == "cog.tif"
    give_file(asked, tmp_path / "mine.tif")
    here.settle()
    assert (tmp_path / "mine.tif").read_bytes() == (DATA / "cog.tif").read_bytes()
    assert here.messages == [f"Downloaded to {tmp_path / 'mine.tif'}."]


def test_the_folder_of_the_options_is_proposed(here: Desk, tmp_path: Path) -> None:
    here.workplace.settings.download_folder.setValue(str(tmp_path))
    select(here, ("rasters",))
    choose(here, "download")
    asked = dialog(here, QFileDialog, "downloadDialog")
    assert asked.directory().absolutePath() == str(tmp_path)
    asked.reject()


def test_download_many_and_be_asked_once(here: Desk, tmp_path: Path) -> None:
    there = tmp_path / "scenes" / "2024" / "06"
    there.mkdir(parents=True)
    (there / "mosaic_cog1.tif").write_bytes(b"mine")
    (tmp_path / "scenes" / "index.tif").write_bytes(b"mine")
    for answer, contents in (("Skip", b"mine"), ("Replace", (DATA / "mosaic_cog1.tif").read_bytes())):
        select(here, ("scenes",))
        choose(here, "download")
        give_file(dialog(here, QFileDialog, "downloadDialog"), tmp_path)
        question = dialog(here, QMessageBox, "existingQuestion")
        assert "2 files exist already" in question.text() or answer == "Replace"
        (button,) = [each for each in question.buttons() if answer in each.text()]
        here.qtbot.mouseClick(button, LEFT)
        here.settle()
        assert (there / "mosaic_cog1.tif").read_bytes() == contents
    assert (tmp_path / "scenes" / "2025" / "mosaic_cog3.tif").is_file()
    assert f"Downloaded 4 objects to {tmp_path / 'scenes'}." in here.messages


def test_the_busy_row_tells_the_bytes(here: Desk, tmp_path: Path) -> None:
    told: list[str] = []
    here.activity.changed.connect(told.append)
    select(here, ("rasters", "cog.tif"))
    choose(here, "download")
    give_file(dialog(here, QFileDialog, "downloadDialog"), tmp_path / "mine.tif")
    here.settle()
    here.activity.changed.disconnect(told.append)
    assert any(text.startswith("Download cog.tif: ") and text.endswith(" of 799.8 kB") for text in told), told


def test_keys_are_for_the_tree_only(here: Desk) -> None:
    """Ctrl+V in the line is text; in the tree it opens the dialog, with an address that is in the clipboard."""
    QApplication.clipboard().setText("swift://rasters/cog.tif")
    line = here.part(QLineEdit, "filterLine")
    here.qtbot.keyClick(line, Qt.Key.Key_V, CONTROL)
    assert line.text() == "swift://rasters/cog.tif"
    line.clear()
    here.settle()
    here.view.setFocus()
    here.qtbot.keyClick(here.view, Qt.Key.Key_V, CONTROL)
    asked = dialog(here, QDialog, "SwiftAddressDialog")
    assert asked.findChild(QLineEdit, "addressLine").text() == "swift://rasters/cog.tif"
    asked.reject()


def test_qgis_does_not_get_those_keys(here: Desk, qtbot: QtBot) -> None:
    """QGIS's window has Ctrl+C for features: the tree claims it first."""
    from qgis.PyQt.QtGui import QKeyEvent

    event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_C, CONTROL)
    event.ignore()
    QApplication.sendEvent(here.view, event)
    assert event.isAccepted()
    other = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_K, CONTROL)
    other.ignore()
    QApplication.sendEvent(here.view, other)
    assert not other.isAccepted()


def test_the_dialogs_go_with_the_plugin(here: Desk) -> None:
    select(here, ("rasters", "cog.tif"))
    choose(here, "download")
    asked = dialog(here, QFileDialog, "downloadDialog")
    here.workplace.take_down()
    assert not asked.isVisible()
    assert asked not in here.window.findChildren(QWidget)
