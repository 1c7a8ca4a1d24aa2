"""Every HTML page: front page, articles, lists, archive, standing pages, the one for nothing."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from msgspec.structs import replace

from dateline.layout.paging import Pager, pager_at, split_listing, split_pages
from dateline.layout.views import (
    ARCHIVE,
    STYLE,
    RegionCount,
    TermCount,
    YearCount,
    archive_view,
    archive_year_view,
    article_view,
    count_years,
    home_view,
    listing_view,
    not_found_view,
    regions_view,
    standing_view,
    style_view,
    taxonomy_view,
    year_address,
)
from dateline.layout.words import words_for
from dateline.layout.workshop import Workshop
from dateline.model.file import DIGEST_SIZE, Order, Refused, Sealed, Stored, seal
from dateline.model.headline import Headline
from dateline.model.library import Library, Listing, Page, Story, Surroundings, Taxonomy
from dateline.model.prose import decode_pieces
from dateline.model.site import Site

Entries = Sealed[tuple[Headline, ...]]

SEVERAL: Final = b"entries"
NOTHING: Final = bytes(DIGEST_SIZE)


def emit(library: Library, workshop: Workshop) -> Iterator[Order]:
    """Order every page of the edition."""
    yield from _home(library, workshop)
    yield from _articles(library, workshop)
    yield from _lists(library, workshop)
    if library.site.pages.archive:
        yield from _archive(library, workshop)
    yield from _standing(library, workshop)
    yield from _style(library, workshop)
    yield Order("404.html", print_not_found, (workshop, library.site))


def _file(address: str) -> str:
    """The file that a host shows at an address that ends with a slash."""
    return f"{address[1:]}index.html"


def _together(entries: Iterable[Headline]) -> Sealed[tuple[Headline, ...]]:
    """Seal entries by their seals."""
    entries = tuple(entries)
    return seal(entries, SEVERAL, *[entry.digest for entry in entries])


def _home(library: Library, workshop: Workshop) -> Iterator[Order]:
    entries = tuple([story.article.headline for story in library.stories])
    spans = split_pages(len(entries), library.site.page_size)
    for place, span in enumerate(spans):
        pager = pager_at("/", spans, place)
        leads = span.number is None and library.site.look.front == "lead"
        lead = library.lead if leads else None
        those = entries[span.start : span.stop]
        shown = _together([entry for entry in those if entry is not lead] if lead else those)
        yield Order(_file(pager.address), print_home, (workshop, library.site, lead, shown, pager))


def _articles(library: Library, workshop: Workshop) -> Iterator[Order]:
    site = library.site
    for story in (*library.stories, *library.withdrawn):
        article, newer, older = story.article, story.newer, story.older
        digests = [
            article.copy.digest,
            newer.digest if newer else NOTHING,
            older.digest if older else NOTHING,
            *[each.digest for each in story.related],
        ]
        # The joined digests are as good a digest, and no longer to look at.
        sealed = Sealed(story, b"".join(digests))
        yield Order(_file(article.headline.address), print_article, (workshop, site, sealed))


def _lists(library: Library, workshop: Workshop) -> Iterator[Order]:
    site = library.site
    for taxonomy in library.taxonomies:
        if not taxonomy.listings:
            continue
        if site.pages.indexes:
            yield _index(taxonomy, workshop, site)
        for listing in taxonomy.listings:
            spans = split_listing(len(listing.entries), site)
            for place, span in enumerate(spans):
                pager = pager_at(listing.term.address, spans, place)
                shown = listing.entries[span.start : span.stop]
                is_first = span.number is None
                around = _around(listing, is_first)
                years = count_years(listing.entries) if around and is_first else ()
                bare = Listing(listing.term, (), listing.author, around)
                page = replace(bare, entries=shown)
                sealed = seal(page, seal(bare).digest, _together(shown).digest)
                inputs = (workshop, site, sealed, pager, years)
                yield Order(_file(pager.address), print_listing, inputs)


def _index(taxonomy: Taxonomy, workshop: Workshop, site: Site) -> Order:
    path, address = _file(taxonomy.address), taxonomy.address
    if all(listing.surroundings for listing in taxonomy.listings):
        regions = tuple(
            RegionCount(each.term, len(each.entries), around.kind, _main_parent(around))
            for each in taxonomy.listings
            if (around := each.surroundings)
        )
        return Order(path, print_regions, (workshop, site, address, regions))
    counts = tuple(TermCount(each.term, len(each.entries)) for each in taxonomy.listings)
    return Order(path, print_taxonomy, (workshop, site, taxonomy.key, address, counts))


def _main_parent(around: Surroundings) -> str:
    return around.path[-1].key if around.path else ""


def _around(listing: Listing, is_first: bool) -> Surroundings | None:
    """What a page shows of a region's surroundings: but for the first, which way leads to it."""
    around = listing.surroundings
    if around is None or is_first:
        return around
    return Surroundings(kind=around.kind, path=around.path)


