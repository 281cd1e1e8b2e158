"""Values in words, wherever they are shown: sizes, times, errors."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

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
    """Return a text in the user's language, if it is a phrase or an error's; everything else as it is."""
    return filled_in(value.template, value.values) if isinstance(value, (Phrase, UserError)) else str(value)


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
