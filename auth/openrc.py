"""Reads an openrc file without executing it: which variables it sets, and which it would ask for."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from .errors import OpenrcEmpty, OpenrcMissing, OpenrcNotText, OpenrcSyntaxError, OpenrcTooLarge, OpenrcUnreadable
from .openrc_lexer import NAME, Lexer, LexicalError, Literal, Reference, Statement, Word

LARGEST_FILE = 1024 * 1024  # bytes
# Statements that set none of these may be anything: they are passed over.
MATTERS = re.compile(r"OS_[A-Z0-9_]*\Z")
CONTROL_CHARACTERS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
DECLARING = ("export", "declare", "typeset", "readonly", "local")


class Prompt:
    """Stands for a value that the file reads from the keyboard."""

    def __repr__(self) -> str:
        return "Prompt()"


@dataclass(frozen=True, repr=False)
class Openrc:
    """What an openrc file says.

    Attributes:
        source: the name of the file.
        variables: name to value, blank ones left out.
        prompts: names of the variables that the file asks the user for.
    """

    source: str
    variables: Mapping[str, str]
    prompts: frozenset[str] = frozenset()

    def __repr__(self) -> str:
        return f"Openrc({self.source!r}, {sorted(self.variables)})"


def read(file: Path) -> Openrc:
    """Read an openrc file.

    Raises:
        OpenrcError: it is missing, unreadable, empty, too large, no text, or not understood; nothing is executed
            in any case.
    """
    name = file.name
    try:
        with open(file, "rb") as contents:
            data = contents.read(LARGEST_FILE + 1)
    except FileNotFoundError:
        raise OpenrcMissing(file=file) from None
    except OSError as error:
        raise OpenrcUnreadable(file=file, reason=error.strerror or error) from error
    if len(data) > LARGEST_FILE:
        raise OpenrcTooLarge(file=name)
    text = decode(data, name)
    if not text.strip():
        raise OpenrcEmpty(file=name)
    return parse(text, name)


def decode(data: bytes, source: str) -> str:
    """Return the text of a file, with ``\\n`` as line ends.

    UTF-8 with or without a mark, UTF-16 with a mark, else Windows-1252.

    Raises:
        OpenrcNotText: it holds bytes that no text has.
    """
    encoding = "utf-8-sig"
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = "utf-16"
    for attempt in (encoding, "cp1252"):
        try:
            text = data.decode(attempt)
        except UnicodeDecodeError:
            continue
        if CONTROL_CHARACTERS.search(text):
            break
        return text.replace("\r\n", "\n").replace("\r", "\n")
    raise OpenrcNotText(file=source)


def parse(text: str, source: str) -> Openrc:
    """Return what the text of an openrc file says.

    Raises:
        OpenrcSyntaxError: with the line, and why a statement that matters cannot be understood.
    """
    try:
        statements = Lexer(text).statements()
    except LexicalError as error:
        raise OpenrcSyntaxError(file=source, line=error.line, reason=error.reason) from None
    reader = _Reader(source)
    reader.run(statements)
    texts = {name: value for name, value in reader.variables.items() if isinstance(value, str) and value.strip()}
    prompts = frozenset(name for name, value in reader.variables.items() if isinstance(value, Prompt))
    return Openrc(source, texts, prompts)


class _Reader:
    """Goes through the statements and keeps the variables."""

    def __init__(self, source: str) -> None:
        self.variables: dict[str, str | Prompt] = {}
        self._source = source
        # One entry per open "if": whether the statements up to its "fi" apply.
        self._branches: list[bool] = []

    def run(self, statements: list[Statement]) -> None:
        for statement in statements:
            self._keyword(statement)
            if statement.words and all(self._branches):
                self._command(statement)
        if self._branches:
            raise self._error(statements[-1].line, "an 'if' has no 'fi'")

    def _error(self, line: int, reason: str) -> OpenrcSyntaxError:
        return OpenrcSyntaxError(file=self._source, line=line, reason=reason)

    def _keyword(self, statement: Statement) -> None:
        """Take ``if``, ``then``, ``else`` and ``fi`` off the front of a statement."""
        while statement.words:
            word = statement.words[0]
            keyword = None if word.quoted else word.plain
            if keyword == "if":
                self._branches.append(self._test(statement))
                statement.words = []
            elif keyword in ("then", "else", "fi"):
                if not self._branches:
                    raise self._error(statement.line, f"'{keyword}' without an 'if'")
                if keyword == "else":
                    self._branches[-1] = not self._branches[-1]
                elif keyword == "fi":
                    self._branches.pop()
                del statement.words[0]
            else:
                return

    def _test(self, statement: Statement) -> bool:
        """Work out ``[ -z "$NAME" ]`` and ``[ -n "$NAME" ]``."""
        words = statement.words[1:]
        shape = [word.plain for word in words]
        if len(words) == 4 and shape[0] == "[" and shape[1] in ("-z", "-n") and shape[3] == "]":
            blank = not self._value(words[2], statement.line, "", strict=False)
            return blank if shape[1] == "-z" else not blank
        raise self._error(statement.line, 'only [ -z "$NAME" ] and [ -n "$NAME" ] are understood after \'if\'')

    def _command(self, statement: Statement) -> None:
        words = list(statement.words)
        first = None if words[0].quoted else words[0].plain
        if first == "unset":
            for word in words[1:]:
                self.variables.pop(word.plain or "", None)
        elif first == "read":
            self._read(words[1:])
        elif first in DECLARING:
            self._assignments(words[1:], statement)
        elif self._assigned_name(words[0]):
            self._assignments(words, statement)

    def _read(self, words: list[Word]) -> None:
        for word in words:
            name = word.plain or ""
            if NAME.fullmatch(name):
                self.variables[name] = Prompt()

    def _assigned_name(self, word: Word) -> str | None:
        """Return NAME if the word reads NAME=..., with the name itself unquoted."""
        head = word.parts[0] if word.parts else None
        if isinstance(head, Literal) and "=" in head.text:
            name = head.text.partition("=")[0]
            return name if NAME.fullmatch(name) else None
        return None

    def _assignments(self, words: list[Word], statement: Statement) -> None:
        assigned = [(name, word) for word in words if (name := self._assigned_name(word))]
        plain = [word.plain or "" for word in words]
        if not assigned and any(MATTERS.match(text) for text in plain) and "=" in plain:
            raise self._error(statement.line, "there must be no blank around '='")
        for name, word in assigned:
            matters = MATTERS.match(name) is not None
            if matters and statement.operator in ("|", "||", "&", "(", "<", ">", "<<", ">>"):
                raise self._error(
                    statement.line, f"{name} is followed by '{statement.operator}': put the value in quotes"
                )
            head = word.parts[0]
            text = head.text.partition("=")[2] if isinstance(head, Literal) else ""
            rest = Word([Literal(text), *word.parts[1:]], word.quoted)
            self.variables[name] = self._value(rest, statement.line, name, strict=matters)

    def _value(self, word: Word, line: int, name: str, strict: bool) -> str | Prompt:
        """Return what a word stands for; where ``strict``, what cannot be known is an error."""
        values = [self._part(part, line, name, strict) for part in word.parts]
        for value in values:
            if isinstance(value, Prompt):
                return value
        return "".join(value for value in values if isinstance(value, str))

    def _part(self, part: object, line: int, name: str, strict: bool) -> str | Prompt:
        if isinstance(part, Literal):
            return part.text
        if isinstance(part, Reference):
            if part.name in self.variables or not strict:
                return self.variables.get(part.name, "")
            raise self._error(
                line,
                f"{name} uses ${part.name}, which the file does not set; if it is meant as text, use single quotes",
            )
        if strict:
            raise self._error(line, f"{name} cannot be read: {getattr(part, 'reason', '')}")
        return ""
