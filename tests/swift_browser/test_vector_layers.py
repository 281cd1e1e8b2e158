"""Vector files in the object store, opened in place."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from cloud.handle import CloudHandle
from pytestqt.qtbot import QtBot
from qgis.core import QgsProject
from swift_cog_browser.swift_browser.account import Account
from swift_cog_browser.swift_browser.errors import NotAVector, NotFound

# GDAL's drivers, and the ending of their files.
FORMATS = {"FlatGeobuf": "fgb", "GPKG": "gpkg", "GeoJSON": "geojson"}
MAKE = """
import sys
from osgeo import ogr, osr
driver, file = sys.argv[1:]
reference = osr.SpatialReference()
reference.ImportFromEPSG(4326)
source = ogr.GetDriverByName(driver).CreateDataSource(file)
layer = source.CreateLayer("places", reference, ogr.wkbPoint)
layer.CreateField(ogr.FieldDefn("name", ogr.OFTString))
for number in range(3):
    feature = ogr.Feature(layer.GetLayerDefn())
    feature.SetField("name", f"place {number}")
    feature.SetGeometry(ogr.CreateGeometryFromWkt(f"POINT ({number} 50)"))
    layer.CreateFeature(feature)
"""


def upload(cloud: CloudHandle, account: Account, name: str, contents: bytes) -> None:
    token = account.session.token()
    cloud.upload(token.value, token.storage_url, f"rasters/{name}", contents)


@pytest.mark.parametrize("driver", FORMATS)
def test_opening_and_closing_reads_only(
    driver: str, account: Account, cloud: CloudHandle, project: QgsProject, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / f"places.{FORMATS[driver]}"
    subprocess.run([sys.executable, "-c", MAKE, driver, str(file)], check=True)
    upload(cloud, account, file.name, file.read_bytes())
    try:
        mark = cloud.mark()
        layer = account.load_layer("rasters", file.name)
        assert layer.name() == "places"
        project.addMapLayer(layer)
        assert sorted(feature["name"] for feature in layer.getFeatures()) == ["place 0", "place 1", "place 2"]
        assert layer.source().startswith("/vsi")
        assert not layer.supportsEditing()
        project.clear()
        requests = cloud.requests(mark)
    finally:
        token = account.session.token()
        cloud.delete(token.value, token.storage_url, f"rasters/{file.name}")
    assert requests
    assert {request.method for request in requests} <= {"GET", "HEAD"}, requests


def test_what_is_none_says_so(account: Account, cloud: CloudHandle) -> None:
    upload(cloud, account, "broken.gpkg", b"This is no GeoPackage.\n")
    with pytest.raises(NotAVector):
        account.load_layer("rasters", "broken.gpkg")
    token = account.session.token()
    cloud.delete(token.value, token.storage_url, "rasters/broken.gpkg")
    with pytest.raises(NotFound):
        account.load_layer("rasters", "missing.fgb")
