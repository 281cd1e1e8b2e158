"""Where the images of a TIFF lie in its file."""

from __future__ import annotations

from dataclasses import dataclass

from .ranges import Ranges
from .tiff_header import TiffHeader, block_numbers
from .tiff_tags import Directory

MOST_BLOCKS = 65536


@dataclass(frozen=True)
class Span:
    """Where the blocks of an image lie.

    Attributes:
        start, end: the first byte, and the first behind the last one.
        size: bytes of the blocks themselves.
    """

    start: int
    end: int
    size: int


def span_of(ranges: Ranges, header: TiffHeader, image: Directory) -> Span | None:
    """Return where an image and its mask lie; None if all of its blocks were left out, or if it has too many.

    Raises:
        see :func:`.tiff_header.read_header`.
    """
    spans = [_blocks(ranges, each) for each in (image, header.mask_of(image)) if each is not None]
    found = [span for span in spans if span is not None]
    if not found:
        return None
    return Span(min(each.start for each in found), max(each.end for each in found), sum(each.size for each in found))


def _blocks(ranges: Ranges, image: Directory) -> Span | None:
    offsets = block_numbers(ranges, image, image.offsets_tag, 0, MOST_BLOCKS + 1)
    counts = block_numbers(ranges, image, image.counts_tag, 0, MOST_BLOCKS + 1)
    there = [(offset, count) for offset, count in zip(offsets, counts) if offset and count]
    if not there or len(offsets) > MOST_BLOCKS:
        return None
    sizes = sum(count for _offset, count in there)
    return Span(min(offset for offset, _count in there), max(offset + count for offset, count in there), sizes)
