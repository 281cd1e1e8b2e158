"""Vector layers over objects that GDAL reads in place: FlatGeobuf, GeoPackage, GeoJSON, and GeoParquet if built in.

QGIS's OGR provider has locks of its own: two threads that made vector layers from Python were seen to wait for each
other for ever. So GDAL reads in the background, and the layer is made on the main thread, from what GDAL has in its
cache by then.
"""

from __future__ import annotations

from osgeo import gdal
from qgis.core import QgsVectorLayer

from .errors import NotAVector, StoreError, VectorUnreadable
from .gdal_files import open_vector
from .layers import adopt
from .paths import layer_name

PROVIDER = "ogr"


def warm_vector(path: str, name: str) -> str:
    """Have GDAL read what QGIS wants of a vector file. Waits for the network, on any thread.

    Args:
        path: a GDAL path.
        name: the object's.

    Returns:
        The name of the format.

    Raises:
        NotAVector: GDAL does not know the format, or was built without it.
        VectorUnreadable: GDAL knows it, or got no byte of it.
    """
    source = open_vector(path)
    if source is None or not read_layer(source):
        raise _failure(path, name)
    return str(source.GetDriver().LongName)


def read_layer(source: gdal.Dataset, name: str = "") -> bool:
    """Read what QGIS asks of a layer before it shows it; return whether there is one. Waits for the network.

    Args:
        name: the layer's; empty for the first one.
    """
    layer = source.GetLayerByName(name) if name else source.GetLayer(0)
    if layer is None:
        return False
    layer.GetFeatureCount()
    layer.GetExtent(can_return_null=True)
    return True


def load_vector(path: str, name: str, format_name: str) -> QgsVectorLayer:
    """Make a vector layer, to be read only. On the main thread, after :func:`warm_vector`.

    Args:
        path: a GDAL path.
        name: the object's name, from which the layer gets its own.
        format_name: what :func:`warm_vector` returned.

    Raises:
        VectorUnreadable: it cannot be read any more.
    """
    options = QgsVectorLayer.LayerOptions()
    # Rather than try whether it can be written.
    options.forceReadOnly = True
    layer = QgsVectorLayer(path, layer_name(name), PROVIDER, options)
    if not layer.isValid():
        raise VectorUnreadable(name=name, format=format_name, details=f"{path}: {layer.error().summary()}")
    adopt(layer)
    return layer


def _failure(path: str, name: str) -> StoreError:
    details = f"{path}: {gdal.GetLastErrorMsg()}"
    # The beginning of the file is in GDAL's cache: this asks the object store for nothing.
    driver = gdal.IdentifyDriverEx(path, gdal.OF_VECTOR)
    if driver is None:
        return NotAVector(name=name, details=details)
    return VectorUnreadable(name=name, format=driver.LongName, details=details)
