"""The rows of one listing, packed: a million of them need little memory, and are filtered and sorted quickly."""

from __future__ import annotations

import unicodedata
from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Union

from ..swift_browser.file_kinds import looks_like_raster
from ..swift_browser.models import Container, ObjectEntry
from ..swift_browser.places import DELIMITER

Row = Union[Container, ObjectEntry]
# What a row is. Folders stand first; only the last kind is hidden by "Rasters only".
FOLDER, CONTAINER, RASTER, OTHER = range(4)
NAME, SIZE, MODIFIED = range(3)
UNKNOWN = -1
BLOCK_END = "\n"
SAMPLE = 2000  # values that tell where the wanted part of a long list lies

FEW = 8  # lines of a block to each that may hold what is looked for


def fold(text: str) -> str:
    """Return a text as it is compared: without case and accents."""
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text)
        text = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return text.casefold()


def words_of(text: str) -> list[str]:
    """Return the words of a text, folded. A path is as many words as it has parts."""
    return fold(text).replace(DELIMITER, " ").split()


@dataclass(frozen=True)
class Order:
    """By which column rows are sorted, and in which direction."""

    column: int = NAME
    descending: bool = False


@dataclass(frozen=True)
class Page:
    """A page of a listing, packed on the thread that fetched it.

    Attributes:
        sizes: bytes, or UNKNOWN.
        times: seconds since 1970, or UNKNOWN.
        folded: what words are looked for in, a line for each row.
        marker: where the listing goes on; empty for the end.
    """

    labels: list[str]
    sizes: Sequence[int]
    times: Sequence[float]
    kinds: bytes
    folded: str
    marker: str


def pack(rows: Sequence[Row], prefix: str, endings: tuple[str, ...]) -> Page:
    """Pack a page of a listing below a prefix."""
    marker = rows[-1].name if rows else ""
    # The row of a directory marker that was opened as a pseudo-folder names the pseudo-folder itself.
    kept = [row for row in rows if row.name != prefix]
    labels = [_label(row, prefix) for row in kept]
    return Page(
        labels,
        array("q", [_size(row) for row in kept]),
        array("d", [_time(row) for row in kept]),
        bytes([_kind(row, endings) for row in kept]),
        BLOCK_END.join([fold(label).replace(BLOCK_END, " ") for label in labels]),
        marker,
    )


class Rows:
    """All rows that are known of a branch; a row is called by its number, in the order of the listing."""

    def __init__(self) -> None:
        self.labels: list[str] = []
        self.sizes = array("q")
        self.times = array("d")
        self.kinds = bytearray()
        # The numbers of folders, of all others, and of those that "Rasters only" leaves.
        self._folders = array("I")
        self._objects = array("I")
        self._rasters = array("I")
        # The first row of each page, and its text to look for words in.
        self._blocks: list[tuple[int, str]] = []
        self._branches: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self.labels)

    def extend(self, page: Page) -> None:
        """Take in the next page."""
        first = len(self.labels)
        self.labels.extend(page.labels)
        self.sizes.extend(page.sizes)
        self.times.extend(page.times)
        self.kinds.extend(page.kinds)
        self._blocks.append((first, page.folded))
        for row, kind in enumerate(page.kinds, first):
            if kind == FOLDER:
                # A marker object without the delimiter is the same folder once more.
                if self._branches.setdefault(self.labels[row], row) == row:
                    self._folders.append(row)
                continue
            self._objects.append(row)
            if kind != OTHER:
                self._rasters.append(row)
            if kind == CONTAINER:
                self._branches[self.labels[row]] = row

    def branch(self, label: str) -> int | None:
        """Return the row of a container or a folder."""
        return self._branches.get(label)

    def key(self, row: int) -> str:
        """Return what tells a row from the others, also in a later listing."""
        return self.labels[row] + DELIMITER if self.kinds[row] == FOLDER else self.labels[row]

    def with_words(self, words: Sequence[str]) -> list[int]:
        """Return the rows whose labels hold all these words, which are folded."""
        found: list[int] = []
        for first, text in self._blocks:
            if all(word in text for word in words):
                counts = {word: text.count(word) for word in words}
                rarest, *others = sorted(counts, key=counts.__getitem__)
                if counts[rarest] * FEW < text.count(BLOCK_END):
                    found += _few_with_words(text, first, rarest, others)
                    continue
                lines = text.split(BLOCK_END)
                hits = [row for row, line in enumerate(lines, first) if rarest in line]
                for word in others:
                    hits = [row for row in hits if word in lines[row - first]]
                found += hits
        return found

    def choose(self, hits: Sequence[int] | None, rasters_only: bool) -> Choice:
        """Return the rows to show.

        Args:
            hits: the rows that a filter leaves; None for all.
            rasters_only: whether objects that are no rasters are hidden.
        """
        objects = self._rasters if rasters_only else self._objects
        if hits is None:
            return Choice(self._folders, objects, len(self._objects) - len(objects))
        kinds, last = self.kinds, RASTER if rasters_only else OTHER
        folders = [row for row in hits if kinds[row] == FOLDER and self._branches[self.labels[row]] == row]
        chosen = [row for row in hits if FOLDER < kinds[row] <= last]
        hidden = sum(1 for row in hits if kinds[row] > last)
        return Choice(folders, chosen, hidden)

    def window(self, choice: Choice, order: Order, first: int, count: int) -> list[int]:
        """Return a part of the chosen rows in their order: folders first."""
        reverse = order.descending and order.column == NAME
        folders = _part(choice.folders, first, count, reverse)
        left = count - len(folders)
        if left <= 0:
            return folders
        start = max(0, first - len(choice.folders))
        if order.column == NAME:
            return folders + _part(choice.objects, start, left, order.descending)
        values: Sequence[float] = self.sizes if order.column == SIZE else self.times
        return folders + ranked(choice.objects, values, start, left, order.descending)


