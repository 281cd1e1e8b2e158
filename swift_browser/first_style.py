"""Makes raster layers that have their first style before they are opened, so that nothing is read to find one.

QGIS reads a part of a raster to stretch its values when a layer is made. A layer that has a renderer already keeps it
when it is given another source. So it is made over a raster of one pixel, and then given the object. On any thread.
"""

from __future__ import annotations

import re
from typing import Any

from osgeo import gdal
from qgis.core import (
    Qgis,
    QgsContrastEnhancement,
    QgsDataProvider,
    QgsMultiBandColorRenderer,
    QgsRasterLayer,
    QgsRasterRenderer,
    QgsSingleBandGrayRenderer,
)

from .gdal_files import open_raster
from .raster_view import RasterView, Stretch
from .sources import PROVIDER

ONE_PIXEL = (
    '<VRTDataset rasterXSize="1" rasterYSize="1"><GeoTransform>0,1,0,0,0,-1</GeoTransform>'
    '<VRTRasterBand dataType="Byte" band="1"/></VRTDataset>'
)
# GDAL's names of types, to what their bits can hold.
INTEGERS = {
    "Byte": (0, 2**8 - 1),
    "Int8": (-(2**7), 2**7 - 1),
    "UInt16": (0, 2**16 - 1),
    "Int16": (-(2**15), 2**15 - 1),
    "UInt32": (0, 2**32 - 1),
    "Int32": (-(2**31), 2**31 - 1),
    "UInt64": (0, 2**64 - 1),
    "Int64": (-(2**63), 2**63 - 1),
}
NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
# What a band's metadata may tell of its range: the names are those of the netCDF conventions, and GDAL's.
VALID = (("valid_range", ""), ("valid_min", "valid_max"))
FOUND = (("STATISTICS_MINIMUM", "STATISTICS_MAXIMUM"),)
# For floating-point values of which nothing is known: most are reflectances and the like.
UNKNOWN = (0.0, 1.0)


def new_layer(path: str, name: str, view: RasterView, source: str = "") -> QgsRasterLayer:
    """Return a layer over a raster, shown as wanted. Waits for the network; nothing of the pixels is read for it.

    If QGIS cannot open it, or if it is a map of colours, which nobody stretches, it is as QGIS makes it.

    Args:
        path: GDAL's.
        source: the path with what QGIS is to tell GDAL about it; empty for nothing.
    """
    source = source or path
    dataset = None if view.is_of_qgis else open_raster(path)
    bands = () if dataset is None else _bands(dataset, view)
    if not bands or _has_colours(dataset, bands):
        return QgsRasterLayer(source, name, PROVIDER)
    layer = QgsRasterLayer(ONE_PIXEL, name, PROVIDER)
    layer.setRenderer(_renderer(dataset, bands, view.stretch))
    if view.stretch is not Stretch.QGIS:
        _do_not_resample(layer)
    # Closed only when QGIS has opened it, so that GDAL keeps what it has read of it.
    layer.setDataSource(source, name, PROVIDER, QgsDataProvider.ProviderOptions(), False)
    del dataset
    if view.stretch is Stretch.QGIS and layer.isValid():
        layer.setDefaultContrastEnhancement()
    return layer


def full_range(band: Any) -> tuple[float, float]:
    """Return the least and the greatest value that a band can have, with its scale and offset applied.

    Args:
        band: a gdal.Band. What its metadata call valid goes before the limits of its type, and statistics that they
            hold are used where the type has none; nothing of its pixels is read.
    """
    least, greatest = _told(band, VALID) or _of_type(band) or _told(band, FOUND) or UNKNOWN
    scale, offset = band.GetScale(), band.GetOffset()
    ends = [each * (1.0 if scale is None else scale) + (offset or 0.0) for each in (least, greatest)]
    return min(ends), max(ends)


