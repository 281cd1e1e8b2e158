"""The words and operators that the text of a POSIX shell's file is cut into."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Union

from .phrase import NOTHING, Phrase


@dataclass(frozen=True)
class Literal:
    """Text that stands for itself. ``quote`` is what quoted it: nothing, ``'``, ``"``, ``\\`` or ``$'``."""

    text: str
    quote: str = ""


@dataclass(frozen=True)
class Reference:
    """``$name``, ``${name}``, or with a word for the case that it is not set (``:-``, ``-``, ``:=``, ``=``)."""

    name: str
    quoted: bool = False
    operator: str = ""
    default: tuple[Part, ...] = ()


@dataclass(frozen=True)
class Unreadable:
    """A piece that only a shell could work out, why it is refused, and its text."""

    reason: Phrase
    raw: str = ""
    program: bool = False


Part = Union[Literal, Reference, Unreadable]


@dataclass
class Word:
    """A word, the line it begins on, and its parts."""

    line: int
    parts: list[Part] = field(default_factory=list)

    def add(self, text: str, quote: str = "") -> None:
        self.parts.append(Literal(text, quote))

    def merged(self) -> Word:
        """Return the word with literals of one kind joined."""
        parts: list[Part] = []
        run: list[str] = []
        quote = ""
        for part in [*self.parts, Unreadable(NOTHING)]:
            if isinstance(part, Literal) and part.quote == quote:
                run.append(part.text)
                continue
            if run:
                parts.append(Literal("".join(run), quote))
            run, quote = ([part.text], part.quote) if isinstance(part, Literal) else ([], "")
            if not isinstance(part, Literal):
                parts.append(part)
        return Word(self.line, parts[:-1])

    @property
    def plain(self) -> str | None:
        """The text, if no expansion is in it."""
        if all(isinstance(part, Literal) for part in self.parts):
            return "".join(part.text for part in self.parts if isinstance(part, Literal))
        return None

    @property
    def bare(self) -> str:
        """The text, if nothing of it is quoted or expanded; else empty."""
        head = self.parts[0] if len(self.parts) == 1 else None
        return head.text if isinstance(head, Literal) and not head.quote else ""

    @property
    def raw(self) -> str:
        """A text to look for names in."""
        return "".join(getattr(part, "text", "") or getattr(part, "raw", "") for part in self.parts)


@dataclass(frozen=True)
class Operator:
    """An operator or a line end. ``tight``: no blank on either side."""

    line: int
    text: str
    tight: bool = False


Token = Union[Word, Operator]


class LexicalError(Exception):
    """A quote or bracket that is never closed, or the like; with the variable concerned, if any."""

    def __init__(self, line: int, variable: str, reason: Phrase, remedy: Phrase) -> None:
        super().__init__(reason)
        self.line = line
        self.variable = variable
        self.reason = reason
        self.remedy = remedy
