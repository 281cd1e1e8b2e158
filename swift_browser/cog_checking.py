"""Whether objects are valid COGs, one after another or many at a time, with the reasons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..auth.errors import UserError
from .cancel import Cancel
from .cog_findings import Finding
from .cog_rules import judge, wants_overviews
from .errors import AccessDenied, NameNotAddressable, NotFound
from .header_errors import HeaderError
from .models import ObjectEntry
from .object_details import NothingReadable, ObjectEmpty, may_be_tiff
from .paths import raster_path
from .ranges import Ranges
from .tiff_header import TiffHeader, read_header

if TYPE_CHECKING:
    from .store import ObjectStore

MOST_BYTES, MOST_REQUESTS = 1 << 40, 1 << 30  # of an object that is looked at block by block


@dataclass(frozen=True)
class Checked:
    """What was found of one object.

    Attributes:
        size: bytes.
        header: None where there is none, or none that can be read.
        findings: the errors first.
        problem: why nothing was found; None usually.
    """

    entry: ObjectEntry
    size: int
    header: TiffHeader | None = None
    findings: tuple[Finding, ...] = ()
    problem: UserError | None = None

    @property
    def is_valid(self) -> bool:
        return self.header is not None and not any(finding.is_error for finding in self.findings)


def check_cog(store: ObjectStore, container: str, entry: ObjectEntry, thorough: bool, cancel: Cancel) -> Checked:
    """Judge an object, by one HEAD and usually one small GET. Waits for the network, on any thread.

    Args:
        entry: only its name counts.
        thorough: look at each block, which reads the whole object.

    Raises:
        StoreError, ServerOutOfReach, KeystoneError: the object store does not give it. One that is not there, or may
            not be read, is told as a problem.
        Cancelled: called off.
    """
    size = 0
    try:
        raster_path("", entry.name)
        headers = store.head(container, entry.name, cancel)
        size, etag = int(headers.get("content-length") or 0), headers.get("etag", "")
        if not size:
            raise ObjectEmpty()
        if not may_be_tiff(entry.name, headers.get("content-type", "")):
            raise NothingReadable()

        def fetch(offset: int, length: int) -> bytes:
            return store.read(container, entry.name, offset, length, etag=etag, cancel=cancel)

        ranges = Ranges(fetch, size, MOST_BYTES, MOST_REQUESTS) if thorough else Ranges(fetch, size)
        header = read_header(ranges)
        outside = _overviews_outside(store, container, entry.name, cancel) if wants_overviews(header) else ""
        return Checked(entry, size, header, judge(header, ranges, outside, thorough).findings)
    except (HeaderError, NotFound, AccessDenied, NameNotAddressable) as error:
        return Checked(entry, size, problem=error)


def _overviews_outside(store: ObjectStore, container: str, name: str, cancel: Cancel) -> str:
    """Return the name of the object that holds the overviews, if there is one."""
    outside = f"{name}.ovr"
    try:
        store.head(container, outside, cancel)
    except (NotFound, AccessDenied):
        return ""
    return outside
