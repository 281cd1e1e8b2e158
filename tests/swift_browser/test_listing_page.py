"""Pages of listings as servers give them that are not quite Swift's."""

from __future__ import annotations

import gc
from typing import Any

import pytest
from swift_cog_browser.swift_browser.errors import ListingStuck, MalformedListing
from swift_cog_browser.swift_browser.listing_page import ObjectPage, page_of
from swift_cog_browser.swift_browser.models import ObjectEntry, container_from_row, entry_from_row
from swift_cog_browser.ui.contents_rows import pack


def names(*rows: Any, marker: str = "") -> list[str]:
    return [entry.name for entry in page_of(list(rows), entry_from_row, "it", marker)]


def row(name: str) -> dict[str, object]:
    return {"name": name, "bytes": 1}


def test_rows_in_order_stay_as_they_are() -> None:
    # The letter behind all others of two bytes, and one of four.
    assert names(row("A"), row("a"), {"subdir": "b/"}, row("\uffff"), row("\U0001f600")) == [
        *("A", "a", "b/", "\uffff", "\U0001f600")
    ]


def test_the_first_of_two_rows_of_a_name_counts() -> None:
    twice = [{"name": "a", "bytes": 1}, {"name": "a", "bytes": 2}]
    assert [entry.size for entry in page_of(twice, entry_from_row, "it", "")] == [1]


def test_what_is_not_behind_the_marker_was_shown_already() -> None:
    assert names(row("b"), row("c"), row("a"), marker="b") == ["c"]
    with pytest.raises(ListingStuck):
        names(row("a"), row("b"), marker="b")
    with pytest.raises(ListingStuck):
        names(row("b"), marker="b")
    assert names(marker="b") == []


def test_a_pseudo_folder_that_is_given_again_is_the_end() -> None:
    """Behind the marker ``b/`` lies what is in the pseudo-folder of that name."""
    assert names({"subdir": "b/"}, marker="b/") == []
    assert names({"subdir": "b/"}, row("c"), marker="b/") == ["c"]


@pytest.mark.parametrize("count", [-3, None, "7", 2.0])
def test_numbers_of_containers(count: object) -> None:
    (container,) = page_of([{"name": "a", "count": count, "bytes": count}], container_from_row, "it", "")
    assert container.count == max(0, int(count or 0))  # type: ignore[call-overload]


@pytest.mark.parametrize("value", [10**19, "many", float("inf"), float("nan"), [1]])
def test_numbers_that_are_none(value: object) -> None:
    with pytest.raises(MalformedListing):
        page_of([{"name": "a", "bytes": value}], entry_from_row, "it", "")


@pytest.mark.parametrize("name", ["", None, 7, "\ud800", ["a"]])
def test_names_that_are_none(name: object) -> None:
    for each in ({"name": name}, {"subdir": name}):
        with pytest.raises(MalformedListing):
            page_of([each], entry_from_row, "it", "")


def test_a_page_of_objects_is_a_sequence_of_them() -> None:
    rows = [{"name": "a.tif", "bytes": 1, "hash": "e"}, {"subdir": "b/"}, {"name": "c.tif", "bytes": 3}]
    entries = [entry_from_row(row) for row in rows]
    page = page_of(rows, entry_from_row, "it", "", ObjectPage)
    assert (list(page), page[1], page[-1], page[1:]) == (entries, entries[1], entries[2], entries[1:])
    assert not ObjectPage()
    # Those that are there twice, or in disorder, too.
    assert list(page_of(list(reversed(rows)), entry_from_row, "it", "a.tif", ObjectPage)) == entries[1:]


def test_a_page_of_objects_is_nothing_for_the_garbage_collector() -> None:
    """It would look through all of QGIS's, which everybody waits for."""
    rows = [{"name": f"gc-{number:05}.tif", "bytes": number} for number in range(1000)]
    page = page_of(rows, entry_from_row, "it", "", ObjectPage)
    assert pack(page, "", (".tif",)).marker == "gc-00999.tif"
    assert not [each for each in gc.get_objects() if isinstance(each, ObjectEntry) and each.name.startswith("gc-")]
    assert len(page) == 1000
