"""Asks which of several projects is meant."""

from __future__ import annotations

from collections.abc import Callable

from qgis.PyQt.QtCore import QCoreApplication, Qt
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ..auth.errors import ProjectNeeded
from ..auth.login import NamedOrId


class ProjectDialog(QDialog):
    """A list of the projects that a user has.

    Args:
        saved: whether there is a connection that could remember the project.
    """

    def __init__(self, error: ProjectNeeded, saved: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("SwiftProjectDialog")
        self.setWindowTitle(QCoreApplication.translate("SwiftCogBrowser", "Choose a Project"))
        text = QCoreApplication.translate("SwiftCogBrowser", "{user} has several projects. Which one is it to be?")
        label = QLabel(text.format(user=error.values["user"]), self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        self._list = QListWidget(self)
        self._list.setObjectName("projectList")
        self._list.setAccessibleName(QCoreApplication.translate("SwiftCogBrowser", "Projects"))
        label.setBuddy(self._list)
        self._choices: tuple[NamedOrId, ...] = error.choices
        for project in self._choices:
            item = QListWidgetItem(str(project), self._list)
            item.setToolTip(project.id)
        self._list.setCurrentRow(0)
        self._list.itemDoubleClicked.connect(lambda _item: self.accept())
        self._remember = QCheckBox(
            QCoreApplication.translate("SwiftCogBrowser", "Remember it for this connection"), self
        )
        self._remember.setObjectName("rememberProject")
        self._remember.setChecked(saved)
        self._remember.setVisible(saved)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for widget in (label, self._list, self._remember, buttons):
            layout.addWidget(widget)
        self.setMinimumWidth(360)

    @property
    def project(self) -> NamedOrId:
        return self._choices[self._list.currentRow()]

    @property
    def remember(self) -> bool:
        return bool(self._remember.isChecked())


def ask_project(
    error: ProjectNeeded,
    parent: QWidget,
    saved: bool,
    chosen: Callable[[NamedOrId, bool], None],
    given_up: Callable[[], None] | None = None,
) -> ProjectDialog:
    """Open the list, and hand over the project and whether to remember it."""
    dialog = ProjectDialog(error, saved, parent)

    def finished(result: int) -> None:
        dialog.deleteLater()
        if result == int(QDialog.DialogCode.Accepted):
            chosen(dialog.project, dialog.remember)
        elif given_up is not None:
            given_up()

    dialog.finished.connect(finished)
    dialog.open()
    return dialog
