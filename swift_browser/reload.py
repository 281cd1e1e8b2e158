"""Opens layers anew, without having the main thread wait for the network."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from qgis.core import QgsMapLayer, QgsRasterLayer
from qgis.PyQt.QtCore import QCoreApplication

from ..auth.errors import UserError
from .cancel import Cancel
from .gdal_files import open_raster, open_vector
from .jobs import start
from .layers import layers_under
from .needs import needs_of
from .returning import bring_back, give_back
from .sources import read_alone
from .vector_layers import read_layer


def reload_layers(prefixes: Iterable[str]) -> list[QgsMapLayer]:
    """Have the layers under the prefixes close their files and open them anew; return them.

    On the main thread, so that no drawing can begin meanwhile. Quick when the headers are in GDAL's cache.
    """
    layers = layers_under(prefixes)
    for layer in layers:
        reload_layer(layer)
    return layers


def reload_layer(layer: QgsMapLayer) -> bool:
    """Have a layer close its file and open it anew; return whether it can be read. On the main thread.

    If it cannot, it is invalid and gives nothing at all: from a raster's provider that has no file open QGIS draws
    memory that nobody has filled, and reports no error (3.40 and 3.44).
    """
    if isinstance(layer, QgsRasterLayer) and not layer.isValid() and needs_of(layer):
        bring_back(layer, read_alone(layer.source()))
        return layer.isValid()
    provider = layer.dataProvider()
    if provider is None:
        return False
    provider.reloadData()
    if isinstance(layer, QgsRasterLayer) and not provider.isValid():
        give_back(layer)
    return bool(layer.isValid())


def give_back_unreadable(layers: Iterable[QgsMapLayer]) -> None:
    """Have raster layers be invalid that could not open their files anew: QGIS takes them for valid still.

    It would draw memory that nobody has filled; see :func:`reload_layer`. On the main thread.
    """
    for layer in layers:
        provider = layer.dataProvider()
        dead = provider is not None and not provider.isValid()
        if dead and isinstance(layer, QgsRasterLayer) and layer.isValid() and needs_of(layer):
            give_back(layer)


def reload_and_repaint(prefixes: Iterable[str]) -> None:
    """Open the layers under the prefixes anew, and have the map show what they read now. On the main thread."""
    for layer in reload_layers(prefixes):
        layer.triggerRepaint()


def warm_up(
    prefixes: Iterable[str],
    then: Callable[[], None],
    first: Callable[[], None] | None = None,
    failed: Callable[[UserError], None] | None = None,
) -> None:
    """Read the headers of the layers under the prefixes into GDAL's cache, in the background.

    Args:
        prefixes: beginnings of GDAL paths.
        then: called on the main thread afterwards; the layers themselves show what of them failed.
        first: done before, in the background; when it raises a UserError, nothing else is done.
        failed: gets that error, on the main thread.
    """
    paths = [layer.source().partition("|")[0] for layer in layers_under(prefixes)]

    def read_headers(cancel: Cancel) -> None:
        if first is not None:
            first()
        for path in paths:
            cancel.check()
            open_raster(path)

    description = QCoreApplication.translate("SwiftCogBrowser", "Bring the renewed login to the open layers")
    start(description, read_headers, lambda _nothing: then(), failed or (lambda _error: then()))


def read_header(source: str, vector: bool) -> bool:
    """Have GDAL keep in its cache what QGIS reads when it opens a layer; return whether it can. Waits for the network.

    Through GDAL and not as a layer of QGIS: two threads that made vector layers from Python were seen to wait for each
    other for ever, in the locks of QGIS's OGR provider.

    Args:
        source: a layer's, with what follows a ``|``.
        vector: whether it is a vector layer.
    """
    path, _bar, suffix = source.partition("|")
    dataset = open_vector(path) if vector else open_raster(path)
    if dataset is None or not vector:
        return dataset is not None
    values = dict(part.split("=", 1) for part in suffix.split("|") if "=" in part)
    return read_layer(dataset, values.get("layername", ""))
