"""Reads native pixels, in the background: what was read is what the file holds, or an error is raised.

GDAL may return success and zeros for what it could not read, where threads of its own read: none do here, and whatever
GDAL reports meanwhile counts as a failure.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import Any

from osgeo import gdal

from ..auth.errors import UserError
from .gdal_failures import raised_as
from .pixel_place import PixelPlaces
from .pixel_values import PARTS, Band, as_array
from .windows import Window

MOST_OPEN = 6
# With what GDAL reads a path: when one of these changes, what is open reads with what was.
READ_WITH = ("SWIFT_AUTH_TOKEN", "SWIFT_STORAGE_URL", "GDAL_HTTP_HEADER_FILE", "GDAL_HTTP_HEADERS")


class NativeError(UserError):
    """Native pixels cannot be had."""


class PixelsUnreadable(NativeError):
    template = "The pixels of {layer} could not be read, so no values are shown. Try again."


class RasterNotOpened(NativeError):
    template = "The raster of {layer} could not be opened for its native pixels. Try again."


class TypeUnknown(NativeError):
    template = "Values of the type {type} cannot be shown here. Use a newer QGIS, or GDAL's own programs."


@dataclass(frozen=True)
class RasterSource:
    """What a layer reads.

    Attributes:
        path: GDAL's.
        options: with which GDAL opens it, as ``KEY=VALUE``.
        layer: its name, for messages.
        reads: the beginnings of other paths that it reads, as a mosaic does.
    """

    path: str
    options: tuple[str, ...] = ()
    layer: str = ""
    reads: tuple[str, ...] = ()


class NativeRaster:
    """One open raster. Used by one thread at a time."""

    def __init__(self, source: RasterSource) -> None:
        """Open it; waits for the network.

        Raises:
            RasterNotOpened: GDAL cannot.
            TypeUnknown: a band's values are of a type that is not known here.
        """
        self.source = source
        with _reading(RasterNotOpened, source.layer):
            data = gdal.OpenEx(source.path, gdal.OF_RASTER, open_options=list(source.options))
            if data is None:
                raise RuntimeError(gdal.GetLastErrorMsg())
            self.bands = tuple(_band(data, number) for number in range(1, data.RasterCount + 1))
        self._data = data
        self.width, self.height = int(data.RasterXSize), int(data.RasterYSize)
        self.block: tuple[int, int] = tuple(data.GetRasterBand(1).GetBlockSize()) if self.bands else (1, 1)
        self.places = PixelPlaces(data)

    @property
    def overviews(self) -> tuple[tuple[int, int], ...]:
        """Widths and heights of the overviews, as the map uses them."""
        if not self.bands:
            return ()
        band = self._data.GetRasterBand(1)
        each = [band.GetOverview(number) for number in range(band.GetOverviewCount())]
        return tuple((overview.XSize, overview.YSize) for overview in each if overview is not None)

    @property
    def is_virtual(self) -> bool:
        """Whether it is put together of other rasters."""
        return bool(self._data.GetDriver().GetDescription() == "VRT")

    def read(self, window: Window, bands: Sequence[Band] | None = None) -> list[Any]:
        """Read the values of some bands, all by default: one array each, of rows and columns.

        Raises:
            PixelsUnreadable: GDAL failed, or reported a failure.
        """
        wanted = self.bands if bands is None else bands
        return [as_array(self._raw(band, window), band, window.rows, window.columns) for band in wanted]

    def masked(self, window: Window, band: Band) -> Any:
        """Read where a mask or an alpha band says that nothing is there; False where no such thing is.

        Raises:
            PixelsUnreadable: GDAL failed, or reported a failure.
        """
        if not band.masked:
            return False
        mask = Band(band.number, "Byte")
        return as_array(self._raw(mask, window, mask=True), mask, window.rows, window.columns) == 0

    def _raw(self, band: Band, window: Window, mask: bool = False) -> bytes:
        size = (window.column, window.row, window.columns, window.rows)
        with _reading(PixelsUnreadable, self.source.layer):
            place = self._data.GetRasterBand(band.number)
            # Bytes of a mask are asked for as such: some masks have one bit.
            contents = (
                place.GetMaskBand().ReadRaster(*size, buf_type=gdal.GDT_Byte) if mask else place.ReadRaster(*size)
            )
            expected = window.pixels * band.size
            if contents is None or len(contents) != expected:
                raise RuntimeError(gdal.GetLastErrorMsg() or "GDAL read less than was asked for")
        return bytes(contents)


class NativeRasters:
    """Keeps the rasters that were read last open, with the blocks that GDAL has of them. Used from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._idle: OrderedDict[RasterSource, tuple[int, NativeRaster]] = OrderedDict()
        # How often something was forgotten: what was lent before that is not kept.
        self._forgotten = 0

    @contextmanager
    def borrowed(self, source: RasterSource) -> Iterator[NativeRaster]:
        """Lend an open raster to the thread of the caller. After an error it is not used again.

        Raises:
            NativeError: it cannot be opened.
        """
        stamp = reads_with(source)
        with self._lock:
            known, raster = self._idle.pop(source, (0, None))
            forgotten = self._forgotten
        if raster is None or known != stamp:
            raster = NativeRaster(source)
        yield raster
        with self._lock:
            if forgotten != self._forgotten:
                return
            self._idle[source] = (stamp, raster)
            while len(self._idle) > MOST_OPEN:
                self._idle.popitem(last=False)

    def forget(self, path: str = "") -> None:
        """Close what is open of a path, or all."""
        with self._lock:
            self._forgotten += 1
            for source in [each for each in self._idle if path in ("", each.path)]:
                del self._idle[source]


def reads_with(source: RasterSource) -> int:
    """Return a number that changes when GDAL is told to read the source in another way, as with a new login."""
    paths = (source.path, *source.reads)
    options = [gdal.GetPathSpecificOption(path, key, gdal.GetConfigOption(key)) for path in paths for key in READ_WITH]
    return hash(tuple(options))


def _reading(failure: type[NativeError], layer: str) -> AbstractContextManager[None]:
    return raised_as(lambda details: failure(layer=layer, details=details))


def _band(data: gdal.Dataset, number: int) -> Band:
    band = data.GetRasterBand(number)
    data_type = gdal.GetDataTypeName(band.DataType)
    if data_type not in PARTS:
        raise TypeUnknown(type=data_type)
    if data_type == "Byte" and band.GetMetadataItem("PIXELTYPE", "IMAGE_STRUCTURE") == "SIGNEDBYTE":
        # Before GDAL 3.7 there was no type for it.
        data_type = "Int8"
    scale, offset = band.GetScale(), band.GetOffset()
    no_data = band.GetNoDataValue()
    flags = band.GetMaskFlags()
    return Band(
        number,
        data_type,
        description=band.GetDescription(),
        unit=band.GetUnitType(),
        no_data=no_data,
        scale=1.0 if scale is None else scale,
        offset=0.0 if offset is None else offset,
        bits=int(band.GetMetadataItem("NBITS", "IMAGE_STRUCTURE") or 0),
        # A NoData of all bands together has no value of one band.
        masked=not flags & (gdal.GMF_ALL_VALID | gdal.GMF_NODATA)
        or (bool(flags & gdal.GMF_NODATA) and no_data is None),
    )
