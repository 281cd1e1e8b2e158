"""Asks before a pseudo-folder with very many layers goes into the project."""

from __future__ import annotations

from collections.abc import Callable

from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtWidgets import QMessageBox, QWidget


def ask_many(name: str, count: int, go_on: Callable[[], None], window: QWidget) -> QMessageBox:
    """Ask whether to add so many layers; the answer comes later.

    Args:
        name: of the pseudo-folder.
        count: of the layers in it.
        go_on: called when the user wants them.
        window: the question is a window over it.
    """
    translate = QCoreApplication.translate
    box = QMessageBox(window)
    box.setObjectName("manyQuestion")
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(translate("SwiftCogBrowser", "Add Many Layers"))
    text = translate("SwiftCogBrowser", "Add all {count} layers of {name} to the project?")
    box.setText(text.format(count=count, name=name))
    add = box.addButton(translate("SwiftCogBrowser", "Add All"), QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))

    def finished(_result: int) -> None:
        wanted = box.clickedButton() is add
        box.deleteLater()
        if wanted:
            go_on()

    box.finished.connect(finished)
    box.open()
    return box
