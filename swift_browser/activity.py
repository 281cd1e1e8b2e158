"""What the user is waiting for: the jobs of a window, so that it can show that it works and call them off."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..auth.errors import UserError
from .cancel import Cancel
from .jobs import Job, start

Result = TypeVar("Result")


class Activity(QObject):
    """Starts jobs and keeps count of them. Lives on the main thread."""

    # The description of what goes on, empty when nothing does.
    changed = pyqtSignal(str)

    def __init__(self) -> None:
        super().__init__()
        self._jobs: list[Job[Any]] = []
        # What is shown in place of a job's description, once it has told more.
        self._told: dict[Job[Any], str] = {}

    @property
    def busy(self) -> bool:
        return bool(self._jobs)

    def start(
        self,
        description: str,
        work: Callable[[Cancel], Result],
        done: Callable[[Result], None],
        failed: Callable[[UserError], None],
        discard: Callable[[Result], None] | None = None,
        *,
        prompt: bool = False,
    ) -> Job[Result]:
        """Start a job that the user waits for; see :func:`.jobs.start`."""

        def ended() -> None:
            if job in self._jobs:
                self._jobs.remove(job)
            self._told.pop(job, None)
            self._tell()

        def on_done(result: Result) -> None:
            ended()
            done(result)

        def on_failed(error: UserError) -> None:
            ended()
            failed(error)

        job = start(description, work, on_done, on_failed, discard, prompt=prompt)
        self._jobs.append(job)
        self._tell()
        return job

    def describe(self, job: Job[Any], text: str) -> None:
        """Show how far a job is, if it still runs."""
        if job in self._jobs:
            self._told[job] = text
            self._tell()

    def cancel(self) -> None:
        """Call off everything that the user waits for."""
        for job in list(self._jobs):
            job.cancel()

    def _tell(self) -> None:
        last = self._jobs[-1] if self._jobs else None
        self.changed.emit("" if last is None else self._told.get(last, last.description()))
