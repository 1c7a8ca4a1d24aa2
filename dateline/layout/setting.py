"""Fills the blanks of a prose: for a page of this site, or for a reader somewhere else.

The strings among the pieces are final HTML made by the Markdown room; this room writes only what
stands in the blanks, and escapes all of it. It writes no style and no script, so that a page also
works under a content security policy without `unsafe-inline`.
"""

from markupsafe import Markup

from dateline.layout.escaping import escape
from dateline.layout.pictures import PictureView, picture_view, still_view
from dateline.layout.words import Words
from dateline.model.article import Body, Destination
from dateline.model.prose import (
    Anchor,
    AnchorLink,
    Blank,
    Figure,
    FigurePicture,
    InlinePicture,
    LinkEnd,
    LinkStart,
    Piece,
)
from dateline.model.site import Site

# The arrow is drawn, so that no reading voice says "north east arrow"; the word joiner (U+2060)
# keeps it on the line of the link's last word.
_ARROW = (
    '\u2060<svg class="out" aria-hidden="true" width="9" height="9" viewBox="0 0 9 9">'
    '<path d="M2.5 1H8v5.5M8 1 1 8"/></svg>'
)


# How wide a picture stands in a text: what `--measure` is in site.css, or the whole phone.
SIZES = "(min-width: 110rem) 39.5rem, (min-width: 60rem) 35rem, (min-width: 41.5rem) 38rem, 92vw"


def set_for_page(
    body: Body, pieces: tuple[Piece, ...], site: Site, words: Words, prefix: str = ""
) -> Markup:
    """Return the body for a page of the site; its anchors start with `prefix`.

    A picture that nothing stands above is loaded at once, since it may be on the first screen; the
    others wait.
    """
    first = -1 if body.below_lead else 0
    mark = new_tab_mark(words)
    links = [_page_link(there, site, prefix, mark) for there in body.links]

    def set_blank(piece: Blank) -> str:
        if isinstance(piece, LinkStart):  # most are these three, and `match` takes thrice the time
            return links[piece.link][0]
        if isinstance(piece, LinkEnd):
            return links[piece.link][1]
        if isinstance(piece, Anchor):
            return escape(prefix + piece.name)
        match piece:
            case InlinePicture(number):
                view = picture_view(body.pictures[number], site.href)
                return picture_html(view, lazy=number != first)
            case FigurePicture(number):
                view = picture_view(body.pictures[number], site.href)
                return figure_html(view, picture_html(view, lazy=number != first))
            case Figure(number):
                from dateline.layout.figures import figure_for_page  # few texts have one

                return figure_for_page(body, number, words, links.__getitem__)
            case AnchorLink(name):
                return escape(f"#{prefix}{name}")

    set_pieces = [each if isinstance(each, str) else set_blank(each) for each in pieces]
    return Markup("".join(set_pieces))  # noqa: S704 - all blanks are escaped


def set_for_feed(
    body: Body, pieces: tuple[Piece, ...], site: Site, address: str, words: Words
) -> Markup:
    """Return the body of the article at `address` for a reader somewhere else: all URLs absolute.

    A link to a footnote is the URL of the article's page with the note's anchor: validators refuse
    a bare `#note` as a relative reference, readers that show one article at a time find the id
    here, and all others land on the page. So the ids carry no prefix. Classes made by the Markdown
    room stay: they mean nothing elsewhere, and do nothing.
    """

    def link_of(link: int) -> tuple[str, str]:
        return _feed_link(body.links[link], site, address), ""

    def set_blank(piece: Blank) -> str:
        if isinstance(piece, LinkStart):
            return link_of(piece.link)[0]
        match piece:
            case LinkEnd():
                return ""
            case InlinePicture(number):
                return picture_html(still_view(body.pictures[number], site.url))
            case FigurePicture(number):
                view = still_view(body.pictures[number], site.url)
                return figure_html(view, picture_html(view))
            case Figure(number):
                from dateline.layout.figures import figure_for_feed

                return figure_for_feed(body, number, site, words, link_of)
            case Anchor(name):
                return escape(name)
            case AnchorLink(name):
                return escape(f"{site.url(address)}#{name}")

    set_pieces = [each if isinstance(each, str) else set_blank(each) for each in pieces]
    return Markup("".join(set_pieces))  # noqa: S704 - all blanks are escaped


def new_tab_mark(words: Words) -> str:
    """Return what stands at the end of a link that opens in a new tab: an arrow and words."""
    return f'{_ARROW}<span class="vh"> {escape(words.new_tab)}</span>'


def opens_new_tab(there: Destination, site: Site) -> bool:
    """Tell whether a link leaves this tab: to another site, where the paper has chosen so."""
    return site.new_tab and there.outside and there.address.startswith(("https:", "http:"))


def picture_html(view: PictureView, lazy: bool = False) -> str:
    """Return a picture, with its size, so that nothing moves when it arrives."""
    size = f'width="{view.width}" height="{view.height}"'
    loading = ' loading="lazy"' if lazy else ""
    choice = f' srcset="{escape(view.srcset)}" sizes="{SIZES}"' if view.srcset else ""
    source, alt = escape(view.src), escape(view.alt)
    image = f'<img src="{source}"{choice} {size} alt="{alt}"{loading} decoding="async">'
    better = "".join(
        f'<source type="{each.type}" srcset="{escape(each.srcset)}" sizes="{SIZES}">'
        for each in view.formats
    )
    return f"<picture>{better}{image}</picture>" if better else image


def figure_html(view: PictureView, image: str) -> str:
    """Return the `<figure>` around an image, with its caption and its credit where it has them."""
    below = [str(escape(view.caption))] if view.caption else []
    if view.credit:
        below.append(f'<span class="credit">{escape(view.credit)}</span>')
    caption = f"<figcaption>{' '.join(below)}</figcaption>" if below else ""
    return f"<figure>{image}{caption}</figure>"


def _page_link(there: Destination, site: Site, prefix: str, mark: str) -> tuple[str, str]:
    """Return the attributes of a link, and what stands at its end."""
    if there.muted:
        return "", ""  # an `<a>` without `href` is a place for a link, and plain words until then
    if opens_new_tab(there, site):
        return f' href="{escape(there.address)}" target="_blank" rel="noopener"', mark
    anchor = f"#{prefix if not there.address else ''}{there.anchor}" if there.anchor else ""
    href = there.address if there.outside else f"{site.href(there.address)}{anchor}"
    return f' href="{escape(href)}"', ""


def _feed_link(there: Destination, site: Site, address: str) -> str:
    if there.muted:
        return ""
    anchor = f"#{there.anchor}" if there.anchor else ""
    url = there.address if there.outside else site.url(there.address or address) + anchor
    return f' href="{escape(url)}"'
