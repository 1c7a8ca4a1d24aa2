"""The commonest shapes in a line, each read by one pattern; most lines hold nothing else.

What a pattern takes is what the library's rules would take there; a test compares.
"""

import re
from collections.abc import Callable
from typing import Final

from dateline.syntax.markdown.addresses import normal
from dateline.syntax.markdown.tokens import QuickToken, Token

Match = re.Match[str]
Tokens = tuple[Token, ...]

# Where a rule may start, and the end of a label. (One set of characters: regular expressions
# search for it five times faster than for alternatives.)
SPECIAL = re.compile(r"[\n\\`~*_\[\]<&!]")
_LABEL = r"([^\n\\`~*_\[\]<&!]{%d,})"
_TARGET = r"\]\(([^\x00-\x20\x7f()<\\&]+)(?: \"([^\"\\&\n]*)\")?\)"
LINK = re.compile(r"\[" + _LABEL % 1 + _TARGET)
IMAGE = re.compile(r"!\[" + _LABEL % 0 + _TARGET)
# Words between spaces or signs: their marks can pair with none but each other.
EMPHASIS = re.compile(
    r"(?<![^ \n(])(\*\*?)([^\W_](?:[^\n\\`~*_\[\]<&!]*[^\W_])?)\1(?=[ \n.,:;)?!”’»…—–]|\Z)"
)
_CODE = re.compile(r"`(?! )([^`\n]+)`(?!`)")
_LINE_END = re.compile(r"(?<! )\n[\t ]*")


def read_plain(text: str) -> list[Token] | None:
    """Return the tokens of a text that is made of these shapes; None: it isn't."""
    tokens: list[Token] = []
    find, at = SPECIAL.search, 0
    while special := find(text, at):
        start = special.start()
        shape = _SHAPES.get(special[0])
        found = shape[0].match(text, start) if shape else None
        if shape is None or found is None:
            return None
        if start > at:
            tokens.append(QuickToken("text", "", 0, text[at:start]))
        tokens += shape[1](found, 0)
        at = found.end()
    if at < len(text):
        tokens.append(QuickToken("text", "", 0, text[at:]))
    return tokens


def link_tokens(found: Match, level: int) -> Tokens:
    """Return the tokens of a link on this level."""
    label, address, title = found.groups()
    opened = QuickToken("link_open", "a", 1, "", level)
    opened.attrs = {"href": normal(address)}
    if title:
        opened.attrs["title"] = title
    opened.meta["at"] = found.start(2)
    words = QuickToken("text", "", 0, label, level + 1)
    return opened, words, QuickToken("link_close", "a", -1, "", level)


def image_tokens(found: Match, level: int) -> Tokens:
    """Return the token of a picture."""
    label, address, title = found.groups()
    token = QuickToken("image", "img", 0, label, level)
    token.attrs = {"src": normal(address), "alt": ""}
    token.children = [QuickToken("text", "", 0, label)] if label else None
    if title:
        token.attrs["title"] = title
    token.meta["at"] = found.start(2)
    return (token,)


def emphasis_tokens(found: Match, level: int) -> Tokens:
    """Return the tokens of a word or words that are marked."""
    mark, words = found.groups()
    name = "em" if mark == "*" else "strong"
    opened = QuickToken(f"{name}_open", name, 1, "", level)
    closed = QuickToken(f"{name}_close", name, -1, "", level)
    opened.markup = closed.markup = mark
    return opened, QuickToken("text", "", 0, words, level + 1), closed


def _code_tokens(found: Match, level: int) -> Tokens:
    token = QuickToken("code_inline", "code", 0, found[1], level)
    token.markup = "`"
    token.meta["at"], token.meta["end"] = found.span()
    return (token,)


def _line_end_tokens(found: Match, level: int) -> Tokens:  # noqa: ARG001 (as the others)
    return (QuickToken("softbreak", "br", 0, "", level),)


_SHAPES: Final[dict[str, tuple[re.Pattern[str], Callable[[Match, int], Tokens]]]] = {
    "[": (LINK, link_tokens),
    "*": (EMPHASIS, emphasis_tokens),
    "!": (IMAGE, image_tokens),
    "`": (_CODE, _code_tokens),
    "\n": (_LINE_END, _line_end_tokens),
}
