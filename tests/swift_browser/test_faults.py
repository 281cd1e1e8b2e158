"""Servers that stumble: what heals is tried again, what does not is one clear sentence."""

from __future__ import annotations

import json
import threading
import time
from dataclasses import replace

import pytest
from cloud.handle import CloudHandle
from conftest import DATA, Through, login_of
from osgeo import gdal
from qgis.core import QgsProject, QgsRasterLayer
from real_qgis.pixels import differing_blocks
from scripted_server import Answer, ScriptedServer
from swift_cog_browser.auth.errors import Cancelled, ServerOutOfReach
from swift_cog_browser.swift_browser import store as module
from swift_cog_browser.swift_browser.account import Account, connect
from swift_cog_browser.swift_browser.bridge import header_file_per_path
from swift_cog_browser.swift_browser.cancel import Cancel
from swift_cog_browser.swift_browser.errors import (
    AccessDenied,
    ListingStuck,
    MalformedListing,
    NotFound,
    StoreBusy,
    StoreFailed,
    StoreRedirects,
    TokenRefused,
)
from swift_cog_browser.swift_browser.listing import all_objects
from swift_cog_browser.swift_browser.store import ObjectStore

ROWS = [
    {"name": f"{number}.tif", "bytes": number, "hash": "", "last_modified": "2026-01-01T00:00:00"}
    for number in range(5)
]
JSON = {"Content-Type": "application/json; charset=utf-8"}


def page(*rows: object) -> Answer:
    return Answer(200, json.dumps(rows).encode(), JSON)


@pytest.mark.parametrize("status", [408, 429, 498, 500, 502, 503, 504])
def test_what_heals_is_tried_again(cloud: CloudHandle, through: Through, status: int) -> None:
    with ScriptedServer(cloud.plan.swift_url, [Answer(status)] * 3) as server:
        assert len(through(server).objects("rasters")) == 10
        assert len(server.seen) == 4


@pytest.mark.parametrize(
    ("status", "error"),
    [(503, StoreBusy), (429, StoreBusy), (500, StoreFailed), (403, AccessDenied), (404, NotFound), (412, StoreFailed)],
)
def test_what_does_not_heal_is_said(cloud: CloudHandle, through: Through, status: int, error: type[Exception]) -> None:
    with ScriptedServer(cloud.plan.swift_url, [Answer(status, b"<html>long page</html>")] * 9) as server:
        with pytest.raises(error, match="the container rasters") as caught:
            through(server).objects("rasters")
        assert len(server.seen) == (4 if status in module.TRY_AGAIN else 1)
    assert "long page" not in str(caught.value)


def test_retry_after_is_honoured(cloud: CloudHandle, through: Through) -> None:
    with ScriptedServer(cloud.plan.swift_url, [Answer(429, headers={"Retry-After": "1"})]) as server:
        store, before = through(server), time.monotonic()
        assert store.objects("rasters")
        assert time.monotonic() - before >= 1


def test_a_pause_can_be_called_off(cloud: CloudHandle, through: Through) -> None:
    with ScriptedServer(cloud.plan.swift_url, [Answer(503, headers={"Retry-After": "30"})] * 9) as server:
        store, cancel = through(server), Cancel()
        threading.Timer(0.3, cancel.cancel).start()
        before = time.monotonic()
        with pytest.raises(Cancelled):
            store.objects("rasters", cancel=cancel)
        assert time.monotonic() - before < 5
        with pytest.raises(Cancelled):
            store.objects("rasters", cancel=cancel)
        assert len(server.seen) == 1


def test_a_body_that_breaks_off(cloud: CloudHandle, through: Through) -> None:
    broken = Answer(200, json.dumps(ROWS).encode(), JSON, cut_after=40)
    with ScriptedServer(cloud.plan.swift_url, [broken]) as server:
        assert len(through(server).objects("rasters")) == 10
    with ScriptedServer(cloud.plan.swift_url, [broken] * 9) as server, pytest.raises(ServerOutOfReach):
        through(server).objects("rasters")


def test_a_second_401_is_final(cloud: CloudHandle, through: Through) -> None:
    with ScriptedServer(cloud.plan.swift_url, [Answer(401)] * 9) as server:
        store = through(server)
        # The renewed token is for the real server; send it to the scripted one too.
        renew = store._session.renew
        url = store._session.current.storage_url
        store._session.renew = lambda seen=None, refused=False: _stay(store, renew(seen), url)  # type: ignore[method-assign]
        with pytest.raises(TokenRefused, match="not even a renewed one"):
            store.objects("rasters")
        assert len({token for _method, _path, token in server.seen}) == len(server.seen) == 2


