"""One direction of a link: when what is sent over it arrives. All connections stand in one queue."""

from __future__ import annotations


class Link:
    """Has a rate, which everybody shares, and a time of travel. No packet is lost, and none overtakes another.

    The times are those of one clock, in seconds; the caller says what time it is.
    """

    def __init__(self, travel: float, rate: float | None = None) -> None:
        """
        Args:
            travel: seconds from one end to the other.
            rate: bytes per second; None for a link that nothing narrows.
        """
        if travel < 0 or (rate is not None and rate <= 0):
            raise ValueError("a link takes some time, and lets something through")
        self.travel = travel
        self.rate = rate
        self._free_at = 0.0

    def send(self, now: float, size: int) -> float:
        """Put some bytes behind what is being sent; return when the last of them arrives at the other end."""
        begins = max(now, self._free_at)
        self._free_at = begins + (size / self.rate if self.rate else 0.0)
        return self._free_at + self.travel
