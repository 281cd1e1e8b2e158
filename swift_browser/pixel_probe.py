"""The values of all bands at one native pixel, whatever the map shows of it."""

from __future__ import annotations

import math
from dataclasses import dataclass

from .native_raster import NativeRaster, NativeRasters, RasterSource
from .pixel_place import Point
from .pixel_values import PixelValue, no_data_in, number_of
from .windows import Window


@dataclass(frozen=True)
class Asked:
    """A place in a layer, in the layer's coordinates."""

    source: RasterSource
    x: float
    y: float


@dataclass(frozen=True)
class Probed:
    """What lies at a place.

    Attributes:
        column, row: of the native pixel, counted from 0 at the upper left; outside of the raster too.
        values: of all bands; empty outside.
        outline: the pixel's corners in the layer's coordinates; empty if it has no place.
        width, height: of the raster.
        overviews: widths and heights of its overviews.
        is_virtual: it is put together of other rasters, whose overviews are not known here.
    """

    source: RasterSource
    column: int
    row: int
    values: tuple[PixelValue, ...]
    outline: tuple[Point, ...]
    width: int
    height: int
    overviews: tuple[tuple[int, int], ...]
    is_virtual: bool

    @property
    def is_inside(self) -> bool:
        return 0 <= self.column < self.width and 0 <= self.row < self.height


def probe(rasters: NativeRasters, asked: Asked) -> Probed:
    """Read the values at a place. Waits for the network; only the blocks that hold the pixel are read.

    Raises:
        NativeError: they cannot be read.
    """
    with rasters.borrowed(asked.source) as raster:
        return _probed(raster, asked)


def _probed(raster: NativeRaster, asked: Asked) -> Probed:
    place = raster.places.pixel_at(asked.x, asked.y)
    if place is None or not all(map(math.isfinite, place)):
        # Beyond what the raster's points or polynomials can tell of.
        place = (-1.0, -1.0)
    column, row = math.floor(place[0]), math.floor(place[1])
    inside = 0 <= column < raster.width and 0 <= row < raster.height
    return Probed(
        raster.source,
        column,
        row,
        _values(raster, Window(column, row, 1, 1)) if inside else (),
        raster.places.outline(column, row) if inside else (),
        raster.width,
        raster.height,
        raster.overviews,
        raster.is_virtual,
    )


def _values(raster: NativeRaster, pixel: Window) -> tuple[PixelValue, ...]:
    return tuple(
        PixelValue(
            band, number_of(values, band), bool(no_data_in(values, band)[0, 0]), _any(raster.masked(pixel, band))
        )
        for band, values in zip(raster.bands, raster.read(pixel))
    )


def _any(masked: object) -> bool:
    return bool(masked) if isinstance(masked, bool) else bool(masked[0, 0])  # type: ignore[index]
