"""Whether a raster that was made of another one is the same: block by block, and in all that is said of the pixels.

Waits for the disk: not on the main thread.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
from osgeo import gdal

from ..auth.phrase import Phrase
from .cancel import Cancel
from .comparison_grid import same_system
from .windows import Window, parts_of

MOST_BYTES = 16 * 1024 * 1024  # of all bands of a part
# What GDAL says of the files themselves, and may be otherwise in another file; the polynomials are compared as numbers.
OF_THE_FILE = frozenset({"IMAGE_STRUCTURE", "DERIVED_SUBDATASETS", "SUBDATASETS", "RPC", "COLOR_PROFILE", ""})
# Ways of writing down what is in the file itself.
XML_OF_THE_FILE = "xml:VRT"


def first_difference(source: Any, made: Any) -> Phrase | None:
    """Return in what a raster differs from its source, the pixels aside; None if in nothing that matters for them.

    Args:
        source, made: open gdal.Datasets.
    """
    size = [(each.RasterXSize, each.RasterYSize, each.RasterCount) for each in (source, made)]
    if size[0] != size[1]:
        return Phrase("the number of pixels or bands")
    return _first_of_place(source, made) or next(filter(None, map(_first_of_band, *map(_bands, (source, made)))), None)


def _first_of_place(source: Any, made: Any) -> Phrase | None:
    transforms = [each.GetGeoTransform(can_return_null=True) for each in (source, made)]
    # GDAL's own default is as good as none.
    if transforms[0] != transforms[1] and transforms[0] not in (None, (0, 1, 0, 0, 0, 1)):
        return Phrase("the place on the map")
    if not same_system(source.GetSpatialRef(), made.GetSpatialRef()):
        return Phrase("the coordinate reference system")
    if _points(source) != _points(made) or not same_system(source.GetGCPSpatialRef(), made.GetGCPSpatialRef()):
        return Phrase("the ground control points")
    if _polynomials(source) != _polynomials(made):
        return Phrase("the rational polynomials")
    return None


def _points(data: Any) -> list[tuple[float, ...]]:
    return [(point.GCPPixel, point.GCPLine, point.GCPX, point.GCPY, point.GCPZ) for point in data.GetGCPs()]


def _polynomials(data: Any) -> dict[str, list[float]]:
    """Return the polynomials as numbers; GDAL adds errors of 0 where a file has none."""
    found = {}
    for key, text in (data.GetMetadata("RPC") or {}).items():
        try:
            numbers = [float(word) for word in text.split()]
        except ValueError:
            continue
        if any(numbers) or not key.startswith("ERR_"):
            found[key] = numbers
    return found


def _first_of_band(source: Any, made: Any) -> Phrase | None:
    aspects = {
        Phrase("the data type"): _type,
        Phrase("the NoData value"): lambda band: repr(band.GetNoDataValue()),
        Phrase("the scale"): lambda band: _or(band.GetScale(), 1.0),
        Phrase("the offset"): lambda band: _or(band.GetOffset(), 0.0),
        Phrase("the unit"): lambda band: band.GetUnitType() or "",
        Phrase("the description of a band"): lambda band: band.GetDescription(),
        Phrase("the colour table"): _colours,
        Phrase("the colour interpretation"): _interpretation,
        Phrase("the mask"): _mask_kind,
    }
    return next((words for words, aspect in aspects.items() if aspect(source) != aspect(made)), None)


def _bands(data: Any) -> list[Any]:
    return [data.GetRasterBand(number) for number in range(1, data.RasterCount + 1)]


def _or(value: float | None, usual: float) -> float:
    return usual if value is None else value


def _type(band: Any) -> tuple[Any, ...]:
    structure = band.GetMetadata("IMAGE_STRUCTURE") or {}
    return band.DataType, structure.get("NBITS"), structure.get("PIXELTYPE")


def _colours(band: Any) -> list[Any]:
    table = band.GetRasterColorTable()
    entries = [] if table is None else [table.GetColorEntry(number) for number in range(table.GetCount())]
    # A TIFF has an entry for each value that the type can have: black where nothing was said.
    while entries and entries[-1] in ((0, 0, 0, 255), (0, 0, 0, 0)):
        entries.pop()
    return entries


def _interpretation(band: Any) -> int:
    found = int(band.GetColorInterpretation())
    # A TIFF of one band is grey when nobody says otherwise.
    return int(gdal.GCI_Undefined if found == gdal.GCI_GrayIndex else found)


def _mask_kind(band: Any) -> int:
    return int(band.GetMaskFlags() & (gdal.GMF_PER_DATASET | gdal.GMF_ALPHA | gdal.GMF_NODATA))


def left_out(source: Any, made: Any) -> Iterator[str]:
    """Yield the names of further metadata that the raster does not have from its source."""
    for own, other in [(source, made), *zip(_bands(source), _bands(made))]:
        number = own.GetBand() if isinstance(own, gdal.Band) else 0
        for domain in {"", *(own.GetMetadataDomainList() or ())} - (OF_THE_FILE - {""}) - {XML_OF_THE_FILE}:
            theirs = _items(other, domain)
            lost = [name for name, value in _items(own, domain).items() if theirs.get(name) != value]
            yield from (_name_of(domain, name, number) for name in sorted(lost))


def _items(holder: Any, domain: str) -> dict[str, str]:
    """Return the metadata of a domain; the white space around a value is XML's."""
    if domain.startswith("xml:"):
        return {"": "".join(holder.GetMetadata_List(domain) or ()).strip()}
    return {name: value.strip() for name, value in (holder.GetMetadata(domain) or {}).items()}


