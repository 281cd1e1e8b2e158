"""Vector layers over objects that GDAL reads in place: FlatGeobuf, GeoPackage, GeoJSON, and GeoParquet if built in."""

from __future__ import annotations

from osgeo import gdal
from qgis.core import QgsVectorLayer

from .errors import NotAVector, StoreError, VectorUnreadable
from .layers import give_to_main_thread
from .paths import layer_name

PROVIDER = "ogr"


def load_vector(path: str, name: str) -> QgsVectorLayer:
    """Open a vector layer, to be read only. Waits for the network, on any thread; it belongs to the main thread then.

    Args:
        path: a GDAL path.
        name: the object's name, from which the layer gets its own.

    Raises:
        NotAVector: GDAL does not know the format, or was built without it.
        VectorUnreadable: GDAL knows it, or got no byte of it.
    """
    options = QgsVectorLayer.LayerOptions()
    # Rather than try whether it can be written.
    options.forceReadOnly = True
    layer = QgsVectorLayer(path, layer_name(name), PROVIDER, options)
    if not layer.isValid():
        raise _failure(layer, path, name)
    give_to_main_thread(layer)
    return layer


def _failure(layer: QgsVectorLayer, path: str, name: str) -> StoreError:
    details = f"{path}: {layer.error().summary()}"
    driver = gdal.IdentifyDriverEx(path, gdal.OF_VECTOR)
    if driver is None:
        return NotAVector(name=name, details=details)
    return VectorUnreadable(name=name, format=driver.LongName, details=details)
