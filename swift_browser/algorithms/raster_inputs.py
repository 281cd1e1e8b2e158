"""Rasters that an algorithm is given: files, or layers that read one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from qgis.core import (
    Qgis,
    QgsMapLayer,
    QgsProcessingContext,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingUtils,
    QgsRasterLayer,
)

from ...auth.errors import UserError
from ..local_file import size_of
from ..write_errors import NothingToUpload


class NoRasterFile(UserError):
    template = "{name} is no raster file of this computer. Choose a file, or a layer that reads one."


class RasterFiles(QgsProcessingParameterMultipleLayers):
    """The parameter for them.

    QGIS would open each file as a layer to see whether it can: with the statistics that it saves then, what is made of
    the file would be another one the next time.
    """

    def __init__(self, name: str, text: str) -> None:
        super().__init__(name, text, Qgis.ProcessingSourceType.Raster)

    def checkValueIsAcceptable(  # noqa: N802 - QGIS's
        self, value: object, _context: QgsProcessingContext | None = None
    ) -> bool:
        """Leave it to :func:`raster_inputs`, which says what is wrong."""
        return value is not None


@dataclass(frozen=True)
class RasterInput:
    """A raster.

    Attributes:
        path: of a file, or of a part of one as GDAL knows it, such as what lies in an archive.
    """

    path: str

    @property
    def file(self) -> Path | None:
        """The file, where it is one by itself."""
        return None if self.path.startswith("/vsi") else Path(self.path)

    @property
    def name(self) -> str:
        return Path(self.path).name

    @property
    def size(self) -> int:
        """Bytes of the file; 0 for a part of one.

        Raises:
            FileEmpty, FileUnreadable: there is nothing to read.
        """
        return 0 if self.file is None else size_of(self.file)


def raster_inputs(value: object, context: QgsProcessingContext) -> list[RasterInput]:
    """Return the rasters in the value of a parameter, in their order.

    Raises:
        NothingToUpload: there are none.
        NoRasterFile: one is something else, such as a layer of the network.
        FileEmpty, FileUnreadable: there is nothing in it.
    """
    found = [_input(each, context) for each in _values(value)]
    if not found:
        raise NothingToUpload
    for each in found:
        # Raises.
        _size = each.size
    return found


def _values(value: object) -> Iterator[object]:
    if isinstance(value, (list, tuple)):
        for each in value:
            yield from _values(each)
    elif value not in (None, ""):
        yield value


def _input(value: object, context: QgsProcessingContext) -> RasterInput:
    if isinstance(value, (str, Path)) and (Path(value).exists() or Path(value).is_absolute()):
        # Not only those that exist: what is missing is said then.
        path = str(value)
        if not path.startswith("/vsi"):
            return RasterInput(path)
    layer = value if isinstance(value, QgsMapLayer) else QgsProcessingUtils.mapLayerFromString(str(value), context)
    if not isinstance(layer, QgsRasterLayer) or layer.providerType() != "gdal":
        raise NoRasterFile(name=layer.name() if isinstance(layer, QgsMapLayer) else value)
    path = layer.source().partition("|")[0]
    if path.startswith("/vsi") or Path(path).is_file():
        return RasterInput(path)
    raise NoRasterFile(name=layer.name())
