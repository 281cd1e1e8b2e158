"""Cuts the text of a POSIX shell's file into words and operators, and executes nothing.

Sources of the rules: POSIX.1-2017, Shell Command Language, 2.2 (quoting), 2.3 (tokens), 2.6 (expansions), 2.7.4
(here-documents), and bash's manual for ``$'..'``.
"""

from __future__ import annotations

import re

from .openrc_ansi import AnsiError, ansi_text
from .openrc_variables import NAME
from .openrc_words import LexicalError, Operator, Reference, Token, Unreadable, Word
from .phrase import Phrase

DEEPEST = 25  # quotes within expansions within quotes …
# More than any openrc file has; what is longer would keep the reader busy for more than a second.
MOST_STEPS = 30_000
# Within double quotes a backslash escapes these; Horizon also writes \! and \' there.
ESCAPED_IN_DOUBLE_QUOTES = frozenset("\\\"$`!'")
_OPERATOR = re.compile(r";;&|<<<|<<-|&>>|&&|\|\||;;|;&|<<|>>|<&|>&|<>|>\||&>|\|&|[&;|<>()]")
_ENDS_A_WORD = frozenset(" \t\n;&|<>()")
# Runs of characters without a meaning are taken at once.
_PLAIN = re.compile(r"""[^ \t\n;&|<>()'"\\$`]+""")
_PLAIN_QUOTED = re.compile(r'[^"\\$`]+')
_PLAIN_BRACED = re.compile(r"""[^}'"\\$`]+""")
_BORING = re.compile(r"""[^()'"\\$`#<]+""")
_PLAIN_ESCAPED = {"'": re.compile(r"[^\\']+"), "`": re.compile(r"[^\\`]+")}
_BLANKS = re.compile(r"[ \t]+")
_REST_OF_LINE = re.compile(r"[^\n]+")
_DEFAULT_OPERATOR = re.compile(r":?[-=]")
_ARRAY = re.compile(r"[A-Za-z_][A-Za-z0-9_]*\+?=\Z")
_NAME_OF_WORD = re.compile(r"[ \t]*(?:export[ \t]+)?([A-Za-z_][A-Za-z0-9_]*)\s*=")
PROGRAM = Phrase("it runs a program, and nothing is executed here")


