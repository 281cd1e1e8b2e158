"""The tags of a TIFF directory, and what they say about its image."""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass, field
from typing import Any

from ..auth.phrase import Phrase

NEW_SUBFILE_TYPE = 254
OLD_SUBFILE_TYPE = 255
IMAGE_WIDTH = 256
IMAGE_LENGTH = 257
BITS_PER_SAMPLE = 258
COMPRESSION = 259
PHOTOMETRIC = 262
STRIP_OFFSETS = 273
SAMPLES_PER_PIXEL = 277
ROWS_PER_STRIP = 278
STRIP_BYTE_COUNTS = 279
PLANAR_CONFIGURATION = 284
PREDICTOR = 317
COLOR_MAP = 320
TILE_WIDTH = 322
TILE_LENGTH = 323
TILE_OFFSETS = 324
TILE_BYTE_COUNTS = 325
SUB_DIRECTORIES = 330
EXTRA_SAMPLES = 338
SAMPLE_FORMAT = 339
JPEG_TABLES = 347
PIXEL_SCALE = 33550
TIE_POINTS = 33922
TRANSFORMATION = 34264
GEO_KEYS = 34735
GEO_DOUBLES = 34736
GEO_TEXTS = 34737
GDAL_METADATA = 42112
GDAL_NODATA = 42113
LERC_PARAMETERS = 50674

# What is read of a directory: all that describes the image, or that GDAL needs to decode it. The offsets and sizes of
# the blocks are long, and read where they are needed.
READ = frozenset(
    {
        NEW_SUBFILE_TYPE,
        OLD_SUBFILE_TYPE,
        IMAGE_WIDTH,
        IMAGE_LENGTH,
        BITS_PER_SAMPLE,
        COMPRESSION,
        PHOTOMETRIC,
        SAMPLES_PER_PIXEL,
        ROWS_PER_STRIP,
        PLANAR_CONFIGURATION,
        PREDICTOR,
        COLOR_MAP,
        TILE_WIDTH,
        TILE_LENGTH,
        SUB_DIRECTORIES,
        EXTRA_SAMPLES,
        SAMPLE_FORMAT,
        JPEG_TABLES,
        PIXEL_SCALE,
        TIE_POINTS,
        TRANSFORMATION,
        GEO_KEYS,
        GEO_DOUBLES,
        GEO_TEXTS,
        GDAL_METADATA,
        GDAL_NODATA,
        LERC_PARAMETERS,
    }
)

# Type of a tag -> its format for struct; texts and bytes without meaning are "s".
FORMATS = {
    1: "B",
    2: "s",
    3: "H",
    4: "I",
    5: "II",
    6: "b",
    7: "s",
    8: "h",
    9: "i",
    10: "ii",
    11: "f",
    12: "d",
    13: "I",
    16: "Q",
    17: "q",
    18: "Q",
}
MOST_VALUE_BYTES = 1024 * 1024  # a colour map of 16 bit has 384 KiB
MOST_ARRAY_BYTES = 2 * 1024 * 1024

REDUCED = 1  # bits of NewSubfileType
MASK = 4

COMPRESSIONS = {
    1: "none",
    2: "CCITT RLE",
    3: "CCITT fax 3",
    4: "CCITT fax 4",
    5: "LZW",
    6: "old JPEG",
    7: "JPEG",
    8: "DEFLATE",
    32773: "PackBits",
    32946: "DEFLATE",
    34712: "JPEG 2000",
    34887: "LERC",
    34925: "LZMA",
    50000: "ZSTD",
    50001: "WebP",
    50002: "JPEG XL",
    52546: "JPEG XL",
}
PREDICTORS = {1: "", 2: Phrase("horizontal"), 3: Phrase("floating point")}
SAMPLE_KINDS = {1: "UInt", 2: "Int", 3: "Float", 5: "CInt", 6: "CFloat"}


@dataclass(frozen=True)
class Tag:
    """A tag: its type and count, and where its value lies in the file (bytes)."""

    number: int
    kind: int
    count: int
    position: int
    length: int

    def decode(self, contents: bytes, order: str) -> Any:
        """Return the value: a text's bytes, or a tuple of numbers."""
        form = FORMATS[self.kind]
        if form == "s":
            return contents
        return struct.unpack(f"{order}{self.count * len(form)}{form[0]}", contents)


