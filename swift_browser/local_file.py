"""Files of this computer that are to be uploaded."""

from __future__ import annotations

from pathlib import Path

from .write_errors import FileEmpty, FileUnreadable


def size_of(file: Path) -> int:
    """Return a file's size in bytes.

    Raises:
        FileEmpty, FileUnreadable: there is nothing to upload.
    """
    size = state_of(file)[0]
    if not size:
        raise FileEmpty(file=file)
    return size


def state_of(file: Path) -> tuple[int, int]:
    """Return a file's size, and what changes when somebody writes into it.

    Raises:
        FileUnreadable: it is not there, or is none.
    """
    try:
        status = file.stat()
    except OSError as error:
        raise unreadable(file, error) from None
    return status.st_size, status.st_mtime_ns


def unreadable(file: Path, error: OSError) -> FileUnreadable:
    """Return the error of a file that cannot be read."""
    return FileUnreadable(file=file, reason=error.strerror or error)
