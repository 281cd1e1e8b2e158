"""Where a GeoTIFF lies, by its tags: without GDAL, which takes a hundred times as long to open one.

After the GeoTIFF specification (OGC 19-008r4) and what GDAL makes of it.
"""

from __future__ import annotations

import math
from typing import Any

from .tiff_tags import GEO_DOUBLES, GEO_KEYS, GEO_TEXTS, PIXEL_SCALE, TIE_POINTS, TRANSFORMATION, Directory

Affine = tuple[float, float, float, float, float, float]
RASTER_TYPE = 1025  # a geo key
PIXEL_IS_POINT = 2
# With this a GDAL takes the point for the corner. Nobody has it set who does not know why.
GEO_TAGS = (GEO_KEYS, GEO_DOUBLES, GEO_TEXTS)


def affine_of(image: Directory) -> Affine | None:
    """Return GDAL's six numbers; None if the file does not say them (it may have ground control points)."""
    affine = _by_scale(image) or _by_matrix(image)
    if affine is None or not all(map(math.isfinite, affine)) or affine[1] * affine[5] == affine[2] * affine[4]:
        return None
    if _geo_key(image, RASTER_TYPE) != PIXEL_IS_POINT:
        return affine
    # The tags tell the middle of the first pixel then.
    x, across, turned, y, turned_down, down = affine
    return x - (across + turned) / 2, across, turned, y - (turned_down + down) / 2, turned_down, down


def system_key(image: Directory) -> tuple[Any, ...]:
    """Return what tells the coordinate reference system: the same for files whose systems are the same."""
    return tuple(image.values.get(tag) for tag in GEO_TAGS)


def has_system(image: Directory) -> bool:
    """Return whether the file says anything of a coordinate reference system."""
    return GEO_KEYS in image.values


def _by_scale(image: Directory) -> Affine | None:
    scale, points = _floats(image, PIXEL_SCALE), _floats(image, TIE_POINTS)
    if len(scale) < 2 or len(points) < 6 or not scale[0] or not scale[1]:
        return None
    across, down = scale[0], -abs(scale[1])
    return points[3] - points[0] * across, across, 0.0, points[4] - points[1] * down, 0.0, down


def _by_matrix(image: Directory) -> Affine | None:
    matrix = _floats(image, TRANSFORMATION)
    if len(matrix) != 16:
        return None
    return matrix[3], matrix[0], matrix[1], matrix[7], matrix[4], matrix[5]


def _floats(image: Directory, tag: int) -> tuple[float, ...]:
    value = image.values.get(tag, ())
    return value if isinstance(value, tuple) and all(isinstance(each, float) for each in value) else ()


def _geo_key(image: Directory, wanted: int) -> int:
    numbers = image.numbers(GEO_KEYS)
    # Four numbers for each: key, where its value is, how many, and the value itself if it is here.
    for start in range(4, len(numbers) - 3, 4):
        key, place, _count, value = numbers[start : start + 4]
        if (key, place) == (wanted, 0):
            return value
    return 0
