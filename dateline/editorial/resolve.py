"""From texts as written to texts as meant: names become things, paths become addresses."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from msgspec.structs import replace

from dateline.editorial.addresses import (
    article_id,
    term_address,
)
from dateline.editorial.answers import Answers, answer_page
from dateline.editorial.atlas import Route, is_local, read_address
from dateline.editorial.disclaimers import find_disclaimers
from dateline.editorial.manuscripts import softened
from dateline.editorial.nearest import nearest
from dateline.editorial.newsroom import Desk, Newsroom, wordings_of
from dateline.editorial.region_maps import resolve_figures
from dateline.editorial.regions import (
    Region,
    RegionTable,
    find_region,
    find_unsettled,
    path_of,
)
from dateline.editorial.sources import find_sources, rests_on
from dateline.editorial.vocabulary import Terms, find_term
from dateline.model.article import (
    Article,
    Author,
    Body,
    Correction,
    Destination,
    Disclaimer,
    Entry,
    Hold,
    Medium,
    Note,
    Picture,
    Withdrawal,
)
from dateline.model.library import Page
from dateline.model.manuscript import Manuscript, PageManuscript, Slip, unpack_labels
from dateline.model.packing import pack
from dateline.model.problem import Problem
from dateline.model.prose import Mention
from dateline.model.terms import Term, Under

NEWS = "news"
LEAK = "leak"  # what a held article may waive: that words of it stand elsewhere


def resolve_article(
    manuscript: Manuscript, answers: Answers, desk: Desk
) -> tuple[Article, tuple[Problem, ...]]:
    """Look up all that an article mentions."""
    article = _article(manuscript, answers, desk)
    problems = map(softened, desk.problems) if manuscript.draft else desk.problems
    return article, tuple(problems)


def check_regions(slips: Iterable[Slip], room: Newsroom) -> Iterator[Problem]:
    """Warn of regions in use that the site has yet to settle."""
    yield from find_unsettled(room.vocabulary.regions, _regions_in_use(slips, room))


def resolve_pages(
    manuscripts: Iterable[PageManuscript], room: Newsroom
) -> tuple[tuple[Page, ...], tuple[Problem, ...]]:
    """Look up all that the standing pages mention."""
    pages: list[Page] = []
    problems: list[Problem] = []
    for manuscript in manuscripts:
        answers = answer_page(manuscript, room)
        if answers is None:
            continue
        desk = Desk(manuscript.path, room, [])
        body, media = _body(manuscript, answers, desk)
        problems += map(softened, desk.problems) if manuscript.draft else desk.problems
        pages.append(
            Page(
                manuscript.path,
                manuscript.title.text,
                answers.address,
                manuscript.summary or manuscript.body.opening,
                body,
                manuscript.draft,
                tuple(dict.fromkeys(media)),
                manuscript.navigation,
            )
        )
    return tuple(pages), tuple(problems)


def _article(manuscript: Manuscript, answers: Answers, desk: Desk) -> Article:
    site = desk.room.settings.site
    date = desk.instant(manuscript.date)
    body, media = _body(manuscript, answers, desk)
    image = None if answers.image is None else desk.note(answers.image)
    corrections = tuple(
        Correction(desk.instant(each.date), each.was, each.now) for each in manuscript.corrections
    )
    updates = tuple(Note(desk.instant(each.date), each.text) for each in manuscript.updates)
    sources = find_sources(manuscript, desk)
    entry = _entry(manuscript, (*corrections, *updates), desk)
    entry = replace(entry, address=answers.address, image=image, rests_on=rests_on(sources))
    return Article(
        entry=entry,
        path=manuscript.path,
        uid=f"tag:{site.id_authority}:{entry.id}",
        language=manuscript.language or site.language,
        hold=_hold(manuscript, date, desk),
        highlights=manuscript.highlights,
        authors=tuple(_authors(entry.authors, desk)),
        body=replace(body, below_lead=image is not None),
        disclaimers=tuple(_disclaimers(manuscript, date, desk)),
        sources=sources,
        updates=updates,
        corrections=corrections,
        discussion=manuscript.discussion.text if manuscript.discussion else "",
        media=tuple(dict.fromkeys(media)),
        aliases=tuple(alias.text for alias in manuscript.aliases),
    )


def _entry(manuscript: Manuscript, changes: tuple[Note | Correction, ...], desk: Desk) -> Entry:
    """Return what lists show of an article, but for its address and its picture."""
    date = desk.instant(manuscript.date)
    since = [change.date for change in changes]
    if manuscript.updated is not None:
        since.append(desk.instant(manuscript.updated))
    highlights = manuscript.highlights
    vocabulary = desk.room.vocabulary
    under = Under(
        regions=_once(_regions(manuscript, desk)),
        topics=_terms(vocabulary.topics, manuscript.topics, desk),
        authors=_terms(vocabulary.author_terms, manuscript.authors, desk),
        series=_series(manuscript, desk),
    )
    return Entry(
        id=article_id(manuscript),
        title=manuscript.title.text,
        address="",
        date=date,
        has_time=manuscript.date.has_time,
        updated=max((date, *since), key=datetime.timestamp),
        summary=manuscript.summary or (highlights[0] if highlights else manuscript.body.opening),
        dateline=manuscript.dateline,
        kind=_kind(manuscript, desk),
        under=pack(under),
        lead=manuscript.lead,
    )


def _kind(manuscript: Manuscript, desk: Desk) -> str:
    """The kind as readers are told: nothing where it is plain news."""
    if manuscript.kind is None:
        return ""
    kinds = desk.room.settings.kinds
    kind = manuscript.kind.text
    if kind in kinds:
        return "" if kind == NEWS else kind
    near = nearest(kind, kinds)
    hint = f"did you mean '{near}'?" if near else "known are: " + ", ".join(kinds)
    desk.refuse(manuscript.kind, "unknown-kind", f"unknown kind '{kind}'", hint)
    return ""


def _terms(terms: Terms, mentions: tuple[Mention, ...], desk: Desk) -> tuple[Term, ...]:
    found = (desk.note(find_term(terms, mention, desk.path)) for mention in mentions)
    return _once(term for term in found if term is not None)


def _once(terms: Iterable[Term]) -> tuple[Term, ...]:
    """A term that is named by its key and by its name is named twice."""
    return tuple({term.key: term for term in terms}.values())


def _series(manuscript: Manuscript, desk: Desk) -> Term | None:
    if manuscript.series is None:
        return None
    return desk.note(find_term(desk.room.vocabulary.series, manuscript.series, desk.path))


def _authors(terms: tuple[Term, ...], desk: Desk) -> Iterator[Author]:
    known = desk.room.vocabulary.authors
    yield from (known.get(term.key) or Author(term) for term in terms)


def _hold(manuscript: Manuscript, date: datetime, desk: Desk) -> Hold:
    embargo, withdrawn = manuscript.embargo, manuscript.withdrawn
    return Hold(
        draft=manuscript.draft,
        date=date,
        embargo=desk.instant(embargo.until) if embargo else None,
        embargo_note=embargo.note if embargo else "",
        expires=desk.instant(manuscript.expires) if manuscript.expires else None,
        withdrawn=Withdrawal(desk.instant(withdrawn.date), withdrawn.reason) if withdrawn else None,
        updated=desk.instant(manuscript.updated) if manuscript.updated else None,
        leak=next((each.reason for each in manuscript.waive if each.rule.text == LEAK), ""),
    )


def _body(
    text: Manuscript | PageManuscript, answers: Answers, desk: Desk
) -> tuple[Body, tuple[Medium, ...]]:
    """Return the body, and the files of content/ that are attached to it."""
    links: list[Destination] = []
    files: list[Medium] = []
    owners: dict[str, str] = {}
    routes = iter(answers.routes)
    for link in text.body.links:
        if not is_local(link):
            links.append(read_address(link, desk.room.settings.site))
            continue
        route = desk.note(next(routes)) or NOWHERE
        links.append(route.destination)
        if route.attachment is not None and _is_alone(route.attachment, owners, link, desk):
            files.append(route.attachment)
    pictures = tuple(desk.note(each) or NOTHING_SEEN for each in answers.pictures)
    figures = resolve_figures(text.figures, desk)
    body = Body(text.text, text.body, tuple(links), pictures, figures=figures)
    return body, tuple(files)


def _is_alone(file: Medium, owners: dict[str, str], link: Mention, desk: Desk) -> bool:
    """Refuse a second attachment whose file has the name of another's."""
    owner = owners.setdefault(file.address.casefold(), file.path)
    if owner == file.path:
        return True
    message = f"'{link.text}' and {owner} would both be {file.address}"
    desk.refuse(link, "address-clash", message, "rename one of the two files")
    return False


