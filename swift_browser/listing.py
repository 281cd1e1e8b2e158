"""Listings from the first page to the last, one page at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from .cancel import Cancel
from .models import Container, ObjectEntry
from .store import LARGE_PAGE, PAGE, ObjectStore

Row = TypeVar("Row", Container, ObjectEntry)


def pages(page_after: Callable[[str], Sequence[Row]]) -> Iterator[Sequence[Row]]:
    """Yield the pages of a listing. It has ended only when a page is empty: servers cap pages as they please.

    Args:
        page_after: returns the page of the rows after a marker.
    """
    marker = ""
    while True:
        page = page_after(marker)
        if not page:
            return
        yield page
        if page[-1].name == marker:
            # A server that does not get on would be asked for ever.
            return
        marker = page[-1].name


def all_containers(store: ObjectStore) -> Iterator[Container]:
    """Yield the containers of an account. Waits for the network once a page."""
    for page in pages(store.containers):
        yield from page


def all_objects(
    store: ObjectStore, container: str, prefix: str = "", delimiter: str = "", cancel: Cancel | None = None
) -> Iterator[ObjectEntry]:
    """Yield the objects and pseudo-folders of a container. Waits for the network once a page.

    The first page is here soon, and may be enough; whoever goes on wants many.
    """

    def page_after(marker: str) -> Sequence[ObjectEntry]:
        return store.objects(container, prefix, delimiter, marker, limit=LARGE_PAGE if marker else PAGE, cancel=cancel)

    for page in pages(page_after):
        yield from page
