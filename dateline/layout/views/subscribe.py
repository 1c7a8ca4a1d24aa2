"""The page that explains feeds to somebody who has never heard of them, and lists them all."""

from itertools import groupby

from msgspec import Struct

from dateline.editorial.addresses import FEED_LIST, SUBSCRIBE
from dateline.layout.feeds import FeedOffer, whole_feeds
from dateline.layout.views.feeds import FeedLinkView, feed_links
from dateline.layout.views.head import HeadView, page_head
from dateline.layout.views.lists import taxonomy_name
from dateline.layout.views.parts import LinkView
from dateline.layout.words import Words
from dateline.model.site import Site


class FeedGroupView(Struct, frozen=True):
    """The feeds of one taxonomy; `anchor` is the id of its heading."""

    name: str
    anchor: str
    feeds: tuple[LinkView, ...]


class SubscribeView(Struct, frozen=True, kw_only=True):
    """The page about feeds. `address` is the URL that a reader of feeds wants to be given.

    `list` is "" where there is no list of feeds.
    """

    head: HeadView
    heading: str
    address: str
    whole: tuple[FeedLinkView, ...]
    others: tuple[FeedLinkView, ...]
    groups: tuple[FeedGroupView, ...]
    list: str


def subscribe_view(
    others: tuple[FeedOffer, ...], terms: tuple[FeedOffer, ...], site: Site, words: Words
) -> SubscribeView:
    """Return the page; `terms` come taxonomy by taxonomy, in the order to show them."""
    whole = whole_feeds(site)
    return SubscribeView(
        head=page_head(site, words.subscribe, words.feeds.lead, SUBSCRIBE),
        heading=words.subscribe,
        address=site.url(whole[0].address),
        whole=feed_links(whole, site),
        others=feed_links(others, site),
        groups=tuple(
            FeedGroupView(
                name=taxonomy_name(taxonomy, words),
                anchor=taxonomy,
                feeds=tuple(LinkView(site.href(each.address), each.name) for each in offers),
            )
            for taxonomy, offers in groupby(terms, key=lambda offer: offer.key.partition("/")[0])
        ),
        list=site.href(FEED_LIST) if site.feeds.opml else "",
    )
