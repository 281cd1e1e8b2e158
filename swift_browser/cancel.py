"""Calling work off: a flag that the worker looks at, and can wait on instead of sleeping."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from ..auth.errors import Cancelled
from ..auth.watchdog import given_up_when


class Cancel:
    """Set once, by whoever no longer wants the result."""

    def __init__(self) -> None:
        self._event = threading.Event()

    @classmethod
    def here(cls) -> Cancel:
        """Return what calls off the work that this thread does now; one that nobody sets if it is nobody's."""
        return _here.get() or cls()

    @contextmanager
    def governing(self) -> Iterator[None]:
        """Have it call off what this thread does in the body: requests under way, too, and logins."""
        before = _here.set(self)
        try:
            with given_up_when(self._event.is_set):
                yield
        finally:
            _here.reset(before)

    def cancel(self) -> None:
        self._event.set()

    @property
    def requested(self) -> bool:
        return self._event.is_set()

    def check(self) -> None:
        """Raise Cancelled if the work was called off."""
        if self.requested:
            raise Cancelled()

    def wait(self, seconds: float) -> None:
        """Wait, but not longer than until the work is called off; then raise Cancelled."""
        self._event.wait(seconds)
        self.check()


_here: ContextVar[Cancel | None] = ContextVar("cancel", default=None)
