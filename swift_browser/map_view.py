"""What the map will show of a layer that is about to come. Made on the main thread, used on any."""

from __future__ import annotations

from dataclasses import dataclass

from qgis.core import (  # type: ignore[attr-defined]
    QgsCoordinateTransform,
    QgsCsException,
    QgsMapSettings,
    QgsRasterLayer,
    QgsRasterProjector,
    QgsRectangle,
)

# QGIS leaves so much room round the first layer of a project.
ROOM = 1.05


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

    def step(self, width: float, height: float) -> float:
        """Return how much of an extent of that size lies in one pixel of the map that shows all of it."""
        size = self.settings.deviceOutputSize()
        return max(width * ROOM / max(1, size.width()), height * ROOM / max(1, size.height()))

    def part_of(self, layer: QgsRasterLayer) -> MapPart | None:
        """Return what the map shows of a layer; None for nothing."""
        if self.fits:
            extent = layer.extent()
            step = self.step(extent.width(), extent.height())
            return _part(extent, extent.width() / step, extent.height() / step) if step > 0 else None
        size, seen = self.settings.deviceOutputSize(), self.settings.visibleExtent()
        columns, rows = size.width(), size.height()
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
        shown = seen.intersect(layer.extent())
        if shown.isEmpty() or seen.isEmpty():
            return None
        return _part(shown, columns * shown.width() / seen.width(), rows * shown.height() / seen.height())


def _part(extent: QgsRectangle, width: float, height: float) -> MapPart:
    return MapPart(extent, max(1, round(width)), max(1, round(height)))
