"""Layers over the object store give the pixels of the files that were put there."""

from __future__ import annotations

import threading
import uuid
from pathlib import Path

import pytest
from cloud.handle import CloudHandle
from cloud.plan import ODD_NAMES
from conftest import DATA
from osgeo import gdal
from pytestqt.qtbot import QtBot
from qgis.core import QgsMultiBandColorRenderer, QgsProject, QgsRasterLayer
from qgis.PyQt.QtCore import QThread
from real_qgis.pixels import differing_blocks
from swift_cog_browser.swift_browser import jobs
from swift_cog_browser.swift_browser.account import Account
from swift_cog_browser.swift_browser.errors import NameNotAddressable, NotARaster, NotFound

RASTERS = sorted(file.name for file in DATA.glob("*.tif"))


def local(name: str) -> QgsRasterLayer:
    return QgsRasterLayer(str(DATA / name), name, "gdal")


def test_the_data_is_there() -> None:
    assert len(RASTERS) == 9


@pytest.mark.parametrize("name", RASTERS)
def test_pixels_are_the_files(account: Account, project: QgsProject, name: str) -> None:
    layer = account.add_raster("rasters", name)
    source = local(name)
    assert differing_blocks(layer, source) == []
    assert layer.crs() == source.crs()
    assert layer.name() == Path(name).stem
    ours, theirs = layer.dataProvider(), source.dataProvider()
    for band in range(1, source.bandCount() + 1):
        assert ours.sourceNoDataValue(band) == pytest.approx(theirs.sourceNoDataValue(band), nan_ok=True)
        assert ours.sourceHasNoDataValue(band) == theirs.sourceHasNoDataValue(band)
        assert (ours.bandScale(band), ours.bandOffset(band)) == (theirs.bandScale(band), theirs.bandOffset(band))
        assert ours.colorInterpretation(band) == theirs.colorInterpretation(band)
        assert [item.color for item in ours.colorTable(band)] == [item.color for item in theirs.colorTable(band)]


@pytest.mark.parametrize("name", ODD_NAMES)
def test_odd_names(account: Account, project: QgsProject, name: str) -> None:
    assert differing_blocks(account.add_raster("names", name), local("cog_scale.tif")) == []


def test_a_name_that_gdal_would_resolve(account: Account, project: QgsProject) -> None:
    for name in ("a/../cog.tif", "./cog.tif", ".."):
        with pytest.raises(NameNotAddressable, match="cannot be opened in place"):
            account.add_raster("rasters", name)
    assert not project.mapLayers()


def test_comparison_sees_one_pixel(tmp_path: Path, qapp: object) -> None:
    """The tests above can fail: a copy that differs in one pixel is found."""
    copy = tmp_path / "copy.tif"
    copy.write_bytes((DATA / "nocog.tif").read_bytes())
    raster = gdal.Open(str(copy), gdal.GA_Update)
    pixel = raster.GetRasterBand(1).ReadAsArray(2000, 2100, 1, 1)
    raster.GetRasterBand(1).WriteArray(pixel + 1, 2000, 2100)
    del raster
    changed = QgsRasterLayer(str(copy), "copy", "gdal")
    assert len(differing_blocks(changed, local("nocog.tif"))) == 1


def test_opening_asks_for_nothing_but_the_object(cloud: CloudHandle, account: Account, project: QgsProject) -> None:
    """No listing of the folder, no probing for side files, and nothing written.

    QGIS works out statistics of a layer of 16 bits, and GDAL would upload them beside it. Under a name that is new
    each time: statistics that are known already would not be written again.
    """
    name = f"{uuid.uuid4().hex}.tif"
    token = account.session.current
    cloud.upload(token.value, token.storage_url, f"empty/{name}", (DATA / "mosaic_cog2.tif").read_bytes())
    try:
        mark = cloud.mark()
        layer = account.add_raster("empty", name)
        assert isinstance(layer.renderer(), QgsMultiBandColorRenderer)
        project.removeMapLayer(layer)
        del layer
        requests = cloud.requests(mark)
    finally:
        cloud.delete(token.value, token.storage_url, f"empty/{name}")
    # One look at the first object of a container: whether its readers are sent elsewhere.
    look, *reads = requests
    assert (look.method, look.name) == ("HEAD", f"empty/{name}")
    assert {(request.method, request.name) for request in reads} == {("GET", f"empty/{name}")}
    assert all(request.range for request in reads)


