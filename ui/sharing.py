"""Puts temporary URLs into the clipboard, and into nothing else."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QCoreApplication, QObject
from qgis.PyQt.QtGui import QGuiApplication
from qgis.PyQt.QtWidgets import QInputDialog, QWidget

from ..auth.errors import UserError
from ..swift_browser.accounts import Accounts
from ..swift_browser.activity import Activity
from ..swift_browser.cancel import Cancel
from ..swift_browser.places import Place
from .messages import Messages
from .words import time_text

if TYPE_CHECKING:
    from ..swift_browser.temporary_urls import TemporaryUrl

A_YEAR = 8784  # hours


class Sharing(QObject):
    """Makes temporary URLs of single objects. Dialogs are windows over ``window``."""

    def __init__(self, activity: Activity, accounts: Accounts, messages: Messages, window: QWidget) -> None:
        super().__init__(window)
        self._activity = activity
        self._accounts = accounts
        self._messages = messages
        self._window = window

    def ask(self, place: Place) -> QInputDialog:
        """Ask for how long, then make the URL of an object."""
        translate = QCoreApplication.translate
        dialog = QInputDialog(self._window)
        dialog.setObjectName("lifeDialog")
        dialog.setWindowTitle(translate("SwiftCogBrowser", "Copy Temporary URL"))
        text = translate(
            "SwiftCogBrowser", "Anyone who has the URL can read {place}, without a login. For how many hours?"
        )
        dialog.setLabelText(text.format(place=place))
        dialog.setInputMode(QInputDialog.InputMode.IntInput)
        dialog.setIntRange(1, A_YEAR)
        dialog.setIntValue(24)
        dialog.intValueSelected.connect(lambda hours: self.share(place, hours))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def share(self, place: Place, hours: int, make_key: bool = False) -> None:
        """Make the URL, in the background, and put it into the clipboard.

        Args:
            make_key: whether to give the container a key, if neither it nor the account has one.
        """
        account = self._accounts.find(place.key)
        if account is None:
            return

        def work(cancel: Cancel) -> TemporaryUrl:
            from ..swift_browser.temporary_urls import make_temporary_url

            return make_temporary_url(account.session, place, timedelta(hours=hours), make_key, cancel)

        def failed(error: UserError) -> None:
            self._failed(error, place, hours)

        text = QCoreApplication.translate("SwiftCogBrowser", "Make a temporary URL")
        self._activity.start(text, work, self._done, failed)

    def _done(self, made: TemporaryUrl) -> None:
        clipboard = QGuiApplication.clipboard()
        if clipboard is not None:
            clipboard.setText(made.url)
            text = QCoreApplication.translate(
                "SwiftCogBrowser", "The temporary URL of {name} is in the clipboard. It is good until {time}."
            )
            self._messages.information(text.format(name=made.name, time=time_text(made.expires)))

    def _failed(self, error: UserError, place: Place, hours: int) -> None:
        from ..swift_browser.temporary_urls import NoKey

        if isinstance(error, NoKey):
            text = QCoreApplication.translate("SwiftCogBrowser", "Give the Container a Key")
            self._messages.error_with(error, text, "makeKey", lambda: self.share(place, hours, make_key=True))
        else:
            self._messages.error(error)
