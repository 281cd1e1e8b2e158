"""The header of a TIFF, read by range: the same as GDAL reads, within limits, whatever the file says."""

from __future__ import annotations

import random
import struct
from pathlib import Path

import pytest
from conftest import DATA
from geotiffs import SIZE, Reading, make_all, source
from osgeo import gdal
from swift_cog_browser.auth.errors import UserError
from swift_cog_browser.swift_browser.cog_rules import judge
from swift_cog_browser.swift_browser.header_errors import HeaderDamaged, HeaderTooLong, NotATiff
from swift_cog_browser.swift_browser.ranges import AHEAD, FIRST, Ranges
from swift_cog_browser.swift_browser.tiff_header import TiffHeader, block_numbers, read_header


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return [*sorted(DATA.glob("*.tif")), *make_all(tmp_path_factory.mktemp("geotiffs"))]


def header_of(file: Path) -> TiffHeader:
    return read_header(Reading(file).ranges)


def of_bytes(contents: bytes, **limits: int) -> TiffHeader:
    return read_header(Ranges(lambda offset, length: contents[offset : offset + length], len(contents), **limits))


def test_gdal_reads_the_same(files: list[Path]) -> None:
    for file in files:
        header, data = header_of(file), gdal.Open(str(file))
        band = data.GetRasterBand(1)
        overviews = [band.GetOverview(number) for number in range(band.GetOverviewCount())]
        assert (header.main.width, header.main.height) == (data.RasterXSize, data.RasterYSize), file.name
        assert header.main.data_type == gdal.GetDataTypeName(band.DataType), file.name
        assert header.main.samples == data.RasterCount, file.name
        if not file.with_name(f"{file.name}.ovr").exists():
            sizes = [(each.width, each.height) for each in header.overviews]
            assert sizes == [(each.XSize, each.YSize) for each in overviews], file.name
        assert (header.main.block_width, header.main.block_height) == tuple(band.GetBlockSize()), file.name
        compression = data.GetMetadataItem("COMPRESSION", "IMAGE_STRUCTURE") or "none"
        assert compression.replace("YCbCr ", "") == header.main.compression, file.name
        if data.RasterCount > 1:
            planar = data.GetMetadataItem("INTERLEAVE", "IMAGE_STRUCTURE") == "BAND"
            assert header.main.is_planar == planar, file.name


def test_offsets_of_blocks(files: list[Path]) -> None:
    for file in files:
        reading, data = Reading(file), gdal.Open(str(file))
        band = data.GetRasterBand(1)
        main = read_header(reading.ranges).main
        offsets = block_numbers(reading.ranges, main, main.offsets_tag, 0, main.blocks_across)
        expected = [band.GetMetadataItem(f"BLOCK_OFFSET_{x}_0", "TIFF") for x in range(main.blocks_across)]
        assert list(offsets) == [int(each or 0) for each in expected], file.name


def test_both_byte_orders_and_both_kinds(files: list[Path]) -> None:
    kinds = {(header.order, header.big) for header in map(header_of, files)}
    assert kinds == {("<", False), ("<", True), (">", False), (">", True)}


def test_scale_and_offset() -> None:
    metadata = header_of(DATA / "cog_scale.tif").main.metadata
    items = {(item.role, item.sample): float(item.value) for item in metadata if item.role}
    assert items["scale", 0] == pytest.approx(0.0001)
    assert items["offset", 1] == 2000


def test_ghost_area() -> None:
    ghost = header_of(DATA / "cog_int16.tif").ghost
    assert ghost["LAYOUT"] == "IFDS_BEFORE_DATA"
    assert ghost["KNOWN_INCOMPATIBLE_EDITION"] == "NO"
    assert header_of(DATA / "nocog.tif").ghost == {}


def test_a_header_at_the_end_takes_two_reads(tmp_path: Path) -> None:
    file = tmp_path / "end.tif"
    gdal.GetDriverByName("GTiff").CreateCopy(str(file), source(size=3000), options=["TILED=YES"])
    data = gdal.Open(str(file), gdal.GA_Update)
    data.SetMetadataItem("LONG", "x" * 20000)
    del data
    reading = Reading(file)
    assert read_header(reading.ranges).main.width == 3000
    assert len(reading.asked) == 2


# What is damaged, odd or hostile


def test_no_tiff_at_all() -> None:
    for contents in (
        b"",
        b"II",
        b"\x89PNG\r\n\x1a\n" + bytes(50),
        b"This is no raster.\n",
        b"II\x2b\x00\x04\x00\x00\x00",
    ):
        with pytest.raises(NotATiff):
            of_bytes(contents)


def directory(*tags: tuple[int, int, int, int], after: int = 0) -> bytes:
    entries = b"".join(struct.pack("<HHII", *tag) for tag in tags)
    return struct.pack("<H", len(tags)) + entries + struct.pack("<I", after)


IMAGE = ((256, 4, 1, 100), (257, 4, 1, 100), (258, 3, 1, 8), (277, 3, 1, 1))


