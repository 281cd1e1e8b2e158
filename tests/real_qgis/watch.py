"""Watches the main thread: how long it keeps the user waiting, and what of the plugin it was doing meanwhile."""

from __future__ import annotations

import sys
import threading
import time
import traceback
from dataclasses import dataclass
from types import FrameType, TracebackType

from qgis.PyQt.QtCore import QTimer

TICK = 10  # ms
PLUGIN = ("/swift_browser/", "/ui/", "/auth/", "/plugin.py", "/api.py")


@dataclass(frozen=True)
class Gap:
    """A time in which the main thread answered nobody.

    Attributes:
        length: ms.
        stack: what Python was doing in the middle of it; empty if it was not looked at, or if it was none of Python's.
        by_plugin: whether code of the plugin was being run, or had called what was.
    """

    length: float
    stack: str
    by_plugin: bool


class Watch:
    """A timer on the main thread, and a thread that looks at what goes on when the timer is late.

    >>> with Watch() as watch:
    ...     work()
    >>> watch.longest_of_plugin
    """

    def __init__(self, worth_noting: float = 40) -> None:
        """
        Args:
            worth_noting: the shortest gap that is kept, in ms.
        """
        self.gaps: list[Gap] = []
        self._worth_noting = worth_noting
        self._main = threading.main_thread().ident
        self._last = time.perf_counter()
        self._seen: list[tuple[str, bool]] = []
        self._over = threading.Event()
        self._timer = QTimer()
        self._timer.setInterval(TICK)
        self._timer.timeout.connect(self._tick)
        self._looker = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Watch:
        self._last = time.perf_counter()
        self._timer.start()
        self._looker.start()
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        # The last gap may still be open.
        self._tick()
        self._timer.stop()
        self._over.set()
        self._looker.join()

    @property
    def longest(self) -> float:
        """The longest gap, in ms, whoever caused it."""
        return max((gap.length for gap in self.gaps), default=0.0)

    @property
    def longest_of_plugin(self) -> float:
        """The longest gap in which the plugin's code was run, in ms."""
        return max((gap.length for gap in self.gaps if gap.by_plugin), default=0.0)

    def report(self) -> str:
        """Return the longest gaps, with what Python was doing."""
        longest = sorted(self.gaps, key=lambda gap: -gap.length)[:5]
        return "\n".join(f"{gap.length:.0f} ms, by the plugin: {gap.by_plugin}\n{gap.stack}" for gap in longest)

    def _tick(self) -> None:
        now = time.perf_counter()
        length = (now - self._last) * 1000
        seen, self._seen = self._seen, []
        if length >= self._worth_noting:
            stack = next((text for text, ours in seen if ours), seen[0][0] if seen else "")
            self.gaps.append(Gap(length, stack, any(ours for _text, ours in seen)))
        self._last = now

    def _look(self) -> None:
        """Note the main thread's stack while the timer is late."""
        while not self._over.wait(TICK / 1000):
            if (time.perf_counter() - self._last) * 1000 > 2 * TICK and len(self._seen) < 100:
                frame = sys._current_frames().get(self._main or 0)
                if frame is not None:
                    self._seen.append(("".join(traceback.format_stack(frame)[-8:]), _of_plugin(frame)))


def _of_plugin(frame: FrameType | None) -> bool:
    while frame is not None:
        file = frame.f_code.co_filename
        if "/tests/" not in file and file.endswith(".py") and any(part in file for part in PLUGIN):
            return True
        frame = frame.f_back
    return False
