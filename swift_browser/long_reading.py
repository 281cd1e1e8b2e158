"""A long reading of native pixels: one at a time, with its progress, and the way to call it off."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..auth.errors import Cancelled, UserError
from .activity import Activity
from .cancel import Cancel
from .jobs import Job

LEAST_STEP = 0.01
Report = Callable[[float], None]


class LongReading(QObject):
    """Lives on the main thread.

    Signals:
        progressed: how much is done, from 0 to 1.
        done: the result.
        failed: UserError; Cancelled when it was called off.
    """

    progressed = pyqtSignal(float)
    done = pyqtSignal(object)
    failed = pyqtSignal(object)

    def __init__(self, activity: Activity, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._activity = activity
        self._job: Job[Any] | None = None

    @property
    def busy(self) -> bool:
        return self._job is not None

    def start(self, description: str, work: Callable[[Cancel, Report], Any]) -> None:
        """Begin, in place of what runs.

        Args:
            description: shown while it runs.
            work: runs on another thread, looks at the first argument now and then, and tells the second how far it is.
        """
        self.cancel()
        told = [0.0]

        def report(part: float) -> None:
            if part - told[0] >= LEAST_STEP or part >= 1:
                told[0] = part
                # Queued: this is another thread.
                self.progressed.emit(part)

        def on_done(result: Any) -> None:
            if self._job is job:
                self._job = None
                self.done.emit(result)

        def on_failed(error: UserError) -> None:
            if self._job is job:
                self._job = None
                self.failed.emit(error)

        self.progressed.emit(0.0)
        self._job = job = self._activity.start(description, lambda cancel: work(cancel, report), on_done, on_failed)

    def cancel(self) -> None:
        """Call it off, if it runs."""
        job, self._job = self._job, None
        if job is not None:
            job.cancel()
            self.failed.emit(Cancelled())