def _name_of(domain: str, name: str, band: int) -> str:
    return "/".join(filter(None, (f"{band}" if band else "", domain, name)))


def same_pixels(source: Any, made: Any, report: Callable[[float], None], cancel: Cancel) -> bool:
    """Compare all pixels and masks, byte by byte. Reads both rasters to their ends.

    Args:
        source, made: open gdal.Datasets of the same size and types.
        report: gets how much is done, from 0 to 1.

    Raises:
        Cancelled: called off, between two parts.
        RuntimeError: GDAL reads less than was asked for.
    """
    whole = Window(0, 0, made.RasterXSize, made.RasterYSize)
    masked = bool(_mask_kind(source.GetRasterBand(1)) & gdal.GMF_PER_DATASET)
    done = 0
    # Rows over the whole width: the source may consist of strips.
    block = (made.RasterXSize, made.GetRasterBand(1).GetBlockSize()[1])
    for part in _narrowed(whole, block, _bytes_of_pixel(source)):
        cancel.check()
        if _read(source, part) != _read(made, part):
            return False
        if masked and _mask(source, part) != _mask(made, part):
            return False
        done += part.pixels
        report(done / whole.pixels)
    return True


def _narrowed(whole: Window, block: tuple[int, int], size: int) -> Iterator[Window]:
    most = max(1, MOST_BYTES // size)
    if block[0] * block[1] > most:
        block = (max(512, most // block[1]), block[1])
    return parts_of(whole, block, most)


def _bytes_of_pixel(data: Any) -> int:
    return max(1, sum(int(gdal.GetDataTypeSize(band.DataType)) for band in _bands(data)) // 8)


def _read(data: Any, part: Window) -> bytes:
    return _whole(data.ReadRaster(part.column, part.row, part.columns, part.rows))


def _mask(data: Any, part: Window) -> bytes:
    mask = data.GetRasterBand(1).GetMaskBand()
    size = (part.column, part.row, part.columns, part.rows)
    contents = _whole(mask.ReadRaster(*size, buf_type=gdal.GDT_Byte))
    # Whatever is not 0 is there.
    return bytes(np.frombuffer(contents, np.uint8).astype(bool))


def _whole(contents: Any) -> bytes:
    if contents is None:
        raise RuntimeError(gdal.GetLastErrorMsg() or "GDAL read nothing")
    return bytes(contents)
