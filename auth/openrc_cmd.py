"""Reads an openrc file written for Windows' cmd (.bat, .cmd); executes nothing.

Source of the rules: Microsoft's reference of ``set`` and of the command shell's special characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .errors import OpenrcSyntaxError
from .openrc_dialect import CMD, refuse_foreign
from .openrc_variables import NAME, RUNS_A_PROGRAM, Prompt, Unknown, Value, Variables, is_secret, matters
from .phrase import NOTHING, Phrase

MOST_COMMANDS = 20_000
_SET = re.compile(r"set[ \t]+(/[pPaA][ \t]+)?(.*)\Z", re.IGNORECASE | re.DOTALL)
_SETS_WITHIN = re.compile(r"\bset[ \t]+(/[pPaA][ \t]+)?\"?((?:OS|ST|SWIFT)_\w+)=", re.IGNORECASE)
_PERCENT = re.compile(r"%%|%([^%:\n]+)%|%")
_COMMENT = re.compile(r"(?:rem\b|::|:)", re.IGNORECASE)
_BLOCK = re.compile(r"(?:if|for|else|\)|\()\b|[()]", re.IGNORECASE)
_WRITE_SET = Phrase('Write set "NAME=value", with the quotes before the name and behind the value')


def read_cmd(text: str, variables: Variables) -> None:
    """Put into ``variables`` what cmd would have after calling the file.

    Raises:
        OpenrcSyntaxError: with the line, the variable, the reason and the remedy.
    """
    reader = _Cmd(variables)
    for line, command in _commands(text, variables):
        if not reader.command(command, line):
            return


def _commands(text: str, variables: Variables) -> list[tuple[int, str]]:
    """Return the lines, with those joined that end with ``^``."""
    found: list[tuple[int, str]] = []
    held: list[str] = []
    for number, raw in enumerate(text.split("\n"), 1):
        held.append(raw)
        carets = len(raw) - len(raw.rstrip("^"))
        if carets % 2 and not raw.lstrip(" \t@").lower().startswith(("rem", "::")):
            held[-1] = raw[:-1]
            continue
        line = "".join(held).lstrip(" \t@")
        if line:
            found.append((number - len(held) + 1, line))
        held = []
        if len(found) > MOST_COMMANDS:
            raise _too_long(variables, number)
    return [*found, *([(1, "".join(held))] if held else [])]


class _Cmd:
    def __init__(self, variables: Variables) -> None:
        self._variables = variables
        self._depth = 0
        self._unsure = NOTHING
        self._delayed = False
        self._pieces = 0

    def command(self, line: str, number: int) -> bool:
        """Follow one line; False where the file ends itself."""
        lowered = line.lower()
        if _COMMENT.match(line) and not lowered.startswith(":eof"):
            return True
        if re.match(r"(?:exit\b|goto[ \t]*:?eof\b)", lowered) and not self._depth:
            return False
        if lowered.startswith("goto") and not self._depth:
            self._unsure = Phrase("it stands behind a 'goto'")
        if "enabledelayedexpansion" in lowered:
            self._delayed = True
        if self._depth or _BLOCK.match(line):
            self._uncertain(line, number)
            self._depth = max(0, self._depth + line.rstrip().endswith("(") - lowered.startswith(")"))
            return True
        for piece, operator in _split(line):
            self._pieces += 1
            if self._pieces > MOST_COMMANDS:
                raise _too_long(self._variables, number)
            self._simple(piece, operator, number)
        return True

    def _uncertain(self, line: str, number: int) -> None:
        for option, name in _SETS_WITHIN.findall(line):
            name = name.upper()  # noqa: PLW2901
            if not matters(name):
                continue
            known = isinstance(self._variables.values.get(name), str)
            program = line.lower().startswith("for") and is_secret(name)
            if known or not (program or option.strip().lower() == "/p"):
                reason = Phrase("it depends on an 'if' or 'for' that only a running cmd can answer")
                raise self._variables.error(
                    number, name, reason, Phrase("Keep the line that you need, without 'if' or 'for'")
                )
            self._variables.put(name, Prompt(RUNS_A_PROGRAM if program else NOTHING), number)

    def _simple(self, piece: str, operator: str, number: int) -> None:
        found = _SET.match(piece.lstrip(" \t@(") if piece[:1] in " \t@" else piece)
        if not found:
            refuse_foreign(piece, number, CMD, self._variables)
            if piece.lower().startswith("setx"):
                self._refuse_within(piece, number, Phrase("'setx' is not understood"))
            if re.match(r"call\b", piece, re.IGNORECASE):
                self._variables.warn(number, Phrase("'call' is passed over, so what it sets is not known"))
            return
        self._set((found.group(1) or "").strip().lower(), found.group(2), operator, number)

    def _refuse_within(self, piece: str, number: int, reason: Phrase) -> None:
        name = re.search(r"(?:OS|ST|SWIFT)_\w+", piece, re.IGNORECASE)
        if name and matters(name.group().upper()):
            raise self._variables.error(number, name.group().upper(), reason, _WRITE_SET)

    def _set(self, option: str, rest: str, operator: str, number: int) -> None:
        quoted = rest.startswith('"')
        if quoted:
            rest = rest[1 : rest.rfind('"')] if rest.rfind('"') > 0 else rest[1:]
        raw_name, equals, raw = rest.partition("=")
        name = raw_name.strip().upper()
        if not equals or not NAME.fullmatch(name):
            return
        if raw_name != raw_name.strip() and matters(name):
            raise self._variables.error(number, name, Phrase("there must be no blank around '='"), _WRITE_SET)
        if option == "/p":
            self._variables.put(name, Prompt(), number)
        elif option == "/a":
            self._put(name, Unknown(Phrase("'set /a' is arithmetic for a running cmd")), number)
        elif matters(name) and operator in ("|", "<", ">", "||"):
            raise self._variables.error(
                number, name, Phrase("the value is followed by '{operator}'", operator=operator), _WRITE_SET
            )
        else:
            self._check_shape(name, raw, quoted, number)
            self._put(name, self._value(raw, quoted), number)

    def _check_shape(self, name: str, raw: str, quoted: bool, number: int) -> None:
        reason = NOTHING
        if not quoted and '"' in raw:
            reason = Phrase("cmd makes the quotes a part of this value")
        elif not quoted and raw[:1] in (" ", "\t") and raw.strip():
            reason = Phrase("there must be no blank around '='")
        elif is_secret(name) and not quoted and raw != raw.rstrip():
            reason = Phrase("the value ends with a blank, which cmd keeps")
        elif self._delayed and "!" in raw:
            reason = Phrase("'!' has a meaning here, since delayed expansion is switched on")
        if reason and matters(name):
            raise self._variables.error(number, name, reason, _WRITE_SET)

    def _put(self, name: str, value: Value, number: int) -> None:
        if self._unsure:
            value = Unknown(self._unsure)
        if value == "":
            self._variables.values.pop(name, None)
        else:
            self._variables.put(name, value, number)

    def _value(self, raw: str, quoted: bool) -> Value:
        pieces: list[Value] = []
        end = 0
        for percent in _PERCENT.finditer(raw):
            pieces += [_unescaped(raw[end : percent.start()], quoted), self._percent(percent)]
            end = percent.end()
        pieces.append(_unescaped(raw[end:], quoted))
        special = next((piece for piece in pieces if not isinstance(piece, str)), None)
        if isinstance(special, Prompt) and any(isinstance(piece, str) and piece for piece in pieces):
            return Prompt(Phrase("the file joins what is typed with other text; give the whole"))
        return special if special is not None else "".join(piece for piece in pieces if isinstance(piece, str))

    def _percent(self, percent: re.Match[str]) -> Value:
        if percent.group() == "%%":
            return "%"
        name = (percent.group(1) or "").upper()
        value = self._variables.use(name, 0, name) if name else None
        if value is None:
            reason = (
                Phrase("it uses %{variable}%, which the file does not set", variable=percent.group(1))
                if name
                else Phrase("a '%' stands alone")
            )
            return Unknown(
                reason, remedy=Phrase("If '%' belongs to the value, write %% for it; otherwise set the variable above")
            )
        return value


def _too_long(variables: Variables, number: int) -> OpenrcSyntaxError:
    return variables.error(
        number, "", Phrase("the file is too long"), Phrase("Choose another file: it is no openrc file")
    )


def _split(line: str) -> Iterator[tuple[str, str]]:
    """Cut a line at ``&``, ``|``, ``<`` and ``>`` outside quotes; yield each piece with what follows it."""
    start, quoted = 0, False
    for match in re.finditer(r"\^.|\"|&&|\|\||[&|<>]", line):
        text = match.group()
        if text == '"':
            quoted = not quoted
        elif quoted and text.startswith("^"):
            quoted = quoted != (text == '^"')
        elif not quoted and not text.startswith("^"):
            yield line[start : match.start()].lstrip(" \t"), text
            start = match.end()
    yield line[start:].lstrip(" \t"), ""


def _unescaped(text: str, quoted: bool) -> str:
    return text if quoted else re.sub(r"\^(.)", r"\1", text)
