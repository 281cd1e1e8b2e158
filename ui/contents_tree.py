"""The tree of the dock as a widget: its columns, its keys, and files dropped on its rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from qgis.PyQt.QtCore import (
    QCoreApplication,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QUrl,
    pyqtSignal,
)
from qgis.PyQt.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent, QResizeEvent
from qgis.PyQt.QtWidgets import QAbstractItemView, QHeaderView, QTreeView, QWidget

from ..swift_browser.places import Place
from .branch_model import Picked
from .contents_branch import Kind
from .contents_model import ContentsModel
from .contents_rows import MODIFIED, NAME, SIZE

READABLE = 26  # characters of a name


class ContentsTree(QTreeView):
    """Gives the names the room that there is; in a narrow dock sizes and dates move out of sight, not the names."""

    files_dropped = pyqtSignal(object, list)  # Place of a container or pseudo-folder, paths
    selection_changed = pyqtSignal()
    # The user went to a row; not: the row that was current is gone.
    gone_to = pyqtSignal()
    # The user changed the width of a column, or the order.
    columns_changed = pyqtSignal()

    def __init__(self, model: ContentsModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._fitting = False
        self._picked: Picked | None = None
        # Whether anybody wants the files that are dropped on rows.
        self.takes_files: Callable[[], bool] = lambda: True
        # As wide as the user made the names, if that is wider than the room there is.
        self.name_width = 0
        self.setObjectName("contentsView")
        self._set_up()
        # Before the selection hears of it, which goes to another row when the current one is about to go.
        self._removing = False
        model.rowsAboutToBeRemoved.connect(self._note_removal)
        self.setModel(model)
        model.rowsRemoved.connect(self._note_removed)
        self._set_up_columns()
        model.rowsInserted.connect(self._show_as_before)
        self.selectionModel().currentChanged.connect(self._tell_current)
        model.moving.connect(self._let_go)
        model.moved.connect(self._pick_again)
        self.selectionModel().selectionChanged.connect(self._tell_selection)
        model.modelReset.connect(self._tell_selection)
        self.expanded.connect(lambda index: model.set_expanded(index, True))
        self.collapsed.connect(lambda index: model.set_expanded(index, False))

    def _set_up(self) -> None:
        self.setUniformRowHeights(True)
        self.setAlternatingRowColors(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setIndentation(14)
        # The ends of long names tell them apart, as do their beginnings.
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDefaultDropAction(Qt.DropAction.CopyAction)
        self.setAccessibleName(QCoreApplication.translate("SwiftCogBrowser", "Containers and objects"))
        self.setAccessibleDescription(
            QCoreApplication.translate(
                "SwiftCogBrowser", "Right opens a container, Enter adds an object to the map, F5 reads anew"
            )
        )
        # A dock that QGIS shows for the first time gets no more than its least width: let all columns be seen then.
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 60)

    def _set_up_columns(self) -> None:
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionsClickable(True)
        for section, sample in ((SIZE, "9,999.9 MB"), (MODIFIED, "2026-12-28 20:48")):
            self.setColumnWidth(section, self.fontMetrics().horizontalAdvance(sample) + 16)
        header.setSortIndicator(NAME, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        header.sectionResized.connect(self._resized)
        header.sortIndicatorChanged.connect(lambda _section, _order: self.columns_changed.emit())

    # Selection

    def selected_rows(self) -> Iterator[QModelIndex]:
        """Yield the selected rows from top to bottom."""
        selection = self.selectionModel().selection()
        ranges = [selection[number] for number in range(selection.count())]
        for one in sorted(ranges, key=lambda one: _path(QModelIndex(one.topLeft()))):
            for row in range(one.top(), one.bottom() + 1):
                yield self._model.index(row, 0, one.parent())

    def _tell_selection(self) -> None:
        if self._picked is None:
            self.selection_changed.emit()

    def _note_removal(self) -> None:
        self._removing = True

    def _note_removed(self) -> None:
        self._removing = False

    def _tell_current(self) -> None:
        if not self._removing:
            self.gone_to.emit()

    def _let_go(self) -> None:
        """Take note of the selection, and drop it: Qt would follow each of its rows, and take seconds for thousands."""
        selection = self.selectionModel().selection()
        self._picked = self._model.rows_in(selection) if selection.count() else None
        if self._picked is not None:
            self.selectionModel().clearSelection()

    def _pick_again(self) -> None:
        picked, self._picked = self._picked, None
        if picked is not None:
            selection = self._model.selection_of(picked)
            self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.Select)
            if not selection.count():
                self.selection_changed.emit()

    def selectAll(self) -> None:  # noqa: N802 - Qt's
        """Select the objects and pseudo-folders that are shown in the current branch."""
        current = self.currentIndex()
        if not current.isValid():
            return
        parent = current.parent()
        if self._model.item(current).kind is Kind.CONTAINER and self.isExpanded(current.siblingAtColumn(0)):
            parent = current.siblingAtColumn(0)
        first, last = self._model.listed_among(parent)
        if last >= first:
            rows = QItemSelection(self._model.index(first, 0, parent), self._model.index(last, 0, parent))
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.selectionModel().select(rows, flags)

    def stay_beside(self, notice: QModelIndex, act: Callable[[], None]) -> None:
        """Show other rows of a branch, and go to the row that was beside the notice which offered them."""
        beside = -1 if self._model.item(notice).kind is Kind.LATER else 1
        row = QPersistentModelIndex(notice.siblingAtColumn(0).sibling(notice.row() + beside, 0))
        act()
        if row.isValid():
            self.setCurrentIndex(QModelIndex(row))
            self.scrollTo(QModelIndex(row), QAbstractItemView.ScrollHint.PositionAtCenter)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        current = self.currentIndex().siblingAtColumn(0)
        if enter and current.isValid() and self._model.hasChildren(current) and not event.modifiers():
            self.setExpanded(current, not self.isExpanded(current))
            return
        super().keyPressEvent(event)

    def _show_as_before(self, parent: QModelIndex, first: int, last: int) -> None:
        """Give notices the whole width, and open what was open before a filter hid it, among rows that came."""
        for row in self._model.notices_among(parent, first, last):
            self.setFirstColumnSpanned(row, parent, True)
        for index, expanded in list(self._model.known_among(parent, first, last)):
            if expanded:
                self.expand(index)
            self._show_as_before(index, 0, self._model.rowCount(index) - 1)

    # Columns

    def columns(self) -> list[int]:
        """Return the widths that the user can choose: 0 for names that take the room there is."""
        return [self.name_width, self.columnWidth(SIZE), self.columnWidth(MODIFIED)]

    def set_columns(self, widths: list[int]) -> None:
        """Give the columns widths that :meth:`columns` returned."""
        if len(widths) == 3 and all(0 <= width <= 10000 for width in widths) and min(widths[1:]) >= 10:
            self.name_width = widths[0]
            self._fitting = True
            self.setColumnWidth(SIZE, widths[1])
            self.setColumnWidth(MODIFIED, widths[2])
            self._fitting = False
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's
        super().resizeEvent(event)
        self._fit()

    def _resized(self, section: int, _before: int, width: int) -> None:
        if self._fitting:
            return
        if section == NAME:
            self.name_width = width if width > self._room() else 0
        else:
            self._fit()
        self.columns_changed.emit()

    def _room(self) -> int:
        """Return what the other columns leave to the names."""
        return self.viewport().width() - self.columnWidth(SIZE) - self.columnWidth(MODIFIED)

    def _fit(self) -> None:
        readable = self.fontMetrics().averageCharWidth() * READABLE
        self._fitting = True
        self.setColumnWidth(NAME, max(readable, self.name_width, self._room()))
        self._fitting = False

    # Dropping in

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's
        """Take files; whether they may be dropped where they are is seen later."""
        if self._files(event):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802 - Qt's
        if self._files(event) and self._place_at(event) is not None:
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's
        """Say which files were dropped on which container; what is dropped elsewhere is the dock's to take."""
        files, place = self._files(event), self._place_at(event)
        if not files or place is None:
            event.ignore()
            return
        event.acceptProposedAction()
        self.files_dropped.emit(place, files)

    def _files(self, event: QDropEvent) -> list[str]:
        data = event.mimeData()
        # Rows that were dragged out of here come with addresses, but with no files.
        ours = data is None or event.source() is self or not self.takes_files()
        urls: list[QUrl] = [] if data is None or ours else data.urls()
        return [url.toLocalFile() for url in urls if url.isLocalFile()]

    def _place_at(self, event: QDropEvent) -> Place | None:
        position = event.position().toPoint() if hasattr(event, "position") else event.pos()
        index = self.indexAt(position)
        return self._model.place_around(index) if index.isValid() else None


def _path(index: QModelIndex) -> list[int]:
    """Return where a row stands in the tree, for sorting from top to bottom."""
    path: list[int] = []
    while index.isValid():
        path.insert(0, index.row())
        index = index.parent()
    return path
