"""What the windows use of qgis.gui, as thin as possible; enums are scoped only."""

from __future__ import annotations

import enum

from qgis.core import Qgis, QgsProviderRegistry, _need, _OnlyNamed
from qgis.PyQt.QtCore import QObject, Qt, pyqtSignal
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QDockWidget,
    QFrame,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QTextEdit,
    QWidget,
)


class QgsFilterLineEdit(QLineEdit):
    def setShowSearchIcon(self, visible: bool) -> None:
        _need(visible, bool)


class QgsPasswordLineEdit(QLineEdit):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)


class QgsOptionsPageWidget(QWidget):
    pass


class QgsOptionsWidgetFactory(QObject):
    def __init__(self, title: str, icon: QIcon, key: str) -> None:
        super().__init__()
        self._title = _need(title, str)
        self._icon = _need(icon, QIcon)
        self._key = _need(key, str)


class QgsFileWidget(QWidget):
    class StorageMode(enum.IntEnum):
        """As in QGIS."""

        GetFile = 0
        GetDirectory = 1

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = QLineEdit(self)
        QHBoxLayout(self).addWidget(self._line)

    def setStorageMode(self, mode: StorageMode) -> None:
        _need(mode, QgsFileWidget.StorageMode)

    def lineEdit(self) -> QLineEdit:
        return self._line

    def filePath(self) -> str:
        return self._line.text()

    def setFilePath(self, path: str) -> None:
        self._line.setText(_need(path, str))


class QgsCollapsibleGroupBox(QGroupBox):
    """Hides what is in it while it is folded, and what was hidden stays so."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(_need(title, str), parent)
        self._folded: list[QWidget] | None = None

    def setSaveCollapsedState(self, save: bool) -> None:
        _need(save, bool)

    def setScrollOnExpand(self, scroll: bool) -> None:
        _need(scroll, bool)

    def isCollapsed(self) -> bool:
        return self._folded is not None

    def setCollapsed(self, collapse: bool) -> None:
        if _need(collapse, bool) == self.isCollapsed():
            return
        children = self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        shown = self._folded or [child for child in children if not child.isHidden()]
        for child in shown:
            child.setVisible(not collapse)
        self._folded = shown if collapse else None


class QgsScrollArea(QScrollArea):
    pass


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

    def popWidget(self, item: QgsMessageBarItem) -> bool:
        self._items.remove(_need(item, QgsMessageBarItem))
        item.deleteLater()
        return True

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


class QgsMapCanvas(_OnlyNamed):
    pass


class QgsRubberBand(_OnlyNamed):
    pass


class QgsAbstractDataSourceWidget(QDialog):
    """A page of the Data Source Manager."""

    enableButtons = pyqtSignal(bool)

    def __init__(self, parent: QWidget | None, fl: Qt.WindowType, mode: QgsProviderRegistry.WidgetMode) -> None:
        super().__init__(parent, _need(fl, Qt.WindowType))
        _need(mode, QgsProviderRegistry.WidgetMode)

    def setupButtons(self, box: QDialogButtonBox) -> None:
        add = box.addButton("Add", QDialogButtonBox.ButtonRole.ActionRole)
        add.clicked.connect(self.addButtonClicked)
        self.enableButtons.connect(add.setEnabled)

    def addButtonClicked(self) -> None:
        """For those that add something."""


class QgsSourceSelectProvider:
    class Ordering(enum.IntEnum):
        """Where a page stands among others."""

        OrderRemoteProvider = 2000


class QgsDataItemGuiProvider:
    """Only named: the Browser panel is shown in the real QGIS."""


class QgsDataItemGuiContext:
    """Only named."""


class QgsCustomDropHandler(QObject):
    """Only named."""
