"""Search: a page of its own, and an index that a reader's browser asks, file by file."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby

from msgspec import Struct, json

from dateline.editorial.addresses import SEARCH, SEARCH_PARTS
from dateline.layout.views import Filters, TermCount, YearCount, count_years, search_view
from dateline.layout.words import words_for
from dateline.layout.workshop import Workshop
from dateline.model.file import Order, Refused, Stored, digest_of
from dateline.model.filing import Filing
from dateline.model.library import Library, Taxonomy
from dateline.model.site import Site
from dateline.outputs.search.index import ROWS, PartIndex, Record, index_part
from dateline.outputs.search.parts import Part, split_parts

FILTERED = ("regions", "topics")
CLASSES = "classes"
UNREVIEWED = "unreviewed"


class Found(Struct, frozen=True):
    """What a browser has to know of a part: where its files lie, and how its articles are cut.

    `years` are each a year and the number of its articles, newest first; `cuts` the words at which
    the files of the index begin.
    """

    at: str
    count: int
    years: tuple[tuple[int, int], ...]
    cuts: tuple[str, ...]


def emit(library: Library, workshop: Workshop) -> Iterator[Order]:
    """Order the page, and in a publication the index."""
    site = library.site
    if not site.pages.search:
        return
    yield _page(library, workshop)
    if site.preview:
        return  # so that no edit waits for it
    facets = _facets(library)
    parts = split_parts(library.stories)
    inputs = [(_records(part, facets, workshop), site) for part in parts]
    indexes = workshop.remember(index_part, inputs, PartIndex)
    found = []
    for part, index in zip(parts, indexes, strict=True):
        folder = f"assets/index/{part.name}.{_mark(index)}/"
        yield from _files(folder, index, workshop)
        found.append(Found(site.href(f"/{folder}"), len(part.stories), _years(part), index.cuts))
    yield Order(SEARCH_PARTS[1:], print_parts, (tuple(found),))


def print_page(
    workshop: Workshop, site: Site, years: tuple[YearCount, ...], filters: Filters
) -> bytes | Refused:
    """Print the page that searches, and without a script leads into the archive."""
    view = search_view(years, filters, site, words_for(site.language))
    return workshop.set_page("search.html", site, view)


def print_stored(stored: Stored) -> bytes:
    """Print a file of an index."""
    return stored.read()


def print_parts(parts: tuple[Found, ...]) -> bytes:
    """Print the list of the parts, which is what a browser asks for first."""
    return json.encode({"rows": ROWS, "parts": parts})


def _page(library: Library, workshop: Workshop) -> Order:
    years = count_years(tuple(story.article.headline for story in library.stories))
    counted = {taxonomy.key: _counts(taxonomy) for taxonomy in library.taxonomies}
    classes = sorted({each for story in library.stories for each in _classes(story.article)})
    filters = Filters(counted.get("regions", ()), counted.get("topics", ()), tuple(classes))
    inputs = (workshop, library.site, years, filters)
    return Order(f"{SEARCH[1:]}index.html", print_page, inputs)


def _counts(taxonomy: Taxonomy) -> tuple[TermCount, ...]:
    return tuple(TermCount(each.term, len(each.entries)) for each in taxonomy.listings)


def _facets(library: Library) -> dict[str, list[str]]:
    """Return by article what it can be filtered by; a region holds what its parts do."""
    facets: dict[str, list[str]] = defaultdict(list)
    for taxonomy in library.taxonomies:
        for listing in taxonomy.listings if taxonomy.key in FILTERED else ():
            for entry in listing.entries:
                facets[entry.id].append(f"={taxonomy.key}/{listing.term.key}")
    for article in (story.article for story in library.stories):
        facets[article.headline.id] += (f"={CLASSES}/{each}" for each in _classes(article))
    return facets


def _classes(article: Filing) -> tuple[str, ...]:
    return (*article.classes, *((UNREVIEWED,) if article.unreviewed else ()))


def _records(part: Part, facets: dict[str, list[str]], workshop: Workshop) -> tuple[Record, ...]:
    return tuple(
        Record(
            story.article.copy,
            workshop.text(story.article.text),
            tuple(facets[story.article.headline.id]),
        )
        for story in part.stories
    )


def _files(folder: str, index: PartIndex, workshop: Workshop) -> Iterator[Order]:
    for number, shard in enumerate(index.shards):
        yield Order(f"{folder}{number}.json", print_stored, (workshop.text(shard),))
    for number, rows in enumerate(index.rows):
        yield Order(f"{folder}rows-{number}.json", print_stored, (workshop.text(rows),))


def _mark(index: PartIndex) -> str:
    """What changes with any of the files, so that all of them may be kept for ever."""
    return digest_of(b"".join((*index.shards, *index.rows))).hex()[:8]


def _years(part: Part) -> tuple[tuple[int, int], ...]:
    years = groupby(story.article.headline.date.year for story in part.stories)
    return tuple((year, len(list(those))) for year, those in years)
