"""Puts the words of a POSIX shell's file together to commands, conditions and blocks; executes nothing.

Source of the rules: POSIX.1-2017, Shell Command Language, 2.9 (commands) and 2.10 (grammar).
"""

from __future__ import annotations

import re
from collections.abc import Callable

from .openrc_nodes import Block, Chain, Command, Condition, Group, Negation, Node
from .openrc_variables import NAME, QUOTE_IT
from .openrc_words import LexicalError, Literal, Operator, Token, Word
from .phrase import Phrase

DEEPEST = 25
REDIRECTIONS = frozenset({"<", ">", ">>", "<<", "<<-", "<<<", "<&", ">&", "<>", ">|", "&>", "&>>"})
RESERVED = frozenset({"in", "then", "elif", "else", "fi", "do", "done", "esac", "}"})
IN_A_FUNCTION = Phrase("it is in a function")
NOT_FILLED_IN = Phrase("the value has not been filled in, or holds '<' or '>' outside quotes")
_JOINS_TESTS = frozenset({"&&", "||", "(", ")", "!", "\n"})
_OPEN_SUBSCRIPT = re.compile(r"[A-Za-z_]\w*\[[^\]]*\Z")
_BINARY = frozenset({"=", "==", "!=", "<", ">"})
_UNARY = re.compile(r"-[a-zA-Z]")
_ENDS_OF_CASES = frozenset({";;", ";&", ";;&"})


