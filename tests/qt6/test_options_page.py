"""The options page under PyQt6: shows the settings, writes them, refuses what cannot be used."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot
from qgis.gui import QgsFileWidget, QgsMessageBar
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QCheckBox, QComboBox, QLineEdit, QListWidget, QMainWindow, QPushButton, QSpinBox
from scripted_settings import ScriptedSettings
from swift_cog_browser.auth.connection import Connection
from swift_cog_browser.swift_browser.accounts import Accounts
from swift_cog_browser.swift_browser.activity import Activity
from swift_cog_browser.swift_browser.connections import Connections
from swift_cog_browser.ui.messages import Messages
from swift_cog_browser.ui.options_page import OptionsPage, OptionsPages
from swift_cog_browser.ui.workplace import Workplace


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    window = QMainWindow()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def page(
    window: QMainWindow, activity: Activity, settings: ScriptedSettings, connections: Connections, qtbot: QtBot
) -> OptionsPage:
    messages = Messages(QgsMessageBar(window))
    workplace = Workplace(settings, connections, Accounts(activity), activity, messages, window=window)
    page = OptionsPages(workplace, QIcon()).createWidget(window)
    window.setCentralWidget(page)
    with qtbot.waitExposed(window):
        window.show()
    return page


def test_settings(page: OptionsPage, settings: ScriptedSettings) -> None:
    assert page.findChild(QSpinBox, "confirmLayers").value() == 50
    page.findChild(QCheckBox, "rastersOnly").setChecked(True)
    page.findChild(QLineEdit, "rasterEndings").setText("tif jp2")
    page.findChild(QComboBox, "addOpens").setCurrentIndex(1)
    page.findChild(QSpinBox, "thumbnailLimit").setValue(0)
    page.findChild(QgsFileWidget, "downloadFolder").setFilePath("/data")
    assert not settings.rasters_only.value()
    page.apply()
    assert settings.rasters_only.value()
    assert settings.raster_endings.value() == [".tif", ".jp2"]
    assert settings.add_opens.value() == "data-source-manager"
    assert settings.thumbnail_limit.value() == 0
    assert settings.download_folder.value() == "/data"


def test_nonsense(page: OptionsPage, window: QMainWindow, settings: ScriptedSettings) -> None:
    page.findChild(QLineEdit, "rasterEndings").setText("a|b")
    page.findChild(QCheckBox, "rastersOnly").setChecked(True)
    assert not page.isValid()
    page.apply()
    assert not settings.rasters_only.value()
    assert [item.text()[:7] for item in window.findChild(QgsMessageBar).items()] == ["“a|b” i"]


def test_connections(page: OptionsPage, connections: Connections) -> None:
    shown = page.findChild(QListWidget, "savedConnections")
    edit = page.findChild(QPushButton, "editConnectionButton")
    assert not edit.isEnabled()
    saved = connections.save(Connection.new("Moon", {"OS_AUTH_URL": "https://moon.example/v3"}), "")
    assert [shown.item(row).text() for row in range(shown.count())] == ["Moon"]
    shown.setCurrentRow(0)
    assert edit.isEnabled()
    connections.delete(saved.id)
    assert shown.count() == 0
    assert not edit.isEnabled()
