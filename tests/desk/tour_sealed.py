"""Inside the real QGIS: layers by every way that has a window, then statistics, histogram, export, children, the end.

Each way has an object of its own, of which nobody has worked out statistics. The test reads the object store's log.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from cloud import openrc
from cloud.plan import Plan
from osgeo import gdal
from qgis.core import QgsMapLayer, QgsProject, QgsRasterLayer
from qgis.gui import QgsRasterHistogramWidget
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QDockWidget,
    QLineEdit,
    QPushButton,
    QTreeView,
    QWidget,
)
from qgis.utils import iface, plugins, unloadPlugin
from real_qgis import browser, drive
from swift_cog_browser.auth.connection import Connection
from swift_cog_browser.auth.login_files import offer

PLUGIN = "swift_cog_browser"
NAME = "Calibration"
FOLDER = Path(os.environ["SWIFT_COG_FOLDER"])
OBJECTS: dict[str, str] = json.loads(os.environ["SWIFT_COG_OBJECTS"])


def tour() -> dict[str, Any]:
    arrange()
    plan = Plan.load(Path(os.environ["SWIFT_COG_CLOUD"]))
    log_in(plan)
    layers = {way: globals()[f"by_{way}"](OBJECTS[way]) for way in OBJECTS if way != "project"}
    for layer in layers.values():
        work_out(layer)
    draw_histogram(layers["dock"])
    drive.wait_for_map()
    iface.mapCanvas().saveAsImage(str(FOLDER / "map.png"))
    printed = {way: run_child(layer) for way, layer in layers.items()}
    layers.clear()
    reopen()
    found = {
        "printed": {way: "STATISTICS_MEAN" in text for way, text in printed.items()},
        "profile": gdal.GetConfigOption("GDAL_PAM_PROXY_DIR"),
        "children's profile": os.environ.get("GDAL_PAM_PROXY_DIR"),
    }
    return {**found, **end()}


def arrange() -> None:
    """Have room for the tree of the Browser panel."""
    window = iface.mainWindow()
    iface.newProject()
    window.showNormal()
    window.resize(1500, 900)
    browser.view()
    panels = [window.findChild(QDockWidget, name) for name in ("Browser", "Layers")]
    window.resizeDocks(panels[:1], [400], Qt.Orientation.Horizontal)
    window.resizeDocks(panels, [550, 200], Qt.Orientation.Vertical)


def log_in(plan: Plan) -> None:
    user = plan.user("astrid")
    workplace = plugins[PLUGIN]._workplace
    workplace.connections.save(Connection.new(NAME, offer(openrc.password_file(plan, user)).variables), None)
    drive.connect(NAME, user.password)


def new_layer(before: set[str]) -> QgsRasterLayer:
    def look() -> QgsMapLayer | None:
        layers = QgsProject.instance().mapLayers()
        return next((layer for key, layer in layers.items() if key not in before and layer.isValid()), None)

    return drive.wait_for(look, "a new layer")


def known() -> set[str]:
    return set(QgsProject.instance().mapLayers())


# The ways


def by_dock(name: str) -> QgsRasterLayer:
    return drive.add("empty", name)


def by_double_click(name: str) -> QgsRasterLayer:
    before = known()
    browser.under("Swift", NAME, "empty")
    browser.double_click("Swift", NAME, "empty", name)
    return new_layer(before)


def by_drag_and_drop(name: str) -> QgsRasterLayer:
    before = known()
    data = browser.model().mimeData(browser.select([["Swift", NAME, "empty", name]]))
    browser.drop(data, iface.mapCanvas().viewport(), QPoint(50, 50))
    return new_layer(before)


def by_data_source_manager(name: str) -> QgsRasterLayer:
    """The plugin's own page."""
    before = known()
    window = data_source_manager(PLUGIN)
    page = window.findChild(QWidget, "SwiftSourceSelect")
    page.findChild(QLineEdit, "addressLine").setText(f"swift://empty/{name}")
    drive.wait_for(lambda: drive.rows(page.findChild(QTreeView, "contentsView").model()), "the containers")
    QApplication.processEvents()
    buttons = page.findChild(QDialogButtonBox).buttons()
    next(each for each in buttons if each.text().replace("&", "") == "Add").click()
    layer = new_layer(before)
    window.close()
    return layer


def by_hand(name: str) -> QgsRasterLayer:
    """QGIS's own way to add a raster, which the raster page of the Data Source Manager ends in, too."""
    before = known()
    iface.addRasterLayer(f"/vsiswift/empty/{name}", "by hand", "gdal")
    return new_layer(before)


def by_console(name: str) -> QgsRasterLayer:
    account = plugins[PLUGIN]._workplace.accounts.current
    return account.add_raster("empty", name)


def data_source_manager(page: str) -> QDialog:
    iface.openDataSourceManagerPage(page)

    def look() -> QDialog | None:
        found = [each for each in QApplication.topLevelWidgets() if each.objectName() == "QgsDataSourceManagerDialog"]
        return next((each for each in found if each.isVisible()), None)

    return drive.wait_for(look, "the Data Source Manager")


# What is done


def work_out(layer: QgsRasterLayer) -> None:
    provider = layer.dataProvider()
    for band in range(1, layer.bandCount() + 1):
        provider.bandStatistics(band)
        provider.histogram(band)
    layer.setDefaultContrastEnhancement()


def draw_histogram(layer: QgsRasterLayer) -> None:
    """As the page of the layer properties does."""
    widget = QgsRasterHistogramWidget(layer, iface.mainWindow())
    widget.setActive(True)
    compute = next(each for each in widget.findChildren(QPushButton) if each.objectName() == "btnHistoCompute")
    compute.click()
    drive.pause(500)
    widget.deleteLater()


def run_child(layer: QgsRasterLayer) -> str:
    """As Processing starts it from the toolbox."""
    import processing

    out = str(FOLDER / "info.html")
    processing.run("gdal:gdalinfo", {"INPUT": layer, "STATS": True, "EXTRA": "-hist", "OUTPUT": out})
    return Path(out).read_text(errors="replace")


def reopen() -> None:
    """Save the project with one more layer, and open it again."""
    iface.newProject()
    drive.add("empty", OBJECTS["project"])
    file = str(FOLDER / "project.qgz")
    assert QgsProject.instance().write(file)
    iface.newProject()
    iface.addProject(file)
    layer = new_layer(set())
    drive.wait_for(lambda: layer.source().startswith("/vsiswift/"), "the layer of the project")
    work_out(layer)


def end() -> dict[str, Any]:
    """Log out while a layer is open, remove it, and unload the plugin."""
    variable = os.environ.get("GDAL_CONFIG_FILE")
    drive.part(QPushButton, "connectButton").click()
    QApplication.processEvents()
    (layer,) = QgsProject.instance().mapLayers().values()
    path = layer.source().partition("|")[0] + ".aux.xml"
    while_open = gdal.GetPathSpecificOption(path, "SWIFT_AUTH_TOKEN")
    QgsProject.instance().removeAllMapLayers()
    unloadPlugin(PLUGIN)
    return {
        "file": variable is not None and not Path(variable).exists(),
        "sealed after the logout": while_open,
        "sealed after unloading": gdal.GetPathSpecificOption(path, "SWIFT_AUTH_TOKEN"),
        "variable": os.environ.get("GDAL_CONFIG_FILE"),
    }


drive.run(tour)
