"""An author's tags within a line: kept where they are allowed and balanced, else dropped."""

from markdown_it.token import Token

from dateline.syntax.html import (
    INLINE_TAGS,
    MAX_DEPTH,
    VOID_TAGS,
    Finding,
    attribute_findings,
    read_tag,
    tag_finding,
    write_tag,
)
from dateline.syntax.markdown.sheet import Sheet
from dateline.syntax.tags import HOLLOW_TAGS, Tag

_SHORTCODES = ("{{", "{%")


class _Opened:
    """A tag that waits for its end; `tag` is None for a mark of Markdown's own."""

    __slots__ = ("hollow", "number", "tag")

    def __init__(self, number: int, tag: Tag | None = None) -> None:
        self.number = number
        self.tag = tag
        self.hollow = tag is not None and tag.name in HOLLOW_TAGS


def judge_tags(sheet: Sheet, block: Token, children: list[Token]) -> None:
    """Replace each tag in `children` by what may be printed of it."""
    opened: list[_Opened] = []
    findings: list[tuple[Token, Finding]] = []
    for number, child in enumerate(children):
        if child.nesting == 1:
            opened.append(_Opened(number))
        elif child.nesting == -1:
            while (last := opened.pop()).tag is not None:
                findings += _drop(children, last)
        elif child.type == "html_inline":
            findings += _judge(children, number, opened)
    for last in opened:
        findings += _drop(children, last)
    for child, finding in findings:
        if sheet.is_hopeless:
            return
        place = sheet.source.within(block, child.meta["at"] + finding.offset)
        sheet.warn("html-dropped", place, finding.message, finding.hint)


def _judge(
    children: list[Token], number: int, opened: list[_Opened]
) -> list[tuple[Token, Finding]]:
    child = children[number]
    if number and children[number - 1].content.endswith(_SHORTCODES):
        child.type = "text"
        return []
    tag = read_tag(child.content)
    if tag is None:
        comment = child.content.startswith("<!--")
        child.content = ""
        return [] if comment else [(child, Finding(0, "this is not allowed, and was dropped"))]
    if tag.closing:
        return _close(children, number, tag, opened)
    if tag.name in HOLLOW_TAGS:
        opened.append(_Opened(number, tag))
        child.content = ""
        return [(child, tag_finding(tag))]
    if tag.name not in INLINE_TAGS:
        child.content = ""
        return [(child, tag_finding(tag))]
    if len(opened) > MAX_DEPTH:
        child.content = ""
        return [(child, Finding(0, f"`<{tag.name}>` nests too deep, and was dropped"))]
    child.content = write_tag(tag)
    if tag.name not in VOID_TAGS:
        opened.append(_Opened(number, tag))
    return [(child, finding) for finding in attribute_findings(tag)]


def _close(
    children: list[Token], number: int, tag: Tag, opened: list[_Opened]
) -> list[tuple[Token, Finding]]:
    child = children[number]
    child.content = ""
    if tag.name not in INLINE_TAGS and tag.name not in HOLLOW_TAGS:
        return []
    if not _is_open(tag.name, opened):
        message = f"`</{tag.name}>` closes nothing in its paragraph, and was dropped"
        return [(child, Finding(0, message))]
    findings = []
    while (last := opened.pop()).tag is not None and last.tag.name != tag.name:
        findings += _drop(children, last)
    if last.hollow:
        for each in children[last.number : number]:
            each.type, each.content, each.nesting, each.tag = "text", "", 0, ""
    else:
        child.content = write_tag(tag)
    return findings


def _is_open(name: str, opened: list[_Opened]) -> bool:
    """Tell whether this tag waits for its end within the innermost mark of Markdown's."""
    for last in reversed(opened):
        if last.tag is None:
            return False
        if last.tag.name == name:
            return True
    return False


def _drop(children: list[Token], last: _Opened) -> list[tuple[Token, Finding]]:
    child = children[last.number]
    child.content = ""
    if last.tag is None or last.hollow:
        return []
    message = f"`<{last.tag.name}>` is not closed in its paragraph, and was dropped"
    return [(child, Finding(0, message, f"close it: </{last.tag.name}>"))]
