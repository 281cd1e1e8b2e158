"""Every text that a person can see is translated, completely, and QGIS's language is spoken."""

from __future__ import annotations

import ast
import importlib.util
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from conftest import CHECKOUT
from qgis.core import QgsApplication, QgsSettings
from swift_cog_browser.auth.errors import LoginIncomplete, UserError
from swift_cog_browser.auth.openrc import parse
from swift_cog_browser.auth.phrase import Phrase, either
from swift_cog_browser.swift_browser.errors import AccessDenied
from swift_cog_browser.swift_browser.translation import Translation, language
from swift_cog_browser.ui.words import error_text, in_words
from test_docs import errors

WORDS = re.compile(r"[a-z]{3}")
ERRORS = {error.__name__ for error in errors()}
FRENCH = CHECKOUT / "i18n" / "swift_cog_browser_fr.ts"


def _tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("strings_tool", CHECKOUT / "tools" / "strings.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    # Its dataclass looks itself up there.
    import sys

    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


strings = _tool()


def test_every_text_is_in_the_file_and_no_other() -> None:
    assert sorted(strings.read(FRENCH).translations) == sorted(strings.texts()), "run: make strings"


def test_every_translation_fits_its_text() -> None:
    catalog = strings.read(FRENCH)
    found = {text: wrong for text, done in catalog.translations.items() if (wrong := strings.problems(text, done))}
    assert found == {}
    assert catalog.language == "fr"
    assert "unfinished" not in FRENCH.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "translation"),
    [
        ("{name} is gone.", "Parti."),
        ("Open…", "Ouvrir"),
        ("&Edit", "Modifier"),
        ("Name:", "Nom"),
        (" MB", "Mo"),
        ("Name", ""),
        ("<b>A</b>", "A"),
    ],
)
def test_what_a_translation_must_not_lose(text: str, translation: str) -> None:
    assert strings.problems(text, translation)


def test_texts_of_each_kind_are_found() -> None:
    code = """
class Gone(UserError):
    template = "Gone."
def f():
    translate = QCoreApplication.translate
    return translate("SwiftCogBrowser", "one " "and more").format(), Phrase("two {n}", n=Phrase("three"))
"""
    assert list(strings.texts_of(code, "x.py")) == ["Gone.", "one and more", "two {n}", "three"]


@pytest.mark.parametrize(
    "code",
    [
        'QCoreApplication.translate("SwiftCogBrowser", f"one {two}")',
        'QCoreApplication.translate("SwiftCogBrowser", text)',
        'QCoreApplication.translate("Other", "one")',
        'QCoreApplication.translate("SwiftCogBrowser", "%n rows", "", 3)',
        'Phrase(f"one {two}")',
        "Phrase(text)",
    ],
)
def test_what_nobody_could_translate_is_refused(code: str) -> None:
    with pytest.raises(strings.NotALiteral):
        list(strings.texts_of(code, "x.py"))


def test_no_error_is_given_words_that_nobody_translates() -> None:
    """What stands in an error's sentence is a name, a number, or a Phrase."""
    found = []
    for folder in ("auth", "swift_browser", "ui"):
        for file in sorted((CHECKOUT / folder).glob("*.py")):
            for call in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(call, ast.Call) and getattr(call.func, "id", "") in ERRORS:
                    values = [each.value for each in call.keywords if each.arg != "details"]
                    found += [f"{file.name}: {text}" for value in values for text in plain_words(value)]
    assert found == []


def plain_words(value: ast.expr) -> list[str]:
    """Return the literals with words in an expression, those of calls aside."""
    if isinstance(value, ast.Constant):
        return [value.value] if isinstance(value.value, str) and WORDS.search(value.value) else []
    if isinstance(value, (ast.BoolOp, ast.IfExp, ast.BinOp, ast.JoinedStr)):
        parts = [each for each in ast.iter_child_nodes(value) if isinstance(each, ast.expr)]
        return [text for part in parts for text in plain_words(part)]
    return []


@pytest.fixture
def in_french(qapp: QgsApplication, tmp_path: Path) -> Iterator[None]:
    """QGIS's settings say French, and the plugin has been told."""
    settings = QgsSettings()
    settings.setValue("locale/overrideFlag", True)
    settings.setValue("locale/userLocale", "fr_CA")
    (tmp_path / "i18n").mkdir()
    compiled = tmp_path / "i18n" / "swift_cog_browser_fr.qm"
    subprocess.run(["/usr/lib/qt5/bin/lrelease", "-silent", FRENCH, "-qm", compiled], check=True)
    translation = Translation()
    assert translation.install(tmp_path)
    yield
    translation.remove()
    settings.remove("locale")


def refusal(text: str) -> UserError:
    with pytest.raises(UserError) as caught:
        parse(text, "openrc.sh")
    return caught.value


def test_the_language_is_that_of_qgis(in_french: None) -> None:
    assert language() == "fr"


def test_an_error_and_what_stands_in_it(in_french: None) -> None:
    error = AccessDenied(what=Phrase("the container {container}", container="scènes"))
    assert error_text(error).startswith("Vous n'avez pas le droit de lire le conteneur scènes (403).")
    assert str(error).startswith("You may not read the container scènes (403).")
    incomplete = LoginIncomplete(source="openrc.sh", variable=either(["OS_USERNAME", "OS_USER_ID"]))
    assert "OS_USERNAME ou OS_USER_ID" in error_text(incomplete)


def test_phrases_in_phrases(in_french: None) -> None:
    shown = error_text(refusal("export OS_USERNAME=${x\n"))
    assert shown == (
        "openrc.sh, ligne 1, OS_USERNAME\u00a0: un signe { n'est pas fermé. "
        "Écrivez son pendant, ou mettez toute la valeur entre apostrophes."
    )
    (warning,) = parse("export OS_USERNAME=a\nsource other.sh\n", "openrc.sh").warnings
    assert in_words(warning).startswith("openrc.sh, ligne 2\u00a0: 'source' est ignoré")


def test_english_again(in_french: None, qapp: QgsApplication, tmp_path: Path) -> None:
    assert in_words(Phrase("the account")) == "le compte"
    # None for a language that there is no translation into.
    QgsSettings().setValue("locale/userLocale", "tlh")
    assert not Translation().install(tmp_path)


def test_no_translation_is_left(qapp: QgsApplication) -> None:
    assert in_words(Phrase("the account")) == "the account"
