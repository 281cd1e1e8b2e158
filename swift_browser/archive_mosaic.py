"""Thousands of objects as one virtual raster, written from their rows in an index: none of them is opened for it.

Two kinds of files hold one: GDAL's driver VRT reads an XML file, and its driver GTI (GDAL 3.9) an index of its own. A
VRT of 20,000 objects is opened in 0.13 s for each band. What cannot be read of it is an error there, and nothing at all
in a GTI: GDAL 3.10 tells of success and gives zeros. So a VRT is made unless the file's name asks for the other.
"""

from __future__ import annotations

import html
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from osgeo import gdal, ogr

from ..auth.errors import UserError
from .footprints import corners_of, system_of
from .gdal_failures import raised_as
from .index_rows import IndexRow
from .mosaic import (
    MosaicBandsDiffer,
    MosaicError,
    MosaicNotWritten,
    MosaicPlaceUnknown,
    MosaicSystemsDiffer,
    MosaicTypesDiffer,
)
from .tiff_place import Affine
from .vrt_files import write_whole
from .whole_files import folder_beside

VRT_ENDING, TILE_INDEX_ENDING = ".vrt", ".gti.fgb"
TILE_INDEX_SINCE = 3090000
# GDAL counts pixels in 32 bits.
MOST_PIXELS = 2**31 - 1
# What lies this near to a whole number of pixels is meant to.
EXACT = 1e-6
# GDAL's names of the types that a row has in the words of TIFF.
TYPES = {"Byte", "UInt16", "Int16", "UInt32", "Int32", "Float32", "Float64", "CInt16", "CInt32", "CFloat32", "CFloat64"}


class MosaicOfNothing(MosaicError):
    template = "There is nothing to make a mosaic of: no object is left, or none of them has a place."


class MosaicScalesDiffer(MosaicError):
    template = (
        "The pixels of {name} stand for other values (scale {own}) than those of {first} (scale {other}). "
        "A mosaic needs one for all: leave that object out."
    )


class MosaicBandMissing(MosaicError):
    template = "{name} has no band {band}: it has {count}."


class MosaicTooLarge(MosaicError):
    template = (
        "The mosaic would have {width} × {height} pixels, which is more than GDAL can count: leave out what lies far "
        "away, or what has the smallest pixels."
    )


class MosaicFileUnknown(MosaicError):
    template = (
        "“{name}” cannot be the name of a mosaic: it has to end with .vrt, or with .gti.fgb for GDAL 3.9 and later."
    )


class TileIndexUnknown(MosaicError):
    template = "GDAL {version} does not know mosaics that end with .gti.fgb: let the name end with .vrt."


class MosaicBandsOfTileIndex(MosaicError):
    template = (
        "A mosaic that ends with .gti.fgb has all bands of its objects: let the name end with .vrt to choose some."
    )


@dataclass(frozen=True)
class Part:
    """An object of a mosaic."""

    row: IndexRow
    affine: Affine


@dataclass(frozen=True)
class Grid:
    """The pixels of a mosaic: as small as the smallest of its parts.

    Attributes:
        left, top: its corner, in the units of the system.
        across, down: the size of a pixel, both positive.
        width, height: in pixels.
    """

    left: float
    top: float
    across: float
    down: float
    width: int
    height: int

    @property
    def right(self) -> float:
        return self.left + self.width * self.across

    @property
    def bottom(self) -> float:
        return self.top - self.height * self.down


def write_mosaic(rows: Sequence[IndexRow], bands: Sequence[int], file: Path) -> Grid:
    """Write a mosaic. Waits for the disk, not for the network.

    Args:
        rows: of the objects, in the order in which they are drawn: the last one is on top.
        bands: numbers from 1, in their order; all if there are none.
        file: its ending says of which kind; replaced if it is there.

    Raises:
        MosaicError: see there; the file is as it was.
    """
    name = file.name.lower()
    parts = parts_of(rows)
    wanted = _expect_bands(parts, bands)
    grid = grid_of(parts)
    if name.endswith(TILE_INDEX_ENDING):
        _expect_tile_indexes(wanted, parts)
        _write_tile_index(parts, grid, file)
    elif name.endswith(VRT_ENDING):
        try:
            write_whole(file, "".join(_vrt(parts, wanted, grid)).encode())
        except OSError as error:
            raise MosaicNotWritten(file=file, reason=error.strerror or error) from None
    else:
        raise MosaicFileUnknown(name=file.name)
    return grid


