"""Asks before objects are deleted, and tells what is gone."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from qgis.PyQt.QtCore import QCoreApplication, QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ..swift_browser.accounts import Accounts
from ..swift_browser.activity import Activity
from ..swift_browser.deletions import Deletions, Doomed
from ..swift_browser.places import Place
from .messages import Messages
from .words import size_text


class Deleting(QObject):
    """Joins the deletions with what is seen of them. Dialogs are windows over ``window``.

    Signals:
        changed: something lies no more in a container or pseudo-folder (Place).
    """

    changed = pyqtSignal(object)

    def __init__(self, activity: Activity, accounts: Accounts, messages: Messages, window: QWidget) -> None:
        super().__init__(window)
        self._messages = messages
        self._window = window
        self._deletions = Deletions(activity, accounts, self)
        self._deletions.failed.connect(messages.error)
        self._deletions.found.connect(self._ask)
        self._deletions.done.connect(self._done)

    def ask(self, places: Sequence[Place]) -> None:
        """Count what lies in places of one container, ask, and delete."""
        self._deletions.look(places)

    def _ask(self, doomed: Doomed) -> None:
        DeleteDialog(doomed, lambda: self._deletions.go(doomed), self._window).open()

    def _done(self, doomed: Doomed, gone: Sequence[object]) -> None:
        text = QCoreApplication.translate("SwiftCogBrowser", "Deleted {count} objects of {container}.")
        self._messages.information(text.format(count=len(gone), container=doomed.container))
        for place in dict.fromkeys(place.above for place in doomed.places):
            self.changed.emit(place)


class DeleteDialog(QDialog):
    """Wants the number of objects typed, or the name of the only one."""

    def __init__(self, doomed: Doomed, go: Callable[[], None], parent: QWidget) -> None:
        super().__init__(parent)
        translate = QCoreApplication.translate
        self.setObjectName("deleteDialog")
        self.setWindowTitle(translate("SwiftCogBrowser", "Delete"))
        self._go = go
        # What has to be typed.
        self._word = doomed.places[0].label if len(doomed.names) == 1 else str(len(doomed.names))
        text = translate("SwiftCogBrowser", "To delete for good, type {word}:").format(word=self._word)
        self._line = QLineEdit(self)
        self._line.setObjectName("confirmLine")
        self._line.setAccessibleName(text)
        layout = QVBoxLayout(self)
        for words in (question(doomed), text):
            label = QLabel(words, self)
            label.setWordWrap(True)
            layout.addWidget(label)
        layout.addWidget(self._line)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, parent=self)
        self._delete = QPushButton(translate("SwiftCogBrowser", "Delete"), self)
        self._delete.setObjectName("deleteButton")
        self._delete.setEnabled(False)
        buttons.addButton(self._delete, QDialogButtonBox.ButtonRole.AcceptRole)
        layout.addWidget(buttons)
        self._line.textChanged.connect(lambda typed: self._delete.setEnabled(typed.strip() == self._word))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.finished.connect(self.deleteLater)

    def accept(self) -> None:
        # Enter in the line comes here, too.
        if self._delete.isEnabled():
            super().accept()
            self._go()


def question(doomed: Doomed) -> str:
    """Return what would be deleted, in a sentence."""
    translate, count = QCoreApplication.translate, len(doomed.names)
    if count == 1:
        text = translate("SwiftCogBrowser", "Delete {name}? It cannot be brought back, and layers that read it fail.")
        return text.format(name=f"{doomed.container}/{doomed.names[0]}")
    places = ", ".join(map(str, doomed.places[:3])) + ("…" if len(doomed.places) > 3 else "")
    text = translate(
        "SwiftCogBrowser",
        "Delete all {count} objects ({size}) of {places}? They cannot be brought back, and layers that read them fail.",
    )
    return text.format(count=count, size=size_text(doomed.size), places=places)
