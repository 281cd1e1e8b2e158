"""Two accounts with containers of one name and other pixels in them: they never mix."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from cloud.handle import CloudHandle
from cloud.twin import twin
from conftest import DATA, login_of
from osgeo import gdal
from qgis.core import QgsProject, QgsRasterLayer
from real_qgis.pixels import differing_blocks
from swift_cog_browser.auth.errors import LoginRefused
from swift_cog_browser.swift_browser.account import Account, connect
from swift_cog_browser.swift_browser.bridge import header_file_per_path
from swift_cog_browser.swift_browser.errors import ContainerTaken
from swift_cog_browser.swift_browser.path_options import PathOptions
from swift_cog_browser.swift_browser.qgis_network import qgis_proxy
from swift_cog_browser.swift_browser.sources import ALONE


@pytest.fixture
def pictures(tmp_path: Path) -> dict[str, QgsRasterLayer]:
    """What each account's twin looks like, from local files."""
    original = DATA / "cog.tif"
    other = tmp_path / "twin.tif"
    other.write_bytes(twin(original.read_bytes()))
    layers = {"astrid": QgsRasterLayer(str(original), "raster"), "oskar": QgsRasterLayer(str(other), "raster")}
    assert differing_blocks(layers["astrid"], layers["oskar"]) != []
    return layers


@pytest.fixture
def accounts(project: QgsProject, cloud: CloudHandle) -> Iterator[dict[str, Account]]:
    found = {user: connect(login_of(cloud, user), qgis_proxy()) for user in ("astrid", "oskar")}
    for account in found.values():
        account.take_over_layers()
    yield found
    for account in found.values():
        account.close()
    PathOptions.forget_left()


def read_anew(layer: QgsRasterLayer) -> None:
    gdal.VSICurlClearCache()
    layer.dataProvider().reloadData()


@pytest.mark.skipif(not header_file_per_path(), reason="GDAL 3.7 and later; the test below is for older ones")
def test_both_are_read_through_renewals(
    accounts: dict[str, Account], pictures: dict[str, QgsRasterLayer], cloud: CloudHandle
) -> None:
    layers = {user: account.add_raster("twins", "same.tif") for user, account in accounts.items()}
    assert layers["astrid"].source() == f"/vsiswift/twins/same.tif{ALONE}"
    assert layers["oskar"].source().startswith(f"/vsicurl/{accounts['oskar'].session.current.storage_url}/twins/")
    for _round in range(2):
        for user, account in accounts.items():
            old = account.session.current.value
            account.renew()
            cloud.revoke(old, by=account.session.current.value)
            for each, layer in layers.items():
                read_anew(layer)
                assert differing_blocks(layer, pictures[each]) == [], (user, each)
    since = cloud.mark()
    for layer in layers.values():
        layer.dataProvider().bandStatistics(1)
        read_anew(layer)
    assert {request.method for request in cloud.requests(since)} <= {"GET", "HEAD"}
    assert {request.status for request in cloud.requests(since)} <= {200, 206}


@pytest.mark.skipif(header_file_per_path(), reason="before GDAL 3.7")
def test_the_second_is_refused(accounts: dict[str, Account], pictures: dict[str, QgsRasterLayer]) -> None:
    layer = accounts["astrid"].add_raster("twins", "same.tif")
    with pytest.raises(ContainerTaken, match="named twins"):
        accounts["oskar"].add_raster("twins", "same.tif")
    read_anew(layer)
    assert differing_blocks(layer, pictures["astrid"]) == []


def test_layers_of_a_closed_account_read_no_other(
    accounts: dict[str, Account], pictures: dict[str, QgsRasterLayer], cloud: CloudHandle, project: QgsProject
) -> None:
    """Neither from the environment, which holds the other's token, nor when the other opens its twin."""
    layer = accounts["astrid"].add_raster("twins", "same.tif")
    source = layer.source()
    accounts["astrid"].close()
    gdal.VSICurlClearCache()
    since = cloud.mark()
    # GDAL may list a container of that name with the token of the environment, but not read from it.
    assert not QgsRasterLayer(source, "raster").isValid()
    assert {request.status for request in cloud.requests(since) if "/same.tif" in request.path} == {401}
    if header_file_per_path():
        theirs = accounts["oskar"].add_raster("twins", "same.tif")
        assert differing_blocks(theirs, pictures["oskar"]) == []
    else:
        with pytest.raises(ContainerTaken):
            accounts["oskar"].add_raster("twins", "same.tif")
    gdal.VSICurlClearCache()
    again = connect(login_of(cloud), qgis_proxy())
    again.take_over_layers()
    try:
        read_anew(layer)
        assert differing_blocks(layer, pictures["astrid"]) == []
    finally:
        again.close()


def test_layers_of_a_closed_account_come_back_after_a_login_that_failed(
    accounts: dict[str, Account], pictures: dict[str, QgsRasterLayer], cloud: CloudHandle
) -> None:
    layer = accounts["astrid"].add_raster("twins", "same.tif")
    accounts["astrid"].close()
    with pytest.raises(LoginRefused):
        connect(login_of(cloud, "oskar").with_password("no such password"), qgis_proxy())
    with connect(login_of(cloud), qgis_proxy()) as again:
        again.take_over_layers()
        assert again.add_raster("twins", "same.tif").source() == layer.source()
        read_anew(layer)
        assert differing_blocks(layer, pictures["astrid"]) == []


def test_a_name_is_free_again_once_its_layers_are_gone(accounts: dict[str, Account], project: QgsProject) -> None:
    layer = accounts["astrid"].add_raster("twins", "same.tif")
    accounts["astrid"].close()
    project.removeMapLayer(layer.id())
    accounts["oskar"].take_over_layers()
    assert accounts["oskar"].add_raster("twins", "same.tif").source() == f"/vsiswift/twins/same.tif{ALONE}"


@pytest.mark.skipif(not header_file_per_path(), reason="GDAL 3.7 and later")
@pytest.mark.parametrize("name", ["with space.tif", "plus+sign.tif", "per%cent.tif", "hash#sign.tif", "été/î.tif"])
def test_odd_names_by_url(accounts: dict[str, Account], name: str, cloud: CloudHandle) -> None:
    """A container of that name is another's already."""
    PathOptions._claims["/vsiswift/names/"] = accounts["oskar"].bridge.options
    layer = accounts["astrid"].add_raster("names", name)
    assert layer.source().startswith("/vsicurl/")
    assert differing_blocks(layer, QgsRasterLayer(str(DATA / "cog_scale.tif"), "raster")) == []


@pytest.mark.skipif(not header_file_per_path(), reason="GDAL 3.7 and later")
def test_layers_by_url_come_back(
    accounts: dict[str, Account], pictures: dict[str, QgsRasterLayer], cloud: CloudHandle
) -> None:
    accounts["astrid"].add_raster("twins", "same.tif")
    layer = accounts["oskar"].add_raster("twins", "same.tif")
    accounts["oskar"].close()
    with connect(login_of(cloud, "oskar"), qgis_proxy()) as again:
        again.take_over_layers()
        read_anew(layer)
        assert differing_blocks(layer, pictures["oskar"]) == []
