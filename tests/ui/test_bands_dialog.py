"""Which bands a raster shows is chosen before it is loaded: through the dock's menu, against the real cloud."""

from __future__ import annotations

import pytest
from cloud.handle import CloudHandle
from pytestqt.qtbot import QtBot
from qgis.core import QgsProject, QgsSingleBandGrayRenderer
from qgis.PyQt.QtWidgets import QComboBox, QDialogButtonBox, QLabel, QPushButton
from real_qgis.desk import LEFT, Desk
from swift_cog_browser.swift_browser.places import Place
from swift_cog_browser.swift_browser.raster_view import RasterView, Stretch
from swift_cog_browser.ui.bands_dialog import BandsDialog


@pytest.fixture
def key(desk: Desk, cloud: CloudHandle) -> str:
    """The connection's."""
    desk.connect(cloud)
    accounts = desk.workplace.accounts
    return accounts.key_of(accounts.current)


def opened(desk: Desk, *places: Place) -> BandsDialog:
    desk.workplace.ask_bands(places)
    dialog = desk.window.findChild(BandsDialog)
    assert dialog is not None
    return dialog


def add_button(dialog: BandsDialog) -> QPushButton:
    button = dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok)
    assert button is not None
    return button


def test_one_band_in_grey(desk: Desk, key: str, project: QgsProject, qtbot: QtBot) -> None:
    dialog = opened(desk, Place(key, "rasters", "mosaic_cog1.tif"))
    assert not add_button(dialog).isEnabled()
    mode, grey, stretch = (dialog.findChild(QComboBox, name) for name in ("mode", "grey", "stretch"))
    qtbot.waitUntil(mode.isEnabled, timeout=20000)
    # Three bands are proposed where there are three.
    assert mode.currentIndex() == 1
    assert not grey.isVisibleTo(dialog)
    assert dialog.view == RasterView(Stretch.QGIS, (1, 2, 3))
    mode.setCurrentIndex(0)
    assert grey.isVisibleTo(dialog)
    assert not dialog.findChild(QComboBox, "red").isVisibleTo(dialog)
    assert "UInt16" in grey.itemText(1)
    grey.setCurrentIndex(1)
    stretch.setCurrentIndex(stretch.findData(Stretch.FULL_RANGE.value))
    with qtbot.waitSignal(desk.workplace.adding.added, timeout=20000) as added:
        qtbot.mouseClick(add_button(dialog), LEFT)
    renderer = added.args[0].renderer()
    assert isinstance(renderer, QgsSingleBandGrayRenderer)
    assert renderer.usesBands() == [2]
    assert renderer.contrastEnhancement().maximumValue() == 65535
    assert list(project.mapLayers().values()) == [added.args[0]]


def test_what_is_set_is_proposed(desk: Desk, key: str, qtbot: QtBot) -> None:
    desk.workplace.settings.bands.setValue("3, 1, 2")
    desk.workplace.settings.stretch.setValue(Stretch.RAW.value)
    dialog = opened(desk, Place(key, "rasters", "mosaic_cog1.tif"), Place(key, "rasters", "mosaic_cog2.tif"))
    qtbot.waitUntil(dialog.findChild(QComboBox, "mode").isEnabled, timeout=20000)
    assert dialog.view == RasterView(Stretch.RAW, (3, 1, 2))
    dialog.reject()


def test_a_raster_with_one_band(desk: Desk, key: str, qtbot: QtBot) -> None:
    dialog = opened(desk, Place(key, "rasters", "cog_int16.tif"))
    mode = dialog.findChild(QComboBox, "mode")
    qtbot.waitUntil(mode.isEnabled, timeout=20000)
    assert mode.count() == 1
    assert dialog.view == RasterView(Stretch.QGIS, (1,))
    dialog.reject()


def test_what_is_no_raster_is_said_in_the_dialog(desk: Desk, key: str, qtbot: QtBot, project: QgsProject) -> None:
    dialog = opened(desk, Place(key, "rasters", "notes.txt"))
    problem = dialog.findChild(QLabel, "problem")
    qtbot.waitUntil(lambda: problem.isVisibleTo(dialog), timeout=20000)
    assert "notes.txt is not a raster" in problem.text()
    assert not add_button(dialog).isEnabled()
    dialog.reject()
    assert not project.mapLayers()


def test_new_layers_are_shown_as_the_settings_say(desk: Desk, key: str, project: QgsProject, qtbot: QtBot) -> None:
    desk.workplace.settings.bands.setValue("2")
    desk.workplace.settings.stretch.setValue(Stretch.FULL_RANGE.value)
    with qtbot.waitSignal(desk.workplace.adding.added, timeout=20000) as added:
        desk.workplace.adding.add([Place(key, "rasters", "mosaic_cog1.tif")])
    assert added.args[0].renderer().usesBands() == [2]
    assert added.args[0].renderer().contrastEnhancement().maximumValue() == 65535


def test_a_closed_dialog_takes_no_late_answer(desk: Desk, key: str, qtbot: QtBot) -> None:
    dialog = opened(desk, Place(key, "rasters", "mosaic_cog1.tif"))
    dialog.reject()
    qtbot.waitUntil(lambda: desk.window.findChild(BandsDialog) is None, timeout=20000)
    assert not desk.bar.items()
