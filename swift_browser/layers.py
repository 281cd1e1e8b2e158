"""Raster layers over objects: making them, finding them again, reading them anew."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from weakref import WeakSet

from osgeo import gdal
from qgis.core import QgsMapLayer, QgsProject, QgsRasterLayer
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QCoreApplication

from .errors import NotARaster, RasterUnreadable
from .paths import layer_name

PROVIDER = "gdal"

# Layers that were made here and may be in no project, or in another than the one that is open.
_made: WeakSet[QgsRasterLayer] = WeakSet()
_made_lock = threading.Lock()


def load_raster(path: str, name: str) -> QgsRasterLayer:
    """Open a raster. Waits for the network, on any thread; the layer belongs to the main thread afterwards.

    Args:
        path: a GDAL path.
        name: the object's name, from which the layer gets its own.

    Raises:
        NotARaster: GDAL does not know the format.
        RasterUnreadable: GDAL knows it, or got no byte of it.
    """
    gdal.ErrorReset()
    layer = QgsRasterLayer(path, layer_name(name), PROVIDER)
    if not layer.isValid():
        reason = layer.error().summary() or gdal.GetLastErrorMsg()
        # Otherwise GDAL would remember the failure, and not look again.
        gdal.VSICurlPartialClearCache(path)
        details = f"{path}: {reason}"
        if "not recognized" in reason or not reason:
            raise NotARaster(name=name, details=details)
        raise RasterUnreadable(name=name, reason=reason, details=details)
    application = QCoreApplication.instance()
    if application is not None:
        layer.moveToThread(application.thread())
    with _made_lock:
        _made.add(layer)
    return layer


def layers_under(prefixes: Iterable[str]) -> list[QgsMapLayer]:
    """Return the open layers whose sources begin with one of the prefixes, the user's own too. On the main thread."""
    beginnings = tuple(prefixes)
    with _made_lock:
        made = [layer for layer in _made if not sip.isdeleted(layer)]
    layers = {layer.id(): layer for layer in [*made, *QgsProject.instance().mapLayers().values()]}
    return [layer for layer in layers.values() if beginnings and layer.source().startswith(beginnings)]


def reload_layer(layer: QgsMapLayer) -> None:
    """Have a layer close its files and open them anew. On the main thread; quick when the header is cached."""
    provider = layer.dataProvider()
    if provider is not None:
        provider.reloadData()
