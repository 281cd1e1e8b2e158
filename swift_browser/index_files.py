"""The index of a container as a FlatGeobuf file: written whole, and read again.

GDAL leaves out whatever has no geometry where a FlatGeobuf has a spatial index, without a word, and cannot read one
that has nothing else (3.6). What has no place on the earth is in a table beside the index, so that nothing is lost.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from osgeo import gdal, ogr

from ..auth.errors import UserError
from .cancel import Cancel
from .footprints import degrees
from .gdal_failures import raised_as
from .gdal_files import open_vector
from .index_rows import COLUMNS, IndexRow

DRIVER = "FlatGeobuf"
ENDING = ".fgb"
WITHOUT_PLACE = "_without_place.csv"
LAYER = "index"
WHOLE, REAL, TIME, YES_NO, TEXT = "whole", "real", "time", "yes/no", "text"
KINDS = {
    **dict.fromkeys(("size", "width", "height", "bands", "overviews", "block_x", "block_y"), WHOLE),
    **dict.fromkeys(("pixel_x", "pixel_y"), REAL),
    **dict.fromkeys(("last_modified", "date"), TIME),
    "cog": YES_NO,
}
FIELDS = {
    WHOLE: ogr.OFTInteger64,
    REAL: ogr.OFTReal,
    TIME: ogr.OFTDateTime,
    YES_NO: ogr.OFTInteger,
    TEXT: ogr.OFTString,
}
UTC = 100  # of GDAL's time zones
# What stands in a row where a file says nothing.
NOTHING = {WHOLE: 0, REAL: None, TIME: None, YES_NO: False, TEXT: ""}


class IndexFileError(UserError):
    """An index cannot be written or read."""


class IndexNotWritten(IndexFileError):
    template = "The index could not be written to {file}: {reason}."


class NotAnIndex(IndexFileError):
    template = "{file} is no index of a container: it lacks the column {column}. Make one with “Index container”."


class IndexUnreadable(IndexFileError):
    template = "The index {file} could not be read."


def companion(file: Path) -> Path:
    """Return the table beside an index, of what has no place on the earth."""
    return file.with_name(f"{file.stem}{WITHOUT_PLACE}")


class IndexWriter:
    """Writes an index into a folder, under its own name. Used by one thread.

    Rows go into files without a spatial index first: GDAL builds one when a file is closed, which takes its time, also
    when nobody wants the file any more.
    """

    def __init__(self, file: Path) -> None:
        """
        Args:
            file: must not be there.

        Raises:
            IndexNotWritten: it cannot be made.
        """
        self._file = file
        self._placed = _Rows(file.with_name(f"rows_{file.name}"))
        self._others = _Table(companion(file))

    def __enter__(self) -> IndexWriter:
        return self

    def __exit__(self, *_exception: object) -> None:
        self._placed.close()
        self._others.close()

    def add(self, row: IndexRow, outline: ogr.Geometry | None) -> None:
        """Write a row.

        Args:
            outline: in degrees; None for none.

        Raises:
            IndexNotWritten: the disk is full, or the like.
        """
        if outline is None:
            self._others.write(row)
        else:
            self._placed.write(row, outline)

    def finish(self, cancel: Cancel) -> list[Path]:
        """Write what is left, and return the files: one, or two if some objects have no place.

        Raises:
            IndexNotWritten: see :meth:`add`.
            Cancelled: called off.
        """
        self._placed.close()
        self._others.close()
        if self._placed.count:
            _write_with_index(self._placed.file, self._file, cancel)
        else:
            # Without a spatial index GDAL could not read what it has written of nothing.
            _Rows(self._file, indexed=True).close()
        return [self._file, *([self._others.file] if self._others.count else [])]


class _Table:
    """The table of what has no place."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.count = 0
        self._contents = open(file, "w", encoding="utf-8", newline="")  # noqa: SIM115 - the index's writer closes it
        self._writer = csv.writer(self._contents)
        self._writer.writerow(COLUMNS)

    def write(self, row: IndexRow) -> None:
        self._writer.writerow([_text(getattr(row, column)) for column in COLUMNS])
        self.count += 1

    def close(self) -> None:
        self._contents.close()


