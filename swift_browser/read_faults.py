"""Marks layers of which a part could not be read, finds out why, and reads them again when asked to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Optional

from qgis.core import QgsMapLayer, QgsVectorLayer
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QCoreApplication, QObject, QTimer, pyqtSignal

from ..auth.errors import Cancelled, UserError
from .accounts import Accounts
from .activity import Activity
from .cancel import Cancel
from .dataset_pool import forget_failed_sources
from .errors import LayersUnreadable, NoLoginForLayer, RasterUnreadable, ReadBroken
from .jobs import start
from .layer_states import LayerStates
from .layers import forget_failure, made_here, open_project
from .needs import Need, mosaic_needs, needs_of, path_of, waits
from .no_identify import NoIdentify
from .project_layers import names_text
from .reload import read_header, reload_layer
from .sources import path_behind

if TYPE_CHECKING:
    from .account import Account


# Container, name and headers of an object of an account.
Notice = Callable[["Account", str, str, Mapping[str, str]], Optional[UserError]]
# A map canvas tells of an error only once a minute.
ONCE_IN = 61.0  # seconds


@dataclass(frozen=True)
class Asked:
    """What a layer reads, and whom to ask for it. ``account`` is None where nobody is logged in."""

    account: Account | None
    need: Need

    @property
    def what(self) -> str:
        return f"{self.need.source.container}/{self.need.source.name}"

    def ask(self, cancel: Cancel) -> Mapping[str, str]:
        """Ask the object store for the object and for its first byte. Waits for the network, on any thread.

        Returns:
            The object's headers, with lower-case names.

        Raises:
            NoLoginForLayer: nobody can.
            StoreError, ServerOutOfReach, KeystoneError: it does not give them.
        """
        if self.account is None:
            raise NoLoginForLayer(what=self.what)
        source = self.need.source
        headers = self.account.store.head(source.container, source.name, cancel)
        self.account.store.read(source.container, source.name, 0, 1, cancel=cancel)
        return headers


class ReadFaults(QObject):
    """Told by whoever draws. Lives on the main thread."""

    # What the user is to know of layers that failed together (UserError); None when all of them are well again.
    told = pyqtSignal(object)

    def __init__(
        self, accounts: Accounts, activity: Activity, states: LayerStates, notice: Notice | None = None
    ) -> None:
        """
        Args:
            notice: looks at an object's headers, marks its layers if it is another one than they were opened with, and
                returns that; it is refused to GDAL then.
        """
        super().__init__()
        self._notice = notice
        self._accounts = accounts
        self._activity = activity
        self._states = states
        self._no_identify = NoIdentify()
        # Marks of this class, by the layer's id: others set marks, too.
        self._marks: dict[str, UserError] = {}
        # Layers whose reason is being looked for, and those that are being read again.
        self._looking: set[str] = set()
        self._trying: set[str] = set()
        # Whether the user does not know yet of what is marked.
        self._untold = False
        self._stopped = False
        # What was read again lately: if it failed anew since, in the same way, the canvas has not told of it.
        self._read_lately: set[str] = set()
        self._look_again = QTimer(self)
        self._look_again.setSingleShot(True)
        self._look_again.timeout.connect(self._paint_again)

    def start(self) -> None:
        """Begin: marks can be clicked on, and a login reads again what failed."""
        self._states.usual_again = self.retry
        self._states.changed.connect(self._changed)
        self._accounts.connected.connect(self._connected)
        open_project().layersAdded.connect(self._added)
        open_project().layersRemoved.connect(self._removed)
        for account in self._accounts.all:
            self._connected(account)

    def stop(self) -> None:
        """Take all marks off, also those of others, and tell of nothing any more: it is the end of the plugin."""
        self._accounts.connected.disconnect(self._connected)
        open_project().layersAdded.disconnect(self._added)
        open_project().layersRemoved.disconnect(self._removed)
        self._stopped = True
        self._look_again.stop()
        for layer in self._states.marked:
            self._states.heal(layer)
        self._states.changed.disconnect(self._changed)
        self._states.usual_again = None

    def drawing_failed(self, layer: QgsMapLayer, message: str) -> None:
        """Mark a layer that the map could not draw in full, if it reads over the network for us.

        Args:
            message: GDAL's.
        """
        asked = self._asked(layer)
        remote = asked or (made_here(layer) and path_of(layer).startswith("/vsi"))
        if remote and not waits(layer):
            self._look_into(layer, asked, message)

    def _look_into(self, layer: QgsMapLayer, asked: list[Asked], message: str) -> None:
        """Mark a layer, and find out why it cannot be read."""
        if layer.id() in self._looking or self._states.trouble(layer) is not None:
            return
        broken = ReadBroken(what=asked[0].what if asked else layer.name(), details=message)
        # At once: nothing is to be measured on it until the reason is known.
        self._mark(layer, broken)
        self._looking.add(layer.id())
        identifier = layer.id()

        def work(cancel: Cancel) -> list[Mapping[str, str]]:
            return [each.ask(cancel) for each in asked]

        def answered(headers: list[Mapping[str, str]]) -> None:
            if self._is_replaced(asked, headers):
                self._looking.discard(identifier)
                self._tell()
            else:
                done(broken)

        def done(error: UserError) -> None:
            self._looking.discard(identifier)
            if not sip.isdeleted(layer) and identifier in self._marks:
                self._mark(layer, error)
                self._untold = True
            self._tell()

        description = QCoreApplication.translate("SwiftCogBrowser", "Find out what is wrong with {name}")
        start(description.format(name=layer.name()), work, answered, done)

    def _is_replaced(self, asked: list[Asked], headers: list[Mapping[str, str]]) -> bool:
        noticed = [
            self._notice(each.account, each.need.source.container, each.need.source.name, told)
            for each, told in zip(asked, headers)
            if self._notice is not None and each.account is not None
        ]
        return any(noticed)

    def retry(self, layer: QgsMapLayer) -> None:
        """Read a layer again, if the object store gives its object; otherwise its mark says why not."""
        identifier = layer.id()
        if identifier in self._trying or identifier in self._looking:
            return
        self._trying.add(identifier)
        # Others may mark it meanwhile: that is not to be undone.
        before = self._states.trouble(layer)
        asked, path = self._asked(layer), path_of(layer)
        source, vector = layer.source(), isinstance(layer, QgsVectorLayer)
        virtual = bool(mosaic_needs(layer))

        def work(cancel: Cancel) -> None:
            for each in asked:
                each.ask(cancel)
            # The token is good: what GDAL remembers of the failure may be forgotten.
            for forgotten in {path, *(prefix for each in asked for prefix in each.need.prefixes)}:
                forget_failure(forgotten)
            if virtual:
                forget_failed_sources()
            if not read_header(source, vector):
                raise RasterUnreadable(name=layer_name_of(path), format="–")

        def done(_nothing: None) -> None:
            self._trying.discard(identifier)
            if not sip.isdeleted(layer) and self._states.trouble(layer) is before:
                self._read_again(layer)

        def failed(error: UserError) -> None:
            self._trying.discard(identifier)
            mine = not sip.isdeleted(layer) and self._states.trouble(layer) is before
            if mine and not isinstance(error, Cancelled):
                self._mark(layer, error)
                self._untold = True
            self._tell()

        description = QCoreApplication.translate("SwiftCogBrowser", "Read {name} again").format(name=layer.name())
        self._activity.start(description, work, done, failed)

    def retry_all(self, layers: Iterable[QgsMapLayer] | None = None) -> None:
        """Read all layers again that are marked because they could not be read, or some of them."""
        for layer in self._mine() if layers is None else layers:
            self.retry(layer)

    def _read_again(self, layer: QgsMapLayer) -> None:
        if reload_layer(layer):
            self._marks.pop(layer.id(), None)
            self._states.heal(layer)
            layer.triggerRepaint()
            self._read_lately.add(layer.id())
            self._look_again.start(int(1000 * ONCE_IN))

    def _paint_again(self) -> None:
        for layer in map(open_project().mapLayer, self._read_lately):
            if layer is not None and self._states.trouble(layer) is None:
                layer.triggerRepaint()
        self._read_lately.clear()

    def _mark(self, layer: QgsMapLayer, error: UserError) -> None:
        self._marks[layer.id()] = error
        self._states.fail(layer, error)

    def _changed(self, layer: QgsMapLayer) -> None:
        """Note that a mark is gone, or somebody else's now; while there is one, QGIS's own tool measures nothing."""
        trouble = self._states.trouble(layer)
        if trouble is not self._marks.get(layer.id()):
            self._marks.pop(layer.id(), None)
        self._no_identify.keep_off(layer, trouble is not None)
        if not self._marks:
            self._untold = False
            self.told.emit(None)

    def _mine(self) -> list[QgsMapLayer]:
        return [layer for layer in self._states.marked if layer.id() in self._marks]

    def _tell(self) -> None:
        """Once all reasons are known: tell the user, once."""
        if self._looking or self._trying or not self._untold:
            return
        self._untold = False
        marked = [(layer, self._marks[layer.id()]) for layer in self._mine()]
        if not marked:
            return
        lines = [f"{layer.name()}: {error} {error.details}".strip() for layer, error in marked]
        names, first = names_text(layer.name() for layer, _error in marked), marked[0][1]
        self.told.emit(LayersUnreadable(layers=names, reason=first, details="\n".join(lines)))

    def _added(self, layers: list[QgsMapLayer]) -> None:
        for layer in layers:
            if needs_of(layer):
                layer.isValidChanged.connect(partial(self._validity_changed, layer.id()))

    def _validity_changed(self, identifier: str) -> None:
        """Mark a layer that could not be opened anew while somebody is logged in to its account."""
        layer = open_project().mapLayer(identifier)
        if layer is None or layer.isValid() or self._stopped or path_behind(layer.source()):
            return
        asked = self._asked(layer)
        if any(each.account is not None for each in asked):
            self._look_into(layer, asked, layer.error().summary())

    def _removed(self, identifiers: list[str]) -> None:
        for identifier in identifiers:
            self._marks.pop(identifier, None)
        if not self._marks:
            self.told.emit(None)

    def _connected(self, account: Account) -> None:
        account.renewal.renewed.connect(self._retry_of_anyone)
        self.retry_all()

    def _retry_of_anyone(self, *_arguments: object) -> None:
        self.retry_all()

    def _asked(self, layer: QgsMapLayer) -> list[Asked]:
        path = path_of(layer)
        return [Asked(self._owner(need, path), need) for need in needs_of(layer)]

    def _owner(self, need: Need, path: str) -> Account | None:
        """Return the account that reads an object, as GDAL was told."""
        for account in self._accounts.all:
            prefixes = account.bridge.options.prefixes
            if prefixes and (path.startswith(prefixes) or any(each in prefixes for each in need.prefixes)):
                return account
        return None


def layer_name_of(path: str) -> str:
    """Return the last part of a path."""
    return path.rpartition("/")[2]
