"""The rasters of the benchmark: COGs of several sizes and kinds, made from a real scene, the same on each machine."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from cloud.handle import CHECKOUT
from osgeo import gdal

from .places import WORK

SCENE = CHECKOUT / "build" / "data" / "big.tif"  # of tests/cloud/big_raster.py
# The part of the scene that is all pixels, and no margin.
PART = (2048, 2048, 4096, 4096)
SIDE = PART[2]
# No band is the same as another: each begins elsewhere in the scene.
SHIFT = 331
# What most values of the scene lie between, and the noise of a sensor, in counts of a byte.
RANGE = (6000, 14000)
GRAIN = 6.0
GRID = (425085.0, 28.5, 0.0, 5215515.0, 0.0, -28.5)
PREDICTED = {"DEFLATE", "ZSTD", "LZW"}
LEVELS = {"DEFLATE", "ZSTD"}


@dataclass(frozen=True)
class Raster:
    """A kind of COG.

    Attributes:
        compression: GDAL's name.
        bands: all of UInt16, but for JPEG, which takes bytes.
        block: columns and rows of a block.
        size: columns and rows of the raster.
        crowded: whether it lies beside 100,000 other objects, or in a container of its own.
    """

    compression: str
    bands: int
    block: int
    size: int
    crowded: bool = False

    @property
    def kind(self) -> str:
        return f"{self.compression.lower()}-{self.bands}-{self.block}-{self.size}"

    @property
    def name(self) -> str:
        """The object's."""
        # In a crowd it comes before its neighbours, on the first page of the dock.
        return f"a-{self.kind}.tif" if self.crowded else f"{self.kind}.tif"

    @property
    def file(self) -> Path:
        """Where it is kept from one run to the next."""
        return WORK / "rasters" / f"{self.kind}.tif"

    @property
    def type(self) -> str:
        return "Byte" if self.compression == "JPEG" else "UInt16"

    def __str__(self) -> str:
        words = f"{self.compression}, {self.bands} band{'s' if self.bands > 1 else ''}, {self.block}, {self.size}²"
        return f"{words}, crowded" if self.crowded else words


def make(raster: Raster) -> None:
    """Write a raster, unless it is there."""
    if raster.file.exists():
        return
    raster.file.parent.mkdir(parents=True, exist_ok=True)
    unfinished = raster.file.with_suffix(".unfinished.tif")
    source = gdal.Open(_mosaic(raster, _scene(raster.type)))
    gdal.Translate(str(unfinished), source, format="COG", creationOptions=list(_options(raster)))
    unfinished.rename(raster.file)


def _scene(kind: str) -> Path:
    """Return the part of the scene that rasters are made of, in a type, unpacked."""
    file = WORK / "rasters" / f"scene-{kind}.tif"
    if not file.exists():
        unfinished = file.with_suffix(".unfinished.tif")
        options = {"srcWin": PART, "creationOptions": ["TILED=YES"], "format": "GTiff"}
        if kind == "Byte":
            options |= {"outputType": gdal.GDT_Byte, "scaleParams": [[*RANGE, 0, 255]]}
        made = gdal.Translate(str(unfinished), str(SCENE), **options)
        if kind == "Byte":
            _add_grain(made)
        del made
        unfinished.rename(file)
    return file


def _add_grain(scene: Any) -> None:
    """Add noise: what a scene of more counts has of it is lost in bytes, and JPEG would leave next to nothing."""
    noise = np.random.default_rng(20261128)
    for number in range(1, scene.RasterCount + 1):
        band = scene.GetRasterBand(number)
        pixels = band.ReadAsArray()
        grain = noise.normal(0, GRAIN, pixels.shape)
        band.WriteArray(np.clip(pixels + grain, 0, 255).astype(np.uint8))


def _mosaic(raster: Raster, scene: Path) -> str:
    """Return a virtual raster that repeats the scene."""
    bands = "".join(_band(raster, scene, number) for number in range(raster.bands))
    reference = gdal.Open(str(scene)).GetProjection().replace("<", "&lt;")
    grid = ",".join(map(str, GRID))
    return (
        f'<VRTDataset rasterXSize="{raster.size}" rasterYSize="{raster.size}"><SRS>{reference}</SRS>'
        f"<GeoTransform>{grid}</GeoTransform>{bands}</VRTDataset>"
    )


def _band(raster: Raster, scene: Path, number: int) -> str:
    colour = ("Red", "Green", "Blue")[number] if raster.bands == 3 else "Gray" if number == 0 else "Undefined"
    sources = "".join(
        f"<SimpleSource><SourceFilename>{scene}</SourceFilename><SourceBand>{number % 3 + 1}</SourceBand>"
        f'<SrcRect xOff="0" yOff="0" xSize="{SIDE}" ySize="{SIDE}"/>'
        f'<DstRect xOff="{column}" yOff="{row}" xSize="{SIDE}" ySize="{SIDE}"/></SimpleSource>'
        for column in _starts(raster, number // 3)
        for row in _starts(raster, 0)
    )
    interpretation = f"<ColorInterp>{colour}</ColorInterp>"
    return f'<VRTRasterBand dataType="{raster.type}" band="{number + 1}">{interpretation}{sources}</VRTRasterBand>'


def _starts(raster: Raster, shifts: int) -> range:
    return range(-SHIFT * shifts, raster.size, SIDE)


def _options(raster: Raster) -> Iterator[str]:
    yield f"COMPRESS={raster.compression}"
    yield f"BLOCKSIZE={raster.block}"
    yield "OVERVIEW_RESAMPLING=AVERAGE"
    yield "NUM_THREADS=2"
    if raster.compression in PREDICTED:
        yield "PREDICTOR=YES"
    if raster.compression in LEVELS:
        yield "LEVEL=1"
