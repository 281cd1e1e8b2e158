"""What an openrc file of any dialect comes down to: variables, prompts, warnings, and what is wrong with a value."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Union

from .errors import OpenrcSyntaxError
from .phrase import NOTHING, Phrase

NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
# Horizon reads the password into OS_PASSWORD_INPUT: no variable of OpenStack's, only on its way to one.
MATTERS = re.compile(r"(?:OS|ST|SWIFT)_[A-Z0-9_]+(?<!_INPUT)\Z")
SECRETS = frozenset(
    {
        "OS_PASSWORD",
        "OS_TOKEN",
        "OS_AUTH_TOKEN",
        "OS_ACCESS_TOKEN",
        "OS_PASSCODE",
        "OS_CLIENT_SECRET",
        "OS_APPLICATION_CREDENTIAL_SECRET",
        "ST_KEY",
        "SWIFT_AUTH_TOKEN",
    }
)
FILES = frozenset({"OS_CACERT", "OS_CERT", "OS_KEY"})
# A file that sets a variable to itself again and again would fill the memory.
MOST_EXPANDED = 4 * 1024 * 1024  # characters
RUNS_A_PROGRAM = Phrase("this file runs a program to get the secret; nothing is executed here")
WRITE_IT = Phrase("Write the value itself into the file")
QUOTE_IT = Phrase("Put the value in single quotes")

_PLACEHOLDERS = re.compile(
    r"""<[^<>]*>|\{\{.*\}\}|%\(\w+\)s|\[[A-Z][A-Z ]+\]|x{3,}|\*{3,}|\.{3}|…
    |(?:change|replace|fill|insert|enter|put|add)[ _-]?(?:me|this|it|here|in)
    |(?:change|replace|enter|insert|put|add)?[ _-]?(?:your|my)[ _-]?(?:own[ _-])?(?:openstack[ _-])?
        (?:pass(?:word|wd)?|user(?:name)?|(?:project|tenant)(?:[ _-]name)?|region|secret|token|key|id|url|\w+[ _-]here)
        (?:[ _-]here)?
    |(?:ADMIN|DEMO|USER)_PASS|todo|fixme|tbd""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_HOLE = re.compile(r"<[A-Za-z][\w .-]*>")
_NEXT_ASSIGNMENT = re.compile(r"\n[ \t]*(?:export[ \t]+)?(?:OS|ST|SWIFT)_[A-Z0-9_]+=")


@dataclass(frozen=True)
class Prompt:
    """Stands for a value that the file reads from the keyboard.

    Attributes:
        warning: what is to be said where it is used, or nothing.
    """

    warning: Phrase = NOTHING


@dataclass(frozen=True)
class Unknown:
    """Stands for a value that only a running shell would know, and why."""

    reason: Phrase
    program: bool = False
    remedy: Phrase = WRITE_IT


Value = Union[str, Prompt, Unknown]


@dataclass(frozen=True, repr=False)
class Openrc:
    """What an openrc file says.

    Attributes:
        source: the name of the file.
        variables: name to value of OS_*, ST_* and SWIFT_*, as the file sets them; blank ones left out. A leading ``~``
            of OS_CACERT, OS_CERT and OS_KEY stands for the home folder.
        prompts: names of the variables that the file asks the user for.
        warnings: sentences about what was read otherwise than the file may mean it. Never holds a secret.
    """

    source: str
    variables: Mapping[str, str]
    prompts: frozenset[str] = frozenset()
    warnings: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return f"Openrc({self.source!r}, {sorted(self.variables)})"


def matters(name: str) -> bool:
    """Say whether a login may depend on a variable."""
    return MATTERS.match(name) is not None


def is_secret(name: str) -> bool:
    return name in SECRETS


class Variables:
    """Keeps what a file has set so far; each dialect fills one of these."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.values: dict[str, Value] = {}
        self.warnings: list[str] = []
        self._lines: dict[str, int] = {}
        self._expanded = 0

    def error(self, line: int, variable: str, reason: Phrase, remedy: Phrase) -> OpenrcSyntaxError:
        """Return the error of a line; ``variable`` may be empty."""
        return OpenrcSyntaxError(
            file=self.source, line=line, variable=variable or Phrase("this statement"), reason=reason, remedy=remedy
        )

    def warn(self, line: int, text: Phrase) -> None:
        warning = Phrase("{file}, line {line}: {text}.", file=self.source, line=line, text=text)
        if warning not in self.warnings:
            self.warnings.append(warning)

    def use(self, name: str, line: int, user: str) -> Value | None:
        """Return the value of a variable that another one is made of; None if the file has not set it.

        Raises:
            OpenrcSyntaxError: the file makes so much of little that it cannot be an openrc file.
        """
        value = self.values.get(name)
        if isinstance(value, str):
            self._expanded += len(value)
            if self._expanded > MOST_EXPANDED:
                raise self.error(
                    line,
                    user,
                    Phrase("the values grow without end"),
                    Phrase("Choose another file: it is no openrc file"),
                )
        return value

    def put(self, name: str, value: Value, line: int) -> None:
        """Set a variable; a secret that a program gives becomes a prompt.

        Raises:
            OpenrcSyntaxError: it matters, and its value cannot be known.
        """
        if isinstance(value, Unknown) and matters(name):
            if not (value.program and is_secret(name)):
                raise self.error(line, name, value.reason, value.remedy)
            value = Prompt(RUNS_A_PROGRAM)
        if isinstance(value, Prompt) and value.warning and matters(name):
            self.warn(line, Phrase("{variable}: {text}", variable=name, text=value.warning))
        self.values[name] = value
        self._lines[name] = line

    def clear(self, prefixes: tuple[str, ...]) -> None:
        """Unset all variables whose names begin so."""
        for name in [name for name in self.values if name.startswith(prefixes)]:
            del self.values[name]

    def anything_that_matters(self) -> bool:
        return any(matters(name) for name in self.values)

    def openrc(self) -> Openrc:
        """Return the outcome.

        Raises:
            OpenrcSyntaxError: a value has not been filled in, or runs into the next line.
        """
        kept = {name: value for name, value in self.values.items() if matters(name)}
        texts = {name: value for name, value in kept.items() if isinstance(value, str) and value.strip()}
        for name, text in texts.items():
            self._check(name, text)
        prompts = frozenset(name for name, value in kept.items() if isinstance(value, Prompt))
        return Openrc(self.source, texts, prompts, tuple(self.warnings))

    def _check(self, name: str, text: str) -> None:
        if is_placeholder(name, text):
            raise self.error(
                self._lines[name],
                name,
                Phrase("the value has not been filled in"),
                Phrase("Write the real value there; for a password, delete the line to be asked for it"),
            )
        if _NEXT_ASSIGNMENT.search(text):
            raise self.error(
                self._lines[name],
                name,
                Phrase("the value runs on into the next line"),
                Phrase("Close the quote that is open there"),
            )


def is_placeholder(name: str, text: str) -> bool:
    """Say whether a value only stands for the one that a person should have written."""
    if _PLACEHOLDERS.fullmatch(text.strip()):
        return True
    return not is_secret(name) and _HOLE.search(text) is not None
