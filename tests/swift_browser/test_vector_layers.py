"""Vector files in the object store, opened in place."""

from __future__ import annotations

import threading
import time

import pytest
from cloud.handle import CloudHandle
from cloud.relay import Relay
from osgeo import gdal
from pytestqt.qtbot import QtBot
from qgis.core import QgsProject, QgsVectorLayer
from swift_cog_browser.auth.login_variables import from_variables
from swift_cog_browser.swift_browser import object_layers, vector_layers
from swift_cog_browser.swift_browser.account import Account
from swift_cog_browser.swift_browser.accounts import Accounts
from swift_cog_browser.swift_browser.activity import Activity
from swift_cog_browser.swift_browser.adding import Adding
from swift_cog_browser.swift_browser.errors import NotAVector, NotFound, VectorUnreadable
from swift_cog_browser.swift_browser.layers import made_here
from swift_cog_browser.swift_browser.places import Place
from swift_cog_browser.swift_browser.provenance import read

FILES = ["footprints.fgb", "footprints.geojson", "footprints.gpkg"]
NAMES = ["cog", "mosaic_cog1", "mosaic_cog2", "mosaic_cog3", "nocog"]
LONGEST = 100  # ms
KEY = "far"


@pytest.mark.parametrize("file", FILES)
def test_opening_and_closing_reads_only(file: str, account: Account, cloud: CloudHandle, project: QgsProject) -> None:
    gdal.VSICurlClearCache()
    mark = cloud.mark()
    layer = account.load_layer("vectors", file)
    assert layer.name() == "footprints"
    project.addMapLayer(layer)
    assert sorted(feature["name"] for feature in layer.getFeatures()) == NAMES
    assert layer.source().startswith("/vsi")
    assert not layer.supportsEditing()
    project.clear()
    requests = cloud.requests(mark)
    assert requests
    assert {request.method for request in requests} <= {"GET", "HEAD"}, requests


@pytest.mark.parametrize("file", FILES)
def test_adding_over_a_long_way_keeps_nobody_waiting(
    file: str, cloud: CloudHandle, account: Account, project: QgsProject, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[tuple[threading.Thread, list[str]]] = []
    spent: list[float] = []
    load = vector_layers.load_vector

    def noted(path: str, name: str, format_name: str) -> QgsVectorLayer:
        mark, began = cloud.mark(), time.perf_counter()
        layer = load(path, name, format_name)
        spent.append(time.perf_counter() - began)
        made.append((threading.current_thread(), [f"{each.method} {each.path}" for each in cloud.requests(mark)]))
        return layer

    monkeypatch.setattr(object_layers, "load_vector", noted)
    activity = Activity()
    accounts = Accounts(activity)
    adding = Adding(activity, accounts)
    token = account.session.current
    account.close()
    with Relay(cloud.plan.ports.proxy) as relay:
        url = token.storage_url.replace(f":{cloud.plan.ports.proxy}/", f":{relay.port}/")
        with qtbot.waitSignal(accounts.connected, timeout=20000):
            accounts.connect_login(from_variables({"OS_STORAGE_URL": url, "OS_AUTH_TOKEN": token.value}, "Far"), KEY)
        gdal.VSICurlClearCache()
        mark = cloud.mark()
        with qtbot.waitSignal(adding.added, timeout=20000) as added:
            adding.add([Place(KEY, "vectors", file)])
        (layer,) = added.args
        print(f"{file}: {len(cloud.requests(mark))} requests; made in {spent[0] * 1000:.0f} ms")
        accounts.close_all()
    assert {each.method for each in cloud.requests(mark)} == {"GET", "HEAD"}
    assert made == [(threading.main_thread(), [])]
    assert spent[0] * 1000 < LONGEST
    assert list(project.mapLayers().values()) == [layer]
    assert made_here(layer)
    provenance = read(layer)
    assert provenance is not None
    assert provenance.name == file


def test_what_is_none_says_so(account: Account, cloud: CloudHandle) -> None:
    token = account.session.token()
    for name, contents in (("broken.gpkg", b"This is no GeoPackage.\n"), ("short.fgb", b"fgb\x03fgb\x01\x10\x00")):
        cloud.upload(token.value, token.storage_url, f"vectors/{name}", contents)
    try:
        with pytest.raises(NotAVector):
            account.prepare_layer("vectors", "broken.gpkg")
        with pytest.raises(VectorUnreadable):
            account.prepare_layer("vectors", "short.fgb")
    finally:
        for name in ("broken.gpkg", "short.fgb"):
            cloud.delete(token.value, token.storage_url, f"vectors/{name}")
    with pytest.raises(NotFound):
        account.prepare_layer("vectors", "missing.fgb")
