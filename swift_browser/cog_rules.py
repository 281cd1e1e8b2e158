"""Is a GeoTIFF a valid Cloud-Optimised GeoTIFF? By the rules of the specification, and of GDAL's layout of it.

The structure is judged by the header alone. What the header promises about single blocks (GDAL's structural metadata)
is looked up for the blocks whose bytes are known already, or for all if asked.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from ..auth.phrase import Phrase
from .cog_findings import (
    BlocksMisordered,
    ChangedLater,
    Finding,
    HeaderNotFirst,
    LeaderWrong,
    MaskApart,
    NoOverviews,
    NotTiled,
    OverviewHeaderMisplaced,
    OverviewLarger,
    OverviewNotTiled,
    OverviewPixelsMisplaced,
    OverviewsOutside,
    PixelsBeforeHeader,
    PixelsMisplaced,
    SmallestOverviewLarge,
    TrailerWrong,
)
from .ranges import Ranges
from .tiff_header import TiffHeader, block_numbers
from .tiff_tags import Directory

SMALL = 512  # pixels; below this nobody needs overviews
WIDEST_STRIP = 1024  # pixels; rows of this length are as good as tiles
LARGE_OVERVIEW = 2048  # pixels
# Offsets of blocks that are looked through for the first one that is there: a sparse file begins with gaps.
MOST_GAPS = 4096
AT_ONCE = 256
MOST_BLOCKS = 64 * 1024
TRAILER = 4  # bytes


@dataclass(frozen=True)
class CogReport:
    """What was found, the errors first."""

    findings: tuple[Finding, ...]

    @property
    def is_valid(self) -> bool:
        return not any(finding.is_error for finding in self.findings)


def judge(header: TiffHeader, ranges: Ranges, overviews_outside: str = "", thorough: bool = False) -> CogReport:
    """Judge a file.

    Args:
        header: of the file.
        ranges: the file; little is read, usually nothing.
        overviews_outside: name of the object that holds the overviews, if there is one (``NAME.ovr``).
        thorough: look at each block, which reads the whole file in the end.

    Raises:
        see :func:`.tiff_header.read_header`.
    """
    findings = [*_tiling(header), *_overviews(header, overviews_outside), *_headers(header), *_pixels(header, ranges)]
    findings += _promises(header, ranges, thorough)
    return CogReport(tuple(sorted(findings, key=lambda finding: not finding.is_error)))


def wants_overviews(header: TiffHeader) -> bool:
    """Tell whether an image is large and has no overviews inside: then it may have some outside."""
    return _is_large(header.main) and not header.overviews


def _is_large(image: Directory) -> bool:
    return image.width > SMALL or image.height > SMALL


def _tiling(header: TiffHeader) -> Iterator[Finding]:
    main = header.main
    if _is_large(main) and not main.is_tiled and main.width > WIDEST_STRIP:
        yield NotTiled(width=main.width)
    for number, overview in enumerate(header.overviews, 1):
        if not overview.is_tiled and overview.width > WIDEST_STRIP:
            yield OverviewNotTiled(number=number, width=overview.width)


def _overviews(header: TiffHeader, outside: str) -> Iterator[Finding]:
    if outside:
        yield OverviewsOutside(name=outside)
    elif wants_overviews(header):
        yield NoOverviews(size=header.size)
    if header.overviews:
        smallest = min(header.overviews, key=lambda each: each.width * each.height)
        if max(smallest.width, smallest.height) > LARGE_OVERVIEW:
            yield SmallestOverviewLarge(width=smallest.width, height=smallest.height)


def _headers(header: TiffHeader) -> Iterator[Finding]:
    """The directories stand at the beginning of the file, from the largest image to the smallest."""
    if header.ghost.get("KNOWN_INCOMPATIBLE_EDITION") == "YES":
        yield ChangedLater()
    if header.main.offset not in (8, 16, header.ghost_end):
        yield HeaderNotFirst(offset=header.main.offset)
    before = header.main
    for number, overview in enumerate(header.overviews, 1):
        if overview.width > before.width or overview.height > before.height:
            yield OverviewLarger(number=number)
        if overview.offset < before.offset:
            yield OverviewHeaderMisplaced(number=number)
        before = overview


def _pixels(header: TiffHeader, ranges: Ranges) -> Iterator[Finding]:
    """The pixels follow the directories, from the smallest image to the largest."""
    images = [header.main, *header.overviews]
    starts = [_first_pixels(ranges, image) for image in images]
    if 0 < starts[-1] < images[-1].offset:
        yield PixelsBeforeHeader()
    for number in range(len(images) - 2, 0, -1):
        if 0 < starts[number] < starts[number + 1]:
            yield OverviewPixelsMisplaced(number=number)
    if len(images) > 1 and 0 < starts[0] < starts[1]:
        yield PixelsMisplaced()


def _first_pixels(ranges: Ranges, image: Directory) -> int:
    """Return where the first block of an image is; 0 if there is none, which is allowed."""
    for first in range(0, MOST_GAPS, AT_ONCE):
        offsets = block_numbers(ranges, image, image.offsets_tag, first, AT_ONCE)
        for offset in offsets:
            if offset:
                return offset
        if len(offsets) < AT_ONCE:
            break
    return 0


# What GDAL's structural metadata promise


def _promises(header: TiffHeader, ranges: Ranges, thorough: bool) -> Iterator[Finding]:
    # They count only where the first directory stands behind them.
    if not header.ghost or header.main.offset in (8, 16):
        return
    names = [
        Phrase("the full image"),
        *(Phrase("overview {number}", number=number) for number in range(1, len(header.overviews) + 1)),
    ]
    for name, image in zip(names, [header.main, *header.overviews]):
        blocks = _known_blocks(ranges, image, thorough)
        mask = header.mask_of(image)
        beside = _known_blocks(ranges, mask, thorough) if mask is not None else []
        found = _block_findings(header, ranges, blocks, thorough)
        found |= _block_findings(header, ranges, beside, thorough)
        if header.ghost.get("MASK_INTERLEAVED_WITH_IMAGERY") == "YES" and _apart(header, blocks, beside):
            found.add(MaskApart)
        yield from (kind(image=name) for kind in sorted(found, key=lambda kind: kind.__name__))


Blocks = list[tuple[int, int]]


def _known_blocks(ranges: Ranges, image: Directory, thorough: bool) -> Blocks:
    """Return offset and size of an image's blocks; none if they would have to be fetched first."""
    parts = []
    for tag in (image.offsets_tag, image.counts_tag):
        entry = image.tags.get(tag)
        if entry is None or not (thorough or ranges.has(entry.position, entry.length)):
            return []
        # Blocks of the first band only, as the other bands follow in the same manner.
        count = min(entry.count, image.blocks_across * image.blocks_down, MOST_BLOCKS)
        parts.append(block_numbers(ranges, image, tag, 0, count))
    return list(zip(*parts))


