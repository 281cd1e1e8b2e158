"""What the plugin's windows share: the accounts, and the ways to connect, to edit connections and to add layers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QDialog, QWidget

from ..auth.errors import UserError
from ..swift_browser.accounts import Accounts
from ..swift_browser.activity import Activity
from ..swift_browser.adding import Adding
from ..swift_browser.connections import Connections
from .connecting import Connecting
from .connection_editing import ConnectionEditing
from .connection_list import ConnectionList
from .many_question import ask_many
from .messages import Messages

if TYPE_CHECKING:
    from ..swift_browser.settings import Settings

PACKAGE = __name__.rpartition(".")[0]
# Dialogs of Qt's own classes, by their object names.
QUESTIONS = frozenset({"deleteQuestion", "manyQuestion"})


class Workplace(QObject):
    """Joins the parts that there is one of. Dialogs are windows over ``window``."""

    def __init__(
        self,
        settings: Settings,
        connections: Connections,
        accounts: Accounts,
        activity: Activity,
        messages: Messages,
        *,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self.settings = settings
        self.connections = connections
        self.accounts = accounts
        self.activity = activity
        self.messages = messages
        self.window = window
        self.known = ConnectionList(connections, settings.recent_files, accounts)
        self.connecting = Connecting(accounts, connections, self.known, messages, window)
        self.editing = ConnectionEditing(connections, messages, window)
        self.adding = Adding(activity, accounts)
        for part in (self.connecting, self.editing, self.adding):
            part.setParent(self)
        self._wire()

    def take_down(self) -> None:
        """Close the dialogs that are open, and delete all this. Nobody is to find it any more."""
        for dialog in self.window.findChildren(QDialog):
            if type(dialog).__module__.startswith(PACKAGE) or dialog.objectName() in QUESTIONS:
                dialog.close()
                dialog.setParent(None)  # type: ignore[call-overload]
                dialog.deleteLater()
        self.setParent(None)  # type: ignore[arg-type]
        self.deleteLater()

    def _wire(self) -> None:
        self.editing.connect_wanted.connect(self.connecting.connect_key)
        self.editing.deleted.connect(self._close_deleted)
        self.connecting.several_offered.connect(self.editing.importing.import_offers)
        self.adding.failed.connect(self._tell)
        self.adding.many_found.connect(lambda name, count, go_on: ask_many(name, count, go_on, self.window))
        self.accounts.closed.connect(lambda _account: self._rest())

    def _tell(self, error: UserError) -> None:
        self.messages.error(error)

    def _close_deleted(self, identifier: str) -> None:
        account = self.accounts.find(identifier)
        if account is not None:
            self.accounts.close(account)

    def _rest(self) -> None:
        if not self.accounts.all:
            self.activity.cancel()
