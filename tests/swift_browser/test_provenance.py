"""Layers know which object they were made of, and tell people so."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

from cloud.handle import CloudHandle
from conftest import DATA
from qgis.core import QgsLayerDefinition, QgsProject, QgsRasterLayer
from swift_cog_browser.auth.token import utc_now
from swift_cog_browser.swift_browser.account import Account
from swift_cog_browser.swift_browser.provenance import Provenance, of_object, read, write

ADDED = datetime(2026, 11, 23, 8, 30, tzinfo=timezone.utc)
SCENE = Provenance(
    connection="Calibration",
    storage_url="https://swift.example.org/v1/AUTH_0123",
    container="raw data",
    name="2026/été 1.tif",
    etag="0f343b0931126a20f133d67c2b018a3b",
    size=1234,
    last_modified=datetime(2026, 11, 1, 12, 0, tzinfo=timezone.utc),
    added=ADDED,
)


def layer_of(file: str = "cog.tif") -> QgsRasterLayer:
    return QgsRasterLayer(str(DATA / file), "raster", "gdal")


def test_an_added_layer_has_it(account: Account, cloud: CloudHandle) -> None:
    before = utc_now().replace(microsecond=0)
    layer = account.add_raster("rasters", "cog.tif")
    contents = (DATA / "cog.tif").read_bytes()
    found = read(layer)
    assert found is not None
    assert found.connection == cloud.openrc().name
    assert found.storage_url == account.session.current.storage_url
    assert (found.container, found.name) == ("rasters", "cog.tif")
    assert found.etag == hashlib.md5(contents, usedforsecurity=False).hexdigest()
    assert found.size == len(contents)
    assert found.last_modified is not None
    assert timedelta(0) <= before - found.last_modified < timedelta(days=1)
    assert timedelta(0) <= found.added - before < timedelta(minutes=1)


def test_written_and_read(project: QgsProject) -> None:
    for scene in (SCENE, replace(SCENE, last_modified=None, size=0, etag="", connection="")):
        layer = layer_of()
        assert read(layer) is None
        write(layer, scene)
        assert read(layer) == scene


def test_for_people(project: QgsProject) -> None:
    layer = layer_of()
    write(layer, SCENE)
    metadata = layer.metadata()
    assert metadata.title() == "2026/été 1.tif"
    assert metadata.identifier() == "https://swift.example.org/v1/AUTH_0123/raw%20data/2026/%C3%A9t%C3%A9%201.tif"
    assert [link.url for link in metadata.links()] == [metadata.identifier()]
    assert metadata.abstract() == (
        "The object 2026/été 1.tif in the container raw data of OpenStack Swift, read in place through the connection "
        "Calibration. 1234 bytes, last modified 2026-11-01 12:00 UTC, ETag 0f343b0931126a20f133d67c2b018a3b. "
        "Added 2026-11-23 08:30 UTC."
    )
    assert metadata.history() == [
        "2026-11-23 08:30 UTC: added from raw data/2026/été 1.tif, ETag 0f343b0931126a20f133d67c2b018a3b"
    ]
    # What QGIS knew before stays.
    assert metadata.crs().authid() == "EPSG:32621"
    assert SCENE.url in layer.htmlMetadata()


def test_what_people_wrote_stays(project: QgsProject) -> None:
    layer = layer_of()
    metadata = layer.metadata()
    metadata.setTitle("Greenland, the good one")
    metadata.setAbstract("Ask Nils before using this.")
    metadata.setHistory(["drawn by hand"])
    layer.setMetadata(metadata)
    write(layer, SCENE)
    changed = replace(SCENE, etag="f" * 32, last_modified=ADDED)
    write(layer, changed)
    metadata = layer.metadata()
    assert metadata.title() == "Greenland, the good one"
    assert metadata.abstract() == "Ask Nils before using this."
    assert metadata.history()[0] == "drawn by hand"
    assert metadata.history()[2].endswith(
        "found replaced: ETag ffffffffffffffffffffffffffffffff of 2026-11-23 08:30 UTC "
        "in place of 0f343b0931126a20f133d67c2b018a3b of 2026-11-01 12:00 UTC"
    )
    assert len(metadata.links()) == 1
    assert read(layer) == changed


def test_what_was_written_here_is_kept_up_to_date(project: QgsProject) -> None:
    layer = layer_of()
    write(layer, SCENE)
    write(layer, replace(SCENE, etag="f" * 32))
    assert "ETag ffffffffffffffffffffffffffffffff" in layer.metadata().abstract()
    assert SCENE.etag not in layer.metadata().abstract()


def test_it_survives_a_layer_definition(project: QgsProject, tmp_path: Path) -> None:
    layer = layer_of()
    write(layer, SCENE)
    file = tmp_path / "scene.qlr"
    node = project.layerTreeRoot().insertLayer(0, project.addMapLayer(layer, False))
    assert QgsLayerDefinition.exportLayerDefinition(str(file), [node])[0]
    (again,) = QgsLayerDefinition.loadLayerDefinitionLayers(str(file))
    assert read(again) == SCENE
    assert again.metadata().history() == layer.metadata().history()


def test_headers_of_a_large_object() -> None:
    headers = {"etag": '"abc"', "content-length": "12", "last-modified": "Mon, 23 Nov 2026 08:30:00 GMT"}
    found = of_object("c", "https://s/v1/A", "b", "n", headers=headers)
    assert (found.etag, found.size, found.last_modified) == ("abc", 12, ADDED)
    odd = {"content-length": "many", "last-modified": "soon"}
    nothing = of_object("c", "https://s/v1/A", "b", "n", headers=odd)
    assert (nothing.etag, nothing.size, nothing.last_modified) == ("", 0, None)
