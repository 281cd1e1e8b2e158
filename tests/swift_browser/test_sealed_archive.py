"""Whatever is done with layers, nothing but GET and HEAD reaches the object store, with a token that may write.

Ways that need QGIS's windows are in tests/desk/test_sealed_desk.py. Each test has objects of its own: statistics that
are known already would not be written again.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from cloud.handle import CloudHandle, Request
from conftest import DATA
from osgeo import gdal, ogr, osr
from pytestqt.qtbot import QtBot
from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsLayoutExporter,
    QgsLayoutItemMap,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsPrintLayout,
    QgsProject,
    QgsRaster,
    QgsRasterLayer,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QRectF, QSize
from swift_cog_browser import api
from swift_cog_browser.swift_browser import jobs
from swift_cog_browser.swift_browser.account import Account
from swift_cog_browser.swift_browser.bridge import header_file_per_path
from swift_cog_browser.swift_browser.errors import VirtualRasterWritable
from swift_cog_browser.swift_browser.path_options import PathOptions
from swift_cog_browser.swift_browser.seals import seals

CONTAINER = "empty"
SCENE = "mosaic_cog2.tif"  # three bands of 16 bits: QGIS works out statistics when it opens it


class Archive:
    """A container, and what was asked of it."""

    def __init__(self, cloud: CloudHandle, account: Account) -> None:
        self._cloud = cloud
        self._token = account.session.current
        self.names: list[str] = []
        self._requests: list[Request] = []
        self._mark = cloud.mark()

    def put(self, contents: bytes, ending: str = ".tif", name: str = "") -> str:
        """Upload an object, whose request does not count."""
        self._note()
        name = name or f"{uuid.uuid4().hex}{ending}"
        self._cloud.upload(self._token.value, self._token.storage_url, f"{CONTAINER}/{name}", contents)
        self.names.append(name)
        self._mark = self._cloud.mark()
        return name

    def scene(self, name: str = "") -> str:
        return self.put((DATA / SCENE).read_bytes(), name=name)

    def _note(self) -> None:
        self._requests += self._cloud.requests(self._mark)

    def requests(self) -> list[Request]:
        self._note()
        self._mark = self._cloud.mark()
        return [each for each in self._requests if each.name.startswith(CONTAINER)]

    def forget(self) -> None:
        """Begin to count anew."""
        self.requests()
        self._requests.clear()

    @property
    def methods(self) -> set[str]:
        return {each.method for each in self.requests()}

    def remove(self) -> None:
        written = {each.name.partition("/")[2] for each in self.requests() if each.method in ("PUT", "POST")}
        for name in {*self.names, *written}:
            self._cloud.delete(self._token.value, self._token.storage_url, f"{CONTAINER}/{name}")


@pytest.fixture
def archive(cloud: CloudHandle, account: Account) -> Iterator[Archive]:
    """A container in which the account may write."""
    archive = Archive(cloud, account)
    yield archive
    archive.remove()


@pytest.fixture(scope="session")
def processing(qapp: object) -> Any:
    """QGIS's Processing, with the algorithms of GDAL, which run in child processes."""
    from qgis.core import QgsApplication

    sys.path.append(str(Path(QgsApplication.pkgDataPath(), "python", "plugins")))
    import processing
    from processing.core.Processing import Processing

    Processing.initialize()
    # It has switched them on for the whole process, which other tests do not expect.
    for module in (osr, ogr, gdal):
        module.DontUseExceptions()
    return processing


def path_of(name: str) -> str:
    return f"/vsiswift/{CONTAINER}/{name}"


def gdal_path(layer: QgsRasterLayer) -> str:
    return str(layer.source()).partition("|")[0]


def by_hand(name: str, project: QgsProject) -> QgsRasterLayer:
    # GDAL may remember a listing of the container from before the object came.
    gdal.VSICurlClearCache()
    layer = QgsRasterLayer(path_of(name), "by hand", "gdal")
    assert layer.isValid()
    project.addMapLayer(layer)
    return layer


