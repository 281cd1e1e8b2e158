"""Two rasters as one: their difference or ratio, pixel by pixel, as a virtual raster whose sources are read in place.

GDAL computes it from physical values (scale and offset applied), in 64 bits: its pixel functions "diff" and "div" are
built in. Nothing of the rasters is copied, and the file holds paths only, no token. NoData is NaN in there, and
whatever is computed with a NaN is one. Measured with GDAL 3.6.2, 3.10.3 and 3.13.3, zoomed out too: then GDAL takes the
sources' overviews. Waits for the network and the disk: not on the main thread.
"""

from __future__ import annotations

import html
import math
import re
import struct
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from osgeo import gdal
from qgis.core import QgsDataProvider, QgsMapLayer, QgsRasterLayer

from .cancel import Cancel
from .comparison_grid import ComparisonError, expect_same_grid
from .first_style import ONE_PIXEL
from .fixed_scale import fix_scale
from .gdal_files import open_raster
from .layers import give_to_main_thread
from .needs import needs_of, note_needs
from .sources import PROVIDER
from .vrt_files import write_whole

if TYPE_CHECKING:
    from .native_raster import RasterSource

# What 64-bit floating-point numbers hold exactly. Before GDAL 3.7 signed bytes were told by other means: not these.
TYPES = frozenset({"Byte", "Int8", "UInt16", "Int16", "UInt32", "Int32", "Float16", "Float32", "Float64"})
BLOCKS = 'blockXSize="256" blockYSize="256"'
# The first stretch is found in so many pixels of the overviews, each way.
SAMPLE = 256
# The least and the greatest values are left out of it, so many of a hundred.
LEFT_OUT = 2


class Operation(Enum):
    """What is computed; the values are GDAL's."""

    DIFFERENCE = "diff"
    RATIO = "div"


@dataclass(frozen=True)
class Operand:
    """A band of a raster layer.

    Attributes:
        source: what the layer reads.
        band: its number.
    """

    source: RasterSource
    band: int


class ComparisonNotOpened(ComparisonError):
    template = "{name} could not be opened, so nothing was computed. See that its layer can be read, and try again."


class ComparisonTypeUnknown(ComparisonError):
    template = "The values of {name} are of the type {type}: differences and ratios are computed of real numbers only."


class ComparisonOfItself(ComparisonError):
    template = "{file} is one of the rasters that are compared. Choose another file."


class ComparisonNotWritten(ComparisonError):
    template = "The virtual raster could not be written to {file}: {reason}."


class ComparisonUnreadable(ComparisonError):
    template = "The rasters could be opened, but not read, so nothing was computed. Try again."


def build_comparison(
    operation: Operation, first: Operand, second: Operand, file: Path, cancel: Cancel
) -> QgsRasterLayer:
    """Write a virtual raster and return a layer over it, in shades of grey, not yet in any project.

    Args:
        operation: first − second, or first ÷ second.
        first, second: bands of rasters with the same grid.
        file: replaced if it is there.

    Raises:
        ComparisonError: see there; the file is as it was.
        Cancelled: called off; likewise.
    """
    operands = (first, second)
    _expect_another_file(file, operands)
    datasets = [_open(each) for each in operands]
    names = [each.source.layer for each in operands]
    expect_same_grid(datasets, names)
    cancel.check()
    vrt = _vrt(operation, operands, datasets)
    stretch = _stretch(vrt, operation)
    cancel.check()
    try:
        write_whole(file, vrt.encode())
    except OSError as error:
        raise ComparisonNotWritten(file=file, reason=error.strerror or error) from None
    return _layer(file, stretch)


def note_comparison(layer: QgsRasterLayer, compared: Sequence[QgsMapLayer]) -> None:
    """Note in a layer what it reads, and give it a place where its file knows none. On the main thread."""
    needs = [need for each in compared for need in needs_of(each)]
    if needs:
        note_needs(layer, needs)
    if not layer.crs().isValid() and compared[0].crs().isValid():
        layer.setCrs(compared[0].crs())


