"""A feed as a value, before it becomes RSS, Atom or JSON: all URLs absolute, all text plain."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from urllib.parse import urlsplit

from msgspec import Struct

from dateline.layout.feeds import FeedOffer
from dateline.model.site import Site

# A text: compiled with the first feed.
_FORBIDDEN = "[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]"


# What the profile of RSS writes for a length that nobody knows: feeds are made before pictures.
UNKNOWN = 0


class Enclosure(Struct, frozen=True):
    """The lead image: its URL, what it is, how many bytes (or UNKNOWN), its size in pixels."""

    url: str
    media_type: str
    length: int
    width: int
    height: int


class Person(Struct, frozen=True):
    """Who wrote an item, and the URL of what else they wrote (or "")."""

    name: str
    url: str = ""


class Category(Struct, frozen=True):
    """What an item is filed under: its name, its key, and the URL of the scheme it belongs to.

    The name of a region names all that it lies in too: `Asia/Eastern Asia/China`.
    """

    name: str
    key: str
    scheme: str


class FeedItem(Struct, frozen=True):
    """An article in a feed. `id` never changes; `summary` is plain text, `html` the whole text."""

    id: str
    url: str
    title: str
    summary: str
    html: str
    published: datetime
    updated: datetime
    language: str
    authors: tuple[Person, ...]
    categories: tuple[Category, ...] = ()
    image: Enclosure | None = None


class Icon(Struct, frozen=True):
    """A square picture that stands for the paper: its URL, and its side in pixels."""

    url: str
    side: int


class History(Struct, frozen=True):
    """The place of a document in a feed's whole history (RFC 5005); addresses, or "".

    `current` is the document that readers subscribe to; only an archive document names it.
    """

    complete: bool = False
    current: str = ""
    older: str = ""


class Heading(Struct, frozen=True):
    """What a feed's document is, before its items are known."""

    offer: FeedOffer
    icons: tuple[Icon, ...] = ()
    history: History = History()


class Feed(Struct, frozen=True, kw_only=True):
    """A feed's document. `url` is its own, `home` that of the pages it belongs to.

    `id` is permanent; all documents of one history share it. `older` and `current` are URLs (see
    History), `hub` that of a WebSub hub; each may be "".
    """

    id: str
    url: str
    home: str
    title: str
    description: str
    language: str
    rights: str
    author: Person
    updated: datetime
    items: tuple[FeedItem, ...]
    icons: tuple[Icon, ...] = ()
    hub: str = ""
    complete: bool = False
    current: str = ""
    older: str = ""


def feed_of(site: Site, heading: Heading, items: Iterable[FeedItem]) -> Feed:
    """Return the feed with this heading and these items, in this order."""
    items, offer, history = tuple(items), heading.offer, heading.history
    return Feed(
        id=f"tag:{site.id_authority}:feed/{offer.key}",
        url=site.url(offer.address),
        home=site.url(offer.home),
        title=plain(offer.title) or site.base_url,
        description=plain(offer.description) or site.base_url,
        language=site.language,
        rights=plain(_rights(site)),
        author=Person(plain(site.publisher.name) or plain(site.title), site.publisher.url),
        # The newest change of what is shown, not the clock: the same content is the same feed.
        updated=max((item.updated for item in items), default=_first_day(site)),
        items=items,
        icons=heading.icons,
        # An archive doesn't change, so nobody waits to hear that it did.
        hub="" if history.current else site.feeds.hub,
        complete=history.complete,
        current=site.url(history.current) if history.current else "",
        older=site.url(history.older) if history.older else "",
    )


def plain(text: str) -> str:
    """Return a text without the characters that XML 1.0 (§2.2) has no place for."""
    return re.sub(_FORBIDDEN, "", text)


def _first_day(site: Site) -> datetime:
    """The day on which the paper's ids begin (RFC 4151): the date of a feed without items."""
    day = site.id_authority.partition(",")[2]
    whole = f"{day}{'-01-01'[len(day) - 4 :]}" if day else "1970-01-01"
    return datetime.fromisoformat(whole).replace(tzinfo=UTC)


def _rights(site: Site) -> str:
    if site.licence is None:
        return site.publisher.name
    host = urlsplit(site.licence.url).hostname
    licence = f"{site.licence.name}, {site.licence.url}" if host else site.licence.name
    return f"{site.publisher.name}. {licence}"
