"""Where a word of a body stands in its file."""

from bisect import bisect
from collections.abc import Iterator

from msgspec import Struct

from dateline.model.problem import Location
from dateline.syntax.markdown.tokens import Token


class Source(Struct, frozen=True):
    """A body as written: its text and lines, its file, and the line where it starts there."""

    text: str
    path: str
    first_line: int
    lines: list[str]

    def at(self, offset: int) -> Location:
        """Return the place of a character of the text."""
        line = self.text.count("\n", 0, offset)
        column = offset - self.text.rfind("\n", 0, offset)
        return Location(self.path, self.first_line + line, column)

    def on(self, line: int) -> Location:
        """Return the place where the words of a line (from 0) start."""
        text = self.lines[line] if line < len(self.lines) else ""
        column = len(text) - len(text.lstrip()) + 1
        return Location(self.path, self.first_line + line, column)

    def within(self, token: Token, offset: int) -> Location:
        """Return the place of a character of a block's content."""
        if token.map is None:
            return Location(self.path)
        if "at" in token.meta:  # a cell of a table, whose escaped pipes lost their backslash
            return self.at(token.meta["at"] + offset + token.content.count("|", 0, offset))
        if "\n" not in token.content:
            line, column = self._place_of(token.content, token.map[0])
            return Location(self.path, line, max(column + offset, 0))
        if "lines" not in token.meta:
            token.meta["lines"] = list(self._lines_of(token.content, token.map[0]))
        lines: list[tuple[int, int, int]] = token.meta["lines"]
        start, line, column = lines[bisect(lines, (offset + 1,)) - 1]
        return Location(self.path, line, max(column + offset - start, 0))

    def _lines_of(self, content: str, number: int) -> Iterator[tuple[int, int, int]]:
        """Yield where each line of a block's content starts: there, and in the file."""
        start = 0
        for written in content.split("\n"):
            yield start, *self._place_of(written, number)
            start += len(written) + 1
            number += 1

    def _place_of(self, written: str, number: int) -> tuple[int, int]:
        """Return where a line of a block's content starts in the file: its line and column.

        It is the end of its line in the text, less what opens the block (`> `, `- `) and spaces
        at either side. Where it can't be found, a column so far to the left that it stays 0:
        unknown.
        """
        words = written.strip()
        column = self.lines[number].rfind(words) + 1 if number < len(self.lines) else 0
        start = column - written.index(words) if column else -len(written)
        return self.first_line + number, start

    def of_definition(self, lines: list[int]) -> Location:
        """Return the place of the address in `[label]: address`, which starts on these lines."""
        for number in range(lines[0], min(lines[1], len(self.lines))):
            _, mark, rest = self.lines[number].partition("]:")
            rest = rest if mark else self.lines[number]
            if (mark or number > lines[0]) and rest.strip():
                column = len(self.lines[number]) - len(rest.lstrip(" \t<>")) + 1
                return Location(self.path, self.first_line + number, column)
        return Location(self.path, self.first_line + lines[0])
