"""Every address of the site, as a value, before any output runs."""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from urllib.parse import quote

from dateline.model.library import Site
from dateline.model.manuscript import Manuscript, PageManuscript
from dateline.model.problem import Location, Problem
from dateline.syntax.slug import slugify

HOME = "/"
ARCHIVE = "/archive/"
FEED = "/feed.xml"
ATOM_FEED = "/feed.atom"
JSON_FEED = "/feed.json"
HIGHLIGHTS_FEED = "/feeds/highlights.xml"
CORRECTIONS_FEED = "/feeds/corrections.xml"
FEED_LIST = "/feeds.opml"
SUBSCRIBE = "/subscribe/"
SITEMAP = "/sitemap.xml"
ROBOTS = "/robots.txt"
MANIFEST = "/manifest.json"
NOT_FOUND = "/404.html"
TAXONOMIES = ("regions", "topics", "authors", "series")

# First folders that belong to the outputs: nothing that an editor names may stand there.
RESERVED = frozenset(
    {*TAXONOMIES, "archive", "assets", "feeds", "media", "page", "subscribe", "404"}
)

# `2026-02-05-ningbo.md`: the day in a file's name sorts the folder, and is no part of the story.
_DAY = re.compile(r"^\d{4}-\d{2}-\d{2}[-_ ]+(?=.)")


def taxonomy_address(taxonomy: str) -> str:
    """Return the address of a taxonomy's index: `/regions/`."""
    return f"/{taxonomy}/"


def term_address(taxonomy: str, slug: str) -> str:
    """Return the address of a term's list: `/regions/cn-zj/`."""
    return f"/{taxonomy}/{slug}/"


def term_feed_address(term: str) -> str:
    """Return the address of the feed of the term whose list is at `term`."""
    return f"{term}feed.xml"


def archive_feed_address(year: int, month: int, feed: str) -> str:
    """Return the address of the part of the feed at `feed` that holds a month."""
    return f"/feeds/{year:04}-{month:02}.{feed.rpartition('.')[2]}"


def year_address(year: int) -> str:
    """Return the address of a year in the archive: `/archive/2026/`."""
    return f"{ARCHIVE}{year}/"


def media_address(path: str, digest: bytes) -> str:
    """Return a picture's address; it changes with its bytes, so that it may be kept for ever."""
    stem, dot, ending = path.rpartition("/")[2].rpartition(".")
    return f"/media/{slugify(stem) or 'picture'}.{digest.hex()[:8]}{dot}{ending.lower()}"


def attachment_address(article: str, path: str) -> str:
    """Return the address of a file that belongs to an article: below the article's own."""
    name = path.rpartition("/")[2]
    return article + quote(name)


def stem(path: str) -> str:
    """Return a file's name without its folders and its ending."""
    return path.rpartition("/")[2].removesuffix(".md")


def article_slug(manuscript: Manuscript) -> str:
    """Return an article's slug: as given, or from its file's name; "" where that has no letters."""
    if manuscript.slug is not None:
        return manuscript.slug.text
    return slugify(_DAY.sub("", stem(manuscript.path)))


def article_address(manuscript: Manuscript, date: datetime, site: Site) -> str | Problem:
    """Return an article's address: its own, or the site's pattern filled in."""
    if manuscript.permalink is not None:
        return manuscript.permalink.text
    slug = article_slug(manuscript)
    if not slug:
        return Problem(
            Location(manuscript.path),
            "no-slug",
            "no address can be made of this file's name",
            "add a line: slug: a-few-plain-words",
        )
    return site.permalink.format(
        year=f"{date.year:04}", month=f"{date.month:02}", day=f"{date.day:02}", slug=slug
    )


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


def check_addresses(claims: Iterable[tuple[str, str, int, int]]) -> Iterator[Problem]:
    """Find two files of content that claim one address, and such as belong to an output.

    A claim is an address, the file that makes it, and the line and column to mend.
    """
    owners: dict[str, str] = {}
    for address, path, line, column in claims:
        location = Location(path, line, column)
        first = address.strip("/").partition("/")[0]
        if address == HOME or first in RESERVED:
            message = f"the address {address} belongs to the site's own pages"
            yield Problem(location, "address-clash", message, "add a line: slug: another-name")
        owner = owners.setdefault(address.casefold(), path)
        if owner != path:
            message = f"the address {address} is taken by {owner}"
            yield Problem(location, "address-clash", message, "add a line: slug: another-name")


def article_id(manuscript: Manuscript) -> str:
    """Return an article's id below the site's authority: its own, or its file's name."""
    return manuscript.id.text if manuscript.id else quote(stem(manuscript.path), safe="")
