"""New layers are shown as the user wants, and nothing of the pixels is read to find out how."""

from __future__ import annotations

import uuid
from pathlib import Path

import pytest
from cloud.handle import CloudHandle
from conftest import DATA
from osgeo import gdal
from qgis.core import (
    Qgis,
    QgsContrastEnhancement,
    QgsMapRendererSequentialJob,
    QgsMapSettings,
    QgsMultiBandColorRenderer,
    QgsPalettedRasterRenderer,
    QgsProject,
    QgsRasterLayer,
    QgsSingleBandGrayRenderer,
)
from qgis.PyQt.QtCore import QSize
from real_qgis.pixels import differing_blocks
from swift_cog_browser.swift_browser.account import Account
from swift_cog_browser.swift_browser.band_list import Band, bands_of
from swift_cog_browser.swift_browser.cancel import Cancel
from swift_cog_browser.swift_browser.errors import BandsWrong, NotARaster
from swift_cog_browser.swift_browser.first_style import full_range, new_layer
from swift_cog_browser.swift_browser.raster_view import RasterView, Stretch, bands_in, bands_text, stretch_of, view_of

RAW, FULL = RasterView(Stretch.RAW), RasterView(Stretch.FULL_RANGE)
NONE = QgsContrastEnhancement.ContrastEnhancementAlgorithm.NoEnhancement
LINEAR = QgsContrastEnhancement.ContrastEnhancementAlgorithm.StretchToMinimumMaximum


def make(file: Path, kind: int = gdal.GDT_UInt16, bands: int = 1, **told: object) -> Path:
    """Write a raster of 64 x 64 pixels. ``told`` may have scale, offset, metadata, nbits and meanings."""
    options = [f"NBITS={told['nbits']}"] if "nbits" in told else []
    dataset = gdal.GetDriverByName("GTiff").Create(str(file), 64, 64, bands, kind, options)
    dataset.SetGeoTransform((500000, 10, 0, 8100000, 0, -10))
    for number in range(1, bands + 1):
        band = dataset.GetRasterBand(number)
        band.Fill(number * 10)
        if "scale" in told:
            band.SetScale(told["scale"])
            band.SetOffset(told["offset"])
        for name, value in told.get("metadata", {}).items():  # type: ignore[attr-defined]
            band.SetMetadataItem(name, value)
        if "meanings" in told:
            band.SetColorInterpretation(told["meanings"][number - 1])  # type: ignore[index]
    del dataset
    return file


def limits(enhancement: QgsContrastEnhancement) -> tuple[float, float]:
    assert enhancement.contrastEnhancementAlgorithm() == LINEAR
    return enhancement.minimumValue(), enhancement.maximumValue()


@pytest.mark.parametrize("view", [RAW, FULL, RasterView(Stretch.FULL_RANGE, (3,))])
@pytest.mark.parametrize("name", ["mosaic_cog2.tif", "cog_int16.tif", "cog_scale.tif", "cog_nodata.tif"])
def test_no_pixel_is_read_to_find_a_stretch(
    cloud: CloudHandle, account: Account, project: QgsProject, name: str, view: RasterView
) -> None:
    """What is read is the header, which lies at the beginning: no more than GDAL alone reads to open the raster."""
    gdal.VSICurlClearCache()
    account.open_path("rasters", name)
    mark = cloud.mark()
    dataset = gdal.OpenEx(f"/vsiswift/rasters/{name}")
    alone = [(each.method, each.range) for each in cloud.requests(mark)]
    del dataset
    assert alone
    gdal.VSICurlClearCache()
    mark = cloud.mark()
    layer = account.load_raster("rasters", name, view)
    requests = [(each.method, each.range) for each in cloud.requests(mark)]
    # One look of our own before GDAL gets the token.
    assert requests[0][0] == "HEAD"
    assert requests[1:] == alone
    assert layer.isValid()
    assert differing_blocks(layer, QgsRasterLayer(str(DATA / name), name, "gdal")) == []
    assert layer.crs() == QgsRasterLayer(str(DATA / name), name, "gdal").crs()


