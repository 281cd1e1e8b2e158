"""Properties of the openrc reader: it never raises but its own error, never hangs, and never differs from bash."""

from __future__ import annotations

import os
import re
import time
from pathlib import Path

import pytest
from cloud.handle import CHECKOUT
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st
from shell_script import Script
from sourced import sourced
from swift_cog_browser.auth.errors import OpenrcError
from swift_cog_browser.auth.openrc import LARGEST_FILE, Openrc, parse, read
from swift_cog_browser.auth.openrc_variables import is_placeholder, matters

CORPUS = sorted(
    file for file in (CHECKOUT / "tests" / "data" / "openrc").iterdir() if file.suffix not in (".json", ".md")
)
WORDS = (
    *(
        "export ",
        "declare -x ",
        "unset ",
        "read -sr ",
        "if ",
        "then ",
        "else ",
        "elif ",
        "fi\n",
        "for ",
        "do ",
        "done\n",
    ),
    *(
        "case ",
        "esac",
        "[ -z ",
        " ]",
        "[[ ",
        " ]]",
        "in ",
        "while ",
        "{ ",
        "}",
        "function f ",
        "f()",
        "source x",
        "eval ",
    ),
    *(
        "OS_USERNAME=",
        "OS_PASSWORD=",
        "OS_CACERT=",
        "X=",
        "$X",
        "${X}",
        "${X:-",
        "${X:=",
        "$OS_USERNAME",
        "$(",
        "`",
        ")",
    ),
    *(
        "'",
        '"',
        "$'",
        "\\",
        "\n",
        ";",
        ";;",
        "&&",
        "||",
        "|",
        "&",
        "<",
        ">",
        "<<EOF\n",
        "EOF\n",
        "#",
        "(",
        " ",
        "=",
        "~",
        "a",
    ),
    *(
        "$env:OS_USERNAME = ",
        "Read-Host",
        "`n",
        "@'\n",
        "+",
        "set OS_USERNAME=",
        "%OS_USERNAME%",
        "^",
        "set /p X=",
        "rem ",
    ),
    *(
        "setenv OS_USERNAME ",
        "$<",
        "endif\n",
        "end\n",
        "!",
        "*",
        "[",
        "]",
        "{a,b}",
        "\u00a0",
        "“",
        "é",
        "\r\n",
        "\t",
        "0",
    ),
)
# Text without control characters, and without those that no file can be written with.
VALUES = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30)
SIGNS = st.text("abc \t'\"\\$`!#&;|<>(){}[]*?~=:,.^%@-_é€\n", max_size=12)
ANY = st.one_of(VALUES, SIGNS)


HEADS_OF_DIALECTS = (
    *("export OS_PASSWORD=", "$env:OS_USERNAME = ", "set OS_USERNAME=x\n", "setenv OS_USERNAME ", "OS_USERNAME=a b\n"),
)


def single(value: str) -> str:
    return "'" + value.replace("'", "'\\''") + "'"


def double(value: str) -> str:
    return '"' + "".join(f"\\{letter}" if letter in '\\"$`' else letter for letter in value) + '"'


def escaped(value: str) -> str:
    return "".join(letter if letter.isalnum() else "'\n'" if letter == "\n" else f"\\{letter}" for letter in value)


def ansi(value: str) -> str:
    return (
        "$'" + "".join(f"\\u{ord(each):04x}" if ord(each) < 0x10000 else f"\\U{ord(each):08x}" for each in value) + "'"
    )


def mixed(value: str) -> str:
    ways = (single, double, escaped, ansi)
    return "".join(ways[at % 4](letter) for at, letter in enumerate(value)) or "''"


QUOTED = st.tuples(ANY, st.sampled_from([single, double, escaped, ansi, mixed]))
HEADS = st.sampled_from(["export ", "", "declare -x ", "typeset -x ", "X=1; export ", "true && "])
NAMES = st.sampled_from(["OS_USERNAME", "OS_PASSWORD", "OS_PROJECT_NAME", "ST_KEY", "SWIFT_CONTAINER", "OS_CACERT"])


def reads_or_refuses(text: str) -> None:
    try:
        assert isinstance(parse(text, "x-openrc.sh"), Openrc)
    except OpenrcError as error:
        assert str(error)


@settings(max_examples=300)
@given(st.binary(max_size=400))
def test_any_bytes(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    file = tmp_path_factory.getbasetemp() / "any-openrc.sh"
    file.write_bytes(data)
    try:
        assert isinstance(read(file), Openrc)
    except OpenrcError as error:
        assert str(error)


@settings(max_examples=600, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_any_soup_of_words(words: list[str]) -> None:
    reads_or_refuses("".join(words))


@settings(max_examples=250, deadline=None)
@given(st.sampled_from(CORPUS), st.data())
def test_any_damage_to_a_real_file(file: Path, data: st.DataObject) -> None:
    text = file.read_bytes().decode("utf-8", "replace")
    for _time in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(len(text), start + 20)))
        text = text[:start] + "".join(data.draw(st.lists(st.sampled_from(WORDS), max_size=3))) + text[end:]
    reads_or_refuses(text)


