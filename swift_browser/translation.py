"""Has the plugin speak the language of QGIS, where there is a translation into it."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QTranslator

from .manifest import FOLDER


class Translation:
    """Installed before the first widget is made, since texts are translated when they are put into one."""

    def __init__(self) -> None:
        self._translator: QTranslator | None = None

    def install(self, folder: Path = FOLDER) -> bool:
        """Take the texts of the user's language from ``i18n/``; return whether there are any."""
        file = folder / "i18n" / f"swift_cog_browser_{language()}.qm"
        translator = QTranslator()
        if not file.is_file() or not translator.load(str(file)):
            return False
        QCoreApplication.installTranslator(translator)
        # Qt keeps no reference: without this one it would be gone at once.
        self._translator = translator
        return True

    def remove(self) -> None:
        """Speak English again."""
        if self._translator is not None:
            QCoreApplication.removeTranslator(self._translator)
            self._translator = None


def language() -> str:
    """Return the language that QGIS speaks, without the country: ``fr`` for ``fr_CA``."""
    return QgsApplication.locale().replace("-", "_").partition("_")[0].lower()
