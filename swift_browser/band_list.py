"""Which bands a raster has, before it is a layer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from osgeo import gdal

from .cancel import Cancel
from .errors import NotARaster
from .gdal_files import open_raster

if TYPE_CHECKING:
    from .account import Account


@dataclass(frozen=True)
class Band:
    """A band of a raster.

    Attributes:
        number: from 1.
        description: what the file calls it; empty if it does not.
        type: GDAL's name of its data type.
        meaning: GDAL's name of what it stands for, such as ``Red``; empty if the file does not say.
    """

    number: int
    description: str
    type: str
    meaning: str


def bands_of(account: Account, container: str, name: str, cancel: Cancel) -> list[Band]:
    """Return the bands of an object. Waits for the network; only the header is read.

    Raises:
        NotARaster: GDAL cannot open it.
        see :meth:`.object_layers.ObjectLayers.open_path`.
    """
    path, _provenance = account.open_path(container, name, cancel)
    dataset = open_raster(path)
    if dataset is None or not dataset.RasterCount:
        raise NotARaster(name=name, details=gdal.GetLastErrorMsg())
    return [_band(dataset.GetRasterBand(number + 1)) for number in range(dataset.RasterCount)]


def _band(band: gdal.Band) -> Band:
    meaning = band.GetColorInterpretation()
    known = meaning not in (gdal.GCI_Undefined, gdal.GCI_GrayIndex)
    return Band(
        band.GetBand(),
        band.GetDescription(),
        gdal.GetDataTypeName(band.DataType),
        gdal.GetColorInterpretationName(meaning) if known else "",
    )
