"""Joins the pixel probe's parts: its map tools, its panel, its marks on the map, and the windows that it opens."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from qgis.core import QgsMapLayer, QgsPointXY, QgsRasterLayer, QgsRectangle
from qgis.gui import QgsMapCanvas, QgsMapTool
from qgis.PyQt.QtCore import QCoreApplication, QObject
from qgis.PyQt.QtWidgets import QAction, QWidget

from ..auth.errors import UserError
from ..swift_browser.native_raster import NativeRasters
from ..swift_browser.needs import path_of
from ..swift_browser.pixel_probe import Probed
from ..swift_browser.probing import Answers, Probing, level_shown, places_in
from .measuring_windows import MeasuringWindows
from .probe_actions import ProbeActions
from .probe_marker import ProbeMarker
from .probe_panel import ProbeDock, ProbePanel
from .probe_tool import ProbeTool, RectangleTool
from .words import error_text

if TYPE_CHECKING:
    from ..swift_browser.activity import Activity
    from ..swift_browser.layer_states import LayerStates
    from ..swift_browser.native_source import InLayer
    from ..swift_browser.shown_level import ShownLevel

EDGE_PARTS = 8


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
        states: LayerStates,
    ) -> None:
        """
        Args:
            canvas: the map.
            window: the parent of what opens.
            activity: counts the long jobs.
            active_layer: returns the layer that is active in the layer tree.
            states: the marks of layers.
        """
        super().__init__(window)
        self._canvas = canvas
        self._active_layer = active_layer
        self._states = states
        self.rasters = NativeRasters()
        self._probing = Probing(self.rasters, states, self)
        self._panel = ProbePanel()
        self.dock = ProbeDock(self._panel, window)
        self._actions = ProbeActions(self)
        self._marker = ProbeMarker(canvas)
        self._tool, self._region_tool = ProbeTool(canvas), RectangleTool(canvas)
        self._tool.setAction(self._actions.probe)
        self._region_tool.setAction(self._actions.region)
        self._answers: Answers | None = None
        # Where the probe is to stay, and where it was last.
        self._pinned: QgsPointXY | None = None
        self._last: QgsPointXY | None = None
        self._windows = MeasuringWindows(self.rasters, activity, states, window, self._marker.outline_more)
        self._wire()

    @property
    def actions(self) -> tuple[QAction, ...]:
        """Those for a menu or a toolbar: the probe, the rectangle, the profile."""
        return self._actions.all

    def begin(self) -> None:
        """Take the probe as the map's tool."""
        self._canvas.setMapTool(self._tool)

    def begin_region(self) -> None:
        """Take the rectangle as the map's tool."""
        self._canvas.setMapTool(self._region_tool)

    @property
    def layers(self) -> list[QgsMapLayer]:
        """The layers that are probed: those that were chosen, or the active one, or else the uppermost raster."""
        chosen = self._panel.chosen_layers
        active = self._active_layer()
        rasters: list[QgsMapLayer] = [layer for layer in self._canvas.layers() if isinstance(layer, QgsRasterLayer)]
        return chosen or ([active] if active is not None else rasters[:1])

    def look_again(self, *_of: object) -> None:
        """Read anew where the probe is: a layer, or what it can be trusted for, has changed."""
        place = self._pinned or self._last
        self._forget()
        if place is not None:
            self._ask(place)

    def layer_changed(self, layer: QgsMapLayer) -> None:
        """Look anew at a layer whose mark has changed: what was open of it, or read, may be of another object."""
        self.rasters.forget(path_of(layer))
        if layer in self.layers:
            self.look_again()

    def take_down(self) -> None:
        """Take everything off the map, close what is open, and stop reading."""
        self._canvas.extentsChanged.disconnect(self._show_levels)
        self._canvas.mapToolSet.disconnect(self._tool_set)
        self._canvas.layersChanged.disconnect(self._look_if_there_was_nothing)
        self._forget()
        self._windows.close()
        self._marker.clear()
        self._panel.take_down()
        for tool in (self._tool, self._region_tool):
            self._canvas.unsetMapTool(tool)
            tool.deleteLater()
        self.rasters.forget()
        self._actions.take_down()
        self.setParent(None)  # type: ignore[arg-type]
        self.deleteLater()

    # The probe

    def _wire(self) -> None:
        self._actions.probe_wanted.connect(self.begin)
        self._actions.region_wanted.connect(self.begin_region)
        self._actions.profile_wanted.connect(self.show_profile)
        self._tool.moved.connect(self._move)
        self._tool.clicked.connect(self._pin)
        self._tool.released.connect(self._follow)
        self._probing.answered.connect(self._show)
        self._probing.busy_changed.connect(self._panel.show_busy)
        self._panel.layers_changed.connect(self.look_again)
        self._panel.follow_wanted.connect(lambda follow: self._follow() if follow else self._pin(self._last))
        for action in self.actions:
            self._panel.add_action(action)
        self._region_tool.taken.connect(self._measure)
        self._canvas.extentsChanged.connect(self._show_levels)
        self._canvas.mapToolSet.connect(self._tool_set)
        self._canvas.layersChanged.connect(self._look_if_there_was_nothing)

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

    def _look_if_there_was_nothing(self) -> None:
        """A click may come before the map has got the layer that was added."""
        if self._answers is None and self.layers:
            self.look_again()

    def _tool_set(self, tool: QgsMapTool | None, _before: QgsMapTool | None = None) -> None:
        if tool is self._tool:
            self.dock.setUserVisible(True)
        elif self._pinned is None:
            self._last = None
            self._forget()

    # Rectangles and profiles

    def _measure(self, rectangle: QgsRectangle) -> None:
        places = self._places(edge_of(rectangle))
        if places:
            self._windows.region.show_places(places)
            self._windows.bring(self._windows.region)

    def show_profile(self) -> None:
        """Show the profile through the pixel that was probed last."""
        place = self._pinned or self._last
        self.dock.setUserVisible(True)
        if place is None:
            self._panel.show_nothing(
                QCoreApplication.translate(
                    "SwiftCogBrowser", "Click on a pixel with the probe first: the profile goes through it."
                )
            )
            self._canvas.setMapTool(self._tool)
            return
        places = self._places([place])
        if places:
            self._windows.profile.show_places(places)
            self._windows.bring(self._windows.profile)

    def _places(self, points: Sequence[QgsPointXY]) -> list[InLayer]:
        """Return places in the layers that are probed; none after saying why there are none."""
        try:
            return [places_in(layer, points, self._canvas.mapSettings(), self._states) for layer in self.layers]
        except UserError as error:
            self.dock.setUserVisible(True)
            self._panel.show_nothing(error_text(error))
            return []


def edge_of(rectangle: QgsRectangle) -> list[QgsPointXY]:
    """Return points along the edge of a rectangle: in another system it is not straight."""
    west, south, east, north = (
        rectangle.xMinimum(),
        rectangle.yMinimum(),
        rectangle.xMaximum(),
        rectangle.yMaximum(),
    )
    parts = [number / EDGE_PARTS for number in range(EDGE_PARTS + 1)]
    across = [QgsPointXY(west + part * (east - west), y) for y in (south, north) for part in parts]
    return across + [QgsPointXY(x, south + part * (north - south)) for x in (west, east) for part in parts]
