"""Makes of a GeoTIFF one of the same size, type and number of bytes, with other pixels: its tiles in reverse order.

Not for files that say LAYOUT=COG: those promise an order of their tiles.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

TILE_OFFSETS, TILE_BYTE_COUNTS = 324, 325
LONG = 4  # the type of an entry's values


def twin(raster: bytes) -> bytes:
    """Return the other file.

    Args:
        raster: a little-endian classic TIFF in tiles, as tests/data/cog.tif is.
    """
    assert raster[:4] == b"II*\0"
    assert b"GDAL_STRUCTURAL_METADATA" not in raster
    made = bytearray(raster)
    for tag, kind, count, field in _entries(raster):
        if tag in (TILE_OFFSETS, TILE_BYTE_COUNTS) and count > 1:
            form = f"<{count}{'I' if kind == LONG else 'H'}"
            place = field if struct.calcsize(form) <= 4 else struct.unpack_from("<I", raster, field)[0]
            struct.pack_into(form, made, place, *reversed(struct.unpack_from(form, raster, place)))
    return bytes(made)


def _entries(raster: bytes) -> Iterator[tuple[int, int, int, int]]:
    """Yield tag, type, number of values and the place of value or offset of each entry of each directory."""
    (directory,) = struct.unpack_from("<I", raster, 4)
    while directory:
        (count,) = struct.unpack_from("<H", raster, directory)
        for start in range(directory + 2, directory + 2 + 12 * count, 12):
            yield (*struct.unpack_from("<HHI", raster, start), start + 8)
        (directory,) = struct.unpack_from("<I", raster, directory + 2 + 12 * count)
