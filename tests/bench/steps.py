"""For scripts that run inside QGIS: steps that end when the tree has painted what they lead to."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from typing import Any

from qgis.PyQt.QtCore import QEvent, QObject, QTimer
from qgis.PyQt.QtWidgets import QTreeView
from real_qgis import calm, drive
from real_qgis.watch import Watch

WITHIN = 600.0  # seconds


@dataclass
class Seen:
    """What was seen in all times that a step was done.

    Attributes:
        seconds: of each time.
        work: the most that the main thread worked without answering anybody, in ms of a processor.
        gaps: the longest time for which it answered nobody, as far as it was at work or in the plugin; ms.
        waits: the same, with its waiting for Python's lock, whose owner may have no processor at the time.
        report: what Python was doing in the longest of them.
    """

    seconds: list[float] = field(default_factory=list)
    work: list[float] = field(default_factory=list)
    gaps: list[float] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)
    report: str = ""


class Paints(QObject):
    """Tells when a tree has painted something that was waited for."""

    def __init__(self, view: QTreeView) -> None:
        super().__init__()
        self.at = 0.0
        self._wanted: Callable[[], object] = lambda: False
        self._viewport = view.viewport()
        self._viewport.installEventFilter(self)

    def wait_for(self, wanted: Callable[[], object]) -> None:
        self.at, self._wanted = 0.0, wanted

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, self._painted)
        return False

    def _painted(self) -> None:
        if not self.at and self._wanted():
            self.at = time.perf_counter()


class Steps:
    """Does steps, and notes how long they took."""

    def __init__(self, view: QTreeView) -> None:
        self._paints = Paints(view)
        self.seen: dict[str, Seen] = {}

    def step(self, name: str, act: Callable[[], object], done: Callable[[], object], *, amid: bool = False) -> None:
        """Do something, and wait until it is done and painted.

        Args:
            amid: other work is under way.
        """
        if not amid:
            calm.settle()
        self._paints.wait_for(done)
        with Watch(worth_noting=15) as watch:
            began = time.perf_counter()
            act()
            drive.wait_for(done, name, within=WITHIN)
            known = time.perf_counter()
            calm.settle()
        # What is out of sight is not painted.
        ended = min(self._paints.at or known, known)
        self.note(name, ended - began, watch)
        gaps = f"{watch.longest_caused:.0f} ms, {watch.longest_own:.0f} ms with waits"
        print(f"{name}: {ended - began:.3f} s, {gaps}", flush=True)

    def note(self, name: str, seconds: float, watch: Watch | None = None) -> None:
        seen = self.seen.setdefault(name, Seen())
        seen.seconds.append(seconds)
        if watch is not None:
            seen.work.append(max((gap.worked for gap in watch.gaps), default=0.0))
            seen.gaps.append(watch.longest_caused)
            seen.waits.append(watch.longest_own)
            if watch.longest_own == max(seen.waits):
                seen.report = watch.report()

    def result(self) -> dict[str, Any]:
        return {name: asdict(seen) for name, seen in self.seen.items()}
