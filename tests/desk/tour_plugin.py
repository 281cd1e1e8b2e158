"""Inside the real QGIS: the plugin is used, taken down, looked for, loaded again and used again."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import Any

from cloud import openrc
from cloud.plan import Plan
from osgeo import gdal
from qgis.core import QgsApplication, QgsProject
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QAction, QApplication, QDockWidget
from qgis.utils import iface, loadPlugin, plugins, reloadPlugin, startPlugin, unloadPlugin
from real_qgis import drive

PLUGIN = "swift_cog_browser"
OWN_ACTIONS = ("actionAddCloudRaster", "actionSwiftCogBrowserHelp", "actionSwiftCogBrowserReport")
RASTER = "/vsiswift/rasters/mosaic_cog1.tif"


def actions() -> list[str]:
    """Return the object names in Layer > Add Layer."""
    return [action.objectName() for action in iface.addLayerMenu().actions()]


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
        "dock": [each.objectName() for each in window.findChildren(QDockWidget) if "Swift" in each.objectName()],
        "action": [name for name in actions() if name == "actionAddCloudRaster"],
        "help": [a.objectName() for a in iface.pluginHelpMenu().actions() if "Swift" in a.objectName()],
        "actions of the window": [name for name in OWN_ACTIONS if window.findChildren(QAction, name)],
        "timers": [str(timer) for timer in timers if timer.isActive()],
        "options": [name for name in options if gdal.GetPathSpecificOption(RASTER, name)],
        "sealed": [name for name in options if gdal.GetPathSpecificOption(f"{RASTER}.aux.xml", name) is not None],
        "variables": [name for name in os.environ if name.startswith("SWIFT_") and "COG" not in name],
        "memory files": [name for name in gdal.ReadDir("/vsimem/") or [] if PLUGIN in name],
        "path": [entry for entry in sys.path if "extlibs" in entry],
    }


def use(plan: Plan) -> dict[str, Any]:
    """Open the dock by its menu entry, connect, add a raster; return what was seen."""
    dock = drive.dock()
    dock.setUserVisible(False)
    action = next(each for each in iface.addLayerMenu().actions() if each.objectName() == "actionAddCloudRaster")
    action.trigger()
    user = plan.user("astrid")
    drive.connect(str(openrc.password_file(plan, user)), user.password)
    layer = drive.add("rasters", "mosaic_cog1.tif")
    drive.wait_for_map()
    report = next(each for each in iface.pluginHelpMenu().actions() if each.objectName().endswith("Report"))
    report.trigger()
    return {
        "text": action.text(),
        "dock visible": dock.isVisible(),
        "source": layer.source(),
        "valid": layer.isValid(),
        "report": QApplication.clipboard().text().splitlines()[-2:],
        "messages": list(drive.messages()),
    }


def tour() -> dict[str, Any]:
    plan = Plan.load(Path(os.environ["SWIFT_COG_CLOUD"]))
    before = what_is_left()
    first = use(plan)
    unloadPlugin(PLUGIN)
    after_unload = what_is_left()
    QgsProject.instance().clear()
    loadPlugin(PLUGIN)
    startPlugin(PLUGIN)
    second = use(plan)
    # As the Plugin Reloader does, with a login that is live and a layer that is open.
    reloadPlugin(PLUGIN)
    third = use(plan)
    unloadPlugin(PLUGIN)
    return {"before": before, "uses": [first, second, third], "left": [after_unload, what_is_left()]}


drive.run(tour)