class Lexer:
    """Reads the text from left to right, once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._line = 1
        self._steps = 0
        self._depth = 0
        self._word_start = 0
        self._statement_start = 0
        self._blank_before = True
        self._heredocs: list[tuple[str, bool, int]] = []

    def tokens(self) -> list[Token]:
        """Return all words and operators; line ends are operators.

        Raises:
            LexicalError: a quote, bracket or here-document is not closed, or the text is no openrc file.
        """
        found: list[Token] = []
        heredoc = ""
        while True:
            self._skip_blanks()
            character = self._peek()
            if not character:
                break
            self._word_start = self._at
            if character == "\n":
                found.append(Operator(self._line, self._take()))
                self._skip_heredocs()
                self._statement_start = self._at
                continue
            word = self._next_word() if character not in _ENDS_A_WORD or self._substitutes_process() else None
            if word is None:
                operator = self._operator()
                found.append(operator)
                heredoc = operator.text if operator.text in ("<<", "<<-") else ""
                continue
            if heredoc:
                self._heredocs.append((word.plain or "", heredoc == "<<-", word.line))
                heredoc = ""
            if not (word.bare.isdigit() and self._peek() in ("<", ">")):  # the 2 of 2>file is no word
                found.append(word)
        if self._heredocs:
            raise self._error(
                self._heredocs[0][2], Phrase("a here-document is not closed"), Phrase("Write its last line")
            )
        return found

    def _error(self, line: int, reason: Phrase, remedy: Phrase) -> LexicalError:
        starts = (self._word_start, self._statement_start)
        name = next(
            (found for start in starts if (found := _NAME_OF_WORD.match(self._text[start : start + 200]))), None
        )
        return LexicalError(line, name.group(1) if name else "", reason, remedy)

    def _unclosed(self, line: int, what: Phrase) -> LexicalError:
        return self._error(
            line,
            Phrase("{what} is not closed", what=what),
            Phrase("Write its partner, or put the whole value in single quotes"),
        )

    def _step(self) -> None:
        self._steps += 1
        if self._steps > MOST_STEPS:
            raise LexicalError(
                self._line,
                "",
                Phrase("the file is too long and too twisted"),
                Phrase("Choose another file: it is no openrc file"),
            )

    def _peek(self) -> str:
        return self._text[self._at : self._at + 1]

    def _take(self, count: int = 1) -> str:
        self._step()
        taken = self._text[self._at : self._at + count]
        self._at += len(taken)
        self._line += taken.count("\n")
        return taken

    def _run(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self._text, self._at)
        return self._take(len(found.group())) if found else ""

    def _skip_blanks(self) -> None:
        start = self._at
        while True:
            character = self._peek()
            if character in (" ", "\t"):
                self._run(_BLANKS)
            elif self._text.startswith("\\\n", self._at):
                self._take(2)
            elif character == "#":
                self._run(_REST_OF_LINE)
            else:
                break
        self._blank_before = self._at > start or self._text[max(0, start - 1) : start] in ("", "\n")

    def _skip_heredocs(self) -> None:
        for delimiter, tabs, line in self._heredocs:
            while True:
                end = self._text.find("\n", self._at)
                end = len(self._text) if end < 0 else end
                if self._at >= len(self._text):
                    raise self._error(line, Phrase("a here-document is not closed"), Phrase("Write its last line"))
                text = self._take(end - self._at + 1).rstrip("\n")
                if (text.lstrip("\t") if tabs else text) == delimiter:
                    break
        self._heredocs = []

    def _operator(self) -> Operator:
        line = self._line
        text = self._run(_OPERATOR)
        return Operator(line, text, not self._blank_before and self._peek() not in ("", " ", "\t", "\n"))

    def _substitutes_process(self) -> bool:
        return self._text.startswith(("<(", ">("), self._at)

    def _next_word(self) -> Word:
        word = Word(self._line)
        if self._substitutes_process():
            self._take()
            self._command_substitution(word, "<")
        while True:
            character = self._peek()
            if character == "(" and _ARRAY.match(self._text, self._word_start, self._at):
                self._command_substitution(word, "(")
            elif not character or character in _ENDS_A_WORD:
                return word.merged()
            elif character == "'":
                word.add(self._single_quotes(), "'")
            elif character == '"':
                self._double_quotes(word)
            elif character == "\\":
                self._escape(word)
            elif character in "$`":
                self._expansion(word)
            else:
                word.add(self._run(_PLAIN))

    def _escape(self, word: Word) -> None:
        self._take()
        if self._peek() == "\n":
            self._take()
        else:
            word.add(self._take() or "\\", "\\")

    def _single_quotes(self) -> str:
        start = self._line
        self._take()
        end = self._text.find("'", self._at)
        if end < 0:
            raise self._unclosed(start, Phrase("a single quote"))
        text = self._take(end - self._at)
        self._take()
        return text

    def _double_quotes(self, word: Word) -> None:
        start = self._line
        self._take()
        word.add("", '"')
        while self._peek() != '"':
            character = self._peek()
            if not character:
                raise self._unclosed(start, Phrase("a double quote"))
            if character == "\\":
                self._escape_in_quotes(word, ESCAPED_IN_DOUBLE_QUOTES)
            elif character in "$`":
                self._expansion(word, quoted=True)
            else:
                word.add(self._run(_PLAIN_QUOTED), '"')
        self._take()

    def _escape_in_quotes(self, word: Word, escaped: frozenset[str]) -> None:
        self._take()
        if self._peek() == "\n":
            self._take()
        elif self._peek() in escaped:
            word.add(self._take(), '"')
        else:
            word.add("\\", '"')

    def _expansion(self, word: Word, quoted: bool = False) -> None:
        following = self._text[self._at + 1 : self._at + 2]
        if self._peek() == "`":
            self._backticks(word)
        elif following == "(":
            self._take()
            self._command_substitution(word, "$")
        elif following == "{":
            self._braces(word, quoted)
        elif following == "[":
            self._take(2)
            word.parts.append(Unreadable(Phrase("$[…] is arithmetic for a running shell"), "$["))
        elif following == "'" and not quoted:
            self._ansi(word)
        elif following == '"' and not quoted:
            self._take()
            self._double_quotes(word)
            word.parts.append(Unreadable(Phrase('$"…" is translated by a running shell'), '$"'))
        else:
            self._take()
            self._name(word, quoted)

    def _name(self, word: Word, quoted: bool) -> None:
        name = self._run(NAME)
        if name:
            word.parts.append(Reference(name, quoted))
        elif self._peek() and self._peek() in "0123456789@*#?$!-":
            sign = self._take()
            word.parts.append(
                Unreadable(Phrase("${sign} has a meaning only in a running shell", sign=sign), f"${sign}")
            )
        else:
            word.add("$", '"' if quoted else "")

    def _ansi(self, word: Word) -> None:
        start = self._line
        self._take(2)
        begin = self._at
        self._skip_escaped("'", start, Phrase("a single quote"))
        try:
            word.add(ansi_text(self._text[begin : self._at]), "$'")
        except AnsiError as error:
            word.parts.append(Unreadable(error.reason, "$'"))
        self._take()

    def _backticks(self, word: Word) -> None:
        start, begin = self._line, self._at
        self._take()
        self._skip_escaped("`", start, Phrase("a backtick"))
        self._take()
        word.parts.append(Unreadable(PROGRAM, self._text[begin : self._at], program=True))

    def _skip_escaped(self, closing: str, start: int, what: Phrase) -> None:
        """Go on to a closing quote, past those behind a backslash."""
        while self._peek() != closing:
            if not self._peek():
                raise self._unclosed(start, what)
            self._take(2) if self._peek() == "\\" else self._run(_PLAIN_ESCAPED[closing])

    def _deeper(self) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise self._error(
                self._line, Phrase("the brackets are nested too deeply"), Phrase("Put the value in single quotes")
            )

    def _command_substitution(self, word: Word, kind: str) -> None:
        """Skip ``(…)``; what is in it is not looked at but for the quotes."""
        start, begin, opened = self._line, self._at, 0
        self._deeper()
        while opened or self._at == begin:
            character = self._peek()
            if not character:
                raise self._unclosed(start, Phrase("a bracket ("))
            if character in "()":
                opened += 1 if self._take() == "(" else -1
            else:
                self._skip_within_brackets(character)
        self._depth -= 1
        raw = self._text[begin : self._at]
        if kind == "(":
            word.parts.append(Unreadable(Phrase("it is an array"), raw))
        elif raw.startswith("((") and kind == "$":
            word.parts.append(Unreadable(Phrase("$((…)) is arithmetic for a running shell"), raw))
        else:
            word.parts.append(Unreadable(PROGRAM, raw, program=True))

    def _skip_within_brackets(self, character: str) -> None:
        nowhere = Word(self._line)
        if character == "'":
            self._single_quotes()
        elif character == '"':
            self._double_quotes(nowhere)
        elif character == "\\":
            self._take(2)
        elif character in "$`":
            self._expansion(nowhere)
        elif character == "#" and self._text[self._at - 1] in " \t\n(;":
            self._run(_REST_OF_LINE)
        elif self._text.startswith("<<<", self._at):
            self._take(3)
        elif self._text.startswith("<<", self._at):
            raise self._error(
                self._line, Phrase("a here-document within brackets is not understood"), Phrase("Delete the line")
            )
        else:
            # "<" and "#" that mean nothing here are taken one at a time.
            self._run(_BORING) or self._take()

    def _braces(self, word: Word, quoted: bool) -> None:
        start, begin = self._line, self._at
        self._take(2)
        self._deeper()
        name = self._run(NAME)
        operator = self._run(_DEFAULT_OPERATOR) if name else ""
        inside = Word(start)
        self._braced_word(inside, quoted, start)
        self._depth -= 1
        if name and (operator or not inside.parts):
            word.parts.append(Reference(name, quoted, operator, tuple(inside.merged().parts)))
        else:
            raw = self._text[begin : self._at]
            word.parts.append(Unreadable(Phrase("this kind of ${{…}} is not understood"), raw))

    def _braced_word(self, inside: Word, quoted: bool, start: int) -> None:
        while self._peek() != "}":
            character = self._peek()
            if not character:
                raise self._unclosed(start, Phrase("a bracket {{"))
            if character == "\\" and quoted:
                self._escape_in_quotes(inside, ESCAPED_IN_DOUBLE_QUOTES | {"}"})
            elif character == "\\":
                self._escape(inside)
            elif character in "$`":
                self._expansion(inside, quoted)
            elif character == "'" and not quoted:
                inside.add(self._single_quotes(), "'")
            elif character == '"':
                self._double_quotes(inside)
                if quoted:
                    inside.parts.append(Unreadable(Phrase("double quotes within double quotes are not understood")))
            else:
                inside.add(self._run(_PLAIN_BRACED) or self._take(), '"' if quoted else "")
        self._take()
