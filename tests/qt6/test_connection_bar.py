"""The upper part of the dock under PyQt6: its states, and the files that it knows."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QComboBox, QLabel, QPushButton, QToolButton
from scripted_account import ScriptedAccount
from scripted_settings import ScriptedSettings
from swift_cog_browser.auth.connection import Connection
from swift_cog_browser.auth.login import Login, NamedOrId, PasswordCredentials, Trust
from swift_cog_browser.swift_browser.accounts import Accounts
from swift_cog_browser.swift_browser.activity import Activity
from swift_cog_browser.swift_browser.connections import Connections
from swift_cog_browser.ui.connection_bar import ConnectionBar
from swift_cog_browser.ui.connection_list import ConnectionList

FILE = "/home/astrid/moon-openrc.sh"


@pytest.fixture
def known(settings: ScriptedSettings, connections: Connections, activity: Activity) -> ConnectionList:
    return ConnectionList(connections, settings.recent_files, Accounts(activity))


@pytest.fixture
def bar(known: ConnectionList, qtbot: QtBot) -> ConnectionBar:
    return shown(known, qtbot)


def shown(known: ConnectionList, qtbot: QtBot) -> ConnectionBar:
    bar = ConnectionBar(known)
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


def test_files_are_known_the_next_time(bar: ConnectionBar, known: ConnectionList, qtbot: QtBot) -> None:
    for file in (FILE, "/media/stick/moon-openrc.sh", "/home/astrid/mars-openrc.sh"):
        known.remember(file)
    later = shown(known, qtbot)
    listed = [box(later).itemText(row) for row in range(box(later).count())]
    assert listed == ["mars-openrc.sh", "/media/stick/moon-openrc.sh", FILE]
    assert box(later).itemData(0, Qt.ItemDataRole.ToolTipRole) == "/home/astrid/mars-openrc.sh"


def test_a_file_that_proved_good_is_shown_by_its_name(bar: ConnectionBar, known: ConnectionList) -> None:
    box(bar).setEditText(FILE)
    known.remember(FILE)
    bar.refresh()
    assert (box(bar).currentText(), bar.key) == ("moon-openrc.sh", FILE)


def test_saved_connections_come_first(
    bar: ConnectionBar, known: ConnectionList, connections: Connections, monkeypatch: pytest.MonkeyPatch
) -> None:
    known.remember(FILE)
    monkeypatch.setenv("OS_AUTH_URL", "https://keystone.example")
    saved = connections.save(Connection.new("moon-openrc.sh", {"OS_STORAGE_URL": "https://moon.example"}), None)
    bar.refresh()
    keys = [box(bar).itemData(row) for row in range(box(bar).count())]
    assert keys == [saved.id, "environment", FILE]
    # Whichever of one name is chosen.
    for row, key in ((2, FILE), (0, saved.id)):
        box(bar).setCurrentIndex(row)
        assert bar.key == key


def test_a_dropped_url_is_a_path(bar: ConnectionBar) -> None:
    box(bar).setEditText("file:///home/m%C3%A9%20mo.sh")
    assert bar.key == "/home/mé mo.sh"


def test_return_never_disconnects(bar: ConnectionBar, qtbot: QtBot) -> None:
    box(bar).setEditText(FILE)
    bar.show_connected(account())
    with qtbot.assertNotEmitted(bar.disconnect_requested):
        qtbot.keyClick(box(bar).lineEdit(), Qt.Key.Key_Return)


def test_unchecked_certificates(bar: ConnectionBar) -> None:
    connected = account()
    connected.login = replace(connected.login, trust=Trust(insecure=True))
    bar.show_connected(connected)
    assert "Certificates are not checked" in texts(bar)[-1]
    bar.show_disconnected()
    assert texts(bar) == ["Not connected"]
