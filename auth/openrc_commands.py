"""What one simple command of a POSIX shell does to variables: set, ask for, or unset them; executes nothing."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import Union

from .openrc_grammar import NOT_FILLED_IN
from .openrc_nodes import Command
from .openrc_variables import NAME, QUOTE_IT, is_secret, matters
from .openrc_words import Literal, Part, Reference, Unreadable, Word
from .phrase import Phrase

DECLARING = frozenset({"export", "declare", "typeset", "readonly"})
# Other commands that would set a variable named in their words.
SETTING = frozenset({"let", "mapfile", "readarray", "getopts", "printf", "local", "set", "setenv", "integer", "alias"})
READING_FILES = frozenset({"source", ".", "eval"})
# After "value;" these show that the semicolon is meant.
MEANT = DECLARING | READING_FILES | {"unset", "read", "echo", "printf", "return", "exit", "true", ":", "stty"}
_OPTIONS_WITH_VALUE = frozenset("ptnNdui")
_LOOKALIKES = frozenset("“”„‟‘’‚‛«»‹›″′＂＇\u00a0\u2007\u202f\u200b\u2060\ufeff")
_BLANK = Phrase("there must be no blank around '=' or within a value without quotes")
_QUOTE_OR_DELETE = Phrase("Put the value in quotes right behind '=', or delete what does not belong to it")


@dataclass(frozen=True)
class Assign:
    """``NAME=word``. ``declared``: as a word of ``export`` or the like, where bash expands braces."""

    name: str
    word: Word


@dataclass(frozen=True)
class Ask:
    name: str


@dataclass(frozen=True)
class Unset:
    """``unset word``; None: of what, only a running shell knows."""

    word: Word


@dataclass(frozen=True)
class Unclear:
    """The command may set the variable, and it cannot be said to what."""

    name: str
    reason: Phrase
    remedy: Phrase = QUOTE_IT


@dataclass(frozen=True)
class Lock:
    """From here on assignments to the variable do something else than they say."""

    name: str
    reason: Phrase


@dataclass(frozen=True)
class Elsewhere:
    """What is set is written in another file, or in a text to be executed."""

    what: str


Effect = Union[Assign, Ask, Unset, Unclear, Lock, Elsewhere]


def assigned_name(word: Word, quoted: bool = False) -> str:
    """Return NAME if the word reads ``NAME=…``; ``quoted``: even if the name itself is in quotes. Else nothing."""
    name, equals, _value = _head(word, quoted).partition("=")
    return name if equals and NAME.fullmatch(name) else ""


def _head(word: Word, quoted: bool) -> str:
    text = ""
    for part in word.parts:
        if not isinstance(part, Literal) or (part.quote and not quoted):
            break
        text += part.text
        if "=" in part.text or not quoted:
            break
    return text


def value_of(word: Word, name: str) -> Word:
    """Return what stands behind ``NAME=``."""
    skip = len(name) + 1
    parts: list[Part] = []
    for part in word.parts:
        if skip and isinstance(part, Literal):
            cut = min(skip, len(part.text))
            skip -= cut
            part = Literal(part.text[cut:], part.quote)  # noqa: PLW2901
        parts.append(part)
    return Word(word.line, [part for part in parts if not isinstance(part, Literal) or part.text or part.quote])


def without_assignments(command: Command) -> list[Word]:
    """Return the words behind the assignments that a command begins with: the command's name and arguments."""
    words = list(command.words)
    while words and _target(words[0]):
        words.pop(0)
    while len(words) > 1 and words[0].plain in ("command", "builtin"):
        words.pop(0)
    return words


def effects(command: Command) -> list[Effect]:
    """Return what a command does to variables, in order."""
    leading = list(itertools.takewhile(_target, command.words))
    words = without_assignments(command)
    if not words:
        return [_assignment(word, command) for word in leading]
    found = [_prefix(word) for word in leading if matters(_target(word))]
    return found + _of_command(words, command)


def _target(word: Word) -> str:
    """Return the name that ``NAME=``, ``NAME+=`` or ``NAME[…]=`` would set."""
    head = _head(word, False)
    found = NAME.match(head)
    rest = head[found.end() :] if found else ""
    if found and (rest.startswith(("=", "+=")) or (rest.startswith("[") and "]=" in word.raw)):
        return found.group()
    return ""


