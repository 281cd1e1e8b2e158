"""openrc files: what is read, what is refused, and that nothing is executed."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from cloud.openrc import PASSWORD_FORM, without_prompt
from hypothesis import assume, given
from hypothesis import strategies as st
from swift_cog_browser.auth.errors import (
    OpenrcEmpty,
    OpenrcError,
    OpenrcMissing,
    OpenrcNotText,
    OpenrcSyntaxError,
    OpenrcTooLarge,
    OpenrcUnreadable,
    PasswordNeeded,
)
from swift_cog_browser.auth.login import ApplicationCredential
from swift_cog_browser.auth.login_variables import from_variables
from swift_cog_browser.auth.openrc import Openrc, parse, read
from swift_cog_browser.auth.openrc_variables import is_placeholder

HORIZON = PASSWORD_FORM.format(
    auth_url="https://keystone.example:5000/v3",
    project_id="0123456789abcdef0123456789abcdef",
    project="calibration",
    user="astrid",
    domain="Default",
    domain_id="default",
    region="RegionOne",
)


def bash(file: Path) -> dict[str, str]:
    """Return the OS_* variables that bash has after sourcing a file."""
    output = subprocess.run(
        ["bash", "--norc", "-c", 'source "$1" >/dev/null; env -0', "bash", str(file)],
        env={"PATH": os.environ["PATH"], "LANG": "C.UTF-8"},
        cwd=file.parent,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=True,
    ).stdout
    pairs = (entry.partition("=") for entry in output.decode("utf-8", "surrogateescape").split("\0"))
    return {name: value for name, _equals, value in pairs if name.startswith("OS_") and value.strip()}


def test_horizons_file_asks_for_the_password() -> None:
    openrc = parse(HORIZON, "astrid-openrc.sh")
    assert "OS_PASSWORD" in openrc.prompts
    assert "OS_PASSWORD" not in openrc.variables
    login = from_variables(openrc.variables, openrc.source)
    assert login.missing
    assert login.who == "astrid"
    assert login.project == "calibration"
    assert login.region == "RegionOne"
    assert login.interface == "public"
    with pytest.raises(PasswordNeeded, match="astrid"):
        login.complete()


@pytest.mark.parametrize("password", ["plain", "with 'single' and \"double\"", "$HOME `id` $(id) \\ !", "é€ #;&|"])
def test_reads_what_bash_reads(tmp_path: Path, password: str) -> None:
    file = tmp_path / "openrc.sh"
    file.write_text(without_prompt(HORIZON, password), encoding="utf-8")
    assert dict(read(file).variables) == bash(file)
    assert read(file).variables["OS_PASSWORD"] == password


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40))
def test_any_single_quoted_value(tmp_path_factory: pytest.TempPathFactory, value: str) -> None:
    assume(not is_placeholder("OS_PASSWORD", value))
    text = without_prompt(HORIZON, value)
    assert parse(text, "x").variables.get("OS_PASSWORD", "").strip() == value.strip()


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ('OS_USERNAME="a b"', "a b"),
        ("OS_USERNAME=a\\ b", "a b"),
        ("OS_USERNAME='a'\"b\"c", "abc"),
        ('NAME=x; export OS_USERNAME="${NAME}y"', "xy"),
        ("export OS_REGION_NAME=r OS_USERNAME=two", "two"),
        ("declare -x OS_USERNAME=a", "a"),
        ("OS_USERNAME=a && export OS_USERNAME", "a"),
        ("OS_USERNAME=a # a comment", "a"),
        ("OS_USERNAME=a#b", "a#b"),
        ('OS_USERNAME="a\\\nb"', "ab"),
        ('OS_USERNAME="a\nb"', "a\nb"),
        ('OS_USERNAME=a\nif [ -z "$OS_USERNAME" ]; then unset OS_USERNAME; fi', "a"),
        ('OS_USERNAME=a\nif [ -n "$OS_USERNAME" ]; then OS_USERNAME=b; else OS_USERNAME=c; fi', "b"),
        ('X=\nOS_USERNAME=a\nif [ -n "$X" ]; then OS_USERNAME=b; else OS_USERNAME=c; fi', "c"),
        ('OS_USERNAME="$"', "$"),
        ('OS_USERNAME="a\\$b\\`c\\"d\\\\e"', 'a$b`c"d\\e'),
        ('OS_USERNAME="a\\d"', "a\\d"),
    ],
)
def test_quoting_and_statements(tmp_path: Path, line: str, value: str) -> None:
    file = tmp_path / "openrc.sh"
    file.write_text(f"{line}\nexport OS_USERNAME\n")
    assert read(file).variables["OS_USERNAME"] == value
    assert bash(file)["OS_USERNAME"] == value


def test_nothing_is_executed(tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    commands = f"touch {trace}\n`touch {trace}`\necho $(touch {trace})\nsource {trace}\neval touch {trace}\n"
    before = dict(os.environ)
    assert parse(commands + "OS_USERNAME=a\n", "x").variables == {"OS_USERNAME": "a"}
    assert not trace.exists()
    assert dict(os.environ) == before


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("\nexport OS_USERNAME=$(pass show cloud)\n", 2, "nothing is executed"),
        ("export OS_USERNAME=`pass`\n", 1, "nothing is executed"),
        ('a=1\nexport OS_PASSWORD="ab$cd"\n', 2, "single quotes"),
        ("export OS_PASSWORD=${X:0:3}\n", 1, "not understood"),
        ("export OS_PASSWORD=a$1\n", 1, "running shell"),
        ("export OS_PASSWORD='abc\n", 1, "single quote"),
        ('x=1\nexport OS_PASSWORD="abc\n', 2, "double quote"),
        ("export OS_PASSWORD=$(abc\n", 1, "not closed"),
        ("export OS_USERNAME = astrid\n", 1, "no blank"),
        ("export OS_PASSWORD=a|b\n", 1, "single quotes"),
        ("if [ -z x ]; then\nOS_USERNAME=a\n", 1, "fi"),
        ("fi\n", 1, "no meaning"),
        ("if type x; then OS_USERNAME=a; fi\n", 1, "only"),
    ],
)
def test_refusals_name_the_line_and_the_reason(text: str, line: int, reason: str) -> None:
    with pytest.raises(OpenrcSyntaxError, match=reason) as caught:
        parse(text, "astrid-openrc.sh")
    assert caught.value.values["line"] == line
    assert "astrid-openrc.sh" in str(caught.value)


@given(st.binary(max_size=400))
def test_any_bytes_give_variables_or_our_own_error(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    file = tmp_path_factory.getbasetemp() / "any-openrc.sh"
    file.write_bytes(data)
    try:
        assert isinstance(read(file), Openrc)
    except OpenrcError as error:
        assert str(error)


@given(st.text("OS_USERPATH='\"$(){}`;&|\\\n #=abc", max_size=120))
def test_any_shell_like_text_gives_variables_or_our_own_error(text: str) -> None:
    try:
        assert isinstance(parse(text, "x"), Openrc)
    except OpenrcError as error:
        assert str(error)


def test_files_that_are_none(tmp_path: Path) -> None:
    file = tmp_path / "x-openrc.sh"
    with pytest.raises(OpenrcMissing, match="x-openrc"):
        read(file)
    file.write_bytes(b" \n")
    with pytest.raises(OpenrcEmpty, match="empty"):
        read(file)
    file.write_bytes((Path(__file__).parent.parent / "data" / "cog_scale.tif").read_bytes())
    with pytest.raises(OpenrcNotText, match="not a text file"):
        read(file)
    file.write_bytes(b"#" * (1024 * 1024 + 1))
    with pytest.raises(OpenrcTooLarge, match="1 MiB"):
        read(file)
    with pytest.raises(OpenrcUnreadable, match="cannot be read"):
        read(tmp_path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends(tmp_path: Path, encoding: str, line_end: str) -> None:
    file = tmp_path / "openrc.sh"
    file.write_bytes(HORIZON.replace("astrid", "Zoé").replace("\n", line_end).encode(encoding))
    assert read(file).variables["OS_USERNAME"] == "Zoé"


def test_no_secret_in_repr() -> None:
    secret = "Wq8#unlikely"
    login = from_variables(parse(without_prompt(HORIZON, secret), "x").variables, "x")
    credential = ApplicationCredential("id", secret)
    openrc = parse(without_prompt(HORIZON, secret), "x")
    for value in (login, credential, openrc, login.credentials):
        assert secret not in repr(value) + str(value)
