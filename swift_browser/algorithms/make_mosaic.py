"""Thousands of objects as one virtual raster."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsMapLayer,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingLayerPostProcessorInterface,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterExpression,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
    QgsProcessingUtils,
)
from qgis.PyQt.QtCore import QCoreApplication

from ...auth.errors import UserError
from .algorithm import OUTPUT, ArchiveAlgorithm
from .archive_rows import add_source, opened_for_gdal, rows_wanted
from .run import Run

if TYPE_CHECKING:
    from ..index_rows import IndexRow

# The newest come last, and are drawn over the others.
NEWEST = 'coalesce("date", "last_modified")'
EXPRESSION, SORT, DESCENDING, BANDS = "EXPRESSION", "SORT", "DESCENDING", "BANDS"
COUNT, LEFT_OUT = "COUNT", "LEFT_OUT"


class BandNumbersWrong(UserError):
    template = "“{text}” are no bands. Write their numbers from 1, with blanks between them, such as 4 3 2."


class MakeMosaic(ArchiveAlgorithm):
    """``swift:mosaic``"""

    def name(self) -> str:
        return "mosaic"

    def displayName(self) -> str:  # noqa: N802 - QGIS's
        return QCoreApplication.translate("SwiftCogBrowser", "Virtual mosaic")

    def shortHelpString(self) -> str:  # noqa: N802 - QGIS's
        return QCoreApplication.translate(
            "SwiftCogBrowser",
            "Writes one virtual raster of the objects in an index: a small file that names them. Their pixels stay "
            "where they are, and only what the map needs is read of them. No object is opened for it, so thousands "
            "take seconds.\n\n"
            "All objects need the same coordinate reference system, bands, data type, scale and offset; an expression "
            "chooses among them, such as \"crs\" = 'EPSG:32631' and \"date\" >= '2024-01-01'. The newest are on top, "
            "or whatever comes last in the order that you give.\n\n"
            "A name that ends with .vrt is read by every GDAL. One with .gti.fgb is an index for GDAL's driver GTI "
            "(3.9 and later): beware that it shows nothing, without an error, where an object cannot be read.",
        )

    def add_parameters(self) -> None:
        translate = QCoreApplication.translate
        self.add_connection()
        add_source(self)
        self.add_input(
            QgsProcessingParameterExpression(
                EXPRESSION, translate("SwiftCogBrowser", "Only objects for which this is true"), "", "", optional=True
            )
        )
        self.add_input(
            QgsProcessingParameterExpression(
                SORT, translate("SwiftCogBrowser", "Order (the last one is on top)"), NEWEST, "", optional=True
            )
        )
        self.add_input(
            QgsProcessingParameterBoolean(DESCENDING, translate("SwiftCogBrowser", "Reverse the order"), False)
        )
        self.add_input(
            QgsProcessingParameterString(
                BANDS, translate("SwiftCogBrowser", "Bands (such as 4 3 2; empty: all)"), "", optional=True
            )
        )
        self.add_input(
            QgsProcessingParameterFileDestination(
                OUTPUT, translate("SwiftCogBrowser", "Mosaic"), "VRT (*.vrt);;GTI (*.gti.fgb)"
            )
        )
        self.add_number(COUNT, translate("SwiftCogBrowser", "Number of objects"))
        self.add_number(LEFT_OUT, translate("SwiftCogBrowser", "Objects without a place"))

    def work(self, parameters: dict[str, Any], context: QgsProcessingContext, run: Run) -> Mapping[str, Any]:
        """Choose, write, and have it added to the project."""
        from ..archive_mosaic import write_mosaic
        from ..index_expressions import chosen_rows

        rows = [row for row, _outline in rows_wanted(self, parameters, context, run)]
        bands = bands_in(self.parameterAsString(parameters, BANDS, context))
        kept = chosen_rows(
            rows,
            # As expressions QGIS would leave out those that are wrong.
            self.parameterAsString(parameters, EXPRESSION, context),
            self.parameterAsString(parameters, SORT, context),
            self.parameterAsBool(parameters, DESCENDING, context),
        )
        run.cancel.check()
        placed = [row for row in kept if row.place]
        file = Path(self.parameterAsFileOutput(parameters, OUTPUT, context))
        grid = write_mosaic(placed, bands, file)
        text = QCoreApplication.translate("SwiftCogBrowser", "{count} objects, {width} × {height} pixels.")
        run.feedback.pushInfo(text.format(count=len(placed), width=grid.width, height=grid.height))
        self._tell_of_others(run, len(kept) - len(placed))
        if run.connected is not None:
            with opened_for_gdal(self, run, placed):
                self._add_to_project(file, placed, context, run)
        return {OUTPUT: str(file), COUNT: len(placed), LEFT_OUT: len(kept) - len(placed)}

    def _tell_of_others(self, run: Run, count: int) -> None:
        if count:
            text = QCoreApplication.translate("SwiftCogBrowser", "{count} objects do not say where they lie.")
            run.feedback.pushWarning(text.format(count=count))

    def _add_to_project(self, file: Path, rows: Sequence[IndexRow], context: QgsProcessingContext, run: Run) -> None:
        """Have QGIS add it: with a first style, since QGIS would read all objects to find one."""
        from ..mosaic_style import write_first_style

        if context.project() is None or run.connected is None:
            return
        write_first_style(file, rows)
        details = QgsProcessingContext.LayerDetails(
            file.stem, context.project(), OUTPUT, QgsProcessingUtils.LayerHint.Raster
        )
        note = _Noting(run.connected.session.current.storage_url, rows)
        # Nobody else keeps it.
        _Noting.kept.append(note)
        details.setPostProcessor(note)
        context.addLayerToLoadOnCompletion(str(file), details)


class _Noting(QgsProcessingLayerPostProcessorInterface):
    """Notes in the mosaic's layer whose objects it reads, so that a saved project knows."""

    kept: list[_Noting] = []

    def __init__(self, storage_url: str, rows: Sequence[IndexRow]) -> None:
        super().__init__()
        self._url = storage_url
        self._locations = list({row.location.split("/", 3)[2]: row.location for row in rows}.values())

    def postProcessLayer(  # noqa: N802 - QGIS's
        self, layer: QgsMapLayer | None, _context: QgsProcessingContext, _feedback: QgsProcessingFeedback | None
    ) -> None:
        """On the main thread."""
        from ..needs import Need, note_needs
        from ..sources import object_of

        _Noting.kept.remove(self)
        sources = [source for source in map(object_of, self._locations) if source is not None]
        if layer is not None:
            note_needs(layer, [Need(source, self._url) for source in sources])


def bands_in(text: str) -> list[int]:
    """Return the bands that a person typed.

    Raises:
        BandNumbersWrong: they are no numbers from 1.
    """
    words = text.replace(",", " ").split()
    if not all(word.isascii() and word.isdigit() and int(word) for word in words):
        raise BandNumbersWrong(text=text)
    return [int(word) for word in words]
