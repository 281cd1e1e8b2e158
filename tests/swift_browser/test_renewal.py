"""Renewal by the wall clock: when it happens, what it does when it fails, and what the user is told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import pytest
from cloud.handle import CloudHandle
from conftest import login_of
from pytestqt.qtbot import QtBot
from qgis.gui import QgsMessageBar
from qgis.PyQt.QtWidgets import QPushButton
from swift_cog_browser.auth.errors import LoginRefused, ServerOutOfReach
from swift_cog_browser.auth.login import Login
from swift_cog_browser.auth.session import AccountSession
from swift_cog_browser.auth.token import utc_now
from swift_cog_browser.swift_browser import renewal as module
from swift_cog_browser.swift_browser.renewal import Renewal, RenewalTrouble
from swift_cog_browser.ui.messages import Messages, trouble_text
from swift_cog_browser.ui.words import duration_text, token_text

pytestmark = pytest.mark.usefixtures("qapp")
OUT_OF_REACH = "http://127.0.0.1:9/v3"  # nobody listens on the port called "discard"


@dataclass
class Desk:
    """A session with a clock that can be set, and its renewal."""

    session: AccountSession
    renewal: Renewal
    ahead: timedelta = timedelta(0)

    def now(self) -> datetime:
        return utc_now() + self.ahead

    def use(self, login: Login) -> None:
        self.session._login = login


@pytest.fixture
def desk(cloud: CloudHandle, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    # Small pauses and waits: the shape of the rows of attempts is the same.
    monkeypatch.setattr(module, "FIRST_PAUSE", timedelta(seconds=1))
    monkeypatch.setattr(module, "LONGEST_WAIT", timedelta(seconds=0.1))
    desk: Desk
    session = AccountSession(login_of(cloud), clock=lambda: desk.now())
    desk = Desk(session, Renewal(session, clock=lambda: desk.now()))
    session.open()
    yield desk
    desk.renewal.stop()


def test_renews_when_it_is_due_and_not_before(desk: Desk, qtbot: QtBot) -> None:
    first = desk.session.current
    desk.renewal.start()
    assert desk.renewal.next_attempt == first.renew_at
    desk.ahead = timedelta(minutes=44, seconds=50)
    with qtbot.assertNotEmitted(desk.renewal.renewed, wait=500):
        pass
    # A computer that slept: the clock jumps, and the next look at it sees that.
    with qtbot.waitSignal(desk.renewal.renewed, timeout=10000) as renewed:
        desk.ahead = timedelta(minutes=45, seconds=1)
    assert renewed.args == [desk.session.current]
    assert desk.session.current != first


@pytest.mark.parametrize("ahead", [timedelta(hours=2), timedelta(hours=-2)])
def test_a_wrong_clock_at_the_desk(cloud: CloudHandle, qtbot: QtBot, ahead: timedelta) -> None:
    """Neither a login after the other, nor a token that is renewed two hours too late."""
    session = AccountSession(login_of(cloud), clock=lambda: utc_now() + ahead)
    token = session.open()
    renewal = Renewal(session, clock=lambda: utc_now() + ahead)
    with qtbot.assertNotEmitted(renewal.renewed, wait=500), qtbot.assertNotEmitted(renewal.expired):
        renewal.start()
    due = renewal.next_attempt
    assert due is not None
    assert timedelta(minutes=44) < due - (utc_now() + ahead) <= timedelta(minutes=45, seconds=1)
    assert session.token() is token
    renewal.stop()


def test_a_failure_or_two_heal_in_silence(desk: Desk, cloud: CloudHandle, qtbot: QtBot) -> None:
    desk.use(replace(login_of(cloud), auth_url=OUT_OF_REACH))
    desk.ahead = timedelta(minutes=46)
    with qtbot.assertNotEmitted(desk.renewal.failing):
        desk.renewal.start()
        qtbot.waitUntil(lambda: desk.renewal._failures == 2, timeout=10000)
        desk.use(login_of(cloud))
        with qtbot.waitSignal(desk.renewal.renewed, timeout=10000):
            pass
    assert desk.renewal._failures == 0


def test_a_row_of_failures_is_told_once_with_growing_pauses(desk: Desk, cloud: CloudHandle, qtbot: QtBot) -> None:
    desk.use(replace(login_of(cloud), auth_url=OUT_OF_REACH))
    desk.ahead = timedelta(minutes=46)
    told: list[RenewalTrouble] = []
    desk.renewal.failing.connect(told.append)
    desk.renewal.start()
    pauses = []
    for failures in (1, 2, 3, 4):
        qtbot.waitUntil(lambda failures=failures: desk.renewal._failures == failures, timeout=20000)
        attempt = desk.renewal.next_attempt
        assert attempt is not None
        pauses.append(round((attempt - desk.now()).total_seconds()))
    assert pauses == [1, 2, 4, 8]
    (trouble,) = told
    assert isinstance(trouble.error, ServerOutOfReach)
    text = trouble_text(trouble)
    assert "the connection was refused" in text
    assert "tried again by itself" in text
    assert "can be read until" in text
    # Back in reach, it renews by itself.
    desk.use(login_of(cloud))
    with qtbot.waitSignal(desk.renewal.renewed, timeout=20000):
        pass


def test_a_refused_login_is_not_repeated_for_ever(desk: Desk, cloud: CloudHandle, qtbot: QtBot) -> None:
    desk.use(login_of(cloud).with_password("changed meanwhile"))
    desk.ahead = timedelta(minutes=46)
    with qtbot.waitSignal(desk.renewal.failing, timeout=20000) as failing:
        desk.renewal.start()
    (trouble,) = failing.args
    assert isinstance(trouble.error, LoginRefused)
    assert trouble.next_attempt is None
    assert desk.renewal.next_attempt is None
    assert "Log in again before then" in trouble_text(trouble)
    with qtbot.waitSignal(desk.renewal.expired, timeout=5000):
        desk.ahead = timedelta(minutes=61)


def test_stop_calls_off_what_is_under_way(desk: Desk, qtbot: QtBot) -> None:
    first = desk.session.current
    desk.ahead = timedelta(minutes=46)
    with qtbot.assertNotEmitted(desk.renewal.renewed, wait=500), qtbot.assertNotEmitted(desk.renewal.failing):
        desk.renewal.start()
        desk.renewal.stop()
        desk.session.close()
    assert first


def test_messages_on_the_screen(desk: Desk, qtbot: QtBot) -> None:
    bar = QgsMessageBar()
    qtbot.addWidget(bar)
    messages = Messages(bar)
    error = ServerOutOfReach(server="k", reason="the connection was refused", details="what requests said")
    messages.renewal_trouble(RenewalTrouble(error, desk.session.current.ends_at, desk.now()))
    (item,) = bar.items()
    assert "k is out of reach" in item.text()
    assert [button.text() for button in item.findChildren(QPushButton)] == ["Details"]
    messages.expired("Moon")
    assert any("The login of Moon has expired" in item.text() for item in bar.items())


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "0 s"), (119, "119 s"), (120, "2 min"), (2460, "41 min"), (10799, "180 min"), (10800, "3 h"), (86400, "24 h")],
)
def test_durations(seconds: int, text: str) -> None:
    assert duration_text(timedelta(seconds=seconds)) == text


def test_token_states(desk: Desk) -> None:
    now = utc_now()
    hour = timedelta(hours=1)
    assert token_text(now, now + hour, now + timedelta(minutes=41)) == "renews in 41 min"
    assert token_text(now, now + hour, now) == "renewing the login"
    assert token_text(now, now + hour, None) == "login ends in 60 min"
    assert token_text(now, now, None) == "login expired"
