"""The plugin in scripts: what the documentation of api.py promises."""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterator
from datetime import timedelta, timezone
from pathlib import Path

import pytest
from cloud.handle import CloudHandle, Request
from conftest import DATA
from osgeo import gdal
from qgis.core import QgsProject, QgsRasterLayer
from real_qgis.pixels import differing_blocks
from swift_cog_browser import api
from swift_cog_browser.auth.errors import LoginIncomplete, OpenrcMissing, PasswordNeeded
from swift_cog_browser.auth.openrc import read
from swift_cog_browser.auth.session import SessionClosed
from swift_cog_browser.swift_browser.errors import NotFound
from swift_cog_browser.swift_browser.path_options import READ_SETTINGS, PathOptions
from swift_cog_browser.swift_browser.sources import ALONE

pytestmark = pytest.mark.usefixtures("project")


@pytest.fixture
def account(cloud: CloudHandle) -> Iterator[api.Account]:
    with api.connect(cloud.openrc(), password=cloud.user().password) as account:
        yield account


def test_containers_and_objects(account: api.Account) -> None:
    containers = account.containers()
    names = ["empty", "many", "names", "public", "rasters", "scenes", "twins", "vectors"]
    assert [each.name for each in containers] == names
    assert (containers[4].count, containers[4].bytes > 10_000_000) == (10, True)
    rows = list(account.objects("scenes", prefix="2024/", delimiter="/"))
    assert [(row.name, row.is_folder) for row in rows] == [("2024/", True), ("2024/06/", True), ("2024/07/", True)]
    (scene,) = account.objects("scenes", prefix="2025/")
    assert (scene.name, scene.size, scene.content_type) == ("2025/mosaic_cog3.tif", 469881, "image/tiff")
    assert scene.last_modified is not None
    assert scene.last_modified.tzinfo is timezone.utc
    assert len(scene.etag) == 32


def test_pages_are_fetched_as_they_are_needed(cloud: CloudHandle, account: api.Account) -> None:
    mark = cloud.mark()
    assert len(list(itertools.islice(account.objects("many"), 10))) == 10
    assert len(cloud.requests(mark)) == 1
    assert len(list(account.objects("many"))) == 2500
    # A page that is here soon, a large one, and the empty one that is the end.
    assert [_limit(request) for request in cloud.requests(mark)[1:]] == ["1000", "10000", "10000"]


def _limit(request: Request) -> str:
    return request.path.partition("limit=")[2].partition("&")[0]


def test_add_raster(account: api.Account) -> None:
    layer = account.add_raster("scenes", "2025/mosaic_cog3.tif")
    assert isinstance(layer, QgsRasterLayer)
    assert QgsProject.instance().mapLayer(layer.id()) is layer
    assert layer.source() == f"/vsiswift/scenes/2025/mosaic_cog3.tif{ALONE}"
    source = QgsRasterLayer(str(DATA / "mosaic_cog3.tif"), "source", "gdal")
    assert differing_blocks(layer, source) == []


def test_renew(account: api.Account) -> None:
    expires = account.token_expires
    assert expires.utcoffset() == timedelta(0)
    layer = account.add_raster("rasters", "cog_int16.tif")
    old = account.session.current
    account.renew()
    assert account.session.current.value != old.value
    assert account.token_expires >= expires
    assert os.environ["SWIFT_AUTH_TOKEN"] == account.session.current.value
    # No event loop has run: the layer reads with the new token all the same.
    source = QgsRasterLayer(str(DATA / "cog_int16.tif"), "source", "gdal")
    gdal.VSICurlPartialClearCache("/vsiswift/rasters/cog_int16.tif")
    assert differing_blocks(layer, source) == []


def test_close(cloud: CloudHandle) -> None:
    account = api.connect(str(cloud.openrc()), password=cloud.user().password)
    account.add_raster("rasters", "cog_scale.tif")
    account.close()
    account.close()
    for work in (account.containers, account.renew, lambda: account.add_raster("rasters", "cog.tif")):
        with pytest.raises(SessionClosed):
            work()
    assert "SWIFT_AUTH_TOKEN" not in os.environ


