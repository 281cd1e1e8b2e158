"""An account that was made on the thread of a job, as each is that somebody connects to at the desk."""

from __future__ import annotations

from cloud.handle import CloudHandle
from project_work import WITHIN, Work
from pytestqt.qtbot import QtBot
from qgis.core import QgsProject, QgsRasterLayer
from swift_cog_browser.auth.token import Token
from swift_cog_browser.swift_browser import jobs


def test_its_token_is_renewed_in_time(qtbot: QtBot, project: QgsProject, cloud: CloudHandle) -> None:
    with Work(qtbot, cloud) as work:
        account = work.connect()
        qtbot.waitUntil(account.renewal._timer.isActive, timeout=WITHIN)


def test_a_renewed_token_reaches_its_layers(qtbot: QtBot, project: QgsProject, cloud: CloudHandle) -> None:
    with Work(qtbot, cloud) as work:
        account = work.connect()
        account.add_raster("rasters", "cog.tif")
        first = account.session.current

        def is_new(token: Token) -> bool:
            # The first one is settled a little after the login.
            return token != first

        with qtbot.waitSignal(account.bridge.settled, timeout=WITHIN, check_params_cb=is_new) as settled:
            # Layers have the new token before the account says that it is the present one.
            with qtbot.waitCallback(timeout=WITHIN) as renewed:
                jobs.start("test", lambda _cancel: account.renew(), renewed, lambda _error: None)
        assert settled.args == [account.session.current]


def test_layers_by_hand_are_opened_anew(qtbot: QtBot, project: QgsProject, cloud: CloudHandle) -> None:
    with Work(qtbot, cloud) as work:
        account = work.connect()
        by_hand = QgsRasterLayer("/vsiswift/rasters/mosaic_cog1.tif", "by hand", "gdal")
        project.addMapLayer(by_hand)
        with qtbot.waitSignal(by_hand.repaintRequested, timeout=WITHIN):
            account.add_raster("rasters", "cog_int16.tif")