# In a preview a draft is printed with its mistakes: each blank is filled all the same.
NOWHERE = Route(Destination("#"))
NOTHING_SEEN = Picture("#", 16, 9, "")


def _disclaimers(manuscript: Manuscript, date: datetime, desk: Desk) -> Iterator[Disclaimer]:
    wordings = wordings_of(desk.room)
    for found in find_disclaimers(manuscript.disclaimers, manuscript.path, date, wordings):
        if (disclaimer := desk.note(found)) is not None:
            yield disclaimer


def _regions(manuscript: Manuscript, desk: Desk) -> Iterator[Term]:
    table = desk.room.vocabulary.regions
    for mention in manuscript.regions:
        if mention.text not in desk.regions:
            region = desk.note(find_region(table, mention, manuscript.path))
            if region is None:
                continue
            desk.regions[mention.text] = region_term(region, table)
        yield desk.regions[mention.text]


def region_term(region: Region, table: RegionTable) -> Term:
    """Return the term under which a region's articles are filed."""
    address = term_address("regions", region.slug)
    path = tuple(each.name for each in path_of(table, region.key))
    return Term("regions", region.key, region.name, address, region.description, path)


def _regions_in_use(slips: Iterable[Slip], room: Newsroom) -> Iterator[tuple[Region, Mention, str]]:
    """Each region that is mentioned, where it is first."""
    table = room.vocabulary.regions
    seen: set[str] = set()
    for slip in slips:
        if seen.issuperset(slip.regions):
            continue
        for mention in unpack_labels(slip.labels).regions:
            if mention.text not in seen:
                seen.add(mention.text)
                region = find_region(table, mention, slip.path)
                if isinstance(region, Region):
                    yield region, mention, slip.path
