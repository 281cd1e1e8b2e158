"""Layers go into a project, or it is said that they do not."""

from __future__ import annotations

from pathlib import Path

import pytest
from qgis.core import QgsProject
from swift_cog_browser.swift_browser.errors import LayerNotAdded
from swift_cog_browser.swift_browser.layers import add_to_project, load_raster

RASTER = Path(__file__).parent.parent / "data" / "cog.tif"


def test_a_layer_goes_into_the_open_project(project: QgsProject) -> None:
    layer = load_raster(str(RASTER), RASTER.name)
    add_to_project(layer)
    assert project.mapLayers() == {layer.id(): layer}


def test_a_layer_that_the_project_does_not_take_is_named(project: QgsProject) -> None:
    layer = load_raster(str(RASTER), RASTER.name)
    add_to_project(layer)
    # It is there already.
    with pytest.raises(LayerNotAdded, match=layer.name()):
        add_to_project(layer)
