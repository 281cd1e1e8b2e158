"""The dialog "Compare Rasters": several layers on one scale, or the difference or ratio of two as a new layer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import QgsMapLayer, QgsRasterLayer
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from ..auth.errors import Cancelled, UserError
from ..swift_browser.cancel import Cancel
from ..swift_browser.comparison import Operand, Operation, build_comparison, note_comparison
from ..swift_browser.fixed_scale import BandRange, comparable_layers, ranges_of
from ..swift_browser.layers import add_to_project, open_project
from ..swift_browser.native_source import source_of
from .comparison_page import ComparisonPage
from .scale_page import ScalePage
from .vrt_dialog import ask_vrt_file

if TYPE_CHECKING:
    from .workplace import Workplace

SCALE = 0


class CompareDialog(QDialog):
    """Reads the headers of the layers in the background."""

    def __init__(self, workplace: Workplace, selected: Sequence[QgsMapLayer], window: QWidget) -> None:
        """
        Args:
            selected: the layers that are selected in the layer tree.
            window: the dialog is a window over it.
        """
        super().__init__(window)
        self.setObjectName("SwiftCompareDialog")
        self.setWindowTitle(QCoreApplication.translate("SwiftCogBrowser", "Compare Rasters"))
        self._workplace = workplace
        layers = comparable_layers()
        known = {layer.id() for layer in layers}
        ids = [layer.id() for layer in selected if layer.id() in known]
        # Who has selected less than two means all.
        self._scale = ScalePage(layers, ids if len(ids) > 1 else known, self)
        self._comparison = ComparisonPage(layers, ids, self)
        self._tabs = QTabWidget(self)
        self._go = QPushButton(self)
        self._lay_out(bool(layers))
        self._tabs.currentChanged.connect(lambda _index: self._look())
        self._scale.changed.connect(self._look)
        self._comparison.changed.connect(self._look)
        self._look()
        self._read(layers)

    def accept(self) -> None:
        """Do what the page that is shown is for."""
        if self._tabs.currentIndex() == SCALE:
            self._scale.apply()
            super().accept()
        else:
            self._ask_file()

    def _ask_file(self) -> QFileDialog:
        page = self._comparison
        names = [layer.name() for layer in page.layers if layer is not None]
        word = "minus" if page.operation is Operation.DIFFERENCE else "by"
        title = QCoreApplication.translate("SwiftCogBrowser", "Save the Virtual Raster")
        return ask_vrt_file("comparisonDialog", title, f" {word} ".join(names), self._build, self)

    def _build(self, file: Path) -> None:
        page = self._comparison
        layers = [layer for layer in page.layers if layer is not None]
        if len(layers) == 2:
            compare(self._workplace, page.operation, layers, page.bands, file)
        super().accept()

    def _read(self, layers: Sequence[QgsRasterLayer]) -> None:
        sources = {layer.id(): source_of(layer) for layer in layers}

        def work(cancel: Cancel) -> Mapping[str, Sequence[BandRange]]:
            found = {}
            for identifier, source in sources.items():
                cancel.check()
                found[identifier] = ranges_of(source)
            return found

        def done(ranges: Mapping[str, Sequence[BandRange]]) -> None:
            self._scale.show_ranges(ranges)

        def failed(error: UserError) -> None:
            if not isinstance(error, Cancelled):
                self._workplace.messages.error(error)

        description = QCoreApplication.translate("SwiftCogBrowser", "Read the headers of the layers")
        job = self._workplace.activity.start(description, work, done, failed)
        # What was called off gives no answer any more. QGIS has deleted the task itself if it has ended.
        calling_off = job.calling_off
        self.finished.connect(lambda _result: calling_off.cancel())

    def _look(self) -> None:
        """Have the button say what it does, if it can do it."""
        scale = self._tabs.currentIndex() == SCALE
        text = (
            QCoreApplication.translate("SwiftCogBrowser", "Set Scale")
            if scale
            else QCoreApplication.translate("SwiftCogBrowser", "Save and Add…")
        )
        self._go.setText(text)
        self._go.setEnabled(self._scale.is_complete if scale else self._comparison.is_complete)

    def _lay_out(self, any_layer: bool) -> None:
        translate = QCoreApplication.translate
        self._tabs.setObjectName("pages")
        self._tabs.addTab(self._scale, translate("SwiftCogBrowser", "Same Scale"))
        self._tabs.addTab(self._comparison, translate("SwiftCogBrowser", "Difference or Ratio"))
        nothing = QLabel(
            translate(
                "SwiftCogBrowser",
                "There is no raster layer to compare. Layers that wait for a login cannot be compared yet.",
            ),
            self,
        )
        nothing.setObjectName("nothing")
        nothing.setWordWrap(True)
        nothing.setVisible(not any_layer)
        self._tabs.setEnabled(any_layer)
        self._go.setObjectName("go")
        self._go.setDefault(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        buttons.addButton(self._go, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.finished.connect(self.deleteLater)
        layout = QVBoxLayout(self)
        layout.addWidget(nothing)
        layout.addWidget(self._tabs, 1)
        layout.addWidget(buttons)
        width = self.fontMetrics().averageCharWidth() * 90
        self.resize(width, max(self.sizeHint().height(), width * 2 // 3))


def compare(
    workplace: Workplace, operation: Operation, layers: Sequence[QgsRasterLayer], bands: Sequence[int], file: Path
) -> None:
    """Have a difference or ratio built in the background, and add it as a layer.

    Args:
        layers, bands: two of each.
        file: what is written.
    """
    try:
        first, second = (Operand(source_of(layer), band) for layer, band in zip(layers, bands))
    except UserError as error:
        workplace.messages.error(error)
        return
    ids = [layer.id() for layer in layers]

    def work(cancel: Cancel) -> QgsRasterLayer:
        return build_comparison(operation, first, second, file, cancel)

    def done(layer: QgsRasterLayer) -> None:
        compared = [each for each in map(open_project().mapLayer, ids) if each is not None]
        if len(compared) < 2:
            # The project is another one by now; the file is there.
            return
        note_comparison(layer, compared)
        try:
            add_to_project(layer)
        except UserError as error:
            workplace.messages.error(error)

    description = QCoreApplication.translate("SwiftCogBrowser", "Compare rasters: {name}").format(name=file.name)
    workplace.activity.start(description, work, done, workplace.messages.error)
