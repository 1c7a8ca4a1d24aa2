"""What a page says of itself to machines: the head of its HTML."""

from functools import partial
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from dateline.layout.later import Later
from dateline.layout.paging import Pager
from dateline.layout.views.feeds import FeedLinkView
from dateline.layout.views.organization import paper_data
from dateline.layout.words import Words
from dateline.model.article import Picture
from dateline.model.site import Site

# Open Graph names no language without a country. English without one is American, as it says.
_COUNTRIES: Final = {
    "ar": "AR",
    "de": "DE",
    "en": "US",
    "es": "ES",
    "fr": "FR",
    "it": "IT",
    "ja": "JP",
    "ko": "KR",
    "nl": "NL",
    "pl": "PL",
    "pt": "PT",
    "ru": "RU",
    "uk": "UA",
    "zh": "CN",
}


class HeadView(Struct, frozen=True, kw_only=True):
    """The head of a page. `href` is the page's own, `canonical` the same as an absolute URL.

    `robots`, `published`, `modified`, `expires`, `section`, `locale`, `newer`, `older` and `data`
    may be "". `image` is what a link to the page looks like elsewhere, "" where there is none;
    `authors` are URLs. `feeds` are those of this page alone. `data` is JSON-LD, made safe to stand
    in a script element.
    """

    title: str
    description: str
    href: str
    canonical: str
    subject: str
    robots: str = ""
    kind: str = "website"
    locale: str = ""
    image: str = ""
    image_type: str = ""
    image_alt: str = ""
    image_width: int = 0
    image_height: int = 0
    published: str = ""
    modified: str = ""
    expires: str = ""
    authors: tuple[str, ...] = ()
    section: str = ""
    tags: tuple[str, ...] = ()
    newer: str = ""
    older: str = ""
    feeds: tuple[FeedLinkView, ...] = ()
    data: Later = Later()


def page_head(site: Site, subject: str, description: str, address: str) -> HeadView:
    """Return the head of a page about `subject` ("": the front page)."""
    head = HeadView(
        title=document_title(subject, site),
        subject=subject or site.title,
        description=description or site.description or site.tagline,
        href=site.href(address),
        canonical=site.url(address),
        locale=open_graph_locale(site.language),
        robots="noindex" if site.preview else "",
    )
    return with_card(head, site)


def list_head(site: Site, words: Words, subject: str, description: str, pager: Pager) -> HeadView:
    """Return the head of one page of a list."""
    page = words.page.format(pager.number) if pager.number else ""
    named = ", ".join(filter(None, (subject, page)))
    head = HeadView(
        title=document_title(named, site),
        subject=named or site.title,
        description=description or site.description or site.tagline,
        href=site.href(pager.address),
        canonical=site.url(pager.address),
        locale=open_graph_locale(site.language),
        robots="noindex" if site.preview else "",
        newer=site.href(pager.newer) if pager.newer else "",
        older=site.href(pager.older) if pager.older else "",
    )
    return with_card(head, site)


def with_card(head: HeadView, site: Site, picture: Picture | None = None) -> HeadView:
    """Return the head with what stands for its page elsewhere: this picture, or the paper's."""
    shown = picture or site.card
    if shown is None:
        return head
    return replace(
        head,
        image=site.url(shown.address),
        image_type=shown.media_type,
        image_alt=shown.alt,
        image_width=shown.width,
        image_height=shown.height,
    )


def front_head(site: Site, words: Words, pager: Pager) -> HeadView:
    """Return the head of the front page, which tells who publishes it, or of an older page."""
    if pager.number is not None:
        return list_head(site, words, words.latest, "", pager)
    return replace(list_head(site, words, "", "", pager), data=Later(partial(paper_data, site)))


def document_title(subject: str, site: Site) -> str:
    """Return what a browser's tab shows: the subject first, since the end is cut off."""
    if subject:
        return f"{subject} — {site.title}"
    return f"{site.title} — {site.tagline}" if site.tagline else site.title


def open_graph_locale(language: str) -> str:
    """Return `en_GB` for `en-GB`; where no country is named, the one that Open Graph takes it for.

    "" where that isn't known.
    """
    tongue, *subtags = language.split("-")
    country = next((each.upper() for each in subtags if len(each) == 2), _COUNTRIES.get(tongue))
    return f"{tongue}_{country}" if country else ""
