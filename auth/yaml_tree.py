"""Reads a YAML file into nodes, within bounds: no objects, no endless work, and no guess at what a number was.

PyYAML takes the text apart; the nodes are put together here, so that each keeps its line and its text as written.
"""

from __future__ import annotations

import codecs
import re
import stat
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .errors import (
    CloudsFileMissing,
    CloudsFileNotText,
    CloudsFileNotYaml,
    CloudsFileTooLarge,
    CloudsFileUnreadable,
    YamlLibraryMissing,
)
from .phrase import Phrase

if TYPE_CHECKING:
    import yaml

LARGEST_FILE = 1024 * 1024  # bytes
MOST_LINES = 20_000
MOST_NODES = 20_000  # with what aliases stand for counted each time
DEEPEST = 30

TAG = "tag:yaml.org,2002:"
INTEGER = re.compile(r"0|-?[1-9][0-9]*")
DECIMAL = re.compile(r"-?[0-9]{1,15}\.[0-9]{1,15}")

# By a part of PyYAML's words: what a person is told. Its own words quote the file, which may hold secrets.
PROBLEMS = (
    ("'\\t'", Phrase("a tab stands where only blanks may")),
    ("unknown escape character", Phrase("a text in double quotes holds a backslash: use single quotes")),
    ("cannot start any token", Phrase("a value that begins with a sign such as % or @ must be in quotes")),
    ("quoted scalar", Phrase("a quote is not closed")),
    (
        "mapping values are not allowed",
        Phrase("there is a ':' too many, or the line is not indented as those around it"),
    ),
    ("expected ':'", Phrase("a ':' and a blank after it are missing, on that line or above")),
    ("flow", Phrase("a bracket is not closed, or a comma is missing")),
    ("block", Phrase("the line is not indented as those around it")),
    ("special characters", Phrase("it holds a character that no text has")),
)


class Kind(Enum):
    """What YAML takes a node for. The last ones cannot be turned into the text that was meant."""

    MAPPING = "mapping"
    SEQUENCE = "sequence"
    TEXT = "text"
    NUMBER = "number"  # which reads as it is written
    BLANK = "blank"
    NULL = "null"
    BOOLEAN = "boolean"
    ODD_NUMBER = "odd number"  # 012345, 1_000, 12:30, 1.50
    OTHER = "other"  # a date


@dataclass(frozen=True, repr=False)
class Node:
    """A value of the file.

    Attributes:
        file: the name of the file that it stands in.
        line: the line that it begins on, from 1.
        text: as written, without quotes; empty for a mapping or a sequence.
    """

    file: str
    line: int
    kind: Kind
    text: str = ""
    entries: Mapping[str, Node] = field(default_factory=dict)
    items: Sequence[Node] = ()

    def __repr__(self) -> str:
        return f"Node({self.file!r}, line {self.line}, {self.kind.value})"


def read(file: Path) -> Node:
    """Return the root of a YAML file; a blank node where the file is empty.

    Raises:
        CloudsFileMissing, CloudsFileUnreadable, CloudsFileTooLarge, CloudsFileNotText, CloudsFileNotYaml: see there.
        YamlLibraryMissing: this Python has no PyYAML.
    """
    try:
        # Opening a named pipe would wait for whoever writes into it.
        if not stat.S_ISREG(file.stat().st_mode):
            raise CloudsFileUnreadable(file=file, reason=Phrase("it is no ordinary file"))
        with open(file, "rb") as contents:
            data = contents.read(LARGEST_FILE + 1)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        raise CloudsFileMissing(file=file) from None
    except OSError as error:
        raise CloudsFileUnreadable(file=file, reason=error.strerror or error) from error
    if len(data) > LARGEST_FILE:
        raise CloudsFileTooLarge(file=file.name)
    return parse(_decode(data, file.name), file.name)


def _decode(data: bytes, name: str) -> str:
    encoding = "utf-16" if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise CloudsFileNotText(file=name) from None


def parse(text: str, name: str) -> Node:
    """Return the root of the YAML in a text; a blank node where there is none.

    Raises:
        CloudsFileNotYaml: with the line and the reason, and nothing of the text.
        YamlLibraryMissing: this Python has no PyYAML.
    """
    try:
        import yaml
    except ImportError:
        raise YamlLibraryMissing from None
    builder = _Builder(name)
    if len(text.splitlines()) > MOST_LINES:
        raise builder.too_much()
    try:
        # The loader that is written in Python is on every system, and reads nothing ahead of what is asked for.
        loader: Any = yaml.SafeLoader(text)
        builder.resolver = loader
        while loader.check_event():
            builder.take(loader.get_event())
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise builder.error(line, Phrase("it holds a character that YAML does not allow")) from None
    except yaml.MarkedYAMLError as error:
        raise builder.error(*_described(error)) from None
    except (ValueError, OverflowError):
        # PyYAML lets pass what Python says of "\UFFFFFFFF" or of a version number of thousands of digits.
        raise builder.error(
            builder.line, Phrase("a text in double quotes holds a backslash: use single quotes")
        ) from None
    return builder.root or Node(name, 1, Kind.BLANK)


def _described(error: yaml.MarkedYAMLError) -> tuple[int, Phrase]:
    mark = error.problem_mark or error.context_mark
    words = f"{error.problem} {error.context}"
    reasons = (reason for part, reason in PROBLEMS if part in words)
    return (mark.line + 1 if mark else 1), next(reasons, Phrase("it is not understood"))


