"""openrc files of PowerShell, cmd and csh, and .env files."""

from __future__ import annotations

import pytest
from swift_cog_browser.auth.errors import OpenrcSyntaxError
from swift_cog_browser.auth.openrc import parse

POWERSHELL_VALUES = {
    '"a b"': "a b",
    "'a''b $x `n'": "a'b $x `n",
    '"a`"b""c`$d`n"': 'a"b"c$d\n',
    '"$name-$env:OS_REGION_NAME"': "n-r",
    '"${name}x$($name)"': None,
    '"cost: $5"': None,
    "'a' + \"b\" + $name": "abn",
    "3": "3",
    '"$nobody"': None,
    "“a”": None,
    "astrid": None,
    "(Get-Content x)": None,
    "@'\na\n'@": None,
    '"a`u{e9}"': "aé",
}


@pytest.mark.parametrize(("written", "value"), POWERSHELL_VALUES.items())
def test_powershell_values(written: str, value: str | None) -> None:
    text = f"$name = 'n'\n$env:OS_REGION_NAME = 'r'\n$env:OS_USERNAME = {written} # remark\n"
    if value is None:
        with pytest.raises(OpenrcSyntaxError) as caught:
            parse(text, "x")
        assert caught.value.values["variable"] == "OS_USERNAME"
        assert caught.value.values["line"] == 3
    else:
        assert parse(text, "x").variables["OS_USERNAME"] == value


@pytest.mark.parametrize(
    "text",
    [
        '$p = Read-Host "Password" -AsSecureString\n'
        "$b = [System.Runtime.InteropServices.Marshal]::SecureStringToBSTR($p)\n"
        "$env:OS_PASSWORD = [System.Runtime.InteropServices.Marshal]::PtrToStringAuto($b)",
        "$env:OS_PASSWORD = Read-Host -Prompt 'Password'",
        "$p = Read-Host -AsSecureString\n$env:OS_PASSWORD = [Net.NetworkCredential]::new('', $p).Password",
        "$p = Read-Host\nSet-Item -Path Env:OS_PASSWORD -Value $p",
        '$p = Read-Host\n[Environment]::SetEnvironmentVariable("OS_PASSWORD", $p)',
    ],
)
def test_powershell_asks(text: str) -> None:
    openrc = parse(f"$env:OS_USERNAME = 'a'\n{text}\n", "x")
    assert (openrc.prompts, openrc.warnings) == ({"OS_PASSWORD"}, ())


def test_powershell_programs_and_blocks() -> None:
    openrc = parse("$env:OS_USERNAME = 'a'\n$env:OS_PASSWORD = (pass show cloud)\nRemove-Item Env:OS_USERNAME\n", "x")
    assert openrc.prompts == {"OS_PASSWORD"}
    assert "runs a program" in openrc.warnings[0]
    assert openrc.variables == {}
    for text in ("if ($x) { $env:OS_USERNAME = 'a' }", "$env:OS_USERNAME += 'a'", "export OS_USERNAME=a"):
        with pytest.raises(OpenrcSyntaxError, match="line 3, OS_USERNAME"):
            parse(f"$env:OS_A = 'a'\n$env:OS_B = 'b'\n{text}\n", "x")
    assert parse("$env:OS_A = 'a'\nif ($env:OS_A -eq 'x') { Write-Host $env:OS_A }", "x").variables == {"OS_A": "a"}


CMD_VALUES = {
    "set OS_USERNAME=a b": "a b",
    'set "OS_USERNAME=a & b" & echo x': "a & b",
    "set OS_USERNAME=a^&b^^": "a&b^",
    "set OS_USERNAME=50%%": "50%",
    "set OS_USERNAME=%OS_REGION_NAME%%os_region_name%": "rr",
    "@SET os_username=a": "a",
    "set OS_USERNAME=a^\nb": "ab",
    "set OS_USERNAME=a&set X=b": "a",
    "set OS_USERNAME=%NOBODY%": None,
    "set OS_USERNAME=50%": None,
    'set OS_USERNAME="a"': None,
    "set OS_USERNAME = a": None,
    "set OS_USERNAME= a": None,
    "set OS_USERNAME=a|b": None,
    "set /a OS_USERNAME=1+1": None,
    "if x==x set OS_USERNAME=a": None,
    "if x==x (\nset OS_USERNAME=a\n)": None,
    "for /f %%i in ('whoami') do set OS_USERNAME=%%i": None,
    "goto next\nset OS_USERNAME=a": None,
    "setx OS_USERNAME a": None,
    "export OS_USERNAME=a": None,
    "setlocal EnableDelayedExpansion\nset OS_USERNAME=a!b!": None,
}


