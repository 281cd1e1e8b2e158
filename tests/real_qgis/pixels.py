"""Compares the pixels that two layers give, block by block and to the last bit."""

from __future__ import annotations

from collections.abc import Iterator

from qgis.core import QgsRasterLayer, QgsRectangle

BLOCK = 1024  # columns and rows


def windows(layer: QgsRasterLayer, block: int = BLOCK) -> Iterator[tuple[QgsRectangle, int, int]]:
    """Yield the extent, columns and rows of native-resolution windows that cover a layer."""
    extent = layer.extent()
    x_size, y_size = layer.rasterUnitsPerPixelX(), layer.rasterUnitsPerPixelY()
    for top in range(0, layer.height(), block):
        rows = min(block, layer.height() - top)
        for left in range(0, layer.width(), block):
            columns = min(block, layer.width() - left)
            x, y = extent.xMinimum() + left * x_size, extent.yMaximum() - top * y_size
            yield QgsRectangle(x, y - rows * y_size, x + columns * x_size, y), columns, rows


def differing_blocks(layer: QgsRasterLayer, source: QgsRasterLayer) -> list[str]:
    """Return where the layers' values differ, or could not be read; an empty list is equality."""
    if not layer.isValid() or not source.isValid():
        return ["a layer is not valid"]
    ours, theirs = layer.dataProvider(), source.dataProvider()
    shape, source_shape = ((each.bandCount(), each.width(), each.height(), each.extent()) for each in (layer, source))
    if shape != source_shape:
        return [f"{shape} is not {source_shape}"]
    different = []
    for band in range(1, layer.bandCount() + 1):
        if ours.dataType(band) != theirs.dataType(band):
            different.append(f"band {band}: {ours.dataType(band)} is not {theirs.dataType(band)}")
        for extent, columns, rows in windows(source):
            read, expected = ours.block(band, extent, columns, rows), theirs.block(band, extent, columns, rows)
            if not read.isValid() or not expected.isValid() or read.data() != expected.data():
                different.append(f"band {band}, {extent.toString()}")
    return different
