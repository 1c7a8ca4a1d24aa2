"""Which feeds there are, what each is called, and where it stands: one list for all who tell."""

from collections.abc import Iterable, Iterator
from typing import Final

from msgspec import Struct

from dateline.editorial.addresses import (
    ATOM_FEED,
    CORRECTIONS_FEED,
    FEED,
    HIGHLIGHTS_FEED,
    HOME,
    JSON_FEED,
    class_feed_address,
    term_feed_address,
)
from dateline.layout.words import Words
from dateline.model.library import Listing, Taxonomy
from dateline.model.site import Site
from dateline.model.terms import Term

RSS, ATOM, JSON = "rss", "atom", "json"
MEDIA_TYPES: Final = {
    RSS: "application/rss+xml",
    ATOM: "application/atom+xml",
    JSON: "application/feed+json",
}
NAMES: Final = {RSS: "RSS", ATOM: "Atom", JSON: "JSON Feed"}
ARTICLES, HIGHLIGHTS, CORRECTIONS = "articles", "highlights", "corrections"
_WHOLE = ((RSS, FEED), (ATOM, ATOM_FEED), (JSON, JSON_FEED))


class FeedOffer(Struct, frozen=True):
    """A feed that readers are offered. `key` never changes, whatever it is called.

    `name` is what sets it apart from the paper's other feeds; `home` is the address of the pages
    that it belongs to, `format` one of MEDIA_TYPES.
    """

    key: str
    title: str
    description: str
    address: str
    name: str = ""
    home: str = HOME
    format: str = RSS


def whole_feeds(site: Site) -> tuple[FeedOffer, ...]:
    """Return the feeds of the whole paper: one for each format that the settings ask for."""
    about = site.description or site.tagline or site.title
    return tuple(
        FeedOffer(ARTICLES, site.title, about, address, format=form)
        for form, address in _WHOLE
        if form == RSS or form in site.feeds.formats
    )


def highlights_feed(site: Site, words: Words) -> FeedOffer:
    """Return the feed that holds each article's highlights alone."""
    title = words.feeds.highlights.format(paper=site.title)
    about = words.feeds.highlights_about.format(paper=site.title)
    return FeedOffer(HIGHLIGHTS, title, about, HIGHLIGHTS_FEED)


def corrections_feed(site: Site, words: Words) -> FeedOffer:
    """Return the feed of all corrections and withdrawals."""
    title = words.feeds.corrections.format(paper=site.title)
    about = words.feeds.corrections_about.format(paper=site.title)
    return FeedOffer(CORRECTIONS, title, about, CORRECTIONS_FEED)


def paper_feeds(site: Site, words: Words) -> Iterator[FeedOffer]:
    """Yield the other feeds of the whole paper that the settings ask for."""
    if site.feeds.highlights:
        yield highlights_feed(site, words)
    if site.feeds.corrections:
        yield corrections_feed(site, words)


def class_feeds(site: Site, words: Words) -> Iterator[tuple[str, FeedOffer]]:
    """Yield each class of outlets that has a feed of what rests on their word."""
    for class_ in site.feeds.classes:
        name = words.classes.get(class_, class_)
        yield (
            class_,
            FeedOffer(
                key=f"classes/{class_}",
                title=words.feeds.term.format(paper=site.title, name=name),
                description=words.feeds.class_about.format(paper=site.title, name=name),
                address=class_feed_address(class_),
                name=name,
            ),
        )


def term_feed(term: Term, site: Site, words: Words) -> FeedOffer | None:
    """Return the feed of a term, if the settings ask for feeds of its taxonomy."""
    if term.taxonomy not in site.feeds.terms:
        return None
    return FeedOffer(
        key=f"{term.taxonomy}/{term.key}",
        title=words.feeds.term.format(paper=site.title, name=term.name),
        description=term.description
        or words.feeds.term_about.format(paper=site.title, name=term.name),
        address=term_feed_address(term.address),
        name=term.name,
        home=term.address,
    )


def term_feeds(
    taxonomies: Iterable[Taxonomy], site: Site, words: Words
) -> Iterator[tuple[Listing, FeedOffer]]:
    """Yield each term that has a feed, with what is listed under it."""
    for taxonomy in taxonomies:
        for listing in taxonomy.listings:
            if offer := term_feed(listing.term, site, words):
                yield listing, offer