@pytest.mark.parametrize(
    "unit",
    [
        *(
            "(",
            ")",
            "$(",
            "((",
            '"',
            "'",
            "${",
            "${X:-",
            "\\",
            "`",
            "$'",
            "[",
            "{",
            "{ ",
            "! ",
            "a;",
            "a;b&&c|",
            "if [ ",
            "x\n",
        ),
        *(
            "if true; then\n",
            "while a; do ",
            "case a in a) ",
            "f() { ",
            "#\n",
            "a=1 ",
            "$a",
            "a'b'",
            '"$a"',
            "\\a",
            "<<a\n",
        ),
        *(
            "cat <<EOF\n",
            "OS_A=$OS_A$OS_A\n",
            "export OS_A=a;",
            "\n",
            " ",
            "%",
            "%a%",
            "^",
            "^\n",
            "!",
            "$<",
            "<#",
            "@'\n",
        ),
        *(
            "(x",
            "`n",
            "$env:OS_A = 1\n",
            "$x = ",
            "setenv OS_A b\n",
            "foreach x (y)\n",
            "set OS_A=b\n",
            "for /f (\n",
            "<a",
            "\n\n x",
        ),
        *(
            "'\\\n",
            "unset $(env | grep ^OS_)\n",
            "f;",
            "[ -z $a ] && ",
            "xX",
            "éé",
            "OS_A='b'\n",
            "“",
            "OS_B=${X:=a}",
            "‘a ",
        ),
    ],
)
def test_a_mebibyte_of_anything_takes_less_than_a_second(unit: str) -> None:
    for head in ("", HEADS_OF_DIALECTS[len(unit) % len(HEADS_OF_DIALECTS)]):
        text = (head + unit * (LARGEST_FILE // len(unit.encode())))[:LARGEST_FILE]
        begin = time.process_time()
        reads_or_refuses(text)
        assert time.process_time() - begin < 1


def test_values_that_double_with_every_line() -> None:
    text = "export OS_A=aaaaaaaaaaaaaaaa\n" + "OS_A=$OS_A$OS_A\n" * 60
    with pytest.raises(OpenrcError, match="grow without end"):
        parse(text, "x")


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.lists(st.tuples(HEADS, NAMES, QUOTED), min_size=25, max_size=60))
def test_quoted_values_are_what_bash_has(
    tmp_path_factory: pytest.TempPathFactory, lines: list[tuple[str, str, tuple[str, object]]]
) -> None:
    folder = tmp_path_factory.mktemp("quoted")
    files = []
    expected = []
    for head, name, (value, quote) in lines:
        if is_placeholder(name, value) or value.startswith(("~", "$HOME")):
            continue
        file = folder / f"{len(files)}.sh"
        file.write_text(f"{head}{name}={quote(value)}\n", encoding="utf-8", newline="")  # type: ignore[operator]
        files.append(file)
        expected.append({name: value} if value.strip() else {})
    assume(files)
    for file, wanted, had in zip(files, expected, sourced(files)):
        assert dict(read(file).variables) == wanted == had, file.read_text()


# What bash makes of these depends on the desk, or is undone by the parser alone (Horizon's \\! and \\').
NOT_COMPARED = ("\\!", "\\'", "$HOME", "~", "\r")


# An end within something else may not be reached, as far as the parser knows: it reads on, where bash has stopped.
PERHAPS_THE_END = re.compile(r"^(?!(?:exit|return)\b).*\b(?:exit|return)\b", re.MULTILINE)


def compare_with_bash(folder: Path, texts: list[str]) -> None:
    """The parser may refuse what bash takes; what it takes, it takes as bash does."""
    files, read_as = [], []
    for text in texts:
        if any(each in text for each in NOT_COMPARED) or PERHAPS_THE_END.search(text):
            continue
        try:
            openrc = parse(text, "soup.sh")
        except OpenrcError:
            continue
        if openrc.prompts or openrc.warnings:
            continue
        files.append(folder / f"{len(files)}.sh")
        files[-1].write_text(text, encoding="utf-8", newline="")
        read_as.append(dict(openrc.variables))
    assume(files)
    for file, variables, had in zip(files, read_as, sourced(files)):
        assert variables == had, file.read_text()


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.lists(st.one_of(st.sampled_from(WORDS), SIGNS), max_size=10).map("".join), min_size=30, max_size=30))
@example(["a{b,c}", "a\\\nb", "a:~/b", "a;b", "a&&f()é", "a[[ -n ]]", "a b"])
def test_any_words_are_read_as_bash_reads_them(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    compare_with_bash(tmp_path_factory.mktemp("soup"), [f"X=x\nexport OS_USERNAME={text}\n" for text in texts])


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 10**9))
def test_any_statements_are_read_as_bash_reads_them(tmp_path_factory: pytest.TempPathFactory, seed: int) -> None:
    script = Script(seed)
    compare_with_bash(tmp_path_factory.mktemp("statements"), [script.text() for _each in range(60)])


def test_neither_the_environment_nor_the_disk_is_touched(monkeypatch: pytest.MonkeyPatch) -> None:
    class Forbidden(dict):  # type: ignore[type-arg]
        def __getitem__(self, key: object) -> str:
            raise AssertionError(f"{key} was looked up")

        get = __contains__ = __setitem__ = __delitem__ = __getitem__  # type: ignore[assignment]

    texts = [file.read_bytes().decode("utf-8", "replace") for file in CORPUS]
    with monkeypatch.context() as patch:
        patch.setattr(os, "environ", Forbidden())
        for text in texts:
            reads_or_refuses(text)


def test_only_what_matters_is_returned() -> None:
    assert dict(parse("PATH=/bin\nOS_USERNAME=a\nST_USER=b\nSWIFT_X=c\n", "x").variables) == {
        "OS_USERNAME": "a",
        "ST_USER": "b",
        "SWIFT_X": "c",
    }
    assert not matters("OS_PASSWORD_INPUT")
