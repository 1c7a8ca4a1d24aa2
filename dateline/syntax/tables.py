"""Tables as text: rows of cells parted by commas, semicolons or tabs, each cell with its place.

The standard library's reader (RFC 4180, as it is) forgets where a cell stood.
"""

import re
from collections.abc import Iterator

from msgspec import Struct

from dateline.model.problem import Location, Problem
from dateline.syntax.frontmatter import decode

MAX_ROWS = 2_000
MAX_COLUMNS = 40
# The first bytes of what a spreadsheet saves where nobody asked it for text.
_SPREADSHEETS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
# XML 1.0 §2.2, but for the white space: these can stand on no page and in no feed.
_HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
_SEPARATORS = (",", ";", "\t")


class Cell(Struct, frozen=True):
    """A cell: its words, and where they start."""

    text: str
    line: int
    column: int


class Table(Struct, frozen=True):
    """Rows of cells, without those that are empty; `separator` is what parts them."""

    rows: tuple[tuple[Cell, ...], ...] = ()
    separator: str = ","


class _Reader(Struct):
    """A text being read, and what is known of the place that is reached."""

    text: str
    separator: str
    at: int
    line: int
    line_start: int
    indent: int
    unclosed: Cell | None = None


def read_table_file(data: bytes, path: str) -> tuple[Table, tuple[Problem, ...]]:
    """Read a file of CSV: UTF-8, and text from its first byte to the last."""
    if data.startswith(_SPREADSHEETS):
        message = "a spreadsheet's own file, whatever its name says"
        hint = "open it and save it as CSV (UTF-8)"
        return Table(), (Problem(Location(path), "not-csv", message, hint),)
    text, problems = decode(data, path)
    return (Table(), problems) if problems else read_table(text, path)


def read_table(
    text: str, path: str, first_line: int = 1, indent: int = 0
) -> tuple[Table, tuple[Problem, ...]]:
    """Read a table whose first line has this number, and whose lines are so far to the right."""
    if found := _HIDDEN.search(text):
        line = first_line + text.count("\n", 0, found.start())
        column = found.start() - text.rfind("\n", 0, found.start()) + indent
        message = f"not a table: a hidden character, U+{ord(found[0]):04X}"
        place = Location(path, line, column)
        return Table(), (Problem(place, "not-csv", message, "save it as CSV (UTF-8)"),)
    reader = _Reader(text, _separator(text), 0, first_line, 0, indent)
    rows = [row for row in _rows(reader) if any(cell.text for cell in row)]
    if reader.unclosed is not None:
        place = Location(path, reader.unclosed.line, reader.unclosed.column)
        hint = 'put " behind the last word; within a text, write it twice'
        return Table(), (Problem(place, "table-quote", "a quotation mark never closed", hint),)
    table = Table(tuple(rows), reader.separator)
    return table, tuple(_beyond_limits(table, path))


def _separator(text: str) -> str:
    """Return what parts the first line: of several, what stands in it most often."""
    line = re.sub(r'"[^"]*"', "", text.lstrip("\n").partition("\n")[0])
    return max(_SEPARATORS, key=lambda each: (line.count(each), "\t" in line and each == "\t"))


def _rows(reader: _Reader) -> Iterator[tuple[Cell, ...]]:
    row: list[Cell] = []
    while reader.at < len(reader.text) and reader.unclosed is None:
        row.append(_cell(reader))
        if reader.text.startswith(reader.separator, reader.at):
            reader.at += 1
            if reader.at == len(reader.text):
                row.append(_plain(reader))
            continue
        _next_line(reader)
        yield tuple(row)
        row = []
    if row:
        yield tuple(row)


def _cell(reader: _Reader) -> Cell:
    while reader.text.startswith(" ", reader.at):
        reader.at += 1
    return _quoted(reader) if reader.text.startswith('"', reader.at) else _plain(reader)


def _plain(reader: _Reader) -> Cell:
    start, text = reader.at, reader.text
    ends = (text.find(each, start) for each in (reader.separator, "\n"))
    reader.at = min((end for end in ends if end >= 0), default=len(text))
    return _placed(reader, start, text[start : reader.at])


def _quoted(reader: _Reader) -> Cell:
    """Read a cell in quotes, in which two of them are one."""
    start, text = reader.at, reader.text
    end = start + 1
    while True:
        end = text.find('"', end)
        if end < 0:
            reader.unclosed = _placed(reader, start, "")
            return reader.unclosed
        if text.startswith('""', end):
            end += 2
            continue
        break
    cell = _placed(reader, start, text[start + 1 : end].replace('""', '"'))
    written = text[start:end]
    reader.line += written.count("\n")
    if "\n" in written:
        reader.line_start = start + written.rfind("\n") + 1
    reader.at = end + 1
    rest = _plain(reader)
    return Cell(f"{cell.text} {rest.text}".strip(), cell.line, cell.column) if rest.text else cell


def _placed(reader: _Reader, start: int, written: str) -> Cell:
    column = start - reader.line_start + 1 + reader.indent
    return Cell(" ".join(written.split()), reader.line, column)


def _next_line(reader: _Reader) -> None:
    reader.at += 1
    reader.line += 1
    reader.line_start = reader.at


def _beyond_limits(table: Table, path: str) -> Iterator[Problem]:
    if len(table.rows) > MAX_ROWS + 1:
        cell = table.rows[MAX_ROWS + 1][0]
        message = f"a table of {len(table.rows) - 1:,} rows; at most {MAX_ROWS:,} are drawn"
        hint = "sum them up: by month instead of by day, say"
        yield Problem(Location(path, cell.line, cell.column), "table-size", message, hint)
    elif table.rows and len(table.rows[0]) > MAX_COLUMNS:
        cell = table.rows[0][MAX_COLUMNS]
        message = f"a table of {len(table.rows[0])} columns; at most {MAX_COLUMNS} are read"
        hint = "keep those that are drawn"
        yield Problem(Location(path, cell.line, cell.column), "table-size", message, hint)
