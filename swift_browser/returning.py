"""Gives a layer another source, and leaves everything else of it as it is. On the main thread."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from osgeo import gdal
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsDataProvider,
    QgsLayerDefinition,
    QgsMapLayer,
    QgsRasterDataProvider,
    QgsRasterLayer,
    QgsRasterRange,
    QgsReadWriteContext,
)
from qgis.PyQt.QtXml import QDomDocument

from .layers import open_project
from .project_file import children
from .sources import source_behind

# GDAL opens no file over the network whose name does not end so.
ONLY = "CPL_VSIL_CURL_ALLOWED_EXTENSIONS"
NONE_AT_ALL = "{no file at all}"
NoData = dict[int, tuple[bool, list[QgsRasterRange]]]


def bring_back(layer: QgsMapLayer, source: str, keep_crs: bool = True) -> None:
    """Have a layer read from its object. Quick when the header is in GDAL's cache.

    Args:
        source: the object's, as QGIS has it.
        keep_crs: the CRS may have been set by hand; False for that of the object.
    """
    before = _no_data(layer)
    _set_source(layer, source, layer.crs() if keep_crs else None)
    provider = layer.dataProvider()
    if isinstance(provider, QgsRasterDataProvider):
        for band, (use_sources, ranges) in before.items():
            if 1 <= band <= provider.bandCount():
                provider.setUseSourceNoDataValue(band, use_sources)
                provider.setUserNoDataValue(band, ranges)
    layer.triggerRepaint()


def give_back(layer: QgsMapLayer) -> None:
    """Give a layer the source back that its stand-in stood for, without a request. QGIS shows it as unavailable then.

    Its style is kept as QGIS keeps that of a layer that it could not open with the project.
    """
    description = _description(layer)
    with no_requests():
        _set_source(layer, source_behind(layer.source()), layer.crs())
    layer.setOriginalXmlProperties(description)


def _description(layer: QgsMapLayer) -> str:
    """Return what a project would say of a layer, in the form in which QGIS keeps it."""
    whole = QgsLayerDefinition.exportLayerDefinitionLayers([layer], QgsReadWriteContext())
    document = QDomDocument("qgis")
    for element in children(whole.elementsByTagName("maplayer")):
        document.appendChild(document.importNode(element, True))
    return str(document.toString())


@contextmanager
def no_requests() -> Iterator[None]:
    """Have GDAL open nothing over the network on this thread: it fails at once."""
    gdal.SetThreadLocalConfigOption(ONLY, NONE_AT_ALL)
    try:
        yield
    finally:
        gdal.SetThreadLocalConfigOption(ONLY, None)


def _set_source(layer: QgsMapLayer, source: str, crs: QgsCoordinateReferenceSystem | None) -> None:
    """Set it without the default style; QGIS takes CRS, metadata and NoData values from the object all the same."""
    project = open_project()
    saved = not project.isDirty()
    options = QgsDataProvider.ProviderOptions()
    options.transformContext = project.transformContext()
    metadata = layer.metadata()
    layer.setDataSource(source, layer.name(), layer.providerType(), options, False)
    layer.setMetadata(metadata)
    if crs is not None and crs.isValid() and crs != layer.crs():
        layer.setCrs(crs)
    if saved:
        # What is in the file has not changed: nobody is to be asked whether to save it.
        project.setDirty(False)


def _no_data(layer: QgsMapLayer) -> NoData:
    """Return which values the user takes for NoData, by band."""
    if not isinstance(layer, QgsRasterLayer):
        return {}
    provider = layer.dataProvider()
    if provider is None or not provider.isValid():
        return _saved_no_data(layer.originalXmlProperties())
    bands = range(1, provider.bandCount() + 1)
    return {band: (provider.useSourceNoDataValue(band), provider.userNoDataValues(band)) for band in bands}


def _saved_no_data(description: str) -> NoData:
    """Return likewise what a project says of a layer that QGIS could not open with it."""
    document = QDomDocument()
    document.setContent(description)
    found: NoData = {}
    for element in children(document.elementsByTagName("noDataList")):
        ranges = [
            QgsRasterRange(float(each.attribute("min", "nan")), float(each.attribute("max", "nan")))
            for each in children(element.elementsByTagName("noDataRange"))
        ]
        found[int(element.attribute("bandNo", "0"))] = (element.attribute("useSrcNoData") == "1", ranges)
    return found
