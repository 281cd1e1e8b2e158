"""Inside the real QGIS: the project of the command line is there, its layers wait, and come back with the login."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from cloud.plan import Plan
from qgis.core import QgsApplication, QgsProject, QgsRasterLayer
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QPushButton
from qgis.utils import iface, plugins
from real_qgis import drive
from real_qgis.launch import CHECKOUT
from real_qgis.pixels import differing_blocks

FILES = {"cog": "cog.tif", "mosaic_cog1": "mosaic_cog1.tif", "The good one": "cog_nodata.tif"}
log: list[str] = []
QgsApplication.messageLog().messageReceived.connect(lambda text, tag, _level: log.append(f"{tag}: {text}"))


def layers() -> dict[str, QgsRasterLayer]:
    found = QgsProject.instance().mapLayers().values()
    return {layer.name(): layer for layer in found if layer.name() in FILES}


def dialogs() -> list[str]:
    """Return what is open beside the main window."""
    widgets = QApplication.topLevelWidgets()
    return [type(each).__name__ for each in widgets if each.isVisible() and each is not iface.mainWindow()]


def tour() -> dict[str, Any]:
    plan = Plan.load(Path(os.environ["SWIFT_COG_CLOUD"]))
    project = QgsProject.instance()
    drive.wait_for(lambda: len(layers()) == 3, "the layers of the project")
    item = drive.wait_for(lambda: next(iter(iface.messageBar().items()), None), "the message")
    drive.wait_for_map()
    result: dict[str, Any] = {
        "dialogs": dialogs(),
        "message": item.text(),
        "buttons": [each.text() for each in item.findChildren(QPushButton) if each.objectName().startswith("logIn")],
        "waiting": {"valid": all(each.isValid() for each in layers().values()), "drawn": True},
    }
    drive.picture(iface.mainWindow(), Path(os.environ["SWIFT_COG_MAP"]).with_name("waiting.png"))
    button = item.findChild(QPushButton, "logIn0")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    drive.answer(drive.password_prompt(), plan.user("astrid").password)
    drive.wait_for(lambda: all(each.source().startswith("/vsiswift/") for each in layers().values()), "the layers")
    drive.wait_for_map()
    drive.picture(iface.mainWindow(), Path(os.environ["SWIFT_COG_MAP"]).with_name("back.png"))
    data = CHECKOUT / "tests" / "data"
    originals = {name: QgsRasterLayer(str(data / file), "raster", "gdal") for name, file in FILES.items()}
    result["differing"] = {name: differing_blocks(layer, originals[name]) for name, layer in layers().items()}
    result["messages left"] = list(drive.messages())
    result["order"] = [each.id() for each in project.layerTreeRoot().layerOrder()]
    result["joined"] = [each["owners_owner"] for each in project.mapLayersByName("scenes")[0].getFeatures()]
    result["dirty"] = project.isDirty()
    drive.wait_for(lambda: not QgsApplication.taskManager().countActiveTasks(), "the end of the jobs")
    assert project.write(os.environ["SWIFT_COG_AGAIN"])
    result["metadata"] = [layer.htmlMetadata() for layer in layers().values()]
    result["tokens"] = [plugins["swift_cog_browser"]._workplace.accounts.current.session.current.value]
    result["log"] = log
    return result


drive.run(tour)
