"""Keeps for a while what GDAL has of an object whose last layer was removed: whoever adds it again sees it at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from qgis.PyQt.QtCore import QObject, QTimer

REST = 5 * 60 * 1000  # ms


class Resting(QObject):
    """Objects that no layer reads any more, by their paths, each with the time that is left. On the main thread.

    GDAL knows what it keeps by the path only, so the pin has to stay as long as that does.
    """

    def __init__(self, is_needed: Callable[[str], bool], let_go: Callable[[str], None], parent: QObject) -> None:
        """
        Args:
            is_needed: whether something that is under way may read the path.
            let_go: has GDAL forget an object.
        """
        super().__init__(parent)
        self._is_needed = is_needed
        self._let_go = let_go
        self._timers: dict[str, QTimer] = {}

    def rest(self, path: str) -> None:
        """Begin the time of an object."""
        self.wake([path])
        timer = self._timers[path] = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(partial(self._end, path))
        timer.start(REST)

    def wake(self, paths: Iterable[str]) -> None:
        """Layers read these again, or others have had GDAL forget them."""
        for path in paths:
            timer = self._timers.pop(path, None)
            if timer is not None:
                timer.stop()
                timer.deleteLater()

    def end(self, path: str) -> None:
        """Let go of an object now, if it rests."""
        if path in self._timers:
            self.wake([path])
            self._let_go(path)

    def end_all(self) -> None:
        """Let go of all of them."""
        for path in list(self._timers):
            self.end(path)

    def _end(self, path: str) -> None:
        if self._is_needed(path):
            self.rest(path)
        else:
            self.end(path)
