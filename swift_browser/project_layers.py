"""The layers of a saved project: they wait while nobody is logged in, and come back by themselves afterwards."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from osgeo import gdal
from qgis.core import QgsMapLayer, QgsVectorLayer
from qgis.PyQt.QtCore import QCoreApplication, QObject, QTimer, pyqtSignal
from qgis.PyQt.QtXml import QDomNode

from ..auth.errors import Cancelled, UserError
from .accounts import Accounts
from .activity import Activity
from .cancel import Cancel
from .environment import AUTHORISATION, environment
from .errors import (
    AccessDenied,
    LayerOutdated,
    LayersMissing,
    LayersNotBack,
    LayersWaitReplaced,
    NotFound,
    NotPublic,
    RasterUnreadable,
)
from .layer_states import LayerStates
from .layers import adopt, open_project
from .mosaics import mosaic_url, mosaics, read_mosaics
from .project_file import extent_of
from .provenance import Provenance, read, write
from .reload import read_header
from .returning import bring_back, give_back
from .sources import Source, object_of, path_behind, same_url, source_behind
from .stand_ins import StandIns

if TYPE_CHECKING:
    from .account import Account

# What a message names; its details have all.
MOST_NAMES = 3
# Stands among the accounts with which a layer was looked for.
NOBODY = 0


@dataclass(frozen=True)
class Wanted:
    """A login that layers wait for.

    Attributes:
        connection: what it was called when the layers were added; empty if nobody knows.
        storage_url: its account's URL; empty likewise.
        layers: what the layers are called.
    """

    connection: str
    storage_url: str
    layers: tuple[str, ...]


@dataclass(frozen=True)
class Found:
    """An object that a layer can read. ``provenance`` is None where no account was asked."""

    source: str
    provenance: Provenance | None


class ProjectLayers(QObject):
    """Watches the project that is open. Lives on the main thread."""

    # What the layers wait for now, as a list of Wanted; empty when none waits.
    waiting = pyqtSignal(list)
    # What the user is to know of layers that came back, or did not.
    failed = pyqtSignal(object)  # UserError
    # All that could be brought back for now is.
    settled = pyqtSignal()

    def __init__(self, accounts: Accounts, activity: Activity, states: LayerStates | None = None) -> None:
        """
        Args:
            states: has the marks of layers that wait although somebody is logged in.
        """
        super().__init__()
        self._accounts = accounts
        self.states = states or LayerStates()
        self._activity = activity
        self._stand_ins = StandIns()
        # Layers that are being looked for, and with which accounts others were looked for in vain.
        self._returning: set[str] = set()
        self._tried: dict[str, set[int]] = {}
        self._told: list[Wanted] = []
        self._missing: list[QgsMapLayer] = []
        # Layers whose objects were replaced: those that wait for the user's word, and those that have it.
        self._replaced: list[tuple[QgsMapLayer, UserError]] = []
        self._accepted: set[str] = set()
        self._failures: list[tuple[QgsMapLayer, UserError]] = []
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._look)

    def start(self) -> None:
        """Begin: from now on projects are opened with stand-ins."""
        self._stand_ins.install()
        project = open_project()
        project.readMapLayer.connect(self._read_layer)
        project.layersAdded.connect(self._look_soon)
        project.layersRemoved.connect(self._look_soon)
        self._accounts.connected.connect(self._connected)
        self._accounts.closed.connect(self._look_soon)
        self._look_soon()

    def stop(self) -> None:
        """End: layers that still wait get their own sources back."""
        self._soon.stop()
        project = open_project()
        project.readMapLayer.disconnect(self._read_layer)
        project.layersAdded.disconnect(self._look_soon)
        project.layersRemoved.disconnect(self._look_soon)
        self._accounts.connected.disconnect(self._connected)
        self._accounts.closed.disconnect(self._look_soon)
        for layer in self._waiting():
            if path_behind(layer.source()):
                give_back(layer)
        self._stand_ins.remove()

    def _waiting(self) -> list[QgsMapLayer]:
        return [layer for layer in open_project().mapLayers().values() if waits(layer)]

    def _read_layer(self, layer: QgsMapLayer, node: QDomNode) -> None:
        """Have a layer lie where it will, so that zooming to it works."""
        extent = extent_of(node)
        if path_behind(layer.source()) and extent is not None:
            layer.setExtent(extent)

    def _connected(self, account: Account) -> None:
        read_mosaics(account)
        self._look_soon()

    def _look_soon(self, *_arguments: object) -> None:
        # QGIS adds the layers of a project one by one.
        self._soon.start(0)

    def _look(self) -> None:
        """Begin to bring back what can be, and tell what the rest waits for."""
        waiting = self._waiting()
        ids = {layer.id() for layer in waiting}
        self._tried = {identifier: tried for identifier, tried in self._tried.items() if identifier in ids}
        for layer in waiting:
            if layer.id() not in self._returning:
                self._begin(layer)
        self._tell()

    def _tell(self) -> None:
        waiting = [layer for layer in self._waiting() if layer.id() not in self._returning]
        unread = [layer for layer in mosaics() if not self._account_of(mosaic_url(layer))]
        # Of one without provenance nobody knows whether the next account will have it.
        unowned = [layer for layer in waiting if not self._owners(layer, tried=True) or read(layer) is None]
        wanted = _wanted([*unowned, *unread])
        if wanted != self._told:
            self._told = wanted
            self.waiting.emit(wanted)

    def _owners(self, layer: QgsMapLayer, tried: bool = False) -> list[Account]:
        """Return the accounts whose layer it may be.

        Args:
            tried: also those with which it was looked for in vain.
        """
        provenance, source = read(layer), _object(layer)
        url = provenance.storage_url if provenance is not None else source.storage_url
        known = self._tried.get(layer.id(), set())
        owners = [each for each in self._accounts.all if not url or same_url(each.session.current.storage_url, url)]
        return [each for each in owners if tried or id(each) not in known][: 1 if url else None]

    def _account_of(self, url: str) -> Account | None:
        return next((each for each in self._accounts.all if same_url(each.session.current.storage_url, url)), None)

    def _begin(self, layer: QgsMapLayer) -> None:
        owners = self._owners(layer)
        nobodys = not self._owners(layer, tried=True) and _needs_no_account(layer)
        if not owners and (not nobodys or self._tried.get(layer.id())):
            return
        identifier, source, suffix = layer.id(), _object(layer), _suffix(layer)
        path = source_behind(layer.source()).partition("|")[0]
        vector, provenance = isinstance(layer, QgsVectorLayer), read(layer)
        expected = None if identifier in self._accepted else provenance
        self._tried.setdefault(identifier, set()).update(map(id, owners) if owners else [NOBODY])
        self._returning.add(identifier)

        def work(cancel: Cancel) -> Found:
            if not owners:
                if not read_header(path + suffix, vector) and provenance is not None:
                    raise NotPublic(what=f"{source.container}/{source.name}")
                return Found(path + suffix, None)
            return _find(owners, source, suffix, vector, expected=expected, cancel=cancel)

        def done(found: Found) -> None:
            self._returning.discard(identifier)
            self._bring_back(identifier, found)
            self._settle()

        def failed(error: UserError) -> None:
            self._returning.discard(identifier)
            self._not_back(identifier, error)
            self._settle()

        description = QCoreApplication.translate("SwiftCogBrowser", "Bring back {name}").format(name=layer.name())
        self._activity.start(description, work, done, failed)

    def _bring_back(self, identifier: str, found: Found) -> None:
        layer = open_project().mapLayer(identifier)
        if layer is None or not waits(layer):
            # The user has removed it, or given it another source.
            return
        before, now = read(layer), found.provenance
        same = before is None or now is None or before.same_object(now)
        bring_back(layer, found.source, keep_crs=same or layer.crs() != layer.metadata().crs())
        adopt(layer)
        if now is not None and before is None:
            write(layer, now)
        elif now is not None and before is not None and not same:
            write(layer, replace(now, added=before.added))
            open_project().setDirty(True)
        self._accepted.discard(identifier)
        self.states.heal(layer)

    def _accept(self, identifier: str) -> None:
        """Have a layer show the object that is there now: the user has been told that it is another one."""
        layer = open_project().mapLayer(identifier)
        if layer is not None and waits(layer) and identifier not in self._returning:
            self._accepted.add(identifier)
            self._tried.pop(identifier, None)
            self._begin(layer)

    def _not_back(self, identifier: str, error: UserError) -> None:
        layer = open_project().mapLayer(identifier)
        if layer is None or not waits(layer):
            return
        if isinstance(error, Cancelled):
            self._tried.pop(identifier, None)
        elif isinstance(error, LayerOutdated):
            self.states.fail(layer, error, again=partial(self._accept, identifier))
            self._replaced.append((layer, error))
        elif isinstance(error, NotFound) and read(layer) is not None:
            if path_behind(layer.source()):
                give_back(layer)
            self._missing.append(layer)
        elif not isinstance(error, (NotFound, NotPublic)):
            self._failures.append((layer, error))

    def _settle(self) -> None:
        """Once all are back or not: tell the user, once."""
        if self._returning:
            return
        missing, self._missing = self._missing, []
        replaced, self._replaced = self._replaced, []
        failures, self._failures = self._failures, []
        if missing:
            lines = [f"{layer.name()}: {_where(layer)}" for layer in missing]
            self.failed.emit(LayersMissing(layers=_names(layer.name() for layer in missing), details="\n".join(lines)))
        if replaced:
            lines = [f"{layer.name()}: {error.details}" for layer, error in replaced]
            self.failed.emit(LayersWaitReplaced(layers=_names(lines, "; "), details="\n".join(lines)))
        if failures:
            lines = [f"{layer.name()}: {error} {error.details}".strip() for layer, error in failures]
            names = _names(layer.name() for layer, _error in failures)
            self.failed.emit(LayersNotBack(layers=names, reason=str(failures[0][1]), details="\n".join(lines)))
        self._tell()
        self.settled.emit()


def waits(layer: QgsMapLayer) -> bool:
    """Return whether a layer has no object to read from: a stand-in, or it was opened without a login."""
    if path_behind(layer.source()):
        return True
    return not layer.isValid() and object_of(layer.source().partition("|")[0]) is not None


def _object(layer: QgsMapLayer) -> Source:
    found = object_of(source_behind(layer.source()).partition("|")[0])
    return found or Source("", "", "")


def _suffix(layer: QgsMapLayer) -> str:
    """Return what follows the path in a source."""
    _path, bar, rest = layer.source().partition("|")
    return bar + rest


def _needs_no_account(layer: QgsMapLayer) -> bool:
    """Return whether QGIS may be able to open a layer without an account of the plugin: it is tried then.

    So it is with URLs, whose objects may be open to all, and with what the user reads with a token in the environment
    that QGIS was started with.
    """
    if _object(layer).storage_url:
        return True
    return read(layer) is None and environment.active is None and bool(os.environ.get(AUTHORISATION))


def _find(
    owners: list[Account], source: Source, suffix: str, vector: bool, *, expected: Provenance | None, cancel: Cancel
) -> Found:
    """Look for an object in accounts, one after the other. Waits for the network.

    Raises:
        LayerOutdated: there is one, but not the one that is expected.
        UserError: of the last one.
    """
    error: UserError = NotFound(what=f"{source.container}/{source.name}")
    for owner in owners:
        try:
            path, provenance = owner.open_path(source.container, source.name, cancel, expected)
        except (NotFound, AccessDenied) as refusal:
            error = refusal
            continue
        if not read_header(path + suffix, vector):
            # GDAL may remember it as missing or forbidden, from before the login.
            owner.help_open(path, source.container, source.name)
            if not read_header(path + suffix, vector):
                raise RasterUnreadable(name=source.name, format="–", details=gdal.GetLastErrorMsg())
        return Found(path + suffix, provenance)
    raise error


def _wanted(layers: Iterable[QgsMapLayer]) -> list[Wanted]:
    found: dict[tuple[str, str], list[str]] = {}
    for layer in layers:
        provenance = read(layer)
        key = ("", _object(layer).storage_url or mosaic_url(layer))
        if provenance is not None:
            key = (provenance.connection, provenance.storage_url)
        found.setdefault(key, []).append(layer.name())
    return [Wanted(*key, tuple(sorted(names))) for key, names in sorted(found.items())]


def _where(layer: QgsMapLayer) -> str:
    source = _object(layer)
    return f"{source.container}/{source.name}"


def _names(names: Iterable[str], separator: str = ", ") -> str:
    """Return names as a message has them: a few, and how many there are besides."""
    known = list(names)
    shown, rest = known[:MOST_NAMES], len(known) - MOST_NAMES
    if rest > 0:
        shown.append(QCoreApplication.translate("SwiftCogBrowser", "and {count} more").format(count=rest))
    return separator.join(shown)
