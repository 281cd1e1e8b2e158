"""Rows of the Browser panel that are no place in the object store: errors, "Load more…", what to do first."""

from __future__ import annotations

from collections.abc import Callable

from qgis.core import Qgis, QgsDataItem, QgsErrorItem
from qgis.PyQt.QtCore import QCoreApplication

from ..auth.errors import Cancelled, UserError
from .words import error_text

# Sort keys: an error is seen first, then come pseudo-folders and containers, objects, and the way on.
FIRST, FOLDERS, OBJECTS, LAST = "0", "1", "2", "9"


class Notice(QgsDataItem):
    """Says something; a double click does what it says."""

    def __init__(self, parent: QgsDataItem, text: str, icon: str, act: Callable[[], None] | None, key: str) -> None:
        super().__init__(Qgis.BrowserItemType.Custom, parent, text, f"{parent.path()}/?{key}")
        self._act = act
        if icon:
            self.setIconName(icon)
        self.setSortKey(key)
        self.setState(Qgis.BrowserItemState.Populated)
        self.setToolTip(text)

    def handleDoubleClick(self) -> bool:  # noqa: N802 - QGIS's
        """Do what the text says."""
        return _act(self._act)


class ErrorNotice(QgsErrorItem):
    """An error in place of what could not be read; a double click tries again."""

    def __init__(self, parent: QgsDataItem, text: str, act: Callable[[], None]) -> None:
        super().__init__(parent, text, f"{parent.path()}/?error")
        self._act = act
        self.setSortKey(FIRST)
        again = QCoreApplication.translate("SwiftCogBrowser", "Double click to try again.")
        self.setToolTip(f"{text}\n{again}")

    def handleDoubleClick(self) -> bool:  # noqa: N802 - QGIS's
        """Try again."""
        return _act(self._act)


def _act(act: Callable[[], None] | None) -> bool:
    if act is not None:
        act()
    return True


def error_item(parent: QgsDataItem, error: UserError, again: Callable[[], None]) -> QgsDataItem:
    """Make the row of an error."""
    text = error_text(error)
    if isinstance(error, Cancelled):
        text = QCoreApplication.translate("SwiftCogBrowser", "Cancelled – double click to try again")
    return ErrorNotice(parent, text, again)


def empty_item(parent: QgsDataItem) -> QgsDataItem:
    """Make the row of a branch that holds nothing."""
    return Notice(parent, QCoreApplication.translate("SwiftCogBrowser", "(empty)"), "", None, LAST)


def more_item(parent: QgsDataItem, more: Callable[[], None]) -> QgsDataItem:
    """Make the row that reads on."""
    text = QCoreApplication.translate("SwiftCogBrowser", "Load more…")
    item = Notice(parent, text, "/mActionArrowDown.svg", more, LAST)
    item.setToolTip(QCoreApplication.translate("SwiftCogBrowser", "Double click to list the next thousand."))
    return item


def log_in_item(parent: QgsDataItem, log_in: Callable[[], None]) -> QgsDataItem:
    """Make the row of a connection that is not logged in."""
    text = QCoreApplication.translate("SwiftCogBrowser", "Not logged in – double click to log in")
    return Notice(parent, text, "/mIconInfo.svg", log_in, FIRST)


def first_connection_item(parent: QgsDataItem, make: Callable[[], None]) -> QgsDataItem:
    """Make the row of a panel that has no connection yet."""
    text = QCoreApplication.translate("SwiftCogBrowser", "No connection yet – double click to make one")
    return Notice(parent, text, "/mIconInfo.svg", make, FIRST)
