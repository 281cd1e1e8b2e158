"""GeoTIFFs of all kinds, made by GDAL for the tests of the header: well made ones and spoilt ones."""

from __future__ import annotations

import shutil
from pathlib import Path

from osgeo import gdal, osr
from swift_cog_browser.swift_browser.ranges import Ranges

SIZE = 1500

# Name -> creation options of the COG driver.
COGS: dict[str, list[str]] = {
    **{f"compressed-{name}": [f"COMPRESS={name}"] for name in ("NONE", "LZW", "DEFLATE", "ZSTD")},
    "predictor": ["COMPRESS=DEFLATE", "PREDICTOR=YES"],
    **{f"blocks-{size}": [f"BLOCKSIZE={size}"] for size in (128, 256, 1024)},
    "bigtiff": ["BIGTIFF=YES", "COMPRESS=DEFLATE"],
    "no-overviews": ["OVERVIEWS=NONE"],
    "overviews-average": ["RESAMPLING=AVERAGE", "OVERVIEW_COMPRESS=LZW"],
    "web-mercator": ["TILING_SCHEME=GoogleMapsCompatible", "COMPRESS=DEFLATE"],
    "sparse": ["SPARSE_OK=TRUE", "COMPRESS=DEFLATE"],
    "lerc": ["COMPRESS=LERC"],
}
# Name -> creation options of the GTiff driver, and factors of overviews that are built afterwards.
OTHERS: dict[str, tuple[list[str], list[int]]] = {
    "plain-strips": ([], []),
    "plain-tiled": (["TILED=YES"], []),
    "planar": (["TILED=YES", "INTERLEAVE=BAND"], []),
    "big-endian": (["TILED=YES", "ENDIANNESS=BIG"], []),
    "big-endian-bigtiff": (["TILED=YES", "ENDIANNESS=BIG", "BIGTIFF=YES"], []),
    "overviews-later": (["TILED=YES", "COMPRESS=DEFLATE"], [2, 4]),
    "strips-with-overviews": (["COMPRESS=LZW"], [2, 4]),
    "bigtiff-overviews-later": (["TILED=YES", "BIGTIFF=YES"], [2, 4]),
    "overviews-misordered": (["TILED=YES"], [4, 2]),
}


