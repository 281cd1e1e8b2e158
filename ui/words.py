"""Values in words: sizes, times, the state of a token, errors."""

from __future__ import annotations

from datetime import datetime, timedelta

from qgis.PyQt.QtCore import QCoreApplication

from ..swift_browser.words import error_text, filled_in, in_words, size_text, time_text

__all__ = ["duration_text", "error_text", "filled_in", "in_words", "size_text", "time_text", "token_text"]


def duration_text(duration: timedelta) -> str:
    """Return a duration such as ``41 min``: in seconds below two minutes, in hours from three hours on."""
    seconds = max(0, int(duration.total_seconds()))
    if seconds < 120:
        return QCoreApplication.translate("SwiftCogBrowser", "{count} s").format(count=seconds)
    if seconds < 3 * 3600:
        return QCoreApplication.translate("SwiftCogBrowser", "{count} min").format(count=round(seconds / 60))
    return QCoreApplication.translate("SwiftCogBrowser", "{count} h").format(count=round(seconds / 3600))


def token_text(now: datetime, expires: datetime | None, next_attempt: datetime | None) -> str:
    """Return the state of a token in words.

    Args:
        now: the present time.
        expires: when the token ends; None if it does not, or if nobody knows.
        next_attempt: when it will be renewed; None when only the user can help.
    """
    translate = QCoreApplication.translate
    if expires is None:
        return translate("SwiftCogBrowser", "nobody knows how long this login is good")
    if expires <= now:
        return translate("SwiftCogBrowser", "login expired")
    if next_attempt is None:
        return translate("SwiftCogBrowser", "login ends in {time}").format(time=duration_text(expires - now))
    if next_attempt <= now:
        return translate("SwiftCogBrowser", "renewing the login")
    return translate("SwiftCogBrowser", "renews in {time}").format(time=duration_text(next_attempt - now))
