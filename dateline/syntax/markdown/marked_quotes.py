"""Quotations whose first line is a mark: callouts (`> [!NOTE]`) and pull quotes (`> [!PULL]`)."""

import re

from dateline.syntax.markdown.settings import MarkdownWords
from dateline.syntax.markdown.sheet import Sheet, escape
from dateline.syntax.markdown.tokens import Token

_MARK = r"\[!([A-Za-z-]+)\](?P<rest>[^\n]*)(?:\n|\Z)"
_CALLOUTS = ("note", "tip", "important", "warning", "caution")
_PULL = "pull"


def open_quote(sheet: Sheet, tokens: list[Token], at: int) -> int:
    """Set what opens this quotation, and return how many tokens that took."""
    found = _mark(tokens, at)
    kind = found[1].lower() if found else ""
    if found is None or not _is_known(sheet, tokens[at + 2], found):
        sheet.add("<blockquote>\n")
        sheet.closings.append("</blockquote>\n")
        return 1
    if kind == _PULL:
        sheet.add('<figure class="pull"><blockquote>\n')
        sheet.closings.append("</blockquote></figure>\n")
    else:
        label = escape(_label(sheet.settings.words, kind))
        sheet.add(f'<aside class="callout callout-{kind}" role="note">\n')
        sheet.add(f'<p class="callout-label">{label}</p>\n')
        sheet.closings.append("</aside>\n")
    return _take_mark(tokens, at, found.end())


def close_quote(sheet: Sheet) -> None:
    """Set what closes the innermost open quotation."""
    sheet.add(sheet.closings.pop())


def _mark(tokens: list[Token], at: int) -> re.Match[str] | None:
    if at + 2 < len(tokens) and tokens[at + 1].type == "paragraph_open":
        return re.match(_MARK, tokens[at + 2].content)
    return None


def _is_known(sheet: Sheet, line: Token, found: re.Match[str]) -> bool:
    """Tell whether this mark is one of ours and stands alone on its line; else warn."""
    kinds = (*_CALLOUTS, _PULL)
    if found[1].lower() not in kinds:
        if not found["rest"].strip():
            place = sheet.source.within(line, 0)
            from difflib import get_close_matches  # for those who made a slip

            near = get_close_matches(found[1].lower(), kinds, 1, 0.5)
            hint = f"did you mean [!{near[0].upper()}]?" if near else _choice(kinds)
            sheet.warn("unknown-callout", place, f"unknown callout `[!{found[1]}]`", hint)
        return False
    if found["rest"].strip():
        message = "the text of a callout starts on the line below its mark"
        place = sheet.source.within(line, 0)
        sheet.warn("callout-text", place, message, f"> [!{found[1].upper()}]")
        return False
    return True


def _choice(kinds: tuple[str, ...]) -> str:
    return f"one of {', '.join(kind.upper() for kind in kinds)}"


def _take_mark(tokens: list[Token], at: int, end: int) -> int:
    """Take the mark from the quotation's first paragraph, or that paragraph if it was all."""
    line = tokens[at + 2]
    line.content = line.content[end:]
    if not line.content:
        return 4
    if line.map:
        line.map[0] += 1
    return 1


def _label(words: MarkdownWords, kind: str) -> str:
    return {
        "note": words.note,
        "tip": words.tip,
        "important": words.important,
        "warning": words.warning,
        "caution": words.caution,
    }[kind]
