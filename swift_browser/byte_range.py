"""A part of an object, got by one request and checked: a server may send another part, or all of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from ..auth.extlibs import extlibs
from .cancel import Cancel
from .header_errors import ObjectReplaced, RangeNotServed

with extlibs():
    import swiftclient.client
    from swiftclient.exceptions import ClientException

PARTIAL_CONTENT = 206
CHANGED = 412
BEHIND_THE_END = 416
CHUNK = 64 * 1024
CONTENT_RANGE = re.compile(r"bytes ([0-9]{1,19})-([0-9]{1,19})/(?:[0-9]{1,19}|\*)")


@dataclass(frozen=True)
class ByteRange:
    """A range of bytes of an object. ``etag``: of the object that is meant, or empty."""

    container: str
    name: str
    offset: int
    length: int
    etag: str = ""

    @property
    def what(self) -> str:
        return f"{self.container}/{self.name}"

    def get(
        self,
        url: str,
        token: str,
        connection: tuple[Any, Any],
        cancel: Cancel,
        headers: dict[str, str] | None = None,
    ) -> bytes:
        """Make the request; see :meth:`.store.ObjectStore.read`.

        Raises:
            ObjectReplaced, RangeNotServed: the connection is not good for another request then.
            ClientException, OSError: what swiftclient raises.
        """
        answer: dict[str, Any] = {}
        try:
            _headers, body = swiftclient.client.get_object(
                url,
                token,
                self.container,
                self.name,
                http_conn=connection,
                resp_chunk_size=CHUNK,
                response_dict=answer,
                headers=self._headers(),
            )
        except ClientException as error:
            if error.http_status == CHANGED:
                raise ObjectReplaced(what=self.what) from None
            if error.http_status == BEHIND_THE_END:
                return b""
            raise
        expected = self._expected(answer)
        if headers is not None:
            headers.update(answer["headers"])
        return _read(body, expected, cancel)

    def _headers(self) -> dict[str, str]:
        headers = {"Range": f"bytes={self.offset}-{self.offset + self.length - 1}"}
        if self.etag:
            headers["If-Match"] = self.etag if self.etag.startswith('"') else f'"{self.etag}"'
        return headers

    def _expected(self, answer: dict[str, Any]) -> int:
        """Return how many bytes come; refuse an answer that is not the part that was asked for."""
        status, headers = answer.get("status"), answer.get("headers", {})
        found = CONTENT_RANGE.fullmatch(headers.get("content-range", "").strip())
        if status == PARTIAL_CONTENT and found:
            first, last = int(found.group(1)), int(found.group(2))
            if first == self.offset and first <= last < self.offset + self.length:
                return last - first + 1
        details = f"status {status}, Content-Range {headers.get('content-range', 'missing')}"
        raise RangeNotServed(what=self.what, details=details)


def _read(body: Any, expected: int, cancel: Cancel) -> bytes:
    """Read a body to its end, but no further than was announced."""
    contents = bytearray()
    while len(contents) <= expected:
        cancel.check()
        chunk = body.read(CHUNK)
        if not chunk:
            break
        contents += chunk
    if len(contents) != expected:
        # What was cut off is tried again, like a connection that broke.
        raise ConnectionError(f"{len(contents)} bytes came of {expected}")
    return bytes(contents)
