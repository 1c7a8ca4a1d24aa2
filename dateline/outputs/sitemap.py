"""What search engines may find: the sitemap (sitemaps.org, protocol 0.9) and robots.txt."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from html import escape
from itertools import groupby

from msgspec import Struct

from dateline.editorial.addresses import (
    ARCHIVE,
    CORRECTIONS,
    DISCLAIMERS,
    FIGURES,
    HOME,
    NEWS_SITEMAP,
    ROBOTS,
    SEARCH,
    SITEMAP,
    SUBSCRIBE,
    year_address,
)
from dateline.layout.paging import PageSpan, page_address, split_listing, split_pages
from dateline.layout.workshop import Workshop
from dateline.model.article import Entry
from dateline.model.file import Order
from dateline.model.library import Library
from dateline.model.site import Site

# The protocol's limits; the bytes are bounded by the URLs', with room for what stands around each.
MAX_URLS = 50_000
MAX_BYTES = 50_000_000
MAX_URL = 2_047
AROUND_A_URL = 100
AROUND_ALL = 200
LOCAL = len("2026-02-05T00:00:00")  # of a datetime, what stands before its offset
WIDEST = 6  # bytes that one letter may take: &quot;

_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


class Spot(Struct, frozen=True, array_like=True):
    """A URL of the sitemap, and when it last changed, where that is known."""

    url: str
    changed: datetime | None = None


def emit(library: Library, workshop: Workshop) -> Iterator[Order]:  # noqa: ARG001 (every shop's)
    """Order the sitemap, in several files where it is long, and robots.txt."""
    site = library.site
    sitemaps = (SITEMAP, NEWS_SITEMAP) if site.news_sitemap else (SITEMAP,)
    urls = tuple(site.url(address) for address in sitemaps)
    yield Order(ROBOTS[1:], print_robots, (urls, site.root, site.preview))
    if site.preview:
        return  # its pages say noindex
    parts = tuple(_parts(_short_enough(list(_spots(library)))))
    if len(parts) == 1:
        yield Order(SITEMAP[1:], print_sitemap, (parts[0],))
        return
    index = []
    for number, part in enumerate(parts, start=1):
        address = SITEMAP.replace(".", f"-{number}.")
        index.append(Spot(site.url(address), _newest(part)))
        yield Order(address[1:], print_sitemap, (part,))
    yield Order(SITEMAP[1:], print_index, (tuple(index),))


def print_sitemap(spots: tuple[Spot, ...]) -> bytes:
    """Print a sitemap of these URLs."""
    return _print("urlset", "url", spots)


def print_index(spots: tuple[Spot, ...]) -> bytes:
    """Print the index of these sitemaps."""
    return _print("sitemapindex", "sitemap", spots)


def print_robots(sitemaps: tuple[str, ...], root: str, preview: bool) -> bytes:
    """Print robots.txt; a preview keeps all robots out."""
    if preview:
        return f"User-agent: *\nDisallow: {root}\n".encode()
    lines = "".join(f"Sitemap: {url}\n" for url in sitemaps)
    return f"User-agent: *\nAllow: {root}\n\n{lines}".encode()


def _spots(library: Library) -> Iterator[Spot]:
    """All pages that a search may lead to, in the order in which they are made."""
    site = library.site
    entries = tuple(story.article.entry for story in library.stories)
    spans = split_pages(len(entries), site.page_size)
    yield from _list_spots(HOME, entries, spans, site)
    yield from [Spot(site.url(entry.address), entry.updated) for entry in entries]
    for taxonomy in library.taxonomies:
        if not taxonomy.listings:
            continue
        if site.pages.indexes:
            yield Spot(site.url(taxonomy.address))
        for listing in taxonomy.listings:
            spans = split_listing(len(listing.entries), site)
            yield from _list_spots(listing.term.address, listing.entries, spans, site)
    if site.pages.archive:
        yield Spot(site.url(ARCHIVE), _last_change(entries))
    if site.pages.subscribe:
        yield Spot(site.url(SUBSCRIBE))
    if site.pages.search:
        yield Spot(site.url(SEARCH))
    if site.pages.archive:
        for year, those in groupby(entries, key=lambda entry: entry.date.year):
            yield Spot(site.url(year_address(year)), _last_change(those))
    if library.errata and site.pages.corrections:
        yield Spot(site.url(CORRECTIONS), library.errata[0].date)
    if library.disclaimers and site.pages.disclaimers:
        yield Spot(site.url(DISCLAIMERS))
    if site.pages.figures and entries:
        yield Spot(site.url(FIGURES))
    for page in library.pages:
        yield Spot(site.url(page.address))


def _list_spots(
    base: str, entries: tuple[Entry, ...], spans: tuple[PageSpan, ...], site: Site
) -> Iterator[Spot]:
    for span in spans:
        changed = _last_change(entries[span.start : span.stop])
        yield Spot(site.url(page_address(base, span.number)), changed)


def _last_change(entries: Iterable[Entry]) -> datetime | None:
    return max([entry.updated for entry in entries], default=None)


def _short_enough(spots: list[Spot]) -> list[Spot]:
    """Return those whose URL the protocol allows: nearly always all."""
    if max([len(spot.url) for spot in spots]) * WIDEST <= MAX_URL:
        return spots
    return [spot for spot in spots if len(escape(spot.url)) <= MAX_URL]


def _newest(spots: Iterable[Spot]) -> datetime | None:
    return max((spot.changed for spot in spots if spot.changed is not None), default=None)


def _parts(spots: list[Spot]) -> Iterator[tuple[Spot, ...]]:
    """Part the URLs so that no file breaks the protocol's limits; there is at least one part."""
    letters = sum([len(spot.url) for spot in spots])
    around = AROUND_ALL + AROUND_A_URL * len(spots)
    if len(spots) <= MAX_URLS and around + letters * WIDEST <= MAX_BYTES:
        yield tuple(spots)
        return
    part: list[Spot] = []
    size = AROUND_ALL
    for spot in spots:
        length = len(escape(spot.url).encode()) + AROUND_A_URL
        if len(part) == MAX_URLS or size + length > MAX_BYTES:
            yield tuple(part)
            part, size = [], AROUND_ALL
        part.append(spot)
        size += length
    yield tuple(part)


def _print(root: str, tag: str, spots: tuple[Spot, ...]) -> bytes:
    urls = escape("\n".join([spot.url for spot in spots])).split(
        "\n"
    )  # at once, since none has one
    lines = "".join(
        [
            f"<{tag}><loc>{url}</loc>{_last_modified(spot.changed)}</{tag}>\n"
            for url, spot in zip(urls, spots, strict=False)  # of nothing there is one, which is ""
        ]
    )
    return f'{_DECLARATION}<{root} xmlns="{_NAMESPACE}">\n{lines}</{root}>\n'.encode()


def _last_modified(changed: datetime | None) -> str:
    """Return a W3C datetime in UTC; it has no seconds of an offset, which old local times have."""
    if changed is None:
        return ""
    moment = changed if changed.tzinfo is UTC else changed.astimezone(UTC)
    return f"<lastmod>{moment.isoformat(timespec='seconds')[:LOCAL]}Z</lastmod>"
