"""The paper's whole history in parts that stay as they are (RFC 5005): one for each closed month.

A month is closed when a later one holds a public article: told by content, never by the clock.
Archive documents name no `next-archive`, since the newest would have to change when it gets one.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from dateline.editorial.addresses import archive_feed_address
from dateline.layout.feeds import FeedOffer
from dateline.outputs.feeds.dispatch import Dispatch
from dateline.outputs.feeds.feed import Heading, History

Month = tuple[int, int]


class Part(Struct, frozen=True):
    """One document of a history, and what it holds, newest first."""

    heading: Heading
    held: tuple[Dispatch, ...]


def parts_of(heading: Heading, dispatches: Sequence[Dispatch], size: int) -> Iterator[Part]:
    """Yield the document to subscribe to, then an archive document for each closed month.

    The first holds the newest `size`, or all of the open month where those are more.
    """
    months: dict[Month, list[Dispatch]] = {}
    for dispatch in dispatches:
        months.setdefault(_month(dispatch), []).append(dispatch)
    newest = max(months, default=None)
    last = max((n for n, each in enumerate(dispatches, 1) if _month(each) == newest), default=0)
    held = tuple(dispatches[: max(size, last)])
    if len(held) == len(dispatches):
        yield Part(replace(heading, history=History(complete=True)), held)
        return
    offer = heading.offer
    closed = sorted(month for month in months if month != newest)
    addresses = ["", *(archive_feed_address(*month, offer.address) for month in closed)]
    yield Part(replace(heading, history=History(older=addresses[-1])), held)
    for month, address, older in zip(closed, addresses[1:], addresses, strict=False):
        part = _part(heading, offer, address, older)
        yield Part(part, tuple(months[month]))


def _part(heading: Heading, offer: FeedOffer, address: str, older: str) -> Heading:
    history = History(current=offer.address, older=older)
    return replace(heading, offer=replace(offer, address=address), history=history)


def _month(dispatch: Dispatch) -> Month:
    date = dispatch.article.entry.date
    return date.year, date.month