def _prefix(word: Word) -> Effect:
    return Unclear(_target(word), _BLANK, _QUOTE_OR_DELETE)


def _assignment(word: Word, command: Command) -> Effect:
    name = assigned_name(word)
    if not name:
        return Unclear(
            _target(word),
            Phrase("it is appended to, or an element of an array"),
            Phrase("Write the whole value with '='"),
        )
    return _checked(name, value_of(word, name), command)


def _checked(name: str, word: Word, command: Command) -> Effect:
    """Return the assignment, unless the shell would cut or change the value in a way that cannot be meant."""
    if not matters(name):
        return Assign(name, word)
    operator = command.followed_by.text if command.followed_by else ""
    if command.redirections:
        return Unclear(name, NOT_FILLED_IN)
    if operator in ("|", "||", "&", "|&"):
        return Unclear(name, Phrase("the value is followed by '{operator}'", operator=operator))
    edges = [part for part in (word.parts[:1] + word.parts[-1:]) if isinstance(part, Literal) and not part.quote]
    if any(part.text and (part.text[0] in _LOOKALIKES or part.text[-1] in _LOOKALIKES) for part in edges):
        reason = Phrase("the value begins or ends with a typographic quote or blank, which means nothing to a shell")
        return Unclear(name, reason, Phrase("Write straight quotes, ' or \""))
    if is_secret(name) and any(
        isinstance(part, Literal) and part.quote == "\\" and part.text.isalnum() for part in word.parts
    ):
        return Unclear(name, Phrase("a shell would drop the backslash in this value"))
    return Assign(name, word)


def _of_command(words: list[Word], command: Command) -> list[Effect]:
    verb = words[0].plain
    if verb is None:
        return _powershell(words[0])
    if verb in DECLARING:
        return _declaration(verb, words[1:], command)
    if verb == "unset":
        return (
            [Unset(word) for word in words[1:] if word.plain not in ("-v", "--")] if not _unsets_function(words) else []
        )
    if verb == "read":
        return _read(words[1:])
    if verb in READING_FILES:
        return [*_named_in(verb, words[1:]), Elsewhere(verb)]
    return [*_slips(verb, words), *(_named_in(verb, words[1:]) if verb.lower() in SETTING else [])]


def _unsets_function(words: list[Word]) -> bool:
    return len(words) > 1 and words[1].plain in ("-f", "-n")


def _named_in(verb: str, words: list[Word]) -> list[Effect]:
    """Return the variables that the words of a command like ``eval`` may set."""
    found: list[Effect] = []
    for word in words:
        if word.bare.startswith("-"):
            continue
        names = [match.group() for match in NAME.finditer(word.raw)]
        targets = [name for name in names if verb != "eval" or f"{name}=" in word.raw]
        reason = Phrase("'{command}' is not understood", command=verb)
        found += [
            Unclear(name, reason, Phrase("Write export {variable}=…", variable=name))
            for name in targets
            if verb != "printf"
        ]
    if verb == "printf" and len(words) > 1 and words[0].plain == "-v":
        found.append(Unclear(words[1].raw, Phrase("'printf -v' is not understood"), Phrase("Write the value itself")))
    return found


def _slips(verb: str, words: list[Word]) -> list[Effect]:
    """Return what was meant to be an assignment and is none."""
    following = words[1].raw if len(words) > 1 else ""
    if matters(verb) and following:
        return [Unclear(verb, _BLANK, _QUOTE_OR_DELETE)]
    slipped = verb.strip("".join(_LOOKALIKES)).lower()
    for word in words:
        name = assigned_name(word, quoted=True) or _behind_lookalike(word)
        if matters(name) and (slipped in DECLARING or _behind_lookalike(word)):
            return [
                Unclear(
                    name,
                    Phrase("'{command}' is no command of a shell", command=verb.partition("=")[0]),
                    Phrase("Write export {variable}=…", variable=name),
                )
            ]
    return []


