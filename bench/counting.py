"""Counts what each contestant wrote, by kind: nobody is measured doing less."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from contestants import Site

KINDS = (
    "articles",
    "front page and older",
    "lists of regions and topics",
    "other lists and indexes",
    "other pages",
    "feeds",
    "sitemaps",
    "other files",
)
BYTES = "MB of HTML"


def count_files(site: Site) -> dict[str, float]:
    """Return the number of files of each kind, and the bytes of all pages."""
    files = [path for path in site.public.rglob("*") if path.is_file()]
    kinds = Counter(_kind(path.relative_to(site.public), path) for path in files)
    html = sum(path.stat().st_size for path in files if path.suffix == ".html")
    return {**{kind: kinds[kind] for kind in KINDS}, BYTES: round(html / 1e6, 1)}


def rows(counts: dict[str, dict[str, float]]) -> Iterable[tuple[str, list[str]]]:
    """Yield each kind with the number that each contestant wrote."""
    for kind in (*KINDS, BYTES):
        digits = 1 if kind == BYTES else 0
        yield kind, [f"{count[kind]:,.{digits}f}" for count in counts.values()]


def _kind(path: Path, file: Path) -> str:
    first = path.parts[0]
    if path.suffix == ".html":
        if b'http-equiv="refresh"' in file.read_bytes()[:1000]:
            return "other pages"
        if first == "articles":
            return "articles"
        if first in ("index.html", "page") or first.startswith("index"):
            return "front page and older"
        if first in ("regions", "topics", "tags") and len(path.parts) > 2:
            return "lists of regions and topics"
        listing = first in ("regions", "topics", "authors", "series", "archive")
        return "other lists and indexes" if listing else "other pages"
    if path.name.startswith("sitemap"):
        return "sitemaps"
    is_feed = path.suffix in (".xml", ".atom", ".opml") or path.name == "feed.json"
    return "feeds" if is_feed else "other files"
