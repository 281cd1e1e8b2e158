"""Which objects a file of GDAL's driver VRT on this machine reads, such as a mosaic."""

from __future__ import annotations

import functools
import html
import re
import stat
from collections.abc import Iterator
from pathlib import Path

from .sources import Source, object_of

ENDING = ".vrt"
# Of one file. GDAL reads larger ones, too; what they name behind that is in the same containers, usually.
MOST_BYTES = 4 << 20
# Files that name one another are looked into up to here.
MOST_FILES = 32
SOURCE = re.compile(r"<(?:SourceFilename|SourceDataset|SrcDataSource)\b([^>]*)>([^<]+)<")
RELATIVE = re.compile(r"""relativeToVRT\s*=\s*["']1["']""", re.IGNORECASE)
# Another driver or file system may stand before it, such as NETCDF:"..." or /vsizip/{...}.
OBJECT = re.compile(r'/vsi(?:swift/|curl[/?])[^"}]+')
VECTOR = "<OGRVRTDataSource"


def sources_in(path: str) -> tuple[Source, ...]:
    """Return one object of each container that a file reads, also by way of other such files. Asks only the disk.

    Args:
        path: of any kind; a file that is none or cannot be read names nothing.
    """
    found: dict[tuple[str, str], Source] = {}
    known, ahead = {path}, [path]
    while ahead and len(known) <= MOST_FILES:
        sources, others = _contents(ahead.pop())
        for source in sources:
            found.setdefault((source.storage_url, source.container), source)
        new = set(others) - known
        known |= new
        ahead += sorted(new)
    return tuple(found[key] for key in sorted(found))


def objects_in(path: str) -> Iterator[str]:
    """Yield the path of each object that a file names, also by way of other such files. Asks only the disk.

    Args:
        path: of any kind, see :func:`sources_in`; a file of any length is read to its end.
    """
    known, ahead = {path}, [path]
    while ahead and len(known) <= MOST_FILES:
        file = ahead.pop()
        ahead += sorted(set(_contents(file)[1]) - known)
        known.update(ahead)
        try:
            with Path(file).open(encoding="utf-8", errors="replace") as lines:
                for _attributes, text in (found for line in lines for found in SOURCE.findall(line)):
                    named = OBJECT.search(html.unescape(text).strip())
                    if named:
                        yield named[0]
        except (OSError, ValueError):
            continue


def is_vector_file(path: str) -> bool:
    """Return whether a file is one of the driver OGR_VRT, for vector layers."""
    return VECTOR in _text(path)


def _contents(path: str) -> tuple[tuple[Source, ...], tuple[str, ...]]:
    """Return the objects and the other files of this kind that a file names."""
    file = Path(path)
    if file.suffix.lower() != ENDING:
        return (), ()
    try:
        state = file.stat()
    except (OSError, ValueError):
        return (), ()
    # A pipe would keep its reader waiting.
    return _read(path, state.st_mtime_ns, state.st_size) if stat.S_ISREG(state.st_mode) else ((), ())


@functools.lru_cache(maxsize=64)
def _read(path: str, _changed: int, _size: int) -> tuple[tuple[Source, ...], tuple[str, ...]]:
    sources: dict[tuple[str, str], Source] = {}
    others: set[str] = set()
    for attributes, text in SOURCE.findall(_text(path)):
        name = html.unescape(text).strip()
        named = OBJECT.search(name)
        source = object_of(named[0]) if named else None
        if source is not None:
            sources.setdefault((source.storage_url, source.container), source)
        elif name.lower().endswith(ENDING):
            others.add(str(Path(path).parent / name) if RELATIVE.search(attributes) else name)
    return tuple(sources.values()), tuple(others)


def _text(path: str) -> str:
    try:
        with Path(path).open("rb") as file:
            return file.read(MOST_BYTES).decode("utf-8", "replace")
    except (OSError, ValueError):
        return ""
