"""Which objects a file of GDAL's drivers VRT and GTI on this machine reads, such as a mosaic."""

from __future__ import annotations

import functools
import html
import re
import stat
from collections.abc import Iterator
from pathlib import Path

from .sources import Source, object_of

ENDING = ".vrt"
# Of indexes of rasters that GDAL's driver GTI reads. Names stand in them as they are, between binary numbers.
TILE_INDEXES = (".gti", ".gti.fgb", ".gti.gpkg")
# Of one file. GDAL reads larger ones, too; what they name behind that is in the same containers, usually.
MOST_BYTES = 4 << 20
# Files that name one another are looked into up to here.
MOST_FILES = 32
SOURCE = re.compile(r"<(?:SourceFilename|SourceDataset|SrcDataSource)\b([^>]*)>([^<]+)<")
RELATIVE = re.compile(r"""relativeToVRT\s*=\s*["']1["']""", re.IGNORECASE)
# Another driver or file system may stand before it, such as NETCDF:"..." or /vsizip/{...}.
OBJECT = re.compile(r'/vsi(?:swift/|curl[/?])[^"}\x00-\x1f]+')
# In a file with binary numbers between its texts; in XML a mark ends a text.
IN_AN_INDEX = re.compile(r"/vsi(?:swift/|curl[/?])[^<\x00-\x1f\ufffd]+")
# A whole file of this kind may stand in the place of a name.
INLINE = "<VRTDataset"
VECTOR = "<OGRVRTDataSource"


def sources_in(path: str) -> tuple[Source, ...]:
    """Return one object of each container that a file reads, also by way of other such files. Asks only the disk.

    Args:
        path: of any kind; a file that is none or cannot be read names nothing.
    """
    found: dict[tuple[str, str], Source] = {}
    for file in _files(path):
        for source in _contents(file)[0]:
            found.setdefault((source.storage_url, source.container), source)
    return tuple(found[key] for key in sorted(found))


def has_source(path: str, wanted: str) -> bool:
    """Return whether a file reads an object, also by way of other such files. Asks only the disk.

    Args:
        path: likewise.
        wanted: GDAL's path of the object.
    """
    container = object_of(wanted)
    return any(
        any(wanted in name for _attributes, name in _named_in(file, _text(file)))
        for file in _files(path)
        if container is not None and any(source.container == container.container for source in _contents(file)[0])
    )


def _files(path: str) -> Iterator[str]:
    """Yield a file and those that it names, each once."""
    known, ahead = {path}, [path]
    while ahead and len(known) <= MOST_FILES:
        file = ahead.pop()
        yield file
        new = set(_contents(file)[1]) - known
        known |= new
        ahead += sorted(new)


def objects_in(path: str) -> Iterator[str]:
    """Yield the path of each object that a file names, also by way of other such files. Asks only the disk.

    Args:
        path: of any kind, see :func:`sources_in`; a file of any length is read to its end.
    """
    for file in map(Path, _files(path)):
        try:
            # A pipe would keep its reader waiting.
            if not file.is_file():
                continue
            with file.open(encoding="utf-8", errors="replace") as lines:
                for _attributes, name in (found for line in lines for found in _named_in(str(file), line)):
                    named = OBJECT.search(name)
                    if named:
                        yield named[0]
        except (OSError, ValueError):
            # What cannot be read GDAL does not read either.
            continue


def is_vector_file(path: str) -> bool:
    """Return whether a file is one of the driver OGR_VRT, for vector layers."""
    return VECTOR in _text(path)


def _contents(path: str) -> tuple[tuple[Source, ...], tuple[str, ...]]:
    """Return the objects and the other files of this kind that a file names."""
    file = Path(path)
    if not path.lower().endswith((ENDING, *TILE_INDEXES)):
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
    for attributes, name in _named_in(path, _text(path)):
        named = OBJECT.search(name)
        source = object_of(named[0]) if named else None
        if source is not None:
            sources.setdefault((source.storage_url, source.container), source)
        elif name.lower().endswith(ENDING):
            others.add(str(Path(path).parent / name) if RELATIVE.search(attributes) else name)
    return tuple(sources.values()), tuple(others)


def _named_in(path: str, text: str) -> Iterator[tuple[str, str]]:
    """Yield what a text of a file names as sources, with the attributes."""
    if is_tile_index(path):
        yield from (("", html.unescape(name)) for name in IN_AN_INDEX.findall(text))
    else:
        yield from _names(text)


def is_tile_index(path: str) -> bool:
    """Return whether a file is an index of rasters that GDAL opens as one raster, by its name."""
    return path.lower().endswith(TILE_INDEXES)


def _names(text: str) -> Iterator[tuple[str, str]]:
    """Yield what a text names as sources, with the attributes; also by way of a text that stands in it as a source."""
    for attributes, escaped in SOURCE.findall(text):
        name = html.unescape(escaped).strip()
        if name.startswith(INLINE):
            yield from _names(name)
        else:
            yield attributes, name


def _text(path: str) -> str:
    try:
        with open(path, "rb") as file:
            return file.read(MOST_BYTES).decode("utf-8", "replace")
    except (OSError, ValueError):
        return ""
