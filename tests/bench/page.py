"""Puts what a benchmark has found into a page of the help, between two comments; the rest of the page is people's."""

from __future__ import annotations

import re
from pathlib import Path

BEGIN, END = "<!-- {name}: begin, written by `{command}` -->", "<!-- {name}: end -->"


class NoPlace(LookupError):
    """The page has no pair of comments of a name."""


def put(page: Path, name: str, command: str, text: str) -> None:
    """Replace what stands between the comments of a name.

    Args:
        page: a Markdown file, with a line ``<!-- NAME: begin… -->`` and a later one ``<!-- NAME: end -->``.
        name: which pair of comments.
        command: what writes this part, for those who read the source of the page.
        text: Markdown.

    Raises:
        NoPlace: the page does not have the comments; it is left as it is.
    """
    found = page.read_text(encoding="utf-8")
    pair = re.compile(rf"<!-- {re.escape(name)}: begin.*?-->.*?<!-- {re.escape(name)}: end -->", re.DOTALL)
    if not pair.search(found):
        raise NoPlace(f"{page} has no comments named {name}")
    between = f"{BEGIN.format(name=name, command=command)}\n\n{text.strip()}\n\n{END.format(name=name)}"
    page.write_text(pair.sub(lambda _match: between, found, count=1), encoding="utf-8")
