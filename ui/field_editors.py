"""The widgets that set a login's variables: lines, files, a domain, a choice, a list of containers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Union

from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from ..auth.login_variables import BETWEEN_CONTAINERS
from .connection_fields import NETWORK_FIELDS, Field, FieldProblem

LINES_OF_CONTAINERS = 3


class LineEditor(QLineEdit):
    """One variable in a line."""

    def __init__(self, field: Field, parent: QWidget) -> None:
        super().__init__(parent)
        self._variable = field.key

    def read(self) -> dict[str, str]:
        return {self._variable: str(self.text()).strip()}

    def write(self, variables: Mapping[str, str]) -> None:
        self.setText(variables.get(self._variable, ""))
        # The beginning of a long address says more than its end.
        self.setCursorPosition(0)


class FileEditor(QgsFileWidget):
    """One variable that names a file."""

    def __init__(self, field: Field, parent: QWidget) -> None:
        super().__init__(parent)
        self._variable = field.key
        self._line: QLineEdit | None = self.lineEdit()
        if self._line is not None:
            self._line.setObjectName(f"{field.key}Line")
            self.setFocusProxy(self._line)

    def setAccessibleName(self, name: str) -> None:  # noqa: N802 - Qt's
        """Name what is typed into."""
        if self._line is not None:
            self._line.setAccessibleName(name)

    def read(self) -> dict[str, str]:
        return {self._variable: str(self.filePath()).strip()}

    def write(self, variables: Mapping[str, str]) -> None:
        self.setFilePath(variables.get(self._variable, ""))


class DomainEditor(QWidget):
    """A domain, by its name or its id; empty for the default one."""

    def __init__(self, field: Field, parent: QWidget) -> None:
        super().__init__(parent)
        self._choice = QComboBox(self)
        self._choice.setObjectName(f"{field.key}Choice")
        self._choice.addItem(QCoreApplication.translate("SwiftCogBrowser", "Name"), field.variables[0])
        self._choice.addItem(QCoreApplication.translate("SwiftCogBrowser", "ID"), field.variables[1])
        self._choice.setAccessibleName(QCoreApplication.translate("SwiftCogBrowser", "Name or ID of the domain"))
        self._line = QLineEdit(self)
        self._line.setObjectName(f"{field.key}Line")
        self._line.setPlaceholderText("default")
        self.setFocusProxy(self._line)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._choice)
        layout.addWidget(self._line, 1)

    def setAccessibleName(self, name: str) -> None:  # noqa: N802 - Qt's
        """Name what is typed into."""
        self._line.setAccessibleName(name)

    def read(self) -> dict[str, str]:
        return {str(self._choice.currentData()): str(self._line.text()).strip()}

    def write(self, variables: Mapping[str, str]) -> None:
        by_id = bool(variables.get(self._choice.itemData(1)))
        self._choice.setCurrentIndex(1 if by_id else 0)
        self._line.setText(variables.get(str(self._choice.currentData()), ""))


class InterfaceEditor(QComboBox):
    """Which of the catalog's addresses is used."""

    def __init__(self, field: Field, parent: QWidget) -> None:
        super().__init__(parent)
        self._variable = field.key
        self.addItem(QCoreApplication.translate("SwiftCogBrowser", "Public"), "public")
        self.addItem(QCoreApplication.translate("SwiftCogBrowser", "Internal"), "internal")
        self.addItem(QCoreApplication.translate("SwiftCogBrowser", "Admin"), "admin")

    def read(self) -> dict[str, str]:
        return {self._variable: str(self.currentData()) if self.currentIndex() > 0 else ""}

    def write(self, variables: Mapping[str, str]) -> None:
        self.setCurrentIndex(max(0, self.findData(variables.get(self._variable, ""))))


class ContainersEditor(QPlainTextEdit):
    """Names of containers, one a line."""

    def __init__(self, field: Field, parent: QWidget) -> None:
        super().__init__(parent)
        self._variable = field.key
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        lines = self.fontMetrics().lineSpacing() * LINES_OF_CONTAINERS
        self.setFixedHeight(lines + 2 * self.frameWidth() + int(2 * self.document().documentMargin()))

    def read(self) -> dict[str, str]:
        """Return the variable.

        Raises:
            FieldProblem: a name that no container has.
        """
        names = [line for line in str(self.toPlainText()).splitlines() if line.strip()]
        for name in names:
            if BETWEEN_CONTAINERS in name:
                sentence = QCoreApplication.translate(
                    "SwiftCogBrowser", "{name}: the name of a container holds no '/'. Write the container alone."
                )
                raise FieldProblem(self._variable, sentence.format(name=name))
        return {self._variable: BETWEEN_CONTAINERS.join(names)}

    def write(self, variables: Mapping[str, str]) -> None:
        names = variables.get(self._variable, "").split(BETWEEN_CONTAINERS)
        self.setPlainText("\n".join(name for name in names if name))


Editor = Union[LineEditor, FileEditor, DomainEditor, InterfaceEditor, ContainersEditor]


def make_editor(field: Field, parent: QWidget) -> Editor:
    """Return the widget for a field, named after it."""
    editor = _editor(field, parent)
    editor.setObjectName(field.key)
    return editor


def _editor(field: Field, parent: QWidget) -> Editor:
    if len(field.variables) > 1:
        return DomainEditor(field, parent)
    if field.key == "OS_INTERFACE":
        return InterfaceEditor(field, parent)
    if field.key == "SWIFT_CONTAINERS":
        return ContainersEditor(field, parent)
    return FileEditor(field, parent) if field in NETWORK_FIELDS else LineEditor(field, parent)
