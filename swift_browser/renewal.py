"""Renews the token of an account session in the background, well before it expires."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from qgis.PyQt.QtCore import QCoreApplication, QObject, Qt, QTimer, pyqtSignal, pyqtSlot

from ..auth.errors import Cancelled, KeystoneBusy, Refusal, UserError
from ..auth.session import AccountSession, CannotRenew
from ..auth.token import Token, utc_now
from .jobs import Job, start

# A computer that slept wakes up to an old token: look at the clock this often instead of setting one long alarm.
LONGEST_WAIT = timedelta(seconds=30)
FIRST_PAUSE = timedelta(seconds=5)
LONGEST_PAUSE = timedelta(minutes=5)
# So many failures in a row are told to the user: one or two heal by themselves.
TELL_AFTER = 3


@dataclass(frozen=True)
class RenewalTrouble:
    """Why the token is not being renewed, and what that means.

    Attributes:
        error: the last failure.
        ends_at: until when the open layers can be read; None if nobody knows.
        next_attempt: when it is tried again, or None when only the user can help.
    """

    error: UserError
    ends_at: datetime | None
    next_attempt: datetime | None


class Renewal(QObject):
    """Watches one account session. Lives on the main thread."""

    renewed = pyqtSignal(object)  # Token
    failing = pyqtSignal(object)  # RenewalTrouble, once for a row of failures
    expired = pyqtSignal()  # once for each token that nobody renewed in time
    _start = pyqtSignal()

    def __init__(self, session: AccountSession, clock: Callable[[], datetime] = utc_now) -> None:
        super().__init__()
        self._session = session
        self._clock = clock
        self._failures = 0
        self._not_before: datetime | None = None
        self._given_up = False
        self._expired: Token | None = None
        self._warned: Token | None = None
        self._job: Job[Token] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._check)
        self._start.connect(self._check)

    def start(self) -> None:
        """Begin to watch. From any thread."""
        self._start.emit()

    def stop(self) -> None:
        """Watch no longer, and call off what is under way."""
        self._timer.stop()
        job, self._job = self._job, None
        if job is not None:
            job.cancel()

    @property
    def next_attempt(self) -> datetime | None:
        """When the token will be renewed; None when only the user can help."""
        due = self._session.current.renew_at
        if self._given_up or due is None or not self._session.renewable:
            return None
        return max(due, self._not_before) if self._not_before else due

    @pyqtSlot(object)
    def logged_in_again(self, token: Token) -> None:
        """Begin afresh: the user has helped."""
        if self._job is None:
            self._done(token)

    # A slot by name: others stay in the thread that connected them, which was one of a job's.
    @pyqtSlot()
    def _check(self) -> None:
        now = self._clock()
        token = self._session.current
        self._warn_of_the_end(token, now)
        if token.ends_at is not None and token.ends_at <= now and self._expired is not token:
            self._expired = token
            self.expired.emit()
        due = self.next_attempt
        if due is None or self._job is not None:
            self._wait(LONGEST_WAIT)
        elif due <= now:
            description = QCoreApplication.translate("SwiftCogBrowser", "Renew the login")
            self._job = start(description, lambda _cancel: self._session.renew(token), self._done, self._failed)
        else:
            self._wait(min(due - now, LONGEST_WAIT))

    def _warn_of_the_end(self, token: Token, now: datetime) -> None:
        """Say early, and once, that a token ends which only the user can renew."""
        due = token.renew_at
        if not self._session.renewable and due is not None and due <= now and self._warned is not token:
            self._warned = token
            self.failing.emit(RenewalTrouble(CannotRenew(), token.ends_at, None))

    def _wait(self, time: timedelta) -> None:
        self._timer.start(max(1, int(time.total_seconds() * 1000)))

    def _done(self, token: Token) -> None:
        self._job = None
        self._failures = 0
        # Whatever the clocks say: never one login after the other.
        self._not_before = self._clock() + timedelta(seconds=1)
        self._given_up = False
        self.renewed.emit(token)
        self._check()

    def _failed(self, error: UserError) -> None:
        if self._job is None or isinstance(error, Cancelled):
            return
        self._job = None
        self._failures += 1
        now = self._clock()
        self._not_before = now + self._pause(now, error)
        # A refusal repeated is no accident, and too many of them lock an account.
        self._given_up = isinstance(error, Refusal) and self._failures >= TELL_AFTER
        if self._failures == TELL_AFTER:
            self.failing.emit(RenewalTrouble(error, self._session.current.ends_at, self.next_attempt))
        self._check()

    def _pause(self, now: datetime, error: UserError) -> timedelta:
        """Return how long to wait after a failure: twice as long each time, but several tries in the life left.

        A server that asks for more is given more.
        """
        asked = timedelta(seconds=error.retry_after if isinstance(error, KeystoneBusy) else 0)
        pause = min(FIRST_PAUSE * int(2 ** min(self._failures - 1, 10)), LONGEST_PAUSE)
        left = self._session.current.remaining(now)
        if left > timedelta(0):
            pause = min(pause, left / 4)
        return max(pause, asked, timedelta(seconds=1))
