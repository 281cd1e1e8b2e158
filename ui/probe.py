"""Joins the pixel probe's parts: its map tools, its panel, its marks on the map, and the windows that it opens."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from qgis.core import QgsApplication, QgsMapLayer, QgsPointXY
from qgis.gui import QgsMapCanvas, QgsMapTool
from qgis.PyQt.QtCore import QCoreApplication, QObject
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QAction, QWidget

from ..auth.errors import UserError
from ..swift_browser.native_raster import NativeRasters
from ..swift_browser.pixel_probe import Probed
from ..swift_browser.probing import Answers, Probing, level_shown
from .probe_marker import ProbeMarker
from .probe_panel import ProbeDock, ProbePanel
from .probe_tool import ProbeTool, RectangleTool

if TYPE_CHECKING:
    from ..swift_browser.activity import Activity
    from ..swift_browser.shown_level import ShownLevel

PROBE_ICON, REGION_ICON, PROFILE_ICON = "/mActionIdentify.svg", "/mActionSum.svg", "/mActionElevationProfile.svg"


class Probe(QObject):
    """Lives on the main thread, with one map canvas.

    Whoever shows it puts ``dock`` and ``actions`` into a window, and calls :meth:`take_down` at the end.
    """

    def __init__(
        self,
        canvas: QgsMapCanvas,
        window: QWidget,
        activity: Activity,
        active_layer: Callable[[], QgsMapLayer | None],
        trouble: Callable[[QgsMapLayer], UserError | None],
    ) -> None:
        """
        Args:
            canvas: the map.
            window: the parent of what opens.
            activity: counts the long jobs.
            active_layer: returns the layer that is active in the layer tree.
            trouble: returns why a layer cannot be trusted, or None.
        """
        super().__init__(window)
        self._canvas = canvas
        self._active_layer = active_layer
        self.rasters = NativeRasters()
        self._probing = Probing(self.rasters, trouble, self)
        self._panel = ProbePanel()
        self.dock = ProbeDock(self._panel, window)
        self._marker = ProbeMarker(canvas)
        self._tool, self._region_tool = ProbeTool(canvas), RectangleTool(canvas)
        self._answers: Answers | None = None
        # Where the probe is to stay, and where it was last.
        self._pinned: QgsPointXY | None = None
        self._last: QgsPointXY | None = None
        self.probe_action = self._make_tool_action(
            "actionProbePixels", PROBE_ICON, QCoreApplication.translate("SwiftCogBrowser", "Probe Pixels"), self._tool
        )
        self._wire()

    @property
    def actions(self) -> tuple[QAction, ...]:
        """Those for a menu or a toolbar."""
        return (self.probe_action,)

    @property
    def layers(self) -> list[QgsMapLayer]:
        """The layers that are probed: those that were chosen, or the active one."""
        chosen = self._panel.chosen_layers
        active = self._active_layer()
        return chosen or ([active] if active is not None else [])

    def look_again(self, *_of: object) -> None:
        """Read anew where the probe is: a layer, or what it can be trusted for, has changed."""
        place = self._pinned or self._last
        self._forget()
        if place is not None:
            self._ask(place)

    def take_down(self) -> None:
        """Take everything off the map, close what is open, and stop reading."""
        self._canvas.extentsChanged.disconnect(self._show_levels)
        self._canvas.mapToolSet.disconnect(self._tool_set)
        self._forget()
        self._panel.take_down()
        for tool in (self._tool, self._region_tool):
            self._canvas.unsetMapTool(tool)
            tool.deleteLater()
        self.rasters.forget()
        for action in self.actions:
            action.setParent(None)  # type: ignore[arg-type]
            action.deleteLater()
        self.setParent(None)  # type: ignore[arg-type]
        self.deleteLater()

    # The probe

    def _wire(self) -> None:
        self._tool.moved.connect(self._move)
        self._tool.clicked.connect(self._pin)
        self._tool.released.connect(self._follow)
        self._probing.answered.connect(self._show)
        self._probing.busy_changed.connect(self._panel.show_busy)
        self._panel.layers_changed.connect(self.look_again)
        self._panel.follow_wanted.connect(lambda follow: self._follow() if follow else self._pin(self._last))
        self._canvas.extentsChanged.connect(self._show_levels)
        self._canvas.mapToolSet.connect(self._tool_set)

    def _move(self, point: QgsPointXY) -> None:
        if self._pinned is None:
            self._ask(point)

    def _pin(self, point: QgsPointXY | None) -> None:
        """Stay at a place."""
        self._pinned = point
        self._marker.pin(point)
        self._panel.show_pinned(point is not None)
        if point is not None:
            self._ask(point)

    def _follow(self) -> None:
        """Follow the cursor again."""
        self._pin(None)

    def _ask(self, point: QgsPointXY) -> None:
        self._last = point
        if not self.dock.isVisible():
            return
        layers = self.layers
        if layers:
            self._probing.ask(layers, point, self._canvas.mapSettings())
        else:
            self._forget()
            self._panel.show_nothing(
                QCoreApplication.translate("SwiftCogBrowser", "Select a raster layer, or choose layers above.")
            )

    def _show(self, answers: Answers) -> None:
        self._answers = answers
        self._panel.show_answers(answers, self._levels(answers))
        found = [(answer.layer, answer.found) for answer in answers.each]
        self._marker.outline([(layer, each.outline) for layer, each in found if isinstance(each, Probed)])

    def _levels(self, answers: Answers) -> list[ShownLevel | None]:
        settings = self._canvas.mapSettings()
        return [level_shown(answer, answers.point, settings) for answer in answers.each]

    def _show_levels(self) -> None:
        if self._answers is not None:
            self._panel.show_levels(self._levels(self._answers))

    def _forget(self) -> None:
        """Show no values: those that are there may not be right any more."""
        self._probing.stop()
        self._answers = None
        self._marker.outline([])
        self._panel.show_nothing()

    def _tool_set(self, tool: QgsMapTool | None, _before: QgsMapTool | None = None) -> None:
        if tool is self._tool:
            self.dock.setUserVisible(True)
        elif self._pinned is None:
            self._last = None
            self._forget()

    # Actions

    def _make_tool_action(self, name: str, icon: str, text: str, tool: QgsMapTool) -> QAction:
        action = QAction(_icon(icon), text, self)
        action.setObjectName(name)
        action.setCheckable(True)
        action.setToolTip(text)
        tool.setAction(action)
        action.triggered.connect(lambda: self._canvas.setMapTool(tool))
        return action


def _icon(name: str) -> QIcon:
    return QgsApplication.getThemeIcon(name)
