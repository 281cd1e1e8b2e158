"""The accounts that are connected at the desk, side by side, and the way there and back. On the main thread."""

from __future__ import annotations

from collections.abc import Callable
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
    """Connects and disconnects. One account is the current one: it is shown, and its token is in the environment."""

    connecting = pyqtSignal(object)  # Login
    connected = pyqtSignal(object)  # Account, the current one now unless it was connected aside
    failed = pyqtSignal(object)  # UserError, Cancelled too
    closing = pyqtSignal(object)  # Account, which is connected still
    closed = pyqtSignal(object)  # Account
    # Another account is the current one, or none.
    current_changed = pyqtSignal(object)  # Account or None

    def __init__(self, activity: Activity) -> None:
        super().__init__()
        self._activity = activity
        # By what the user connected with: a saved connection's id, or a file's path.
        self._accounts: dict[str, Account] = {}
        self._current: Account | None = None

    @property
    def current(self) -> Account | None:
        return self._current

    @property
    def all(self) -> list[Account]:
        """The accounts that are connected, in the order in which they were."""
        return list(self._accounts.values())

    def find(self, key: str) -> Account | None:
        """Return the account that was connected with a key, if it still is."""
        return self._accounts.get(key)

    def key_of(self, account: Account) -> str:
        """Return what an account was connected with; empty if it is closed."""
        return next((key for key, known in self._accounts.items() if known is account), "")

    def connect_login(self, login: Login, key: str, failed: Callable[[UserError], None] | None = None) -> None:
        """Log in, in the background. An account that was connected with this key is closed first.

        Args:
            login: with its secrets.
            key: what the user connects with.
            failed: gets the error before the signal's listeners do.
        """
        before = self.find(key)
        if before is not None:
            self.close(before)
        self.connecting.emit(login)
        proxy_for = qgis_proxy()

        def work(_cancel: Cancel) -> Account:
            # Brings swiftclient and keystoneauth1 in: only those who connect pay for the import.
            from .account import connect

            return connect(login, proxy_for)

        def done(account: Account) -> None:
            self._connected(account, key)

        def on_failed(error: UserError) -> None:
            if failed is not None:
                failed(error)
            self._failed(error)

        description = QCoreApplication.translate("SwiftCogBrowser", "Connect to the object store")
        self._activity.start(description, work, done, on_failed, _close)

    def connect_aside(
        self, login: Login, key: str, done: Callable[[Account], None], failed: Callable[[UserError], None]
    ) -> None:
        """Log in, in the background, and leave the account that is shown as it is.

        Args:
            login: one that needs no secret.
            key: what the account is found by.
            done: gets the account, after the listeners of ``connected``; the one that is there, if there is one.
            failed: gets the error, in place of the signal's listeners.
        """
        proxy_for = qgis_proxy()

        def work(_cancel: Cancel) -> Account:
            from .account import connect

            return connect(login, proxy_for)

        def on_done(account: Account) -> None:
            there = self.find(key)
            if there is not None:
                account.close()
                done(there)
                return
            self._accounts[key] = account
            account.renewal.start()
            account.take_over_layers()
            self.connected.emit(account)
            done(account)

        description = QCoreApplication.translate("SwiftCogBrowser", "Connect to the object store")
        self._activity.start(description, work, on_done, failed, _close)

    def log_in_again(
        self,
        account: Account,
        login: Login,
        done: Callable[[], None] | None = None,
        failed: Callable[[UserError], None] | None = None,
    ) -> None:
        """Get a new token for an account, in the background, with secrets that the user has given anew.

        Args:
            done: called when there is one.
            failed: gets the error in place of the signal's listeners.
        """

        def work(_cancel: Cancel) -> None:
            account.log_in_again(login)

        description = QCoreApplication.translate("SwiftCogBrowser", "Log in again")
        self._activity.start(description, work, lambda _nothing: done() if done else None, failed or self._failed)

    def activate(self, account: Account | None) -> None:
        """Make an account the current one, or none; all stay connected."""
        if account is self._current:
            return
        self._current = account
        if account is not None:
            account.enter_environment()
        self.current_changed.emit(account)

    def close(self, account: Account) -> None:
        """Log out. Layers stay, and cannot be read until somebody connects to the same account again."""
        self.closing.emit(account)
        self._accounts.pop(self.key_of(account), None)
        account.close()
        self.closed.emit(account)
        if account is self._current:
            self._current = None
            self.current_changed.emit(None)

    def close_current(self) -> None:
        """Log out of the current account, if there is one."""
        if self._current is not None:
            self.close(self._current)

    def close_all(self) -> None:
        """Log out of every account."""
        for account in self.all:
            self.close(account)

    def _connected(self, account: Account, key: str) -> None:
        self._accounts[key] = account
        self._current = account
        account.renewal.start()
        account.take_over_layers()
        self.connected.emit(account)
        self.current_changed.emit(account)

    def _failed(self, error: UserError) -> None:
        self.failed.emit(error)


def _close(account: Account) -> None:
    account.close()
