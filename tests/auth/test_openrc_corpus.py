"""The openrc files that clouds give out, by family: what is made of each is written beside it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cloud.handle import CHECKOUT
from sourced import HOME, sourced
from swift_cog_browser.auth.openrc import parse, read
from swift_cog_browser.auth.openrc_dialect import CMD, CSH, POSIX, POWERSHELL, dialect_of
from swift_cog_browser.auth.openrc_variables import FILES

FOLDER = CHECKOUT / "tests" / "data" / "openrc"
CORPUS = sorted(file for file in FOLDER.iterdir() if file.suffix not in (".json", ".md"))
DIALECTS = {".ps1": POWERSHELL, ".cmd": CMD, ".csh": CSH, ".swiftenv": CSH}


def expectation(file: Path) -> dict[str, object]:
    found: dict[str, object] = json.loads(file.with_name(f"{file.name}.json").read_text(encoding="utf-8"))
    return found


def test_there_are_files_of_every_family() -> None:
    assert len(CORPUS) >= 20


@pytest.mark.parametrize("file", CORPUS, ids=lambda file: file.name)
def test_what_is_made_of_it(file: Path) -> None:
    openrc = read(file)
    made = {
        "variables": dict(openrc.variables),
        "prompts": sorted(openrc.prompts),
        "warnings": list(openrc.warnings),
    }
    assert made == expectation(file)


@pytest.mark.parametrize("file", CORPUS, ids=lambda file: file.name)
def test_the_dialect_is_known_without_the_name(file: Path) -> None:
    data = file.read_bytes()
    text = data.decode("utf-16" if data.startswith(b"\xff\xfe") else "utf-8", "replace")
    assert dialect_of(text, "file") == DIALECTS.get(file.suffix, POSIX)


def test_bash_reads_the_same() -> None:
    files = [
        file
        for file in CORPUS
        if file.suffix not in (*DIALECTS, ".env")
        and not expectation(file)["prompts"]
        and not expectation(file)["warnings"]
    ]
    assert len(files) > 8
    for file, had in zip(files, sourced(files)):
        variables = dict(read(file).variables)
        for name in FILES & set(variables):
            variables[name] = variables[name].replace("~", HOME, 1)
        assert variables == had, file.name


def test_no_secret_is_shown() -> None:
    for file in CORPUS:
        openrc = read(file)
        secrets = [value for name, value in openrc.variables.items() if "PASSWORD" in name or "SECRET" in name]
        assert not any(secret in repr(openrc) + "".join(openrc.warnings) for secret in secrets if secret != "none")


def test_a_mark_of_the_encoding_is_no_part_of_the_text(tmp_path: Path) -> None:
    file = tmp_path / "openrc.sh"
    file.write_text("export OS_USERNAME=a\n", encoding="utf-8-sig")
    assert read(file).variables == {"OS_USERNAME": "a"}
    assert parse("OS_USERNAME=a\r\nOS_REGION_NAME=b\r", "x").variables == {"OS_USERNAME": "a", "OS_REGION_NAME": "b"}
