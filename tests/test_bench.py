"""The benchmark's own parts: its pages, turns and limits; and that it still runs."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest
from bench.lab import Lab, Way
from bench.limits import Cog, Limit, limit
from bench.measure import Desk
from bench.medians import Medians
from bench.page import NoPlace, put
from bench.rasters import Raster, make
from bench.report import PLUGIN, report
from bench.results import Result, load, save
from bench.screen import Screen
from bench.summary import summary
from bench.task import AGAIN, OPEN, PAN, SIDES, STEPS, Asked, Seen, View
from bench.turns import rotated, turns
from cloud.handle import CloudHandle

BLOCK, BLOCKS, BANDS = 256, 8, 3
SIZE = BLOCK * BLOCKS
SAMPLE = 2  # bytes
SMALL = Raster("DEFLATE", 1, 256, 4096)


@pytest.fixture(scope="module")
def raw(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A COG without compression, whose blocks all have the same size."""
    from osgeo import gdal

    memory = gdal.GetDriverByName("MEM").Create("", SIZE, SIZE, BANDS, gdal.GDT_UInt16)
    memory.SetGeoTransform((1000.0, 10.0, 0.0, 5000.0, 0.0, -10.0))
    for number in range(BANDS):
        # A block of zeros would be left out of the file.
        memory.GetRasterBand(number + 1).Fill(1)
    file = tmp_path_factory.mktemp("bench") / "raw.tif"
    options = ["COMPRESS=NONE", f"BLOCKSIZE={BLOCK}"]
    assert gdal.GetDriverByName("COG").CreateCopy(str(file), memory, options=options)
    return file


def view(left: float, top: float, pixels: int, pixel: float) -> View:
    """Return a square view, from a corner in map units, of so many pixels of so many units."""
    return View(left, top - pixels * pixel, left + pixels * pixel, top, pixels, pixels)


def seen(before: View, after: View, requests: int = 1, seconds: float = 1.0) -> Seen:
    asked = Asked("GET", "only/x.tif", 206, "bytes=0-9", 10)
    return Seen(seconds, (asked,) * requests, 5.0, before, after, 7)


WHOLE = view(1000, 5000, 512, 40)  # four pixels of the raster on one of the canvas


def test_the_level_is_the_one_that_gdal_reads(raw: Path) -> None:
    cog = Cog(raw)
    assert [cog.level(view(1000, 5000, 100, pixel)) for pixel in (5, 10, 19, 40, 79, 1000)] == [0, 0, 1, 2, 3, 3]


def test_the_limit_of_a_first_picture_is_made_of_header_and_blocks(raw: Path) -> None:
    found = limit(OPEN, seen(WHOLE, WHOLE), raw)
    header = found.bytes - 4 * BLOCK * BLOCK * BANDS * SAMPLE
    assert found.round_trips == 3
    # All blocks have their entries in tables, and none is in the header.
    assert BLOCKS * BLOCKS * 8 < header < BLOCK * BLOCK


def test_the_limit_of_a_pan_is_what_was_not_there_before(raw: Path) -> None:
    before = view(1000, 5000, 2 * BLOCK, 10)
    after = view(1000 + 1.5 * BLOCK * 10, 5000, 2 * BLOCK, 10)
    # From the middle of the second column of blocks to the middle of the fourth.
    assert limit(PAN, seen(before, after), raw) == Limit(1, 2 * 2 * BLOCK * BLOCK * BANDS * SAMPLE)


def test_nothing_but_a_question_is_needed_to_open_again(raw: Path) -> None:
    assert limit(AGAIN, seen(WHOLE, WHOLE), raw) == Limit(1, 0)


def test_a_limit_takes_its_round_trips_and_the_link() -> None:
    assert Limit(3, 6_250_000).seconds(Way(40, 50)) == pytest.approx(0.12 + 1)


def test_nobody_is_always_the_first() -> None:
    orders = [rotated(SIDES, turn) for turn, _raster in turns(["x", "y", "z"], 3)]
    assert all(sorted(order) == sorted(SIDES) for order in orders)
    for _raster, of_raster in itertools.groupby(sorted(zip("xyz" * 3, orders)), lambda pair: pair[0]):
        assert {order[0] for _name, order in of_raster} == set(SIDES)