def test_no_raster(account: Account, project: QgsProject) -> None:
    with pytest.raises(NotARaster, match="notes.txt is not a raster"):
        account.add_raster("rasters", "notes.txt")
    assert not project.mapLayers()


def test_no_object(account: Account, project: QgsProject) -> None:
    with pytest.raises(NotFound, match="rasters/absent.tif does not exist"):
        account.add_raster("rasters", "absent.tif")
    with pytest.raises(NotFound, match="absent/cog.tif"):
        account.add_raster("absent", "cog.tif")
    assert not project.mapLayers()


def test_an_object_that_comes_later_is_found(cloud: CloudHandle, account: Account, project: QgsProject) -> None:
    """GDAL remembers what was missing; that must not hide what is there now."""
    with pytest.raises(NotFound):
        account.add_raster("empty", "later.tif")
    token = account.session.current
    cloud.upload(token.value, token.storage_url, "empty/later.tif", (DATA / "cog_scale.tif").read_bytes())
    try:
        assert differing_blocks(account.add_raster("empty", "later.tif"), local("cog_scale.tif")) == []
    finally:
        project.clear()
        cloud.delete(token.value, token.storage_url, "empty/later.tif")


def test_layers_are_made_on_another_thread(account: Account, project: QgsProject, qtbot: QtBot) -> None:
    made: list[tuple[QgsRasterLayer, int]] = []
    main = threading.get_ident()

    def work(_cancel: object) -> tuple[QgsRasterLayer, int]:
        return account.load_raster("rasters", "cog.tif"), threading.get_ident()

    with qtbot.waitCallback(timeout=20000) as done:
        jobs.start("test", work, lambda result: (made.append(result), done()), lambda error: pytest.fail(str(error)))
    layer, thread = made[0]
    assert thread != main
    assert layer.thread() is QThread.currentThread()
    assert layer.dataProvider().thread() is QThread.currentThread()
    assert differing_blocks(layer, local("cog.tif")) == []


def test_layers_by_hand_are_sealed_too(cloud: CloudHandle, account: Account, project: QgsProject) -> None:
    account.take_over_layers()
    name = f"{uuid.uuid4().hex}.tif"
    token = account.session.current
    cloud.upload(token.value, token.storage_url, f"empty/{name}", (DATA / "mosaic_cog2.tif").read_bytes())
    try:
        mark = cloud.mark()
        layer = QgsRasterLayer(f"/vsiswift/empty/{name}", "by hand", "gdal")
        assert layer.isValid()
        project.addMapLayer(layer)
        project.removeMapLayer(layer)
        del layer
        methods = {request.method for request in cloud.requests(mark)}
    finally:
        cloud.delete(token.value, token.storage_url, f"empty/{name}")
    assert methods == {"GET"}


def test_a_layer_by_hand_lives_with_one_of_ours(account: Account, project: QgsProject, qtbot: QtBot) -> None:
    """The user's layer was opened with a token of its own; ours, from the same container, must not break it."""
    by_hand = QgsRasterLayer("/vsiswift/rasters/mosaic_cog1.tif", "by hand", "gdal")
    assert by_hand.isValid()
    project.addMapLayer(by_hand)
    with qtbot.waitSignal(by_hand.repaintRequested, timeout=20000):
        ours = account.add_raster("rasters", "cog_int16.tif")
    gdal.VSICurlClearCache()
    assert differing_blocks(by_hand, local("mosaic_cog1.tif")) == []
    assert differing_blocks(ours, local("cog_int16.tif")) == []
