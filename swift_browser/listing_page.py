"""Makes a page of a listing of what a server answered, and doubts it: other servers than Swift answer, too."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar, overload

from .errors import ListingStuck, MalformedListing
from .models import Container, ObjectEntry

Row = TypeVar("Row", Container, ObjectEntry)


class ObjectPage(Sequence[ObjectEntry]):
    """Rows of a container's listing, by columns: each is made when it is looked at.

    Many thousands that live at the same time would have Python's garbage collector look through all that QGIS has in
    Python, again and again, and everybody waits for that: 80 ms each time.
    """

    def __init__(self, entries: Iterable[ObjectEntry] = ()) -> None:
        self._columns: tuple[list[Any], ...] = tuple([] for _field in ObjectEntry._fields)
        appends = [column.append for column in self._columns]
        for entry in entries:
            for append, value in zip(appends, entry):
                append(value)

    def __len__(self) -> int:
        return len(self._columns[0])

    def __iter__(self) -> Iterator[ObjectEntry]:
        return map(ObjectEntry, *self._columns)

    @overload
    def __getitem__(self, place: int) -> ObjectEntry: ...

    @overload
    def __getitem__(self, place: slice) -> list[ObjectEntry]: ...

    def __getitem__(self, place: int | slice) -> ObjectEntry | list[ObjectEntry]:
        values: list[Any] = [column[place] for column in self._columns]
        return list(map(ObjectEntry, *values)) if isinstance(place, slice) else ObjectEntry(*values)


def page_of(
    rows: Any,
    parse: Callable[[Mapping[str, Any]], Row],
    what: str,
    marker: str,
    collect: Callable[[Iterable[Row]], Sequence[Row]] = list,
) -> Sequence[Row]:
    """Return the rows behind a marker, in the order of their names, each once.

    Args:
        rows: from JSON.
        parse: makes one of them.
        what: was listed.
        marker: the last name of the page before; empty for none.
        collect: puts them together.

    Raises:
        MalformedListing: it is no listing.
        ListingStuck: it is one, but none that goes on behind the marker.
    """
    entries = _parsed(rows, parse, what, collect)
    names: list[str] = [entry.name for entry in entries]
    if any(before >= after for before, after in zip([marker, *names], names)):
        # Swift compares the bytes of UTF-8, whose order is that of the letters' numbers.
        by_name = {entry.name: entry for entry in reversed(entries)}
        entries = collect(by_name[name] for name in sorted(by_name) if name > marker)
        if names and not entries and not _is_pseudo_folder_again(by_name, marker):
            raise ListingStuck(what=what, details=f"{len(names)} rows, none behind the marker")
    return entries


def _is_pseudo_folder_again(rows: Mapping[str, Any], marker: str) -> bool:
    """Return whether there is nothing but the marker: some servers look behind it only for what is not in it."""
    return set(rows) == {marker} and getattr(rows[marker], "is_folder", False)


def _parsed(
    rows: Any,
    parse: Callable[[Mapping[str, Any]], Row],
    what: str,
    collect: Callable[[Iterable[Row]], Sequence[Row]],
) -> Sequence[Row]:
    if not isinstance(rows, list):
        raise MalformedListing(what=what, details=f"not a list but {type(rows).__name__}")
    try:
        return collect(map(parse, rows))
    except (TypeError, KeyError, ValueError, AttributeError, OverflowError) as error:
        raise MalformedListing(what=what, details=f"{type(error).__name__}: {error}") from error
