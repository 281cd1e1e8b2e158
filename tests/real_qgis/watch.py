"""Watches the main thread: how long it keeps the user waiting, and what of the plugin it was doing meanwhile."""

from __future__ import annotations

import linecache
import os
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from types import FrameType, TracebackType

from qgis.PyQt.QtCore import QTimer

TICK = 10  # ms
PLUGIN = ("/swift_browser/", "/ui/", "/auth/", "/plugin.py", "/api.py")
DEPTH = 12  # calls of a stack that are kept
SHOWN = 5  # gaps in a report
SCHEDULER = Path("/proc/thread-self/schedstat")
Stack = tuple[tuple[str, int, str], ...]  # file, line and function of each call, the innermost last


@dataclass(frozen=True)
class Gap:
    """A time in which the main thread answered nobody. All times are in ms.

    Attributes:
        length: of the whole gap.
        worked: processor time that the thread used.
        waited: it could have run, but others had the processors. 0 where the system does not tell (not Linux).
        in_plugin: code of the plugin was being run, or had called what was; without the waiting for a processor.
        stack: what Python was doing for most of it, of the plugin if it had part in it.
    """

    length: float
    worked: float
    waited: float
    in_plugin: float
    stack: Stack

    @property
    def own(self) -> float:
        """The gap without the time in which the machine was merely busy. Waiting for locks, disk and network is in."""
        return max(0.0, self.length - self.waited)

    @property
    def caused(self) -> float:
        """What the thread itself has to answer for: that it worked, or was in the plugin's code, at work or blocked."""
        return max(self.worked, self.in_plugin)

    def __str__(self) -> str:
        times = f"worked {self.worked:.0f}, waited for processors {self.waited:.0f}, in the plugin {self.in_plugin:.0f}"
        lines = [f"{self.length:.0f} ms: {times}"]
        for file, line, name in self.stack:
            lines += [f"  {file}:{line} {name}", f"    {linecache.getline(file, line).strip()}"]
        return "\n".join(lines)


@dataclass(frozen=True)
class _Sample:
    """What the main thread was seen doing, and for how long that stands (s)."""

    stands_for: float
    stack: Stack
    of_plugin: bool


class Watch:
    """A timer on the main thread, and a thread that looks at what goes on when the timer is late.

    What Qt does by itself, laying out rows for instance, shows on no stack of Python: where QGIS has nothing of its
    own to do, look at ``longest_caused`` therefore.

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
        self._clock = _Clock()
        self._last = self._clock.now()
        self._samples: list[_Sample] = []
        self._looked = 0.0
        self._over = threading.Event()
        self._timer = QTimer()
        self._timer.setInterval(TICK)
        self._timer.timeout.connect(self._tick)
        self._looker = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Watch:
        self.start()
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.stop()

    def start(self) -> None:
        """Begin. On the main thread."""
        self._last = self._clock.now()
        self._timer.start()
        self._looker.start()

    def stop(self) -> None:
        """End. The last gap may still be open."""
        self._tick()
        self._timer.stop()
        self._over.set()
        self._looker.join()
        self._clock.close()

    @property
    def longest(self) -> float:
        """The longest gap, in ms, whoever caused it."""
        return max((gap.length for gap in self.gaps), default=0.0)

    @property
    def longest_own(self) -> float:
        """The longest gap without the time in which the machine was merely busy, in ms."""
        return max((gap.own for gap in self.gaps), default=0.0)

    @property
    def longest_caused(self) -> float:
        """The most that the thread itself has to answer for in a gap, in ms."""
        return max((gap.caused for gap in self.gaps), default=0.0)

    @property
    def longest_of_plugin(self) -> float:
        """The longest time in a gap in which the plugin's code was run, in ms."""
        return max((gap.in_plugin for gap in self.gaps), default=0.0)

    def report(self) -> str:
        """Return the longest gaps, with what Python was doing."""
        return "\n".join(map(str, sorted(self.gaps, key=lambda gap: -gap.own)[:SHOWN]))

    def _tick(self) -> None:
        before, self._last = self._last, self._clock.now()
        samples, self._samples = self._samples, []
        length, worked, waited = (1000 * (now - then) for now, then in zip(self._last, before))
        if length >= self._worth_noting:
            ours = [each for each in samples if each.of_plugin]
            most = max(ours or samples, key=lambda each: each.stands_for, default=None)
            share = min(1.0, 1000 * sum(each.stands_for for each in ours) / length)
            in_plugin = share * max(0.0, length - waited)
            self.gaps.append(Gap(length, worked, waited, in_plugin, most.stack if most is not None else ()))

    def _look(self) -> None:
        """Note the main thread's stack while the timer is late."""
        while not self._over.wait(TICK / 1000):
            # The thread itself has to wait for Python's lock, which a call of C++ may keep: this may be much later.
            began, now = self._last[0], time.perf_counter()
            if now - began > 2 * TICK / 1000:
                frame = sys._current_frames().get(self._main or 0)
                if frame is not None:
                    since = max(began, self._looked)
                    self._samples.append(_Sample(now - since, _stack(frame), _of_plugin(frame)))
                self._looked = now


class _Clock:
    """The time, and what the calling thread has had of the processors."""

    def __init__(self) -> None:
        self._file = os.open(SCHEDULER, os.O_RDONLY) if SCHEDULER.exists() else None

    def now(self) -> tuple[float, float, float]:
        """Return the time, the processor time used, and the time spent waiting for a processor, each in s."""
        waited = 0 if self._file is None else int(os.pread(self._file, 100, 0).split()[1])
        return time.perf_counter(), time.thread_time(), waited / 1e9

    def close(self) -> None:
        if self._file is not None:
            os.close(self._file)
            self._file = None


def _stack(frame: FrameType | None) -> Stack:
    found: list[tuple[str, int, str]] = []
    while frame is not None and len(found) < DEPTH:
        found.append((frame.f_code.co_filename, frame.f_lineno, frame.f_code.co_name))
        frame = frame.f_back
    return tuple(reversed(found))


def _of_plugin(frame: FrameType | None) -> bool:
    if frame is not None and frame.f_lineno == frame.f_code.co_firstlineno:
        # Only about to be entered: QGIS was busy until now, and it waited for Python's lock.
        frame = frame.f_back
    while frame is not None:
        file = frame.f_code.co_filename
        if "/tests/" not in file and file.endswith(".py") and any(part in file for part in PLUGIN):
            return True
        frame = frame.f_back
    return False
