"""The layers of a saved project: they wait while nobody is logged in, and come back by themselves afterwards."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from qgis.core import QgsMapLayer
from qgis.PyQt.QtCore import QCoreApplication, QObject, QTimer, pyqtSignal
from qgis.PyQt.QtXml import QDomNode

from ..auth.errors import Cancelled, UserError
from .accounts import Accounts
from .activity import Activity
from .errors import LayerOutdated, LayersMissing, LayersNotBack, LayersWaitReplaced, NotFound, NotPublic
from .finding import Found, needs_no_account, search_for
from .layer_states import LayerStates
from .layers import adopt, open_project
from .mosaics import mosaics, read_mosaics
from .needs import Need, is_known, needs_of, note_needs, waits
from .project_file import extent_of
from .provenance import read, write
from .returning import bring_back, give_back
from .sources import path_behind
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
        # Of one of which nothing was noted nobody knows whether the next account will have it.
        unowned = [layer for layer in waiting if self._lacking(layer) or not is_known(layer)]
        unread = [layer for layer in mosaics() if any(each.storage_url for each in self._lacking(layer))]
        wanted = _wanted((layer, self._lacking(layer)) for layer in [*unowned, *unread])
        if wanted != self._told:
            self._told = wanted
            self.waiting.emit(wanted)

    def _candidates(self, need: Need) -> list[Account]:
        return [each for each in self._accounts.all if need.may_be_of(each.session.current.storage_url)]

    def _lacking(self, layer: QgsMapLayer) -> list[Need]:
        """Return what a layer needs of accounts that are not connected."""
        return [need for need in needs_of(layer) if not self._candidates(need)]

    def _owners(self, layer: QgsMapLayer) -> list[Account]:
        """Return the accounts to look for a layer in; none if it was looked for in all of them already."""
        needs = needs_of(layer)
        # What is named by its URL may be open to all.
        if not all(need.by_url or self._candidates(need) for need in needs):
            return []
        tried = self._tried.get(layer.id(), set())
        found = [each for each in self._accounts.all if any(each in self._candidates(need) for need in needs)]
        new = [each for each in found if id(each) not in tried]
        if len(needs) > 1:
            return found if new else []
        return new[: 1 if needs and needs[0].storage_url else None]

    def _begin(self, layer: QgsMapLayer) -> None:
        owners = self._owners(layer)
        nobodys = len(self._lacking(layer)) == len(needs_of(layer)) and needs_no_account(layer)
        if not owners and (not nobodys or self._tried.get(layer.id())):
            return
        identifier = layer.id()
        search = search_for(layer, owners, identifier in self._accepted)
        self._tried.setdefault(identifier, set()).update(map(id, owners) if owners else [NOBODY])
        self._returning.add(identifier)

        def done(found: Found) -> None:
            self._returning.discard(identifier)
            self._bring_back(identifier, found)
            self._settle()

        def failed(error: UserError) -> None:
            self._returning.discard(identifier)
            self._not_back(identifier, error)
            self._settle()

        description = QCoreApplication.translate("SwiftCogBrowser", "Bring back {name}").format(name=layer.name())
        self._activity.start(description, search, done, failed)

    def _bring_back(self, identifier: str, found: Found) -> None:
        layer = open_project().mapLayer(identifier)
        if layer is None or not waits(layer):
            # The user has removed it, or given it another source.
            return
        before, now = read(layer), found.provenance
        same = before is None or now is None or before.same_object(now)
        bring_back(layer, found.source, keep_crs=same or layer.crs() != layer.metadata().crs())
        adopt(layer)
        if found.needs:
            note_needs(layer, found.needs)
        elif now is not None and before is None:
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
            self.failed.emit(
                LayersMissing(layers=names_text(layer.name() for layer in missing), details="\n".join(lines))
            )
        if replaced:
            lines = [f"{layer.name()}: {error.details}" for layer, error in replaced]
            self.failed.emit(LayersWaitReplaced(layers=names_text(lines, "; "), details="\n".join(lines)))
        if failures:
            lines = [f"{layer.name()}: {error} {error.details}".strip() for layer, error in failures]
            names = names_text(layer.name() for layer, _error in failures)
            self.failed.emit(LayersNotBack(layers=names, reason=failures[0][1], details="\n".join(lines)))
        self._tell()
        self.settled.emit()


def _wanted(layers: Iterable[tuple[QgsMapLayer, list[Need]]]) -> list[Wanted]:
    """
    Args:
        layers: with what they need of accounts that are not connected.
    """
    found: dict[tuple[str, str], list[str]] = {}
    for layer, lacking in layers:
        provenance = read(layer)
        # One after the other, if it needs several.
        key = ("", lacking[0].storage_url if lacking else "")
        if provenance is not None:
            key = (provenance.connection, provenance.storage_url)
        found.setdefault(key, []).append(layer.name())
    return [Wanted(*key, tuple(sorted(names))) for key, names in sorted(found.items())]


def _where(layer: QgsMapLayer) -> str:
    return ", ".join(f"{need.source.container}/{need.source.name}" for need in needs_of(layer))


def names_text(names: Iterable[str], separator: str = ", ") -> str:
    """Return names as a message has them: a few, and how many there are besides."""
    known = list(names)
    shown, rest = known[:MOST_NAMES], len(known) - MOST_NAMES
    if rest > 0:
        shown.append(QCoreApplication.translate("SwiftCogBrowser", "and {count} more").format(count=rest))
    return separator.join(shown)
