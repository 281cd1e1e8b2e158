"""Cuts an openrc file into statements and words as a POSIX shell would, and executes nothing.

Sources of the rules: POSIX.1-2017, Shell Command Language, 2.2 (quoting), 2.3 (tokens), 2.6.2 (parameters).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
# Within double quotes a backslash escapes these; Horizon also writes \! and \' there.
ESCAPED_IN_DOUBLE_QUOTES = frozenset("\\\"$`!'")
SEPARATORS = frozenset("\n;&|<>()")


@dataclass(frozen=True)
class Literal:
    """Text that stands for itself."""

    text: str


@dataclass(frozen=True)
class Reference:
    """``$name`` or ``${name}``."""

    name: str


@dataclass(frozen=True)
class Unreadable:
    """A piece that only a shell could work out, and why it is refused."""

    reason: str


@dataclass
class Word:
    """A word, and whether any of it was quoted (an empty quoted word is a word)."""

    parts: list[Literal | Reference | Unreadable] = field(default_factory=list)
    quoted: bool = False

    def add(self, text: str) -> None:
        if self.parts and isinstance(self.parts[-1], Literal):
            text = self.parts.pop().text + text  # type: ignore[union-attr]
        self.parts.append(Literal(text))

    @property
    def plain(self) -> str | None:
        """The text, if no expansion is in it."""
        if all(isinstance(part, Literal) for part in self.parts):
            return "".join(part.text for part in self.parts if isinstance(part, Literal))
        return None


@dataclass
class Statement:
    """The words of one simple command, the line it begins on, and what joins it to the next one."""

    line: int
    words: list[Word] = field(default_factory=list)
    operator: str = "\n"


class LexicalError(Exception):
    """A quote or bracket that is never closed."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line = line
        self.reason = reason


class Lexer:
    """Reads the text from left to right, once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._line = 1

    def statements(self) -> list[Statement]:
        """Return the statements that have words.

        Raises:
            LexicalError: a quote or bracket is not closed.
        """
        found: list[Statement] = []
        current = Statement(self._line)
        while self._at < len(self._text):
            character = self._peek()
            if character in " \t":
                self._take()
            elif character == "#":
                self._skip_comment()
            elif self._text.startswith("\\\n", self._at):
                self._take(2)
            elif character in SEPARATORS:
                current.operator = self._operator()
                found.append(current)
                current = Statement(self._line)
            else:
                if not current.words:
                    current.line = self._line
                current.words.append(self._word())
        found.append(current)
        return [statement for statement in found if statement.words]

    def _peek(self) -> str:
        return self._text[self._at] if self._at < len(self._text) else ""

    def _take(self, count: int = 1) -> str:
        taken = self._text[self._at : self._at + count]
        self._at += count
        self._line += taken.count("\n")
        return taken

    def _skip_comment(self) -> None:
        while self._peek() not in ("\n", ""):
            self._take()

    def _operator(self) -> str:
        return self._take(2 if self._text[self._at : self._at + 2] in ("&&", "||", ";;", "<<", ">>") else 1)

    def _word(self) -> Word:
        word = Word()
        while True:
            character = self._peek()
            if not character or character in " \t" or character in SEPARATORS:
                return word
            if character == "'":
                self._single_quotes(word)
            elif character == '"':
                self._double_quotes(word)
            elif character == "\\":
                self._escape(word)
            elif character in "$`":
                self._expansion(word)
            else:
                word.add(self._take())

    def _escape(self, word: Word) -> None:
        self._take()
        if self._peek() != "\n":
            word.add(self._peek())
            word.quoted = True
        self._take()

    def _single_quotes(self, word: Word) -> None:
        start = self._line
        word.quoted = True
        self._take()
        end = self._text.find("'", self._at)
        if end < 0:
            raise LexicalError(start, "a single quote is not closed")
        word.add(self._take(end - self._at))
        self._take()

    def _double_quotes(self, word: Word) -> None:
        start = self._line
        word.quoted = True
        self._take()
        word.add("")
        while self._peek() != '"':
            character = self._peek()
            if not character:
                raise LexicalError(start, "a double quote is not closed")
            if character == "\\":
                self._escape_in_double_quotes(word)
            elif character in "$`":
                self._expansion(word, in_double_quotes=True)
            else:
                word.add(self._take())
        self._take()

    def _escape_in_double_quotes(self, word: Word) -> None:
        self._take()
        following = self._peek()
        if following == "\n":
            self._take()
        elif following in ESCAPED_IN_DOUBLE_QUOTES and following:
            word.add(self._take())
        else:
            word.add("\\")

    def _expansion(self, word: Word, in_double_quotes: bool = False) -> None:
        start = self._line
        if self._text.startswith("$(", self._at):
            self._take(2)
            self._skip_to_close(")", start)
            word.parts.append(Unreadable("it runs a program, and nothing is executed here"))
        elif self._peek() == "`":
            self._take()
            self._skip_to_close("`", start)
            word.parts.append(Unreadable("it runs a program, and nothing is executed here"))
        elif self._text.startswith("${", self._at):
            self._take(2)
            self._braces(word, start)
        else:
            self._take()
            name = NAME.match(self._text, self._at)
            if name:
                word.parts.append(Reference(self._take(len(name.group()))))
            elif not in_double_quotes and self._peek() in ("'", '"'):
                word.parts.append(Unreadable("the quotes $'...' and $\"...\" are not understood"))
            elif self._peek() and self._peek() in "0123456789@*#?$!-":
                word.parts.append(Unreadable(f"${self._take()} has a meaning only in a running shell"))
            else:
                word.add("$")

    def _braces(self, word: Word, start: int) -> None:
        begin = self._at
        self._skip_to_close("}", start)
        inside = self._text[begin : self._at - 1]
        if NAME.fullmatch(inside):
            word.parts.append(Reference(inside))
        else:
            word.parts.append(Unreadable(f"the expansion ${{{inside}}} is not understood"))

    def _skip_to_close(self, closing: str, start: int) -> None:
        opening = {")": "(", "}": "{"}.get(closing)
        depth = 1
        while depth:
            character = self._take()
            if not character:
                raise LexicalError(start, f"{closing} is missing")
            if character == "\\":
                self._take()
            elif character == closing:
                depth -= 1
            elif character == opening:
                depth += 1