def _stay(store: ObjectStore, token: object, url: str) -> object:
    store._session._token = replace(token, storage_url=url)  # type: ignore[type-var]
    return store._session._token


@pytest.mark.parametrize(
    "answer",
    [
        Answer(200, b"<html>Please log in to the hotel's network</html>", {"Content-Type": "text/html"}),
        Answer(200, b"{}", JSON),
        Answer(200, b'["a", 1]', JSON),
        Answer(200, b'[{"bytes": 1}]', JSON),
        Answer(200, b'[{"name": "a", "bytes": "many"}]', JSON),
        Answer(200, b"[", JSON),
        Answer(200, b"\xff\xfe", JSON),
    ],
)
def test_what_is_no_listing(cloud: CloudHandle, through: Through, answer: Answer) -> None:
    with ScriptedServer(cloud.plan.swift_url, [answer]) as server:
        store = through(server)
        with pytest.raises(MalformedListing, match="the container rasters"):
            store.objects("rasters")


def test_pages_as_small_as_a_server_likes(cloud: CloudHandle, through: Through) -> None:
    """A short page is no end; only an empty one is. The marker may be a pseudo-folder."""
    script = [page(ROWS[0], ROWS[1]), page({"subdir": "2/"}), page(ROWS[3]), page()]
    with ScriptedServer(cloud.plan.swift_url, script) as server:
        names = [row.name for row in all_objects(through(server), "rasters", delimiter="/")]
        assert names == ["0.tif", "1.tif", "2/", "3.tif"]
        markers = [path.partition("marker=")[2].partition("&")[0] for _method, path, _token in server.seen]
        assert markers == ["", "1.tif", "2/", "3.tif"]


def test_a_server_that_does_not_get_on(cloud: CloudHandle, through: Through) -> None:
    """A listing that only seems to be whole would be worse than none."""
    with ScriptedServer(cloud.plan.swift_url, [page(ROWS[0])] * 99) as server:
        listing = all_objects(through(server), "rasters")
        assert next(listing).name == "0.tif"
        with pytest.raises(ListingStuck, match="the container rasters"):
            next(listing)
        assert len(server.seen) == 2


def test_a_redirect_does_not_carry_the_token_away(cloud: CloudHandle, through: Through) -> None:
    with ScriptedServer(cloud.plan.swift_url) as elsewhere:
        away = Answer(302, headers={"Location": f"{elsewhere.url}/v1/AUTH_x/rasters"})
        with ScriptedServer(cloud.plan.swift_url, [away]) as server, pytest.raises(StoreRedirects):
            through(server).objects("rasters")
        assert elsewhere.seen == []


def account_through(cloud: CloudHandle, server: ScriptedServer) -> Account:
    """Return an account whose layers are read through a scripted server."""
    account = connect(login_of(cloud))
    token = account.session.current
    path = token.storage_url[len(cloud.plan.swift_url) :]
    account.session._token = replace(token, storage_url=server.url + path)
    return account


def test_an_open_that_met_a_busy_server(cloud: CloudHandle, project: QgsProject) -> None:
    """GDAL tries again by itself where it takes that per path, and we do where it does not."""
    server = ScriptedServer(cloud.plan.swift_url, [Answer(503)] * 2)
    with server, account_through(cloud, server) as account:
        layer = account.add_raster("rasters", "cog_int16.tif")
        source = QgsRasterLayer(str(DATA / "cog_int16.tif"), "source", "gdal")
        assert differing_blocks(layer, source) == []
        assert gdal.GetConfigOption("GDAL_HTTP_MAX_RETRY") is None
        project.clear()


def test_a_read_that_met_a_busy_server(cloud: CloudHandle, project: QgsProject) -> None:
    """Where GDAL takes retries per path, a read heals. Where it does not, they stay at the user's value: none."""
    server = ScriptedServer(cloud.plan.swift_url)
    source = QgsRasterLayer(str(DATA / "mosaic_cog3.tif"), "source", "gdal")
    with server, account_through(cloud, server) as account:
        layer = account.add_raster("rasters", "mosaic_cog3.tif")
        gdal.VSICurlPartialClearCache("/vsiswift/rasters/mosaic_cog3.tif")
        server.script += [Answer(503)] * (2 if header_file_per_path() else 99)
        # Nothing is left of what was read before.
        layer.dataProvider().reloadData()
        assert (differing_blocks(layer, source) == []) == header_file_per_path()
        project.clear()
