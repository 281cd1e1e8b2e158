"""Files as objects: whole or not at all, in segments where one object is too small, and only what is missing.

Waits for the network and the disk: not on the main thread.
"""

from __future__ import annotations

import hashlib
import mimetypes
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import BinaryIO

from .cancel import Cancel
from .errors import AccessDenied, NotFound
from .limits import GIB, MIB, Limits
from .listing import pages
from .local_file import size_of, state_of, unreadable
from .manifest_reader import STATIC
from .manifests import SEGMENTS, Segment, segment_folder, segment_name
from .object_writer import ObjectWriter, Part, refuse_dots, same_contents
from .parallel import in_parallel
from .write_errors import (
    ContainerMissing,
    FileChanged,
    NameEmpty,
    NameTooLong,
    ObjectExists,
    SentDamaged,
    TooLarge,
)

AT_A_TIME = 4
PIECE = MIB
# Of the kinds that are usual here, whatever the tables of this computer know.
TYPES = {".tif": "image/tiff", ".tiff": "image/tiff", ".fgb": "application/octet-stream"}


@dataclass(frozen=True)
class Upload:
    """A file, and the object that it is to become.

    Attributes:
        replace: whether another object of that name may be replaced.
        segment_size: bytes; a larger file goes in segments of this size. 0: only what the object store does not take
            as one object.
    """

    file: Path
    container: str
    name: str
    replace: bool = False
    segment_size: int = 0

    @property
    def what(self) -> str:
        return f"{self.container}/{self.name}"


@dataclass(frozen=True)
class Uploaded:
    """What came of it.

    Attributes:
        size: bytes.
        etag: the object's: the MD5 of its contents, or of the MD5s of its segments.
        segments: how many; 0 for an object without.
        unchanged: whether it was there already, with the same contents.
    """

    upload: Upload
    size: int
    etag: str
    segments: int
    unchanged: bool


@dataclass(frozen=True)
class Work:
    """What the uploads of one run share.

    Attributes:
        sent: told of bytes that went, from any thread; of fewer again when an attempt was in vain.
        spared: told of bytes that need not go.
        tick: called now and then by the thread that uploads.
    """

    writer: ObjectWriter
    limits: Limits
    cancel: Cancel
    sent: Callable[[int], None] = lambda _bytes: None
    spared: Callable[[int], None] = lambda _bytes: None
    tick: Callable[[], None] = lambda: None


def need_container(writer: ObjectWriter, container: str, make: bool, limits: Limits, cancel: Cancel) -> None:
    """See that a container is there, or make it.

    Raises:
        ContainerMissing: it is not, and was not to be made.
        NameTooLong, WriteError, StoreError, ServerOutOfReach, KeystoneError: it could not be made, or nobody knows.
    """
    check_name(container, limits.container_name)
    try:
        writer.head_container(container, cancel)
    except NotFound:
        if not make:
            raise ContainerMissing(container=container) from None
        writer.make_container(container, cancel)
    except AccessDenied:
        # Who may write need not be allowed to look.
        return


def upload_all(uploads: Sequence[Upload], work: Work) -> list[Uploaded]:
    """Upload files, those of one object each side by side; what came before one that failed stays.

    Raises:
        WriteError, StoreError, ServerOutOfReach, KeystoneError: one failed.
        Cancelled: called off; segments that have gone are not sent again the next time.
    """
    for each in uploads:
        check_name(each.name, work.limits.object_name)
    small = [each for each in uploads if size_of(each.file) <= _most_in_one(each, work.limits)]
    works = [partial(_upload_one, each, work) for each in small]
    found = dict(zip(small, in_parallel(works, AT_A_TIME, work.cancel, work.tick)))
    for each in uploads:
        if each not in found:
            found[each] = _upload_in_segments(each, work)
    return [found[each] for each in uploads]


