"""What was meant for another program or came out wrong: it is printed as text, and warned about."""

import re
from bisect import bisect

from dateline.model.problem import Location
from dateline.syntax.markdown.addresses import shortened
from dateline.syntax.markdown.sheet import Sheet
from dateline.syntax.markdown.tokens import Token

_SHORTCODE = r"\{\{[<%][^{}\n]*[%>]\}\}|\{%[^{}\n]*%\}"
# Nothing here runs past a brace, so that it takes linear time.
_LEFTOVER = (
    rf"(?P<shortcode>{_SHORTCODE})"
    r"|(?<!\\)\[\^(?P<footnote>[^\[\]\s]+)\]"
    r"|(?P<comment><!--)"
    r"|[\])](?P<attribute>\{(?:[#.][\w-]|[\w-]+=)[^{}\n]*\})"
    r"|(?P<heading>\{[#.][^{}\n]*\})\Z"
)
_LANGUAGE = r"\{lang=[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*\}"


def look_for_leftovers(sheet: Sheet, block: Token, children: list[Token]) -> None:
    """Warn of what stands in the text of a block, outside of code and HTML."""
    skipped = [(0, 0)]
    skipped += [(each.meta["at"], each.meta["end"]) for each in children if "end" in each.meta]
    for found in re.finditer(_LEFTOVER, block.content):
        if sheet.is_hopeless:
            return
        at = found.start()
        if at >= skipped[bisect(skipped, (at, len(block.content))) - 1][1]:
            _warn(sheet, block, found)


def _warn(sheet: Sheet, block: Token, found: re.Match[str]) -> None:
    kind = found.lastgroup or ""
    place = sheet.source.within(block, found.start(kind))
    if kind == "shortcode":
        _warn_of_shortcode(sheet, place, found[0])
    elif kind == "footnote":
        label = found["footnote"]
        place = sheet.source.within(block, found.start())
        if f":{label}" not in sheet.env.get("footnotes", {}).get("refs", {}):
            message = f"footnote `{shortened(label)}` is not defined"
            sheet.warn("footnote-undefined", place, message, f"add [^{shortened(label)}]: its text")
    elif kind == "comment":
        message = "this comment has no end in its paragraph, and would be printed"
        sheet.error("open-comment", place, message, "put <!-- at the start of a line of its own")
    elif not re.fullmatch(_LANGUAGE, written := found[kind]):
        message = f"`{shortened(written)}` is no language, and is printed as text"
        hint = written.replace("_", "-")
        known = re.fullmatch(_LANGUAGE, hint)
        sheet.warn("attribute", place, message, hint if known else "only {lang=…} is known here")


def look_into_html(sheet: Sheet, block: Token) -> None:
    """Warn of shortcodes in a block of HTML, but for its comments."""
    content = block.content
    for found in re.finditer(_SHORTCODE, content):
        if sheet.is_hopeless:
            return
        at = found.start()
        if content.rfind("<!--", 0, at) <= content.rfind("-->", 0, at):
            _warn_of_shortcode(sheet, sheet.source.within(block, at), found[0])


def _warn_of_shortcode(sheet: Sheet, place: Location, written: str) -> None:
    message = f"`{shortened(written)}` is a leftover of another program, and is printed as text"
    sheet.warn("shortcode", place, message, "write Markdown, or delete it")
