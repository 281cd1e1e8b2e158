"""What the statements of a shell are made of, as values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Union

from .openrc_words import Operator, Word
from .phrase import Phrase


@dataclass
class Command:
    """A simple command: its words, its redirections, and the operator right behind it."""

    line: int
    words: list[Word] = field(default_factory=list)
    redirections: list[str] = field(default_factory=list)
    followed_by: Operator | None = None


@dataclass
class Chain:
    """Commands joined by ``&&`` and ``||``; ``operators[i]`` stands before ``items[i + 1]``."""

    items: list[Node]
    operators: list[str]


@dataclass
class Negation:
    item: Node


@dataclass
class Condition:
    """``if``: the branches, each a condition and a body, and the body of ``else``."""

    line: int
    branches: list[tuple[list[Node], list[Node]]] = field(default_factory=list)
    otherwise: list[Node] = field(default_factory=list)


@dataclass
class Group:
    """``{ …; }``, which runs as if the braces were not there."""

    body: list[Node]


@dataclass
class Block:
    """What only a running shell can follow: a loop, a ``case``, a function, a pipe, a subshell.

    Attributes:
        kind: what it is, for a message.
        name: of the function, or the variable of a ``for`` loop.
        words: what a ``for`` loop goes through.
    """

    line: int
    kind: Phrase
    body: list[Node]
    name: str = ""
    words: list[Word] = field(default_factory=list)


Node = Union[Command, Chain, Negation, Condition, Group, Block]


def commands_in(nodes: list[Node]) -> Iterator[Command]:
    """Yield the simple commands in some nodes, in the order of the file, those of conditions included."""
    for node in nodes:
        if isinstance(node, Command):
            yield node
        elif isinstance(node, Chain):
            yield from commands_in(node.items)
        elif isinstance(node, Negation):
            yield from commands_in([node.item])
        elif isinstance(node, (Group, Block)):
            yield from commands_in(node.body)
        else:
            for condition, body in node.branches:
                yield from commands_in(condition)
                yield from commands_in(body)
            yield from commands_in(node.otherwise)
