"""What can be done with an item of the Browser panel: its context menu, and files that are dropped on it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from qgis.core import QgsDataItem, QgsMimeDataUtils
from qgis.gui import QgsDataItemGuiContext, QgsDataItemGuiProvider
from qgis.PyQt.QtCore import QCoreApplication, QMimeData, Qt
from qgis.PyQt.QtWidgets import QAction, QMenu, QWidget

from .browser_actions import BrowserActions
from .browser_branch import Branch
from .browser_items import ConnectionItem, FolderItem, ObjectItem, RootItem
from .mime_places import as_in_the_tree
from .places import Place

# The largest int of C++.
LAST = 2**31 - 1


class SwiftItemMenus(QgsDataItemGuiProvider):
    """Speaks of the plugin's own items only."""

    def __init__(self, actions: BrowserActions) -> None:
        super().__init__()
        self._actions = actions

    def name(self) -> str:
        return "Swift COG Browser"

    def precedenceWhenPopulatingMenus(self) -> int:  # noqa: N802 - QGIS's
        """Let QGIS's own entries for layers come first: theirs is the largest but one."""
        return LAST

    def populateContextMenu(  # noqa: N802 - QGIS's
        self,
        item: QgsDataItem | None,
        menu: QMenu | None,
        selectedItems: Iterable[QgsDataItem],  # noqa: N803 - QGIS's
        context: QgsDataItemGuiContext,
    ) -> None:
        """Add what can be done with the item, or with all that are selected."""
        if menu is None:
            return
        fill = _Filler(menu, self._actions)
        if isinstance(item, RootItem):
            fill.root(item)
        elif isinstance(item, ConnectionItem):
            fill.connection(item, _opener(item, context))
        elif isinstance(item, (FolderItem, ObjectItem)):
            places = [*_places(selectedItems), item.place]
            fill.places(item, as_in_the_tree((place, None) for place in places))

    def acceptDrop(self, item: QgsDataItem | None, _context: QgsDataItemGuiContext) -> bool:  # noqa: N802 - QGIS's
        """Take files where there is a place for them."""
        return isinstance(item, FolderItem)

    def handleDrop(  # noqa: N802 - QGIS's
        self,
        item: QgsDataItem | None,
        _context: QgsDataItemGuiContext,
        data: QMimeData | None,
        _action: Qt.DropAction,
    ) -> bool:
        """Offer to upload files of this computer."""
        files = local_files(data)
        if not files or not isinstance(item, FolderItem):
            return False
        self._actions.offer_upload(item.place, files)
        return True

    def createParamWidget(  # noqa: N802 - QGIS's
        self, item: QgsDataItem | None, _context: QgsDataItemGuiContext
    ) -> QWidget | None:
        """Show the details; QGIS would open the object on the main thread to tell them."""
        return self._actions.details(item.place) if isinstance(item, ObjectItem) else None


class _Filler:
    """Puts entries into one menu."""

    def __init__(self, menu: QMenu, actions: BrowserActions) -> None:
        self._menu = menu
        self._do = actions

    def root(self, item: RootItem) -> None:
        text = QCoreApplication.translate("SwiftCogBrowser", "New Connection…")
        self._add("swiftNewConnection", text, self._do.new_connection)
        self._refresh(item)

    def connection(self, item: ConnectionItem, open_it: Callable[[], None]) -> None:
        translate, key = QCoreApplication.translate, item.listed.key

        def log_in() -> None:
            open_it()
            self._do.log_in(key)

        if item.account is None:
            self._add("swiftLogIn", translate("SwiftCogBrowser", "Log In…"), log_in)
        else:
            self._refresh(item)
            self._add("swiftLogOut", translate("SwiftCogBrowser", "Log Out"), lambda: self._do.log_out(key))
        if item.listed.saved:
            self._menu.addSeparator()
            self._add("swiftEdit", translate("SwiftCogBrowser", "Edit Connection…"), lambda: self._do.edit(key))
            text = translate("SwiftCogBrowser", "Delete Connection…")
            self._add("swiftDelete", text, lambda: self._do.delete(key))

    def places(self, item: FolderItem | ObjectItem, places: list[Place]) -> None:
        translate = QCoreApplication.translate
        if isinstance(item, FolderItem):
            text = translate("SwiftCogBrowser", "Add Layers to Project")
            self._add("swiftAdd", text, lambda: self._do.add(places))
            self._refresh(item)
        self._menu.addSeparator()
        if all(place.is_object for place in places):
            text = translate("SwiftCogBrowser", "Copy GDAL Path")
            self._add("swiftCopyPath", text, lambda: self._do.copy_path(places))
        self._add("swiftCopyUrl", translate("SwiftCogBrowser", "Copy URL"), lambda: self._do.copy_url(places))

    def _refresh(self, item: RootItem | Branch) -> None:
        self._add("swiftRefresh", QCoreApplication.translate("SwiftCogBrowser", "Refresh"), item.refresh)

    def _add(self, name: str, text: str, act: Callable[[], None]) -> None:
        action = QAction(text, self._menu)
        action.setObjectName(name)
        action.triggered.connect(lambda _checked=False: act())
        self._menu.addAction(action)


def _places(items: Iterable[QgsDataItem]) -> list[Place]:
    return [item.place for item in items if isinstance(item, (FolderItem, ObjectItem))]


def _opener(item: ConnectionItem, context: QgsDataItemGuiContext) -> Callable[[], None]:
    """Return what opens an item in the panel that the menu belongs to: the containers are seen there then."""
    view = context.view()

    def open_it() -> None:
        if view is not None and view.setSelectedItem(item):
            view.expand(view.currentIndex())

    return open_it


def local_files(data: QMimeData | None) -> list[str]:
    """Return the paths of the files of this computer in what is dragged, from a file manager or QGIS's own panel."""
    if data is None:
        return []
    paths = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
    if QgsMimeDataUtils.isUriList(data):
        paths += [uri.filePath or (uri.uri or "").partition("|")[0] for uri in QgsMimeDataUtils.decodeUriList(data)]
    return list(dict.fromkeys(path for path in paths if Path(path).is_absolute() and Path(path).exists()))
