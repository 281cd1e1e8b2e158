"""Outlines of rasters in degrees: with as many points as their edges need, and cut where the map ends."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence

from osgeo import ogr, osr

from .pixel_place import Point, place_of
from .sparse_file import quiet
from .tiff_place import Affine

# How far an edge may lie beside its true place, in parts of the outline's own size.
TOLERANCE = 1e-3
MOST_HALVINGS = 6  # of an edge
ToDegrees = Callable[[float, float], Point]
HALF, WHOLE = 180.0, 360.0


def degrees() -> osr.SpatialReference:
    """Return EPSG:4326 with longitudes first, as files have them."""
    system = osr.SpatialReference()
    system.ImportFromEPSG(4326)
    system.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return system


def system_of(text: str) -> osr.SpatialReference | None:
    """Return the system that a code or a WKT names, with longitudes first; None if it names none."""
    system = osr.SpatialReference()
    with quiet():
        try:
            failed = not text or system.SetFromUserInput(text) != ogr.OGRERR_NONE
        except RuntimeError:
            # Where somebody has switched GDAL's exceptions on.
            failed = True
    system.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return None if failed else system


def corners_of(affine: Affine, width: int, height: int) -> list[Point]:
    """Return the corners of a raster, in its own system."""
    return [place_of(affine, *corner) for corner in ((0, 0), (width, 0), (width, height), (0, height))]


class Footprints:
    """Outlines of rasters in one system. Used by one thread at a time."""

    def __init__(self, system: osr.SpatialReference) -> None:
        own = system.Clone()
        own.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
        self._geographic = bool(own.IsGeographic())
        self._there = osr.CoordinateTransformation(own, degrees())
        self._back = osr.CoordinateTransformation(degrees(), own)

    def of_corners(self, corners: Sequence[Point]) -> ogr.Geometry | None:
        """Return the outline of a raster; None if it has no place on the earth.

        Args:
            corners: in its own system, in the order of the outline.
        """
        try:
            ring = list(self._ring(corners))
        except RuntimeError:
            # Where somebody has switched GDAL's exceptions on.
            return None
        if not all(math.isfinite(value) for point in ring for value in point):
            return None
        pole = self._pole_within(corners)
        if pole:
            return _cap(ring, pole)
        return _cut(_polygon(ring if self._geographic else list(_unwound(ring))))

    def _degrees(self, point: Point) -> Point:
        x, y, _height = self._there.TransformPoint(*point)
        return x, y

    def _ring(self, corners: Sequence[Point]) -> Iterator[Point]:
        places = [self._degrees(corner) for corner in corners]
        size = max(math.dist(places[0], place) for place in places)
        tolerance = TOLERANCE * size if size < HALF else TOLERANCE
        for number, corner in enumerate(corners):
            following = (number + 1) % len(corners)
            yield places[number]
            ends = (corner, corners[following]), (places[number], places[following])
            yield from self._between(*ends, tolerance, MOST_HALVINGS)

    def _between(
        self, ends: tuple[Point, Point], places: tuple[Point, Point], tolerance: float, halvings: int
    ) -> Iterator[Point]:
        """Yield points of an edge, as many as it needs to be where it is."""
        middle, expected = _middle(*ends), _middle(*places)
        place = self._degrees(middle)
        if not halvings or math.dist(place, expected) <= tolerance or not all(map(math.isfinite, place)):
            return
        yield from self._between((ends[0], middle), (places[0], place), tolerance, halvings - 1)
        yield place
        yield from self._between((middle, ends[1]), (place, places[1]), tolerance, halvings - 1)

    def _pole_within(self, corners: Sequence[Point]) -> int:
        """Return 90 or -90 if that pole lies in the raster; 0 otherwise."""
        if self._geographic:
            return 0
        outline = _polygon(corners)
        for pole in (90, -90):
            try:
                x, y, _height = self._back.TransformPoint(0.0, float(pole))
            except RuntimeError:
                continue
            if math.isfinite(x) and math.isfinite(y) and outline.Contains(_point(x, y)):
                return pole
        return 0


def _middle(one: Point, other: Point) -> Point:
    return (one[0] + other[0]) / 2, (one[1] + other[1]) / 2


def _point(x: float, y: float) -> ogr.Geometry:
    point = ogr.Geometry(ogr.wkbPoint)
    point.AddPoint_2D(x, y)
    return point


def _polygon(points: Sequence[Point]) -> ogr.Geometry:
    ring = ogr.Geometry(ogr.wkbLinearRing)
    for point in (*points, points[0]):
        ring.AddPoint_2D(*point)
    polygon = ogr.Geometry(ogr.wkbPolygon)
    polygon.AddGeometry(ring)
    return polygon


def _box(west: float, south: float, east: float, north: float) -> ogr.Geometry:
    return _polygon([(west, south), (east, south), (east, north), (west, north)])


def _unwound(ring: Sequence[Point]) -> Iterator[Point]:
    """Yield an outline that goes on behind 180° where it crosses that, instead of round the earth."""
    before = ring[0][0]
    for x, y in ring:
        before = x - WHOLE * round((x - before) / WHOLE)
        yield before, y


def _cut(polygon: ogr.Geometry) -> ogr.Geometry:
    """Cut an outline at 180°, and bring what lies behind it to where it belongs."""
    west, east = polygon.GetEnvelope()[:2]
    if west >= -HALF and east <= HALF:
        return polygon
    parts = ogr.Geometry(ogr.wkbMultiPolygon)
    for turn in (-WHOLE, 0.0, WHOLE):
        part = polygon.Intersection(_box(turn - HALF, -90, turn + HALF, 90))
        if part is not None and part.GetGeometryType() == ogr.wkbPolygon and not part.IsEmpty():
            ring = part.GetGeometryRef(0)
            points = [ring.GetPoint_2D(number) for number in range(ring.GetPointCount() - 1)]
            parts.AddGeometry(_polygon([(x - turn, y) for x, y in points]))
    return parts


def _cap(ring: Sequence[Point], pole: int) -> ogr.Geometry:
    """Return all that lies as far from a pole as the outline does, at most: no outline goes round a pole in degrees."""
    latitudes = [y for _x, y in ring]
    edge = min(latitudes) if pole > 0 else max(latitudes)
    return _box(-HALF, min(edge, pole), HALF, max(edge, pole))
