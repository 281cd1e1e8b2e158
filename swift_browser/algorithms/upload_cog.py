"""Rasters of this computer as objects, as Cloud-Optimised GeoTIFFs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterNumber,
    QgsProcessingUtils,
)
from qgis.PyQt.QtCore import QCoreApplication

from ...auth.errors import UserError
from ..paths import container_prefix
from ..places import Place
from ..words import size_text
from .algorithm import OUTPUT, PREFIX, SwiftAlgorithm
from .progress import Meter, Unit
from .raster_inputs import NoRasterFile, RasterFiles, RasterInput, raster_inputs
from .run import Run
from .tables import NUMBER, TEXT, YES_NO, Table, add_table

if TYPE_CHECKING:
    from ..cog_upload import Done, Source, Target, Told

INPUT, CONVERT, SEGMENT_SIZE, OVERWRITE = "INPUT", "CONVERT", "SEGMENT_SIZE", "OVERWRITE"
CREATE_CONTAINER, ADD_TO_PROJECT = "CREATE_CONTAINER", "ADD_TO_PROJECT"
COUNT, SENT = "COUNT", "SENT"
MB = 1_000_000
COLUMNS = (
    ("file", TEXT),
    ("container", TEXT),
    ("name", TEXT),
    ("size", NUMBER),
    ("etag", TEXT),
    ("segments", NUMBER),
    ("converted", YES_NO),
    ("unchanged", YES_NO),
    ("location", TEXT),
)


class UploadCog(SwiftAlgorithm):
    """``swift:uploadcog``"""

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self._inputs: list[RasterInput] = []
        # What is to be added to the project afterwards.
        self._places: list[Place] = []

    def name(self) -> str:
        return "uploadcog"

    def displayName(self) -> str:  # noqa: N802 - QGIS's
        return QCoreApplication.translate("SwiftCogBrowser", "Upload as COG")

    def shortHelpString(self) -> str:  # noqa: N802 - QGIS's
        return QCoreApplication.translate(
            "SwiftCogBrowser",
            "Uploads rasters into a container. What is no Cloud-Optimised GeoTIFF yet is converted first, without "
            "loss; the files on this computer stay as they are.\n\n"
            "An object has its name only when all of it has come and its MD5 is right. After a cut, or when QGIS was "
            "closed, run it again with the same parameters: what is there already is not sent again. Files above the "
            "limit of the object store, or above the size that you give, go in segments, which lie in the container "
            "CONTAINER_segments; then only the segments that are missing are sent.\n\n"
            "An object that is there already, with other contents, is replaced only if you say so.",
        )

    def add_parameters(self) -> None:
        translate = QCoreApplication.translate
        self.add_input(RasterFiles(INPUT, translate("SwiftCogBrowser", "Rasters")))
        self.add_connection()
        self.add_container()
        self.add_prefix(translate("SwiftCogBrowser", "Before the name of each file (such as 2024/06/)"))
        self._add_switch(CONVERT, translate("SwiftCogBrowser", "Convert what is no COG yet"), True)
        text = translate("SwiftCogBrowser", "Send larger files in segments of so many MB (0: only where it must be)")
        self.add_input(
            QgsProcessingParameterNumber(
                SEGMENT_SIZE, text, Qgis.ProcessingNumberParameterType.Integer, 0, False, 0, 5000
            )
        )
        self._add_switch(OVERWRITE, translate("SwiftCogBrowser", "Replace objects that are there already"), False)
        self._add_switch(CREATE_CONTAINER, translate("SwiftCogBrowser", "Create the container if it is missing"), False)
        self._add_switch(ADD_TO_PROJECT, translate("SwiftCogBrowser", "Add the objects to the project"), True)
        add_table(self, OUTPUT, translate("SwiftCogBrowser", "Uploaded objects"), optional=True)
        self.add_number(COUNT, translate("SwiftCogBrowser", "Number of objects"))
        self.add_number(SENT, translate("SwiftCogBrowser", "Bytes that were sent"))

    def _add_switch(self, name: str, text: str, on: bool) -> None:
        self.add_input(QgsProcessingParameterBoolean(name, text, on))

    def check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        raster_inputs(parameters.get(INPUT), context)

    def prepareAlgorithm(  # noqa: N802 - QGIS's
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback | None
    ) -> bool:
        """Look at the layers, on the thread that they belong to."""
        try:
            self._inputs = raster_inputs(parameters.get(INPUT), context)
        except UserError as error:
            self.trouble = error
            return True
        return super().prepareAlgorithm(parameters, context, feedback)

    def work(self, parameters: dict[str, Any], context: QgsProcessingContext, run: Run) -> Mapping[str, Any]:
        """Upload what can be as it is, then convert and upload the rest, one after the other."""
        from ..cog_upload import upload_as_cogs
        from ..object_writer import ObjectWriter
        from ..upload import Work, need_container

        sources, target = self._sources(parameters, context), self._target(parameters, context)
        with ExitStack() as closing:
            writer = ObjectWriter(run.session)
            closing.callback(writer.close)
            limits = writer.limits(run.cancel)
            make = self.parameterAsBool(parameters, CREATE_CONTAINER, context)
            need_container(writer, target.container, make, limits, run.cancel)
            table = Table(self, OUTPUT, parameters, context, COLUMNS)
            meter = run.meter(Unit.BYTES, sum(each.size for each in self._inputs))
            work = Work(writer, limits, run.cancel, meter.advance, meter.spare, meter.tell)
            done: list[Done] = []
            upload_as_cogs(sources, target, work, _told(run, meter, table, done))
        if self.parameterAsBool(parameters, ADD_TO_PROJECT, context):
            self._places = self._to_add(run, done)
        return {COUNT: len(done), SENT: meter.worked, **table.results()}

    def postProcessAlgorithm(  # noqa: N802 - QGIS's
        self, _context: QgsProcessingContext, _feedback: QgsProcessingFeedback | None
    ) -> dict[str, Any]:
        """Have the objects added to the project that is open, in the background."""
        add, places = self.surroundings.add, self._places
        if add is not None and places:
            self.surroundings.logins.main_thread.ask(lambda: add(places))
        return {}

    def _sources(self, parameters: dict[str, Any], context: QgsProcessingContext) -> list[Source]:
        from ..cog_upload import Source, cog_name

        prefix = self.parameterAsString(parameters, PREFIX, context)
        convert = self.parameterAsBool(parameters, CONVERT, context)
        for each in self._inputs:
            if each.file is None and not convert:
                raise NoRasterFile(name=each.path)
        return [
            Source(each.path, prefix + (cog_name(each.name) if convert else each.name), convert)
            for each in self._inputs
        ]

    def _target(self, parameters: dict[str, Any], context: QgsProcessingContext) -> Target:
        from ..cog_upload import Target

        return Target(
            self.container(parameters, context),
            self.parameterAsBool(parameters, OVERWRITE, context),
            self.parameterAsInt(parameters, SEGMENT_SIZE, context) * MB,
            QgsProcessingUtils.tempFolder(),
        )

    def _to_add(self, run: Run, done: Sequence[Done]) -> list[Place]:
        if run.connected is None and self.surroundings.add is not None:
            text = QCoreApplication.translate(
                "SwiftCogBrowser", "The objects are not added to the project: {name} is not connected in QGIS."
            )
            run.feedback.pushWarning(text.format(name=run.found.name))
            return []
        uploads = [each.uploaded.upload for each in done]
        return [Place(run.found.key, upload.container, upload.name) for upload in uploads]


def _told(run: Run, meter: Meter, table: Table, done: list[Done]) -> Told:
    """Return what writes the log and the table."""
    from ..cog_upload import Told

    translate, feedback = QCoreApplication.translate, run.feedback

    def converting(source: Source) -> None:
        feedback.setProgressText(translate("SwiftCogBrowser", "Convert {name}").format(name=source.label))

    def lost(source: Source, what: Sequence[str]) -> None:
        text = translate("SwiftCogBrowser", "{name}: a GeoTIFF has no place for some of its metadata: {what}.")
        feedback.pushWarning(text.format(name=source.label, what=", ".join(what)))

    def resized(size: int) -> None:
        meter.total += size

    def uploaded(each: Done) -> None:
        done.append(each)
        table.add(_row(each))
        if each.uploaded.unchanged:
            text = translate("SwiftCogBrowser", "{what} was there already ({size}).")
        else:
            text = translate("SwiftCogBrowser", "{what} was uploaded ({size}).")
        feedback.pushInfo(text.format(what=each.uploaded.upload.what, size=size_text(each.uploaded.size)))

    return Told(converting, lost, resized, uploaded)


def _row(each: Done) -> list[object]:
    uploaded, upload = each.uploaded, each.uploaded.upload
    row = [each.source.path, upload.container, upload.name, uploaded.size, uploaded.etag, uploaded.segments]
    return [*row, each.converted, uploaded.unchanged, container_prefix(upload.container) + upload.name]
