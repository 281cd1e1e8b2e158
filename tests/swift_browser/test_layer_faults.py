"""Layers over a way that fails while they are opened: the right pixels or one sentence, in bounded time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from cloud.faulty import Fault, FaultyWay
from cloud.handle import CloudHandle
from conftest import DATA, login_of
from osgeo import gdal
from pytestqt.qtbot import QtBot
from qgis.core import QgsProject, QgsRasterLayer
from real_qgis.pixels import differing_blocks
from scripted_server import ScriptedServer
from swift_cog_browser.auth.errors import UserError
from swift_cog_browser.auth.session import AccountSession
from swift_cog_browser.swift_browser import bridge, gdal_patience, http_connections, jobs, store
from swift_cog_browser.swift_browser.account import Account, connect
from swift_cog_browser.swift_browser.errors import StoreRedirects

NAME = "cog_int16.tif"
BOTH = ("GET", "HEAD")


@pytest.fixture
def way(cloud: CloudHandle, monkeypatch: pytest.MonkeyPatch) -> Iterator[FaultyWay]:
    monkeypatch.setattr(store, "FIRST_PAUSE", 0.005)
    monkeypatch.setattr(http_connections, "DONE_WITHIN", 1.0)
    quickly = {
        "GDAL_HTTP_RETRY_DELAY": "0.01",
        "GDAL_HTTP_MAX_RETRY": "1",
        "GDAL_HTTP_LOW_SPEED_LIMIT": "1000",
        "GDAL_HTTP_LOW_SPEED_TIME": "1",
        "GDAL_HTTP_TIMEOUT": "1",
    }
    for module in (bridge, gdal_patience):
        monkeypatch.setattr(module, "READ_SETTINGS", {**bridge.READ_SETTINGS, **quickly})
    with FaultyWay(cloud.plan.swift_url) as way:
        yield way
        way.fail(None)


@pytest.fixture
def account(cloud: CloudHandle, project: QgsProject, way: FaultyWay) -> Iterator[Account]:
    login = login_of(cloud)
    real = AccountSession(login).open().storage_url
    with connect(replace(login, storage_url=way.through(real))) as account:
        gdal.VSICurlClearCache()
        yield account
        project.clear()
    gdal.VSICurlClearCache()


def opened(account: Account, qtbot: QtBot) -> QgsRasterLayer | UserError:
    """Open a layer as the plugin does, in a job."""
    outcome: list[QgsRasterLayer | UserError] = []
    work = lambda _cancel: account.load_raster("rasters", NAME)  # noqa: E731
    jobs.start("Open", work, outcome.append, outcome.append)
    qtbot.waitUntil(lambda: bool(outcome), timeout=60_000)
    return outcome[0]


def expect_right_or_error(found: QgsRasterLayer | UserError, way: FaultyWay) -> None:
    way.fail(None)
    if isinstance(found, UserError):
        assert not isinstance(found, jobs.Unexpected), found.details
        assert str(found).endswith((".", "?"))
    else:
        gdal.VSICurlClearCache()
        found.dataProvider().reloadData()
        assert differing_blocks(found, QgsRasterLayer(str(DATA / NAME), "source", "gdal")) == []


FAULTS = [
    *(Fault(status, methods=BOTH) for status in (401, 404, 429, 503)),
    *(Fault(status) for status in (401, 403, 503)),
    *(Fault(body=body) for body in ("cut", "drop", "short", "empty", "silent", "still", "trickle", "endless", "page")),
]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.status or fault.body} {len(fault.methods)}")
def test_a_layer_is_opened_or_not(account: Account, way: FaultyWay, qtbot: QtBot, fault: Fault) -> None:
    way.fail(fault)
    found = opened(account, qtbot)
    assert way.spoilt
    expect_right_or_error(found, way)
    again = opened(account, qtbot)
    assert isinstance(again, QgsRasterLayer), again
    assert differing_blocks(again, QgsRasterLayer(str(DATA / NAME), "source", "gdal")) == []


def test_gdal_does_not_follow_where_the_object_store_sends_all(
    account: Account, way: FaultyWay, cloud: CloudHandle, qtbot: QtBot
) -> None:
    """GDAL would take the token along: it is asked only after a look."""
    with ScriptedServer(cloud.plan.swift_url) as thief:
        away = {"Location": f"{thief.url}/v1/AUTH_x/stolen"}
        way.fail(Fault(302, headers=away, methods=BOTH))
        assert isinstance(opened(account, qtbot), StoreRedirects)
        assert thief.seen == []