def from_another_thread(name: str, project: QgsProject) -> QgsRasterLayer:
    """Return a layer by hand that another thread opened."""
    made: list[QgsRasterLayer] = []

    def make() -> None:
        layer = QgsRasterLayer(path_of(name), "another thread", "gdal")
        layer.moveToThread(project.thread())
        made.append(layer)

    thread = threading.Thread(target=make)
    thread.start()
    thread.join()
    project.addMapLayer(made[0])
    return made[0]


def work_out_everything(layer: QgsRasterLayer) -> None:
    """Statistics and histograms of all bands, from the whole raster and from a part."""
    provider = layer.dataProvider()
    for band in range(1, layer.bandCount() + 1):
        provider.bandStatistics(band)
        provider.histogram(band)
        provider.cumulativeCut(band, 0.02, 0.98)
    layer.setDefaultContrastEnhancement()
    provider.identify(layer.extent().center(), QgsRaster.IdentifyFormat.IdentifyFormatValue)
    provider.sample(layer.extent().center(), 1)


def export(layer: QgsRasterLayer, folder: Path) -> None:
    """A picture of the map and a print layout."""
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(layer.crs())
    settings.setExtent(layer.extent())
    settings.setOutputSize(QSize(200, 200))
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    layout = QgsPrintLayout(QgsProject.instance())
    layout.initializeDefaults()
    item = QgsLayoutItemMap(layout)
    item.attemptSetSceneRect(QRectF(10, 10, 100, 100))
    item.setLayers([layer])
    item.zoomToExtent(layer.extent())
    layout.addLayoutItem(item)
    exported = QgsLayoutExporter(layout).exportToPdf(str(folder / "map.pdf"), QgsLayoutExporter.PdfExportSettings())
    assert exported == QgsLayoutExporter.ExportResult.Success


def close(layer: QgsRasterLayer, project: QgsProject) -> None:
    project.removeMapLayer(layer)


# What is done with a layer


def test_everything_that_is_done_with_a_layer(
    account: Account, archive: Archive, project: QgsProject, tmp_path: Path
) -> None:
    account.take_over_layers()
    layer = account.add_raster(CONTAINER, archive.scene())
    work_out_everything(layer)
    export(layer, tmp_path)
    layer.saveDefaultStyle(QgsRasterLayer.StyleCategory.AllStyleCategories)
    assert project.write(str(tmp_path / "project.qgz"))
    close(layer, project)
    assert archive.methods == {"GET", "HEAD"}


