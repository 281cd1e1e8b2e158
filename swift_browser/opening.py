"""From a pasted address to a layer: in an account that is connected, in one that is open to all, or on the web."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsMapLayer
from qgis.PyQt.QtCore import QCoreApplication, QObject, pyqtSignal

from ..auth.errors import Cancelled, UserError
from ..auth.login import Trust
from .accounts import Accounts
from .activity import Activity
from .adding import Adding
from .addresses import AddressError, ObjectAddress, WebAddress, normal_url, parse_address
from .cancel import Cancel
from .places import Place
from .public_objects import public_key, public_login
from .qgis_network import network_of, qgis_proxy

if TYPE_CHECKING:
    from .account import Account
    from .web_layers import WebLayers


class ConnectFirst(AddressError):
    template = "The address does not say in which account the object lies. Connect first: it is added then."


class Opening(QObject):
    """Opens addresses. Lives on the main thread.

    Signals:
        failed: why there is no layer (UserError).
        added: a QgsMapLayer of a web server's file, in the project now; what lies in Swift is told of by Adding.
        connect_wanted: an address waits for a connection (ConnectFirst).
    """

    failed = pyqtSignal(object)
    added = pyqtSignal(object)
    connect_wanted = pyqtSignal(object)

    def __init__(self, activity: Activity, accounts: Accounts, adding: Adding, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._activity = activity
        self._accounts = accounts
        self._adding = adding
        self._web: WebLayers | None = None
        # What the next connection is for.
        self._waiting: ObjectAddress | None = None
        accounts.current_changed.connect(self._go_on)

    def add(self, text: str) -> None:
        """Add what an address leads to. What happens later is told by the signals.

        Args:
            text: as it was pasted.

        Raises:
            AddressError: it leads nowhere, or holds a secret.
        """
        self._waiting = None
        address = parse_address(text, [_storage_url(account) for account in self._accounts.all])
        if isinstance(address, WebAddress):
            self._open_on_the_web(address)
        elif address.storage_url:
            self._open_in(address)
        else:
            self._open_anywhere(address)

    def close(self) -> None:
        """Take down what GDAL was told of the files on web servers."""
        if self._web is not None:
            self._web.close()

    # In Swift

    def _open_anywhere(self, address: ObjectAddress) -> None:
        account = self._accounts.current or next((each for each in self._accounts.all if not each.is_public), None)
        if account is None:
            self._waiting = address
            self.connect_wanted.emit(ConnectFirst())
        else:
            self._add(account, address)

    def _go_on(self, account: Account | None) -> None:
        address, self._waiting = self._waiting, None if account is not None else self._waiting
        if account is not None and address is not None:
            self._add(account, address)

    def _open_in(self, address: ObjectAddress) -> None:
        account = self._account_of(address.storage_url)
        if account is not None:
            self._add(account, address)
            return
        login = public_login(address.storage_url, (address.container,))
        self._accounts.connect_aside(
            login, public_key(address.storage_url), lambda found: self._add(found, address), self._failed
        )

    def _account_of(self, storage_url: str) -> Account | None:
        """Return the account with a storage URL: the one that is shown, or else one that is somebody's."""
        found = [each for each in self._accounts.all if normal_url(_storage_url(each)) == storage_url]
        found.sort(key=lambda each: (each is not self._accounts.current, each.is_public))
        return found[0] if found else None

    def _add(self, account: Account, address: ObjectAddress) -> None:
        self._adding.add([Place(self._accounts.key_of(account), address.container, address.name)])

    # On the web

    def _open_on_the_web(self, address: WebAddress) -> None:
        if self._web is None:
            from .web_layers import WebLayers

            self._web = WebLayers()
        web, proxy_for, view = self._web, qgis_proxy(), self._adding.raster_view()

        def work(_cancel: Cancel) -> QgsMapLayer:
            return web.load(address, network_of(Trust(), proxy_for), view)

        def done(layer: QgsMapLayer) -> None:
            from .layers import add_to_project

            try:
                add_to_project(layer)
            except UserError as error:
                self._failed(error)
            else:
                self.added.emit(layer)

        description = QCoreApplication.translate("SwiftCogBrowser", "Open {name}").format(name=address.name)
        self._activity.start(description, work, done, self._failed)

    def _failed(self, error: UserError) -> None:
        if not isinstance(error, Cancelled):
            self.failed.emit(error)


def _storage_url(account: Account) -> str:
    return account.session.current.storage_url
