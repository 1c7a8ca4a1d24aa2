"""The paper's whole history in parts that stay as they are (RFC 5005): one for each closed month.

They are Atom where there is Atom; the feeds in RSS and Atom lead to them.

A month is closed when a later one holds a public article: told by content, never by the clock.
Archive documents name no `next-archive`, since the newest would have to change when it gets one.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from dateline.editorial.addresses import archive_feed_address
from dateline.layout.feeds import ATOM, RSS, FeedOffer, whole_feeds
from dateline.model.filing import Filing
from dateline.model.site import Site
from dateline.outputs.feeds.feed import Heading, History, Icon

Month = tuple[int, int]


class Part(Struct, frozen=True):
    """One document of a history, and what it holds, newest first."""

    heading: Heading
    held: Sequence[Filing]


def subscription(heading: Heading, newest: Sequence[Filing], site: Site) -> Part:
    """Return the document to subscribe to: the newest, or all of the open month if that is more."""
    if not site.feeds.history:
        return Part(heading, newest[: site.feed_size])
    months = [_month(filing) for filing in newest]
    open_month = max(months, default=None)
    last = max((place for place, month in enumerate(months, 1) if month == open_month), default=0)
    held = newest[: max(site.feed_size, last)]
    if len(held) == len(newest):
        return Part(replace(heading, history=History(complete=True)), held)
    older = max(month for month in months if month != open_month)
    address = archive_feed_address(*older, _archived(site).address)
    return Part(replace(heading, history=History(older=address)), held)


def archives(icons: tuple[Icon, ...], newest: Sequence[Filing], site: Site) -> Iterator[Part]:
    """Yield an archive document for each closed month, if the feed doesn't hold them all."""
    months: dict[Month, list[Filing]] = {}
    for filing in newest:
        months.setdefault(_month(filing), []).append(filing)
    offer, older = _archived(site), ""
    for month in sorted(months)[:-1]:
        address = archive_feed_address(*month, offer.address)
        history = History(current=offer.address, older=older)
        yield Part(Heading(replace(offer, address=address), icons, history), months[month])
        older = address


def _archived(site: Site) -> FeedOffer:
    """The format that archives have, since readers that go back so far read either: Atom, or RSS.

    All formats would be as large as the rest of a site together.
    """
    offers = {offer.format: offer for offer in whole_feeds(site)}
    return offers.get(ATOM) or offers[RSS]


def _month(filing: Filing) -> Month:
    date = filing.headline.date
    return date.year, date.month
