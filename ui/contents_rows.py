"""The rows of one listing, packed: a million of them need little memory, and are filtered and sorted quickly."""

from __future__ import annotations

import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any, Union

import numpy as np

from ..swift_browser.file_kinds import looks_like_raster
from ..swift_browser.models import Container, ObjectEntry
from ..swift_browser.places import DELIMITER

Row = Union[Container, ObjectEntry]
# What a row is. Folders stand first; only the last kind is hidden by "Rasters only".
FOLDER, CONTAINER, RASTER, OTHER = range(4)
NAME, SIZE, MODIFIED = range(3)
UNKNOWN = -1
LINE_END = ord("\n")
# A server may send halves of letters.
ENCODING = ("utf-8", "surrogatepass")
# Numbers of rows, in an array of numpy's.
Numbers = Any
NONE = np.empty(0, np.uint32)


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
class Labels:
    """Texts, packed into one."""

    text: str
    ends: Sequence[int]

    def __len__(self) -> int:
        return len(self.ends)

    def __getitem__(self, number: int) -> str:
        return self.text[self.ends[number - 1] if number else 0 : self.ends[number]]


def packed(labels: Sequence[str]) -> Labels:
    """Pack texts: an object for each would take several times the memory, and long to be deleted."""
    return Labels("".join(labels), array("I", accumulate(map(len, labels))))


@dataclass(frozen=True)
class Page:
    """A page of a listing, packed on the thread that fetched it.

    Attributes:
        sizes: bytes, or UNKNOWN.
        times: seconds since 1970, or UNKNOWN.
        folded: what words are looked for in, as UTF-8, a line for each row.
        marker: where the listing goes on; empty for the end.
    """

    labels: Labels
    sizes: Sequence[int]
    times: Sequence[float]
    kinds: bytes
    folded: bytes
    marker: str


def pack(rows: Sequence[Row], prefix: str, endings: tuple[str, ...]) -> Page:
    """Pack a page of a listing below a prefix."""
    labels: list[str] = []
    sizes, times, kinds = array("q"), array("d"), bytearray()
    marker = ""
    # One after the other: see ObjectPage.
    for row in rows:
        marker = row.name
        # The row of a directory marker that was opened as a pseudo-folder names the pseudo-folder itself.
        if marker != prefix:
            labels.append(_label(row, prefix))
            sizes.append(_size(row))
            times.append(_time(row))
            kinds.append(_kind(row, endings))
    return Page(packed(labels), sizes, times, bytes(kinds), _folded(labels), marker)


class Rows:
    """All rows that are known of a branch; a row is called by its number, in the order of the listing."""

    def __init__(self) -> None:
        self.sizes = array("q")
        self.times = array("d")
        self.kinds = bytearray()
        # The numbers of folders, of all others, and of those that "Rasters only" leaves.
        self._folders = array("I")
        self._objects = array("I")
        self._rasters = array("I")
        # Of each page its first row, its labels, and the text to look for words in.
        self._firsts: list[int] = []
        self._labels: list[Labels] = []
        self._folded: list[bytes] = []
        self._branches: dict[str, int] = {}
        self._search = _Search([])

    def __len__(self) -> int:
        return len(self.kinds)

    def extend(self, page: Page) -> None:
        """Take in the next page."""
        first = len(self)
        self.sizes.extend(page.sizes)
        self.times.extend(page.times)
        self.kinds.extend(page.kinds)
        self._firsts.append(first)
        self._labels.append(page.labels)
        self._folded.append(page.folded)
        kinds = np.frombuffer(page.kinds, np.uint8)
        self._objects.frombytes(_numbers(kinds != FOLDER, first).tobytes())
        self._rasters.frombytes(_numbers((kinds != FOLDER) & (kinds != OTHER), first).tobytes())
        for row in _numbers(kinds <= CONTAINER, first).tolist():
            # A marker object without the delimiter is the same folder once more.
            known = self._branches.setdefault(self.label(row), row)
            if known == row and self.kinds[row] == FOLDER:
                self._folders.append(row)

    def label(self, row: int) -> str:
        """Return what is shown of a row's name."""
        page = bisect_right(self._firsts, row) - 1
        return self._labels[page][row - self._firsts[page]]

    def branch(self, label: str) -> int | None:
        """Return the row of a container or a folder."""
        return self._branches.get(label)

    def key(self, row: int) -> str:
        """Return what tells a row from the others, also in a later listing."""
        return self.label(row) + DELIMITER if self.kinds[row] == FOLDER else self.label(row)

    def look_for(self, words: Sequence[str]) -> Iterator[int]:
        """Look for all these words, which are folded, page by page: yield the rows of each before it is looked through.

        What was looked through once for the same words is not looked through again.
        """
        if self._search.words != list(words):
            self._search = _Search(list(words))
        search = self._search
        while search.pages < len(self._folded):
            page = search.pages
            yield len(self._labels[page])
            search.look_through(self._folded[page], self._firsts[page])

    def with_words(self, words: Sequence[str]) -> Numbers:
        """Return the rows whose labels hold all these words, which are folded."""
        for _rows in self.look_for(words):
            pass
        return self._search.found

    def choose(self, hits: Numbers | None, rasters_only: bool) -> Choice:
        """Return the rows to show.

        Args:
            hits: the rows that a filter leaves; None for all.
            rasters_only: whether objects that are no rasters are hidden.
        """
        objects = self._rasters if rasters_only else self._objects
        if hits is None:
            return Choice(self._folders, objects, len(self._objects) - len(objects))
        kinds = np.frombuffer(self.kinds, np.uint8)[hits]
        last = RASTER if rasters_only else OTHER
        chosen = hits[(kinds > FOLDER) & (kinds <= last)]
        return Choice(self._unique(hits[kinds == FOLDER]), chosen, int(np.count_nonzero(kinds > last)))

    def _unique(self, folders: Numbers) -> Numbers:
        """Return the folders without those that are there once more."""
        unique = np.zeros(len(self), bool)
        unique[np.asarray(self._folders)] = True
        return folders[unique[folders]]

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

    folders: Numbers
    objects: Numbers
    hidden: int

    def __len__(self) -> int:
        return len(self.folders) + len(self.objects)