def _expect_another_file(file: Path, operands: Sequence[Operand]) -> None:
    for operand in operands:
        path = operand.source.path
        if not path.startswith("/vsi") and Path(path).resolve() == file.resolve():
            raise ComparisonOfItself(file=file)


def _open(operand: Operand) -> Any:
    name = operand.source.layer
    dataset = open_raster(operand.source.path, operand.source.options)
    if dataset is None:
        raise ComparisonNotOpened(name=name, details=gdal.GetLastErrorMsg())
    band = dataset.GetRasterBand(operand.band)
    kind = gdal.GetDataTypeName(band.DataType)
    if kind not in TYPES or band.GetMetadataItem("PIXELTYPE", "IMAGE_STRUCTURE") == "SIGNEDBYTE":
        raise ComparisonTypeUnknown(name=name, type=kind)
    return dataset


def _vrt(operation: Operation, operands: Sequence[Operand], datasets: Sequence[Any]) -> str:
    sources = "".join(_source(_physical(operand, dataset)) for operand, dataset in zip(operands, datasets))
    sign = "−" if operation is Operation.DIFFERENCE else "÷"
    description = f" {sign} ".join(operand.source.layer for operand in operands)
    units = {dataset.GetRasterBand(each.band).GetUnitType() for each, dataset in zip(operands, datasets)}
    unit = units.pop() if operation is Operation.DIFFERENCE and len(units) == 1 else ""
    return (
        f"<VRTDataset {_size(datasets[0])}>{_place(datasets[0])}"
        f'<VRTRasterBand dataType="Float64" band="1" subClass="VRTDerivedRasterBand" {BLOCKS}>'
        f"<Description>{html.escape(description)}</Description><UnitType>{html.escape(unit)}</UnitType>"
        f"<NoDataValue>nan</NoDataValue>{sources}<PixelFunctionType>{operation.value}</PixelFunctionType>"
        "<SourceTransferType>Float64</SourceTransferType></VRTRasterBand></VRTDataset>"
    )


def _size(dataset: Any) -> str:
    return f'rasterXSize="{dataset.RasterXSize}" rasterYSize="{dataset.RasterYSize}"'


def _place(dataset: Any) -> str:
    """Return where a raster lies, as GDAL writes it into a virtual raster: nothing if it has no place."""
    band = '<VRTRasterBand dataType="Byte" band="1"/>'
    empty = gdal.OpenEx(f"<VRTDataset {_size(dataset)}>{band}</VRTDataset>", gdal.OF_RASTER)
    transform = dataset.GetGeoTransform(can_return_null=True)
    if transform is not None:
        empty.SetGeoTransform(transform)
    if dataset.GetSpatialRef() is not None:
        empty.SetSpatialRef(dataset.GetSpatialRef())
    if dataset.GetGCPCount():
        empty.SetGCPs(dataset.GetGCPs(), dataset.GetGCPSpatialRef())
    # All that stands before the band.
    inner = re.search(r"<VRTDataset[^>]*>(.*?)<VRTRasterBand", empty.GetMetadata("xml:VRT")[0], re.DOTALL)
    return inner[1].strip() if inner else ""


def _source(vrt: str) -> str:
    """Return a virtual raster as a source of another.

    It stands in there as it is. When QGIS has computed statistics, GDAL writes the file anew, and would leave 6 digits
    of a scale or an offset that stood in the file itself.
    """
    return (
        f'<SimpleSource><SourceFilename relativeToVRT="0">{html.escape(vrt)}</SourceFilename>'
        "<SourceBand>1</SourceBand></SimpleSource>"
    )


