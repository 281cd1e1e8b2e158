"""The items of the Browser panel: the root, connections, containers, pseudo-folders, objects."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from qgis.core import Qgis, QgsDataCollectionItem, QgsDataItem, QgsLayerItem, QgsMimeDataUtils
from qgis.PyQt.QtCore import QCoreApplication

from .browser_actions import Listed
from .browser_branch import PROVIDER_KEY, Branch, insert
from .browser_notices import FOLDERS, OBJECTS, first_connection_item, log_in_item
from .browser_rows import ReadPage, Row
from .file_kinds import looks_like_raster, looks_like_vector
from .mime_places import uri_of
from .models import Container, ObjectEntry
from .places import DELIMITER, Place
from .words import size_text, time_text

if TYPE_CHECKING:
    from .browser_tree import BrowserTree

ROOT_PATH = "swift-cog:"
State = Qgis.BrowserItemState


class RootItem(QgsDataCollectionItem):
    """The item Swift among QGIS's own sources; lists the connections."""

    def __init__(self, tree: BrowserTree) -> None:
        super().__init__(None, "Swift", ROOT_PATH, PROVIDER_KEY)
        self.tree = tree
        fertile = Qgis.BrowserItemCapabilities(Qgis.BrowserItemCapability.Fertile)
        self.setCapabilitiesV2(fertile | Qgis.BrowserItemCapability.Fast)
        self.setIcon(tree.actions.icon())
        self.setToolTip("OpenStack Swift")
        self._items: dict[str, ConnectionItem] = {}
        self._notice: QgsDataItem | None = None

    def populate(self, *_how: object) -> None:  # type: ignore[override]
        """List the connections; they are in QGIS's settings."""
        if self.state() == State.NotPopulated:
            self._items, self._notice = {}, None
            self._list()

    def refresh(self, *_how: object) -> None:  # type: ignore[override]
        """List the connections anew; those that are as they were stay as they are."""
        if self.state() == State.Populated:
            self._list()

    def refresh_place(self, place: Place) -> None:
        """Read a container or pseudo-folder anew, if it is shown."""
        item = self._items.get(place.key)
        if item is not None:
            item.refresh_place(place)

    def _list(self) -> None:
        listed = {each.key: each for each in self.tree.actions.connections()}
        for key, item in list(self._items.items()):
            if not item.still_shows(listed.get(key)):
                # With all that is in it, at once; row by row would take QGIS long.
                self.deleteChildItem(self._items.pop(key))
        new = [ConnectionItem(self, each, self.tree) for key, each in listed.items() if key not in self._items]
        self._items.update((item.listed.key, item) for item in new)
        if self._notice is not None:
            self.deleteChildItem(self._notice)
            self._notice = None
        if not self._items:
            self._notice = first_connection_item(self, self.tree.actions.new_connection)
        insert(self, [*new, *([] if self._notice is None else [self._notice])])
        self.setState(State.Populated)


class ConnectionItem(Branch):
    """A connection, logged in or not; lists the containers."""

    def __init__(self, parent: QgsDataItem, listed: Listed, tree: BrowserTree) -> None:
        super().__init__(parent, listed.text, f"{ROOT_PATH}{listed.key}", tree)
        self.listed = listed
        self.account = tree.accounts.find(listed.key)
        self.setSortKey(f"{0 if listed.saved else 1}{listed.text.casefold()}")
        self._look_like_it_is()

    def _look_like_it_is(self) -> None:
        self.setIconName("/locked.svg" if self.account is None else "/mIconConnect.svg")
        state = (
            QCoreApplication.translate("SwiftCogBrowser", "Not logged in")
            if self.account is None
            else QCoreApplication.translate("SwiftCogBrowser", "Logged in")
        )
        self.setToolTip("\n".join(part for part in (self.listed.text, self.listed.tip, state) if part))

    def still_shows(self, listed: Listed | None) -> bool:
        """Return whether this is how a connection is to be shown; one that has just logged in is shown so."""
        account = self.tree.accounts.find(self.listed.key)
        if listed != self.listed or (self.account is not None and account is not self.account):
            return False
        if self.account is not account:
            self.account = account
            self._look_like_it_is()
            # Opened already, it said that one has to log in.
            self.refresh()
        return True

    def reader(self) -> ReadPage | None:
        account = self.account
        if account is None:
            return None
        return lambda marker, cancel: list(account.store.containers(marker=marker, cancel=cancel))

    def item(self, name: str, row: Row) -> QgsDataItem:
        return FolderItem(self, name, Place(self.listed.key, name), row, self.tree)

    def instead(self) -> QgsDataItem:
        return log_in_item(self, self.log_in)

    def log_in(self) -> None:
        self.tree.actions.log_in(self.listed.key)

    def handleDoubleClick(self) -> bool:  # noqa: N802 - QGIS's
        """Log in; what is logged in opens and closes."""
        if self.account is not None:
            return False
        self.log_in()
        return True