@dataclass
class _Open:
    """A mapping or a sequence whose end has not come."""

    node: Node
    anchor: str | None
    size: int = 1
    entries: dict[str, Node] = field(default_factory=dict)
    items: list[Node] = field(default_factory=list)
    merged: list[Node] = field(default_factory=list)
    key: str | None = None
    merging: bool = False  # the key was '<<'


class _Builder:
    """Puts nodes together from PyYAML's events."""

    def __init__(self, name: str) -> None:
        self.root: Node | None = None
        self.resolver: Any = None
        self.line = 1
        self._name = name
        self._open: list[_Open] = []
        self._events = 0
        # Finished nodes by anchor, with their sizes.
        self._anchors: dict[str, tuple[Node, int]] = {}

    def error(self, line: int, reason: Phrase) -> CloudsFileNotYaml:
        return CloudsFileNotYaml(file=self._name, line=line, reason=reason)

    def take(self, event: yaml.Event) -> None:
        """Take the next event.

        Raises:
            CloudsFileNotYaml: it goes beyond what is accepted here.
        """
        import yaml

        self.line = event.start_mark.line + 1 if event.start_mark else self.line
        self._events += 1
        if self._events > 2 * MOST_NODES:
            raise self.too_much()
        if isinstance(event, yaml.AliasEvent):
            self._add(*self._aliased(event.anchor or ""), merge=False)
        elif isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            self._start(event)
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            self._end()

    def too_much(self) -> CloudsFileNotYaml:
        return self.error(self.line, Phrase("it holds more, or is nested deeper, than any clouds.yaml is"))

    def _aliased(self, anchor: str) -> tuple[Node, int]:
        if anchor not in self._anchors:
            raise self.error(self.line, Phrase("it refers with '*' to something that does not stand, whole, above it"))
        return self._anchors[anchor]

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        import yaml

        tag = event.tag
        if tag in (None, "!"):
            tag = self.resolver.resolve(yaml.ScalarNode, event.value, event.implicit)
        elif tag != f"{TAG}str":
            raise self.error(self.line, Phrase("it has a tag, a word that begins with '!': put the value in quotes"))
        node = Node(self._name, self.line, _kind(tag, event.value), event.value)
        if event.anchor:
            self._anchors[event.anchor] = (node, 1)
        self._add(node, 1, merge=tag == f"{TAG}merge")

    def _start(self, event: yaml.MappingStartEvent | yaml.SequenceStartEvent) -> None:
        import yaml

        kind, tag = Kind.SEQUENCE, f"{TAG}seq"
        if isinstance(event, yaml.MappingStartEvent):
            kind, tag = Kind.MAPPING, f"{TAG}map"
        if event.tag not in (None, "!", tag):
            raise self.error(self.line, Phrase("it has a tag, a word that begins with '!': leave it out"))
        if len(self._open) == DEEPEST:
            raise self.too_much()
        # While it is open, its anchor, or an earlier one of that name, stands for nothing: no circles.
        self._anchors.pop(event.anchor or "", None)
        self._open.append(_Open(Node(self._name, self.line, kind), event.anchor))

    def _end(self) -> None:
        ended = self._open.pop()
        entries = {**_together(ended.merged), **ended.entries}
        node = Node(self._name, ended.node.line, ended.node.kind, entries=entries, items=ended.items)
        if ended.anchor:
            self._anchors[ended.anchor] = (node, ended.size)
        self._add(node, ended.size, merge=False)

    def _add(self, node: Node, size: int, merge: bool) -> None:
        """Put a node into what is open: a key, a value, an item, or the root."""
        if not self._open:
            if self.root is not None:
                raise self.error(self.line, Phrase("a second document begins: leave out the line of '---'"))
            self.root = node
            return
        parent = self._open[-1]
        parent.size += size
        if parent.size > MOST_NODES:
            raise self.too_much()
        if parent.node.kind is Kind.SEQUENCE:
            parent.items.append(node)
        elif parent.key is None:
            parent.key, parent.merging = self._key(node, parent, merge), merge
        else:
            if parent.merging:
                self._merge(parent, node)
            else:
                parent.entries[parent.key] = node
            parent.key = None

    def _key(self, node: Node, parent: _Open, merge: bool) -> str:
        if node.kind in (Kind.MAPPING, Kind.SEQUENCE):
            raise self.error(node.line, Phrase("a name is a list or a section: put it in quotes"))
        if node.text in parent.entries and not merge:
            raise self.error(self.line, Phrase("a name is there for the second time: keep one"))
        return node.text

    def _merge(self, parent: _Open, node: Node) -> None:
        merged = node.items if node.kind is Kind.SEQUENCE else [node]
        if any(each.kind is not Kind.MAPPING for each in merged):
            raise self.error(self.line, Phrase("what '<<' refers to is no section"))
        # Of one list the first wins, of two "<<" the later one: so does PyYAML.
        parent.merged[:0] = merged


def _together(mappings: Sequence[Node]) -> dict[str, Node]:
    """Return the entries of all mappings; the first that has a name wins."""
    return {name: node for mapping in reversed(mappings) for name, node in mapping.entries.items()}


def _kind(tag: str, text: str) -> Kind:
    if tag in (f"{TAG}int", f"{TAG}float"):
        return Kind.NUMBER if _reads_as_written(text) else Kind.ODD_NUMBER
    if tag == f"{TAG}null":
        return Kind.NULL if text else Kind.BLANK
    kinds = {f"{TAG}bool": Kind.BOOLEAN, f"{TAG}timestamp": Kind.OTHER}
    return kinds.get(tag, Kind.TEXT)


def _reads_as_written(text: str) -> bool:
    return bool(INTEGER.fullmatch(text) or (DECIMAL.fullmatch(text) and str(float(text)) == text))
