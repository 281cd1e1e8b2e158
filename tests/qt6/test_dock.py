"""The whole dock under PyQt6, from an openrc file to a tree; only the login and the object store are scripted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from qgis.gui import QgsFilterLineEdit, QgsMessageBar
from qgis.PyQt.QtCore import QCoreApplication, Qt
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QLineEdit,
    QMainWindow,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
)
from scripted_account import ScriptedAccount
from scripted_settings import ScriptedSettings
from scripted_store import ScriptedStore
from swift_cog_browser.auth.errors import LoginRefused
from swift_cog_browser.auth.login import Login
from swift_cog_browser.swift_browser import account as account_module
from swift_cog_browser.swift_browser.accounts import Accounts
from swift_cog_browser.swift_browser.activity import Activity
from swift_cog_browser.swift_browser.connections import Connections
from swift_cog_browser.swift_browser.models import Container, ObjectEntry
from swift_cog_browser.ui.dock import SwiftDock
from swift_cog_browser.ui.messages import Messages
from swift_cog_browser.ui.panel import SwiftPanel
from swift_cog_browser.ui.password_dialog import PasswordDialog
from swift_cog_browser.ui.workplace import Workplace

LEFT = Qt.MouseButton.LeftButton
OPENRC = """
export OS_AUTH_URL=https://keystone.example/v3
export OS_USERNAME=astrid
export OS_PROJECT_NAME=moon
"""


@pytest.fixture
def logins(store: ScriptedStore, monkeypatch: pytest.MonkeyPatch) -> list[Login]:
    """The logins that a scripted Keystone was asked for; it takes any password but "wrong"."""
    logins: list[Login] = []
    store.containers_held = [Container("rasters", 2, 2_900_000)]
    store.objects_held["rasters", ""] = [ObjectEntry("a.tif", 1_500), ObjectEntry("b.tif", 1_500)]

    def connect(login: Login, _proxy_for: object) -> ScriptedAccount:
        logins.append(login)
        if login == login.with_password("wrong"):
            raise LoginRefused(url=login.auth_url, user=login.who)
        account = ScriptedAccount(login, store)
        account.moveToThread(QCoreApplication.instance().thread())
        return account

    monkeypatch.setattr(account_module, "connect", connect)
    return logins


@pytest.fixture
def dock(
    activity: Activity,
    logins: list[Login],
    settings: ScriptedSettings,
    connections: Connections,
    qtbot: QtBot,
    tmp_path: Path,
) -> Iterator[SwiftDock]:
    """The dock in a window, with an openrc file chosen."""
    window = QMainWindow()
    qtbot.addWidget(window)
    accounts = Accounts(activity)
    workplace = Workplace(settings, connections, accounts, activity, Messages(QgsMessageBar(window)), window=window)
    dock = SwiftDock(lambda: SwiftPanel(workplace), window)
    window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
    window.resize(900, 700)
    with qtbot.waitExposed(window):
        window.show()
    file = tmp_path / "moon-openrc.sh"
    file.write_text(OPENRC, encoding="utf-8")
    dock.findChild(QComboBox, "connectionBox").setEditText(str(file))
    yield dock
    accounts.close_all()


def press(dock: SwiftDock, name: str, qtbot: QtBot) -> None:
    qtbot.mouseClick(dock.findChild(QPushButton, name), LEFT)


def answer(dock: SwiftDock, password: str, qtbot: QtBot) -> None:
    press(dock, "connectButton", qtbot)
    prompt = dock.window().findChild(PasswordDialog)
    qtbot.keyClicks(prompt.findChild(QLineEdit, "passwordLine"), password)
    qtbot.mouseClick(prompt.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok), LEFT)


@pytest.fixture
def tree(dock: SwiftDock, activity: Activity, qtbot: QtBot) -> QTreeView:
    """The tree of the account, connected, with its container open."""
    answer(dock, "secret", qtbot)
    qtbot.waitUntil(lambda: not activity.busy)
    tree = dock.findChild(QTreeView, "contentsView")
    tree.expand(tree.model().index(0, 0))
    qtbot.waitUntil(lambda: not activity.busy)
    return tree


def names(tree: QTreeView) -> list[str]:
    model, container = tree.model(), tree.model().index(0, 0)
    return [model.index(row, 0, container).data() for row in range(model.rowCount(container))]


def bar(dock: SwiftDock) -> QgsMessageBar:
    return dock.window().findChild(QgsMessageBar)


def test_connect(tree: QTreeView, dock: SwiftDock, logins: list[Login]) -> None:
    assert [login.credentials.password for login in logins] == ["secret"]
    assert names(tree) == ["a.tif", "b.tif"]
    assert bar(dock).items() == []
    # Shows the dock, which draws all of it.
    assert not dock.grab().isNull()


def test_the_prompt_is_forgotten(tree: QTreeView, dock: SwiftDock, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: dock.window().findChild(PasswordDialog) is None)


def test_cancelled_prompt(dock: SwiftDock, logins: list[Login], qtbot: QtBot) -> None:
    press(dock, "connectButton", qtbot)
    dock.window().findChild(PasswordDialog).reject()
    qtbot.waitUntil(lambda: dock.window().findChild(PasswordDialog) is None)
    assert logins == []


def test_refused(dock: SwiftDock, activity: Activity, qtbot: QtBot) -> None:
    answer(dock, "wrong", qtbot)
    qtbot.waitUntil(lambda: not activity.busy)
    (item,) = bar(dock).items()
    assert "refused the login of astrid" in item.text()
    assert dock.findChild(QPushButton, "connectButton").text() == "Connect"


def test_disconnect(tree: QTreeView, dock: SwiftDock, qtbot: QtBot) -> None:
    press(dock, "connectButton", qtbot)
    assert tree.model().rowCount() == 0


def test_filter(tree: QTreeView, dock: SwiftDock, qtbot: QtBot) -> None:
    qtbot.keyClicks(dock.findChild(QgsFilterLineEdit, "filterLine"), "B.T")
    assert names(tree) == ["b.tif"]


def test_selecting_an_object_allows_to_add_it(tree: QTreeView, dock: SwiftDock, qtbot: QtBot) -> None:
    add = dock.findChild(QPushButton, "addButton")
    assert not add.isEnabled()
    index = tree.model().index(1, 0, tree.model().index(0, 0))
    qtbot.mouseClick(tree.viewport(), LEFT, pos=tree.visualRect(index).center())
    assert add.isEnabled()
    qtbot.mouseClick(tree.viewport(), LEFT, pos=tree.visualRect(index.parent()).center())
    assert not add.isEnabled()


def test_sizes_are_drawn_at_the_right(tree: QTreeView) -> None:
    option = QStyleOptionViewItem()
    QStyledItemDelegate(tree).initStyleOption(option, tree.model().index(0, 1))
    assert option.displayAlignment == Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    assert option.text == "2.9 MB"
