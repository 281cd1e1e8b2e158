"""Makes a Cloud-Optimised GeoTIFF of a raster, with GDAL's COG driver, and proves that it is the same raster.

Nothing stands under the file's name before it is whole and compared. Waits for the disk, and for the network if the
source lies there: not on the main thread.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from osgeo import gdal

from ..auth.errors import UserError
from ..auth.phrase import Phrase
from .cancel import Cancel
from .cog_domains import domain_items, fill_room, with_room
from .cog_options import AUTO, LOSSY, NONE, PREDICTED, CogOptions
from .cog_rules import judge
from .gdal_failures import raised_as
from .gdal_files import bytes_of, open_raster, size_of
from .header_errors import HeaderError
from .ranges import Ranges
from .raster_sameness import first_difference, left_out, same_pixels
from .tiff_header import TiffHeader, read_header
from .whole_files import folder_beside

SIDECAR = ".aux.xml"
WRITTEN = 0.6  # of the work; the rest is the comparison
PIECE = 1024 * 1024  # bytes


class CogMakingError(UserError):
    """No COG was made; nothing stands under its name that was not there before."""


class CogSourceUnreadable(CogMakingError):
    template = "{name} is not a raster that GDAL can read, so no COG can be made of it."


class CogSourceEmpty(CogMakingError):
    template = "{name} is empty, so no COG can be made of it."


class CogSourceOfMany(CogMakingError):
    template = "{name} holds {count} rasters, and a COG is of one: choose one of them, such as {first}."


class CogOfItself(CogMakingError):
    template = "{file} is the source itself. Choose another file for the COG."


class CogOptionUnknown(CogMakingError):
    template = "This GDAL ({version}) writes no COGs with {option}."


class CogNotMade(CogMakingError):
    template = "GDAL could not make a COG of {name}: {reason}."


class CogDiffers(CogMakingError):
    template = "The COG that GDAL made of {name} is another raster: {what} differs. It was not kept."


class CogNotWritten(CogMakingError):
    template = "The COG could not be written to {file}: {reason}."


@dataclass(frozen=True)
class CogMade:
    """What was made.

    Attributes:
        converted: False where the source was a COG already, and was copied byte by byte.
        left_out: names of metadata that a TIFF does not take.
        beside: a file beside the COG, with what a TIFF has no place for; None usually.
    """

    converted: bool
    left_out: tuple[str, ...] = ()
    beside: Path | None = None


def make_cog(
    source: Path | str,
    target: Path,
    options: CogOptions,
    report: Callable[[float], None],
    cancel: Cancel,
) -> CogMade:
    """Make a COG.

    Args:
        source: a file, or a path of GDAL's.
        target: replaced if it is there.
        options: how.
        report: gets how much is done, from 0 to 1, in the same thread.
        cancel: looked at all the time.

    Raises:
        CogMakingError: see there; the target is as it was.
        Cancelled: called off; likewise.
    """
    path = os.fspath(source)
    _expect_another(path, target)
    _expect_known(options)
    as_it_is = options == CogOptions() and is_cog_alone(path)
    try:
        with folder_beside(target) as folder:
            making = _Making(path, folder / target.name, report, cancel)
            made = making.copy() if as_it_is else making.convert(options)
            cancel.check()
            return _put_in_place(made, making.part, target)
    except OSError as error:
        raise CogNotWritten(file=target, reason=error.strerror or error) from None


def is_cog_alone(path: str) -> bool:
    """Return whether a file is a good COG all by itself: valid, by older rules too, with overviews if it is large.

    Args:
        path: of a file, or GDAL's.
    """
    try:
        header, ranges = _header(path)
        findings = judge(header, ranges).findings
    except (HeaderError, OSError):
        return False
    data = open_raster(path)
    if data is None or findings or not all(each.is_reduced or each.is_mask for each in header.directories[1:]):
        return False
    return all(name.endswith(SIDECAR) for name in data.GetFileList() or [] if name != path)


def _header(path: str) -> tuple[TiffHeader, Ranges]:
    ranges = Ranges(lambda offset, length: bytes_of(path, offset, length), size_of(path))
    return read_header(ranges), ranges


# What is expected first


def _expect_another(path: str, target: Path) -> None:
    if not path.startswith("/vsi") and Path(path).resolve() == target.resolve():
        raise CogOfItself(file=target)


def _expect_known(options: CogOptions) -> None:
    known = gdal.GetDriverByName("COG").GetMetadataItem("DMD_CREATIONOPTIONLIST") or ""
    wanted = options.compression
    if wanted not in (AUTO, NONE) and f">{wanted}<" not in known:
        raise CogOptionUnknown(version=gdal.__version__, option=wanted)


def _open(path: str) -> Any:
    """Open the source, with no thread of GDAL's own that reads."""
    name = _name(path)
    # Of what GDAL thinks while it tries its drivers only the outcome counts.
    with raised_as(lambda details: CogSourceUnreadable(name=name, details=details)):
        data = open_raster(path)
        if data is None and _is_empty(path):
            raise CogSourceEmpty(name=name)
        if data is None:
            raise CogSourceUnreadable(name=name, details=gdal.GetLastErrorMsg())
    others = [row for row in data.GetSubDatasets() if row[0] != path]
    if others and (not data.RasterCount or len(others) > 1):
        raise CogSourceOfMany(name=name, count=len(others), first=others[0][0])
    if not data.RasterCount:
        raise CogSourceUnreadable(name=name)
    return data


