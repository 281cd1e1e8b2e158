"""The map tools: one tells the place under the cursor, one takes a rectangle."""

from __future__ import annotations

from qgis.core import Qgis, QgsCoordinateReferenceSystem, QgsGeometry, QgsPointXY, QgsRectangle
from qgis.gui import QgsMapCanvas, QgsMapMouseEvent, QgsMapTool, QgsRubberBand
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QKeyEvent

COLOUR = QColor(230, 60, 20)
FILL = QColor(230, 60, 20, 40)


class ProbeTool(QgsMapTool):
    """Follows the cursor.

    Signals:
        moved, clicked: a QgsPointXY in the map's coordinates.
        released: Escape was pressed.
    """

    moved = pyqtSignal(object)
    clicked = pyqtSignal(object)
    released = pyqtSignal()

    def __init__(self, canvas: QgsMapCanvas) -> None:
        super().__init__(canvas)
        self.setCursor(Qt.CursorShape.CrossCursor)

    def canvasMoveEvent(self, event: QgsMapMouseEvent | None) -> None:  # noqa: N802 - QGIS's
        if event is not None:
            self.moved.emit(event.mapPoint())

    def canvasReleaseEvent(self, event: QgsMapMouseEvent | None) -> None:  # noqa: N802 - QGIS's
        if event is not None and event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit(event.mapPoint())

    def keyPressEvent(self, event: QKeyEvent | None) -> None:  # noqa: N802 - QGIS's
        if event is not None and event.key() == Qt.Key.Key_Escape:
            self.released.emit()
            # Otherwise the canvas would do something of its own.
            event.ignore()


class RectangleTool(QgsMapTool):
    """Takes a rectangle of the map.

    Signals:
        taken: a QgsRectangle in the map's coordinates.
    """

    taken = pyqtSignal(object)

    def __init__(self, canvas: QgsMapCanvas) -> None:
        super().__init__(canvas)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self._canvas = canvas
        self._start: QgsPointXY | None = None
        self._band: QgsRubberBand | None = None

    def canvasPressEvent(self, event: QgsMapMouseEvent | None) -> None:  # noqa: N802 - QGIS's
        if event is not None and event.button() == Qt.MouseButton.LeftButton:
            self._start = event.mapPoint()

    def canvasMoveEvent(self, event: QgsMapMouseEvent | None) -> None:  # noqa: N802 - QGIS's
        if event is not None and self._start is not None:
            self._draw(QgsRectangle(self._start, event.mapPoint()))

    def canvasReleaseEvent(self, event: QgsMapMouseEvent | None) -> None:  # noqa: N802 - QGIS's
        if event is None or self._start is None or event.button() != Qt.MouseButton.LeftButton:
            return
        rectangle = QgsRectangle(self._start, event.mapPoint())
        self._clear()
        # A click takes the one pixel under it.
        self.taken.emit(rectangle)

    def keyPressEvent(self, event: QKeyEvent | None) -> None:  # noqa: N802 - QGIS's
        if event is not None and event.key() == Qt.Key.Key_Escape:
            self._clear()

    def deactivate(self) -> None:
        self._clear()
        super().deactivate()

    def _draw(self, rectangle: QgsRectangle) -> None:
        if self._band is None:
            self._band = QgsRubberBand(self._canvas, Qgis.GeometryType.Polygon)
            self._band.setStrokeColor(COLOUR)
            self._band.setFillColor(FILL)
        # In the canvas's own system.
        self._band.setToGeometry(QgsGeometry.fromRect(rectangle), QgsCoordinateReferenceSystem())
        self._band.show()

    def _clear(self) -> None:
        self._start = None
        if self._band is not None:
            scene = self._canvas.scene()
            if scene is not None:
                scene.removeItem(self._band)
            self._band = None
