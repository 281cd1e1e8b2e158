"""An index of a container's GeoTIFFs: where they lie, and what their headers say."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingOutputString,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)
from qgis.PyQt.QtCore import QCoreApplication

from ...auth.errors import UserError
from ..name_dates import USUAL, NameDates
from ..words import size_text
from .algorithm import OUTPUT, PREFIX, ArchiveAlgorithm
from .progress import Unit
from .run import Run

if TYPE_CHECKING:
    from ..indexing import IndexMade

PATTERN, DATE_PATTERN, CONCURRENCY, PUBLISH = "PATTERN", "DATE_PATTERN", "CONCURRENCY", "PUBLISH"
COUNT, READ, BYTES, WITHOUT_PLACE, NO_COGS = "COUNT", "READ", "BYTES", "WITHOUT_PLACE", "NO_COGS"
LOCATION = "LOCATION"
USUAL_CONCURRENCY, MOST_CONCURRENCY = 16, 64
ENDING = ".fgb"


class IndexNameWrong(UserError):
    template = "“{name}” cannot be the name of an index: it has to end with .fgb, as FlatGeobuf files do."


class IndexContainer(ArchiveAlgorithm):
    """``swift:indexcontainer``"""

    def name(self) -> str:
        return "indexcontainer"

    def displayName(self) -> str:  # noqa: N802 - QGIS's
        return QCoreApplication.translate("SwiftCogBrowser", "Index container")

    def shortHelpString(self) -> str:  # noqa: N802 - QGIS's
        return QCoreApplication.translate(
            "SwiftCogBrowser",
            "Writes an index of the GeoTIFFs in a container, a FlatGeobuf file with the outline of each in degrees "
            "(EPSG:4326) and what its header says: size, ETag, dates, pixels, bands, type, coordinate reference "
            "system, NoData, scale, offset, overviews, and whether it is a valid COG. Only headers are read, many at "
            "a time.\n\n"
            "If the file is there already, only objects that are new or have changed since are read.\n\n"
            "“Dates in the names” says how they are written: %Y year, %m month, %d day, %j day of the year, %H %M %S "
            "time. A | stands between several patterns.\n\n"
            "What has no place on the earth, or is no GeoTIFF, is in a table beside the index, with the reason.\n\n"
            "With a name under “Publish the index as”, the index is put into the container too, in place of one that "
            "is there: whoever may read the container can open it from there.",
        )

    def add_parameters(self) -> None:
        translate = QCoreApplication.translate
        self.add_connection()
        self.add_container()
        self.add_prefix()
        self._add_text(PATTERN, translate("SwiftCogBrowser", "Names match (such as */B04_*.tif; empty: all TIFFs)"))
        self._add_text(DATE_PATTERN, translate("SwiftCogBrowser", "Dates in the names"), USUAL)
        self.add_input(
            QgsProcessingParameterNumber(
                CONCURRENCY,
                translate("SwiftCogBrowser", "Objects that are read at a time"),
                Qgis.ProcessingNumberParameterType.Integer,
                USUAL_CONCURRENCY,
                False,
                1,
                MOST_CONCURRENCY,
            )
        )
        self._add_text(
            PUBLISH, translate("SwiftCogBrowser", "Publish the index as (such as index.fgb; empty: not at all)")
        )
        self.add_input(
            QgsProcessingParameterFileDestination(
                OUTPUT, translate("SwiftCogBrowser", "Index"), f"FlatGeobuf (*{ENDING})"
            )
        )
        for name, text in (
            (COUNT, translate("SwiftCogBrowser", "Number of objects")),
            (READ, translate("SwiftCogBrowser", "Headers that were read")),
            (BYTES, translate("SwiftCogBrowser", "Bytes read for the headers")),
            (WITHOUT_PLACE, translate("SwiftCogBrowser", "Objects without a place")),
            (NO_COGS, translate("SwiftCogBrowser", "Objects that are no valid COG")),
        ):
            self.add_number(name, text)
        self.add_output(
            QgsProcessingOutputString(LOCATION, translate("SwiftCogBrowser", "Place of the published index"))
        )

    def _add_text(self, name: str, text: str, usual: str = "") -> None:
        self.add_input(QgsProcessingParameterString(name, text, usual, optional=True))

    def work(self, parameters: dict[str, Any], context: QgsProcessingContext, run: Run) -> Mapping[str, Any]:
        """Index, and publish if that is wanted."""
        from ..indexing import IndexAsked, index_container

        asked = IndexAsked(
            container=self.container(parameters, context),
            prefix=self.parameterAsString(parameters, PREFIX, context),
            pattern=self.parameterAsString(parameters, PATTERN, context),
            dates=NameDates(self.parameterAsString(parameters, DATE_PATTERN, context)),
            concurrency=self.parameterAsInt(parameters, CONCURRENCY, context),
            file=Path(self.parameterAsFileOutput(parameters, OUTPUT, context)),
        )
        publish = self.parameterAsString(parameters, PUBLISH, context).strip()
        for name in (asked.file.name, *([publish] if publish else [])):
            if not name.endswith(ENDING):
                raise IndexNameWrong(name=name)
        meter = run.meter(Unit.OBJECTS, self._total(run, asked.container, asked.prefix))

        def tell(read: int, known: int) -> None:
            meter.advance(read)
            meter.spare(known)
            meter.tell()

        made = index_container(run.store, asked, run.cancel, tell)
        self._say(run, made)
        location = self._publish(run, asked.file, asked.container, publish) if publish else ""
        return {
            OUTPUT: str(asked.file),
            COUNT: made.objects,
            READ: made.read,
            BYTES: made.bytes,
            WITHOUT_PLACE: made.without_place,
            NO_COGS: made.no_cogs,
            LOCATION: location,
        }

    def _total(self, run: Run, container: str, prefix: str) -> int:
        """Return how many objects there are, if somebody knows."""
        count = run.store.head_container(container, run.cancel).get("x-container-object-count", "")
        return int(count) if count.isdigit() and not prefix else 0

    def _say(self, run: Run, made: IndexMade) -> None:
        text = QCoreApplication.translate(
            "SwiftCogBrowser",
            "{read} of {total} headers were read, {size} in {requests} requests; the others were known.",
        )
        run.feedback.pushInfo(
            text.format(read=made.read, total=made.objects, size=size_text(made.bytes), requests=made.requests)
        )
        if len(made.files) > 1:
            text = QCoreApplication.translate("SwiftCogBrowser", "{count} objects have no place: see {file}.")
            run.feedback.pushWarning(text.format(count=made.without_place, file=made.files[1]))

    def _publish(self, run: Run, file: Path, container: str, name: str) -> str:
        """Put the index into the container: the user has named it."""
        from contextlib import closing

        from ..object_writer import ObjectWriter
        from ..paths import container_prefix
        from ..upload import Upload, Work, upload_all

        with closing(ObjectWriter(run.session)) as writer:
            meter = run.meter(Unit.BYTES, file.stat().st_size)
            work = Work(writer, writer.limits(run.cancel), run.cancel, meter.advance, meter.spare, meter.tell)
            upload_all([Upload(file, container, name, replace=True)], work)
        return container_prefix(container) + name
