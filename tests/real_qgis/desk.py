"""The dock in a window without QGIS around it, and the hands that use it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from cloud.handle import CloudHandle
from pytestqt.qtbot import QtBot
from qgis.gui import QgsMessageBar
from qgis.PyQt.QtCore import QModelIndex, Qt
from qgis.PyQt.QtWidgets import QComboBox, QDialogButtonBox, QLabel, QLineEdit, QMainWindow, QTreeView, QWidget
from swift_cog_browser.swift_browser.accounts import Accounts
from swift_cog_browser.swift_browser.activity import Activity
from swift_cog_browser.swift_browser.connections import Connections
from swift_cog_browser.ui.dock import SwiftDock
from swift_cog_browser.ui.password_dialog import PasswordDialog
from swift_cog_browser.ui.workplace import Workplace

LEFT = Qt.MouseButton.LeftButton


@dataclass
class Desk:
    """The dock in a window, and the hands that use it."""

    window: QMainWindow
    dock: SwiftDock
    bar: QgsMessageBar
    workplace: Workplace
    qtbot: QtBot

    @property
    def accounts(self) -> Accounts:
        return self.workplace.accounts

    @property
    def activity(self) -> Activity:
        return self.workplace.activity

    @property
    def connections(self) -> Connections:
        return self.workplace.connections

    def part(self, kind: type, name: str) -> QWidget:
        found = self.window.findChild(kind, name)
        assert found is not None, name
        return found

    @property
    def view(self) -> QTreeView:
        return self.part(QTreeView, "contentsView")

    def press(self, name: str) -> None:
        self.qtbot.mouseClick(self.part(QWidget, name), LEFT)

    def prompt(self, file: Path) -> PasswordDialog:
        """Choose a file, press Connect, and return the password prompt."""
        self.part(QComboBox, "connectionBox").setEditText(str(file))
        self.press("connectButton")
        return self.window.findChild(PasswordDialog)

    def connect(self, cloud: CloudHandle, user: str = "astrid") -> None:
        prompt = self.prompt(cloud.openrc(user))
        answer(prompt, cloud.user(user).password, self.qtbot)
        self.qtbot.waitUntil(lambda: self.accounts.current is not None, timeout=20000)
        self.settle()

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.activity.busy, timeout=20000)

    def names(self, parent: QModelIndex | None = None) -> list[str]:
        model, parent = self.view.model(), parent or QModelIndex()
        return [model.index(row, 0, parent).data() for row in range(model.rowCount(parent))]

    def row(self, *path: str) -> QModelIndex:
        """Open branches down to a row."""
        index = QModelIndex()
        for name in path:
            if index.isValid():
                self.view.expand(index)
                self.settle()
            names = self.names(index)
            assert name in names, names
            index = self.view.model().index(names.index(name), 0, index)
        return index

    def click(self, *path: str) -> None:
        index = self.row(*path)
        self.view.scrollTo(index)
        self.qtbot.mouseClick(self.view.viewport(), LEFT, pos=self.view.visualRect(index).center())

    @property
    def messages(self) -> list[str]:
        return [item.text() for item in self.bar.items()]

    @property
    def state(self) -> str:
        return str(self.part(QLabel, "tokenState").text())


def answer(prompt: PasswordDialog | None, password: str | None, qtbot: QtBot) -> None:
    """Give a password and press Connect, or press Cancel for None."""
    assert prompt is not None
    buttons = prompt.findChild(QDialogButtonBox)
    if password is None:
        qtbot.mouseClick(buttons.button(QDialogButtonBox.StandardButton.Cancel), LEFT)
        return
    # Pasted, as from a password manager: QTest types nothing but ASCII.
    prompt.findChild(QLineEdit, "passwordLine").insert(password)
    qtbot.mouseClick(buttons.button(QDialogButtonBox.StandardButton.Ok), LEFT)
