"""Takes what is dragged from the Browser panel onto the map or the layer tree: in one go, in the tree's order."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from qgis.core import QgsMimeDataUtils
from qgis.gui import QgsCustomDropHandler
from qgis.PyQt.QtCore import QTimer

from ..swift_browser.mime_places import URI_PROVIDER, as_in_the_tree, place_of
from ..swift_browser.places import Place


class SwiftDropHandler(QgsCustomDropHandler):
    """QGIS hands over one URI after the other, the last first; they are one request."""

    def __init__(self, add: Callable[[Sequence[Place]], None]) -> None:
        super().__init__()
        self._add = add
        self._places: list[tuple[Place, int | None]] = []

    def customUriProviderKey(self) -> str:  # noqa: N802 - QGIS's
        return URI_PROVIDER

    def handleCustomUriDrop(self, uri: QgsMimeDataUtils.Uri) -> None:  # noqa: N802 - QGIS's
        """Note a place; all that come from one drop are added together."""
        found = place_of(uri)
        if found is None:
            return
        if not self._places:
            QTimer.singleShot(0, self._add_all)
        self._places.append(found)

    def _add_all(self) -> None:
        places, self._places = as_in_the_tree(self._places), []
        self._add(places)
