"""Sets the blocks of a body: from the parser's tokens to the pieces of a Prose."""

import re
from collections.abc import Callable
from typing import Final

from dateline.model.prose import Fence, Figure, Heading
from dateline.syntax.markdown.lines import read_line, set_figure, set_line, words_of
from dateline.syntax.markdown.marked_quotes import close_quote, open_quote
from dateline.syntax.markdown.notes import BACK_LINKS, set_back_links
from dateline.syntax.markdown.sheet import Sheet, escape, quoted
from dateline.syntax.markdown.slugs import heading_anchor
from dateline.syntax.markdown.style import check_level
from dateline.syntax.markdown.suspicions import look_into_html
from dateline.syntax.markdown.tokens import Token

# A page has one h1, its title.
TOP_LEVEL = 2

# Sets what starts with this token, and returns how many tokens that took.
Setter = Callable[[Sheet, list[Token], int], int]

_FIXED: Final = {
    "bullet_list_open": "<ul>\n",
    "bullet_list_close": "</ul>\n",
    "ordered_list_close": "</ol>\n",
    "list_item_open": "<li>",
    "list_item_close": "</li>\n",
    "hr": "<hr>\n",
    "table_close": "</table>\n</div>\n",
    "thead_open": "<thead>\n",
    "thead_close": "</thead>\n",
    "tbody_open": "<tbody>\n",
    "tbody_close": "</tbody>\n",
    "tr_open": "<tr>\n",
    "tr_close": "</tr>\n",
    "dl_open": "<dl>\n",
    "dl_close": "</dl>\n",
    "dt_open": "<dt>",
    "dt_close": "</dt>\n",
    "dd_open": "<dd>",
    "dd_close": "</dd>\n",
}
_LANGUAGE = re.compile(r"[\w+#.-]+", re.ASCII)


def set_body(sheet: Sheet, tokens: list[Token]) -> None:
    """Set these blocks."""
    at, end = 0, len(tokens)
    while at < end:
        token = tokens[at]
        kind = token.type
        if kind in _FIXED:
            sheet.add(_FIXED[kind])
            at += 1
        elif kind == "inline":
            set_line(sheet, token)
            at += 1
        else:
            at += _SETTERS[kind](sheet, tokens, at)


def _set_paragraph(sheet: Sheet, tokens: list[Token], at: int) -> int:
    """Set a paragraph; in a tight list it has no tags of its own."""
    token, line, after = tokens[at : at + 3]
    if line.content.startswith("![") and set_figure(sheet, line):
        return 3
    hidden = token.hidden
    if not hidden:
        sheet.add("<p>")
    words = set_line(sheet, line)
    size = 3
    if after.type == BACK_LINKS:
        set_back_links(sheet, after)
        size = 4
    if not sheet.opening or (sheet.opening_level and token.level == 0):
        sheet.opening, sheet.opening_level = words.strip(), token.level
    if not hidden:
        sheet.add("</p>\n")
    elif at + size < len(tokens) and tokens[at + size].nesting >= 0:
        sheet.add("\n")
    return size


def _set_heading(sheet: Sheet, tokens: list[Token], at: int) -> int:
    line = tokens[at + 1]
    level = int(tokens[at].tag[1])
    if level < TOP_LEVEL:
        place = sheet.source.on(line.map[0] if line.map else 0)
        message = "level 1 is the title's; this heading is set as level 2"
        sheet.warn("heading-level", place, message, "write ## before it")
        level = TOP_LEVEL
    if sheet.settings.style:
        check_level(sheet, level, line)
    children = read_line(sheet, line)
    # Of the words as typed, so that typography doesn't change an address.
    anchor = heading_anchor(words_of(children), sheet.anchors)
    sheet.add(f'<h{level} id="')
    sheet.anchor(anchor)
    sheet.add('">')
    words = set_line(sheet, line, children)
    sheet.add(f"</h{level}>\n")
    sheet.headings.append(Heading(level, " ".join(words.split()), anchor))
    return 3


