"""After the gate: all that is made from more than one article."""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import Final

from msgspec.structs import replace

from dateline.editorial.addresses import taxonomy_address, term_address
from dateline.editorial.dates import instant
from dateline.editorial.gate import Passed
from dateline.editorial.gone import is_term
from dateline.editorial.links import check_links
from dateline.editorial.moves import redirects_of
from dateline.editorial.newsroom import Newsroom
from dateline.editorial.regions import RegionTable, ancestors
from dateline.editorial.resolve import region_term
from dateline.editorial.settings import PATH as SETTINGS
from dateline.editorial.shelves import Shelves, find_related, shelve_all
from dateline.editorial.surroundings import look_round
from dateline.editorial.vocabulary import Terms
from dateline.model.article import Entry, Medium, Prints
from dateline.model.file import Remember
from dateline.model.filing import Filing
from dateline.model.headline import Headline
from dateline.model.library import Gone, Library, Listing, Page, Part, Story, Taxonomy
from dateline.model.problem import Location, Problem
from dateline.model.site import MenuItem, Site
from dateline.model.terms import Term


def collect(
    passed: Passed, room: Newsroom, trusted: Iterable[str], remember: Remember
) -> tuple[Library, tuple[Problem, ...]]:
    """Make lists, neighbours, relations and the lead from what is public; check links to it.

    `trusted` are the addresses of the files that the layouts bring.
    """
    articles = sorted(passed.public, key=_newest_first)
    site = room.settings.site
    withdrawn = sorted(passed.withdrawn, key=_newest_first)
    shelves = shelve_all(articles)
    library = Library(
        site=_site(site, passed.pages),
        stories=tuple(_stories(articles, shelves, remember)),
        withdrawn=tuple(Story(article, None, None, ()) for article in withdrawn),
        pages=passed.pages,
        taxonomies=tuple(taxonomies_of(articles, shelves, room)),
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
    articles = [*passed.public, *coming]
    live = {
        listing.term.address: "articles are filed there"
        for taxonomy in taxonomies_of(articles, shelve_all(articles), room)
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
    return (-article.headline.date.timestamp(), article.headline.id)


def _lead(articles: list[Filing]) -> Headline | None:
    """The newest article that asks for the first place, else the newest."""
    asking = (article.headline for article in articles if article.headline.lead)
    return next(asking, articles[0].headline if articles else None)


def _stories(articles: list[Filing], shelves: Shelves, remember: Remember) -> Iterator[Story]:
    entries = [article.headline for article in articles]
    newer, older = [None, *entries], [*entries[1:], None]
    related = find_related(articles, shelves, remember)
    yield from map(Story, articles, newer, older, related)


def taxonomies_of(articles: list[Filing], shelves: Shelves, room: Newsroom) -> Iterator[Taxonomy]:
    """Return the lists of these articles under all that they are filed under."""
    pages = room.settings.site.pages
    entries = [article.headline for article in articles]
    for taxonomy in pages.terms:
        under = {shelf: each for shelf, each in shelves.items() if shelf.startswith(f"{taxonomy}/")}
        terms = {shelf: _term(entries[each[0]].entry, shelf) for shelf, each in under.items()}
        rolled_up = pages.roll_up and taxonomy == "regions"
        if rolled_up:
            under, terms = _roll_up(under, room.vocabulary.regions)
        authors = room.vocabulary.authors if taxonomy == "authors" else {}
        parts = [Part(term, len(under[shelf])) for shelf, term in terms.items()]
        around = look_round(parts, room.vocabulary.regions) if rolled_up else {}
        listings = tuple(
            Listing(
                term,
                tuple([entries[place] for place in under[shelf]]),
                authors.get(term.key),
                around.get(term.key),
            )
            for shelf, term in sorted(terms.items(), key=_by_name)
        )
        yield Taxonomy(taxonomy, taxonomy_address(taxonomy), listings)


def _term(entry: Entry, shelf: str) -> Term:
    """Return the term of a shelf on which an article stands."""
    taxonomy, _, key = shelf.partition("/")
    return next(term for term in _FILED[taxonomy](entry) if term.key == key)


def _by_name(shelved: tuple[str, Term]) -> tuple[str, str]:
    _, term = shelved
    return term.name.casefold(), term.key


def _roll_up(under: Shelves, table: RegionTable) -> tuple[Shelves, dict[str, Term]]:
    """Return the shelves of regions in use and of all that holds them, and the term of each."""
    terms: dict[str, Term] = {}
    places: dict[str, list[list[int]]] = {}
    for shelf, those in under.items():
        for region in ancestors(table, shelf.partition("/")[2]):
            upper = f"regions/{region.key}"
            terms[upper] = region_term(region, table)
            places.setdefault(upper, []).append(those)
    rolled = {shelf: sorted(set(chain.from_iterable(each))) for shelf, each in places.items()}
    return rolled, terms


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
