"""Rasters become COGs, and COGs become objects; other files go as they are.

Waits for the network and the disk: not on the main thread.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from ..auth.errors import UserError
from .cog_making import is_cog_alone, make_cog
from .cog_options import CogOptions
from .upload import Upload, Uploaded, Work, check_name, upload_all


class SeveralOfOneName(UserError):
    template = "Two of the files would become the object {name}. Give one of them another name, or another prefix."


@dataclass(frozen=True)
class Source:
    """What is to be uploaded.

    Attributes:
        path: of a file; of a raster that is converted also one of GDAL's.
        name: the object's.
        convert: whether it is a raster, and is to be a COG.
    """

    path: str
    name: str
    convert: bool

    @property
    def label(self) -> str:
        return PurePosixPath(self.path).name

    @property
    def goes_as_it_is(self) -> bool:
        """Whether no COG has to be made. Reads the disk."""
        is_file = not self.path.startswith("/vsi")
        return is_file and (not self.convert or is_cog_alone(self.path))


@dataclass(frozen=True)
class Target:
    """Where it goes; see :class:`.upload.Upload`. ``folder`` is for what is converted on the way."""

    container: str
    replace: bool
    segment_size: int
    folder: str

    def upload(self, file: Path, source: Source) -> Upload:
        return Upload(file, self.container, source.name, self.replace, self.segment_size)


@dataclass(frozen=True)
class Done:
    """One object that is there now."""

    source: Source
    uploaded: Uploaded
    converted: bool


@dataclass(frozen=True)
class Told:
    """Who is told what, by the thread that uploads.

    Attributes:
        converting: a COG is being made.
        lost: what a GeoTIFF has no place for.
        resized: by how many bytes a COG is larger than its source.
        done: an object is there.
    """

    converting: Callable[[Source], None] = lambda _source: None
    lost: Callable[[Source, Sequence[str]], None] = lambda _source, _what: None
    resized: Callable[[int], None] = lambda _bytes: None
    done: Callable[[Done], None] = lambda _done: None


def cog_name(name: str) -> str:
    """Return what the COG of a raster is called."""
    path = PurePosixPath(name)
    return name if path.suffix.lower() in (".tif", ".tiff") else str(path.with_suffix(".tif"))


def upload_as_cogs(sources: Sequence[Source], target: Target, work: Work, told: Told) -> None:
    """Upload first what can be as it is, side by side, then convert and upload the rest, one after the other.

    Raises:
        SeveralOfOneName, NameEmpty, NameTooLong, NameRefused: nothing was uploaded.
        CogMakingError: one could not be converted; others may be there.
        see :func:`.upload.upload_all`.
    """
    _check(sources, work)
    as_they_are: dict[Upload, Source] = {}
    for source in sources:
        work.cancel.check()
        if source.goes_as_it_is:
            as_they_are[target.upload(Path(source.path), source)] = source
    for uploaded in upload_all(list(as_they_are), work):
        told.done(Done(as_they_are[uploaded.upload], uploaded, converted=False))
    taken = set(as_they_are.values())
    for source in sources:
        if source not in taken:
            told.done(_convert(source, target, work, told))


def _check(sources: Sequence[Source], work: Work) -> None:
    names: set[str] = set()
    for source in sources:
        check_name(source.name, work.limits.object_name)
        if source.name in names:
            raise SeveralOfOneName(name=source.name)
        names.add(source.name)


def _convert(source: Source, target: Target, work: Work, told: Told) -> Done:
    """Make a COG in a folder of its own, and upload that."""
    told.converting(source)
    with tempfile.TemporaryDirectory(dir=target.folder) as folder:
        file = Path(folder) / PurePosixPath(source.name).name
        made = make_cog(source.path, file, CogOptions(), lambda _share: work.tick(), work.cancel)
        lost = [*made.left_out, *([] if made.beside is None else [made.beside.suffix])]
        if lost:
            told.lost(source, lost)
        path = Path(source.path)
        told.resized(file.stat().st_size - (path.stat().st_size if path.is_file() else 0))
        (uploaded,) = upload_all([target.upload(file, source)], work)
    return Done(source, uploaded, converted=True)
