"""The line above the tree: words filter what is listed, Enter asks the server for names that begin with the text."""

from __future__ import annotations

from qgis.gui import QgsFilterLineEdit
from qgis.PyQt.QtCore import QCoreApplication, QObject, Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeyEvent
from qgis.PyQt.QtWidgets import QLabel, QWidget

from .contents_cells import number
from .contents_model import ContentsModel
from .contents_tree import ContentsTree


class SearchLine(QgsFilterLineEdit):
    """Takes the text."""

    down_pressed = pyqtSignal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("filterLine")
        self.setShowSearchIcon(True)
        self.setPlaceholderText(QCoreApplication.translate("SwiftCogBrowser", "Filter – Enter searches the server"))
        self.setAccessibleName(QCoreApplication.translate("SwiftCogBrowser", "Filter and search"))
        self.setToolTip(
            QCoreApplication.translate(
                "SwiftCogBrowser",
                "Words show what is listed so far and holds all of them.\n"
                "Enter asks the server for all names in the current container or pseudo-folder that begin with the "
                "text, listed or not.\n"
                "Esc goes back.",
            )
        )
        self.setAccessibleDescription(self.toolTip())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's
        if event.key() == Qt.Key.Key_Down:
            self.down_pressed.emit()
        elif event.key() == Qt.Key.Key_Escape:
            # For the view, which knows whether there is something to go back from.
            event.ignore()
        else:
            super().keyPressEvent(event)


class ContentsFilter(QObject):
    """Joins the line and the tree, and says in a line of its own what is shown and what Enter does."""

    def __init__(self, model: ContentsModel, tree: ContentsTree, line: SearchLine, parent: QWidget) -> None:
        super().__init__(parent)
        self._model, self._tree, self._line = model, tree, line
        # Where a search begins: the branch that the user went to last, though the filter may hide it.
        self._target = 0
        self.hint = QLabel(parent)
        self.hint.setObjectName("filterHint")
        self.hint.setWordWrap(True)
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        self.hint.hide()
        line.textChanged.connect(self._filter)
        line.returnPressed.connect(self._search)
        line.down_pressed.connect(self._enter_tree)
        model.arranged.connect(self._show_hint)
        model.modelReset.connect(self._show_hint)
        model.modelReset.connect(self._follow)
        tree.gone_to.connect(self._follow)

    def enter_line(self) -> None:
        """Let the user type, over what stands there."""
        self._line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._line.selectAll()

    def _follow(self) -> None:
        self._target = self._model.number_of(self._tree.currentIndex())
        self._show_hint()

    @property
    def can_go_back(self) -> bool:
        """Whether there is a search or a text to take away, or a line to leave."""
        return self._model.is_searching or bool(self._line.text()) or self._line.hasFocus()

    def go_back(self) -> None:
        """Leave the search, then clear the text, then leave the line: one step at a time."""
        if self._model.is_searching:
            self._model.end_search()
        elif self._line.text():
            self._line.clear()
        else:
            self._enter_tree()

    def _filter(self) -> None:
        # A search through many rows makes way for the next letter.
        self._model.set_words(self._line.text())
        self._show_hint()

    def _search(self) -> None:
        text = self._line.text()
        if not text.strip() or not self._model.is_connected:
            return
        self._filter()
        self._model.search(self._target, text)
        found = self._model.search_index
        if found.isValid():
            self._tree.expand(found.parent())
            self._tree.expand(found)
            self._tree.setCurrentIndex(found)
            self._tree.scrollTo(found, ContentsTree.ScrollHint.PositionAtTop)

    def _enter_tree(self) -> None:
        self._tree.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self._tree.currentIndex().isValid() and self._model.rowCount():
            self._tree.setCurrentIndex(self._model.index(0, 0))

    def _show_hint(self) -> None:
        text = self._line.text().strip()
        self.hint.setVisible(bool(text) and self._model.is_connected)
        if text:
            self.hint.setText(self._hint(text))

    def _hint(self, text: str) -> str:
        if self._model.is_searching:
            return QCoreApplication.translate("SwiftCogBrowser", "Esc leaves the search.")
        shown, listed, _hidden = self._model.counts
        place = self._model.place_of(self._target)
        sentence = QCoreApplication.translate("SwiftCogBrowser", "{shown} of {listed} listed. Enter: {search}")
        return sentence.format(shown=number(shown), listed=number(listed), search=self._offer(text, place))

    def _offer(self, text: str, place: object) -> str:
        if place is None:
            offer = QCoreApplication.translate("SwiftCogBrowser", "all containers that begin with “{text}”")
        else:
            offer = QCoreApplication.translate("SwiftCogBrowser", "all names in {place} that begin with “{text}”")
        return offer.format(text=text, place=place)
