"""Brings the layers of an object that was replaced from the old version to the new one, and never to both.

GDAL keeps what it has read by the object's URL, for all files that are open: what one reads of the new object, another
would take for a part of the old one. So all layers close their files before anybody opens the new object.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial

from osgeo import gdal
from qgis.core import QgsMapLayer, QgsRasterLayer, QgsVectorLayer
from qgis.PyQt.QtCore import QCoreApplication, QObject, Qt, QThread, QTimer, pyqtSignal, pyqtSlot

from ..auth.errors import UserError
from ..auth.session import SessionClosed
from .cancel import Cancel
from .errors import LayersInUse, RasterUnreadable
from .gdal_files import forget_file
from .jobs import start
from .layers import layers_at, open_project
from .mosaics import mosaics_of
from .provenance import Provenance, read, write
from .reload import read_header, reload_layer
from .render_watch import RenderWatch
from .returning import bring_back, no_requests
from .sources import source_behind, stand_in_of
from .stand_ins import stand_in_for_raster

WAIT = 60.0  # seconds, until the map has been drawn


@dataclass(frozen=True)
class Shown:
    """Layers that read another version of their object now. ``layers``: each with what it was made of before."""

    path: str
    now: Provenance
    layers: tuple[tuple[QgsMapLayer, Provenance | None], ...]


class _Asked:
    """What another thread waits for."""

    def __init__(self) -> None:
        self.done = threading.Event()
        self.mosaics = False


class Versions(QObject):
    """Of one account. Lives on the main thread; :meth:`let_go` may be called from any."""

    shown = pyqtSignal(object)  # Shown
    # The path, and why its layers cannot show the new object.
    failed = pyqtSignal(str, object)  # UserError
    _asked = pyqtSignal(str, object)
    _taken = pyqtSignal(str, object)

    def __init__(self, watch: RenderWatch) -> None:
        super().__init__()
        self._watch = watch
        self._when_idle: list[Callable[[], None]] = []
        self._stand_ins: set[str] = set()
        self._closed = False
        self._asked.connect(self._let_go, Qt.ConnectionType.QueuedConnection)  # type: ignore[call-arg]
        self._taken.connect(self.show, Qt.ConnectionType.QueuedConnection)  # type: ignore[call-arg]
        watch.idle.connect(self._idle)

    def let_go(self, path: str, cancel: Cancel) -> bool:
        """Have the open layers of an object close their files; they read nothing then. Waits for the main thread.

        Returns:
            Whether there are mosaics among them, whose sources GDAL keeps in a pool.

        Raises:
            LayersInUse: they are being drawn all the time.
            Cancelled: called off.
            SessionClosed: the account was closed meanwhile.
        """
        if QThread.currentThread() is self.thread():
            return self._close_files(path)
        asked = _Asked()
        self._asked.emit(path, asked)
        deadline = time.monotonic() + WAIT
        while not asked.done.wait(0.05):
            cancel.check()
            if self._closed:
                # Nobody answers any more.
                raise SessionClosed()
            if time.monotonic() > deadline:
                raise LayersInUse(what=path)
        return asked.mosaics

    def taken(self, path: str, version: Provenance) -> None:
        """Tell that GDAL reads another object at a path from now on: its layers follow. From any thread."""
        self._taken.emit(path, version)

    def close(self) -> None:
        """Take down what stands in for objects. On the main thread."""
        self._closed = True
        self._when_idle.clear()
        for stand_in in self._stand_ins:
            for layer in layers_at(stand_in):
                layer.willBeDeleted.connect(partial(_forget_soon, stand_in))
            _forget_unused(stand_in)
        self._stand_ins.clear()

    # Slots by name: others stay in the thread that connected them, which was one of a job's.
    @pyqtSlot(str, object)
    def show(self, path: str, version: Provenance) -> None:
        """Have the layers of an object read it anew, as it is now. On the main thread; later, without waiting."""
        layers = [*layers_at(path), *layers_at(stand_in_of(path))]
        sources = sorted({(source_behind(layer.source()), isinstance(layer, QgsVectorLayer)) for layer in layers})

        def read_headers(cancel: Cancel) -> None:
            for source, vector in sources:
                cancel.check()
                if not read_header(source, vector):
                    raise RasterUnreadable(name=version.name, format="–", details=gdal.GetLastErrorMsg())

        def done(_nothing: None) -> None:
            self.shown.emit(Shown(path, version, tuple(_read_anew(path, version))))

        def failed(error: UserError) -> None:
            self.failed.emit(path, error)

        description = QCoreApplication.translate("SwiftCogBrowser", "Open {name}").format(name=version.name)
        start(description, read_headers, done, failed)

    @pyqtSlot(str, object)
    def _let_go(self, path: str, asked: _Asked) -> None:
        def close_now() -> None:
            asked.mosaics = self._close_files(path)
            asked.done.set()

        self._do_when_idle(close_now)

    def _close_files(self, path: str) -> bool:
        """Have the layers of an object close their files, and open none for now; return whether mosaics do."""
        for layer in layers_at(path):
            if isinstance(layer, QgsRasterLayer):
                # Without a file, QGIS would give blocks with whatever is in its memory.
                stand_in = stand_in_for_raster(path)
                self._stand_ins.add(stand_in)
                extent = layer.extent()
                bring_back(layer, stand_in + layer.source()[len(path) :])
                layer.setExtent(extent)
            else:
                _reopen_without_requests(layer)
        mosaics = mosaics_of(path)
        for mosaic in mosaics:
            _reopen_without_requests(mosaic)
        return bool(mosaics)

    def _do_when_idle(self, act: Callable[[], None]) -> None:
        if self._watch.is_idle:
            act()
        else:
            self._when_idle.append(act)

    @pyqtSlot()
    def _idle(self) -> None:
        waiting, self._when_idle = self._when_idle, []
        for act in waiting:
            act()


def _reopen_without_requests(layer: QgsMapLayer) -> None:
    with no_requests():
        reload_layer(layer)


def readers(path: str) -> list[QgsMapLayer]:
    """Return the open layers that read an object: by its path, or as a part of a mosaic. On the main thread."""
    return [*layers_at(path), *layers_at(stand_in_of(path)), *mosaics_of(path)]


def _read_anew(path: str, version: Provenance) -> Iterable[tuple[QgsMapLayer, Provenance | None]]:
    """Have the layers open an object whose header is in GDAL's cache."""
    for layer in [*layers_at(path), *layers_at(stand_in_of(path))]:
        before = read(layer)
        # The size, the bands and the place may be others.
        bring_back(layer, source_behind(layer.source()), keep_crs=layer.crs() != layer.metadata().crs())
        if before is not None and not before.same_object(version):
            write(layer, replace(version, added=before.added))
            open_project().setDirty(True)
        yield layer, before
    for layer in mosaics_of(path):
        if reload_layer(layer):
            layer.triggerRepaint()
        yield layer, None


def _forget_soon(stand_in: str) -> None:
    """Forget a stand-in when the layer that is about to be deleted has closed it."""
    QTimer.singleShot(0, partial(_forget_unused, stand_in))


def _forget_unused(stand_in: str) -> None:
    if not layers_at(stand_in):
        forget_file(stand_in)
