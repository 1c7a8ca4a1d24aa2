"""A feed as a value, before it becomes RSS or another format: all URLs absolute, all text plain."""

from collections.abc import Iterable
from datetime import datetime
from urllib.parse import urlsplit

from msgspec import Struct

from dateline.editorial.addresses import taxonomy_address
from dateline.model.file import Stored
from dateline.model.library import Article, Site, Term
from dateline.model.prose import decode_pieces
from dateline.outputs.feeds.fulltext import full_text


class Category(Struct, frozen=True):
    """What an item is filed under: its name, its key, and the URL of the scheme it belongs to."""

    name: str
    key: str
    scheme: str


class FeedItem(Struct, frozen=True):
    """An article in a feed. `id` never changes; `summary` is plain text, `html` the whole text."""

    id: str
    url: str
    title: str
    summary: str
    html: str
    published: datetime
    updated: datetime
    language: str
    authors: tuple[str, ...]
    categories: tuple[Category, ...]


class Feed(Struct, frozen=True):
    """A feed. `url` is its own, `home` that of the pages it belongs to; None: nothing in it yet."""

    url: str
    home: str
    title: str
    description: str
    language: str
    rights: str
    updated: datetime | None
    items: tuple[FeedItem, ...]


def feed_of(site: Site, address: str, articles: Iterable[Article], texts: Iterable[Stored]) -> Feed:
    """Return the feed at `address` with these articles, in this order, and their texts."""
    items = tuple(_item(article, text, site) for article, text in zip(articles, texts, strict=True))
    return Feed(
        url=site.url(address),
        home=site.url("/"),
        title=site.title,
        description=site.description or site.tagline or site.title,
        language=site.language,
        rights=_rights(site),
        # The newest change of what is shown, not the clock: the same content is the same feed.
        updated=max((item.updated for item in items), default=None),
        items=items,
    )


def _item(article: Article, text: Stored, site: Site) -> FeedItem:
    entry = article.entry
    series = (entry.series,) if entry.series else ()
    return FeedItem(
        id=article.uid,
        url=site.url(entry.address),
        title=entry.title,
        summary=entry.summary or "".join(article.highlights[:1]) or article.body.outline.opening,
        html=full_text(article, decode_pieces(text.read()), site),
        published=entry.date,
        updated=entry.updated,
        language=article.language or site.language,
        authors=tuple(author.term.name for author in article.authors) or (site.title,),
        categories=tuple(
            _category(term, site) for term in (*entry.regions, *entry.topics, *series)
        ),
    )


def _category(term: Term, site: Site) -> Category:
    return Category(term.name, term.key, site.url(taxonomy_address(term.taxonomy)))


def _rights(site: Site) -> str:
    if site.licence is None:
        return site.publisher.name
    host = urlsplit(site.licence.url).hostname
    licence = f"{site.licence.name}, {site.licence.url}" if host else site.licence.name
    return f"{site.publisher.name}. {licence}"
