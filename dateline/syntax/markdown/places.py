"""Where a word of a body stands in its file."""

from markdown_it.token import Token
from msgspec import Struct

from dateline.model.problem import Location


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
        """Return the place of a character of a block's content.

        Each line of it is the end of its line in the text, less what opens the block (`> `, `- `)
        and spaces at either side.
        """
        if token.map is None:
            return Location(self.path)
        content = token.content
        if "at" in token.meta:  # a cell of a table, whose escaped pipes lost their backslash
            return self.at(token.meta["at"] + offset + content.count("|", 0, offset))
        start = content.rfind("\n", 0, offset) + 1
        end = content.find("\n", offset)
        written = content[start : end if end >= 0 else len(content)]
        number = token.map[0] + content.count("\n", 0, offset)
        indent = len(written) - len(written.lstrip())
        found = self.lines[number].rfind(written.strip())
        column = found + (offset - start) - indent + 1 if found >= 0 else 0
        return Location(self.path, self.first_line + number, max(column, 0))

    def of_definition(self, lines: list[int]) -> Location:
        """Return the place of the address in `[label]: address`, which starts on these lines."""
        for number in range(lines[0], min(lines[1], len(self.lines))):
            _, mark, rest = self.lines[number].partition("]:")
            rest = rest if mark else self.lines[number]
            if (mark or number > lines[0]) and rest.strip():
                column = len(self.lines[number]) - len(rest.lstrip(" \t<")) + 1
                return Location(self.path, self.first_line + number, column)
        return Location(self.path, self.first_line + lines[0])
