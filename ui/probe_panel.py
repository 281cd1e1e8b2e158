"""The panel of the pixel probe: which layers, where, what every band holds there, and what the map shows instead."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.core import QgsApplication, QgsCoordinateReferenceSystem, QgsMapLayer, QgsRasterLayer
from qgis.gui import QgsCheckableComboBox, QgsDockWidget
from qgis.PyQt.QtCore import QCoreApplication, QSize, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QAction, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from ..auth.errors import UserError
from ..swift_browser.layers import open_project
from ..swift_browser.probing import Answer, Answers
from ..swift_browser.shown_level import ShownLevel
from ..swift_browser.sources import PROVIDER
from .probe_table import ProbeTable
from .words import error_text

GEOGRAPHIC_DIGITS, METRIC_DIGITS = 9, 3


class ProbePanel(QWidget):
    """Shows what it is given.

    Signals:
        layers_changed: other layers were chosen.
        follow_wanted: whether the values are to follow the cursor again, or to stay.
    """

    layers_changed = pyqtSignal()
    follow_wanted = pyqtSignal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("probePanel")
        self._layers = LayerChoice(self)
        self._layers.chosen.connect(self.layers_changed)
        self._pin = self._button("probePin", "/pin.svg")
        self._pin.setToolTip(
            QCoreApplication.translate("SwiftCogBrowser", "Stay at this place; a click on the map does the same")
        )
        self._pin.setCheckable(True)
        self._pin.clicked.connect(lambda checked: self.follow_wanted.emit(not checked))
        self._copy = self._button("probeCopy", "/mActionEditCopy.svg")
        self._copy.setToolTip(QCoreApplication.translate("SwiftCogBrowser", "Copy the values"))
        self._place = QLabel(self)
        self._place.setObjectName("probePlace")
        self._place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._copy_place = self._button("probeCopyPlace", "/mActionEditCopy.svg")
        self._copy_place.setToolTip(QCoreApplication.translate("SwiftCogBrowser", "Copy the coordinate"))
        self._table = ProbeTable(self)
        self._status = QLabel(self)
        self._status.setObjectName("probeStatus")
        self._status.setWordWrap(True)
        self._status.setTextFormat(Qt.TextFormat.PlainText)
        self._reading = QLabel(self)
        self._reading.setObjectName("probeReading")
        self._shown: Answers | None = None
        self._copy.clicked.connect(self._table.copy_all)
        self._copy_place.clicked.connect(self._copy_coordinate)
        self._buttons = QHBoxLayout()
        self._lay_out()
        self.show_nothing()

    @property
    def chosen_layers(self) -> list[QgsMapLayer]:
        """The layers that were chosen; none for the active one."""
        return self._layers.layers

    @property
    def text(self) -> str:
        """What the panel says, as text."""
        return "\n".join([self._place.text(), self._table.text, self._status.text()])

    def add_action(self, action: QAction) -> None:
        """Give an action a button in the upper row."""
        button = QToolButton(self)
        button.setDefaultAction(action)
        button.setAutoRaise(True)
        button.setObjectName(f"{action.objectName()}Button")
        self._buttons.addWidget(button)

    def show_nothing(self, text: str = "") -> None:
        """Say why there are no values."""
        self._shown = None
        self._table.show_answers([])
        self._place.setText("–")
        self._status.setText(
            text or QCoreApplication.translate("SwiftCogBrowser", "Move the probe over a raster on the map.")
        )
        for button in (self._copy, self._copy_place):
            button.setEnabled(False)

    def show_answers(self, answers: Answers, levels: Sequence[ShownLevel | None]) -> None:
        """Show what the layers hold at a place.

        Args:
            levels: what the map shows of each.
        """
        self._shown = answers
        self._place.setText(coordinate_text(answers))
        self._table.show_answers(answers.each)
        self.show_levels(levels)
        self._copy.setEnabled(True)
        self._copy_place.setEnabled(True)

    def show_levels(self, levels: Sequence[ShownLevel | None]) -> None:
        """Say anew what the map shows of each layer: it was zoomed."""
        if self._shown is not None:
            each = self._shown.each
            lines = [_line(answer, level, len(each) > 1) for answer, level in zip(each, levels)]
            self._status.setText("\n".join(line for line in lines if line))

    def show_busy(self, busy: bool) -> None:
        self._reading.setText(QCoreApplication.translate("SwiftCogBrowser", "Reading…") if busy else "")

    def show_pinned(self, pinned: bool) -> None:
        self._pin.setChecked(pinned)

    def take_down(self) -> None:
        self._layers.take_down()

    def _copy_coordinate(self) -> None:
        clipboard = QgsApplication.clipboard()
        if clipboard is not None and self._shown is not None:
            point = self._shown.point
            clipboard.setText(f"{point.x()!r} {point.y()!r}")

    def _button(self, name: str, icon: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setIcon(QgsApplication.getThemeIcon(icon))
        button.setAutoRaise(True)
        return button

    def _lay_out(self) -> None:
        above, place, below = self._buttons, QHBoxLayout(), QHBoxLayout()
        for row in (above, place, below):
            row.setContentsMargins(0, 0, 0, 0)
        above.addWidget(self._layers, 1)
        above.addWidget(self._pin)
        above.addWidget(self._copy)
        place.addWidget(self._place, 1)
        place.addWidget(self._copy_place)
        below.addWidget(self._status, 1)
        below.addWidget(self._reading, 0, Qt.AlignmentFlag.AlignBottom)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.setSpacing(4)
        layout.addLayout(above)
        layout.addLayout(place)
        layout.addWidget(self._table, 1)
        layout.addLayout(below)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's
        return QSize(300, 260)


class LayerChoice(QgsCheckableComboBox):
    """Offers the rasters of the project; the active layer where none is chosen."""

    chosen = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("probeLayers")
        self.setDefaultText(QCoreApplication.translate("SwiftCogBrowser", "Active layer"))
        self.setToolTip(
            QCoreApplication.translate("SwiftCogBrowser", "Layers to show side by side; none for the active one")
        )
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumContentsLength(8)
        self.checkedItemsChanged.connect(lambda _items: self.chosen.emit())
        project = open_project()
        project.layersAdded.connect(self._fill)
        project.layersRemoved.connect(self._fill)
        project.layersAdded.connect(self._hear)
        self._hear(list(project.mapLayers().values()))
        self._fill()

    @property
    def layers(self) -> list[QgsMapLayer]:
        project = open_project()
        found = [project.mapLayer(str(identifier)) for identifier in self.checkedItemsData()]
        return [layer for layer in found if layer is not None]

    def take_down(self) -> None:
        project = open_project()
        project.layersAdded.disconnect(self._fill)
        project.layersRemoved.disconnect(self._fill)
        project.layersAdded.disconnect(self._hear)

    def _hear(self, layers: Sequence[QgsMapLayer]) -> None:
        for layer in layers:
            layer.nameChanged.connect(self._fill)

    def _fill(self, *_layers: object) -> None:
        checked = {str(identifier) for identifier in self.checkedItemsData()}
        rasters = [
            layer
            for layer in open_project().mapLayers().values()
            if isinstance(layer, QgsRasterLayer) and layer.providerType() == PROVIDER
        ]
        rasters.sort(key=lambda layer: layer.name().casefold())
        self.blockSignals(True)
        self.clear()
        for layer in rasters:
            state = Qt.CheckState.Checked if layer.id() in checked else Qt.CheckState.Unchecked
            self.addItemWithCheckState(layer.name(), state, layer.id())
        self.blockSignals(False)
        if checked - {layer.id() for layer in rasters}:
            self.chosen.emit()


class ProbeDock(QgsDockWidget):
    """Holds the panel at the side of QGIS's window."""

    def __init__(self, panel: ProbePanel, parent: QWidget | None) -> None:
        super().__init__(QCoreApplication.translate("SwiftCogBrowser", "Pixel Probe"), parent)
        self.setObjectName("SwiftCogBrowserProbe")
        self.setWidget(panel)


