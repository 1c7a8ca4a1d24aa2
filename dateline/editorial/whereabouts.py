"""The addresses of an edition: what it has, what an article brings, what has left with one."""

from collections.abc import Iterable, Iterator

from dateline.editorial.addresses import (
    ARCHIVE,
    ATOM_FEED,
    CORRECTIONS,
    CORRECTIONS_FEED,
    DISCLAIMERS,
    FEED,
    FEED_LIST,
    FIGURES,
    HIGHLIGHTS_FEED,
    HOME,
    JSON_FEED,
    SEARCH,
    SECURITY,
    SITEMAP,
    SUBSCRIBE,
    TRUST,
    WELL_KNOWN,
    class_feed_address,
    taxonomy_address,
    term_feed_address,
    year_address,
)
from dateline.editorial.gate import Passed
from dateline.model.filing import Filing
from dateline.model.library import Library
from dateline.model.site import Site
from dateline.model.terms import Term


def ended_addresses(library: Library, passed: Passed) -> dict[str, str]:
    """Return the addresses that left the site with articles which expired or were withdrawn.

    Their own, by the name of the file; and those of terms, years and feeds under which nothing else
    stands, as they are.
    """
    gone = (*passed.expired, *passed.withdrawn)
    if not gone:
        return {}
    there = frozenset(addresses_of(library))
    ended = {address: address for address in brought_by(gone, library.site)}
    ended |= {article.headline.address: article.path for article in gone}
    return {address: name for address, name in ended.items() if address not in there}


def addresses_of(library: Library) -> Iterator[str]:
    """Every address of this edition that a text may link to."""
    yield from _single(library.site)
    yield from map(class_feed_address, library.site.feeds.classes)
    pages = library.site.pages
    for story in (*library.stories, *library.withdrawn):
        yield story.article.headline.address
    for taxonomy in library.taxonomies:
        if taxonomy.listings and pages.indexes:
            yield taxonomy.address
        yield from (listing.term.address for listing in taxonomy.listings)
        if taxonomy.key in library.site.feeds.terms:
            yield from (term_feed_address(each.term.address) for each in taxonomy.listings)
    if pages.archive:
        yield from {year_address(story.article.headline.date.year) for story in library.stories}
    yield from (page.address for page in library.pages)
    yield from (medium.address for medium in library.media)


def brought_by(articles: Iterable[Filing], site: Site) -> Iterator[str]:
    """The addresses that articles bring with them when they come out."""
    pages = site.pages
    for article in articles:
        entry = article.entry
        terms: tuple[Term, ...] = (*entry.regions, *entry.topics, *entry.authors)
        yield entry.address
        if pages.archive:
            yield year_address(entry.date.year)
        for term in (*terms, *((entry.series,) if entry.series else ())):
            if term.taxonomy in pages.terms:
                yield term.address
                if term.taxonomy in site.feeds.terms:
                    yield term_feed_address(term.address)
                if pages.indexes:
                    yield taxonomy_address(term.taxonomy)
        yield from (medium.address for medium in article.media)


def _single(site: Site) -> Iterator[str]:
    """The addresses of the pages and feeds of which there is one, if the settings have it."""
    pages, feeds = site.pages, site.feeds
    yield from (HOME, SITEMAP, FEED)
    kept = {
        ARCHIVE: pages.archive,
        SUBSCRIBE: pages.subscribe,
        CORRECTIONS: pages.corrections,
        DISCLAIMERS: pages.disclaimers,
        FIGURES: pages.figures,
        SEARCH: pages.search,
        ATOM_FEED: "atom" in feeds.formats,
        JSON_FEED: "json" in feeds.formats,
        HIGHLIGHTS_FEED: feeds.highlights,
        CORRECTIONS_FEED: feeds.corrections,
        FEED_LIST: feeds.opml,
        TRUST: bool(site.trust),
        f"{WELL_KNOWN}{TRUST[1:]}": bool(site.trust),
        SECURITY: site.security is not None,
    }
    yield from (address for address, is_on in kept.items() if is_on)
