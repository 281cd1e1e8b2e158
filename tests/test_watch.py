"""The watch sees what it is to see."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot
from qgis.core import QgsApplication
from real_qgis.watch import SCHEDULER, Watch
from swift_cog_browser.swift_browser import models


def wait(qtbot: QtBot, watch: Watch) -> None:
    qtbot.waitUntil(lambda: bool(watch.gaps), timeout=5000)


def work(seconds: float) -> None:
    """Use the processor for so long."""
    until = time.thread_time() + seconds
    while time.thread_time() < until:
        sum(range(1000))


@pytest.fixture
def taken_processor() -> Iterator[None]:
    """Have this thread run on one processor, on which another process runs all the time."""
    allowed = os.sched_getaffinity(0)
    one = min(allowed)
    os.sched_setaffinity(0, {one})
    # It inherits the one.
    other = subprocess.Popen([sys.executable, "-c", "print(flush=True)\nwhile True: pass"], stdout=subprocess.PIPE)
    assert other.stdout is not None
    other.stdout.readline()
    yield
    other.kill()
    other.wait()
    other.stdout.close()
    os.sched_setaffinity(0, allowed)


def test_a_gap_is_seen(qtbot: QtBot, qapp: QgsApplication) -> None:
    with Watch() as watch:
        time.sleep(0.2)
        wait(qtbot, watch)
    assert watch.longest >= 190
    assert watch.longest_of_plugin == 0
    assert "test_a_gap_is_seen" in watch.report()


def test_a_gap_of_the_plugin_is_told_from_others(qtbot: QtBot, qapp: QgsApplication) -> None:
    class Slow(dict):  # type: ignore[type-arg]
        def __getitem__(self, key: str) -> str:
            time.sleep(0.1)
            return "x"

    with Watch() as watch:
        models.container_from_row(Slow())
        wait(qtbot, watch)
    assert watch.longest_of_plugin >= 90
    assert watch.longest_caused >= 90


def test_only_the_plugins_part_of_a_gap_is_the_plugins(qtbot: QtBot, qapp: QgsApplication) -> None:
    class Slow(dict):  # type: ignore[type-arg]
        def __getitem__(self, key: str) -> str:
            # Once for all fields.
            time.sleep(0.1 if key == "name" else 0)
            return "x"

    with Watch() as watch:
        time.sleep(0.3)
        models.container_from_row(Slow())
        wait(qtbot, watch)
    assert watch.longest >= 390
    assert 70 <= watch.longest_of_plugin <= 200, watch.report()


def test_waiting_is_told_from_working(qtbot: QtBot, qapp: QgsApplication) -> None:
    with Watch() as slept:
        time.sleep(0.2)
        wait(qtbot, slept)
    with Watch() as worked:
        work(0.2)
        wait(qtbot, worked)
    # Nobody else's doing, but no work either.
    assert slept.longest_own > 150
    assert slept.longest_caused < 100
    assert worked.longest_caused >= 190


@pytest.mark.skipif(not SCHEDULER.exists(), reason="the system does not tell how long a thread waited")
def test_a_busy_machine_is_nobodys_fault(qtbot: QtBot, qapp: QgsApplication, taken_processor: None) -> None:
    with Watch() as watch:
        work(0.2)
        wait(qtbot, watch)
    gap = max(watch.gaps, key=lambda gap: gap.length)
    assert gap.waited >= 80
    assert watch.longest_own <= gap.length - 80