def _archive(library: Library, workshop: Workshop) -> Iterator[Order]:
    site = library.site
    entries = tuple([story.article.headline for story in library.stories])
    counts = count_years(entries)
    yield Order(_file(ARCHIVE), print_archive, (workshop, site, counts))
    years = tuple(count.year for count in counts)
    for year, those in groupby(entries, key=lambda entry: entry.date.year):
        inputs = (workshop, site, year, _together(those), years)
        yield Order(_file(year_address(year)), print_year, inputs)


def _standing(library: Library, workshop: Workshop) -> Iterator[Order]:
    for page in library.pages:
        text = workshop.text(page.body.text)
        yield Order(_file(page.address), print_standing, (workshop, library.site, page, text))


def _style(library: Library, workshop: Workshop) -> Iterator[Order]:
    """Order the page for designers; an editor's own text at its address goes first."""
    if not library.site.preview:
        return
    stories = (story.article.headline.address for story in (*library.stories, *library.withdrawn))
    if STYLE not in {*stories, *(page.address for page in library.pages)}:
        yield Order(_file(STYLE), print_style, (workshop, library.site))


def print_home(
    workshop: Workshop, site: Site, lead: Headline | None, entries: Entries, pager: Pager
) -> bytes | Refused:
    """Print the front page, or one of its older pages."""
    view = home_view(lead, entries.value, pager, site, words_for(site.language))
    return workshop.set_page("home.html", site, view)


def print_article(workshop: Workshop, site: Site, story: Sealed[Story]) -> bytes | Refused:
    """Print an article."""
    pieces = decode_pieces(workshop.text(story.value.article.text).read())
    view = article_view(story.value, pieces, site, words_for(site.language))
    return workshop.set_page("article.html", site, view)


def print_taxonomy(
    workshop: Workshop, site: Site, key: str, address: str, terms: tuple[TermCount, ...]
) -> bytes | Refused:
    """Print the index of a taxonomy."""
    view = taxonomy_view(key, address, terms, site, words_for(site.language))
    return workshop.set_page("taxonomy.html", site, view)


def print_regions(
    workshop: Workshop, site: Site, address: str, regions: tuple[RegionCount, ...]
) -> bytes | Refused:
    """Print the index of regions, with its map."""
    view = regions_view(address, regions, site, words_for(site.language))
    return workshop.set_page("taxonomy.html", site, view)


def print_listing(
    workshop: Workshop,
    site: Site,
    listing: Sealed[Listing],
    pager: Pager,
    years: tuple[YearCount, ...],
) -> bytes | Refused:
    """Print one page of the articles under a term; `years` count all of a region."""
    view = listing_view(listing.value, pager, site, words_for(site.language), years)
    return workshop.set_page("listing.html", site, view)


def print_archive(workshop: Workshop, site: Site, years: tuple[YearCount, ...]) -> bytes | Refused:
    """Print the index of the archive."""
    view = archive_view(years, site, words_for(site.language))
    return workshop.set_page("archive.html", site, view)


def print_year(
    workshop: Workshop, site: Site, year: int, entries: Entries, years: tuple[int, ...]
) -> bytes | Refused:
    """Print the articles of one year."""
    view = archive_year_view(year, entries.value, years, site, words_for(site.language))
    return workshop.set_page("archive.html", site, view)


def print_standing(workshop: Workshop, site: Site, page: Page, text: Stored) -> bytes | Refused:
    """Print a standing page."""
    view = standing_view(page, decode_pieces(text.read()), site, words_for(site.language))
    return workshop.set_page("page.html", site, view)


def print_style(workshop: Workshop, site: Site) -> bytes | Refused:
    """Print the page that shows every element of the theme."""
    return workshop.set_page("style.html", site, style_view(site, words_for(site.language)))


def print_not_found(workshop: Workshop, site: Site) -> bytes | Refused:
    """Print the page that a host shows where there is none."""
    view = not_found_view(site, words_for(site.language))
    return workshop.set_page("404.html", site, view)
