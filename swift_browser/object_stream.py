"""The contents of an object from the first byte to the last, over as many requests as it takes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from ..auth.extlibs import extlibs
from .byte_range import CONTENT_RANGE, PARTIAL_CONTENT
from .cancel import Cancel
from .errors import EndlessAnswer, NotAnObject
from .header_errors import ObjectReplaced, RangeNotServed
from .http_connections import Connection, Wire

with extlibs():
    import swiftclient.client
    from swiftclient.exceptions import ClientException

# Of an object that is made of very many segments, no server knows checksum and length.
MANIFEST = "x-object-manifest"
PIECE = 256 * 1024  # bytes that are read at a time


def check_object(headers: Mapping[str, str], what: str) -> None:
    """See whether headers, with lower-case names, are those of an object.

    Raises:
        NotAnObject: something else answers in the place of the object store.
    """
    if "etag" not in headers and MANIFEST not in headers:
        raise NotAnObject(what=what, details=f"no ETag, {headers.get('content-type', 'no Content-Type')}")


class ObjectStream:
    """How far the contents have been read. Each request reads on where the one before broke off."""

    def __init__(
        self,
        container: str,
        name: str,
        begin: Callable[[Mapping[str, str]], None],
        take: Callable[[bytes], None],
        *,
        head: Callable[[], Mapping[str, str]],
        cancel: Cancel,
    ) -> None:
        """
        Args:
            begin, take: see :meth:`.store.ObjectStore.stream`.
            head: asks for the object's headers, where those that come with it do not tell its length.
        """
        self._container, self._name = container, name
        self._head = head
        self._begin, self._take = begin, take
        self._cancel = cancel
        self._etag: str | None = None
        self.taken = 0

    @property
    def what(self) -> str:
        return f"{self._container}/{self._name}"

    def request(self, url: str, token: str, connection: Wire) -> None:
        """Ask for what is still to come, and hand it on; see :meth:`.store.ObjectStore.stream`.

        Raises:
            ClientException, OSError: what swiftclient raises.
        """
        told: dict[str, Any] = {}
        try:
            headers, body = swiftclient.client.get_object(
                url,
                token,
                self._container,
                self._name,
                http_conn=connection,
                resp_chunk_size=PIECE,
                response_dict=told,
                headers=self._rest,
            )
        except ClientException as error:
            if error.http_status == 412 and self.taken:
                raise ObjectReplaced(what=self.what) from None
            raise
        partial = told["status"] == PARTIAL_CONTENT
        self._check(headers, partial)
        self._read(headers, body, partial, connection[1])

    @property
    def _rest(self) -> dict[str, str]:
        """The headers that ask for what is still to come, of the object as it was at first."""
        if not self.taken:
            return {}
        etag = self._etag or ""
        quoted = etag if etag.startswith('"') else f'"{etag}"'
        return {"Range": f"bytes={self.taken}-", "If-Match": quoted if etag else "*"}

    def _check(self, headers: Mapping[str, str], partial: bool) -> None:
        """Refuse what is not of an object store, or not the part that was asked for."""
        if not partial:
            check_object(headers, self.what)
        told = headers.get("content-range", "").strip()
        found = CONTENT_RANGE.fullmatch(told)
        if partial and found and int(found.group(1)) != self.taken:
            raise RangeNotServed(what=self.what, details=f"Content-Range {told}, wanted from {self.taken}")

    def _read(self, headers: Mapping[str, str], body: Iterable[bytes], partial: bool, connection: Connection) -> None:
        """Hand on what an answer holds.

        Raises:
            ConnectionError: it ended early.
            EndlessAnswer: it does not end.
        """
        if not self.taken:
            self._etag = headers.get("etag")
            self._begin(headers)
        expected = self._expected(headers, partial)
        # A server that knows nothing of ranges begins anew.
        known = 0 if partial else self.taken
        come = 0
        for piece in body:
            self._cancel.check()
            connection.some_came()
            new = piece[max(0, known - come) :]
            come += len(piece)
            if expected is not None and come > expected:
                raise EndlessAnswer(what=self.what, details=f"more than {expected} bytes")
            self._take(new)
            self.taken += len(new)
        if expected is not None and come < expected:
            raise ConnectionError("the body was cut short")

    def _expected(self, headers: Mapping[str, str], partial: bool) -> int | None:
        """Return how many bytes come; None where no server knows."""
        length = headers.get("content-length", "")
        if length.isdigit():
            return int(length)
        if MANIFEST in headers:
            return None
        length = self._head().get("content-length", "")
        if not length.isdigit():
            raise NotAnObject(what=self.what, details="no Content-Length")
        return int(length) - (self.taken if partial else 0)
