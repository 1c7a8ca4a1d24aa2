"""The newsroom at work: what a text is resolved against, and the address of each, before any is."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TypeVar
from urllib.parse import unquote
from zoneinfo import ZoneInfo

from msgspec import Struct

from dateline.editorial.addresses import (
    Claim,
    article_address,
    check_addresses,
    folded,
    may_clash,
    page_address,
)
from dateline.editorial.atlas import Atlas, Place
from dateline.editorial.dates import day_of, instant, zone_of
from dateline.editorial.disclaimers import Wordings
from dateline.editorial.gone import is_term
from dateline.editorial.manuscripts import softened
from dateline.editorial.media import Gallery
from dateline.editorial.moves import former_addresses
from dateline.editorial.open_terms import admit_terms
from dateline.editorial.settings import PATH as SETTINGS
from dateline.editorial.settings import Settings
from dateline.editorial.vocabulary import Vocabulary
from dateline.model.manuscript import Manuscript, PageManuscript, Slip, WrittenDate
from dateline.model.packing import pack
from dateline.model.problem import Location, Problem
from dateline.model.prose import Mention
from dateline.model.terms import Term
from dateline.syntax.slug import slugify

T = TypeVar("T")


class Newsroom(Struct, frozen=True):
    """All that a text is resolved against. `former` are addresses that articles gave up."""

    settings: Settings
    vocabulary: Vocabulary
    atlas: Atlas
    zone: ZoneInfo
    former: frozenset[str] = frozenset()


class Desk(Struct, frozen=True):
    """One text being resolved: whose it is, what it is resolved against, what was wrong.

    `regions` are those that this text or another has named so far, by the word that named them.
    """

    path: str
    room: Newsroom
    problems: list[Problem]
    regions: dict[str, Term] = {}

    def note(self, found: T | Problem) -> T | None:
        """Return what was found, or put the problem down."""
        if isinstance(found, Problem):
            self.problems.append(found)
            return None
        return found

    def refuse(self, mention: Mention, code: str, message: str, hint: str) -> None:
        """Put down what is wrong with a word."""
        location = Location(self.path, mention.line, mention.column)
        self.problems.append(Problem(location, code, message, hint))

    def instant(self, date: WrittenDate) -> datetime:
        """Return the instant that a date means at this site."""
        return instant(date, self.room.zone)


def open_newsroom(
    slips: tuple[Slip, ...],
    pages: tuple[PageManuscript, ...],
    settings: Settings,
    vocabulary: Vocabulary,
    gallery: Gallery,
) -> tuple[Newsroom, tuple[Problem, ...]]:
    """Give every text its address, before any of them is looked at; drafts and held ones too."""
    zone, pattern = zone_of(settings.site.zone), settings.site.permalink
    vocabulary, in_terms = admit_terms(vocabulary, slips)
    places: dict[str, Place] = {}
    problems: list[Problem] = [*in_terms, *_check_ids(slips)]
    for slip in slips:
        address = article_address(slip, day_of(slip.date, zone), pattern)
        if isinstance(address, Problem):
            problems.append(softened(address) if slip.draft else address)
        else:
            places[slip.path] = Place(address, slip.anchors)
    for page in pages:
        address = page_address(page)
        if isinstance(address, Problem):
            problems.append(softened(address) if page.draft else address)
        else:
            places[page.path] = Place(address, pack(page.body.anchors))
    former = tuple(_former(slips, places, problems))
    others = (*former, *_gone(settings))
    if may_clash([place.address for place in places.values()] + [each.address for each in others]):
        claims = [_claim(slip.manuscript.read(), places) for slip in slips]
        claims += [_claim(page, places) for page in pages]
        problems += check_addresses((*filter(None, claims), *others))
    unread = frozenset(
        path for path in gallery.files if path.endswith(".md") and path not in places
    )
    atlas = Atlas(settings.site, places, unread, gallery)
    gave_up = frozenset(claim.address for claim in former)
    return Newsroom(settings, vocabulary, atlas, zone, gave_up), tuple(problems)


def _former(
    slips: Iterable[Slip], places: dict[str, Place], problems: list[Problem]
) -> Iterator[Claim]:
    """Yield the claims to addresses that articles gave up; note what is wrong with them."""
    for slip in slips:
        if not slip.moved or slip.path not in places:
            continue
        own = folded(places[slip.path].address)
        for alias in former_addresses(slip.manuscript.read()):
            if isinstance(alias, Problem):
                problems.append(softened(alias) if slip.draft else alias)
            elif folded(alias.address) == own:
                problems.append(_own_address(alias))
            else:
                yield alias


def wordings_of(room: Newsroom) -> Wordings:
    """Return the disclaimers of a newsroom, and how their Markdown is read."""
    return Wordings(room.vocabulary.disclaimers, room.settings.reading.markdown, room.zone)


def _gone(settings: Settings) -> Iterator[Claim]:
    """What is gone must be nobody's; whether a term is, is known when articles are filed."""
    for entry in settings.gone:
        if not is_term(entry.path.text):
            location = Location(SETTINGS, entry.path.line, entry.path.column)
            yield Claim(entry.path.text, location, "take it out of gone")


def _own_address(alias: Claim) -> Problem:
    message = f"{alias.address} is this article's own address: it would lead to itself"
    return Problem(alias.location, "alias-loop", message, alias.hint)


def _claim(text: Manuscript | PageManuscript, places: dict[str, Place]) -> Claim | None:
    place = places.get(text.path)
    if place is None:
        return None
    permalink = text.permalink if isinstance(text, Manuscript) else None
    given = permalink or text.slug or text.title
    if permalink:
        hint = "write another: permalink: /another/place/"
    elif text.slug:
        hint = f"write another: slug: {text.slug.text}-2"
    else:
        hint = "add a line: slug: another-name"
    return Claim(place.address, Location(text.path, given.line, given.column), hint)


def _check_ids(slips: tuple[Slip, ...]) -> Iterator[Problem]:
    """Find ids that two articles share; of these, a draft is the one to mend."""
    if len({slip.id for slip in slips}) == len(slips):
        return
    owners: dict[str, str] = {}
    for slip in sorted(slips, key=lambda each: each.draft):
        owner = owners.setdefault(slip.id, slip.path)
        if owner == slip.path:
            continue
        manuscript = slip.manuscript.read()
        given = manuscript.id or manuscript.title
        location = Location(slip.path, given.line, given.column)
        message = f"its id '{slip.id}' is that of {owner} too"
        another = _another_id(slip.id)
        hint = f"{'write another' if manuscript.id else 'add a line'}: id: {another}"
        problem = Problem(location, "id-clash", message, hint)
        yield softened(problem) if slip.draft else problem


def _another_id(taken: str) -> str:
    return f"{slugify(unquote(taken)) or 'another'}-2"
