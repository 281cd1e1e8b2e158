"""The level that the panel names is the one that QGIS draws."""

from __future__ import annotations

from pathlib import Path

import pytest
from osgeo import gdal
from qgis.core import QgsRasterLayer, QgsRectangle
from swift_cog_browser.swift_browser.shown_level import shown_level

SIZE = 1024
FACTORS = (2, 4, 8)


@pytest.fixture(scope="module")
def raster_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Each level's pixels hold its factor."""
    file = tmp_path_factory.mktemp("levels") / "raster.tif"
    options = ["TILED=YES", "BLOCKXSIZE=128", "BLOCKYSIZE=128"]
    data = gdal.GetDriverByName("GTiff").Create(str(file), SIZE, SIZE, options=options)
    data.SetGeoTransform((0, 1, 0, SIZE, 0, -1))
    data.GetRasterBand(1).Fill(1)
    data.BuildOverviews("NEAREST", list(FACTORS))
    for number, factor in enumerate(FACTORS):
        data.GetRasterBand(1).GetOverview(number).Fill(factor)
    return file


@pytest.mark.parametrize("step", [0.5, 1, 1.5, 1.55, 1.6, 1.7, 2, 3.3, 3.4, 4, 6.6, 6.7, 7, 8, 9, 20])
def test_gdal_takes_the_same(raster_file: Path, qapp: object, step: float) -> None:
    layer = QgsRasterLayer(str(raster_file), "raster", "gdal")
    columns = int(1000 / step)
    block = layer.dataProvider().block(1, QgsRectangle(0, SIZE - 1000, 1000, SIZE), columns, columns)
    overviews = [(SIZE // factor, SIZE // factor) for factor in FACTORS]
    found = shown_level((SIZE, SIZE), overviews, (1000 / columns, 1000 / columns))
    assert found.factor == block.value(columns // 2, columns // 2)


def test_without_overviews() -> None:
    assert shown_level((SIZE, SIZE), [], (8, 8)).leaves_out
    assert not shown_level((SIZE, SIZE), [], (1, 1)).leaves_out
    assert shown_level((SIZE, SIZE), [(512, 512)], (0.5, 0.5)).is_native
