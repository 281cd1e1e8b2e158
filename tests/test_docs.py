"""The help says what to do about every sentence that an error can show."""

from __future__ import annotations

import importlib
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import CHECKOUT
from swift_cog_browser.auth.errors import Cancelled, UserError

PAGE = CHECKOUT / "docs" / "troubleshooting.md"


def subclasses(error: type[UserError]) -> Iterator[type[UserError]]:
    for child in error.__subclasses__():
        yield child
        yield from subclasses(child)


def errors() -> list[type[UserError]]:
    """Return the errors of the plugin that have a sentence of their own, wherever they are written down."""
    for folder in ("auth", "swift_browser"):
        for file in sorted((CHECKOUT / folder).rglob("*.py")):
            inside = file.relative_to(CHECKOUT).with_suffix("")
            importlib.import_module(".".join(("swift_cog_browser", *inside.parts)))
    found = {each for each in subclasses(UserError) if each.__module__.startswith("swift_cog_browser.")}
    return sorted(
        (each for each in found if each.template and not issubclass(each, Cancelled)), key=lambda each: each.__name__
    )


@pytest.mark.parametrize("error", errors(), ids=lambda error: error.__name__)
def test_there_is_an_entry_for_every_sentence(error: type[UserError]) -> None:
    headings = PAGE.read_text(encoding="utf-8").splitlines()
    assert f"### {error.template}" in headings


def test_the_errors_are_found_wherever_they_are() -> None:
    names = {error.__name__ for error in errors()}
    assert {"LoginRefused", "SessionClosed", "AccessDenied", "Unexpected"} <= names


def test_help_opens_the_pages_in_the_plugins_folder_or_the_homepage(tmp_path: Path, qapp: object) -> None:
    from swift_cog_browser.plugin import help_url

    shutil.copyfile(CHECKOUT / "metadata.txt", tmp_path / "metadata.txt")
    assert help_url(tmp_path).scheme() == "https"
    page = tmp_path / "docs" / "html" / "index.html"
    page.parent.mkdir(parents=True)
    page.touch()
    assert help_url(tmp_path).toLocalFile() == str(page)
    assert help_url(tmp_path, "fr").toLocalFile() == str(page)
    french = page.parent / "fr" / "index.html"
    french.parent.mkdir()
    french.touch()
    assert help_url(tmp_path, "fr").toLocalFile() == str(french)
