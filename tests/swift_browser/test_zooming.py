"""Where objects lie on the map, without adding them."""

from __future__ import annotations

import pytest
from cloud.handle import CloudHandle
from conftest import DATA
from osgeo import gdal
from pytestqt.qtbot import QtBot
from qgis.core import QgsProject, QgsRasterLayer, QgsRectangle, QgsReferencedRectangle
from swift_cog_browser.auth.login import Login
from swift_cog_browser.swift_browser.account import Account
from swift_cog_browser.swift_browser.accounts import Accounts
from swift_cog_browser.swift_browser.activity import Activity
from swift_cog_browser.swift_browser.places import Place
from swift_cog_browser.swift_browser.zooming import Zooming

KEY = "astrid"
WITHIN = 20000  # ms


@pytest.fixture
def zooming(qtbot: QtBot, project: QgsProject, login: Login):  # type: ignore[no-untyped-def]
    activity = Activity()
    accounts = Accounts(activity)
    with qtbot.waitSignal(accounts.connected, timeout=30000):
        accounts.connect_login(login, KEY)
    yield Zooming(activity, accounts)
    accounts.close_all()


def found(zooming: Zooming, qtbot: QtBot, container: str, name: str) -> QgsReferencedRectangle:
    with qtbot.waitSignal(zooming.found, timeout=WITHIN) as signal:
        zooming.look_for(Place(KEY, container, name))
    return signal.args[0]


def test_a_geotiff_is_not_opened(zooming: Zooming, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    original = QgsRasterLayer(str(DATA / "cog.tif"), "raster")
    with monkeypatch.context() as without:
        without.delattr(Account, "prepare_layer")
        extent = found(zooming, qtbot, "rasters", "cog.tif")
    assert extent.crs() == original.crs()
    assert extent.toString(1) == original.extent().toString(1)


def test_a_vector_file_is(zooming: Zooming, qtbot: QtBot, cloud: CloudHandle) -> None:
    gdal.VSICurlClearCache()
    extent = found(zooming, qtbot, "vectors", "footprints.fgb")
    assert extent.crs().authid() == "EPSG:4326"
    assert QgsRectangle(-77, 44, -52, 75).contains(extent)


def test_what_lies_nowhere_says_so(zooming: Zooming, qtbot: QtBot) -> None:
    with qtbot.waitSignal(zooming.failed, timeout=WITHIN) as signal:
        zooming.look_for(Place(KEY, "rasters", "notes.txt"))
    assert str(signal.args[0]) == "notes.txt is not a raster that QGIS can read."
