"""Values in words under PyQt6."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from qgis.PyQt.QtCore import QLocale
from swift_cog_browser.auth.errors import OpenrcMissing
from swift_cog_browser.ui.words import duration_text, error_text, size_text, time_text, token_text

NOON = datetime(2026, 11, 22, 12, tzinfo=timezone.utc)


@pytest.mark.parametrize(
    ("size", "text"), [(0, "0 bytes"), (999, "999 bytes"), (2_900_000, "2.9 MB"), (3 * 10**12, "3.0 TB")]
)
def test_size(size: int, text: str) -> None:
    assert size_text(size) == text


def test_size_in_another_language() -> None:
    QLocale.setDefault(QLocale(QLocale.Language.German))
    assert size_text(2_900_000) == "2,9 MB"


def test_time_is_that_of_the_desk() -> None:
    assert time_text(NOON) == NOON.astimezone().strftime("%Y-%m-%d %H:%M")
    assert time_text(None) == ""


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(-5, "0 s"), (119, "119 s"), (120, "2 min"), (3 * 3600 - 60, "179 min"), (3 * 3600, "3 h"), (90_000, "25 h")],
)
def test_duration(seconds: int, text: str) -> None:
    assert duration_text(timedelta(seconds=seconds)) == text


@pytest.mark.parametrize(
    ("expires", "next_attempt", "text"),
    [
        (0, None, "login expired"),
        (60, None, "login ends in 60 s"),
        (60, -1, "renewing the login"),
        (3600, 2700, "renews in 45 min"),
    ],
)
def test_token(expires: int, next_attempt: int | None, text: str) -> None:
    attempt = None if next_attempt is None else NOON + timedelta(seconds=next_attempt)
    assert token_text(NOON, NOON + timedelta(seconds=expires), attempt) == text


def test_error() -> None:
    assert error_text(OpenrcMissing(file="x.sh")) == "There is no file x.sh."
