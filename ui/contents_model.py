"""The tree of an account: containers, pseudo-folders and objects, read page by page when a branch is opened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from qgis.PyQt import sip
from qgis.PyQt.QtCore import QCoreApplication, QModelIndex, QObject, Qt, pyqtSignal

from ..swift_browser.activity import Activity
from ..swift_browser.file_kinds import RASTER_ENDINGS
from ..swift_browser.places import Place
from ..swift_browser.slices import run_in_slices
from .branch_model import BranchModel
from .contents_branch import STEP, Branch, Kind, Notice, State
from .contents_cells import notices_above, notices_below
from .contents_reading import ContentsReading
from .contents_rows import Order, Rows, words_of

if TYPE_CHECKING:
    from ..swift_browser.store import ObjectStore

AT_ONCE = 20_000  # rows that are looked through without looking at the clock


class ContentsModel(BranchModel):
    """Reads in the background, sorts and filters what is known; an error is a row in its place."""

    failed = pyqtSignal(object)  # UserError
    # Many rows are about to move, and have moved.
    moving = pyqtSignal()
    moved = pyqtSignal()
    # What is shown may be other than before: filtered, searched, read.
    arranged = pyqtSignal()

    def __init__(self, activity: Activity, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reading = ContentsReading(
            activity,
            self._show_known,
            self._show_progress,
            is_known=self._is_known,
            failed=self.failed.emit,
            parent=self,
        )
        self._reading.endings = RASTER_ENDINGS
        self._words: list[str] = []
        self._rasters_only = False
        self._order = Order()
        # The last time that all was filtered and sorted anew, and whether that is still under way.
        self._turn = 0
        self._looking = False
        self._searched: Branch | None = None
        self._key = ""

    def show(self, store: ObjectStore | None, key: str = "") -> None:
        """Show the account of an object store, or nothing for None.

        Args:
            key: what the account is connected with, for the places of its rows.
        """
        self.beginResetModel()
        self._reading.use(store)
        self._key = key
        self._searched = None
        self._turn += 1
        self._looking = False
        self._root = Branch(Kind.ACCOUNT, "", None)
        self._root.state = State.COMPLETE if store is None else State.UNREAD
        self._numbers = {self._root.number: self._root}
        self.endResetModel()
        if store is not None:
            self._reading.read_more(self._root)

    def refresh(self, index: QModelIndex | None = None) -> None:
        """Read a branch anew, and those below that are open, or the whole account. What is open stays so."""
        branch = self._root if index is None else self.branch(index)
        if branch is not None and self._reading.is_possible:
            self._refresh(branch)

    def refresh_place(self, place: Place) -> None:
        """Read a container or pseudo-folder anew, if it is shown."""
        if place.key == self._key and self._reading.is_possible:
            for branch in list(self._numbers.values()):
                if (branch.container, branch.base) == (place.container, place.name):
                    self._refresh(branch)

    def _refresh(self, branch: Branch) -> None:
        if branch.state is not State.UNREAD or branch.failure:
            self._reading.read_anew(branch)
        for child in list(branch.below):
            if child.expanded:
                self._refresh(child)
            elif child.kind is not Kind.SEARCH:
                # To be read when it is opened the next time.
                self._lay_out(child, [], [], [])
                del branch.children[child.label]
                self._forget(child)

    def read_more(self, index: QModelIndex) -> None:
        """Do what a notice offers: read on, stop, try again, show other rows."""
        branch, kind = self._numbers[index.internalId()], self.item(index).kind
        if kind is Kind.MORE:
            self._reading.read_more(branch)
        elif kind is Kind.ALL:
            self._reading.read_all(branch)
        elif kind is Kind.STOP:
            self._reading.stop(branch)
        elif kind is Kind.FAILURE:
            self._try_again(branch)
        elif kind in (Kind.EARLIER, Kind.LATER):
            branch.first = max(0, branch.first + (STEP if kind is Kind.LATER else -STEP))
            self.moving.emit()
            self._arrange_one(branch)
            self.moved.emit()
            self.arranged.emit()

    def _try_again(self, branch: Branch) -> None:
        if branch.failed_anew:
            self._reading.read_anew(branch)
        else:
            self._reading.read_more(branch)

    @property
    def is_connected(self) -> bool:
        """Whether there is an account."""
        return self._reading.is_possible

    def listed_among(self, parent: QModelIndex) -> tuple[int, int]:
        """Return the first and the last row of a branch that are of its listing."""
        branch = self.branch(parent)
        return (0, -1) if branch is None else (branch.above, branch.above + len(branch.shown) - 1)

    def notices_among(self, parent: QModelIndex, first: int, last: int) -> list[int]:
        """Return which of some rows are no part of a listing."""
        branch = self.branch(parent)
        if branch is None:
            return []
        below = branch.above + len(branch.shown)
        outside = [*range(first, min(last + 1, branch.above)), *range(max(first, below), last + 1)]
        return [row for row in outside if 0 <= row < branch.count]

    # What is open in the view

    def set_expanded(self, index: QModelIndex, expanded: bool) -> None:
        """Take note whether a branch is open in the view."""
        branch = self.branch(index)
        if branch is not None:
            branch.expanded = expanded

    def known_among(self, parent: QModelIndex, first: int, last: int) -> Iterator[tuple[QModelIndex, bool]]:
        """Yield the branches that were opened once among some rows, and whether they were open in the end."""
        branch = self.branch(parent)
        for child in [] if branch is None else branch.below:
            place = self.index_of(child)
            if place.isValid() and first <= place.row() <= last:
                yield place, child.expanded

    # Filter, sort

    @property
    def counts(self) -> tuple[int, int, int]:
        """How many objects, pseudo-folders and containers the filter leaves, are listed, and "Rasters only" hides."""
        branches = list(self._numbers.values())
        total, hidden = sum(one.total for one in branches), sum(one.hidden for one in branches)
        return total, sum(len(one.rows) for one in branches), hidden

    @property
    def listed(self) -> int:
        """How many rows are known."""
        return sum(len(branch.rows) for branch in self._numbers.values())

    def set_words(self, text: str) -> None:
        """Show the rows that hold all words of a text, or lie in what does, in any case of letters."""
        words = words_of(text)
        if words != self._words:
            self._words = words
            self._start_anew()

    def set_rasters_only(self, only: bool) -> None:
        """Hide objects whose names are not those of rasters, or show them again."""
        if only != self._rasters_only:
            self._rasters_only = only
            self._start_anew()

    def set_endings(self, endings: Sequence[str]) -> None:
        """Say what the names of rasters end with; holds for what is read from now on."""
        self._reading.endings = tuple(endings)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort all branches by a column; folders come first."""
        wanted = Order(max(0, column), order == Qt.SortOrder.DescendingOrder)
        if wanted != self._order:
            self._order = wanted
            self._start_anew()

    def _start_anew(self) -> None:
        """Show the first rows of each branch as they are filtered and sorted now: soon, where there are very many."""
        for branch in self._numbers.values():
            branch.first = 0
        self._turn += 1
        turn = self._turn
        self._looking = True
        run_in_slices(self._look_and_arrange(), lambda: self._turn == turn and not sip.isdeleted(self))

    def _look_and_arrange(self) -> Iterator[None]:
        looked = 0
        for branch, words in self._words_below(self._root, self._words):
            for count in branch.rows.look_for(words):
                if looked + count > AT_ONCE:
                    looked = 0
                    yield
                looked += count
        self._looking = False
        self.moving.emit()
        self._arrange_below(self._root, self._words)
        self.moved.emit()
        self.arranged.emit()

    def _words_below(self, branch: Branch, words: Sequence[str]) -> list[tuple[Branch, Sequence[str]]]:
        """Return the branches in which something is to be looked for, and what."""
        found = [(branch, words)] if words else []
        for child in branch.below:
            found += self._words_below(child, branch.words_below(child, words))
        return found

    def _arrange_below(self, branch: Branch, words: Sequence[str]) -> None:
        for child in branch.below:
            self._arrange_below(child, branch.words_below(child, words))
        self._arrange_one(branch, words)

    def _words_for(self, branch: Branch) -> Sequence[str]:
        if branch.parent is None:
            return self._words
        return branch.parent.words_below(branch, self._words_for(branch.parent))

    def _show_known(self, branch: Branch, anew: Rows | None) -> None:
        """Show what is known of a branch, or what is known anew."""
        if self._looking and anew is None:
            # Soon, with all others.
            return
        self._arrange_one(branch, self._words_for(branch), anew)
        above = branch.parent
        while self._words and above is not None:
            # A branch is shown as soon as something in it is.
            self._arrange_one(above, self._words_for(above))
            above = above.parent
        self.arranged.emit()

    def _show_progress(self, branch: Branch) -> None:
        """Show how far a reading is whose rows are not shown yet."""
        if self._has_place(branch):
            tail = self._notices_below(branch, self._words_for(branch), None)
            self._set_tail(branch, self.index_of(branch), tail)

    def _arrange_one(self, branch: Branch, words: Sequence[str] | None = None, anew: Rows | None = None) -> None:
        words = self._words_for(branch) if words is None else words
        if anew is not None:
            self._drop_vanished(branch, anew)
        rows = branch.arrange(words, self._rasters_only, self._order, anew)
        self._lay_out(branch, rows, notices_above(branch), self._notices_below(branch, words, anew), anew)

    def _notices_below(self, branch: Branch, words: Sequence[str], anew: Rows | None) -> list[Notice]:
        if branch is self._root and not self._reading.is_possible:
            return []
        return notices_below(branch, bool(words), branch.rows if anew is None else anew)

    def _drop_vanished(self, branch: Branch, anew: Rows) -> None:
        for child in list(branch.children.values()):
            if anew.branch(child.label) is None:
                self._lay_out(child, [], [], [])
                del branch.children[child.label]
                self._forget(child)

    # Search on the server

    @property
    def search_index(self) -> QModelIndex:
        """Where the answers of the search are; an invalid index without one."""
        found = None if self._searched is None else self._searched.search
        return QModelIndex() if found is None or not self._has_place(found) else self.index_of(found)

    @property
    def is_searching(self) -> bool:
        """Whether answers of a search are shown."""
        return self._searched is not None

    def number_of(self, index: QModelIndex) -> int:
        """Return the number of the branch that a row is or lies in: good while it is hidden, too."""
        branch = self.branch_around(index)
        return branch.parent.number if branch.kind is Kind.SEARCH and branch.parent is not None else branch.number

    def place_of(self, number: int) -> Place | None:
        """Return the container or pseudo-folder of that number; None for the account, and for what is gone."""
        branch = self._numbers.get(number, self._root)
        return Place(self._key, branch.container, branch.base) if branch.container else None

    def search(self, number: int, text: str) -> None:
        """Ask the server for names that begin with a text, in the branch of a number, or in the account.

        Deeper names are found, too. The answers are a branch, the first row of the one that is searched.
        """
        self.end_search()
        branch = self._numbers.get(number, self._root)
        label = QCoreApplication.translate("SwiftCogBrowser", "Names that begin with “{text}”").format(text=text)
        found = Branch(Kind.SEARCH, label, branch, branch.container, branch.base)
        found.prefix = branch.base + text
        found.words = words_of(text)
        shown = self._has_place(branch)
        if shown:
            self.beginInsertRows(self.index_of(branch), 0, 0)
        branch.search, self._searched = found, branch
        self._numbers[found.number] = found
        if shown:
            self.endInsertRows()
        # Where it lies is shown, whatever the filter says.
        self._arrange_below(self._root, self._words)
        self._reading.read_more(found)

    def end_search(self) -> None:
        """Take the answers of the search away."""
        branch = self._searched
        if branch is None or branch.search is None:
            return
        found, shown = branch.search, self._has_place(branch)
        self._reading.stop(found)
        if shown:
            self.beginRemoveRows(self.index_of(branch), 0, 0)
        branch.search, self._searched = None, None
        self._forget(found)
        if shown:
            self.endRemoveRows()
        self._start_anew()

    # Opening

    def canFetchMore(self, parent: QModelIndex) -> bool:  # noqa: N802 - Qt's
        branch = self.branch(parent)
        if branch is None:
            return self._reading.is_possible and self.hasChildren(parent)
        return self._reading.is_possible and branch.state is State.UNREAD and not (branch.reading or branch.failure)

    def fetchMore(self, parent: QModelIndex) -> None:  # noqa: N802 - Qt's
        if self.canFetchMore(parent):
            self._reading.read_more(self.branch_around(parent))
