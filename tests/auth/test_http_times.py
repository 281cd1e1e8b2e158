"""Times in headers of HTTP, by whoever's clock."""

from __future__ import annotations

from datetime import timedelta, timezone

import pytest
from swift_cog_browser.auth.http_times import http_date, retry_after

NOON = "Sun, 22 Nov 2026 12:00:00 GMT"


@pytest.mark.parametrize(
    ("asked", "seconds"),
    [
        ("7", 7.0),
        (" 0 ", 0.0),
        ("Sun, 22 Nov 2026 12:01:30 GMT", 90.0),
        ("Sun, 22 Nov 2026 11:00:00 GMT", 0.0),
        *((text, None) for text in ("", "-5", "1.5", "soon", "²", "9" * 400, "Sun, 99 Nov 2026 12:00:00 GMT")),
    ],
)
def test_how_long_a_server_asks_to_wait(asked: str, seconds: float | None) -> None:
    """By its own clock, not by that of the desk."""
    assert retry_after({"retry-after": asked, "date": NOON}) == seconds
    assert retry_after({"Retry-After": asked, "Date": NOON}) == seconds


def test_nobody_asks_to_wait() -> None:
    assert retry_after(None) is None
    assert retry_after({"date": NOON}) is None


@pytest.mark.parametrize("zone", ["GMT", "-0000", "+0100"])
def test_every_time_has_a_zone(zone: str) -> None:
    time = http_date(f"Sun, 22 Nov 2026 12:00:00 {zone}")
    assert time is not None
    assert time.astimezone(timezone.utc).hour == (11 if zone == "+0100" else 12)
    assert time.utcoffset() in (timedelta(0), timedelta(hours=1))
