"""The upper part of the dock: what to connect with, connect and disconnect, and the state of the login."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QSignalBlocker, Qt, QTimer, QUrl, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..auth.token import utc_now
from .connection_form import insecure_text
from .connection_list import ConnectionList
from .field_row import warning_label
from .words import time_text, token_text

if TYPE_CHECKING:
    from ..swift_browser.account import Account

STATE_EVERY = 1000  # ms; only while the dock is seen


class ConnectionBar(QWidget):
    """Says what the user chose and wants: what to do with it is for others."""

    chosen = pyqtSignal(str)  # another key is in the box
    connect_requested = pyqtSignal(str)
    disconnect_requested = pyqtSignal()

    def __init__(self, known: ConnectionList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known = known
        self._account: Account | None = None
        self._connecting = False
        self._box = self._make_box()
        self._browse = self._make_browse_button()
        self._menu = self._make_menu_button()
        self._button = QPushButton(self)
        self._button.setObjectName("connectButton")
        self._button.clicked.connect(self._press)
        self._who = QLabel(self)
        self._state = QLabel(self)
        self._state.setObjectName("tokenState")
        for label in (self._who, self._state):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self._warning = warning_label("insecureWarning", self)
        self._warning.setText(insecure_text())
        self._lay_out()
        self._clock = QTimer(self)
        self._clock.setInterval(STATE_EVERY)
        self._clock.timeout.connect(self._show_token_state)
        self.refresh()
        self.show_disconnected()

    @property
    def key(self) -> str:
        """What was chosen: a saved connection's id, or the path that was typed or pasted."""
        text = str(self._box.currentText())
        row = self._box.currentIndex()
        if row < 0 or text != self._box.itemText(row):
            row = self._box.findText(text.strip())
        return str(self._box.itemData(row)) if row >= 0 else path_of(text)

    def select(self, key: str) -> None:
        """Choose something."""
        row = self._box.findData(key)
        if row >= 0:
            self._box.setCurrentIndex(row)
        else:
            self._box.setEditText(key)
        # The beginning of a long name says more than its end.
        self._box.lineEdit().setCursorPosition(0)

    def show_key(self, key: str) -> None:
        """Show what was chosen elsewhere, and do not say that it was chosen here."""
        if key and key != self.key:
            blocker = QSignalBlocker(self._box)
            self.select(key)
            blocker.unblock()

    def set_menu(self, menu: QMenu) -> None:
        """Have the button beside the box open a menu."""
        self._menu.setMenu(menu)

    def refresh(self) -> None:
        """List what there is now; what was chosen stays."""
        key, text = self.key, str(self._box.currentText())
        blocker = QSignalBlocker(self._box)
        self._box.clear()
        for entry in self._known.entries():
            self._box.addItem(entry.text, entry.key)
            row, font = self._box.count() - 1, self._box.font()
            font.setBold(entry.connected)
            self._box.setItemData(row, font, Qt.ItemDataRole.FontRole)
            self._box.setItemData(row, entry.tip, Qt.ItemDataRole.ToolTipRole)
        if self._box.findData(key) >= 0:
            self.select(key)
        elif text:
            self._box.setEditText(text)
        blocker.unblock()
        self._allow_connect()

    def show_disconnected(self) -> None:
        self._account = None
        self._clock.stop()
        self._set_choosing(True, QCoreApplication.translate("SwiftCogBrowser", "Connect"))
        self._who.setText(QCoreApplication.translate("SwiftCogBrowser", "Not connected"))
        self._who.setToolTip("")
        self._warning.hide()
        self._show_state("")

    def show_connecting(self) -> None:
        self._account = None
        self._clock.stop()
        self._set_choosing(False, QCoreApplication.translate("SwiftCogBrowser", "Connect"))
        self._who.setText(QCoreApplication.translate("SwiftCogBrowser", "Connecting…"))
        self._warning.hide()
        self._show_state("")

    def show_connected(self, account: Account) -> None:
        self._account = account
        self._set_choosing(True, QCoreApplication.translate("SwiftCogBrowser", "Disconnect"))
        token = account.session.current
        names = [token.user or account.login.who, token.project, account.login.region]
        self._who.setText(" · ".join(name for name in names if name))
        self._who.setToolTip(token.storage_url)
        self._warning.setVisible(account.login.trust.insecure)
        self._show_token_state()
        self._clock.start()

    def _make_box(self) -> QComboBox:
        box = QComboBox(self)
        box.setObjectName("connectionBox")
        box.setEditable(True)  # noqa: QGS202 - a combo box
        box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        box.setMinimumContentsLength(10)
        what = QCoreApplication.translate("SwiftCogBrowser", "Connection or openrc file")
        box.lineEdit().setPlaceholderText(what)
        # A file that is dropped is for the dock.
        box.lineEdit().setAcceptDrops(False)
        box.setToolTip(
            QCoreApplication.translate("SwiftCogBrowser", "A saved connection, or the file from your cloud's dashboard")
        )
        box.setAccessibleName(what)
        box.editTextChanged.connect(self._choose)
        box.lineEdit().returnPressed.connect(self._press_return)
        return box

    def _make_browse_button(self) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("browseButton")
        button.setIcon(QgsApplication.getThemeIcon("/mActionFileOpen.svg"))
        button.setToolTip(QCoreApplication.translate("SwiftCogBrowser", "Choose an openrc file"))
        button.setAccessibleName(button.toolTip())
        button.clicked.connect(self._choose_file)
        return button

    def _make_menu_button(self) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("connectionMenuButton")
        button.setIcon(QgsApplication.getThemeIcon("/mActionOptions.svg"))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setToolTip(QCoreApplication.translate("SwiftCogBrowser", "New, edit, import and export connections"))
        button.setAccessibleName(QCoreApplication.translate("SwiftCogBrowser", "Connections"))
        return button

    def _lay_out(self) -> None:
        choice = QHBoxLayout()
        for widget in (self._box, self._browse, self._menu, self._button):
            choice.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(choice)
        for label in (self._who, self._state, self._warning):
            layout.addWidget(label)

    def _set_choosing(self, choosing: bool, button: str) -> None:
        self._connecting = not choosing
        for widget in (self._box, self._browse, self._menu):
            widget.setEnabled(choosing)
        self._button.setText(button)
        self._allow_connect()

    def _allow_connect(self) -> None:
        self._button.setEnabled(not self._connecting and (self._account is not None or bool(self.key)))

    def _choose(self) -> None:
        self._allow_connect()
        self.chosen.emit(self.key)

    def _choose_file(self) -> None:
        chosen = Path(self.key)
        folder = str(chosen.parent) if chosen.is_absolute() else str(Path.home())
        title = QCoreApplication.translate("SwiftCogBrowser", "Choose an openrc file")
        file, _filter = QFileDialog.getOpenFileName(self, title, folder)
        if file:
            self._box.setEditText(file)

    def _press(self) -> None:
        if self._account is not None:
            self.disconnect_requested.emit()
        else:
            self._press_return()

    def _press_return(self) -> None:
        if self._account is None and self.key and not self._connecting:
            self.connect_requested.emit(self.key)

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


def path_of(text: str) -> str:
    """Return the path that somebody typed, pasted with quotes around it, or dropped as a file's URL."""
    text = text.strip().strip('"')
    return str(QUrl(text).toLocalFile()) if text.startswith("file:") else text
