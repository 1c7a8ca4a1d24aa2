"""Every address of the site, as a value, before any output runs."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from urllib.parse import quote

from msgspec import Struct

from dateline.model.file import digest_of
from dateline.model.manuscript import Manuscript, PageManuscript, Slip
from dateline.model.problem import Location, Problem
from dateline.syntax.slug import is_slug, slugify

HOME = "/"
ARCHIVE = "/archive/"
FEED = "/feed.xml"
ATOM_FEED = "/feed.atom"
JSON_FEED = "/feed.json"
HIGHLIGHTS_FEED = "/feeds/highlights.xml"
CORRECTIONS_FEED = "/feeds/corrections.xml"
FEED_LIST = "/feeds.opml"
SUBSCRIBE = "/subscribe/"
CORRECTIONS = "/corrections/"
DESK = "/desk/"  # in previews only
DISCLAIMERS = "/disclaimers/"
FIGURES = "/figures/"
SEARCH = "/search/"
SEARCH_PARTS = "/search/parts.json"
SITEMAP = "/sitemap.xml"
NEWS_SITEMAP = "/news-sitemap.xml"
CARD = "/card.png"
ROBOTS = "/robots.txt"
TRUST = "/trust.txt"
WELL_KNOWN = "/.well-known/"  # RFC 8615; no slug or permalink can begin with a dot
SECURITY = f"{WELL_KNOWN}security.txt"
MANIFEST = "/manifest.json"
NOT_FOUND = "/404.html"
TAXONOMIES = ("regions", "topics", "authors", "series")

# First folders that belong to the outputs: nothing that an editor names may stand there.
RESERVED = frozenset(
    {
        *TAXONOMIES,
        "archive",
        "assets",
        "cards",
        "charts",
        "corrections",
        "disclaimers",
        "feeds",
        "figures",
        "media",
        "page",
        "search",
        "subscribe",
        "404",
    }
)
# A folder of this name would stand in the way of the file.
_FILES = frozenset(
    address[1:]
    for address in (
        *(FEED, ATOM_FEED, JSON_FEED, FEED_LIST),
        *(SITEMAP, NEWS_SITEMAP, ROBOTS, TRUST, MANIFEST, NOT_FOUND, CARD),
    )
)

# `2026-02-05-ningbo.md`: the day in a file's name sorts the folder, and is no part of the story.
_DAY = re.compile(r"^\d{4}-\d{2}-\d{2}[-_ ]+(?=.)")


class Claim(Struct, frozen=True):
    """An address that a file of content wants, the place to mend, and what to type there."""

    address: str
    location: Location
    hint: str


def taxonomy_address(taxonomy: str) -> str:
    """Return the address of a taxonomy's index: `/regions/`."""
    return f"/{taxonomy}/"


def chart_address(digest: bytes) -> str:
    """Return the address of the picture of a chart, which this digest stands for."""
    return f"/charts/{digest.hex()}.png"


def term_address(taxonomy: str, slug: str) -> str:
    """Return the address of a term's list: `/regions/cn-zj/`."""
    return f"/{taxonomy}/{slug}/"


def term_feed_address(term: str) -> str:
    """Return the address of the feed of the term whose list is at `term`."""
    return f"{term}feed.xml"


def class_feed_address(class_: str) -> str:
    """Return the address of the feed of what rests on outlets of a class."""
    return f"/feeds/{class_}.xml"


def archive_feed_address(year: int, month: int, feed: str) -> str:
    """Return the address of the part of the feed at `feed` that holds a month."""
    return f"/feeds/{year:04}-{month:02}.{feed.rpartition('.')[2]}"


def year_address(year: int) -> str:
    """Return the address of a year in the archive: `/archive/2026/`."""
    return f"{ARCHIVE}{year}/"


def picture_address(path: str, digest: bytes) -> str:
    """Return how the addresses of a picture's prints begin: `/media/x.1a2b3c4d`.

    It changes with the digest, so that all of them may be kept for ever.
    """
    stem = path.rpartition("/")[2].rpartition(".")[0]
    return f"/media/{slugify(stem) or 'picture'}.{digest.hex()[:8]}"


def attachment_address(article: str, path: str) -> str:
    """Return the address of a file that belongs to an article: below the article's own."""
    name = path.rpartition("/")[2]
    return article + quote(name)


