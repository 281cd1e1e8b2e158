"""The tab of the Data Source Manager, in the registry that QGIS takes it from; the real window is in tests/desk."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from cloud.handle import CloudHandle
from qgis.core import QgsProject
from qgis.gui import QgsGui
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QModelIndex, Qt
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QComboBox, QDialogButtonBox, QLabel, QLineEdit, QPushButton, QTreeView
from real_qgis.desk import LEFT, Desk
from swift_cog_browser.swift_browser.sources import ALONE
from swift_cog_browser.ui.source_select import KEY, SourceSelect, SourceSelectProvider


class Tab:
    """The tab in a window of its own."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.helped: list[bool] = []
        self.provider = SourceSelectProvider(desk.workplace, QIcon(), lambda: self.helped.append(True))
        registry = QgsGui.sourceSelectProviderRegistry()
        registry.addProvider(self.provider)
        self.widget: SourceSelect = registry.providerByName(KEY).createDataSourceWidget(desk.window)
        self.widget.resize(700, 500)
        self.widget.show()
        self.line: QLineEdit = self.widget.findChild(QLineEdit, "addressLine")
        self.tree: QTreeView = self.widget.findChild(QTreeView, "contentsView")

    def button(self, kind: QDialogButtonBox.StandardButton) -> QPushButton:
        return self.widget.findChild(QDialogButtonBox).button(kind)

    @property
    def add(self) -> QPushButton:
        buttons = self.widget.findChild(QDialogButtonBox).buttons()
        (found,) = [each for each in buttons if each.text().replace("&", "") == "Add"]
        return found

    def press(self, button: QPushButton) -> None:
        self.desk.qtbot.mouseClick(button, LEFT)
        self.desk.settle()

    def row(self, *names: str) -> QModelIndex:
        index = QModelIndex()
        for name in names:
            if index.isValid():
                self.tree.expand(index)
                self.desk.settle()
            model = self.tree.model()
            rows = [model.index(row, 0, index) for row in range(model.rowCount(index))]
            index = next(row for row in rows if row.data() == name)
        return index


@pytest.fixture
def tab(desk: Desk) -> Iterator[Tab]:
    tab = Tab(desk)
    yield tab
    QgsGui.sourceSelectProviderRegistry().removeProvider(tab.provider)
    tab.provider.take_down()


def test_it_is_in_the_registry_and_out_again(desk: Desk) -> None:
    tab = Tab(desk)
    registry = QgsGui.sourceSelectProviderRegistry()
    assert registry.providerByName(KEY).text() == "Swift"
    widget = tab.widget
    assert registry.removeProvider(tab.provider)
    assert registry.providerByName(KEY) is None
    assert sip.isdeleted(tab.provider)
    tab.provider.take_down()
    assert not widget.isVisible()
    assert widget.parent() is None


def test_add_what_is_selected(tab: Tab, cloud: CloudHandle, project: QgsProject) -> None:
    assert not tab.add.isEnabled()
    tab.desk.connect(cloud)
    index = tab.row("rasters", "cog.tif")
    tab.tree.scrollTo(index)
    tab.desk.qtbot.mouseClick(tab.tree.viewport(), LEFT, pos=tab.tree.visualRect(index).center())
    assert tab.add.isEnabled()
    tab.press(tab.add)
    assert [layer.name() for layer in project.mapLayers().values()] == ["cog"]
    # It stays for the next one.
    assert tab.widget.isVisible()


def test_an_address_comes_before_the_selection(tab: Tab, cloud: CloudHandle, project: QgsProject) -> None:
    tab.desk.connect(cloud)
    index = tab.row("rasters", "cog.tif")
    tab.desk.qtbot.mouseClick(tab.tree.viewport(), LEFT, pos=tab.tree.visualRect(index).center())
    tab.line.setText("swift://rasters/cog_scale.tif")
    tab.press(tab.add)
    assert [layer.name() for layer in project.mapLayers().values()] == ["cog_scale"]
    assert tab.line.text() == ""


def test_return_adds_an_address_and_nothing_else(tab: Tab, cloud: CloudHandle, project: QgsProject) -> None:
    tab.desk.connect(cloud)
    tab.line.setFocus()
    tab.desk.qtbot.keyClick(tab.line, Qt.Key.Key_Return)
    assert tab.widget.isVisible()
    tab.line.setText("/vsiswift/rasters/cog.tif")
    tab.desk.qtbot.keyClick(tab.line, Qt.Key.Key_Return)
    tab.desk.settle()
    assert tab.widget.isVisible()
    assert [layer.source() for layer in project.mapLayers().values()] == [f"/vsiswift/rasters/cog.tif{ALONE}"]
    # No button was pressed: the first one disconnects.
    assert tab.desk.accounts.current is not None


def test_what_is_wrong_is_said_below_the_line(tab: Tab, project: QgsProject) -> None:
    wrong = tab.widget.findChild(QLabel, "addressWrong")
    tab.line.setText("ftp://server/cog.tif")
    tab.press(tab.add)
    assert "ftp://" in wrong.text()
    assert wrong.isVisible()
    tab.line.setText("swift://rasters/cog.tif")
    assert not wrong.isVisible()
    tab.press(tab.add)
    assert "Connect first" in wrong.text()
    # What is found out later, too: the main window's message bar may be hidden.
    tab.line.setText("http://127.0.0.1:9/cog.tif")
    tab.press(tab.add)
    assert "out of reach" in wrong.text()
    assert wrong.isVisible()
    tab.desk.workplace.opening.close()


def test_close_and_help(tab: Tab) -> None:
    tab.press(tab.button(QDialogButtonBox.StandardButton.Help))
    assert tab.helped == [True]
    with tab.desk.qtbot.waitSignal(tab.widget.rejected):
        tab.press(tab.button(QDialogButtonBox.StandardButton.Close))


def test_both_windows_show_the_same_connection(tab: Tab, cloud: CloudHandle) -> None:
    """Connected in the dock, then another one chosen there: the tab follows, and the other way round."""
    tab.desk.connect(cloud)
    first, second = (widget.findChild(QComboBox, "connectionBox") for widget in (tab.desk.dock.widget(), tab.widget))
    assert first.currentText() == second.currentText() == cloud.openrc().name
    tab.desk.connect(cloud, "oskar")
    tab.desk.settle()
    assert first.currentText() == second.currentText() == cloud.openrc("oskar").name
    assert tab.row("private").isValid()
    second.setCurrentIndex(second.findText(cloud.openrc().name))
    tab.desk.settle()
    assert first.currentText() == cloud.openrc().name
    assert tab.row("rasters").isValid()
    assert [button.text() for button in tab.desk.window.findChildren(QPushButton, "connectButton")] == [
        "Disconnect",
        "Disconnect",
    ]
