"""What search engines may find: the sitemap (sitemaps.org, protocol 0.9) and robots.txt."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from html import escape
from itertools import chain, groupby

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
from dateline.model.file import Order
from dateline.model.headline import Headline
from dateline.model.library import Library

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


class Spots(Struct, frozen=True, array_like=True):
    """Addresses of the sitemap, and when what is there last changed, where that is known."""

    addresses: Sequence[str]
    changed: Sequence[datetime | None]


def emit(library: Library, workshop: Workshop) -> Iterator[Order]:  # noqa: ARG001 (every shop's)
    """Order the sitemap, in several files where it is long, and robots.txt."""
    site = library.site
    sitemaps = (SITEMAP, NEWS_SITEMAP) if site.news_sitemap else (SITEMAP,)
    urls = tuple(site.url(address) for address in sitemaps)
    yield Order(ROBOTS[1:], print_robots, (urls, site.root, site.preview))
    if site.preview:
        return  # its pages say noindex
    origin = site.base_url.rstrip("/")
    parts = list(_parts(_short_enough(_together(_spots(library)), origin), origin))
    if len(parts) == 1:
        yield Order(SITEMAP[1:], print_sitemap, (origin, parts[0]))
        return
    addresses = [SITEMAP.replace(".", f"-{number}.") for number, _ in enumerate(parts, start=1)]
    for address, part in zip(addresses, parts, strict=True):
        yield Order(address[1:], print_sitemap, (origin, part))
    index = Spots(addresses, [_newest(part.changed) for part in parts])
    yield Order(SITEMAP[1:], print_index, (origin, index))


def print_sitemap(origin: str, spots: Spots) -> bytes:
    """Print a sitemap of these spots of a site."""
    return _print("urlset", "url", origin, spots)


def print_index(origin: str, spots: Spots) -> bytes:
    """Print the index of these sitemaps."""
    return _print("sitemapindex", "sitemap", origin, spots)


def print_robots(sitemaps: tuple[str, ...], root: str, preview: bool) -> bytes:
    """Print robots.txt; a preview keeps all robots out."""
    if preview:
        return f"User-agent: *\nDisallow: {root}\n".encode()
    lines = "".join(f"Sitemap: {url}\n" for url in sitemaps)
    return f"User-agent: *\nAllow: {root}\n\n{lines}".encode()


def _spots(library: Library) -> Iterator[Spots]:
    """All pages that a search may lead to, in the order in which they are made."""
    site = library.site
    entries = tuple([story.article.headline for story in library.stories])
    yield _list_spots(HOME, entries, split_pages(len(entries), site.page_size))
    yield Spots([entry.address for entry in entries], [entry.updated for entry in entries])
    for taxonomy in library.taxonomies:
        if taxonomy.listings and site.pages.indexes:
            yield _spot(taxonomy.address)
        for listing in taxonomy.listings:
            spans = split_listing(len(listing.entries), site)
            yield _list_spots(listing.term.address, listing.entries, spans)
    if site.pages.archive:
        yield _spot(ARCHIVE, _last_change(entries))
    if site.pages.subscribe:
        yield _spot(SUBSCRIBE)
    if site.pages.search:
        yield _spot(SEARCH)
    if site.pages.archive:
        for year, those in groupby(entries, key=lambda entry: entry.date.year):
            yield _spot(year_address(year), _last_change(those))
    if library.errata and site.pages.corrections:
        yield _spot(CORRECTIONS, library.errata[0].date)
    if library.disclaimers and site.pages.disclaimers:
        yield _spot(DISCLAIMERS)
    if site.pages.figures and entries:
        yield _spot(FIGURES)
    for page in library.pages:
        yield _spot(page.address)


def _spot(address: str, changed: datetime | None = None) -> Spots:
    return Spots((address,), (changed,))


def _list_spots(base: str, entries: tuple[Headline, ...], spans: tuple[PageSpan, ...]) -> Spots:
    return Spots(
        [page_address(base, span.number) for span in spans],
        [_last_change(entries[span.start : span.stop]) for span in spans],
    )


def _last_change(entries: Iterable[Headline]) -> datetime | None:
    return max([entry.updated for entry in entries], default=None)


def _together(parts: Iterable[Spots]) -> Spots:
    parts = tuple(parts)
    return Spots(
        list(chain.from_iterable([part.addresses for part in parts])),
        list(chain.from_iterable([part.changed for part in parts])),
    )


def _short_enough(spots: Spots, origin: str) -> Spots:
    """Return those whose URL the protocol allows: nearly always all."""
    if (len(origin) + max(map(len, spots.addresses))) * WIDEST <= MAX_URL:
        return spots
    rows = zip(spots.addresses, spots.changed, strict=True)
    return _together(_spot(*row) for row in rows if len(escape(origin + row[0])) <= MAX_URL)


def _newest(changed: Iterable[datetime | None]) -> datetime | None:
    return max((each for each in changed if each is not None), default=None)


def _parts(spots: Spots, origin: str) -> Iterator[Spots]:
    """Part the spots so that no file breaks the protocol's limits; there is at least one part."""
    letters = sum(map(len, spots.addresses)) + len(spots.addresses) * len(origin)
    around = AROUND_ALL + AROUND_A_URL * len(spots.addresses)
    if len(spots.addresses) <= MAX_URLS and around + letters * WIDEST <= MAX_BYTES:
        yield spots
        return
    start, size = 0, AROUND_ALL
    for place, address in enumerate(spots.addresses):
        length = len(escape(origin + address).encode()) + AROUND_A_URL
        if place - start == MAX_URLS or size + length > MAX_BYTES:
            yield Spots(spots.addresses[start:place], spots.changed[start:place])
            start, size = place, AROUND_ALL
        size += length
    yield Spots(spots.addresses[start:], spots.changed[start:])


def _print(root: str, tag: str, origin: str, spots: Spots) -> bytes:
    """Print these spots; no address holds the end of a line, so all are escaped at once."""
    before = f"<{tag}><loc>{escape(origin)}"
    lines = "".join(
        [
            f"{before}{address}</loc>{_last_modified(changed)}</{tag}>\n"
            for address, changed in zip(  # of nothing there is one address, which is ""
                escape("\n".join(spots.addresses)).split("\n"), spots.changed, strict=False
            )
        ]
    )
    return f'{_DECLARATION}<{root} xmlns="{_NAMESPACE}">\n{lines}</{root}>\n'.encode()


def _last_modified(changed: datetime | None) -> str:
    """Return a W3C datetime in UTC; it has no seconds of an offset, which old local times have."""
    if changed is None:
        return ""
    moment = changed if changed.tzinfo is UTC else changed.astimezone(UTC)
    return f"<lastmod>{moment.isoformat(timespec='seconds')[:LOCAL]}Z</lastmod>"
