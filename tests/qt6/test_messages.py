"""The message bar's messages under PyQt6."""

from __future__ import annotations

from datetime import datetime, timezone

import pytest
from pytestqt.qtbot import QtBot
from qgis.core import Qgis
from qgis.gui import QgsMessageBar, QgsMessageViewer
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QPushButton, QTextEdit
from swift_cog_browser.auth.errors import Cancelled, OpenrcMissing, ServerSlow
from swift_cog_browser.swift_browser.renewal import RenewalTrouble
from swift_cog_browser.ui.messages import Messages, trouble_text

NOON = datetime(2026, 11, 22, 12, tzinfo=timezone.utc)


@pytest.fixture
def bar(qtbot: QtBot) -> QgsMessageBar:
    bar = QgsMessageBar()
    qtbot.addWidget(bar)
    return bar


def test_an_error_is_a_warning_until_it_is_closed(bar: QgsMessageBar) -> None:
    Messages(bar).error(OpenrcMissing(file="x.sh"))
    (item,) = bar.items()
    assert (item.text(), item.level(), item.duration()) == ("There is no file x.sh.", Qgis.MessageLevel.Warning, 0)
    assert item.findChildren(QPushButton) == []


def test_cancelling_is_no_error(bar: QgsMessageBar) -> None:
    Messages(bar).error(Cancelled())
    assert bar.items() == []


def test_news_go_by_themselves(bar: QgsMessageBar) -> None:
    Messages(bar).information("Done.")
    (item,) = bar.items()
    assert (item.text(), item.level(), item.duration()) == ("Done.", Qgis.MessageLevel.Info, 8)


def test_the_end_of_a_login_is_critical(bar: QgsMessageBar) -> None:
    Messages(bar).expired()
    assert [item.level() for item in bar.items()] == [Qgis.MessageLevel.Critical]


def test_details_on_request(bar: QgsMessageBar, qtbot: QtBot) -> None:
    Messages(bar).error(ServerSlow(server="swift.example", details="after 30 s"))
    (button,) = bar.items()[0].findChildren(QPushButton)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    (viewer,) = bar.findChildren(QgsMessageViewer)
    assert viewer.isVisible()
    text = viewer.findChild(QTextEdit).toPlainText()
    assert text == "swift.example did not answer in time. Check the network, or try again later.\n\nafter 30 s"
    with qtbot.waitSignal(viewer.destroyed):
        viewer.close()


@pytest.mark.parametrize(("next_attempt", "advice"), [(None, "Log in again before then."), (NOON, "is tried again")])
def test_trouble(bar: QgsMessageBar, next_attempt: datetime | None, advice: str) -> None:
    trouble = RenewalTrouble(ServerSlow(server="keystone.example"), NOON, next_attempt)
    Messages(bar).renewal_trouble(trouble)
    (item,) = bar.items()
    assert item.text() == trouble_text(trouble)
    assert advice in item.text()
    assert NOON.astimezone().strftime("%Y-%m-%d %H:%M") in item.text()


def test_one_message_for_each_login(bar: QgsMessageBar, qtbot: QtBot) -> None:
    messages, pressed = Messages(bar), []
    trouble = RenewalTrouble(ServerSlow(server="keystone.example"), NOON, None)
    messages.renewal_trouble(trouble, "a", lambda: pressed.append("a"))
    messages.expired("Mars", "b", lambda: pressed.append("b"))
    messages.expired("Moon", "a", lambda: pressed.append("a"))
    assert ["Mars" in bar.items()[0].text(), "Moon" in bar.items()[1].text(), len(bar.items())] == [True, True, 2]
    qtbot.mouseClick(bar.items()[1].findChild(QPushButton, "logInAgain"), Qt.MouseButton.LeftButton)
    assert pressed == ["a"]
    messages.settled("a")
    messages.settled("a")
    assert len(bar.items()) == 1
    messages.settle_all_but([])
    assert bar.items() == []


def test_no_button_where_it_goes_on_by_itself(bar: QgsMessageBar) -> None:
    trouble = RenewalTrouble(ServerSlow(server="keystone.example"), NOON, NOON)
    Messages(bar).renewal_trouble(trouble, "a", lambda: None)
    assert bar.items()[0].findChildren(QPushButton) == []
