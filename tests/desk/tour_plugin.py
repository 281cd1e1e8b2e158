"""Inside the real QGIS: the plugin is used, taken down, looked for, loaded again and used again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from cloud import openrc
from cloud.plan import Plan
from qgis.core import QgsRasterLayer
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QDockWidget, QTableWidget
from qgis.utils import iface
from real_qgis import drive
from real_qgis.comings import come_and_go

LOOKS = 10  # one after the other that find the same size


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
    probed = probe(layer)
    report = next(each for each in iface.pluginHelpMenu().actions() if each.objectName().endswith("Report"))
    report.trigger()
    return {
        "text": action.text(),
        "dock visible": dock.isVisible(),
        "source": layer.source().partition("|")[0],
        "valid": layer.isValid(),
        "probed": probed,
        "report": QApplication.clipboard().text().splitlines()[-2:],
        "messages": list(drive.messages()),
    }


def steady(canvas: QgsMapCanvas) -> Callable[[], bool]:
    """Return what tells whether the map has kept its size for some looks."""
    sizes: list[tuple[int, int]] = []

    def look() -> bool:
        sizes.append((canvas.width(), canvas.height()))
        return len(sizes) > LOOKS and len(set(sizes[-LOOKS:])) == 1

    return look


def probe(layer: QgsRasterLayer) -> bool:
    """Click on the map with the probe; return whether the panel shows the native value there."""
    canvas = iface.mapCanvas()
    next(each for each in iface.rasterToolBar().actions() if each.objectName() == "actionProbePixels").trigger()
    panel = drive.wait_for(lambda: iface.mainWindow().findChild(QDockWidget, "SwiftCogBrowserProbe"), "the probe")
    drive.wait_for(panel.isVisible, "the panel of the probe")
    drive.wait_for(lambda: layer in canvas.layers(), "the layer on the map")
    # Docks that have just come leave less room to the map, which is drawn anew.
    drive.wait_for(steady(canvas), "a map that keeps its size")
    drive.wait_for_map()
    where = QPoint(canvas.width() // 2, canvas.height() // 2)
    QTest.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)
    table = panel.findChild(QTableWidget, "probeTable")
    item = drive.wait_for(lambda: table.item(1, 0), "a value")
    place = canvas.mapSettings().mapToLayerCoordinates(layer, canvas.getCoordinateTransform().toMapCoordinates(where))
    value, valid = layer.dataProvider().sample(place, 1)
    return valid and item.text() == str(int(value))


drive.run(lambda: come_and_go(use, and_reload=True))
