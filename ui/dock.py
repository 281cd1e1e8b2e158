"""The dock: choose an openrc file, log in, see what is there, add it to the map."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import QgsApplication, QgsMapLayer, QgsRasterLayer
from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..auth.errors import UserError
from ..auth.login import Login
from ..auth.login_files import offer
from ..swift_browser.accounts import Accounts
from ..swift_browser.activity import Activity
from ..swift_browser.cancel import Cancel
from ..swift_browser.errors import LayerNotAdded
from ..swift_browser.layers import add_to_project
from .connection_bar import ConnectionBar
from .contents_model import ContentsModel, Node
from .contents_view import ContentsView
from .messages import Messages
from .password_dialog import PasswordDialog

if TYPE_CHECKING:
    from ..swift_browser.account import Account
    from ..swift_browser.settings import Settings


class SwiftDock(QgsDockWidget):
    """Joins the parts; the work is done in :mod:`swift_browser`."""

    def __init__(
        self, accounts: Accounts, activity: Activity, messages: Messages, settings: Settings, parent: QWidget | None
    ) -> None:
        super().__init__(QCoreApplication.translate("SwiftCogBrowser", "Swift COG Browser"), parent)
        self.setObjectName("SwiftCogBrowserDock")
        self._accounts = accounts
        self._activity = activity
        self._messages = messages
        self._prompt: PasswordDialog | None = None
        self._bar = ConnectionBar(settings.recent_files, self)
        self._model = ContentsModel(activity, self)
        self._contents = ContentsView(self._model, self)
        self._busy = _BusyRow(activity, self)
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        body = QWidget(self)
        layout = QVBoxLayout(body)
        layout.setContentsMargins(6, 6, 6, 6)
        for widget in (self._bar, self._contents, self._busy):
            layout.addWidget(widget)
        self.setWidget(body)

    def _wire(self) -> None:
        self._bar.connect_requested.connect(self._connect)
        self._bar.disconnect_requested.connect(self._accounts.close_current)
        self._contents.add_requested.connect(self._add)
        self._model.failed.connect(self._messages.error)
        self._accounts.connecting.connect(lambda _login: self._bar.show_connecting())
        self._accounts.connected.connect(self._connected)
        self._accounts.failed.connect(self._failed)
        self._accounts.closed.connect(self._closed)

    # Connecting

    def _connect(self, file: str) -> None:
        try:
            login = offer(Path(file).expanduser()).login()
        except UserError as error:
            self._messages.error(error)
            return
        if login.missing:
            self._ask_password(login, file)
        else:
            self._accounts.connect_login(login, file)

    def _ask_password(self, login: Login, file: str) -> None:
        prompt = self._prompt = PasswordDialog(login, self)

        def answered(result: int) -> None:
            password = prompt.password
            self._prompt = None
            prompt.deleteLater()
            if result == int(QDialog.DialogCode.Accepted):
                self._accounts.connect_login(login.with_password(password), file)

        prompt.finished.connect(answered)
        prompt.open()

    def _connected(self, account: Account) -> None:
        self._bar.show_connected(account)
        self._model.show(account.store)
        account.renewal.failing.connect(self._messages.renewal_trouble)
        account.renewal.expired.connect(self._messages.expired)

    def _failed(self, error: UserError) -> None:
        self._bar.show_disconnected()
        self._messages.error(error)

    def _closed(self, _account: Account) -> None:
        self._activity.cancel()
        self._bar.show_disconnected()
        self._model.show(None)

    # Adding

    def _add(self, nodes: list[Node]) -> None:
        for node in nodes:
            self._add_one(node)

    def _add_one(self, node: Node) -> None:
        account = self._accounts.current
        if account is None:
            return
        container, name = node.container, node.name

        def work(_cancel: Cancel) -> QgsRasterLayer:
            return account.load_raster(container, name)

        def done(layer: QgsMapLayer) -> None:
            try:
                add_to_project(layer)
            except LayerNotAdded as error:
                self._messages.error(error)

        description = QCoreApplication.translate("SwiftCogBrowser", "Open {name}").format(name=name)
        self._activity.start(description, work, done, self._messages.error)


class _BusyRow(QWidget):
    """Says what goes on, and lets the user call it off."""

    def __init__(self, activity: Activity, parent: QWidget) -> None:
        super().__init__(parent)
        self._text = QLabel(self)
        bar = QProgressBar(self)
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setMaximumSize(80, 12)
        cancel = QToolButton(self)
        cancel.setObjectName("cancelButton")
        cancel.setIcon(QgsApplication.getThemeIcon("/mTaskCancel.svg"))
        cancel.setToolTip(QCoreApplication.translate("SwiftCogBrowser", "Cancel"))
        cancel.setAccessibleName(cancel.toolTip())
        cancel.clicked.connect(activity.cancel)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._text, 1)
        layout.addWidget(bar)
        layout.addWidget(cancel)
        activity.changed.connect(self._show)
        self._show("")

    def _show(self, text: str) -> None:
        self._text.setText(text)
        self.setVisible(bool(text))
