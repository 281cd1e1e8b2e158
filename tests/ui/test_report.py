"""The report for the tracker tells what helps, and nothing about whose it is."""

from __future__ import annotations

from cloud.handle import CloudHandle
from osgeo import gdal
from real_qgis.desk import Desk, answer
from swift_cog_browser.swift_browser.manifest import manifest_value
from swift_cog_browser.swift_browser.report import report


def test_report(desk: Desk, cloud: CloudHandle) -> None:
    messages = desk.workplace.messages
    assert "Not connected" in report(None, messages.last_errors)
    assert "none" in report(None, messages.last_errors)
    answer(desk.prompt(cloud.openrc()), "wrong", desk.qtbot)
    desk.qtbot.waitUntil(lambda: bool(desk.messages), timeout=20000)
    desk.bar.clearWidgets()
    desk.connect(cloud)
    account = desk.accounts.current
    assert account is not None
    text = report(account, messages.last_errors)
    for part in (
        f"Swift COG Browser {manifest_value('version')}",
        f"GDAL {gdal.__version__}",
        "keystoneauth1 5",
        "Connected with PasswordCredentials",
        "LoginRefused: Keystone at {url} refused the login of {user}",
    ):
        assert part in text
    token = account.session.current
    private = (token.value[:12], cloud.user().password, "astrid", "calibration", "127.0.0.1", cloud.openrc().name)
    assert [part for part in private if part in text] == []
