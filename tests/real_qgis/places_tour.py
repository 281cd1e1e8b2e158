"""What ``make screenshots`` does inside QGIS for the other places: Browser panel, data sources, details, options.

SWIFT_COG_LOOK says which pictures: ``usual``, ``dark``, ``french``, ``pixels`` or ``sending``.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from cloud import openrc
from cloud.plan import Plan
from qgis.PyQt.QtCore import QPoint, QSize, Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import (
    QAction,
    QApplication,
    QComboBox,
    QDialog,
    QDockWidget,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTableWidget,
    QTabWidget,
    QToolButton,
    QTreeView,
    QWidget,
)
from qgis.utils import iface, plugins

from real_qgis import browser, drive
from real_qgis.launch import CHECKOUT

OUTPUT = Path(os.environ["SWIFT_COG_OUTPUT"])
NAME = "Calibration"
WINDOW = (1100, 780)
HIDDEN = ("mLabelToolBar", "mPluginToolBar", "mHelpToolBar", "mDigitizeToolBar", "mSelectionToolBar")


def tour() -> dict[str, Any]:
    """Log in with a saved connection, then go from place to place."""
    look = os.environ["SWIFT_COG_LOOK"]
    arrange_window()
    log_in(Plan.load(Path(os.environ["SWIFT_COG_CLOUD"])))
    if look in ("pixels", "sending"):
        {"pixels": pixels, "sending": sending}[look]()
        return {}
    show_details()
    {"usual": usual, "dark": dark, "french": french}[look]()
    return {}


def arrange_window() -> None:
    window = iface.mainWindow()
    iface.newProject()
    window.showNormal()
    for name in HIDDEN:
        window.findChild(QWidget, name).hide()
    window.resize(*WINDOW)
    drive.dock().setUserVisible(True)


def log_in(plan: Plan) -> None:
    from swift_cog_browser.auth.connection import Connection
    from swift_cog_browser.auth.login_files import offer

    user = plan.user("astrid")
    workplace = plugins["swift_cog_browser"]._workplace
    variables = offer(openrc.password_file(plan, user)).variables
    saved = workplace.connections.save(Connection.new(NAME, variables), "")
    box = drive.part(QComboBox, "connectionBox")
    box.setCurrentIndex(box.findData(saved.id))
    QTest.mouseClick(drive.part(QPushButton, "connectButton"), Qt.MouseButton.LeftButton)
    drive.answer(drive.password_prompt(), user.password)
    drive.wait_for_containers()


def show_details() -> None:
    """Open the tree and select a raster, with its details below."""
    index = drive.find_row("rasters", "cog_cmap.tif")
    drive.select(index)
    panel: Any = drive.dock().findChild(QWidget, "detailsPanel")
    drive.wait_for(lambda: "cog_cmap.tif" in panel.text, "the details")
    drive.wait_for(lambda: not panel.findChild(QProgressBar).isVisible(), "the thumbnail")
    window = iface.mainWindow()
    window.resizeDocks([drive.dock()], [430], Qt.Orientation.Horizontal)
    halves = drive.dock().findChild(QSplitter)
    halves.setSizes([300, 420])
    drive.pause(800)
    view = drive.part(QTreeView, "contentsView")
    view.scrollTo(view.currentIndex(), QTreeView.ScrollHint.PositionAtCenter)


def usual() -> None:
    drive.picture(drive.dock(), OUTPUT / "details.png")
    panel = browser_panel()
    drive.picture(panel, OUTPUT / "browser.png")
    data_sources()
    options("options.png")


def dark() -> None:
    panel = browser_panel()
    drive.pause(200)
    drive.picture(drive.dock(), OUTPUT / "dark.png")
    drive.picture(panel, OUTPUT / "dark-browser.png")


def french() -> None:
    drive.picture(drive.dock(), OUTPUT / "french.png")


def sending() -> None:
    """Drop two files on a container, and open an algorithm of Processing."""
    from processing import createAlgorithmDialog
    from processing.core.Processing import Processing
    from swift_cog_browser.swift_browser.places import Place

    workplace = plugins["swift_cog_browser"]._workplace
    place = Place(workplace.connections.all()[0].id, "scenes", "2024/06/")
    workplace.uploading.offer(
        place, [str(CHECKOUT / "tests" / "data" / name) for name in ("cog_scale.tif", "nocog.tif")]
    )
    shot(lambda: window_named("uploadDialog"), "upload.png")
    Processing.initialize()
    asked = {"CONTAINER": "scenes", "PREFIX": "2024/", "PUBLISH": "index.fgb"}
    dialog = createAlgorithmDialog("swift:indexcontainer", asked)
    dialog.resize(940, 640)
    dialog.show()
    shot(lambda: dialog if dialog.isVisible() else None, "processing.png")


def window_named(name: str) -> QDialog | None:
    found = iface.mainWindow().findChildren(QDialog, name)
    return next((dialog for dialog in found if dialog.isVisible()), None)


def shot(look: Callable[[], QDialog | None], name: str) -> None:
    """Take the picture of a dialog once it is there, and close it."""
    dialog = drive.wait_for(look, name)
    drive.pause(300)
    drive.picture(dialog, OUTPUT / name)
    dialog.reject()


def pixels() -> None:
    """Probe two layers side by side, then measure a column and a rectangle."""
    drive.add("scenes", "2024", "06", "mosaic_cog1.tif")
    layer = drive.add("scenes", "2024", "07", "mosaic_cog2.tif")
    drive.dock().setUserVisible(False)
    iface.setActiveLayer(layer)
    iface.zoomToActiveLayer()
    drive.wait_for_map()
    window = iface.mainWindow()
    window.findChild(QAction, "actionProbePixels").trigger()
    panel = window.findChild(QDockWidget, "SwiftCogBrowserProbe")
    drive.wait_for(panel.isVisible, "the probe")
    viewport = iface.mapCanvas().viewport()
    middle = viewport.rect().center()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=middle)
    table = panel.findChild(QTableWidget, "probeTable")
    drive.wait_for(lambda: table.rowCount() and table.item(0, 0), "values")
    window.resizeDocks([panel], [430], Qt.Orientation.Horizontal)
    drive.pause(800)
    drive.picture(panel, OUTPUT / "probe.png")
    window.findChild(QAction, "actionProbeProfile").trigger()
    measured("profileWindow", "profile.png")
    window.findChild(QAction, "actionProbeRectangle").trigger()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(viewport, middle + QPoint(60, 40))
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=middle + QPoint(60, 40))
    measured("regionWindow", "statistics.png")
    window.findChild(QAction, "actionCompareRasters").trigger()
    dialog = drive.wait_for(lambda: window.findChild(QDialog, "SwiftCompareDialog"), "the comparison")
    dialog.findChild(QTabWidget, "pages").setCurrentIndex(0)
    drive.pause(2000)
    drive.picture(dialog, OUTPUT / "same-scale.png")
    dialog.findChild(QTabWidget, "pages").setCurrentIndex(1)
    drive.pause(500)
    drive.picture(dialog, OUTPUT / "compare.png")
    dialog.close()


def measured(name: str, picture: str) -> None:
    """Take the picture of a window that measures, once it has."""
    window = drive.wait_for(lambda: iface.mainWindow().findChild(QWidget, name), name)
    window.resize(QSize(560, 520))
    drive.wait_for(lambda: not window.findChild(QProgressBar).isVisible(), "the end of the work")
    drive.pause(500)
    drive.picture(window, OUTPUT / picture)
    window.close()


def browser_panel() -> QDockWidget:
    """Open the tree in the Browser panel as far as objects."""
    panel = iface.mainWindow().findChild(QDockWidget, "Browser")
    panel.setUserVisible(True)
    browser.under("Swift", NAME, "scenes", "2024")
    for path in (["06"], ["07"]):
        browser.under("Swift", NAME, "scenes", "2024", *path)
    browser.view().scrollTo(browser.row("Swift"), QTreeView.ScrollHint.PositionAtTop)
    iface.mainWindow().resizeDocks([panel], [280], Qt.Orientation.Horizontal)
    drive.pause(300)
    return panel


def data_sources() -> None:
    """Open the page in the Data Source Manager, with a pasted address."""
    iface.openDataSourceManagerPage("swift_cog_browser")

    def look() -> QDialog | None:
        found = [each for each in QApplication.topLevelWidgets() if each.objectName() == "QgsDataSourceManagerDialog"]
        return next((each for each in found if each.isVisible()), None)

    window = drive.wait_for(look, "the Data Source Manager")
    window.resize(QSize(900, 620))
    page: Any = window.findChild(QWidget, "SwiftSourceSelect")
    page.findChild(QLineEdit, "addressLine").setText("swift://rasters/mosaic_cog1.tif")
    view = page.findChild(QTreeView, "contentsView")
    drive.wait_for(lambda: drive.rows(view.model()), "the containers on the page")
    drive.wait_for(lambda: not page.findChild(QToolButton, "cancelButton").isVisible(), "the end of the work")
    drive.picture(page, OUTPUT / "data-source-manager.png")
    window.close()


def options(name: str) -> None:
    def work(dialog: QDialog) -> None:
        dialog.resize(900, 640)
        drive.pause(300)
        # Without the list of all other pages.
        drive.picture(dialog.findChild(QStackedWidget, "mOptionsStackedWidget"), OUTPUT / name)
        dialog.reject()

    open_options(work)


def open_options(work: Callable[[QDialog], None]) -> None:
    def look() -> None:
        work(drive.wait_for(QApplication.activeModalWidget, "the options"))

    QTimer.singleShot(0, look)
    iface.showOptionsDialog(iface.mainWindow(), "SwiftOptionsPage")


drive.run(tour)
