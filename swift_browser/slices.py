"""Much work for the main thread, cut so small that the window answers meanwhile."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

from qgis.PyQt.QtCore import QTimer

SLICE = 0.012  # seconds, after which the event loop gets its turn


def run_in_slices(steps: Iterator[None], go_on: Callable[[], bool]) -> None:
    """Run steps, each of a few milliseconds, from the event loop. On the main thread.

    Args:
        steps: does a step each time it is asked for the next.
        go_on: whether the work still makes sense; looked at before each slice.
    """

    def run() -> None:
        if not go_on():
            return
        until = time.monotonic() + SLICE
        for _step in steps:
            if time.monotonic() > until:
                QTimer.singleShot(0, run)
                return

    run()
