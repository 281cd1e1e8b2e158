"""Undoes the escapes of ``$'..'``, as bash's manual lists them (ANSI-C Quoting)."""

from __future__ import annotations

import re

from .phrase import Phrase

_SIMPLE = {
    "a": "\a",
    "b": "\b",
    "e": "\x1b",
    "E": "\x1b",
    "f": "\f",
    "n": "\n",
    "r": "\r",
    "t": "\t",
    "v": "\v",
    "\\": "\\",
    "'": "'",
    '"': '"',
    "?": "?",
}
_ESCAPE = re.compile(
    r"\\(?:([0-7]{1,3})|x([0-9A-Fa-f]{1,2})|u([0-9A-Fa-f]{1,4})|U([0-9A-Fa-f]{1,8})|c([\s\S])|([\s\S]))"
)


class AnsiError(Exception):
    """What such a quote stands for is no text, and why."""

    def __init__(self, reason: Phrase) -> None:
        super().__init__(reason)
        self.reason = reason


def ansi_text(inside: str) -> str:
    """Return the text that ``$'inside'`` stands for.

    Raises:
        AnsiError: it holds a NUL, where bash would cut it, or bytes that are no UTF-8.
    """
    pieces: list[bytes] = []
    end = 0
    for escape in _ESCAPE.finditer(inside):
        pieces += [inside[end : escape.start()].encode("utf-8", "surrogatepass"), _bytes(escape)]
        end = escape.end()
    pieces.append(inside[end:].encode("utf-8", "surrogatepass"))
    data = b"".join(pieces)
    if b"\0" in data:
        raise AnsiError(Phrase("$'…' holds a NUL, which no variable can"))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        raise AnsiError(Phrase("$'…' holds bytes that are no UTF-8")) from None


def _bytes(escape: re.Match[str]) -> bytes:
    octal, hexadecimal, four, eight, control, other = escape.groups()
    if octal:
        return bytes([int(octal, 8) & 0xFF])
    if hexadecimal:
        return bytes([int(hexadecimal, 16)])
    if four or eight:
        return _character(int(four or eight, 16))
    if control:
        return _control(control)
    return _SIMPLE.get(other, f"\\{other}").encode("utf-8", "surrogatepass")


def _control(character: str) -> bytes:
    if not "@" <= character.upper() <= "_":
        raise AnsiError(Phrase("$'…' holds a control character that is not understood"))
    return bytes([ord(character.upper()) & 0x1F])


def _character(number: int) -> bytes:
    if number > 0x10FFFF or 0xD800 <= number <= 0xDFFF:
        raise AnsiError(Phrase("$'…' holds a character that does not exist"))
    return chr(number).encode("utf-8")
