"""The window of a rectangle: statistics of its native pixels, a histogram, and the way to save them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QCoreApplication, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QWidget

from ..swift_browser.band_statistics import BandStatistics
from ..swift_browser.plot_points import Curve, steps
from ..swift_browser.region_statistics import Region, RegionAsked, region
from ..swift_browser.value_tables import statistics_rows
from .measuring_window import MeasuringWindow, read_each
from .probe_table import band_text
from .region_table import RegionTable

if TYPE_CHECKING:
    from ..swift_browser.activity import Activity
    from ..swift_browser.layer_states import LayerStates
    from ..swift_browser.native_raster import NativeRasters
    from ..swift_browser.native_source import InLayer

Limits = dict[int, dict[int, float]]


class RegionWindow(MeasuringWindow):
    """One rectangle of the map, in one or more layers.

    Signals:
        outlined: layers, and the corners of the pixels in their coordinates.
    """

    outlined = pyqtSignal(list)

    def __init__(self, rasters: NativeRasters, activity: Activity, states: LayerStates, parent: QWidget | None) -> None:
        super().__init__(activity, states, parent)
        self.setObjectName("regionWindow")
        self.setWindowTitle(QCoreApplication.translate("SwiftCogBrowser", "Statistics of Native Pixels"))
        self._rasters = rasters
        self._regions: list[Region] = []
        # By the number of the layer, and of the band.
        self._limits: Limits = {}
        self._pixels = QLabel(self)
        self._pixels.setObjectName("regionPixels")
        self._pixels.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._scaled = QCheckBox(QCoreApplication.translate("SwiftCogBrowser", "Scaled values"), self)
        self._scaled.setObjectName("regionScaled")
        self._scaled.setToolTip(
            QCoreApplication.translate(
                "SwiftCogBrowser", "DN × scale + offset, with the unit, where the file has these"
            )
        )
        self._scaled.toggled.connect(lambda _checked: self._fill())
        self._again = QPushButton(QCoreApplication.translate("SwiftCogBrowser", "Read Again"), self)
        self._again.setObjectName("regionAgain")
        self._again.setAutoDefault(False)
        self._again.setToolTip(
            QCoreApplication.translate("SwiftCogBrowser", "Count anew, with what was typed under Saturated from")
        )
        self._again.clicked.connect(self._read)
        self._table = RegionTable(self)
        self._table.limit_typed.connect(self._note_limit)
        self.lay_out(self._above(), self._table)
        self.resize(960, 520)

    def show_places(self, places: Sequence[InLayer]) -> None:
        """Read a rectangle."""
        if [place.source for place in places] != [place.source for place in self.places]:
            self._limits = {}
        self.places = list(places)
        self._read()

    def show_result(self, result: object) -> None:
        self._regions = [each for each in result if isinstance(each, Region)]  # type: ignore[attr-defined]
        self.list_bands([name for name, _statistics in self._named()])
        self._pixels.setText("\n".join(_pixels_text(each, len(self._regions) > 1) for each in self._regions))
        self._scaled.setVisible(any(each.band.is_scaled for _name, each in self._named()))
        self._fill()
        self.outlined.emit([(place.layer, each.outline) for place, each in zip(self.places, self._regions)])
        self.draw()

    def draw(self) -> None:
        named = self._named()
        chosen = [(number, *named[number]) for number in self.chosen if number < len(named)]
        # Counts can be compared only where the bins are of one width.
        widest = max((found.histogram.exponent or 0 for _number, _name, found in chosen), default=0)
        drawn = [(number, name, found.histogram.coarser(widest)) for number, name, found in chosen]
        curves = [Curve(name, number, steps(each.bins, each.width)) for number, name, each in drawn]
        self.plot.show_curves(
            curves,
            QCoreApplication.translate("SwiftCogBrowser", "DN"),
            QCoreApplication.translate("SwiftCogBrowser", "Pixels in each bin"),
            from_nought=True,
        )

    def rows(self) -> Iterator[list[str]]:
        return statistics_rows(self._regions)

    @property
    def file_name(self) -> str:
        return "-".join([*(each.source.layer for each in self._regions[:2]), "statistics.csv"])

    def show_nothing(self) -> None:
        self._regions = []
        self._pixels.setText("")
        self._table.show_bands([], scaled=False)
        self.outlined.emit([])
        super().show_nothing()

    @property
    def text(self) -> str:
        """The table as text, with tabs between the columns."""
        return self._table.text

    def _read(self) -> None:
        if not self.places:
            return
        asked = [
            RegionAsked(place.source, place.corners, self._limits.get(number, {}))
            for number, place in enumerate(self.places)
        ]
        text = QCoreApplication.translate("SwiftCogBrowser", "Read statistics of a rectangle")
        self.begin(text, partial(read_each, region, self._rasters, asked))

    def _named(self) -> list[tuple[str, BandStatistics]]:
        several = len(self._regions) > 1
        return [
            (f"{each.source.layer}: {band_text(found.band)}" if several else band_text(found.band), found)
            for each in self._regions
            for found in each.bands
        ]

    def _fill(self) -> None:
        self._table.show_bands(self._named(), scaled=self._scaled.isChecked())

    def _note_limit(self, row: int, limit: float | None) -> None:
        """Take over what was typed under "Saturated from"; None goes back to the type's largest value."""
        each = [(number, found.band) for number, region in enumerate(self._regions) for found in region.bands]
        layer, band = each[row]
        limits = self._limits.setdefault(layer, {})
        if limit is None:
            limits.pop(band.number, None)
        else:
            limits[band.number] = limit

    def _above(self) -> QWidget:
        above = QWidget(self)
        layout = QHBoxLayout(above)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._pixels, 1)
        layout.addWidget(self._scaled)
        layout.addWidget(self._again)
        self._scaled.hide()
        return above


def _pixels_text(found: Region, named: bool) -> str:
    """Return which pixels were read."""
    window = found.window
    text = QCoreApplication.translate(
        "SwiftCogBrowser", "columns {left}–{right}, rows {top}–{bottom} ({columns} × {rows} pixels)"
    ).format(
        left=window.column,
        right=window.column + window.columns - 1,
        top=window.row,
        bottom=window.row + window.rows - 1,
        columns=window.columns,
        rows=window.rows,
    )
    return f"{found.source.layer}: {text}" if named else text
