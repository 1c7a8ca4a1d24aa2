"""How pages speak of feeds: links that announce them, and the page that explains them."""

from collections.abc import Iterable

from msgspec import Struct

from dateline.layout.feeds import MEDIA_TYPES, NAMES, RSS, FeedOffer, term_feed
from dateline.layout.words import Words
from dateline.model.site import Site
from dateline.model.terms import Term


class FeedLinkView(Struct, frozen=True):
    """A feed: where it is, what it is called, what it holds, its media type and its format."""

    href: str
    title: str
    description: str
    type: str
    format: str


def feed_link(offer: FeedOffer, site: Site) -> FeedLinkView:
    """Return a feed as a page names it; RSS, the usual format, goes without saying."""
    title = offer.title if offer.format == RSS else f"{offer.title} ({NAMES[offer.format]})"
    return FeedLinkView(
        href=site.href(offer.address),
        title=title,
        description=offer.description,
        type=MEDIA_TYPES[offer.format],
        format=NAMES[offer.format],
    )


def feed_links(offers: Iterable[FeedOffer], site: Site) -> tuple[FeedLinkView, ...]:
    """Return several feeds as a page names them."""
    return tuple(feed_link(offer, site) for offer in offers)


def term_feed_links(term: Term, site: Site, words: Words) -> tuple[FeedLinkView, ...]:
    """Return the feed of a term, if it has one."""
    offer = term_feed(term, site, words)
    return (feed_link(offer, site),) if offer else ()
