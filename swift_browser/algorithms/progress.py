"""How far an algorithm is, in bytes or objects, with the rate and the time that is left; and how it is called off."""

from __future__ import annotations

import enum
import threading
import time
from collections.abc import Callable

from qgis.core import QgsProcessingFeedback
from qgis.PyQt.QtCore import QCoreApplication, Qt

from ...auth.errors import Cancelled
from ..cancel import Cancel
from ..words import size_text

LOOK_EVERY = 0.1  # seconds
TEXT_EVERY = 1.0


class FeedbackCancel(Cancel):
    """Called off by the user of QGIS's Processing, as long as it is entered."""

    def __init__(self, feedback: QgsProcessingFeedback) -> None:
        super().__init__()
        self._feedback = feedback

    def __enter__(self) -> FeedbackCancel:
        # By whichever thread the user's click is in: this one may be waiting for the network.
        self._feedback.canceled.connect(self.cancel, Qt.ConnectionType.DirectConnection)  # type: ignore[call-arg]
        return self

    def __exit__(self, *_exception: object) -> None:
        self._feedback.canceled.disconnect(self.cancel)

    @property
    def requested(self) -> bool:
        return super().requested or self._feedback.isCanceled()

    def wait(self, seconds: float) -> None:
        """Wait, but not longer than until the work is called off; then raise Cancelled."""
        until = time.monotonic() + seconds
        while not self.requested and (left := until - time.monotonic()) > 0:
            self._event.wait(min(left, LOOK_EVERY))
        if self.requested:
            raise Cancelled


class Unit(enum.Enum):
    """What is counted."""

    BYTES = enum.auto()
    OBJECTS = enum.auto()


class Meter:
    """Counts what is done. Any thread may count; :meth:`tell` is for the algorithm's own."""

    def __init__(
        self,
        feedback: QgsProcessingFeedback,
        unit: Unit,
        total: int = 0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """
        Args:
            total: what there is to do; 0 if nobody knows.
            clock: seconds.
        """
        self._feedback = feedback
        self._unit = unit
        self._clock = clock
        self._began = clock()
        self._told = self._began - TEXT_EVERY
        self._lock = threading.Lock()
        self._done = 0
        self._spared = 0
        self.total = total

    @property
    def done(self) -> int:
        return self._done

    @property
    def worked(self) -> int:
        """What is done, without what needed no work."""
        return self._done - self._spared

    def advance(self, amount: int = 1) -> None:
        """Count more that is done; less where some of it has to be done again."""
        with self._lock:
            self._done += amount

    def spare(self, amount: int) -> None:
        """Count what needed no work: it says nothing of the rate."""
        with self._lock:
            self._done += amount
            self._spared += amount

    def tell(self) -> None:
        """Show how far it is, at most once a second in words."""
        if self.total:
            self._feedback.setProgress(min(100.0, 100.0 * self._done / self.total))
        now = self._clock()
        if now - self._told >= TEXT_EVERY:
            self._told = now
            self._feedback.setProgressText(self.text(now))

    def text(self, now: float) -> str:
        """Return how far it is, in words."""
        translate = QCoreApplication.translate
        worked, passed = self.worked, now - self._began
        if not self.total:
            if self._unit is Unit.OBJECTS:
                return translate("SwiftCogBrowser", "{done} objects").format(done=self._done)
            return size_text(self._done)
        if self._unit is Unit.OBJECTS:
            text = translate("SwiftCogBrowser", "{done} of {total} objects").format(done=self._done, total=self.total)
        else:
            text = translate("SwiftCogBrowser", "{done} of {total}")
            text = text.format(done=size_text(self._done), total=size_text(self.total))
        if worked <= 0 or passed < 1:
            return text
        return f"{text}, {self._pace(worked / passed)}"

    def _pace(self, rate: float) -> str:
        if self._unit is Unit.OBJECTS:
            text = QCoreApplication.translate("SwiftCogBrowser", "{rate} a second, {time} left")
            shown = f"{rate:.1f}" if rate < 10 else f"{rate:.0f}"
        else:
            text = QCoreApplication.translate("SwiftCogBrowser", "{rate}/s, {time} left")
            shown = size_text(int(rate))
        return text.format(rate=shown, time=duration_text(max(0, self.total - self._done) / rate))


def duration_text(seconds: float) -> str:
    """Return a time such as ``2 h 5 min``, ``4 min`` or ``35 s``."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{round(whole / 60)} min"
    return f"{whole // 3600} h {whole % 3600 // 60} min"
