"""Objects as files of this computer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFolderDestination,
)
from qgis.PyQt.QtCore import QCoreApplication

from ..models import ObjectEntry
from .algorithm import OUTPUT, SwiftAlgorithm
from .chosen_objects import add_choice, chosen
from .progress import Unit
from .run import Run

if TYPE_CHECKING:
    from ..download import Item
    from ..fetching import Fetched

OVERWRITE, COUNT, BYTES, SKIPPED = "OVERWRITE", "COUNT", "BYTES", "SKIPPED"


class Download(SwiftAlgorithm):
    """``swift:download``"""

    def name(self) -> str:
        return "download"

    def displayName(self) -> str:  # noqa: N802 - QGIS's
        return QCoreApplication.translate("SwiftCogBrowser", "Download objects")

    def shortHelpString(self) -> str:  # noqa: N802 - QGIS's
        return QCoreApplication.translate(
            "SwiftCogBrowser",
            "Saves objects as files in a folder, several at a time; pseudo-folders become folders.\n\n"
            "A file has its name only when all of it has come and its MD5 is right; of a large object the MD5 of each "
            "segment is compared. After a cut, or when QGIS was closed, run it again: files that are there and right "
            "are not read again, and partial downloads are resumed.\n\n"
            "Names that the file system does not take, or that would lead out of the folder, are changed, which the "
            "log tells. Names with a part that is '.' or '..' cannot be asked for: such objects are left out.",
        )

    def add_parameters(self) -> None:
        translate = QCoreApplication.translate
        self.add_connection()
        self.add_container()
        add_choice(self)
        self.add_input(
            QgsProcessingParameterBoolean(
                OVERWRITE, translate("SwiftCogBrowser", "Replace files that are there with other contents"), False
            )
        )
        self.add_input(QgsProcessingParameterFolderDestination(OUTPUT, translate("SwiftCogBrowser", "Folder")))
        self.add_number(COUNT, translate("SwiftCogBrowser", "Number of files"))
        self.add_number(BYTES, translate("SwiftCogBrowser", "Bytes that were read"))
        self.add_number(SKIPPED, translate("SwiftCogBrowser", "Objects that were left out"))

    def work(self, parameters: dict[str, Any], context: QgsProcessingContext, run: Run) -> Mapping[str, Any]:
        """Read the objects into files."""
        from ..fetching import Fetching
        from ..manifest_reader import ManifestReader

        container = self.container(parameters, context)
        folder = Path(self.parameterAsString(parameters, OUTPUT, context))
        replace = self.parameterAsBool(parameters, OVERWRITE, context)
        entries = [entry for entry in chosen(self, parameters, context, run, container) if not entry.is_folder]
        items = _items(run, container, entries, folder, replace)
        with ExitStack() as closing:
            store = ManifestReader(run.session)
            closing.callback(store.close)
            meter = run.meter(Unit.BYTES, sum(item.size or 0 for item in items))
            fetching = Fetching(store, run.cancel, meter.advance, meter.spare, meter.tell)
            fetched = fetching.fetch_all(items)
        _tell_unchecked(run, fetched)
        return {OUTPUT: str(folder), COUNT: len(fetched), BYTES: meter.worked, SKIPPED: len(entries) - len(items)}


def _items(run: Run, container: str, entries: Sequence[ObjectEntry], folder: Path, replace: bool) -> list[Item]:
    """Return what is to be downloaded, each below the folder under the object's whole name."""
    from ..download import Item, free_file

    translate, taken = QCoreApplication.translate, set[str]()
    found: list[Item] = []
    for entry in entries:
        segments = entry.name.split("/")
        if any(part in (".", "..") for part in segments) or not any(segments):
            text = translate("SwiftCogBrowser", "{name} is left out: no request could reach it by its name.")
            run.feedback.pushWarning(text.format(name=entry.name))
            continue
        file = free_file(folder, segments, taken)
        if file != folder.joinpath(*entry.name.lstrip("/").split("/")) or "//" in f"/{entry.name}":
            text = translate("SwiftCogBrowser", "{name} is saved as {file}.")
            run.feedback.pushWarning(text.format(name=entry.name, file=file))
        found.append(Item(container, entry.name, entry.size or None, file, replace))
    return found


def _tell_unchecked(run: Run, fetched: Sequence[Fetched]) -> None:
    """Say of which files nobody knows whether they are right."""
    text = QCoreApplication.translate(
        "SwiftCogBrowser", "{what} has come in full, but the object store gives no MD5 to compare it with."
    )
    for each in fetched:
        if not each.checked:
            run.feedback.pushWarning(text.format(what=each.item.what))
