"""All feeds in one place: the page that explains them, and the list that readers import (OPML)."""

from collections.abc import Iterator
from html import escape

from dateline.editorial.addresses import FEED_LIST, SUBSCRIBE
from dateline.layout.engine import LayoutError
from dateline.layout.feeds import FeedOffer, whole_feeds
from dateline.layout.views import subscribe_view
from dateline.layout.words import words_for
from dateline.layout.workshop import Workshop
from dateline.model.file import Order, Refused
from dateline.model.site import Site
from dateline.outputs.feeds.feed import plain

Offers = tuple[FeedOffer, ...]


def order_offers(workshop: Workshop, site: Site, others: Offers, terms: Offers) -> Iterator[Order]:
    """Order the page and the list, if the settings have them.

    `others` and `terms` are all feeds but the whole paper's.
    """
    if site.pages.subscribe:
        yield Order(f"{SUBSCRIBE[1:]}index.html", print_page, (workshop, site, others, terms))
    if site.feeds.opml:
        yield Order(FEED_LIST[1:], print_list, (site, (*whole_feeds(site)[:1], *others, *terms)))


def print_page(workshop: Workshop, site: Site, others: Offers, terms: Offers) -> bytes | Refused:
    """Print the page about feeds."""
    view = subscribe_view(others, terms, site, words_for(site.language))
    try:
        return workshop.engine.render("subscribe.html", workshop.site_view(site), view)
    except LayoutError as error:
        return Refused((error.problem,))


def print_list(site: Site, offers: Offers) -> bytes:
    """Print the list of feeds as OPML 2.0."""
    outlines = "\n".join(_outline(offer, site) for offer in offers)
    return f"""\
<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0">
<head>
<title>{escape(plain(site.title))}</title>
</head>
<body>
{outlines}
</body>
</opml>
""".encode()


def _outline(offer: FeedOffer, site: Site) -> str:
    title = escape(plain(offer.title))
    about = escape(plain(offer.description))
    return (
        f'<outline type="rss" text="{title}" title="{title}" description="{about}" '
        f'xmlUrl="{escape(site.url(offer.address))}" htmlUrl="{escape(site.url(offer.home))}"/>'
    )
