"""The objects that an algorithm works with, as rows: of an index, or of objects whose headers are read for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import Qgis, QgsProcessingContext, QgsProcessingParameterFile, QgsProcessingParameterString
from qgis.PyQt.QtCore import QCoreApplication

from ...auth.errors import UserError
from ..errors import NotFound
from ..models import ObjectEntry
from ..name_dates import USUAL, NameDates
from ..sources import object_of
from .algorithm import CONTAINER, SwiftAlgorithm
from .chosen_objects import add_choice, chosen
from .progress import Unit
from .run import Run, read_by_gdal

if TYPE_CHECKING:
    from ..cancel import Cancel
    from ..index_rows import IndexRow
    from ..indexing import Found

# A row, and the outline of its object (ogr.Geometry); None where it has no place.
Placed = tuple["IndexRow", Any]
INDEX, DATE_PATTERN = "INDEX", "DATE_PATTERN"
AT_A_TIME, PORTION = 16, 1000


class IndexOrObjects(UserError):
    template = "Give an index, or a container and which of its objects, but not both."


class IndexMissing(UserError):
    template = "There is no index {file}."


def add_source(algorithm: SwiftAlgorithm) -> None:
    """Add the parameters: an index, or a container and which of its objects."""
    translate = QCoreApplication.translate
    text = translate("SwiftCogBrowser", "Index (a file, or /vsiswift/CONTAINER/NAME of a published one)")
    algorithm.add_input(
        QgsProcessingParameterFile(
            INDEX, text, Qgis.ProcessingFileParameterBehavior.File, "", None, True, "FlatGeobuf (*.fgb)"
        )
    )
    text = translate("SwiftCogBrowser", "Or the container of the objects")
    algorithm.add_input(QgsProcessingParameterString(CONTAINER, text, "", optional=True))
    add_choice(algorithm)
    text = translate("SwiftCogBrowser", "Dates in the names of objects")
    algorithm.add_input(QgsProcessingParameterString(DATE_PATTERN, text, USUAL, optional=True))


def rows_wanted(
    algorithm: SwiftAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext, run: Run
) -> list[Placed]:
    """Return the rows, and the outlines of their objects in degrees.

    Waits for the network where objects, or an index in the object store, are read.

    Raises:
        IndexOrObjects, IndexMissing: neither is given, or both are.
        IndexFileError: the index cannot be read.
        see :func:`.chosen_objects.chosen` and :meth:`..indexing.HeaderReader.read`.
    """
    index = algorithm.parameterAsString(parameters, INDEX, context).strip()
    container = algorithm.parameterAsString(parameters, CONTAINER, context).strip()
    if bool(index) == bool(container):
        raise IndexOrObjects
    if index:
        return _of_index(algorithm, index, run)
    entries = [
        entry
        for entry in chosen(algorithm, parameters, context, run, algorithm.container(parameters, context))
        if not entry.is_folder
    ]
    dates = NameDates(algorithm.parameterAsString(parameters, DATE_PATTERN, context))
    return list(_read(run, container.rstrip("/"), entries, dates))


def _of_index(algorithm: SwiftAlgorithm, index: str, run: Run) -> list[Placed]:
    from ..index_files import rows_in

    source = object_of(index)
    if source is not None and not source.storage_url:
        with read_by_gdal(run, algorithm.surroundings.logins) as account:
            path, _provenance = account.open_path(source.container, source.name, run.cancel)
            return list(rows_in(path))
    file = Path(index)
    if not file.is_file():
        raise IndexMissing(file=file)
    return list(rows_in(file))


def _read(run: Run, container: str, entries: Sequence[ObjectEntry], dates: NameDates) -> Iterator[Placed]:
    """Yield the rows of objects that were listed or named."""
    from ..indexing import HeaderReader
    from ..object_details import may_be_tiff
    from ..parallel import in_parallel

    meter = run.meter(Unit.OBJECTS, len(entries))

    def read(entry: ObjectEntry, cancel: Cancel) -> Found:
        found = HeaderReader(run.store, container, dates, cancel, systems).read(entry)
        if found.row is None and not entry.etag:
            # It was named, not listed.
            raise NotFound(what=f"{container}/{entry.name}")
        meter.advance()
        return found

    from ..raster_systems import RasterSystems

    systems = RasterSystems()
    wanted = [entry for entry in entries if may_be_tiff(entry.name, entry.content_type)]
    for start in range(0, len(wanted), PORTION):
        works = [partial(read, entry) for entry in wanted[start : start + PORTION]]
        for found in in_parallel(works, AT_A_TIME, run.cancel, meter.tell):
            if found.row is not None:
                yield found.row, found.outline


@contextmanager
def opened_for_gdal(algorithm: SwiftAlgorithm, run: Run, rows: Sequence[IndexRow]) -> Iterator[Any]:
    """Have GDAL read the containers of objects meanwhile. Waits for the network; gives the account.

    Raises:
        ContainerTaken: another account's layers read a container of this name.
        KeystoneError, ServerOutOfReach, CertificateRefused: no token.
    """
    containers = {source.container for source in (object_of(row.location) for row in rows) if source is not None}
    with read_by_gdal(run, algorithm.surroundings.logins) as account:
        for container in sorted(containers):
            account.bridge.open_container(container, account.session.token())
        yield account