def source(kind: str = "UInt16", bands: int = 1, size: int = SIZE) -> gdal.Dataset:
    """Return a raster in memory, with a place on the earth."""
    data = gdal.GetDriverByName("MEM").Create("", size, size, bands, gdal.GetDataTypeByName(kind))
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(32631)
    data.SetProjection(reference.ExportToWkt())
    data.SetGeoTransform((500000, 20, 0, 4600000, 0, -20))
    for number in range(1, bands + 1):
        band = data.GetRasterBand(number)
        row = bytes((column * number // 6) % 251 for column in range(size))
        band.WriteRaster(0, 0, size, size, row * size, buf_type=gdal.GDT_Byte)
    return data


def make_all(folder: Path) -> list[Path]:
    """Make one file of each kind; return them."""
    data = source()
    for name, options in COGS.items():
        if _has(options):
            copy(data, folder / f"cog-{name}.tif", "COG", options)
    for name, (options, factors) in OTHERS.items():
        file = copy(data, folder / f"{name}.tif", "GTiff", options)
        if factors:
            build_overviews(file, factors)
    _with_masks(folder)
    _small_and_empty(folder)
    _spoilt(folder)
    return sorted(folder.glob("*.tif"))


def _has(options: list[str]) -> bool:
    """Tell whether this GDAL was built with a compression."""
    wanted = [option.partition("=")[2] for option in options if option.startswith("COMPRESS=")]
    known = gdal.GetDriverByName("GTiff").GetMetadataItem("DMD_CREATIONOPTIONLIST")
    return all(f">{name}<" in known for name in wanted)


def copy(data: gdal.Dataset, file: Path, driver: str, options: list[str]) -> Path:
    made = gdal.GetDriverByName(driver).CreateCopy(str(file), data, options=options)
    assert made is not None, gdal.GetLastErrorMsg()
    del made
    return file


def build_overviews(file: Path, factors: list[int]) -> None:
    data = gdal.Open(str(file), gdal.GA_Update)
    for factor in factors:
        data.BuildOverviews("NEAREST", [factor])
    del data


def _with_masks(folder: Path) -> None:
    with_alpha = gdal.GetDriverByName("MEM").CreateCopy("", source("Byte", 4))
    for number, meaning in enumerate((gdal.GCI_RedBand, gdal.GCI_GreenBand, gdal.GCI_BlueBand, gdal.GCI_AlphaBand), 1):
        with_alpha.GetRasterBand(number).SetColorInterpretation(meaning)
    copy(with_alpha, folder / "cog-alpha.tif", "COG", ["COMPRESS=DEFLATE"])
    # JPEG has no alpha band: it becomes a mask.
    copy(with_alpha, folder / "cog-jpeg-mask.tif", "COG", ["COMPRESS=JPEG", "ADD_ALPHA=NO"])
    copy(source("Byte", 3), folder / "cog-jpeg.tif", "COG", ["COMPRESS=JPEG"])
    file = folder / "mask-inside.tif"
    gdal.SetConfigOption("GDAL_TIFF_INTERNAL_MASK", "YES")
    try:
        copy(source("Byte", 3), file, "GTiff", ["TILED=YES"])
        data = gdal.Open(str(file), gdal.GA_Update)
        data.CreateMaskBand(gdal.GMF_PER_DATASET)
        data.GetRasterBand(1).GetMaskBand().Fill(255)
        del data
    finally:
        gdal.SetConfigOption("GDAL_TIFF_INTERNAL_MASK", None)


def _small_and_empty(folder: Path) -> None:
    copy(source(size=100), folder / "small-strips.tif", "GTiff", [])
    copy(source(size=512), folder / "small-512.tif", "GTiff", ["COMPRESS=LZW"])
    copy(source(size=1000), folder / "narrow-strips.tif", "GTiff", [])
    options = ["SPARSE_OK=TRUE", "TILED=YES", "COMPRESS=DEFLATE"]
    empty = gdal.GetDriverByName("GTiff").Create(str(folder / "empty-sparse.tif"), SIZE, SIZE, 1, options=options)
    empty.SetProjection(source(size=8).GetProjection())
    empty.SetGeoTransform((500000, 20, 0, 4600000, 0, -20))
    empty.GetRasterBand(1).WriteRaster(1200, 1200, 10, 10, b"\x07" * 100)
    del empty
    tiled = gdal.Open(str(copy(source(), folder / "copied-overviews.tif", "GTiff", ["TILED=YES"])), gdal.GA_Update)
    tiled.BuildOverviews("NEAREST", [2, 4])
    options = ["COPY_SRC_OVERVIEWS=YES", "TILED=YES", "COMPRESS=LZW"]
    copy(tiled, folder / "copied-overviews-in-order.tif", "GTiff", options)


def _spoilt(folder: Path) -> None:
    cog = folder / "cog-compressed-DEFLATE.tif"
    tagged = folder / "cog-metadata-rewritten.tif"
    shutil.copyfile(cog, tagged)
    data = _open_for_update(tagged)
    data.SetMetadataItem("NOTE", "written later " * 40)
    del data
    outside = folder / "overviews-outside.tif"
    copy(source(), outside, "GTiff", ["TILED=YES"])
    data = gdal.Open(str(outside))
    data.BuildOverviews("NEAREST", [2, 4])
    del data
    for name, sign, replacement in (
        ("cog-leader-wrong.tif", b"BLOCK_LEADER", None),
        ("cog-edition-declared.tif", b"KNOWN_INCOMPATIBLE_EDITION=NO\n ", b"KNOWN_INCOMPATIBLE_EDITION=YES\n"),
    ):
        contents = bytearray(cog.read_bytes())
        if replacement is not None:
            at = contents.index(sign)
            contents[at : at + len(sign)] = replacement
        else:
            first = read_header_of(cog)
            contents[first - 4 : first] = b"\xff\xff\xff\x00"
        (folder / name).write_bytes(contents)


def _open_for_update(file: Path) -> gdal.Dataset:
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        options = ["IGNORE_COG_LAYOUT_BREAK=YES"]
        return gdal.OpenEx(str(file), gdal.OF_RASTER | gdal.OF_UPDATE, open_options=options)
    finally:
        gdal.PopErrorHandler()


def read_header_of(file: Path) -> int:
    """Return where GDAL finds the first block of a file's smallest overview."""
    data = gdal.Open(str(file))
    band = data.GetRasterBand(1)
    smallest = band.GetOverview(band.GetOverviewCount() - 1)
    return int(smallest.GetMetadataItem("BLOCK_OFFSET_0_0", "TIFF"))


class Reading:
    """A file that is read in parts, with a count of the requests."""

    def __init__(self, file: Path, **limits: int) -> None:
        self._file = file
        self.asked: list[tuple[int, int]] = []
        self.ranges = Ranges(self._fetch, file.stat().st_size, **limits)

    def _fetch(self, offset: int, length: int) -> bytes:
        self.asked.append((offset, length))
        with open(self._file, "rb") as contents:
            contents.seek(offset)
            return contents.read(length)