def test_a_page_gets_what_was_found_between_its_comments(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        "# Page\n<!-- one: begin -->\nold\n<!-- one: end -->\nwords\n<!-- two: begin -->\n<!-- two: end -->\n"
    )
    for text in (r"a \1 table", "another"):
        put(page, "one", "make one", text)
        lines = page.read_text().splitlines()
        assert text in lines
        assert [line for line in lines if line in ("# Page", "old", "words")] == ["# Page", "words"]
        assert "<!-- two: begin -->" in lines
    before = page.read_text()
    with pytest.raises(NoPlace):
        put(page, "three", "make three", "text")
    assert page.read_text() == before


@pytest.fixture
def results() -> list[Result]:
    """Of a small raster over the usual link and another: the plugin takes 1 s, the recipe 2 s, QGIS's own 4 s."""
    from bench.conditions import FAR, USUAL

    raster = Raster("DEFLATE", 1, 256, 2048)
    make(raster)
    left, top, pixel = 425085.0, 5215515.0, 28.5
    whole, part = view(left, top, 800, 3 * pixel), view(left, top, 500, pixel)
    beside = view(left + 500 * pixel, top, 500, pixel)
    found = []
    for way, side in itertools.product((USUAL, FAR), SIDES):
        for late in (0.0, 0.1, 0.5):
            seconds = {"plugin": 1.0, "recipe": 2.0, "cloud": 4.0}[side] * (1 + late)
            steps = {OPEN: seen(whole, whole, 3, seconds), AGAIN: seen(whole, whole), PAN: seen(part, beside)}
            found.append(Result(side, raster, way, steps, written=int(side != "plugin")))
    return found


def test_the_report_has_the_medians_and_ratios(results: list[Result], tmp_path: Path) -> None:
    save(results, {"machine": "a desk"}, tmp_path / "results.json")
    again, about = load(tmp_path / "results.json")
    assert again == results
    text = report(Medians(again), about)
    assert "| machine | a desk |" in text
    row = next(line for line in text.splitlines() if line.startswith("| DEFLATE, 1 band, 256, 2048² |"))
    assert "| 1.10 | 2.20 | 4.40 |" in row
    assert row.endswith("| 0.50 | 0.25 |")
    assert "| first picture / recipe | 0.5 | 0.50 |" in text
    assert "| objects | 0 | 6 | 6 |" in text
    assert "open   plugin    1.10 s" in summary(results)


def test_the_plots_are_small_pictures(results: list[Result], tmp_path: Path) -> None:
    plots = pytest.importorskip("bench.plots", reason="the plots need python3-matplotlib")
    plots.draw(Medians(results), tmp_path)
    sizes = {file.name: file.stat().st_size for file in tmp_path.iterdir()}
    assert set(sizes) == {"first-picture.webp", "round-trips.webp"}
    assert all(1000 < size < 60_000 for size in sizes.values()), sizes


@pytest.fixture
def lab(cloud: CloudHandle) -> Iterator[Lab]:
    """The tests' cloud, with one raster more."""
    make(SMALL)
    lab = Lab(cloud)
    lab.fill([SMALL])
    yield lab
    lab.remove(SMALL)


def test_each_side_opens_a_raster(lab: Lab) -> None:
    with lab.way(Way(1, 1000)) as ends, Screen() as screen:
        desk = Desk(screen.display, lab, ends)
        # Each start of QGIS takes seconds: all steps with one side, the first with the others.
        steps = {side: STEPS if side == PLUGIN else (OPEN,) for side in SIDES}
        found = {side: desk.run(desk.task(side, lab.container(SMALL), SMALL.name, steps[side])) for side in SIDES}
    for side, seen_by_side in found.items():
        assert tuple(seen_by_side) == steps[side]
        # Nobody gets by with less than the limit says.
        assert limit(OPEN, seen_by_side[OPEN], SMALL.file).bytes <= seen_by_side[OPEN].bytes
        for step in seen_by_side.values():
            assert step.seconds > 0
            assert {request.status for request in step.requests} <= {200, 206, 304, 404}
    # All see the same.
    assert len({seen_by_side[OPEN].after for seen_by_side in found.values()}) == 1
    moved = found[PLUGIN][PAN]
    assert moved.after.left - moved.before.left == pytest.approx(moved.before.right - moved.before.left, rel=0.01)
