"""Saved connections as values: no secret gets in, and the file that one is exported to says the same."""

from __future__ import annotations

import dataclasses
import os
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from swift_cog_browser.auth.connection import Connection, duplicate, free_name
from swift_cog_browser.auth.openrc import decode, parse
from swift_cog_browser.auth.openrc_export import export_openrc
from swift_cog_browser.auth.variables import LOGIN_VARIABLES, SECRET_VARIABLES

PASSWORD = {
    "OS_AUTH_TYPE": "password",
    "OS_AUTH_URL": "https://keystone.example/v3",
    "OS_USERNAME": "astrid",
    "OS_PROJECT_NAME": "moon",
}
# Any text that a file can hold; what is still to be filled in, as <project>, is not for an openrc file.
TEXTS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t'\"\\$`!", exclude_characters="<>\u2028"),
    max_size=30,
)


def bash(file: Path, typed: str) -> dict[str, str]:
    """Return what bash has in its environment after it sourced a file and the user answered its question."""
    output = subprocess.run(
        ["bash", "--norc", "-c", 'source "$1" >/dev/null; env -0', "bash", str(file)],
        env={"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "OS_TENANT_NAME": "old", "OS_TOKEN": "old"},
        input=f"{typed}\n".encode(),
        capture_output=True,
        check=True,
    ).stdout
    pairs = (entry.partition("=") for entry in output.decode().split("\0"))
    return {name: value for name, _equals, value in pairs if name.startswith(("OS_", "ST_", "SWIFT_"))}


def test_only_what_a_login_is_made_of_is_kept() -> None:
    given = {
        **PASSWORD,
        **dict.fromkeys(SECRET_VARIABLES, "wq8-unlikely"),
        "HOME": "/home/astrid",
        "OS_REGION_NAME": " ",
    }
    connection = Connection.new(" Moon ", given)
    assert connection.variables == PASSWORD
    assert connection.name == "Moon"
    assert len(connection.id) == 32
    assert connection.id != Connection.new("Moon", given).id
    assert "wq8" not in repr(connection)


def test_no_secret_gets_in_by_another_way() -> None:
    variables = dict(PASSWORD)
    connection = Connection("1", "Moon", variables)
    variables["OS_PASSWORD"] = "wq8-unlikely"
    assert connection.variables == PASSWORD
    with pytest.raises(TypeError):
        connection.variables["OS_PASSWORD"] = "wq8-unlikely"  # type: ignore[index]
    assert dataclasses.replace(connection, variables=variables).variables == PASSWORD


@pytest.mark.parametrize(
    ("variables", "kept"),
    [
        ({"OS_AUTH_URL": "https://x/v3", "OS_PASSCODE": "123456"}, {"OS_AUTH_TYPE": "v3multifactor"}),
        (
            {"OS_STORAGE_URL": "https://x/v1/AUTH_1", "OS_AUTH_TOKEN": "gAAA"},
            {"OS_AUTH_TYPE": "storage_token", "OS_STORAGE_URL": "https://x/v1/AUTH_1"},
        ),
        (
            {"OS_AUTH_URL": "https://x/auth/v1.0", "OS_USERNAME": "test:tester", "OS_PASSWORD": "key"},
            {"OS_AUTH_TYPE": "v1password", "ST_AUTH": "https://x/auth/v1.0", "ST_USER": "test:tester"},
        ),
        (
            {"OS_AUTH_URL": "https://x/v2.0", "OS_TENANT_NAME": "moon", "OS_ENDPOINT_TYPE": "publicURL"},
            {
                "OS_AUTH_TYPE": "password",
                "OS_AUTH_URL": "https://x/v2.0",
                "OS_PROJECT_NAME": "moon",
                "OS_INTERFACE": "public",
            },
        ),
    ],
)
def test_which_secret_there_was_is_known_without_it(variables: dict[str, str], kept: dict[str, str]) -> None:
    found = {name: value for name, value in Connection.new("Moon", variables).variables.items() if name in kept}
    assert found == kept


def test_no_name_is_both_kept_and_secret() -> None:
    assert not SECRET_VARIABLES & set(LOGIN_VARIABLES)


def test_duplicates_have_names_of_their_own() -> None:
    original = Connection("1", "Moon", PASSWORD, "abc1234")
    copy = duplicate(original, ["Moon"])
    assert (copy.name, copy.variables, copy.secret_id) == ("Moon (copy)", PASSWORD, "")
    assert copy.id != original.id
    assert free_name("Moon", ["moon", "MOON (COPY)"]) == "Moon (copy 2)"
    assert free_name("Moon", ["Moon (copy)", "Moon (copy 2)"]) == "Moon (copy 3)"


@pytest.mark.parametrize(
    ("variables", "secret"),
    [
        (PASSWORD, "OS_PASSWORD"),
        ({**PASSWORD, "OS_AUTH_TYPE": "v3oidcpassword"}, "OS_PASSWORD"),
        ({**PASSWORD, "OS_AUTH_TYPE": "v3multifactor"}, "OS_PASSWORD"),
        ({**PASSWORD, "OS_AUTH_TYPE": "v3totp"}, "OS_PASSCODE"),
        ({**PASSWORD, "OS_AUTH_TYPE": "token"}, "OS_TOKEN"),
        ({**PASSWORD, "OS_AUTH_TYPE": "v3applicationcredential"}, "OS_APPLICATION_CREDENTIAL_SECRET"),
        ({"OS_AUTH_TYPE": "v1password", "ST_AUTH": "https://x/auth/v1.0", "ST_USER": "test:tester"}, "ST_KEY"),
        ({"OS_AUTH_TYPE": "storage_token", "OS_STORAGE_URL": "https://x/v1/AUTH_1"}, "OS_AUTH_TOKEN"),
        ({"OS_AUTH_TYPE": "none", "OS_STORAGE_URL": "https://x/v1/AUTH_1"}, ""),
    ],
)
def test_the_exported_file_asks_for_the_secret(tmp_path: Path, variables: dict[str, str], secret: str) -> None:
    connection = Connection.new("Moon", variables)
    file = tmp_path / "openrc.sh"
    file.write_text(export_openrc(connection), encoding="utf-8")
    openrc = parse(file.read_text(encoding="utf-8"), file.name)
    assert dict(openrc.variables) == variables
    assert {name for name in openrc.prompts if not name.endswith("_INPUT")} == ({secret} if secret else set())
    assert bash(file, "wq8 $x").pop(secret, "wq8 $x") == "wq8 $x"
    assert {name: value for name, value in bash(file, "").items() if name != secret} == variables


@given(name=TEXTS, variables=st.dictionaries(st.sampled_from([*LOGIN_VARIABLES, *SECRET_VARIABLES]), TEXTS))
def test_what_is_exported_is_read_again(name: str, variables: dict[str, str]) -> None:
    connection = Connection.new(name, variables)
    text, _warnings = decode(export_openrc(connection).encode(), "x")
    assert dict(parse(text, "x").variables) == connection.variables


@pytest.mark.parametrize("value", ["it's", "$HOME `id` $(id)", "a\nexport OS_TOKEN=x", "\\", "a;b&c|d #e !", "Zoé €"])
def test_bash_reads_what_was_exported(tmp_path: Path, value: str) -> None:
    file = tmp_path / "openrc.sh"
    connection = Connection.new(f"Moon\n{value}", {**PASSWORD, "OS_USERNAME": value})
    file.write_text(export_openrc(connection), encoding="utf-8")
    assert bash(file, "pass phrase") == {**PASSWORD, "OS_USERNAME": value, "OS_PASSWORD": "pass phrase"}
