"""Values in words, wherever they are shown: sizes, times, errors."""

from __future__ import annotations

from datetime import datetime

from qgis.PyQt.QtCore import QCoreApplication, QDateTime, QLocale, Qt

from ..auth.errors import UserError


def error_text(error: UserError) -> str:
    """Return an error's sentence in the user's language."""
    return QCoreApplication.translate("SwiftCogBrowser", error.template).format(**error.values)


def size_text(size: int) -> str:
    """Return a size such as ``2.9 MB`` (decimal units, as object stores bill them)."""
    return QLocale().formattedDataSize(size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def time_text(time: datetime | None) -> str:
    """Return a point in time by the clock of the desk, such as ``2026-11-22 19:07``."""
    if time is None:
        return ""
    local = QDateTime.fromMSecsSinceEpoch(int(time.timestamp() * 1000), Qt.TimeSpec.LocalTime)
    return str(local.toString("yyyy-MM-dd HH:mm"))
