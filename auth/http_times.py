"""Points in time as headers of HTTP name them, and how long a server asks its clients to wait."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime, timezone
from email.utils import parsedate_to_datetime
from typing import Any

SECONDS = re.compile(r"[0-9]{1,9}")


def http_date(text: str) -> datetime | None:
    """Read ``Sun, 22 Nov 2026 18:05:53 GMT``; the time is aware. None for what is none."""
    try:
        time = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return None
    return time if time.tzinfo else time.replace(tzinfo=timezone.utc)


def retry_after(headers: Mapping[str, Any] | None) -> float | None:
    """Return the seconds that an answer asks to wait (RFC 9110, 10.2.3); None if it does not ask, or not clearly.

    Args:
        headers: of the answer; letters of any case where the mapping does not mind.
    """
    headers = headers or {}
    asked = str(headers.get("Retry-After") or headers.get("retry-after") or "").strip()
    if SECONDS.fullmatch(asked):
        return float(asked)
    until = http_date(asked)
    if until is None:
        return None
    # By the server's clock: the desk's may be wrong.
    now = http_date(str(headers.get("Date") or headers.get("date") or "")) or datetime.now(timezone.utc)
    return max(0.0, (until - now).total_seconds())
