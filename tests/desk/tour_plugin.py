"""Inside the real QGIS: the plugin is used, taken down, looked for, loaded again and used again."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from cloud import openrc
from cloud.plan import Plan
from qgis.core import QgsProject
from qgis.PyQt.QtWidgets import QApplication
from qgis.utils import iface, loadPlugin, reloadPlugin, startPlugin, unloadPlugin
from real_qgis import drive
from real_qgis.remains import what_is_left

PLUGIN = "swift_cog_browser"


def use(plan: Plan) -> dict[str, Any]:
    """Open the dock by its entry in View > Panels, connect, add a raster; return what was seen."""
    dock = drive.dock()
    dock.setUserVisible(False)
    dock.toggleViewAction().trigger()
    action = next(each for each in iface.addLayerMenu().actions() if each.objectName() == "actionAddCloudRaster")
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