def test_the_first_picture_needs_no_statistics(cloud: CloudHandle, account: Account, project: QgsProject) -> None:
    """The whole way to the first picture reads less than QGIS's own way, of an object without statistics."""
    counts = {}
    name = f"{uuid.uuid4().hex}.tif"
    token = account.session.current
    cloud.upload(token.value, token.storage_url, f"empty/{name}", (DATA / "mosaic_cog2.tif").read_bytes())
    for view in (FULL, RasterView()):
        gdal.VSICurlClearCache()
        mark = cloud.mark()
        layer = account.load_raster("empty", name, view)
        settings = QgsMapSettings()
        settings.setLayers([layer])
        settings.setExtent(layer.extent())
        settings.setOutputSize(QSize(100, 100))
        job = QgsMapRendererSequentialJob(settings)
        job.start()
        job.waitForFinished()
        assert job.errors() == []
        counts[view.stretch] = sum(_length(each.range) for each in cloud.requests(mark) if each.range)
        statistics = "STATISTICS_MINIMUM" in layer.dataProvider().htmlMetadata()
        assert statistics == (view.stretch is Stretch.QGIS)
    cloud.delete(token.value, token.storage_url, f"empty/{name}")
    assert counts[Stretch.FULL_RANGE] < counts[Stretch.QGIS]


def _length(asked: str) -> int:
    first, _dash, last = asked.removeprefix("bytes=").partition("-")
    return int(last) - int(first) + 1


@pytest.mark.parametrize(
    ("kind", "told", "expected"),
    [
        (gdal.GDT_Byte, {}, (0, 255)),
        (gdal.GDT_UInt16, {}, (0, 65535)),
        (gdal.GDT_Int16, {}, (-32768, 32767)),
        (gdal.GDT_UInt32, {}, (0, 4294967295)),
        (gdal.GDT_UInt16, {"nbits": 12}, (0, 4095)),
        (gdal.GDT_UInt16, {"scale": 0.0001, "offset": -0.1}, (-0.1, 6.4535)),
        (gdal.GDT_UInt16, {"scale": -1.0, "offset": 0.0}, (-65535, 0)),
        (gdal.GDT_Int16, {"metadata": {"STATISTICS_MINIMUM": "3", "STATISTICS_MAXIMUM": "7"}}, (-32768, 32767)),
        (gdal.GDT_Int16, {"metadata": {"valid_range": "0, 10000"}}, (0, 10000)),
        (gdal.GDT_Float32, {"metadata": {"valid_min": "-1.5", "valid_max": "2e2"}}, (-1.5, 200)),
        (gdal.GDT_Float32, {"metadata": {"STATISTICS_MINIMUM": "3", "STATISTICS_MAXIMUM": "7.5"}}, (3, 7.5)),
        (gdal.GDT_Float32, {}, (0, 1)),
        (gdal.GDT_CFloat32, {}, (0, 1)),
        (gdal.GDT_Float64, {"metadata": {"valid_range": "high"}}, (0, 1)),
    ],
)
def test_full_range(
    tmp_path: Path, qapp: object, kind: int, told: dict[str, object], expected: tuple[float, float]
) -> None:
    file = make(tmp_path / "range.tif", kind, **told)
    dataset = gdal.Open(str(file))
    assert full_range(dataset.GetRasterBand(1)) == pytest.approx(expected)
    layer = new_layer(str(file), "range", FULL)
    renderer = layer.renderer()
    assert isinstance(renderer, QgsSingleBandGrayRenderer)
    assert limits(renderer.contrastEnhancement()) == pytest.approx(expected)
    assert not (tmp_path / "range.tif.aux.xml").exists()


def test_raw_is_no_stretch(tmp_path: Path, qapp: object) -> None:
    layer = new_layer(str(make(tmp_path / "raw.tif", bands=3)), "raw", RAW)
    renderer = layer.renderer()
    assert isinstance(renderer, QgsMultiBandColorRenderer)
    for enhancement in (
        renderer.redContrastEnhancement(),
        renderer.greenContrastEnhancement(),
        renderer.blueContrastEnhancement(),
    ):
        assert enhancement.contrastEnhancementAlgorithm() == NONE


