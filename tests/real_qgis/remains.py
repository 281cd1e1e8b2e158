"""For scripts that run inside QGIS: looks for what there still is of the plugin."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import Any

from osgeo import gdal
from qgis.core import QgsApplication, QgsSettingsTree
from qgis.gui import QgsGui, QgsLocatorWidget
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QAction, QApplication, QDockWidget, QListWidget, QWidget
from qgis.utils import iface, plugins

from real_qgis import drive

PLUGIN = "swift_cog_browser"
OWN_ACTIONS = (
    *("actionAddCloudRaster", "actionSwiftCogBrowserHelp", "actionSwiftCogBrowserReport"),
    *("actionProbePixels", "actionProbeRectangle", "actionProbeProfile", "actionCompareRasters"),
)
PREFIX = "swift"
RASTER = "/vsiswift/rasters/mosaic_cog1.tif"


def actions() -> list[str]:
    """Return the object names in Layer > Add Layer."""
    return [action.objectName() for action in iface.addLayerMenu().actions()]


def _alive(kind: str) -> list[str]:
    """Return the Python objects of a kind, by its name, that C++ has not deleted."""
    return [kind for each in gc.get_objects() if type(each).__name__ == kind and not sip.isdeleted(each)]


def _filters(window: QWidget) -> list[str]:
    """Return the names of the locator filters that are the plugin's."""
    bars = [each for each in window.findChildren(QWidget) if each.metaObject().className() == "QgsLocatorWidget"]
    # PyQt does not see of which class they are.
    locators = [sip.cast(bar, QgsLocatorWidget).locator() for bar in bars]
    return [each.name() for locator in locators for each in locator.filters(PREFIX)]


def pages_of_data_sources() -> list[str]:
    """Return the names of the pages of the Data Source Manager; none before it was opened."""
    found = [each for each in QApplication.topLevelWidgets() if each.objectName() == "QgsDataSourceManagerDialog"]
    names = [each.findChild(QListWidget) for each in found]
    return [each.item(row).text() for each in names for row in range(each.count())]


def what_is_left() -> dict[str, Any]:
    """Return what there still is of the plugin; everything in it is to be empty."""
    drive.wait_for(lambda: QgsApplication.taskManager().countActiveTasks() == 0, "the end of the tasks")
    QgsApplication.processEvents()
    gc.collect()
    window = iface.mainWindow()
    timers = [each for each in gc.get_objects() if type(each).__name__ == "QTimer" and isinstance(each, QTimer)]
    options = ("SWIFT_AUTH_TOKEN", "SWIFT_STORAGE_URL", "GDAL_HTTP_HEADER_FILE", "GDAL_DISABLE_READDIR_ON_OPEN")
    return {
        "plugin": [name for name in plugins if name == PLUGIN],
        "tabs": [each.name() for each in QgsGui.sourceSelectProviderRegistry().providers() if each.name() == PLUGIN],
        "pages": [each for each in pages_of_data_sources() if each == "Swift"],
        "dock": [each.objectName() for each in window.findChildren(QDockWidget) if "Swift" in each.objectName()],
        "raster toolbar": [each.objectName() for each in _raster_actions() if "Probe" in each.objectName()],
        "raster menu": [each.text() for each in iface.rasterMenu().actions() if "Swift" in each.text()],
        "map items": _alive("QgsVertexMarker") + _alive("ProbeTool"),
        "action": [name for name in actions() if name == "actionAddCloudRaster"],
        "help": [a.objectName() for a in iface.pluginHelpMenu().actions() if "Swift" in a.objectName()],
        "actions of the window": [name for name in OWN_ACTIONS if window.findChildren(QAction, name)],
        "options page": _alive("OptionsPages"),
        "locator filter": _filters(window),
        "translators": _alive("QTranslator"),
        "timers": [str(timer) for timer in timers if not sip.isdeleted(timer) and timer.isActive()],
        "options": [name for name in options if gdal.GetPathSpecificOption(RASTER, name)],
        "sealed": [name for name in options if gdal.GetPathSpecificOption(f"{RASTER}.aux.xml", name) is not None],
        "variables": [name for name in os.environ if name.startswith("SWIFT_") and "COG" not in name],
        "options of children": [name for name in ("GDAL_CONFIG_FILE",) if name in os.environ],
        "memory files": [name for name in gdal.ReadDir("/vsimem/") or [] if PLUGIN in name],
        "browser panel": _browser_panel(),
        "algorithms": [each.id() for each in QgsApplication.processingRegistry().providers() if each.id() == "swift"],
        "settings": [node.key() for node in QgsSettingsTree.node("plugins").childrenNodes() if node.key() == PLUGIN],
        "path": [entry for entry in sys.path if "extlibs" in entry],
    }


def _raster_actions() -> list[QAction]:
    return [each for each in iface.rasterToolBar().actions() if each.objectName()]


def _browser_panel() -> list[str]:
    """Return what the registries of the Browser panel hold, and its root."""
    model = iface.browserModel()
    roots = [str(model.index(row, 0).data()) for row in range(model.rowCount())]
    providers = [
        *QgsApplication.dataItemProviderRegistry().providers(),
        *QgsGui.dataItemGuiProviderRegistry().providers(),
    ]
    return [name for name in [*roots, *(each.name() for each in providers)] if name.startswith("Swift")]


def modules() -> dict[str, int]:
    """Return the modules that came from the plugin's folder, libraries too, each with the identity of its object."""
    folder = f"/plugins/{PLUGIN}/"
    found = {}
    for name, module in list(sys.modules.items()):
        file = getattr(module, "__file__", None)
        if name.split(".")[0] == PLUGIN or (file and folder in Path(file).as_posix()):
            found[name] = id(module)
    return found
