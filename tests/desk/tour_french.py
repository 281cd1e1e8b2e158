"""Inside a French QGIS: the dock and an error, the options page, the locator bar; then the plugin is taken down."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from cloud import openrc
from cloud.plan import Plan
from qgis.core import QgsProject
from qgis.PyQt.QtCore import QCoreApplication, QModelIndex, Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QTreeView,
    QWidget,
)
from qgis.utils import iface, unloadPlugin
from real_qgis import drive
from real_qgis.remains import what_is_left

ENTER = Qt.Key.Key_Return


def of_class(name: str) -> QWidget:
    """Return a widget of QGIS that Python has no class for, or another."""
    found = [each for each in QApplication.allWidgets() if each.metaObject().className() == name]
    return found[0]


def names(view: QTreeView) -> list[str]:
    """Return what the locator shows, without the headings."""
    model = view.model()
    found = [model.index(row, 0, QModelIndex()) for row in range(model.rowCount())]
    return [str(index.data()) for index in found if index.flags() & Qt.ItemFlag.ItemIsEnabled and index.data()]


def search(text: str, wanted: Callable[[list[str]], bool]) -> tuple[QTreeView, QLineEdit]:
    """Type into the locator bar, and wait for the result."""
    iface.locatorSearch(text)
    view = of_class("QgsLocatorResultsView")
    drive.wait_for(lambda: wanted(names(view)), f"results for {text}")
    line = of_class("QgsLocatorWidget").findChild(QLineEdit)
    return view, line


def press_enter_on(view: QTreeView, line: QLineEdit, name: str) -> None:
    model = view.model()
    rows = [model.index(row, 0, QModelIndex()) for row in range(model.rowCount())]
    view.setCurrentIndex(next(row for row in rows if str(row.data()) == name))
    QTest.keyClick(line, ENTER)


def locate(plan: Plan) -> dict[str, Any]:
    """Search without an account, then with one; add what is found."""
    dock = drive.dock()
    dock.setUserVisible(False)
    view, line = search("swift cog", lambda found: any(each.startswith("Non connecté") for each in found))
    hint = [each for each in names(view) if each.startswith("Non connecté")]
    press_enter_on(view, line, hint[0])
    drive.wait_for(dock.isVisible, "the dock")
    user = plan.user("astrid")
    drive.connect(str(openrc.password_file(plan, user)), user.password)
    view, line = search("swift rasters/cog_s", lambda found: "cog_scale.tif" in found)
    found = [each for each in names(view) if each.endswith(".tif")]
    drive.picture(iface.mainWindow(), Path(os.environ["SWIFT_COG_RESULT"]).with_name("locator.png"))
    press_enter_on(view, line, "cog_scale.tif")
    layer = drive.wait_for(lambda: list(QgsProject.instance().mapLayers().values()), "the layer")[0]
    view, line = search("swift sce", lambda found: "scenes" in found)
    press_enter_on(view, line, "scenes")
    drive.wait_for(lambda: line.text() == "swift scenes/", "the way into the container")
    drive.wait_for(lambda: "index.tif" in names(view), "what is in it")
    return {
        "hint": hint,
        "dock after the hint": dock.isVisible(),
        "found": found,
        "source": layer.source().partition("|")[0],
        "typed after Enter on a container": line.text(),
    }


def open_options(work: Callable[[QDialog], None]) -> None:
    """Open Settings > Options, and work in there; the call comes back when they are closed."""

    def look() -> None:
        work(drive.wait_for(QApplication.activeModalWidget, "the options"))

    QTimer.singleShot(0, look)
    iface.showOptionsDialog(iface.mainWindow(), "SwiftOptionsPage")


def options() -> dict[str, Any]:
    """Look for the page, change a setting, then try to change it to nonsense."""
    seen: dict[str, Any] = {}

    def change(dialog: QDialog) -> None:
        dialog.resize(1000, 800)
        tree = dialog.findChild(QTreeView, "mOptionsTreeView")
        line = dialog.findChild(QLineEdit, "mSearchLineEdit")
        drive.picture(dialog, Path(os.environ["SWIFT_COG_RESULT"]).with_name("options.png"))
        line.setText("vignette, lire")
        model = tree.model()
        rows = [model.index(row, 0, QModelIndex()) for row in range(model.rowCount())]
        seen["pages for vignette"] = [str(row.data()) for row in rows]
        line.setText("")
        spin = dialog.findChild(QSpinBox, "thumbnailLimit")
        seen["before OK"] = spin.value() == 2
        spin.setValue(11)
        ok(dialog)

    def spoil(dialog: QDialog) -> None:
        dialog.findChild(QSpinBox, "thumbnailLimit").setValue(12)
        dialog.findChild(QLineEdit, "rasterEndings").setText("tif|jp2")
        drive.picture(dialog, Path(os.environ["SWIFT_COG_RESULT"]).with_name("refused.png"))
        seen["refused"] = dialog.findChild(QLabel, "endingsProblem").text()
        ok(dialog)
        seen["stays open"] = dialog.isVisible()
        dialog.reject()

    open_options(change)
    open_options(spoil)
    return seen


def ok(dialog: QDialog) -> None:
    button = dialog.findChild(QDialogButtonBox, "buttonBox").button(QDialogButtonBox.StandardButton.Ok)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def tour() -> dict[str, Any]:
    plan = Plan.load(Path(os.environ["SWIFT_COG_CLOUD"]))
    dock = drive.dock()
    action = next(each for each in iface.addLayerMenu().actions() if each.objectName() == "actionAddCloudRaster")
    seen: dict[str, Any] = {"action": action.text(), "button": drive.part(QPushButton, "connectButton").text()}
    drive.part(QComboBox, "connectionBox").setEditText("/nowhere/openrc.sh")
    QTest.mouseClick(drive.part(QPushButton, "connectButton"), Qt.MouseButton.LeftButton)
    seen["error"] = next(iter(drive.messages()), "")
    drive.picture(iface.mainWindow(), Path(os.environ["SWIFT_COG_RESULT"]).with_name("error.png"))
    dock.setUserVisible(True)
    seen.update(locate(plan))
    seen.update(options())
    unloadPlugin("swift_cog_browser")
    seen["left"] = what_is_left()
    seen["text after unload"] = QCoreApplication.translate("SwiftCogBrowser", "the account")
    return seen


drive.run(tour)
