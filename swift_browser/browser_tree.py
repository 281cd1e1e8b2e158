"""The Browser panel's tree as a whole: its root in each browser of QGIS, and what keeps them up to date."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from qgis.core import Qgis, QgsDataItem, QgsDataItemProvider
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject

from .accounts import Accounts
from .browser_actions import BrowserActions
from .browser_branch import PROVIDER_KEY
from .browser_items import RootItem
from .connections import Connections
from .file_kinds import RASTER_ENDINGS
from .places import Place


class BrowserTree(QObject):
    """Knows the roots: the panels share one, dialogs that choose a file have one of their own."""

    def __init__(
        self,
        accounts: Accounts,
        connections: Connections,
        actions: BrowserActions,
        raster_endings: Callable[[], Sequence[str]] = lambda: RASTER_ENDINGS,
    ) -> None:
        """
        Args:
            raster_endings: returns which endings of names are taken for rasters.
        """
        super().__init__()
        self.raster_endings = raster_endings
        self.accounts = accounts
        self.actions = actions
        self._connections = connections
        self._roots: list[RootItem] = []
        accounts.connected.connect(self._changed)
        accounts.closed.connect(self._changed)
        connections.changed.connect(self._changed)

    def make_root(self) -> RootItem:
        """Make the root for one more browser."""
        root = RootItem(self)
        self._roots = [*self._living(), root]
        return root

    def refresh_place(self, place: Place) -> None:
        """Read a container or pseudo-folder anew, wherever it is shown."""
        for root in self._living():
            root.refresh_place(place)

    def take_down(self) -> None:
        """Listen no more."""
        self.accounts.connected.disconnect(self._changed)
        self.accounts.closed.disconnect(self._changed)
        self._connections.changed.disconnect(self._changed)
        self._roots.clear()

    def _living(self) -> list[RootItem]:
        return [root for root in self._roots if not sip.isdeleted(root)]

    def _changed(self, _what: object = None) -> None:
        for root in self._living():
            root.refresh()


class SwiftItemProvider(QgsDataItemProvider):
    """Gives QGIS the root item."""

    def __init__(self, tree: BrowserTree) -> None:
        super().__init__()
        self._tree = tree

    def name(self) -> str:
        return "Swift COG Browser"

    def dataProviderKey(self) -> str:  # noqa: N802 - QGIS's
        return PROVIDER_KEY

    def capabilities(self) -> Qgis.DataItemProviderCapabilities:
        return Qgis.DataItemProviderCapabilities(Qgis.DataItemProviderCapability.NetworkSources)

    def createDataItem(self, path: str | None, _parent: QgsDataItem | None) -> QgsDataItem | None:  # noqa: N802 - QGIS's
        return None if path else self._tree.make_root()
