"""An account that is logged in as far as the dock can see."""

from __future__ import annotations

from datetime import datetime, timedelta

from qgis.PyQt.QtCore import QObject, QThread, pyqtSignal
from scripted_store import ScriptedStore
from swift_cog_browser.auth.login import Login
from swift_cog_browser.auth.token import Token, utc_now


class ScriptedSession:
    def __init__(self, token: Token) -> None:
        self.current = token


class ScriptedRenewal(QObject):
    failing = pyqtSignal(object)
    expired = pyqtSignal()
    renewed = pyqtSignal(object)

    def __init__(self, next_attempt: datetime | None) -> None:
        super().__init__()
        self.next_attempt = next_attempt

    def start(self) -> None:
        pass


class ScriptedAccount(QObject):
    """Its token ends in an hour, and is to be renewed in 45 minutes."""

    trouble = pyqtSignal(object)
    is_public = False

    def __init__(self, login: Login, store: ScriptedStore | None = None) -> None:
        super().__init__()
        now = utc_now()
        expires = now + timedelta(hours=1, seconds=10)
        token = Token("t", now, expires, "https://swift.example/v1/AUTH_1", login.project, login.who)
        self.login = login
        self.store = store
        self.session = ScriptedSession(token)
        self.renewal = ScriptedRenewal(now + timedelta(minutes=45, seconds=10))

    def moveToThread(self, thread: QThread) -> None:
        super().moveToThread(thread)
        self.renewal.moveToThread(thread)

    def enter_environment(self) -> None:
        pass

    def take_over_layers(self) -> None:
        pass

    def close(self) -> None:
        pass
