"""Swift COG Browser: the raw pixels of Cloud-Optimised GeoTIFFs in OpenStack Swift, in QGIS."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

    from .plugin import SwiftCogBrowser


def classFactory(iface: QgisInterface) -> SwiftCogBrowser:  # noqa: N802 - the name that QGIS looks for
    """Return the plugin; QGIS calls this when it is enabled."""
    from .plugin import SwiftCogBrowser

    return SwiftCogBrowser(iface)
