"""Shows layers on one fixed scale: the same physical value has the same shade of grey in all of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from osgeo import gdal
from qgis.core import (
    Qgis,
    QgsContrastEnhancement,
    QgsMapLayer,
    QgsRasterLayer,
    QgsRasterMinMaxOrigin,
    QgsSingleBandGrayRenderer,
)

from .first_style import full_range
from .gdal_files import open_raster
from .layers import open_project
from .needs import waits
from .sources import PROVIDER

if TYPE_CHECKING:
    from .native_raster import RasterSource


@dataclass(frozen=True)
class BandRange:
    """What the values of a band may be, with its scale and offset applied.

    Attributes:
        least, greatest: see :func:`.first_style.full_range`.
        unit: empty if the file does not say.
    """

    least: float
    greatest: float
    unit: str


def is_comparable(layer: QgsMapLayer) -> bool:
    """Return whether a layer has pixels to compare: GDAL reads it, and it does not wait for a login."""
    return (
        isinstance(layer, QgsRasterLayer) and layer.isValid() and layer.providerType() == PROVIDER and not waits(layer)
    )


def comparable_layers() -> list[QgsRasterLayer]:
    """Return the layers of the project that have pixels to compare, by their names. On the main thread."""
    layers = [layer for layer in open_project().mapLayers().values() if is_comparable(layer)]
    return sorted(layers, key=lambda layer: (layer.name().casefold(), layer.id()))


def ranges_of(source: RasterSource) -> tuple[BandRange, ...]:
    """Return the range of each band. Waits for the network; only the header is read. None if it cannot be."""
    dataset = open_raster(source.path, source.options)
    count = 0 if dataset is None else dataset.RasterCount
    return tuple(_range(dataset.GetRasterBand(number + 1)) for number in range(count))


def _range(band: gdal.Band) -> BandRange:
    return BandRange(*full_range(band), unit=band.GetUnitType() or "")


def fix_scale(layer: QgsRasterLayer, band: int, least: float, greatest: float) -> None:
    """Show one band of a layer in shades of grey, from black to white. Nothing is read for it.

    QGIS stretches values that it has applied scale and offset to: the limits are the same for all layers.

    Args:
        layer: of the thread of the caller. Its opacity stays.
        band: the number.
        least, greatest: physical values.
    """
    enhancement = QgsContrastEnhancement(Qgis.DataType.Float64)
    enhancement.setMinimumValue(least)
    enhancement.setMaximumValue(greatest)
    enhancement.setContrastEnhancementAlgorithm(
        QgsContrastEnhancement.ContrastEnhancementAlgorithm.StretchToMinimumMaximum
    )
    renderer = QgsSingleBandGrayRenderer(layer.dataProvider(), band)
    before = layer.renderer()
    if before is not None:
        renderer.copyCommonProperties(before, False)
    # The user's own: QGIS is not to find others when the map moves.
    renderer.setMinMaxOrigin(QgsRasterMinMaxOrigin())
    renderer.setContrastEnhancement(enhancement)
    layer.setRenderer(renderer)
    layer.triggerRepaint()
