"""A small picture of a raster: the blocks of a small overview, fetched by range and decoded by GDAL."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from osgeo import gdal

from ..auth.phrase import Phrase
from .header_errors import HeaderDamaged, HeaderError
from .ranges import Fetch, Ranges, merged_size
from .sparse_file import opened, quiet
from .tiff_header import TiffHeader, block_numbers
from .tiff_tags import EXTRA_SAMPLES, Directory

LEAST = 128  # pixels of the longer side of the overview that is taken
LARGEST = 256  # pixels of the longer side of the picture
MOST_BYTES = 2_000_000  # that are fetched for it
MOST_ARRAYS = 1_000_000  # bytes of the lists that say where the pixels are
MOST_DECODED = 64 * 1024 * 1024  # bytes
MOST_BLOCKS = 4096
MOST_REQUESTS = 6
AROUND = 4  # bytes in front of and behind a block, in GDAL's layout
LOW, HIGH = 0.02, 0.98  # of the values; what is beyond is as dark or as light as it gets
ALPHA = (1, 2)  # kinds of extra samples


class ThumbnailTooLarge(HeaderError):
    template = "No thumbnail: without a small overview, {size} would have to be read for it."


class ThumbnailUndecodable(HeaderError):
    template = "No thumbnail: GDAL cannot decode the pixels here (compression: {compression})."


@dataclass(frozen=True)
class Thumbnail:
    """A picture: ``pixels`` are red, green, blue and opacity, a byte each, row by row."""

    width: int
    height: int
    pixels: bytes


def thumbnail(header: TiffHeader, ranges: Ranges, fetch: Fetch, most_bytes: int = MOST_BYTES) -> Thumbnail:
    """Make a picture.

    Args:
        header: of the file.
        ranges: what is known of it.
        fetch: gets more.
        most_bytes: may be got for it.

    Raises:
        ThumbnailTooLarge, ThumbnailUndecodable: there is none.
        HeaderDamaged, HeaderTooLong: where the header says the pixels are, there are none.
        StoreError, ServerOutOfReach, KeystoneError, Cancelled: what fetching raises.
    """
    image = _image_for(header)
    known = ranges.reading_with(fetch, most_bytes + MOST_ARRAYS, MOST_REQUESTS)
    parts = list(_parts(known, image))
    mask = header.mask_of(image)
    if mask is not None:
        parts += _parts(known, mask)
    size = merged_size(part for part in parts if not known.has(*part))
    if size > most_bytes:
        raise ThumbnailTooLarge(size=size)
    known.fetch_all(parts)
    with opened(known) as data, quiet():
        try:
            picture = None if data is None else _Picture(data, header, image).draw()
        except RuntimeError:
            # Another plugin may have switched on GDAL's exceptions.
            picture = None
    if picture is None:
        raise ThumbnailUndecodable(compression=image.compression)
    return picture


def _image_for(header: TiffHeader) -> Directory:
    """Return the smallest image that is large enough, or the largest."""
    images = [header.main, *header.overviews]
    enough = [image for image in images if max(image.width, image.height) >= LEAST]
    return min(enough, key=lambda image: image.width * image.height) if enough else header.main


def _planes(image: Directory) -> list[int]:
    """Return the numbers of the bands that are shown, from 0, where each band lies on its own."""
    if not image.is_planar:
        return [0]
    extra = image.numbers(EXTRA_SAMPLES)
    first = image.samples - len(extra)
    alpha = [first + number for number, kind in enumerate(extra) if kind in ALPHA and first >= 0]
    return sorted({*range(3 if image.samples >= 3 else 1), *alpha})


def _parts(ranges: Ranges, image: Directory) -> Iterator[tuple[int, int]]:
    """Yield offset and length of the blocks that are needed, in bytes."""
    count = image.blocks_across * image.blocks_down
    samples = 1 if image.is_planar else image.samples
    decoded = image.block_width * image.block_height * count * samples * max(1, image.bits // 8)
    if decoded > MOST_DECODED or count > MOST_BLOCKS:
        raise ThumbnailTooLarge(size=decoded)
    for plane in _planes(image):
        offsets = block_numbers(ranges, image, image.offsets_tag, plane * count, count)
        sizes = block_numbers(ranges, image, image.counts_tag, plane * count, count)
        if len(offsets) != count or len(sizes) != count:
            raise HeaderDamaged(reason=Phrase("it does not say where all pixels are"))
        for offset, size in zip(offsets, sizes):
            if offset and size:
                start = max(0, offset - AROUND)
                yield start, min(offset + size + AROUND, max(ranges.size, offset + size)) - start


class _Picture:
    """Draws one image of a file that is open."""

    def __init__(self, data: gdal.Dataset, header: TiffHeader, image: Directory) -> None:
        self._data = data
        self._overview = header.overviews.index(image) if image is not header.main else None
        shrink = max(1.0, max(image.width, image.height) / LARGEST)
        self._source = (image.width, image.height)
        self._size = (max(1, int(image.width / shrink)), max(1, int(image.height / shrink)))

    def draw(self) -> Thumbnail | None:
        first = self._data.GetRasterBand(1)
        table = first.GetRasterColorTable()
        opacity = self._opacity(first)
        if opacity is None:
            return None
        if table is not None:
            values = self._read(first, gdal.GDT_Byte if first.DataType == gdal.GDT_Byte else gdal.GDT_UInt16, True)
            return None if values is None else self._of_table(values, table, opacity)
        channels = []
        for number in (1, 2, 3) if self._data.RasterCount >= 3 else (1,):
            band = self._data.GetRasterBand(number)
            values = self._read(band, gdal.GDT_Float32, band.GetNoDataValue() is not None)
            if values is None:
                return None
            _hide(opacity, values, band.GetNoDataValue())
            channels.append((band, values))
        greys = [values if _is_picture(band) else _stretched(values, opacity) for band, values in channels]
        return self._of_channels([greys[0]] * 3 if len(greys) == 1 else greys, opacity)

    def _band(self, band: gdal.Band) -> gdal.Band | None:
        """Return the band of the image that is drawn."""
        found = band if self._overview is None else band.GetOverview(self._overview)
        return found if found is not None and (found.XSize, found.YSize) == self._source else None

    def _read(self, full: gdal.Band, kind: int, as_they_are: bool) -> Sequence[float] | None:
        band = self._band(full)
        if band is None:
            return None
        way = gdal.GRIORA_NearestNeighbour if as_they_are else gdal.GRIORA_Average
        contents = band.ReadRaster(
            0, 0, *self._source, buf_xsize=self._size[0], buf_ysize=self._size[1], buf_type=kind, resample_alg=way
        )
        forms = {gdal.GDT_Byte: "B", gdal.GDT_UInt16: "H", gdal.GDT_Float32: "f"}
        return None if contents is None else array(forms[kind], bytes(contents))

    def _opacity(self, first: gdal.Band) -> bytearray | None:
        """Return how opaque each pixel is, by the mask or the band of opacity."""
        flags = first.GetMaskFlags()
        if not flags & gdal.GMF_PER_DATASET:
            return bytearray(b"\xff" * (self._size[0] * self._size[1]))
        band = self._band(first)
        mask = None if band is None else band.GetMaskBand()
        if mask is None:
            return None
        contents = mask.ReadRaster(
            0, 0, *self._source, buf_xsize=self._size[0], buf_ysize=self._size[1], buf_type=gdal.GDT_Byte
        )
        return None if contents is None else bytearray(contents)

    def _of_table(self, values: Sequence[float], table: gdal.ColorTable, opacity: bytearray) -> Thumbnail:
        no_data = self._data.GetRasterBand(1).GetNoDataValue()
        _hide(opacity, values, no_data)
        nothing = bytes(4)
        entries = [_colour(table.GetColorEntry(number)) for number in range(table.GetCount())]
        pixels = bytearray()
        for value, opaque in zip(values, opacity):
            shown = opaque and value < len(entries)
            pixels += entries[int(value)] if shown else nothing
        return Thumbnail(*self._size, bytes(pixels))

    def _of_channels(self, channels: Sequence[Sequence[float]], opacity: bytearray) -> Thumbnail:
        pixels = bytearray(4 * len(opacity))
        for number, values in enumerate(channels):
            pixels[number::4] = bytes(int(value) if 0 <= value <= 255 else 0 for value in values)
        pixels[3::4] = opacity
        return Thumbnail(*self._size, bytes(pixels))


def _is_picture(band: gdal.Band) -> bool:
    """Tell whether the values are meant to be shown as they are."""
    colours = (gdal.GCI_RedBand, gdal.GCI_GreenBand, gdal.GCI_BlueBand)
    return band.DataType == gdal.GDT_Byte and band.GetColorInterpretation() in colours


def _colour(entry: Sequence[int]) -> bytes:
    return bytes(min(max(part, 0), 255) for part in entry)


def _hide(opacity: bytearray, values: Sequence[float], no_data: float | None) -> None:
    """Make transparent what is no value."""
    # As the values are, of single precision.
    nothing = None if no_data is None else array("f", [_single(no_data)])[0]
    for number, value in enumerate(values):
        if value == nothing or value != value:  # noqa: PLR0124 - only "not a number" differs from itself
            opacity[number] = 0


def _single(value: float) -> float:
    return value if abs(value) < 3.4e38 else float("inf") * (1 if value > 0 else -1)


def _stretched(values: Sequence[float], opacity: bytearray) -> list[int]:
    """Return values as bytes, so that nearly all of those that are seen lie between 0 and 255."""
    seen = sorted(value for value, opaque in zip(values, opacity) if opaque and abs(value) != float("inf"))
    if not seen:
        return [0] * len(values)
    low, high = seen[int(LOW * (len(seen) - 1))], seen[int(HIGH * (len(seen) - 1))]
    if low == high:
        return [127] * len(values)
    factor = 255 / (high - low)
    # A comparison with "not a number" is never true: it becomes 0, and is transparent anyway.
    return [int(min(255.0, (value - low) * factor)) if value > low else 0 for value in values]
