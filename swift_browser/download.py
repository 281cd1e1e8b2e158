"""Objects as files on the disk: which files, whether they may be written, and their contents.

Waits for the network and the disk: not on the main thread.
"""

from __future__ import annotations

import errno
import hashlib
import os
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from ..auth.errors import UserError
from .cancel import Cancel
from .listing import pages
from .places import DELIMITER, Place
from .store import ObjectStore

PART = ".part"
# What no file of Windows may be called, with whatever ending.
RESERVED = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}
)
NOT_IN_WINDOWS = re.compile(r'[<>:"\\|?*\x00-\x1f]')
WINDOWS = os.name == "nt"
_MD5 = re.compile(r"[0-9a-f]{32}")


class DownloadError(UserError):
    """An object did not become a file; nothing stands under the file's name that was not there before."""


class DiskFull(DownloadError):
    template = "The disk has no room for {file}. Make room, or choose another folder."


class MayNotWrite(DownloadError):
    template = "You may not write {file}. Choose a folder of your own."


class FileNotWritten(DownloadError):
    template = "{file} could not be written: {reason}."


class FileExists(DownloadError):
    template = "There is a file {file} already. It was left as it is."


class ContentsDamaged(DownloadError):
    template = "What came of {what} is not what lies in the object store (the MD5 differs). Download it again."


class NothingToDownload(DownloadError):
    template = "There is no object in {what}."


@dataclass(frozen=True)
class Item:
    """One object to download.

    Attributes:
        size: bytes as listed; None where it was not listed.
        file: where it is to go.
        replace: whether a file that is there may be replaced.
    """

    container: str
    name: str
    size: int | None
    file: Path
    replace: bool = False

    @property
    def what(self) -> str:
        return f"{self.container}/{self.name}"


@dataclass(frozen=True)
class Progress:
    """How far it is.

    Attributes:
        item: the object that is read.
        done, total: bytes; a total of 0 is not known.
        number, count: of objects, from 1.
    """

    item: Item
    done: int
    total: int
    number: int
    count: int


def items_under(store: ObjectStore, place: Place, folder: Path, taken: set[str], cancel: Cancel) -> list[Item]:
    """Return what is to be downloaded of a container, a pseudo-folder or an object.

    Args:
        store: the one that the place is in.
        folder: where it goes, under its own last name.
        taken: files that are promised already, see :func:`free_file`.

    Raises:
        see :meth:`.store.ObjectStore.objects`.
    """
    container, name = place.container, place.name
    stem = name.rstrip(DELIMITER)
    above = len(stem) - len(stem.rpartition(DELIMITER)[2])
    if place.is_object:
        return [Item(container, name, None, free_file(folder, [name[above:]], taken))]
    found: list[Item] = []
    for page in pages(lambda marker: store.objects(container, name, "", marker, cancel=cancel)):
        cancel.check()
        for entry in page:
            if not entry.is_folder:
                segments = [*([] if name else [container]), *entry.name[above:].split(DELIMITER)]
                found.append(Item(container, entry.name, entry.size, free_file(folder, segments, taken)))
    return found


def free_file(folder: Path, segments: Iterable[str], taken: set[str], windows: bool = WINDOWS) -> Path:
    """Return a path below a folder that is no other object's; no part of a name leads out of the folder.

    Args:
        segments: of the object's name.
        taken: paths of files, and of the folders that they lie in, in lower case; grows.
    """
    parts = [safe_name(segment, windows) for segment in segments if segment]
    for number in range(len(parts) - 1):
        # A file of another object may have the folder's name.
        parts[number] = _free(folder.joinpath(*parts[:number]), parts[number], taken, "file:")
    parts[-1] = _free(_free_folder(folder, parts, taken), parts[-1], taken, "file:", "folder:")
    taken.add("file:" + _compared(folder.joinpath(*parts)))
    return folder.joinpath(*parts)


def safe_name(segment: str, windows: bool = WINDOWS) -> str:
    """Return a part of an object's name as a file system takes it."""
    name = segment.replace("\0", "_").replace(DELIMITER, "_")
    if windows:
        name = NOT_IN_WINDOWS.sub("_", name)
        name = name.rstrip(". ") + "_" * (len(name) - len(name.rstrip(". ")))
        if name.partition(".")[0].rstrip().lower() in RESERVED:
            name = f"_{name}"
    return "_" * len(name) if name in (".", "..") else name


def existing(items: Iterable[Item]) -> list[Item]:
    """Return those whose files are there already."""
    return [item for item in items if os.path.lexists(item.file)]


