"""The parts that several views share: links, dates, pictures, entries."""

from datetime import datetime
from functools import lru_cache

from msgspec import Struct

from dateline.editorial.prints import WIDE
from dateline.layout.pictures import PictureView, picture_view
from dateline.layout.words import Words
from dateline.model.article import Entry
from dateline.model.headline import Headline
from dateline.model.site import Site
from dateline.model.terms import Term, unpack


class LinkView(Struct, frozen=True):
    """A link: where it leads, its words, and whether it opens in a new tab."""

    href: str
    text: str
    new_tab: bool = False


Links = tuple[LinkView, ...]

# An article stands in many lists: what they show of its terms is made once, for so many articles.
LISTED = 16_384


class RunView(Struct, frozen=True):
    """A run of words in a sentence; `href` is "" where it is no link."""

    text: str
    href: str = ""


class DateView(Struct, frozen=True):
    """A day, for machines and for readers."""

    date_iso: str
    text: str


class EntryView(Struct, frozen=True):
    """An article among others. `place` is where it was filed; `kind` and `rests_on` are labels.

    `rests_on` names the class of outlets that it rests on, or is "". `picture` is 16 wide, 9 high.
    """

    href: str
    title: str
    date_iso: str
    date_text: str
    summary: str
    place: str
    kind: str
    rests_on: str
    byline: str
    regions: tuple[LinkView, ...]
    topics: tuple[LinkView, ...]
    picture: PictureView | None


class LineView(Struct, frozen=True):
    """An article in one line: where it leads, what it is called, when and where it was filed."""

    href: str
    title: str
    date_iso: str
    date_text: str
    place: str


def entry_view(entry: Entry, site: Site, words: Words) -> EntryView:
    """Return what a list shows of an article."""
    regions, topics = _filed_links(entry.under, site.folder, site.pages.terms)
    return EntryView(
        href=site.href(entry.address),
        title=entry.title,
        date_iso=date_iso(entry.date, entry.has_time),
        date_text=date_text(entry.date, words),
        summary=entry.summary,
        place=entry.dateline,
        kind=kind_label(entry.kind, words),
        rests_on=words.rests_on.get(entry.rests_on, ""),
        byline=_byline(entry.under, words.next_name, words.last_name),
        regions=regions,
        topics=topics,
        picture=picture_view(entry.image, site.href, WIDE) if entry.image else None,
    )


def entry_views(entries: tuple[Headline, ...], site: Site, words: Words) -> tuple[EntryView, ...]:
    """Return what a list shows of each of these articles."""
    return tuple([entry_view(each.entry, site, words) for each in entries])


def line_views(entries: tuple[Headline, ...], site: Site, words: Words) -> tuple[LineView, ...]:
    """Return each of these articles in one line."""
    return tuple(
        [
            LineView(
                site.href(entry.address),
                entry.title,
                date_iso(entry.date, entry.has_time),
                date_text(entry.date, words),
                entry.dateline,
            )
            for entry in (each.entry for each in entries)
        ]
    )


def term_links(terms: tuple[Term, ...], site: Site) -> tuple[LinkView, ...]:
    """Return a link to the page of each term, or its name alone where it has none."""
    return _links(terms, site.folder, site.pages.terms)


@lru_cache(maxsize=LISTED)
def _filed_links(under: bytes, folder: str, paged: tuple[str, ...]) -> tuple[Links, Links]:
    """Return links to the regions and the topics that an entry is filed under."""
    terms = unpack(under)
    return _links(terms.regions, folder, paged), _links(terms.topics, folder, paged)


def _links(terms: tuple[Term, ...], folder: str, paged: tuple[str, ...]) -> Links:
    return tuple(
        [
            LinkView(folder + term.address if term.taxonomy in paged else "", term.name)
            for term in terms
        ]
    )


def outward_link(url: str, text: str, site: Site) -> LinkView:
    """Return a link to another site (or a mail address), in a new tab where the paper says so."""
    return LinkView(url, text, site.new_tab and url.startswith(("https:", "http:")))


def date_iso(date: datetime, has_time: bool = False) -> str:
    """Return a date for machines: `2026-02-05`, with hour and offset only where they are meant."""
    return date.isoformat() if has_time else date.date().isoformat()


def date_text(date: datetime, words: Words) -> str:
    """Return a date for readers: 5 February 2026."""
    return _day_text(words.date, date.day, words.months[date.month - 1], date.year)


@lru_cache(maxsize=4096)  # a list of a thousand articles has far fewer days
def _day_text(pattern: str, day: int, month: str, year: int) -> str:
    return pattern.format(day=day, month=month, year=year)


def newest_day(entries: tuple[Headline, ...], words: Words) -> DateView:
    """Return the day of the newest of these articles."""
    newest = max(entry.date for entry in entries)
    return DateView(date_iso(newest), date_text(newest, words))


def moment_text(date: datetime, has_time: bool, words: Words) -> str:
    """Return a date for readers, with the time of day where it is meant."""
    day = date_text(date, words)
    if not has_time:
        return day
    return words.date_time.format(date=day, hour=date.hour, minute=date.minute)


def kind_label(kind: str, words: Words) -> str:
    """Return how an article's kind is labelled; plain news isn't."""
    return words.kinds.get(kind, kind.capitalize()) if kind else ""


def count_text(count: int, words: Words) -> str:
    """Return a number of articles in words: 1 article, 12 articles."""
    return words.one_article if count == 1 else words.many_articles.format(count)


def byline_text(authors: tuple[Term, ...], words: Words) -> str:
    """Return the names of the authors as a sentence's end: A, B and C."""
    return _joined(authors, words.next_name, words.last_name)


@lru_cache(maxsize=LISTED)
def _byline(under: bytes, next_name: str, last_name: str) -> str:
    """Return the names of those by whom an entry is filed."""
    return _joined(unpack(under).authors, next_name, last_name)


def _joined(authors: tuple[Term, ...], next_name: str, last_name: str) -> str:
    if len(authors) < 2:
        return authors[0].name if authors else ""
    *first, last = [author.name for author in authors]
    return next_name.join(first) + last_name + last


def name_runs(names: tuple[RunView, ...], words: Words) -> tuple[RunView, ...]:
    """Return names with what stands between them: A, B and C."""
    if not names:
        return ()
    runs = [names[0]]
    for place, name in enumerate(names[1:], start=2):
        runs += [RunView(words.last_name if place == len(names) else words.next_name), name]
    return tuple(runs)
