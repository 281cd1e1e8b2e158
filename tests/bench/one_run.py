"""Inside QGIS: opens an object, opens it again, and pans at native resolution; notes how long each took.

A picture counts when the canvas goes on to show it: what is drawn over again does not.
"""

from __future__ import annotations

import os
import time
import zlib
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from cloud.plan import Plan
from cloud.proxy_log import ProxyLog
from qgis.core import QgsApplication, QgsPointXY, QgsProject, QgsRasterLayer, QgsRectangle
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtGui import QImage
from qgis.PyQt.QtWidgets import QDockWidget, QToolBar
from qgis.utils import iface
from real_qgis import drive
from real_qgis.watch import Watch

from bench.sides import Side, side_of
from bench.task import AGAIN, OPEN, PAN, Asked, Seen, Task, View

WIDTH, HEIGHT = 1000, 800  # of the canvas, in pixels
QUIET = 300  # ms without a new picture, and without work: nothing comes any more
WITHIN = 180.0  # seconds
WHITE = b"\xff\xff\xff\xff"  # a pixel of the empty canvas
COVERED = 0.2  # of the canvas, at least


class Pictures:
    """What the canvas has shown since it was told to look."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        self._canvas = canvas
        self._shown: list[tuple[float, int, bool]] = []
        canvas.mapCanvasRefreshed.connect(self._note)

    def begin(self) -> None:
        self._shown.clear()

    def _note(self) -> None:
        now = time.perf_counter()
        picture = self._canvas.grab().toImage().convertToFormat(QImage.Format.Format_ARGB32)
        bits = picture.constBits()
        bits.setsize(picture.sizeInBytes())
        contents = bytes(bits)
        self._shown.append(
            (now, zlib.crc32(contents), contents.count(b"\xff\xff\xff") < (1 - COVERED) * WIDTH * HEIGHT)
        )

    @property
    def latest(self) -> float:
        """When the canvas was drawn last."""
        return self._shown[-1][0] if self._shown else 0.0

    @property
    def full(self) -> bool:
        """Whether the latest picture shows the raster."""
        return bool(self._shown) and self._shown[-1][2]

    def final(self) -> tuple[float, int]:
        """Return since when the latest picture has been there, and its checksum."""
        _time, checksum, _full = self._shown[-1]
        since = next(
            self._shown[place][0]
            for place in range(len(self._shown))
            if all(shown[1] == checksum for shown in self._shown[place:])
        )
        return since, checksum


class Run:
    """The steps of a task."""

    def __init__(self, task: Task, side: Side) -> None:
        self._task = task
        self._side = side
        self._canvas = iface.mapCanvas()
        self._log = ProxyLog(Plan.load(Path(task.cloud)))
        self._pictures = Pictures(self._canvas)

    def all(self) -> dict[str, Any]:
        arrange(self._canvas)
        self._side.prepare()
        drive.pause(QUIET)
        steps: dict[str, Callable[[], Seen]] = {OPEN: self._open, AGAIN: self._again, PAN: self._pan}
        seen = {name: asdict(steps[name]()) for name in self._task.steps}
        return {"steps": seen, "messages": list(drive.messages())}

    def _open(self) -> Seen:
        return self._step(self._side.click)

    def _again(self) -> Seen:
        # QGIS zooms to the first layer of an empty project, to a little more where that brings its reference system.
        self._pictures.begin()
        self._canvas.zoomToFullExtent()
        self._canvas.refresh()
        self._settle(lambda: self._pictures.full)
        QgsProject.instance().removeMapLayer(self._layer().id())
        self._settle(lambda: not self._canvas.layers())
        return self._step(self._side.click)

    def _pan(self) -> Seen:
        layer = self._layer()
        pixel, middle = layer.rasterUnitsPerPixelX(), layer.extent().center()
        self._pictures.begin()
        self._canvas.setExtent(QgsRectangle.fromCenterAndSize(middle, WIDTH * pixel, HEIGHT * pixel))
        self._canvas.refresh()
        self._settle(lambda: self._pictures.full)

        def pan() -> None:
            self._canvas.setCenter(QgsPointXY(middle.x() + WIDTH * pixel, middle.y()))
            self._canvas.refresh()

        return self._step(pan)

    def _layer(self) -> QgsRasterLayer:
        return next(iter(QgsProject.instance().mapLayers().values()))

    def _step(self, action: Callable[[], None]) -> Seen:
        """Do something, and wait until the canvas shows it all."""
        before, mark = self._view(), self._log.mark()
        self._pictures.begin()
        with Watch() as watch:
            began = time.perf_counter()
            action()
            self._settle(lambda: self._canvas.layers() and self._pictures.full)
        since, picture = self._pictures.final()
        requests = tuple(Asked(r.method, r.name, r.status, r.range, r.sent) for r in self._log.requests(mark))
        return Seen(since - began, requests, watch.longest_own, before, self._view(), picture)

    def _settle(self, done: Callable[[], object]) -> None:
        """Wait until something is done, and nothing has gone on for a while."""
        manager = QgsApplication.taskManager()

        def idle() -> bool:
            busy = self._canvas.isDrawing() or manager.countActiveTasks()
            return bool(done()) and not busy and time.perf_counter() - self._pictures.latest > QUIET / 1000

        drive.wait_for(idle, "the picture", WITHIN)

    def _view(self) -> View:
        seen = self._canvas.extent()
        corners = (seen.xMinimum(), seen.yMinimum(), seen.xMaximum(), seen.yMaximum())
        return View(*corners, self._canvas.width(), self._canvas.height())


def arrange(canvas: QgsMapCanvas) -> None:
    """Have a canvas of the size that is measured with, whatever stands around it."""
    iface.newProject()
    window = iface.mainWindow()
    window.showNormal()
    # It would ask for more room as its texts grow.
    window.statusBar().hide()
    for bar in window.findChildren(QToolBar):
        bar.hide()
    for panel in window.findChildren(QDockWidget):
        panel.setFloating(True)
    drive.wait_for(lambda: _fits(canvas), "the canvas")


def _fits(canvas: QgsMapCanvas) -> bool:
    """Return whether the canvas has its size, and bring its window nearer to that."""
    wider, higher = WIDTH - canvas.width(), HEIGHT - canvas.height()
    if wider or higher:
        window = iface.mainWindow()
        window.resize(window.width() + wider, window.height() + higher)
    return not (wider or higher)


def main() -> dict[str, Any]:
    task = Task.load(Path(os.environ["SWIFT_COG_TASK"]))
    return Run(task, side_of(task)).all()


drive.run(main)
