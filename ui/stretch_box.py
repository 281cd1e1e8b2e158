"""A box to choose what the values of new raster layers are stretched to."""

from __future__ import annotations

from qgis.PyQt.QtCore import QCoreApplication, Qt
from qgis.PyQt.QtWidgets import QComboBox, QWidget

from ..swift_browser.raster_view import Stretch, stretch_of


class StretchBox(QComboBox):
    """Each choice tells as its tool tip what it means and costs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("stretch")
        translate = QCoreApplication.translate
        self._add(
            Stretch.QGIS,
            translate("SwiftCogBrowser", "As QGIS does"),
            translate(
                "SwiftCogBrowser", "Stretched to the values that QGIS finds in a part of the raster; it reads that"
            ),
        )
        self._add(
            Stretch.RAW,
            translate("SwiftCogBrowser", "Raw, without a stretch"),
            translate("SwiftCogBrowser", "As they are, each pixel a square; nothing is read to find a stretch"),
        )
        self._add(
            Stretch.FULL_RANGE,
            translate("SwiftCogBrowser", "Stretched to the full range"),
            translate(
                "SwiftCogBrowser",
                "From the least to the greatest value that the metadata or the data type allow, each pixel a square; "
                "nothing is read to find it",
            ),
        )

    def _add(self, stretch: Stretch, text: str, tip: str) -> None:
        self.addItem(text, stretch.value)
        self.setItemData(self.count() - 1, tip, Qt.ItemDataRole.ToolTipRole)

    @property
    def stretch(self) -> Stretch:
        """What is chosen."""
        return stretch_of(str(self.currentData()))

    def show_stretch(self, stretch: Stretch) -> None:
        """Choose one."""
        self.setCurrentIndex(max(0, self.findData(stretch.value)))
