"""How far work is, in bytes or objects, with the rate and the time that is left."""

from __future__ import annotations

import enum
import threading
import time
from collections.abc import Callable

from qgis.PyQt.QtCore import QCoreApplication

from .words import size_text


class Unit(enum.Enum):
    """What is counted."""

    BYTES = enum.auto()
    OBJECTS = enum.auto()


class Counter:
    """Counts what is done. For any thread."""

    def __init__(self, unit: Unit, total: int = 0, clock: Callable[[], float] = time.monotonic) -> None:
        """
        Args:
            total: what there is to do; 0 if nobody knows.
            clock: seconds.
        """
        self._unit = unit
        self._clock = clock
        self._began = clock()
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

    @property
    def percent(self) -> float:
        """How much is done; 0 if nobody knows."""
        return max(0.0, min(100.0, 100.0 * self._done / self.total)) if self.total else 0.0

    def advance(self, amount: int = 1) -> None:
        """Count more that is done; less where some of it has to be done again."""
        with self._lock:
            self._done += amount

    def spare(self, amount: int) -> None:
        """Count what needed no work: it says nothing of the rate."""
        with self._lock:
            self._done += amount
            self._spared += amount

    def text(self) -> str:
        """Return how far it is, in words."""
        worked, passed = self.worked, self._clock() - self._began
        text = self._amount()
        if not self.total or worked <= 0 or passed < 1:
            return text
        return f"{text}, {self._pace(worked / passed)}"

    def _amount(self) -> str:
        translate, done, total = QCoreApplication.translate, self._done, self.total
        if self._unit is Unit.OBJECTS:
            if not total:
                return translate("SwiftCogBrowser", "{done} objects").format(done=done)
            return translate("SwiftCogBrowser", "{done} of {total} objects").format(done=done, total=total)
        if not total:
            return size_text(done)
        text = translate("SwiftCogBrowser", "{done} of {total}")
        return text.format(done=size_text(done), total=size_text(total))

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
