"""COGs that are made here: the same pixels and metadata as their sources, whole or not there at all."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from conftest import DATA
from native_rasters import POLYNOMIALS, control_points, numbered, write
from osgeo import gdal
from swift_cog_browser.auth.errors import Cancelled
from swift_cog_browser.swift_browser import cog_making, cog_options, raster_sameness
from swift_cog_browser.swift_browser.account import Account
from swift_cog_browser.swift_browser.cancel import Cancel
from swift_cog_browser.swift_browser.cog_making import (
    CogDiffers,
    CogMade,
    CogMakingError,
    CogNotMade,
    CogNotWritten,
    CogOfItself,
    CogOptionUnknown,
    CogSourceEmpty,
    CogSourceOfMany,
    CogSourceUnreadable,
    is_cog_alone,
    make_cog,
)
from swift_cog_browser.swift_browser.cog_options import CogOptions
from swift_cog_browser.swift_browser.cog_rules import judge
from swift_cog_browser.swift_browser.ranges import Ranges
from swift_cog_browser.swift_browser.tiff_header import TiffHeader, read_header

PLACED = (500000, 20, 0, 4600000, 0, -20)
SIZE = 700


def made(source: Path | str, target: Path, options: CogOptions | None = None, cancel: Cancel | None = None) -> CogMade:
    told: list[float] = []
    result = make_cog(source, target, options or CogOptions(), told.append, cancel or Cancel())
    assert told == sorted(told)
    assert told[-1] == 1
    return result


def header(file: Path) -> TiffHeader:
    contents = file.read_bytes()
    ranges = Ranges(lambda offset, length: contents[offset : offset + length], len(contents))
    found = read_header(ranges)
    assert judge(found, ranges, thorough=True).findings == ()
    return found


def pixels(file: Path) -> list[bytes]:
    data = gdal.Open(str(file))
    bands = [data.GetRasterBand(number + 1) for number in range(data.RasterCount)]
    return [bytes(each.ReadRaster()) for each in bands] + [
        bytes(each.GetMaskBand().ReadRaster(buf_type=gdal.GDT_Byte)) for each in bands
    ]


def random_pixels(kind: int, options: tuple[str, ...] = (), size: int = SIZE) -> Callable[[Path], Path]:
    """Return what writes a raster whose pixels use all bits of the type."""

    def make(file: Path) -> Path:
        data = gdal.GetDriverByName("GTiff").Create(str(file), size, size, 1, kind, options=list(options))
        length = size * size * gdal.GetDataTypeSize(kind) // 8
        contents = np.random.default_rng(5).integers(0, 256, length, "u1").tobytes()
        data.GetRasterBand(1).WriteRaster(0, 0, size, size, contents)
        return file

    return make


def signed(file: Path) -> Path:
    kind, options = (gdal.GDT_Int8, ()) if hasattr(gdal, "GDT_Int8") else (gdal.GDT_Byte, ("PIXELTYPE=SIGNEDBYTE",))
    return random_pixels(kind, options)(file)


def half(file: Path) -> Path:
    values = np.random.default_rng(5).normal(0, 100, (SIZE, SIZE)).astype("f2").astype("f4")
    return write(file, [values], gdal.GDT_Float32, transform=PLACED, options=["NBITS=16"])


KINDS = {
    **{
        name: random_pixels(gdal.GetDataTypeByName(name))
        for name in (
            *("Byte", "UInt16", "Int16", "UInt32", "Int32", "UInt64", "Int64", "Float32", "Float64"),
            *("CInt16", "CInt32", "CFloat32", "CFloat64"),
        )
    },
    "signed bytes": signed,
    "1 bit": random_pixels(gdal.GDT_Byte, ("NBITS=1",)),
    "12 bits": random_pixels(gdal.GDT_UInt16, ("NBITS=12",)),
    "half precision": half,
}


@pytest.mark.parametrize("kind", KINDS)
def test_pixels_of_every_type(kind: str, tmp_path: Path) -> None:
    source = KINDS[kind](tmp_path / "raw.tif")
    target = tmp_path / "cog.tif"
    assert made(source, target) == CogMade(converted=True)
    assert pixels(target) == pixels(source)
    overviews = header(target).overviews
    assert [each.width for each in overviews] == [SIZE // 2]
    assert is_cog_alone(str(target))
    assert sorted(each.name for each in tmp_path.iterdir()) == ["cog.tif", "raw.tif"]


@pytest.mark.parametrize("compression", [*cog_options.LOSSLESS, *cog_options.LOSSY])
def test_every_compression(compression: str, tmp_path: Path) -> None:
    source, target = random_pixels(gdal.GDT_Byte)(tmp_path / "raw.tif"), tmp_path / "cog.tif"
    made(source, target, CogOptions(compression, block_size=256))
    assert header(target).main.compression.upper() == {"NONE": "NONE"}.get(compression, compression)
    assert header(target).main.block_width == 256
    assert (pixels(target) == pixels(source)) == (compression not in cog_making.LOSSY)


def described(file: Path) -> Path:
    """Write a raster of which everything is said that can be."""
    write(
        file,
        [numbered(SIZE, SIZE), numbered(SIZE, SIZE)[::-1].copy()],
        gdal.GDT_Int16,
        transform=PLACED,
        no_data=(-9999, -9999),
    )
    data = gdal.Open(str(file), gdal.GA_Update)
    data.SetMetadata({"MISSION": "x < y & z", "AREA_OR_POINT": "Point", "TIFFTAG_SOFTWARE": "Mill 3"})
    data.SetMetadata({"CLOUDCOVER": "3"}, "IMAGERY")
    data.SetMetadata(["<calibration><lamp>7</lamp></calibration>"], "xml:LAMPS")
    for number in (1, 2):
        band = data.GetRasterBand(number)
        band.SetScale(1.2345678901234567e-4 * number)
        band.SetOffset(-1 / 3)
        band.SetUnitType("W·m⁻²")
        band.SetDescription(f"bänd {number}")
        band.SetMetadata({"WAVELENGTH": f"{number}00 nm"})
        band.SetMetadata({"GAIN": f"{number}"}, "DETECTOR")
        band.SetStatistics(1, 2, 1.5, 0.25 * number)
        band.SetColorInterpretation(gdal.GCI_Undefined)
    del band, data
    return file


def test_all_that_is_said_of_the_pixels(tmp_path: Path) -> None:
    source, target = described(tmp_path / "raw.tif"), tmp_path / "cog.tif"
    assert made(source, target) == CogMade(converted=True)
    header(target)
    own, other = gdal.Open(str(source)), gdal.Open(str(target))
    for domain in ("", "IMAGERY"):
        assert other.GetMetadata(domain) == own.GetMetadata(domain)
    assert other.GetMetadata_List("xml:LAMPS") == own.GetMetadata_List("xml:LAMPS")
    assert other.GetGeoTransform() == own.GetGeoTransform()
    assert other.GetSpatialRef().IsSame(own.GetSpatialRef())
    for number in (1, 2):
        first, second = own.GetRasterBand(number), other.GetRasterBand(number)
        for aspect in ("Scale", "Offset", "UnitType", "Description", "NoDataValue", "ColorInterpretation"):
            assert getattr(second, f"Get{aspect}")() == getattr(first, f"Get{aspect}")()
        assert second.GetMetadata() == first.GetMetadata()
        assert second.GetMetadataItem("STATISTICS_STDDEV") == f"{0.25 * number:g}"
        assert second.GetMetadata("DETECTOR") == {"GAIN": f"{number}"}
    assert target.read_bytes().count(b"SWIFT_COG_BROWSER") == 0


def with_mask(file: Path) -> Path:
    write(file, [numbered(SIZE, SIZE)], transform=PLACED)
    data = gdal.Open(str(file), gdal.GA_Update)
    data.CreateMaskBand(gdal.GMF_PER_DATASET)
    data.GetRasterBand(1).GetMaskBand().WriteArray((numbered(SIZE, SIZE) % 3 > 0).astype("u1") * 255)
    return file


def with_mask_inside(file: Path) -> Path:
    gdal.SetThreadLocalConfigOption("GDAL_TIFF_INTERNAL_MASK", "YES")
    try:
        return with_mask(file)
    finally:
        gdal.SetThreadLocalConfigOption("GDAL_TIFF_INTERNAL_MASK", None)


def with_colours(file: Path) -> Path:
    write(file, [numbered(SIZE, SIZE) % 7], gdal.GDT_Byte, transform=PLACED, options=["PHOTOMETRIC=PALETTE"])
    data = gdal.Open(str(file), gdal.GA_Update)
    table = gdal.ColorTable()
    for number in range(7):
        table.SetColorEntry(number, (10 * number, 255 - number, 7, 255))
    data.GetRasterBand(1).SetColorTable(table)
    return file


ODD = {
    "ground control points": lambda file: write(file, [numbered(SIZE, SIZE)], points=control_points()),
    "rational polynomials": lambda file: write(file, [numbered(SIZE, SIZE)], polynomials=POLYNOMIALS),
    "a mask beside it": with_mask,
    "a mask inside": with_mask_inside,
    "colours": with_colours,
    "turned": lambda file: write(file, [numbered(SIZE, SIZE)], transform=(500000, 20, 3, 4600000, 2, -20)),
    "no place at all": lambda file: write(file, [numbered(SIZE, SIZE)], reference=False),
    "NaN for nothing": lambda file: write(
        file, [np.full((SIZE, SIZE), np.nan, "f4")], gdal.GDT_Float32, transform=PLACED, no_data=[float("nan")]
    ),
}


@pytest.mark.parametrize("kind", ODD)
def test_whatever_else_a_raster_has(kind: str, tmp_path: Path) -> None:
    source, target = ODD[kind](tmp_path / "raw.tif"), tmp_path / "cog.tif"
    assert made(source, target) == CogMade(converted=True)
    header(target)
    own, other = gdal.Open(str(source)), gdal.Open(str(target))
    assert raster_sameness.first_difference(own, other) is None
    assert pixels(target) == pixels(source)
    assert [point.GCPX for point in other.GetGCPs()] == [point.GCPX for point in own.GetGCPs()]
    assert other.GetMetadata("RPC").keys() >= own.GetMetadata("RPC").keys()


def test_names_of_categories_go_into_a_file_beside_it(tmp_path: Path) -> None:
    source, target = with_colours(tmp_path / "raw.tif"), tmp_path / "cog.tif"
    data = gdal.Open(str(source), gdal.GA_Update)
    data.GetRasterBand(1).SetCategoryNames(["sea", "land"])
    del data
    result = made(source, target)
    assert result.beside == tmp_path / "cog.tif.aux.xml"
    data = gdal.Open(str(target))
    # GDAL 3.6 does not look into the file before it is asked for something else.
    data.GetMetadata()
    assert data.GetRasterBand(1).GetCategoryNames() == ["sea", "land"]


# What differs is found


SPOILERS: dict[str, Callable[[Any], object]] = {
    "the scale": lambda data: data.GetRasterBand(2).SetScale(7),
    "the offset": lambda data: data.GetRasterBand(1).SetOffset(7),
    "the NoData value": lambda data: data.GetRasterBand(1).SetNoDataValue(7),
    "the unit": lambda data: data.GetRasterBand(1).SetUnitType("K"),
    "the description of a band": lambda data: data.GetRasterBand(1).SetDescription("other"),
    "the place on the map": lambda data: data.SetGeoTransform((500001, 20, 0, 4600000, 0, -20)),
    "the colour interpretation": lambda data: data.GetRasterBand(1).SetColorInterpretation(gdal.GCI_RedBand),
    "the rational polynomials": lambda data: data.SetMetadata(POLYNOMIALS, "RPC"),
    "the mask": lambda data: data.CreateMaskBand(gdal.GMF_PER_DATASET),
    "a pixel or the mask": lambda data: data.GetRasterBand(2).WriteRaster(SIZE - 1, SIZE - 1, 1, 1, b"\x01\x01"),
}


def flip_the_mask(data: Any) -> None:
    mask = data.GetRasterBand(1).GetMaskBand()
    before = mask.ReadRaster(SIZE - 1, SIZE - 1, 1, 1, buf_type=gdal.GDT_Byte)
    mask.WriteRaster(SIZE - 1, SIZE - 1, 1, 1, bytes([255 - before[0]]), buf_type=gdal.GDT_Byte)


@pytest.mark.parametrize("what", [*SPOILERS, "masked pixels"])
def test_a_difference_is_found_and_nothing_kept(what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, target = described(tmp_path / "raw.tif"), tmp_path / "cog.tif"
    if what == "the mask":
        write(source, [numbered(SIZE, SIZE)], transform=PLACED)
    spoiler, words = SPOILERS.get(what, flip_the_mask), what if what in SPOILERS else "a pixel or the mask"
    if what not in SPOILERS:
        source.unlink()
        with_mask_inside(source)
    written = cog_making._Making.write

    def spoil(making: Any, _source: Any, told: list[str]) -> None:
        # As if GDAL had written something else.
        other = making.part.with_name("other.tif")
        shutil.copyfile(source, other)
        data = gdal.Open(str(other), gdal.GA_Update)
        spoiler(data)
        del data
        written(making, gdal.Open(str(other)), told)
        other.unlink()

    monkeypatch.setattr(cog_making._Making, "write", spoil)
    monkeypatch.setattr(cog_making, "domain_items", lambda _source: b"")
    target.write_bytes(b"what was there")
    with pytest.raises(CogDiffers, match=f"is another raster: {words} differs"):
        make_cog(source, target, CogOptions(), lambda _done: None, Cancel())
    assert target.read_bytes() == b"what was there"
    assert not [each for each in tmp_path.iterdir() if each.name.startswith(".")]


def test_lost_metadata_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, target = described(tmp_path / "raw.tif"), tmp_path / "cog.tif"
    monkeypatch.setattr(cog_making, "domain_items", lambda _source: b"")
    assert set(made(source, target).left_out) == {
        "IMAGERY/CLOUDCOVER",
        "xml:LAMPS",
        "1/DETECTOR/GAIN",
        "2/DETECTOR/GAIN",
    }


# What is a COG already


def by_the_older_recipe(file: Path) -> Path:
    """Make a COG as was done before GDAL had a driver for it."""
    tiled = file.with_name("tiled.tif")
    gdal.Translate(str(tiled), str(DATA / "nocog.tif"), creationOptions=["TILED=YES", "COMPRESS=DEFLATE"])
    data = gdal.Open(str(tiled), gdal.GA_Update)
    data.BuildOverviews("NEAREST", [2, 4, 8])
    del data
    options = ["TILED=YES", "COMPRESS=DEFLATE", "COPY_SRC_OVERVIEWS=YES"]
    gdal.Translate(str(file), str(tiled), creationOptions=options)
    tiled.unlink()
    return file


@pytest.mark.parametrize("kind", ["older", "driver"])
def test_a_cog_is_taken_as_it_is(kind: str, tmp_path: Path) -> None:
    source, target = tmp_path / "raw.tif", tmp_path / "cog.tif"
    by_the_older_recipe(source) if kind == "older" else shutil.copyfile(DATA / "cog_int16.tif", source)
    assert made(source, target) == CogMade(converted=False)
    assert target.read_bytes() == source.read_bytes()
    # Whoever asks for something gets it.
    assert made(source, target, CogOptions("LZW")).converted
    assert header(target).main.compression == "LZW"


def test_what_is_no_cog_or_has_overviews_beside_it_is_converted(tmp_path: Path) -> None:
    source, target = tmp_path / "raw.tif", tmp_path / "cog.tif"
    assert made(DATA / "nocog.tif", target).converted
    header(target)
    gdal.GetDriverByName("COG").CreateCopy(str(source), gdal.Open(str(DATA / "nocog.tif")), options=["OVERVIEWS=NONE"])
    gdal.Open(str(source)).BuildOverviews("NEAREST", [2, 4])
    assert source.with_name("raw.tif.ovr").exists()
    assert made(source, target).converted
    assert header(target).overviews


# What cannot be


def wrong(kind: str, folder: Path) -> tuple[Path, Path, CogOptions]:
    source, target = folder / f"{kind} # 100%é.tif", folder / "cog.tif"
    if kind in ("text", "long text"):
        source.write_text("This is no raster.\n" * (1 if kind == "text" else 9999))
    elif kind == "empty":
        source.touch()
    elif kind == "cut":
        whole = write(folder / "whole.tif", [numbered(SIZE, SIZE)], transform=PLACED)
        source.write_bytes(whole.read_bytes()[: SIZE * SIZE])
        whole.unlink()
    elif kind == "folder":
        source.mkdir()
    elif kind == "itself":
        return (write(target, [numbered()]), folder / "." / "cog.tif", CogOptions())
    elif kind == "several":
        for number in range(3):
            options = ["APPEND_SUBDATASET=YES"] if number else []
            gdal.Translate(str(source), str(DATA / "cog_scale.tif"), creationOptions=options)
    elif kind != "missing":
        random_pixels(gdal.GDT_Float64, size=64)(source)
    if kind == "jpeg of 64 bits":
        return source, target, CogOptions("JPEG")
    if kind == "nowhere":
        return source, folder / "none" / "cog.tif", CogOptions()
    return source, target, CogOptions("JPEG 3000") if kind == "option" else CogOptions()


@pytest.mark.parametrize(
    ("kind", "error"),
    [
        ("text", CogSourceUnreadable),
        ("long text", CogSourceUnreadable),
        ("empty", CogSourceEmpty),
        ("missing", CogSourceUnreadable),
        ("folder", CogSourceUnreadable),
        ("cut", CogMakingError),
        ("itself", CogOfItself),
        ("several", CogSourceOfMany),
        ("jpeg of 64 bits", CogNotMade),
        ("nowhere", CogNotWritten),
        ("option", CogOptionUnknown),
    ],
)
@pytest.mark.parametrize("exceptions", [False, True])
def test_what_cannot_be_is_said(kind: str, error: type[CogMakingError], exceptions: bool, tmp_path: Path) -> None:
    source, target, options = wrong(kind, tmp_path)
    before = sorted(tmp_path.iterdir())
    used = gdal.GetUseExceptions()
    # Processing switches them on.
    gdal.UseExceptions() if exceptions else gdal.DontUseExceptions()
    try:
        with pytest.raises(error) as caught:
            make_cog(source, target, options, lambda _done: None, Cancel())
    finally:
        gdal.UseExceptions() if used else gdal.DontUseExceptions()
    assert str(caught.value)
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("after", [0.01, 0.3, 0.8], ids=["at once", "while it is written", "while it is compared"])
def test_it_can_be_called_off(after: float, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(raster_sameness, "MOST_BYTES", 100_000)
    source = random_pixels(gdal.GDT_Float32, size=1500)(tmp_path / "raw.tif")
    cancel, told = Cancel(), [0.0]

    def report(done: float) -> None:
        told.append(done)
        if done >= after:
            cancel.cancel()

    with pytest.raises(Cancelled):
        make_cog(source, tmp_path / "cog.tif", CogOptions(), report, cancel)
    assert told[-1] < after + 0.2
    assert [each.name for each in tmp_path.iterdir()] == ["raw.tif"]


def test_of_an_object(account: Account, tmp_path: Path) -> None:
    """A source may lie in the object store; nothing is written there."""
    path, _provenance = account.open_path("rasters", "nocog.tif")
    before = [entry.name for entry in account.objects("rasters")]
    made(path, tmp_path / "cog.tif")
    assert pixels(tmp_path / "cog.tif") == pixels(DATA / "nocog.tif")
    assert [entry.name for entry in account.objects("rasters")] == before
