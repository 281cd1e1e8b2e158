"""What servers say in the place of a page of a listing: rows twice, in no order, or something that is no listing."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from typing import Any

Spoil = Callable[[bytes], bytes]


def _rows(spoil: Callable[[list[Any]], Any]) -> Spoil:
    """Return what spoils the rows of a page; an empty one stays empty."""

    def spoilt(body: bytes) -> bytes:
        rows = json.loads(body)
        return json.dumps(spoil(rows)).encode() if rows else body

    return spoilt


def _shuffled(rows: list[Any]) -> list[Any]:
    shuffled = rows[:]
    random.Random(len(rows)).shuffle(shuffled)
    return shuffled[::-1] if shuffled == rows else shuffled


def _with(**values: Any) -> Spoil:
    """Return what makes an object of the last row, with these values."""
    return _rows(lambda rows: [*rows[:-1], {"name": rows[-1].get("name", "x"), **values}])


# They are shown as they were meant.
HARMLESS = ("twice", "each twice", "shuffled")

FALSE_LISTINGS: dict[str, Spoil] = {
    "twice": _rows(lambda rows: rows + rows),
    "each twice": _rows(lambda rows: [row for row in rows for _ in range(2)]),
    "shuffled": _rows(_shuffled),
    "no list": lambda _body: b"{}",
    "no rows": _rows(lambda rows: [row.get("name", row.get("subdir")) for row in rows]),
    "without names": _rows(lambda rows: [{"bytes": 1} for _row in rows]),
    "number for a name": _with(name=7),
    "half a letter": _with(name="\ud800"),
    "many bytes": _with(bytes="many"),
    "too many bytes": _with(bytes=10**30),
    "infinite bytes": lambda body: body.replace(b'"bytes": ', b'"bytes": 1e999') if body != b"[]" else body,
    "deep": lambda _body: b"[" * 200_000,
    "half": lambda body: body[: len(body) // 2] or b"[",
    "no UTF-8": lambda _body: b"\xff\xfe[]",
    "nothing": lambda _body: b"",
}
