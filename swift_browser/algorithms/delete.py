"""Objects are deleted, as many as the user says."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import ExitStack
from typing import Any

from qgis.core import Qgis, QgsProcessingContext, QgsProcessingParameterNumber
from qgis.PyQt.QtCore import QCoreApplication

from .algorithm import SwiftAlgorithm
from .chosen_objects import add_choice, chosen
from .progress import Unit
from .run import Run

COUNT, SEGMENTS = "COUNT", "SEGMENTS"


class Delete(SwiftAlgorithm):
    """``swift:delete``"""

    def name(self) -> str:
        return "delete"

    def displayName(self) -> str:  # noqa: N802 - QGIS's
        return QCoreApplication.translate("SwiftCogBrowser", "Delete objects")

    def shortHelpString(self) -> str:  # noqa: N802 - QGIS's
        return QCoreApplication.translate(
            "SwiftCogBrowser",
            "Deletes objects for good, and with large objects their segments, where these lie in a container of their "
            "own.\n\n"
            "You have to say how many objects there are. If there are more or fewer, nothing is deleted, and the "
            "message tells the right number. Segments are not counted, they belong to their object; markers of "
            "pseudo-folders are.",
        )

    def add_parameters(self) -> None:
        translate = QCoreApplication.translate
        self.add_connection()
        self.add_container()
        add_choice(self)
        self.add_input(
            QgsProcessingParameterNumber(
                COUNT,
                translate("SwiftCogBrowser", "How many objects there are"),
                Qgis.ProcessingNumberParameterType.Integer,
                None,
                False,
                1,
            )
        )
        self.add_number(COUNT, translate("SwiftCogBrowser", "Deleted objects"))
        self.add_number(SEGMENTS, translate("SwiftCogBrowser", "Deleted segments"))

    def work(self, parameters: dict[str, Any], context: QgsProcessingContext, run: Run) -> Mapping[str, Any]:
        """Count, compare, delete."""
        from ..deleting import delete_all
        from ..object_writer import ObjectWriter

        container = self.container(parameters, context)
        names = [entry.name for entry in chosen(self, parameters, context, run, container)]
        count = self.parameterAsInt(parameters, COUNT, context)
        with ExitStack() as closing:
            writer = ObjectWriter(run.session)
            closing.callback(writer.close)
            meter = run.meter(Unit.OBJECTS, len(names))
            gone = delete_all(writer, container, names, count, run.cancel, done=meter.advance, tick=meter.tell)
        left = sum(each.left for each in gone)
        if left:
            text = QCoreApplication.translate(
                "SwiftCogBrowser", "{count} segments were left: they lie among other objects, in {container}."
            )
            run.feedback.pushWarning(text.format(count=left, container=container))
        return {COUNT: len(gone), SEGMENTS: sum(each.segments for each in gone)}
