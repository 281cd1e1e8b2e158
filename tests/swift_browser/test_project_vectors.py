"""Vector files and mosaics in saved projects."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from cloud.handle import CloudHandle
from conftest import DATA
from osgeo import gdal, ogr, osr
from project_work import Work, changes, original
from pytestqt.qtbot import QtBot
from qgis.core import (
    Qgis,
    QgsCategorizedSymbolRenderer,
    QgsCoordinateReferenceSystem,
    QgsDefaultValue,
    QgsField,
    QgsFillSymbol,
    QgsLayerDefinition,
    QgsProject,
    QgsRasterLayer,
    QgsRendererCategory,
    QgsVectorLayer,
    QgsVectorLayerJoinInfo,
)
from qgis.PyQt.QtCore import QVariant
from real_qgis.pixels import differing_blocks
from swift_cog_browser.swift_browser import jobs
from swift_cog_browser.swift_browser.cancel import Cancel
from swift_cog_browser.swift_browser.comparison import Operand, Operation, build_comparison, note_comparison
from swift_cog_browser.swift_browser.mosaic_files import sources_in
from swift_cog_browser.swift_browser.native_source import source_of
from swift_cog_browser.swift_browser.needs import Need, note_needs
from swift_cog_browser.swift_browser.provenance import write
from swift_cog_browser.swift_browser.sources import Source, path_behind

SQUARE = "POLYGON((500000 8100000,500100 8100000,500100 8100100,500000 8100000))"


@pytest.fixture
def work(qtbot: QtBot, project: QgsProject, cloud: CloudHandle) -> Iterator[Work]:
    with Work(qtbot, cloud) as work:
        yield work


def make(file: Path, driver: str, layers: list[str]) -> bytes:
    source = gdal.GetDriverByName(driver).Create(str(file), 0, 0, 0, gdal.GDT_Unknown)
    system = osr.SpatialReference()
    system.ImportFromEPSG(32621)
    for number, name in enumerate(layers):
        layer = source.CreateLayer(name, srs=system, geom_type=ogr.wkbPolygon)
        layer.CreateField(ogr.FieldDefn("name", ogr.OFTString))
        layer.CreateField(ogr.FieldDefn("n", ogr.OFTInteger))
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetGeometry(ogr.CreateGeometryFromWkt(SQUARE))
        feature["name"], feature["n"] = "x", number
        layer.CreateFeature(feature)
    source = None
    return file.read_bytes()


@pytest.fixture
def vectors(work: Work, tmp_path: Path, cloud: CloudHandle) -> Iterator[Work]:
    """A FlatGeobuf and a GeoPackage with two layers lie in a container."""
    token = work.connect().session.current
    files = {"fields.fgb": make(tmp_path / "fields.fgb", "FlatGeobuf", ["fields"])}
    files["many.gpkg"] = make(tmp_path / "many.gpkg", "GPKG", ["one", "two"])
    for name, contents in files.items():
        cloud.upload(token.value, token.storage_url, f"scenes/{name}", contents)
    yield work
    token = work.connect().session.current
    for name in files:
        cloud.delete(token.value, token.storage_url, f"scenes/{name}")


def add(work: Work, name: str, suffix: str = "") -> QgsVectorLayer:
    gdal.VSICurlClearCache()
    path, provenance = work.accounts.all[0].open_path("scenes", name)
    layer = QgsVectorLayer(path + suffix, f"{name} {suffix[11:]}".strip(), "ogr")
    assert layer.isValid()
    write(layer, provenance)
    QgsProject.instance().addMapLayer(layer)
    return layer


def dress(layer: QgsVectorLayer, table: QgsVectorLayer) -> None:
    """Join a table, and change what names fields."""
    join = QgsVectorLayerJoinInfo()
    join.setJoinLayer(table)
    join.setJoinFieldName("name")
    join.setTargetFieldName("name")
    layer.addJoin(join)
    index = layer.fields().indexOf("name")
    layer.setFieldAlias(index, "What it is called")
    layer.setDefaultValueDefinition(index, QgsDefaultValue("'a'"))
    layer.addExpressionField('"n" * 2', QgsField("doubled", QVariant.Int))
    symbol = QgsFillSymbol.createSimple({"color": "red"})
    layer.setRenderer(QgsCategorizedSymbolRenderer("name", [QgsRendererCategory("x", symbol, "x")]))
    layer.setCrs(QgsCoordinateReferenceSystem("EPSG:3857"))


@pytest.mark.parametrize("ending", [".qgs", ".qgz"])
def test_vector_layers_come_back_as_they_were(
    vectors: Work, tmp_path: Path, project: QgsProject, cloud: CloudHandle, ending: str
) -> None:
    table = QgsVectorLayer("NoGeometry?field=name:string&field=owner:string", "table", "memory")
    project.addMapLayer(table)
    dress(add(vectors, "fields.fgb"), table)
    dress(add(vectors, "many.gpkg", "|layername=two"), table)
    add(vectors, "many.gpkg", "|layername=one").setSubsetString("n = 0")
    file, plain, again = tmp_path / f"map{ending}", tmp_path / "plain.qgs", tmp_path / "again.qgs"
    assert project.write(str(plain))
    assert project.write(str(file))
    project.clear()
    vectors.accounts.close_all()
    since = cloud.mark()
    vectors.open(file)
    assert cloud.requests(since) == []
    assert [layer.name() for layer in project.mapLayers().values() if not layer.isValid()] == []
    assert [each.layers for each in vectors.wanted] == [("fields.fgb", "many.gpkg one", "many.gpkg two")]
    vectors.connect()
    vectors.settle()
    assert vectors.errors == []
    for name, number in (("fields.fgb", 0), ("many.gpkg two", 1), ("many.gpkg one", 0)):
        (feature,) = vectors.layer(name).getFeatures()
        assert feature["n"] == number
    assert feature["n"] == 0
    (feature,) = vectors.layer("many.gpkg two").getFeatures()
    assert feature["doubled"] == 2
    assert project.write(str(again))
    assert [
        line for line in changes(plain, again) if not re.search("layer-setting|layer-tree-layer|table_", line)
    ] == []


# Mosaics


def build(file: Path, *sources: str) -> None:
    """Build a mosaic as gdalbuildvrt does."""
    built = gdal.BuildVRT(str(file), list(sources))
    assert built is not None
    built.FlushCache()


def save_mosaic(work: Work, folder: Path, noted: bool = True, relative: bool = True, ending: str = ".qgs") -> Path:
    """Save a project with a mosaic, and close it; nobody is logged in afterwards. Return the project's file."""
    account = work.connect()
    account.open_path("rasters", "mosaic_cog1.tif")
    (folder / "parts").mkdir()
    mosaic = folder / "parts" / "mosaic.vrt"
    build(mosaic, "/vsiswift/rasters/mosaic_cog1.tif")
    layer = QgsRasterLayer(str(mosaic), "mosaic", "gdal")
    if noted:
        need = Need(Source("", "rasters", "mosaic_cog1.tif"), account.session.current.storage_url)
        note_needs(layer, [need])
    project = QgsProject.instance()
    project.addMapLayer(layer)
    layer.renderer().setOpacity(0.5)
    project.setFilePathStorage(Qgis.FilePathType.Relative if relative else Qgis.FilePathType.Absolute)
    file = folder / f"map{ending}"
    # For what can be compared line by line.
    assert project.write(str(folder / "plain.qgs"))
    assert project.write(str(file))
    project.clear()
    work.accounts.close_all()
    return file


