"""The watch sees what it is to see."""

from __future__ import annotations

import time

from pytestqt.qtbot import QtBot
from qgis.core import QgsApplication
from real_qgis.watch import Watch
from swift_cog_browser.swift_browser import models


def wait(qtbot: QtBot, watch: Watch) -> None:
    qtbot.waitUntil(lambda: bool(watch.gaps), timeout=5000)


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
