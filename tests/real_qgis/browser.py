"""For scripts that run inside QGIS: the Browser panel, used as a person does."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from qgis.core import QgsDataItem
from qgis.gui import QgsBrowserTreeView
from qgis.PyQt.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QPoint, Qt, QTimer
from qgis.PyQt.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QDockWidget, QMenu, QWidget
from qgis.utils import iface

from real_qgis import drive

LEFT = Qt.MouseButton.LeftButton


# The window whose tree is used in place of the panel's.
_instead: list[QWidget] = []


@contextmanager
def within(window: QWidget) -> Iterator[None]:
    """Use the tree of another window: the Data Source Manager has one, too."""
    _instead.append(window)
    try:
        yield
    finally:
        _instead.pop()


def view() -> QgsBrowserTreeView:
    """Return the tree of QGIS's Browser panel."""
    if _instead:
        return _instead[-1].findChild(QgsBrowserTreeView)
    panel = iface.mainWindow().findChild(QDockWidget, "Browser")
    panel.setUserVisible(True)
    return panel.findChild(QgsBrowserTreeView)


def model() -> QAbstractItemModel:
    """Return the model that the panel shows: sorted, over that of all panels."""
    return view().model()


def item(index: QModelIndex) -> QgsDataItem:
    return view().browserModel().dataItem(model().mapToSource(index))


def names(parent: QModelIndex | None = None) -> list[str]:
    """Return the texts of the rows under an index, from top to bottom."""
    parent, shown = QModelIndex() if parent is None else parent, model()
    return [shown.index(row, 0, parent).data() for row in range(shown.rowCount(parent))]


def row(*path: str) -> QModelIndex:
    """Open one branch after the other, and return the index of the last name."""
    index = QModelIndex()
    for name in path:
        if index.isValid():
            view().expand(index)
        parent = index

        def look(name: str = name, parent: QModelIndex = parent) -> QModelIndex | None:
            found = names(parent)
            return model().index(found.index(name), 0, parent) if name in found else None

        index = drive.wait_for(look, f"the row {name} of the Browser panel")
    return index


def under(*path: str, but: str = "") -> list[str]:
    """Open a branch, and return its rows once there are some and it has been read."""
    view().expand(row(*path))

    def look() -> list[str] | None:
        index = row(*path)
        settled = item(index).state() == QgsDataItem.State.Populated
        found = names(index)
        return found if settled and found and but not in found else None

    return drive.wait_for(look, f"the rows under {path[-1]}")


def double_click(*path: str) -> None:
    index = row(*path)
    view().scrollTo(index)
    QApplication.processEvents()
    where = view().visualRect(index).center()
    # Whatever went before was another click.
    drive.pause(QApplication.doubleClickInterval() + 50)
    QTest.mouseClick(view().viewport(), LEFT, pos=where)
    QTest.mouseDClick(view().viewport(), LEFT, pos=where)


def select(paths: Sequence[Sequence[str]]) -> list[QModelIndex]:
    """Select rows, as with Ctrl held down."""
    view().selectionModel().clear()
    indexes = [row(*path) for path in paths]
    for index in indexes:
        view().selectionModel().select(index, view().selectionModel().SelectionFlag.Select)
    return indexes


def menu(*path: str) -> QMenu:
    """Open the context menu of a row."""
    selection = view().selectionModel()

    def look() -> QWidget | None:
        index = row(*path)
        view().scrollTo(index)
        drive.pause(50)
        index = row(*path)
        if not selection.isSelected(index):
            selection.setCurrentIndex(index, selection.SelectionFlag.ClearAndSelect)
        # Without a window manager an event of the mouse does not always arrive.
        view().customContextMenuRequested.emit(view().visualRect(index).center())
        return QApplication.activePopupWidget()

    return drive.wait_for(look, "the context menu")


def entries(opened: QMenu) -> list[str]:
    return [action.text() for action in opened.actions() if action.text()]


def shut(opened: QMenu) -> None:
    """Close a menu, and wait until it takes no more clicks."""
    opened.close()
    drive.wait_for(lambda: QApplication.activePopupWidget() is None, "the closed menu")


def choose(name: str, *path: str) -> None:
    """Choose an entry of a row's context menu by its object name or its text."""
    opened = menu(*path)
    action = next(each for each in opened.actions() if name in (each.objectName(), each.text()))
    shut(opened)
    action.trigger()


def drop(data: QMimeData, target: QWidget, where: QPoint) -> bool:
    """Drag something over a widget and drop it there; return whether the widget took it all the way."""
    actions, buttons, keys = Qt.DropAction.CopyAction, LEFT, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(where, actions, data, buttons, keys)
    QApplication.sendEvent(target, enter)
    move = QDragMoveEvent(where, actions, data, buttons, keys)
    QApplication.sendEvent(target, move)
    event = QDropEvent(where, actions, data, buttons, keys)
    QApplication.sendEvent(target, event)
    return enter.isAccepted() and move.isAccepted() and event.isAccepted()


class Watch:
    """Looks every 10 ms whether the main thread answers, and remembers the longest gap in seconds."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.timeout.connect(self._look)

    def __enter__(self) -> Watch:
        self._last, self.longest = time.perf_counter(), 0.0
        self._timer.start(10)
        return self

    def __exit__(self, *_exception: Any) -> None:
        self._look()
        self._timer.stop()

    def _look(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, now - self._last)
        self._last = now