def same_mosaic(work: Work) -> bool:
    return differing_blocks(work.layer("mosaic"), original("mosaic_cog1.tif")) == []


@pytest.mark.parametrize(("relative", "ending"), [(True, ".qgs"), (False, ".qgs"), (True, ".qgz")])
def test_a_mosaic_comes_back(
    work: Work, tmp_path: Path, project: QgsProject, cloud: CloudHandle, relative: bool, ending: str
) -> None:
    file = save_mosaic(work, tmp_path, relative=relative, ending=ending)
    source = "./parts/mosaic.vrt" if relative else str(tmp_path / "parts" / "mosaic.vrt")
    assert f"<datasource>{source}</datasource>" in (tmp_path / "plain.qgs").read_text()
    since = cloud.mark()
    work.open(file)
    layer = work.layer("mosaic")
    assert cloud.requests(since) == []
    assert layer.isValid()
    assert path_behind(layer.source()) == str(tmp_path / "parts" / "mosaic.vrt")
    assert [(each.layers, bool(each.storage_url)) for each in work.wanted] == [(("mosaic",), True)]
    assert project.write(str(tmp_path / "waiting.qgs"))
    assert "vsimem" not in (tmp_path / "waiting.qgs").read_text()
    assert f"<datasource>{source}</datasource>" in (tmp_path / "waiting.qgs").read_text()
    work.connect()
    work.settle()
    assert (work.wanted, work.errors) == ([], [])
    assert layer.source() == str(tmp_path / "parts" / "mosaic.vrt")
    assert same_mosaic(work)
    assert not project.isDirty()
    again = tmp_path / "again.qgs"
    assert project.write(str(again))
    assert changes(tmp_path / "plain.qgs", again) == []


