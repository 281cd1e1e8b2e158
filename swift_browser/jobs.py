"""Work that waits for the network or the disk, in QGIS's task manager; results come back on the main thread."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from qgis.core import QgsApplication, QgsTask
from qgis.PyQt.QtCore import QTimer

from ..auth.errors import Cancelled, UserError
from .cancel import Cancel

if TYPE_CHECKING:
    from qgis.core import QgsTaskManager

Result = TypeVar("Result")

LOOK_AGAIN = 1000  # ms


class Unexpected(UserError):
    """A fault of the plugin itself."""

    template = "The plugin met a fault of its own: {reason}. Please report it, with the details."


class Job(QgsTask, Generic[Result]):
    """One piece of work. Made and kept by :func:`start`."""

    def __init__(
        self,
        description: str,
        work: Callable[[Cancel], Result],
        done: Callable[[Result], None],
        failed: Callable[[UserError], None],
        discard: Callable[[Result], None] | None,
        *,
        prompt: bool,
    ) -> None:
        flags = QgsTask.Flag.CanCancel | QgsTask.Flag.Silent
        super().__init__(description, flags if prompt else flags | QgsTask.Flag.CancelWithoutPrompt)  # type: ignore[arg-type]
        self.calling_off = Cancel()
        self._work = work
        self._done = done
        self._failed = failed
        self._discard = discard
        self._prompt = prompt
        self._outcome: Result | UserError | None = None
        # Whether it was seen waiting although threads were free.
        self.seems_lost = False
        self._replaced = False

    def run(self) -> bool:
        """Do the work, on a thread of the task manager."""
        try:
            with self.calling_off.governing():
                self._outcome = self._work(self.calling_off)
        except UserError as error:
            self._outcome = error
        except Exception as error:  # noqa: BLE001 - QGIS would drop it: it is shown by whoever started the work
            self._outcome = Unexpected(reason=f"{type(error).__name__}: {error}", details=traceback.format_exc())
        return not isinstance(self._outcome, UserError)

    def replacement(self) -> Job[Result]:
        """Return a job that does the same in the place of this one, of which nobody will hear any more."""
        other = Job(self.description(), self._work, self._done, self._failed, self._discard, prompt=self._prompt)
        other.calling_off = self.calling_off
        self._replaced = True
        return other

    def cancel(self) -> None:
        """Call the work off."""
        self.calling_off.cancel()
        super().cancel()

    def finished(self, _completed: bool) -> None:
        """Hand the outcome over, on the main thread. What was called off hands over Cancelled."""
        _running.discard(self)
        if self._replaced:
            return
        outcome = self._outcome
        if self.calling_off.requested or self.isCanceled():
            if self._discard is not None and outcome is not None and not isinstance(outcome, UserError):
                self._discard(outcome)
            self._failed(Cancelled())
        elif isinstance(outcome, UserError):
            self._failed(outcome)
        else:
            self._done(outcome)  # type: ignore[arg-type]


# A task without a Python reference never calls back.
_running: set[Job[Any]] = set()


def start(
    description: str,
    work: Callable[[Cancel], Result],
    done: Callable[[Result], None],
    failed: Callable[[UserError], None],
    discard: Callable[[Result], None] | None = None,
    *,
    prompt: bool = False,
) -> Job[Result]:
    """Start a piece of work in the background.

    Args:
        description: shown in QGIS's task list.
        work: runs on another thread; looks at its argument now and then.
        done: gets the result, on the main thread.
        failed: gets the error, on the main thread; Cancelled when the work was called off.
        discard: takes down a result that came although the work was called off.
        prompt: QGIS asks before it calls the work off because it is closed: something that the user made would be lost.
    """
    job = Job(description, work, done, failed, discard, prompt=prompt)
    _add(job)
    return job


def _add(job: Job[Any]) -> None:
    _running.add(job)
    manager = QgsApplication.taskManager()
    if manager is None:
        raise RuntimeError("QGIS is not running")
    _keep_threads(manager)
    manager.addTask(job)
    if manager.threadPool() is not None:
        QTimer.singleShot(LOOK_AGAIN, partial(_look_after, job))


def _look_after(job: Job[Any]) -> None:
    """Do anew what QGIS has lost.

    When a task ends, its task manager takes out of the queue whatever lies at the address where the task's runnable
    was; that may be another one's by then, which waits for ever (seen in 3.40, once in some thousand jobs).
    """
    manager = QgsApplication.taskManager()
    pool = None if manager is None else manager.threadPool()
    if job not in _running or pool is None or job.status() != QgsTask.TaskStatus.Queued:
        return
    idle = pool.activeThreadCount() < pool.maxThreadCount()
    if idle and job.seems_lost:
        other = job.replacement()
        QgsTask.cancel(job)
        _add(other)
        return
    job.seems_lost = idle
    QTimer.singleShot(LOOK_AGAIN, partial(_look_after, job))


def _keep_threads(manager: QgsTaskManager) -> None:
    """Have the threads of jobs live as long as QGIS.

    A coordinate reference system dies with the thread that first made it (QGIS 3.40 to 3.44): it says that it is valid,
    but has neither a definition nor a way to others, in every layer that holds it. A pool's threads end after 30 s
    without work, and layers that were opened in one would lie in the wrong place from then on. This stays after the
    plugin is unloaded, as its layers do.
    """
    pool = manager.threadPool()
    if pool is not None:
        pool.setExpiryTimeout(-1)


def call_off_all() -> None:
    """Call off whatever still runs; for the end of the plugin."""
    for job in list(_running):
        job.cancel()
