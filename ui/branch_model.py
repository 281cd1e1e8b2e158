"""A tree of branches as Qt sees it: indexes, cells, and rows that come, go and move."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Optional, overload

from qgis.PyQt.QtCore import (
    QAbstractItemModel,
    QCoreApplication,
    QItemSelection,
    QItemSelectionRange,
    QMimeData,
    QModelIndex,
    QObject,
    Qt,
)
from qgis.PyQt.QtGui import QFont

from ..swift_browser.places import Place
from .contents_branch import BRANCHES, Branch, Kind, Notice, State
from .contents_cells import Item, cell_text, item_icon, item_of, tool_tip
from .contents_rows import CONTAINER, FOLDER, SIZE, Rows

COLUMNS = 3
MimeMaker = Callable[["list[Place]"], Optional[QMimeData]]

_SELECTABLE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_FLAGS = {
    # Enabled: it is read aloud, and drawn in a colour that can be read in a dark theme, too.
    Kind.NOTICE: Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren,
    Kind.SEARCH: _SELECTABLE,
    Kind.CONTAINER: _SELECTABLE,
    Kind.FOLDER: _SELECTABLE | Qt.ItemFlag.ItemIsDragEnabled,
    Kind.OBJECT: _SELECTABLE | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemNeverHasChildren,
}
_PRESSABLE = _SELECTABLE | Qt.ItemFlag.ItemNeverHasChildren


# Numbers of rows, by the number of their branch.
Picked = dict[int, set[int]]


class BranchModel(QAbstractItemModel):
    """An index holds the number of the branch that its row is in: it stays good when branches move."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._key = ""
        self._notice_font = QFont()
        self._notice_font.setItalic(True)
        self._mime_maker: MimeMaker | None = None
        self._root = Branch(Kind.ACCOUNT, "", None)
        self._root.state = State.COMPLETE
        self._numbers = {self._root.number: self._root}

    # What lies where

    def item(self, index: QModelIndex) -> Item:
        """Return what a row of the tree is."""
        branch = self._numbers[index.internalId()]
        return item_of(branch, branch.at(index.row()), self._key)

    def places(self, indexes: Iterable[QModelIndex]) -> list[Place]:
        """Return the containers, pseudo-folders and objects among rows, each once."""
        rows = dict.fromkeys((index.internalId(), index.row()) for index in indexes if index.isValid())
        found = [item_of(self._numbers[number], self._numbers[number].at(row), self._key) for number, row in rows]
        return [item.place for item in found if item.place is not None]

    def rows_in(self, selection: QItemSelection) -> Picked:
        """Return what a selection holds, for :meth:`selection_of` to find it again when rows have moved."""
        picked: Picked = {}
        for one in (selection[number] for number in range(selection.count())):
            branch = self.branch(one.parent())
            if branch is not None:
                found = (branch.at(place) for place in range(one.top(), one.bottom() + 1))
                picked.setdefault(branch.number, set()).update(row for row in found if isinstance(row, int))
        return picked

    def selection_of(self, picked: Picked) -> QItemSelection:
        """Return a selection of those of the rows that are shown."""
        selection = QItemSelection()
        for number, rows in picked.items():
            branch = self._numbers.get(number)
            if branch is None or not self._has_place(branch):
                continue
            places = [place for place, row in enumerate(branch.shown, branch.above) if row in rows]
            for first, last in _ranges(places):
                end = self.createIndex(last, COLUMNS - 1, number)
                selection.append(QItemSelectionRange(self.createIndex(first, 0, number), end))
        return selection

    def index_of(self, branch: Branch) -> QModelIndex:
        """Return where a branch is; an invalid index for the account, and for what is not shown."""
        if branch.parent is None:
            return QModelIndex()
        place = branch.parent.place_of(branch)
        return QModelIndex() if place is None else self.createIndex(place, 0, branch.parent.number)

    def branch(self, index: QModelIndex) -> Branch | None:
        """Return the branch that a row is, if it was opened; the account for an invalid index."""
        if not index.isValid():
            return self._root
        parent = self._numbers.get(index.internalId())
        found = None if parent is None else parent.at(index.row())
        if parent is None or isinstance(found, Branch):
            return found  # type: ignore[return-value]
        return parent.children.get(parent.rows.label(found)) if isinstance(found, int) else None

    def branch_around(self, index: QModelIndex) -> Branch:
        """Return the branch that a row is or lies in; it is made if it was not opened yet."""
        if not index.isValid():
            return self._root
        parent = self._numbers[index.internalId()]
        found = parent.at(index.row())
        if isinstance(found, int) and parent.rows.kinds[found] <= CONTAINER:
            return self._child(parent, found)
        return found if isinstance(found, Branch) else parent

    def place_around(self, index: QModelIndex) -> Place | None:
        """Return the container or pseudo-folder that a row is or lies in; None for the account."""
        branch = self.branch_around(index)
        return Place(self._key, branch.container, branch.base) if branch.container else None

    def _child(self, parent: Branch, row: int) -> Branch:
        label = parent.rows.label(row)
        child = parent.children.get(label)
        if child is None:
            item = item_of(parent, row, self._key)
            child = Branch(item.kind, label, parent, item.container, item.name)
            parent.children[label] = child
            self._numbers[child.number] = child
        return child

    def _has_place(self, branch: Branch) -> bool:
        """Return whether a branch and all that it lies in are shown."""
        while branch.parent is not None:
            if branch.parent.place_of(branch) is None:
                return False
            branch = branch.parent
        return branch is self._root

    def _is_known(self, branch: Branch) -> bool:
        """Return whether a branch still has its place, be it shown or hidden."""
        return branch.number in self._numbers

    def _forget(self, branch: Branch) -> None:
        """Drop a branch that has no rows in the tree any more."""
        self._numbers.pop(branch.number, None)
        for child in branch.below:
            self._forget(child)

    # Rows that come, go and move

    def _lay_out(
        self, branch: Branch, rows: list[int], head: list[Notice], tail: list[Notice], anew: Rows | None = None
    ) -> None:
        """Change what a branch shows, in such a way that views keep what they know of the rows that stay.

        Args:
            anew: a new listing, which ``rows`` are of.
        """
        if not self._has_place(branch):
            branch.rows = branch.rows if anew is None else anew
            branch.show(rows)
            branch.head, branch.tail = head, tail
            return
        index = self.index_of(branch)
        self._set_head(branch, index, head)
        if branch.tail and len(tail) != len(branch.tail):
            self._set_tail(branch, index, [])
        self._set_rows(branch, index, rows, anew)
        self._set_tail(branch, index, tail)

    def _set_head(self, branch: Branch, index: QModelIndex, head: list[Notice]) -> None:
        def put(notices: list[Notice]) -> None:
            branch.head = notices

        self._set_notices(branch, index, branch.above - len(branch.head), (branch.head, head), put)

    def _set_tail(self, branch: Branch, index: QModelIndex, tail: list[Notice]) -> None:
        def put(notices: list[Notice]) -> None:
            branch.tail = notices

        self._set_notices(branch, index, branch.above + len(branch.shown), (branch.tail, tail), put)

    def _set_notices(
        self,
        branch: Branch,
        index: QModelIndex,
        first: int,
        change: tuple[list[Notice], list[Notice]],
        put: Callable[[list[Notice]], None],
    ) -> None:
        """Put notices in the place of others, from the row ``first`` on; ``change`` is what there is and will be."""
        before, after = change
        if len(after) == len(before):
            put(after)
            self._tell_changed(branch, first, len(after) if after != before else 0)
            return
        if before:
            self.beginRemoveRows(index, first, first + len(before) - 1)
            put([])
            self.endRemoveRows()
        if after:
            self.beginInsertRows(index, first, first + len(after) - 1)
            put(after)
            self.endInsertRows()

    def _set_rows(self, branch: Branch, index: QModelIndex, rows: list[int], anew: Rows | None) -> None:
        """First what stays comes to the top, then what goes is cut off, then what is new is put in its place."""
        if anew is None:
            if rows == branch.shown:
                return
            stay = set(rows)
        else:
            stay = self._rows_of_keys(branch, {anew.key(row) for row in rows})
        self._cut(branch, index, stay, self._order_of(branch, rows, stay, anew))
        if anew is not None:
            ids = {anew.key(row): row for row in rows}
            known = [ids[branch.rows.key(row)] for row in branch.shown]
            branch.rows = anew
            branch.show(known)
            self._tell_all_changed(branch)
        kept = branch.shown
        if len(kept) < len(rows):
            known_rows = set(kept)
            first = branch.above + len(kept)
            self.beginInsertRows(index, first, branch.above + len(rows) - 1)
            branch.show(kept + [row for row in rows if row not in known_rows])
            self.endInsertRows()
        self._move(branch, rows)

    def _rows_of_keys(self, branch: Branch, keys: set[str]) -> set[int]:
        return {row for row in branch.shown if branch.rows.key(row) in keys}

    def _order_of(self, branch: Branch, rows: list[int], stay: set[int], anew: Rows | None) -> list[int]:
        """Return those of the rows shown that stay, in their new order."""
        if anew is None:
            shown = set(branch.shown)
            return [row for row in rows if row in shown]
        by_key = {branch.rows.key(row): row for row in stay}
        keys = (anew.key(row) for row in rows)
        return [by_key[key] for key in keys if key in by_key]

    def _cut(self, branch: Branch, index: QModelIndex, stay: set[int], order: list[int]) -> None:
        gone = [row for row in branch.shown if row not in stay]
        if not gone:
            return
        self._move(branch, order + gone)
        first = branch.above + len(order)
        self.beginRemoveRows(index, first, first + len(gone) - 1)
        branch.show(order)
        self.endRemoveRows()

    def _move(self, branch: Branch, rows: list[int]) -> None:
        """Show the same rows in another order."""
        if rows == branch.shown:
            return
        self.layoutAboutToBeChanged.emit()
        before, above = branch.shown, branch.above
        places = {row: place for place, row in enumerate(rows, above)}
        old, new = [], []
        for index in self.persistentIndexList():
            if index.internalId() == branch.number and above <= index.row() < above + len(before):
                old.append(index)
                new.append(self.createIndex(places[before[index.row() - above]], index.column(), branch.number))
        branch.show(rows)
        self.changePersistentIndexList(old, new)
        self.layoutChanged.emit()

    def _tell_changed(self, branch: Branch, first: int, count: int) -> None:
        if count == 1:
            # One cell: a view paints no more than that, and nothing if it is out of sight.
            only = self.createIndex(first, 0, branch.number)
            self.dataChanged.emit(only, only)
        elif count:
            last = self.createIndex(first + count - 1, COLUMNS - 1, branch.number)
            self.dataChanged.emit(self.createIndex(first, 0, branch.number), last)

    def _tell_all_changed(self, branch: Branch) -> None:
        if branch.shown:
            last = self.createIndex(branch.above + len(branch.shown) - 1, COLUMNS - 1, branch.number)
            self.dataChanged.emit(self.createIndex(branch.above, 0, branch.number), last)

    # What Qt asks for

    def index(self, row: int, column: int, parent: QModelIndex = QModelIndex()) -> QModelIndex:  # noqa: B008 - Qt's
        branch = self.branch(parent)
        if branch is not None and 0 <= row < branch.count and 0 <= column < COLUMNS:
            return self.createIndex(row, column, branch.number)
        return QModelIndex()

    @overload
    def parent(self, child: QModelIndex) -> QModelIndex: ...

    @overload
    def parent(self) -> QObject: ...

    def parent(self, child: QModelIndex | None = None) -> QModelIndex | QObject:
        if child is None:
            return super().parent()
        branch = self._numbers.get(child.internalId()) if child.isValid() else None
        return QModelIndex() if branch is None else self.index_of(branch)

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's
        branch = None if parent.column() > 0 else self.branch(parent)
        return 0 if branch is None else branch.count

    def columnCount(self, _parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's
        return COLUMNS

    def hasChildren(self, parent: QModelIndex = QModelIndex()) -> bool:  # noqa: B008, N802 - Qt's
        branch = None if parent.column() > 0 else self.branch(parent)
        if branch is not None:
            return branch.count > 0 or branch.state is State.UNREAD
        return parent.column() <= 0 and self.item(parent).kind in BRANCHES

    def flags(self, index: QModelIndex) -> Any:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        branch = self._numbers[index.internalId()]
        found = branch.at(index.row())
        if isinstance(found, int):
            kind = branch.rows.kinds[found]
            return _FLAGS[Kind.FOLDER if kind == FOLDER else Kind.CONTAINER if kind == CONTAINER else Kind.OBJECT]
        return _FLAGS.get(found.kind, _PRESSABLE)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: N802
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (
                QCoreApplication.translate("SwiftCogBrowser", "Name"),
                QCoreApplication.translate("SwiftCogBrowser", "Size"),
                QCoreApplication.translate("SwiftCogBrowser", "Modified"),
            )[section]
        return None

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        branch = self._numbers[index.internalId()]
        if role == Qt.ItemDataRole.DisplayRole:
            return cell_text(branch, branch.at(index.row()), index.column())
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 0:
            return item_icon(self.item(index))
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == SIZE:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.FontRole:
            return None if isinstance(branch.at(index.row()), int) else self._notice_font
        if role == Qt.ItemDataRole.ToolTipRole:
            return tool_tip(self.item(index))
        return None

    # Dragging out

    def set_mime_maker(self, maker: MimeMaker) -> None:
        """Have rows dragged out as what this makes of their places."""
        self._mime_maker = maker

    def supportedDragActions(self) -> Any:  # noqa: N802 - Qt's
        return Qt.DropAction.CopyAction

    def mimeData(self, indexes: Iterable[QModelIndex]) -> QMimeData | None:  # type: ignore[override]  # noqa: N802
        places = self.places(indexes)
        return self._mime_maker(places) if self._mime_maker is not None and places else None


def _ranges(places: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last of numbers that follow upon one another."""
    first = last = -1
    for place in places:
        if first >= 0 and place != last + 1:
            yield first, last
            first = place
        first, last = (place if first < 0 else first), place
    if first >= 0:
        yield first, last
