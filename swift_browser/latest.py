"""Background work of which only the latest counts: what is asked meanwhile takes the place of what waited."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..auth.errors import UserError
from . import jobs
from .cancel import Cancel

Work = Callable[[Cancel], Any]


class Latest:
    """Does one piece of work at a time. Lives on the main thread."""

    def __init__(self, description: str) -> None:
        """
        Args:
            description: shown in QGIS's task list.
        """
        self._description = description
        self._job: jobs.Job[Any] | None = None
        self._next: tuple[Work, Callable[[Any], None], Callable[[UserError], None]] | None = None

    @property
    def busy(self) -> bool:
        return self._job is not None

    def ask(self, work: Work, done: Callable[[Any], None], failed: Callable[[UserError], None]) -> None:
        """Do a piece of work as soon as the one that runs has ended; what waited until now is never done.

        Args:
            work: runs on another thread.
            done, failed: get the result or the error, on the main thread, also when something waits already.
        """
        self._next = (work, done, failed)
        if self._job is None:
            self._start()

    def drop(self) -> None:
        """Forget what waits, and call off what runs: nobody hears of either."""
        self._next = None
        job, self._job = self._job, None
        if job is not None:
            job.cancel()

    def _start(self) -> None:
        if self._next is None:
            return
        (work, done, failed), self._next = self._next, None

        def ended() -> bool:
            """Return whether anybody still waits for this job."""
            if self._job is not job:
                return False
            self._job = None
            self._start()
            return True

        def on_done(result: Any) -> None:
            if ended():
                done(result)

        def on_failed(error: UserError) -> None:
            if ended():
                failed(error)

        self._job = job = jobs.start(self._description, work, on_done, on_failed)
