"""What the windows use of qgis.gui, as thin as possible; enums are scoped only."""

from __future__ import annotations

from qgis.core import Qgis, _need
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QDialog, QDockWidget, QFrame, QHBoxLayout, QLabel, QLineEdit, QTextEdit, QWidget


class QgsFilterLineEdit(QLineEdit):
    def setShowSearchIcon(self, visible: bool) -> None:
        _need(visible, bool)


class QgsPasswordLineEdit(QLineEdit):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)


class QgsDockWidget(QDockWidget):
    def setUserVisible(self, visible: bool) -> None:
        self.setVisible(visible)


class QgsMessageBarItem(QWidget):
    def __init__(self, title: str, text: str, level: Qgis.MessageLevel, duration: int, parent: QWidget) -> None:
        super().__init__(_need(parent, QWidget))
        self._title = _need(title, str)
        self._text = _need(text, str)
        self._level = _need(level, Qgis.MessageLevel)
        self._duration = _need(duration, int)
        QHBoxLayout(self).addWidget(QLabel(text, self))

    def title(self) -> str:
        return self._title

    def text(self) -> str:
        return self._text

    def level(self) -> Qgis.MessageLevel:
        return self._level

    def duration(self) -> int:
        return self._duration


class QgsMessageBar(QFrame):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QgsMessageBarItem] = []

    def pushMessage(self, title: str, text: str, level: Qgis.MessageLevel, duration: int) -> None:
        self.pushItem(QgsMessageBarItem(title, text, level, duration, self))

    def pushItem(self, item: QgsMessageBarItem) -> None:
        self._items.append(_need(item, QgsMessageBarItem))

    def items(self) -> list[QgsMessageBarItem]:
        return list(self._items)


class QgsMessageViewer(QDialog):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("QgsMessageViewer")
        self._text = QTextEdit(self)

    def setTitle(self, title: str) -> None:
        self.setWindowTitle(title)

    def setMessageAsPlainText(self, text: str) -> None:
        self._text.setPlainText(text)

    def showMessage(self, blocking: bool = True) -> None:
        if _need(blocking, bool):
            self.exec()
            return
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.show()
