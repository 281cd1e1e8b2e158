"""The upper part of the dock: which openrc file, connect and disconnect, and the state of the login."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..auth.token import utc_now
from .words import time_text, token_text

if TYPE_CHECKING:
    from qgis.core import QgsSettingsEntryStringList

    from ..swift_browser.account import Account

MOST_RECENT = 8
STATE_EVERY = 1000  # ms; only while the dock is seen


class ConnectionBar(QWidget):
    """Asks for nothing but a file: what to do with it is the dock's."""

    connect_requested = pyqtSignal(str)
    disconnect_requested = pyqtSignal()

    def __init__(self, recent_files: QgsSettingsEntryStringList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._recent_files = recent_files
        self._account: Account | None = None
        self._box = self._make_box()
        self._browse = self._make_browse_button()
        self._button = QPushButton(self)
        self._button.setObjectName("connectButton")
        self._button.clicked.connect(self._press)
        self._who = QLabel(self)
        self._state = QLabel(self)
        self._state.setObjectName("tokenState")
        for label in (self._who, self._state):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self._lay_out()
        self._clock = QTimer(self)
        self._clock.setInterval(STATE_EVERY)
        self._clock.timeout.connect(self._show_token_state)
        self.show_disconnected()

    @property
    def file(self) -> str:
        """The path that was chosen, typed or pasted."""
        text = str(self._box.currentText()).strip().strip('"')
        known = self._box.findText(text)
        return str(self._box.itemData(known)) if known >= 0 else text

    def show_disconnected(self) -> None:
        self._account = None
        self._clock.stop()
        self._set_choosing(True, QCoreApplication.translate("SwiftCogBrowser", "Connect"))
        self._who.setText(QCoreApplication.translate("SwiftCogBrowser", "Not connected"))
        self._who.setToolTip("")
        self._show_state("")

    def show_connecting(self) -> None:
        self._set_choosing(False, QCoreApplication.translate("SwiftCogBrowser", "Connect"))
        self._button.setEnabled(False)
        self._who.setText(QCoreApplication.translate("SwiftCogBrowser", "Connecting…"))
        self._show_state("")

    def show_connected(self, account: Account) -> None:
        self._account = account
        self._remember(self.file)
        self._set_choosing(False, QCoreApplication.translate("SwiftCogBrowser", "Disconnect"))
        # The beginning of a long name says more than its end.
        self._box.lineEdit().setCursorPosition(0)
        token = account.session.current
        names = [token.user or account.login.who, token.project, account.login.region]
        self._who.setText(" · ".join(name for name in names if name))
        self._who.setToolTip(token.storage_url)
        self._show_token_state()
        self._clock.start()

    def _make_box(self) -> QComboBox:
        box = QComboBox(self)
        box.setObjectName("connectionBox")
        box.setEditable(True)  # noqa: QGS202 - a combo box
        box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        box.setMinimumContentsLength(10)
        box.lineEdit().setPlaceholderText(QCoreApplication.translate("SwiftCogBrowser", "openrc file"))
        box.setToolTip(QCoreApplication.translate("SwiftCogBrowser", "The openrc file from your cloud's dashboard"))
        box.setAccessibleName(QCoreApplication.translate("SwiftCogBrowser", "openrc file"))
        _list_files(box, self._recent_files.value())
        box.editTextChanged.connect(self._allow_connect)
        box.lineEdit().returnPressed.connect(self._press)
        return box

    def _make_browse_button(self) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("browseButton")
        button.setIcon(QgsApplication.getThemeIcon("/mActionFileOpen.svg"))
        button.setToolTip(QCoreApplication.translate("SwiftCogBrowser", "Choose an openrc file"))
        button.setAccessibleName(button.toolTip())
        button.clicked.connect(self._choose_file)
        return button

    def _lay_out(self) -> None:
        choice = QHBoxLayout()
        for widget in (self._box, self._browse, self._button):
            choice.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(choice)
        layout.addWidget(self._who)
        layout.addWidget(self._state)

    def _set_choosing(self, choosing: bool, button: str) -> None:
        self._box.setEnabled(choosing)
        self._browse.setEnabled(choosing)
        self._button.setText(button)
        self._button.setEnabled(True)
        if choosing:
            self._allow_connect(self.file)

    def _allow_connect(self, text: str) -> None:
        if self._account is None:
            self._button.setEnabled(bool(text.strip()))

    def _choose_file(self) -> None:
        folder = str(Path(self.file).parent) if self.file else str(Path.home())
        title = QCoreApplication.translate("SwiftCogBrowser", "Choose an openrc file")
        file, _filter = QFileDialog.getOpenFileName(self, title, folder)
        if file:
            self._box.setEditText(file)

    def _press(self) -> None:
        if self._account is not None:
            self.disconnect_requested.emit()
        elif self.file:
            self.connect_requested.emit(self.file)

    def _show_token_state(self) -> None:
        account = self._account
        if account is None or not self.isVisible():
            return
        self._show_state(token_text(utc_now(), account.session.current.ends_at, account.renewal.next_attempt))
        until = QCoreApplication.translate("SwiftCogBrowser", "The present login is good until {time}")
        ends_at = account.session.current.ends_at
        self._state.setToolTip(until.format(time=time_text(ends_at)) if ends_at else "")

    def _show_state(self, text: str) -> None:
        if text != self._state.text():
            self._state.setText(text)
        self._state.setVisible(bool(text))

    def _remember(self, file: str) -> None:
        recent = [file, *(known for known in self._recent_files.value() if known != file)][:MOST_RECENT]
        self._recent_files.setValue(recent)  # noqa: QGS202 - settings
        self._box.blockSignals(True)
        _list_files(self._box, recent)
        self._box.setToolTip(file)
        self._box.blockSignals(False)


def _list_files(box: QComboBox, files: list[str]) -> None:
    """List files by their names; by their paths where two have the same name."""
    names = [Path(file).name for file in files]
    box.clear()
    for file, name in zip(files, names):
        box.addItem(name if names.count(name) == 1 else file, file)
        box.setItemData(box.count() - 1, file, Qt.ItemDataRole.ToolTipRole)
