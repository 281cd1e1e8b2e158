"""Tells by a text's contents which shell an openrc file was written for; the file's name only decides a draw."""

from __future__ import annotations

import re

from .openrc_variables import Variables
from .phrase import Phrase

POSIX = Phrase("a POSIX shell")
POWERSHELL = "PowerShell"
CMD = "cmd"
CSH = "csh"
LOOKED_AT = 256 * 1024  # characters
_NAME = r"(?:OS|ST|SWIFT)_\w+"
# How a line of each dialect sets a variable that matters. Blanks are counted without line ends, to stay linear.
ASSIGNS = {
    POSIX: re.compile(rf"^[ \t]*(?:(?:export|declare|typeset|readonly)[ \t]+(?:-\w+[ \t]+)*)?[\"']?({_NAME})=", re.M),
    POWERSHELL: re.compile(
        rf"^[ \t]*(?:\$env:|\$\{{env:|(?:Set|New)-Item[ \t]+(?:-Path[ \t]+)?Env:\\?|"
        rf"\[(?:System\.)?Environment\]::SetEnvironmentVariable\([ \t]*[\"'])({_NAME})",
        re.M | re.I,
    ),
    CMD: re.compile(rf"^[ \t@]*setx?[ \t]+(?:/\w[ \t]+)?\"?({_NAME})[ \t]*[= ]", re.M | re.I),
    CSH: re.compile(rf"^[ \t]*setenv[ \t]+({_NAME})(?=[ \t\n]|$)", re.M),
}
_ENDINGS = {
    ".ps1": POWERSHELL,
    ".psm1": POWERSHELL,
    ".bat": CMD,
    ".cmd": CMD,
    ".csh": CSH,
    ".tcsh": CSH,
    ".cshrc": CSH,
    ".swiftenv": CSH,
}


def dialect_of(text: str, source: str) -> str:
    """Return the dialect in which most of the variables that matter are set."""
    beginning = text[:LOOKED_AT]
    counts = {dialect: len(pattern.findall(beginning)) for dialect, pattern in ASSIGNS.items()}
    most = max(counts.values())
    best = [dialect for dialect, count in counts.items() if count == most]
    if len(best) == 1:
        return best[0]
    named = next((dialect for ending, dialect in _ENDINGS.items() if source.lower().endswith(ending)), "")
    if not named and re.match(r"#![^\n]*\bt?csh\b", text):
        named = CSH
    return named if named in best else best[0]


def refuse_foreign(statement: str, line: int, dialect: str, variables: Variables) -> None:
    """Refuse a line that sets a variable in the manner of another shell than the rest of the file.

    Raises:
        OpenrcSyntaxError: it does.
    """
    for other, pattern in ASSIGNS.items():
        found = pattern.match(statement)
        if found and other != dialect:
            reason = Phrase(
                "this line is written for {other}, the rest of the file for {dialect}", other=other, dialect=dialect
            )
            raise variables.error(
                line,
                found.group(1).upper(),
                reason,
                Phrase("Write it as the other lines, for {dialect}", dialect=dialect),
            )
