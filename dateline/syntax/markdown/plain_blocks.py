"""The commonest lists and quotations, each read by one pattern: one-line paragraphs at the margin.

All others are the library's. The tokens are the same; a test compares.
"""

import re

from markdown_it.common.utils import mdTrim
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block import blockquote as read_quote
from markdown_it.rules_block import list_block as read_list

from dateline.syntax.markdown.tokens import add_text

# Words that begin nothing but a paragraph.
_WORDS = r"(?:\*\*|— |[(\"'“‘])?[^\W\d_][^\n]*"
# Items; then the end, or a blank line and what is no part of the list: no other item, nothing
# indented, no definition.
_BULLETS = re.compile(
    rf"(?P<mark>[-*+]) {_WORDS}(?:\n(?P=mark) {_WORDS})*(?:\n?\Z|\n\n(?![\n\t :~*+-]))"
)
# Paragraphs; then the end, or a blank line.
_QUOTE = re.compile(rf"> {_WORDS}(?:\n>\n> {_WORDS})*(?:\n?\Z|\n(?=\n))")


def blockquote(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """Read a quotation."""
    if not silent and state.level == 0 and end == state.lineMax:
        plain = _QUOTE.match(state.src, state.bMarks[line])
        if plain:
            _push_quote(state, line, plain[0].rstrip("\n").split("\n"))
            return True
    return read_quote(state, line, end, silent)


def list_block(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """Read a list."""
    if not silent and state.level == 0 and end == state.lineMax:
        plain = _BULLETS.match(state.src, state.bMarks[line])
        if plain:
            items = plain[0].rstrip("\n").split("\n")
            _push_items(state, line, plain["mark"], items)
            return True
    return read_list(state, line, end, silent)


def _push_items(state: StateBlock, line: int, mark: str, items: list[str]) -> None:
    last = line + len(items) - 1
    # The library counts the blank line behind a list with it.
    state.line = state.skipEmptyLines(last + 1)
    opened = state.push("bullet_list_open", "ul", 1)
    opened.map = [line, state.line]
    opened.markup = mark
    for number, item in enumerate(items, line):
        opened = state.push("list_item_open", "li", 1)
        opened.map = [number, number + 1 if number < last else state.line]
        opened.markup = mark
        marks = add_text(state, "paragraph", "p", mdTrim(item[2:]), (number, number + 1))
        for each in marks:
            each.hidden = True
        state.push("list_item_close", "li", -1).markup = mark
    state.push("bullet_list_close", "ul", -1).markup = mark


def _push_quote(state: StateBlock, line: int, lines: list[str]) -> None:
    state.line = line + len(lines)
    opened = state.push("blockquote_open", "blockquote", 1)
    opened.map = [line, state.line]
    opened.markup = ">"
    for number, written in enumerate(lines, line):
        if written != ">":
            add_text(state, "paragraph", "p", mdTrim(written[2:]), (number, number + 1))
    state.push("blockquote_close", "blockquote", -1).markup = ">"
