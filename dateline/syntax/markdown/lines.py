"""Sets the text of one block: marks, links, pictures, references to footnotes, raw tags."""

from typing import Final

from dateline.model.problem import Location
from dateline.model.prose import (
    AnchorLink,
    FigurePicture,
    InlinePicture,
    LinkEnd,
    LinkStart,
    Mention,
    MentionedPicture,
)
from dateline.syntax.markdown.addresses import LINK_SCHEMES, PICTURE_SCHEMES, refusal
from dateline.syntax.markdown.limits import MAX_STEPS
from dateline.syntax.markdown.opening import count_words
from dateline.syntax.markdown.sheet import Sheet, escape, quoted
from dateline.syntax.markdown.spans import SPECIAL, read_plain
from dateline.syntax.markdown.style import look_at_style
from dateline.syntax.markdown.suspicions import look_for_leftovers
from dateline.syntax.markdown.tokens import Token
from dateline.syntax.markdown.typography import Run, is_straight, pair_quotes, set_signs, set_text

_MARKS: Final = {
    "softbreak": "\n",
    "hardbreak": "<br>\n",
    "em_open": "<em>",
    "em_close": "</em>",
    "strong_open": "<strong>",
    "strong_close": "</strong>",
    "s_open": "<s>",
    "s_close": "</s>",
    "foreign_close": "</span>",
}


def read_line(sheet: Sheet, block: Token) -> list[Token]:
    """Return the tokens of a block's content."""
    plain = read_plain(block.content)
    if plain is not None:
        return plain
    from dateline.syntax.markdown.grammar import odd_line  # and with it the library

    children = odd_line(block.content, sheet.env)
    if sheet.env.get("steps", 0) > MAX_STEPS and "too_tangled" not in sheet.env:
        sheet.env["too_tangled"] = block.map[0] if block.map else 0
    return children


def set_line(sheet: Sheet, block: Token, children: list[Token] | None = None) -> str:
    """Set the content of a block, and return its words without markup."""
    content = block.content
    if SPECIAL.search(content) is None:
        children = []
    elif children is None:
        children = read_line(sheet, block)
    if sheet.settings.style:
        look_at_style(sheet, block, children)
    if not children:
        words = set_text(content, sheet.glyphs)
        sheet.add(escape(words))
    else:
        words = _set_children(sheet, block, children)
    if sheet.suspects.leftovers:
        look_for_leftovers(sheet, block, children)
    sheet.words += count_words(words, sheet.spaced)
    return words


def _set_children(sheet: Sheet, block: Token, children: list[Token]) -> str:
    """Set the tokens of a block, and return its words without markup."""
    content = block.content
    if sheet.glyphs and is_straight(content):
        _set_type(sheet, children)
    if "<" in content:
        from dateline.syntax.markdown.inline_tags import judge_tags  # for texts with HTML

        judge_tags(sheet, block, children)
    words: list[str] = []
    for child in children:
        kind = child.type
        if kind == "text" or kind == "text_special":
            words.append(child.content)
            sheet.add(escape(child.content))
        elif kind in _MARKS:
            sheet.add(_MARKS[kind])
            if child.tag == "br":
                words.append(" ")
        else:
            words.append(_set_special(sheet, block, child))
    return "".join(words)


def _set_special(sheet: Sheet, block: Token, child: Token) -> str:
    """Set what is more than words and marks; return the words in it."""
    kind = child.type
    if kind == "link_open":
        _open_link(sheet, block, child)
    elif kind == "link_close":
        _close_link(sheet)
    elif kind == "image":
        number = add_picture(sheet, block, child)
        if number < 0:
            sheet.add(escape(alternative(child)))
        else:
            sheet.blank(InlinePicture(number))
    elif kind == "code_inline":
        sheet.add(f"<code>{escape(child.content)}</code>")
        return child.content
    elif kind == "footnote_ref":
        _set_reference(sheet, child)
    elif kind == "foreign_open":
        sheet.add(f'<span lang="{child.attrs["lang"]}">')
    elif kind == "html_inline":
        sheet.add(child.content)
    return ""


def _open_link(sheet: Sheet, block: Token, child: Token) -> None:
    place = _place(sheet, block, child)
    number = _add_link(sheet, str(child.attrs["href"]), place)
    sheet.open_links.append(number)
    if number < 0:
        return
    title = str(child.attrs.get("title", ""))
    if title and sheet.fits(len(title), place):
        sheet.add(f'<a title="{quoted(set_text(title, sheet.glyphs))}"')
    else:
        sheet.add("<a")
    sheet.blank(LinkStart(number))
    sheet.add(">")


