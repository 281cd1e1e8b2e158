"""Draws layers as the map canvas does, several at once, without a canvas."""

from __future__ import annotations

from qgis.core import QgsMapRendererParallelJob, QgsMapSettings, QgsRasterLayer, QgsRectangle
from qgis.PyQt.QtCore import QEventLoop, QSize
from qgis.PyQt.QtGui import QColor, QImage

SIZE = QSize(500, 400)


def settings(layer: QgsRasterLayer, extent: QgsRectangle) -> QgsMapSettings:
    made = QgsMapSettings()
    made.setLayers([layer])
    made.setDestinationCrs(layer.crs())
    made.setExtent(extent)
    made.setOutputSize(SIZE)
    made.setBackgroundColor(QColor("white"))
    return made


def draw(views: list[tuple[QgsRasterLayer, QgsRectangle]]) -> tuple[list[QImage], list[str]]:
    """Draw views side by side; return the pictures, and what the drawing complained of."""
    drawings = [QgsMapRendererParallelJob(settings(layer, extent)) for layer, extent in views]
    loop = QEventLoop()
    left = len(drawings)

    def finished() -> None:
        nonlocal left
        left -= 1
        if not left:
            loop.quit()

    for drawing in drawings:
        drawing.finished.connect(finished)
        drawing.start()
    loop.exec()
    complaints = [error.message for drawing in drawings for error in drawing.errors()]
    return [drawing.renderedImage() for drawing in drawings], complaints
