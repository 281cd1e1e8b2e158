"""Breaks off requests that take too long, or that nobody waits for any more.

A thread that waits for a server cannot look at a clock meanwhile, and the time-outs of a socket begin anew with each
byte: a server that sends one now and then would be waited for as long as it likes.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from types import TracebackType

EVERY = 0.1  # seconds between two looks
# The thread that looks ends when there was nothing to look at for so long.
LINGERS = 2.0  # seconds


class BrokenOff(TimeoutError):
    """A request took too long, or was not wanted any more."""


def _wanted() -> bool:
    return False


_unwanted: ContextVar[Callable[[], bool]] = ContextVar("unwanted", default=_wanted)


@contextmanager
def given_up_when(unwanted: Callable[[], bool]) -> Iterator[None]:
    """Have the requests that this thread makes in the body be broken off when nobody wants them any more."""
    before = _unwanted.set(unwanted)
    try:
        yield
    finally:
        _unwanted.reset(before)


class Watch:
    """One request, from ``with`` to the end of the body."""

    def __init__(self, watchdog: Watchdog, break_off: Callable[[], None], within: float) -> None:
        self._watchdog, self._break_off, self._within = watchdog, break_off, within
        self._unwanted = _unwanted.get()
        self._due = time.monotonic() + within
        self._over = False

    def postpone(self) -> None:
        """Give it the whole time once more: some of it has come."""
        self._due = time.monotonic() + self._within

    def look(self) -> None:
        """Break the request off if its time has come; by the thread of the watchdog."""
        if time.monotonic() > self._due or self._unwanted():
            self._over = True
            # Again at each look: the connection may not have been there yet.
            self._break_off()

    def __enter__(self) -> Watch:
        self._watchdog.add(self)
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, error: BaseException | None, _where: TracebackType | None
    ) -> None:
        """
        Raises:
            BrokenOff: whatever came of it: a body of no known length just ends when its connection does.
        """
        self._watchdog.remove(self)
        if self._over and (error is None or isinstance(error, Exception)):
            raise BrokenOff(f"Timeout: not answered in full within {self._within:g} s, or called off") from error


class Watchdog:
    """Looks at all requests that are under way, on a thread of its own, which is there only while there are any."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._watches: set[Watch] = set()
        self._thread: threading.Thread | None = None
        self._idle_since = 0.0

    def watch(self, break_off: Callable[[], None], within: float) -> Watch:
        """Return what watches a request while it is entered.

        Args:
            break_off: ends the connections of the request, from another thread; may be called more than once.
            within: seconds.
        """
        return Watch(self, break_off, within)

    def add(self, watch: Watch) -> None:
        with self._lock:
            self._watches.add(watch)
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="swift_cog_browser watchdog", daemon=True)
                self._thread.start()

    def remove(self, watch: Watch) -> None:
        with self._lock:
            self._watches.discard(watch)
            self._idle_since = time.monotonic()

    def _run(self) -> None:
        while True:
            time.sleep(EVERY)
            with self._lock:
                watches = list(self._watches)
                if not watches and time.monotonic() - self._idle_since > LINGERS:
                    self._thread = None
                    return
            for watch in watches:
                watch.look()


watchdog = Watchdog()
