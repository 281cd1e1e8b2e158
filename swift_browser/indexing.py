"""Makes the index of a container: reads the header of each GeoTIFF by range, many at a time, and of the new ones only.

Waits for the network and the disk: not on the main thread.
"""

from __future__ import annotations

import fnmatch
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from osgeo import ogr

from ..auth.errors import UserError
from .cancel import Cancel
from .cog_rules import judge
from .errors import NameNotAddressable, NotFound
from .header_errors import HeaderError, ObjectReplaced
from .index_files import IndexNotWritten, IndexWriter, companion, etags_in, rows_in
from .index_rows import IndexRow, unread, with_header
from .listing import all_objects
from .models import ObjectEntry
from .name_dates import NameDates
from .object_details import ObjectEmpty, date_in, may_be_tiff
from .parallel import Together
from .paths import container_prefix, raster_path
from .ranges import Ranges
from .raster_systems import RasterSystems
from .tiff_header import read_header
from .whole_files import folder_beside

if TYPE_CHECKING:
    from .store import ObjectStore

# Bytes: the whole header of most COGs, and what of it is asked for next.
FIRST, AHEAD = 16 * 1024, 8 * 1024
# Objects that wait to be read, for each that is being read: enough while a page of the listing comes.
AHEAD_OF_EACH = 64
LOOK_EVERY = 0.1  # seconds


class ConcurrencyWrong(UserError):
    template = "{count} objects cannot be read at a time: from 1 to {most} can."


MOST_AT_ONCE = 64


@dataclass(frozen=True)
class IndexAsked:
    """What is to be indexed.

    Attributes:
        container, prefix: the objects whose names begin so.
        pattern: what their names are like, such as ``*.tif``; empty for all that may be TIFFs.
        dates: finds the dates in their names.
        concurrency: how many are read at a time.
        file: where the index goes; what is there already is brought up to date.
    """

    container: str
    prefix: str
    pattern: str
    dates: NameDates
    concurrency: int
    file: Path

    def wants(self, entry: ObjectEntry) -> bool:
        """Return whether an object belongs into the index."""
        if entry.is_folder:
            return False
        if self.pattern:
            return fnmatch.fnmatchcase(entry.name, self.pattern)
        return may_be_tiff(entry.name, entry.content_type)


@dataclass
class IndexMade:
    """What was made.

    Attributes:
        files: the index, and the one beside it if some objects have no place.
        objects: rows in it.
        read: headers that were read; the others were known.
        bytes, requests: what was asked of the object store for them.
        without_place: rows without a geometry.
        no_cogs: rows that are no valid COG.
    """

    files: list[Path] = field(default_factory=list)
    objects: int = 0
    read: int = 0
    bytes: int = 0
    requests: int = 0
    without_place: int = 0
    no_cogs: int = 0


@dataclass(frozen=True)
class Found:
    """What came of reading one object; ``row`` is None for one that is gone meanwhile."""

    row: IndexRow | None
    outline: ogr.Geometry | None = None
    bytes: int = 0
    requests: int = 0


class HeaderReader:
    """Reads the headers of a container's objects. Used from any thread."""

    def __init__(
        self,
        store: ObjectStore,
        container: str,
        dates: NameDates,
        cancel: Cancel,
        systems: RasterSystems | None = None,
    ) -> None:
        self._store = store
        self._container = container
        self._dates = dates
        self._cancel = cancel
        self._systems = systems or RasterSystems()

    def read(self, entry: ObjectEntry) -> Found:
        """Read the header of an object; usually by one request.

        Raises:
            StoreError, ServerOutOfReach, KeystoneError: the object store does not give it.
            Cancelled: called off.
        """
        try:
            raster_path(container_prefix(self._container), entry.name)
            if not entry.size or not entry.etag:
                # Only its name is known; or it is a list of segments, which has no size in a listing.
                return self._read_as_it_is(entry)
            try:
                return self._read(entry, entry.etag, entry.size)
            except ObjectReplaced:
                # Or it consists of segments, and the listing tells the ETag of their list.
                return self._read_as_it_is(entry)
        except NotFound:
            return Found(None)
        except NameNotAddressable as error:
            # Those who ask for it would get another object.
            return Found(replace(self._known(entry), problem=str(error)))

    def _known(self, entry: ObjectEntry) -> IndexRow:
        return unread(self._container, entry, self._dates.find(entry.name))

    def _read_as_it_is(self, entry: ObjectEntry) -> Found:
        headers = self._store.head(self._container, entry.name, self._cancel)
        length, etag = headers.get("content-length", ""), headers.get("etag", "")
        last_modified = entry.last_modified or date_in(headers.get("last-modified", ""))
        told = entry._replace(etag=entry.etag or etag, last_modified=last_modified)
        return self._read(told, etag, int(length) if length.isdigit() else 0)

    def _read(self, entry: ObjectEntry, etag: str, size: int) -> Found:
        asked: list[int] = []

        def fetch(offset: int, length: int) -> bytes:
            asked.append(length)
            return self._store.read(self._container, entry.name, offset, length, etag=etag, cancel=self._cancel)

        ranges = Ranges(fetch, size, first=FIRST, ahead=AHEAD)
        row, outline = self._row(entry._replace(size=size), ranges)
        return Found(row, outline, sum(asked), len(asked))

    def _row(self, entry: ObjectEntry, ranges: Ranges) -> tuple[IndexRow, ogr.Geometry | None]:
        row = self._known(entry)
        try:
            if not ranges.size:
                raise ObjectEmpty()
            header = read_header(ranges)
            placed = self._systems.place(header, ranges)
            report = judge(header, ranges)
        except HeaderError as error:
            return replace(row, problem=str(error)), None
        return with_header(row, header, report, placed.crs), placed.outline


