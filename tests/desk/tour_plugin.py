"""Inside the real QGIS: the plugin is used, taken down, looked for, loaded again and used again."""

from __future__ import annotations

from typing import Any

from cloud import openrc
from cloud.plan import Plan
from qgis.PyQt.QtWidgets import QApplication
from qgis.utils import iface
from real_qgis import drive
from real_qgis.comings import come_and_go


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
        "source": layer.source().partition("|")[0],
        "valid": layer.isValid(),
        "report": QApplication.clipboard().text().splitlines()[-2:],
        "messages": list(drive.messages()),
    }


drive.run(lambda: come_and_go(use, and_reload=True))