def _powershell(word: Word) -> list[Effect]:
    """``$env:NAME = …`` begins with what a shell takes for the variable ``env``."""
    if len(word.parts) == 2 and isinstance(word.parts[0], Reference) and isinstance(word.parts[1], Literal):
        name = word.parts[1].text.lstrip(":").partition("=")[0]
        if word.parts[0].name.lower() == "env" and word.parts[1].text.startswith(":"):
            reason = Phrase("this line is written for PowerShell, the rest of the file is not")
            return [Unclear(name, reason, Phrase("Write export {variable}=…", variable=name))]
    return []


def _behind_lookalike(word: Word) -> str:
    text = _head(word, False).partition("=")
    cut = max((text[0].rfind(each) for each in _LOOKALIKES), default=-1)
    return text[0][cut + 1 :] if cut >= 0 and text[1] else ""


def _declaration(verb: str, words: list[Word], command: Command) -> list[Effect]:
    options = ""
    while words and words[0].bare[:1] in ("-", "+") and words[0].bare:
        options += words.pop(0).bare
    odd = options.strip("+-xgr").replace("-", "").replace("+", "")
    if "f" in odd or "p" in odd:
        return []
    locked = verb == "readonly" or "r" in options
    found: list[Effect] = []
    for word in words:
        found += _declared(verb, word, odd, command)
    names = [assigned_name(word, True) or (word.plain or "") for word in words]
    if odd or locked:
        reason = (
            Phrase("'{command} {options}' above changes what is assigned", command=verb, options=options)
            if odd
            else Phrase("it was made read-only above")
        )
        found += [Lock(name, reason) for name in names]
    return _loose_words(words, names) + found


def _declared(verb: str, word: Word, odd: str, command: Command) -> list[Effect]:
    name = assigned_name(word, quoted=True)
    if not name:
        target = _target(word)
        if target:
            return [_assignment(word, command)]
        return [Elsewhere(f"{verb} $(…)")] if word.plain is None else []
    if odd:
        return [
            Unclear(
                name,
                Phrase("the options of '{command}' are not understood", command=verb),
                Phrase("Write export {variable}=…", variable=name),
            )
        ]
    value = value_of(word, name)
    if not assigned_name(word) and any(not _quoted(part) for part in value.parts):
        return [
            Unclear(
                name,
                Phrase("only a part of this word is in quotes"),
                Phrase("Write export {variable}='…'", variable=name),
            )
        ]
    if has_braces(value):
        return [Unclear(name, Phrase("a shell would work out the braces"))]
    return [_checked(name, value, command)]


def _loose_words(words: list[Word], names: list[str]) -> list[Effect]:
    """``export OS_X=two words`` cuts the value: find the word that was not meant as a name."""
    last = ""
    for word, name in zip(words, names):
        if assigned_name(word, True) or _target(word):
            last = name or _target(word)
        elif matters(last) and not matters(name):
            return [Unclear(last, _BLANK, _QUOTE_OR_DELETE)]
        elif matters(name) and words[-1] is not word and (words[words.index(word) + 1].raw[:1] == "="):
            return [Unclear(name, _BLANK, _QUOTE_OR_DELETE)]
    return []


def _quoted(part: Part) -> bool:
    if isinstance(part, Literal):
        return bool(part.quote)
    return isinstance(part, Reference) and part.quoted


def has_braces(word: Word) -> bool:
    """Say whether a shell would make several words of ``a{b,c}`` or ``a{1..3}``."""
    bare = "".join(part.text if isinstance(part, Literal) and not part.quote else "\0" for part in word.parts)
    opened = bare.find("{")
    return 0 <= opened < bare.rfind("}") and ("," in bare[opened:] or ".." in bare[opened:])


def _read(words: list[Word]) -> list[Effect]:
    found: list[Effect] = []
    takes_value = False
    for word in words:
        text = word.plain or ""
        if takes_value:
            takes_value = False
        elif text.startswith("-") and len(text) > 1:
            at = next((i for i, letter in enumerate(text) if letter in _OPTIONS_WITH_VALUE), None)
            takes_value = at == len(text) - 1
        else:
            name = text.partition("?")[0]  # ksh and zsh: NAME?prompt
            if NAME.fullmatch(name):
                found.append(Ask(name))
    return found


def unreadable(word: Word) -> Unreadable | None:
    """Return the first piece of a word that only a shell could work out."""
    return next((part for part in word.parts if isinstance(part, Unreadable)), None)
