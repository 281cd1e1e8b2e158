"""QGIS with the plugin, by every way that has a window: nothing but GET and HEAD reaches the object store."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from cloud.handle import CloudHandle, Request
from conftest import DATA, login_of
from real_qgis.launch import make_profile, run_script

WAYS = ("dock", "double_click", "drag_and_drop", "data_source_manager", "hand", "console", "project")
Seen = dict[str, Any]


@pytest.fixture(scope="module")
def seen(cloud: CloudHandle, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Seen, list[Request]]]:
    from swift_cog_browser.auth.session import AccountSession

    token = AccountSession(login_of(cloud)).open()
    objects = {way: f"{way}-{uuid.uuid4().hex}.tif" for way in WAYS}
    for name in objects.values():
        cloud.upload(token.value, token.storage_url, f"empty/{name}", (DATA / "mosaic_cog2.tif").read_bytes())
    mark = cloud.mark()
    folder = tmp_path_factory.mktemp("sealed")
    variables = {
        "SWIFT_COG_CLOUD": str(cloud.folder),
        "SWIFT_COG_FOLDER": str(folder),
        "SWIFT_COG_OBJECTS": json.dumps(objects),
    }
    code, found = run_script(make_profile(folder / "profile"), Path(__file__).with_name("tour_sealed.py"), variables)
    requests = cloud.requests(mark)
    assert code == 0
    yield found, requests
    written = {each.name.partition("/")[2] for each in requests if each.method == "PUT"}
    for name in {*objects.values(), *written}:
        cloud.delete(token.value, token.storage_url, f"empty/{name}")


@pytest.mark.timeout(300)
def test_nothing_was_written(seen: tuple[Seen, list[Request]]) -> None:
    _found, requests = seen
    assert {each.method for each in requests} == {"GET", "HEAD"}
    # Nor was there a look for files beside the objects.
    assert not [each.name for each in requests if each.name.endswith((".aux.xml", ".ovr", ".msk"))]


def test_statistics_went_to_the_profile(seen: tuple[Seen, list[Request]]) -> None:
    found, _requests = seen
    assert all(found["printed"].values())
    assert found["profile"]
    assert found["children's profile"] == found["profile"]


def test_nothing_is_left(seen: tuple[Seen, list[Request]]) -> None:
    found, _requests = seen
    assert found["sealed after the logout"] == ""
    assert found["sealed after unloading"] is None
    assert found["variable"] is None
    assert found["file"] is True
