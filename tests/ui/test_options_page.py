"""The options page: shows the settings, writes them when QGIS says so, refuses what cannot be used."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from master_password import MasterPassword
from pytestqt.qtbot import QtBot
from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QMessageBox,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
)
from real_qgis.desk import Desk
from swift_cog_browser.auth.connection import Connection
from swift_cog_browser.swift_browser.errors import EndingsWrong
from swift_cog_browser.swift_browser.file_kinds import RASTER_ENDINGS, endings_in
from swift_cog_browser.swift_browser.raster_view import RasterView, Stretch
from swift_cog_browser.swift_browser.settings import DATA_SOURCE_MANAGER, PANEL
from swift_cog_browser.ui.connection_dialog import ConnectionDialog
from swift_cog_browser.ui.options_page import OptionsPage, OptionsPages

MOON = {"OS_AUTH_URL": "https://moon.example:5000/v3", "OS_USERNAME": "astrid", "OS_PROJECT_NAME": "survey"}


@pytest.fixture
def options(desk: Desk, qtbot: QtBot) -> Iterator[QDialog]:
    """A dialog with the page in it, as QGIS makes one."""
    dialog = QDialog(desk.window)
    page = OptionsPages(desk.workplace, QIcon()).createWidget(dialog)
    QVBoxLayout(dialog).addWidget(page)
    dialog.accepted.connect(page.apply)
    dialog.open()
    yield dialog
    dialog.close()


def page_of(options: QDialog) -> OptionsPage:
    page = options.findChild(OptionsPage)
    assert page is not None
    return page


def test_it_shows_what_is_set(options: QDialog) -> None:
    assert not options.findChild(QCheckBox, "rastersOnly").isChecked()
    assert options.findChild(QLineEdit, "rasterEndings").text() == " ".join(RASTER_ENDINGS)
    assert options.findChild(QCheckBox, "readDetails").isChecked()
    assert options.findChild(QSpinBox, "thumbnailLimit").value() == 2
    assert options.findChild(QCheckBox, "showExtent").isChecked()
    assert options.findChild(QComboBox, "addOpens").currentData() == PANEL
    assert options.findChild(QSpinBox, "confirmLayers").value() == 50
    assert options.findChild(QgsFileWidget, "downloadFolder").filePath() == ""


def test_nothing_is_written_before_ok(options: QDialog, desk: Desk) -> None:
    settings = desk.workplace.settings
    options.findChild(QCheckBox, "rastersOnly").setChecked(True)
    options.findChild(QLineEdit, "rasterEndings").setText("tif, *.JP2")
    options.findChild(QCheckBox, "readDetails").setChecked(False)
    options.findChild(QSpinBox, "thumbnailLimit").setValue(9)
    options.findChild(QCheckBox, "showExtent").setChecked(False)
    options.findChild(QComboBox, "addOpens").setCurrentIndex(1)
    options.findChild(QSpinBox, "confirmLayers").setValue(7)
    options.findChild(QgsFileWidget, "downloadFolder").setFilePath("/data/in")
    assert not settings.rasters_only.value()
    assert list(settings.raster_endings.value()) == list(RASTER_ENDINGS)
    options.accept()
    assert settings.rasters_only.value()
    assert list(settings.raster_endings.value()) == [".tif", ".jp2"]
    assert not settings.read_details.value()
    assert settings.thumbnail_limit.value() == 9
    assert not settings.show_extent.value()
    assert settings.add_opens.value() == DATA_SOURCE_MANAGER
    assert settings.confirm_layers.value() == 7
    assert settings.download_folder.value() == "/data/in"


def test_endings_that_are_none_change_nothing(options: QDialog, desk: Desk) -> None:
    problem = options.findChild(QLabel, "endingsProblem")
    options.findChild(QLineEdit, "rasterEndings").setText(".tif ../etc")
    options.findChild(QCheckBox, "rastersOnly").setChecked(True)
    assert problem.isVisible()
    assert problem.text().startswith("“../etc” is not the ending of a file name.")
    assert not page_of(options).isValid()
    options.accept()
    assert list(desk.workplace.settings.raster_endings.value()) == list(RASTER_ENDINGS)
    assert not desk.workplace.settings.rasters_only.value()
    assert [text.startswith("“../etc” is not") for text in desk.messages] == [True]
    options.findChild(QLineEdit, "rasterEndings").setText(".tif")
    assert page_of(options).isValid()
    assert not problem.isVisible()


@pytest.mark.parametrize("text", ["", " , ", "tif|jp2", "a/b", "*", ".", "t if?"])
def test_what_is_no_ending(text: str) -> None:
    with pytest.raises(EndingsWrong):
        endings_in(text)


def test_endings_are_read_as_people_write_them() -> None:
    assert endings_in(" .TIF;jp2,*.nc  cog.tif\ttif") == (".tif", ".jp2", ".nc", ".cog.tif")


def test_no_header_no_thumbnail(options: QDialog) -> None:
    options.findChild(QCheckBox, "readDetails").setChecked(False)
    assert not options.findChild(QSpinBox, "thumbnailLimit").isEnabled()


def test_how_many_layers_are_added_unasked(desk: Desk) -> None:
    desk.workplace.settings.confirm_layers.setValue(3)
    assert desk.workplace.adding._most_unasked() == 3


def names(options: QDialog) -> list[str]:
    shown = options.findChild(QListWidget, "savedConnections")
    return [shown.item(row).text() for row in range(shown.count())]


def press(options: QDialog, name: str, qtbot: QtBot) -> None:
    qtbot.mouseClick(options.findChild(QPushButton, name), Qt.MouseButton.LeftButton)


def test_connections(options: QDialog, desk: Desk, qtbot: QtBot, master_password: MasterPassword) -> None:
    assert names(options) == []
    assert not options.findChild(QPushButton, "editConnectionButton").isEnabled()
    desk.workplace.connections.save(Connection.new("Moon", MOON), "")
    assert names(options) == ["Moon"]
    options.findChild(QListWidget, "savedConnections").setCurrentRow(0)
    press(options, "editConnectionButton", qtbot)
    dialog = options.findChild(ConnectionDialog)
    dialog.findChild(QLineEdit, "name").setText("Far side")
    qtbot.mouseClick(dialog.findChild(QPushButton, "saveConnection"), Qt.MouseButton.LeftButton)
    assert names(options) == ["Far side"]
    press(options, "deleteConnectionButton", qtbot)
    question = options.findChild(QMessageBox, "deleteQuestion")
    delete = next(each for each in question.buttons() if each.text() == "Delete")
    qtbot.mouseClick(delete, Qt.MouseButton.LeftButton)
    assert names(options) == []


def test_save_and_connect_waits_for_the_end_of_the_options(
    options: QDialog, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved = desk.workplace.connections.save(Connection.new("Moon", MOON), "")
    wanted: list[str] = []
    monkeypatch.setattr(desk.workplace.connecting, "connect_key", lambda key, _given=None: wanted.append(key))
    options.findChild(QListWidget, "savedConnections").setCurrentRow(0)
    press(options, "editConnectionButton", qtbot)
    dialog = options.findChild(ConnectionDialog)
    qtbot.mouseClick(dialog.findChild(QPushButton, "saveAndConnect"), Qt.MouseButton.LeftButton)
    assert wanted == []
    options.accept()
    assert wanted == [saved.id]


def test_how_new_rasters_are_shown(options: QDialog, desk: Desk) -> None:
    stretch, bands = options.findChild(QComboBox, "stretch"), options.findChild(QLineEdit, "bands")
    assert (stretch.currentData(), bands.text()) == ("qgis", "")
    stretch.setCurrentIndex(stretch.findData("raw"))
    bands.setText("4, 3")
    problem = options.findChild(QLabel, "bandsProblem")
    assert not problem.isHidden()
    assert "no bands" in problem.text()
    assert not page_of(options).isValid()
    page_of(options).apply()
    assert desk.workplace.settings.raster_view() == RasterView()
    bands.setText("4 3 2")
    assert problem.isHidden()
    assert page_of(options).isValid()
    page_of(options).apply()
    assert desk.workplace.settings.raster_view() == RasterView(Stretch.RAW, (4, 3, 2))
