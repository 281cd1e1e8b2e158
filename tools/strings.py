#!/usr/bin/python3
"""Keeps i18n/*.ts in step with the texts in the code. Called by ``make strings``.

    tools/strings.py                        bring the files up to date
    tools/strings.py --missing              print what has no translation, as JSON: {text: ""}
    tools/strings.py --fill FILE.json       take translations from such a file, then bring the files up to date

A text is a literal in ``QCoreApplication.translate("SwiftCogBrowser", "…")`` or in ``Phrase("…")``, or the
``template`` of an error. pylupdate5 finds only the first kind.
"""

from __future__ import annotations

import argparse
import ast
import json
import re
import string
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree
from xml.sax.saxutils import escape

CHECKOUT = Path(__file__).resolve().parent.parent
CONTEXT = "SwiftCogBrowser"
FILES = ("plugin.py", "api.py", "auth/*.py", "swift_browser/**/*.py", "ui/*.py")
# Turns the texts that others were told of into the user's language: what it translates is no literal.
TRANSLATES_OTHERS = "swift_browser/words.py"
# French sets a blank before these, at which no line may end.
FRENCH_BLANKS = re.compile(r" (?=[:;!?»](?:[\s.,)]|$))|(?<=«) ")
TAG = re.compile(r"</?[a-z]+|\n|&(?=\w)")


class NotALiteral(Exception):
    """A text that is put together before it is translated: nobody can translate that."""


@dataclass
class Catalog:
    """The content of a .ts file: translations by text, empty for those that are missing."""

    language: str
    translations: dict[str, str] = field(default_factory=dict)


def texts(checkout: Path = CHECKOUT) -> dict[str, list[str]]:
    """Return the texts in the code with the files that they are in, in the order of the files.

    Raises:
        NotALiteral: see there.
    """
    found: dict[str, list[str]] = {}
    for pattern in FILES:
        for file in sorted(checkout.glob(pattern)):
            name = file.relative_to(checkout).as_posix()
            for text in texts_of(file.read_text(encoding="utf-8"), name):
                files = found.setdefault(text, [])
                if name not in files:
                    files.append(name)
    return found


def texts_of(code: str, name: str) -> Iterator[str]:
    """Yield the texts of one file of Python, in its order."""
    nodes = [node for node in ast.walk(ast.parse(code)) if hasattr(node, "lineno")]
    for node in sorted(nodes, key=lambda each: (each.lineno, each.col_offset)):
        if isinstance(node, ast.Call):
            yield from _of_call(node, name)
        elif isinstance(node, ast.ClassDef):
            yield from _of_class(node)


def _of_call(call: ast.Call, name: str) -> Iterator[str]:
    called = getattr(call.func, "attr", "") or getattr(call.func, "id", "")
    if called == "Phrase":
        yield from _literal(call.args[:1], call, name)
    elif called == "translate" and name != TRANSLATES_OTHERS:
        if [each.value for each in call.args[:1] if isinstance(each, ast.Constant)] != [CONTEXT] or len(call.args) != 2:
            raise NotALiteral(f'{name}, line {call.lineno}: write translate("{CONTEXT}", "…"), and nothing more')
        yield from _literal(call.args[1:], call, name)
    elif called == "translate":
        yield from (each.value for each in call.args[1:2] if isinstance(each, ast.Constant))


def _literal(arguments: list[ast.expr], call: ast.Call, name: str) -> Iterator[str]:
    for argument in arguments:
        if not isinstance(argument, ast.Constant) or not isinstance(argument.value, str):
            raise NotALiteral(f"{name}, line {call.lineno}: the text must be a literal; format() it afterwards")
        # Qt takes an empty text for the header of the file.
        if argument.value:
            yield argument.value


def _of_class(node: ast.ClassDef) -> Iterator[str]:
    for statement in node.body:
        targets = statement.targets if isinstance(statement, ast.Assign) else []
        named = any(isinstance(target, ast.Name) and target.id == "template" for target in targets)
        value = getattr(statement, "value", None)
        if named and isinstance(value, ast.Constant) and isinstance(value.value, str) and value.value:
            yield value.value


def read(file: Path) -> Catalog:
    """Return what a .ts file holds."""
    root = ElementTree.parse(file).getroot()
    catalog = Catalog(root.get("language", ""))
    for message in root.iterfind("context/message"):
        catalog.translations[message.findtext("source") or ""] = message.findtext("translation") or ""
    return catalog


def write(file: Path, catalog: Catalog, found: Mapping[str, list[str]]) -> None:
    """Write the texts that are in the code, with the translations that there are; the others are gone."""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        "<!DOCTYPE TS>",
        f'<TS version="2.1" language="{catalog.language}" sourcelanguage="en">',
        f"<context>\n    <name>{CONTEXT}</name>",
    ]
    for text, files in found.items():
        translation = catalog.translations.get(text, "")
        state = "" if translation else ' type="unfinished"'
        lines.append("    <message>")
        lines += [f'        <location filename="../{name}"/>' for name in files]
        lines.append(f"        <source>{escape(text)}</source>")
        lines.append(f"        <translation{state}>{escape(translation)}</translation>")
        lines.append("    </message>")
    file.write_text("\n".join([*lines, "</context>\n</TS>\n"]), encoding="utf-8")


def problems(text: str, translation: str) -> list[str]:
    """Return what a translation lacks that its text has, or the other way round; in words."""
    found = [] if translation else ["is missing"]
    if sorted(_names(text)) != sorted(_names(translation)):
        found.append(f"has not the same names in braces: {_names(text)}, {_names(translation)}")
    if sorted(TAG.findall(text)) != sorted(TAG.findall(translation)):
        found.append("has not the same line ends, tags or accelerators")
    for sign in ("…", ":", "."):
        if text.endswith(sign) != translation.endswith(sign):
            found.append(f"ends with {sign!r}, or its text does")
    for part in (slice(0, 1), slice(-1, None)):
        if text[part].isspace() != translation[part].isspace():
            found.append("begins or ends with a blank, or its text does")
    return found if translation else found[:1]


def _names(text: str) -> list[str]:
    return [name for _before, name, _how, _conversion in string.Formatter().parse(text) if name is not None]


def catalogs(folder: Path = CHECKOUT / "i18n") -> list[Path]:
    return sorted(folder.glob("*.ts"))


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--missing", action="store_true", help="print what has no translation")
    parser.add_argument("--fill", type=Path, metavar="FILE.json", help="take translations from a file")
    options = parser.parse_args(arguments)
    found, wrong = texts(), 0
    filled: dict[str, str] = json.loads(options.fill.read_text(encoding="utf-8")) if options.fill else {}
    for text in sorted(set(filled) - set(found)):
        wrong += 1
        print(f"strings: not in the code: {text!r}", file=sys.stderr)
    for file in catalogs():
        catalog = read(file)
        for text, translation in filled.items():
            for problem in problems(text, translation) if translation else []:
                wrong += 1
                print(f"strings: {translation!r} {problem}", file=sys.stderr)
        catalog.translations.update({text: translation for text, translation in filled.items() if translation})
        if catalog.language == "fr":
            catalog.translations = {
                text: FRENCH_BLANKS.sub("\N{NO-BREAK SPACE}", each) for text, each in catalog.translations.items()
            }
        missing = {text: "" for text in found if not catalog.translations.get(text)}
        if options.missing:
            print(json.dumps(missing, ensure_ascii=False, indent=1))
            continue
        write(file, catalog, found)
        print(f"{file.name}: {len(found)} texts, {len(missing)} without a translation", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
