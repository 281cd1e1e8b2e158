"""The page "Difference or Ratio": which bands of which two layers, and what is computed of them."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.core import QgsRasterLayer
from qgis.gui import QgsRasterBandComboBox
from qgis.PyQt.QtCore import QCoreApplication, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ..swift_browser.comparison import Operation
from ..swift_browser.layers import open_project
from .scale_page import show_bands


class ComparisonPage(QWidget):
    """Offers the raster layers of the project. Lives in a dialog that is open for a short time."""

    # What is chosen may have become complete, or is not any more.
    changed = pyqtSignal()

    def __init__(self, layers: Sequence[QgsRasterLayer], selected: Sequence[str], parent: QWidget) -> None:
        """
        Args:
            layers: those to choose from.
            selected: the ids of the first and the second, as far as these are known.
        """
        super().__init__(parent)
        self.setObjectName("comparisonPage")
        self._operation = QComboBox(self)
        self._operation.setObjectName("operation")
        self._boxes = [self._make_box(name, layers) for name in ("first", "second")]
        self._bands = [self._make_bands(name) for name in ("firstBand", "secondBand")]
        self._swap = QPushButton(QCoreApplication.translate("SwiftCogBrowser", "Swap A and B"), self)
        self._swap.setObjectName("swap")
        self._swap.clicked.connect(self._exchange)
        self._lay_out()
        ids = [*selected, *(layer.id() for layer in layers if layer.id() not in selected)]
        for number, box in enumerate(self._boxes):
            box.currentIndexChanged.connect(lambda _index, number=number: self._show_bands(number))
            box.setCurrentIndex(box.findData(ids[number]) if number < len(ids) else -1)
            self._show_bands(number)

    @property
    def is_complete(self) -> bool:
        """Whether there are two different bands to compare."""
        layers, bands = self.layers, self.bands
        return None not in layers and min(bands) > 0 and (layers[0] != layers[1] or bands[0] != bands[1])

    @property
    def operation(self) -> Operation:
        """What is to be computed."""
        return Operation(self._operation.currentData())

    @property
    def layers(self) -> list[QgsRasterLayer | None]:
        """The first and the second layer; None for one that there is not any more."""
        found = [open_project().mapLayer(str(box.currentData() or "")) for box in self._boxes]
        return [layer if isinstance(layer, QgsRasterLayer) else None for layer in found]

    @property
    def bands(self) -> list[int]:
        """The numbers of the first and the second band."""
        return [box.currentBand() for box in self._bands]

    def _show_bands(self, number: int) -> None:
        layer = self.layers[number]
        if layer is not None:
            show_bands(self._bands[number], layer)
        self.changed.emit()

    def _exchange(self) -> None:
        rows, bands = [box.currentIndex() for box in self._boxes], self.bands
        for number in range(2):
            self._boxes[number].setCurrentIndex(rows[1 - number])
            self._bands[number].setBand(bands[1 - number])

    # What is seen

    def _make_box(self, name: str, layers: Sequence[QgsRasterLayer]) -> QComboBox:
        box = QComboBox(self)
        box.setObjectName(name)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(20)
        for layer in layers:
            box.addItem(layer.name(), layer.id())
        return box

    def _make_bands(self, name: str) -> QgsRasterBandComboBox:
        box = QgsRasterBandComboBox(self)
        box.setObjectName(name)
        box.bandChanged.connect(lambda _band: self.changed.emit())
        return box

    def _lay_out(self) -> None:
        translate = QCoreApplication.translate
        self._operation.addItem(translate("SwiftCogBrowser", "Difference (A − B)"), Operation.DIFFERENCE.value)
        self._operation.addItem(translate("SwiftCogBrowser", "Ratio (A ÷ B)"), Operation.RATIO.value)
        told = QLabel(
            translate(
                "SwiftCogBrowser",
                "The result is a virtual raster: its file holds no pixels, they are computed of both layers whenever "
                "the map is drawn. Physical values are compared, with scale and offset applied. Where one layer has "
                "no data, the result has none; where B is 0, a ratio is infinite. Both need the same grid.",
            ),
            self,
        )
        told.setWordWrap(True)
        form = QFormLayout()
        form.addRow(translate("SwiftCogBrowser", "Compute"), self._operation)
        form.addRow(translate("SwiftCogBrowser", "Layer A"), self._boxes[0])
        form.addRow(translate("SwiftCogBrowser", "Band"), self._bands[0])
        form.addRow(translate("SwiftCogBrowser", "Layer B"), self._boxes[1])
        form.addRow(translate("SwiftCogBrowser", "Band"), self._bands[1])
        swap = QHBoxLayout()
        swap.addStretch(1)
        swap.addWidget(self._swap)
        layout = QVBoxLayout(self)
        layout.addWidget(told)
        layout.addLayout(form)
        layout.addLayout(swap)
        layout.addStretch(1)
