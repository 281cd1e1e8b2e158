"""Places in what is dragged from the Browser panel: QGIS hands them to the plugin, and opens nothing itself.

A mime URI of a raster would be opened by QGIS on the main thread, over the network.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from qgis.core import QgsMimeDataUtils

from .places import Place

CUSTOM = "custom"
URI_PROVIDER = "swift_cog_browser"


def uri_of(place: Place) -> QgsMimeDataUtils.Uri:
    """Return the mime URI of a place."""
    uri = QgsMimeDataUtils.Uri()
    uri.layerType = CUSTOM
    uri.providerKey = URI_PROVIDER
    uri.name = place.label
    uri.uri = json.dumps([place.key, place.container, place.name])
    return uri


def place_of(uri: QgsMimeDataUtils.Uri) -> Place | None:
    """Return the place of a mime URI; None if it is somebody else's."""
    if uri.layerType != CUSTOM or uri.providerKey != URI_PROVIDER:
        return None
    try:
        parts = json.loads(uri.uri or "")
    except ValueError:
        return None
    if isinstance(parts, list) and len(parts) == 3 and all(isinstance(part, str) for part in parts):
        return Place(*parts)
    return None


def as_in_the_tree(places: Iterable[Place]) -> list[Place]:
    """Return places from top to bottom, each once: pseudo-folders before objects, both as the server lists them.

    QGIS gives them in the order in which the user selected them, and what lies in a pseudo-folder beside it.
    """
    found = sorted(set(places), key=_row)
    return [place for place in found if not any(_holds(other, place) for other in found)]


def _row(place: Place) -> tuple[object, ...]:
    *folders, last = place.name.rstrip("/").split("/") if place.name else [""]
    # A branch's own row is above what lies in it; within a branch pseudo-folders are above objects.
    path = [(0, folder.encode()) for folder in folders]
    return (place.key, place.container.encode(), [*path, (1 if place.is_object else 0, last.encode())])


def _holds(folder: Place, place: Place) -> bool:
    same = (folder.key, folder.container) == (place.key, place.container)
    return same and folder != place and not folder.is_object and place.name.startswith(folder.name)