def segment_size_for(upload: Upload, size: int, limits: Limits) -> int:
    """Return how many bytes of a file go into each segment but the last.

    Args:
        size: the file's.

    Raises:
        TooLarge: there would be too many, whatever their size.
    """
    wanted = max(min(upload.segment_size or GIB, limits.object_size), limits.least_segment)
    needed = -(-size // limits.segments)
    if needed > wanted:
        wanted = -(-needed // MIB) * MIB
    if wanted > limits.object_size or not limits.large_objects:
        raise TooLarge(file=upload.file, size=limits.object_size, count=limits.segments)
    return wanted


def check_name(name: str, most: int) -> None:
    """See that an object can have a name.

    Args:
        most: bytes.

    Raises:
        NameEmpty, NameTooLong, NameRefused: it cannot.
    """
    refuse_dots(name)
    if not name or name.endswith("/"):
        raise NameEmpty
    length = len(name.encode())
    if length > most:
        raise NameTooLong(name=name, length=length, most=most)


def _upload_one(upload: Upload, work: Work, cancel: Cancel) -> Uploaded:
    state = state_of(upload.file)
    (part,) = _parts(upload.file, state[0], state[0], cancel)
    result = Uploaded(upload, part.length, part.md5, 0, unchanged=False)
    if _is_there(upload, work, part.md5, part.length, cancel):
        work.spared(part.length)
        return replace(result, unchanged=True)
    old = _segments_before(upload, work, cancel)
    with _as_it_was(upload.file, state):
        headers = _headers(upload)
        work.writer.put(
            *(upload.container, upload.name, part),
            replace=upload.replace,
            headers=headers,
            cancel=cancel,
            sent=work.sent,
        )
    _delete_segments(old, work.writer, cancel)
    return result


def _upload_in_segments(upload: Upload, work: Work) -> Uploaded:
    cancel, state = work.cancel, state_of(upload.file)
    size = state[0]
    length = segment_size_for(upload, size, work.limits)
    parts = _parts(upload.file, size, length, cancel, work.tick)
    container = upload.container + SEGMENTS
    folder = segment_folder(upload.name, work.limits.object_name)
    segments = [_segment(container, folder, part) for part in parts]
    result = Uploaded(upload, size, Segment.etag_of(segments), len(segments), unchanged=False)
    if _is_there(upload, work, result.etag, size, cancel):
        work.spared(size)
        return replace(result, unchanged=True)
    old = _segments_before(upload, work, cancel)
    need_container(work.writer, container, True, work.limits, cancel)
    with _as_it_was(upload.file, state):
        _send_missing(dict(zip(segments, parts)), folder, size, work)
        work.writer.put_manifest(
            upload.container, upload.name, segments, replace=upload.replace, headers=_headers(upload), cancel=cancel
        )
    headers = work.writer.head(upload.container, upload.name, cancel)
    if not same_contents(headers, result.etag, size):
        raise SentDamaged(what=upload.what)
    _delete_segments(old - set(segments), work.writer, cancel)
    return result


def _segment(container: str, folder: str, part: Part) -> Segment:
    return Segment(container, segment_name(folder, part.md5, part.length), part.length, part.md5)


def _send_missing(wanted: Mapping[Segment, Part], folder: str, size: int, work: Work) -> None:
    """Send the segments that a listing does not show with their very contents."""
    container = next(iter(wanted)).container
    there = {
        (entry.name, entry.size, entry.etag)
        for page in pages(lambda marker: work.writer.objects(container, folder, "", marker, cancel=work.cancel))
        for entry in page
    }
    missing = [each for each in wanted if (each.name, each.size, each.md5) not in there]
    # Segments with the same contents, such as nothing but zeros, go once.
    work.spared(size - sum(each.size for each in missing))

    def send(segment: Segment, cancel: Cancel) -> None:
        work.writer.put(segment.container, segment.name, wanted[segment], replace=True, cancel=cancel, sent=work.sent)

    in_parallel([partial(send, each) for each in missing], AT_A_TIME, work.cancel, work.tick)


def _is_there(upload: Upload, work: Work, etag: str, size: int, cancel: Cancel) -> bool:
    """Return whether the object is there with these contents.

    Raises:
        ObjectExists: another one is, which is not to be replaced.
    """
    try:
        headers = work.writer.find(upload.container, upload.name, cancel)
    except AccessDenied:
        # Who may write need not be allowed to read; what is there is not replaced unasked in any case.
        return False
    if headers is None:
        return False
    if same_contents(headers, etag, size):
        return True
    if not upload.replace:
        raise ObjectExists(what=upload.what)
    return False


def _segments_before(upload: Upload, work: Work, cancel: Cancel) -> set[Segment]:
    """Return the segments of the object that is to be replaced, as far as they were made here for it alone."""
    if not upload.replace:
        return set()
    try:
        headers = work.writer.find(upload.container, upload.name, cancel) or {}
        if headers.get(STATIC, "").lower() != "true":
            return set()
        segments = work.writer.manifest(upload.container, upload.name, cancel)
    except AccessDenied:
        return set()
    folder = segment_folder(upload.name, work.limits.object_name)
    return {
        each
        for each in segments
        if each.container == upload.container + SEGMENTS and each.name == segment_name(folder, each.md5, each.size)
    }


def _delete_segments(segments: set[Segment], writer: ObjectWriter, cancel: Cancel) -> None:
    for segment in segments:
        writer.delete(segment.container, segment.name, cancel)


def _parts(file: Path, size: int, length: int, cancel: Cancel, tick: Callable[[], None] = lambda: None) -> list[Part]:
    """Read a file once, and return its parts with their MD5."""
    found: list[Part] = []
    try:
        with open(file, "rb") as contents:
            for offset in range(0, size, length):
                part = min(length, size - offset)
                found.append(Part(file, offset, part, _md5(contents, file, part, cancel, tick)))
    except OSError as error:
        raise unreadable(file, error) from None
    return found


def _md5(contents: BinaryIO, file: Path, length: int, cancel: Cancel, tick: Callable[[], None]) -> str:
    digest = hashlib.md5(usedforsecurity=False)
    left = length
    while left:
        cancel.check()
        tick()
        piece = contents.read(min(PIECE, left))
        if not piece:
            raise FileChanged(file=file)
        digest.update(piece)
        left -= len(piece)
    return digest.hexdigest()


@contextmanager
def _as_it_was(file: Path, state: tuple[int, int]) -> Iterator[None]:
    """Say that a file was changed meanwhile, where the object store only sees that the MD5 differs."""
    try:
        yield
    except SentDamaged:
        if state_of(file) != state:
            raise FileChanged(file=file) from None
        raise


def _most_in_one(upload: Upload, limits: Limits) -> int:
    """Return the size up to which a file goes as one object."""
    return min(upload.segment_size or limits.object_size, limits.object_size)


def _headers(upload: Upload) -> Mapping[str, str]:
    ending = Path(upload.name).suffix.lower()
    kind = TYPES.get(ending) or mimetypes.guess_type(upload.name)[0] or "application/octet-stream"
    return {"Content-Type": kind}
