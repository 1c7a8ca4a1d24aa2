"""An author's tags within a line: kept where they are allowed and balanced, else dropped."""

from collections import Counter

from dateline.syntax.html import (
    INLINE_TAGS,
    MAX_DEPTH,
    VOID_TAGS,
    Finding,
    attribute_findings,
    read_tag,
    stray_finding,
    tag_finding,
    write_tag,
)
from dateline.syntax.markdown.sheet import Sheet
from dateline.syntax.markdown.tokens import Token
from dateline.syntax.tags import HOLLOW_TAGS, Tag

_SHORTCODES = ("{{", "{%")


def judge_tags(sheet: Sheet, block: Token, children: list[Token]) -> None:
    """Replace each tag in `children` by what may be printed of it."""
    for child, finding in _Court(children).findings():
        if sheet.is_hopeless:
            return
        place = sheet.source.within(block, child.meta["at"] + finding.offset)
        sheet.warn("html-dropped", place, finding.message, finding.hint)


class _Court:
    """Judges one line. A tag must close within the mark of Markdown's that it opened in."""

    def __init__(self, children: list[Token]) -> None:
        self._children = children
        # Tags that wait for their end, as (place among the children, tag); None: Markdown's mark.
        self._opened: list[tuple[int, Tag | None]] = []
        self._refused: Counter[str] = Counter()
        self._findings: list[tuple[Token, Finding]] = []

    def findings(self) -> list[tuple[Token, Finding]]:
        """Judge all tags, and return what was dropped."""
        for number, child in enumerate(self._children):
            if child.nesting == 1:
                self._opened.append((number, None))
            elif child.nesting == -1:
                while (last := self._opened.pop())[1] is not None:
                    self._leave_open(*last)
            elif child.type == "html_inline":
                self._judge(number, child)
        while self._opened:
            self._leave_open(*self._opened.pop())
        return sorted(self._findings, key=lambda found: found[0].meta["at"])

    def _judge(self, number: int, child: Token) -> None:
        if number and self._children[number - 1].content.endswith(_SHORTCODES):
            child.type = "text"  # `{{<name>}}` of another program, told elsewhere
            return
        tag, written = read_tag(child.content), child.content
        child.content = ""
        if tag is None:
            if not written.startswith("<!--"):
                self._drop(child, Finding(0, "this is not allowed, and was dropped"))
        elif tag.closing:
            self._close(number, tag)
        elif tag.name not in INLINE_TAGS:
            self._refuse(number, tag)
        elif len(self._opened) > MAX_DEPTH:
            self._drop(child, Finding(0, f"`<{tag.name}>` nests too deep, and was dropped"))
        else:
            self._allow(number, tag)

    def _allow(self, number: int, tag: Tag) -> None:
        child = self._children[number]
        child.content = write_tag(tag)
        for finding in attribute_findings(tag):
            self._drop(child, finding)
        if tag.name not in VOID_TAGS:
            self._opened.append((number, tag))

    def _refuse(self, number: int, tag: Tag) -> None:
        self._drop(self._children[number], tag_finding(tag))
        if tag.name in HOLLOW_TAGS:
            self._opened.append((number, tag))
        else:
            self._refused[tag.name] += 1

    def _close(self, number: int, tag: Tag) -> None:
        child = self._children[number]
        if self._is_open(tag.name):
            while (last := self._opened.pop())[1] is None or last[1].name != tag.name:
                self._leave_open(*last)
            if tag.name in HOLLOW_TAGS:
                self._empty(last[0], number)
            else:
                child.content = write_tag(tag)
        elif self._refused[tag.name]:
            self._refused[tag.name] -= 1
        else:
            self._drop(child, stray_finding(tag))

    def _is_open(self, name: str) -> bool:
        for _, tag in reversed(self._opened):
            if tag is None:
                return False
            if tag.name == name:
                return True
        return False

    def _leave_open(self, number: int, tag: Tag | None) -> None:
        if tag and tag.name not in HOLLOW_TAGS:
            child = self._children[number]
            child.content = ""
            message = f"`<{tag.name}>` is not closed in its paragraph, and was dropped"
            self._drop(child, Finding(0, message, f"close it: </{tag.name}>"))

    def _empty(self, start: int, end: int) -> None:
        """Drop what a tag holds that goes with all it holds; marks in it are in pairs."""
        for child in self._children[start:end]:
            child.type, child.tag, child.nesting, child.content = "text", "", 0, ""

    def _drop(self, child: Token, finding: Finding) -> None:
        self._findings.append((child, finding))
