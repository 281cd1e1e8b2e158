"""What the map will show of a layer that is about to come. Made on the main thread, used on any."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.core import (  # type: ignore[attr-defined]
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsMapSettings,
    QgsRasterLayer,
    QgsRasterProjector,
    QgsRectangle,
)

if TYPE_CHECKING:
    from .first_look import Lies

# QGIS leaves so much room round the first layer of a project.
ROOM = 1.05
# It does so in the project's coordinates, and takes on the layer's own then: what it shows becomes the box around that
# in these. For scenes in UTM up to so many times as large, from the equator to 50°.
GROWTH = 1.4


@dataclass(frozen=True)
class MapPart:
    """What is drawn of a raster: a part of it in its own coordinates, and on how many pixels across and down."""

    extent: QgsRectangle
    width: int
    height: int


@dataclass(frozen=True)
class MapView:
    """The map as it is when a layer is asked for.

    Attributes:
        settings: the map's.
        fits: whether the map will show the whole layer, as QGIS does with the first one of a project.
    """

    settings: QgsMapSettings
    fits: bool

    def steps(self, width: int, height: int, lies: Lies | None) -> tuple[float, float]:
        """Return how many native pixels lie across or down in one of the map's, if it shows a whole raster.

        Args:
            width, height: the raster's.
            lies: where it lies; None if nobody knows.

        Returns:
            The least and the most that it may be.
        """
        size = self.settings.deviceOutputSize()
        if lies is not None:
            extent = QgsRectangle(*lies.extent)
            seen = self._first_view(extent, QgsCoordinateReferenceSystem(lies.crs))
            step = seen.width() / max(1, size.width()) / (extent.width() / width)
            return step, step
        step = max(width * ROOM / max(1, size.width()), height * ROOM / max(1, size.height()))
        return step, step * (GROWTH if self.settings.destinationCrs().isValid() else 1)

    def part_of(self, layer: QgsRasterLayer) -> MapPart | None:
        """Return what the map shows of a layer; None for nothing."""
        size = self.settings.deviceOutputSize()
        columns, rows = size.width(), size.height()
        if self.fits:
            seen = self._first_view(layer.extent(), layer.crs())
            return _seen_part(layer, seen, columns, rows)
        seen = self.settings.visibleExtent()
        transform = QgsCoordinateTransform(
            self.settings.destinationCrs(), layer.crs(), self.settings.transformContext()
        )
        if not transform.isShortCircuited():
            try:
                done, seen, columns, rows = QgsRasterProjector.extentSize(transform, seen, columns, rows)
            except QgsCsException:
                done = False
            if not done:
                # What the map shows has no place in the layer's coordinates.
                return None
        return _seen_part(layer, seen, columns, rows)

    def _first_view(self, extent: QgsRectangle, after: QgsCoordinateReferenceSystem) -> QgsRectangle:
        """Return what QGIS shows when a layer is the first one of a project, in the layer's coordinates."""
        before, settings, whole = self.settings.destinationCrs(), QgsMapSettings(self.settings), QgsRectangle(extent)
        settings.setDestinationCrs(after)
        if before.isValid() and after.isValid() and before != after:
            transform = QgsCoordinateTransform(after, before, settings.transformContext())
            try:
                box = transform.transformBoundingBox(whole)
                box.scale(ROOM)
                old = QgsMapSettings(self.settings)
                old.setExtent(box)
                back = Qgis.TransformDirection.Reverse
                settings.setExtent(transform.transformBoundingBox(old.visibleExtent(), back))
                return settings.visibleExtent()
            except QgsCsException:
                # QGIS cannot do it either.
                pass
        whole.scale(ROOM)
        settings.setExtent(whole)
        return settings.visibleExtent()


def _seen_part(layer: QgsRasterLayer, seen: QgsRectangle, columns: int, rows: int) -> MapPart | None:
    """Return what of a layer lies in an extent that is drawn on so many pixels; None for nothing."""
    shown = seen.intersect(layer.extent())
    if shown.isEmpty() or seen.isEmpty():
        return None
    width, height = columns * shown.width() / seen.width(), rows * shown.height() / seen.height()
    return MapPart(shown, max(1, round(width)), max(1, round(height)))
