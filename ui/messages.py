"""The one place that shows messages: a sentence in the message bar, details on request."""

from __future__ import annotations

from collections import deque
from datetime import datetime

from qgis.core import Qgis
from qgis.gui import QgsMessageBar, QgsMessageBarItem, QgsMessageViewer
from qgis.PyQt.QtCore import QCoreApplication, QObject
from qgis.PyQt.QtWidgets import QPushButton, QWidget

from ..auth.errors import Cancelled, UserError
from ..swift_browser.renewal import RenewalTrouble
from .words import error_text, time_text

TITLE = "Swift COG Browser"


class Messages(QObject):
    """Shows errors and news in a message bar that the application lends."""

    def __init__(self, bar: QgsMessageBar) -> None:
        super().__init__()
        self._bar = bar
        # Kinds only: the errors themselves would keep alive all that was at hand when they were raised.
        self.last_errors: deque[tuple[datetime, type[UserError]]] = deque(maxlen=20)

    def error(self, error: UserError) -> None:
        """Show an error. One that the user brought about by cancelling is none."""
        if not isinstance(error, Cancelled):
            self.last_errors.append((datetime.now(), type(error)))
            self._show(error_text(error), Qgis.MessageLevel.Warning, error.details)

    def information(self, text: str) -> None:
        """Show a piece of news for a few seconds."""
        self._bar.pushMessage(TITLE, text, Qgis.MessageLevel.Info, 8)

    def renewal_trouble(self, trouble: RenewalTrouble) -> None:
        """Say that the token is not being renewed, what will happen, and what to do."""
        self.last_errors.append((datetime.now(), type(trouble.error)))
        self._show(trouble_text(trouble), Qgis.MessageLevel.Warning, trouble.error.details)

    def expired(self) -> None:
        """Say that the open layers can no longer be read."""
        text = QCoreApplication.translate(
            "SwiftCogBrowser",
            "The login has expired: the layers from this connection cannot be read until it is renewed. "
            "Press Disconnect and Connect in the Swift panel; the layers come back by themselves.",
        )
        self._show(text, Qgis.MessageLevel.Critical, "")

    def _show(self, text: str, level: Qgis.MessageLevel, details: str) -> None:
        item = QgsMessageBarItem(TITLE, text, level, 0, self._bar)
        if details:
            button = QPushButton(QCoreApplication.translate("SwiftCogBrowser", "Details"), item)
            button.clicked.connect(lambda: show_details(text, details, self._bar.window()))
            item.layout().addWidget(button)
        self._bar.pushItem(item)


def trouble_text(trouble: RenewalTrouble) -> str:
    """Return a failed renewal in words: what happened, what will happen, what to do."""
    sentence = error_text(trouble.error)
    until = time_text(trouble.ends_at)
    if trouble.next_attempt is None:
        advice = QCoreApplication.translate(
            "SwiftCogBrowser",
            "The login could not be renewed. The open layers can be read until {until}. Log in again before then.",
        )
    else:
        advice = QCoreApplication.translate(
            "SwiftCogBrowser",
            "The login could not be renewed so far; it is tried again by itself. "
            "The open layers can be read until {until}.",
        )
    return f"{sentence} {advice.format(until=until)}"


def show_details(text: str, details: str, parent: QWidget) -> None:
    """Show the technical text of an error in a window of its own."""
    # Without a parent it would belong to this function, and be gone at its end.
    viewer = QgsMessageViewer(parent)
    viewer.setTitle(TITLE)
    viewer.setMessageAsPlainText(f"{text}\n\n{details}")
    # The viewer deletes itself when it is closed.
    viewer.showMessage(False)
