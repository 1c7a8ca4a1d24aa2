"""The paper as feeds: its newest articles, whole, for readers that fetch them."""

from collections.abc import Iterator

from dateline.editorial.addresses import FEED
from dateline.layout.workshop import Workshop
from dateline.model.file import Order, Stored
from dateline.model.library import Article, Library, Site
from dateline.outputs.feeds.feed import feed_of


def emit(library: Library, workshop: Workshop) -> Iterator[Order]:
    """Order the feed of all articles."""
    newest = sorted(library.stories, key=lambda story: story.article.entry.id)
    newest.sort(key=lambda story: story.article.entry.date, reverse=True)
    articles = tuple(story.article for story in newest[: library.site.feed_size])
    texts = tuple(workshop.text(article.body.text) for article in articles)
    yield Order(FEED[1:], print_rss, (library.site, articles, texts))


def print_rss(site: Site, articles: tuple[Article, ...], texts: tuple[Stored, ...]) -> bytes:
    """Print an RSS feed of these articles, in this order."""
    from dateline.outputs.feeds.rss import write_rss

    return write_rss(feed_of(site, FEED, articles, texts))
