"""After the gate: all that is made from more than one article."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from msgspec.structs import replace

from dateline.editorial.addresses import taxonomy_address, term_address
from dateline.editorial.dates import instant
from dateline.editorial.gate import Passed
from dateline.editorial.gone import is_term
from dateline.editorial.links import check_links
from dateline.editorial.moves import redirects_of
from dateline.editorial.newsroom import Newsroom
from dateline.editorial.regions import ancestors
from dateline.editorial.resolve import region_term
from dateline.editorial.settings import PATH as SETTINGS
from dateline.editorial.surroundings import look_round
from dateline.editorial.vocabulary import Terms
from dateline.model.article import Entry, Medium, Prints, Term
from dateline.model.file import Kept, Remember, Sealed, digest_of
from dateline.model.filing import Filing
from dateline.model.library import Gone, Library, Listing, Page, Part, Story, Taxonomy
from dateline.model.problem import Location, Problem
from dateline.model.site import MenuItem, Site

RELATED = 3
# Related articles are looked for among so many on either side in time under each term, so that a
# new article changes few pages.
NEAR = 4
WEIGHTS: Final = {"series": 8, "topics": 3, "regions": 2}


def collect(
    passed: Passed, room: Newsroom, trusted: Iterable[str], remember: Remember
) -> tuple[Library, tuple[Problem, ...]]:
    """Make lists, neighbours, relations and the lead from what is public; check links to it.

    `trusted` are the addresses of the files that the layouts bring. Who is related to whom is
    remembered: that takes longest, and changes only with what articles are filed under.
    """
    articles = sorted(passed.public, key=_newest_first)
    site = room.settings.site
    withdrawn = sorted(passed.withdrawn, key=_newest_first)
    library = Library(
        site=_site(site, passed.pages),
        stories=tuple(_stories(articles, remember)),
        withdrawn=tuple(Story(article, None, None, ()) for article in withdrawn),
        pages=passed.pages,
        taxonomies=tuple(taxonomies_of(articles, room)),
        media=(),
        lead=_lead(articles),
    )
    library = replace(
        library,
        media=tuple(_media(library, room)),
        prints=tuple(_prints(library)),
        redirects=tuple(
            redirects_of(
                (*library.stories, *library.withdrawn), library.taxonomies, _vocabularies(room)
            )
        ),
        gone=tuple(_gone(room)),
    )
    in_links = check_links(library, passed, room, trusted)
    return library, (*in_links, *_check_gone(passed, room))


def _gone(room: Newsroom) -> Iterator[Gone]:
    for entry in room.settings.gone:
        since = instant(entry.date, room.zone) if entry.date else None
        yield Gone(entry.path.text, entry.reason, since)


def _check_gone(passed: Passed, room: Newsroom) -> Iterator[Problem]:
    """Find terms that are said to be gone, and under which something is filed, or will be."""
    asked = [entry.path for entry in room.settings.gone if is_term(entry.path.text)]
    if not asked:
        return
    expired = {article.path for article in passed.expired}
    coming = [article for article in passed.held if article.path not in expired]
    live = {
        listing.term.address: "articles are filed there"
        for taxonomy in taxonomies_of([*passed.public, *coming], room)
        for listing in taxonomy.listings
    }
    for terms in _vocabularies(room):
        for former, key in terms.former:
            live[term_address(terms.taxonomy, former)] = f"it leads on to '{key}'"
    for path in asked:
        if (why := live.get(path.text)) is not None:
            location = Location(SETTINGS, path.line, path.column)
            message = f"{path.text} is not gone: {why}"
            yield Problem(location, "address-clash", message, "take it out of gone")


def _vocabularies(room: Newsroom) -> tuple[Terms, ...]:
    return room.vocabulary.topics, room.vocabulary.author_terms, room.vocabulary.series


def _site(site: Site, pages: Iterable[Page]) -> Site:
    """The settings as meant: the menu and the policies know the titles of their pages."""
    titles = {page.address: page.title for page in pages}
    policies = tuple(
        replace(each, title=titles.get(each.address.partition("#")[0], ""))
        for each in site.policies
    )
    return replace(site, menu=_menu(site, pages), policies=policies)


def _menu(site: Site, pages: Iterable[Page]) -> tuple[MenuItem, ...]:
    """The menu of the settings, with the pages that ask for a place in it put there."""
    menu = list(site.menu)
    named = {item.address for item in menu}
    asking = [
        (page.navigation, page.title, page.address)
        for page in pages
        if page.navigation is not None and page.address not in named
    ]
    for place, title, address in sorted(asking):
        menu.insert(max(place - 1, 0), MenuItem(title, address))
    return tuple(menu)


def _newest_first(article: Filing) -> tuple[float, str]:
    return (-article.entry.date.timestamp(), article.entry.id)


def _lead(articles: list[Filing]) -> Entry | None:
    """The newest article that asks for the first place, else the newest."""
    asking = (article.entry for article in articles if article.entry.lead)
    return next(asking, articles[0].entry if articles else None)


def _stories(articles: list[Filing], remember: Remember) -> Iterator[Story]:
    # Each line has its end, so that no article is another thing than one under nothing.
    shelves = "".join([f"{article.shelves}\n" for article in articles])
    sealed = Sealed(shelves, digest_of(shelves.encode()))
    (related,) = remember(relate, [(sealed,)], tuple[tuple[int, ...], ...])
    for place, article in enumerate(articles):
        yield Story(
            article,
            newer=articles[place - 1].entry if place else None,
            older=articles[place + 1].entry if place + 1 < len(articles) else None,
            related=tuple([articles[other].entry for other in related[place]]),
        )


def relate(filed: Sealed[str]) -> Kept:
    """For each article find those near in time that share most with it, by their places in time.

    They come as the shelves of each on a line (see `Filing`).
    """
    marks = [line.split("\t") if line else [] for line in filed.value.split("\n")[:-1]]
    shelves: dict[str, list[int]] = {}
    for place, those in enumerate(marks):
        for mark in those:
            shelves.setdefault(mark, []).append(place)
    return Kept(tuple([_related(place, those, shelves) for place, those in enumerate(marks)]))


def _related(place: int, marks: list[str], shelves: dict[str, list[int]]) -> tuple[int, ...]:
    scores: dict[int, int] = {}
    for mark in marks:
        shelf, weight = shelves[mark], WEIGHTS[mark.partition("/")[0]]
        here = bisect_left(shelf, place)
        for other in shelf[max(here - NEAR, 0) : here] + shelf[here + 1 : here + 1 + NEAR]:
            scores[other] = scores.get(other, 0) + weight
    ranked = sorted([(-score, abs(other - place), other) for other, score in scores.items()])
    return tuple(sorted([other for *_, other in ranked[:RELATED]]))


def taxonomies_of(articles: list[Filing], room: Newsroom) -> Iterator[Taxonomy]:
    """Return the lists of these articles under all that they are filed under."""
    pages = room.settings.site.pages
    regions = _roll_up(articles, room) if pages.roll_up else {}
    for taxonomy in pages.terms:
        terms: dict[str, Term] = {}
        entries: dict[str, list[Entry]] = {}
        filed, rolled_up = _FILED[taxonomy], bool(regions) and taxonomy == "regions"
        for article in articles:
            entry = article.entry
            those = filed(entry)
            if rolled_up:
                those = tuple({up.key: up for term in those for up in regions[term.key]}.values())
            for term in those:
                if term.key in entries:
                    entries[term.key].append(entry)
                else:
                    terms[term.key], entries[term.key] = term, [entry]
        authors = room.vocabulary.authors if taxonomy == "authors" else {}
        parts = [Part(terms[key], len(under)) for key, under in entries.items()]
        around = look_round(parts, room.vocabulary.regions) if rolled_up else {}
        listings = tuple(
            Listing(terms[key], tuple(entries[key]), authors.get(key), around.get(key))
            for key in sorted(terms, key=lambda key: (terms[key].name.casefold(), key))
        )
        yield Taxonomy(taxonomy, taxonomy_address(taxonomy), listings)


def _roll_up(articles: list[Filing], room: Newsroom) -> dict[str, tuple[Term, ...]]:
    """For each region in use, all in whose lists its articles stand: itself and what holds it."""
    table = room.vocabulary.regions
    used = {term.key for article in articles for term in article.entry.regions}
    return {
        key: tuple(region_term(region, table) for region in ancestors(table, key)) for key in used
    }


_FILED: Final[dict[str, Callable[[Entry], tuple[Term, ...]]]] = {
    "regions": lambda entry: entry.regions,
    "topics": lambda entry: entry.topics,
    "authors": lambda entry: entry.authors,
    "series": lambda entry: (entry.series,) if entry.series else (),
}
"""The terms of each taxonomy that an article names."""


def _prints(library: Library) -> Iterator[Prints]:
    """What is printed from the pictures of public texts; each set once."""
    used = [prints for story in library.stories for prints in story.article.prints]
    used += [prints for page in library.pages for prints in page.prints]
    logo = library.site.look.logo
    used += [logo.prints] if logo and logo.prints else []
    yield from dict.fromkeys(used)


def _media(library: Library, room: Newsroom) -> Iterator[Medium]:
    """What public texts use, and what is always published; each address once."""
    used = [medium for story in library.stories for medium in story.article.media]
    used += [medium for page in library.pages for medium in page.media]
    used += room.atlas.gallery.static
    yield from {medium.address: medium for medium in used}.values()
