"""From a place in a layer to a native pixel, and back: as QGIS shows the raster, and for the raster as it is.

QGIS shows a raster without any reference in pixels, its rows going down from 0. One that is turned, or that has ground
control points or rational polynomials, it shows through a raster that GDAL warps; the values are in what lies behind.
"""

from __future__ import annotations

from osgeo import gdal

Affine = tuple[float, float, float, float, float, float]
Point = tuple[float, float]
# QGIS's own reference for what has none.
PIXELS: Affine = (0.0, 1.0, 0.0, 0.0, 0.0, -1.0)
TO_PIXELS, TO_PLACE = 1, 0


class PixelPlaces:
    """Places of one raster's pixels. Belongs to the thread that its dataset belongs to."""

    def __init__(self, data: gdal.Dataset) -> None:
        """
        Args:
            data: opened by the same source as the layer.
        """
        self._data = data
        self._transformer: gdal.Transformer | None = None
        self._affine = data.GetGeoTransform(can_return_null=True)
        if self._affine is None or not determinant(self._affine):
            self._affine = None
            self._transformer = _by_points(data)
        if self._transformer is None and self._affine is None:
            self._affine = PIXELS

    def pixel_at(self, x: float, y: float) -> Point | None:
        """Return column and row with fractions, counted from the upper left corner; None where there are none."""
        if self._affine is not None:
            return pixel_of(self._affine, x, y)
        return self._transformed(TO_PIXELS, x, y)

    def place_of(self, column: float, row: float) -> Point | None:
        """Return the place of a column and row with fractions, in the layer's coordinates; None if it has none."""
        if self._affine is not None:
            return place_of(self._affine, column, row)
        return self._transformed(TO_PLACE, column, row)

    def outline(self, column: int, row: int, columns: int = 1, rows: int = 1) -> tuple[Point, ...]:
        """Return the corners of some pixels, in the layer's coordinates; none if they have no place."""
        right, bottom = column + columns, row + rows
        corners = [
            self.place_of(*corner) for corner in ((column, row), (right, row), (right, bottom), (column, bottom))
        ]
        return tuple(corner for corner in corners if corner is not None) if None not in corners else ()

    def _transformed(self, direction: int, first: float, second: float) -> Point | None:
        if self._transformer is None:
            return None
        gdal.PushErrorHandler("CPLQuietErrorHandler")
        try:
            done, point = self._transformer.TransformPoint(direction, first, second)
        except RuntimeError:
            # Another plugin may have switched on GDAL's exceptions.
            return None
        finally:
            gdal.PopErrorHandler()
        return (point[0], point[1]) if done else None


def _by_points(data: gdal.Dataset) -> gdal.Transformer | None:
    """Return what GDAL makes of ground control points or rational polynomials; None if there are none."""
    polynomials = data.GetMetadata("RPC") or {}
    if not polynomials and not data.GetGCPCount():
        return None
    # QGIS does the same: without a terrain the ground lies at the mean height.
    height = polynomials.get("HEIGHT_OFF")
    options = [] if height is None else [f"RPC_HEIGHT={height}"]
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        return gdal.Transformer(data, None, options)
    except RuntimeError:
        return None
    finally:
        gdal.PopErrorHandler()


def determinant(affine: Affine) -> float:
    """Return 0 for what has no way back."""
    return affine[1] * affine[5] - affine[2] * affine[4]


def place_of(affine: Affine, column: float, row: float) -> Point:
    """Return the place of a pixel, by GDAL's six numbers."""
    return affine[0] + column * affine[1] + row * affine[2], affine[3] + column * affine[4] + row * affine[5]


def pixel_of(affine: Affine, x: float, y: float) -> Point:
    """Return the way back."""
    # First the differences: large coordinates would leave few figures for the fraction of a pixel.
    right, down, whole = x - affine[0], y - affine[3], determinant(affine)
    return (right * affine[5] - down * affine[2]) / whole, (down * affine[1] - right * affine[4]) / whole