def coordinate_text(answers: Answers) -> str:
    """Return the place on the map."""
    crs = QgsCoordinateReferenceSystem(answers.crs) if answers.crs else QgsCoordinateReferenceSystem()
    digits = GEOGRAPHIC_DIGITS if crs.isGeographic() else METRIC_DIGITS
    text = f"{answers.point.x():.{digits}f}, {answers.point.y():.{digits}f}"
    return f"{text}  ({answers.crs})" if answers.crs else text


def _line(answer: Answer, level: ShownLevel | None, named: bool) -> str:
    found = answer.found
    if isinstance(found, UserError):
        return error_text(found)
    if not found.is_inside or level is None:
        return ""
    text = level_text(level, found.is_virtual)
    return f"{answer.name}: {text}" if named else text


def level_text(level: ShownLevel, is_virtual: bool = False) -> str:
    """Return what the map shows, in words."""
    if not level.is_native:
        text = QCoreApplication.translate("SwiftCogBrowser", "map shows overview 1:{factor}; values are native")
        return text.format(factor=_factor(level.factor))
    if level.leaves_out and is_virtual:
        text = QCoreApplication.translate(
            "SwiftCogBrowser", "map shows a reduced picture, about 1:{factor}; values are native"
        )
        return text.format(factor=_factor(level.step))
    if level.leaves_out:
        text = QCoreApplication.translate(
            "SwiftCogBrowser", "map shows about one native pixel of {factor} across (no overview); values are native"
        )
        return text.format(factor=_factor(level.step))
    return QCoreApplication.translate("SwiftCogBrowser", "map shows native pixels")


def _factor(factor: float) -> str:
    whole = round(factor)
    # Overviews have whole pixels: 2658 over 167 is 16 all the same.
    return str(whole) if abs(factor - whole) < 0.03 * factor else f"{factor:.1f}"
