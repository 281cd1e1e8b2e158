"""What jobs leave behind outlives the threads that they ran on."""

from __future__ import annotations

from threading import Event

import pytest
from pytestqt.qtbot import QtBot
from qgis.core import QgsApplication, QgsCoordinateReferenceSystem, QgsTask
from swift_cog_browser.auth.errors import UserError
from swift_cog_browser.swift_browser import jobs

UNUSED_ELSEWHERE = "EPSG:32747"  # QGIS keeps those that other threads have made
GRACE = 200  # ms: threads that may end would have ended


def test_a_reference_system_of_a_job_stays_whole(qapp: QgsApplication, qtbot: QtBot) -> None:
    # As after the 30 s of QGIS.
    QgsApplication.taskManager().threadPool().setExpiryTimeout(0)
    made: list[QgsCoordinateReferenceSystem] = []
    errors: list[UserError] = []
    jobs.start("Make one", lambda _cancel: QgsCoordinateReferenceSystem(UNUSED_ELSEWHERE), made.append, errors.append)
    qtbot.waitUntil(lambda: bool(made or errors))
    qtbot.wait(GRACE)
    assert not errors
    assert "UTM zone 47S" in made[0].toWkt()


@pytest.mark.parametrize("prompt", [False, True])
def test_qgis_asks_before_it_ends_only_where_something_would_be_lost(
    prompt: bool, qapp: QgsApplication, qtbot: QtBot
) -> None:
    done: list[bool] = []
    job = jobs.start("Read", lambda _cancel: True, done.append, lambda _error: None, prompt=prompt)
    assert bool(job.flags() & QgsTask.Flag.CancelWithoutPrompt) is not prompt
    qtbot.waitUntil(lambda: bool(done))


def test_a_job_that_qgis_loses_is_done_all_the_same(
    qapp: QgsApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its task manager takes tasks out of the queue of the threads that it means not to."""
    monkeypatch.setattr(jobs, "LOOK_AGAIN", 50)
    pool, go_on = QgsApplication.taskManager().threadPool(), Event()
    done: list[object] = []
    errors: list[UserError] = []
    for _each in range(pool.maxThreadCount()):
        jobs.start("Keep busy", lambda _cancel: go_on.wait(20), done.append, errors.append)
    qtbot.waitUntil(lambda: pool.activeThreadCount() == pool.maxThreadCount())
    jobs.start("Wait", lambda _cancel: "done", done.append, errors.append)
    pool.clear()
    go_on.set()
    qtbot.waitUntil(lambda: "done" in done, timeout=20_000)
    assert done.count("done") == 1
    assert not errors
    qtbot.waitUntil(lambda: not jobs._running)
