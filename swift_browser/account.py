"""A connection that is logged in: its session, its listings, and the layers that read from it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from functools import partial

from qgis.core import QgsMapLayer, QgsProject, QgsRasterLayer
from qgis.PyQt.QtCore import QCoreApplication, QObject, Qt, pyqtSignal, pyqtSlot

from ..auth.login import Anonymous, Login
from ..auth.network import Network
from ..auth.session import AccountSession
from ..auth.token import Token
from .bridge import TokenBridge, header_file_per_path
from .cancel import Cancel
from .dataset_pool import forget_failed_sources
from .environment import environment
from .layer_seals import layer_seals
from .layers import (
    add_to_project,
    forget_failure,
    layers_under,
    leave_behind,
    left_behind,
    named_by_url,
)
from .listing import all_containers, all_objects
from .live_header import LiveHeader
from .map_view import MapView
from .models import Container, ObjectEntry
from .needs import mosaic_needs
from .object_layers import ObjectLayers
from .path_options import PathOptions
from .pinned_objects import PinnedObjects
from .provenance import Provenance
from .public_bridge import PublicBridge
from .qgis_network import ProxyFor, environment_proxy, network_of
from .raster_view import AS_QGIS, RasterView
from .reload import reload_and_repaint, warm_up
from .render_watch import render_watch
from .renewal import Renewal
from .reopening import Reopening
from .store import ObjectStore
from .versions import Versions


class Account(QObject):
    """What :func:`api.connect` gives, and what the dock shows.

    Made on any thread by :func:`connect`; belongs to the main thread afterwards. Methods that say so wait for the
    network, and may be called from any thread.
    """

    # What went wrong in the background, for the user to know.
    trouble = pyqtSignal(object)  # UserError
    # Paths of open layers, in whose place a listing has other objects.
    suspected = pyqtSignal(list)
    # The token before was not good to its end: the layers may have failed meanwhile.
    _revived = pyqtSignal()
    _helped = pyqtSignal(object)  # Token

    def __init__(self, login: Login, network: Network) -> None:
        super().__init__()
        # What the user knows it by: a saved connection's or a file's name, with nothing from inside it.
        self.connection = login.source
        # The session alone keeps the secret, and forgets it when it is closed.
        self.login = login.without_secret()
        self.session = AccountSession(login, network)
        self.store = ObjectStore(self.session, login.containers)
        self.store.listed = self._compare
        self.bridge = _bridge(self)
        self.renewal = Renewal(self.session)
        self.versions = Versions(render_watch)
        self.pinned = PinnedObjects(self.connection, self.session, self.store, self.bridge, self.versions)
        self._layers = ObjectLayers(self.connection, self.session, self.store, self.bridge, self.pinned)
        # A token that is renewed while the account is closed is not to reach anyone any more.
        self._publishing = threading.Lock()
        self._closed = False
        self._storage_url = ""
        self._revived.connect(self._revive_layers, Qt.ConnectionType.QueuedConnection)  # type: ignore[call-arg]
        self._helped.connect(self.renewal.logged_in_again)

    def __repr__(self) -> str:
        return f"<Account of {self.login.who} from {self.login.source}>"

    def __enter__(self) -> Account:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()

    @property
    def is_public(self) -> bool:
        """Whether this is nobody's account in particular: it reads, without a token, what is open to all."""
        return isinstance(self.login.credentials, Anonymous)

    def open(self) -> None:
        """Log in. Waits for the network.

        Raises:
            KeystoneError, ServerOutOfReach, CertificateRefused: no token.
        """
        self.session.subscribe(self._publish)
        self.session.open()

    def enter_environment(self) -> None:
        """Show this account's token to child processes and scripts, in place of another's.

        Who has no token needs no variables: the paths of public objects are their URLs.
        """
        with self._publishing:
            other = environment.active
            if self._closed or other is self or self.is_public:
                return
            if isinstance(other, Account):
                other.bridge.leave_environment(other.session.current)
            environment.activate(self)

    def _publish(self, before: Token | None, token: Token, failed: bool) -> None:
        with self._publishing:
            if self._closed:
                return
            self._storage_url = token.storage_url
            if not self.is_public:
                other = environment.active
                if before is None and isinstance(other, Account):
                    other.bridge.leave_environment(other.session.current)
                environment.publish(self, token)
            self.bridge.publish(token)
        if failed:
            self._revived.emit()

    def containers(self) -> list[Container]:
        """Return all containers, or those that the login names. Waits for the network.

        Raises:
            StoreError, ServerOutOfReach, KeystoneError: no listing.
        """
        return list(all_containers(self.store))

    def objects(self, container: str, prefix: str = "", delimiter: str = "") -> Iterator[ObjectEntry]:
        """Yield the objects of a container in the order of their names; pages are fetched as they are needed.

        Args:
            container: its name.
            prefix: only names that begin with this.
            delimiter: usually ``/``: names are cut behind it, and given once as a pseudo-folder (``is_folder``).

        Raises:
            StoreError, ServerOutOfReach, KeystoneError: no listing.
        """
        return all_objects(self.store, container, prefix, delimiter)

    def prepare_layer(
        self, container: str, name: str, view: RasterView = AS_QGIS, map_view: MapView | None = None
    ) -> Callable[[], QgsMapLayer]:
        """See :meth:`.object_layers.ObjectLayers.prepare_layer`."""
        return self._layers.prepare_layer(container, name, view, map_view)

    def load_layer(self, container: str, name: str) -> QgsMapLayer:
        """Return a layer over an object, not yet in any project. Waits for the network.

        On any thread for rasters, on the main thread for vector files; :meth:`prepare_layer` keeps nobody waiting.

        Raises:
            see :meth:`.object_layers.ObjectLayers.prepare_layer`.
        """
        return self.prepare_layer(container, name)()

    def load_raster(
        self, container: str, name: str, view: RasterView = AS_QGIS, map_view: MapView | None = None
    ) -> QgsRasterLayer:
        """See :meth:`.object_layers.ObjectLayers.load_raster`."""
        return self._layers.load_raster(container, name, view, map_view)

    def open_path(
        self, container: str, name: str, cancel: Cancel | None = None, expected: Provenance | None = None
    ) -> tuple[str, Provenance]:
        """See :meth:`.object_layers.ObjectLayers.open_path`."""
        return self._layers.open_path(container, name, cancel, expected)

    def help_open(self, path: str, container: str, name: str) -> None:
        """See :meth:`.object_layers.ObjectLayers.help_open`."""
        self._layers.help_open(path, container, name)

    def _compare(self, container: str, entries: Sequence[ObjectEntry]) -> None:
        suspects = self.pinned.suspects(container, entries)
        if suspects:
            self.suspected.emit(suspects)

    def add_raster(
        self, container: str, name: str, project: QgsProject | None = None, view: RasterView = AS_QGIS
    ) -> QgsRasterLayer:
        """Add an object as a raster layer to the project that is open, or another. Waits for the network.

        Raises:
            see :meth:`.object_layers.ObjectLayers.load_raster`; the project is not changed then.
            LayerNotAdded: the project does not take it.
        """
        layer = self.load_raster(container, name, view)
        add_to_project(layer, project)
        return layer

    @property
    def token_expires(self) -> datetime | None:
        """When the present token ends, by the cloud's clock (aware); None if it does not, or nobody knows."""
        return self.session.current.expires

    def renew(self) -> None:
        """Renew the token now. Waits for the network.

        Raises:
            KeystoneError, ServerOutOfReach, CertificateRefused: the old token stays.
        """
        self.session.renew()

    def log_in_again(self, login: Login) -> None:
        """Get a token with secrets that the user has given anew, and have the layers read again. Waits for the network.

        Raises:
            AnotherAccount: the login leads elsewhere; nothing is changed.
            see :func:`..auth.ways_in.issue_token`; nothing is changed.
        """
        self._helped.emit(self.session.log_in_again(login))

    def close(self) -> None:
        """Log out: forget the token, and take down what GDAL and the process were told. On the main thread.

        Layers stay, and cannot be read until somebody connects to the same account again.
        """
        self.renewal.stop()
        self.versions.close()
        with self._publishing:
            if self._closed:
                return
            self._closed = True
            leave_behind(self.bridge.options.prefixes, self._storage_url)
            self.bridge.withdraw()
            environment.withdraw(self)
            if self._storage_url:
                # Who was never logged in has left nothing behind.
                PathOptions.leave(left_behind(self._storage_url), self._storage_url)
        self.session.close()
        self.store.close()
        if self._storage_url:
            layer_seals.release(self)

    def take_over_layers(self) -> None:
        """Have layers that an earlier connection to this account left behind read again. On the main thread."""
        token = self.session.current
        PathOptions.forget_left(left_behind())
        for container in PathOptions.unclaimed(left_behind(token.storage_url)):
            self.bridge.open_container(container, token)
        for container in named_by_url(token.storage_url):
            self.bridge.open_by_url(container, token)
        self.pinned.pin_as_before(token)
        layer_seals.hold(self)
        self._revive_layers()

    # A slot by name: others stay in the thread that connected them, which was one of a job's.
    @pyqtSlot()
    def _revive_layers(self) -> None:
        """Have layers that failed while no token was good read again."""
        prefixes = self.bridge.options.prefixes
        layers = layers_under(prefixes)
        if layers and not self._closed:
            # What GDAL remembers may be forgotten only when the new token is known to be good.
            reloaded = partial(reload_and_repaint, prefixes)
            prove = partial(self._prove, mosaics=any(map(mosaic_needs, layers)))
            warm_up(prefixes, reloaded, first=prove, failed=self.trouble.emit)

    def _prove(self, mosaics: bool) -> None:
        """See whether the token is good, and have GDAL forget what it remembers as missing or forbidden."""
        self.store.check_account()
        for prefix in self.bridge.options.prefixes:
            forget_failure(prefix)
        if mosaics:
            forget_failed_sources()


def connect(login: Login, proxy_for: ProxyFor = environment_proxy) -> Account:
    """Log in and return the account. Waits for the network, on any thread.

    Args:
        login: with its secrets.
        proxy_for: see :func:`.qgis_network.qgis_proxy`.

    Raises:
        see :func:`..auth.ways_in.issue_token`.
    """
    account = Account(login, network_of(login.trust, proxy_for))
    application = QCoreApplication.instance()
    if application is not None:
        for part in (account, account.bridge, account.renewal, account.versions):
            part.moveToThread(application.thread())
    try:
        account.open()
    except Exception:
        account.close()
        raise
    return account


def _bridge(account: Account) -> TokenBridge:
    """Choose the way that the running GDAL can go."""
    network = account.session.network
    if account.is_public:
        return PublicBridge(network)
    return LiveHeader(network) if header_file_per_path() else Reopening(network, environment, account, render_watch)