# What fits together


def parts_of(rows: Sequence[IndexRow]) -> list[Part]:
    """Return the objects, if they fit together.

    Raises:
        MosaicError: they do not; it names the first that differs.
    """
    parts = [_part(row) for row in rows]
    if not parts:
        raise MosaicOfNothing()
    first = parts[0].row
    for row in (part.row for part in parts):
        for error, aspect, same in ASPECTS:
            own, other = aspect(row), aspect(first)
            if own != other and not same(own, other):
                raise error(name=row.location, first=first.location, own=own, other=other)
    return parts


def _part(row: IndexRow) -> Part:
    numbers = [float(word) for word in row.place.split()]
    if len(numbers) != 6 or numbers[2] or numbers[4] or numbers[1] <= 0 or numbers[5] >= 0:
        raise MosaicPlaceUnknown(name=row.location)
    return Part(row, (numbers[0], numbers[1], 0.0, numbers[3], 0.0, numbers[5]))


def _same_system(own: str, other: str) -> bool:
    """Return whether two names, or texts, are of one system."""
    first, second = system_of(own), system_of(other)
    return first is not None and second is not None and bool(first.IsSame(second))


def _never(_own: object, _other: object) -> bool:
    return False


# What has to be the same in all rows, and when two that differ count as the same.
ASPECTS: tuple[tuple[type[MosaicError], Callable[[IndexRow], Any], Callable[[Any, Any], bool]], ...] = (
    (MosaicSystemsDiffer, lambda row: row.crs, _same_system),
    (MosaicBandsDiffer, lambda row: row.bands, _never),
    (MosaicTypesDiffer, lambda row: row.type, _never),
    (MosaicScalesDiffer, lambda row: f"{row.scale or 1}, {row.offset or 0}", _never),
)


def _expect_bands(parts: Sequence[Part], bands: Sequence[int]) -> list[int]:
    first = parts[0].row
    for band in bands:
        if not 1 <= band <= first.bands:
            raise MosaicBandMissing(name=first.location, band=band, count=first.bands)
    return list(bands) or list(range(1, first.bands + 1))


def grid_of(parts: Sequence[Part]) -> Grid:
    """Return the pixels that hold all parts.

    Raises:
        MosaicTooLarge: they are too many.
    """
    across, down = min(part.affine[1] for part in parts), min(-part.affine[5] for part in parts)
    left, top = min(part.affine[0] for part in parts), max(part.affine[3] for part in parts)
    right = max(part.affine[0] + part.affine[1] * part.row.width for part in parts)
    bottom = min(part.affine[3] + part.affine[5] * part.row.height for part in parts)
    width, height = math.ceil((right - left) / across - EXACT), math.ceil((top - bottom) / down - EXACT)
    if max(width, height) > MOST_PIXELS:
        raise MosaicTooLarge(width=width, height=height)
    return Grid(left, top, across, down, width, height)


# As a VRT


def _vrt(parts: Sequence[Part], bands: Sequence[int], grid: Grid) -> Iterator[str]:
    first = parts[0].row
    yield f'<VRTDataset rasterXSize="{grid.width}" rasterYSize="{grid.height}">'
    if first.crs:
        yield f'<SRS dataAxisToSRSAxisMapping="{_axes(first.crs)}">{html.escape(first.crs)}</SRS>'
    place = (grid.left, grid.across, 0.0, grid.top, 0.0, -grid.down)
    yield f"<GeoTransform>{', '.join(map(repr, place))}</GeoTransform>"
    for number, band in enumerate(bands, 1):
        yield f'<VRTRasterBand dataType="{_type(first)}" band="{number}">'
        for name, text, usual in (("NoDataValue", parts[-1].row.nodata, ""), *_scaling(first, band)):
            if text and text != usual:
                yield f"<{name}>{html.escape(text)}</{name}>"
        for part in parts:
            yield _source(part, band, grid)
        yield "</VRTRasterBand>"
    yield "</VRTDataset>"


def _axes(crs: str) -> str:
    system = system_of(crs)
    if system is None:
        return "1,2"
    return "2,1" if system.EPSGTreatsAsLatLong() or system.EPSGTreatsAsNorthingEasting() else "1,2"


def _type(row: IndexRow) -> str:
    return row.type if row.type in TYPES or gdal.GetDataTypeByName(row.type) else "Float64"


