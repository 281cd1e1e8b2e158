"""For scripts that run inside QGIS: steps of a person, each with a watch on the main thread."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from qgis.core import QgsApplication, QgsProject
from qgis.PyQt.QtCore import QMetaObject, QMimeData, QPoint, Qt, QUrl
from qgis.PyQt.QtWidgets import QAction, QDockWidget, QToolButton
from qgis.utils import iface

from real_qgis import browser, drive
from real_qgis.watch import Watch

AFTERWARDS = 300  # ms; what Qt put off until later belongs to a step


class Steps:
    """What was seen in each step."""

    def __init__(self) -> None:
        self.seen: dict[str, dict[str, Any]] = {}

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Watch what is done here, until nothing goes on any more."""
        with Watch() as watch:
            yield
            settle()
        self.note(name, watch)

    def note(self, name: str, watch: Watch) -> None:
        self.seen[name] = {
            "longest": watch.longest,
            "own": watch.longest_own,
            "caused": watch.longest_caused,
            "plugin": watch.longest_of_plugin,
            "report": watch.report(),
        }


def settle() -> None:
    """Wait until neither the plugin nor the map has anything to do."""
    manager, cancel = QgsApplication.taskManager(), drive.part(QToolButton, "cancelButton")

    def idle() -> bool:
        return not (cancel.isVisible() or manager.countActiveTasks() or iface.mapCanvas().isDrawing())

    drive.wait_for(idle, "the end of the work")
    drive.pause(AFTERWARDS)
    drive.wait_for(idle, "the end of the work that followed")


def make_room() -> None:
    """Have room for the rows of the dock's tree and of the Browser panel's."""
    window = iface.mainWindow()
    iface.newProject()
    window.showNormal()
    window.resize(1500, 950)
    browser.view()
    panels = [window.findChild(QDockWidget, name) for name in ("Browser", "Layers")]
    window.resizeDocks(panels[:1], [400], Qt.Orientation.Horizontal)
    window.resizeDocks(panels, [550, 200], Qt.Orientation.Vertical)
    settle()


def trigger(action: QAction) -> None:
    """Have QGIS do what an action does from its event loop, as after a click: without Python's lock."""
    QMetaObject.invokeMethod(action, "trigger", Qt.ConnectionType.QueuedConnection)


def open_files(*files: Path) -> None:
    """Drop files on QGIS's window. It opens them a little later, from its event loop, too."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    browser.drop(data, iface.mainWindow(), QPoint(5, 5))


def wait_for_layers(count: int, beginning: str = "") -> None:
    """Wait until so many layers are in the project, all of them valid, with sources that begin so."""

    def there() -> bool:
        layers = QgsProject.instance().mapLayers().values()
        return len(layers) == count and all(each.isValid() and each.source().startswith(beginning) for each in layers)

    drive.wait_for(there, f"{count} layers")
