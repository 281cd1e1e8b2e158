"""The native values along a row or a column."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from .cancel import Cancel
from .native_raster import NativeError, NativeRasters, RasterSource
from .pixel_place import Point
from .pixel_values import Band, PixelValue, no_data_in, number_of
from .windows import Window, parts_of

MOST_PIXELS = 4_000_000  # of a part, counted with those of the blocks that are decoded for it


class ProfileOutside(NativeError):
    template = "This place lies beside {layer}. Choose one on the raster."


@dataclass(frozen=True)
class ProfileAsked:
    """A line through a pixel.

    Attributes:
        place: in the layer's coordinates.
        along_row: False for a column.
        first, last: its range, both included; None for the whole width or height.
    """

    source: RasterSource
    place: Point
    along_row: bool
    first: int | None = None
    last: int | None = None


@dataclass(frozen=True)
class Series:
    """A band's values along the line: ``values`` as they are in the file, ``there`` where they mean something."""

    band: Band
    values: Any
    there: Any

    @property
    def heights(self) -> Any:
        """What is drawn: amplitudes of complex values; NaN where there is nothing."""
        drawn = np.abs(self.values) if self.band.is_complex else self.values
        return np.where(self.there, drawn.astype("f8"), np.nan)

    def value(self, number: int) -> PixelValue:
        """Return one of the values."""
        return PixelValue(self.band, number_of(self.values[number : number + 1], self.band))

    def text(self, number: int) -> str:
        """Return a value in all its figures; empty where there is nothing."""
        return self.value(number).text if self.there[number] else ""


@dataclass(frozen=True)
class Profile:
    """Values along a row or column.

    Attributes:
        along_row: False for a column.
        line: the row or column.
        first: the column or row of the first value.
        length: how many there are.
        size: of the raster, along the line.
        series: one for each band.
        outline: the corners of the pixels in the layer's coordinates.
    """

    source: RasterSource
    along_row: bool
    line: int
    first: int
    length: int
    size: int
    series: tuple[Series, ...]
    outline: tuple[Point, ...]


def profile(rasters: NativeRasters, asked: ProfileAsked, cancel: Cancel, progress: Callable[[float], None]) -> Profile:
    """Read a line block by block. Waits for the network.

    Raises:
        NativeError: something of it cannot be read.
        ProfileOutside: the place is not on the raster.
    """
    with rasters.borrowed(asked.source) as raster:
        place = raster.places.pixel_at(*asked.place)
        pixel = None if place is None else _pixel(place).clipped(raster.width, raster.height)
        if pixel is None:
            raise ProfileOutside(layer=raster.source.layer)
        size = raster.width if asked.along_row else raster.height
        first = min(max(0, asked.first or 0), size - 1)
        last = size - 1 if asked.last is None else min(max(first, asked.last), size - 1)
        length = last - first + 1
        window = Window(first, pixel.row, length, 1) if asked.along_row else Window(pixel.column, first, 1, length)
        parts: list[list[tuple[Any, Any]]] = [[] for _band in raster.bands]
        done = 0
        # What is decoded for a part is as wide as the blocks are.
        across = raster.block[1] if asked.along_row else raster.block[0]
        for part in parts_of(window, raster.block, max(1, MOST_PIXELS // across)):
            for band, known in zip(raster.bands, parts):
                cancel.check()
                (values,) = raster.read(part, [band])
                there = ~(no_data_in(values, band) | raster.masked(part, band))
                known.append((values.reshape(-1), np.broadcast_to(there, values.shape).reshape(-1)))
            done += part.pixels
            progress(done / window.pixels)
        series = tuple(
            Series(band, np.concatenate([each for each, _ in known]), np.concatenate([each for _, each in known]))
            for band, known in zip(raster.bands, parts)
        )
        outline = raster.places.outline(window.column, window.row, window.columns, window.rows)
        line = pixel.row if asked.along_row else pixel.column
        return Profile(raster.source, asked.along_row, line, first, length, size, series, outline)


def _pixel(place: Point) -> Window:
    if not all(map(np.isfinite, place)):
        return Window(-1, -1, 1, 1)
    return Window(int(np.floor(place[0])), int(np.floor(place[1])), 1, 1)
