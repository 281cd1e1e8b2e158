"""Asks what is to be done with files that are to be uploaded, and tells how far they are and what came of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QCoreApplication, QObject, QStandardPaths, pyqtSignal
from qgis.PyQt.QtWidgets import QFileDialog, QWidget

from ..swift_browser.accounts import Accounts
from ..swift_browser.activity import Activity
from ..swift_browser.jobs import Job
from ..swift_browser.places import Place
from ..swift_browser.uploads import Offer, Uploads, Wishes
from .messages import Messages
from .upload_dialog import UploadDialog

if TYPE_CHECKING:
    from ..swift_browser.cog_upload import Done


class Uploading(QObject):
    """Joins the uploads with what is seen of them. Dialogs are windows over ``window``.

    Signals:
        changed: something new lies in a container or pseudo-folder (Place).
    """

    changed = pyqtSignal(object)

    def __init__(
        self,
        activity: Activity,
        accounts: Accounts,
        messages: Messages,
        window: QWidget,
        add: Callable[[Sequence[Place]], None],
    ) -> None:
        """
        Args:
            add: adds objects to the project.
        """
        super().__init__(window)
        self._activity = activity
        self._messages = messages
        self._window = window
        self._add = add
        self._uploads = Uploads(activity, accounts, self)
        self._uploads.failed.connect(messages.error)
        self._uploads.offered.connect(self._ask)
        self._uploads.progressed.connect(self._progressed)
        self._uploads.done.connect(self._done)

    def offer(self, place: Place, files: Sequence[str]) -> None:
        """Offer to upload files to a container or a pseudo-folder: nothing is sent before the user says so.

        Args:
            files: paths, also of folders.
        """
        self._uploads.look(place, files)

    def choose(self, place: Place) -> QFileDialog:
        """Ask for files, then offer to upload them."""
        text = QCoreApplication.translate("SwiftCogBrowser", "Upload to {place}").format(place=place)
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.HomeLocation)
        dialog = QFileDialog(self._window, text, folder)
        dialog.setObjectName("uploadFilesDialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda files: self.offer(place, files))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def _ask(self, offer: Offer) -> None:
        def answered(wishes: Wishes) -> None:
            self._uploads.send(offer, wishes)

        UploadDialog(offer, answered, self._window).open()

    def _progressed(self, job: Job[list[Done]], text: str) -> None:
        self._activity.describe(job, f"{job.description()}: {text}")

    def _done(self, place: Place, those: list[Done], wishes: Wishes) -> None:
        self._messages.information(_summary(place, those))
        self.changed.emit(place)
        if wishes.add:
            uploads = [each.uploaded.upload for each in those]
            self._add([Place(place.key, upload.container, upload.name) for upload in uploads])


def _summary(place: Place, those: Sequence[Done]) -> str:
    translate = QCoreApplication.translate
    there = sum(each.uploaded.unchanged for each in those)
    if len(those) == 1:
        text = translate("SwiftCogBrowser", "Uploaded {name} to {place}.")
        text = text.format(name=Path(those[0].uploaded.upload.name).name, place=place)
    else:
        text = translate("SwiftCogBrowser", "Uploaded {count} files to {place}.").format(count=len(those), place=place)
    if there:
        again = translate("SwiftCogBrowser", "{count} of them were there already, with the same contents.")
        text = f"{text} {again.format(count=there)}"
    return text