def test_from_the_environment(cloud: CloudHandle, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(LoginIncomplete, match="The environment does not set OS_AUTH_URL"):
        api.connect()
    for name, value in read(cloud.openrc()).variables.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(PasswordNeeded, match="The environment does not hold the password of astrid"):
        api.connect()
    monkeypatch.setenv("OS_PASSWORD", cloud.user().password)
    with api.connect() as account:
        assert len(account.containers()) == 8


def test_application_credential(cloud: CloudHandle) -> None:
    with api.connect(cloud.application_credential()) as account:
        assert len(account.containers()) == 8


def test_what_is_missing(cloud: CloudHandle, tmp_path: Path) -> None:
    with pytest.raises(OpenrcMissing):
        api.connect(tmp_path / "absent.sh")
    with pytest.raises(PasswordNeeded, match="astrid"):
        api.connect(cloud.openrc())


def test_the_last_connection_is_the_active_one(cloud: CloudHandle) -> None:
    with api.connect(cloud.openrc(), password=cloud.user().password) as first:
        with api.connect(cloud.openrc("oskar"), password=cloud.user("oskar").password) as second:
            assert os.environ["SWIFT_STORAGE_URL"] == second.session.current.storage_url
            first.renew()
            assert os.environ["SWIFT_AUTH_TOKEN"] == second.session.current.value
        assert os.environ["SWIFT_STORAGE_URL"] == first.session.current.storage_url
        assert os.environ["SWIFT_AUTH_TOKEN"] == first.session.current.value


def test_two_accounts_read_side_by_side(cloud: CloudHandle) -> None:
    source = QgsRasterLayer(str(DATA / "cog.tif"), "source", "gdal")
    with api.connect(cloud.openrc("oskar"), password=cloud.user("oskar").password) as oskar:
        theirs = oskar.add_raster("private", "cog.tif")
        with api.connect(cloud.openrc(), password=cloud.user().password) as astrid:
            ours = astrid.add_raster("rasters", "cog.tif")
            # The environment is the last one's; the first one's layers do without.
            gdal.VSICurlClearCache()
            theirs.dataProvider().reloadData()
            assert differing_blocks(theirs, source) == []
            for account in (oskar, astrid):
                account.renew()
            gdal.VSICurlClearCache()
            assert differing_blocks(ours, source) == []
            assert differing_blocks(theirs, source) == []
            with pytest.raises(NotFound, match="private/cog.tif"):
                astrid.add_raster("private", "cog.tif")
        # And after the environment is theirs again, renewed tokens reach them as before.
        old = oskar.session.current
        oskar.renew()
        cloud.revoke(old.value, by=oskar.session.current.value)
        gdal.VSICurlClearCache()
        theirs.dataProvider().reloadData()
        assert differing_blocks(theirs, source) == []


def test_what_was_in_the_environment_comes_back(cloud: CloudHandle, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setenv("SWIFT_AUTH_TOKEN", "the user's own")
        with api.connect(cloud.openrc(), password=cloud.user().password):
            assert os.environ["SWIFT_AUTH_TOKEN"] != "the user's own"
        assert os.environ["SWIFT_AUTH_TOKEN"] == "the user's own"
        assert "SWIFT_STORAGE_URL" not in os.environ


def test_options_are_for_our_containers_only(account: api.Account) -> None:
    account.add_raster("rasters", "cog.tif")
    for name in READ_SETTINGS:
        assert gdal.GetConfigOption(name) is None
        assert gdal.GetPathSpecificOption("/vsiswift/rasters2/cog.tif", name) is None
        assert gdal.GetPathSpecificOption("/vsicurl/http://127.0.0.1/x", name) is None
    assert gdal.GetPathSpecificOption("/vsiswift/rasters/cog.tif", "GDAL_DISABLE_READDIR_ON_OPEN") == "EMPTY_DIR"
    account.close()
    # While its layers are there, they are kept from reading another's container of that name.
    assert gdal.GetPathSpecificOption("/vsiswift/rasters/cog.tif", "SWIFT_AUTH_TOKEN") == " "
    PathOptions.forget_left()
    for name in (*READ_SETTINGS, "SWIFT_AUTH_TOKEN", "SWIFT_STORAGE_URL", "GDAL_HTTP_HEADER_FILE"):
        assert gdal.GetPathSpecificOption("/vsiswift/rasters/cog.tif", name) is None