class FolderItem(Branch):
    """A container or a pseudo-folder."""

    def __init__(self, parent: QgsDataItem, label: str, place: Place, row: Row, tree: BrowserTree) -> None:
        super().__init__(parent, label, path_of(place), tree)
        self.place: Place = place
        self.own_name = place.name
        self.setSortKey(FOLDERS + sort_key(place))
        self.setIconName("/mIconFolder.svg" if place.name else "/mIconDbSchema.svg")
        self._raster_endings: Sequence[str] = ()
        self.show(row)

    def show(self, row: Row) -> None:
        """Say in the tool tip what the listing says of it."""
        tip = str(self.place)
        if isinstance(row, Container) and row.count is not None and row.bytes is not None:
            text = QCoreApplication.translate("SwiftCogBrowser", "{count} objects, {size}")
            tip = f"{tip}\n{text.format(count=row.count, size=size_text(row.bytes))}"
        self.setToolTip(tip)

    def reader(self) -> ReadPage | None:
        account, place = self.tree.accounts.find(self.place.key), self.place
        if account is None:
            return None
        store = account.store
        # Once for all that is about to be read: there may be many rows.
        self._raster_endings = self.tree.raster_endings()
        return lambda marker, cancel: list(store.objects(place.container, place.name, DELIMITER, marker, cancel=cancel))

    def item(self, name: str, row: Row) -> QgsDataItem:
        place = Place(self.place.key, self.place.container, name)
        label = name[len(self.place.name) :]
        if not isinstance(row, ObjectEntry) or row.is_folder:
            return FolderItem(self, label[: -len(DELIMITER)] or label, place, row, self.tree)
        return ObjectItem(self, label, place, row, _icon(name, self._raster_endings))

    def instead(self) -> QgsDataItem:
        return log_in_item(self, lambda: self.tree.actions.log_in(self.place.key))

    def hasDragEnabled(self) -> bool:  # noqa: N802 - QGIS's
        return True

    def mimeUris(self) -> list[QgsMimeDataUtils.Uri]:  # noqa: N802 - QGIS's
        return [uri_of(self.place)]


class ObjectItem(QgsLayerItem):
    """An object. QGIS's own buttons and menus for layers of the panel do with it what a drop on the map does."""

    def __init__(self, parent: QgsDataItem, label: str, place: Place, row: Row, icon: str) -> None:
        super().__init__(parent, label, path_of(place), "", Qgis.BrowserLayerType.Plugin, PROVIDER_KEY)
        self.place = place
        self.setCapabilitiesV2(Qgis.BrowserItemCapability.NoCapabilities)
        self.setState(State.Populated)
        self.setSortKey(OBJECTS + sort_key(place))
        self.setIconName(icon)
        self.show(row)

    def show(self, row: Row) -> None:
        """Say in the tool tip what the listing says of it."""
        self.row = row
        tip = str(self.place)
        if isinstance(row, ObjectEntry):
            tip = f"{tip}\n{size_text(row.size)}, {time_text(row.last_modified)}".rstrip(", ")
        self.setToolTip(tip)

    def mimeUris(self) -> list[QgsMimeDataUtils.Uri]:  # noqa: N802 - QGIS's
        return [uri_of(self.place)]


def path_of(place: Place) -> str:
    """Return the path of an item in the panel; no two are the same."""
    return f"{ROOT_PATH}{place.key}/{place}"


def sort_key(place: Place) -> str:
    """Return what sorts as the server does, by bytes, wherever capitals and accents are put in a language."""
    return str(place).encode("utf-8", "surrogatepass").hex()


def _icon(name: str, raster_endings: Sequence[str]) -> str:
    if looks_like_raster(name, raster_endings):
        return "/mIconRaster.svg"
    return "/mIconVector.svg" if looks_like_vector(name) else "/mIconFile.svg"
