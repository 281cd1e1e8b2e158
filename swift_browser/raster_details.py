"""What the header of a raster says: its size, its bands, where it lies, and how well it reads in place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from osgeo import gdal
from qgis.core import QgsCoordinateReferenceSystem, QgsRectangle

from .cog_rules import CogReport
from .ranges import Ranges
from .sparse_file import opened, quiet
from .tiff_header import TiffHeader
from .tiff_tags import Directory

MOST_BANDS = 64  # that are described one by one
BIT_TYPES = {1: "1 bit", 2: "2 bit", 4: "4 bit"}


@dataclass(frozen=True)
class Band:
    """A band.

    Attributes:
        number: counted from 1.
        data_type: in GDAL's words, such as ``UInt16``.
        colour: its colour interpretation, in GDAL's words; empty if there is none.
        no_data: the value for "nothing here", as the file writes it; empty for none.
        scale, offset: a pixel means ``value * scale + offset``.
        unit, description: empty for none.
        colours: number of entries of its colour table.
    """

    number: int
    data_type: str
    colour: str = ""
    no_data: str = ""
    scale: float = 1.0
    offset: float = 0.0
    unit: str = ""
    description: str = ""
    colours: int = 0


@dataclass(frozen=True)
class RasterDetails:
    """What a GeoTIFF says about itself.

    Attributes:
        width, height: pixels.
        bands: the first ones, at most MOST_BANDS.
        band_count: how many there are.
        crs: invalid if the file names none.
        extent: in that system; None if the file does not say where it lies.
        pixel_size: across and down, in the units of the system; None likewise.
        rotated: the rows do not run along the axis of the system; the extent is that of the corners.
        overviews: widths and heights.
        block: width and height.
        interleave: ``PIXEL`` or ``BAND``.
        has_mask: a mask says which pixels are there.
        report: how well it reads in place.
    """

    width: int
    height: int
    bands: tuple[Band, ...]
    band_count: int
    crs: QgsCoordinateReferenceSystem
    extent: QgsRectangle | None
    pixel_size: tuple[float, float] | None
    rotated: bool
    overviews: tuple[tuple[int, int], ...]
    block: tuple[int, int]
    is_tiled: bool
    compression: str
    predictor: str
    interleave: str
    has_mask: bool
    big_tiff: bool
    report: CogReport


def raster_details(header: TiffHeader, ranges: Ranges, report: CogReport) -> RasterDetails:
    """Put together what the header says; no more of the file is read."""
    main = header.main
    with opened(ranges) as data, quiet():
        transform = None if data is None else data.GetGeoTransform(can_return_null=True)
        return RasterDetails(
            width=main.width,
            height=main.height,
            bands=tuple(_bands(main, data)),
            band_count=main.samples,
            crs=_crs(data),
            extent=_extent(main, transform),
            pixel_size=_pixel_size(transform),
            rotated=transform is not None and (transform[2] != 0 or transform[4] != 0),
            overviews=tuple((each.width, each.height) for each in header.overviews),
            block=(main.block_width, main.block_height),
            is_tiled=main.is_tiled,
            compression=main.compression,
            predictor=main.predictor,
            interleave="BAND" if main.is_planar else "PIXEL",
            has_mask=header.mask_of(main) is not None,
            big_tiff=header.big,
            report=report,
        )


def _bands(main: Directory, data: gdal.Dataset | None) -> Iterator[Band]:
    """Yield the bands as GDAL knows them; by the header alone where GDAL does not open the file."""
    for number in range(1, min(main.samples, MOST_BANDS) + 1):
        band = data.GetRasterBand(number) if data is not None and number <= data.RasterCount else None
        if band is None:
            yield Band(number, main.data_type, no_data=main.no_data)
            continue
        table = band.GetRasterColorTable()
        colour = gdal.GetColorInterpretationName(band.GetColorInterpretation())
        scale, offset = band.GetScale(), band.GetOffset()
        yield Band(
            number=number,
            data_type=BIT_TYPES.get(main.bits, gdal.GetDataTypeName(band.DataType)),
            colour="" if colour == "Undefined" else colour,
            no_data=main.no_data,
            scale=1.0 if scale is None else scale,
            offset=0.0 if offset is None else offset,
            unit=band.GetUnitType(),
            description=band.GetDescription(),
            colours=table.GetCount() if table is not None else 0,
        )


def _crs(data: gdal.Dataset | None) -> QgsCoordinateReferenceSystem:
    reference = None if data is None else data.GetSpatialRef()
    if reference is None:
        return QgsCoordinateReferenceSystem()
    authority, code = reference.GetAuthorityName(None), reference.GetAuthorityCode(None)
    if authority and code:
        known = QgsCoordinateReferenceSystem(f"{authority}:{code}")
        if known.isValid():
            return known
    return QgsCoordinateReferenceSystem.fromWkt(reference.ExportToWkt(["FORMAT=WKT2_2019"]))


Transform = tuple[float, float, float, float, float, float]


def _extent(main: Directory, transform: Transform | None) -> QgsRectangle | None:
    if transform is None:
        return None
    corners = [
        (
            transform[0] + x * transform[1] + y * transform[2],
            transform[3] + x * transform[4] + y * transform[5],
        )
        for x in (0, main.width)
        for y in (0, main.height)
    ]
    xs, ys = zip(*corners)
    extent = QgsRectangle(min(xs), min(ys), max(xs), max(ys))
    return extent if extent.isFinite() and not extent.isEmpty() else None


def _pixel_size(transform: Transform | None) -> tuple[float, float] | None:
    if transform is None:
        return None
    across = (transform[1] ** 2 + transform[4] ** 2) ** 0.5
    down = (transform[2] ** 2 + transform[5] ** 2) ** 0.5
    return across, down
