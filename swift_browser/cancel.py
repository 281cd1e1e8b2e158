"""Calling work off: a flag that the worker looks at, and can wait on instead of sleeping."""

from __future__ import annotations

import threading

from ..auth.errors import Cancelled


class Cancel:
    """Set once, by whoever no longer wants the result."""

    def __init__(self) -> None:
        self._event = threading.Event()

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
