"""Parts of a file that is elsewhere: fetched where they are missing, in few requests, and kept."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator

from ..auth.phrase import Phrase
from .header_errors import HeaderDamaged, HeaderTooLong

# Returns so many bytes of the file from an offset on. The range lies within the file.
Fetch = Callable[[int, int], bytes]

FIRST = 32 * 1024  # bytes; holds the whole header of most rasters
AHEAD = 32 * 1024
# Two parts that lie this near to each other come in one request.
NEAR = 64 * 1024


class Ranges:
    """What is known of a file. Reads never go on for ever: both bytes and requests are limited."""

    def __init__(
        self,
        fetch: Fetch,
        size: int,
        most_bytes: int = 4 * 1024 * 1024,
        most_requests: int = 40,
        *,
        first: int = FIRST,
        ahead: int = AHEAD,
    ) -> None:
        """
        Args:
            fetch: gets a part from where the file is.
            size: of the file, in bytes.
            most_bytes: how much may be fetched in all.
            most_requests: in how many pieces.
            first: bytes that the first request asks for at least.
            ahead: bytes that the others do.
        """
        self._first, self._ahead = first, ahead
        self._fetch = fetch
        self.size = size
        self._bytes_left = most_bytes
        self._requests_left = most_requests
        # Pieces in the order of their offsets, which neither touch nor overlap.
        self._starts: list[int] = []
        self._pieces: list[bytes] = []

    def reading_with(self, fetch: Fetch, most_bytes: int, most_requests: int) -> Ranges:
        """Return the same knowledge of the file, to be added to by other means and with limits of its own."""
        other = Ranges(fetch, self.size, most_bytes, most_requests)
        other._starts, other._pieces = list(self._starts), list(self._pieces)
        return other

    def read(self, offset: int, length: int) -> bytes:
        """Return a part of the file; what is missing of it is fetched, and some more behind it.

        Raises:
            HeaderDamaged: the part does not lie in the file.
            HeaderTooLong: more would be fetched than is allowed.
            StoreError, ServerOutOfReach, KeystoneError, Cancelled: what fetching raises.
        """
        if offset < 0 or length < 0 or offset + length > self.size:
            raise HeaderDamaged(
                reason=Phrase("it points behind the end of the file, to byte {offset}", offset=offset + length)
            )
        if not self.has(offset, length):
            least = self._ahead if self._starts else self._first
            self._fill(offset, min(self.size, offset + max(length, least)))
        return self._known(offset, length)

    def has(self, offset: int, length: int) -> bool:
        """Tell whether a part is known already."""
        piece = self._piece_at(offset)
        return piece is not None and offset + length <= self._starts[piece] + len(self._pieces[piece])

    def fetch_all(self, parts: Iterable[tuple[int, int]]) -> None:
        """Fetch parts, each an offset and a length, in few requests. Raises what :meth:`read` raises."""
        for start, end in _merged(parts):
            if end > self.size:
                raise HeaderDamaged(reason=Phrase("it points behind the end of the file, to byte {offset}", offset=end))
            self._fill(start, end)

    @property
    def pieces(self) -> list[tuple[int, bytes]]:
        """What is known: offsets and bytes, in the order of the file."""
        return list(zip(self._starts, self._pieces))

    def _known(self, offset: int, length: int) -> bytes:
        piece = self._piece_at(offset)
        if piece is None:
            return b""
        start = offset - self._starts[piece]
        return self._pieces[piece][start : start + length]

    def _piece_at(self, offset: int) -> int | None:
        """Return the number of the piece that an offset lies in."""
        piece = bisect_right(self._starts, offset) - 1
        if piece < 0 or offset >= self._starts[piece] + len(self._pieces[piece]):
            return None
        return piece

    def _fill(self, start: int, end: int) -> None:
        for first, last in list(self._missing(start, end)):
            self._get(first, last)

    def _missing(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        at = start
        for begin, piece in self.pieces:
            if begin >= end:
                break
            if begin > at:
                yield at, begin
            at = max(at, begin + len(piece))
        if at < end:
            yield at, end

    def _get(self, start: int, end: int) -> None:
        self._bytes_left -= end - start
        self._requests_left -= 1
        if self._bytes_left < 0 or self._requests_left < 0:
            raise HeaderTooLong()
        contents = self._fetch(start, end - start)
        if len(contents) != end - start:
            raise HeaderDamaged(
                reason=Phrase("the file ends at byte {offset}, before its end", offset=start + len(contents))
            )
        self._add(start, contents)

    def _add(self, start: int, contents: bytes) -> None:
        """Keep a part that was missing, as one piece with those that it touches."""
        at = bisect_right(self._starts, start)
        if at < len(self._starts) and self._starts[at] == start + len(contents):
            contents += self._pieces.pop(at)
            del self._starts[at]
        if at > 0 and self._starts[at - 1] + len(self._pieces[at - 1]) == start:
            self._pieces[at - 1] += contents
        else:
            self._starts.insert(at, start)
            self._pieces.insert(at, contents)


def _merged(parts: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return where parts begin and end, those that lie near to each other as one."""
    merged: list[tuple[int, int]] = []
    for offset, length in sorted(part for part in parts if part[1] > 0):
        if merged and offset <= merged[-1][1] + NEAR:
            merged[-1] = (merged[-1][0], max(merged[-1][1], offset + length))
        else:
            merged.append((offset, offset + length))
    return merged


def merged_size(parts: Iterable[tuple[int, int]]) -> int:
    """Return how many bytes :meth:`Ranges.fetch_all` would fetch for parts, if none was known."""
    return sum(end - start for start, end in _merged(parts))