def test_a_mosaic_is_read_on_after_a_renewal_and_a_new_login(work: Work, tmp_path: Path, cloud: CloudHandle) -> None:
    work.open(save_mosaic(work, tmp_path))
    account = work.connect()
    work.settle()
    assert same_mosaic(work)
    old = account.session.current.value
    account.renew()
    cloud.revoke(old, by=account.session.current.value)
    gdal.VSICurlClearCache()
    assert same_mosaic(work)
    work.accounts.close_all()
    work.layer("mosaic").dataProvider().reloadData()
    gdal.VSICurlClearCache()
    assert not same_mosaic(work)
    work.settle()
    assert [each.layers for each in work.wanted] == [("mosaic",)]
    work.connect()
    work.qtbot.waitUntil(lambda: not jobs._running, timeout=20000)
    assert work.wanted == []
    assert same_mosaic(work)


def test_a_mosaic_made_by_hand_comes_back_from_the_account_that_has_it(
    work: Work, tmp_path: Path, project: QgsProject, cloud: CloudHandle
) -> None:
    file = save_mosaic(work, tmp_path, noted=False)
    since = cloud.mark()
    work.open(file)
    assert cloud.requests(since) == []
    assert [(each.storage_url, each.layers) for each in work.wanted] == [("", ("mosaic",))]
    # Oskar has no such container.
    work.connect("oskar")
    work.settle()
    assert [each.layers for each in work.wanted] == [("mosaic",)]
    url = work.connect("astrid").session.current.storage_url
    work.settle()
    assert (work.wanted, work.errors) == ([], [])
    assert same_mosaic(work)
    # The next time it waits for that account alone.
    assert project.write(str(file))
    work.accounts.close_all()
    work.open(file)
    assert [each.storage_url for each in work.wanted] == [url]


def test_a_comparison_comes_back_from_both_accounts(
    work: Work, tmp_path: Path, project: QgsProject, cloud: CloudHandle
) -> None:
    layers = [work.connect("astrid").add_raster("rasters", "cog.tif")]
    layers.append(work.connect("oskar").add_raster("private", "cog.tif"))
    one, other = (Operand(source_of(layer), 1) for layer in layers)
    compared = build_comparison(Operation.DIFFERENCE, one, other, tmp_path / "compared.vrt", Cancel())
    note_comparison(compared, layers)
    project.addMapLayer(compared)
    project.removeMapLayers([layer.id() for layer in layers])
    file, again = tmp_path / "map.qgs", tmp_path / "again.qgs"
    assert project.write(str(file))
    project.clear()
    work.accounts.close_all()
    since = cloud.mark()
    work.open(file)
    assert cloud.requests(since) == []
    assert [each.layers for each in work.wanted] == [("compared",)]
    work.connect("oskar")
    work.settle()
    # Its other half is missing.
    assert [each.layers for each in work.wanted] == [("compared",)]
    work.connect("astrid")
    work.settle()
    assert (work.wanted, work.errors) == ([], [])
    layer = work.layer("compared")
    block = layer.dataProvider().block(1, layer.extent(), layer.width(), layer.height())
    found = {block.value(row, column) for row in range(0, 64, 7) for column in range(0, 64, 7)}
    # The object of the one is a copy of that of the other.
    assert found == {0.0}
    assert project.write(str(again))
    assert changes(file, again) == []


