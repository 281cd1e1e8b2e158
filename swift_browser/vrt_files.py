"""Writes virtual rasters to the disk: whole, or not at all."""

from __future__ import annotations

import secrets
from pathlib import Path


def write_whole(file: Path, contents: bytes) -> None:
    """Write a file in one step; what was there is replaced.

    Raises:
        OSError: the file is as it was.
    """
    part = file.with_name(f".{file.name}.{secrets.token_hex(4)}")
    try:
        part.write_bytes(contents)
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)