def test_it_can_fail(account: Account, archive: Archive, project: QgsProject, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the seal GDAL uploads the statistics of what the test above does."""
    monkeypatch.setattr(seals, "seal", lambda _path: None)
    account.take_over_layers()
    layer = by_hand(archive.scene(), project)
    account.bridge.open_container(CONTAINER, account.session.current)
    work_out_everything(layer)
    close(layer, project)
    del layer
    assert "PUT" in archive.methods


@pytest.mark.parametrize("way", [by_hand, from_another_thread], ids=["this thread", "another thread"])
@pytest.mark.parametrize("opened", [False, True], ids=["strange container", "our container"])
def test_layers_by_hand(
    account: Account, archive: Archive, project: QgsProject, way: Callable[..., QgsRasterLayer], opened: bool
) -> None:
    account.take_over_layers()
    name = archive.scene()
    if opened:
        account.bridge.open_container(CONTAINER, account.session.current)
    layer = way(name, project)
    work_out_everything(layer)
    close(layer, project)
    assert archive.methods == {"GET"}


def test_a_layer_from_before_the_connection(
    cloud: CloudHandle, account: Account, archive: Archive, project: QgsProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The user has had a token all along: the seal holds after the logout, and for children."""
    token = account.session.current
    name = archive.scene()
    account.close()
    monkeypatch.setenv("SWIFT_STORAGE_URL", token.storage_url)
    monkeypatch.setenv("SWIFT_AUTH_TOKEN", token.value)
    layer = by_hand(name, project)
    with api.connect(cloud.openrc(), cloud.user().password):
        work_out_everything(layer)
    assert os.environ["SWIFT_AUTH_TOKEN"] == token.value
    work_out_everything(layer)
    run_gdalinfo(path_of(name))
    close(layer, project)
    assert archive.methods == {"GET"}


def test_the_account_is_closed_before_the_layer(account: Account, archive: Archive, project: QgsProject) -> None:
    account.take_over_layers()
    layer = account.add_raster(CONTAINER, archive.scene())
    work_out_everything(layer)
    account.close()
    assert seals.paths == [gdal_path(layer)]
    work_out_everything(layer)
    close(layer, project)
    assert archive.methods == {"GET", "HEAD"}


def test_a_project_that_is_opened_again(
    account: Account, archive: Archive, project: QgsProject, tmp_path: Path
) -> None:
    """As a script opens it, without the plugin's stand-ins."""
    account.take_over_layers()
    account.add_raster(CONTAINER, archive.scene())
    file = str(tmp_path / "project.qgz")
    assert project.write(file)
    project.clear()
    seals.withdraw()
    assert project.read(file)
    (layer,) = project.mapLayers().values()
    work_out_everything(layer)
    close(layer, project)
    assert archive.methods == {"GET", "HEAD"}


def test_after_unloading(
    account: Account, archive: Archive, project: QgsProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No seal is left then. GDAL writes nowhere but to the profile for what the plugin has opened once."""
    token = account.session.current
    layer = account.add_raster(CONTAINER, archive.put(without_overviews()))
    name = gdal_path(layer).rpartition("/")[2]
    account.close()
    seals.withdraw()
    monkeypatch.setenv("SWIFT_STORAGE_URL", token.storage_url)
    monkeypatch.setenv("SWIFT_AUTH_TOKEN", token.value)
    PathOptions.forget_left()
    work_out_everything(by_hand(name, project))
    work_out_everything(layer)
    run_gdalinfo(gdal_path(layer))
    project.clear()
    assert archive.methods == {"GET", "HEAD"}


# Processing


def test_native_processing(
    account: Account, archive: Archive, project: QgsProject, tmp_path: Path, processing: Any
) -> None:
    account.take_over_layers()
    layer = account.add_raster(CONTAINER, archive.scene())
    extent = layer.extent()
    zones = QgsVectorLayer(f"Polygon?crs={layer.crs().authid()}", "zones", "memory")
    from qgis.core import QgsFeature, QgsGeometry

    feature = QgsFeature()
    feature.setGeometry(QgsGeometry.fromRect(QgsRectangle(extent.center(), extent.center()).buffered(300)))
    zones.dataProvider().addFeature(feature)
    project.addMapLayer(zones)
    out = str(tmp_path / "out.tif")
    processing.run("native:rasterlayerstatistics", {"INPUT": layer, "BAND": 1})
    processing.run("native:rasterlayeruniquevaluesreport", {"INPUT": layer, "BAND": 1})
    processing.run(
        "native:zonalstatisticsfb",
        {"INPUT": zones, "INPUT_RASTER": layer, "RASTER_BAND": 1, "OUTPUT": "memory:"},
    )
    processing.run(
        "native:rastercalc",
        {"LAYERS": [layer], "EXPRESSION": f'"{layer.name()}@1" * 2', "EXTENT": None, "CELL_SIZE": None, "OUTPUT": out},
    )
    close(layer, project)
    assert archive.methods == {"GET", "HEAD"}


CHILDREN: dict[str, dict[str, Any]] = {
    "gdal:gdalinfo": {"STATS": True, "MIN_MAX": True, "EXTRA": "-hist"},
    "gdal:translate": {"EXTRA": "-stats"},
    "gdal:warpreproject": {"TARGET_CRS": QgsCoordinateReferenceSystem("EPSG:3857")},
    "gdal:rastercalculator": {"INPUT_A": None, "BAND_A": 1, "FORMULA": "A*2"},
    "gdal:overviews": {"LEVELS": "2 4", "FORMAT": 1},
    "gdal:assignprojection": {"CRS": QgsCoordinateReferenceSystem("EPSG:3857")},
}


@pytest.mark.parametrize("algorithm", CHILDREN)
def test_processing_in_child_processes(
    account: Account, archive: Archive, project: QgsProject, tmp_path: Path, processing: Any, algorithm: str
) -> None:
    """They have the token in their environment. Nor do they list the folder to open it, which may be long."""
    account.take_over_layers()
    layer = account.add_raster(CONTAINER, archive.put((DATA / "cog_int16.tif").read_bytes()))
    ending = ".html" if algorithm == "gdal:gdalinfo" else ".tif"
    parameters = {"INPUT": layer, "OUTPUT": str(tmp_path / f"out{ending}"), **CHILDREN[algorithm]}
    if "INPUT_A" in parameters:
        parameters["INPUT_A"] = layer
    archive.forget()
    processing.run(algorithm, parameters)
    assert archive.methods == {"GET"} or algorithm == "gdal:assignprojection"
    assert archive.methods <= {"GET", "HEAD"}
    if algorithm != "gdal:gdalinfo":
        # That one asks for the files of a raster, too, on newer versions of GDAL.
        assert not [each for each in archive.requests() if each.name.rstrip("/") == CONTAINER]
    if ending == ".html":
        assert "STATISTICS_MEAN" in (tmp_path / "out.html").read_text()


@pytest.mark.parametrize("random_write", ["NO", "YES"])
def test_no_pyramids_are_uploaded(
    account: Account,
    archive: Archive,
    project: QgsProject,
    processing: Any,
    monkeypatch: pytest.MonkeyPatch,
    random_write: str,
) -> None:
    """Of a raster that has none; GDAL refuses it, unless a user has told it to build such files in a temporary one."""
    monkeypatch.setenv("CPL_VSIL_USE_TEMP_FILE_FOR_RANDOM_WRITE", random_write)
    account.take_over_layers()
    layer = account.add_raster(CONTAINER, archive.put(without_overviews()))
    provider = layer.dataProvider()
    provider.buildPyramids(provider.buildPyramidList([2, 4]), "NEAREST", Qgis.RasterPyramidFormat.GeoTiff)
    processing.run("gdal:overviews", {"INPUT": layer, "LEVELS": "2 4", "FORMAT": 1})
    close(layer, project)
    assert archive.methods == {"GET", "HEAD"}


def test_pyramids_beside_an_object_can_be_read_for_themselves(
    account: Account, archive: Archive, project: QgsProject
) -> None:
    """In both orders, and by children."""
    name = archive.scene()
    beside = archive.put((DATA / SCENE).read_bytes(), name=f"{name}.ovr")
    for each in (name, beside, name, beside):
        layer = account.load_raster(CONTAINER, each)
        assert layer.dataProvider().sample(layer.extent().center(), 1)[1]
        assert "Driver: GTiff" in run_gdalinfo(path_of(each))
        del layer
    assert archive.methods == {"GET", "HEAD"}


def without_overviews() -> bytes:
    gdal.Translate("/vsimem/plain.tif", str(DATA / SCENE), bandList=[1])
    file = gdal.VSIFOpenL("/vsimem/plain.tif", "rb")
    contents = bytes(gdal.VSIFReadL(1, gdal.VSIStatL("/vsimem/plain.tif").size, file))
    gdal.VSIFCloseL(file)
    gdal.Unlink("/vsimem/plain.tif")
    return contents


def run_gdalinfo(path: str) -> str:
    return subprocess.run(["gdalinfo", "-stats", "-hist", path], check=True, capture_output=True, text=True).stdout


def mean_in(printed: str) -> list[str]:
    return [line.strip() for line in printed.splitlines() if "STATISTICS_MEAN" in line]


def test_statistics_of_children_are_there_afterwards(account: Account, archive: Archive, project: QgsProject) -> None:
    """They go to the user's profile as well: the next child does not read the pixels."""
    layer = account.add_raster(CONTAINER, archive.scene())
    archive.forget()
    first = run_gdalinfo(gdal_path(layer))
    reads = len(archive.requests())
    archive.forget()
    assert mean_in(run_gdalinfo(gdal_path(layer))) == mean_in(first)
    assert len(archive.requests()) < reads
    assert archive.methods == {"GET"}


def test_a_mosaic_in_a_child_process(
    account: Account, archive: Archive, project: QgsProject, tmp_path: Path, qtbot: QtBot
) -> None:
    """GDAL works out the statistics of a mosaic of one in that one."""
    account.take_over_layers()
    account.bridge.open_container(CONTAINER, account.session.current)
    file = tmp_path / "mosaic.vrt"
    gdal.BuildVRT(str(file), [path_of(archive.scene())])
    layer = QgsRasterLayer(str(file), "mosaic", "gdal")
    project.addMapLayer(layer)
    qtbot.waitUntil(lambda: not jobs._running)
    run_gdalinfo(str(file))
    work_out_everything(layer)
    close(layer, project)
    assert archive.methods == {"GET"}


# Virtual rasters in the object store


def test_virtual_rasters_are_not_written_into(
    account: Account, archive: Archive, project: QgsProject, tmp_path: Path, qtbot: QtBot
) -> None:
    """GDAL writes statistics into the file itself, also when it only reads."""
    account.take_over_layers()
    file = tmp_path / "remote.vrt"
    gdal.BuildVRT(str(file), [str(DATA / SCENE)])
    scene = archive.scene()
    text = file.read_text().replace('relativeToVRT="0"', 'relativeToVRT="1"').replace(str(DATA / SCENE), scene)
    name = archive.put(text.encode(), ".vrt")
    if header_file_per_path():
        layer = account.add_raster(CONTAINER, name)
        work_out_everything(layer)
        close(layer, project)
        # The others go on to be read as before.
        assert gdal_path(account.load_raster(CONTAINER, scene)) == path_of(scene)
    else:
        with pytest.raises(VirtualRasterWritable, match="virtual raster"):
            account.add_raster(CONTAINER, name)
    with qtbot.waitSignal(account.trouble) as told:
        layer = by_hand(name, project)
    assert "was shut" in str(told.args[0])
    work_out_everything(layer)
    close(layer, project)
    assert archive.methods == {"GET", "HEAD"}


# Statistics


def test_the_second_open_needs_no_pixels(account: Account, archive: Archive, project: QgsProject) -> None:
    name = archive.scene()
    archive.forget()
    close(account.add_raster(CONTAINER, name), project)
    first = archive.requests()
    gdal.VSICurlClearCache()
    archive.forget()
    close(account.add_raster(CONTAINER, name), project)
    second = archive.requests()
    assert [each.method for each in second] == ["HEAD", "GET"]
    assert len(second) < len(first)


def test_statistics_of_a_replaced_object_are_not_believed(
    account: Account, archive: Archive, project: QgsProject
) -> None:
    def largest() -> float:
        layer = account.add_raster(CONTAINER, name)
        found = layer.dataProvider().bandStatistics(1).maximumValue
        close(layer, project)
        return float(found)

    name = archive.scene()
    before = largest()
    archive.put((DATA / "mosaic_cog1.tif").read_bytes(), name=name)
    archive.names.remove(name)
    local = QgsRasterLayer(str(DATA / "mosaic_cog1.tif"), "local", "gdal")
    expected = local.dataProvider().bandStatistics(1).maximumValue
    assert before != expected
    assert largest() == expected
    # Neither by another process, which has seen only the first version.
    assert f"STATISTICS_MAXIMUM={expected:.0f}" in run_gdalinfo(path_of(name))
