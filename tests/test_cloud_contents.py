"""What the cloud in a box holds for the tests of several accounts: twins, and a container for everybody."""

from __future__ import annotations

import requests
from cloud.handle import CloudHandle
from cloud.twin import twin
from conftest import DATA, login_of
from swift_cog_browser.auth.session import AccountSession
from test_cloud import open_store


def test_twins_differ_in_their_pixels_only(cloud: CloudHandle) -> None:
    from osgeo import gdal

    raster = (DATA / "cog.tif").read_bytes()
    heads = [open_store(cloud, user).head("twins", "same.tif") for user in ("astrid", "oskar")]
    assert {int(head["content-length"]) for head in heads} == {len(raster)}
    assert heads[0]["etag"] != heads[1]["etag"]
    gdal.FileFromMemBuffer("/vsimem/twin.tif", twin(raster))
    try:
        first, second = gdal.Open(str(DATA / "cog.tif")), gdal.Open("/vsimem/twin.tif")
        assert (first.RasterXSize, first.RasterYSize) == (second.RasterXSize, second.RasterYSize)
        assert first.GetGeoTransform() == second.GetGeoTransform()
        bands = [each.GetRasterBand(1) for each in (first, second)]
        levels = [bands, *([band.GetOverview(level) for band in bands] for level in range(4))]
        for one, other in levels:
            assert (one.ReadAsArray() != other.ReadAsArray()).mean() > 0.5
    finally:
        gdal.Unlink("/vsimem/twin.tif")


def test_everybody_may_read_the_public_container(cloud: CloudHandle) -> None:
    account = AccountSession(login_of(cloud)).open().storage_url
    assert requests.get(f"{account}/public?format=json", timeout=10).json()[0]["name"] == "cog.tif"
    answer = requests.get(f"{account}/public/cog.tif", timeout=10)
    assert answer.content == (DATA / "cog.tif").read_bytes()
    assert requests.get(f"{account}/rasters/cog.tif", timeout=10).status_code == 401
    assert requests.put(f"{account}/public/new.tif", data=b"", timeout=10).status_code == 401
