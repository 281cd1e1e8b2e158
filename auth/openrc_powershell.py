"""Reads an openrc file written for PowerShell (``$env:OS_X = …``); executes nothing.

Source of the rules: Microsoft's about_Quoting_Rules, about_Special_Characters and about_Environment_Variables.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .openrc_dialect import POWERSHELL, refuse_foreign
from .openrc_variables import QUOTE_IT, WRITE_IT, Prompt, Unknown, Value, Variables, matters
from .phrase import Phrase

MOST_PIECES = 30_000
KEEP = Phrase("Keep the line that you need, without what stands around it")
PROGRAM = Phrase("PowerShell would have to run this, and nothing is executed here")
_ESCAPES = {"n": "\n", "r": "\r", "t": "\t", "a": "\a", "b": "\b", "f": "\f", "v": "\v", "e": "\x1b"}
_SMART = "“”„‘’‚‛"
_PIECE = re.compile(
    r"""(?P<comment>\#[^\n]*|<\#(?:[^#]|\#(?!>))*(?:\#>)?)|(?P<here>@["'][ \t]*\n)|(?P<single>'(?:[^']|'')*')
    |(?P<double>"(?:[^"`]|`[\s\S]|"")*")|(?P<continued>`\n)|(?P<escape>`[\s\S]?)|(?P<end>[\n;])|(?P<open>[({\[])
    |(?P<close>[)}\]])|(?P<odd>["'])|(?P<plain>[^\n;'"`\#@(){}\[\]<]+|[\#@<])""",
    re.VERBOSE,
)
_ENV = r"(?:\$env:(\w+)|\$\{env:(\w+)\})"
_SET = re.compile(rf"{_ENV}[ \t]*(\+?=)[ \t]*(.*)\Z", re.IGNORECASE | re.DOTALL)
_CALL = re.compile(
    r"\[(?:System\.)?Environment\]::SetEnvironmentVariable\([ \t]*[\"'](\w+)[\"'][ \t]*,[ \t]*(.*)\)[ \t]*\Z",
    re.IGNORECASE | re.DOTALL,
)
_SCOPE = re.compile(
    r",[ \t]*(?:[\"'](?:Process|User|Machine)[\"']|\[(?:System\.)?EnvironmentVariableTarget\]::\w+)[ \t]*\Z",
    re.IGNORECASE,
)
_ITEM = re.compile(
    r"(?:Set|New)-Item[ \t]+(?:-Path[ \t]+)?[\"']?Env:\\?(\w+)[\"']?[ \t]+(?:-Value[ \t]+)?(.*)\Z",
    re.IGNORECASE | re.DOTALL,
)
_REMOVE = re.compile(r"Remove-Item[ \t]+(?:-Path[ \t]+)?[\"']?Env:\\?([\w*]+)", re.IGNORECASE)
_LOCAL = re.compile(
    r"(?:\[\w+(?:\.\w+)*\][ \t]*)?\$(?:(?:script|global|local|private):)?(\w+)[ \t]*=[ \t]*(.*)\Z", re.DOTALL
)
_WITHIN = re.compile(
    r"(?:\$env:|\$\{env:|Env:\\?|SetEnvironmentVariable\([ \t]*[\"'])((?:OS|ST|SWIFT)_\w+)", re.IGNORECASE
)
_TERM = re.compile(
    r"""[ \t]*(?:(?P<single>'(?:[^']|'')*')|(?P<double>"(?:[^"`]|`[\s\S]|"")*")|(?P<number>\d+)
    |\$env:(?P<env>\w+)|\$\{(?P<braced>\w+)\}|\$(?P<name>\w+))[ \t]*(?P<plus>\+|\Z)""",
    re.VERBOSE | re.IGNORECASE,
)
_IN_DOUBLE = re.compile(
    r"""(?P<escape>`u\{(?P<code>[0-9A-Fa-f]{1,6})\}|`(?P<letter>[\s\S]))|(?P<quote>"")|(?P<program>\$\()
    |(?P<variable>\$env:(?P<env>\w+)|\$\{(?P<braced_env>env:)?(?P<braced>\w+)\}|\$(?P<name>\w+)(?!:\w|\w))
    |(?P<special>\$\w+:|\$[$?^])|(?P<plain>[^`"$]+|\$)""",
    re.VERBOSE | re.IGNORECASE,
)


