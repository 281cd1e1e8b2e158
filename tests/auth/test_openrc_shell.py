"""openrc files of a POSIX shell: what is accepted, what becomes a prompt, what is refused and with which words."""

from __future__ import annotations

import pytest
from swift_cog_browser.auth.errors import OpenrcSyntaxError
from swift_cog_browser.auth.openrc import Openrc, parse

CLEARS = (
    "for key in $( set | awk '{FS=\"=\"}  /^OS_/ {print $1}' ); do unset $key ; done",
    "for key in $( set | awk -F= '/^OS_/ {print $1}' ); do unset \"${key}\" ; done",
    "unset $(env | grep ^OS_ | cut -d= -f1)",
    "unset `env | grep -o '^OS_[^=]*'`",
    "unset ${!OS_*}",
    "for v in $(compgen -v | grep '^OS_')\ndo\n  unset $v\ndone",
)


def read(text: str) -> Openrc:
    return parse(text, "astrid-openrc.sh")


@pytest.mark.parametrize("clear", CLEARS)
def test_the_loop_that_clears_every_variable(clear: str) -> None:
    assert read(f"{clear}\nexport OS_USERNAME=a\n").variables == {"OS_USERNAME": "a"}
    assert read(f"export OS_USERNAME=a ST_USER=b\n{clear}\n").variables == {"ST_USER": "b"}


@pytest.mark.parametrize(
    "text",
    [
        "read -sr OS_PASSWORD",
        "read -p 'Password: ' -s OS_PASSWORD",
        "read -rsp 'Password: ' pw\nexport OS_PASSWORD=$pw",
        "stty -echo\nprintf 'Password: '\nread -r pw\nstty echo\nexport OS_PASSWORD=\"${pw}\"",
        "IFS= read -r pw && OS_PASSWORD=$pw && export OS_PASSWORD",
        'if [ -z "$OS_PASSWORD" ]; then read -s OS_PASSWORD; fi',
        '[ -z "$OS_PASSWORD" ] && read -s OS_PASSWORD',
        'while [ -z "$OS_PASSWORD" ]; do read -s OS_PASSWORD; done',
        "read -s 'OS_PASSWORD?Password: '",
        "read -s pw; OS_PASSWORD=${pw:-}",
    ],
)
def test_reading_from_the_keyboard_is_a_prompt(text: str) -> None:
    openrc = read(f"OS_USERNAME=a\n{text}\n")
    assert openrc.prompts == {"OS_PASSWORD"}
    assert openrc.variables == {"OS_USERNAME": "a"}
    assert openrc.warnings == ()


@pytest.mark.parametrize(
    "text",
    [
        "export OS_PASSWORD=$(pass show cloud)",
        "export OS_PASSWORD=`pass show cloud`",
        'pw="$(pass show cloud)"\nOS_PASSWORD="$pw"',
        "export OS_PASSWORD=$(<~/.secret)",
        'export OS_PASSWORD="$(echo "a)b" | sed \'s/(//\')"',
    ],
)
def test_a_program_that_gives_a_secret_is_a_prompt_with_a_warning(text: str) -> None:
    openrc = read(text + "\n")
    assert openrc.prompts == {"OS_PASSWORD"}
    (warning,) = openrc.warnings
    assert "this file runs a program to get the secret; nothing is executed here" in warning
    assert f"line {text.count(chr(10)) + 1}: OS_PASSWORD" in warning


def test_what_is_typed_and_joined_with_text_is_asked_for_as_a_whole() -> None:
    openrc = read('read -s pin\nexport OS_PASSWORD="abc$pin"\n')
    assert openrc.prompts == {"OS_PASSWORD"}
    assert "give the whole" in openrc.warnings[0]


@pytest.mark.parametrize(
    "text",
    [
        "f() { openstack token issue; }",
        "function g { echo OS_USERNAME=b; }",
        "case $- in *i*) echo hi;; esac",
        "cat <<'EOF'\nexport OS_USERNAME=b don't\nEOF",
        "a=(1 2 3)\nb[1]=x",
        "export PS1='[\\u@\\h]\\$ '",
        "grep -q x y | tee z && echo `date`",
        "if type pass; then echo yes; else PATH=$PATH:/opt; fi",
        "complete -F _openstack openstack",
        'if [[ "${BASH_SOURCE[0]}" == "$0" ]]; then echo "source me"; exit 1; fi',
        "openstack server list > x 2>&1",
        ": $((1 + 2))",
        "for i in 1 2; do echo $i; done",
        "(cd /tmp; ls)",
        "trap 'stty echo' EXIT",
        "# a comment with ' and $( in it",
    ],
)
def test_what_sets_nothing_that_matters_is_passed_over(text: str) -> None:
    assert read(f"{text}\nexport OS_USERNAME=a\n").variables == {"OS_USERNAME": "a"}


