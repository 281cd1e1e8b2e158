"""The parts of swift_browser that stand on QtCore alone, under PyQt6: jobs, renewal, and signals across threads."""

from __future__ import annotations

import importlib
import threading
from datetime import timedelta

import pytest
from plugin_package import CHECKOUT, sources
from pytestqt.qtbot import QtBot
from swift_cog_browser.auth.errors import Cancelled, LoginRefused, UserError
from swift_cog_browser.auth.login import Trust
from swift_cog_browser.auth.network import Network
from swift_cog_browser.auth.token import Token, utc_now
from swift_cog_browser.swift_browser import renewal as renewal_module
from swift_cog_browser.swift_browser import reopening
from swift_cog_browser.swift_browser.activity import Activity
from swift_cog_browser.swift_browser.cancel import Cancel
from swift_cog_browser.swift_browser.environment import ProcessEnvironment
from swift_cog_browser.swift_browser.jobs import Unexpected
from swift_cog_browser.swift_browser.render_watch import RenderWatch
from swift_cog_browser.swift_browser.renewal import Renewal
from swift_cog_browser.swift_browser.reopening import Reopening

# It needs QGIS's main window, and the icons that are compiled when the plugin is built.
NOT_HERE = {"plugin"}
HOUR = timedelta(hours=1)


def modules() -> list[str]:
    names = [".".join(file.relative_to(CHECKOUT).with_suffix("").parts) for file in sources()]
    return sorted({name.replace(".__init__", "") for name in names} - {"__init__"} - NOT_HERE)


@pytest.mark.parametrize("name", modules())
def test_every_module_can_be_imported(name: str) -> None:
    importlib.import_module(f"swift_cog_browser.{name}")


def token(life: timedelta) -> Token:
    now = utc_now()
    return Token("t", now - HOUR, now + life, "https://swift.example/v1/AUTH_1")


class ScriptedSession:
    """Its token is due at once; renewing gives one for an hour, or fails."""

    def __init__(self, error: UserError | None = None) -> None:
        self.current = token(timedelta(seconds=2))
        self.renewable = True
        self._error = error
        self.asked_on: list[threading.Thread] = []

    def renew(self, _old: Token) -> Token:
        self.asked_on.append(threading.current_thread())
        if self._error is not None:
            raise self._error
        self.current = token(HOUR)
        return self.current


@pytest.mark.usefixtures("activity")
def test_renews_in_the_background(qtbot: QtBot) -> None:
    session = ScriptedSession()
    renewal = Renewal(session)
    with qtbot.waitSignal(renewal.renewed) as renewed:
        renewal.start()
    assert renewed.args == [session.current]
    assert len(session.asked_on) == 1
    assert threading.main_thread() not in session.asked_on
    renewal.stop()


@pytest.mark.usefixtures("activity")
def test_tells_of_failures_and_of_the_end(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(renewal_module, "TELL_AFTER", 1)
    session = ScriptedSession(LoginRefused(url="https://keystone.example", user="astrid"))
    renewal = Renewal(session)
    with qtbot.waitSignal(renewal.failing) as failing:
        renewal.start()
    assert failing.args[0].next_attempt is None
    session.current = token(timedelta(0))
    with qtbot.waitSignal(renewal.expired):
        renewal.start()
    renewal.stop()


def test_a_fault_of_the_plugin_is_shown(activity: Activity, qtbot: QtBot) -> None:
    errors: list[UserError] = []
    activity.start("Divide", lambda _cancel: 1 / 0, errors.append, errors.append)
    qtbot.waitUntil(lambda: bool(errors))
    assert isinstance(errors[0], Unexpected)
    assert "ZeroDivisionError" in str(errors[0])


def test_a_result_that_came_too_late_is_taken_down(activity: Activity, qtbot: QtBot) -> None:
    running = threading.Event()
    discarded: list[str] = []
    errors: list[UserError] = []

    def work(cancel: Cancel) -> str:
        running.set()
        with pytest.raises(Cancelled):
            cancel.wait(30)
        return "result"

    activity.start("Wait", work, pytest.fail, errors.append, discarded.append)
    assert running.wait(30)
    activity.cancel()
    qtbot.waitUntil(lambda: bool(errors))
    assert isinstance(errors[0], Cancelled)
    assert discarded == ["result"]


def test_a_token_from_another_thread_settles_on_the_main_thread(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """And only when nothing is being drawn. There are no layers here: reading them anew needs a real QGIS."""
    reloaded_on: list[threading.Thread] = []
    monkeypatch.setattr(reopening, "warm_up", lambda _prefixes, then: then())
    monkeypatch.setattr(reopening, "reload_layers", lambda _prefixes: reloaded_on.append(threading.current_thread()))
    watch = RenderWatch()
    bridge = Reopening(Network(Trust()), ProcessEnvironment(), object(), watch)
    watch.begin(watch)
    new = token(HOUR)
    publishing = threading.Thread(target=bridge.publish, args=(new,))
    with qtbot.assertNotEmitted(bridge.settled):
        publishing.start()
        qtbot.waitUntil(lambda: bool(reloaded_on))
    with qtbot.waitSignal(bridge.settled) as settled:
        watch.end(watch)
    assert settled.args == [new]
    assert set(reloaded_on) == {threading.main_thread()}
    publishing.join()
    bridge.withdraw()
