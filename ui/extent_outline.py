"""Outlines on a map where the selected object lies."""

from __future__ import annotations

from qgis.core import (  # type: ignore[attr-defined]
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsGeometry,
    QgsMessageLog,
    QgsProject,
    QgsRectangle,
    QgsReferencedRectangle,
)
from qgis.gui import QgsMapCanvas, QgsRubberBand
from qgis.PyQt.QtCore import QObject, Qt
from qgis.PyQt.QtGui import QColor

POINTS = 20  # between two corners: straight lines of one system are bent in another
COLOUR = QColor(230, 60, 20)
WORLD = (-180, -90, 180, 90)  # degrees: west, south, east, north


class ExtentOutline(QObject):
    """A frame on one canvas, in whatever system that shows. Belongs to the main thread."""

    def __init__(self, canvas: QgsMapCanvas, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._extent: QgsReferencedRectangle | None = None
        self._band: QgsRubberBand | None = None
        canvas.destinationCrsChanged.connect(self._draw)
        # The canvas deletes what lies on it.
        canvas.destroyed.connect(self._forget)

    def show(self, extent: QgsReferencedRectangle | None) -> None:
        """Outline an extent, in place of the one before; None for nothing."""
        self._extent = extent
        self._draw()

    def take_down(self) -> None:
        """Take the frame off the canvas, for good."""
        self._extent = None
        if self._band is not None:
            scene = self._canvas.scene()
            if scene is not None:
                scene.removeItem(self._band)
        self._band = None

    def _forget(self) -> None:
        self._band = None
        self._extent = None

    def _draw(self) -> None:
        outline = None if self._extent is None else self._outline(self._extent)
        if outline is None:
            if self._band is not None:
                self._band.reset(Qgis.GeometryType.Polygon)
            return
        if self._band is None:
            self._band = self._make_band()
        # In the canvas's own system: the outline was transformed here.
        self._band.setToGeometry(outline, QgsCoordinateReferenceSystem())
        self._band.show()

    def _make_band(self) -> QgsRubberBand:
        band = QgsRubberBand(self._canvas, Qgis.GeometryType.Polygon)
        band.setStrokeColor(COLOUR)
        # Nothing lies over the pixels.
        band.setFillColor(QColor(Qt.GlobalColor.transparent))
        band.setSecondaryStrokeColor(QColor(255, 255, 255, 160))
        band.setWidth(2)
        return band

    def _outline(self, extent: QgsReferencedRectangle) -> QgsGeometry | None:
        """Return the extent in the canvas's system; None where that system has no place for it."""
        there = self._canvas.mapSettings().destinationCrs()
        if not there.isValid() or there == extent.crs():
            return QgsGeometry.fromRect(extent)
        rectangle = QgsRectangle(extent)
        if extent.crs().isGeographic():
            # Rasters of the whole world reach half a pixel beyond it, where no projection has a place for them.
            world = QgsRectangle(*WORLD)
            rectangle = rectangle.intersect(world) if rectangle.intersects(world) else rectangle
        transform = QgsCoordinateTransform(extent.crs(), there, QgsProject.instance())
        transform.setAllowFallbackTransforms(True)
        transform.setBallparkTransformsAreAppropriate(True)
        outline = QgsGeometry.fromRect(rectangle).densifyByCount(POINTS)
        try:
            if outline.transform(transform) != Qgis.GeometryOperationResult.Success:
                return None
        except QgsCsException as error:
            QgsMessageLog.logMessage(f"No outline: {error}", "Swift COG Browser", Qgis.MessageLevel.Info, False)
            return None
        return outline if outline.boundingBox().isFinite() else None
