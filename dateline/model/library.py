"""All that is public at one instant, and all that is made from more than one article."""

from datetime import datetime

from msgspec import Struct

from dateline.model.agenda import Agenda
from dateline.model.article import (
    Author,
    Body,
    Correction,
    Disclaimer,
    Entry,
    Medium,
    Prints,
    Withdrawal,
)
from dateline.model.filing import Filing
from dateline.model.headline import Headline
from dateline.model.site import Site
from dateline.model.terms import Term


class Story(Struct, frozen=True, array_like=True):
    """A public article among the others: its neighbours in time and what is related to it."""

    article: Filing
    newer: Headline | None
    older: Headline | None
    related: tuple[Headline, ...]


class Page(Struct, frozen=True, array_like=True):
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

    @property
    def prints(self) -> tuple[Prints, ...]:
        """What is printed from its pictures."""
        return tuple(each.prints for each in self.body.pictures if each.prints)


class Wording(Struct, frozen=True, array_like=True):
    """One wording of a disclaimer, and the day from which it holds (None: from the first)."""

    since: datetime | None
    disclaimer: Disclaimer


class DisclaimerHistory(Struct, frozen=True, array_like=True):
    """A disclaimer with all the wordings it has had, newest first."""

    key: str
    title: str
    wordings: tuple[Wording, ...]


class Erratum(Struct, frozen=True, array_like=True):
    """A mistake that was owned up to: an article, and its correction or its withdrawal."""

    entry: Entry
    date: datetime
    correction: Correction | None = None
    withdrawal: Withdrawal | None = None


class Part(Struct, frozen=True, array_like=True):
    """A region within another, and the number of public articles under it."""

    term: Term
    count: int


class Surroundings(Struct, frozen=True, kw_only=True, array_like=True):
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


class Listing(Struct, frozen=True, array_like=True):
    """All public articles under one term, newest first; a region knows its surroundings."""

    term: Term
    entries: tuple[Headline, ...]
    author: Author | None = None
    surroundings: Surroundings | None = None


class Taxonomy(Struct, frozen=True, array_like=True):
    """One way to file articles, with the terms that are used, in the order to show them."""

    key: str
    address: str
    listings: tuple[Listing, ...]


class Redirect(Struct, frozen=True, array_like=True):
    """A former address, the address that it leads to now, and what stands there."""

    address: str
    target: str
    title: str


class Gone(Struct, frozen=True, array_like=True):
    """An address at which a page says that what was there is no more: since when, and why."""

    address: str
    reason: str
    date: datetime | None = None


class Library(Struct, frozen=True, array_like=True):
    """All that is public at one instant, newest first, and all that is made from more than one.

    `withdrawn` articles have a page that says so, and stand in no list. `errata` are the
    corrections and withdrawals of all of them, newest first. `fresh` is what is new enough to be
    called news. `agenda` is there in previews only.
    """

    site: Site
    stories: tuple[Story, ...]
    withdrawn: tuple[Story, ...]
    pages: tuple[Page, ...]
    taxonomies: tuple[Taxonomy, ...]
    media: tuple[Medium, ...]
    lead: Headline | None
    disclaimers: tuple[DisclaimerHistory, ...] = ()
    errata: tuple[Erratum, ...] = ()
    redirects: tuple[Redirect, ...] = ()
    gone: tuple[Gone, ...] = ()
    prints: tuple[Prints, ...] = ()
    fresh: tuple[Headline, ...] = ()
    agenda: Agenda | None = None
