"""A branch of the tree: what is known of it, and the window of its rows that is shown."""

from __future__ import annotations

import enum
import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from ..auth.errors import UserError
from .contents_rows import Numbers, Order, Page, Rows, also, fold

# A tree view looks at every row that it lays out, each time that anything changes: it never gets more than these.
WINDOW = 2000
STEP = WINDOW // 2


class Kind(enum.Enum):
    """What a row of the tree, or a branch, stands for."""

    ACCOUNT = "account"
    CONTAINER = "container"
    FOLDER = "folder"
    OBJECT = "object"
    SEARCH = "search"
    # Rows that say something, or do something when they are activated.
    NOTICE = "notice"
    FAILURE = "failure"
    MORE = "more"
    ALL = "all"
    STOP = "stop"
    EARLIER = "earlier"
    LATER = "later"


BRANCHES = frozenset({Kind.ACCOUNT, Kind.CONTAINER, Kind.FOLDER, Kind.SEARCH})


class State(enum.Enum):
    """How far the rows of a branch are known."""

    UNREAD = "unread"
    PARTLY = "partly"
    COMPLETE = "complete"


@dataclass(frozen=True)
class Notice:
    """A row that is no part of the listing."""

    kind: Kind
    text: str


@dataclass
class Reading:
    """A listing that is under way.

    Attributes:
        rows: where the rows go: the branch's own, or new ones that take their place.
        marker: the last name that was taken.
        wanted: how many rows are read before the user is asked whether to go on; None for all.
        jobs: what fetches pages, by the marker that each begins behind: the next one, and maybe the one after it.
        early: pages, or why there are none, by the same markers, that wait for the page before them.
    """

    rows: Rows
    marker: str
    wanted: int | None
    jobs: dict[str, Any] = field(default_factory=dict)
    early: dict[str, Page | UserError] = field(default_factory=dict)

    def call_off(self) -> None:
        """End what fetches pages still."""
        for job in list(self.jobs.values()):
            job.cancel()


class Branch:
    """The account, a container, a pseudo-folder, or the answers of a search.

    Attributes:
        number: by which the tree's indexes know it.
        label: what is shown.
        container: its name; empty for the account.
        base: what the names in it begin with, and what is not shown of them.
        prefix: what the object store is asked for: the base, and what is searched for.
        words: what is searched for, as the filter sees it.
        children: the branches below that were opened, by their labels.
        search: the answers of a search in this branch, its first row.
        failure: why the last reading ended, in words; ``failed_anew``: it was to take the place of what is there.
        expanded: whether it is open in the view.
        first: the rank of the first row that is shown.
        head, shown, tail: the rows of the tree from top to bottom: notices, numbers of rows, notices.
        total, hidden: how many rows the filter leaves, and how many "Rasters only" hides.
    """

    _numbers = itertools.count(1)

    def __init__(self, kind: Kind, label: str, parent: Branch | None, container: str = "", base: str = "") -> None:
        self.number = next(self._numbers)
        self.kind, self.label, self.parent = kind, label, parent
        self.container, self.base, self.prefix = container, base, base
        self.words: list[str] = []
        self.rows = Rows()
        self.state = State.UNREAD
        self.marker = ""
        self.reading: Reading | None = None
        self.failure = ""
        self.failed_anew = False
        self.children: dict[str, Branch] = {}
        self.search: Branch | None = None
        self.expanded = False
        self.first = 0
        self.total = self.hidden = 0
        self.head: list[Notice] = []
        self.shown: list[int] = []
        self.tail: list[Notice] = []
        self._places: dict[int, int] | None = None

    @property
    def count(self) -> int:
        """How many rows of the tree it has."""
        return (self.search is not None) + len(self.head) + len(self.shown) + len(self.tail)

    @property
    def holds_search(self) -> bool:
        """Whether the answers of a search are in it, or below."""
        return self.search is not None or any(child.holds_search for child in self.children.values())

    @property
    def above(self) -> int:
        """How many rows of the tree come before those of the listing."""
        return (self.search is not None) + len(self.head)

    @property
    def below(self) -> list[Branch]:
        """The branches in it that were opened."""
        branches = list(self.children.values())
        return branches if self.search is None else [self.search, *branches]

    def at(self, place: int) -> int | Notice | Branch:
        """Return what a row of the tree is: a row of the listing, a notice, or the answers of a search."""
        if self.search is not None:
            if place == 0:
                return self.search
            place -= 1
        for part in (self.head, self.shown, self.tail):
            if place < len(part):
                found: int | Notice = part[place]
                return found
            place -= len(part)
        raise IndexError(place)

    def place_of(self, child: Branch) -> int | None:
        """Return which row of the tree a branch in it is; None if it is not shown."""
        if child is self.search:
            return 0
        row = self.rows.branch(child.label)
        if self._places is None:
            self._places = {shown: place for place, shown in enumerate(self.shown)}
        place = None if row is None else self._places.get(row)
        return None if place is None else place + self.above

    def show(self, rows: list[int]) -> None:
        """Change which rows of the listing are shown."""
        self.shown = rows
        self._places = None

    def arrange(self, words: Sequence[str], rasters_only: bool, order: Order, anew: Rows | None = None) -> list[int]:
        """Return the rows to show of this branch, and count them.

        Args:
            words: what a row, or a branch that it lies in, has to hold; folded.
            anew: the rows that take the place of the branch's own.
        """
        rows = self.rows if anew is None else anew
        hits: Numbers | None = None
        if words:
            extra = (rows.branch(child.label) for child in self.children.values() if child.total or child.holds_search)
            hits = also(rows.with_words(words), [row for row in extra if row is not None])
        choice = rows.choose(hits, rasters_only)
        self.total, self.hidden = len(choice), choice.hidden
        self.first = min(self.first, -(-max(0, self.total - WINDOW) // STEP) * STEP)
        return rows.window(choice, order, self.first, WINDOW)

    def words_below(self, child: Branch, words: Sequence[str]) -> list[str]:
        """Return the words that the rows of a branch in this one have to hold still."""
        if child is self.search:
            # What was searched for need not be looked for again.
            return [] if list(words) == child.words else list(words)
        label = fold(child.label)
        return [word for word in words if word not in label]