class _Search:
    """What was found of some words, and how many pages were looked through."""

    def __init__(self, words: list[str]) -> None:
        self.words = words
        self.pages = 0
        self._found = [NONE]

    @property
    def found(self) -> Numbers:
        self._found = [np.concatenate(self._found)]
        return self._found[0]

    def look_through(self, text: bytes, first: int) -> None:
        """Look through a page, whose first row has that number."""
        self.pages += 1
        words = [word.encode(*ENCODING) for word in self.words]
        if all(word in text for word in words):
            self._found.append(_numbers(_with_words(np.frombuffer(text, np.uint8), words), first))


def ranked(rows: Sequence[int], values: Sequence[float], start: int, count: int, descending: bool) -> list[int]:
    """Return the rows of the ranks from ``start`` on by their values; rows of the same value stay in their order.

    Only they are sorted: all others are set aside by comparing them with the values of the first and the last rank.
    """
    numbers = np.asarray(rows, np.uint32)
    keys = np.asarray(values)[numbers]
    end = min(start + count, len(keys))
    if start >= end:
        return []
    keys = -keys if descending else keys
    low, high = np.partition(keys, (start, end - 1))[[start, end - 1]]
    between = np.flatnonzero((keys > low) & (keys < high))
    between = between[np.argsort(keys[between], kind="stable")]
    lows, highs = np.flatnonzero(keys == low), np.flatnonzero(keys == high)[: 0 if low == high else None]
    skipped = start - int(np.count_nonzero(keys < low))
    found: list[int] = numbers[np.concatenate([lows[skipped:], between, highs])[: end - start]].tolist()
    return found


def also(numbers: Numbers, further: Sequence[int]) -> Numbers:
    """Return rows and further ones, in the order of their numbers, each once."""
    return np.union1d(numbers, np.array(further, np.uint32)) if further else numbers


def _numbers(chosen: Any, first: int) -> Numbers:
    """Return the numbers of the rows for which something is true, the first of which has that number."""
    return (np.flatnonzero(chosen) + first).astype(np.uint32)


def _with_words(letters: Any, words: Sequence[bytes]) -> Any:
    """Return for each line of a text, whose bytes are given, whether it holds all words."""
    ends = np.flatnonzero(letters == LINE_END)
    held = np.ones(len(ends) + 1, bool)
    for word in words:
        these = np.zeros(len(held), bool)
        these[np.searchsorted(ends, _places(letters, word))] = True
        held &= these
    return held


def _places(letters: Any, word: bytes) -> Any:
    """Return where a word begins in a text: all letters are compared at once with each letter of the word."""
    count = max(0, len(letters) - len(word) + 1)
    same = np.ones(count, bool)
    for number, letter in enumerate(word):
        same &= letters[number : number + count] == letter
    return np.flatnonzero(same)


def _folded(labels: Sequence[str]) -> bytes:
    """Return a line for each label, in which words are looked for."""
    text = "\n".join(labels)
    if text.isascii() and text.count("\n") == len(labels) - 1:
        return fold(text).encode(*ENCODING)
    return "\n".join([fold(label).replace("\n", " ") for label in labels]).encode(*ENCODING)


def _part(rows: Numbers, first: int, count: int, reverse: bool) -> list[int]:
    if not reverse:
        return list(rows[first : first + count].tolist())
    end = max(0, len(rows) - first)
    return list(reversed(rows[max(0, end - count) : end].tolist()))


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
