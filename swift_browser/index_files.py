"""The index of a container as a FlatGeobuf file: written whole, and read again.

GDAL leaves out whatever has no geometry where a FlatGeobuf has a spatial index (3.6 to 3.10), without a word. What has
no place on the earth is in a second file beside the first, so that nothing is lost.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from osgeo import gdal, ogr

from ..auth.errors import UserError
from .footprints import degrees
from .gdal_files import open_vector
from .index_rows import COLUMNS, IndexRow

DRIVER = "FlatGeobuf"
ENDING = ".fgb"
WITHOUT_PLACE = "_without_place"
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


class IndexFileError(UserError):
    """An index cannot be written or read."""


class IndexNotWritten(IndexFileError):
    template = "The index could not be written to {file}: {reason}."


class NotAnIndex(IndexFileError):
    template = "{file} is no index of a container: it lacks the column {column}. Make one with “Index container”."


class IndexUnreadable(IndexFileError):
    template = "The index {file} could not be read."


def companion(file: Path) -> Path:
    """Return the file beside an index for what has no place on the earth."""
    return file.with_name(f"{file.stem}{WITHOUT_PLACE}{file.suffix}")


class IndexWriter:
    """Writes an index into a folder, under its own name. Used by one thread."""

    def __init__(self, file: Path) -> None:
        """
        Args:
            file: must not be there.

        Raises:
            IndexNotWritten: it cannot be made.
        """
        self._file = file
        self._layers = [_Layer(file, placed=True), _Layer(companion(file), placed=False)]

    def add(self, row: IndexRow, outline: ogr.Geometry | None) -> None:
        """Write a row.

        Args:
            outline: in degrees; None for none.

        Raises:
            IndexNotWritten: the disk is full, or the like.
        """
        layer = self._layers[outline is None]
        feature = layer.feature()
        for column, value in zip(COLUMNS, (getattr(row, name) for name in COLUMNS)):
            _set(feature, column, value)
        if outline is not None:
            feature.SetGeometry(ogr.ForceToMultiPolygon(outline.Clone()))
        layer.write(feature)

    def copy(self, old: ogr.Feature, date: datetime | None) -> None:
        """Write a row of another index once more, with its date found anew."""
        layer = self._layers[old.GetGeometryRef() is None]
        feature = layer.feature()
        feature.SetFrom(old)
        _set(feature, "date", date)
        layer.write(feature)

    def close(self) -> list[Path]:
        """Write what is left, and return the files: one, or two if some objects have no place.

        Raises:
            IndexNotWritten: see :meth:`add`.
        """
        written = [layer.file for layer in self._layers if layer.close() or layer.file == self._file]
        for layer in self._layers:
            if layer.file not in written:
                layer.file.unlink(missing_ok=True)
        return written


class _Layer:
    def __init__(self, file: Path, placed: bool) -> None:
        self.file = file
        self._rows = 0
        self._layer: Any = None
        try:
            self._data = ogr.GetDriverByName(DRIVER).CreateDataSource(str(file))
            kind = ogr.wkbMultiPolygon if placed else ogr.wkbNone
            options = [f"SPATIAL_INDEX={'YES' if placed else 'NO'}"]
            if self._data is not None:
                self._layer = self._data.CreateLayer(LAYER, degrees(), kind, options)
            if self._layer is None:
                raise RuntimeError(gdal.GetLastErrorMsg())
            for column in COLUMNS:
                self._layer.CreateField(_definition(column))
        except RuntimeError as error:
            raise IndexNotWritten(file=file, reason=str(error) or "?") from None

    def feature(self) -> ogr.Feature:
        return ogr.Feature(self._layer.GetLayerDefn())

    def write(self, feature: ogr.Feature) -> None:
        try:
            if self._layer.CreateFeature(feature) != ogr.OGRERR_NONE:
                raise RuntimeError(gdal.GetLastErrorMsg())
        except RuntimeError as error:
            raise IndexNotWritten(file=self.file, reason=str(error) or "?") from None
        self._rows += 1

    def close(self) -> int:
        """Write it, and return how many rows it has."""
        reports: list[str] = []
        gdal.PushErrorHandler(lambda kind, _number, text: reports.append(text) if kind >= gdal.CE_Failure else None)
        try:
            # The file is written when it is closed, and nobody returns whether that was done.
            self._layer = self._data = None
        finally:
            gdal.PopErrorHandler()
        if reports:
            raise IndexNotWritten(file=self.file, reason=reports[0])
        return self._rows


def _definition(column: str) -> ogr.FieldDefn:
    kind = KINDS.get(column, TEXT)
    definition = ogr.FieldDefn(column, FIELDS[kind])
    if kind == YES_NO:
        definition.SetSubType(ogr.OFSTBoolean)
    return definition


def _set(feature: ogr.Feature, column: str, value: object) -> None:
    number = feature.GetFieldIndex(column)
    if value is None:
        feature.SetFieldNull(number)
    elif isinstance(value, datetime):
        there = value.astimezone(timezone.utc)
        seconds = there.second + there.microsecond / 1e6
        feature.SetField(number, there.year, there.month, there.day, there.hour, there.minute, seconds, UTC)
    else:
        feature.SetField(number, int(value) if isinstance(value, bool) else value)


def features(file: Path) -> Iterator[ogr.Feature]:
    """Yield the rows of an index that is there, also those without a place.

    Raises:
        NotAnIndex: it is another file.
        IndexUnreadable: it cannot be read to its end.
    """
    for each in (file, companion(file)):
        if each.exists():
            yield from _features_of(each)


def _features_of(file: Path) -> Iterator[ogr.Feature]:
    data = open_vector(str(file))
    if data is None:
        raise IndexUnreadable(file=file, details=gdal.GetLastErrorMsg())
    layer = data.GetLayer(0)
    for column in ("location", "etag"):
        if layer.GetLayerDefn().GetFieldIndex(column) < 0:
            raise NotAnIndex(file=file, column=column)
    expected, read = layer.GetFeatureCount(), 0
    while True:
        try:
            feature = layer.GetNextFeature()
        except RuntimeError as error:
            raise IndexUnreadable(file=file, details=str(error)) from None
        if feature is None:
            break
        read += 1
        yield feature
    if expected >= 0 and read != expected:
        raise IndexUnreadable(file=file, details=f"{read} rows of {expected}")


def text_of(feature: ogr.Feature, column: str) -> str:
    """Return the text in a column; empty for none."""
    return str(feature.GetField(column) or "")


def time_of(feature: ogr.Feature, column: str) -> datetime | None:
    """Return the time in a column, in UTC; None for none."""
    number = feature.GetFieldIndex(column)
    if number < 0 or not feature.IsFieldSetAndNotNull(number):
        return None
    year, month, day, hour, minute, second, _zone = feature.GetFieldAsDateTime(number)
    whole = int(second)
    return datetime(year, month, day, hour, minute, whole, round((second - whole) * 1e6) % 1000000, timezone.utc)


def value_of(feature: Any, column: str) -> Any:
    """Return what is in a column; None for nothing."""
    number = feature.GetFieldIndex(column)
    return feature.GetField(number) if number >= 0 and feature.IsFieldSetAndNotNull(number) else None
