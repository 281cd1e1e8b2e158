"""What a listing consists of. Names as OpenStack Swift's API gives them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

LARGEST = 2**63 - 1  # what a database holds
FOLDER_TYPES = frozenset({"application/directory", "application/x-directory"})


@dataclass(frozen=True)
class Container:
    """A container.

    Attributes:
        count: number of objects, as the account's listing knows it (it lags behind).
        bytes: their size, likewise. Both are None where the account was not listed.
    """

    name: str
    count: int | None = None
    bytes: int | None = None


class ObjectEntry(NamedTuple):
    """A row of a container's listing: an object or a pseudo-folder.

    Attributes:
        name: the full name; a pseudo-folder's ends with the delimiter, a directory marker's may not.
        size: bytes; 0 for a pseudo-folder.
        last_modified: aware, None for a pseudo-folder.
        etag: MD5 of the contents, or what a large object has in its place.
    """

    name: str
    size: int = 0
    last_modified: datetime | None = None
    etag: str = ""
    content_type: str = ""
    is_folder: bool = False


def container_from_row(row: Mapping[str, Any]) -> Container:
    """Return a container from a row of an account's JSON listing."""
    return Container(_name(row["name"]), _number(row.get("count")), _number(row.get("bytes")))


def entry_from_row(row: Mapping[str, Any]) -> ObjectEntry:
    """Return an object or a pseudo-folder from a row of a container's JSON listing."""
    if "subdir" in row:
        return ObjectEntry(_name(row["subdir"]), is_folder=True)
    content_type = str(row.get("content_type") or "")
    name = _name(row["name"])
    return ObjectEntry(
        name,
        _number(row.get("bytes")),
        _time(row.get("last_modified")),
        str(row.get("hash") or ""),
        content_type,
        name.endswith("/") or content_type.partition(";")[0].strip().lower() in FOLDER_TYPES,
    )


def last_name(rows: Any) -> str:
    """Return the name in the last row of a JSON listing; empty if there is none, or if this is no listing."""
    last = rows[-1] if isinstance(rows, list) and rows else None
    name = (last.get("name") or last.get("subdir")) if isinstance(last, dict) else None
    return name if isinstance(name, str) else ""


def _name(name: object) -> str:
    """Return a name that can be asked for: half a surrogate pair cannot."""
    if not isinstance(name, str) or not name:
        raise ValueError("a row without a name")
    name.encode()
    return name


def _number(value: Any) -> int:
    number = int(value or 0)
    if number > LARGEST:
        raise ValueError(f"{number} is no size")
    # An account's sums may be below zero for a moment, while servers tell each other what was deleted.
    return max(0, number)


def _time(text: object) -> datetime | None:
    """Read ``2026-11-22T18:05:53.620800``, which is UTC without saying so."""
    if not isinstance(text, str) or not text:
        return None
    return datetime.fromisoformat(f"{text.rstrip('Z')}+00:00")