@pytest.mark.parametrize(("written", "value"), CMD_VALUES.items())
def test_cmd_values(written: str, value: str | None) -> None:
    text = f"@echo off\nset OS_REGION_NAME=r\nset OS_A=a\n:: remark\n{written}\nrem set OS_B=b\n".replace("\n", "\r\n")
    if value is None:
        with pytest.raises(OpenrcSyntaxError) as caught:
            parse(text, "x")
        assert caught.value.values["variable"] == "OS_USERNAME"
    else:
        assert parse(text, "x").variables == {"OS_REGION_NAME": "r", "OS_A": "a", "OS_USERNAME": value}


def test_cmd_asks() -> None:
    for text in (
        "set /p OS_PASSWORD=Password: ",
        'set /P "OS_PASSWORD=Password: "',
        "set /p pw=?\nset OS_PASSWORD=%pw%",
        'if "%OS_PASSWORD%"=="" set /p OS_PASSWORD=?',
    ):
        openrc = parse(f"set OS_USERNAME=a\n{text}\n", "x")
        assert (openrc.prompts, openrc.warnings) == ({"OS_PASSWORD"}, ())
    openrc = parse("set OS_USERNAME=a\nfor /f %%i in ('pass') do set OS_PASSWORD=%%i\n", "x")
    assert openrc.prompts == {"OS_PASSWORD"}
    assert "runs a program" in openrc.warnings[0]


CSH_VALUES = {
    "a": "a",
    "'a b'": "a b",
    '"a b"': "a b",
    "\"$name\"'$name'": "n$name",
    "${name}x": "nx",
    "it\\'s": "it's",
    "'a\\!b'": "a!b",
    "a ; setenv X b": "a",
    "`whoami`": None,
    "a b": None,
    "$name:h": None,
    "$nobody": None,
    "a*": None,
    '"a\\"b"': None,
    "'a": None,
    '"a': None,
    "= a": None,
    "a | b": None,
    "~": None,
}


@pytest.mark.parametrize(("written", "value"), CSH_VALUES.items())
def test_csh_values(written: str, value: str | None) -> None:
    text = f"set name = n\nsetenv OS_A a # remark\nsetenv OS_USERNAME {written}\n"
    if value is None:
        with pytest.raises(OpenrcSyntaxError) as caught:
            parse(text, "x")
        assert (caught.value.values["line"], caught.value.values["variable"]) == (3, "OS_USERNAME")
    else:
        assert parse(text, "x").variables == {"OS_A": "a", "OS_USERNAME": value}


def test_csh_asks_and_conditions() -> None:
    openrc = parse('setenv OS_A a\nset pw="$<"\nsetenv OS_PASSWORD $pw\nunsetenv OS_A\n', "x")
    assert (openrc.prompts, dict(openrc.variables)) == ({"OS_PASSWORD"}, {})
    assert parse("setenv OS_A a\nsetenv OS_PASSWORD `pass`\n", "x").prompts == {"OS_PASSWORD"}
    assert parse("setenv OS_CACERT ~/ca.pem\n", "x").variables == {"OS_CACERT": "~/ca.pem"}
    for text in (
        "if ($?x) then\nsetenv OS_B b\nendif",
        "if ($?x) setenv OS_B b",
        "foreach i (1 2)\nsetenv OS_B $i\nend",
    ):
        with pytest.raises(OpenrcSyntaxError, match="OS_B"):
            parse(f"setenv OS_A a\n{text}\n", "x")


@pytest.mark.parametrize(
    ("line", "named", "unnamed"),
    [
        ("OS_PASSWORD=two words", "two words", "two words"),
        ("OS_PASSWORD=a;b&c", "a;b&c", None),
        ("OS_PASSWORD='a b'", "a b", "a b"),
        ("OS_PASSWORD=a$b", None, None),
        ("OS_PASSWORD=two words # remark", None, None),
        ("OS_PASSWORD = a", None, None),
        ("OS_PASSWORD=two words'", None, None),
    ],
)
def test_dotenv(line: str, named: str | None, unnamed: str | None) -> None:
    for source, value in (("cloud.env", named), ("file", unnamed)):
        text = f"# remark\nOS_USERNAME=a\n{line}\n"
        if value is None:
            with pytest.raises(OpenrcSyntaxError) as caught:
                parse(text, source)
            assert (caught.value.values["line"], caught.value.values["variable"]) == (3, "OS_PASSWORD")
        else:
            assert parse(text, source).variables == {"OS_USERNAME": "a", "OS_PASSWORD": value}
