"""What an object is, read by a few small requests: its headers, and what a GeoTIFF's own header says."""

from __future__ import annotations

import re
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timezone
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from qgis.core import QgsReferencedRectangle

from ..auth.errors import UserError
from .cancel import Cancel
from .cog_rules import judge, wants_overviews
from .errors import AccessDenied, NotFound
from .header_errors import HeaderError
from .ranges import Fetch, Ranges
from .raster_details import RasterDetails, raster_details
from .thumbnail import MOST_BYTES, Thumbnail, thumbnail
from .tiff_header import TiffHeader, read_header

if TYPE_CHECKING:
    # Brings swiftclient in: only those who connect pay for the import.
    from .store import ObjectStore

META = "x-object-meta-"
TIFF_ENDINGS = (".tif", ".tiff", ".gtiff", ".btf", ".tf8", ".cog")
TIFF_TYPE = "image/tiff"
NUMBER = re.compile(r"[0-9]{1,18}")
LAST_SECOND = 253402300799  # of the year 9999


class NothingReadable(HeaderError):
    template = "Details are read from the header of GeoTIFFs only. This object is of another kind."


class HeadersNotRead(HeaderError):
    template = (
        "The header is not read: that is switched off in Settings > Options > Swift. "
        "The properties of the object show it in any case."
    )


class ObjectEmpty(HeaderError):
    template = "The object is empty."


@dataclass(frozen=True)
class ObjectDetails:
    """An object.

    Attributes:
        container, name: where it is.
        size: bytes.
        last_modified: aware; None if the server does not tell.
        etag: as the server gives it, quotes and all.
        content_type: of the object.
        policy: the container's storage policy; empty if the server does not tell.
        large_object: ``SLO`` or ``DLO`` for an object that is made of segments, else empty.
        metadata: of the user (``X-Object-Meta-…``), by the lower-case rest of their names.
        delete_at: when the object store will delete it.
        raster: None if it is not a GeoTIFF, or one that cannot be read.
        problem: why there is no raster.
        header, ranges: what is known of the file, for the thumbnail.
    """

    container: str
    name: str
    size: int
    last_modified: datetime | None
    etag: str
    content_type: str
    policy: str = ""
    large_object: str = ""
    metadata: tuple[tuple[str, str], ...] = ()
    delete_at: datetime | None = None
    raster: RasterDetails | None = None
    problem: UserError | None = None
    header: TiffHeader | None = field(default=None, repr=False)
    ranges: Ranges | None = field(default=None, repr=False)

    @property
    def extent(self) -> QgsReferencedRectangle | None:
        """Where the object lies; None if nobody knows."""
        raster = self.raster
        if raster is None or raster.extent is None or not raster.crs.isValid():
            return None
        return QgsReferencedRectangle(raster.extent, raster.crs)

    def is_still(self, other: ObjectDetails) -> bool:
        """Tell whether nothing was changed between the two."""
        nothing_read = {"raster": None, "problem": None, "header": None, "ranges": None}
        return bool(self.etag) and replace(self, **nothing_read) == replace(other, **nothing_read)  # type: ignore[arg-type]