def _scaling(row: IndexRow, band: int) -> Iterator[tuple[str, str, str]]:
    for name, text, usual in (("Scale", row.scale, "1.0"), ("Offset", row.offset, "0.0")):
        words = text.split()
        yield name, words[band - 1] if len(words) == row.bands else " ".join(words[:1]), usual


def _source(part: Part, band: int, grid: Grid) -> str:
    """Return an object as a source. Read by one thread, so that what fails is never taken for zeros."""
    row, affine = part.row, part.affine
    left, top = _near((affine[0] - grid.left) / grid.across), _near((grid.top - affine[3]) / grid.down)
    width, height = _near(row.width * affine[1] / grid.across), _near(row.height * -affine[5] / grid.down)
    kind = "ComplexSource" if row.nodata else "SimpleSource"
    return (
        f'<{kind}><SourceFilename relativeToVRT="0">{html.escape(row.location)}</SourceFilename>'
        f'<OpenOptions><OOI key="NUM_THREADS">1</OOI></OpenOptions><SourceBand>{band}</SourceBand>'
        f'<SourceProperties RasterXSize="{row.width}" RasterYSize="{row.height}" DataType="{_type(row)}" '
        f'BlockXSize="{row.block_x}" BlockYSize="{row.block_y}"/>'
        f'<SrcRect xOff="0" yOff="0" xSize="{row.width}" ySize="{row.height}"/>'
        f'<DstRect xOff="{left}" yOff="{top}" xSize="{width}" ySize="{height}"/>'
        f"{f'<NODATA>{html.escape(row.nodata)}</NODATA>' if row.nodata else ''}</{kind}>\n"
    )


def _near(pixels: float) -> str:
    """Return a number of pixels, whole if it is meant to be."""
    whole = round(pixels)
    return str(whole) if abs(pixels - whole) < EXACT else repr(pixels)


# As an index of GDAL's own


def _expect_tile_indexes(bands: Sequence[int], parts: Sequence[Part]) -> None:
    if int(gdal.VersionInfo("VERSION_NUM")) < TILE_INDEX_SINCE:
        raise TileIndexUnknown(version=gdal.__version__)
    if list(bands) != list(range(1, parts[0].row.bands + 1)):
        raise MosaicBandsOfTileIndex()


def _write_tile_index(parts: Sequence[Part], grid: Grid, file: Path) -> None:
    def failed(details: str) -> UserError:
        return MosaicNotWritten(file=file, reason=details.partition("\n")[0] or "?", details=details)

    try:
        with folder_beside(file) as folder, raised_as(failed):
            part = folder / file.name
            data = ogr.GetDriverByName("FlatGeobuf").CreateDataSource(str(part))
            _fill(data, parts, grid)
            # Written when it is closed.
            del data
            part.replace(file)
    except OSError as error:
        raise MosaicNotWritten(file=file, reason=error.strerror or error) from None


def _fill(data: Any, parts: Sequence[Part], grid: Grid) -> None:
    first = parts[0].row
    layer = data.CreateLayer("mosaic", system_of(first.crs), ogr.wkbPolygon)
    for key, value in _told_of(parts, grid).items():
        layer.SetMetadataItem(key, value)
    layer.CreateField(ogr.FieldDefn("location", ogr.OFTString))
    layer.CreateField(ogr.FieldDefn("rank", ogr.OFTInteger64))
    for rank, part in enumerate(parts):
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetField("location", part.row.location)
        feature.SetField("rank", rank)
        corners = corners_of(part.affine, part.row.width, part.row.height)
        ring = ", ".join(f"{x!r} {y!r}" for x, y in (*corners, corners[0]))
        feature.SetGeometry(ogr.CreateGeometryFromWkt(f"POLYGON (({ring}))"))
        layer.CreateFeature(feature)


def _told_of(parts: Sequence[Part], grid: Grid) -> dict[str, str]:
    """Return what the driver would open an object for otherwise."""
    first, top = parts[0].row, parts[-1].row
    told = {
        "LOCATION_FIELD": "location",
        "SORT_FIELD": "rank",
        "SORT_FIELD_ASC": "YES",
        "RESX": repr(grid.across),
        "RESY": repr(grid.down),
        "MINX": repr(grid.left),
        "MINY": repr(grid.bottom),
        "MAXX": repr(grid.right),
        "MAXY": repr(grid.top),
        "BAND_COUNT": str(first.bands),
        "DATA_TYPE": ",".join([_type(first)] * first.bands),
    }
    if top.nodata:
        told["NODATA"] = ",".join([top.nodata] * first.bands)
    return told