def _add_link(sheet: Sheet, address: str, place: Location) -> int:
    """Return the number of a new link, or -1 if it can't be one."""
    if sheet.open_links and max(sheet.open_links) >= 0:
        sheet.warn("nested-link", place, "a link inside a link leads nowhere")
        return -1
    refused = refusal(address, LINK_SCHEMES)
    if refused:
        sheet.error("link-scheme", place, *refused)
        return -1
    if not sheet.fits(len(address), place):
        return -1
    sheet.links.append(Mention(address, place.line, place.column))
    return len(sheet.links) - 1


def _close_link(sheet: Sheet) -> None:
    number = sheet.open_links.pop()
    if number >= 0:
        sheet.blank(LinkEnd(number))
        sheet.add("</a>")


def add_picture(sheet: Sheet, block: Token, child: Token) -> int:
    """Return the number of a new picture, or -1 if it can't be one."""
    address, place = str(child.attrs["src"]), _place(sheet, block, child)
    refused = refusal(address, PICTURE_SCHEMES)
    if refused:
        sheet.error("picture-scheme", place, *refused)
        return -1
    alt = alternative(child)
    caption = str(child.attrs.get("title", ""))
    if not sheet.fits(len(address) + len(caption), place):
        return -1
    picture = MentionedPicture(
        Mention(address, place.line, place.column),
        set_text(alt, sheet.glyphs) if alt else None,
        set_text(caption, sheet.glyphs),
    )
    sheet.pictures.append(picture)
    return len(sheet.pictures) - 1


def alternative(child: Token) -> str:
    """Return the words that stand for a picture."""
    return " ".join(words_of(child.children or []).split())


def words_of(children: list[Token]) -> str:
    """Return the words of these tokens, as typed and without markup."""
    words = []
    for child in children:
        if child.type in ("text", "text_special", "code_inline"):
            words.append(child.content)
        elif child.type == "image":
            words.append(words_of(child.children or []))
        elif child.tag == "br":
            words.append(" ")
    return "".join(words)


def _place(sheet: Sheet, block: Token, child: Token) -> Location:
    """Return where the address of a link or picture is written: here, or in its definition."""
    label = child.meta.get("label")
    if label is not None:
        return sheet.source.of_definition(sheet.env["references"][label]["map"])
    return sheet.source.within(block, child.meta["at"])


def _set_reference(sheet: Sheet, child: Token) -> None:
    """Set the number of a footnote where the text refers to it."""
    number, time = child.meta["id"] + 1, child.meta["subId"] + 1
    name = sheet.settings.words.footnote.replace("{}", str(number))
    sheet.add('<sup class="footnote-ref"><a href="')
    sheet.blank(AnchorLink(f"fn-{number}"))
    sheet.add('" id="')
    sheet.anchor(reference_anchor(number, time))
    sheet.add(f'" role="doc-noteref" aria-label="{quoted(name)}">{number}</a></sup>')


def reference_anchor(number: int, time: int) -> str:
    """Return the id of a place that refers to a footnote, for the first or a later time."""
    return f"fnref-{number}" if time == 1 else f"fnref-{number}-{time}"


def set_figure(sheet: Sheet, block: Token) -> bool:
    """Set a picture that stands alone in its paragraph; tell whether it does."""
    children = read_line(sheet, block)
    if len(children) != 1 or children[0].type != "image":
        return False
    number = add_picture(sheet, block, children[0])
    if number >= 0:
        sheet.blank(FigurePicture(number))
        sheet.add("\n")
    else:
        sheet.add(f"<p>{escape(alternative(children[0]))}</p>\n")
    return True


def _set_type(sheet: Sheet, children: list[Token]) -> None:
    """Put typographic signs into the tokens, across marks and links."""
    if not any(child.type == "text" and is_straight(child.content) for child in children):
        return
    unset = 0  # foreign words, and addresses that stand for themselves
    runs = []
    for child in children:
        kind = child.type
        if kind in ("foreign_open", "foreign_close") or child.info == "auto":
            unset += child.nesting
        if kind == "text" and not unset:
            runs.append(Run(set_signs(child.content), child.level))
        else:
            runs.append(Run(" " if child.tag == "br" else child.content, child.level, True))
    if sheet.glyphs:
        for child, text in zip(children, pair_quotes(runs, sheet.glyphs), strict=True):
            if child.type == "text":
                child.content = text
