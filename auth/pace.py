"""No more than one login a second and account, whoever asks: clouds lock out users who log in too often."""

from __future__ import annotations

import threading
import time

BETWEEN_LOGINS = 1.0  # seconds


class Pace:
    """Has those who log in to one account wait for their turn. For all threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._next: dict[tuple[str, str], float] = {}

    def wait(self, server: str, user: str) -> None:
        """Wait until this user may log in at this server, a second at most for each who is waiting already."""
        with self._lock:
            now = time.monotonic()
            turn = max(now, self._next.get((server, user), now))
            self._next[server, user] = turn + BETWEEN_LOGINS
        if turn > now:
            time.sleep(turn - now)

    def forget(self) -> None:
        """Let everybody in at once, as after a second."""
        with self._lock:
            self._next.clear()


pace = Pace()
