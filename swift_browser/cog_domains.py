"""Metadata in domains of their own, which GDAL's COG driver leaves out (3.6 to 3.10): brought in without moving a byte.

The driver is given an item that is as long as they are; then they are written in its place. So the layout stays the
one that the driver made, and its header says so rightly.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from osgeo import gdal

from .gdal_files import forget_file
from .ranges import Ranges
from .raster_sameness import OF_THE_FILE, XML_OF_THE_FILE
from .tiff_header import read_header
from .tiff_tags import GDAL_METADATA, MOST_VALUE_BYTES

ROOM = "SWIFT_COG_BROWSER_ROOM"
OPENING, CLOSING = f'<Item name="{ROOM}">', "</Item>"
ITEM = re.compile(rb'<Item\b[^<>]*\bdomain="[^<>]*>[^<]*</Item>')
# These GDAL brings over itself.
KEPT = frozenset({*OF_THE_FILE, XML_OF_THE_FILE, "xml:XMP"})
# That are written in the place of a raster's own, to see how GDAL writes them.
MEMORY_FILE = "/vsimem/swift_cog_browser_domains_"


def domain_items(source: Any) -> bytes:
    """Return the items of a raster's own domains, as they stand in a TIFF; empty if it has none, or too many.

    Args:
        source: an open gdal.Dataset.
    """
    if not any(_domains(holder) for holder in _holders(source)):
        return b""
    items = b"\n".join(ITEM.findall(_metadata_tag(source)))
    return items if len(items) < MOST_VALUE_BYTES // 2 else b""


def with_room(source: Any, items: bytes) -> Any:
    """Return a raster like the source, which has an item as long as others are. The source has to stay open.

    Args:
        source: an open gdal.Dataset; it is not changed.
        items: see :func:`domain_items`.
    """
    wrapped = gdal.GetDriverByName("VRT").CreateCopy("", source)
    wrapped.SetMetadataItem(ROOM, "x" * max(1, len(items) - len(OPENING) - len(CLOSING)))
    return wrapped


def fill_room(file: Path, items: bytes) -> None:
    """Write items in the place that was kept for them. The file's length and layout stay as they are.

    Raises:
        HeaderError: the file is no TIFF, or has no such place.
        OSError: it cannot be written.
    """
    with open(file, "r+b") as contents:

        def fetch(offset: int, length: int) -> bytes:
            contents.seek(offset)
            return contents.read(length)

        main = read_header(Ranges(fetch, file.stat().st_size)).main
        tag, text = main.tags[GDAL_METADATA], main.values[GDAL_METADATA]
        start = text.index(OPENING.encode())
        end = text.index(CLOSING.encode(), start) + len(CLOSING)
        contents.seek(tag.position + start)
        contents.write(items.ljust(end - start))


def _metadata_tag(source: Any) -> bytes:
    """Return what GDAL's own driver writes of the domains of a raster."""
    file = f"{MEMORY_FILE}{secrets.token_hex(8)}.tif"
    try:
        empty = gdal.GetDriverByName("GTiff").Create(file, 1, 1, source.RasterCount, gdal.GDT_Byte)
        for own, other in zip(_holders(source), _holders(empty)):
            for domain in _domains(own):
                whole = domain.startswith("xml:")
                other.SetMetadata(own.GetMetadata_List(domain) if whole else own.GetMetadata(domain), domain)
        # Written when it is closed.
        del empty, other
        return _tag_of(file)
    finally:
        for name in (file, f"{file}.aux.xml"):
            forget_file(name)


def _tag_of(file: str) -> bytes:
    size = gdal.VSIStatL(file).size
    handle = gdal.VSIFOpenL(file, "rb")
    try:
        contents = bytes(gdal.VSIFReadL(1, size, handle))
    finally:
        gdal.VSIFCloseL(handle)
    value = read_header(Ranges(lambda offset, length: contents[offset : offset + length], size)).main.values
    return bytes(value.get(GDAL_METADATA, b""))


def _holders(data: Any) -> Iterator[Any]:
    """Yield what has metadata: the raster, and its bands."""
    yield data
    yield from (data.GetRasterBand(number) for number in range(1, data.RasterCount + 1))


def _domains(holder: Any) -> list[str]:
    return [domain for domain in holder.GetMetadataDomainList() or () if domain not in KEPT]
