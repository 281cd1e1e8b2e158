"""Reads an openrc file written for csh or tcsh (``setenv``); executes nothing.

Source of the rules: the manual of tcsh, "Lexical structure" and "Substitutions".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from .openrc_dialect import CSH, refuse_foreign
from .openrc_variables import (
    FILES,
    NAME,
    QUOTE_IT,
    Prompt,
    Unknown,
    Value,
    Variables,
    matters,
)
from .phrase import Phrase

MOST_PIECES = 30_000
PROGRAM = Phrase("it runs a program, and nothing is executed here")
_QUOTE_AND_ESCAPE = Phrase("Put the value in single quotes; write \\! for !")
_BLOCK_ENDS = frozenset({"end", "endif", "endsw"})
_TOKEN = re.compile(
    r"""(?P<blank>[ \t]+|\\\n)|(?P<end>\n|;|&&)|(?P<single>'(?:[^'\\\n]|\\\n|\\)*')|(?P<double>")
    |(?P<escape>\\[\s\S]?)|(?P<tick>`[^`]*`?)|(?P<variable>\$)|(?P<other>[|&<>()])|(?P<plain>[^ \t\n\\;'"`$|&<>()]+)
    |(?P<odd>[\s\S])""",
    re.VERBOSE,
)
_VARIABLE = re.compile(r"\$(?:(<)|\{([A-Za-z_]\w*)\}|([A-Za-z_]\w*)(?![:\[\w]))")


@dataclass
class _Word:
    """The text of a word in quotes undone, or why it cannot be known."""

    raw: str = ""
    pieces: list[Value] = field(default_factory=list)


@dataclass
class _Statement:
    line: int
    words: list[_Word] = field(default_factory=list)
    operator: str = ""


def read_csh(text: str, variables: Variables) -> None:
    """Put into ``variables`` what csh would have after sourcing the text.

    Raises:
        OpenrcSyntaxError: with the line, the variable, the reason and the remedy.
    """
    _Csh(text, variables).run()


class _Csh:
    def __init__(self, text: str, variables: Variables) -> None:
        self._text = text
        self._at = 0
        self._line = 1
        self._variables = variables
        self._depth = 0
        self._pieces = 0

    def run(self) -> None:
        while self._at < len(self._text):
            statement = self._statement()
            if statement.words:
                self._follow(statement)

    def _error(self, reason: Phrase, remedy: Phrase, statement: _Statement) -> Exception:
        raws = [word.raw for word in statement.words]
        name = raws[1] if len(raws) > 1 and raws[0] == "setenv" and NAME.fullmatch(raws[1]) else ""
        return self._variables.error(statement.line, name, reason, remedy)

    def _take(self, match: re.Match[str]) -> str:
        self._pieces += 1
        if self._pieces > MOST_PIECES:
            raise self._variables.error(
                self._line,
                "",
                Phrase("the file is too long and too twisted"),
                Phrase("Choose another file: it is no openrc file"),
            )
        self._at = match.end()
        self._line += match.group().count("\n")
        return match.group()

    def _statement(self) -> _Statement:
        statement = _Statement(self._line)
        word: _Word | None = None
        while self._at < len(self._text):
            if word is None and self._text[self._at] == "#":
                end = self._text.find("\n", self._at)
                self._at = len(self._text) if end < 0 else end
                continue
            token = _TOKEN.match(self._text, self._at)
            kind = (token.lastgroup if token else "") or ""
            if token is None or kind == "blank":
                word = None
                self._at = token.end() if token else len(self._text)
                self._line += token.group().count("\n") if token else 0
                continue
            if kind in ("end", "other") and not (kind == "other" and word is None and statement.words[:1] == []):
                operator = self._take(token)
                statement.operator = statement.operator or operator
                if kind == "end":
                    break
                word = None
                continue
            if word is None:
                word = _Word()
                statement.line = statement.line if statement.words else self._line
                statement.words.append(word)
            self._piece(kind, token, word, statement)
        return statement

    def _piece(self, kind: str, token: re.Match[str], word: _Word, statement: _Statement) -> None:
        if kind == "variable":
            self._reference(word)
            return
        text = self._take(token)
        word.raw += text if len(word.raw) < 1000 else ""
        if kind == "double":
            self._double(word, statement)
        elif kind == "single":
            word.pieces.append(re.sub(r"\\([\n!])", r"\1", text[1:-1]))
        elif kind == "tick":
            word.pieces.append(Unknown(PROGRAM, program=True))
        elif kind == "escape":
            word.pieces.append(text[1:])
        elif kind == "odd":
            raise self._error(Phrase("a quote is not closed"), Phrase("Write its partner on the same line"), statement)
        else:
            word.pieces.append(self._plain(text, first=len(word.pieces) == 0))

    def _plain(self, text: str, first: bool) -> Value:
        if re.search(r"[*?\[{]", text) or re.search(r"!(?![=~]|\Z)", text):
            return Unknown(Phrase("a character of the value has a meaning in csh"), remedy=_QUOTE_AND_ESCAPE)
        if first and text.startswith("~"):
            return text if (text + "/").startswith("~/") else Unknown(Phrase("csh would put a home folder there"))
        return text

    def _double(self, word: _Word, statement: _Statement) -> None:
        """Read up to the closing double quote, in which csh undoes no backslash but that of ! and a line end."""
        pattern = re.compile(r'(?P<plain>[^"\\$`!\n]+)|(?P<escape>\\[\s\S]?)|(?P<tick>`[^`]*`?)|(?P<odd>[!\n])')
        word.pieces.append("")
        while True:
            character = self._text[self._at : self._at + 1]
            if character == '"':
                self._at += 1
                return
            if character == "$":
                self._reference(word)
                continue
            token = pattern.match(self._text, self._at)
            if token is None or token.group() == "\n":
                raise self._error(
                    Phrase("a double quote is not closed"), Phrase("Write its partner on the same line"), statement
                )
            word.pieces.append(self._in_double(token.lastgroup, self._take(token)))

    def _in_double(self, kind: str | None, text: str) -> Value:
        if kind == "tick":
            return Unknown(PROGRAM, program=True)
        if kind == "escape" and text[1:] in ("!", "\n"):
            return text[1:]
        if kind == "odd" or (kind == "escape" and text[1:] in ('"', "$", "`", "")):
            return Unknown(
                Phrase("'{text}' within double quotes means different things", text=text), remedy=_QUOTE_AND_ESCAPE
            )
        return text

    def _reference(self, word: _Word) -> None:
        match = _VARIABLE.match(self._text, self._at)
        if match is None:
            self._at += 1
            word.raw += "$"
            word.pieces.append(Unknown(Phrase("'$' has a meaning in csh here that is not understood"), remedy=QUOTE_IT))
            return
        word.raw += self._take(match)
        name = match.group(2) or match.group(3) or ""
        value: Value | None = Prompt() if match.group(1) else self._variables.use(name, self._line, name)
        if value is None and name.lower() == "home" and len(word.pieces) == 0:
            value = "~"
        remedy = Phrase(
            "If '$' belongs to the value, use single quotes; otherwise set {variable} above that line", variable=name
        )
        word.pieces.append(
            Unknown(Phrase("it uses ${variable}, which the file does not set", variable=name), remedy=remedy)
            if value is None
            else value
        )

    def _follow(self, statement: _Statement) -> None:
        verb = statement.words[0].raw
        whole = " ".join(word.raw for word in statement.words)[:2000]
        if verb in _BLOCK_ENDS:
            self._depth = max(0, self._depth - 1)
        elif verb in ("foreach", "while", "switch") or (verb == "if" and statement.words[-1].raw == "then"):
            self._depth += 1
        elif verb == "if":
            self._inside(re.sub(r"\Aif .*?(?=setenv|set )", "", whole), statement.line)
        elif verb in ("setenv", "set", "unsetenv", "unset", "@"):
            self._setting(verb, statement)
        elif verb in ("source", "eval"):
            self._variables.warn(
                statement.line, Phrase("'{command}' is passed over, so what it sets is not known", command=verb)
            )
        else:
            refuse_foreign(whole, statement.line, CSH, self._variables)

    def _inside(self, text: str, line: int) -> None:
        found = re.search(r"\bsetenv[ \t]+((?:OS|ST|SWIFT)_\w+)", text)
        if found and matters(found.group(1)):
            self._uncertain(found.group(1), line)

    def _uncertain(self, name: str, line: int) -> None:
        reason = Phrase("it depends on a condition or loop that only a running csh can follow")
        self._variables.put(
            name, Unknown(reason, remedy=Phrase("Keep the line that you need, without what stands around it")), line
        )

    def _setting(self, verb: str, statement: _Statement) -> None:
        words = statement.words[1:]
        if verb in ("unsetenv", "unset"):
            self._unset(verb, words, statement)
            return
        name, values = _assigned(verb, words)
        if not NAME.fullmatch(name):
            return
        if self._depth:
            self._uncertain(name, statement.line)
        elif len(values) > 1 or (statement.operator not in ("", "\n", ";", "&&")) or (values and values[0].raw == "="):
            reason = Phrase("the value has blanks or signs that mean something in csh")
            self._variables.put(name, Unknown(reason, remedy=QUOTE_IT), statement.line)
        else:
            self._variables.put(name, self._value(name, values), statement.line)

    def _value(self, name: str, values: list[_Word]) -> Value:
        pieces = values[0].pieces if values else []
        unknown = [piece for piece in pieces if isinstance(piece, Unknown)]
        if unknown:
            return next((piece for piece in unknown if not piece.program), unknown[0])
        prompts = [piece for piece in pieces if isinstance(piece, Prompt)]
        if prompts:
            joined = any(isinstance(piece, str) and piece for piece in pieces)
            return (
                Prompt(Phrase("the file joins what is typed with other text; give the whole")) if joined else prompts[0]
            )
        text = "".join(piece for piece in pieces if isinstance(piece, str))
        if values and values[0].raw.startswith(("~", "$home", "$HOME")) and name not in FILES and matters(name):
            return Unknown(Phrase("csh would put a home folder there"), remedy=QUOTE_IT)
        return text

    def _unset(self, verb: str, words: list[_Word], statement: _Statement) -> None:
        for word in words:
            known = [name for name in self._variables.values if matters(name)]
            certain = not self._depth and bool(NAME.fullmatch(word.raw))
            if certain:
                self._variables.values.pop(word.raw, None)
            elif known and not (NAME.fullmatch(word.raw) and word.raw not in known):
                raise self._variables.error(
                    statement.line, "", Phrase("only a running csh knows what is unset here"), Phrase("Delete the line")
                )


def _assigned(verb: str, words: list[_Word]) -> tuple[str, list[_Word]]:
    """Return the name and the words of the value of ``setenv NAME v``, ``set NAME = v`` and ``set NAME=v``."""
    first = words[0].raw if words else ""
    if verb == "setenv":
        return first, words[1:]
    if len(words) > 1 and words[1].raw == "=":
        return first, words[2:]
    name, equals, _value = first.partition("=")
    if not equals or not words[0].pieces or not isinstance(words[0].pieces[0], str):
        return "", []
    rest = words[0].pieces[0].partition("=")[2]
    return name, [_Word(first[len(name) + 1 :], [*([rest] if rest else []), *words[0].pieces[1:]]), *words[1:]]
