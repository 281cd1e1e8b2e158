"""The dock: choose a connection or a file, log in, see what is there, add it to the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsApplication, QgsMapLayer, QgsRasterLayer
from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtGui import QDragEnterEvent, QDropEvent
from qgis.PyQt.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..auth.errors import UserError
from ..swift_browser.accounts import Accounts
from ..swift_browser.activity import Activity
from ..swift_browser.cancel import Cancel
from ..swift_browser.connections import Connections
from ..swift_browser.errors import LayerNotAdded
from ..swift_browser.layers import add_to_project
from .connecting import Connecting
from .connection_actions import ConnectionActions
from .connection_bar import ConnectionBar
from .connection_list import ConnectionList
from .contents_model import ContentsModel, Node
from .contents_view import ContentsView
from .messages import Messages

if TYPE_CHECKING:
    from ..swift_browser.account import Account
    from ..swift_browser.settings import Settings


class SwiftDock(QgsDockWidget):
    """Joins the parts; the work is done in :mod:`swift_browser`."""

    def __init__(
        self,
        accounts: Accounts,
        activity: Activity,
        messages: Messages,
        settings: Settings,
        connections: Connections,
        *,
        parent: QWidget | None,
    ) -> None:
        super().__init__(QCoreApplication.translate("SwiftCogBrowser", "Swift COG Browser"), parent)
        self.setObjectName("SwiftCogBrowserDock")
        self.setAcceptDrops(True)
        self._accounts = accounts
        self._activity = activity
        self._messages = messages
        self._connections = connections
        known = ConnectionList(connections, settings.recent_files, accounts)
        self._bar = ConnectionBar(known, self)
        self._actions = ConnectionActions(connections, known, messages, self)
        self._connecting = Connecting(accounts, connections, known, messages, self)
        self._model = ContentsModel(activity, self)
        self._contents = ContentsView(self._model, self)
        self._busy = _BusyRow(activity, self)
        self._bar.set_menu(self._actions.menu)
        self._lay_out()
        self._wire()
        self._choose(self._bar.key)

    def dragEnterEvent(self, event: QDragEnterEvent | None) -> None:  # noqa: N802 - Qt's
        """Take whatever is dropped: what is no file is told so."""
        if event is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent | None) -> None:  # noqa: N802 - Qt's
        """Offer the logins of files as connections."""
        data = None if event is None else event.mimeData()
        if event is not None and data is not None:
            event.acceptProposedAction()
            self._actions.importing.import_dropped(data)

    def _lay_out(self) -> None:
        body = QWidget(self)
        layout = QVBoxLayout(body)
        layout.setContentsMargins(6, 6, 6, 6)
        for widget in (self._bar, self._contents, self._busy):
            layout.addWidget(widget)
        self.setWidget(body)

    def _wire(self) -> None:
        self._bar.chosen.connect(self._choose)
        self._bar.connect_requested.connect(self._connecting.connect_key)
        self._bar.disconnect_requested.connect(self._accounts.close_current)
        self._contents.add_requested.connect(self._add)
        self._model.failed.connect(self._messages.error)
        self._actions.chosen.connect(self._bar.select)
        self._actions.connect_wanted.connect(self._connecting.connect_key)
        self._actions.log_in_again_wanted.connect(lambda: self._connecting.log_in_again(self._bar.key))
        self._actions.deleted.connect(self._deleted)
        self._connecting.several_offered.connect(self._actions.importing.import_offers)
        self._connections.changed.connect(self._list_anew)
        self._accounts.connecting.connect(lambda _login: self._bar.show_connecting())
        self._accounts.connected.connect(lambda _account: self._list_anew())
        self._accounts.failed.connect(lambda _error: self._show(self._accounts.current))
        self._accounts.closed.connect(self._closed)
        self._accounts.current_changed.connect(self._show)

    # What is connected, and which of it is shown

    def _choose(self, key: str) -> None:
        """Show the account of what is in the box, if it is connected."""
        account = self._accounts.find(key)
        self._accounts.activate(account)
        self._actions.show_for(key, account is not None)

    def _list_anew(self) -> None:
        self._bar.refresh()
        self._choose(self._bar.key)

    def _show(self, account: Account | None) -> None:
        if account is None:
            self._bar.show_disconnected()
            self._model.show(None)
        else:
            self._bar.show_connected(account)
            self._model.show(account.store)
        self._actions.show_for(self._bar.key, account is not None)

    def _closed(self, _account: Account) -> None:
        if not self._accounts.all:
            self._activity.cancel()
        self._bar.refresh()

    def _deleted(self, identifier: str) -> None:
        account = self._accounts.find(identifier)
        if account is not None:
            self._accounts.close(account)

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
            if not self._accounts.key_of(account):
                # Closed meanwhile: nothing could be read from it.
                return
            try:
                add_to_project(layer)
            except LayerNotAdded as error:
                self._messages.error(error)

        def failed(error: UserError) -> None:
            if self._accounts.key_of(account):
                self._messages.error(error)

        description = QCoreApplication.translate("SwiftCogBrowser", "Open {name}").format(name=name)
        self._activity.start(description, work, done, failed)


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
