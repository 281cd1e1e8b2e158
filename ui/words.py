"""Values in words: sizes, times, the state of a token, errors."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from qgis.PyQt.QtCore import QCoreApplication, QDateTime, QLocale, Qt

from ..auth.errors import UserError
from ..auth.phrase import Phrase


def error_text(error: UserError) -> str:
    """Return an error's sentence in the user's language."""
    return filled_in(error.template, error.values)


def filled_in(template: str, values: Mapping[str, object]) -> str:
    """Return a template in the user's language, with its values; a number named ``size`` is one of bytes."""
    sentence = QCoreApplication.translate("SwiftCogBrowser", template)
    return sentence.format(**{name: _shown(name, value) for name, value in values.items()})


def in_words(value: object) -> str:
    """Return a text in the user's language, if it is a phrase; everything else as it is."""
    return filled_in(value.template, value.values) if isinstance(value, Phrase) else str(value)


def _shown(name: str, value: object) -> str:
    return size_text(value) if name == "size" and isinstance(value, int) else in_words(value)


def size_text(size: int) -> str:
    """Return a size such as ``2.9 MB`` (decimal units, as object stores bill them)."""
    return QLocale().formattedDataSize(size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def time_text(time: datetime | None) -> str:
    """Return a point in time by the clock of the desk, such as ``2026-11-22 19:07``."""
    if time is None:
        return ""
    local = QDateTime.fromMSecsSinceEpoch(int(time.timestamp() * 1000), Qt.TimeSpec.LocalTime)
    return str(local.toString("yyyy-MM-dd HH:mm"))


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
