"""The dialog "Add with Bands": which bands of a raster to show and how, before anything of its pixels is read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from ..auth.errors import Cancelled, UserError
from ..swift_browser.cancel import Cancel
from ..swift_browser.places import Place
from ..swift_browser.raster_view import RasterView
from .field_row import warning_label
from .stretch_box import StretchBox
from .words import error_text

if TYPE_CHECKING:
    from ..swift_browser.account import Account
    from ..swift_browser.band_list import Band
    from .workplace import Workplace

GREY, COLOURS = "grey", "colours"


class BandsDialog(QDialog):
    """Reads the header of the first of the rasters in the background; what is chosen holds for all of them."""

    def __init__(self, account: Account, places: Sequence[Place], workplace: Workplace, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("SwiftBandsDialog")
        self.setWindowTitle(QCoreApplication.translate("SwiftCogBrowser", "Add with Bands"))
        self._places = list(places)
        self._workplace = workplace
        self._view = workplace.settings.raster_view()
        self._name = QLabel(_names(places), self)
        self._mode = QComboBox(self)
        self._mode.setObjectName("mode")
        self._boxes = [self._box(name) for name in ("grey", "red", "green", "blue")]
        self._stretch = StretchBox(self)
        self._stretch.show_stretch(self._view.stretch)
        self._problem = warning_label("problem", self)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self._lay_out()
        self._mode.currentIndexChanged.connect(lambda _index: self._show_boxes())
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self.finished.connect(self.deleteLater)
        self._allow(False)
        self._read(account, self._places[0])

    @property
    def view(self) -> RasterView:
        """What is chosen."""
        bands = tuple(int(box.currentData()) for box in self._shown_boxes() if box.currentData() is not None)
        return RasterView(self._stretch.stretch, bands)

    def accept(self) -> None:
        """Add the rasters."""
        self._workplace.adding.add(self._places, view=self.view)
        super().accept()

    def _read(self, account: Account, place: Place) -> None:
        def work(cancel: Cancel) -> list[Band]:
            from ..swift_browser.band_list import bands_of

            return bands_of(account, place.container, place.name, cancel)

        # The dialog may be closed before the answer is there.
        open_still = [True]
        self.finished.connect(lambda _result: open_still.clear())

        def done(bands: list[Band]) -> None:
            if open_still:
                self._show_bands(bands)

        def failed(error: UserError) -> None:
            if open_still and not isinstance(error, Cancelled):
                self._problem.setText(error_text(error))
                self._problem.show()

        description = QCoreApplication.translate("SwiftCogBrowser", "Read the header of {name}").format(name=place.name)
        self._workplace.activity.start(description, work, done, failed)

    def _show_bands(self, bands: list[Band]) -> None:
        for box in self._boxes:
            for band in bands:
                box.addItem(band_text(band), band.number)
        translate = QCoreApplication.translate
        self._mode.addItem(translate("SwiftCogBrowser", "One band, in shades of grey"), GREY)
        if len(bands) > 2:
            self._mode.addItem(translate("SwiftCogBrowser", "Three bands, as red, green and blue"), COLOURS)
        for box, number in zip(self._boxes, [*self._first(len(bands))]):
            box.setCurrentIndex(box.findData(number))
        grey = len(self._view.bands) == 1 and self._view.bands[0] <= len(bands)
        self._mode.setCurrentIndex(0 if grey else self._mode.count() - 1)
        self._allow(True)
        self._show_boxes()

    def _first(self, count: int) -> tuple[int, int, int, int]:
        """Return what to propose for grey, red, green and blue: what the settings say, as far as there are so many."""
        chosen = [band if band <= count else 1 for band in self._view.bands]
        grey = chosen[0] if chosen else 1
        return (grey, *chosen) if len(chosen) == 3 else (grey, 1, 2, 3)  # type: ignore[return-value]

    def _shown_boxes(self) -> list[QComboBox]:
        return self._boxes[:1] if self._mode.currentData() == GREY else self._boxes[1:]

    # What is seen

    def _box(self, name: str) -> QComboBox:
        box = QComboBox(self)
        box.setObjectName(name)
        return box

    def _lay_out(self) -> None:
        translate = QCoreApplication.translate
        self._form = QFormLayout()
        self._form.addRow(translate("SwiftCogBrowser", "Raster"), self._name)
        self._form.addRow(translate("SwiftCogBrowser", "Show"), self._mode)
        words = (
            translate("SwiftCogBrowser", "Grey"),
            translate("SwiftCogBrowser", "Red"),
            translate("SwiftCogBrowser", "Green"),
            translate("SwiftCogBrowser", "Blue"),
        )
        for word, box in zip(words, self._boxes):
            self._form.addRow(word, box)
        self._form.addRow(translate("SwiftCogBrowser", "Values"), self._stretch)
        layout = QVBoxLayout(self)
        layout.addLayout(self._form)
        layout.addWidget(self._problem)
        layout.addStretch(1)
        layout.addWidget(self._buttons)
        add = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        add.setText(translate("SwiftCogBrowser", "Add"))
        self.resize(self.fontMetrics().averageCharWidth() * 60, self.sizeHint().height())
        self._show_boxes()

    def _show_boxes(self) -> None:
        shown = self._shown_boxes()
        for box in self._boxes:
            box.setVisible(box in shown)
            self._form.labelForField(box).setVisible(box in shown)

    def _allow(self, readable: bool) -> None:
        for widget in (self._mode, *self._boxes, self._buttons.button(QDialogButtonBox.StandardButton.Ok)):
            widget.setEnabled(readable)


def band_text(band: Band) -> str:
    """Return a band as a box shows it: its number, what the file says of it, its data type."""
    words = [word for word in (band.description, band.meaning) if word]
    told = ", ".join(dict.fromkeys(words))
    return f"{band.number} – {told} ({band.type})" if told else f"{band.number} ({band.type})"


def _names(places: Sequence[Place]) -> str:
    if len(places) == 1:
        return places[0].label
    text = QCoreApplication.translate("SwiftCogBrowser", "{name} and {count} more")
    return text.format(name=places[0].label, count=len(places) - 1)
