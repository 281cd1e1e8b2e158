"""Raster layers over objects: making them, finding them again, reading them anew."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from weakref import WeakSet

from osgeo import gdal
from qgis.core import QgsMapLayer, QgsProject, QgsRasterLayer
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QCoreApplication

from .errors import LayerNotAdded, NotARaster, RasterUnreadable, StoreError, TokenRefused
from .first_style import new_layer
from .gdal_files import first_byte
from .gdal_patience import time_outs
from .needs import mosaic_needs
from .paths import ROOT, account_prefix, container_of, layer_name
from .raster_view import AS_QGIS, RasterView
from .sources import read_alone

# Of a layer while QGIS runs, not of the project: it outlives the plugin's modules when the plugin is upgraded.
READ_FROM = "swift_cog_browser_read_from"

# Layers that were made here and may be in no project, or in another than the one that is open.
_made: WeakSet[QgsMapLayer] = WeakSet()
_made_lock = threading.Lock()
# The ETags of what GDAL may have in its cache, by path.
_versions: dict[str, str] = {}


def open_project() -> QgsProject:
    """Return the project that is open."""
    project = QgsProject.instance()
    if project is None:
        raise RuntimeError("QGIS is not running")
    return project


def load_raster(path: str, name: str, view: RasterView = AS_QGIS) -> QgsRasterLayer:
    """Open a raster. Waits for the network, on any thread; the layer belongs to the main thread afterwards.

    Args:
        path: a GDAL path.
        name: the object's name, from which the layer gets its own.
        view: how it is shown at first.

    Raises:
        NotARaster: GDAL does not know the format.
        RasterUnreadable: GDAL knows it, or got no byte of it.
    """
    with time_outs():
        layer = new_layer(path, layer_name(name), view, read_alone(path))
    if not layer.isValid():
        raise _failure(layer, path, name)
    give_to_main_thread(layer)
    return layer


def give_to_main_thread(layer: QgsMapLayer) -> None:
    """Have a layer that was opened on another thread belong to the main thread, and be known as made here."""
    application = QCoreApplication.instance()
    if application is not None:
        layer.moveToThread(application.thread())
    adopt(layer)


def adopt(layer: QgsMapLayer) -> None:
    """Note that a layer reads with what the plugin has told GDAL, and with nothing else."""
    with _made_lock:
        _made.add(layer)


def made_here(layer: QgsMapLayer) -> bool:
    """Return whether a layer was opened by the plugin, and not by the user."""
    with _made_lock:
        return layer in _made


def add_to_project(layer: QgsMapLayer, project: QgsProject | None = None, to_tree: bool = True) -> None:
    """Add a layer to the project that is open, or another. On the main thread.

    Args:
        layer: belongs to the project afterwards.
        project: None for the one that is open.
        to_tree: have QGIS give it a place in the layer tree; otherwise the caller does.

    Raises:
        LayerNotAdded: the project does not take it.
    """
    if (project or open_project()).addMapLayer(layer, to_tree) is None:
        raise LayerNotAdded(name=layer.name())


def _failure(layer: QgsRasterLayer, path: str, name: str) -> StoreError:
    """Return why a layer could not be opened."""
    details = f"{path}: {layer.error().summary()}"
    # The beginning of the file is in GDAL's cache: this asks the object store for nothing.
    driver = gdal.IdentifyDriverEx(path, gdal.OF_RASTER)
    if driver is None:
        return NotARaster(name=name, details=details)
    return RasterUnreadable(name=name, format=driver.LongName, details=details)


def forget_failure(path: str) -> None:
    """Have GDAL look again for what it remembers as missing or forbidden, in the listing of its folder too.

    Only when the token is known to be good: otherwise handles that are open and healthy are lost.
    """
    folder = path.rpartition("/")[0]
    # The listing is known by the folder's name, and options that tell where it is begin with that and a slash.
    for prefix in (folder, f"{folder}/"):
        gdal.VSICurlPartialClearCache(prefix)


def is_known(path: str) -> bool:
    """Return whether GDAL takes an object for one that is there and can be read.

    After an attempt to open it this asks nobody. What GDAL knows of the object alone does not tell: it may remember a
    listing of the folder without it.
    """
    return first_byte(path)


def is_cached(path: str, version: str) -> bool:
    """Return whether GDAL has nothing in its cache of another version of an object.

    Args:
        path: the object's.
        version: its ETag.
    """
    with _made_lock:
        return _versions.get(path) == version


def forget_contents(path: str, version: str = "") -> None:
    """Have GDAL forget what it has read of an object, or that it found none.

    Args:
        path: the object's.
        version: the ETag of the object that is read from now on; empty if nobody knows.
    """
    with _made_lock:
        if version:
            _versions[path] = version
        else:
            _versions.pop(path, None)
    gdal.VSICurlPartialClearCache(path)


@contextmanager
def forgotten_if_unreadable(path: str) -> Iterator[None]:
    """Have GDAL forget what it took for an object, if that can not be read: something else may have answered.

    A login page of a network, say: GDAL keeps its bytes for those of the file.
    """
    try:
        yield
    except TokenRefused:
        # What is open already would be lost.
        raise
    except StoreError:
        forget_contents(path)
        raise


def layers_under(prefixes: Iterable[str]) -> list[QgsMapLayer]:
    """Return the open layers that read paths which begin with one of the prefixes. On the main thread.

    The user's own are among them, and mosaics.
    """
    beginnings = tuple(prefixes)
    return [
        layer
        for layer in _open_layers()
        if beginnings and any(path.startswith(beginnings) for path in [layer.source(), *_mosaic_prefixes(layer)])
    ]


def _open_layers() -> list[QgsMapLayer]:
    with _made_lock:
        made = [layer for layer in _made if not sip.isdeleted(layer)]
    return list({layer.id(): layer for layer in [*made, *open_project().mapLayers().values()]}.values())


def layers_at(path: str) -> list[QgsMapLayer]:
    """Return the open layers that read a path. On the main thread."""
    return [layer for layer in _open_layers() if layer.source().partition("|")[0] == path]


def _mosaic_prefixes(layer: QgsMapLayer) -> list[str]:
    return [prefix for need in mosaic_needs(layer) for prefix in need.prefixes]


def _containers(layers: Iterable[QgsMapLayer], storage_url: str, by_url: bool) -> set[str]:
    """Return the containers that layers read of an account, or of any if there is no URL."""
    found: set[str] = set()
    for layer in layers:
        needs = mosaic_needs(layer)
        wanted = [need for need in needs if need.by_url == by_url and (not storage_url or need.may_be_of(storage_url))]
        found.update(need.source.container for need in wanted)
        if not needs:
            found.add(container_of(layer.source(), storage_url))
    return found


def leave_behind(prefixes: Iterable[str], storage_url: str) -> None:
    """Note in the open layers under the prefixes which account they were read from. On the main thread."""
    for layer in layers_under(prefixes):
        layer.setProperty(READ_FROM, storage_url)


def left_behind(storage_url: str = "") -> set[str]:
    """Return the containers of the open layers that were read from an account, or any. On the main thread."""
    wanted = (lambda url: url == storage_url) if storage_url else bool
    layers = (layer for layer in layers_under([ROOT]) if wanted(layer.property(READ_FROM)))
    return _containers(layers, storage_url, by_url=False)


def named_by_url(storage_url: str) -> set[str]:
    """Return the containers of the open layers whose paths name an account's URL. On the main thread."""
    roots = [account_prefix(storage_url), account_prefix(storage_url, unchecked=True)]
    return _containers(layers_under(roots), storage_url, by_url=True)
