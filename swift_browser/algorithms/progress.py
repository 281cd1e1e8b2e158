"""How an algorithm tells how far it is, and how it is called off."""

from __future__ import annotations

import time
from collections.abc import Callable

from qgis.core import QgsProcessingFeedback
from qgis.PyQt.QtCore import Qt

from ...auth.errors import Cancelled
from ..cancel import Cancel
from ..counting import Counter, Unit

LOOK_EVERY = 0.1  # seconds
TEXT_EVERY = 1.0

__all__ = ["FeedbackCancel", "Meter", "Unit"]


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


class Meter(Counter):
    """Counts, and tells it. Any thread may count; :meth:`tell` is for the algorithm's own."""

    def __init__(
        self,
        feedback: QgsProcessingFeedback,
        unit: Unit,
        total: int = 0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """
        Args:
            see :class:`..counting.Counter`.
        """
        super().__init__(unit, total, clock)
        self._feedback = feedback
        self._told = clock() - TEXT_EVERY

    def tell(self) -> None:
        """Show how far it is, at most once a second in words."""
        if self.total:
            self._feedback.setProgress(self.percent)
        now = self._clock()
        if now - self._told >= TEXT_EVERY:
            self._told = now
            self._feedback.setProgressText(self.text())
