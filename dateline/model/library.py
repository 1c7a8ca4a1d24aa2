"""Content as meant: names are resolved, addresses known, and nothing in it can be wrong.

An *address* is a path from the site's own root (`/2026/ningbo/`), without the folder under which
the site may live; `Site.href` adds that, `Site.url` makes it absolute.
"""

from datetime import datetime
from urllib.parse import urlsplit

from msgspec import Struct

from dateline.model.prose import Outline, Prose


class MenuItem(Struct, frozen=True):
    """An entry of the navigation: its words and its address (or an absolute URL)."""

    name: str
    address: str


class Publisher(Struct, frozen=True):
    """Who publishes the paper."""

    name: str
    url: str = ""
    email: str = ""


class Licence(Struct, frozen=True):
    """The terms under which articles may be passed on."""

    name: str
    url: str = ""


class Forum(Struct, frozen=True):
    """Where readers discuss articles."""

    name: str
    url: str = ""


class Site(Struct, frozen=True, kw_only=True):
    """The settings of the paper. `zone` is an IANA name; `page_size` counts entries of a list."""

    title: str
    tagline: str = ""
    description: str = ""
    base_url: str
    id_authority: str
    language: str = "en"
    zone: str = "UTC"
    permalink: str = "/{year}/{slug}/"
    page_size: int = 20
    menu: tuple[MenuItem, ...] = ()
    publisher: Publisher
    licence: Licence | None = None
    forum: Forum | None = None
    reply: str = ""
    sign_up: str = ""
    feed_size: int = 20
    typography: bool = True
    new_tab: bool = False
    preview: bool = False

    @property
    def root(self) -> str:
        """The folder under which the site lives, with both slashes: `/` or `/paper/`."""
        return urlsplit(self.base_url).path.rstrip("/") + "/"

    def href(self, address: str) -> str:
        """Return what a page of this site writes to lead to `address`."""
        return self.root + address[1:] if address.startswith("/") else address

    def url(self, address: str) -> str:
        """Return the absolute URL of `address`."""
        return self.base_url.rstrip("/") + address if address.startswith("/") else address


class Term(Struct, frozen=True):
    """A region, topic, author or series: what an article can be filed under.

    `taxonomy` is the plural (`regions`); `key` the word that front matter uses (`CN-ZJ`).
    """

    taxonomy: str
    key: str
    name: str
    address: str
    description: str = ""


class Author(Struct, frozen=True):
    """Who wrote an article: the term to file it under, and the person."""

    term: Term
    role: str = ""
    email: str = ""
    url: str = ""
    biography: str = ""


class Destination(Struct, frozen=True):
    """Where a link leads.

    Inside: an address and an anchor ("" for the same page). Outside: `address` is the whole URL.
    """

    address: str
    anchor: str = ""
    outside: bool = False


class Picture(Struct, frozen=True):
    """A picture as meant. Width and height in pixels; alt is "" only where it is decorative."""

    address: str
    width: int
    height: int
    alt: str
    caption: str = ""
    credit: str = ""
    licence: str = ""


class Body(Struct, frozen=True):
    """A text as meant: the digest of its pieces, and what fills each numbered blank."""

    text: bytes
    outline: Outline
    links: tuple[Destination, ...] = ()
    pictures: tuple[Picture, ...] = ()


class Medium(Struct, frozen=True):
    """A file of content/ that is published as it is: its path, digest, and address."""

    path: str
    digest: bytes
    address: str


class Disclaimer(Struct, frozen=True):
    """A disclaimer in the wording that an article carries; `key` is "" for text of its own."""

    key: str
    title: str
    prose: Prose
    links: tuple[Destination, ...] = ()


class Source(Struct, frozen=True):
    """One thing that an article rests on."""

    url: str
    title: str
    accessed: datetime | None = None
    archive: str = ""


class Note(Struct, frozen=True):
    """A dated note of a fact added."""

    date: datetime
    text: str


class Correction(Struct, frozen=True):
    """What an article said, and what it says now."""

    date: datetime
    was: str
    now: str


class Withdrawal(Struct, frozen=True):
    """Since when and why an article no longer stands."""

    date: datetime
    reason: str


class Hold(Struct, frozen=True):
    """All that the gate reads. Instants carry their zone; None: not asked for."""

    draft: bool
    date: datetime
    embargo: datetime | None = None
    embargo_note: str = ""
    expires: datetime | None = None
    withdrawn: Withdrawal | None = None


class Entry(Struct, frozen=True):
    """What others show of an article: in lists, feeds' heads, related links.

    `updated` is the newest of its updates and corrections, or its date. `has_time` tells whether
    the hour of `date` is meant. `kind` is "" where it is plain news.
    """

    id: str
    title: str
    address: str
    date: datetime
    has_time: bool
    updated: datetime
    summary: str
    dateline: str = ""
    kind: str = ""
    regions: tuple[Term, ...] = ()
    topics: tuple[Term, ...] = ()
    authors: tuple[Term, ...] = ()
    series: Term | None = None
    image: Picture | None = None
    lead: bool = False


class Article(Struct, frozen=True):
    """An article as meant. `path` is its file; `uid` its permanent id as a tag: URI (RFC 4151)."""

    entry: Entry
    path: str
    uid: str
    language: str
    hold: Hold
    highlights: tuple[str, ...]
    authors: tuple[Author, ...]
    body: Body
    disclaimers: tuple[Disclaimer, ...] = ()
    sources: tuple[Source, ...] = ()
    updates: tuple[Note, ...] = ()
    corrections: tuple[Correction, ...] = ()
    discussion: str = ""
    replies: int = 0
    media: tuple[Medium, ...] = ()


class Story(Struct, frozen=True):
    """A public article among the others: its neighbours in time and what is related to it."""

    article: Article
    newer: Entry | None
    older: Entry | None
    related: tuple[Entry, ...]


class Page(Struct, frozen=True):
    """A standing page as meant (`/about/`). `media` are published with it."""

    path: str
    title: str
    address: str
    summary: str
    body: Body
    draft: bool = False
    media: tuple[Medium, ...] = ()


class Listing(Struct, frozen=True):
    """All public articles under one term, newest first."""

    term: Term
    entries: tuple[Entry, ...]
    author: Author | None = None


class Taxonomy(Struct, frozen=True):
    """One way to file articles, with the terms that are used, in the order to show them."""

    key: str
    address: str
    listings: tuple[Listing, ...]


class Library(Struct, frozen=True):
    """All that is public at one instant, newest first, and all that is made from more than one.

    `withdrawn` articles have a page that says so, and stand in no list.
    """

    site: Site
    stories: tuple[Story, ...]
    withdrawn: tuple[Story, ...]
    pages: tuple[Page, ...]
    taxonomies: tuple[Taxonomy, ...]
    media: tuple[Medium, ...]
    lead: Entry | None
