"""Where GeoTIFFs lie: GDAL tells each coordinate reference system once, and the tags of a file which of them it has."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import Any

from osgeo import ogr, osr

from .footprints import Footprints, corners_of
from .pixel_place import PixelPlaces
from .ranges import Ranges
from .sparse_file import opened, quiet
from .tiff_header import TiffHeader
from .tiff_place import affine_of, has_system, system_key
from .tiff_tags import TIE_POINTS

POLYNOMIALS = 50844  # a tag
POINTS_OF_AN_EDGE = 8  # of rasters whose rows are no straight lines on the map


@dataclass(frozen=True)
class Placed:
    """Where a raster lies.

    Attributes:
        crs: its system's code or WKT; empty for none.
        outline: in degrees; None if it has no place.
    """

    crs: str = ""
    outline: ogr.Geometry | None = None


class _System:
    """One system, and its way to degrees. GDAL's transformations are for one thread at a time."""

    def __init__(self, reference: osr.SpatialReference | None) -> None:
        self.name = "" if reference is None else name_of(reference)
        self._footprints = None if reference is None or reference.IsLocal() else Footprints(reference)
        self._lock = threading.Lock()

    def outline(self, corners: Any) -> ogr.Geometry | None:
        with self._lock, quiet():
            return None if self._footprints is None else self._footprints.of_corners(corners)


class RasterSystems:
    """Tells where rasters lie. Used from any thread."""

    def __init__(self) -> None:
        self._known: dict[Any, _System] = {}
        self._lock = threading.Lock()

    def place(self, header: TiffHeader, ranges: Ranges) -> Placed:
        """Return where a raster lies.

        Args:
            header: of the file.
            ranges: what is known of it; little more is read, for few.

        Raises:
            see :func:`.tiff_header.read_header`.
        """
        main = header.main
        affine = affine_of(main)
        if affine is None:
            tags = [main.tags[tag] for tag in (TIE_POINTS, POLYNOMIALS) if tag in main.tags]
            ranges.fetch_all((tag.position, tag.length) for tag in tags)
            return _by_points(ranges) if tags else Placed(self._system(header, ranges).name)
        system = self._system(header, ranges)
        return Placed(system.name, system.outline(corners_of(affine, main.width, main.height)))

    def crs_of(self, header: TiffHeader, ranges: Ranges) -> str:
        """Return the code or WKT of a raster's system; empty for none. Raises likewise."""
        return self._system(header, ranges).name

    def _system(self, header: TiffHeader, ranges: Ranges) -> _System:
        if not has_system(header.main):
            return _System(None)
        key = system_key(header.main)
        with self._lock:
            if key not in self._known:
                with opened(ranges) as data, quiet():
                    self._known[key] = _System(None if data is None else data.GetSpatialRef())
            return self._known[key]


def name_of(reference: osr.SpatialReference) -> str:
    """Return what to call a system where programs read it: its code if an authority has one, or a WKT."""
    authority, code = reference.GetAuthorityName(None), reference.GetAuthorityCode(None)
    return f"{authority}:{code}" if authority and code else str(reference.ExportToWkt(["FORMAT=WKT2_2019"]))


def _by_points(ranges: Ranges) -> Placed:
    """Return where a raster with ground control points or rational polynomials lies, as QGIS shows it."""
    with opened(ranges) as data, quiet():
        if data is None:
            return Placed()
        reference = data.GetGCPSpatialRef() if data.GetGCPCount() else _geographic()
        if reference is None:
            return Placed()
        places = PixelPlaces(data)
        edge = [places.place_of(*pixel) for pixel in _edge(data.RasterXSize, data.RasterYSize)]
        name = name_of(reference) if data.GetGCPCount() else ""
        found = [point for point in edge if point is not None]
        return Placed(name, _System(reference).outline(found) if len(found) == len(edge) else None)


def _geographic() -> osr.SpatialReference:
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(4326)
    return reference


def _edge(width: int, height: int) -> list[tuple[float, float]]:
    """Return points along the edge of a raster, in columns and rows."""
    parts = [number / POINTS_OF_AN_EDGE for number in range(POINTS_OF_AN_EDGE)]
    return [
        *((part * width, 0.0) for part in parts),
        *((float(width), part * height) for part in parts),
        *(((1 - part) * width, float(height)) for part in parts),
        *((0.0, (1 - part) * height) for part in parts),
    ]
