"""Reads a .env file, as far as docker and python-dotenv read it alike; executes nothing.

A .env file that a POSIX shell understands is read by those rules; this is for the others: ``NAME=two words``.
"""

from __future__ import annotations

import re

from .openrc_variables import MATTERS, NAME, QUOTE_IT, Unknown, Variables, matters
from .phrase import Phrase

MOST_LINES = 20_000
_LINE = re.compile(r"[ \t]*([A-Za-z_][A-Za-z0-9_]*)=(.*)\Z")
_SECOND = re.compile(r"[ \t]\w+=")
_SHELL_SIGNS = frozenset(";&|<>()\\`$'\"~{}")
_SHELL_ENDING = re.compile(r"(?:rc|\.(?:sh|bash|zsh|ksh))\Z")
_AMBIGUOUS = frozenset("\\`$'\"")


def looks_like_dotenv(text: str, source: str) -> bool:
    """Say whether there is nothing but ``NAME=value`` and comments, one name that matters, and no sign of a shell."""
    if text.startswith("#!") or _SHELL_ENDING.search(source.lower()):
        return False
    lines = [line for line in text.split("\n") if line.strip() and not line.lstrip(" \t").startswith("#")]
    if len(lines) > MOST_LINES:
        return False
    names = [found.group(1) for line in lines if (found := _LINE.match(line))]
    return len(names) == len(lines) and any(MATTERS.match(name) for name in names)


def named_dotenv(source: str) -> bool:
    name = source.lower()
    return name.endswith(".env") or name.startswith(".env")


def read_dotenv(text: str, variables: Variables) -> None:
    """Put into ``variables`` what the file sets.

    Raises:
        OpenrcSyntaxError: tools read the value differently.
    """
    sure = named_dotenv(variables.source)
    for number, line in enumerate(text.split("\n"), 1):
        found = _LINE.match(line) if line else None
        if found and NAME.fullmatch(found.group(1)):
            name, raw = found.groups()
            value = _value(raw.strip(" \t"), sure)
            if isinstance(value, Unknown) and not (sure or matters(name)):
                raise variables.error(number, name, value.reason, value.remedy)
            variables.put(name, value if matters(name) else "", number)


def _value(raw: str, sure: bool) -> str | Unknown:
    quote = raw[:1]
    if quote in ("'", '"') and raw.endswith(quote) and len(raw) > 1:
        inside = raw[1:-1]
        if quote in inside or "\\" in inside or (quote == '"' and "$" in inside):
            return _differs()
        return inside
    if (
        (_AMBIGUOUS if sure else _SHELL_SIGNS) & set(raw)
        or re.search(r"(?:^|[ \t])#", raw)
        or (not sure and _SECOND.search(raw))
    ):
        return _differs()
    return raw


def _differs() -> Unknown:
    return Unknown(Phrase("tools that read .env files, and shells, read this value differently"), remedy=QUOTE_IT)