def _text(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    return "" if value is None else str(int(value)) if isinstance(value, bool) else str(value)


class _Rows:
    """A file that rows are written into, one behind the other."""

    def __init__(self, file: Path, indexed: bool = False) -> None:
        self.file = file
        self.count = 0
        self._layer: Any = None
        options = [f"SPATIAL_INDEX={'YES' if indexed else 'NO'}"]
        with raised_as(self._failed):
            self._data = ogr.GetDriverByName(DRIVER).CreateDataSource(str(file))
            if self._data is not None:
                self._layer = self._data.CreateLayer(LAYER, degrees(), ogr.wkbMultiPolygon, options)
            if self._layer is None:
                raise RuntimeError(gdal.GetLastErrorMsg())
            for column in COLUMNS:
                self._layer.CreateField(_definition(column))

    def write(self, row: IndexRow, outline: ogr.Geometry) -> None:
        feature = ogr.Feature(self._layer.GetLayerDefn())
        for number, column in enumerate(COLUMNS):
            _set(feature, number, getattr(row, column))
        feature.SetGeometry(ogr.ForceToMultiPolygon(outline.Clone()))
        with raised_as(self._failed):
            self._layer.CreateFeature(feature)
        self.count += 1

    def close(self) -> None:
        if self._data is not None:
            with raised_as(self._failed):
                self._layer = self._data = None

    def _failed(self, details: str) -> UserError:
        return IndexNotWritten(file=self.file, reason=details.partition("\n")[0] or "?", details=details)


def _write_with_index(rows: Path, file: Path, cancel: Cancel) -> None:
    """Write the rows once more, so that some of them can be found and read by range."""

    def go_on(*_progress: object) -> int:
        return int(not cancel.requested)

    def failed(details: str) -> UserError:
        cancel.check()
        return IndexNotWritten(file=file, reason=details.partition("\n")[0] or "?", details=details)

    options = gdal.VectorTranslateOptions(
        format=DRIVER, layerName=LAYER, layerCreationOptions=["SPATIAL_INDEX=YES"], callback=go_on
    )
    with raised_as(failed):
        written = gdal.VectorTranslate(str(file), str(rows), options=options)
        if written is None:
            raise RuntimeError(gdal.GetLastErrorMsg())
        # The file is written when it is closed.
        del written
    cancel.check()


def _definition(column: str) -> ogr.FieldDefn:
    kind = KINDS.get(column, TEXT)
    definition = ogr.FieldDefn(column, FIELDS[kind])
    if kind == YES_NO:
        definition.SetSubType(ogr.OFSTBoolean)
    return definition


def _set(feature: ogr.Feature, number: int, value: object) -> None:
    if value is None:
        feature.SetFieldNull(number)
    elif isinstance(value, datetime):
        there = value.astimezone(timezone.utc)
        seconds = there.second + there.microsecond / 1e6
        feature.SetField(number, there.year, there.month, there.day, there.hour, there.minute, seconds, UTC)
    else:
        feature.SetField(number, int(value) if isinstance(value, bool) else value)


def rows_in(file: Path | str) -> Iterator[tuple[IndexRow, ogr.Geometry | None]]:
    """Yield the rows of an index that is there with their outlines, also those without any.

    Args:
        file: or GDAL's path of one in the object store; only one on the disk can have a table beside it.

    Raises:
        NotAnIndex: it is another file.
        IndexUnreadable: it cannot be read to its end.
    """
    yield from _placed_in(str(file))
    beside = companion(file) if isinstance(file, Path) else None
    if beside is not None and beside.exists():
        yield from ((row, None) for row in _others_in(beside))


def etags_in(file: Path) -> dict[str, str]:
    """Return the ETags in an index on the disk by the locations of the objects; quicker than whole rows.

    Raises:
        NotAnIndex, IndexUnreadable: see :func:`rows_in`.
    """
    found = {}
    for feature, numbers in _features_in(str(file), ("location", "etag")):
        location, etag = (feature.GetFieldAsString(numbers[column]) for column in ("location", "etag"))
        found[location] = etag
    beside = companion(file)
    if beside.exists():
        found.update((row.location, row.etag) for row in _others_in(beside))
    return found


def _placed_in(file: str) -> Iterator[tuple[IndexRow, ogr.Geometry]]:
    for feature, numbers in _features_in(file, COLUMNS):
        values = {column: _value(feature, number, KINDS.get(column, TEXT)) for column, number in numbers.items()}
        yield IndexRow(**values), feature.GetGeometryRef().Clone()


def _features_in(file: str, wanted: Sequence[str]) -> Iterator[tuple[ogr.Feature, dict[str, int]]]:
    """Yield the features of an index, with the numbers of the columns that are wanted; without outlines but for all."""

    def unreadable(details: str) -> UserError:
        return IndexUnreadable(file=file, details=details)

    with raised_as(unreadable):
        data = open_vector(file)
        layer = None if data is None else data.GetLayer(0)
        if layer is None:
            raise RuntimeError(gdal.GetLastErrorMsg())
    definition = layer.GetLayerDefn()
    numbers = {column: definition.GetFieldIndex(column) for column in COLUMNS}
    _expect_columns(file, [column for column, number in numbers.items() if number < 0])
    others = [column for column in COLUMNS if column not in wanted]
    with raised_as(unreadable):
        layer.SetIgnoredFields([*others, "OGR_GEOMETRY"] if others else [])
    while True:
        with raised_as(unreadable):
            feature = layer.GetNextFeature()
        if feature is None:
            return
        yield feature, numbers


def _expect_columns(file: object, missing: list[str]) -> None:
    if missing:
        raise NotAnIndex(file=file, column=missing[0])


def _value(feature: ogr.Feature, number: int, kind: str) -> Any:
    if not feature.IsFieldSetAndNotNull(number):
        return NOTHING[kind]
    if kind == TEXT:
        return feature.GetFieldAsString(number)
    if kind == TIME:
        return _time(feature.GetFieldAsDateTime(number))
    if kind == REAL:
        return feature.GetFieldAsDouble(number)
    value = feature.GetFieldAsInteger64(number)
    return bool(value) if kind == YES_NO else value


def _time(parts: Any) -> datetime:
    year, month, day, hour, minute, second, _zone = parts
    # GDAL rounds to milliseconds.
    exact = datetime(year, month, day, hour, minute, tzinfo=timezone.utc)
    return exact + timedelta(milliseconds=round(second * 1000))


def _others_in(file: Path) -> Iterator[IndexRow]:
    try:
        with open(file, encoding="utf-8", newline="") as contents:
            reader = csv.DictReader(contents)
            _expect_columns(file, [column for column in COLUMNS if column not in (reader.fieldnames or ())])
            for row in reader:
                yield IndexRow(**{column: _parsed(row[column] or "", KINDS.get(column, TEXT)) for column in COLUMNS})
    except (OSError, ValueError) as error:
        raise IndexUnreadable(file=file, details=str(error)) from None


PARSERS: dict[str, Callable[[str], Any]] = {
    TIME: datetime.fromisoformat,
    WHOLE: int,
    REAL: float,
    YES_NO: lambda word: word == "1",
    TEXT: str,
}


def _parsed(text: str, kind: str) -> Any:
    if not text:
        return NOTHING[kind]
    return PARSERS[kind](text)
