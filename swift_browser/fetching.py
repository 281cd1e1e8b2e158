"""Objects as files, several at a time; what broke off before is gone on with.

Waits for the network and the disk: not on the main thread.
"""

from __future__ import annotations

import glob
import hashlib
import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import BinaryIO

from ..auth.errors import Cancelled, UserError
from .cancel import Cancel
from .download import PART, ContentsDamaged, FileExists, Item, in_file_words, put_in_place
from .header_errors import ObjectReplaced
from .manifest_reader import ManifestReader, is_large
from .parallel import in_parallel

AT_A_TIME = 4
PIECE = 8 * 1024 * 1024  # bytes of a request that goes on with what broke off
DISK_PIECE = 1024 * 1024
_MD5 = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True)
class Fetched:
    """What came of an object.

    Attributes:
        size: bytes.
        unchanged: whether the file was there already, with the same contents.
        checked: whether there was something to compare the contents with.
    """

    item: Item
    size: int
    unchanged: bool
    checked: bool


@dataclass(frozen=True)
class Fetching:
    """What the downloads of one run share; see :class:`.upload.Work`."""

    store: ManifestReader
    cancel: Cancel
    came: Callable[[int], None] = lambda _bytes: None
    spared: Callable[[int], None] = lambda _bytes: None
    tick: Callable[[], None] = lambda: None

    def fetch_all(self, items: Sequence[Item]) -> list[Fetched]:
        """Read objects into files. Those that came before one that failed stay.

        Raises:
            DownloadError, StoreError, ServerOutOfReach, KeystoneError: one failed. What came of it stays in a file
                beside, with which the next download of the same object goes on.
            Cancelled: called off; no half file stays.
        """
        return in_parallel([partial(self._fetch, item) for item in items], AT_A_TIME, self.cancel, self.tick)

    def _fetch(self, item: Item, cancel: Cancel) -> Fetched:
        there, begun = os.path.lexists(item.file), _begun(item.file)
        headers = self.store.head(item.container, item.name, cancel) if there or begun else {}
        if there and self._is_the_same(item, headers, cancel):
            size = item.file.stat().st_size
            self.spared(size)
            return Fetched(item, size, unchanged=True, checked=True)
        if there and not item.replace:
            raise FileExists(file=item.file)
        goes_on = None
        for part in begun:
            if headers.get("etag") and part == part_of(item.file, headers) and _is_beginning(part, headers):
                goes_on = part
            else:
                # Of another version, which is no more.
                part.unlink(missing_ok=True)
        coming = _Coming(self, item, cancel)
        return coming.begin() if goes_on is None else coming.go_on(goes_on, headers)

    def _is_the_same(self, item: Item, headers: Mapping[str, str], cancel: Cancel) -> bool:
        sums = self.sums(item, headers, cancel)
        return bool(sums) and item.file.is_file() and has(item.file, sums, cancel)

    def sums(self, item: Item, headers: Mapping[str, str], cancel: Cancel) -> list[tuple[int, str]]:
        """Return the sizes and MD5s of what an object consists of; nothing where nobody tells them."""
        etag, size = headers.get("etag", "").strip('"').lower(), headers.get("content-length", "")
        if is_large(headers):
            sums = self.store.checksums(item.container, item.name, headers, cancel)
            # A listing of segments may lag behind.
            return sums if str(sum(each for each, _md5 in sums)) == size else []
        return [(int(size), etag)] if _MD5.fullmatch(etag) and size.isdigit() else []