def _block_findings(header: TiffHeader, ranges: Ranges, blocks: Blocks, thorough: bool) -> set[type[Finding]]:
    ghost = header.ghost
    found: set[type[Finding]] = set()
    last = 0
    for offset, size in blocks:
        if not offset:
            continue
        if ghost.get("BLOCK_ORDER") == "ROW_MAJOR" and offset < last:
            found.add(BlocksMisordered)
        last = offset
        if ghost.get("BLOCK_LEADER") == "SIZE_AS_UINT4" and _leader_is_wrong(ranges, offset, size, thorough):
            found.add(LeaderWrong)
        if ghost.get("BLOCK_TRAILER") == "LAST_4_BYTES_REPEATED" and _trailer_is_wrong(ranges, offset, size, thorough):
            found.add(TrailerWrong)
    return found


def _leader_is_wrong(ranges: Ranges, offset: int, size: int, thorough: bool) -> bool:
    if offset < 4 or not (thorough or ranges.has(offset - 4, 4)):
        return offset < 4
    return bool(struct.unpack("<I", ranges.read(offset - 4, 4))[0] != size)


def _trailer_is_wrong(ranges: Ranges, offset: int, size: int, thorough: bool) -> bool:
    end = offset + size
    if size < TRAILER or not (thorough or ranges.has(end - TRAILER, 2 * TRAILER)):
        return False
    if end + TRAILER > ranges.size:
        return True
    last = ranges.read(end - TRAILER, 2 * TRAILER)
    return last[:TRAILER] != last[TRAILER:]


def _apart(header: TiffHeader, blocks: Blocks, masks: Blocks) -> bool:
    """Tell whether a block's mask is elsewhere than right behind it, with its leader and trailer."""
    between = 4 * (header.ghost.get("BLOCK_LEADER") == "SIZE_AS_UINT4")
    between += TRAILER * (header.ghost.get("BLOCK_TRAILER") == "LAST_4_BYTES_REPEATED")
    return any(
        offset and mask and mask != offset + size + between for (offset, size), (mask, _size) in zip(blocks, masks)
    )
