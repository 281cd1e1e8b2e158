"""Several objects as one layer: the right pixels on top, nothing secret in the file, nothing written if they differ."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import DATA
from osgeo import gdal
from qgis.core import QgsProject
from swift_cog_browser.auth.errors import Cancelled
from swift_cog_browser.swift_browser.account import Account
from swift_cog_browser.swift_browser.cancel import Cancel
from swift_cog_browser.swift_browser.errors import NotARaster, NotFound
from swift_cog_browser.swift_browser.mosaic import (
    MosaicBandsDiffer,
    MosaicError,
    MosaicNotWritten,
    MosaicPlaceUnknown,
    MosaicSystemsDiffer,
    MosaicTypesDiffer,
    build_mosaic,
    note_sources,
)
from swift_cog_browser.swift_browser.needs import MOSAIC_CONTAINERS, MOSAIC_URL
from swift_cog_browser.swift_browser.places import Place

# The container of what these tests make.
OWN = "parts"


def places(*names: str, container: str = "rasters") -> list[Place]:
    return [Place("astrid", container, name) for name in names]


def upload(account: Account, name: str, contents: bytes) -> None:
    import swiftclient.client

    token = account.session.current
    swiftclient.client.put_container(token.storage_url, token.value, OWN)
    swiftclient.client.put_object(token.storage_url, token.value, OWN, f"mosaic/{name}", contents)


def made(tmp_path: Path, value: int, x: float = 0, **options: object) -> bytes:
    """Return a GeoTIFF of one value, 10 by 10 pixels."""
    epsg, bands, kind = options.get("epsg", 3857), options.get("bands", 1), options.get("kind", gdal.GDT_Byte)
    file = tmp_path / "made.tif"
    dataset = gdal.GetDriverByName("GTiff").Create(str(file), 10, 10, bands, kind)
    if options.get("placed", True):
        dataset.SetGeoTransform((x, 1, 0, 10, 0, -1))
    if epsg:
        from osgeo import osr

        system = osr.SpatialReference()
        system.ImportFromEPSG(epsg)
        dataset.SetSpatialRef(system)
    for band in range(bands):
        dataset.GetRasterBand(band + 1).Fill(value)
    dataset = None
    contents = file.read_bytes()
    file.unlink()
    return contents


@pytest.fixture(autouse=True)
def _clean(account: Account) -> object:
    yield
    import swiftclient.client

    token = account.session.token()
    target = (token.storage_url, token.value, OWN)
    if OWN in [container.name for container in account.containers()]:
        for entry in list(account.objects(OWN)):
            swiftclient.client.delete_object(*target, entry.name)
        swiftclient.client.delete_container(*target)


def test_two_scenes_are_one_layer(account: Account, project: QgsProject, tmp_path: Path) -> None:
    file = tmp_path / "two.vrt"
    names = ["mosaic_cog1.tif", "mosaic_cog2.tif"]
    layer = build_mosaic(account, places(*names), file, Cancel())
    assert layer.isValid()
    assert layer.name() == "two"
    assert layer.source() == str(file)
    local = gdal.BuildVRT("/vsimem/local.vrt", [str(DATA / name) for name in reversed(names)], resolution="highest")
    mosaic = gdal.Open(str(file))
    assert mosaic.ReadAsArray().tolist() == local.ReadAsArray().tolist()
    local = mosaic = None
    gdal.Unlink("/vsimem/local.vrt")
    assert [each.name for each in tmp_path.iterdir()] == ["two.vrt"]


def test_no_secret_is_in_it(account: Account, project: QgsProject, tmp_path: Path) -> None:
    layer = build_mosaic(account, places("cog.tif"), tmp_path / "one.vrt", Cancel())
    note_sources(layer, account, places("cog.tif"))
    text = (tmp_path / "one.vrt").read_text()
    assert '"0">/vsiswift/rasters/cog.tif<' in text
    assert account.session.current.value not in text
    assert "astrid" not in text
    assert layer.customProperty(MOSAIC_CONTAINERS) == ["rasters"]
    assert layer.customProperty(MOSAIC_URL) == account.session.current.storage_url


def test_the_first_is_on_top(account: Account, project: QgsProject, tmp_path: Path) -> None:
    upload(account, "low.tif", made(tmp_path, 1))
    upload(account, "high.tif", made(tmp_path, 2, x=5))
    file = tmp_path / "top.vrt"
    for names, value in ((("low.tif", "high.tif"), 1), (("high.tif", "low.tif"), 2)):
        both = places(*(f"mosaic/{name}" for name in names), container=OWN)
        build_mosaic(account, both, file, Cancel())
        pixels = gdal.Open(str(file)).ReadAsArray()
        assert pixels.shape == (10, 15)
        assert pixels[0][7] == value
        assert (pixels[0][0], pixels[0][14]) == (1, 2)


@pytest.mark.parametrize(
    ("options", "error", "words"),
    [
        (
            {"epsg": 4326},
            MosaicSystemsDiffer,
            r"parts/mosaic/.*b\.tif .*EPSG:4326.* parts/mosaic/.*a\.tif .*3857",
        ),
        ({"epsg": 0}, MosaicSystemsDiffer, r"none"),
        ({"bands": 3}, MosaicBandsDiffer, r"b\.tif .*\(3\).*\(1\)"),
        ({"kind": gdal.GDT_Float32}, MosaicTypesDiffer, r"b\.tif .*Float32.*Byte"),
        ({"placed": False}, MosaicPlaceUnknown, r"b\.tif"),
    ],
)
def test_what_differs_is_named(
    account: Account,
    project: QgsProject,
    tmp_path: Path,
    options: dict[str, object],
    error: type[MosaicError],
    words: str,
) -> None:
    # Names that GDAL has not seen yet.
    one, other = f"{error.__name__}{options}/a.tif", f"{error.__name__}{options}/b.tif"
    upload(account, one, made(tmp_path, 1))
    upload(account, other, made(tmp_path, 2, **options))
    file = tmp_path / "mosaic.vrt"
    with pytest.raises(error, match=words):
        build_mosaic(account, places(f"mosaic/{one}", f"mosaic/{other}", container=OWN), file, Cancel())
    assert list(tmp_path.iterdir()) == []


def test_a_real_scene_of_another_zone(account: Account, project: QgsProject, tmp_path: Path) -> None:
    with pytest.raises(MosaicSystemsDiffer, match=r"mosaic_cog3\.tif .*EPSG:4326.* than rasters/mosaic_cog1\.tif"):
        build_mosaic(account, places("mosaic_cog1.tif", "mosaic_cog3.tif"), tmp_path / "mosaic.vrt", Cancel())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("name", "error"), [("missing.tif", NotFound), ("notes.txt", NotARaster)])
def test_what_is_no_raster(
    account: Account, project: QgsProject, tmp_path: Path, name: str, error: type[Exception]
) -> None:
    with pytest.raises(error, match=name.partition(".")[0]):
        build_mosaic(account, places("cog.tif", name), tmp_path / "mosaic.vrt", Cancel())
    assert list(tmp_path.iterdir()) == []


def test_nowhere_to_write(account: Account, project: QgsProject, tmp_path: Path) -> None:
    with pytest.raises(MosaicNotWritten, match="No such file"):
        build_mosaic(account, places("cog.tif"), tmp_path / "missing" / "mosaic.vrt", Cancel())


def test_called_off(account: Account, project: QgsProject, tmp_path: Path) -> None:
    cancel = Cancel()
    cancel.cancel()
    with pytest.raises(Cancelled):
        build_mosaic(account, places("cog.tif"), tmp_path / "mosaic.vrt", cancel)
    assert list(tmp_path.iterdir()) == []