@pytest.mark.parametrize("name", ["OS_CACERT", "OS_CERT", "OS_KEY"])
@pytest.mark.parametrize("value", ["~/ca.pem", "$HOME/ca.pem", '"${HOME}/ca.pem"', "${OS_X:-~/ca.pem}"])
def test_the_home_folder_in_names_of_files(name: str, value: str) -> None:
    assert read(f"export {name}={value}\n").variables == {name: "~/ca.pem"}


@pytest.mark.parametrize(
    ("text", "line", "variable", "words"),
    [
        ("OS_USERNAME=$(whoami)", 1, "OS_USERNAME", "runs a program"),
        ("x=`id`\nOS_USERNAME=$x", 2, "OS_USERNAME", "runs a program"),
        ("OS_USERNAME=$USER", 1, "OS_USERNAME", "computer to computer"),
        ("OS_USERNAME=$NOBODY", 1, "OS_USERNAME", "does not set"),
        ('OS_PASSWORD="pa$word"', 1, "OS_PASSWORD", "single quotes"),
        ("OS_PASSWORD=pa$$word", 1, "OS_PASSWORD", "running shell"),
        ("OS_PASSWORD=a\\b", 1, "OS_PASSWORD", "backslash"),
        ("OS_PASSWORD=a;b", 1, "OS_PASSWORD", "cut"),
        ("OS_PASSWORD=a&&b", 1, "OS_PASSWORD", "cut"),
        ("OS_PASSWORD=a&b", 1, "OS_PASSWORD", "'&'"),
        ("OS_PASSWORD=a|b", 1, "OS_PASSWORD", "'|'"),
        ("OS_PASSWORD=a||b", 1, "OS_PASSWORD", "'||'"),
        ("OS_PASSWORD=a>b", 1, "OS_PASSWORD", "'>'"),
        ("OS_PASSWORD=a(b", 1, "OS_PASSWORD", "no meaning"),
        ("export OS_PASSWORD=two words", 1, "OS_PASSWORD", "blank"),
        ("OS_PASSWORD=two words", 1, "OS_PASSWORD", "blank"),
        ("export OS_PASSWORD=a{b,c}", 1, "OS_PASSWORD", "braces"),
        ("OS_PASSWORD=~a", 1, "OS_PASSWORD", "home folder"),
        ("OS_AUTH_URL=~/x", 1, "OS_AUTH_URL", "home folder"),
        ("OS_USERNAME = a", 1, "OS_USERNAME", "blank"),
        ("export OS_USERNAME= a", 1, "OS_USERNAME", "blank"),
        ("export OS_USERNAME =a", 1, "OS_USERNAME", "blank"),
        ("export OS_USERNAME=“a”", 1, "OS_USERNAME", "typographic"),
        ("export OS_USERNAME=a\u00a0", 1, "OS_USERNAME", "typographic"),
        ("export\u00a0OS_USERNAME=a", 1, "OS_USERNAME", "no command"),
        ("Export OS_USERNAME=a", 1, "OS_USERNAME", "no command"),
        ("\n\nexport OS_USERNAME='a", 3, "OS_USERNAME", "not closed"),
        ('export OS_USERNAME="a\nexport OS_PASSWORD="b"\n', 2, "OS_USERNAME", "not closed"),
        ('export OS_USERNAME="a\nexport OS_REGION_NAME="b\n', 1, "OS_USERNAME", "next line"),
        ("export OS_USERNAME=${X:0:1}", 1, "OS_USERNAME", "not understood"),
        ("export OS_USERNAME=${X:?no}", 1, "OS_USERNAME", "not understood"),
        ("export OS_USERNAME=$((1))", 1, "OS_USERNAME", "arithmetic"),
        ("OS_USERNAME=(a b)", 1, "OS_USERNAME", "array"),
        ("OS_USERNAME[0]=a", 1, "OS_USERNAME", "array"),
        ("OS_USERNAME+=a", 1, "OS_USERNAME", "appended"),
        ("f() { export OS_USERNAME=a; }", 1, "OS_USERNAME", "function"),
        ("case x in x) OS_USERNAME=a;; esac", 1, "OS_USERNAME", "case"),
        ("for i in 1; do OS_USERNAME=a; done", 1, "OS_USERNAME", "loop"),
        ("(OS_USERNAME=a)", 1, "OS_USERNAME", "brackets"),
        ("echo a | read OS_USERNAME\nOS_USERNAME=b | c", 2, "OS_USERNAME", "'|'"),
        ("eval 'export OS_USERNAME=a'", 1, "OS_USERNAME", "eval"),
        ("printf -v OS_USERNAME a", 1, "OS_USERNAME", "printf"),
        ("readonly OS_USERNAME=a\nOS_USERNAME=b", 2, "OS_USERNAME", "read-only"),
        ("declare -u OS_USERNAME=a", 1, "OS_USERNAME", "options"),
        ("if ls; then OS_USERNAME=a; fi", 1, "OS_USERNAME", "condition"),
        ("ls && OS_USERNAME=a", 1, "OS_USERNAME", "succeeds"),
        ("set OS_USERNAME=a\nexport OS_A=b\nOS_C=d", 1, "OS_USERNAME", "'set'"),
        ("setenv OS_USERNAME a\nexport OS_A=b\nOS_C=d", 1, "OS_USERNAME", "'setenv'"),
        ("OS_A=b\nunset $(ls)", 2, "this statement", "unset"),
        ("OS_USERNAME=<your name>", 1, "OS_USERNAME", "filled in"),
        ("OS_USERNAME='<name>'", 1, "OS_USERNAME", "filled in"),
        ("OS_AUTH_URL=https://'<host>':5000/v3", 1, "OS_AUTH_URL", "filled in"),
        ("OS_PASSWORD=changeme", 1, "OS_PASSWORD", "filled in"),
        ("OS_PASSWORD=your_password", 1, "OS_PASSWORD", "filled in"),
        ('OS_PASSWORD="[YOUR PASSWORD]"', 1, "OS_PASSWORD", "filled in"),
        ("OS_PASSWORD='{{ password }}'", 1, "OS_PASSWORD", "filled in"),
        ("fi", 1, "this statement", "no meaning"),
        ("if [ -z a ]; then\nOS_USERNAME=a", 1, "this statement", "'if' has no 'fi'"),
        ("cat <<EOF\nOS_USERNAME=a", 1, "this statement", "here-document"),
        ("$env:OS_USERNAME = 'a'\nOS_A=a\nOS_B=b", 1, "OS_USERNAME", "PowerShell"),
    ],
)
def test_refusals_name_line_variable_reason_and_remedy(text: str, line: int, variable: str, words: str) -> None:
    with pytest.raises(OpenrcSyntaxError) as caught:
        read(text + "\n")
    error = caught.value
    assert (error.values["line"], error.values["variable"]) == (line, variable), str(error)
    assert words in str(error)
    assert str(error.values["remedy"])


def test_a_secret_is_never_quoted_in_an_error() -> None:
    for value in ("hunter2$x", "hunter2&y", "hunter2 z", "'hunter2", '"hunter2$(', "hunter2|q", "<hunter2>"):
        for name in ("OS_PASSWORD", "OS_USERNAME"):
            with pytest.raises(OpenrcSyntaxError) as caught:
                read(f"export {name}={value}\n")
            assert "hunter2" not in str(caught.value) + str(caught.value.values) + caught.value.details


def test_what_another_file_may_set_is_said() -> None:
    openrc = read("source ./other.sh\n. /etc/rc\nexport OS_USERNAME=a\n")
    assert [warning.partition(" is passed over")[0] for warning in openrc.warnings] == [
        "astrid-openrc.sh, line 1: 'source'",
        "astrid-openrc.sh, line 2: '.'",
    ]


def test_the_end_that_a_file_gives_itself() -> None:
    openrc = read('[ -z "$OS_TOKEN" ] && return 1\nexport OS_USERNAME=a\n')
    assert openrc.variables == {}
    assert "'return' is passed over" in openrc.warnings[0]
