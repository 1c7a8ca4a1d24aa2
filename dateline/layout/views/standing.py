"""The pages that stand: those that an editor wrote once, and the one that isn't there."""

from markupsafe import Markup
from msgspec import Struct
from msgspec.structs import replace

from dateline.layout.setting import set_for_page
from dateline.layout.views.head import HeadView, page_head
from dateline.layout.views.length import contents_list
from dateline.layout.views.parts import LinkView, date_text
from dateline.layout.words import Words
from dateline.model.library import Gone, Page, Redirect
from dateline.model.prose import Piece
from dateline.model.site import Site

NOT_FOUND = "/404.html"
STYLE = "/style/"


class StandingView(Struct, frozen=True, kw_only=True):
    """A standing page such as `/about/`; `contents` are the sections of a long one."""

    head: HeadView
    heading: str
    summary: str
    contents: tuple[LinkView, ...]
    body: Markup


class NotFoundView(Struct, frozen=True, kw_only=True):
    """What a host shows where there is no page."""

    head: HeadView


class GoneView(Struct, frozen=True, kw_only=True):
    """An address at which nothing is any more: since when ("": nobody says), and why."""

    head: HeadView
    since: str
    reason: str


class StyleView(Struct, frozen=True, kw_only=True):
    """The page of a preview that shows every element of the theme."""

    head: HeadView
    heading: str


class RedirectView(Struct, frozen=True, kw_only=True):
    """A former address: where it leads, and what stands there."""

    head: HeadView
    target: LinkView


def standing_view(page: Page, pieces: tuple[Piece, ...], site: Site, words: Words) -> StandingView:
    """Return a standing page."""
    return StandingView(
        head=page_head(site, page.title, page.summary or page.body.outline.opening, page.address),
        heading=page.title,
        summary=page.summary,
        contents=contents_list(page.body.outline),
        body=set_for_page(page.body, pieces, site, words),
    )


def not_found_view(site: Site, words: Words) -> NotFoundView:
    """Return the page for whatever isn't there; no search engine is to keep it."""
    head = page_head(site, words.not_found, words.not_found_text, NOT_FOUND)
    return NotFoundView(head=replace(head, robots="noindex"))


def style_view(site: Site, words: Words) -> StyleView:
    """Return the page that shows every element of the theme."""
    return StyleView(head=page_head(site, words.style, "", STYLE), heading=words.style)


def redirect_view(redirect: Redirect, site: Site, words: Words) -> RedirectView:
    """Return the page at a former address: it leads on, and no search engine is to keep it."""
    head = page_head(site, redirect.title, words.moved, redirect.target)
    target = LinkView(site.href(redirect.target), redirect.title)
    return RedirectView(head=replace(head, robots="noindex"), target=target)


def gone_view(gone: Gone, site: Site, words: Words) -> GoneView:
    """Return the page that says what is no more, and why; no search engine is to keep it."""
    head = page_head(site, words.gone, gone.reason, gone.address)
    return GoneView(
        head=replace(head, robots="noindex"),
        since=words.gone_since.format(date_text(gone.date, words)) if gone.date else "",
        reason=gone.reason,
    )
