"""Which account is connected at the desk, and the way there and back. Belongs to the main thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QCoreApplication, QObject, pyqtSignal

from ..auth.errors import UserError
from ..auth.login import Login
from .activity import Activity
from .cancel import Cancel
from .qgis_network import qgis_proxy

if TYPE_CHECKING:
    from .account import Account


class Accounts(QObject):
    """Connects and disconnects, one account at a time."""

    connecting = pyqtSignal(object)  # Login
    connected = pyqtSignal(object)  # Account
    failed = pyqtSignal(object)  # UserError, Cancelled too
    closed = pyqtSignal(object)  # Account

    def __init__(self, activity: Activity) -> None:
        super().__init__()
        self._activity = activity
        self._current: Account | None = None

    @property
    def current(self) -> Account | None:
        return self._current

    def connect_login(self, login: Login) -> None:
        """Log in, in the background; the account that was connected is closed first."""
        self.disconnect_current()
        self.connecting.emit(login)

        proxy_for = qgis_proxy()

        def work(_cancel: Cancel) -> Account:
            # Brings swiftclient and keystoneauth1 in: only those who connect pay for the import.
            from .account import connect

            return connect(login, proxy_for)

        description = QCoreApplication.translate("SwiftCogBrowser", "Connect to the object store")
        self._activity.start(description, work, self._connected, self._failed, _close)

    def disconnect_current(self) -> None:
        """Log out, if anyone is logged in."""
        account, self._current = self._current, None
        if account is not None:
            account.close()
            self.closed.emit(account)

    def _connected(self, account: Account) -> None:
        self._current = account
        account.renewal.start()
        account.take_over_layers()
        self.connected.emit(account)

    def _failed(self, error: UserError) -> None:
        self.failed.emit(error)


def _close(account: Account) -> None:
    account.close()
