"""What is there of the pixel probe from the start: its actions and its dock. The rest is made when one is used."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from qgis.core import QgsApplication, QgsMapLayer
from qgis.gui import QgsDockWidget, QgsMapCanvas
from qgis.PyQt.QtCore import QCoreApplication, QObject, pyqtSignal
from qgis.PyQt.QtGui import QShowEvent
from qgis.PyQt.QtWidgets import QAction, QWidget

if TYPE_CHECKING:
    from ..swift_browser.activity import Activity
    from ..swift_browser.layer_states import LayerStates
    from .probe import Probe

PROBE_ICON, REGION_ICON = "/mActionIdentifyByMouseOver.svg", "/mActionIdentifyByRectangle.svg"
PROFILE_ICON = "/mActionElevationProfile.svg"


class ProbeDock(QgsDockWidget):
    """Holds the panel at the side of QGIS's window."""

    # Before it is seen.
    shown = pyqtSignal()

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(QCoreApplication.translate("SwiftCogBrowser", "Pixel Probe"), parent)
        self.setObjectName("SwiftCogBrowserProbe")

    def showEvent(self, event: QShowEvent | None) -> None:  # noqa: N802 - Qt's
        self.shown.emit()
        super().showEvent(event)


class ProbeActions(QObject):
    """Those for a menu or a toolbar.

    Signals:
        probe_wanted, region_wanted, profile_wanted: the user has pressed one of them.
    """

    probe_wanted = pyqtSignal()
    region_wanted = pyqtSignal()
    profile_wanted = pyqtSignal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        translate = QCoreApplication.translate
        self.probe = self._make("actionProbePixels", PROBE_ICON, translate("SwiftCogBrowser", "Probe Pixels"))
        self.region = self._make(
            "actionProbeRectangle", REGION_ICON, translate("SwiftCogBrowser", "Statistics of a Rectangle")
        )
        self.profile = self._make(
            "actionProbeProfile", PROFILE_ICON, translate("SwiftCogBrowser", "Row or Column Profile")
        )
        for action in (self.probe, self.region):
            action.setCheckable(True)
            action.setToolTip(action.text())
        self.probe.triggered.connect(lambda: self.probe_wanted.emit())
        self.region.triggered.connect(lambda: self.region_wanted.emit())
        self.profile.triggered.connect(lambda: self.profile_wanted.emit())

    def _make(self, name: str, icon: str, text: str) -> QAction:
        action = QAction(QgsApplication.getThemeIcon(icon), text, self)
        action.setObjectName(name)
        return action

    @property
    def all(self) -> tuple[QAction, ...]:
        return (self.probe, self.region, self.profile)

    def take_down(self) -> None:
        """Delete them. Nobody is to find them any more."""
        for action in self.all:
            action.setParent(None)  # type: ignore[arg-type]
            action.deleteLater()
        self.setParent(None)  # type: ignore[arg-type]
        self.deleteLater()


class ProbeStand(QObject):
    """Makes the probe when an action is pressed, or when its dock is shown."""

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
        self._with = (canvas, window, activity, active_layer, states)
        self._probe: Probe | None = None
        self._actions = ProbeActions(window)
        self.dock = ProbeDock(window)
        self.dock.shown.connect(lambda: self.probe)
        self._actions.probe_wanted.connect(lambda: self.probe.begin())
        self._actions.region_wanted.connect(lambda: self.probe.begin_region())
        self._actions.profile_wanted.connect(lambda: self.probe.show_profile())

    @property
    def actions(self) -> tuple[QAction, ...]:
        """Those for a menu or a toolbar."""
        return self._actions.all

    @property
    def probe(self) -> Probe:
        """The probe itself."""
        if self._probe is None:
            from .probe import Probe

            self._probe = Probe(*self._with, stand=(self.dock, self._actions))
        return self._probe

    def look_again(self, *_of: object) -> None:
        """Have the probe read anew where it is, if there is one."""
        if self._probe is not None:
            self._probe.look_again()

    def layer_changed(self, layer: QgsMapLayer) -> None:
        """Have the probe look anew at a layer whose mark has changed."""
        if self._probe is not None:
            self._probe.layer_changed(layer)

    def take_down(self) -> None:
        """Take down the probe and its actions; the dock is for whoever put it into a window."""
        if self._probe is not None:
            self._probe.take_down()
        self._actions.take_down()
        self.setParent(None)  # type: ignore[arg-type]
        self.deleteLater()
