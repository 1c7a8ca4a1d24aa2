"""The sitemap for Google News: the articles of the last two days, with their titles."""

from collections.abc import Iterator
from html import escape

from msgspec import Struct

from dateline.editorial.addresses import NEWS_SITEMAP
from dateline.layout.workshop import Workshop
from dateline.model.article import Entry
from dateline.model.file import Order
from dateline.model.library import Library

# Google's limit; a paper with more shows the newest.
MAX_NEWS = 1_000

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    ' xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">\n'
)


class Item(Struct, frozen=True, array_like=True):
    """An article as Google News wants it: its URL, language, instant and title."""

    url: str
    language: str
    date: str
    title: str


def emit(library: Library, workshop: Workshop) -> Iterator[Order]:  # noqa: ARG001 (every shop's)
    """Order the sitemap, which is there even where nothing is new: its address is asked for."""
    site = library.site
    if site.preview or not site.news_sitemap:
        return
    fresh = {entry.id for entry in library.fresh[:MAX_NEWS]}
    items = tuple(
        Item(site.url(entry.address), news_language(article.language), _stamp(entry), entry.title)
        for article in (story.article for story in library.stories)
        if article.headline.id in fresh and (entry := article.entry)
    )
    yield Order(NEWS_SITEMAP[1:], print_news, (site.title, items))


def print_news(paper: str, items: tuple[Item, ...]) -> bytes:
    """Print the sitemap of these articles."""
    return "".join((_HEAD, *(_print(item, paper) for item in items), "</urlset>\n")).encode()


def news_language(tag: str) -> str:
    """Return a language as Google News names it: ISO 639, but for Chinese."""
    tongue, *subtags = tag.lower().replace("_", "-").split("-")
    if tongue != "zh":
        return tongue
    return "zh-tw" if {"tw", "hk", "mo", "hant"} & set(subtags) else "zh-cn"


def _stamp(entry: Entry) -> str:
    """Return when an article came out: a day, or an instant where the hour is meant."""
    if entry.has_time:
        return entry.date.isoformat(timespec="seconds")
    return entry.date.date().isoformat()


def _print(item: Item, paper: str) -> str:
    return (
        f"<url><loc>{escape(item.url)}</loc><news:news>"
        f"<news:publication><news:name>{escape(paper)}</news:name>"
        f"<news:language>{item.language}</news:language></news:publication>"
        f"<news:publication_date>{item.date}</news:publication_date>"
        f"<news:title>{escape(item.title)}</news:title></news:news></url>\n"
    )
