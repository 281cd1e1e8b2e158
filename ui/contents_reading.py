"""Reads the branches of a tree in the background, page by page."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QCoreApplication, QObject, Qt, pyqtSignal, pyqtSlot

from ..auth.errors import Cancelled, UserError
from ..swift_browser.activity import Activity
from ..swift_browser.cancel import Cancel
from ..swift_browser.places import DELIMITER
from .contents_branch import Branch, Kind, Reading, State
from .contents_rows import Page, Rows, pack
from .words import error_text

if TYPE_CHECKING:
    from ..swift_browser.store import ObjectStore

FIRST_PAGE = 200  # rows of a branch that is opened: more than anybody sees at once, and here in half the time
PAGE = 1000  # rows that are read before the user is asked whether to go on
LARGE_PAGE = 10_000  # rows, where many are wanted; the fastest way to all of them
# For so long nobody asks for more when the first rows have come, in seconds: they are being painted, and another thread
# at work would slow that down.
PAINTING = 0.04
# While all is loaded, rows are put into the tree no more often than this, in seconds.
PAUSE = 0.4


class ContentsReading(QObject):
    """Fills branches; what they show then is for others to arrange.

    Attributes:
        endings: of the names of rasters, in small letters.
    """

    # From the thread that fetches a page: whom to tell on the main thread, and the last name of the page.
    _last_known = pyqtSignal(object, str)

    def __init__(
        self,
        activity: Activity,
        arrange: Callable[[Branch, Rows | None], None],
        progress: Callable[[Branch], None],
        *,
        is_known: Callable[[Branch], bool],
        failed: Callable[[UserError], None],
        parent: QObject,
    ) -> None:
        """
        Args:
            arrange: shows what is known of a branch; new rows may take the place of its own.
            progress: shows how far a reading is.
            is_known: whether a branch is in the tree still.
            failed: gets the error of a listing.
        """
        super().__init__(parent)
        self._activity = activity
        self._arrange, self._progress, self._is_known, self._failed = arrange, progress, is_known, failed
        self._store: ObjectStore | None = None
        self._arranged = 0.0
        self.endings: tuple[str, ...] = ()
        self._last_known.connect(self._read_on, Qt.ConnectionType.QueuedConnection)  # type: ignore[call-arg]

    def use(self, store: ObjectStore | None) -> None:
        """Read from another object store."""
        self._store = store

    @property
    def is_possible(self) -> bool:
        return self._store is not None

    def read_more(self, branch: Branch) -> None:
        """Read the next rows of a branch, or its first."""
        self._start(branch, Reading(branch.rows, branch.marker, len(branch.rows) + PAGE))

    def read_all(self, branch: Branch) -> None:
        """Read on to the end."""
        self._start(branch, Reading(branch.rows, branch.marker, None))

    def read_anew(self, branch: Branch) -> None:
        """Read as far as the branch is known; the rows take the place of what is there once they are all read."""
        wanted = None if branch.state is State.COMPLETE else max(PAGE, len(branch.rows))
        self._start(branch, Reading(Rows(), "", wanted))

    def stop(self, branch: Branch) -> None:
        """Stop a reading at once; what was read stays, and what comes still is dropped."""
        if branch.reading is not None:
            self._show_failure(branch, branch.reading, Cancelled())

    def _start(self, branch: Branch, reading: Reading) -> None:
        if self._store is None or branch.reading is not None:
            return
        branch.reading = reading
        branch.failure = ""
        self._arrange(branch, None)
        self._fetch(branch, reading, self._store, reading.marker)

    @pyqtSlot(object, str)
    def _read_on(self, read_on: Callable[[str], None], last: str) -> None:
        read_on(last)

    def _is_current(self, branch: Branch, reading: Reading) -> bool:
        return branch.reading is reading and self._is_known(branch)

    def _fetch(self, branch: Branch, reading: Reading, store: ObjectStore, marker: str) -> None:
        """Fetch the page behind a marker, unless that is under way or here already."""
        if marker in reading.jobs or marker in reading.early:
            return

        def read_on(last: str) -> None:
            # One page ahead, no more: they are packed in turn.
            if self._is_current(branch, reading) and marker == reading.marker:
                self._fetch(branch, reading, store, last)

        def ended(found: Page | UserError) -> None:
            reading.jobs.pop(marker, None)
            if self._is_current(branch, reading):
                reading.early[marker] = found
                self._take_in_turn(branch, reading, store)

        # Only who reads to the end is sure to want the next page as soon as that can be asked for.
        tell_last = partial(self._last_known.emit, read_on) if reading.wanted is None else None
        fetch = _page_fetcher(branch, store, self.endings, _wanted(branch, reading, marker, tell_last))
        what = QCoreApplication.translate("SwiftCogBrowser", "List {name}")
        name = branch.prefix or branch.container or QCoreApplication.translate("SwiftCogBrowser", "the containers")
        reading.jobs[marker] = self._activity.start(what.format(name=name), fetch, ended, ended)

    def _take_in_turn(self, branch: Branch, reading: Reading, store: ObjectStore) -> None:
        while branch.reading is reading and reading.marker in reading.early:
            found = reading.early.pop(reading.marker)
            if isinstance(found, UserError):
                self._show_failure(branch, reading, found)
            else:
                self._take(branch, reading, found, store)

    def _take(self, branch: Branch, reading: Reading, page: Page, store: ObjectStore) -> None:
        if not page.marker or page.marker == reading.marker:
            # Only an empty page is the end: servers cap pages as they please. One that does not get on is no more use.
            self._end(branch, reading, State.COMPLETE)
            return
        reading.rows.extend(page)
        reading.marker = page.marker
        if reading.wanted is not None and len(reading.rows) >= reading.wanted:
            self._end(branch, reading, State.PARTLY)
            return
        self._show_progress(branch, reading)
        # A short page may be the last: ask, rather than have the user ask for nothing.
        self._fetch(branch, reading, store, reading.marker)

    def _show_progress(self, branch: Branch, reading: Reading) -> None:
        late = time.monotonic() - self._arranged > PAUSE
        if reading.rows is not branch.rows:
            self._progress(branch)
        elif late or reading.wanted is not None:
            branch.marker = reading.marker
            self._arrange(branch, None)
            self._arranged = time.monotonic()

    def _end(self, branch: Branch, reading: Reading, state: State) -> None:
        reading.call_off()
        branch.reading = None
        branch.state, branch.marker = state, reading.marker
        self._arrange(branch, None if reading.rows is branch.rows else reading.rows)

    def _show_failure(self, branch: Branch, reading: Reading, error: UserError) -> None:
        reading.call_off()
        branch.reading = None
        branch.failed_anew = reading.rows is not branch.rows
        if not branch.failed_anew:
            branch.marker = reading.marker
            branch.state = State.PARTLY if len(branch.rows) else State.UNREAD
        if not isinstance(error, Cancelled):
            branch.failure = error_text(error)
        elif not len(branch.rows):
            branch.failure = QCoreApplication.translate("SwiftCogBrowser", "Cancelled – double click to try again")
        self._arrange(branch, None)
        if not isinstance(error, Cancelled):
            self._failed(error)


@dataclass(frozen=True)
class _Wanted:
    """A page to fetch.

    Attributes:
        marker: the name that it begins behind.
        limit: how many rows.
        pause: not before so many seconds.
        tell_last: gets the last name of the page as soon as it is known.
    """

    marker: str
    limit: int
    pause: float
    tell_last: Callable[[str], None] | None


def _wanted(branch: Branch, reading: Reading, marker: str, tell_last: Callable[[str], None] | None) -> _Wanted:
    """Return how much to ask for: the first rows that are shown are to come soon, all others quickly."""
    known = len(reading.rows)
    if reading.wanted is None:
        return _Wanted(marker, LARGE_PAGE, 0, tell_last)
    if not marker and reading.rows is branch.rows:
        return _Wanted(marker, FIRST_PAGE, 0, tell_last)
    limit = min(LARGE_PAGE, max(FIRST_PAGE, reading.wanted - known))
    return _Wanted(marker, limit, PAINTING if known == FIRST_PAGE else 0, tell_last)


def _page_fetcher(
    branch: Branch, store: ObjectStore, endings: tuple[str, ...], wanted: _Wanted
) -> Callable[[Cancel], Page]:
    container, prefix, base = branch.container, branch.prefix, branch.base
    delimiter = "" if branch.kind is Kind.SEARCH else DELIMITER

    def fetch(cancel: Cancel) -> Page:
        if not container:
            return pack(store.containers(marker=wanted.marker, cancel=cancel, prefix=prefix), "", endings)
        cancel.wait(wanted.pause)
        rows = store.objects(
            container,
            prefix,
            delimiter,
            wanted.marker,
            limit=wanted.limit,
            cancel=cancel,
            tell_last=wanted.tell_last,
        )
        return pack(rows, base, endings)

    return fetch
