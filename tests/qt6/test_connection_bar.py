"""The upper part of the dock under PyQt6: its states, and the files that it knows."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QComboBox, QLabel, QPushButton, QToolButton
from scripted_account import ScriptedAccount
from scripted_settings import ScriptedSettings
from swift_cog_browser.auth.login import Login, NamedOrId, PasswordCredentials
from swift_cog_browser.ui.connection_bar import ConnectionBar

FILE = "/home/astrid/moon-openrc.sh"


@pytest.fixture
def bar(settings: ScriptedSettings, qtbot: QtBot) -> ConnectionBar:
    return shown(settings, qtbot)


def shown(settings: ScriptedSettings, qtbot: QtBot) -> ConnectionBar:
    bar = ConnectionBar(settings.recent_files)
    qtbot.addWidget(bar)
    with qtbot.waitExposed(bar):
        bar.show()
    return bar


def account() -> ScriptedAccount:
    credentials = PasswordCredentials(NamedOrId("1", "astrid"), NamedOrId("2", "moon"))
    return ScriptedAccount(Login("moon-openrc.sh", "https://keystone.example/v3", credentials, region="North"))


def box(bar: ConnectionBar) -> QComboBox:
    return bar.findChild(QComboBox, "connectionBox")


def button(bar: ConnectionBar) -> QPushButton:
    return bar.findChild(QPushButton, "connectButton")


def texts(bar: ConnectionBar) -> list[str]:
    return [label.text() for label in bar.findChildren(QLabel) if label.isVisible()]


def press(bar: ConnectionBar, qtbot: QtBot) -> None:
    qtbot.mouseClick(button(bar), Qt.MouseButton.LeftButton)


def test_disconnected(bar: ConnectionBar) -> None:
    assert (button(bar).text(), button(bar).isEnabled()) == ("Connect", False)
    assert texts(bar) == ["Not connected"]


def test_typing_a_file_allows_to_connect(bar: ConnectionBar, qtbot: QtBot) -> None:
    qtbot.keyClicks(box(bar).lineEdit(), f'"{FILE}"')
    assert button(bar).isEnabled()
    with qtbot.waitSignal(bar.connect_requested) as requested:
        press(bar, qtbot)
    assert requested.args == [FILE]
    with qtbot.waitSignal(bar.connect_requested):
        qtbot.keyClick(box(bar).lineEdit(), Qt.Key.Key_Return)


def test_connecting(bar: ConnectionBar) -> None:
    box(bar).setEditText(FILE)
    bar.show_connecting()
    assert not box(bar).isEnabled()
    assert not button(bar).isEnabled()
    assert not bar.findChild(QToolButton, "browseButton").isEnabled()
    assert texts(bar) == ["Connecting…"]


def test_connected(bar: ConnectionBar, qtbot: QtBot) -> None:
    box(bar).setEditText(FILE)
    bar.show_connected(account())
    assert (button(bar).text(), button(bar).isEnabled()) == ("Disconnect", True)
    assert texts(bar) == ["astrid · moon · North", "renews in 45 min"]
    with qtbot.waitSignal(bar.disconnect_requested):
        press(bar, qtbot)
    bar.show_disconnected()
    assert texts(bar) == ["Not connected"]
    assert button(bar).isEnabled()


def test_the_clock_goes_on(bar: ConnectionBar, qtbot: QtBot) -> None:
    connected = account()
    bar.show_connected(connected)
    connected.renewal.next_attempt = None
    qtbot.waitUntil(lambda: texts(bar)[1:] == ["login ends in 60 min"])


def test_files_are_known_the_next_time(bar: ConnectionBar, settings: ScriptedSettings, qtbot: QtBot) -> None:
    for file in (FILE, "/media/stick/moon-openrc.sh", "/home/astrid/mars-openrc.sh"):
        box(bar).setEditText(file)
        bar.show_connected(account())
        bar.show_disconnected()
    later = shown(settings, qtbot)
    known = [box(later).itemText(row) for row in range(box(later).count())]
    assert known == ["mars-openrc.sh", "/media/stick/moon-openrc.sh", FILE]
    assert box(later).itemData(0, Qt.ItemDataRole.ToolTipRole) == "/home/astrid/mars-openrc.sh"


def test_a_single_file_is_known_the_next_time(bar: ConnectionBar, settings: ScriptedSettings, qtbot: QtBot) -> None:
    box(bar).setEditText(FILE)
    bar.show_connected(account())
    assert shown(settings, qtbot).file == FILE
