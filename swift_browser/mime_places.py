"""Places in what is dragged from the Browser panel: QGIS hands them to the plugin, and opens nothing itself.

A mime URI of a raster would be opened by QGIS on the main thread, over the network.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from qgis.core import QgsMimeDataUtils
from qgis.PyQt.QtCore import QMimeData

from .places import Place

CUSTOM = "custom"
URI_PROVIDER = "swift_cog_browser"


def mime_data(places: Sequence[Place]) -> QMimeData:
    """Return what is dragged for places in an order that the user sees, and that is kept."""
    data = QgsMimeDataUtils.encodeUriList([uri_of(place, number) for number, place in enumerate(places)])
    if data is None:
        raise RuntimeError("QGIS gives no mime data")
    return data


def uri_of(place: Place, number: int | None = None) -> QgsMimeDataUtils.Uri:
    """Return the mime URI of a place.

    Args:
        number: its place among those that are dragged together; None where the tree's order is that of the names.
    """
    uri = QgsMimeDataUtils.Uri()
    uri.layerType = CUSTOM
    uri.providerKey = URI_PROVIDER
    uri.name = place.label
    uri.uri = json.dumps([place.key, place.container, place.name, number])
    return uri


def place_of(uri: QgsMimeDataUtils.Uri) -> tuple[Place, int | None] | None:
    """Return the place of a mime URI and its number; None if it is somebody else's."""
    if uri.layerType != CUSTOM or uri.providerKey != URI_PROVIDER:
        return None
    try:
        *parts, number = json.loads(uri.uri or "")
    except (ValueError, TypeError):
        return None
    if len(parts) == 3 and all(isinstance(part, str) for part in parts) and isinstance(number, (int, type(None))):
        return Place(*parts), number
    return None


def as_in_the_tree(found: Iterable[tuple[Place, int | None]]) -> list[Place]:
    """Return places from top to bottom, each once.

    That is the order of their numbers. Without: pseudo-folders before objects, both as the server lists them; QGIS
    gives them in the order in which the user selected them, and what lies in a pseudo-folder beside it.
    """
    places = dict(found)
    ordered = sorted(places, key=lambda place: (places[place] if places[place] is not None else -1, _row(place)))
    return [place for place in ordered if not any(_holds(other, place) for other in ordered)]


def _row(place: Place) -> tuple[object, ...]:
    *folders, last = place.name.rstrip("/").split("/") if place.name else [""]
    # A branch's own row is above what lies in it; within a branch pseudo-folders are above objects.
    path = [(0, folder.encode()) for folder in folders]
    return (place.key, place.container.encode(), [*path, (1 if place.is_object else 0, last.encode())])


def _holds(folder: Place, place: Place) -> bool:
    same = (folder.key, folder.container) == (place.key, place.container)
    return same and folder != place and not folder.is_object and place.name.startswith(folder.name)
