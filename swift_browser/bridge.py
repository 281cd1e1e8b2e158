"""How a token reaches GDAL, and a renewed one the layers that are open already.

`/vsiswift/` copies the token into a file handle when it opens it, and never looks at the option again. There are two
ways round that: a header that GDAL reads anew for each request, and opening anew.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping

from osgeo import gdal
from qgis.PyQt.QtCore import QObject, Qt, pyqtSignal, pyqtSlot

from ..auth.network import Network
from ..auth.token import Token
from .errors import VirtualRasterWritable
from .gdal_network import check, path_options, process_options
from .layers import layers_at, layers_under, made_here
from .path_options import READ_SETTINGS, PathOptions
from .paths import container_url_prefix
from .pinning import HEADERS, can_be_pinned, headers_option
from .provenance import Provenance
from .reload import reload_and_repaint, warm_up
from .seals import seals

# Since this version GDAL_HTTP_HEADER_FILE may be given for a path; before, the token would go to every host.
HEADER_FILE_PER_PATH = 3_07_00_00


class TokenBridge(QObject):
    """Gives GDAL the token of one account. Methods may be called from any thread unless they say otherwise."""

    # Every open layer now reads with this token; the one before is no longer needed.
    settled = pyqtSignal(object)
    _claimed = pyqtSignal(str)
    _pinned = pyqtSignal(str)

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.options = PathOptions()
        self._network = network
        # Path -> the object that GDAL may read there. Layers are opened on several threads.
        self._pins: dict[str, Provenance] = {}
        # Those of them that cannot be pinned.
        self._loose: set[str] = set()
        self._pinning = threading.Lock()
        # From whichever thread opens a container; layers belong to the main thread.
        self._claimed.connect(self._reopen_by_hand, Qt.ConnectionType.QueuedConnection)  # type: ignore[call-arg]
        self._pinned.connect(self._reopen_pinned, Qt.ConnectionType.QueuedConnection)  # type: ignore[call-arg]

    # Whether GDAL takes options of HTTP for a path. Two accounts can read containers of one name side by side then.
    BY_URL = False

    def open_container(self, container: str, token: Token) -> str:
        """Have GDAL read a container of the account, and return the prefix of its paths.

        Raises:
            ContainerTaken: another account's layers read a container of this name, and this GDAL cannot do both.
        """
        before = self.options.prefixes
        # First what may fail: a container that was claimed and cannot be read would be in others' way.
        check(self._network, token.storage_url, self.BY_URL)
        self._reach(token.storage_url)
        with_url = self._prefix_with_url(container, token)
        if self._unchecked(token):
            prefix = self.options.claim_prefix(with_url)
        else:
            prefix = self.options.claim(container, token.storage_url, with_url)
        self._open(prefix, token)
        if prefix not in before:
            self._claimed.emit(prefix)
        return prefix

    def open_by_url(self, container: str, token: Token) -> None:
        """Have GDAL read a container of the account by paths that name its URL, if it can."""
        prefix = self._prefix_with_url(container, token)
        if self.BY_URL and not self.options.is_read_by_all(prefix):
            self._reach(token.storage_url)
            self._open(self.options.claim_prefix(prefix), token)

    def open_read_only(self, container: str, name: str, token: Token) -> str:
        """Have GDAL read a container by paths of a kind that it never writes to; return their beginning.

        Raises:
            VirtualRasterWritable: this GDAL cannot read the account's objects by such paths.
        """
        if not self.BY_URL:
            raise VirtualRasterWritable(name=name, version=gdal.__version__)
        check(self._network, token.storage_url, self.BY_URL)
        self._reach(token.storage_url)
        prefix = self.options.claim_beside(self._prefix_with_url(container, token))
        self._open(prefix, token)
        return prefix

    def _unchecked(self, token: Token) -> bool:
        return self._network.trust.insecure and token.storage_url.startswith("https:")

    def _prefix_with_url(self, container: str, token: Token) -> str:
        return container_url_prefix(token.storage_url, container, self._unchecked(token)) if self.BY_URL else ""

    def _open(self, prefix: str, token: Token) -> None:
        seals.read_quickly(prefix)
        self.options.set(prefix, {**READ_SETTINGS, **self._network_options(token.storage_url)})
        self._authorise(prefix, token)

    def _reach(self, storage_url: str) -> None:
        """Tell GDAL for the whole process what it cannot be told for a path."""
        trust = self._network.trust
        if not storage_url.startswith("https:"):
            return
        if trust.certificate:
            process_options.show_certificate(self, *self._network.certificate_and_key)
        if not self.BY_URL and isinstance(self._network.verify, str):
            process_options.trust(self, self._network.verify)

    # A slot by name: others stay in the thread that connected them, which was one of a job's.
    @pyqtSlot(str)
    def _reopen_by_hand(self, prefix: str) -> None:
        """Open anew what the user has opened in this container before: it holds a token of its own.

        GDAL would send that beside ours from now on, and the server refuses two.
        """
        by_hand = [layer for layer in layers_under([prefix]) if not made_here(layer)]
        if by_hand:
            warm_up([prefix], lambda: reload_and_repaint([prefix]))

    @pyqtSlot(str)
    def _reopen_pinned(self, path: str) -> None:
        """Likewise what the user has opened of one object: it would bring other versions into GDAL's cache."""
        if not all(map(made_here, layers_at(path))):
            self._reopen_by_hand(path)

    def pin(self, path: str, version: Provenance, token: Token) -> None:
        """Have GDAL read a path only while the object there is this one. What is open already is not concerned.

        GDAL matches the options of paths by their beginning: a longer name needs a pin of its own.
        """
        with self._pinning:
            new = path not in self._pins
            self._pins[path] = version
            self._loose.discard(path)
            self._set_pin(path, token)
        if new:
            # What the user's own handles read would stand in GDAL's cache beside what ours do.
            self._pinned.emit(path)

    def loosen(self, path: str, token: Token) -> None:
        """Have GDAL read whatever object is at a path: the object store does not do what ``If-Match`` asks for."""
        with self._pinning:
            if path in self._pins:
                self._loose.add(path)
                self._set_pin(path, token)

    def forget_pin(self, path: str) -> None:
        """Have a path be read as any other of its container: no layer reads it any more."""
        with self._pinning:
            if self._pins.pop(path, None) is not None:
                self._loose.discard(path)
                self.options.unset(path, self.PIN_OPTIONS)

    @property
    def pins(self) -> Mapping[str, Provenance]:
        """The objects that the layers of the account were opened with, by their paths."""
        with self._pinning:
            return dict(self._pins)

    def is_loose(self, path: str) -> bool:
        """Return whether a path is read whatever object is there, since it cannot be pinned."""
        with self._pinning:
            return path in self._loose

    def _renew_pins(self, token: Token) -> None:
        with self._pinning:
            for path in self._pins:
                self._set_pin(path, token)

    def _set_pin(self, path: str, token: Token) -> None:
        etag = self._pins[path].etag
        if not can_be_pinned(etag):
            self._loose.add(path)
        self.options.set(path, self._pin_options(path, "" if path in self._loose else etag, token))

    # What a pin sets.
    PIN_OPTIONS: tuple[str, ...] = (HEADERS,)

    def _pin_options(self, path: str, etag: str, token: Token) -> Mapping[str, str]:
        """Return the options of a path that is pinned to an ETag, or expressly to none."""
        return {HEADERS: headers_option(etag)} if header_file_per_path() else {}

    def _network_options(self, storage_url: str) -> Mapping[str, str]:
        """Return the options with which GDAL reaches the object store as the account's other requests do."""
        return path_options(self._network, storage_url) if self.BY_URL else {}

    def _authorise(self, prefix: str, token: Token) -> None:
        """Set what the paths of a container need to be read."""
        raise NotImplementedError

    def leave_environment(self, token: Token) -> None:
        """Do without the process's environment: another account's token is about to take the place of this one."""

    def publish(self, token: Token) -> None:
        """Have everything that is read from now on read with this token, and bring it to the open layers."""
        raise NotImplementedError

    def withdraw(self) -> None:
        """Take everything down again."""
        self.options.clear()
        process_options.withdraw(self)


def header_file_per_path() -> bool:
    """Return whether the running GDAL can send a header to one host only."""
    return int(gdal.VersionInfo("VERSION_NUM")) >= HEADER_FILE_PER_PATH
