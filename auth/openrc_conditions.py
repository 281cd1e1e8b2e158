"""Answers the tests of a POSIX shell, ``[ -z "$X" ]`` and its kin, from what the same file has set."""

from __future__ import annotations

from typing import Optional

from .openrc_commands import has_braces
from .openrc_nodes import Command
from .openrc_values import Expander
from .openrc_variables import Prompt, Value
from .openrc_words import Literal, Reference, Word

# None: only a running shell would know.
Truth = Optional[bool]
_PATTERN = frozenset("*?[\\")
_SPLITS = frozenset("*?[\\ \t\n")
# What an operand stands for that may become several words, or none.
_SEVERAL = Prompt()


def truth_of_test(command: Command, expander: Expander) -> Truth:
    """Return the outcome of ``[``, ``[[`` or ``test``."""
    double = command.words[0].plain == "[["
    words = command.words[1:]
    if command.words[0].plain != "test":
        if not words or words[-1].plain != ("]]" if double else "]"):
            return None
        words = words[:-1]
    negated = len(words) > 1 and words[0].bare == "!"
    if negated:
        words = words[1:]
    operands = [operand for word in words if (operand := _operand(word, double, expander)) is not None]
    truth = _truth(operands, words if double else [])
    return None if truth is None else truth != negated


def _operand(word: Word, double: bool, expander: Expander) -> Value | None:
    """Return what a word stands for; None if nothing is left of it."""
    value = expander.lenient(word, word.line)
    bare = [part for part in word.parts if isinstance(part, Reference) and not part.quoted]
    if double:
        return value
    if bare and isinstance(value, str):
        if not value and all(isinstance(part, Reference) for part in word.parts):
            return None
        if _SPLITS & set(value):
            return _SEVERAL  # it may become several words, or names of files
    if has_braces(word) or any(
        isinstance(part, Literal) and not part.quote and _PATTERN & set(part.text) for part in word.parts
    ):
        return _SEVERAL
    return value


def _truth(operands: list[Value], double: list[Word]) -> Truth:
    if len(operands) == 1 and not double:
        return _filled(operands[0])
    if len(operands) == 2 and operands[0] in ("-z", "-n"):
        filled = _filled(operands[1])
        return None if filled is None else filled == (operands[0] == "-n")
    if len(operands) == 3 and operands[1] in ("=", "==", "!="):
        left, right = operands[0], operands[2]
        pattern = double and any(
            not getattr(part, "quote", "") and not getattr(part, "quoted", False) for part in double[2].parts
        )
        if not isinstance(left, str) or not isinstance(right, str) or (pattern and _PATTERN & set(right)):
            return None
        return (left == right) == (operands[1] != "!=")
    return None


def _filled(value: Value) -> Truth:
    if isinstance(value, Prompt):
        return None if value is _SEVERAL else True
    return bool(value) if isinstance(value, str) else None