def card_address(id_: str) -> str:
    """Return the address of an article's card, which stays when the title is sharpened."""
    name = slugify(id_) or "article"
    # Two ids that differ in what a slug leaves out have cards of their own.
    return f"/cards/{name if name == id_ else f'{name}.{digest_of(id_.encode()).hex()[:8]}'}.png"


def stem(path: str) -> str:
    """Return a file's name without its folders and its ending."""
    name = path.rpartition("/")[2].removesuffix(".md")
    return unicodedata.normalize("NFC", name)  # some computers take accents apart


def article_slug(manuscript: Manuscript) -> str:
    """Return an article's slug: as given, or from its file's name; "" where that has no letters."""
    if manuscript.slug is not None:
        return manuscript.slug.text
    name = _DAY.sub("", stem(manuscript.path))
    return name if is_slug(name) else slugify(name)


def article_address(slip: Slip, date: date, pattern: str) -> str | Problem:
    """Return an article's address: its own, or the site's pattern filled in for its day."""
    if slip.permalink:
        return slip.permalink
    if not slip.slug:
        return Problem(
            Location(slip.path),
            "no-slug",
            "no address can be made of this file's name",
            "add a line: slug: a-few-plain-words",
        )
    day = date.day if "{day}" in pattern else 0
    return _pattern_of(date.year, date.month, day, pattern).replace("{slug}", slip.slug)


@lru_cache(maxsize=1024)
def _pattern_of(year: int, month: int, day: int, pattern: str) -> str:
    """Return the pattern of a day, or of a month, which many articles share."""
    return pattern.format(year=f"{year:04}", month=f"{month:02}", day=f"{day:02}", slug="{slug}")


def page_slug(manuscript: PageManuscript) -> str:
    """Return a standing page's slug: as given, or from its file's name."""
    return manuscript.slug.text if manuscript.slug is not None else slugify(stem(manuscript.path))


def page_address(manuscript: PageManuscript) -> str | Problem:
    """Return a standing page's address."""
    slug = page_slug(manuscript)
    if not slug:
        message, hint = "no address can be made of this file's name", "add a line: slug: about"
        return Problem(Location(manuscript.path), "no-slug", message, hint)
    return f"/{slug}/"


def may_clash(addresses: Iterable[str]) -> bool:
    """Tell whether `check_addresses` would find anything among claims to these."""
    addresses = list(addresses)
    if len({folded(address) for address in addresses}) < len(addresses):
        return True
    return any(map(_is_reserved, {_first_folder(address) for address in addresses}))


def check_addresses(claims: Iterable[Claim]) -> Iterator[Problem]:
    """Find two files of content that claim one address, and such as belong to an output."""
    owners: dict[str, Claim] = {}
    for claim in claims:
        if _is_reserved(_first_folder(claim.address)):
            message = f"the address {claim.address} belongs to the site's own pages"
            yield Problem(claim.location, "address-clash", message, claim.hint)
        owner = owners.setdefault(folded(claim.address), claim)
        if owner.location.path != claim.location.path:
            message = f"the address {claim.address} is taken by {owner.location.path}"
            yield Problem(claim.location, "address-clash", message, claim.hint)
        elif owner is not claim:
            message = f"the address {claim.address} is named twice, as {owner.address} too"
            yield Problem(claim.location, "address-clash", message, claim.hint)


def folded(address: str) -> str:
    """Return an address as a host sees it that knows neither case nor Unicode's forms."""
    if address.isascii():
        return address.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", address).casefold())


def article_id(manuscript: Manuscript) -> str:
    """Return an article's id below the site's authority: its own, or its file's name."""
    return manuscript.id.text if manuscript.id else quote(stem(manuscript.path), safe="")


def _first_folder(address: str) -> str:
    return address.strip("/").partition("/")[0].lower()


def _is_reserved(folder: str) -> bool:
    """Tell whether a first folder is the site's own; "" is that of the front page."""
    return not folder or folder in RESERVED or folder in _FILES


def plain_url(text: str) -> str:
    """Return an address as all programs take it: its host in small letters of ASCII (RFC 5890)."""
    scheme, colon, rest = text.partition("://")
    host, slash, path = rest.partition("/")
    if not (host.isascii() and all(0 < len(label) < 64 for label in host.split("."))):
        try:
            host = host.encode("idna").decode()
        except UnicodeError:  # no host's name can be that
            return text
    return f"{scheme.lower()}{colon}{host.lower()}{slash}{path}"
