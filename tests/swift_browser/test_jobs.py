"""What jobs leave behind outlives the threads that they ran on."""

from __future__ import annotations

from pytestqt.qtbot import QtBot
from qgis.core import QgsApplication, QgsCoordinateReferenceSystem
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