def classic(body: bytes, at: int = 8) -> bytes:
    return struct.pack("<2sHI", b"II", 42, at) + body


def test_directories_in_a_circle() -> None:
    with pytest.raises(HeaderDamaged, match="circle"):
        of_bytes(classic(directory(*IMAGE, after=8)) + bytes(100))


def test_a_directory_behind_the_end() -> None:
    with pytest.raises(HeaderDamaged, match="behind the end"):
        of_bytes(classic(directory(*IMAGE), at=10**9))
    with pytest.raises(HeaderDamaged, match="no directory"):
        of_bytes(classic(b"", at=0))


@pytest.mark.parametrize(
    "tag", [(42112, 2, 2**32 - 1, 8), (320, 3, 2**31, 8), (34735, 12, 2**28, 200), (258, 3, 2**30, 8)]
)
def test_values_of_gigabytes(tag: tuple[int, int, int, int]) -> None:
    with pytest.raises(HeaderDamaged):
        of_bytes(classic(directory(*IMAGE[:2], tag, *IMAGE[3:])) + bytes(100))


def test_images_that_are_none() -> None:
    for spoilt in (
        ((256, 4, 1, 0), (257, 4, 1, 100)),
        ((257, 4, 1, 100),),
        (*IMAGE, (322, 4, 1, 0), (323, 4, 1, 16)),
        (*IMAGE, (278, 4, 1, 0)),
        ((256, 2, 4, 0x41414141), (257, 4, 1, 100)),
    ):
        with pytest.raises(HeaderDamaged):
            of_bytes(classic(directory(*spoilt)) + bytes(100))


def test_very_many_directories_end_somewhere() -> None:
    """A file of a thousand pages is no attack: what counts is at the beginning."""
    size = len(directory(*IMAGE))
    pages = b"".join(directory(*IMAGE, after=8 + (page + 1) * size) for page in range(1000))
    header = of_bytes(classic(pages) + directory(*IMAGE))
    assert len(header.directories) == 64
    assert not header.complete


def test_reads_are_limited() -> None:
    """Directories that lie megabytes apart would otherwise be followed through the whole file."""
    step = 2**20
    file = bytearray(60 * step)
    file[:8] = classic(b"")
    for page in range(59):
        at = 8 + page * step
        file[at : at + 54] = directory(*IMAGE, after=at + step)
    asked = []

    def fetch(offset: int, length: int) -> bytes:
        asked.append(length)
        return bytes(file[offset : offset + length])

    with pytest.raises(HeaderTooLong):
        read_header(Ranges(fetch, len(file), most_requests=20))
    assert len(asked) == 20
    assert sum(asked) <= FIRST + 19 * AHEAD


def test_a_file_that_is_cut_off() -> None:
    contents = (DATA / "cog.tif").read_bytes()
    for length in (8, 30, 400, 1500):
        with pytest.raises(HeaderDamaged):
            of_bytes(contents[:length])


def test_random_damage_gives_a_sentence_or_a_header() -> None:
    """Whatever bytes there are: one of our own errors, or a header that can be judged; within the limits."""
    dice = random.Random(5)
    originals = [(DATA / name).read_bytes() for name in ("cog_scale.tif", "cog.tif", "mosaic_cog3.tif")]
    kinds = set()
    for _round in range(1500):
        contents = bytearray(dice.choice(originals)[:40000])
        for _change in range(dice.randint(1, 20)):
            contents[dice.randrange(1200)] = dice.randrange(256)
        file = bytes(contents)
        ranges = Ranges(lambda offset, length, file=file: file[offset : offset + length], len(file))  # type: ignore[misc]
        try:
            kinds.add(type(judge(read_header(ranges), ranges)))
        except UserError as error:
            kinds.add(type(error))
    assert kinds >= {HeaderDamaged, NotATiff}
    assert len(kinds) > 2


# Ranges


def test_ranges_fetch_only_what_is_missing() -> None:
    contents = bytes(random.Random(1).randbytes(500_000))
    asked: list[tuple[int, int]] = []

    def fetch(offset: int, length: int) -> bytes:
        asked.append((offset, length))
        return contents[offset : offset + length]

    ranges = Ranges(fetch, len(contents))
    assert ranges.read(0, 5) == contents[:5]
    assert ranges.read(FIRST - 3, 10) == contents[FIRST - 3 : FIRST + 7]
    assert ranges.read(300_000, 100) == contents[300_000:300_100]
    ranges.fetch_all([(290_000, 20_000), (310_000, 30_000), (499_000, 1000)])
    assert ranges.read(290_000, 50_000) == contents[290_000:340_000]
    assert sum(length for _offset, length in asked) <= sum(len(piece) for _start, piece in ranges.pieces)
    known = dict(ranges.pieces)
    assert all(contents[start : start + len(piece)] == piece for start, piece in known.items())
    before = len(asked)
    ranges.read(0, 1000)
    assert len(asked) == before


def test_size_of_what_was_made(files: list[Path]) -> None:
    assert any(header_of(file).main.width == SIZE for file in files)
