"""Reads an openrc file written for a POSIX shell (sh, bash, zsh, ksh): follows its statements, executes nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .openrc_commands import (
    DECLARING,
    MEANT,
    Ask,
    Assign,
    Effect,
    Elsewhere,
    Lock,
    Unclear,
    Unset,
    assigned_name,
    effects,
    without_assignments,
)
from .openrc_conditions import Truth, truth_of_test
from .openrc_grammar import IN_A_FUNCTION, Parser
from .openrc_lexer import Lexer
from .openrc_nodes import Block, Chain, Command, Condition, Group, Negation, Node, commands_in
from .openrc_values import Expander
from .openrc_variables import NAME, QUOTE_IT, Prompt, Unknown, Variables, is_secret, matters
from .openrc_words import LexicalError, Part, Reference, Word
from .phrase import Phrase

MOST_STEPS = 100_000
_ASSIGNMENT = re.compile(r"[A-Za-z_]\w*=")
KEEP_A_BRANCH = Phrase("Keep the lines that you need, without what stands around them")
_SUCCEEDS = frozenset({"true", ":", "echo", "printf", "stty", "read", "unset", "set", "export", "declare", "typeset"})
_TESTS = frozenset({"[", "[[", "test"})
# $(set | awk -F= '/^OS_/ {print $1}') and its kin: a list of all variables, and the beginning of some names.
_LISTS_VARIABLES = re.compile(
    r"[$]?[(`]\s*(?:set|env|printenv|export|declare|typeset|compgen)\b(?!.*\s-\w*v\w*\s+['\"^O])"
)
_BEGINNINGS = re.compile(r"\^\(?(?:export |declare -x )?(OS_|ST_|SWIFT_)(?![A-Z])|\$\{!(OS_|ST_|SWIFT_)[@*]\}")


class _Stop(Exception):
    """``return`` or ``exit``."""


def read_shell(text: str, variables: Variables) -> None:
    """Put into ``variables`` what a shell would have after sourcing the text.

    Raises:
        OpenrcSyntaxError: with the line, the variable, the reason and the remedy.
    """
    try:
        nodes = Parser(Lexer(text).tokens()).program()
    except LexicalError as error:
        raise variables.error(error.line, error.variable, error.reason, error.remedy) from None
    _Shell(variables).program(nodes)


class _Shell:
    """Goes through the statements and keeps the variables."""

    def __init__(self, variables: Variables) -> None:
        self._variables = variables
        self._expander = Expander(variables)
        self._functions: dict[str, list[Node]] = {}
        self._locks: dict[str, Phrase] = {}
        self._steps = 0
        self._last_line = 0

    def program(self, nodes: list[Node]) -> None:
        self._last_line = max((command.line for command in commands_in(nodes)), default=0)
        try:
            self._list(nodes)
        except _Stop:
            return

    def _step(self, line: int) -> None:
        self._steps += 1
        if self._steps > MOST_STEPS:
            reason = Phrase("the file is too long and too twisted")
            raise self._variables.error(line, "", reason, Phrase("Choose another file: it is no openrc file"))

    def _list(self, nodes: list[Node]) -> Truth:
        """Return the status of the last one: whether it succeeds, or None where only a running shell would know."""
        status: Truth = True
        for node, following in zip(nodes, [*nodes[1:], None]):
            if isinstance(node, Command):
                self._cut_by_semicolon(node, following)
            status = self._node(node)
        return status

    def _node(self, node: Node) -> Truth:
        if isinstance(node, Command):
            return self._command(node)
        if isinstance(node, Chain):
            return self._chain(node)
        if isinstance(node, Negation):
            status = self._node(node.item)
            return None if status is None else not status
        if isinstance(node, Condition):
            return self._condition(node)
        if isinstance(node, Group):
            return self._list(node.body)
        return self._block(node)

    def _chain(self, chain: Chain) -> Truth:
        status = self._node(chain.items[0])
        for operator, before, item in zip(chain.operators, chain.items, chain.items[1:]):
            if operator == "&&" and isinstance(before, Command):
                self._cut_by_semicolon(before, item)
            if status is None:
                self._uncertain([item], Phrase("it depends on whether the command before it succeeds"))
            elif status == (operator == "&&"):
                status = self._node(item)
        return status

    def _condition(self, node: Condition) -> Truth:
        for at, (condition, body) in enumerate(node.branches):
            status = self._list(condition)
            if status:
                return self._list(body)
            if status is None:
                later = [each for pair in node.branches[at + 1 :] for nodes in pair for each in nodes]
                reason = Phrase(
                    "it depends on a condition (line {line}) that only a running shell can answer", line=node.line
                )
                self._uncertain([*body, *later, *node.otherwise], reason)
                return None
        return self._list(node.otherwise)

    def _block(self, block: Block) -> Truth:
        if block.kind == IN_A_FUNCTION:
            self._functions[block.name] = block.body
            for command in commands_in(block.body):
                for effect in self._effects(command):
                    if isinstance(effect, (Assign, Unclear)) and matters(effect.name):
                        raise self._variables.error(command.line, effect.name, block.kind, KEEP_A_BRANCH)
            return True
        if block.words and self._only_unsets(block):
            for word in block.words:
                self._unset(word)
            return True
        self._uncertain(block.body, block.kind)
        return None

    def _only_unsets(self, block: Block) -> bool:
        """Whether a loop does nothing else, and does it each time."""
        if not all(isinstance(node, Command) for node in block.body):
            return False
        found = [effect for command in commands_in(block.body) for effect in self._effects(command)]
        each = [effect.word.parts for effect in found if isinstance(effect, Unset)]
        return bool(found) and len(each) == len(found) and all(_is_reference(parts, block.name) for parts in each)

    def _effects(self, command: Command) -> list[Effect]:
        self._step(command.line)
        return effects(command)

    def _command(self, command: Command) -> Truth:
        found = self._effects(command)
        words = without_assignments(command)
        verb = (words[0].plain or "") if words else ""
        if verb in ("return", "exit"):
            if command.line < self._last_line:
                self._variables.warn(
                    command.line, Phrase("what follows '{command}' is passed over, as a shell would", command=verb)
                )
            raise _Stop
        if verb in _TESTS:
            return truth_of_test(command, self._expander)
        if verb in self._functions:
            self._uncertain(self._functions[verb], IN_A_FUNCTION)
            return None
        succeeds = self._apply(found, command)
        if not any(isinstance(effect, Assign) for effect in found):
            self._defaults(command)
            succeeds = verb in _SUCCEEDS
            if verb == "false":
                return False
        if verb in DECLARING and not all(_may_be_declared(word) for word in words[1:]):
            # A shell complains of what is no name, and does the rest.
            return None
        return True if succeeds else None

    def _apply(self, found: list[Effect], command: Command) -> bool:
        """Do what a command does; say whether it ran no program."""
        no_program = True
        pairs = []
        # A declaring command expands all its words before it sets the first.
        declares = bool(without_assignments(command))
        for effect in found:
            if isinstance(effect, Assign):
                self._locked(effect.name, command.line)
                value = self._expander.value(effect.word, effect.name, command.line)
                no_program = no_program and not isinstance(value, Unknown)
                pairs.append((effect.name, value))
                if not declares:
                    self._variables.put(*pairs.pop(), command.line)
            elif isinstance(effect, Unclear) and not matters(effect.name):
                # In its turn: an assignment before it in the same command is no longer what holds.
                pairs.append((effect.name, Unknown(effect.reason)))
            else:
                self._other(effect, command.line)
        for name, value in pairs:
            self._variables.put(name, value, command.line)
        return no_program

    def _other(self, effect: Effect, line: int) -> None:
        if isinstance(effect, Ask):
            self._locked(effect.name, line)
            self._variables.put(effect.name, Prompt(), line)
        elif isinstance(effect, Unset):
            self._unset(effect.word)
        elif isinstance(effect, Unclear):
            if matters(effect.name):
                raise self._variables.error(line, effect.name, effect.reason, effect.remedy)
            self._variables.put(effect.name, Unknown(effect.reason), line)
        elif isinstance(effect, Lock):
            self._locks[effect.name] = effect.reason
        elif isinstance(effect, Elsewhere):
            self._variables.warn(
                line, Phrase("'{command}' is passed over, so what it sets is not known", command=effect.what)
            )

    def _locked(self, name: str, line: int) -> None:
        if name in self._locks and matters(name):
            raise self._variables.error(
                line, name, self._locks[name], Phrase("Set {variable} once, with export {variable}=…", variable=name)
            )

    def _defaults(self, command: Command) -> None:
        """``: ${NAME:=word}`` sets a variable, whatever the command."""
        for word in command.words:
            set_here = [part.name for part in word.parts if isinstance(part, Reference) and "=" in part.operator]
            for name in set_here:
                self._locked(name, command.line)
            if set_here:
                self._expander.value(word, "", command.line)

    def _unset(self, word: Word) -> None:
        value = self._expander.value(word, "", word.line)
        if isinstance(value, str):
            for name in value.split():
                self._locked(name, word.line)
                self._variables.values.pop(name, None)
        elif self._variables.anything_that_matters():
            beginnings = [one or other for one, other in _BEGINNINGS.findall(word.raw[:1000])]
            if not beginnings or not (word.raw.startswith("${!") or _LISTS_VARIABLES.match(word.raw[:1000])):
                reason = Phrase("only a running shell knows what is unset here")
                raise self._variables.error(word.line, "", reason, Phrase("Write the names, or delete the line"))
            self._variables.clear(tuple(beginnings))

    def _uncertain(self, nodes: Iterable[Node], reason: Phrase) -> None:
        """Go through statements of which nobody knows whether they run."""
        for command in commands_in(list(nodes)):
            for effect in [*self._effects(command), *_hidden(command)]:
                self._perhaps(effect, reason, command.line)

    def _perhaps(self, effect: Effect, reason: Phrase, line: int) -> None:
        if isinstance(effect, Unset):
            value = self._expander.value(effect.word, "", line)
            names = value.split() if isinstance(value, str) else list(self._variables.values)
            for name in names:
                if name in self._variables.values:
                    self._forget(name, reason, line)
        elif isinstance(effect, Ask):
            if isinstance(self._variables.values.get(effect.name), str):
                self._forget(effect.name, reason, line)
            else:
                self._variables.put(effect.name, Prompt(), line)
        elif isinstance(effect, Assign):
            self._forget(effect.name, reason, line)
        else:
            self._other(effect, line)

    def _forget(self, name: str, reason: Phrase, line: int) -> None:
        self._variables.put(name, Unknown(reason, remedy=KEEP_A_BRANCH), line)

    def _cut_by_semicolon(self, node: Command, following: Node | None) -> None:
        """``OS_PASSWORD=a;b`` sets ``a``, and ``b`` was surely meant to belong to it."""
        operator = node.followed_by
        if operator is None or not operator.tight or operator.text not in (";", "&&") or following is None:
            return
        first = next(commands_in([following]), Command(node.line))
        verb = first.words[0].raw if first.words else ""
        known = isinstance(following, (Condition, Group)) or verb in MEANT or verb in _TESTS or _ASSIGNMENT.match(verb)
        for effect in () if known else self._effects(node):
            if isinstance(effect, Assign) and is_secret(effect.name):
                reason = Phrase("the value ends at '{operator}', where a shell would cut it", operator=operator.text)
                raise self._variables.error(node.line, effect.name, reason, QUOTE_IT)


def _is_reference(parts: list[Part], name: str) -> bool:
    return len(parts) > 0 and all(
        (part.name == name and not part.operator) if isinstance(part, Reference) else not getattr(part, "text", "x")
        for part in parts
    )


def _hidden(command: Command) -> list[Effect]:
    """Return the assignments of ``${NAME:=word}``."""
    parts = [part for word in command.words for part in word.parts]
    return [
        Assign(part.name, Word(command.line)) for part in parts if isinstance(part, Reference) and "=" in part.operator
    ]


def _may_be_declared(word: Word) -> bool:
    """Whether a word of ``export`` or the like is an option, a name, or an assignment."""
    plain = word.plain or ""
    return bool(assigned_name(word, quoted=True)) or plain.startswith("-") or NAME.fullmatch(plain) is not None