def _set_ordered_list(sheet: Sheet, tokens: list[Token], at: int) -> int:
    start = tokens[at].attrs.get("start")
    sheet.add("<ol>\n" if start is None else f'<ol start="{start}">\n')
    return 1


def _set_table(sheet: Sheet, tokens: list[Token], at: int) -> int:  # noqa: ARG001 (a Setter)
    """Open a table in a box that scrolls where the table is wider than the page."""
    name = quoted(sheet.settings.words.table)
    sheet.add(f'<div class="table" role="group" tabindex="0" aria-label="{name}">\n<table>\n')
    return 1


def _set_cell(sheet: Sheet, tokens: list[Token], at: int) -> int:
    token, line = tokens[at : at + 2]
    # Alignment by class: a style attribute would break a strict Content-Security-Policy.
    style = str(token.attrs.get("style", "")).removeprefix("text-align:")
    aligned = f' class="{style}"' if style else ""
    if token.tag == "th" and line.content:
        tag, opening = "th", f'<th scope="col"{aligned}>'
    else:
        tag, opening = "td", f"<td{aligned}>"
    sheet.add(opening)
    set_line(sheet, line)
    sheet.add(f"</{tag}>\n")
    return 3


def _set_code(sheet: Sheet, tokens: list[Token], at: int) -> int:
    from markdown_it.common.utils import unescapeAll  # which has found the code

    token = tokens[at]
    language = unescapeAll(token.info).split(maxsplit=1)[:1]
    if token.type == "fence" and language and language[0].lower() in sheet.settings.figures:
        _set_figure_block(sheet, token, language[0].lower())
        return 1
    named = f' class="language-{language[0]}"' if _is_name(language) else ""
    sheet.add(f'<pre tabindex="0"><code{named}>{escape(token.content)}</code></pre>\n')
    return 1


def _set_figure_block(sheet: Sheet, token: Token, name: str) -> None:
    """Keep a block that another room reads, with the place of its first line."""
    number = token.map[0] if token.map else 0
    opening = sheet.source.lines[number]
    indent = max(opening.find(token.markup), 0)
    line = sheet.source.first_line + number + 1
    sheet.blank(Figure(len(sheet.fences)))
    sheet.add("\n")
    sheet.fences.append(Fence(name, token.content, line, indent))


def _is_name(language: list[str]) -> bool:
    return bool(language) and _LANGUAGE.fullmatch(language[0]) is not None


def _set_html(sheet: Sheet, tokens: list[Token], at: int) -> int:
    from dateline.syntax.html import clean_block  # for texts with HTML

    token = tokens[at]
    cleaned, findings = clean_block(token.content)
    for finding in findings:
        if sheet.is_hopeless and not finding.fatal:
            break
        place = sheet.source.within(token, finding.offset)
        note = sheet.error if finding.fatal else sheet.warn
        note("html-dropped", place, finding.message, finding.hint)
    if sheet.suspects.leftovers:
        look_into_html(sheet, token)
    sheet.add(cleaned)
    return 1


def _set_quote(sheet: Sheet, tokens: list[Token], at: int) -> int:
    return open_quote(sheet, tokens, at)


def _close_quote(sheet: Sheet, tokens: list[Token], at: int) -> int:  # noqa: ARG001 (a Setter)
    close_quote(sheet)
    return 1


_SETTERS: Final[dict[str, Setter]] = {
    "paragraph_open": _set_paragraph,
    "heading_open": _set_heading,
    "ordered_list_open": _set_ordered_list,
    "table_open": _set_table,
    "th_open": _set_cell,
    "td_open": _set_cell,
    "fence": _set_code,
    "code_block": _set_code,
    "html_block": _set_html,
    "blockquote_open": _set_quote,
    "blockquote_close": _close_quote,
}
