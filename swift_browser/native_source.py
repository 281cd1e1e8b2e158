"""What a layer of QGIS reads, as GDAL opens it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from qgis.core import QgsMapLayer, QgsRasterLayer

from .native_raster import NativeError, RasterSource
from .needs import mosaic_needs
from .pixel_place import Point
from .sources import PROVIDER, path_behind

# How QGIS adds to a path what GDAL is to be told: |option:KEY=VALUE. A credential is known to GDAL by now.
ADDED = re.compile(r"\|(option|credential|layername):([^|]*)")


@dataclass(frozen=True)
class InLayer:
    """Places in a layer, in its coordinates."""

    layer: QgsMapLayer
    source: RasterSource
    corners: tuple[Point, ...]


class NoRasterLayer(NativeError):
    template = "{layer} is no raster that GDAL reads, so it has no native pixels here. Choose another layer."


class LayerWaits(NativeError):
    template = "{layer} waits for a login, so it has no pixels yet. Log in to its connection."


def source_of(layer: QgsMapLayer) -> RasterSource:
    """Return what a layer reads. On the main thread; nothing is opened.

    Raises:
        NoRasterLayer: it is of another kind, or another provider reads it.
        LayerWaits: something stands in for its object until somebody logs in.
    """
    if not isinstance(layer, QgsRasterLayer) or layer.providerType() != PROVIDER:
        raise NoRasterLayer(layer=layer.name())
    if path_behind(layer.source()):
        raise LayerWaits(layer=layer.name())
    return RasterSource(
        ADDED.sub("", layer.source()),
        tuple(
            value
            for kind, value in ADDED.findall(layer.source())
            # However many threads the user wants: what fails in others than the caller's is not heard of here.
            if kind == "option" and not value.upper().startswith("NUM_THREADS=")
        ),
        layer.name(),
        tuple(prefix for need in mosaic_needs(layer) for prefix in need.prefixes),
    )
