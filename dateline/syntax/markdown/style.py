"""What reads badly in a body, and is printed all the same: told only where a house style asks."""

import re
from bisect import bisect
from collections.abc import Iterator
from typing import Final

from dateline.syntax.markdown.addresses import shortened
from dateline.syntax.markdown.sheet import Sheet
from dateline.syntax.markdown.suspects import has_day
from dateline.syntax.markdown.tokens import Token

_URL = r"https?://[^\s<>()\[\]\"`*]+"
# What stands before an address that leads somewhere: `](`, `<`, `[`, or a quoted attribute.
_BEFORE_LINKED = ("(", "<", "[", '"', "'", "=")
_QUOTES: Final = {"straight": "[\"']", "curly": "[“”‘’]"}
_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = rf"\b(?:{_DAY} (?:of )?{_MONTH}|{_MONTH} {_DAY})\b"
_YEAR = r"\b(?:19|20)\d\d\b"
_END = r"[.!?;\n]"
# So far from a date a reader still takes a year for its own.
NEARBY = 60
_NAMELESS = frozenset(("click here", "here", "this link", "this page", "read more"))


def look_at_style(sheet: Sheet, block: Token, children: list[Token]) -> None:
    """Warn of what stands in the text of a block; no `children`: all of it is plain words."""
    content, suspects = block.content, sheet.suspects
    if suspects.urls and "://" in content:
        _look_for_urls(sheet, block, children)
    if suspects.quotes and _has_new_quotes(sheet, content):
        _look_for_quotes(sheet, block, children)
    if suspects.dates and has_day(content):
        _look_for_dates(sheet, block, children)
    if children and ("](" in content or "][" in content):
        _look_for_nameless(sheet, block, children)


def check_level(sheet: Sheet, level: int, heading: Token) -> None:
    """Warn of a heading that is more than a level below the one before."""
    above = sheet.headings[-1].level if sheet.headings else 1
    if level > above + 1:
        place = sheet.source.on(heading.map[0] if heading.map else 0)
        message = f"a heading of level {level} below one of level {above}"
        sheet.warn("heading-skip", place, message, f"write {'#' * (above + 1)} before it")


def tell_quotes(sheet: Sheet) -> None:
    """Warn of a body with both straight and curly quotation marks, where the second kind begins."""
    straight, curly = sheet.quotes.get("straight"), sheet.quotes.get("curly")
    if straight is not None and curly is not None:
        message = "straight quotation marks and curly ones in one text"
        hint = 'write "…" and \' throughout, or “…” and ’'
        sheet.warn("mixed-quotes", max(straight, curly), message, hint)


def _look_for_urls(sheet: Sheet, block: Token, children: list[Token]) -> None:
    content = block.content
    for found in _outside(_URL, content, children):
        if sheet.is_hopeless:
            return
        before = content[max(0, found.start() - 20) : found.start()].rstrip()
        if not before.endswith(_BEFORE_LINKED):
            url = found[0].rstrip(".,:;!?'’”")
            place = sheet.source.within(block, found.start())
            message = f"{shortened(url)} is printed as words, and leads nowhere"
            sheet.warn("bare-url", place, message, f"write [what is there]({url}) or <{url}>")


def _has_new_quotes(sheet: Sheet, content: str) -> bool:
    """Tell whether a block may hold the first quotation mark of its kind."""
    straight = '"' in content or "'" in content
    if not (straight or "”" in content or "’" in content):
        return False
    kinds = sheet.quotes
    return "curly" not in kinds or (straight and "straight" not in kinds) or "<" in content


def _look_for_quotes(sheet: Sheet, block: Token, children: list[Token]) -> None:
    for text, at in _texts(block, children):
        for kind, marks in _QUOTES.items():
            if kind not in sheet.quotes and (found := re.search(marks, text)):
                sheet.quotes[kind] = sheet.source.within(block, at + found.start())


def _look_for_dates(sheet: Sheet, block: Token, children: list[Token]) -> None:
    content = block.content
    for found in _outside(_DATE, content, children):
        if sheet.is_hopeless:
            return
        before = re.split(_END, content[max(0, found.start() - NEARBY) : found.start()])[-1]
        after = re.split(_END, content[found.end() : found.end() + NEARBY])[0]
        if not re.search(_YEAR, before) and not re.search(_YEAR, after):
            place = sheet.source.within(block, found.start())
            message = f"'{found[0]}' has no year"
            hint = f"write the year too: {found[0]} and the year, for who reads it later"
            sheet.warn("yearless-date", place, message, hint)


def _look_for_nameless(sheet: Sheet, block: Token, children: list[Token]) -> None:
    for number, child in enumerate(children):
        if child.type == "link_open" and "at" in child.meta:
            words = " ".join(_label(children, number).split())
            if words.casefold().rstrip(".…:! ") in _NAMELESS:
                place = sheet.source.within(block, child.meta["at"])
                message = f"a link that says only '{words}'"
                hint = "put what it leads to into the brackets: [the ministry's notice](…)"
                sheet.warn("click-here", place, message, hint)


def _label(children: list[Token], number: int) -> str:
    words = ""
    for child in children[number + 1 :]:
        if child.type == "link_close" or len(words) > NEARBY:
            break
        words += child.content if child.type != "image" else "a picture"
    return words


def _texts(block: Token, children: list[Token]) -> Iterator[tuple[str, int]]:
    """Yield the words of a block, each with about where it starts."""
    if not children:
        yield block.content, 0
    at = 0
    for child in children:
        if child.type == "text":
            at = max(block.content.find(child.content, at), at)
            yield child.content, at


def _outside(pattern: str, content: str, children: list[Token]) -> Iterator[re.Match[str]]:
    """Yield what is found outside of code and raw tags."""
    skipped = [(0, 0)]
    skipped += [(each.meta["at"], each.meta["end"]) for each in children if "end" in each.meta]
    for found in re.finditer(pattern, content):
        at = found.start()
        if at >= skipped[bisect(skipped, (at, len(content))) - 1][1]:
            yield found
