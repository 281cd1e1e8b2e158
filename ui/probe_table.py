"""The table of the probe: a row for each band, and for each layer what the band holds there."""

from __future__ import annotations

import cmath
import math
from collections.abc import Sequence
from dataclasses import dataclass

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, Qt
from qgis.PyQt.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from ..auth.errors import UserError
from ..swift_browser.pixel_probe import Probed
from ..swift_browser.pixel_values import Band, PixelValue
from ..swift_browser.probing import Answer

RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class Cell:
    """A text, what stands in its tip, and whether it is a value that says "nothing here"."""

    text: str
    tip: str = ""
    empty: bool = False


class ProbeTable(QTableWidget):
    """Shows the answers of one or more layers side by side."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("probeTable")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setAccessibleName(QCoreApplication.translate("SwiftCogBrowser", "Values of the native pixel"))
        header = self.horizontalHeader()
        if header is not None:
            header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
            header.setHighlightSections(False)
        rows = self.verticalHeader()
        if rows is not None:
            rows.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
            rows.setHighlightSections(False)
        self._titles: tuple[list[str], list[str]] = ([], [])

    @property
    def text(self) -> str:
        """The table as text, with tabs between the columns."""
        columns, rows = self._titles
        lines = ["\t".join(["", *(title.replace("\n", " ") for title in columns)])]
        for row, title in enumerate(rows):
            items = [self.item(row, column) for column in range(len(columns))]
            lines.append("\t".join([title, *("" if item is None else item.text() for item in items)]))
        return "\n".join(lines)

    def copy_all(self) -> None:
        """Put the table on the clipboard."""
        clipboard = QgsApplication.clipboard()
        if clipboard is not None:
            clipboard.setText(self.text)

    def show_answers(self, answers: Sequence[Answer]) -> None:
        """Show what the layers hold; nothing for none."""
        columns = [column for answer in answers for column in _columns(answer, len(answers) > 1)]
        rows = _row_titles(answers) if columns else []
        self._set_titles([title for title, _cells in columns], rows)
        for number, (_title, cells) in enumerate(columns):
            for row in range(len(rows)):
                self._set(row, number, cells[row] if row < len(cells) else Cell(""))

    def _set_titles(self, columns: list[str], rows: list[str]) -> None:
        # Not at each move of the cursor: what is selected stays so.
        if self._titles != (columns, rows):
            self._titles = columns, rows
            self.setColumnCount(len(columns))
            self.setRowCount(len(rows))
            self.setHorizontalHeaderLabels(columns)
            self.setVerticalHeaderLabels(rows)

    def _set(self, row: int, column: int, cell: Cell) -> None:
        item = self.item(row, column)
        if item is None:
            item = QTableWidgetItem()
            item.setTextAlignment(RIGHT)  # type: ignore[arg-type]
            self.setItem(row, column, item)
        item.setText(cell.text)
        item.setToolTip(cell.tip)
        font = item.font()
        font.setItalic(cell.empty)
        item.setFont(font)


def _columns(answer: Answer, named: bool) -> list[tuple[str, list[Cell]]]:
    """Return titles and cells of a layer: the numbers, and what they mean, if the file says that."""
    above = f"{answer.name}\n" if named else ""
    number, measured = (
        above + QCoreApplication.translate("SwiftCogBrowser", "DN"),
        above + QCoreApplication.translate("SwiftCogBrowser", "Scaled"),
    )
    found = answer.found
    if isinstance(found, UserError):
        return [(number, [Cell("–", empty=True)])]
    if not found.is_inside:
        outside = QCoreApplication.translate("SwiftCogBrowser", "outside")
        return [(number, [Cell(outside, empty=True)])]
    columns = [(number, [Cell(pixel_text(found)), *map(number_cell, found.values)])]
    if any(value.band.is_scaled or value.band.unit for value in found.values):
        columns.append((measured, [Cell(""), *map(measured_cell, found.values)]))
    return columns


def _row_titles(answers: Sequence[Answer]) -> list[str]:
    """Return the titles of the rows: those of the layer with most bands."""
    found = [answer.found for answer in answers if isinstance(answer.found, Probed)]
    values = max((each.values for each in found), key=len, default=())
    pixel = QCoreApplication.translate("SwiftCogBrowser", "Column, row")
    same = len({tuple(value.band.description for value in each.values) for each in found if each.values}) == 1
    return [pixel, *(band_text(value.band, with_name=same) for value in values)]


def band_text(band: Band, with_name: bool = True) -> str:
    """Return what a band is called."""
    if band.description and with_name:
        text = QCoreApplication.translate("SwiftCogBrowser", "Band {number}: {name}")
        return text.format(number=band.number, name=band.description)
    return QCoreApplication.translate("SwiftCogBrowser", "Band {number}").format(number=band.number)


def pixel_text(found: Probed) -> str:
    """Return a pixel's column and row."""
    return f"{found.column}, {found.row}"


def number_cell(value: PixelValue) -> Cell:
    """Return the cell of a digital number."""
    if value.is_no_data:
        text = QCoreApplication.translate("SwiftCogBrowser", "NoData ({value})").format(value=value.text)
    elif value.masked:
        text = QCoreApplication.translate("SwiftCogBrowser", "masked ({value})").format(value=value.text)
    else:
        text = value.text
    return Cell(text, _tip(value), value.is_no_data or value.masked)


def measured_cell(value: PixelValue) -> Cell:
    """Return the cell of what a number means, with its unit."""
    unit = value.band.unit
    text = value.measured_text
    tip = ""
    if value.band.is_scaled:
        tip = f"DN × {value.band.scale!r} + {value.band.offset!r}"
    return Cell(f"{text} {unit}" if text and unit else text, tip)


def _tip(value: PixelValue) -> str:
    lines = [value.band.data_type]
    number = value.number
    if isinstance(number, complex) and not (cmath.isnan(number) or cmath.isinf(number)):
        lines.append(
            QCoreApplication.translate("SwiftCogBrowser", "Amplitude {amplitude}, phase {phase}°").format(
                amplitude=f"{abs(number):.9g}", phase=f"{math.degrees(cmath.phase(number)):.6g}"
            )
        )
    if value.band.no_data is not None:
        lines.append(
            QCoreApplication.translate("SwiftCogBrowser", "NoData is {value}").format(value=value.band.no_data)
        )
    return "\n".join(lines)