def _name(path: str) -> str:
    return path.replace("\\", "/").rpartition("/")[2] or path


def _is_empty(path: str) -> bool:
    try:
        return size_of(path) == 0
    except FileNotFoundError:
        return False


# From one to the other


def driver_options(source: Any, options: CogOptions) -> list[str]:
    """Return what GDAL's driver is told.

    Args:
        source: an open gdal.Dataset.
    """
    compression = "DEFLATE" if options.compression == AUTO else options.compression
    told = [
        f"COMPRESS={compression}",
        f"BLOCKSIZE={options.block_size}",
        f"OVERVIEW_RESAMPLING={options.resampling}",
        f"OVERVIEWS={options.overviews}",
        # A file may grow beyond 4 GB although it is compressed.
        "BIGTIFF=IF_SAFER",
        "NUM_THREADS=ALL_CPUS",
    ]
    if compression in PREDICTED:
        told.append(f"PREDICTOR={_predictor(source) if options.predictor == AUTO else options.predictor}")
    return told


def _predictor(source: Any) -> str:
    """Return which one suits the pixels; none for kinds of pixels that GDAL refuses one for."""
    band = source.GetRasterBand(1)
    kind = gdal.GetDataTypeName(band.DataType)
    if kind.startswith("C") or band.GetRasterColorTable() is not None:
        return "NO"
    if kind.startswith("Float"):
        return "FLOATING_POINT"
    return "NO" if band.GetMetadataItem("NBITS", "IMAGE_STRUCTURE") else "STANDARD"


@dataclass(frozen=True)
class _Making:
    """One COG on its way, from a path to a file that has no name of its own yet."""

    path: str
    part: Path
    report: Callable[[float], None]
    cancel: Cancel

    @property
    def name(self) -> str:
        return _name(self.path)

    def copy(self) -> CogMade:
        """Copy a file as it is, with the one beside it."""
        with raised_as(self._unreadable):
            for ending in (SIDECAR, ""):
                try:
                    size = size_of(self.path + ending)
                except FileNotFoundError:
                    continue
                self._copy(ending, size)
        return CogMade(converted=False)

    def _copy(self, ending: str, size: int) -> None:
        copied = Path(f"{self.part}{ending}")
        with open(copied, "wb") as file:
            for offset in range(0, size, PIECE):
                self.cancel.check()
                file.write(bytes_of(self.path + ending, offset, PIECE))
                if not ending:
                    self.report(min(1.0, (offset + PIECE) / size))
        if copied.stat().st_size != size:
            raise RuntimeError("the source ended early")

    def convert(self, options: CogOptions) -> CogMade:
        """Have GDAL write it, and compare."""
        source = _open(self.path)
        items = domain_items(source)
        self.write(with_room(source, items) if items else source, driver_options(source, options))
        if items:
            fill_room(self.part, items)
        return self._compare(source, exactly=options.compression not in LOSSY)

    def write(self, source: Any, told: list[str]) -> None:
        """Have GDAL write a raster."""

        def go_on(done: float, *_others: object) -> int:
            self.report(WRITTEN * done)
            return int(not self.cancel.requested)

        def failed(details: str) -> UserError:
            # Its own report that it was called off is none.
            self.cancel.check()
            return CogNotMade(name=self.name, reason=_last_words(details), details=details)

        driver = gdal.GetDriverByName("COG")
        with raised_as(failed):
            made = driver.CreateCopy(str(self.part), source, strict=0, options=told, callback=go_on)
            if made is None:
                raise RuntimeError(gdal.GetLastErrorMsg())
            # Written to its end when it is closed.
            del made
        self.cancel.check()

    def _compare(self, source: Any, exactly: bool) -> CogMade:
        header, ranges = _header(str(self.part))
        if not judge(header, ranges).is_valid:
            raise CogNotMade(name=self.name, reason=Phrase("what it wrote is no valid COG"))
        with raised_as(self._unreadable):
            made = open_raster(str(self.part))
            what = first_difference(source, made)
            if what is None and exactly and not same_pixels(source, made, self._compared, self.cancel):
                what = Phrase("a pixel or the mask")
        if what is not None:
            raise CogDiffers(name=self.name, what=what)
        self._compared(1.0)
        return CogMade(converted=True, left_out=tuple(left_out(source, made)))

    def _compared(self, done: float) -> None:
        self.report(WRITTEN + (1 - WRITTEN) * done)

    def _unreadable(self, details: str) -> UserError:
        return CogSourceUnreadable(name=self.name, details=details)


def _last_words(details: str) -> str:
    """Return GDAL's first complaint, without its number and the path that it names."""
    first = re.sub(r"^\d+: ", "", details.partition("\n")[0])
    return re.sub(r"^\S*[/\\]\S*: ", "", first).rstrip(". ") or "?"


# The file's own place


def _put_in_place(made: CogMade, part: Path, target: Path) -> CogMade:
    beside, own = Path(f"{part}{SIDECAR}"), Path(f"{target}{SIDECAR}")
    part.replace(target)
    # What is there may be of another raster that had this name.
    own.unlink(missing_ok=True)
    if not beside.exists():
        return made
    beside.replace(own)
    return replace(made, beside=own)
