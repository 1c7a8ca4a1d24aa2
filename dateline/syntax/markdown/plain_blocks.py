"""The commonest blocks, each read by one pattern; most texts hold nothing else.

Paragraphs at the margin, headings, lists and quotations of one-line paragraphs. A text with any
other is the library's, which need not be loaded before. The tokens are the same; a test compares.
"""

import re
from collections.abc import Sequence

from dateline.syntax.markdown.tokens import QuickToken, Token, text_tokens

Match = re.Match[str]

# What the library takes from both ends of a text.
SPACES = (
    "\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
# Words that begin nothing but a paragraph: a letter, a number that is no list's, a link, a picture.
_WORDS = (
    r"(?:(?:\*\*?|— |[(\"'“‘])?[^\W\d_][^\n]*+|\d++[^.)\n][^\n]*+"
    r"|!?\[[^\n\[\]\\^]*+\]\([^\n]*+)"
)
# Items; then the end, or a blank line and what is no part of the list: no other item, nothing
# indented, no definition.
BULLETS = re.compile(
    rf"(?P<mark>[-*+]) {_WORDS}(?:\n(?P=mark) {_WORDS})*(?:\n?\Z|\n\n(?![\n\t :~*+-]))"
)
# Paragraphs; then the end, or a blank line.
QUOTE = re.compile(rf"> {_WORDS}(?:\n>\n> {_WORDS})*(?:\n?\Z|\n(?=\n))")
HEADING_MARKS = re.compile(r"#{1,6}(?=[ \t]|\Z)")
_HEADING = re.compile(r"(#{1,6})([ \t][^\n]*)(?:\n|\Z)")
_PARAGRAPH = re.compile(rf"{_WORDS}(?:\n{_WORDS})*+(?:\n?\Z|\n(?=\n))")


def read_plain_blocks(text: str) -> list[Token] | None:
    """Return the tokens of a text that is made of these blocks; None: it isn't."""
    tokens: list[Token] = []
    at, line, end = 0, 0, len(text)
    while at < end:
        first = text[at]
        if first == "\n":
            at, line = at + 1, line + 1
            continue
        if first == "#" and (found := _HEADING.match(text, at)):
            tokens += _heading_tokens(found, line)
        elif first in "-*+" and (found := BULLETS.match(text, at)):
            tokens += bullet_tokens(found, line)
        elif first == ">" and (found := QUOTE.match(text, at)):
            tokens += quote_tokens(found, line)
        elif found := _PARAGRAPH.match(text, at):
            content = found[0].strip(SPACES)
            tokens += text_tokens("paragraph", "p", content, (line, line + _lines_of(found)))
        else:
            return None
        line += text.count("\n", at, found.end())
        at = found.end()
    return tokens


def heading_words(written: str) -> str:
    """Return the words of a heading that stand behind its marks, and perhaps before others."""
    words = written.rstrip(" \t")
    bare = words.rstrip("#")
    return (bare if bare.endswith((" ", "\t")) else words).strip(SPACES)


def bullet_tokens(found: Match, line: int) -> list[Token]:
    """Return the tokens of a list that starts on this line."""
    mark, items = found["mark"], found[0].rstrip("\n").split("\n")
    last = line + len(items) - 1
    # The library counts the blank line behind a list with it.
    end = last + 2 if found[0].endswith("\n\n") else last + 1
    tokens = [_opening("bullet_list_open", "ul", 0, (line, end), mark)]
    for number, item in enumerate(items, line):
        lines = number, number + 1 if number < last else end
        tokens.append(_opening("list_item_open", "li", 1, lines, mark))
        opened, words, closed = text_tokens(
            "paragraph", "p", item[2:].strip(SPACES), (number, number + 1), 2
        )
        opened.hidden = closed.hidden = True
        tokens += (opened, words, closed, _closing("list_item_close", "li", 1, mark))
    tokens.append(_closing("bullet_list_close", "ul", 0, mark))
    return tokens


def quote_tokens(found: Match, line: int) -> list[Token]:
    """Return the tokens of a quotation that starts on this line."""
    lines = found[0].rstrip("\n").split("\n")
    tokens = [_opening("blockquote_open", "blockquote", 0, (line, line + len(lines)), ">")]
    for number, written in enumerate(lines, line):
        if written != ">":
            content = written[2:].strip(SPACES)
            tokens += text_tokens("paragraph", "p", content, (number, number + 1), 1)
    tokens.append(_closing("blockquote_close", "blockquote", 0, ">"))
    return tokens


def _heading_tokens(found: Match, line: int) -> Sequence[Token]:
    marks = found[1]
    tokens = text_tokens("heading", f"h{len(marks)}", heading_words(found[2]), (line, line + 1))
    tokens[0].markup = tokens[2].markup = marks
    return tokens


def _lines_of(found: Match) -> int:
    return found[0].rstrip("\n").count("\n") + 1


def _opening(name: str, tag: str, level: int, lines: tuple[int, int], mark: str) -> Token:
    token = QuickToken(name, tag, 1, "", level)
    token.block, token.map, token.markup = True, list(lines), mark
    return token


def _closing(name: str, tag: str, level: int, mark: str) -> Token:
    token = QuickToken(name, tag, -1, "", level)
    token.block, token.markup = True, mark
    return token
