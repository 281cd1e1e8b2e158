"""Where an object lies on the map: from its layer if it is in the project, or else from its header.

A GeoTIFF's header is read as for its details; what is in another format is opened by GDAL.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from qgis.core import QgsMapLayer, QgsReferencedRectangle
from qgis.PyQt.QtCore import QCoreApplication, QObject, pyqtSignal

from ..auth.errors import Cancelled, UserError
from .accounts import Accounts
from .activity import Activity
from .cancel import Cancel
from .errors import NameNotAddressable, StoreError, VectorUnreadable
from .layers import open_project
from .paths import container_prefix, container_url_prefix, raster_path
from .places import Place

if TYPE_CHECKING:
    from .account import Account

# What remains to be done on the main thread, without waiting.
Extent = Callable[[], QgsReferencedRectangle]


class PlaceOnMapUnknown(StoreError):
    template = "{name} does not say where on the map it lies."


class Zooming(QObject):
    """Finds extents. Lives on the main thread.

    Signals:
        found: a QgsReferencedRectangle.
        failed: why there is none (UserError).
    """

    found = pyqtSignal(object)
    failed = pyqtSignal(object)

    def __init__(self, activity: Activity, accounts: Accounts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._activity = activity
        self._accounts = accounts

    def look_for(self, place: Place) -> None:
        """Find an object's extent; the answer is a signal, at once if its layer is in the project."""
        layer = self.layer_of(place)
        if layer is not None:
            self._found(extent_of_layer(layer), place)
            return
        account = self._accounts.find(place.key)
        if account is None:
            return

        def work(cancel: Cancel) -> Extent:
            return _extent(account, place, cancel)

        def done(extent: Extent) -> None:
            try:
                self._found(extent(), place)
            except VectorUnreadable as error:
                self._failed(error)

        description = QCoreApplication.translate("SwiftCogBrowser", "Look where {name} lies").format(name=place.name)
        self._activity.start(description, work, done, self._failed)

    def layer_of(self, place: Place) -> QgsMapLayer | None:
        """Return the first layer of the project that reads an object."""
        account = self._accounts.find(place.key)
        if account is None:
            return None
        url = account.session.current.storage_url
        prefixes = [container_url_prefix(url, place.container, unchecked) for unchecked in (False, True)]
        # Another account may read a container of this name by that path.
        if container_prefix(place.container) in account.bridge.options.prefixes:
            prefixes.append(container_prefix(place.container))
        try:
            paths = {raster_path(prefix, place.name) for prefix in prefixes}
        except NameNotAddressable:
            return None
        layers = open_project().mapLayers().values()
        return next((layer for layer in layers if layer.source().partition("|")[0] in paths), None)

    def _found(self, extent: QgsReferencedRectangle, place: Place) -> None:
        if extent.isEmpty() or not extent.isFinite():
            self._failed(PlaceOnMapUnknown(name=place.name))
        else:
            self.found.emit(extent)

    def _failed(self, error: UserError) -> None:
        if not isinstance(error, Cancelled):
            self.failed.emit(error)


def _extent(account: Account, place: Place, cancel: Cancel) -> Extent:
    """Read where an object lies. Waits for the network, on any thread."""
    from .object_details import DetailsReader, may_be_tiff

    if may_be_tiff(place.name):
        extent = DetailsReader(account.store).read(place.container, place.name, cancel).extent
        if extent is not None:
            return lambda: extent
        # It may say so beside its header, as GDAL knows: in control points, for one.
    layer = account.prepare_layer(place.container, place.name)
    return lambda: extent_of_layer(layer())


def extent_of_layer(layer: QgsMapLayer) -> QgsReferencedRectangle:
    """Return a layer's extent with its coordinate reference system."""
    return QgsReferencedRectangle(layer.extent(), layer.crs())
