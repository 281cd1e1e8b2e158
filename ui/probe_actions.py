"""The actions of the pixel probe."""

from __future__ import annotations

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QAction

PROBE_ICON, REGION_ICON = "/mActionIdentifyByMouseOver.svg", "/mActionIdentifyByRectangle.svg"
PROFILE_ICON = "/mActionElevationProfile.svg"


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
