"""The morning's list for the desk: gathered in previews only, from all that is known by then."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import chain

from msgspec.structs import replace

from dateline.editorial.dates import zone_of
from dateline.editorial.freshness import AGED
from dateline.editorial.gate import Passed, Verdict, verdict_of
from dateline.model.agenda import (
    Agenda,
    Coming,
    Coverage,
    LinkNews,
    Pointer,
    RegionRow,
    Stranger,
    Waiting,
)
from dateline.model.filing import Filing
from dateline.model.library import Library, Listing
from dateline.model.problem import Problem, in_reading_order

Month = tuple[int, int]  # a year, and a month of it

# A list that is longer is no list for a morning; its whole length is told.
SHOWN = 50
MONTHS = 12


def draw_up(
    library: Library,
    passed: Passed,
    problems: Iterable[Problem],
    now: datetime,
    links: LinkNews | None = None,
) -> Library:
    """Add the morning's list to the library of a preview; a publication has none."""
    if not library.site.preview:
        return library
    now = now.astimezone(zone_of(library.site.zone))
    coming, waiting = tuple(_coming(passed, now)), _waiting(passed, now)
    found, strangers = in_reading_order(problems), tuple(_strangers(passed))
    shelves = _shelves_of(story.article for story in library.stories)
    placeless = _placeless([story.article for story in library.stories], shelves)
    agenda = Agenda(
        coming=coming[:SHOWN],
        coming_in_all=len(coming),
        waiting=waiting[:SHOWN],
        waiting_in_all=len(waiting),
        problems=tuple(found[:SHOWN]),
        problems_in_all=len(found),
        strangers=strangers[:SHOWN],
        strangers_in_all=len(strangers),
        placeless=tuple(_pointer(article) for article in placeless[:SHOWN]),
        placeless_in_all=len(placeless),
        coverage=_coverage(library, shelves, now),
        links=replace(links, stale=links.stale[:SHOWN]) if links else None,
    )
    return replace(library, agenda=agenda)


def _shelves_of(articles: Iterable[Filing]) -> frozenset[str]:
    return frozenset(chain.from_iterable([article.shelves for article in articles]))


def _placeless(articles: list[Filing], shelves: frozenset[str]) -> list[Filing]:
    regions = frozenset(shelf for shelf in shelves if shelf.startswith("regions/"))
    return [article for article in articles if regions.isdisjoint(article.shelves)]


def _coming(passed: Passed, now: datetime) -> Iterator[Coming]:
    pages = {article.path: article for article in (*passed.public, *passed.withdrawn)}
    for change in passed.changes:
        if change.becomes != AGED:
            article = pages.get(change.path)
            what = _pointer(article) if article else Pointer(change.title, change.path)
            yield Coming(change.instant.astimezone(now.tzinfo), change.becomes, what)


def _waiting(passed: Passed, now: datetime) -> tuple[Waiting, ...]:
    """All that a publication would hold back, soonest first; drafts wait for nobody's day."""
    found = [(article, verdict_of(article, now)) for article in passed.public]
    held = [_held(article, why, now) for article, why in found if why is not Verdict.PUBLIC]
    held += [
        Waiting(Pointer(page.title, page.path, page.address), Verdict.DRAFT.value)
        for page in passed.pages
        if page.draft
    ]
    return tuple(sorted(held, key=_soonest_first))


def _held(article: Filing, why: Verdict, now: datetime) -> Waiting:
    hold = article.hold
    until = {Verdict.EMBARGO: hold.embargo, Verdict.FUTURE: hold.date}.get(why)
    until = until.astimezone(now.tzinfo) if until else None
    return Waiting(_pointer(article), why.value, until, hold.embargo_note)


def _soonest_first(waiting: Waiting) -> tuple[bool, float, str]:
    until = waiting.until
    return (until is None, until.timestamp() if until else 0, waiting.what.path)


def _strangers(passed: Passed) -> Iterator[Stranger]:
    articles = (*passed.public, *passed.withdrawn)
    uses = Counter(chain.from_iterable([article.unreviewed.splitlines() for article in articles]))
    for host in sorted(uses, key=lambda host: (-uses[host], host)):
        yield Stranger(host, uses[host])


def _coverage(library: Library, shelves: frozenset[str], now: datetime) -> Coverage | None:
    """Count what is out by region and month; a part of a country counts for its country."""
    regions = next((each for each in library.taxonomies if each.key == "regions"), None)
    if regions is None:
        return None
    last = 12 * now.year + now.month - 1
    months = [divmod(each, 12) for each in range(last - MONTHS + 1, last + 1)]
    span = tuple((year, month + 1) for year, month in months)
    out = _out_in(span, library, now)
    rows = [_row(listing, span, out) for listing in regions.listings if _has_row(listing, shelves)]
    busy = [row for row in rows if any(row.counts)]
    return Coverage(
        months=span,
        rows=tuple(sorted(busy, key=lambda row: (-sum(row.counts), row.term.name))),
        quiet=tuple(row.term for row in rows if not any(row.counts)),
    )


def _has_row(listing: Listing, shelves: frozenset[str]) -> bool:
    """Whether a region has a row: parts of the world do only where something is filed on them."""
    kind = listing.surroundings.kind if listing.surroundings else "country"
    if kind == "area":
        return f"regions/{listing.term.key}" in shelves
    return kind != "subdivision"


def _out_in(months: tuple[Month, ...], library: Library, now: datetime) -> dict[str, Month]:
    """Return of each article that is out, by its id, the month; few are of these months."""
    years = frozenset(year for year, _ in months)
    articles = [story.article for story in library.stories]
    recent = [article for article in articles if article.headline.date.year in years]
    return {
        article.headline.id: (article.headline.date.year, article.headline.date.month)
        for article in recent
        if verdict_of(article, now) is Verdict.PUBLIC
    }


def _row(listing: Listing, months: tuple[Month, ...], out: dict[str, Month]) -> RegionRow:
    counts = Counter([out[entry.id] for entry in listing.entries if entry.id in out])
    return RegionRow(listing.term, tuple(counts[month] for month in months))


def _pointer(article: Filing) -> Pointer:
    return Pointer(article.entry.title, article.path, article.headline.address)
