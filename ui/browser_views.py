"""What QGIS's own tree views of the Browser leave out: files that are dropped on the plugin's items, and F5.

The views turn away every drag that does not come from QGIS itself, before anybody is asked. So the plugin looks at
the events of these views first; whatever is not meant for its own items goes on to QGIS untouched.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from qgis.core import QgsDataItem, QgsMimeDataUtils
from qgis.gui import QgsBrowserTreeView
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QAbstractProxyModel, QEvent, QModelIndex, QObject, QPoint, Qt
from qgis.PyQt.QtGui import QDropEvent, QKeyEvent, QKeySequence
from qgis.PyQt.QtWidgets import QWidget

from ..swift_browser.browser_branch import Branch
from ..swift_browser.browser_items import FolderItem, RootItem
from ..swift_browser.browser_menus import local_files
from ..swift_browser.places import Place

OfferUpload = Callable[[Place, Sequence[str]], None]
# All others pass at once: there are many.
LOOKED_AT = {
    *(QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress),
    *(QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop),
}

# The object names of QGIS's panels with such views.
PANELS = ("Browser", "Browser2")


class BrowserViews(QObject):
    """Looks at the events of the Browser's views, in QGIS's window and its dialogs. Lives on the main thread."""

    def __init__(self, window: QWidget, offer_upload: OfferUpload) -> None:
        """
        Args:
            window: QGIS's, with its Browser panels. Other windows are looked into when they are made.
            offer_upload: gets the place and the paths of the files that were dropped on it.
        """
        super().__init__()
        self._offer_upload = offer_upload
        self._views: list[QgsBrowserTreeView] = []
        for name in PANELS:
            # Not among all of the thousands of objects in QGIS's window: each would become one of Python's.
            panel = window.findChild(QWidget, name, Qt.FindChildOption.FindDirectChildrenOnly)
            if panel is not None:
                self.look_into(panel)

    def take_down(self) -> None:
        """Leave all views as QGIS made them."""
        for view in self._living():
            for part in _parts(view):
                part.removeEventFilter(self)
        self._views = []

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:  # noqa: N802 - Qt's
        """Take what is meant for the plugin's items; leave the rest to QGIS."""
        if event is None or event.type() not in LOOKED_AT:
            return False
        view = next((view for view in self._living() if watched in _parts(view)), None)
        if view is None:
            return False
        if isinstance(event, QKeyEvent):
            return watched is view and _refresh(view, event)
        return isinstance(event, QDropEvent) and watched is view.viewport() and self._take_files(view, event)

    def _living(self) -> list[QgsBrowserTreeView]:
        return [view for view in self._views if not sip.isdeleted(view)]

    def look_into(self, window: QWidget) -> None:
        """Take up the views of a window, or of a panel, that are not known yet."""
        self._views = self._living()
        for view in window.findChildren(QgsBrowserTreeView):
            if view not in self._views:
                self._views.append(view)
                for part in _parts(view):
                    part.installEventFilter(self)

    def _take_files(self, view: QgsBrowserTreeView, event: QDropEvent) -> bool:
        """Take files of this computer, from a file manager, over a container or a pseudo-folder."""
        data, item = event.mimeData(), _item(view, view.indexAt(_position(event)))
        if data is None or QgsMimeDataUtils.isUriList(data) or not isinstance(item, FolderItem):
            return False
        if not any(url.isLocalFile() for url in data.urls()):
            return False
        # Whatever the file manager proposes: the files are not to vanish from where they are.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        files = local_files(data) if event.type() == QEvent.Type.Drop else []
        if files:
            self._offer_upload(item.place, files)
        return True


def _parts(view: QgsBrowserTreeView) -> list[QObject]:
    """Return what gets the events: the view those of the keyboard, its viewport those of the mouse."""
    viewport = view.viewport()
    return [view] if viewport is None else [view, viewport]


def _position(event: QDropEvent) -> QPoint:
    return event.position().toPoint() if hasattr(event, "position") else event.pos()


def _item(view: QgsBrowserTreeView, index: QModelIndex) -> QgsDataItem | None:
    """Return the item of a row of a view."""
    model, proxy = view.browserModel(), view.model()
    if model is None or not index.isValid():
        return None
    return model.dataItem(proxy.mapToSource(index) if isinstance(proxy, QAbstractProxyModel) else index)


def _refresh(view: QgsBrowserTreeView, event: QKeyEvent) -> bool:
    """Have F5 list the current item of the plugin anew, or what it lies in, and not the map."""
    if not event.matches(QKeySequence.StandardKey.Refresh):
        return False
    item = _item(view, view.currentIndex())
    while item is not None and not isinstance(item, (Branch, RootItem)):
        item = item.parent()
    if item is None:
        return False
    if event.type() == QEvent.Type.ShortcutOverride:
        # QGIS's own shortcut of the main window would get the key otherwise.
        event.accept()
        return True
    if event.type() == QEvent.Type.KeyPress:
        item.refresh()
        return True
    return False
