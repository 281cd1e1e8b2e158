"""Notices that objects under open layers were replaced, marks the layers, and shows the new objects when asked to."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from qgis.core import QgsMapLayer
from qgis.PyQt.QtCore import QCoreApplication, QObject, pyqtSignal

from ..auth.errors import Cancelled, UserError
from .accounts import Accounts
from .activity import Activity
from .cancel import Cancel
from .errors import LayerOutdated, LayersReplaced, NotFound
from .jobs import start
from .layer_states import LayerStates
from .layers import forget_contents, layers_at, layers_under, open_project
from .mosaics import mosaics_of
from .needs import mosaic_needs
from .paths import ROOT
from .provenance import Provenance, change_text, of_object, outdated
from .resting import Resting
from .versions import Shown, readers

if TYPE_CHECKING:
    from .account import Account

# Nobody asks the object store more often than that, however often the map is refreshed.
PAUSE = 3.0  # seconds
AT_A_TIME = 6  # requests
# With and without a look at the server's certificate.
URL_ROOTS = "/vsicurl"
MOST = 200  # objects that are looked at when the map is refreshed


@dataclass(frozen=True)
class Pinned:
    """An object that open layers of an account read."""

    account: Account
    path: str
    version: Provenance


@dataclass(frozen=True)
class Seen:
    """What the object store says of one now: its version, or why there is none."""

    pinned: Pinned
    now: Provenance | UserError


class Pins(QObject):
    """Watches the objects that the open layers were made of. Lives on the main thread."""

    # What the user is to know (UserError).
    failed = pyqtSignal(object)
    # A look at the versions of objects has ended.
    looked = pyqtSignal()

    def __init__(self, accounts: Accounts, activity: Activity, states: LayerStates) -> None:
        super().__init__()
        self._accounts = accounts
        self._activity = activity
        self._states = states
        self._not_before = 0.0
        # Paths whose new objects the user has asked for, who needs not be told of them.
        self._accepted: set[str] = set()
        # What layers of the project that is open read.
        self._read: set[str] = set()
        self._resting = Resting(self._is_needed, self._let_go, self)

    def start(self) -> None:
        """Begin to watch."""
        for account in self._accounts.all:
            self._watch(account)
        self._accounts.connected.connect(self._watch)
        self._accounts.closing.connect(self._resting.end_all)
        self._states.changed.connect(self._marked)
        open_project().layersAdded.connect(self._added)
        open_project().layersRemoved.connect(self._removed)

    def stop(self) -> None:
        """Watch no longer."""
        self._accounts.connected.disconnect(self._watch)
        self._accounts.closing.disconnect(self._resting.end_all)
        self._states.changed.disconnect(self._marked)
        open_project().layersAdded.disconnect(self._added)
        open_project().layersRemoved.disconnect(self._removed)
        self._resting.end_all()

    # To find out

    def refresh(self, layers: Iterable[QgsMapLayer]) -> None:
        """See whether the objects of layers are those that they were opened with; not more often than now and then."""
        if time.monotonic() >= self._not_before:
            self._not_before = time.monotonic() + PAUSE
            self.check(layers)

    def check(self, layers: Iterable[QgsMapLayer]) -> None:
        """See at once, with one request for each object, in the background. Layers of replaced objects are marked."""
        wanted = list(layers)
        paths = {_path(layer) for layer in wanted}
        containers = {container for layer in wanted for container in _containers(layer)}
        found = [each for each in self._all() if each.path in paths or each.version.container in containers]
        self._look(found[:MOST])

    def is_replaced(
        self, account: Account, container: str, name: str, headers: Mapping[str, str]
    ) -> LayerOutdated | None:
        """Return what is wrong with the layers of an object; None if it is the one that they were opened with.

        Args:
            headers: of the answer to a HEAD now, with lower-case names.
        """
        for pinned in _pinned(account):
            if (pinned.version.container, pinned.version.name) == (container, name):
                now = _version(pinned, headers)
                if not pinned.version.same_object(now):
                    return outdated(pinned.version, now)
        return None

    def notice(self, account: Account, container: str, name: str, headers: Mapping[str, str]) -> LayerOutdated | None:
        """Likewise, and mark the layers of an object that was replaced."""
        for pinned in _pinned(account):
            if (pinned.version.container, pinned.version.name) == (container, name):
                self._take_in(Seen(pinned, _version(pinned, headers)))
        return self.is_replaced(account, container, name, headers)

    # To go on

    def accept(self, account: Account, path: str) -> None:
        """Have the layers of a path show the object that is there now. What becomes of it is told by their marks."""
        before = account.bridge.pins.get(path)
        if before is None or not self._accounts.key_of(account):
            return
        self._accepted.add(path)

        def work(cancel: Cancel) -> Provenance:
            return account.open_path(before.container, before.name, cancel)[1]

        def done(now: Provenance) -> None:
            if now.same_object(before):
                # The old one is back; another one is shown by itself.
                account.versions.show(path, now)

        def failed(error: UserError) -> None:
            self._not_shown(account, path, error)

        description = QCoreApplication.translate("SwiftCogBrowser", "Open {name}").format(name=before.name)
        self._activity.start(description, work, done, failed)

    # What is seen

    def _look(self, pinned: list[Pinned]) -> None:
        if not pinned:
            self.looked.emit()
            return

        def work(cancel: Cancel) -> list[Seen]:
            with ThreadPoolExecutor(AT_A_TIME) as pool:
                return list(pool.map(partial(_ask, cancel=cancel), pinned))

        def done(seen: list[Seen]) -> None:
            for each in seen:
                self._take_in(each)
            self.looked.emit()

        description = QCoreApplication.translate("SwiftCogBrowser", "See whether objects were replaced")
        start(description, work, done, lambda _cancelled: self.looked.emit())

    def _take_in(self, seen: Seen) -> None:
        account, path, before = seen.pinned.account, seen.pinned.path, seen.pinned.version
        known = account.bridge.pins.get(path)
        if known is None or not known.same_object(before) or not self._accounts.key_of(account):
            # A late answer: the layers are gone, or read another version by now.
            return
        if isinstance(seen.now, NotFound):
            self._mark(account, path, seen.now)
        elif isinstance(seen.now, Provenance) and not before.same_object(seen.now):
            self._mark(account, path, outdated(before, seen.now))
        else:
            return
        self._resting.end(path)

    def _mark(self, account: Account, path: str, error: UserError) -> None:
        """Mark the layers of an object that is not the one any more that they were opened with."""
        for layer in readers(path):
            self._states.fail(layer, error, again=partial(self.accept, account, path))

    def _not_shown(self, account: Account, path: str, error: UserError) -> None:
        self._accepted.discard(path)
        if not isinstance(error, Cancelled):
            for layer in readers(path):
                self._states.fail(layer, error, again=partial(self.accept, account, path))

    def _shown(self, shown: Shown) -> None:
        """Take the marks off; tell of it who did not ask for it."""
        for layer, _before in shown.layers:
            self._states.heal(layer)
        asked = shown.path in self._accepted
        self._accepted.discard(shown.path)
        changed = [
            f"{layer.name()}: {change_text(before, shown.now)}"
            for layer, before in shown.layers
            if before is not None and not before.same_object(shown.now)
        ]
        if changed and not asked:
            self.failed.emit(LayersReplaced(layers="; ".join(changed[:3]), details="\n".join(changed)))

    # Who is there

    def _watch(self, account: Account) -> None:
        account.versions.shown.connect(self._shown)
        account.versions.failed.connect(self._failed)
        account.suspected.connect(self._suspect)
        # Layers that were there before the login.
        self.check(layers_under(account.bridge.options.prefixes))

    def _marked(self, layer: QgsMapLayer) -> None:
        """See whether that is why a layer cannot be read which others have marked."""
        trouble = self._states.trouble(layer)
        if trouble is not None and not isinstance(trouble, LayerOutdated):
            self.check([layer])

    def _suspect(self, paths: list[str]) -> None:
        self._look([pinned for pinned in self._all() if pinned.path in paths])

    def _failed(self, path: str, error: UserError) -> None:
        for pinned in self._all():
            if pinned.path == path:
                self._not_shown(pinned.account, path, error)

    def _all(self) -> list[Pinned]:
        return [pinned for account in self._accounts.all for pinned in _pinned(account)]

    def _added(self, layers: list[QgsMapLayer]) -> None:
        paths = list(map(_path, layers))
        self._read.update(paths)
        self._resting.wake(paths)

    def _removed(self, _identifiers: list[str]) -> None:
        """Let go of what no layer reads any more, after a while: others may read what is there then."""
        still = {_path(layer) for layer in layers_under([ROOT, URL_ROOTS])}
        for pinned in self._all():
            if pinned.path in self._read and pinned.path not in still and not mosaics_of(pinned.path):
                self._read.discard(pinned.path)
                self._resting.rest(pinned.path)

    def _is_needed(self, path: str) -> bool:
        """Return whether layers may read an object that are not in the project, or not yet."""
        return self._activity.busy or bool(layers_at(path) or mosaics_of(path))

    def _let_go(self, path: str) -> None:
        for pinned in self._all():
            if pinned.path == path:
                pinned.account.bridge.forget_pin(path)
        # Whoever reads it then may bring another version into GDAL's cache.
        forget_contents(path)


def _pinned(account: Account) -> list[Pinned]:
    return [Pinned(account, path, version) for path, version in account.bridge.pins.items()]


def _version(pinned: Pinned, headers: Mapping[str, str]) -> Provenance:
    before = pinned.version
    return of_object(before.connection, before.storage_url, before.container, before.name, headers=headers)


def _ask(pinned: Pinned, cancel: Cancel) -> Seen:
    """Ask the object store what is there now."""
    try:
        headers = pinned.account.store.head(pinned.version.container, pinned.version.name, cancel)
    except UserError as error:
        return Seen(pinned, error)
    return Seen(pinned, _version(pinned, headers))


def _path(layer: QgsMapLayer) -> str:
    return layer.source().partition("|")[0]


def _containers(layer: QgsMapLayer) -> list[str]:
    """Return the containers of which a mosaic reads."""
    return [need.source.container for need in mosaic_needs(layer)]
