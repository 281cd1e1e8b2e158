"""The page "Same Scale": which layers, and from which physical value to which."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from qgis.core import QgsRasterLayer
from qgis.gui import QgsRasterBandComboBox
from qgis.PyQt.QtCore import QCoreApplication, QLocale, Qt, pyqtSignal
from qgis.PyQt.QtGui import QDoubleValidator
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ..swift_browser.fixed_scale import BandRange, fix_scale
from ..swift_browser.layers import open_project

LAYER, BAND, RANGE = range(3)
BAND_WIDTH = 20  # letters
DIGITS = 12
Ranges = Mapping[str, Sequence[BandRange]]


class ScalePage(QWidget):
    """Shows the raster layers of the project. Lives in a dialog that is open for a short time."""

    # What is chosen may have become complete, or is not any more.
    changed = pyqtSignal()

    def __init__(self, layers: Sequence[QgsRasterLayer], selected: Collection[str], parent: QWidget) -> None:
        """
        Args:
            layers: those to choose from.
            selected: the ids of those that are chosen at first.
        """
        super().__init__(parent)
        self.setObjectName("scalePage")
        self._ids = [layer.id() for layer in layers]
        self._ranges: Ranges = {}
        # Whether the limits are the user's.
        self._edited = False
        self._layers = [_layer_item(layer, layer.id() in selected) for layer in layers]
        self._range_items = [QTableWidgetItem("…") for _layer in layers]
        self._table = self._make_table(layers)
        self._least, self._greatest = self._make_edit("least"), self._make_edit("greatest")
        self._full = QPushButton(QCoreApplication.translate("SwiftCogBrowser", "Full Range"), self)
        self._full.setObjectName("fullRange")
        self._full.setToolTip(
            QCoreApplication.translate("SwiftCogBrowser", "All values that the chosen bands can have: none are read")
        )
        self._full.setEnabled(False)
        self._full.clicked.connect(self._take_full_range)
        self._lay_out()

    @property
    def is_complete(self) -> bool:
        """Whether there is something to set."""
        least, greatest = self.limits
        return bool(self._chosen()) and least is not None and greatest is not None and least < greatest

    @property
    def limits(self) -> tuple[float | None, float | None]:
        """The values for black and white; None for what is no number."""
        return _number(self._least), _number(self._greatest)

    def show_ranges(self, ranges: Ranges) -> None:
        """Show what the bands can hold, by the layers' ids, and take that for the limits."""
        self._ranges = ranges
        for row in range(len(self._ids)):
            self._show_range(row)
        if not self._edited:
            self._take_full_range()

    def apply(self) -> None:
        """Set the scale."""
        least, greatest = self.limits
        if least is None or greatest is None:
            return
        for row in self._chosen():
            layer = open_project().mapLayer(self._ids[row])
            if isinstance(layer, QgsRasterLayer):
                fix_scale(layer, self._band(row), least, greatest)

    def _chosen(self) -> list[int]:
        checked = Qt.CheckState.Checked
        return [row for row, item in enumerate(self._layers) if item.checkState() == checked]

    def _band(self, row: int) -> int:
        box = self._table.cellWidget(row, BAND)
        return box.currentBand() if isinstance(box, QgsRasterBandComboBox) else 1

    def _range(self, row: int) -> BandRange | None:
        known, band = self._ranges.get(self._ids[row], ()), self._band(row)
        return known[band - 1] if 1 <= band <= len(known) else None

    def _show_range(self, row: int) -> None:
        self._range_items[row].setText(range_text(self._range(row)))

    def _take_full_range(self) -> None:
        found = [each for each in map(self._range, self._chosen()) if each is not None]
        self._full.setEnabled(bool(found))
        if found:
            self._edited = False
            self._least.setText(_text(min(each.least for each in found)))
            self._greatest.setText(_text(max(each.greatest for each in found)))
        self.changed.emit()

    def _note_change(self, row: int) -> None:
        self._show_range(row)
        self._note_choice()

    def _note_choice(self) -> None:
        if self._edited:
            self.changed.emit()
        else:
            self._take_full_range()

    def _note_edit(self) -> None:
        self._edited = True
        self.changed.emit()

    # What is seen

    def _make_table(self, layers: Sequence[QgsRasterLayer]) -> QTableWidget:
        translate = QCoreApplication.translate
        table = QTableWidget(len(layers), 3, self)
        table.setObjectName("layers")
        table.setHorizontalHeaderLabels(
            [
                translate("SwiftCogBrowser", "Layer"),
                translate("SwiftCogBrowser", "Band"),
                translate("SwiftCogBrowser", "Full Range"),
            ]
        )
        table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        _there(table.verticalHeader()).hide()
        header = _there(table.horizontalHeader())
        header.setSectionResizeMode(LAYER, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(BAND, QHeaderView.ResizeMode.Interactive)
        header.resizeSection(BAND, self.fontMetrics().averageCharWidth() * BAND_WIDTH)
        header.setSectionResizeMode(RANGE, QHeaderView.ResizeMode.ResizeToContents)
        for row, layer in enumerate(layers):
            table.setItem(row, LAYER, self._layers[row])
            table.setItem(row, RANGE, self._range_items[row])
            table.setCellWidget(row, BAND, self._make_band_box(row, layer))
        table.itemChanged.connect(lambda item: self._note_choice() if item.column() == LAYER else None)
        return table

    def _make_band_box(self, row: int, layer: QgsRasterLayer) -> QgsRasterBandComboBox:
        box = band_box(layer, self)
        box.bandChanged.connect(lambda _band: self._note_change(row))
        return box

    def _make_edit(self, name: str) -> QLineEdit:
        edit = QLineEdit(self)
        edit.setObjectName(name)
        edit.setValidator(QDoubleValidator(edit))
        edit.textEdited.connect(lambda _text: self._note_edit())
        return edit

    def _lay_out(self) -> None:
        translate = QCoreApplication.translate
        told = QLabel(
            translate(
                "SwiftCogBrowser",
                "Each layer that is checked shows one band in shades of grey, the same value in the same grey. The "
                "limits are physical values, with scale and offset applied. Nothing is read to set them.",
            ),
            self,
        )
        told.setWordWrap(True)
        limits = QFormLayout()
        limits.addRow(translate("SwiftCogBrowser", "Black"), self._least)
        limits.addRow(translate("SwiftCogBrowser", "White"), self._greatest)
        below = QHBoxLayout()
        below.addLayout(limits, 1)
        below.addWidget(self._full, 0, Qt.AlignmentFlag.AlignBottom)
        layout = QVBoxLayout(self)
        layout.addWidget(told)
        layout.addWidget(self._table, 1)
        layout.addLayout(below)


def band_box(layer: QgsRasterLayer, parent: QWidget) -> QgsRasterBandComboBox:
    """Return a box with the bands of a layer; that which is shown is chosen."""
    box = QgsRasterBandComboBox(parent)
    show_bands(box, layer)
    return box


def show_bands(box: QgsRasterBandComboBox, layer: QgsRasterLayer) -> None:
    """Have a box offer the bands of a layer."""
    box.setLayer(layer)
    renderer = layer.renderer()
    shown = renderer.usesBands() if renderer is not None else []
    box.setBand(shown[0] if shown else 1)


def range_text(band: BandRange | None) -> str:
    """Return what a band can hold, for people."""
    if band is None:
        return "–"
    text = QCoreApplication.translate("SwiftCogBrowser", "{least} to {greatest} {unit}")
    return text.format(least=_text(band.least), greatest=_text(band.greatest), unit=band.unit).rstrip()


def _layer_item(layer: QgsRasterLayer, checked: bool) -> QTableWidgetItem:
    item = QTableWidgetItem(layer.name())
    item.setFlags(Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEnabled)
    item.setCheckState(Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked)
    item.setToolTip(layer.name())
    return item


def _text(number: float) -> str:
    locale = QLocale()
    locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
    return locale.toString(float(number), "g", DIGITS)


def _number(edit: QLineEdit) -> float | None:
    number, good = QLocale().toDouble(edit.text())
    return float(number) if good else None


def _there(header: QHeaderView | None) -> QHeaderView:
    if header is None:
        raise RuntimeError("a table has headers")
    return header
