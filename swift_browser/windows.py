"""Windows of a raster, and their division along the blocks that have to be read for them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Window:
    """Some columns and rows of a raster, counted from 0 at the upper left."""

    column: int
    row: int
    columns: int
    rows: int

    @property
    def pixels(self) -> int:
        return self.columns * self.rows

    def clipped(self, width: int, height: int) -> Window | None:
        """Return the part of it that lies in a raster; None if there is none."""
        left, top = max(0, self.column), max(0, self.row)
        right, bottom = min(width, self.column + self.columns), min(height, self.row + self.rows)
        return Window(left, top, right - left, bottom - top) if left < right and top < bottom else None


def parts_of(window: Window, block: tuple[int, int], most: int) -> Iterator[Window]:
    """Divide a window along the blocks of the raster, so that none is read twice.

    Args:
        window: what is to be read.
        block: columns and rows of a block.
        most: pixels of a part; a block is never divided, however large it is.
    """
    across = min(block[0], window.columns)
    wide = max(1, most // max(1, across * min(block[1], window.rows))) * block[0]
    lefts = list(_cuts(window.column, window.columns, block[0], wide))
    widest = max(columns for _left, columns in lefts)
    high = max(1, most // max(1, widest * min(block[1], window.rows))) * block[1]
    for row, rows in _cuts(window.row, window.rows, block[1], high):
        for column, columns in lefts:
            yield Window(column, row, columns, rows)


def _cuts(start: int, length: int, block: int, step: int) -> Iterator[tuple[int, int]]:
    """Yield beginnings and lengths that end where blocks do."""
    end, at = start + length, start
    while at < end:
        cut = min(end, at // block * block + step)
        yield at, cut - at
        at = cut
