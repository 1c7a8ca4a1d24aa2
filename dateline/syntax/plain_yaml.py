"""The YAML that most files hold, read without the library, which takes longer to load than to read.

Mappings and lists, one line for each entry or in brackets; texts that are plain, in quotes, or a
block of lines. Whatever may mean more than it seems to isn't plain, and the library's.
"""

import re
from bisect import bisect_right
from itertools import accumulate

from dateline.syntax.nodes import Mapping, Node, Scalar, Sequence

MAX_DEPTH = 8
MAX_TEXT = 100_000  # characters: too few for more values than anybody may write

# What a plain text may begin with: all that YAML gives no meaning of its own.
_FIRST = r"[^\s\-?:,\[\]{}#&*!|>'\"%@`]"
_INSIDE = r"[^,\[\]{}:#\n]"  # brackets, that is
_WORD = re.compile(r"[A-Za-z0-9_][\w.-]{0,100}")
_KEY = re.compile(rf" *({_WORD.pattern}):(?: +|$)")
_TEXT = re.compile(rf"{_FIRST}[^:#]*(?:(?::(?! |$)|(?<! )#)[^:#]*)*(?<! )$")
_QUOTED = re.compile(r"\"([^\"\\]*)\" *$|'([^']*)' *$")
_HEAD = re.compile(r"[>|]-?$")
# In brackets: a sign, a text in quotes, or a plain one, which is a key where a colon follows it.
_TOKEN = re.compile(
    r"[ \n]*(?:([\[\]{},])|\"([^\"\\\n]*)\"|'([^'\n]*)'"
    rf"|((?!\.){_FIRST}{_INSIDE}*(?::(?![ \n,\[\]{{}}]|\Z){_INSIDE}*)*(?<! ))(:(?= ))?)"
)
_END = re.compile(r" *(?:\n|\Z)")
_SIGNS, _DOUBLE, _SINGLE, _PLAIN, _COLON = 1, 2, 3, 4, 5


class NotPlainError(Exception):
    """The text is the library's to read."""


def read_plain(text: str, first_line: int) -> Mapping | None:
    """Return a document that is plain, else None; its first line has the number `first_line`."""
    if len(text) >= MAX_TEXT:
        return None
    try:
        return _Reader(text, first_line).document()
    except NotPlainError:
        return None


