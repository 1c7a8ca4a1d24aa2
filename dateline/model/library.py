"""Content as meant: names are resolved, addresses known, and nothing in it can be wrong.

An *address* is a path from the site's own root (`/2026/ningbo/`), without the folder under which
the site may live; `Site.href` adds that, `Site.url` makes it absolute.
"""

from datetime import date, datetime
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


class FeedSettings(Struct, frozen=True):
    """What feeds there are: the formats of the whole paper's (RSS is always one), and the rest.

    `terms` are the taxonomies whose terms have a feed each, with `term_size` entries. `hub` is a
    WebSub hub's URL, or "".
    """

    formats: tuple[str, ...] = ("rss", "atom", "json")
    terms: tuple[str, ...] = ("regions", "topics", "authors", "series")
    term_size: int = 20
    hub: str = ""


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
    feeds: FeedSettings = FeedSettings()
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

    `taxonomy` is the plural (`regions`); `key` the word that front matter uses (`CN-ZJ`); `path`
    names all that a region lies in, from the top down to itself, and is empty for the others.
    """

    taxonomy: str
    key: str
    name: str
    address: str
    description: str = ""
    path: tuple[str, ...] = ()


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
    """A picture as meant. Width and height in pixels; alt is "" only where it is decorative.

    `size` is that of its file in bytes, `media_type` what the file is (`image/jpeg`).
    """

    address: str
    width: int
    height: int
    alt: str
    caption: str = ""
    credit: str = ""
    licence: str = ""
    size: int = 0
    media_type: str = ""


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


class Outlet(Struct, frozen=True, kw_only=True):
    """Who stands behind a host. `class_` is "" where nobody has reviewed it: never independent.

    `country` is a code of ISO 3166-1; `basis` the URL that the class rests on.
    """

    host: str
    name: str
    country: str = ""
    country_name: str = ""
    class_: str = ""
    basis: str = ""
    reviewed: date | None = None


class Source(Struct, frozen=True):
    """One thing that an article rests on: `listed` under sources, or else linked in its body."""

    url: str
    title: str
    accessed: datetime | None = None
    archive: str = ""
    host: str = ""
    outlet: Outlet | None = None
    listed: bool = True


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
    the hour of `date` is meant. `kind` is "" where it is plain news. `rests_on` is the class of
    outlets that lists must name (`state-owned`), or "".
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
    rests_on: str = ""


class Reply(Struct, frozen=True):
    """A reader's reply, let in by an editor. `role` is reader, author or moderator.

    `key` names it among the replies of its article.
    """

    key: str
    name: str
    role: str
    date: datetime
    prose: Prose
    links: tuple[Destination, ...] = ()


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
    replies: tuple[Reply, ...] = ()
    media: tuple[Medium, ...] = ()


class Story(Struct, frozen=True):
    """A public article among the others: its neighbours in time and what is related to it."""

    article: Article
    newer: Entry | None
    older: Entry | None
    related: tuple[Entry, ...]


class Page(Struct, frozen=True):
    """A standing page as meant (`/about/`). `media` are published with it.

    `navigation` is its place in the menu, None: not in it.
    """

    path: str
    title: str
    address: str
    summary: str
    body: Body
    draft: bool = False
    media: tuple[Medium, ...] = ()
    navigation: int | None = None


class Wording(Struct, frozen=True):
    """One wording of a disclaimer, and the day from which it holds (None: from the first)."""

    since: datetime | None
    disclaimer: Disclaimer


class DisclaimerHistory(Struct, frozen=True):
    """A disclaimer with all the wordings it has had, newest first."""

    key: str
    title: str
    wordings: tuple[Wording, ...]


class Erratum(Struct, frozen=True):
    """A mistake that was owned up to: an article, and its correction or its withdrawal."""

    entry: Entry
    date: datetime
    correction: Correction | None = None
    withdrawal: Withdrawal | None = None


class Part(Struct, frozen=True):
    """A region within another, and the number of public articles under it."""

    term: Term
    count: int


class Surroundings(Struct, frozen=True, kw_only=True):
    """Where a region lies among those of this edition.

    `kind` is country, subdivision, area or group. `path` leads down to it, `others` hold it too;
    `parts` lie directly in it, `siblings` beside it. `covers` are the countries (ISO 3166-1) that
    lie in it whole, `touches` those of which only a part does.
    """

    kind: str
    path: tuple[Term, ...] = ()
    others: tuple[Term, ...] = ()
    parts: tuple[Part, ...] = ()
    siblings: tuple[Term, ...] = ()
    covers: tuple[str, ...] = ()
    touches: tuple[str, ...] = ()


class Listing(Struct, frozen=True):
    """All public articles under one term, newest first; a region knows its surroundings."""

    term: Term
    entries: tuple[Entry, ...]
    author: Author | None = None
    surroundings: Surroundings | None = None


class Taxonomy(Struct, frozen=True):
    """One way to file articles, with the terms that are used, in the order to show them."""

    key: str
    address: str
    listings: tuple[Listing, ...]


class Library(Struct, frozen=True):
    """All that is public at one instant, newest first, and all that is made from more than one.

    `withdrawn` articles have a page that says so, and stand in no list. `errata` are the
    corrections and withdrawals of all of them, newest first.
    """

    site: Site
    stories: tuple[Story, ...]
    withdrawn: tuple[Story, ...]
    pages: tuple[Page, ...]
    taxonomies: tuple[Taxonomy, ...]
    media: tuple[Medium, ...]
    lead: Entry | None
    disclaimers: tuple[DisclaimerHistory, ...] = ()
    errata: tuple[Erratum, ...] = ()