def read_powershell(text: str, variables: Variables) -> None:
    """Put into ``variables`` what PowerShell would have after running the file.

    Raises:
        OpenrcSyntaxError: with the line, the variable, the reason and the remedy.
    """
    reader = _PowerShell(variables)
    for statement in _Splitter(text, variables).statements():
        reader.follow(statement)


@dataclass
class _Statement:
    """``here``: it holds a here-string."""

    line: int
    text: str
    here: bool = False


class _Splitter:
    """Cuts the text at line ends and semicolons outside quotes and brackets."""

    def __init__(self, text: str, variables: Variables) -> None:
        self._text = text
        self._variables = variables
        self._at = 0
        self._line = 1

    def statements(self) -> list[_Statement]:
        found: list[_Statement] = []
        pieces: list[str] = []
        start, depth, here = 1, 0, False
        for _count in range(MOST_PIECES):
            match = _PIECE.match(self._text, self._at)
            if match is None:
                found.append(_Statement(start, "".join(pieces).strip(), here))
                return [statement for statement in found if statement.text]
            kind, text = match.lastgroup or "", match.group()
            if kind == "comment" and text[0] == "#" and self._text[self._at - 1 : self._at].isalnum():
                kind, text = "plain", "#"
            if kind == "odd":
                self._unclosed("".join(pieces))
            depth += (kind == "open") - (kind == "close" and depth > 0)
            if not "".join(pieces[-1:]).strip() and not pieces:
                start = self._line
            self._go(text)
            if kind == "here":
                here = True
                self._skip_here(text[1])
            elif kind == "end" and not depth:
                found.append(_Statement(start, "".join(pieces).strip(), here))
                pieces, here = [], False
            elif kind == "continued":
                pieces.append(" ")
            elif kind != "comment" and (pieces or text.strip()):
                pieces.append(text)
        reason = Phrase("the file is too long and too twisted")
        raise self._variables.error(self._line, "", reason, Phrase("Choose another file: it is no openrc file"))

    def _go(self, text: str) -> None:
        self._at += len(text)
        self._line += text.count("\n")

    def _unclosed(self, before: str) -> None:
        name = _WITHIN.search(before[:300])
        raise self._variables.error(
            self._line,
            name.group(1).upper() if name else "",
            Phrase("a quote is not closed"),
            Phrase("Write its partner"),
        )

    def _skip_here(self, quote: str) -> None:
        end = self._text.find(f"\n{quote}@", self._at - 1)
        if end < 0:
            raise self._variables.error(
                self._line, "", Phrase("a here-string is not closed"), Phrase("Write its last line")
            )
        self._go(self._text[self._at : max(self._at, end + 3)])


