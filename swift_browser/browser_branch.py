"""A branch of the Browser panel: read in the background, shown a portion at a time, compared when it is refreshed.

QGIS's own way would be ``createChildren()``, whose rows it adds and compares one by one on the main thread, in a time
that grows with the square of their number. Here QGIS asks for ``populate()`` and ``refresh()`` only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from qgis.core import Qgis, QgsDataCollectionItem, QgsDataItem
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QCoreApplication

from ..auth.errors import UserError
from . import jobs
from .browser_notices import empty_item, error_item, more_item
from .browser_rows import PORTION, Changes, Portion, ReadPage, Row, changes, read_portion
from .cancel import Cancel
from .errors import NotFound
from .places import Place
from .slices import run_in_slices

if TYPE_CHECKING:
    from .browser_tree import BrowserTree

PROVIDER_KEY = "swift_cog_browser"
# So many rows come into the tree at once: the views lay out all rows anew each time.
AT_ONCE = 100

State = Qgis.BrowserItemState


class Branch(QgsDataCollectionItem):
    """What is common to connections, containers and pseudo-folders. On the main thread."""

    # The name of the pseudo-folder that is listed.
    own_name = ""
    # Of a container or a pseudo-folder.
    place: Place | None = None

    def __init__(self, parent: QgsDataItem, name: str, path: str, tree: BrowserTree) -> None:
        super().__init__(parent, name, path, PROVIDER_KEY)
        self.tree = tree
        self.setCapabilitiesV2(Qgis.BrowserItemCapability.Fertile)
        self._rows: dict[str, Row] = {}
        # QGIS's own children() would destroy what is Python's of them.
        self._items: dict[str, Any] = {}
        self._notices: list[QgsDataItem] = []
        self._marker = ""
        self._complete = False
        self._turn = 0

    # What subclasses say

    def reader(self) -> ReadPage | None:
        """Return what reads a page, None if nothing can be read now."""
        raise NotImplementedError

    def item(self, name: str, row: Row) -> QgsDataItem:
        """Make the item of a row."""
        raise NotImplementedError

    def instead(self) -> QgsDataItem:
        """Make the item that says why nothing can be read."""
        raise NotImplementedError

    # What QGIS and the menus ask for

    def populate(self, *_how: object) -> None:  # type: ignore[override]
        """Read the first rows: QGIS asks when the branch is opened."""
        if self.state() == State.NotPopulated:
            self._read(anew=True)

    def refresh(self, *_how: object) -> None:  # type: ignore[override]
        """Read anew what is shown, and show what changed. What was never opened has nothing to show."""
        if self.state() == State.Populated or (self.state() == State.NotPopulated and self._turn):
            self._read(anew=True)

    def refresh_place(self, place: Place) -> None:
        """Read a container or pseudo-folder below anew, if it is shown."""
        for item in list(self._items.values()):
            if isinstance(item, Branch):
                if item.place == place:
                    item.refresh()
                elif item.place is not None and place.container == item.place.container:
                    item.refresh_place(place)

    def depopulate(self) -> None:
        """Have what is closed read anew when it is opened: the Refresh button of the panel asks for that.

        QGIS would take out the rows one by one, for seconds. They stay, and are compared then.
        """
        for item in self._items.values():
            if isinstance(item, Branch):
                item.depopulate()
        if self.state() != State.NotPopulated:
            self._turn += 1
            self.setState(State.NotPopulated)

    def read_more(self) -> None:
        """Read the next rows."""
        if self.state() == State.Populated and not self._complete:
            self._read(anew=False)

    # Reading

    def _read(self, anew: bool) -> None:
        read = self.reader()
        if read is None:
            self._set_notices([self.instead()])
            self.setState(State.Populated)
            return
        self._turn += 1
        turn, before, own_name = self._turn, dict(self._rows), self.own_name
        marker = "" if anew else self._marker
        count = max(PORTION, len(before) + self._complete) if anew else PORTION

        def work(cancel: Cancel) -> tuple[Portion, Changes]:
            portion = read_portion(read, cancel, own_name, marker, count)
            after = portion.rows if anew else {**before, **portion.rows}
            return portion, changes(before, after)

        def done(found: tuple[Portion, Changes]) -> None:
            if self._is_current(turn):
                self._show(turn, *found)

        def failed(error: UserError) -> None:
            if self._is_current(turn):
                self._show_failure(turn, error, anew)

        if not anew:
            self._set_notices([])
        self.setState(State.Populating)
        text = QCoreApplication.translate("SwiftCogBrowser", "List {name}").format(name=self.name())
        jobs.start(text, work, done, failed)

    def _is_current(self, turn: int) -> bool:
        """Return whether an answer still has its place: neither the branch nor what it showed is gone."""
        return not sip.isdeleted(self) and self._turn == turn and self.state() == State.Populating

    def _show(self, turn: int, portion: Portion, found: Changes) -> None:
        def finish() -> None:
            self._marker, self._complete = portion.marker, portion.complete
            if not portion.complete:
                self._set_notices([more_item(self, self.read_more)])
            elif not self._rows:
                self._set_notices([empty_item(self)])
            self.setState(State.Populated)

        self._set_notices([])
        run_in_slices(self._steps(found, finish), lambda: self._is_current(turn))

    def _show_failure(self, turn: int, error: UserError, anew: bool) -> None:
        def finish() -> None:
            notices = [error_item(self, error, lambda: self._read(anew))]
            if self._rows and not self._complete and anew:
                notices.append(more_item(self, self.read_more))
            self._set_notices(notices)
            self.setState(State.Populated)

        # What is not there any more has nothing in it; what cannot be asked now may still have.
        gone = Changes(list(self._rows)) if isinstance(error, NotFound) else Changes()
        run_in_slices(self._steps(gone, finish), lambda: self._is_current(turn))

    # Rows

    def _steps(self, found: Changes, finish: Callable[[], None]) -> Iterator[None]:
        for name in found.gone:
            self._rows.pop(name)
            self.deleteChildItem(self._items.pop(name))
            yield
        for name, row in found.changed.items():
            self._rows[name] = row
            self._items[name].show(row)
            yield
        names = list(found.new)
        for first in range(0, len(names), AT_ONCE):
            items = {}
            for name in names[first : first + AT_ONCE]:
                items[name] = self.item(name, found.new[name])
                yield
            insert(self, list(items.values()))
            self._items.update(items)
            self._rows.update((name, found.new[name]) for name in items)
            yield
        finish()

    def _set_notices(self, notices: list[QgsDataItem]) -> None:
        for notice in self._notices:
            if not sip.isdeleted(notice):
                self.deleteChildItem(notice)
        self._notices = notices
        insert(self, notices)


def insert(parent: QgsDataItem, items: Sequence[QgsDataItem]) -> None:
    """Add children, all at once. Their order in the panel is that of their sort keys."""
    if not items:
        return
    names = [item.name() for item in items]
    parent.beginInsertItems.emit(parent, 0, len(items) - 1)
    for item in items:
        # QGIS looks for a place by comparing names, from the first on: one without a name is first at once.
        item.setName("")
        parent.addChildItem(item, False)
    for item, name in zip(items, names):
        # Each would have the views sort all rows anew.
        item.blockSignals(True)
        item.setName(name)
        item.blockSignals(False)
    parent.endInsertItems.emit()
