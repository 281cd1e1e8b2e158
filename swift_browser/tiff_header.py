"""The header of a TIFF or BigTIFF: its directories and tags, read by range.

After the TIFF 6.0 specification, the BigTIFF design, and GDAL's description of its cloud-optimised layout. Whatever a
file says is doubted: nothing is followed twice, and each count and length has a limit.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from typing import Any

from ..auth.phrase import Phrase
from .header_errors import HeaderDamaged, NotATiff
from .ranges import Ranges
from .tiff_tags import (
    FORMATS,
    MOST_ARRAY_BYTES,
    MOST_VALUE_BYTES,
    NEW_SUBFILE_TYPE,
    OLD_SUBFILE_TYPE,
    READ,
    SUB_DIRECTORIES,
    Directory,
    Tag,
)

MOST_DIRECTORIES = 64
MOST_TAGS = 1024
GHOST_BEGINNING = b"GDAL_STRUCTURAL_METADATA_SIZE="
GHOST_LINE = len(b"GDAL_STRUCTURAL_METADATA_SIZE=000000 bytes\n")
MOST_GHOST_BYTES = 16 * 1024
# What the directories of a file have beside their tables of blocks, together; mostly much less.
AROUND = 16 * 1024


@dataclass(frozen=True)
class TiffHeader:
    """What the header of a file says.

    Attributes:
        order: ``<`` for little-endian, ``>`` for big-endian.
        big: a BigTIFF.
        size: of the file, in bytes.
        directories: in the order of their chain.
        sub_directories: those that lie below the first one.
        ghost: GDAL's structural metadata, which lie between the first bytes and the first directory.
        ghost_end: where the first directory stands in a cloud-optimised file, in bytes.
        complete: False if there are more directories than were read.
    """

    order: str
    big: bool
    size: int
    directories: tuple[Directory, ...]
    sub_directories: tuple[Directory, ...] = ()
    ghost: dict[str, str] = field(default_factory=dict)
    ghost_end: int = 8
    complete: bool = True

    @property
    def main(self) -> Directory:
        return self.directories[0]

    @property
    def overviews(self) -> tuple[Directory, ...]:
        """The smaller images, in the order in which they stand in the chain."""
        return tuple(each for each in self.directories[1:] if each.is_reduced and not each.is_mask)

    def mask_of(self, image: Directory) -> Directory | None:
        """Return the mask of the main image or of an overview."""
        for each in self.directories[1:]:
            if each.is_mask and (each.width, each.height) == (image.width, image.height):
                return each
        return None


def read_header(ranges: Ranges) -> TiffHeader:
    """Read the header of a file.

    Raises:
        NotATiff: the file begins otherwise.
        HeaderDamaged: it contradicts itself, or leads out of the file.
        HeaderTooLong: it is beyond the limits.
        StoreError, ServerOutOfReach, KeystoneError, Cancelled: what fetching raises.
    """
    return _Reader(ranges).read()


def likely_length(ranges: Ranges) -> int:
    """Return about how long the header of a cloud-optimised file is, in bytes, from its first directory alone.

    The tables of blocks make it long, and each overview has a quarter as many blocks as the image before.

    Raises:
        see :func:`read_header`.
    """
    return _Reader(ranges).likely_length()


class _Reader:
    """Follows the directories of one file."""

    def __init__(self, ranges: Ranges) -> None:
        self._ranges = ranges
        self._order = "<"
        self._big = False

    def read(self) -> TiffHeader:
        first = self._first_directory()
        ghost, ghost_end = self._ghost()
        directories, complete = self._chain(first)
        if not directories:
            raise HeaderDamaged(reason=Phrase("it has no directory"))
        below = [offset for offset in directories[0].numbers(SUB_DIRECTORIES)[:MOST_DIRECTORIES] if offset]
        seen = {directory.offset for directory in directories}
        children = tuple(self._directory(offset)[0] for offset in dict.fromkeys(below) if offset not in seen)
        return TiffHeader(
            order=self._order,
            big=self._big,
            size=self._ranges.size,
            directories=directories,
            sub_directories=children,
            ghost=ghost,
            ghost_end=ghost_end,
            complete=complete,
        )

    def likely_length(self) -> int:
        first = self._first_directory()
        directory, _next = self._directory(first)
        tables = (directory.tags.get(tag) for tag in (directory.offsets_tag, directory.counts_tag))
        return first + AROUND + sum(table.length for table in tables if table is not None) * 4 // 3

    def _first_directory(self) -> int:
        """Read the first bytes; return where the first directory is."""
        if self._ranges.size < 8:
            raise NotATiff()
        beginning = self._ranges.read(0, 8)
        orders = {b"II": "<", b"MM": ">"}
        if beginning[:2] not in orders:
            raise NotATiff()
        self._order = orders[beginning[:2]]
        version = self._unpack("H", beginning[2:4])
        if version == 42:
            return int(self._unpack("I", beginning[4:8]))
        if version != 43 or self._unpack("HH", beginning[4:8], one=False) != (8, 0):
            raise NotATiff()
        self._big = True
        return int(self._unpack("Q", self._ranges.read(8, 8)))

    def _ghost(self) -> tuple[dict[str, str], int]:
        """Return GDAL's structural metadata, and the first even byte behind them."""
        start = 16 if self._big else 8
        if start + GHOST_LINE > self._ranges.size:
            return {}, start
        line = self._ranges.read(start, GHOST_LINE)
        number = line[len(GHOST_BEGINNING) : len(GHOST_BEGINNING) + 6]
        if not line.startswith(GHOST_BEGINNING) or not number.isdigit() or int(number) > MOST_GHOST_BYTES:
            return {}, start
        text = self._ranges.read(start + GHOST_LINE, int(number)).decode("latin-1")
        pairs = [line.partition("=") for line in text.split("\n") if "=" in line]
        end = start + GHOST_LINE + int(number)
        return {name.strip(): value.strip() for name, _sign, value in pairs}, end + end % 2

    def _chain(self, offset: int) -> tuple[tuple[Directory, ...], bool]:
        directories: list[Directory] = []
        seen: set[int] = set()
        while offset:
            if offset in seen:
                raise HeaderDamaged(
                    reason=Phrase("its directories lead round in a circle at byte {offset}", offset=offset)
                )
            if len(directories) == MOST_DIRECTORIES:
                return tuple(directories), False
            seen.add(offset)
            directory, offset = self._directory(offset)
            directories.append(directory)
        return tuple(directories), True

    def _directory(self, offset: int) -> tuple[Directory, int]:
        """Read a directory; return it, and where the next one is (0: nowhere)."""
        counter, entry, link = ("Q", 20, "Q") if self._big else ("H", 12, "I")
        counter_size, link_size = struct.calcsize("<" + counter), struct.calcsize("<" + link)
        count = int(self._unpack(counter, self._ranges.read(offset, counter_size)))
        if not 0 < count <= MOST_TAGS:
            raise HeaderDamaged(
                reason=Phrase("its directory at byte {offset} claims to have {count} tags", offset=offset, count=count)
            )
        start = offset + counter_size
        body = self._ranges.read(start, count * entry + link_size)
        tags: dict[int, Tag] = {}
        for number in range(count):
            tag = self._tag(body[number * entry : (number + 1) * entry], start + number * entry)
            if tag is not None:
                tags.setdefault(tag.number, tag)
        directory = Directory(offset, self._order, tags, self._values(tags))
        self._check(directory)
        return directory, int(self._unpack(link, body[count * entry :]))

    def _tag(self, entry: bytes, position: int) -> Tag | None:
        """Return a tag and where its value is; None for a type that nobody knows, to be left out (TIFF 6.0)."""
        number, kind = self._unpack("HH", entry[:4], one=False)
        if kind not in FORMATS:
            return None
        room, sign = (8, "Q") if self._big else (4, "I")
        count = int(self._unpack(sign, entry[4 : 4 + room]))
        length = count * struct.calcsize("<" + FORMATS[kind])
        inside = length <= room
        place = position + 4 + room if inside else int(self._unpack(sign, entry[4 + room :]))
        return Tag(number, kind, count, place, length)

    def _values(self, tags: dict[int, Tag]) -> dict[int, Any]:
        return {number: self._value(tag) for number, tag in tags.items() if number in READ}

    def _value(self, tag: Tag) -> Any:
        if tag.length > MOST_VALUE_BYTES:
            raise HeaderDamaged(
                reason=Phrase("its tag {tag} claims to be {length} bytes long", tag=tag.number, length=tag.length)
            )
        contents = self._ranges.read(tag.position, tag.length)
        return tag.decode(contents, self._order)

    def _check(self, directory: Directory) -> None:
        """Look for what no reader could work with."""
        if directory.numbers(NEW_SUBFILE_TYPE, (0,)) == () or directory.numbers(OLD_SUBFILE_TYPE, (0,)) == ():
            raise HeaderDamaged(reason=Phrase("it does not say what kind of image it describes"))
        if directory.width <= 0 or directory.height <= 0:
            raise HeaderDamaged(reason=Phrase("it describes an image without width or height"))
        if not 0 < directory.samples <= 65535 or not directory.bits:
            raise HeaderDamaged(reason=Phrase("it describes an image of {count} bands", count=directory.samples))
        if directory.block_width <= 0 or directory.block_height <= 0:
            raise HeaderDamaged(reason=Phrase("it describes tiles without width or height"))

    def _unpack(self, form: str, contents: bytes, one: bool = True) -> Any:
        values = struct.unpack(self._order + form, contents)
        return values[0] if one else values


def block_numbers(ranges: Ranges, directory: Directory, tag: int, first: int, count: int) -> tuple[int, ...]:
    """Return a part of the offsets or byte counts of an image's blocks.

    Args:
        tag: of :meth:`Directory.offsets_tag` or :meth:`Directory.counts_tag`.
        first: number of the first block.
        count: of how many blocks; fewer come if there are no more.

    Raises:
        see :func:`read_header`.
    """
    entry = directory.tags.get(tag)
    if entry is None:
        return ()
    size = struct.calcsize("<" + FORMATS[entry.kind])
    count = min(count, entry.count - first)
    if count <= 0:
        return ()
    if count * size > MOST_ARRAY_BYTES:
        raise HeaderDamaged(
            reason=Phrase("its tag {tag} claims to be {length} bytes long", tag=tag, length=entry.length)
        )
    part = Tag(tag, entry.kind, count, entry.position + first * size, count * size)
    value = part.decode(ranges.read(part.position, part.length), directory.order)
    return value if isinstance(value, tuple) else ()
