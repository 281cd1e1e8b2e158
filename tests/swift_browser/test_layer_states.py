"""The marks of layers: set once, told once, gone with the layer."""

from __future__ import annotations

import pytest
from conftest import DATA
from qgis.core import QgsMapLayer, QgsProject, QgsRasterLayer
from swift_cog_browser.swift_browser.errors import NotFound
from swift_cog_browser.swift_browser.layer_states import LayerStates


@pytest.fixture
def raster_layer(project: QgsProject) -> QgsRasterLayer:
    layer = QgsRasterLayer(str(DATA / "cog.tif"), "cog", "gdal")
    project.addMapLayer(layer)
    return layer


def test_a_mark_is_told_once(raster_layer: QgsRasterLayer) -> None:
    states, told = LayerStates(), []
    states.changed.connect(told.append)
    states.heal(raster_layer)
    assert told == []
    states.fail(raster_layer, NotFound(what="a"))
    states.fail(raster_layer, NotFound(what="a"))
    assert told == [raster_layer]
    states.fail(raster_layer, NotFound(what="b"))
    assert told == [raster_layer] * 2
    assert states.trouble(raster_layer).values == {"what": "b"}
    states.heal(raster_layer)
    assert told == [raster_layer] * 3
    assert states.trouble(raster_layer) is None


def test_one_click(raster_layer: QgsRasterLayer) -> None:
    states, done = LayerStates(), []

    def usual(layer: QgsMapLayer) -> None:
        done.append(layer.name())

    states.usual_again = usual
    states.retry(raster_layer)
    assert done == []
    states.fail(raster_layer, NotFound(what="a"))
    states.retry(raster_layer)
    states.fail(raster_layer, NotFound(what="a"), lambda: done.append("of its own"))
    states.retry(raster_layer)
    assert done == ["cog", "of its own"]


def test_a_mark_goes_with_its_layer(project: QgsProject, raster_layer: QgsRasterLayer) -> None:
    states = LayerStates()
    states.fail(raster_layer, NotFound(what="a"))
    assert states.marked == [raster_layer]
    project.removeMapLayer(raster_layer)
    assert states.marked == []
    assert states._troubles == {}
