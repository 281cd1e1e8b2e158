"""Rasters of this computer as objects, as Cloud-Optimised GeoTIFFs."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterNumber,
    QgsProcessingUtils,
)
from qgis.PyQt.QtCore import QCoreApplication

from ...auth.errors import UserError
from ..paths import container_prefix
from ..places import Place
from ..words import error_text, size_text
from .algorithm import OUTPUT, PREFIX, SwiftAlgorithm
from .progress import Meter, Unit
from .raster_inputs import NoRasterFile, RasterFiles, RasterInput, raster_inputs
from .run import Run
from .tables import NUMBER, TEXT, YES_NO, Table, add_table

if TYPE_CHECKING:
    from ..upload import Upload, Uploaded, Work

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


class SeveralOfOneName(UserError):
    template = "Two of the files would become the object {name}. Give one of them another name, or another prefix."


@dataclass(frozen=True)
class _Wanted:
    """What the parameters say."""

    inputs: Sequence[RasterInput]
    container: str
    prefix: str
    convert: bool
    segment_size: int
    overwrite: bool

    def upload(self, file: Path, name: str) -> Upload:
        from ..upload import Upload

        return Upload(file, self.container, self.prefix + name, self.overwrite, self.segment_size)


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
        self.addParameter(RasterFiles(INPUT, translate("SwiftCogBrowser", "Rasters")))
        self.add_connection()
        self.add_container()
        self.add_prefix(translate("SwiftCogBrowser", "Before the name of each file (such as 2024/06/)"))
        self._add_switch(CONVERT, translate("SwiftCogBrowser", "Convert what is no COG yet"), True)
        text = translate("SwiftCogBrowser", "Send larger files in segments of so many MB (0: only where it must be)")
        self.addParameter(
            QgsProcessingParameterNumber(
                SEGMENT_SIZE, text, Qgis.ProcessingNumberParameterType.Integer, 0, False, 0, 5000
            )
        )
        self._add_switch(OVERWRITE, translate("SwiftCogBrowser", "Replace objects that are there already"), False)
        self._add_switch(CREATE_CONTAINER, translate("SwiftCogBrowser", "Create the container if it is missing"), False)
        self._add_switch(ADD_TO_PROJECT, translate("SwiftCogBrowser", "Add the objects to the project"), True)
        add_table(self, OUTPUT, translate("SwiftCogBrowser", "Uploaded objects"), optional=True)
        self.addOutput(QgsProcessingOutputNumber(COUNT, translate("SwiftCogBrowser", "Number of objects")))
        self.addOutput(QgsProcessingOutputNumber(SENT, translate("SwiftCogBrowser", "Bytes that were sent")))

    def _add_switch(self, name: str, text: str, on: bool) -> None:
        self.addParameter(QgsProcessingParameterBoolean(name, text, on))

    def checkParameterValues(  # noqa: N802 - QGIS's
        self, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> tuple[bool, str]:
        """Say what is wrong with the files: QGIS would only say that something is."""
        try:
            raster_inputs(parameters.get(INPUT), context)
        except UserError as error:
            return False, error_text(error)
        good, reason = super().checkParameterValues(parameters, context)
        return good, reason or ""

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
        from ..object_writer import ObjectWriter
        from ..upload import Work, need_container

        wanted = self._wanted(parameters, context)
        with ExitStack() as closing:
            writer = ObjectWriter(run.session)
            closing.callback(writer.close)
            limits = writer.limits(run.cancel)
            make = self.parameterAsBool(parameters, CREATE_CONTAINER, context)
            need_container(writer, wanted.container, make, limits, run.cancel)
            table = Table(self, OUTPUT, parameters, context, COLUMNS)
            meter = run.meter(Unit.BYTES, sum(each.size for each in wanted.inputs))
            work = Work(writer, limits, run.cancel, meter.advance, meter.spare, meter.tell)
            uploading = _Uploading(run, wanted, work, meter, table)
            uploading.go()
        if self.parameterAsBool(parameters, ADD_TO_PROJECT, context):
            self._places = self._to_add(run, uploading.done)
        return {COUNT: len(uploading.done), SENT: meter.worked, **table.results()}

    def postProcessAlgorithm(  # noqa: N802 - QGIS's
        self, _context: QgsProcessingContext, _feedback: QgsProcessingFeedback | None
    ) -> dict[str, Any]:
        """Have the objects added to the project that is open, in the background."""
        add, places = self.surroundings.add, self._places
        if add is not None and places:
            self.surroundings.logins.main_thread.ask(lambda: add(places))
        return {}

    def _wanted(self, parameters: dict[str, Any], context: QgsProcessingContext) -> _Wanted:
        wanted = _Wanted(
            self._inputs,
            self.container(parameters, context),
            self.parameterAsString(parameters, PREFIX, context),
            self.parameterAsBool(parameters, CONVERT, context),
            self.parameterAsInt(parameters, SEGMENT_SIZE, context) * MB,
            self.parameterAsBool(parameters, OVERWRITE, context),
        )
        names: set[str] = set()
        for each in wanted.inputs:
            name = cog_name(each) if wanted.convert else each.name
            if name in names:
                raise SeveralOfOneName(name=wanted.prefix + name)
            names.add(name)
        return wanted

    def _to_add(self, run: Run, done: Sequence[Uploaded]) -> list[Place]:
        if run.connected is None and self.surroundings.add is not None:
            text = QCoreApplication.translate(
                "SwiftCogBrowser", "The objects are not added to the project: {name} is not connected in QGIS."
            )
            run.feedback.pushWarning(text.format(name=run.found.name))
            return []
        return [Place(run.found.key, each.upload.container, each.upload.name) for each in done]


class _Uploading:
    """The uploads of one run."""

    def __init__(self, run: Run, wanted: _Wanted, work: Work, meter: Meter, table: Table) -> None:
        self._run, self._wanted, self._work, self._meter, self._table = run, wanted, work, meter, table
        self.done: list[Uploaded] = []

    def go(self) -> None:
        from ..upload import check_name, upload_all

        wanted = self._wanted
        for each in wanted.inputs:
            check_name(wanted.prefix + self._name(each), self._work.limits.object_name)
        as_they_are = [(each, file) for each in wanted.inputs if (file := self._as_it_is(each)) is not None]
        uploads = [wanted.upload(file, self._name(each)) for each, file in as_they_are]
        for uploaded in upload_all(uploads, self._work):
            self._note(uploaded, uploaded.upload.file.name, str(uploaded.upload.file), converted=False)
        taken = {each for each, _file in as_they_are}
        for each in wanted.inputs:
            if each not in taken:
                self._convert(each)

    def _name(self, each: RasterInput) -> str:
        return cog_name(each) if self._wanted.convert else each.name

    def _as_it_is(self, each: RasterInput) -> Path | None:
        """Return the file that is to be uploaded as it is, if it is."""
        from ..cog_making import is_cog_alone

        self._run.cancel.check()
        if each.file is not None and (not self._wanted.convert or is_cog_alone(each.path)):
            return each.file
        if not self._wanted.convert:
            raise NoRasterFile(name=each.path)
        return None

    def _convert(self, each: RasterInput) -> None:
        """Make a COG in a folder of its own, and upload that."""
        from ..cog_making import CogOptions, make_cog
        from ..upload import upload_all

        name = cog_name(each)
        text = QCoreApplication.translate("SwiftCogBrowser", "Convert {name}").format(name=each.name)
        self._run.feedback.setProgressText(text)
        with tempfile.TemporaryDirectory(dir=QgsProcessingUtils.tempFolder()) as folder:
            file = Path(folder) / name
            made = make_cog(each.path, file, CogOptions(), lambda _share: self._meter.tell(), self._run.cancel)
            self._warn_of_losses(each, made.left_out, made.beside)
            self._meter.total += file.stat().st_size - each.size
            (uploaded,) = upload_all([self._wanted.upload(file, name)], self._work)
        self._note(uploaded, each.name, each.path, converted=True)

    def _warn_of_losses(self, each: RasterInput, left_out: Sequence[str], beside: Path | None) -> None:
        if beside is not None or left_out:
            text = QCoreApplication.translate(
                "SwiftCogBrowser", "{name}: a GeoTIFF has no place for some of its metadata: {what}."
            )
            what = [*left_out, *([] if beside is None else [beside.suffix])]
            self._run.feedback.pushWarning(text.format(name=each.name, what=", ".join(what)))

    def _note(self, uploaded: Uploaded, name: str, path: str, converted: bool) -> None:
        upload = uploaded.upload
        self.done.append(uploaded)
        row = (upload.container, upload.name, uploaded.size, uploaded.etag, uploaded.segments)
        location = container_prefix(upload.container) + upload.name
        self._table.add([path, *row, converted, uploaded.unchanged, location])
        if uploaded.unchanged:
            text = QCoreApplication.translate("SwiftCogBrowser", "{what} was there already ({size}).")
        else:
            text = QCoreApplication.translate("SwiftCogBrowser", "{what} was uploaded ({size}).")
        self._run.feedback.pushInfo(text.format(what=upload.what, size=size_text(uploaded.size)))


def cog_name(each: RasterInput) -> str:
    """Return what the COG of a raster is called."""
    name = PurePosixPath(each.name)
    return name.name if name.suffix.lower() in (".tif", ".tiff") else f"{name.stem or name.name}.tif"
