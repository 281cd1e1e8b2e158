"""The packed rows of a listing: what they hold, what memory they need, and that quick ways find what slow ones do."""

from __future__ import annotations

import random
import tracemalloc
from datetime import datetime, timedelta, timezone

import pytest
from swift_cog_browser.swift_browser.models import ObjectEntry
from swift_cog_browser.ui.contents_rows import MODIFIED, NAME, SIZE, Order, Rows, fold, pack, ranked

PREFIX = "scenes/2024/"
PAGE = 10_000
MOST_BYTES = 100  # a row; a million are to need less than 400 MB, with what Qt and Python have beside them
BEGIN = datetime(2024, 1, 1, tzinfo=timezone.utc)


def entries(first: int, count: int) -> list[ObjectEntry]:
    """Return rows as satellites' archives have them; every tenth is no raster, every hundredth a pseudo-folder."""
    picked = random.Random(first)
    return [entry(number, picked.randrange(1000)) for number in range(first, first + count)]


def entry(number: int, size: int) -> ObjectEntry:
    if not number % 100:
        return ObjectEntry(f"{PREFIX}{number:07}/", is_folder=True)
    ending = "xml" if not number % 10 else "tif"
    name = f"{PREFIX}{number:07}_T32TQM_B{number % 13:02}_10m.{ending}"
    return ObjectEntry(name, size, BEGIN + timedelta(seconds=size), f"{number:032x}", "image/tiff")


def rows_of(count: int, page: int = PAGE) -> Rows:
    rows = Rows()
    for first in range(0, count, page):
        rows.extend(pack(entries(first, min(page, count - first)), PREFIX, (".tif",)))
    return rows


def test_memory() -> None:
    tracemalloc.start()
    try:
        rows = rows_of(20_000)
        held, _most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(rows) == 20_000
    assert held / len(rows) < MOST_BYTES


def test_labels() -> None:
    rows = Rows()
    names = ["Été/", "a\nb.tif", "", "naïve.tif", "𝄞.tif", "z\ud834.tif"]
    for first in (0, 3):
        page = [ObjectEntry(f"p/{name}", is_folder=name.endswith("/")) for name in names[first : first + 3]]
        rows.extend(pack(page, "p/", (".tif",)))
    # The row that names the pseudo-folder itself is none of it.
    assert [rows.label(row) for row in range(len(rows))] == ["Été", "a\nb.tif", "naïve.tif", "𝄞.tif", "z\ud834.tif"]
    assert rows.key(0) == "Été/"
    assert rows.branch("Été") == 0
    assert rows.with_words([fold("ete")]).tolist() == [0]
    assert rows.with_words(["naive"]).tolist() == [2]
    assert rows.with_words(["a b"]).tolist() == [1]
    assert rows.with_words(["𝄞"]).tolist() == [3]
    # Half a letter, as a server may send it.
    assert rows.with_words(["z\ud834"]).tolist() == [4]


@pytest.mark.parametrize("words", [["tif"], ["b07"], ["tif", "b07"], ["0000123"], ["xml", "00", "b"], ["nowhere"]])
def test_words(words: list[str]) -> None:
    rows = rows_of(3000, page=700)
    expected = [row for row in range(len(rows)) if all(word in fold(rows.label(row)) for word in words)]
    assert rows.with_words(words).tolist() == expected


def test_words_are_looked_for_once_in_each_page() -> None:
    rows = rows_of(2000, page=500)
    assert list(rows.look_for(["b07"])) == [500] * 4
    assert list(rows.look_for(["b07"])) == []
    rows.extend(pack(entries(2000, 100), PREFIX, (".tif",)))
    assert list(rows.look_for(["b07"])) == [100]
    assert list(rows.look_for(["b08"])) == [500] * 4 + [100]


@pytest.mark.parametrize("rasters_only", [False, True])
@pytest.mark.parametrize("words", [[], ["b07"], ["tif"]])
def test_choice(words: list[str], rasters_only: bool) -> None:
    rows = rows_of(3000, page=700)
    choice = rows.choose(rows.with_words(words) if words else None, rasters_only)
    labels = [rows.label(row) for row in range(len(rows)) if all(word in fold(rows.label(row)) for word in words)]
    objects = [label for label in labels if "." in label]
    shown = [label for label in objects if label.endswith(".tif") or not rasters_only]
    assert [rows.label(row) for row in choice.folders] == [label for label in labels if "." not in label]
    assert [rows.label(row) for row in choice.objects] == shown
    assert choice.hidden == len(objects) - len(shown)


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("column", [NAME, SIZE, MODIFIED])
@pytest.mark.parametrize("first", [0, 20, 1490, 2950, 3100])
def test_window(column: int, descending: bool, first: int) -> None:
    rows = rows_of(3000, page=700)
    choice = rows.choose(None, False)
    values = {NAME: range(len(rows)), SIZE: rows.sizes, MODIFIED: rows.times}[column]
    folders = list(choice.folders)
    if descending and column == NAME:
        folders.reverse()
    objects = sorted(choice.objects, key=values.__getitem__, reverse=descending)
    expected = [*folders, *objects][first : first + 50]
    assert rows.window(choice, Order(column, descending), first, 50) == expected


def test_ranks_where_many_have_the_same_value() -> None:
    values = [number % 3 for number in range(1000)]
    in_order = sorted(range(1000), key=values.__getitem__)
    for start in (0, 300, 333, 334, 990, 1000):
        assert ranked(range(1000), values, start, 40, False) == in_order[start : start + 40]
