"""Reads the body of an answer to its end, if it has one: not more than a limit, also of what was compressed."""

from __future__ import annotations

import io
from typing import Any

CHUNK = 16 * 1024  # bytes; what was compressed may be a thousand times as many


class EndlessBody(Exception):
    """The body of an answer is longer than anything that could be meant."""

    def __init__(self, most: int) -> None:
        super().__init__(f"more than {most} bytes")


class _Contents(io.BytesIO):
    def close(self) -> None:
        """Stay readable: swiftclient looks once more when it has closed an empty body, as it can with a connection."""


def read_whole(answer: Any, most: int, leave_rest: bool = False) -> None:
    """Read a body and put it back in the place of the connection that it came from, no longer compressed.

    Args:
        answer: of the requests library, of which nothing was read yet.
        most: bytes.
        leave_rest: take the beginning of a longer one for all of it.

    Raises:
        EndlessBody: it is longer.
        OSError, urllib3.exceptions.HTTPError: it broke off, or cannot be decompressed.
    """
    contents = bytearray()
    for chunk in answer.raw.stream(CHUNK, decode_content=True):
        contents += chunk
        if len(contents) > most:
            # What is still to come would be taken for the answer to the next request.
            answer.close()
            if not leave_rest:
                raise EndlessBody(most)
            del contents[most:]
            break
    else:
        if answer.raw.length_remaining:
            raise ConnectionError("the body was cut short")
    answer.raw.release_conn()
    answer.raw = _Contents(contents)
    answer.headers.pop("Content-Encoding", None)
