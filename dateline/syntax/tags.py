"""HTML as written, read into tags and words that know their place.

What HTML would read to the end of the text ends the reading, so that it takes linear time.
"""

import re
from collections.abc import Iterator
from html import unescape

from msgspec import Struct

# These go with all that they hold, which was never meant to be read.
_HOLLOW = (
    "iframe math noembed noframes noscript object script select style svg template textarea title"
    " xmp"
)
HOLLOW_TAGS = frozenset(_HOLLOW.split())
RAW_TAGS = HOLLOW_TAGS - {"math", "object", "select", "svg", "template"}

_NAME = re.compile(r"[A-Za-z][^\s/>]*")
_ATTRIBUTE = re.compile(
    r"[\s/]*([^\s/>][^\s/>=]*)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"'][^\s>]*)?))?"
)
_TAG_END = re.compile(r"[\s/]*>")
_COMMENT_END = re.compile(r"--!?>")


class Tag(Struct, frozen=True):
    """A tag as written, from `start` to `end`; an attribute is its name, value and place."""

    name: str
    closing: bool
    start: int
    end: int
    attributes: tuple[tuple[str, str, int], ...] = ()


class Text(Struct, frozen=True):
    """Words; nothing at all where a comment stood."""

    start: int
    end: int


class Loss(Struct, frozen=True):
    """What has no end, so that HTML reads it to the end of the text."""

    start: int
    message: str
    comment: bool = False


Part = Tag | Text | Loss


def read_parts(markup: str) -> Iterator[Part]:
    """Yield the tags and words of a piece of HTML, in order."""
    at, size = 0, len(markup)
    while at < size:
        opened = markup.find("<", at)
        opened = size if opened < 0 else opened
        if opened > at:
            yield Text(at, opened)
        if opened == size:
            return
        part, at = _part(markup, opened)
        yield part
        if isinstance(part, Tag) and not part.closing and part.name in RAW_TAGS:
            at = _raw_end(markup, part.name, at)


def _part(markup: str, start: int) -> tuple[Part, int]:
    """Return what starts with this `<`, and where it ends."""
    closing = markup.startswith("/", start + 1)
    name = _NAME.match(markup, start + 1 + closing)
    if name:
        return _tag(markup, start, name)
    if markup.startswith("<!--", start):
        return _comment(markup, start)
    if closing or markup.startswith(("!", "?"), start + 1):
        end = markup.find(">", start)
        return Text(start, start), end + 1 if end >= 0 else len(markup)
    return Text(start, start + 1), start + 1


def _tag(markup: str, start: int, name: re.Match[str]) -> tuple[Part, int]:
    at, attributes = name.end(), []
    while (end := _TAG_END.match(markup, at)) is None:
        found = _ATTRIBUTE.match(markup, at)
        if found is None or found.end() == len(markup):
            return Loss(start, f"`<{name[0]}` has no end, and was dropped"), len(markup)
        value = found[2] or found[3] or found[4] or ""
        attributes.append((found[1].lower(), unescape(value), found.start(1)))
        at = found.end()
    closing = markup[start + 1] == "/"
    tag = Tag(name[0].lower(), closing, start, end.end(), tuple(attributes))
    return tag, end.end()


def _comment(markup: str, start: int) -> tuple[Part, int]:
    if markup.startswith((">", "->"), start + 4):
        return Text(start, start), markup.index(">", start) + 1
    end = _COMMENT_END.search(markup, start + 4)
    if end is None:
        message = "this comment has no end, and hides all that follows"
        return Loss(start, message, comment=True), len(markup)
    return Text(start, start), end.end()


def _raw_end(markup: str, name: str, at: int) -> int:
    end = re.compile(f"</{name}(?=[\\s/>])", re.IGNORECASE).search(markup, at)
    return end.start() if end else len(markup)