def index_container(
    store: ObjectStore, asked: IndexAsked, cancel: Cancel, tell: Callable[[int, int], None]
) -> IndexMade:
    """Write the index of a container, or bring the one that is there up to date.

    Args:
        tell: gets how many headers were read since it was last called, and how many objects were known, in the same
            thread.

    Raises:
        IndexFileError: the index cannot be written, or is another file; what is there stays as it is.
        ConcurrencyWrong: too many at a time.
        StoreError, ServerOutOfReach, KeystoneError: the object store does not give what is asked for; likewise.
        Cancelled: called off; likewise.
    """
    if not 1 <= asked.concurrency <= MOST_AT_ONCE:
        raise ConcurrencyWrong(count=asked.concurrency, most=MOST_AT_ONCE)
    known = etags_in(asked.file) if asked.file.exists() else {}
    try:
        with folder_beside(asked.file) as folder:
            with IndexWriter(folder / asked.file.name) as writer:
                made = _Indexing(store, asked, cancel, tell, writer, known).run()
                written = writer.finish(cancel)
            made.files = _put_in_place(written, asked.file)
            return made
    except OSError as error:
        raise IndexNotWritten(file=asked.file, reason=error.strerror or error) from None


def _put_in_place(written: list[Path], file: Path) -> list[Path]:
    files = [part.replace(file.with_name(part.name)) for part in written]
    if len(files) == 1:
        companion(file).unlink(missing_ok=True)
    return files


@dataclass
class _Indexing:
    """One index on its way."""

    store: ObjectStore
    asked: IndexAsked
    cancel: Cancel
    tell: Callable[[int, int], None]
    writer: IndexWriter
    known: dict[str, str]

    def run(self) -> IndexMade:
        self._made = IndexMade()
        self._kept: set[str] = set()
        together = Together(self.cancel)
        pool = ThreadPoolExecutor(self.asked.concurrency, "index")
        try:
            self._read_all(pool, HeaderReader(self.store, self.asked.container, self.asked.dates, together))
        finally:
            # What is under way ends by itself; nobody waits for it.
            together.cancel()
            pool.shutdown(wait=False, cancel_futures=True)
        self._copy_kept()
        return self._made

    def _read_all(self, pool: ThreadPoolExecutor, reader: HeaderReader) -> None:
        waiting: deque[Future[Found]] = deque()
        for entry in self._entries():
            location = container_prefix(self.asked.container) + entry.name
            if entry.etag and self.known.get(location) == entry.etag:
                self._kept.add(location)
                self.tell(0, 1)
                continue
            waiting.append(pool.submit(reader.read, entry))
            while len(waiting) > AHEAD_OF_EACH * self.asked.concurrency or (waiting and waiting[0].done()):
                self._take(waiting.popleft())
        while waiting:
            self._take(waiting.popleft())

    def _entries(self) -> Iterator[ObjectEntry]:
        container, prefix = self.asked.container, self.asked.prefix
        return filter(self.asked.wants, all_objects(self.store, container, prefix, cancel=self.cancel))

    def _take(self, future: Future[Found]) -> None:
        found = self._wait_for(future)
        if found.row is None:
            return
        self._add(found.row, found.outline)
        self._made.read += 1
        self._made.bytes += found.bytes
        self._made.requests += found.requests
        self.tell(1, 0)

    def _add(self, row: IndexRow, outline: ogr.Geometry | None) -> None:
        self.writer.add(row, outline)
        self._made.objects += 1
        self._made.without_place += outline is None
        self._made.no_cogs += not row.cog

    def _wait_for(self, future: Future[Found]) -> Found:
        while True:
            self.cancel.check()
            try:
                return future.result(LOOK_EVERY)
            except NotYet:
                continue

    def _copy_kept(self) -> None:
        """Take over the rows of objects that have not changed."""
        if not self._kept:
            return
        prefix = container_prefix(self.asked.container)
        for row, outline in rows_in(self.asked.file):
            if row.location in self._kept:
                self.cancel.check()
                self._add(replace(row, date=self.asked.dates.find(row.location[len(prefix) :])), outline)
