"""The lower part of the dock: the tree of the account, a filter, and what can be done with a selection."""

from __future__ import annotations

from qgis.core import QgsApplication
from qgis.gui import QgsFilterLineEdit
from qgis.PyQt.QtCore import QCoreApplication, QModelIndex, QPoint, Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeySequence, QResizeEvent
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QAction,
    QHBoxLayout,
    QHeaderView,
    QMenu,
    QPushButton,
    QToolButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from .contents_filter import ContentsFilter
from .contents_model import ContentsModel, Kind, Node


class ContentsView(QWidget):
    """Shows a :class:`ContentsModel` and says which objects the user wants as layers."""

    add_requested = pyqtSignal(list)  # of Node, in the order of the tree

    def __init__(self, model: ContentsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._filter = ContentsFilter(model, self)
        self._line = self._make_filter_line()
        self._view = self._make_view()
        self._add = QAction(
            QgsApplication.getThemeIcon("/mActionAddRasterLayer.svg"),
            QCoreApplication.translate("SwiftCogBrowser", "Add as Layer"),
            self,
        )
        self._add.setEnabled(False)
        self._add.triggered.connect(self._request_add)
        self._refresh = QAction(
            QgsApplication.getThemeIcon("/mActionRefresh.svg"),
            QCoreApplication.translate("SwiftCogBrowser", "Refresh"),
            self,
        )
        self._refresh.setShortcut(QKeySequence(QKeySequence.StandardKey.Refresh))
        self._refresh.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._refresh.triggered.connect(self._refresh_current)
        self.addAction(self._refresh)
        self._add_button = self._make_add_button()
        self._lay_out()
        self._view.selectionModel().selectionChanged.connect(self._show_what_can_be_done)

    @property
    def selected_objects(self) -> list[Node]:
        """The selected objects, in the order of the tree."""
        rows = self._view.selectionModel().selectedRows(0)
        nodes = [self._model.node(self._filter.mapToSource(row)) for row in sorted(rows, key=_place)]
        return [node for node in nodes if node.kind is Kind.OBJECT]

    def _make_filter_line(self) -> QgsFilterLineEdit:
        line = QgsFilterLineEdit(self)
        line.setObjectName("filterLine")
        line.setShowSearchIcon(True)
        line.setPlaceholderText(QCoreApplication.translate("SwiftCogBrowser", "Filter what is listed"))
        line.setAccessibleName(line.placeholderText())
        line.textChanged.connect(self._filter.set_text)
        return line

    def _make_view(self) -> QTreeView:
        view = _Tree(self)
        view.setObjectName("contentsView")
        view.setModel(self._filter)
        view.setUniformRowHeights(True)
        view.setAlternatingRowColors(True)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._show_menu)
        view.activated.connect(self._activate)
        view.setAccessibleName(QCoreApplication.translate("SwiftCogBrowser", "Containers and objects"))
        header = view.header()
        header.setStretchLastSection(False)
        for section in (1, 2):
            header.setSectionResizeMode(section, QHeaderView.ResizeMode.ResizeToContents)
        view.setIndentation(14)
        return view

    def _make_add_button(self) -> QPushButton:
        button = QPushButton(self._add.icon(), self._add.text(), self)
        button.setObjectName("addButton")
        button.setEnabled(False)
        button.clicked.connect(self._request_add)
        return button

    def _lay_out(self) -> None:
        refresh = QToolButton(self)
        refresh.setObjectName("refreshButton")
        refresh.setDefaultAction(self._refresh)
        above = QHBoxLayout()
        above.addWidget(self._line)
        above.addWidget(refresh)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(above)
        layout.addWidget(self._view)
        layout.addWidget(self._add_button)

    def _activate(self, index: QModelIndex) -> None:
        """Double click or Enter: add an object, read on or try again at a notice. Branches open by themselves."""
        source = self._filter.mapToSource(index)
        node = self._model.node(source)
        if node.kind is Kind.OBJECT:
            self.add_requested.emit([node])
        elif not node.is_branch:
            self._model.read_more(source)

    def _request_add(self) -> None:
        nodes = self.selected_objects
        if nodes:
            self.add_requested.emit(nodes)

    def _show_what_can_be_done(self) -> None:
        possible = bool(self.selected_objects)
        self._add.setEnabled(possible)
        self._add_button.setEnabled(possible)

    def _refresh_current(self) -> None:
        """Refresh the branch that the current row is or lies in; without one, the whole account."""
        source = self._filter.mapToSource(self._view.currentIndex())
        if not source.isValid():
            self._model.refresh()
            return
        node = self._model.node(source)
        self._model.refresh(source.siblingAtColumn(0) if node.is_branch else source.parent())

    def _show_menu(self, position: QPoint) -> None:
        menu = QMenu(self)
        menu.addAction(self._add)
        menu.addSeparator()
        menu.addAction(self._refresh)
        menu.exec(self._view.viewport().mapToGlobal(position))
        menu.deleteLater()


class _Tree(QTreeView):
    """Gives the names the room that there is; in a narrow dock sizes and dates move out of sight, not the names."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        # A dock that QGIS shows for the first time gets no more than its least width: let all columns be seen then.
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 60)
        self.header().sectionResized.connect(self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's
        super().resizeEvent(event)
        self._fit(1)

    def _fit(self, section: int) -> None:
        if section:
            header = self.header()
            others = sum(header.sectionSize(other) for other in range(1, header.count()))
            readable = self.fontMetrics().averageCharWidth() * 26
            header.resizeSection(0, max(readable, self.viewport().width() - others))


def _place(index: QModelIndex) -> list[int]:
    """Return where a row stands in the tree, for sorting from top to bottom."""
    place: list[int] = []
    while index.isValid():
        place.insert(0, index.row())
        index = index.parent()
    return place
