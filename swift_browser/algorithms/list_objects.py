"""A container's listing as a table."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain, islice
from typing import Any

from qgis.core import QgsProcessingContext
from qgis.PyQt.QtCore import QCoreApplication

from ..paths import container_prefix
from .algorithm import OUTPUT, PREFIX, SwiftAlgorithm
from .progress import Unit
from .run import Run
from .tables import NUMBER, TEXT, TIME, Table, add_table

COUNT, BYTES = "COUNT", "BYTES"
COLUMNS = (
    ("name", TEXT),
    ("size", NUMBER),
    ("last_modified", TIME),
    ("etag", TEXT),
    ("content_type", TEXT),
    ("location", TEXT),
)


class ListObjects(SwiftAlgorithm):
    """``swift:listobjects``"""

    def name(self) -> str:
        return "listobjects"

    def displayName(self) -> str:  # noqa: N802 - QGIS's
        return QCoreApplication.translate("SwiftCogBrowser", "List objects")

    def shortHelpString(self) -> str:  # noqa: N802 - QGIS's
        return QCoreApplication.translate(
            "SwiftCogBrowser",
            "Writes a table of the objects in a container, one row for each: its name, size in bytes, time of the "
            "last change (UTC), ETag, content type, and location, which is GDAL's path of it.\n\n"
            "The whole listing is read, however long it is. Pseudo-folders that hold nothing but their own marker "
            "are left out.",
        )

    def add_parameters(self) -> None:
        self.add_connection()
        self.add_container()
        self.add_prefix()
        add_table(self, OUTPUT, QCoreApplication.translate("SwiftCogBrowser", "Objects"))
        self.add_number(COUNT, QCoreApplication.translate("SwiftCogBrowser", "Number of objects"))
        self.add_number(BYTES, QCoreApplication.translate("SwiftCogBrowser", "Size of all, in bytes"))

    def work(self, parameters: dict[str, Any], context: QgsProcessingContext, run: Run) -> Mapping[str, Any]:
        """Read the listing page by page."""
        from ..listing import pages

        container = self.container(parameters, context)
        prefix = self.parameterAsString(parameters, PREFIX, context)
        # A container that is not there is known before there is a table.
        listing = pages(lambda marker: run.store.objects(container, prefix, "", marker, cancel=run.cancel))
        first = list(islice(listing, 1))
        table = Table(self, OUTPUT, parameters, context, COLUMNS)
        meter, size = run.meter(Unit.OBJECTS), 0
        for page in chain(first, listing):
            for entry in page:
                if entry.is_folder:
                    continue
                location = container_prefix(container) + entry.name
                table.add([entry.name, entry.size, entry.last_modified, entry.etag, entry.content_type, location])
                size += entry.size
                meter.advance()
            run.cancel.check()
            meter.tell()
        return {COUNT: meter.done, BYTES: size, **table.results()}