class _Reader:
    """Where one stands in a text: `_next` is the line that is to be read, from 0."""

    def __init__(self, text: str, first_line: int) -> None:
        self._text = text
        self._lines = text.split("\n")
        self._starts = [0, *accumulate([len(line) + 1 for line in self._lines])]
        self._first = first_line
        self._next = 0
        self._depth = 0

    def document(self) -> Mapping:
        """Read it all: a mapping that begins in the first column."""
        root = self._mapping(0)
        if self._indent() >= 0:
            raise NotPlainError
        return root

    def _mapping(self, indent: int) -> Mapping:
        self._go_down()
        entries: dict[str, tuple[Scalar, Node]] = {}
        inner = self._indent()
        first = self._next
        while inner == indent:
            key = _KEY.match(self._lines[self._next])
            if key is None or key[1] in entries:
                raise NotPlainError
            written = Scalar(key[1], self._next + self._first, indent + 1, True)
            entries[key[1]] = (written, self._value(indent, key.end()))
            inner = self._indent()
        if not entries or inner > indent:
            raise NotPlainError
        self._depth -= 1
        return Mapping(tuple(entries.values()), first + self._first, indent + 1)

    def _value(self, indent: int, column: int) -> Node:
        """Read what stands behind a key, or on the lines below it."""
        if column < len(self._lines[self._next]):
            return self._inline(indent, column)
        self._next += 1
        inner = self._indent()
        if inner >= indent and self._lines[self._next].startswith("- ", inner):
            return self._sequence(inner)
        if inner > indent:
            return self._mapping(inner)
        raise NotPlainError  # nothing at all: where that stands is for the library to say

    def _sequence(self, indent: int) -> Sequence:
        self._go_down()
        items: list[Node] = []
        first, inner = self._next, indent
        while inner == indent and self._lines[self._next].startswith("- ", indent):
            line = self._lines[self._next]
            column = len(line) - len(line[indent + 1 :].lstrip(" "))
            if _KEY.match(line, column):
                self._lines[self._next] = " " * column + line[column:]
                items.append(self._mapping(column))
            elif column < len(line):
                items.append(self._inline(indent, column))
            else:
                raise NotPlainError
            inner = self._indent()
        if inner > indent:
            raise NotPlainError
        self._depth -= 1
        return Sequence(tuple(items), first + self._first, indent + 1)

    def _inline(self, indent: int, column: int) -> Node:
        """Read a value that begins on this line, below what is indented so far."""
        line = self._lines[self._next]
        sign = line[column]
        if sign in "[{":
            return self._in_brackets(column)
        if sign in ">|":
            return self._block(indent, column)
        number = self._next + self._first
        self._next += 1
        if sign in "\"'":
            quoted = _matched(_QUOTED.match(line, column))
            text = quoted[1] if quoted[2] is None else quoted[2]
            return Scalar(text, number, column + 1, False)
        return Scalar(_matched(_TEXT.match(line, column))[0], number, column + 1, True)

    def _block(self, indent: int, column: int) -> Scalar:
        """Read a block: lines of one indentation, none of them empty, and then another entry."""
        lines, start = self._lines, self._next + 1
        head = _matched(_HEAD.match(lines[start - 1], column))[0]
        inner = _indent_of(lines[start]) if start < len(lines) else 0
        end = start
        while end < len(lines) and _indent_of(lines[end]) == inner and lines[end][inner:]:
            end += 1
        written = [line[inner:] for line in lines[start:end]]
        after = next((line for line in lines[end:] if line), "")
        is_odd = end in (start, len(lines)) or any(line[-1:] == " " for line in (*written, after))
        if is_odd or not _indent_of(after) <= indent < inner:
            raise NotPlainError
        self._next = end
        text = (" " if head[0] == ">" else "\n").join(written) + ("" if head[1:] else "\n")
        return Scalar(text, start - 1 + self._first, column + 1, False)

    def _in_brackets(self, column: int) -> Node:
        node, end = self._flow(self._starts[self._next] + column)
        closed = _matched(_END.match(self._text, end))
        self._next = bisect_right(self._starts, closed.end() - 1)
        return node

    def _flow(self, start: int) -> tuple[Node, int]:
        """Read what the bracket at this place of the text opens; return also where it ends."""
        self._go_down()
        line, column = self._place(start)
        closing = "]" if self._text[start] == "[" else "}"
        items: list[Node] = []
        entries: dict[str, tuple[Scalar, Node]] = {}
        token = _matched(_TOKEN.match(self._text, start + 1))
        while token[_SIGNS] != closing:
            key: Scalar | None = None
            if closing == "}":
                if not token[_COLON] or token[_PLAIN] in entries:
                    raise NotPlainError
                _matched(_WORD.fullmatch(token[_PLAIN]))
                key = self._scalar(token)
                token = _matched(_TOKEN.match(self._text, token.end()))
            node, end = self._item(token)
            if key is None:
                items.append(node)
            else:
                entries[key.text] = (key, node)
            token = _matched(_TOKEN.match(self._text, end))
            if token[_SIGNS] == ",":
                token = _matched(_TOKEN.match(self._text, token.end()))
            elif token[_SIGNS] != closing:
                raise NotPlainError
        self._depth -= 1
        if closing == "]":
            return Sequence(tuple(items), line, column), token.end()
        return Mapping(tuple(entries.values()), line, column), token.end()

    def _item(self, token: re.Match[str]) -> tuple[Node, int]:
        if token[_SIGNS] in ("[", "{"):
            return self._flow(token.end() - 1)
        if token[_SIGNS] or token[_COLON]:
            raise NotPlainError
        return self._scalar(token), token.end()

    def _scalar(self, token: re.Match[str]) -> Scalar:
        if token[_PLAIN] is not None:
            return Scalar(token[_PLAIN], *self._place(token.start(_PLAIN)), True)
        which = _SINGLE if token[_DOUBLE] is None else _DOUBLE
        return Scalar(token[which], *self._place(token.start(which) - 1), False)

    def _place(self, at: int) -> tuple[int, int]:
        """Return line and column of a place in the text."""
        line = bisect_right(self._starts, at) - 1
        return line + self._first, at - self._starts[line] + 1

    def _indent(self) -> int:
        """Go to the next line that says something; return its indentation, or -1 at the end."""
        while self._next < len(self._lines):
            line = self._lines[self._next]
            said = line.lstrip(" ")
            if said and said[0] != "#":
                return len(line) - len(said)
            self._next += 1
        return -1

    def _go_down(self) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise NotPlainError


def _indent_of(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _matched(match: re.Match[str] | None) -> re.Match[str]:
    if match is None:
        raise NotPlainError
    return match
