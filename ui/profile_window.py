"""The window of a profile: the native values along the row or the column of a pixel."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QCoreApplication, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QSpinBox, QWidget

from ..swift_browser.plot_points import Curve, line
from ..swift_browser.profiles import Profile, ProfileAsked, profile
from ..swift_browser.value_tables import profile_rows
from .measuring_window import MeasuringWindow, read_each
from .probe_table import band_text

if TYPE_CHECKING:
    from ..swift_browser.activity import Activity
    from ..swift_browser.layer_states import LayerStates
    from ..swift_browser.native_raster import NativeRasters
    from ..swift_browser.native_source import InLayer

MOST = 2**31 - 1


class ProfileWindow(MeasuringWindow):
    """One line through the same place of one or more layers.

    Signals:
        outlined: layers, and the corners of the line's pixels in their coordinates.
    """

    outlined = pyqtSignal(list)

    def __init__(self, rasters: NativeRasters, activity: Activity, states: LayerStates, parent: QWidget | None) -> None:
        super().__init__(activity, states, parent)
        self.setObjectName("profileWindow")
        self.setWindowTitle(QCoreApplication.translate("SwiftCogBrowser", "Profile of Native Pixels"))
        self._rasters = rasters
        self._profiles: list[Profile] = []
        self._direction = QComboBox(self)
        self._direction.setObjectName("profileDirection")
        self._direction.addItem(QCoreApplication.translate("SwiftCogBrowser", "Row"))
        self._direction.addItem(QCoreApplication.translate("SwiftCogBrowser", "Column"))
        self._direction.currentIndexChanged.connect(lambda _index: self._read_whole())
        self._first, self._last = self._number("profileFirst"), self._number("profileLast")
        self._read = QPushButton(QCoreApplication.translate("SwiftCogBrowser", "Read"), self)
        self._read.setObjectName("profileRead")
        self._read.clicked.connect(lambda: self._start(self._first.value(), self._last.value()))
        self._line = QLabel(self)
        self._line.setObjectName("profileLine")
        self.lay_out(self._above())
        self.resize(820, 420)

    def show_places(self, places: Sequence[InLayer]) -> None:
        """Read the whole row, or column, through a place."""
        self.places = list(places)
        self._read_whole()

    def show_result(self, result: object) -> None:
        self._profiles = found = [each for each in result if isinstance(each, Profile)]  # type: ignore[attr-defined]
        names = [
            f"{each.source.layer}: {band_text(series.band)}" if len(found) > 1 else band_text(series.band)
            for each in found
            for series in each.series
        ]
        self.list_bands(names)
        self._show_range()
        self.outlined.emit([(place.layer, each.outline) for place, each in zip(self.places, found)])
        self.draw()

    def draw(self) -> None:
        series = [(each.first, band) for each in self._profiles for band in each.series]
        names = [self._item(number).text() for number in range(self.bands.count())]
        curves = [
            Curve(names[number], number, line(series[number][1].heights, series[number][0]))
            for number in self.chosen
            if number < len(series)
        ]
        across = (
            QCoreApplication.translate("SwiftCogBrowser", "Column")
            if self._along_row
            else QCoreApplication.translate("SwiftCogBrowser", "Row")
        )
        self.plot.show_curves(curves, across, _title(self._profiles))

    def rows(self) -> Iterator[list[str]]:
        return profile_rows(self._profiles)

    @property
    def file_name(self) -> str:
        names = "-".join(each.source.layer for each in self._profiles[:2])
        line_of = self._profiles[0].line if self._profiles else 0
        return f"{names}-{'row' if self._along_row else 'column'}-{line_of}.csv"

    def show_nothing(self) -> None:
        self._profiles = []
        self.outlined.emit([])
        super().show_nothing()

    @property
    def _along_row(self) -> bool:
        return self._direction.currentIndex() == 0

    def _read_whole(self) -> None:
        self._start(None, None)

    def _start(self, first: int | None, last: int | None) -> None:
        if not self.places:
            return
        asked = [ProfileAsked(place.source, place.corners[0], self._along_row, first, last) for place in self.places]
        text = QCoreApplication.translate("SwiftCogBrowser", "Read a profile")
        self.begin(text, partial(read_each, profile, self._rasters, asked))

    def _show_range(self) -> None:
        if not self._profiles:
            return
        most = max(each.size for each in self._profiles) - 1
        first = min(each.first for each in self._profiles)
        last = max(each.first + each.length for each in self._profiles) - 1
        for field, value in ((self._first, first), (self._last, last)):
            field.setMaximum(most)
            field.setValue(value)  # noqa: QGS202 - returns nothing
        text = (
            QCoreApplication.translate("SwiftCogBrowser", "through row {number}")
            if self._along_row
            else QCoreApplication.translate("SwiftCogBrowser", "through column {number}")
        )
        self._line.setText(text.format(number=", ".join(dict.fromkeys(str(each.line) for each in self._profiles))))

    def _above(self) -> QWidget:
        above = QWidget(self)
        layout = QHBoxLayout(above)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._direction)
        layout.addWidget(self._line)
        layout.addStretch(1)
        layout.addWidget(QLabel(QCoreApplication.translate("SwiftCogBrowser", "From"), above))
        layout.addWidget(self._first)
        layout.addWidget(QLabel(QCoreApplication.translate("SwiftCogBrowser", "to"), above))
        layout.addWidget(self._last)
        layout.addWidget(self._read)
        return above

    def _number(self, name: str) -> QSpinBox:
        field = QSpinBox(self)
        field.setObjectName(name)
        field.setRange(0, MOST)
        field.setGroupSeparatorShown(True)
        return field


def _title(profiles: Sequence[Profile]) -> str:
    if any(series.band.is_complex for each in profiles for series in each.series):
        return QCoreApplication.translate("SwiftCogBrowser", "DN (amplitude)")
    return QCoreApplication.translate("SwiftCogBrowser", "DN")