class DetailsReader:
    """Reads the details of one account's objects. Methods wait for the network, on any thread."""

    def __init__(self, store: ObjectStore) -> None:
        self._store = store
        self._policies: dict[str, str] = {}
        self._lock = threading.Lock()

    def read(
        self,
        container: str,
        name: str,
        cancel: Cancel,
        known: ObjectDetails | None = None,
        *,
        with_header: bool = True,
    ) -> ObjectDetails:
        """Return what is known of an object: one HEAD, and for a GeoTIFF usually one small GET.

        Args:
            known: what was read before; returned itself if the object is still the same, after the HEAD.
            with_header: read the GeoTIFF's header.

        Raises:
            StoreError, ServerOutOfReach, KeystoneError: the object store does not give it.
            Cancelled: called off.
        """
        headers = self._store.head(container, name, cancel)
        details = _of_headers(container, name, headers, self._policy(container, cancel))
        if known is not None and known.is_still(details):
            return known
        ranges = Ranges(self._fetcher(details, cancel), details.size)
        try:
            if not with_header:
                raise HeadersNotRead()
            header, raster = self._raster(details, ranges, cancel)
        except HeaderError as error:
            return replace(details, problem=error)
        return replace(details, header=header, raster=raster, ranges=ranges)

    def thumbnail(self, details: ObjectDetails, cancel: Cancel, most_bytes: int = MOST_BYTES) -> Thumbnail:
        """Return a small picture of a GeoTIFF whose details were read: usually one more GET.

        Args:
            details: of this reader.
            cancel: calls it off.
            most_bytes: may be read for it.

        Raises:
            HeaderError: there is none, and why.
            StoreError, ServerOutOfReach, KeystoneError: the object store does not give the pixels.
            Cancelled: called off.
        """
        if details.header is None or details.ranges is None:
            raise NothingReadable()
        return thumbnail(details.header, details.ranges, self._fetcher(details, cancel), most_bytes)

    def _fetcher(self, details: ObjectDetails, cancel: Cancel) -> Fetch:
        def fetch(offset: int, length: int) -> bytes:
            return self._store.read(details.container, details.name, offset, length, etag=details.etag, cancel=cancel)

        return fetch

    def _raster(self, details: ObjectDetails, ranges: Ranges, cancel: Cancel) -> tuple[TiffHeader, RasterDetails]:
        if not details.size:
            raise ObjectEmpty()
        if not may_be_tiff(details.name, details.content_type):
            raise NothingReadable()
        header = read_header(ranges)
        outside = self._overviews_outside(details, cancel) if wants_overviews(header) else ""
        report = judge(header, ranges, outside)
        return header, raster_details(header, ranges, report)

    def _overviews_outside(self, details: ObjectDetails, cancel: Cancel) -> str:
        """Return the name of the object that holds the overviews, if there is one."""
        name = f"{details.name}.ovr"
        try:
            self._store.head(details.container, name, cancel)
        except (NotFound, AccessDenied):
            return ""
        return name

    def _policy(self, container: str, cancel: Cancel) -> str:
        """Return a container's storage policy; asked for once."""
        with self._lock:
            if container in self._policies:
                return self._policies[container]
        try:
            policy = self._store.head_container(container, cancel).get("x-storage-policy", "")
        except (AccessDenied, NotFound):
            # Whoever may read an object may not always look at its container; it is not worth a message.
            policy = ""
        with self._lock:
            self._policies[container] = policy
        return policy


def _of_headers(container: str, name: str, headers: Mapping[str, str], policy: str) -> ObjectDetails:
    return ObjectDetails(
        container=container,
        name=name,
        size=_whole_number(headers.get("content-length", "")),
        last_modified=date_in(headers.get("last-modified", "")),
        etag=headers.get("etag", ""),
        content_type=headers.get("content-type", ""),
        policy=policy,
        large_object=_large_object(headers),
        metadata=tuple((key[len(META) :], value) for key, value in sorted(headers.items()) if key.startswith(META)),
        delete_at=_point_in_time(headers.get("x-delete-at", "")),
    )


def _large_object(headers: Mapping[str, str]) -> str:
    if headers.get("x-static-large-object", "").lower() in ("true", "1", "yes"):
        return "SLO"
    return "DLO" if "x-object-manifest" in headers else ""


def _whole_number(text: str) -> int:
    return int(text) if NUMBER.fullmatch(text) else 0


def _point_in_time(text: str) -> datetime | None:
    seconds = _whole_number(text)
    return datetime.fromtimestamp(seconds, timezone.utc) if 0 < seconds < LAST_SECOND else None


def date_in(text: str) -> datetime | None:
    """Return the time in a header such as ``Sun, 22 Nov 2026 18:05:53 GMT``; None if it is none."""
    try:
        return parsedate_to_datetime(text)
    except (ValueError, TypeError):
        return None


def may_be_tiff(name: str, content_type: str = "") -> bool:
    """Return whether an object may be a GeoTIFF, by its name or by what the object store says of it."""
    return name.lower().endswith(TIFF_ENDINGS) or content_type.lower().startswith(TIFF_TYPE)
