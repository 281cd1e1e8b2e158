"""What stands in the cells of the tree: texts, icons, tool tips."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timezone

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QLocale
from qgis.PyQt.QtGui import QIcon

from ..swift_browser.places import DELIMITER, Place
from .contents_branch import STEP, WINDOW, Branch, Kind, Notice, State
from .contents_rows import CONTAINER, FOLDER, MODIFIED, RASTER, SIZE, UNKNOWN, Rows
from .words import size_text, time_text

ICONS = {
    Kind.CONTAINER: "/mIconDbSchema.svg",
    Kind.FOLDER: "/mIconFolder.svg",
    Kind.OBJECT: "/mIconFile.svg",
    Kind.SEARCH: "/search.svg",
    Kind.FAILURE: "/mIconWarning.svg",
    Kind.MORE: "/mActionArrowDown.svg",
    Kind.ALL: "/mActionArrowDown.svg",
    Kind.STOP: "/mTaskCancel.svg",
    Kind.EARLIER: "/mActionArrowUp.svg",
    Kind.LATER: "/mActionArrowDown.svg",
}


@dataclass(frozen=True)
class Item:
    """A row of the tree, as others see it.

    Attributes:
        place: where it lies; None for a notice, and for what a search found.
        size: bytes; None where nobody knows.
    """

    kind: Kind
    label: str
    place: Place | None = None
    size: int | None = None
    looks_like_raster: bool = False

    @property
    def container(self) -> str:
        return "" if self.place is None else self.place.container

    @property
    def name(self) -> str:
        return "" if self.place is None else self.place.name


def item_of(branch: Branch, found: int | Notice | Branch, key: str) -> Item:
    """Return a row of a branch as others see it; ``key`` is that of the connection."""
    if isinstance(found, Notice):
        return Item(found.kind, found.text)
    if isinstance(found, Branch):
        return Item(found.kind, found.label)
    rows = branch.rows
    label, kind = rows.label(found), rows.kinds[found]
    size = None if rows.sizes[found] == UNKNOWN else rows.sizes[found]
    if kind == CONTAINER:
        return Item(Kind.CONTAINER, label, Place(key, label), size)
    if kind == FOLDER:
        return Item(Kind.FOLDER, label or DELIMITER, Place(key, branch.container, branch.base + label + DELIMITER))
    return Item(Kind.OBJECT, label, Place(key, branch.container, branch.base + label), size, kind == RASTER)


def cell_text(branch: Branch, found: int | Notice | Branch, column: int) -> str:
    """Return what stands in a cell."""
    if not isinstance(found, int):
        text = found.text if isinstance(found, Notice) else found.label
        return "" if column else text
    rows = branch.rows
    if column == SIZE:
        size = rows.sizes[found]
        return "" if size == UNKNOWN else size_text(size)
    if column == MODIFIED:
        time = rows.times[found]
        return "" if time == UNKNOWN else time_text(datetime.fromtimestamp(time, timezone.utc))
    return rows.label(found) or DELIMITER


def item_icon(item: Item) -> QIcon | None:
    """Return the icon of a row, if it has one."""
    if item.looks_like_raster:
        return QgsApplication.getThemeIcon("/mIconRaster.svg")
    name = ICONS.get(item.kind)
    return QgsApplication.getThemeIcon(name) if name else None


def tool_tip(item: Item) -> str:
    """Return the full name of what a row stands for, or what activating it does."""
    if item.place is not None:
        return str(item.place)
    if item.kind in (Kind.NOTICE, Kind.SEARCH):
        return item.label
    hint = QCoreApplication.translate("SwiftCogBrowser", "{text}\nDouble click, or press Enter.")
    return hint.format(text=item.label)


def notices_above(branch: Branch) -> list[Notice]:
    """Return the notices that come before the rows of a listing."""
    if not branch.first:
        return []
    text = QCoreApplication.translate("SwiftCogBrowser", "Show the rows before these ({count})…")
    return [Notice(Kind.EARLIER, text.format(count=number(branch.first)))]


def notices_below(branch: Branch, filtered: bool, rows: Rows) -> list[Notice]:
    """Return the notices that come after the rows of a listing.

    Args:
        filtered: whether words hide rows of it.
        rows: what is known of it.
    """
    notices = []
    after = branch.total - branch.first - WINDOW
    if after > 0:
        text = QCoreApplication.translate("SwiftCogBrowser", "Show the next {step} of {count} more rows…")
        notices.append(Notice(Kind.LATER, text.format(step=number(min(STEP, after)), count=number(after))))
    if branch.hidden and not branch.total:
        text = QCoreApplication.translate("SwiftCogBrowser", "Rasters only: {count} other objects are hidden")
        notices.append(Notice(Kind.NOTICE, text.format(count=number(branch.hidden))))
    return notices + _on_the_reading(branch, filtered, rows)


def _on_the_reading(branch: Branch, filtered: bool, rows: Rows) -> list[Notice]:
    translate = QCoreApplication.translate
    if branch.reading is not None:
        return _under_way(branch)
    if branch.failure:
        return [Notice(Kind.FAILURE, branch.failure)]
    if branch.state is State.PARTLY:
        return [
            Notice(Kind.MORE, translate("SwiftCogBrowser", "Load more…")),
            Notice(Kind.ALL, translate("SwiftCogBrowser", "Load all…")),
        ]
    if branch.state is State.UNREAD or branch.total or branch.hidden or (filtered and branch.holds_search):
        return []
    return [Notice(Kind.NOTICE, _why_empty(branch, filtered, rows))]


def _why_empty(branch: Branch, filtered: bool, rows: Rows) -> str:
    if branch.kind is Kind.SEARCH and not len(rows):
        return QCoreApplication.translate("SwiftCogBrowser", "(no name begins so)")
    if filtered and len(rows):
        return QCoreApplication.translate("SwiftCogBrowser", "(no name that is listed holds these words)")
    return QCoreApplication.translate("SwiftCogBrowser", "(empty)")


def _under_way(branch: Branch) -> list[Notice]:
    reading = branch.reading
    anew = reading is not None and reading.rows is not branch.rows
    if anew and len(branch.rows) <= WINDOW:
        # What is there stays in sight until it is known anew: soon.
        return []
    if reading is not None and reading.wanted is None:
        text = QCoreApplication.translate("SwiftCogBrowser", "Loading all: {count} so far – stop")
        return [Notice(Kind.STOP, text.format(count=number(len(reading.rows))))]
    return [Notice(Kind.NOTICE, QCoreApplication.translate("SwiftCogBrowser", "Loading…"))]


def number(count: int) -> str:
    """Return a count as it is written where the user lives."""
    return str(QLocale().toString(count))
