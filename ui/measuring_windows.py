"""The windows of profiles and of statistics: there is one of each, made when it is first wanted."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from qgis.PyQt.QtWidgets import QWidget

if TYPE_CHECKING:
    from ..swift_browser.activity import Activity
    from ..swift_browser.layer_states import LayerStates
    from ..swift_browser.native_raster import NativeRasters
    from .measuring_window import MeasuringWindow
    from .probe_marker import Corners
    from .profile_window import ProfileWindow
    from .region_window import RegionWindow


class MeasuringWindows:
    """Windows over QGIS's own. Belongs to the main thread."""

    def __init__(
        self,
        rasters: NativeRasters,
        activity: Activity,
        states: LayerStates,
        window: QWidget,
        outline: Callable[[Corners], None],
    ) -> None:
        """
        Args:
            outline: frames on the map what a window shows; nothing once it is closed.
        """
        self._parts = rasters, activity, states, window
        self._outline = outline
        self._profile: ProfileWindow | None = None
        self._region: RegionWindow | None = None

    @property
    def profile(self) -> ProfileWindow:
        """The window of profiles."""
        if self._profile is None:
            # Here and not above: most who start QGIS measure nothing.
            from .profile_window import ProfileWindow

            self._profile = ProfileWindow(*self._parts)
            self._listen(self._profile)
        return self._profile

    @property
    def region(self) -> RegionWindow:
        """The window of statistics."""
        if self._region is None:
            from .region_window import RegionWindow

            self._region = RegionWindow(*self._parts)
            self._listen(self._region)
        return self._region

    def bring(self, window: MeasuringWindow) -> None:
        """Show a window in front of the others."""
        window.show()
        window.raise_()
        window.activateWindow()

    def close(self) -> None:
        """Close and delete them; nobody is to find them any more."""
        for window in (self._profile, self._region):
            if window is not None:
                window.close()
                window.setParent(None)  # type: ignore[call-overload]
                window.deleteLater()
        self._profile = self._region = None

    def _listen(self, window: ProfileWindow | RegionWindow) -> None:
        window.outlined.connect(self._outline)
        window.finished.connect(lambda _result: self._outline([]))
