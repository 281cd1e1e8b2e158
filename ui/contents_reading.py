"""Reads the branches of a tree in the background, page by page."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QCoreApplication, QObject

from ..auth.errors import Cancelled, UserError
from ..swift_browser.activity import Activity
from ..swift_browser.cancel import Cancel
from ..swift_browser.places import DELIMITER
from .contents_branch import Branch, Kind, Reading, State
from .contents_rows import Page, Rows, pack
from .words import error_text

if TYPE_CHECKING:
    from ..swift_browser.store import ObjectStore

PAGE = 1000  # rows
# While all is loaded, rows are put into the tree no more often than this, in seconds.
PAUSE = 0.4


class ContentsReading(QObject):
    """Fills branches; what they show then is for others to arrange.

    Attributes:
        endings: of the names of rasters, in small letters.
    """

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
        """Stop a reading; what was read stays."""
        if branch.reading is not None and branch.reading.job is not None:
            branch.reading.job.cancel()

    def _start(self, branch: Branch, reading: Reading) -> None:
        if self._store is None or branch.reading is not None:
            return
        branch.reading = reading
        branch.failure = ""
        self._arrange(branch, None)
        self._fetch(branch, reading, self._store)

    def _fetch(self, branch: Branch, reading: Reading, store: ObjectStore) -> None:
        fetch = _page_fetcher(branch, reading.marker, store, self.endings)

        def done(page: Page) -> None:
            if branch.reading is reading and self._is_known(branch):
                self._take(branch, reading, page, store)

        def failed(error: UserError) -> None:
            if branch.reading is reading and self._is_known(branch):
                self._show_failure(branch, reading, error)

        what = QCoreApplication.translate("SwiftCogBrowser", "List {name}")
        name = branch.prefix or branch.container or QCoreApplication.translate("SwiftCogBrowser", "the containers")
        reading.job = self._activity.start(what.format(name=name), fetch, done, failed)

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
        # A short page may be the last: ask, rather than have the user ask for nothing. Not before the rows are shown:
        # another thread at work would slow that down.
        self._fetch(branch, reading, store)

    def _show_progress(self, branch: Branch, reading: Reading) -> None:
        late = time.monotonic() - self._arranged > PAUSE
        if reading.rows is not branch.rows:
            self._progress(branch)
        elif late or reading.wanted is not None:
            branch.marker = reading.marker
            self._arrange(branch, None)
            self._arranged = time.monotonic()

    def _end(self, branch: Branch, reading: Reading, state: State) -> None:
        branch.reading = None
        branch.state, branch.marker = state, reading.marker
        self._arrange(branch, None if reading.rows is branch.rows else reading.rows)

    def _show_failure(self, branch: Branch, reading: Reading, error: UserError) -> None:
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


def _page_fetcher(
    branch: Branch, marker: str, store: ObjectStore, endings: tuple[str, ...]
) -> Callable[[Cancel], Page]:
    container, prefix, base = branch.container, branch.prefix, branch.base
    delimiter = "" if branch.kind is Kind.SEARCH else DELIMITER

    def fetch(cancel: Cancel) -> Page:
        if not container:
            return pack(store.containers(marker=marker, cancel=cancel, prefix=prefix), "", endings)
        return pack(store.objects(container, prefix, delimiter, marker, cancel=cancel), base, endings)

    return fetch
