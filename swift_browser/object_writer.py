"""The object store's client that also writes. Made only where the user asked for an upload or a deletion by name.

Every public method waits for the network, on any thread.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, TypeVar
from urllib.parse import urlsplit, urlunsplit

from ..auth.extlibs import extlibs
from ..auth.phrase import Phrase
from .cancel import Cancel
from .errors import NotFound, StoreBusy, StoreError, StoreFailed
from .http_connections import Wire
from .limits import Limits, limits_of
from .local_file import unreadable
from .manifest_reader import ManifestReader
from .manifests import Segment
from .write_errors import (
    ContainerMissing,
    FileChanged,
    MayNotStore,
    NameRefused,
    ObjectExists,
    QuotaExceeded,
    SentDamaged,
    StoreFull,
    WriteBusy,
    WriteError,
    WriteFailed,
)

with extlibs():
    import swiftclient.client
    from swiftclient.exceptions import ClientException

MANIFEST = "multipart-manifest"
BAD_CHECKSUM = 422
PIECE = 256 * 1024  # bytes of a file that are read at a time
Answer = TypeVar("Answer")
# The URL in parts, and swiftclient's connection.
Request = Callable[[str, str, Wire], Answer]
Sent = Callable[[int], None]


@dataclass(frozen=True)
class Part:
    """Some bytes of a file.

    Attributes:
        md5: of them.
    """

    file: Path
    offset: int
    length: int
    md5: str


class ObjectWriter(ManifestReader):
    """The containers and objects of one account, to be written to."""

    def limits(self, cancel: Cancel | None = None) -> Limits:
        """Return what the cluster takes, as its ``/info`` says; the usual where it does not say."""

        def request(url: str, _token: str, connection: Wire) -> Any:
            return swiftclient.client.get_capabilities((_info_url(url), connection[1]))

        try:
            told = self._call(request, Phrase("the limits of the object store"), cancel)
        except StoreError:
            # Some clouds show it to nobody, or have something else there.
            told = {}
        return limits_of(told)

    def find(self, container: str, name: str, cancel: Cancel | None = None) -> Mapping[str, str] | None:
        """Return an object's headers, with lower-case names; None if there is no such object.

        Raises:
            see :meth:`head`.
        """
        try:
            return self.head(container, name, cancel)
        except NotFound:
            return None

    def make_container(self, container: str, cancel: Cancel | None = None) -> None:
        """Make a container; one that is there stays as it is.

        Raises:
            WriteError, ServerOutOfReach, KeystoneError: it is not there.
        """

        def request(url: str, token: str, connection: Wire) -> None:
            swiftclient.client.put_container(url, token, container, http_conn=connection)

        self._write(request, Phrase("the container {container}", container=container), container, cancel)

    def put(
        self,
        container: str,
        name: str,
        part: Part,
        *,
        replace: bool,
        headers: Mapping[str, str] | None = None,
        cancel: Cancel | None = None,
        sent: Sent = lambda _bytes: None,
    ) -> None:
        """Write an object of some bytes of a file: whole and right, or not at all.

        Args:
            replace: whether an object that is there may be replaced.
            headers: further ones, such as its content type.
            sent: told of the bytes as they go; of fewer again when an attempt was in vain.

        Raises:
            ObjectExists: there is another one already.
            FileChanged, FileUnreadable: the file is not what it was.
            WriteError, ServerOutOfReach, KeystoneError: it was not written.
            Cancelled: called off.
        """
        what = f"{container}/{name}"
        sending = _Sending(part, cancel or Cancel(), sent)

        def request(url: str, token: str, connection: Wire) -> str:
            if sending.attempts:
                # A refusal may have been lost with the rest of the connection: ask where there is no body in the way.
                _look(url, token, container, connection)
            with sending.body(connection) as body:
                return str(
                    swiftclient.client.put_object(
                        url,
                        token,
                        container,
                        name,
                        body,
                        content_length=part.length,
                        etag=part.md5,
                        headers={**(headers or {}), **({} if replace else {"If-None-Match": "*"})},
                        http_conn=connection,
                    )
                )

        refuse_dots(name)
        try:
            etag = self._write(request, what, container, cancel)
        except ObjectExists:
            # The answer to an earlier attempt may have been lost.
            if not self._is_there(container, name, part.md5, part.length, cancel):
                raise
            return
        if etag != part.md5:
            self.delete(container, name, cancel)
            raise SentDamaged(what=what)

    def put_manifest(
        self,
        container: str,
        name: str,
        segments: Sequence[Segment],
        *,
        replace: bool,
        headers: Mapping[str, str] | None = None,
        cancel: Cancel | None = None,
    ) -> None:
        """Make a static large object of segments that are there; the object store compares their sizes and MD5.

        Raises:
            see :meth:`put`.
        """
        what = f"{container}/{name}"
        text = json.dumps([segment.row for segment in segments]).encode()
        etag = Segment.etag_of(segments)
        refuse_dots(name)

        def request(url: str, token: str, connection: Wire) -> None:
            swiftclient.client.put_object(
                url,
                token,
                container,
                name,
                text,
                etag=etag,
                headers={**(headers or {}), **({} if replace else {"If-None-Match": "*"})},
                query_string=f"{MANIFEST}=put",
                http_conn=connection,
            )

        try:
            self._write(request, what, container, cancel)
        except ObjectExists:
            if not self._is_there(container, name, etag, sum(segment.size for segment in segments), cancel):
                raise

    def delete(self, container: str, name: str, cancel: Cancel | None = None) -> bool:
        """Delete an object, and no segments; return whether it was there.

        Raises:
            WriteError, ServerOutOfReach, KeystoneError: it may still be there.
        """
        refuse_dots(name)

        def request(url: str, token: str, connection: Wire) -> bool:
            try:
                swiftclient.client.delete_object(url, token, container, name, http_conn=connection)
            except ClientException as error:
                if error.http_status == 404:
                    return False
                raise
            return True

        return self._write(request, f"{container}/{name}", container, cancel)

    def _is_there(self, container: str, name: str, etag: str, size: int, cancel: Cancel | None) -> bool:
        headers = self.find(container, name, cancel)
        return headers is not None and same_contents(headers, etag, size)

    def _write(self, request: Request[Answer], what: str, container: str, cancel: Cancel | None) -> Answer:
        """Make a request that writes, with the words for its errors."""

        def careful(url: str, token: str, connection: Wire) -> Answer:
            try:
                return request(url, token, connection)
            except ClientException as error:
                refused = _refusal(error, what, container)
                if refused is None:
                    raise
                raise refused from None

        try:
            return self._call(careful, what, cancel)
        except StoreBusy as error:
            raise WriteBusy(what=what, status=error.values["status"], details=error.details) from None
        except StoreFailed as error:
            raise WriteFailed(what=what, status=error.values["status"], details=error.details) from None


class _Sending:
    """The bytes of a part, read anew for each attempt: a body that is sent twice would be empty the second time."""

    def __init__(self, part: Part, cancel: Cancel, sent: Sent) -> None:
        self.attempts = 0
        self.part = part
        self._cancel = cancel
        self._sent = sent
        self._done = 0
        self._still_going: Callable[[], None] = _nothing

    def body(self, connection: Wire) -> _Body:
        """Return the bytes from the first on."""
        self._sent(-self._done)
        self._done = 0
        self.attempts += 1
        # Of a connection that bounds the time of a request: as long as some of it goes, all of it may.
        self._still_going = connection[1].some_came
        return _Body(self)

    def took(self, amount: int) -> None:
        self._cancel.check()
        self._still_going()
        self._done += amount
        self._sent(amount)


def _nothing() -> None:
    """Do it."""


class _Body:
    """What swiftclient reads a body from."""

    def __init__(self, sending: _Sending) -> None:
        self._sending = sending
        self._left = sending.part.length
        self._file: BinaryIO | None = None

    def __enter__(self) -> _Body:
        part = self._sending.part
        try:
            self._file = open(part.file, "rb")
            self._file.seek(part.offset)
        except OSError as error:
            raise unreadable(part.file, error) from None
        return self

    def __exit__(self, *_exception: object) -> None:
        if self._file is not None:
            self._file.close()

    def read(self, size: int = -1) -> bytes:
        part = self._sending.part
        if self._file is None:
            raise ValueError("not open")
        wanted = min(self._left, PIECE if size < 0 else size)
        try:
            piece = self._file.read(wanted)
        except OSError as error:
            raise unreadable(part.file, error) from None
        if len(piece) < wanted:
            raise FileChanged(file=part.file)
        self._left -= len(piece)
        self._sending.took(len(piece))
        return piece


def same_contents(headers: Mapping[str, str], etag: str, size: int) -> bool:
    """Return whether an object that has these headers has this ETag and size."""
    return headers.get("etag", "").strip('"') == etag and headers.get("content-length") == str(size)


def refuse_dots(name: str) -> None:
    """Refuse a name that cannot be sent.

    Raises:
        NameRefused: a part of it is a dot or two.
    """
    # What sends the request resolves such parts: another object would be meant, or a container.
    if any(part in (".", "..") for part in name.split("/")):
        raise NameRefused(name=name)


def _look(url: str, token: str, container: str, connection: Wire) -> None:
    try:
        swiftclient.client.head_container(url, token, container, http_conn=connection)
    except ClientException as error:
        # Who may write need not be allowed to look.
        if error.http_status != 403:
            raise


def _refusal(error: ClientException, what: str, container: str) -> WriteError | None:
    """Return what a refusal that no later attempt heals means; None for others."""
    details = f"{error.http_path or ''} -> {error.http_status} {error.http_reason or ''}".strip()
    if error.http_status == 404:
        return ContainerMissing(container=container, details=details)
    kinds: dict[int, type[WriteError]] = {
        403: MayNotStore,
        412: ObjectExists,
        413: QuotaExceeded,
        BAD_CHECKSUM: SentDamaged,
        507: StoreFull,
    }
    kind = kinds.get(int(error.http_status or 0))
    return kind(what=what, details=details) if kind is not None else None


def _info_url(storage_url: str) -> Any:
    """Return where an object store tells its limits; Ceph's has it beside ``/swift/v1``."""
    parts = urlsplit(storage_url)
    before = parts.path.partition("/v1")[0]
    return urlsplit(urlunsplit((parts.scheme, parts.netloc, f"{before}/info", "", "")))
