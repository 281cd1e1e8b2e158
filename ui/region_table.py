"""The table of a rectangle's statistics: a row for each band; from where on it is saturated can be typed."""

from __future__ import annotations

import math
from collections.abc import Sequence

from qgis.PyQt.QtCore import QCoreApplication, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from ..swift_browser.band_statistics import BandStatistics

SATURATED_FROM = 7
NOTHING = "–"
FIGURES = 8


class RegionTable(QTableWidget):
    """Shows the statistics of bands.

    Signals:
        limit_typed: a row, and from where on its values count as saturated; None for the type's largest value.
    """

    limit_typed = pyqtSignal(int, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("regionTable")
        self.setAlternatingRowColors(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        titles = _titles()
        self.setColumnCount(len(titles))
        self.setHorizontalHeaderLabels(titles)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            if header is not None:
                header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
                header.setHighlightSections(False)
        self._shown: list[BandStatistics] = []
        self.itemChanged.connect(self._changed)

    @property
    def text(self) -> str:
        """The table as text, with tabs between the columns."""
        lines = []
        for row in range(self.rowCount()):
            items = [self.verticalHeaderItem(row), *(self.item(row, column) for column in range(self.columnCount()))]
            lines.append("\t".join("" if item is None else item.text() for item in items))
        return "\n".join(lines)

    def show_bands(self, named: Sequence[tuple[str, BandStatistics]], *, scaled: bool) -> None:
        """Show statistics, in place of those before.

        Args:
            named: what each band is called, and what is known of it.
            scaled: in the bands' units, where they have a scale.
        """
        self.blockSignals(True)
        self._shown = [found for _name, found in named]
        self.setRowCount(len(named))
        self.setVerticalHeaderLabels([name for name, _found in named])
        for row, found in enumerate(self._shown):
            for column, text in enumerate(_cells(found, scaled and found.band.is_scaled)):
                self.setItem(row, column, _item(text, column == SATURATED_FROM))
        self.blockSignals(False)

    def _changed(self, item: QTableWidgetItem) -> None:
        if item.column() != SATURATED_FROM:
            return
        try:
            limit: float | None = float(item.text().replace(",", "."))
        except ValueError:
            limit = None
            self.blockSignals(True)
            item.setText(_number(self._shown[item.row()].band.largest))
            self.blockSignals(False)
        self.limit_typed.emit(item.row(), limit)


def _titles() -> list[str]:
    translate = QCoreApplication.translate
    return [
        translate("SwiftCogBrowser", "Count"),
        translate("SwiftCogBrowser", "Mean"),
        "σ",
        translate("SwiftCogBrowser", "Min"),
        translate("SwiftCogBrowser", "Max"),
        translate("SwiftCogBrowser", "SNR"),
        translate("SwiftCogBrowser", "Saturated"),
        translate("SwiftCogBrowser", "Saturated from"),
        translate("SwiftCogBrowser", "NoData"),
        "NaN",
        "±∞",
        translate("SwiftCogBrowser", "Masked"),
    ]


def _cells(found: BandStatistics, scaled: bool) -> list[str]:
    shown = found.scaled() if scaled else found
    unit = f" {found.band.unit}" if found.band.unit and (scaled or not found.band.is_scaled) else ""
    measured = [shown.mean, shown.deviation, shown.minimum, shown.maximum]
    return [
        f"{found.count:,}",
        *(f"{_number(value)}{unit}" if found.count else NOTHING for value in measured),
        _number(shown.snr) if found.count else NOTHING,
        f"{found.saturated:,}" if found.saturated_from is not None else NOTHING,
        _number(found.saturated_from),
        *(f"{count:,}" for count in (found.no_data, found.not_a_number, found.infinite, found.masked)),
    ]


def _number(value: float | None) -> str:
    if value is None or math.isnan(value):
        return NOTHING
    if math.isinf(value):
        return "∞" if value > 0 else "−∞"
    return str(value) if isinstance(value, int) else f"{value:.{FIGURES}g}"


def _item(text: str, may_be_changed: bool) -> QTableWidgetItem:
    item = QTableWidgetItem(text)
    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)  # type: ignore[arg-type]
    if not may_be_changed:
        item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
    return item
