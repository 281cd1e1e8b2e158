"""For scripts that run inside QGIS: find the dock's widgets, use them as a person does, wait for what happens."""

from __future__ import annotations

import json
import os
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from qgis.core import QgsProject, QgsRasterLayer
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QAbstractItemModel, QEventLoop, QModelIndex, Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDockWidget,
    QLineEdit,
    QPushButton,
    QTreeView,
    QWidget,
)
from qgis.utils import iface

Found = TypeVar("Found")
Kind = TypeVar("Kind", bound=QWidget)
WITHIN = 60.0  # seconds


class NotSeen(Exception):
    """What was waited for did not come."""


def wait_for(look: Callable[[], Found | None], what: str, within: float = WITHIN) -> Found:
    """Let QGIS work until ``look`` finds something, and return that."""
    deadline = time.monotonic() + within
    while True:
        found = look()
        if found:
            return found
        if time.monotonic() > deadline:
            raise NotSeen(f"not seen within {within:.0f} s: {what}")
        loop = QEventLoop()
        QTimer.singleShot(20, loop.quit)
        loop.exec()


def pause(milliseconds: int) -> None:
    """Let QGIS work for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def dock() -> QDockWidget:
    """Return the plugin's dock."""
    return wait_for(lambda: iface.mainWindow().findChild(QDockWidget, "SwiftCogBrowserDock"), "the dock")


def part(kind: type[Kind], name: str) -> Kind:
    """Return a widget of the dock by its object name."""
    found = dock().findChild(kind, name)
    if found is None:
        raise NotSeen(f"no {kind.__name__} named {name} in the dock")
    return found


def connect(openrc: str, password: str | None) -> None:
    """Log in through the dock's own controls."""
    part(QComboBox, "connectionBox").setEditText(openrc)
    QTest.mouseClick(part(QPushButton, "connectButton"), Qt.MouseButton.LeftButton)
    if password is not None:
        answer(password_prompt(), password)
    wait_for_containers()


def password_prompt() -> QDialog:
    """Return the password prompt, once it is open. One that was answered may still wait for its deletion."""

    def look() -> QDialog | None:
        found = iface.mainWindow().findChildren(QDialog, "SwiftPasswordDialog")
        return next((prompt for prompt in found if prompt.isVisible()), None)

    return wait_for(look, "the password prompt")


def answer(prompt: QDialog, password: str) -> None:
    """Give the prompt a password and press Connect."""
    prompt.findChild(QLineEdit, "passwordLine").setText(password)
    buttons = prompt.findChild(QDialogButtonBox)
    QTest.mouseClick(buttons.button(QDialogButtonBox.StandardButton.Ok), Qt.MouseButton.LeftButton)


def wait_for_containers() -> None:
    """Wait until the dock lists the account's containers."""
    view = part(QTreeView, "contentsView")
    wait_for(lambda: rows(view.model()), "containers")


def rows(model: QAbstractItemModel, parent: QModelIndex | None = None) -> list[QModelIndex]:
    """Return the indexes of the rows that can be used, not those that only say "Loading…"."""
    parent = QModelIndex() if parent is None else parent
    found = [model.index(row, 0, parent) for row in range(model.rowCount(parent))]
    return [index for index in found if index.flags() & Qt.ItemFlag.ItemIsEnabled]


def find_row(*names: str) -> QModelIndex:
    """Open one branch after the other and return the index of the last name."""
    view = part(QTreeView, "contentsView")
    index = QModelIndex()
    for name in names:
        if index.isValid():
            view.expand(index)
        parent = index

        def look(name: str = name, parent: QModelIndex = parent) -> QModelIndex | None:
            return next((row for row in rows(view.model(), parent) if row.data() == name), None)

        index = wait_for(look, f"the row {name}")
    return index


def select(index: QModelIndex) -> None:
    """Click a row of the tree."""
    view = part(QTreeView, "contentsView")
    view.scrollTo(index)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center())


def add(*names: str) -> QgsRasterLayer:
    """Add an object to the project with the Add button."""
    before = set(QgsProject.instance().mapLayers())
    select(find_row(*names))
    QTest.mouseClick(part(QPushButton, "addButton"), Qt.MouseButton.LeftButton)

    def new_layer() -> Any:
        layers = QgsProject.instance().mapLayers()
        return next((layer for identifier, layer in layers.items() if identifier not in before), None)

    return wait_for(new_layer, f"a layer of {names[-1]}")


def wait_for_map(within: float = WITHIN) -> None:
    """Wait until the map is drawn."""
    canvas: QgsMapCanvas = iface.mapCanvas()
    canvas.waitWhileRendering()
    wait_for(lambda: not canvas.isDrawing(), "the finished map", within)


def picture(widget: QWidget, file: Path) -> None:
    """Save what a widget shows."""
    QApplication.processEvents()
    widget.grab().save(str(file))


def messages() -> Iterator[str]:
    """Yield the texts in QGIS's message bar, the newest first."""
    for item in iface.messageBar().items():
        yield item.text()


def run(main: Callable[[], dict[str, Any]]) -> None:
    """Run a script's main function once QGIS is up, write its result, and leave QGIS.

    The result goes to the file that SWIFT_COG_RESULT names; a failure is a result with the key ``failure``.
    """

    def work() -> None:
        try:
            result = main()
        except Exception:
            result = {"failure": traceback.format_exc()}
        Path(os.environ["SWIFT_COG_RESULT"]).write_text(json.dumps(result), encoding="utf-8")
        sys.stdout.flush()
        QgsProject.instance().setDirty(False)
        QTimer.singleShot(0, iface.actionExit().trigger)

    QTimer.singleShot(500, work)