def download(
    store: ObjectStore, items: list[Item], cancel: Cancel, tell: Callable[[Progress], None] = lambda _progress: None
) -> list[Path]:
    """Read objects into files, one after the other; return the files.

    Those that came before one that failed stay.

    Raises:
        DownloadError, StoreError, ServerOutOfReach, KeystoneError: one failed.
        Cancelled: called off; there is no half file under the name of a whole one.
    """
    before = 0
    total = sum(item.size or 0 for item in items)
    for number, item in enumerate(items, 1):
        progress = Progress(item, before, total, number, len(items))

        def told(size: int, done: int, progress: Progress = progress) -> None:
            # Of one object that was not listed, only its own headers tell the size.
            tell(replace(progress, done=progress.done + done, total=max(progress.total, progress.done + size)))

        before += download_one(store, item, cancel, told)
    return [item.file for item in items]


def download_one(store: ObjectStore, item: Item, cancel: Cancel, tell: Callable[[int, int], None]) -> int:
    """Read one object into a file, and return its size.

    Args:
        tell: gets its size and the bytes that have come.

    Raises:
        see :func:`download`.
    """
    try:
        item.file.parent.mkdir(parents=True, exist_ok=True)
        part, file = _part_of(item.file)
    except OSError as error:
        raise in_file_words(error, item.file) from None
    try:
        with file:
            contents = _Contents(item, file, tell)
            store.stream(item.container, item.name, contents.begin, contents.take, cancel)
            contents.check()
            contents.flush()
        cancel.check()
        put_in_place(part, item)
    finally:
        part.unlink(missing_ok=True)
    return contents.done


class _Contents:
    """Writes the bytes of an object, and sees whether they are the right ones."""

    def __init__(self, item: Item, file: BinaryIO, tell: Callable[[int, int], None]) -> None:
        self._item = item
        self._file = file
        self._tell = tell
        self._md5 = hashlib.md5(usedforsecurity=False)
        self._expected = ""
        self._size = 0
        self.done = 0

    def begin(self, headers: Mapping[str, str]) -> None:
        length, etag = headers.get("content-length", ""), headers.get("etag", "")
        self._size = int(length) if length.isdigit() else 0
        # The ETag of a large object is made of those of its segments.
        large = headers.get("x-static-large-object") or headers.get("x-object-manifest")
        self._expected = etag if _MD5.fullmatch(etag) and not large else ""
        self._tell(self._size, 0)

    def take(self, piece: bytes) -> None:
        try:
            self._file.write(piece)
        except OSError as error:
            raise in_file_words(error, self._item.file) from None
        self._md5.update(piece)
        self.done += len(piece)
        self._tell(self._size, self.done)

    def flush(self) -> None:
        try:
            self._file.flush()
        except OSError as error:
            raise in_file_words(error, self._item.file) from None

    def check(self) -> None:
        if self._expected and self._md5.hexdigest() != self._expected:
            raise ContentsDamaged(what=self._item.what)


def _part_of(file: Path) -> tuple[Path, BinaryIO]:
    """Make the file that is written until it is whole; one that is there may be somebody else's."""
    for number in range(100):
        part = file.with_name(f"{file.name}{PART}{number or ''}")
        try:
            return part, open(part, "xb")
        except FileExistsError:
            continue
    raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(file))


def put_in_place(part: Path, item: Item) -> None:
    """Give a file that is whole the name that it is for.

    Raises:
        FileExists: there is one, which is not to be replaced.
        DownloadError: the disk refuses.
    """
    if os.path.lexists(item.file) and not item.replace:
        raise FileExists(file=item.file)
    try:
        part.replace(item.file)
    except OSError as error:
        raise in_file_words(error, item.file) from None


def in_file_words(error: OSError, file: Path) -> DownloadError:
    """Return what the disk refuses, in words."""
    details = f"{type(error).__name__}: {error}"
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DiskFull(file=file, details=details)
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return MayNotWrite(file=file, details=details)
    return FileNotWritten(file=file, reason=error.strerror or error, details=details)


def _compared(path: Path) -> str:
    # Two names that differ only in their case are one file on Windows and macOS.
    return str(path).lower()


def _free_folder(folder: Path, parts: list[str], taken: set[str]) -> Path:
    for number in range(len(parts) - 1):
        taken.add("folder:" + _compared(folder.joinpath(*parts[: number + 1])))
    return folder.joinpath(*parts[:-1])


def _free(folder: Path, name: str, taken: set[str], *kinds: str) -> str:
    """Return a name in a folder, with a number where another object has it already."""
    stem, dot, ending = name.rpartition(".")
    if not stem:
        stem, dot, ending = name, "", ""
    number, free = 1, name
    while any(kind + _compared(folder / free) in taken for kind in kinds):
        number += 1
        free = f"{stem} ({number}){dot}{ending}"
    return free
