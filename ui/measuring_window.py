"""What the windows of profiles and of statistics share: a list of bands, a plot, progress, and a file to save to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from qgis.core import QgsApplication
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QCoreApplication, QDir, Qt
from qgis.PyQt.QtGui import QIcon, QPixmap
from qgis.PyQt.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from ..auth.errors import Cancelled, UserError
from ..swift_browser.layers import open_project
from ..swift_browser.long_reading import LongReading
from ..swift_browser.probing import mark_unread
from ..swift_browser.value_tables import write_table
from .plot import Plot, colour_of
from .words import error_text

if TYPE_CHECKING:
    from ..swift_browser.activity import Activity
    from ..swift_browser.cancel import Cancel
    from ..swift_browser.layer_states import LayerStates
    from ..swift_browser.native_raster import NativeRasters
    from ..swift_browser.native_source import InLayer

Asked = TypeVar("Asked")
Measured = TypeVar("Measured")

SHOWN_AT_FIRST = 8  # bands: as many as there are colours
WIDEST_LIST = 260  # pixels
BANDS_WIDTH = 150  # pixels, at first
WHOLE = 1000  # of the progress bar


class MeasuringWindow(QDialog):
    """Does not wait for an answer: the map can be used beside it."""

    def __init__(self, activity: Activity, states: LayerStates, parent: QWidget | None) -> None:
        """
        Args:
            activity: counts the jobs.
            states: the marks of layers; those that cannot be read get one.
            parent: QGIS's window.
        """
        super().__init__(parent)
        self._states = states
        self.places: list[InLayer] = []
        self.reading = LongReading(activity, self)
        self.plot = Plot(self)
        self.bands = QListWidget(self)
        self.bands.setObjectName("measuredBands")
        self.bands.setAccessibleName(QCoreApplication.translate("SwiftCogBrowser", "Bands in the plot"))
        self.bands.itemChanged.connect(lambda _item: self.draw())
        self._progress = QProgressBar(self)
        self._progress.setObjectName("measuringProgress")
        self._progress.setRange(0, WHOLE)
        self._cancel = self._button("measuringCancel", QCoreApplication.translate("SwiftCogBrowser", "Cancel"))
        self._cancel.clicked.connect(self.reading.cancel)
        self._said = QLabel(self)
        self._said.setObjectName("measuringSaid")
        self._said.setWordWrap(True)
        self._save = self._button("saveTable", QCoreApplication.translate("SwiftCogBrowser", "Save as CSV…"))
        self._save.setIcon(QgsApplication.getThemeIcon("/mActionFileSave.svg"))
        self._save.clicked.connect(self.ask_file)
        self._close = self._button("closeMeasuring", QCoreApplication.translate("SwiftCogBrowser", "Close"))
        self._close.clicked.connect(self.reject)
        # By the button, by Escape, or by the frame.
        self.finished.connect(lambda _result: self.reading.cancel())
        self.reading.progressed.connect(self._progressed)
        self.reading.done.connect(self._done)
        self.reading.failed.connect(self._failed)
        self._show_busy(False)
        self._save.setEnabled(False)

    # What each of the windows does in its own way

    def show_result(self, result: object) -> None:
        """Show what was read."""
        raise NotImplementedError

    def draw(self) -> None:
        """Draw the bands that are chosen in the list."""
        raise NotImplementedError

    def rows(self) -> Iterator[list[str]]:
        """Return what a file of it holds."""
        raise NotImplementedError

    @property
    def file_name(self) -> str:
        """What the file is called, if the user does not say otherwise."""
        raise NotImplementedError

    # What they share

    def lay_out(self, above: QWidget, beside: QWidget | None = None) -> None:
        """Put the parts together.

        Args:
            above: over the plot.
            beside: between the plot and the buttons; None for nothing.
        """
        plot = QSplitter(Qt.Orientation.Horizontal, self)
        plot.addWidget(self.bands)
        plot.addWidget(self.plot)
        plot.setStretchFactor(1, 1)
        # Names of bands are short; a long one can be given more room by hand.
        plot.setSizes([BANDS_WIDTH, 3 * BANDS_WIDTH])
        plot.setChildrenCollapsible(False)
        parts = QSplitter(Qt.Orientation.Vertical, self)
        parts.addWidget(plot)
        if beside is not None:
            parts.addWidget(beside)
        parts.setStretchFactor(0, 1)
        parts.setChildrenCollapsible(False)
        below = QHBoxLayout()
        for widget, stretch in ((self._progress, 1), (self._cancel, 0), (self._said, 1)):
            below.addWidget(widget, stretch)
        below.addWidget(self._save)
        below.addWidget(self._close)
        layout = QVBoxLayout(self)
        layout.addWidget(above)
        layout.addWidget(parts, 1)
        layout.addLayout(below)

    def list_bands(self, names: Sequence[str]) -> None:
        """Offer bands for the plot; those that were chosen before stay so if they are the same."""
        if names == [self._item(row).text() for row in range(self.bands.count())]:
            return
        self.bands.blockSignals(True)
        self.bands.clear()
        for number, name in enumerate(names):
            swatch = QPixmap(12, 12)
            swatch.fill(colour_of(number))
            item = QListWidgetItem(QIcon(swatch), name, self.bands)
            item.setToolTip(name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if number < SHOWN_AT_FIRST else Qt.CheckState.Unchecked)
        self.bands.blockSignals(False)
        wanted = self.bands.sizeHintForColumn(0) + 2 * self.bands.frameWidth() + 4
        self.bands.setMinimumWidth(min(wanted, WIDEST_LIST))

    @property
    def chosen(self) -> list[int]:
        """The numbers of the bands that are in the plot."""
        return [row for row in range(self.bands.count()) if self._item(row).checkState() == Qt.CheckState.Checked]

    def say(self, text: str) -> None:
        self._said.setText(text)

    def ask_file(self) -> QFileDialog:
        """Ask where to save the table."""
        dialog = QFileDialog(self, QCoreApplication.translate("SwiftCogBrowser", "Save the Table"))
        dialog.setObjectName("tableDialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(QCoreApplication.translate("SwiftCogBrowser", "Comma-separated values (*.csv)"))
        dialog.setDefaultSuffix("csv")
        dialog.setDirectory(open_project().homePath() or QDir.homePath())
        dialog.selectFile(self.file_name)
        dialog.fileSelected.connect(lambda file: self.save(Path(file)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def save(self, file: Path) -> None:
        """Save the table, and say that it is there."""
        try:
            write_table(file, self.rows())
        except UserError as error:
            self.say(error_text(error))
        else:
            self.say(QCoreApplication.translate("SwiftCogBrowser", "Saved as {file}.").format(file=file.name))

    def begin(self, description: str, work: Callable[..., object]) -> None:
        """Read something in the background."""
        self.say("")
        self._save.setEnabled(False)
        self._show_busy(True)
        self.reading.start(description, work)

    def _item(self, row: int) -> QListWidgetItem:
        item = self.bands.item(row)
        if item is None:
            raise IndexError(row)
        return item

    def _progressed(self, part: float) -> None:
        self._progress.setValue(round(part * WHOLE))  # noqa: QGS202 - a progress bar

    def _done(self, result: object) -> None:
        troubles = [self._states.trouble(place.layer) for place in self.places if not sip.isdeleted(place.layer)]
        error = next((trouble for trouble in troubles if trouble is not None), None)
        if error is not None:
            # What was read while it came about cannot be trusted.
            self._failed(error)
            return
        self._show_busy(False)
        self._save.setEnabled(True)
        self.show_result(result)

    def _failed(self, error: UserError) -> None:
        layers = [place.layer for place in self.places if place.source.layer == error.values.get("layer")]
        for layer in layers:
            if not sip.isdeleted(layer):
                mark_unread(self._states, layer, error)
        self._show_busy(self.reading.busy)
        self.show_nothing()
        cancelled = isinstance(error, Cancelled)
        self.say(QCoreApplication.translate("SwiftCogBrowser", "Cancelled.") if cancelled else error_text(error))
        self._said.setToolTip("" if cancelled else error.details)

    def show_nothing(self) -> None:
        """Take away what was there: it is not what was asked for last."""
        self.plot.show_curves([], "", "")

    def _show_busy(self, busy: bool) -> None:
        self._progress.setVisible(busy)
        self._cancel.setVisible(busy)
        self._said.setVisible(not busy)

    def _button(self, name: str, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        # Enter in a field of the window is not to press one of them.
        button.setAutoDefault(False)
        return button


def read_each(
    measure: Callable[[NativeRasters, Asked, Cancel, Callable[[float], None]], Measured],
    rasters: NativeRasters,
    asked: Sequence[Asked],
    cancel: Cancel,
    report: Callable[[float], None],
) -> list[Measured]:
    """Measure in each layer, one after the other; in the background.

    Args:
        measure: reads what is asked of one layer; reports which part of it is done, 0 to 1.
        report: gets which part of all is done, 0 to 1.
    """
    count = len(asked)
    return [
        measure(rasters, each, cancel, lambda part, number=number: report((number + part) / count))  # type: ignore[misc]
        for number, each in enumerate(asked)
    ]
