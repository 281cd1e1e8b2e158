"""Marks native pixels on a map: the one that is probed, or those of a rectangle."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.core import (  # type: ignore[attr-defined]
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCsException,
    QgsGeometry,
    QgsMapLayer,
    QgsPointXY,
)
from qgis.gui import QgsMapCanvas, QgsRubberBand, QgsVertexMarker
from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor

COLOUR = QColor(230, 60, 20)
HALO = QColor(255, 255, 255, 180)
CROSS = 14  # pixels
# Layers, and corners in their coordinates.
Corners = Sequence[tuple[QgsMapLayer, Sequence[tuple[float, float]]]]


class ProbeMarker:
    """A frame around pixels, and a cross where the place is pinned. Belongs to the main thread."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        self._canvas = canvas
        self._frames: list[QgsRubberBand] = []
        self._more: list[QgsRubberBand] = []
        self._cross: QgsVertexMarker | None = None

    def outline(self, corners: Corners) -> None:
        """Frame some pixels, in place of those before.

        Args:
            corners: layers, and corners in their coordinates.
        """
        self._frames = self._drawn(corners, self._frames)

    def outline_more(self, corners: Corners) -> None:
        """Frame the pixels of a profile or a rectangle, in place of the ones before."""
        self._more = self._drawn(corners, self._more)

    def pin(self, point: QgsPointXY | None) -> None:
        """Put a cross at a place of the map; None for nowhere."""
        if self._cross is not None:
            self._remove([self._cross])
            self._cross = None
        if point is not None:
            self._cross = QgsVertexMarker(self._canvas)
            self._cross.setIconType(QgsVertexMarker.IconType.ICON_CROSS)
            self._cross.setColor(COLOUR)  # noqa: QGS202 - a marker
            self._cross.setIconSize(CROSS)
            self._cross.setPenWidth(2)
            self._cross.setCenter(point)

    def clear(self) -> None:
        """Take everything off the map."""
        self.outline([])
        self.outline_more([])
        self.pin(None)

    def _drawn(self, corners: Corners, before: Sequence[QgsRubberBand]) -> list[QgsRubberBand]:
        self._remove(before)
        return [frame for layer, points in corners for frame in self._frame(layer, points)]

    def _frame(self, layer: QgsMapLayer, points: Sequence[tuple[float, float]]) -> list[QgsRubberBand]:
        if not points or sip.isdeleted(layer):
            return []
        transform = self._canvas.mapSettings().layerTransform(layer)
        there = [QgsPointXY(*point) for point in points]
        if transform.isValid():
            try:
                there = [transform.transform(point) for point in there]
            except QgsCsException:
                # The values are right all the same; only the map has no place for a corner.
                return []
        frame = QgsRubberBand(self._canvas, Qgis.GeometryType.Polygon)
        frame.setStrokeColor(COLOUR)
        frame.setSecondaryStrokeColor(HALO)
        # Nothing lies over the pixels.
        frame.setFillColor(QColor(Qt.GlobalColor.transparent))
        frame.setWidth(1)
        frame.setToGeometry(QgsGeometry.fromPolygonXY([there]), QgsCoordinateReferenceSystem())
        frame.show()
        return [frame]

    def _remove(self, items: Sequence[QgsRubberBand | QgsVertexMarker]) -> None:
        for item in items:
            # The canvas deletes what lies on it.
            if not sip.isdeleted(item):
                scene = self._canvas.scene()
                if scene is not None:
                    scene.removeItem(item)