def test_bytes_are_shown_as_they_are(tmp_path: Path, qapp: object) -> None:
    layer = new_layer(str(make(tmp_path / "bytes.tif", gdal.GDT_Byte, bands=3)), "bytes", RAW)
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setExtent(layer.extent())
    settings.setOutputSize(QSize(64, 64))
    job = QgsMapRendererSequentialJob(settings)
    job.start()
    job.waitForFinished()
    colour = job.renderedImage().pixelColor(32, 32)
    assert (colour.red(), colour.green(), colour.blue()) == (10, 20, 30)


def test_bands_that_are_chosen(tmp_path: Path, qapp: object) -> None:
    file = str(make(tmp_path / "bands.tif", bands=5))
    for stretch in Stretch:
        layer = new_layer(file, "three", RasterView(stretch, (4, 3, 2)))
        three = layer.renderer()
        assert (three.redBand(), three.greenBand(), three.blueBand()) == (4, 3, 2)
        single = new_layer(file, "one", RasterView(stretch, (5,)))
        one = single.renderer()
        assert isinstance(one, QgsSingleBandGrayRenderer)
        assert one.usesBands() == [5]
    # A raster that has no such band shows what it offers.
    layer = new_layer(file, "other", RasterView(Stretch.RAW, (7, 3, 2)))
    other = layer.renderer()
    assert (other.redBand(), other.greenBand(), other.blueBand()) == (1, 2, 3)


def test_bands_that_the_file_speaks_of(tmp_path: Path, qapp: object) -> None:
    meanings = [gdal.GCI_BlueBand, gdal.GCI_GreenBand, gdal.GCI_RedBand, gdal.GCI_AlphaBand]
    layer = new_layer(str(make(tmp_path / "bgra.tif", bands=4, meanings=meanings)), "bgra", RAW)
    renderer = layer.renderer()
    assert (renderer.redBand(), renderer.greenBand(), renderer.blueBand()) == (3, 2, 1)
    assert renderer.alphaBand() == 4


def test_qgis_stretches_the_bands_that_are_chosen(tmp_path: Path, qapp: object) -> None:
    layer = new_layer(str(make(tmp_path / "own.tif", bands=4)), "own", RasterView(bands=(4,)))
    renderer = layer.renderer()
    assert isinstance(renderer, QgsSingleBandGrayRenderer)
    assert renderer.contrastEnhancement().minimumValue() == pytest.approx(40)


def test_colours_stay(account: Account, project: QgsProject) -> None:
    layer = account.load_raster("rasters", "cog_cmap.tif", RAW)
    assert isinstance(layer.renderer(), QgsPalettedRasterRenderer)


def test_pixels_are_squares(tmp_path: Path, qapp: object) -> None:
    layer = new_layer(str(make(tmp_path / "squares.tif")), "squares", FULL)
    assert layer.resampleFilter().zoomedInResampler() is None
    assert layer.resamplingStage() == Qgis.RasterResamplingStage.ResampleFilter


def test_what_is_no_raster(account: Account, project: QgsProject) -> None:
    with pytest.raises(NotARaster, match="notes.txt"):
        account.load_raster("rasters", "notes.txt", RAW)
    with pytest.raises(NotARaster, match="notes.txt"):
        bands_of(account, "rasters", "notes.txt", Cancel())


def test_bands_are_told_from_the_header(account: Account, project: QgsProject) -> None:
    assert bands_of(account, "rasters", "cog_int16.tif", Cancel()) == [Band(1, "", "Int16", "")]
    three = bands_of(account, "rasters", "mosaic_cog1.tif", Cancel())
    assert [(band.number, band.type) for band in three] == [(1, "UInt16"), (2, "UInt16"), (3, "UInt16")]


def test_bands_as_they_are_typed() -> None:
    assert bands_in("4, 3 2") == (4, 3, 2)
    assert bands_in(" 5 ") == (5,)
    assert bands_in("") == ()
    assert bands_text((4, 3, 2)) == "4, 3, 2"
    for text in ("0", "1 2", "a", "1,2,3,4", "-1", "99999", "²"):
        with pytest.raises(BandsWrong, match="no bands"):
            bands_in(text)
    assert stretch_of("raw") is Stretch.RAW
    assert stretch_of("of a later version") is Stretch.QGIS
    assert view_of("raw", "two") == RAW
