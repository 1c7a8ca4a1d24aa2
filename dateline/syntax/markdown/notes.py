"""Footnotes: taken from where they are defined, and set at the end in the order of their use."""

from collections.abc import Callable

from dateline.model.prose import AnchorLink
from dateline.syntax.markdown.addresses import shortened
from dateline.syntax.markdown.lines import reference_anchor
from dateline.syntax.markdown.sheet import Note, Sheet, escape, quoted
from dateline.syntax.markdown.tokens import QuickToken, Token

BACK_LINKS = "footnote_back"


def take_notes(sheet: Sheet, tokens: list[Token]) -> list[Token]:
    """Return the blocks that are in no footnote, and keep those that are."""
    if "footnotes" not in sheet.env:
        return tokens
    nested = [Note(0)]
    for token in tokens:
        if token.type == "footnote_reference_open":
            nested.append(Note(token.map[0] if token.map else 0))
            _keep(sheet, str(token.meta["label"]), nested[-1])
        elif token.type == "footnote_reference_close":
            nested.pop()
        else:
            nested[-1].tokens.append(token)
    return nested[0].tokens


def _keep(sheet: Sheet, label: str, note: Note) -> None:
    if label in sheet.notes:
        message = f"footnote `{shortened(label)}` is defined twice, and this one is printed"
        sheet.warn("footnote-duplicate", sheet.source.on(note.line), message)
    sheet.notes[label] = note


def set_notes(sheet: Sheet, set_body: Callable[[Sheet, list[Token]], None]) -> None:
    """Set all footnotes that are referred to, also from footnotes, and warn about the others."""
    used = sheet.env.get("footnotes", {}).get("list", {})
    if used:
        heading = escape(sheet.settings.words.footnotes)
        sheet.add('<section class="footnotes" role="doc-endnotes">\n')
        sheet.add(f'<h2 class="footnotes-heading">{heading}</h2>\n<ol>\n')
        number = 0
        while number < len(used):
            _set_note(sheet, number, set_body)
            number += 1
        sheet.add("</ol>\n</section>\n")
    printed = {each["label"] for each in used.values()}
    for label, note in sheet.notes.items():
        if label not in printed:
            message = f"footnote `{shortened(label)}` is never referred to, and is not printed"
            hint = f"write [^{shortened(label)}] where it belongs"
            sheet.warn("footnote-unused", sheet.source.on(note.line), message, hint)


def _set_note(sheet: Sheet, number: int, set_body: Callable[[Sheet, list[Token]], None]) -> None:
    note = sheet.notes[sheet.env["footnotes"]["list"][number]["label"]]
    sheet.add('<li id="')
    sheet.anchor(f"fn-{number + 1}")
    sheet.add('">\n')
    back = QuickToken(BACK_LINKS, "", 0)
    back.meta["id"] = number
    last = note.tokens[-2:]
    if last and last[-1].type == "paragraph_close" and not last[0].content.startswith("!["):
        set_body(sheet, [*note.tokens[:-1], back, note.tokens[-1]])
    else:
        set_body(sheet, note.tokens)
        sheet.add("<p>")
        set_back_links(sheet, back)
        sheet.add("</p>\n")
    sheet.add("</li>\n")


def set_back_links(sheet: Sheet, back: Token) -> None:
    """Set a link to each place that refers to a footnote."""
    number = back.meta["id"] + 1
    for time in range(1, sheet.env["footnotes"]["list"][number - 1]["count"] + 1):
        place = str(number) if time == 1 else f"{number}-{time}"
        name = quoted(sheet.settings.words.back.replace("{}", place))
        sheet.add(' <a href="')
        sheet.blank(AnchorLink(reference_anchor(number, time)))
        sheet.add(f'" class="footnote-back" role="doc-backlink" aria-label="{name}">↩\ufe0e</a>')
