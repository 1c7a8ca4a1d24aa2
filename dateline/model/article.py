"""An article as meant: names are resolved, addresses known, and nothing in it can be wrong.

An *address* is a path from the site's own root (`/2026/ningbo/`), without the folder under which
the site may live; `Site.href` adds that, `Site.url` makes it absolute.
"""

from datetime import date, datetime

from msgspec import Struct

from dateline.model.figures import Chart, Timeline
from dateline.model.packing import pack
from dateline.model.prose import Outline, Prose
from dateline.model.terms import Term, Under, unpack


class Author(Struct, frozen=True, array_like=True):
    """Who wrote an article: the term to file it under, and the person."""

    term: Term
    role: str = ""
    email: str = ""
    url: str = ""
    biography: str = ""


class Destination(Struct, frozen=True, array_like=True):
    """Where a link leads.

    Inside: an address and an anchor ("" for the same page). Outside: `address` is the whole URL.
    A `muted` one leads nowhere: its words stand, what it led to isn't public yet.
    """

    address: str
    anchor: str = ""
    outside: bool = False
    muted: bool = False


class Prints(Struct, frozen=True, array_like=True):
    """What is printed from one picture of content/, and never the file itself.

    `base` begins the address of each print; `width` and `height` are those of the picture as shown.
    `kind` is the format that every reader knows (`still` where a feed's must do without WebP),
    `formats` are better ones, best first. `focus` is what must be seen, from the left and from the
    top in per cent; `cropped` tells that it leads an article.
    """

    path: str
    digest: bytes
    base: str
    width: int
    height: int
    kind: str
    still: str
    formats: tuple[str, ...] = ()
    widths: tuple[int, ...] = ()
    focus: tuple[int, int] = (50, 50)
    cropped: bool = False


class Picture(Struct, frozen=True, array_like=True):
    """A picture as meant. Width and height in pixels; alt is "" only where it is decorative.

    `size` is that of its file in bytes (0: known only when it is printed), `media_type` what the
    file is (`image/jpeg`). Of one with `prints`, the address is that of the largest.
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
    prints: Prints | None = None


class RegionMap(Struct, frozen=True, tag="map"):
    """A map of regions: the countries (ISO 3166-1) that they cover, or are a part of."""

    names: tuple[str, ...]
    covers: tuple[str, ...]
    touches: tuple[str, ...]
    caption: str = ""


class Body(Struct, frozen=True, array_like=True):
    """A text as meant: the digest of its pieces, and what fills each numbered blank.

    `below_lead` tells that a picture stands above it. A figure is None in a draft that has errors.
    """

    text: bytes
    outline: Outline
    links: tuple[Destination, ...] = ()
    pictures: tuple[Picture, ...] = ()
    below_lead: bool = False
    figures: tuple[Chart | Timeline | RegionMap | None, ...] = ()


class Medium(Struct, frozen=True, array_like=True):
    """A file of content/ that is published as it is: its path, digest, and address."""

    path: str
    digest: bytes
    address: str


class Disclaimer(Struct, frozen=True, array_like=True):
    """A disclaimer in the wording that an article carries; `key` is "" for text of its own."""

    key: str
    title: str
    prose: Prose
    links: tuple[Destination, ...] = ()


class Outlet(Struct, frozen=True, kw_only=True, array_like=True):
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


class Source(Struct, frozen=True, array_like=True):
    """One thing that an article rests on: `listed` under sources, or else linked in its body."""

    url: str
    title: str
    accessed: datetime | None = None
    archive: str = ""
    host: str = ""
    outlet: Outlet | None = None
    listed: bool = True


class Note(Struct, frozen=True, array_like=True):
    """A dated note of a fact added."""

    date: datetime
    text: str


class Correction(Struct, frozen=True, array_like=True):
    """What an article said, and what it says now."""

    date: datetime
    was: str
    now: str


class Withdrawal(Struct, frozen=True, array_like=True):
    """Since when and why an article no longer stands."""

    date: datetime
    reason: str


class Hold(Struct, frozen=True, array_like=True):
    """All that the gate reads. Instants carry their zone; None: not asked for.

    `updated` is the date of that name, if one is given. `leak` is the reason why words of it may be
    public before it is; "" where they may not.
    """

    draft: bool
    date: datetime
    embargo: datetime | None = None
    embargo_note: str = ""
    expires: datetime | None = None
    withdrawn: Withdrawal | None = None
    updated: datetime | None = None
    leak: str = ""


class Entry(Struct, frozen=True, array_like=True):
    """What others show of an article: in lists, feeds' heads, related links.

    `updated` is the newest of its updates and corrections, or its date. `has_time` tells whether
    the hour of `date` is meant. `kind` is "" where it is plain news. `rests_on` is the class of
    outlets that lists must name (`state-owned`), or "". Its terms are packed in `under`: they are
    half of what there is to read of it, and asked for only where it is shown.
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
    under: bytes = pack(Under())
    image: Picture | None = None
    lead: bool = False
    rests_on: str = ""

    @property
    def regions(self) -> tuple[Term, ...]:
        """The regions that it is about."""
        return unpack(self.under).regions

    @property
    def topics(self) -> tuple[Term, ...]:
        """The topics that it is about."""
        return unpack(self.under).topics

    @property
    def authors(self) -> tuple[Term, ...]:
        """Those who wrote it."""
        return unpack(self.under).authors

    @property
    def series(self) -> Term | None:
        """The series that it belongs to."""
        return unpack(self.under).series


class Reply(Struct, frozen=True, array_like=True):
    """A reader's reply, let in by an editor. `role` is reader, author or moderator.

    `key` names it among the replies of its article, `path` is its file.
    """

    key: str
    name: str
    role: str
    date: datetime
    prose: Prose
    links: tuple[Destination, ...] = ()
    path: str = ""


class Article(Struct, frozen=True, array_like=True):
    """An article as meant. `path` is its file; `uid` its permanent id as a tag: URI (RFC 4151).

    `card` is the address of its social card, "" where the paper's stands for it.
    """

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
    aliases: tuple[str, ...] = ()
    card: str = ""

    @property
    def prints(self) -> tuple[Prints, ...]:
        """What is printed from its pictures."""
        lead = (self.entry.image,) if self.entry.image else ()
        return tuple(each.prints for each in (*lead, *self.body.pictures) if each.prints)
