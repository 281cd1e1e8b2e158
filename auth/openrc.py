"""Reads an openrc file without executing it: which variables it sets, and which it would ask for."""

from __future__ import annotations

import codecs
import re
from dataclasses import replace
from pathlib import Path

from .errors import OpenrcEmpty, OpenrcMissing, OpenrcNotText, OpenrcSyntaxError, OpenrcTooLarge, OpenrcUnreadable
from .openrc_cmd import read_cmd
from .openrc_csh import read_csh
from .openrc_dialect import CMD, CSH, POSIX, POWERSHELL, dialect_of
from .openrc_dotenv import looks_like_dotenv, named_dotenv, read_dotenv
from .openrc_powershell import read_powershell
from .openrc_shell import read_shell
from .openrc_variables import Openrc, Variables
from .phrase import Phrase

__all__ = ["LARGEST_FILE", "Openrc", "decode", "parse", "read"]

LARGEST_FILE = 1024 * 1024  # bytes
CONTROL_CHARACTERS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_READERS = {POSIX: read_shell, POWERSHELL: read_powershell, CMD: read_cmd, CSH: read_csh}


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
    except (OSError, ValueError) as error:
        raise OpenrcUnreadable(file=file, reason=getattr(error, "strerror", None) or error) from error
    if len(data) > LARGEST_FILE:
        raise OpenrcTooLarge(file=name)
    text, warnings = decode(data, name)
    if not text.strip():
        raise OpenrcEmpty(file=name)
    openrc = parse(text, name)
    return replace(openrc, warnings=(*warnings, *openrc.warnings))


def decode(data: bytes, source: str) -> tuple[str, tuple[str, ...]]:
    """Return the text of a file with ``\\n`` as line ends, and warnings.

    UTF-8 with or without a mark, UTF-16 with a mark, else Windows-1252, with a warning.

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
        guessed = attempt == "cp1252"
        warning = Phrase(
            "{file} is not UTF-8; it was read as Windows-1252. Check names with letters beyond a to z.", file=source
        )
        return _with_line_ends(text), (warning,) if guessed else ()
    raise OpenrcNotText(file=source)


def _with_line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def parse(text: str, source: str) -> Openrc:
    """Return what the text of an openrc file says, of whichever dialect it is.

    Raises:
        OpenrcSyntaxError: with the line, the variable, why a statement that matters cannot be understood, and what
            to do.
    """
    text = _with_line_ends(text)
    dialect = dialect_of(text, source)
    variables = Variables(source)
    try:
        _READERS[dialect](text, variables)
        return variables.openrc()
    except OpenrcSyntaxError as refusal:
        # What a shell understands is read as by a shell, whatever the file is called.
        if dialect != POSIX or not looks_like_dotenv(text, source):
            raise
        return _as_dotenv(text, source, refusal)


def _as_dotenv(text: str, source: str, refusal: OpenrcSyntaxError) -> Openrc:
    variables = Variables(source)
    try:
        read_dotenv(text, variables)
        return variables.openrc()
    except OpenrcSyntaxError as error:
        raise (error if named_dotenv(source) else refusal) from None
