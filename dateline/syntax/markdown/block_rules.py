"""The library's rules for blocks that a look at the first characters spares, or one pattern."""

from re import Match, Pattern

from markdown_it.rules_block import StateBlock
from markdown_it.rules_block import blockquote as read_quote
from markdown_it.rules_block import hr as read_hr
from markdown_it.rules_block import list_block as read_list
from markdown_it.rules_block import table as read_table

from dateline.syntax.markdown.plain_blocks import (
    BULLETS,
    HEADING_MARKS,
    QUOTE,
    bullet_tokens,
    heading_words,
    quote_tokens,
)
from dateline.syntax.markdown.states import add_text
from dateline.syntax.markdown.tokens import Token

# Cells that the library adds where rows are shorter than the head of their table, in a whole
# text. It bounds one table (65,536) but not their number: 50 KB could make millions.
MAX_ADDED_CELLS = 20_000

# Of the row below a table's head. A hyphen and a space would be a list.
_ROW_STARTS = ("|", ":", "--", "-:", "-|")


def hr_rule(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """Read a rule across the page, if its line holds nothing but marks; most are list items."""
    start = state.bMarks[line] + state.tShift[line]
    if state.src[start : state.eMarks[line]].strip("*-_ \t"):
        return False
    return read_hr(state, line, end, silent)


def quote_rule(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """Read a quotation, by one pattern where that is enough."""
    plain = _plain_block(QUOTE, state, line, end) if not silent else None
    if plain is None:
        return read_quote(state, line, end, silent)
    state.tokens += quote_tokens(plain, line)
    state.line = line + plain[0].rstrip("\n").count("\n") + 1
    return True


def list_rule(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """Read a list, by one pattern where that is enough."""
    plain = _plain_block(BULLETS, state, line, end) if not silent else None
    if plain is None:
        return read_list(state, line, end, silent)
    tokens = bullet_tokens(plain, line)
    state.tokens += tokens
    state.line = (tokens[0].map or [0, 0])[1]
    return True


def _plain_block(
    pattern: Pattern[str], state: StateBlock, line: int, end: int
) -> Match[str] | None:
    if state.level or end != state.lineMax:
        return None
    return pattern.match(state.src, state.bMarks[line])


def heading_rule(state: StateBlock, line: int, end: int, silent: bool) -> bool:  # noqa: ARG001 (a Rule)
    """Read a heading with its marks before it, and perhaps behind it."""
    start = state.bMarks[line] + state.tShift[line]
    marks = HEADING_MARKS.match(state.src, start, state.eMarks[line])
    if marks is None or state.is_code_block(line):
        return False
    if not silent:
        state.line = line + 1
        words = heading_words(state.src[marks.end() : state.eMarks[line]])
        tag = f"h{len(marks[0])}"
        opened, closed = add_text(state, "heading", tag, words, (line, line + 1))
        opened.markup = closed.markup = marks[0]
    return True


def table_rule(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """Read a table, if the next line can be the one below its head."""
    below = line + 1
    if below >= end:
        return False
    if not state.src.startswith(_ROW_STARTS, state.bMarks[below] + state.tShift[below]):
        return False
    if state.env.get("cells", 0) > len(state.src) + MAX_ADDED_CELLS:
        state.env.setdefault("too_many_cells", line)
        return False
    count = len(state.tokens)
    if not read_table(state, line, end, silent):
        return False
    if not silent:
        cells = [token for token in state.tokens[count:] if token.type == "inline"]
        state.env["cells"] = state.env.get("cells", 0) + len(cells)
        _place_cells(state, cells)
    return True


def _place_cells(state: StateBlock, cells: list[Token]) -> None:
    """Note in which column of the block each cell starts, for whoever must name its place."""
    line, at = -1, 0
    for cell in cells:
        if cell.map and cell.map[0] != line:
            line = cell.map[0]
            at = state.bMarks[line]
        # The library has taken the backslash from an escaped pipe.
        written = cell.content.replace("|", "\\|")
        found = state.src.find(written, at, state.eMarks[line])
        if found >= 0:
            cell.meta["at"] = found
            at = found + len(written)