@dataclass(frozen=True)
class Directory:
    """One image of the file: the raster itself, an overview, or a mask.

    Attributes:
        offset: where it lies, in bytes.
        order: of bytes, ``<`` or ``>``.
        tags: all that are known by type, by their numbers.
        values: of those that were read.
    """

    offset: int
    order: str
    tags: dict[int, Tag]
    values: dict[int, Any] = field(repr=False)

    def numbers(self, tag: int, missing: tuple[int, ...] = ()) -> tuple[int, ...]:
        """Return a tag's whole numbers."""
        value = self.values.get(tag, missing)
        return value if isinstance(value, tuple) and all(isinstance(each, int) for each in value) else ()

    def number(self, tag: int, missing: int) -> int:
        """Return a tag's first number."""
        numbers = self.numbers(tag)
        return numbers[0] if numbers else missing

    def text(self, tag: int) -> str:
        """Return a tag's text, up to its NUL."""
        value = self.values.get(tag, b"")
        return value.partition(b"\0")[0].decode("utf-8", "replace").strip() if isinstance(value, bytes) else ""

    @property
    def width(self) -> int:
        return self.number(IMAGE_WIDTH, 0)

    @property
    def height(self) -> int:
        return self.number(IMAGE_LENGTH, 0)

    @property
    def is_reduced(self) -> bool:
        return bool(self.number(NEW_SUBFILE_TYPE, 0) & REDUCED) or self.number(OLD_SUBFILE_TYPE, 0) == 2

    @property
    def is_mask(self) -> bool:
        return bool(self.number(NEW_SUBFILE_TYPE, 0) & MASK)

    @property
    def is_tiled(self) -> bool:
        return TILE_WIDTH in self.tags or TILE_OFFSETS in self.tags

    @property
    def block_width(self) -> int:
        return self.number(TILE_WIDTH, 0) if self.is_tiled else self.width

    @property
    def block_height(self) -> int:
        if self.is_tiled:
            return self.number(TILE_LENGTH, 0)
        return min(self.number(ROWS_PER_STRIP, self.height), self.height)

    @property
    def blocks_across(self) -> int:
        return -(-self.width // self.block_width)

    @property
    def blocks_down(self) -> int:
        return -(-self.height // self.block_height)

    @property
    def offsets_tag(self) -> int:
        return TILE_OFFSETS if TILE_OFFSETS in self.tags else STRIP_OFFSETS

    @property
    def counts_tag(self) -> int:
        return TILE_BYTE_COUNTS if TILE_BYTE_COUNTS in self.tags else STRIP_BYTE_COUNTS

    @property
    def samples(self) -> int:
        return self.number(SAMPLES_PER_PIXEL, 1)

    @property
    def bits(self) -> int:
        """Of one value of the first band."""
        return self.number(BITS_PER_SAMPLE, 1)

    @property
    def data_type(self) -> str:
        """Of the first band, in GDAL's words where GDAL has one."""
        kind = SAMPLE_KINDS.get(self.number(SAMPLE_FORMAT, 1), "UInt")
        return f"{kind}{self.bits}" if (kind, self.bits) != ("UInt", 8) else "Byte"

    @property
    def is_planar(self) -> bool:
        """Each band lies on its own."""
        return self.number(PLANAR_CONFIGURATION, 1) == 2 and self.samples > 1

    @property
    def compression(self) -> str:
        number = self.number(COMPRESSION, 1)
        return COMPRESSIONS.get(number, str(number))

    @property
    def predictor(self) -> str:
        """How values are foretold before they are compressed; empty for not at all."""
        number = self.number(PREDICTOR, 1)
        return PREDICTORS.get(number, str(number))

    @property
    def no_data(self) -> str:
        """The value that stands for "nothing here", as it is written; empty for none."""
        return self.text(GDAL_NODATA)

    @property
    def metadata(self) -> list[MetadataItem]:
        """What GDAL wrote of its own."""
        return metadata_items(self.text(GDAL_METADATA))


@dataclass(frozen=True)
class MetadataItem:
    """An item of GDAL's metadata. ``sample`` counts from 0; None for the whole raster."""

    name: str
    value: str
    sample: int | None = None
    role: str = ""


ITEM = re.compile(r"<Item\s([^<>]*)>([^<]*)</Item>")
ATTRIBUTE = re.compile(r'(\w+)\s*=\s*"([^"]*)"')
SAMPLE = re.compile(r"[0-9]{1,5}")
ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&"))


def metadata_items(xml: str) -> list[MetadataItem]:
    """Return the items of GDAL's metadata.

    Not with an XML parser: a file from anywhere could make one expand entities until the memory is full.
    """
    items = []
    for attributes, value in ITEM.findall(xml):
        known = dict(ATTRIBUTE.findall(attributes))
        sample = known.get("sample", "")
        number = int(sample) if SAMPLE.fullmatch(sample) else None
        items.append(MetadataItem(_plain(known.get("name", "")), _plain(value), number, known.get("role", "")))
    return items


def _plain(text: str) -> str:
    for entity, character in ENTITIES:
        text = text.replace(entity, character)
    return text
