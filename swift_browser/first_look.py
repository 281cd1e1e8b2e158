"""The first look at an object that is to become a layer: it tells its version, as a HEAD does, and how it is laid out.

It goes to the object store as the plugin's other requests do, so no redirect is followed, and GDAL is told of an object
only after it. It takes the place of a HEAD, so the header of the raster comes along for nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .cancel import Cancel
from .header_errors import HeaderError, HeaderTooLong, RangeNotServed
from .object_details import may_be_tiff
from .ranges import FIRST, Fetch, Ranges
from .raster_systems import RasterSystems
from .store import ObjectStore
from .tiff_header import TiffHeader, likely_length, read_header
from .tiff_layout import Span, span_of
from .tiff_place import affine_of

LONGEST = 1024 * 1024  # bytes of a header; what has a longer one is left to GDAL


@dataclass(frozen=True)
class Level:
    """An overview of a raster, or its native pixels. ``span``: where they lie."""

    width: int
    height: int
    span: Span


@dataclass(frozen=True)
class Lies:
    """Where a raster lies whose rows and columns run along the axes of its coordinate reference system.

    Attributes:
        crs: its code or WKT; empty for none.
        extent: left, bottom, right and top, in its units.
    """

    crs: str
    extent: tuple[float, float, float, float]


@dataclass(frozen=True)
class FirstLook:
    """What an object's beginning tells.

    Attributes:
        headers: of the answer, with lower-case names, as a HEAD gives them.
        levels: of a cloud-optimised raster, as they lie in the file: the smallest overview first, and the raster itself
            last. Empty for all others.
        lies: where it lies; None if nobody knows.
    """

    headers: Mapping[str, str]
    levels: tuple[Level, ...] = ()
    lies: Lies | None = None

    @property
    def header_end(self) -> int:
        """Where the first block lies; 0 if nobody knows."""
        return self.levels[0].span.start if self.levels else 0


class Looking:
    """Looks at the objects of one account. Used from any thread."""

    def __init__(self, store: ObjectStore) -> None:
        self._store = store
        # How long the last long header in a container was, about, in bytes: its neighbours are mostly alike.
        self._usual: dict[str, int] = {}
        self._systems = RasterSystems()

    def look(self, container: str, name: str, cancel: Cancel | None = None) -> FirstLook:
        """Return what an object's beginning tells. Waits for the network: mostly one request.

        Raises:
            StoreError, ServerOutOfReach, KeystoneError: no answer, or no such object.
            Cancelled: called off.
        """
        if not may_be_tiff(name):
            return self.ask(container, name, cancel)
        headers: dict[str, str] = {}
        length = self._usual.get(container, FIRST)
        try:
            beginning = self._store.read(container, name, 0, length, cancel=cancel, headers=headers)
        except RangeNotServed:
            return self.ask(container, name, cancel)
        size = headers.get("content-range", "").rpartition("/")[2]
        if not size.isdigit():
            # An empty object has no part that could be sent.
            return self.ask(container, name, cancel)
        # A HEAD tells the length of the object, and not that of a part.
        headers["content-length"] = size

        def fetch(offset: int, count: int) -> bytes:
            if offset + count <= len(beginning):
                return beginning[offset : offset + count]
            etag = headers.get("etag", "")
            return self._store.read(container, name, offset, count, etag=etag, cancel=cancel)

        known = Ranges(fetch, int(size), LONGEST, most_requests=1)
        try:
            known.fetch_all([(0, len(beginning))])
            return self._layout(container, headers, known, fetch)
        except HeaderError:
            # Whether it can be read, and what is wrong with it, is for GDAL to say.
            return FirstLook(headers)

    def _layout(self, container: str, headers: Mapping[str, str], known: Ranges, fetch: Fetch) -> FirstLook:
        """Return how a file is laid out, with one request more if its header is longer than what is known.

        Raises:
            HeaderError: nobody knows.
        """
        try:
            return _layout(headers, known, self._systems)
        except HeaderTooLong:
            likely = min(known.size, LONGEST, likely_length(known))
            ranges = known.reading_with(fetch, LONGEST, most_requests=1)
            ranges.fetch_all([(0, likely)])
            self._usual[container] = max(FIRST, likely)
            return _layout(headers, ranges, self._systems)

    def ask(self, container: str, name: str, cancel: Cancel | None = None) -> FirstLook:
        """Return what a HEAD tells. Waits for the network, and raises what :meth:`look` raises."""
        return FirstLook(self._store.head(container, name, cancel))


def _layout(headers: Mapping[str, str], ranges: Ranges, systems: RasterSystems) -> FirstLook:
    header = read_header(ranges)
    images = sorted((header.main, *header.overviews), key=lambda each: each.width)
    spans = [(each, span_of(ranges, header, each)) for each in images]
    levels = tuple(Level(each.width, each.height, span) for each, span in spans if span is not None)
    starts = [each.span.start for each in levels]
    # Overviews that were built later lie behind the raster, and a header in several places is long.
    in_order = len(levels) == len(images) and starts == sorted(starts) and starts[0] < 2 * LONGEST
    return FirstLook(headers, levels, _lies(header, ranges, systems)) if in_order else FirstLook(headers)


def _lies(header: TiffHeader, ranges: Ranges, systems: RasterSystems) -> Lies | None:
    affine, main = affine_of(header.main), header.main
    if affine is None or affine[2] or affine[4]:
        return None
    columns, rows = (affine[0], affine[0] + main.width * affine[1]), (affine[3], affine[3] + main.height * affine[5])
    return Lies(systems.crs_of(header, ranges), (min(columns), min(rows), max(columns), max(rows)))
