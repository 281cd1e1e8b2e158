"""What a branch of the Browser panel lists: pages read on, and what changed since they were read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Union

from .cancel import Cancel
from .models import Container, ObjectEntry
from .places import DELIMITER

Row = Union[Container, ObjectEntry]
# Returns the page of the rows after a marker.
ReadPage = Callable[[str, Cancel], "list[Row]"]

# How many rows are read before the user is asked whether to go on.
PORTION = 1000


@dataclass(frozen=True)
class Portion:
    """Rows in the order of the server.

    Attributes:
        rows: by what they are called in the tree: the name of a pseudo-folder ends with the delimiter.
        marker: where the listing goes on.
        complete: it does not.
    """

    rows: dict[str, Row]
    marker: str
    complete: bool


@dataclass(frozen=True)
class Changes:
    """What has to be done so that a tree shows the rows as they are now."""

    gone: list[str] = field(default_factory=list)
    new: dict[str, Row] = field(default_factory=dict)
    changed: dict[str, Row] = field(default_factory=dict)


def read_portion(read: ReadPage, cancel: Cancel, own_name: str = "", marker: str = "", count: int = PORTION) -> Portion:
    """Read pages until there are enough rows. Waits for the network.

    Args:
        read: asks for one page.
        cancel: whether anybody still wants it.
        own_name: of the pseudo-folder that is listed: a marker object of this name is no row of it.
        marker: the last row that is known already.
        count: rows that are enough; the last page may bring more.

    Raises:
        StoreError, ServerOutOfReach, KeystoneError, Cancelled: no listing.
    """
    rows: dict[str, Row] = {}
    while len(rows) < count:
        page = read(marker, cancel)
        # Only an empty page is the end; a server that does not get on would be asked for ever.
        if not page or page[-1].name == marker:
            return Portion(rows, marker, True)
        marker = page[-1].name
        rows.update((shown_name(row), row) for row in page)
        rows.pop(own_name, None)
    return Portion(rows, marker, False)


def shown_name(row: Row) -> str:
    """Return a row's name; a directory marker's without the delimiter is that of the pseudo-folder it stands for."""
    if isinstance(row, ObjectEntry) and row.is_folder and not row.name.endswith(DELIMITER):
        return row.name + DELIMITER
    return row.name


def changes(before: Mapping[str, Row], after: Mapping[str, Row]) -> Changes:
    """Compare what is shown with what was read anew."""
    return Changes(
        [name for name in before if name not in after],
        {name: row for name, row in after.items() if name not in before},
        {name: row for name, row in after.items() if name in before and before[name] != row},
    )
