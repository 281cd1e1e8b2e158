"""What a cluster takes, as its ``/info`` says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

GIB = 1 << 30
MIB = 1 << 20


@dataclass(frozen=True)
class Limits:
    """The limits; what is not told is what Swift does when nobody has set it otherwise.

    Attributes:
        object_size: bytes of one object, or of one segment.
        segments: of one static large object.
        least_segment: bytes of a segment that is not the last.
        large_objects: whether there are static large objects at all.
        object_name, container_name: bytes of a name.
        temporary_urls: whether there are any.
        digests, methods: of temporary URLs, the names of the hash functions, and of what one may do with them; empty
            where it is not told.
    """

    object_size: int = 5 * GIB
    segments: int = 1000
    least_segment: int = 1
    large_objects: bool = True
    object_name: int = 1024
    container_name: int = 256
    temporary_urls: bool = True
    digests: tuple[str, ...] = ()
    methods: tuple[str, ...] = ()


def limits_of(told: Any) -> Limits:
    """Return the limits from the answer to ``/info``; what is damaged in it counts as not told."""
    swift, large, temporary = (_part(told, name) for name in ("swift", "slo", "tempurl"))
    usual = Limits()
    return Limits(
        object_size=_number(swift, "max_file_size", usual.object_size),
        segments=_number(large, "max_manifest_segments", usual.segments),
        least_segment=_number(large, "min_segment_size", usual.least_segment),
        large_objects=_is_told(told, "slo"),
        object_name=_number(swift, "max_object_name_length", usual.object_name),
        container_name=_number(swift, "max_container_name_length", usual.container_name),
        temporary_urls=_is_told(told, "tempurl"),
        digests=_texts(temporary, "allowed_digests"),
        methods=_texts(temporary, "methods"),
    )


def _part(told: Any, name: str) -> Mapping[str, Any]:
    part = told.get(name) if isinstance(told, Mapping) else None
    return part if isinstance(part, Mapping) else {}


def _number(part: Mapping[str, Any], name: str, usual: int) -> int:
    value = part.get(name)
    return value if isinstance(value, int) and value > 0 else usual


def _texts(part: Mapping[str, Any], name: str) -> tuple[str, ...]:
    value = part.get(name)
    return tuple(map(str, value)) if isinstance(value, list) else ()


def _is_told(told: Any, name: str) -> bool:
    """Return whether a cluster offers something; where it tells nothing at all, it may."""
    return not isinstance(told, Mapping) or not told or name in told
