"""A row of a form: what the field is called, the field, and below it what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Union

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QPalette
from qgis.PyQt.QtWidgets import QFormLayout, QLabel, QVBoxLayout, QWidget

from ..auth.normal_form import LoginKind
from .connection_fields import Field, labels, tips
from .field_editors import Editor, make_editor
from .secret_editor import SecretEditor

LIGHT = 128  # of a colour's 255
ON_LIGHT, ON_DARK = "#a40000", "#ff8a80"


class FieldRow:
    """Hides and shows its parts together."""

    def __init__(self, field: Field, parent: QWidget, editor: SecretEditor | None = None) -> None:
        self.field = field
        self.holder = QWidget(parent)
        self.editor: Union[Editor, SecretEditor] = editor or make_editor(field, self.holder)
        self.label = QLabel(parent)
        self.label.setBuddy(self.editor)
        tip = tips()[field.key]
        self.editor.setToolTip(tip)
        self.label.setToolTip(tip)
        self._problem = warning_label(f"{field.key}Problem", self.holder)
        self.rename(labels().get(field.key, ""))
        layout = QVBoxLayout(self.holder)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.editor)
        layout.addWidget(self._problem)

    def is_more(self, kind: LoginKind) -> bool:
        return kind in self.field.more

    def is_used(self, kind: LoginKind) -> bool:
        """Whether the field counts for a kind of login; those in no list count always."""
        lists = self.field.main | self.field.more
        return not lists or kind in lists

    @property
    def is_filled(self) -> bool:
        return any(self.read().values())

    def read(self) -> dict[str, str]:
        """Return the variables that the field sets.

        Raises:
            FieldProblem: it cannot be understood.
        """
        return {} if isinstance(self.editor, SecretEditor) else self.editor.read()

    def write(self, variables: Mapping[str, str]) -> None:
        if not isinstance(self.editor, SecretEditor):
            self.editor.write(variables)

    def rename(self, name: str) -> None:
        self.label.setText(name)
        self.editor.setAccessibleName(name)

    def add_to(self, layout: QFormLayout) -> None:
        layout.addRow(self.label, self.holder)
        self.label.show()
        self.holder.show()

    def hide(self) -> None:
        self.label.hide()
        self.holder.hide()

    def show_problem(self, sentence: str) -> None:
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        if sentence:
            self.editor.setFocus()


def warning_label(name: str, parent: QWidget) -> QLabel:
    """Return a label in the colour of warnings, hidden until there is something to say."""
    label = QLabel(parent)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    light = parent.palette().color(QPalette.ColorRole.Window).lightness() >= LIGHT
    label.setStyleSheet(f"color: {ON_LIGHT if light else ON_DARK}")
    label.hide()
    return label
