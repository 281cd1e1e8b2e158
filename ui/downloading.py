"""Asks where downloads are to go and whether files may be replaced, and tells how far they are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QCoreApplication, QObject, QStandardPaths
from qgis.PyQt.QtWidgets import QFileDialog, QMessageBox, QWidget

from ..auth.errors import UserError
from ..swift_browser.accounts import Accounts
from ..swift_browser.activity import Activity
from ..swift_browser.downloads import Downloads, common_folder
from ..swift_browser.jobs import Job
from ..swift_browser.places import Place
from .messages import Messages
from .words import size_text

if TYPE_CHECKING:
    from ..swift_browser.download import Progress


class Downloading(QObject):
    """Joins the downloads with what is seen of them. Dialogs are windows over ``window``."""

    def __init__(
        self,
        activity: Activity,
        accounts: Accounts,
        messages: Messages,
        window: QWidget,
        propose: Callable[[], str] = lambda: "",
    ) -> None:
        """
        Args:
            propose: returns the folder that the user wants proposed; empty for the one that was used last.
        """
        super().__init__(window)
        self._propose = propose
        self._activity = activity
        self._messages = messages
        self._window = window
        # Where the last ones went, while QGIS runs.
        self._folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation))
        self._downloads = Downloads(activity, accounts, self)
        self._downloads.failed.connect(self._failed)
        self._downloads.done.connect(self._done)
        self._downloads.progressed.connect(self._progressed)
        self._downloads.existing_found.connect(self._ask)

    def ask(self, places: Sequence[Place]) -> QFileDialog:
        """Ask for a file for one object, or for a folder for more; then download."""
        return self._ask_file(places[0]) if _is_one_object(places) else self._ask_folder(list(places))

    def _ask_file(self, place: Place) -> QFileDialog:
        title = QCoreApplication.translate("SwiftCogBrowser", "Download {name}").format(name=place.label)
        dialog = self._dialog(title)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(place.label)

        def chosen(file: str) -> None:
            self._folder = Path(file).parent
            self._downloads.fetch_as(place, Path(file))

        dialog.fileSelected.connect(chosen)
        dialog.open()
        return dialog

    def _ask_folder(self, places: list[Place]) -> QFileDialog:
        dialog = self._dialog(QCoreApplication.translate("SwiftCogBrowser", "Download to Folder"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)

        def chosen(folder: str) -> None:
            self._folder = Path(folder)
            self._downloads.fetch(places, Path(folder))

        dialog.fileSelected.connect(chosen)
        dialog.open()
        return dialog

    def _dialog(self, title: str) -> QFileDialog:
        dialog = QFileDialog(self._window, title, self._propose() or str(self._folder))
        dialog.setObjectName("downloadDialog")
        dialog.finished.connect(dialog.deleteLater)
        return dialog

    def _ask(self, files: list[Path], answered: Callable[[bool], None]) -> None:
        ask_existing(files, answered, self._window)

    def _progressed(self, job: Job[list[Path]], progress: Progress) -> None:
        self._activity.describe(job, progress_text(progress))

    def _done(self, files: list[Path]) -> None:
        if len(files) == 1:
            text = QCoreApplication.translate("SwiftCogBrowser", "Downloaded to {file}.").format(file=files[0])
        else:
            text = QCoreApplication.translate("SwiftCogBrowser", "Downloaded {count} objects to {folder}.")
            text = text.format(count=len(files), folder=common_folder(files))
        self._messages.information(text)

    def _failed(self, error: UserError) -> None:
        self._messages.error(error)


def ask_existing(files: Sequence[Path], answered: Callable[[bool], None], window: QWidget) -> QMessageBox:
    """Ask once what to do with all files that are there; calling it off calls off the download.

    Args:
        answered: called with True to replace them, with False to leave them and download the others.
    """
    translate = QCoreApplication.translate
    box = QMessageBox(window)
    box.setObjectName("existingQuestion")
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(translate("SwiftCogBrowser", "Files Exist"))
    if len(files) == 1:
        box.setText(translate("SwiftCogBrowser", "{file} exists already.").format(file=files[0]))
    else:
        text = translate("SwiftCogBrowser", "{count} files exist already, such as {file}.")
        box.setText(text.format(count=len(files), file=files[0]))
    overwrite = box.addButton(translate("SwiftCogBrowser", "Replace"), QMessageBox.ButtonRole.DestructiveRole)
    leave = box.addButton(translate("SwiftCogBrowser", "Skip"), QMessageBox.ButtonRole.AcceptRole)
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(leave)

    def finished(_result: int) -> None:
        button = box.clickedButton()
        box.deleteLater()
        if button in (overwrite, leave):
            answered(button is overwrite)

    box.finished.connect(finished)
    box.open()
    return box


def progress_text(progress: Progress) -> str:
    """Return how far a download is, in a few words."""
    name = progress.item.name.rstrip("/").rpartition("/")[2]
    text = QCoreApplication.translate("SwiftCogBrowser", "Download {name}: {done} of {total}")
    text = text.format(name=name, done=size_text(progress.done), total=size_text(progress.total))
    if progress.count == 1:
        return text
    objects = QCoreApplication.translate("SwiftCogBrowser", "object {number} of {count}")
    return f"{text}, {objects.format(number=progress.number, count=progress.count)}"


def _is_one_object(places: Sequence[Place]) -> bool:
    return len(places) == 1 and places[0].is_object
