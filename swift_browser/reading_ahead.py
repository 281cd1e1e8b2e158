"""Has the first picture of a new layer come in few requests: what it is made of is read at once, and only once.

Left alone, QGIS and GDAL ask for the header, for a sample to stretch the values and for the picture one after the
other, on two threads that have connections of their own. Here GDAL reads the beginning of a cloud-optimised raster in
one request, as far as all of these need it, and the same thread reads the picture. QGIS takes the open file over when
it draws, together with the blocks that GDAL has in its memory.

It is only reading ahead: what is not read here, or fails, is read by QGIS as ever, and the picture is the same.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from osgeo import gdal
from qgis.core import QgsRasterLayer
from qgis.PyQt import sip

from .first_look import FirstLook, Level
from .gdal_files import first_byte
from .map_view import MapPart, MapView
from .raster_view import RasterView, Stretch
from .shown_level import shown_level

# How much of a file GDAL reads when it opens it.
AT_OPEN = "GDAL_INGESTED_BYTES_AT_OPEN"
# What GDAL keeps of what it has read, of all files together. It looks at the option once in a process.
CACHE, CACHE_BYTES = "CPL_VSIL_CURL_CACHE_SIZE", 16 * 1000 * 1024
# GDAL takes the smallest level with so many pixels for approximate statistics.
SAMPLE = 2500  # pixels
# Asking once more takes as long as so many bytes do: 40 ms at 50 Mbit/s.
ROUND_TRIP_BYTES = 256 * 1024
# Beside what is wanted, such a part of it may come for nothing: the smallest overviews are a fifteenth.
FOR_NOTHING = 1 / 8
# A larger picture is left to the map, which shows that it draws and can be told to stop.
MOST_PICTURE = 8 * 1024 * 1024  # bytes


def bytes_at_once(look: FirstLook, view: RasterView, map_view: MapView) -> int:
    """Return how many bytes of an object's beginning are best read in one request; 0 for as GDAL does."""
    if not look.levels:
        return 0
    native = look.levels[-1]
    if native.span.end <= ROUND_TRIP_BYTES:
        return native.span.end
    needed = [_sample(look)] if view.stretch is Stretch.QGIS else []
    if map_view.fits:
        steps = map_view.steps(native.width, native.height, look.lies)
        least, most = (_level(look, (step, step)) for step in steps)
        if least is most:
            needed.append(least)
    best, wanted = look.header_end, 0
    for level in sorted(set(needed), key=look.levels.index):
        wanted += level.span.size
        for_nothing = level.span.end - look.header_end - wanted
        if level.span.end <= _most_at_once() and for_nothing <= max(ROUND_TRIP_BYTES, level.span.end * FOR_NOTHING):
            best = level.span.end
    return min(best, _most_at_once())


def _sample(look: FirstLook) -> Level:
    """Return the level from which QGIS finds out what values are stretched to."""
    return next((each for each in look.levels if each.width * each.height >= SAMPLE), look.levels[-1])


def _level(look: FirstLook, step: tuple[float, float]) -> Level:
    """Return the level that is drawn where so many native pixels lie across and down in one of the map's."""
    native = look.levels[-1]
    sizes = [(each.width, each.height) for each in look.levels[:-1]]
    factor = shown_level((native.width, native.height), sizes, step).factor
    return min(look.levels, key=lambda each: abs(native.width / each.width - factor))


def _most_at_once() -> int:
    """Return how much GDAL is sure to keep until it is looked at: a half of what it keeps of all."""
    told = str(gdal.GetConfigOption(CACHE) or "")
    return (int(told) if told.isdigit() else CACHE_BYTES) // 2


class _Room:
    """What is left of GDAL's memory for several layers that are opened at the same time."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._taken = 0

    @contextmanager
    def taken(self, count: int) -> Iterator[bool]:
        """Take room for so many bytes; tell whether there is any."""
        with self._lock:
            there = self._taken + count <= _most_at_once()
            self._taken += count if there else 0
        try:
            yield there
        finally:
            with self._lock:
                self._taken -= count if there else 0


_room = _Room()


@contextmanager
def beginning_read(path: str, count: int) -> Iterator[None]:
    """Have GDAL know the beginning of a file meanwhile. Waits for the network, on any thread but the main one.

    Args:
        path: of a file that GDAL has not opened yet.
        count: bytes; they are read in one request.
    """
    with _room.taken(count) as there:
        if there and count:
            gdal.SetThreadLocalConfigOption(AT_OPEN, str(count))
            try:
                # If it fails, so does whoever opens the file now, and tells of it.
                first_byte(path)
            finally:
                gdal.SetThreadLocalConfigOption(AT_OPEN, None)
        yield


def read_picture(layer: QgsRasterLayer, look: FirstLook, map_view: MapView) -> None:
    """Have GDAL read what the map will show of a layer. Waits for the network, on any thread but the main one.

    What fails here fails again when the map is drawn, and is told of then.
    """
    part, provider, renderer = map_view.part_of(layer), layer.dataProvider(), layer.renderer()
    if part is None or provider is None or renderer is None or not _is_small(layer, look, part):
        return
    # The file that the copy has open is QGIS's for the next copy, with which the map is drawn.
    copy = provider.clone()
    if copy is None:
        return
    try:
        for band in renderer.usesBands():
            copy.block(band, part.extent, part.width, part.height)
    finally:
        # PyQGIS takes it for somebody else's, and would keep it and its file for ever.
        sip.delete(copy)


def _is_small(layer: QgsRasterLayer, look: FirstLook, part: MapPart) -> bool:
    """Return whether it is known that a picture takes few bytes."""
    if not look.levels or layer.width() < 1 or layer.height() < 1:
        return False
    across, down = part.extent.width() / layer.extent().width(), part.extent.height() / layer.extent().height()
    step = (across * layer.width() / part.width, down * layer.height() / part.height)
    return _level(look, step).span.size * across * down <= MOST_PICTURE
