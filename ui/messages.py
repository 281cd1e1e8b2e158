"""The one place that shows messages: a sentence in the message bar, details on request."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Sequence
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
        # The message about a login's trouble, by the connection: one at a time.
        self._troubles: dict[str, QgsMessageBarItem] = {}
        # The message about layers that wait for a login.
        self._waiting: QgsMessageBarItem | None = None
        # The message about layers that could not be read.
        self._unreadable: QgsMessageBarItem | None = None

    def error(self, error: UserError) -> None:
        """Show an error. One that the user brought about by cancelling is none."""
        if not isinstance(error, Cancelled):
            self.last_errors.append((datetime.now(), type(error)))
            self._show(error_text(error), Qgis.MessageLevel.Warning, error.details)

    def error_with(self, error: UserError, text: str, name: str, help_with: Callable[[], None] | None) -> None:
        """Show an error with a button for what helps.

        Args:
            text, name: of the button.
            help_with: what it does; None for no button.
        """
        self.last_errors.append((datetime.now(), type(error)))
        item = self._show(error_text(error), Qgis.MessageLevel.Warning, error.details)
        if help_with is not None:
            button = QPushButton(text, item)
            button.setObjectName(name)

            def press() -> None:
                self._bar.popWidget(item)
                help_with()

            button.clicked.connect(press)
            item.layout().addWidget(button)

    def information(self, text: str) -> None:
        """Show a piece of news for a few seconds."""
        self._bar.pushMessage(TITLE, text, Qgis.MessageLevel.Info, 8)

    def renewal_trouble(
        self, trouble: RenewalTrouble, key: str = "", help_with: Callable[[], None] | None = None
    ) -> None:
        """Say that the token is not being renewed, what will happen, and what to do.

        Args:
            key: what the account was connected with: its message before this one goes.
            help_with: what the button for logging in again does, where only the user can help.
        """
        self.last_errors.append((datetime.now(), type(trouble.error)))
        button = help_with if trouble.next_attempt is None else None
        self.settled(key)
        text, details = trouble_text(trouble), trouble.error.details
        self._troubles[key] = self._show(text, Qgis.MessageLevel.Warning, details, button)

    def expired(self, name: str = "", key: str = "", help_with: Callable[[], None] | None = None) -> None:
        """Say that the open layers of a connection can no longer be read."""
        text = QCoreApplication.translate(
            "SwiftCogBrowser",
            "The login of {name} has expired: its layers cannot be read until you log in again. "
            "They come back by themselves then.",
        )
        self.settled(key)
        self._troubles[key] = self._show(text.format(name=name), Qgis.MessageLevel.Critical, "", help_with)

    def settled(self, key: str) -> None:
        """Take down the message about a login's trouble, if it is still there."""
        item = self._troubles.pop(key, None)
        # The user may have closed it.
        if item is not None and item in self._bar.items():
            self._bar.popWidget(item)

    def settle_all_but(self, keys: Collection[str]) -> None:
        """Take down the messages about the logins of all other connections: they are closed."""
        for key in [key for key in self._troubles if key not in keys]:
            self.settled(key)

    def waiting(self, text: str, ways: Sequence[tuple[str, Callable[[], None]]]) -> None:
        """Say that layers wait for a login, in place of what was said of that before.

        Args:
            text: empty if none waits any more.
            ways: what each button says, and does.
        """
        item, self._waiting = self._waiting, None
        if item is not None and item in self._bar.items():
            self._bar.popWidget(item)
        if text:
            self._waiting = item = QgsMessageBarItem(TITLE, text, Qgis.MessageLevel.Info, 0, self._bar)
            for number, (title, act) in enumerate(ways):
                button = QPushButton(title, item)
                button.setObjectName(f"logIn{number}")
                button.clicked.connect(lambda _checked=False, act=act: act())
                item.layout().addWidget(button)
            self._bar.pushItem(item)

    def unreadable(self, error: UserError | None, again: Callable[[], None]) -> None:
        """Say that layers could not be read, in place of what was said of that before.

        Args:
            error: None if all are well again.
            again: what the button does.
        """
        item, self._unreadable = self._unreadable, None
        if item is not None and item in self._bar.items():
            self._bar.popWidget(item)
        if error is None:
            return
        self.last_errors.append((datetime.now(), type(error)))
        self._unreadable = item = self._show(error_text(error), Qgis.MessageLevel.Warning, error.details)
        button = QPushButton(QCoreApplication.translate("SwiftCogBrowser", "Try Again"), item)
        button.setObjectName("readAgain")
        button.clicked.connect(lambda: again())
        item.layout().addWidget(button)

    def _show(
        self, text: str, level: Qgis.MessageLevel, details: str, help_with: Callable[[], None] | None = None
    ) -> QgsMessageBarItem:
        item = QgsMessageBarItem(TITLE, text, level, 0, self._bar)
        if help_with is not None:
            button = QPushButton(QCoreApplication.translate("SwiftCogBrowser", "Log In Again…"), item)
            button.setObjectName("logInAgain")
            button.clicked.connect(lambda: help_with())
            item.layout().addWidget(button)
        if details:
            button = QPushButton(QCoreApplication.translate("SwiftCogBrowser", "Details"), item)
            button.clicked.connect(lambda: show_details(text, details, self._bar.window()))
            item.layout().addWidget(button)
        self._bar.pushItem(item)
        return item


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
