"""Operations at random on the real cloud, over a way that fails at random. ``make soak`` does ten thousand."""

from __future__ import annotations

import faulthandler
import os
import random
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from cloud.faulty import FaultyWay
from cloud.handle import CloudHandle
from osgeo import gdal
from real_qgis.desk import Desk
from swift_cog_browser.auth import pace, transport
from swift_cog_browser.swift_browser import bridge, http_connections, store

from .remains import MIB, Remains
from .work import Soak

OPERATIONS = int(os.environ.get("SOAK_OPERATIONS", "200"))
SEED = int(os.environ.get("SOAK_SEED") or random.randrange(10**6))
LOOKS = 5 if OPERATIONS < 1000 else 20
# What Python, Qt and GDAL keep for the next time comes in the first third.
WARM = LOOKS // 3
MORE_MEMORY = 40  # MiB, from then to the end
MORE_THREADS = 4
# QGIS keeps threads for the next time, as many as were busy at once, and GDAL a connection or two for each.
MORE_SOCKETS = 24


@pytest.fixture
def way(cloud: CloudHandle, monkeypatch: pytest.MonkeyPatch) -> Iterator[FaultyWay]:
    """What would take minutes takes seconds."""
    monkeypatch.setattr(store, "FIRST_PAUSE", 0.02)
    monkeypatch.setattr(http_connections, "DONE_WITHIN", 2.0)
    monkeypatch.setattr(transport, "DONE_WITHIN", 10.0)
    monkeypatch.setattr(pace, "BETWEEN_LOGINS", 0.05)
    quickly = {"GDAL_HTTP_RETRY_DELAY": "0.02", "GDAL_HTTP_LOW_SPEED_TIME": "3"}
    monkeypatch.setattr(bridge, "READ_SETTINGS", {**bridge.READ_SETTINGS, **quickly})
    before = gdal.GetCacheMax()
    gdal.SetCacheMax(32 * MIB)
    with FaultyWay(cloud.plan.swift_url) as way:
        yield way
        way.fail(None)
    gdal.SetCacheMax(before)


@pytest.mark.timeout(max(300, OPERATIONS))
def test_nothing_is_left_behind(desk: Desk, cloud: CloudHandle, way: FaultyWay, tmp_path: Path) -> None:
    soak = Soak(desk, cloud, way, tmp_path, SEED)
    begun = time.monotonic()
    print(f"\nsoak: {OPERATIONS} operations, SOAK_SEED={SEED}", flush=True)
    looks: list[Remains] = []
    try:
        for number in range(1, OPERATIONS + 1):
            soak.step()
            if number % (OPERATIONS // LOOKS) == 0:
                looks.append(soak.rest())
                print(f"soak: {number:6} in {time.monotonic() - begun:4.0f} s: {looks[-1]}", flush=True)
    except BaseException:
        faulthandler.dump_traceback(all_threads=True)
        print(f"SOAK_SEED={SEED}, the last operations:", *soak.last, sep="\n", flush=True)
        raise
    finally:
        soak.end()
    print(f"soak: {dict(soak.done)}\nsoak: {dict(soak.outcomes)}", flush=True)
    expect_flat(looks)
    assert soak.outcomes["well"] > OPERATIONS / 10
    assert [file for file in tmp_path.rglob("*") if file.is_file()] == []


def expect_flat(looks: list[Remains]) -> None:
    """See that the last look finds no more than the first ones did."""
    warm, last = looks[WARM], looks[-1]
    assert (last.containers, last.jobs, last.tasks, last.layers) == (0, 0, 0, 0)
    assert last.memory_files <= warm.memory_files
    assert last.files <= warm.files
    assert last.threads <= warm.threads + MORE_THREADS
    assert last.sockets <= warm.sockets + MORE_SOCKETS
    assert last.memory <= warm.memory + MORE_MEMORY
