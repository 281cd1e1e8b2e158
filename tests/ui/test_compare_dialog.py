"""Layers are compared through the dialog, with objects of the real cloud."""

from __future__ import annotations

from pathlib import Path

import pytest
from cloud.handle import CloudHandle
from pytestqt.qtbot import QtBot
from qgis.core import QgsProject, QgsRasterLayer, QgsSingleBandGrayRenderer
from qgis.gui import QgsRasterBandComboBox
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QComboBox, QFileDialog, QLabel, QLineEdit, QPushButton, QTableWidget, QTabWidget
from real_qgis.desk import LEFT, Desk
from swift_cog_browser.swift_browser.comparison import Operation
from swift_cog_browser.ui.compare_dialog import CompareDialog

NAMES = ("cog.tif", "cog_scale.tif")


@pytest.fixture
def layers(desk: Desk, cloud: CloudHandle) -> list[QgsRasterLayer]:
    """Two layers of the connection; their grids differ."""
    desk.connect(cloud)
    account = desk.workplace.accounts.current
    return [account.add_raster("rasters", name) for name in NAMES]


def opened(desk: Desk, *selected: QgsRasterLayer) -> CompareDialog:
    """Open the dialog, and wait until it has read the headers."""
    dialog = CompareDialog(desk.workplace, selected, desk.window)
    dialog.open()
    assert not go(dialog).isEnabled()
    desk.qtbot.waitUntil(lambda: not desk.workplace.activity.busy, timeout=20000)
    return dialog


def go(dialog: CompareDialog) -> QPushButton:
    return dialog.findChild(QPushButton, "go")


def test_one_scale(desk: Desk, layers: list[QgsRasterLayer], qtbot: QtBot, cloud: CloudHandle) -> None:
    since = cloud.mark()
    dialog = opened(desk, *layers)
    least, greatest = (dialog.findChild(QLineEdit, name) for name in ("least", "greatest"))
    assert go(dialog).isEnabled()
    table = dialog.findChild(QTableWidget, "layers")
    ranges = [table.item(row, 2).text() for row in range(2)]
    assert ranges[0] == "0 to 65535"
    assert ranges[1] != ranges[0]
    assert float(greatest.text()) >= 65535
    # A layer that is not checked does not count.
    table.item(0, 0).setCheckState(Qt.CheckState.Unchecked)
    assert f"{least.text()} to {greatest.text()}" == ranges[1]
    table.item(1, 0).setCheckState(Qt.CheckState.Unchecked)
    assert not go(dialog).isEnabled()
    for row in range(2):
        table.item(row, 0).setCheckState(Qt.CheckState.Checked)
    # What the user has written stays.
    for edit, text in ((least, "5"), (greatest, "2.5")):
        edit.clear()
        qtbot.keyClicks(edit, text)
    assert not go(dialog).isEnabled()
    least.clear()
    qtbot.keyClicks(least, "-5")
    table.cellWidget(0, 1).setBand(1)
    assert (least.text(), greatest.text()) == ("-5", "2.5")
    qtbot.mouseClick(go(dialog), LEFT)
    assert cloud.requests(since) == []
    for layer in layers:
        renderer = layer.renderer()
        assert isinstance(renderer, QgsSingleBandGrayRenderer)
        stretch = renderer.contrastEnhancement()
        assert (stretch.minimumValue(), stretch.maximumValue()) == (-5, 2.5)


def test_a_difference(
    desk: Desk, layers: list[QgsRasterLayer], qtbot: QtBot, tmp_path: Path, project: QgsProject
) -> None:
    account = desk.workplace.accounts.current
    other = account.add_raster("rasters", "cog.tif")
    other.setName("again")
    dialog = opened(desk, layers[0], other)
    dialog.findChild(QTabWidget).setCurrentIndex(1)
    first, second = (dialog.findChild(QComboBox, name) for name in ("first", "second"))
    assert (first.currentText(), second.currentText()) == ("cog", "again")
    qtbot.mouseClick(dialog.findChild(QPushButton, "swap"), LEFT)
    assert (first.currentText(), second.currentText()) == ("again", "cog")
    operation = dialog.findChild(QComboBox, "operation")
    operation.setCurrentIndex(operation.findData(Operation.RATIO.value))
    assert go(dialog).isEnabled()
    qtbot.mouseClick(go(dialog), LEFT)
    files = desk.window.findChild(QFileDialog, "comparisonDialog")
    assert files.selectedFiles()[0].endswith("again by cog.vrt")
    file = tmp_path / "ratio.vrt"
    with qtbot.waitSignal(project.layersAdded, timeout=20000):
        files.fileSelected.emit(str(file))
        files.close()
    (layer,) = project.mapLayersByName("ratio")
    block = layer.dataProvider().block(1, layer.extent(), 32, 32)
    assert {block.value(row, row) for row in range(32)} == {1.0}


def test_the_same_band_of_the_same_layer(desk: Desk, layers: list[QgsRasterLayer]) -> None:
    dialog = opened(desk, *layers)
    dialog.findChild(QTabWidget).setCurrentIndex(1)
    second = dialog.findChild(QComboBox, "second")
    assert go(dialog).isEnabled()
    second.setCurrentIndex(dialog.findChild(QComboBox, "first").currentIndex())
    assert not go(dialog).isEnabled()
    bands = dialog.findChild(QgsRasterBandComboBox, "secondBand")
    if bands.count() > 1:
        bands.setBand(2)
        assert go(dialog).isEnabled()
    dialog.reject()


def test_grids_that_differ(desk: Desk, layers: list[QgsRasterLayer], qtbot: QtBot, tmp_path: Path) -> None:
    dialog = opened(desk, *layers)
    dialog.findChild(QTabWidget).setCurrentIndex(1)
    dialog._build(tmp_path / "difference.vrt")
    qtbot.waitUntil(lambda: bool(desk.workplace.messages.last_errors), timeout=20000)
    assert not (tmp_path / "difference.vrt").exists()


def test_the_dialog_is_closed_while_it_reads(desk: Desk, layers: list[QgsRasterLayer], qtbot: QtBot) -> None:
    dialog = CompareDialog(desk.workplace, layers, desk.window)
    dialog.open()
    with qtbot.waitSignal(dialog.destroyed):
        dialog.reject()
    qtbot.waitUntil(lambda: not desk.workplace.activity.busy, timeout=20000)
    assert not desk.workplace.messages.last_errors


def test_nothing_to_compare(desk: Desk, project: QgsProject) -> None:
    dialog = opened(desk)
    assert dialog.findChild(QLabel, "nothing").isVisible()
    assert not go(dialog).isEnabled()
    dialog.reject()
