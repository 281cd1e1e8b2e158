"""A row of the index of a container: what the header of one GeoTIFF says, in the columns of a table."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime

from .cog_rules import CogReport
from .models import ObjectEntry
from .paths import container_prefix
from .tiff_header import TiffHeader
from .tiff_place import affine_of
from .tiff_tags import Directory


@dataclass(frozen=True)
class IndexRow:
    """What stands in the index of one object. Its columns have these names, in this order.

    Attributes:
        location: GDAL's path of it.
        size: bytes.
        etag: as the listing gives it; whether it has changed is told by that.
        last_modified: aware.
        date: in its name; None if none was found.
        width, height, bands: of the raster.
        type: of the first band, in GDAL's words.
        crs: its authority's code, such as ``EPSG:32631``, or a WKT; empty if the file names none.
        pixel_x, pixel_y: size of a pixel in the units of the system; None if the file does not say where it lies.
        place: GDAL's six numbers, with blanks between them; empty likewise.
        nodata, scale, offset: as they are written; of each band with blanks between them where they differ.
        overviews: how many.
        block_x, block_y: pixels of a block.
        compression: in GDAL's words.
        cog: whether it is a valid COG.
        problem: in English, why it is none, or why nothing is known of it.
    """

    location: str
    size: int
    etag: str
    last_modified: datetime | None
    date: datetime | None
    width: int = 0
    height: int = 0
    bands: int = 0
    type: str = ""
    crs: str = ""
    pixel_x: float | None = None
    pixel_y: float | None = None
    place: str = ""
    nodata: str = ""
    scale: str = ""
    offset: str = ""
    overviews: int = 0
    block_x: int = 0
    block_y: int = 0
    compression: str = ""
    cog: bool = False
    problem: str = ""


COLUMNS = tuple(field.name for field in fields(IndexRow))


def unread(container: str, entry: ObjectEntry, date: datetime | None) -> IndexRow:
    """Return the row of an object of which only the listing is known.

    Args:
        date: in its name.
    """
    return IndexRow(container_prefix(container) + entry.name, entry.size, entry.etag, entry.last_modified, date)


def with_header(row: IndexRow, header: TiffHeader, report: CogReport, crs: str) -> IndexRow:
    """Return a row with what the header of its object says.

    Args:
        crs: what to call its system.
    """
    main, affine = header.main, affine_of(header.main)
    wrong = [finding.template.format(**finding.values) for finding in report.findings if finding.is_error]
    return replace(
        row,
        width=main.width,
        height=main.height,
        bands=main.samples,
        type=main.data_type,
        crs=crs,
        pixel_x=None if affine is None else math.hypot(affine[1], affine[4]),
        pixel_y=None if affine is None else math.hypot(affine[2], affine[5]),
        place="" if affine is None else " ".join(map(repr, affine)),
        nodata=main.no_data,
        scale=_of_bands(main, "scale"),
        offset=_of_bands(main, "offset"),
        overviews=len(header.overviews),
        block_x=main.block_width,
        block_y=main.block_height,
        compression=main.compression,
        cog=report.is_valid,
        problem=" ".join(wrong),
    )


def _of_bands(main: Directory, role: str) -> str:
    """Return what GDAL's metadata say of the bands: once if it is the same of all, empty if nothing is said."""
    said = {item.sample: _shortest(item.value) for item in main.metadata if item.role == role}
    return joined([said.get(number, "") for number in range(main.samples)], {"scale": "1", "offset": "0"}[role])


def _shortest(number: str) -> str:
    """Return a number in as many figures as it needs: GDAL writes some more."""
    try:
        return repr(float(number))
    except ValueError:
        return ""


def joined(values: Sequence[str], usual: str) -> str:
    """Return values of bands as one text; empty where none says anything.

    Args:
        usual: what stands for a band that says nothing, where others do.
    """
    if not any(values):
        return ""
    filled = [value or usual for value in values]
    return filled[0] if len(set(filled)) == 1 else " ".join(filled)
