"""Several objects as one virtual mosaic: a VRT file on the disk, whose sources are read in place.

The file holds paths only, no token. Waits for the network and the disk: not on the main thread.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from osgeo import gdal
from qgis.core import QgsMapLayer, QgsRasterLayer

from .cancel import Cancel
from .comparison_grid import same_system, system_name
from .errors import NotARaster, StoreError
from .gdal_files import forget_file, open_raster
from .layers import load_raster
from .needs import Need, note_needs, path_of
from .places import Place
from .raster_view import AS_QGIS, RasterView, Stretch
from .sources import Source
from .vrt_files import write_whole

if TYPE_CHECKING:
    from .account import Account

MEMORY_FILE = "/vsimem/swift_cog_browser_mosaic_"
# Sources are opened for their headers only.
UNREAD = RasterView(Stretch.RAW)
# See sources.ALONE: here for each source.
READ_ALONE = ["-oo", "NUM_THREADS=1"]
AT_A_TIME = 6  # sources that are opened side by side


class MosaicError(StoreError):
    """The objects do not make one mosaic; nothing was written."""


class MosaicSystemsDiffer(MosaicError):
    template = (
        "{name} is in another coordinate reference system ({own}) than {first} ({other}). "
        "A mosaic needs one for all: leave that object out."
    )


class MosaicBandsDiffer(MosaicError):
    template = (
        "{name} has another number of bands ({own}) than {first} ({other}). "
        "A mosaic needs the same for all: leave that object out."
    )


class MosaicTypesDiffer(MosaicError):
    template = (
        "The pixels of {name} are of another type ({own}) than those of {first} ({other}). "
        "A mosaic needs one for all: leave that object out."
    )


class MosaicPlaceUnknown(MosaicError):
    template = "{name} does not say where on the map it lies, or is rotated: it cannot be a part of a mosaic."


class MosaicNotBuilt(MosaicError):
    template = "GDAL could not build the mosaic: {reason}."


class MosaicNotWritten(MosaicError):
    template = "The mosaic could not be written to {file}: {reason}."


def build_mosaic(
    account: Account, places: Sequence[Place], file: Path, cancel: Cancel, view: RasterView = AS_QGIS
) -> QgsRasterLayer:
    """Write a virtual mosaic and return a layer over it, not yet in any project.

    Args:
        account: whose objects they are.
        places: objects; where they overlap the first one is seen.
        file: replaced if it is there.
        view: how the layer is shown at first.

    Raises:
        MosaicError: see there; the file is as it was.
        NotARaster, NotFound, AccessDenied, ...: see :meth:`.object_layers.ObjectLayers.load_raster`; likewise.
        Cancelled: called off; likewise.
    """
    datasets = _open_all(account, places, cancel)
    _expect_alike(places, datasets)
    contents = _vrt(datasets, cancel)
    # Before the layer is made: nothing of them is needed any more.
    datasets.clear()
    cancel.check()
    _write(file, contents)
    return load_raster(str(file), file.name, view)


def note_sources(layer: QgsMapLayer, account: Account, places: Sequence[Place]) -> None:
    """Note in a mosaic's layer what it reads: its own source does not tell. On the main thread."""
    url = account.session.current.storage_url
    note_needs(layer, [Need(Source("", place.container, place.name), url) for place in places])


def _open_all(account: Account, places: Sequence[Place], cancel: Cancel) -> list[Any]:
    def open_one(place: Place) -> Any:
        cancel.check()
        # The layer's way: it finds the path, and the words for what is wrong.
        layer = account.load_raster(place.container, place.name, UNREAD)
        dataset = open_raster(path_of(layer))
        if dataset is None:
            raise NotARaster(name=place.name)
        return dataset

    with ThreadPoolExecutor(AT_A_TIME) as pool:
        return list(pool.map(open_one, places))


def _expect_alike(places: Sequence[Place], datasets: Sequence[Any]) -> None:
    first, other = str(places[0]), datasets[0]
    for place, own in zip(places, datasets):
        differ = partial(_differ, name=str(place), first=first)
        transform = own.GetGeoTransform(can_return_null=True)
        if transform is None or transform[2] or transform[4] or transform[5] >= 0:
            raise MosaicPlaceUnknown(name=str(place))
        if not same_system(own.GetSpatialRef(), other.GetSpatialRef()):
            raise differ(MosaicSystemsDiffer, system_name(own.GetSpatialRef()), system_name(other.GetSpatialRef()))
        if own.RasterCount != other.RasterCount:
            raise differ(MosaicBandsDiffer, own.RasterCount, other.RasterCount)
        if _types(own) != _types(other):
            raise differ(MosaicTypesDiffer, ", ".join(_types(own)), ", ".join(_types(other)))


def _differ(kind: type[MosaicError], own: object, other: object, *, name: str, first: str) -> MosaicError:
    return kind(name=name, first=first, own=own, other=other)


def _types(dataset: Any) -> list[str]:
    """Return the types of the bands, one for all if they are the same."""
    types = [gdal.GetDataTypeName(dataset.GetRasterBand(band + 1).DataType) for band in range(dataset.RasterCount)]
    return types[:1] if len(set(types)) == 1 else types


def _vrt(datasets: Sequence[Any], cancel: Cancel) -> bytes:
    memory = f"{MEMORY_FILE}{secrets.token_hex(8)}.vrt"

    def go_on(*_progress: object) -> int:
        return int(not cancel.requested)

    try:
        # GDAL draws the later sources over the earlier ones.
        built = gdal.BuildVRT(
            memory, list(reversed(datasets)), resolution="highest", options=READ_ALONE, callback=go_on
        )
        failed = built is None
        # Written when it is closed.
        built = None
        cancel.check()
        size = 0 if failed else gdal.VSIStatL(memory).size
        if not size:
            raise MosaicNotBuilt(reason=gdal.GetLastErrorMsg() or "?")
        return _contents(memory, size)
    except RuntimeError as error:
        # Where somebody has switched GDAL's exceptions on.
        cancel.check()
        raise MosaicNotBuilt(reason=error) from None
    finally:
        forget_file(memory)


def _contents(memory: str, size: int) -> bytes:
    file = gdal.VSIFOpenL(memory, "rb")
    try:
        return bytes(gdal.VSIFReadL(1, size, file))
    finally:
        gdal.VSIFCloseL(file)


def _write(file: Path, contents: bytes) -> None:
    try:
        write_whole(file, contents)
    except OSError as error:
        raise MosaicNotWritten(file=file, reason=error.strerror or error) from None
