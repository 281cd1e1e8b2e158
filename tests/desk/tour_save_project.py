"""Inside the real QGIS: a project with layers of an object store and of this machine is made and saved."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from cloud import openrc
from cloud.plan import Plan
from qgis.core import (
    QgsApplication,
    QgsProject,
    QgsRasterLayer,
    QgsVectorLayer,
    QgsVectorLayerJoinInfo,
)
from qgis.PyQt.QtGui import QPainter
from qgis.PyQt.QtWidgets import QComboBox
from qgis.utils import plugins
from real_qgis import drive

log: list[str] = []
QgsApplication.messageLog().messageReceived.connect(lambda text, tag, _level: log.append(f"{tag}: {text}"))


def save_connection(plan: Plan) -> None:
    """As the connection dialog does."""
    from swift_cog_browser.auth.connection import Connection
    from swift_cog_browser.auth.openrc import read

    file = openrc.password_file(plan, plan.user("astrid"))
    connections = plugins["swift_cog_browser"]._workplace.connections
    connections.save(Connection.new("Calibration desk", read(file).variables), None)


def style(layer: QgsRasterLayer) -> None:
    layer.setName("The good one")
    layer.renderer().setOpacity(0.4)
    layer.setBlendMode(QPainter.CompositionMode.CompositionMode_Multiply)
    layer.triggerRepaint()


def tour() -> dict[str, Any]:
    plan = Plan.load(Path(os.environ["SWIFT_COG_CLOUD"]))
    save_connection(plan)
    box = drive.part(QComboBox, "connectionBox")
    drive.connect("Calibration desk", plan.user("astrid").password)
    assert box.currentText() == "Calibration desk"
    project = QgsProject.instance()
    group = project.layerTreeRoot().insertGroup(0, "Greenland")
    for name in ("cog.tif", "mosaic_cog1.tif", "cog_nodata.tif"):
        layer = drive.add("rasters", name)
        node = project.layerTreeRoot().findLayer(layer.id())
        group.insertChildNode(0, node.clone())
        node.parent().removeChildNode(node)
    style(layer)
    table = Path(os.environ["SWIFT_COG_MAP"]).with_name("owners.csv")
    table.write_text("name,owner\ncog,Nils\n")
    points = Path(os.environ["SWIFT_COG_MAP"]).with_name("points.csv")
    points.write_text("name,n\ncog,1\n")
    owners = QgsVectorLayer(str(table), "owners", "ogr")
    scenes = QgsVectorLayer(str(points), "scenes", "ogr")
    project.addMapLayers([owners], False)
    project.addMapLayer(scenes)
    join = QgsVectorLayerJoinInfo()
    join.setJoinLayer(owners)
    join.setJoinFieldName("name")
    join.setTargetFieldName("name")
    scenes.addJoin(join)
    drive.wait_for_map()
    drive.wait_for(lambda: not QgsApplication.taskManager().countActiveTasks(), "the end of the jobs")
    assert project.write(os.environ["SWIFT_COG_MAP"])
    account = plugins["swift_cog_browser"]._workplace.accounts.current
    return {
        "layers": [each.name() for each in project.layerTreeRoot().layerOrder()],
        "order": [each.id() for each in project.layerTreeRoot().layerOrder()],
        "tokens": [account.session.current.value],
        "log": log,
    }


drive.run(tour)
