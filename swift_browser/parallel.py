"""Several pieces of work at a time, for whoever waits for all of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from typing import TypeVar

from .cancel import Cancel

Result = TypeVar("Result")
LOOK_EVERY = 0.1  # seconds
# What was called off usually ends at once, and leaves nothing open then.
GRACE = 0.5  # seconds


class Together(Cancel):
    """Called off with another one, or when one of the pieces has failed."""

    def __init__(self, outer: Cancel) -> None:
        super().__init__()
        self._outer = outer

    @property
    def requested(self) -> bool:
        return super().requested or self._outer.requested

    def wait(self, seconds: float) -> None:
        """Wait, but not longer than until the work is called off; then raise Cancelled."""
        # Whoever waits for all calls this one off as well.
        self._event.wait(seconds)
        self.check()


def in_parallel(
    works: Sequence[Callable[[Cancel], Result]],
    count: int,
    cancel: Cancel,
    tick: Callable[[], None] = lambda: None,
) -> list[Result]:
    """Do pieces of work on threads of their own, and return their results in the order of the pieces.

    Args:
        works: each gets what calls it off.
        count: so many at a time.
        tick: called by the caller's own thread, some times a second.

    Raises:
        Cancelled: called off. A piece that waits for the network may go on for a moment, and ends by itself.
        Whatever a piece raises: the first of them; the others are called off.
    """
    together = Together(cancel)
    futures: list[Future[Result]] = []
    pool = ThreadPoolExecutor(max_workers=max(1, min(count, len(works))), thread_name_prefix="swift")
    try:
        futures = [pool.submit(work, together) for work in works]
        _wait(futures, cancel, tick)
        return [future.result() for future in futures]
    finally:
        together.cancel()
        pool.shutdown(wait=False, cancel_futures=True)
        wait(futures, GRACE)


def _wait(futures: Sequence[Future[Result]], cancel: Cancel, tick: Callable[[], None]) -> None:
    pending = set(futures)
    while pending:
        done, pending = wait(pending, LOOK_EVERY, FIRST_COMPLETED)
        for future in done:
            future.result()
        tick()
        if pending:
            cancel.check()
