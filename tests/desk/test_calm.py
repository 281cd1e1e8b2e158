"""The main thread of the real QGIS stays free over a link with round trips of 100 ms, whatever the plugin is asked for.

There are two kinds of steps. In some QGIS has nothing of its own to do: what the main thread works in a gap is the
plugin's, or is done by Qt for its rows. In others QGIS adds, draws, saves or opens layers, which takes it long with
files of this machine, too: there the time counts in which the plugin's code was run. Never counted is the time in which
others had the processors.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from cloud.handle import CloudHandle
from cloud.relay import Relay
from conftest import DATA
from real_qgis.launch import make_profile, run_script
from swift_cog_browser.auth.openrc import read

HERE = Path(__file__).parent
ROWS = 200_000
LAYERS = 20
LARGE, TWENTY = "large", "twenty"
CALM = 100  # ms
ATTEMPTS = 3
# QGIS works in these itself, or does the same without the plugin.
OF_QGIS = ("add twenty", "zoom", "pan", "save", "new project", "reopen", "command line", "log in for the project")
WITHOUT = "QGIS: "
Steps = dict[str, dict[str, Any]]


@pytest.fixture
def full_cloud(cloud: CloudHandle) -> Iterator[CloudHandle]:
    """The cloud, with one more container of 200,000 rows, and one of twenty rasters."""
    target = (cloud.administrator.log_in(cloud.user()), storage_url(cloud))
    objects = [f"{TWENTY}/scene-{number:02}.tif" for number in range(LAYERS)]
    for container in (LARGE, TWENTY):
        cloud.upload(*target, container, b"")
    cloud.add_rows(LARGE, ROWS)
    for name in objects:
        cloud.upload(*target, name, (DATA / "cog_scale.tif").read_bytes())
    yield cloud
    cloud.drop_rows(LARGE)
    for name in (*objects, LARGE, TWENTY):
        cloud.delete(*target, name)


@pytest.fixture
def distant(full_cloud: CloudHandle, tmp_path: Path) -> Iterator[Path]:
    """The openrc file of who reaches Keystone and Swift over a long way only."""
    ports = full_cloud.plan.ports
    with Relay(ports.keystone) as keystone, Relay(ports.proxy) as swift:
        url = storage_url(full_cloud).replace(f":{ports.proxy}/", f":{swift.port}/")
        text = full_cloud.openrc().read_text().replace(f":{ports.keystone}/", f":{keystone.port}/")
        file = tmp_path / "far-away-openrc.sh"
        file.write_text(f"{text}export OS_STORAGE_URL={url}\n")
        yield file


def storage_url(cloud: CloudHandle) -> str:
    return f"{cloud.plan.swift_url}/v1/AUTH_{read(cloud.openrc()).variables['OS_PROJECT_ID']}"


def watched(cloud: CloudHandle, openrc: Path, folder: Path) -> Steps:
    """Run QGIS twice, the second time with the project of the first, and return what was seen in each step."""
    profile, saved = make_profile(folder), folder / "map.qgs"
    variables = {"SWIFT_COG_CLOUD": str(cloud.folder), "SWIFT_COG_MAP": str(saved), "SWIFT_COG_OPENRC": str(openrc)}
    code, first = run_script(profile, HERE / "tour_calm.py", variables)
    assert (code, first["messages"]) == (0, [])
    variables["PYQGIS_STARTUP"] = str(HERE / "startup_calm.py")
    code, second = run_script(profile, HERE / "tour_calm_again.py", variables, project=saved)
    assert (code, second["messages"]) == (0, [])
    return {**first["steps"], **second["steps"]}


def gap_of_plugin(name: str, seen: dict[str, Any]) -> float:
    """Return the longest gap of a step that the plugin has to answer for, in ms."""
    return float(seen["plugin"] if name in OF_QGIS else seen["caused"])


@pytest.mark.timeout(900)
def test_the_main_thread_stays_free(full_cloud: CloudHandle, distant: Path, tmp_path: Path) -> None:
    calmest: dict[str, tuple[float, str]] = {}
    for attempt in range(ATTEMPTS):
        for name, seen in watched(full_cloud, distant, tmp_path / str(attempt)).items():
            times = ", ".join(f"{key} {round(seen[key]):4}" for key in ("longest", "own", "caused", "plugin"))
            print(f"{name:24} {times} ms")
            if not name.startswith(WITHOUT):
                # Others may have been in the way in another manner. What blocks does so each time.
                found = (gap_of_plugin(name, seen), seen["report"])
                calmest[name] = min(calmest.get(name, found), found)
        if all(gap < CALM for gap, _report in calmest.values()):
            break
    assert set(OF_QGIS) < set(calmest)
    assert {name: report for name, (gap, report) in calmest.items() if gap >= CALM} == {}
