"""Opening a project with twenty layers over a long way keeps nobody waiting."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from cloud.handle import CloudHandle
from cloud.relay import Relay
from osgeo import gdal
from project_work import WITHIN, Work
from pytestqt.qtbot import QtBot
from qgis.core import QgsProject
from real_qgis.watch import Watch
from swift_cog_browser.auth.login_variables import from_variables
from swift_cog_browser.swift_browser.account import Account
from swift_cog_browser.swift_browser.stand_ins import StandIns

LAYERS = 20
LONGEST = 100  # ms


def objects(account: Account) -> list[tuple[str, str]]:
    """Return twenty objects, no two of which share anything in GDAL's cache."""
    found = [
        (container, entry.name)
        for container in ("rasters", "scenes", "names", "public", "twins")
        for entry in account.objects(container)
        if entry.name.endswith(".tif")
    ]
    return found[:LAYERS]


def measured(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Return a list that gets how long each path took to read, in seconds."""
    spent: list[float] = []
    read = StandIns._stand_in

    def timed(self: StandIns, path: str) -> str:
        began = time.perf_counter()
        try:
            return read(self, path)
        finally:
            spent.append(time.perf_counter() - began)

    monkeypatch.setattr(StandIns, "_stand_in", timed)
    return spent


@pytest.mark.timeout(240)
def test_twenty_layers_over_a_long_way(
    qtbot: QtBot, project: QgsProject, cloud: CloudHandle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, spent = tmp_path / "map.qgs", measured(monkeypatch)
    with Work(qtbot, cloud) as work, Relay(cloud.plan.ports.proxy) as relay:
        token = work.connect().session.current
        work.accounts.close_all()
        url = token.storage_url.replace(f":{cloud.plan.ports.proxy}/", f":{relay.port}/")
        login = from_variables({"OS_STORAGE_URL": url, "OS_AUTH_TOKEN": token.value}, "Far away")
        with qtbot.waitSignal(work.accounts.connected, timeout=WITHIN):
            work.accounts.connect_login(login, "far")
        account = work.accounts.all[0]
        names = objects(account)
        assert len(names) == LAYERS
        for container, name in names:
            account.add_raster(container, name)
        assert project.write(str(file))
        project.clear()
        gdal.VSICurlClearCache()
        since, began = cloud.mark(), time.perf_counter()
        # All that QGIS does on its main thread: without a request, and with little of the plugin in it.
        assert project.read(str(file))
        opened = time.perf_counter() - began
        assert cloud.requests(since) == []
        assert sum(spent) * 1000 < LONGEST
        with Watch() as watch:
            qtbot.waitUntil(lambda: not work.layers._soon.isActive() and not work.layers._returning, timeout=120000)
        back = time.perf_counter() - began
        print(f"opened in {opened:.2f} s, {sum(spent) * 1000:.0f} ms of it in the plugin; all back in {back:.2f} s")
        print(
            f"longest gap then {watch.longest:.0f} ms, of the plugin {watch.longest_of_plugin:.0f} ms\n{watch.report()}"
        )
        assert work.errors == []
        assert all(layer.isValid() for layer in project.mapLayers().values())
        assert all(layer.source().startswith("/vsi") for layer in project.mapLayers().values())
        assert not any("vsimem" in layer.source() for layer in project.mapLayers().values())
        assert watch.longest_of_plugin < LONGEST, watch.report()
