"""What ``make demo`` does inside QGIS: log in, open the tree; without a screen also add the big COG and compare it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from cloud import openrc
from cloud.plan import Plan
from qgis.core import QgsRasterLayer
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QTreeView
from qgis.utils import iface

from real_qgis import drive
from real_qgis.pixels import differing_blocks

OUTPUT = Path(os.environ["SWIFT_COG_OUTPUT"])
SOURCE = os.environ["SWIFT_COG_BIG_RASTER"]


def log_in() -> None:
    """Connect, and open the branch of the big raster."""
    plan = Plan.load(Path(os.environ["SWIFT_COG_CLOUD"]))
    user = plan.user("astrid")
    drive.dock().setUserVisible(True)
    drive.connect(str(openrc.password_file(plan, user)), user.password)
    drive.part(QTreeView, "contentsView").expand(drive.find_row("rasters"))
    drive.find_row("big", "big.tif")


def tour() -> dict[str, Any]:
    """Add the big COG, take the two pictures, and compare all its pixels with the source file's."""
    iface.mainWindow().resize(1600, 1000)
    log_in()
    layer = drive.add("big", "big.tif")
    drive.wait_for_map()
    drive.picture(drive.dock(), OUTPUT / "dock.png")
    drive.picture(iface.mainWindow(), OUTPUT / "layer.png")
    source = QgsRasterLayer(SOURCE, "source", "gdal")
    return {"layer": layer.source(), "differing blocks": differing_blocks(layer, source)}


def welcome() -> None:
    """Leave the rest to whoever sits before the screen."""
    iface.mainWindow().showMaximized()
    log_in()


if os.environ.get("SWIFT_COG_INTERACTIVE"):
    QTimer.singleShot(500, welcome)
else:
    drive.run(tour)