def _physical(operand: Operand, dataset: Any) -> str:
    """Return a virtual raster of a band's physical values, NaN where it has none."""
    band = dataset.GetRasterBand(operand.band)
    width, height = band.GetBlockSize()
    options = "".join(
        f'<OOI key="{html.escape(key)}">{html.escape(value)}</OOI>'
        for key, _equals, value in (each.partition("=") for each in operand.source.options)
    )
    rectangle = f'xOff="0" yOff="0" xSize="{dataset.RasterXSize}" ySize="{dataset.RasterYSize}"'
    return (
        f'<VRTDataset {_size(dataset)}><VRTRasterBand dataType="Float64" band="1" {BLOCKS}>'
        "<NoDataValue>nan</NoDataValue><ComplexSource>"
        f'<SourceFilename relativeToVRT="0">{html.escape(operand.source.path)}</SourceFilename>'
        f"{f'<OpenOptions>{options}</OpenOptions>' if options else ''}<SourceBand>{operand.band}</SourceBand>"
        f'<SourceProperties RasterXSize="{dataset.RasterXSize}" RasterYSize="{dataset.RasterYSize}" '
        f'DataType="{gdal.GetDataTypeName(band.DataType)}" BlockXSize="{width}" BlockYSize="{height}"/>'
        f"<SrcRect {rectangle}/><DstRect {rectangle}/>"
        f"<ScaleOffset>{_number(band.GetOffset(), 0)}</ScaleOffset>"
        f"<ScaleRatio>{_number(band.GetScale(), 1)}</ScaleRatio>{_no_data(band)}"
        "</ComplexSource></VRTRasterBand></VRTDataset>"
    )


def _number(value: float | None, usual: float) -> str:
    return repr(float(usual if value is None else value))


def _no_data(band: Any) -> str:
    """Return what says where a band has no values."""
    flags, value = band.GetMaskFlags(), band.GetNoDataValue()
    if value is not None:
        if gdal.GetDataTypeName(band.DataType) == "Float32" and math.isfinite(value):
            # A file may say it with fewer digits than its pixels have.
            value = _as_32_bits(value)
        return f"<NODATA>{_number(value, 0)}</NODATA>"
    return "" if flags & gdal.GMF_ALL_VALID else "<UseMaskBand>true</UseMaskBand>"


def _as_32_bits(value: float) -> float:
    try:
        return float(struct.unpack("f", struct.pack("f", value))[0])
    except OverflowError:
        return value


# How it is shown at first


def _stretch(vrt: str, operation: Operation) -> tuple[float, float]:
    """Return what to show as black and as white, from the overviews: a small part of the rasters is read.

    Raises:
        ComparisonUnreadable: they cannot be read.
    """
    values = sorted(value for value in _sample(vrt) if math.isfinite(value))
    if not values:
        return (-1.0, 1.0) if operation is Operation.DIFFERENCE else (0.0, 2.0)
    outside = len(values) * LEFT_OUT // 100
    least, greatest = values[outside], values[-1 - outside]
    if operation is Operation.DIFFERENCE:
        # No difference is shown in the middle grey.
        greatest = max(abs(least), abs(greatest))
        least = -greatest
    return (least, greatest) if least < greatest else (least - 1.0, greatest + 1.0)


def _sample(vrt: str) -> array[float]:
    reports: list[str] = []
    gdal.PushErrorHandler(lambda kind, _number, text: reports.append(text) if kind >= gdal.CE_Failure else None)
    try:
        dataset = gdal.OpenEx(vrt, gdal.OF_RASTER)
        width, height = dataset.RasterXSize, dataset.RasterYSize
        wanted = min(width, SAMPLE), min(height, SAMPLE)
        contents = dataset.GetRasterBand(1).ReadRaster(0, 0, width, height, *wanted, buf_type=gdal.GDT_Float64)
    except RuntimeError as error:
        raise ComparisonUnreadable(details=str(error)) from None
    finally:
        gdal.PopErrorHandler()
    if contents is None or reports:
        raise ComparisonUnreadable(details="\n".join(reports))
    return array("d", bytes(contents))


def _layer(file: Path, stretch: tuple[float, float]) -> QgsRasterLayer:
    # QGIS would read many pixels at full resolution to find a stretch of its own.
    layer = QgsRasterLayer(ONE_PIXEL, file.stem, PROVIDER)
    fix_scale(layer, 1, *stretch)
    layer.setDataSource(str(file), file.stem, PROVIDER, QgsDataProvider.ProviderOptions(), False)
    if not layer.isValid():
        raise ComparisonNotOpened(name=file.name, details=layer.error().summary())
    give_to_main_thread(layer)
    return layer