@dataclass(frozen=True)
class Choice:
    """The rows to show of a branch, before they are sorted; ``hidden``: how many "Rasters only" hides."""

    folders: Sequence[int]
    objects: Sequence[int]
    hidden: int

    def __len__(self) -> int:
        return len(self.folders) + len(self.objects)


def ranked(rows: Sequence[int], values: Sequence[float], start: int, count: int, descending: bool) -> list[int]:
    """Return the rows of the ranks from ``start`` on by their values; rows of the same value stay in their order.

    Most of a long list is set aside by one comparison each: a sample tells where the wanted ranks are.
    """
    value: Callable[[int], Any] = values.__getitem__
    end = start + count
    candidates: Sequence[int] = rows
    if len(rows) > 4 * end and len(rows) > 4 * SAMPLE:
        sample = sorted(map(value, rows[:: len(rows) // SAMPLE]), reverse=descending)
        bound = sample[min(SAMPLE - 1, 2 * SAMPLE * end // len(rows) + SAMPLE // 20)]
        if descending:
            near = [row for row in rows if values[row] >= bound]
        else:
            near = [row for row in rows if values[row] <= bound]
        if len(near) > 2 * end:
            # Many have the same value: no more of them are needed than are shown.
            near = [row for row in near if values[row] != bound] + [row for row in near if values[row] == bound][:end]
        if len(near) >= min(end, len(rows)):
            candidates = near
    return sorted(candidates, key=value, reverse=descending)[start:end]


def _few_with_words(text: str, first: int, rarest: str, others: Sequence[str]) -> Iterator[int]:
    """Yield the rows of a block that hold all words; its lines are not made where there is nothing in them."""
    row, start, at = first, 0, text.find(rarest)
    while at >= 0:
        row += text.count(BLOCK_END, start, at)
        start = text.rfind(BLOCK_END, start, at) + 1 or start
        end = text.find(BLOCK_END, at)
        end = len(text) if end < 0 else end
        if all(text.find(word, start, end) >= 0 for word in others):
            yield row
        start, at = end, text.find(rarest, end)


def _part(rows: Sequence[int], first: int, count: int, reverse: bool) -> list[int]:
    if not reverse:
        return list(rows[first : first + count])
    end = max(0, len(rows) - first)
    return list(reversed(rows[max(0, end - count) : end]))


def _label(row: Row, prefix: str) -> str:
    if isinstance(row, Container):
        return row.name
    label = row.name[len(prefix) :]
    return label[:-1] if row.is_folder and label.endswith(DELIMITER) else label


def _size(row: Row) -> int:
    if isinstance(row, Container):
        return UNKNOWN if row.bytes is None else row.bytes
    return UNKNOWN if row.is_folder else row.size


def _time(row: Row) -> float:
    if isinstance(row, Container) or row.is_folder or row.last_modified is None:
        return UNKNOWN
    return row.last_modified.timestamp()


def _kind(row: Row, endings: tuple[str, ...]) -> int:
    if isinstance(row, Container):
        return CONTAINER
    if row.is_folder:
        return FOLDER
    return RASTER if looks_like_raster(row.name, endings) else OTHER