class Parser:
    """Reads tokens from left to right, once."""

    def __init__(self, tokens: list[Token]) -> None:
        self._tokens = tokens
        self._at = 0
        self._depth = 0

    def program(self) -> list[Node]:
        """Return the commands of the file.

        Raises:
            LexicalError: a shell would not understand it either, or its blocks are nested too deeply.
        """
        nodes = self._list(frozenset())
        if self._token() is not None:
            raise self._unexpected()
        return nodes

    def _token(self) -> Token | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _operator(self) -> str:
        token = self._token()
        return token.text if isinstance(token, Operator) else ""

    def _keyword(self) -> str:
        token = self._token()
        return token.bare if isinstance(token, Word) else ""

    def _next(self) -> Token:
        token = self._tokens[self._at]
        self._at += 1
        return token

    def _line(self) -> int:
        token = self._token() or (self._tokens[-1] if self._tokens else None)
        return token.line if token else 1

    def _unexpected(self, words: list[Word] | None = None) -> LexicalError:
        shown = self._operator() or self._keyword()
        shown = (
            Phrase("the end of the line") if shown == "\n" else f"'{shown}'" if shown else Phrase("the end of the file")
        )
        remedy = Phrase("Put the value in single quotes if it belongs to a value, or delete the statement")
        return LexicalError(
            self._line(), _variable(words or []), Phrase("{text} has no meaning here", text=shown), remedy
        )

    def _expect(self, keyword: str, start: int, opening: str) -> None:
        if self._keyword() != keyword:
            if self._token() is None:
                raise LexicalError(
                    start,
                    "",
                    Phrase("'{opening}' has no '{closing}'", opening=opening, closing=keyword),
                    Phrase("Write '{closing}' at its end", closing=keyword),
                )
            raise self._unexpected()
        self._next()

    def _skip_lines(self) -> None:
        while self._operator() == "\n":
            self._next()

    def _list(self, stops: frozenset[str]) -> list[Node]:
        nodes: list[Node] = []
        while True:
            self._skip_lines()
            token = self._token()
            ends = self._operator() == ")" or self._operator() in _ENDS_OF_CASES
            if token is None or self._keyword() in stops or (ends and self._depth):
                if not nodes and stops and "esac" not in stops and token is not None:
                    raise self._unexpected()
                return nodes
            node = self._chain()
            if self._operator() == "&":
                node = Block(self._line(), Phrase("'&' runs it in the background"), [node])
            nodes.append(node)
            if self._operator() in (";", "&", "\n"):
                self._next()
            elif self._token() is not None and not (self._depth and self._operator() in (")", *_ENDS_OF_CASES)):
                raise self._unexpected()

    def _chain(self) -> Node:
        items = [self._pipeline()]
        operators: list[str] = []
        while self._operator() in ("&&", "||"):
            operators.append(self._operator())
            self._next()
            self._skip_lines()
            items.append(self._pipeline())
        return Chain(items, operators) if operators else items[0]

    def _pipeline(self) -> Node:
        if self._keyword() in ("!", "time"):
            negated = self._keyword() == "!"
            self._next()
            item = self._nested(self._pipeline)
            return Negation(item) if negated else item
        line = self._line()
        items = [self._command()]
        while self._operator() in ("|", "|&"):
            self._next()
            self._skip_lines()
            if self._keyword() in ("!", "time"):
                # A shell takes these at the beginning of a pipe only, and refuses the file.
                raise self._unexpected()
            items.append(self._command())
        return Block(line, Phrase("it is part of a pipe ('|')"), items) if len(items) > 1 else items[0]

    def _nested(self, parse: Callable[[], Node]) -> Node:
        self._depth += 1
        if self._depth > DEEPEST:
            raise LexicalError(
                self._line(), "", Phrase("the blocks are nested too deeply"), Phrase("Keep the lines that you need")
            )
        node = parse()
        self._depth -= 1
        return node

    def _compound(self) -> dict[str, Callable[[], Node]]:
        """Return what reads the rest of a command, by the keyword it begins with."""
        return {
            "if": self._if,
            "while": self._loop,
            "until": self._loop,
            "for": self._for,
            "select": self._for,
            "case": self._case,
            "function": self._function,
            "{": self._braces,
        }

    def _command(self) -> Node:
        parse = self._compound().get(self._keyword())
        if self._operator() == "(":
            parse = self._brackets
        if parse is None:
            if self._keyword() in RESERVED:
                raise self._unexpected()
            return self._simple()
        node = self._nested(parse)
        self._redirections([])
        return node

    def _if(self) -> Node:
        node = Condition(self._line())
        while self._keyword() in ("if", "elif"):
            self._next()
            condition = self._list(frozenset({"then"}))
            self._expect("then", node.line, "if")
            node.branches.append((condition, self._list(frozenset({"elif", "else", "fi"}))))
        if self._keyword() == "else":
            self._next()
            node.otherwise = self._list(frozenset({"fi"}))
        self._expect("fi", node.line, "if")
        return node

    def _loop(self) -> Node:
        line, kind = self._line(), self._keyword()
        self._next()
        body = self._list(frozenset({"do"}))
        return self._do(Block(line, Phrase("it is in a loop ('{kind}')", kind=kind), body), kind)

    def _for(self) -> Node:
        line, kind = self._line(), self._keyword()
        self._next()
        name = self._keyword()
        words: list[Word] = []
        while self._token() is not None and self._keyword() != "do":
            token = self._next()
            if isinstance(token, Word):
                words.append(token)
        if len(words) > 1 and words[1].bare != "in":
            raise self._unexpected()
        return self._do(Block(line, Phrase("it is in a loop ('{kind}')", kind=kind), [], name, words[2:]), kind)

    def _do(self, block: Block, kind: str) -> Node:
        self._expect("do", block.line, kind)
        block.body += self._list(frozenset({"done"}))
        self._expect("done", block.line, kind)
        return block

    def _case(self) -> Node:
        block = Block(self._line(), Phrase("it is in a 'case'"), [])
        self._next()
        if not isinstance(self._token(), Word):
            raise self._unexpected()
        self._next()
        self._skip_lines()
        self._expect("in", block.line, "case")
        self._skip_lines()
        while self._token() is not None and self._keyword() != "esac":
            while self._token() is not None and self._operator() != ")":
                self._next()
            if self._token() is not None:
                self._next()
            block.body += self._list(frozenset({"esac"}))
            if self._operator() in _ENDS_OF_CASES:
                self._next()
            self._skip_lines()
        self._expect("esac", block.line, "case")
        return block

    def _function(self) -> Node:
        line = self._line()
        self._next()
        name = self._keyword()
        if not isinstance(self._token(), Word):
            raise self._unexpected()
        self._next()
        if self._operator() == "(":
            self._next()
            self._close()
        return self._function_body(line, name)

    def _function_body(self, line: int, name: str) -> Node:
        self._skip_lines()
        if self._operator() != "(" and self._keyword() not in (*self._compound(), "[["):
            raise self._unexpected()
        return Block(line, IN_A_FUNCTION, [self._nested(self._command)], name)

    def _close(self) -> None:
        if self._operator() != ")":
            raise self._unexpected()
        self._next()

    def _braces(self) -> Node:
        line = self._line()
        self._next()
        body = self._list(frozenset({"}"}))
        self._expect("}", line, "{")
        return Group(body)

    def _brackets(self) -> Node:
        line = self._line()
        self._next()
        body = self._list(frozenset())
        self._close()
        return Block(line, Phrase("it is in brackets, which are a shell of their own"), body)

    def _simple(self) -> Node:
        command = Command(self._line())
        while True:
            token = self._token()
            if self._redirections(command.redirections, command.words):
                continue
            if isinstance(token, Word):
                if not command.words and _OPEN_SUBSCRIPT.match(token.bare):
                    raise self._unexpected()
                command.words.append(token)
                self._at += 1
                if token.bare == "[[" and len(command.words) == 1:
                    self._double_brackets(command)
            elif self._operator() == "(" and len(command.words) == 1 and NAME.fullmatch(command.words[0].bare):
                self._next()
                self._close()
                return self._function_body(command.line, command.words[0].bare)
            else:
                break
        if not command.words and not command.redirections:
            raise self._unexpected()
        if self._operator() == "(":
            raise self._unexpected(command.words)
        command.followed_by = token if isinstance(token, Operator) else None
        return command

    def _double_brackets(self, command: Command) -> None:
        """Within ``[[ ]]`` an operator of the shell is a word like others; a shell refuses more than these shapes."""
        shapes: list[list[str]] = [[]]
        while self._token() is not None and self._keyword() != "]]":
            token = self._next()
            command.words.append(token if isinstance(token, Word) else Word(token.line, [Literal(token.text)]))
            text = token.bare if isinstance(token, Word) else token.text
            if text in _JOINS_TESTS and not (text == "!" and shapes[-1]):
                shapes.append([])
            else:
                shapes[-1].append(text)
        tests = [shape for shape in shapes if shape]
        if not tests or not (any("=~" in shape for shape in tests) or all(_is_test(shape) for shape in tests)):
            raise self._unexpected()
        self._expect("]]", command.line, "[[")
        command.words.append(Word(command.line, [Literal("]]")]))

    def _redirections(self, found: list[str], words: list[Word] | None = None) -> bool:
        any_found = False
        while self._operator() in REDIRECTIONS:
            found.append(self._operator())
            self._next()
            if not isinstance(self._token(), Word):
                name = _variable(words or [])
                raise LexicalError(self._line(), name, NOT_FILLED_IN, QUOTE_IT) if name else self._unexpected()
            self._next()
            any_found = True
        return any_found


def _is_test(shape: list[str]) -> bool:
    if len(shape) == 2:
        return _UNARY.fullmatch(shape[0]) is not None
    if len(shape) == 1:
        return not _UNARY.fullmatch(shape[0])
    return len(shape) == 3 and (shape[1] in _BINARY or re.fullmatch("-[a-z]{2}", shape[1]) is not None)


def _variable(words: list[Word]) -> str:
    """Return the name that the last assignment among some words sets."""
    pairs = [word.raw.partition("=") for word in reversed(words)]
    return next((name for name, equals, _value in pairs if equals and NAME.fullmatch(name)), "")
