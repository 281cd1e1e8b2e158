"""Raster layers over files on web servers, read in place as objects are."""

from __future__ import annotations

from qgis.core import QgsRasterLayer

from ..auth.network import Network
from .addresses import WebAddress
from .bridge import header_file_per_path
from .gdal_network import path_options
from .layers import forget_failure, load_raster
from .path_options import READ_SETTINGS, PathOptions
from .paths import URL_ROOT
from .raster_view import AS_QGIS, RasterView
from .web_files import look_at


class WebLayers:
    """Opens them, and keeps what GDAL was told of each: it holds for these files only."""

    def __init__(self) -> None:
        self._options = PathOptions()

    def load(self, address: WebAddress, network: Network, view: RasterView = AS_QGIS) -> QgsRasterLayer:
        """Return a layer, not yet in any project. Waits for the network, on any thread.

        Args:
            view: how it is shown at first.

        Raises:
            see :func:`.web_files.look_at` and :func:`.layers.load_raster`.
        """
        look_at(address.url, network)
        path = URL_ROOT + address.url
        # Before GDAL 3.7 it goes the way that QGIS has set for all.
        reach = path_options(network, address.url) if header_file_per_path() else {}
        self._options.set(path, {**READ_SETTINGS, **reach})
        # It is there, whatever GDAL may remember.
        forget_failure(path)
        return load_raster(path, address.name, view)

    def close(self) -> None:
        """Take down every option."""
        self._options.clear()