class _Coming:
    """One object on its way to the disk."""

    def __init__(self, fetching: Fetching, item: Item, cancel: Cancel) -> None:
        self._fetching, self._item, self._cancel = fetching, item, cancel
        self._headers: Mapping[str, str] = {}
        self._part: Path | None = None
        self._files = ExitStack()
        self._file: BinaryIO | None = None

    def go_on(self, part: Path, headers: Mapping[str, str]) -> Fetched:
        """Read what is missing in a file that holds the beginning of this very object."""
        self._headers, self._part = headers, part
        size, store, item = int(headers["content-length"]), self._fetching.store, self._item
        with self._kept(), _in_words(item.file), open(part, "ab") as file:
            have = part.stat().st_size
            self._fetching.spared(have)
            while have < size:
                length = min(PIECE, size - have)
                piece = store.read(item.container, item.name, have, length, etag=headers["etag"], cancel=self._cancel)
                file.write(piece)
                have += len(piece)
                self._fetching.came(len(piece))
        return self._finish()

    def begin(self) -> Fetched:
        """Read all of it."""
        item = self._item
        with _in_words(item.file):
            item.file.parent.mkdir(parents=True, exist_ok=True)
        try:
            with self._kept():
                self._fetching.store.stream(item.container, item.name, self._open, self._take, self._cancel)
        finally:
            self._close()
        return self._finish()

    @contextmanager
    def _kept(self) -> Iterator[None]:
        """Keep what has come for the next time, unless the user called it off, or it is no use any more."""
        try:
            yield
        except UserError as error:
            self._close()
            called_off = isinstance(error, Cancelled) and self._fetching.cancel.requested
            if self._part is not None and (called_off or isinstance(error, ObjectReplaced)):
                self._part.unlink(missing_ok=True)
            raise

    def _open(self, headers: Mapping[str, str]) -> None:
        self._close()
        self._headers = headers
        self._part = part_of(self._item.file, headers)
        with _in_words(self._item.file):
            self._file = self._files.enter_context(open(self._part, "wb"))  # noqa: SIM115

    def _take(self, piece: bytes) -> None:
        if self._file is not None:
            with _in_words(self._item.file):
                self._file.write(piece)
            self._fetching.came(len(piece))

    def _close(self) -> None:
        self._file = None
        with _in_words(self._item.file):
            self._files.close()

    def _finish(self) -> Fetched:
        """Compare the contents, and give the file its name."""
        item, part = self._item, self._part
        if part is None:
            raise RuntimeError("the object store gave no headers")
        with self._kept():
            sums = self._fetching.sums(item, self._headers, self._cancel)
            if sums and not has(part, sums, self._cancel):
                part.unlink(missing_ok=True)
                raise ContentsDamaged(what=item.what)
            self._cancel.check()
            size = part.stat().st_size
            put_in_place(part, item)
        return Fetched(item, size, unchanged=False, checked=bool(sums))


def part_of(file: Path, headers: Mapping[str, str]) -> Path:
    """Return the file for what comes of an object; its name tells the version of it."""
    etag = re.sub(r"[^0-9A-Za-z]", "", headers.get("etag", ""))[:12]
    return file.with_name(f"{_beginning(file.name)}{etag}{PART}")


def _beginning(name: str) -> str:
    # Short enough for every file system, and of one file only.
    return f"{name[:40]}.{hashlib.md5(name.encode(), usedforsecurity=False).hexdigest()[:8]}."


def _begun(file: Path) -> list[Path]:
    """Return the files with what has come of an object before."""
    return [each for each in file.parent.glob(f"{glob.escape(_beginning(file.name))}*{PART}") if each.is_file()]


def _is_beginning(part: Path, headers: Mapping[str, str]) -> bool:
    length = headers.get("content-length", "")
    return length.isdigit() and 0 < part.stat().st_size <= int(length)


def has(file: Path, sums: Sequence[tuple[int, str]], cancel: Cancel) -> bool:
    """Return whether a file consists of parts with these sizes and MD5s, and of nothing else."""
    with _in_words(file):
        if file.stat().st_size != sum(size for size, _md5 in sums):
            return False
        with open(file, "rb") as contents:
            return all(_md5_of(contents, size, cancel) == md5 for size, md5 in sums)


def _md5_of(contents: BinaryIO, size: int, cancel: Cancel) -> str:
    digest = hashlib.md5(usedforsecurity=False)
    left = size
    while left:
        cancel.check()
        piece = contents.read(min(DISK_PIECE, left))
        if not piece:
            break
        digest.update(piece)
        left -= len(piece)
    return digest.hexdigest()


@contextmanager
def _in_words(file: Path) -> Iterator[None]:
    """Say what the disk refuses: an error of its own would be taken for one of the network."""
    try:
        yield
    except OSError as error:
        raise in_file_words(error, file) from None
