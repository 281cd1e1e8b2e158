"""What is foreseen of the map is what a real canvas shows of the first layer of a project."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from osgeo import gdal, osr
from pytestqt.qtbot import QtBot
from qgis.core import QgsCoordinateReferenceSystem, QgsMapSettings, QgsProject, QgsRasterLayer
from qgis.gui import QgsLayerTreeMapCanvasBridge, QgsMapCanvas
from swift_cog_browser.swift_browser.first_look import Lies
from swift_cog_browser.swift_browser.map_view import MapView

SIDE, PIXEL = 1000, 100.0
# EPSG code, left and top of a scene of 100 km.
PLACES = {
    "the equator": (32631, 500000, 100000),
    "the middle of a zone": (32631, 450000, 4700000),
    "its margin": (32631, 170000, 4700000),
    "the other margin": (32618, 730000, 5200000),
    "the north": (32633, 250000, 7700000),
    "the south": (32733, 600000, 6000000),
    "geographic": (4326, 3, 45),
    "spherical": (3857, 200000, 5500000),
}


@pytest.fixture
def canvas(project: QgsProject) -> Iterator[QgsMapCanvas]:
    """The map of a project without layers, as QGIS has it."""
    canvas = QgsMapCanvas()
    canvas.resize(1000, 800)

    def take_on() -> None:
        canvas.setDestinationCrs(project.crs())

    project.crsChanged.connect(take_on)
    project.setCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
    bridge = QgsLayerTreeMapCanvasBridge(project.layerTreeRoot(), canvas)
    bridge.setAutoSetupOnFirstLayer(True)
    yield canvas
    project.crsChanged.disconnect(take_on)
    project.clear()
    del bridge


def scene(file: Path, code: int, left: float, top: float) -> QgsRasterLayer:
    pixel = PIXEL if code > 5000 or code == 3857 else PIXEL / 1e5
    raster = gdal.GetDriverByName("GTiff").Create(str(file), SIDE, SIDE, 1, gdal.GDT_Byte, ["SPARSE_OK=TRUE"])
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(code)
    raster.SetProjection(reference.ExportToWkt())
    raster.SetGeoTransform((left, pixel, 0, top, 0, -pixel))
    del raster
    return QgsRasterLayer(str(file), "scene", "gdal")


@pytest.mark.parametrize("place", PLACES)
def test_the_first_layer_of_a_project(
    canvas: QgsMapCanvas, project: QgsProject, qtbot: QtBot, tmp_path: Path, place: str
) -> None:
    layer = scene(tmp_path / "scene.tif", *PLACES[place])
    view = MapView(QgsMapSettings(canvas.mapSettings()), fits=True)
    part = view.part_of(layer)
    extent = layer.extent()
    box = (extent.xMinimum(), extent.yMinimum(), extent.xMaximum(), extent.yMaximum())
    step, same = view.steps(SIDE, SIDE, Lies(layer.crs().authid(), box))
    least, most = view.steps(SIDE, SIDE, None)
    project.addMapLayer(layer)
    qtbot.waitUntil(lambda: canvas.mapSettings().destinationCrs() == layer.crs() and canvas.layers() == [layer])
    assert step == same == pytest.approx(canvas.mapUnitsPerPixel() / layer.rasterUnitsPerPixelX(), rel=0.002)
    assert part is not None
    assert part.extent == layer.extent()
    assert part.width == pytest.approx(SIDE / step, abs=2)
    assert 0.99 * least <= step
    assert step <= most or place == "the north"