class _PowerShell:
    def __init__(self, variables: Variables) -> None:
        self._variables = variables

    def follow(self, statement: _Statement) -> None:
        text, line = statement.text, statement.line
        setting = _SET.match(text)
        if setting:
            name = (setting.group(1) or setting.group(2)).upper()
            plain = setting.group(3) == "="
            value = self._expression(setting.group(4), name, line) if plain else Unknown(Phrase("it is appended to"))
            self._put(name, Unknown(Phrase("a here-string is not understood")) if statement.here else value, line)
            return
        call = _CALL.match(text) or _ITEM.match(text)
        if call:
            name = call.group(1).upper()
            self._put(name, self._expression(_SCOPE.sub("", call.group(2)), name, line), line)
            return
        local = _LOCAL.match(text)
        if local and not _WITHIN.match(local.group(2)):
            self._variables.put("$" + local.group(1).lower(), self._expression(local.group(2), "", line), line)
            return
        self._other(text, line)

    def _put(self, name: str, value: Value, line: int) -> None:
        if value == "":
            self._variables.values.pop(name, None)
        else:
            self._variables.put(name, value, line)

    def _other(self, text: str, line: int) -> None:
        remove = _REMOVE.match(text)
        if remove:
            self._remove(remove.group(1).upper(), line)
            return
        refuse_foreign(text, line, POWERSHELL, self._variables)
        if re.match(r"\.[ \t]|Invoke-Expression\b|iex\b", text, re.IGNORECASE):
            self._variables.warn(line, Phrase("another file or text is passed over, so what it sets is not known"))
        if re.match(r"Write-|echo\b|#", text, re.IGNORECASE):
            return
        for found in _WITHIN.finditer(text):
            behind = text[found.end() :].lstrip(" \t}")
            if matters(found.group(1).upper()) and (
                (behind.startswith("=") and not behind.startswith("==")) or not found.group().startswith("$")
            ):
                reason = Phrase("it depends on what only a running PowerShell can follow")
                self._variables.put(found.group(1).upper(), Unknown(reason, remedy=KEEP), line)

    def _remove(self, name: str, line: int) -> None:
        if "*" in name:
            self._variables.clear((name.partition("*")[0] or "?",))
        else:
            self._variables.values.pop(name, None)

    def _expression(self, text: str, name: str, line: int) -> Value:
        text = text.strip()
        if text[:1] in tuple(_SMART):
            return Unknown(
                Phrase("the value begins with a typographic quote"), remedy=Phrase("Write straight quotes, ' or \"")
            )
        if text.lower() in ("$null", ""):
            return ""
        values: list[Value] = []
        at = 0
        while at < len(text):
            term = _TERM.match(text, at)
            if term is None or (not term.group("plus") and term.end() != len(text)):
                return self._not_understood(text, line)
            values.append(self._term(term, name, line))
            at = term.end()
        return _joined(values)

    def _not_understood(self, text: str, line: int) -> Value:
        """A call: of Read-Host, or of what turns its answer into text; else of a program."""
        if re.match(r"[( \t]*(?:Read-Host|Get-Credential)\b", text, re.IGNORECASE):
            return Prompt()
        names = re.findall(r"\$(\w+)", text[:2000])
        values = [self._variables.values.get("$" + name.lower()) for name in names]
        prompt = next((value for value in values if isinstance(value, Prompt)), None)
        if prompt or "read-host" in text.lower():
            return prompt or Prompt()
        if re.match(r"[$\"'\w]", text) and not re.match(r"[\w-]+[ \t]", text) and "(" not in text:
            return Unknown(Phrase("this is no value that PowerShell would take"), remedy=QUOTE_IT)
        return Unknown(PROGRAM, program=True)

    def _term(self, term: re.Match[str], name: str, line: int) -> Value:
        if term.group("single"):
            return term.group("single")[1:-1].replace("''", "'")
        if term.group("double"):
            return self._double(term.group("double")[1:-1], name, line)
        if term.group("number"):
            return term.group("number")
        env = term.group("env")
        return self._variable(
            env.upper() if env else "$" + (term.group("braced") or term.group("name")).lower(), name, line
        )

    def _variable(self, key: str, name: str, line: int) -> Value:
        value = self._variables.use(key, line, name)
        if value is None:
            shown = key if key.startswith("$") else f"$env:{key}"
            remedy = Phrase("If '$' belongs to the value, use single quotes; otherwise set it above that line")
            return Unknown(Phrase("it uses {variable}, which the file does not set", variable=shown), remedy=remedy)
        return value

    def _double(self, inside: str, name: str, line: int) -> Value:
        values: list[Value] = []
        for piece in _IN_DOUBLE.finditer(inside):
            if piece.group("escape"):
                values.append(_escaped(piece))
            elif piece.group("quote"):
                values.append('"')
            elif piece.group("program"):
                return Unknown(PROGRAM, program=True)
            elif piece.group("variable"):
                env = piece.group("env") or (piece.group("braced") if piece.group("braced_env") else "")
                key = env.upper() if env else "$" + (piece.group("braced") or piece.group("name")).lower()
                values.append(self._variable(key, name, line))
            elif piece.group("special"):
                reason = Phrase("'{text}' has a meaning in PowerShell that is not understood", text=piece.group())
                values.append(Unknown(reason, remedy=QUOTE_IT))
            else:
                values.append(piece.group())
        return _joined(values)


def _escaped(piece: re.Match[str]) -> Value:
    if piece.group("code"):
        number = int(piece.group("code"), 16)
        if 0 < number <= 0x10FFFF and not 0xD800 <= number <= 0xDFFF:
            return chr(number)
    letter = piece.group("letter") or ""
    if letter in ("0", "u", ""):
        return Unknown(Phrase("an escape of the value is not understood"), remedy=WRITE_IT)
    return _ESCAPES.get(letter, letter)


def _joined(values: list[Value]) -> Value:
    unknown = [value for value in values if isinstance(value, Unknown)]
    if unknown:
        return next((value for value in unknown if not value.program), unknown[0])
    prompts = [value for value in values if isinstance(value, Prompt)]
    if prompts:
        joined = any(isinstance(value, str) and value for value in values)
        return Prompt(Phrase("the file joins what is typed with other text; give the whole")) if joined else prompts[0]
    return "".join(value for value in values if isinstance(value, str))