def test_a_mosaic_while_logged_in(work: Work, tmp_path: Path, project: QgsProject) -> None:
    file = save_mosaic(work, tmp_path, noted=False)
    work.connect()
    work.open(file)
    assert (work.wanted, work.errors) == ([], [])
    assert same_mosaic(work)


def test_stopping_gives_a_mosaic_its_source_back(
    work: Work, tmp_path: Path, project: QgsProject, cloud: CloudHandle
) -> None:
    work.open(save_mosaic(work, tmp_path))
    since = cloud.mark()
    work.layers.stop()
    assert cloud.requests(since) == []
    assert work.layer("mosaic").source() == str(tmp_path / "parts" / "mosaic.vrt")
    work.layers.start()
    work.settle()
    assert [each.layers for each in work.wanted] == [("mosaic",)]
    work.connect()
    work.settle()
    work.qtbot.waitUntil(lambda: not jobs._running, timeout=20000)
    assert work.wanted == []
    assert same_mosaic(work)
    again = tmp_path / "again.qgs"
    assert project.write(str(again))
    assert changes(tmp_path / "plain.qgs", again) == []


def test_a_mosaic_of_a_layer_definition_lies_beside_it(work: Work, tmp_path: Path, project: QgsProject) -> None:
    """And not beside the project that is open, where another one has the same name."""
    file = save_mosaic(work, tmp_path)
    work.open(file)
    elsewhere = tmp_path / "elsewhere"
    (elsewhere / "parts").mkdir(parents=True)
    build(elsewhere / "parts" / "mosaic.vrt", str(DATA / "cog.tif"))
    definition = tmp_path / "layers.qlr"
    assert QgsLayerDefinition.exportLayerDefinition(str(definition), project.layerTreeRoot().children())[0]
    definition.rename(elsewhere / "layers.qlr")
    root = project.layerTreeRoot()
    assert QgsLayerDefinition.loadLayerDefinition(str(elsewhere / "layers.qlr"), project, root)[0]
    sources = [path_behind(layer.source()) or layer.source() for layer in project.mapLayersByName("mosaic")]
    assert sorted(sources) == sorted(str(folder / "parts" / "mosaic.vrt") for folder in (tmp_path, elsewhere))


# Files that name objects


def written(folder: Path, text: str, name: str = "some.vrt") -> str:
    (folder / name).write_text(text)
    return str(folder / name)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('<SourceFilename relativeToVRT="0">/vsiswift/a&amp;b/c.tif</SourceFilename>', ("", "a&b", "c.tif")),
        ("<SourceDataset>/vsiswift/a/b/c.tif</SourceDataset>", ("", "a", "b/c.tif")),
        ("<SrcDataSource>/vsiswift/a/b.fgb</SrcDataSource>", ("", "a", "b.fgb")),
        ('<SourceFilename>NETCDF:"/vsiswift/a/b.nc":v</SourceFilename>', ("", "a", "b.nc")),
        (
            "<SourceFilename>/vsicurl/https://x.org/v1/AUTH_1/a%20b/c.tif</SourceFilename>",
            ("https://x.org/v1/AUTH_1", "a b", "c.tif"),
        ),
    ],
)
def test_what_a_file_names(tmp_path: Path, text: str, named: tuple[str, str, str]) -> None:
    assert sources_in(written(tmp_path, text)) == (Source(*named),)
    # By way of another file.
    outer = '<SourceFilename relativeToVRT="1">some.vrt</SourceFilename>'
    assert sources_in(written(tmp_path, outer, "outer.VRT")) == (Source(*named),)


def test_files_that_name_nothing(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.vrt")
    (tmp_path / "folder.vrt").mkdir()
    (tmp_path / "bytes.vrt").write_bytes(bytes(range(256)) * 9)
    written(tmp_path, '<SourceFilename relativeToVRT="1">itself.vrt</SourceFilename>', "itself.vrt")
    written(tmp_path, "<MDI>/vsiswift/a/b.tif</MDI><SourceFilename>b.tif</SourceFilename>", "words.vrt")
    written(tmp_path, "<SourceFilename>/vsiswift/a/b.tif</SourceFilename>", "other.txt")
    names = [*(each.name for each in tmp_path.iterdir()), "missing.vrt", "\0.vrt", ".vrt", ""]
    assert [name for name in names if sources_in(str(tmp_path / name) if name else "")] == []
