"""Makes up shell scripts that set, unset and test variables, for a comparison of the openrc reader with bash."""

from __future__ import annotations

from random import Random

NAMES = ("OS_A", "OS_B", "OS_C", "X", "Y", "OS_PASSWORD", "OS_CACERT")
VALUES = (
    *("a", "b", "''", '""', '"$X"', "$X", "${X}", "$OS_A", '"${OS_A:-d}"', "${OS_B-e}", "${Y:-z$X}", "'q r'", '"s t"'),
    *("c\\ d", "$'n\\t'", "x#y", "a=b", "${X:+u}", "$1", "a{b,c}", "*", "[a]", "'$X'", '"\\$X"', "${OS_A:-'g h'}"),
    *('"${OS_A:-g  h}"', "", '"a b" c', "$Y", "$(echo hi)", "`echo`", "${Z:=w}", '"\\${X}"', "${OS_C:-${X}}"),
)
COMMANDS = ("true", "false", ":", "type ls", "grep x /dev/null", "[ -f /etc ]", "[ -d /etc ]")
ODD = (
    "return",
    "exit 1",
    "readonly OS_A",
    "declare -u OS_B",
    "set -- a",
    "eval X=1",
    "printf -v X 1",
    "cat <<E\nit's\nE",
)
DEEPEST = 4


class Script:
    """The same seed makes the same scripts."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)

    def text(self) -> str:
        return "".join(f"{self._statement(0)}\n" for _each in range(self._random.randint(2, 7)))

    def _one(self, *of: str) -> str:
        return self._random.choice(of)

    def _value(self) -> str:
        return self._one(*VALUES)

    def _assignment(self) -> str:
        return f"{self._one(*NAMES)}={self._value()}"

    def _test(self) -> str:
        unary = f"{self._one('-z', '-n', '! -z')} {self._value()}"
        binary = f"{self._value()} {self._one('=', '!=', '==')} {self._value()}"
        inside = self._one(unary, binary, self._value())
        negated = self._one("", "", "", "! ")
        return negated + self._one(f"[ {inside} ]", f"[[ {inside} ]]", f"test {inside}", self._one(*COMMANDS))

    def _statement(self, depth: int) -> str:
        simple = (
            *(f"export {self._assignment()}", self._assignment(), f"{self._assignment()} {self._assignment()}"),
            *(f"export {self._assignment()} {self._assignment()}", f"unset {self._one(*NAMES)} {self._one(*NAMES)}"),
            *(f"declare -x {self._assignment()}", f'export "{self._assignment()}"'),
            f": ${{{self._one(*NAMES)}:={self._value()}}}",
        )
        if depth > DEEPEST or self._random.random() < 0.6:
            return self._one(*simple)
        return self._compound(depth + 1)

    def _compound(self, depth: int) -> str:
        one, other = self._statement(depth), self._statement(depth)
        test = self._test()
        return self._one(
            *(f"if {test}; then {one}\n elif {self._test()}\nthen {other}; else {self._statement(depth)}; fi",),
            *(f"if {test}; then {one}; fi", f"{test} && {one}", f"{test} || {one}", f"{{ {one}; {other}; }}"),
            *(f"{one} {self._one('&&', '||', ';', '|', '&')} {other}", f"f() {{ {one}; }}; {self._one('f', ':')}"),
            *(f"for k in {self._value()} OS_A; do {self._one('unset $k', one)}; done", f"({one})", self._one(*ODD)),
            f"case {self._value()} in a) {one};; *) {other};; esac",
        )
