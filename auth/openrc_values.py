"""Works out what a word of a POSIX shell stands for, from what the same file has set; executes nothing."""

from __future__ import annotations

from collections.abc import Sequence

from .openrc_variables import FILES, QUOTE_IT, Prompt, Unknown, Value, Variables
from .openrc_words import Literal, Part, Reference, Unreadable, Word
from .phrase import Phrase

# Set in every shell, whatever the file says.
_OF_THE_DESK = frozenset(
    {
        *("HOME", "USER", "LOGNAME", "PATH", "PWD", "OLDPWD", "SHELL", "LANG", "TERM", "HOSTNAME", "UID", "EUID"),
        *("PPID", "RANDOM", "SECONDS", "LINENO", "IFS", "SHLVL", "OSTYPE", "HOSTTYPE", "MACHTYPE", "OPTIND"),
        *("BASH", "BASH_SOURCE", "BASH_VERSION", "ZSH_VERSION", "ZSH_NAME", "KSH_VERSION", "FUNCNAME"),
    }
)


class Expander:
    """Makes values of words."""

    def __init__(self, variables: Variables) -> None:
        self._variables = variables

    def value(self, word: Word, name: str, line: int) -> Value:
        """Return what a word stands for as the value of ``name`` (which may be empty)."""
        return self._joined(word.parts, name, line)

    def lenient(self, word: Word, line: int) -> Value:
        """Return what a word stands for in a test, where a variable that is not set is an empty text."""
        return self._joined(word.parts, "", line, lenient=True)

    def _joined(self, parts: Sequence[Part], name: str, line: int, lenient: bool = False) -> Value:
        home = self._home(parts) if name in FILES else -1
        values: list[Value] = []
        for at, part in enumerate(parts):
            values.append("~" if home == at else self._part(part, name if not at else "", not at, line, lenient))
        unknown = [value for value in values if isinstance(value, Unknown)]
        if unknown:
            return next((value for value in unknown if not value.program), unknown[0])
        prompts = [value for value in values if isinstance(value, Prompt)]
        if prompts:
            joined = len(prompts) > 1 or any(values[at] for at in range(len(values)) if isinstance(values[at], str))
            return (
                Prompt(Phrase("the file joins what is typed with other text; give the whole")) if joined else prompts[0]
            )
        return "".join(value for value in values if isinstance(value, str))

    def _home(self, parts: Sequence[Part]) -> int:
        """``$HOME/…`` is the same as ``~/…``: return where it stands, or -1."""
        first = next((at for at, part in enumerate(parts) if not isinstance(part, Literal) or part.text), 0)
        head = parts[first] if parts else None
        if not isinstance(head, Reference) or head.name != "HOME" or self._variables.values.get("HOME") is not None:
            return -1
        following = parts[first + 1] if len(parts) > first + 1 else Literal("/")
        return first if isinstance(following, Literal) and following.text.startswith("/") else -1

    def _part(self, part: Part, name: str, first: bool, line: int, lenient: bool) -> Value:
        if isinstance(part, Unreadable):
            return Unknown(part.reason, part.program)
        if isinstance(part, Reference):
            return self._reference(part, name, line, lenient)
        expands = not part.quote and (":~" in part.text or (first and part.text.startswith("~")))
        if expands and (name not in FILES or ":~" in part.text or not (part.text + "/").startswith("~/")):
            return Unknown(Phrase("a shell would put a home folder in place of '~'"), remedy=QUOTE_IT)
        return part.text

    def _reference(self, part: Reference, name: str, line: int, lenient: bool) -> Value:
        value = self._variables.use(part.name, line, name)
        if value is None and part.name in _OF_THE_DESK:
            return Unknown(Phrase("it uses ${variable}, which differs from computer to computer", variable=part.name))
        if part.operator and (value is None or (value == "" and part.operator.startswith(":"))):
            value = self._joined(part.default, name, line, lenient)
            if "=" in part.operator:
                self._variables.put(part.name, value, line)
        elif value is None:
            if lenient:
                return ""
            reason = Phrase("it uses ${variable}, which the file does not set", variable=part.name)
            remedy = Phrase(
                "If '$' belongs to the value, use single quotes; otherwise set {variable} above that line",
                variable=part.name,
            )
            return Unknown(reason, remedy=remedy)
        return value
