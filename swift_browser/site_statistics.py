"""Statistics of native pixels inside polygons, object by object: what a calibration site has looked like over time.

A pixel belongs to a site if its middle lies in it. Waits for the network: not on the main thread.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from osgeo import gdal, ogr, osr

from .band_statistics import BandStatistics
from .cancel import Cancel
from .footprints import degrees, system_of
from .native_raster import NativeError, NativeRaster, RasterSource
from .sparse_file import quiet
from .windows import Window, parts_of

MOST_PIXELS = 1_000_000  # of a part
# An edge that is straight in one system is none in another: it gets points this often.
POINTS_OF_AN_EDGE = 16


class BandNotThere(NativeError):
    template = "{layer} has no band {band}: it has {count}."


@dataclass(frozen=True)
class Site:
    """A polygon.

    Attributes:
        name: what the user calls it.
        outline: in its own system (ogr.Geometry); not to be changed.
        system: that one (osr.SpatialReference), with longitudes first.
    """

    name: str
    outline: Any
    system: Any


@dataclass(frozen=True)
class OfSite:
    """What was found of one band of one object in one site."""

    site: Site
    statistics: BandStatistics


@dataclass(frozen=True)
class SitesAsked:
    """What is wanted of each object.

    Attributes:
        sites: those that lie beside an object are left out.
        bands: numbers from 1; all if there are none.
        saturated_from: values from here on count as saturated; None for the largest of the type.
    """

    sites: Sequence[Site]
    bands: Sequence[int] = ()
    saturated_from: float | None = None


def statistics_of(source: RasterSource, crs: str, asked: SitesAsked, cancel: Cancel) -> list[OfSite]:
    """Read the pixels of sites in one raster. Waits for the network, on any thread.

    Args:
        crs: the raster's system; its code or WKT.

    Raises:
        NativeError: something of it cannot be read; nothing of the rest is told then.
        BandNotThere: there is no band of a number.
        Cancelled: called off.
    """
    raster = NativeRaster(source)
    wanted = list(asked.bands) or [band.number for band in raster.bands]
    for band in wanted:
        if not 1 <= band <= len(raster.bands):
            raise BandNotThere(layer=source.layer, band=band, count=len(raster.bands))
    found = []
    for site in asked.sites:
        outline = _in_pixels(site, crs, raster)
        window = None if outline is None else _window(outline, raster)
        if window is not None:
            bands = [raster.bands[number - 1] for number in wanted]
            limits = [band.largest if asked.saturated_from is None else asked.saturated_from for band in bands]
            each = [BandStatistics(band, limit) for band, limit in zip(bands, limits)]
            _read(raster, outline, window, each, cancel)
            found += [OfSite(site, statistics) for statistics in each]
    return found


def _read(raster: NativeRaster, outline: Any, window: Window, found: Sequence[BandStatistics], cancel: Cancel) -> None:
    for part in parts_of(window, raster.block, MOST_PIXELS):
        inside = pixels_inside(outline, part)
        if not inside.any():
            continue
        for statistics in found:
            cancel.check()
            (values,) = raster.read(part, [statistics.band])
            masked = raster.masked(part, statistics.band)
            statistics.add(values[inside], masked if masked is False else masked[inside])


def pixels_inside(outline: Any, part: Window) -> Any:
    """Return which pixels of a part have their middle in a polygon, as an array of rows and columns.

    Args:
        outline: in columns and rows (ogr.Geometry).
    """
    raster = gdal.GetDriverByName("MEM").Create("", part.columns, part.rows, 1, gdal.GDT_Byte)
    raster.SetGeoTransform((part.column, 1, 0, part.row, 0, 1))
    vectors = (gdal.GetDriverByName("Memory") or gdal.GetDriverByName("MEM")).Create("", 0, 0, 0, gdal.GDT_Unknown)
    layer = vectors.CreateLayer("site", None, ogr.wkbUnknown)
    feature = ogr.Feature(layer.GetLayerDefn())
    feature.SetGeometry(outline)
    layer.CreateFeature(feature)
    with quiet():
        gdal.RasterizeLayer(raster, [1], layer, burn_values=[1])
    contents = raster.GetRasterBand(1).ReadRaster(0, 0, part.columns, part.rows)
    return np.frombuffer(bytes(contents), "u1").reshape(part.rows, part.columns) != 0


def _in_pixels(site: Site, crs: str, raster: NativeRaster) -> Any:
    """Return a site in columns and rows of a raster; None if it has no place there."""
    outline = site.outline.Clone()
    system = system_of(crs)
    if system is not None and not system.IsSame(site.system):
        _add_points(outline)
        if not _brought(outline, site.system, system):
            return None
    return outline if _move(outline, raster) else None


def in_degrees(site: Site) -> Any:
    """Return the outline of a site in degrees; None if it has no place on the earth."""
    outline = site.outline.Clone()
    return outline if _brought(outline, site.system, degrees()) else None


def _brought(outline: Any, system: Any, other: Any) -> bool:
    """Bring a polygon to another system; False if that cannot be."""
    try:
        with quiet():
            return bool(outline.Transform(osr.CoordinateTransformation(system, other)) == ogr.OGRERR_NONE)
    except RuntimeError:
        # Where somebody has switched GDAL's exceptions on.
        return False


def _add_points(outline: Any) -> None:
    west, east, south, north = outline.GetEnvelope()
    size = max(east - west, north - south)
    if size > 0:
        outline.Segmentize(size / POINTS_OF_AN_EDGE)


def _move(outline: Any, raster: NativeRaster) -> bool:
    """Move the points of a polygon to where they are in columns and rows; False if one of them is nowhere."""
    parts = outline.GetGeometryCount()
    if parts:
        return all(_move(outline.GetGeometryRef(number), raster) for number in range(parts))
    for number in range(outline.GetPointCount()):
        place = raster.places.pixel_at(*outline.GetPoint_2D(number))
        if place is None or not all(map(math.isfinite, place)):
            return False
        outline.SetPoint_2D(number, *place)
    return True


def _window(outline: Any, raster: NativeRaster) -> Window | None:
    left, right, top, bottom = outline.GetEnvelope()
    column, row = math.floor(left), math.floor(top)
    wide, high = max(1, math.ceil(right) - column), max(1, math.ceil(bottom) - row)
    return Window(column, row, wide, high).clipped(raster.width, raster.height)
