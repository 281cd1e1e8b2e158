"""Inside the real QGIS: an object is replaced under a layer on the map; F5 finds out, a click on the mark goes on."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

from cloud import openrc
from cloud.handle import CHECKOUT
from cloud.plan import Plan
from qgis.core import QgsProject
from qgis.utils import iface, plugins
from real_qgis import drive

DATA = CHECKOUT / "tests" / "data"
NAME = "replaced.tif"


def put(file: str) -> None:
    """Upload, as somebody else does."""
    token = plugins["swift_cog_browser"]._workplace.accounts.current.session.current
    contents = (DATA / file).read_bytes()
    request = Request(f"{token.storage_url}/empty/{NAME}", contents, {"X-Auth-Token": token.value}, method="PUT")
    urlopen(request, timeout=10).close()


def tour() -> dict[str, Any]:
    plan = Plan.load(Path(os.environ["SWIFT_COG_CLOUD"]))
    drive.connect(str(openrc.password_file(plan, plan.user("astrid"))), plan.user("astrid").password)
    put("mosaic_cog1.tif")
    layer = drive.add("empty", NAME)
    drive.wait_for_map()
    states = plugins["swift_cog_browser"]._workplace.states
    put("mosaic_cog2.tif")
    iface.actionDraw().trigger()
    trouble = drive.wait_for(lambda: states.trouble(layer), "the mark")
    drive.wait_for_map()
    pictures = os.environ.get("SWIFT_COG_PICTURES")
    if pictures:
        drive.pause(500)
        drive.picture(iface.mainWindow(), Path(pictures) / "replaced.png")
    west = layer.extent().xMinimum()
    signs = iface.layerTreeView().indicators(QgsProject.instance().layerTreeRoot().findLayer(layer.id()))
    tips = [sign.toolTip() for sign in signs]
    states.retry(layer)
    drive.wait_for(lambda: states.trouble(layer) is None, "the new object")
    drive.wait_for_map()
    if pictures:
        drive.pause(500)
        drive.picture(iface.mainWindow(), Path(pictures) / "new.png")
    return {
        "trouble": type(trouble).__name__,
        "tips": tips,
        "moved": layer.extent().xMinimum() != west,
        "history": layer.metadata().history(),
        "messages": list(drive.messages()),
    }


drive.run(tour)
