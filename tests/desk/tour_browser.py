"""Inside the real QGIS: the plugin's part of the Browser panel is opened, logged in, dragged from and refreshed."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from cloud import openrc
from cloud.plan import Plan
from qgis.utils import iface
from real_qgis import browser, drive

PICTURES = os.environ.get("SWIFT_COG_PICTURES", "")


def picture(name: str) -> None:
    if PICTURES:
        drive.picture(iface.mainWindow(), Path(PICTURES) / f"{name}.png")


def tour() -> dict[str, Any]:
    plan = Plan.load(Path(os.environ["SWIFT_COG_CLOUD"]))
    user = plan.user("astrid")
    found: dict[str, Any] = {}
    found["first"] = browser.under("Swift")
    picture("1-empty")
    drive.connect(str(openrc.password_file(plan, user)), user.password)
    found["root"] = browser.under("Swift")
    name = found["root"][0]
    found["containers"] = browser.under("Swift", name)
    found["rasters"] = browser.under("Swift", name, "rasters")
    found["scenes"] = browser.under("Swift", name, "scenes", "2024")
    found["empty"] = browser.under("Swift", name, "empty")
    picture("2-open")
    for path in (["Swift"], ["Swift", name], ["Swift", name, "scenes"], ["Swift", name, "rasters", "cog.tif"]):
        opened = browser.menu(*path)
        found["menu " + path[-1]] = browser.entries(opened)
        if PICTURES:
            drive.picture(opened, Path(PICTURES) / f"menu-{path[-1]}.png")
        opened.hide()
    return found


drive.run(tour)