def _told(band: Any, names: tuple[tuple[str, str], ...]) -> tuple[float, float] | None:
    """Return the range that the metadata of a band tell of, by the names of what holds its ends."""
    metadata = band.GetMetadata()
    for least, greatest in names:
        text = f"{metadata.get(least, '')} {metadata.get(greatest, '')}"
        numbers = [float(each) for each in NUMBER.findall(text)]
        if len(numbers) == 2 and numbers[0] < numbers[1]:
            return numbers[0], numbers[1]
    return None


def _of_type(band: Any) -> tuple[float, float] | None:
    limits = INTEGERS.get(gdal.GetDataTypeName(band.DataType))
    bits = band.GetMetadataItem("NBITS", "IMAGE_STRUCTURE")
    if limits is not None and limits[0] == 0 and bits and bits.isdigit():
        return 0, 2 ** int(bits) - 1
    return limits


def _bands(dataset: Any, view: RasterView) -> tuple[int, ...]:
    """Return the bands to show: one, or three; none if there is none."""
    if view.bands and max(view.bands) <= dataset.RasterCount:
        return view.bands
    meanings = [dataset.GetRasterBand(number + 1).GetColorInterpretation() for number in range(dataset.RasterCount)]
    colours = (gdal.GCI_RedBand, gdal.GCI_GreenBand, gdal.GCI_BlueBand)
    if all(colour in meanings for colour in colours):
        return tuple(meanings.index(colour) + 1 for colour in colours)
    visible = [number + 1 for number, meaning in enumerate(meanings) if meaning != gdal.GCI_AlphaBand]
    return tuple(visible[:3] if len(visible) > 2 else visible[:1])


def _has_colours(dataset: Any, bands: tuple[int, ...]) -> bool:
    return len(bands) == 1 and dataset.GetRasterBand(bands[0]).GetColorTable() is not None


def _renderer(dataset: Any, bands: tuple[int, ...], stretch: Stretch) -> QgsRasterRenderer:
    renderer: QgsRasterRenderer
    stretches = [_enhancement(dataset.GetRasterBand(number), stretch) for number in bands]
    if len(bands) == 1:
        renderer = QgsSingleBandGrayRenderer(None, bands[0])
        renderer.setContrastEnhancement(stretches[0])
    else:
        renderer = QgsMultiBandColorRenderer(None, bands[0], bands[1], bands[2])
        renderer.setRedContrastEnhancement(stretches[0])
        renderer.setGreenContrastEnhancement(stretches[1])
        renderer.setBlueContrastEnhancement(stretches[2])
    for number in range(1, dataset.RasterCount + 1):
        if dataset.GetRasterBand(number).GetColorInterpretation() == gdal.GCI_AlphaBand:
            renderer.setAlphaBand(number)
    return renderer


def _enhancement(band: Any, stretch: Stretch) -> QgsContrastEnhancement:
    known = gdal.GetDataTypeName(band.DataType) in INTEGERS
    scaled = band.GetScale() not in (None, 1.0) or band.GetOffset() not in (None, 0.0)
    # QGIS's numbers of types are GDAL's. It gives what is scaled as floating-point values.
    kind = Qgis.DataType(band.DataType) if known and not scaled else Qgis.DataType.Float32
    enhancement = QgsContrastEnhancement(kind)
    # QGIS shows floating-point values that nobody stretches in one shade of grey.
    if stretch is Stretch.FULL_RANGE or kind == Qgis.DataType.Float32:
        least, greatest = full_range(band)
        enhancement.setMinimumValue(least)
        enhancement.setMaximumValue(greatest)
        enhancement.setContrastEnhancementAlgorithm(
            QgsContrastEnhancement.ContrastEnhancementAlgorithm.StretchToMinimumMaximum
        )
    else:
        enhancement.setContrastEnhancementAlgorithm(QgsContrastEnhancement.ContrastEnhancementAlgorithm.NoEnhancement)
    return enhancement


def _do_not_resample(layer: QgsRasterLayer) -> None:
    """Show pixels as squares, whatever QGIS is set to do with new layers."""
    resampling = layer.resampleFilter()
    if resampling is not None:
        resampling.setZoomedInResampler(None)
        resampling.setZoomedOutResampler(None)
    layer.setResamplingStage(Qgis.RasterResamplingStage.ResampleFilter)
