"""Knows whether the map is being drawn, and tells when it no longer is."""

from __future__ import annotations

from qgis.PyQt.QtCore import QObject, pyqtSignal


class RenderWatch(QObject):
    """Told by whoever draws. Lives on the main thread."""

    idle = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self._drawing: set[int] = set()

    @property
    def is_idle(self) -> bool:
        return not self._drawing

    def begin(self, canvas: object) -> None:
        """A canvas begins to draw. One that begins again has given up the drawing before."""
        self._drawing.add(id(canvas))

    def end(self, canvas: object) -> None:
        """A canvas has drawn, or is gone."""
        self._drawing.discard(id(canvas))
        if self.is_idle:
            self.idle.emit()


render_watch = RenderWatch()
