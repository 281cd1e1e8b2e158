"""Inside the real QGIS: reads fail, a message and signs in the layer tree say so, and one click mends it."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import Any

from cloud import openrc
from cloud.faulty import Fault, FaultyWay
from cloud.plan import Plan
from osgeo import gdal
from qgis.core import QgsMapLayer, QgsProject, QgsRasterLayer
from qgis.PyQt.QtCore import QModelIndex, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QPushButton
from qgis.utils import iface, plugins, unloadPlugin
from real_qgis import drive
from real_qgis.pixels import differing_blocks
from swift_cog_browser.swift_browser.errors import NotFound

PLUGIN = "swift_cog_browser"
PICTURES = Path(os.environ["SWIFT_COG_PICTURES"])
DATA = Path(os.environ["SWIFT_COG_DATA"])
NAMES = ("cog_int16", "cog_nodata")


def tour() -> dict[str, Any]:
    plan = Plan.load(Path(os.environ["SWIFT_COG_CLOUD"]))
    user = plan.user("astrid")
    iface.newProject()
    drive.dock().setUserVisible(True)
    drive.connect(str(openrc.password_file(plan, user)), user.password)
    with FaultyWay(plan.swift_url) as way:
        lead(way)
        layers = [drive.add("rasters", f"{name}.tif") for name in NAMES]
        drive.wait_for_map()
        result = {"at first": signs(layers), **fail(way, layers), **move(layers[0]), **mend(way, layers)}
        plugins[PLUGIN]._workplace.states.fail(layers[0], NotFound(what="rasters/cog_int16.tif"))
        unloadPlugin(PLUGIN)
        return {**result, "after the plugin": [signs_in_tree(layer) for layer in layers], "flags": identifiable(layers)}


def lead(way: FaultyWay) -> None:
    """Have the account's requests go the way that can fail."""
    account = plugins[PLUGIN]._workplace.accounts.current
    token = account.session.current
    account.session._token = replace(token, storage_url=way.through(token.storage_url))
    account._publish(None, account.session.current, False)


def fail(way: FaultyWay, layers: list[QgsRasterLayer]) -> dict[str, Any]:
    gdal.VSICurlClearCache()
    for layer in layers:
        layer.dataProvider().reloadData()
    way.fail(Fault(403, methods=("GET", "HEAD")))
    iface.mapCanvas().setExtent(layers[0].extent())
    iface.mapCanvas().refreshAllLayers()
    drive.wait_for(lambda: any("could not be read" in text for text in drive.messages()), "the message")
    iface.mapCanvas().refreshAllLayers()
    drive.wait_for_map()
    drive.pause(300)
    drive.picture(iface.mainWindow(), PICTURES / "failed.png")
    return {"messages": list(drive.messages()), "failed": signs(layers), "identified": identifiable(layers)}


def signs(layers: list[QgsRasterLayer]) -> list[str]:
    """Return what the signs say."""
    marks = plugins[PLUGIN]._marks
    found = [marks.sign_of(layer) for layer in layers]
    return [sign.toolTip() if sign is not None else "" for sign in found]


def signs_in_tree(layer: QgsMapLayer) -> int:
    node = QgsProject.instance().layerTreeRoot().findLayer(layer.id())
    # QGIS has some of its own.
    return sum("Click to try again." in each.toolTip() for each in iface.layerTreeView().indicators(node))


def identifiable(layers: list[QgsRasterLayer]) -> list[bool]:
    return [bool(layer.flags() & QgsMapLayer.LayerFlag.Identifiable) for layer in layers]


def move(layer: QgsRasterLayer) -> dict[str, Any]:
    """Move a layer's row into a group, as dragging does."""
    root = QgsProject.instance().layerTreeRoot()
    node, group = root.findLayer(layer.id()), root.addGroup("Group")
    group.addChildNode(node.clone())
    node.parent().removeChildNode(node)
    drive.pause(100)
    return {"moved": signs_in_tree(layer)}


def mend(way: FaultyWay, layers: list[QgsRasterLayer]) -> dict[str, Any]:
    """Click while it still fails, then once the fault is gone: one sign, and the button for the rest."""
    states = plugins[PLUGIN]._workplace.states
    before = way.spoilt
    plugins[PLUGIN]._marks.sign_of(layers[0]).clicked.emit(QModelIndex())
    drive.wait_for(lambda: way.spoilt > before, "a request")
    drive.pause(500)
    still = signs(layers)
    way.fail(None)
    plugins[PLUGIN]._marks.sign_of(layers[0]).clicked.emit(QModelIndex())
    drive.wait_for(lambda: states.trouble(layers[0]) is None, "the first layer")
    button = iface.messageBar().findChildren(QPushButton, "readAgain")[-1]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    drive.wait_for(lambda: states.marked == [], "the other layer")
    drive.wait_for_map()
    drive.picture(iface.mainWindow(), PICTURES / "mended.png")
    sources = [QgsRasterLayer(str(DATA / f"{name}.tif"), name, "gdal") for name in NAMES]
    return {
        "still": still,
        "mended": signs(layers),
        "left": [text for text in drive.messages() if "could not be read" in text],
        "differing": [differing_blocks(layer, source) for layer, source in zip(layers, sources)],
        "well again": identifiable(layers),
    }


drive.run(tour)
