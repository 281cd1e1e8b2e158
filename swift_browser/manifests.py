"""Static large objects: what they consist of, and what their segments are called here."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

SEGMENTS = "_segments"  # behind the name of the container
MD5_DIGITS = 32


@dataclass(frozen=True)
class Segment:
    """A part of a static large object.

    Attributes:
        path: its container and name.
        size: bytes.
        md5: of its contents; of a large object within a large one, its ETag.
        whole: False where only a range of it belongs to the object, or it is a large object itself.
    """

    container: str
    name: str
    size: int
    md5: str
    whole: bool = True

    @property
    def row(self) -> Mapping[str, Any]:
        """The segment as Swift takes it."""
        return {"path": f"/{self.container}/{self.name}", "etag": self.md5, "size_bytes": self.size}

    @staticmethod
    def etag_of(segments: Iterable[Segment]) -> str:
        """Return the ETag that the large object gets: the MD5 of the MD5s of its segments."""
        text = "".join(segment.md5 for segment in segments)
        return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()


def segments_of(rows: Any) -> list[Segment]:
    """Return the segments from a manifest as Swift tells it.

    Raises:
        ValueError: it is none.
    """
    if not isinstance(rows, list):
        raise ValueError("not a list of segments")
    return [_segment(row) for row in rows if "data" not in row]


def _segment(row: Any) -> Segment:
    try:
        container, _slash, name = str(row["name"]).lstrip("/").partition("/")
        whole = not row.get("range") and not row.get("sub_slo")
        return Segment(container, name, int(row["bytes"]), str(row["hash"]), whole)
    except (TypeError, KeyError, AttributeError) as error:
        raise ValueError(f"not a segment: {type(error).__name__}") from None


def segment_folder(name: str, longest: int) -> str:
    """Return what the names of an object's segments begin with.

    Args:
        longest: bytes of a name.
    """
    # A slash, the MD5, a dash, and up to 19 digits.
    room = longest - MD5_DIGITS - 21
    if len(name.encode()) <= room:
        return f"{name}/"
    return f"{hashlib.sha256(name.encode()).hexdigest()}/"


def segment_name(folder: str, md5: str, size: int) -> str:
    """Return the name of a segment. It tells the contents, so a listing tells what is there already."""
    return f"{folder}{md5}-{size}"
