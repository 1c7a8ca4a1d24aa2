"""RSS 2.0, by its Best Practices Profile; written by feedgen, each of whose traps is named here."""

import re
from html import escape

from feedgen.feed import FeedGenerator

from dateline.outputs.feeds.feed import Feed, FeedItem

# XML 1.0 has no place for these, not even as references; lxml raises on them without a place.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_rss(feed: Feed) -> bytes:
    """Return the feed as RSS 2.0."""
    channel = FeedGenerator()
    channel.load_extension("dc")
    channel.title(_text(feed.title) or feed.home)
    channel.description(_text(feed.description) or feed.home)
    # The channel's <link> becomes the last link added, whatever its rel.
    channel.link(href=_text(feed.url), rel="self", type="application/rss+xml")
    channel.link(href=_text(feed.home), rel="alternate")
    channel.language(_text(feed.language))
    channel.copyright(_text(feed.rights))
    channel.generator("Dateline")
    if feed.updated is not None:
        channel.lastBuildDate(feed.updated)
    for item in feed.items:
        _add(item, channel)
    printed: bytes = channel.rss_str(pretty=True)
    return printed if feed.updated else _without_clock(printed)


def _add(item: FeedItem, channel: FeedGenerator) -> None:
    entry = channel.add_entry(order="append")  # else the newest would come last
    entry.guid(_text(item.id), permalink=False)
    entry.title(_text(item.title) or _text(item.url))
    entry.link(href=_text(item.url))
    # A description is read as HTML, a title as plain text. Without a description feedgen puts the
    # whole text in its place.
    entry.description(escape(_text(item.summary) or _text(item.title), quote=False))
    entry.content(_text(item.html) or escape(_text(item.title), quote=False))
    entry.pubDate(item.published)
    # <author> is for e-mail addresses; feedgen drops an author without one.
    entry.dc.dc_creator([_text(author) for author in item.authors])
    for category in item.categories:
        entry.category(term=category.key, label=_text(category.name), scheme=category.scheme)


def _text(text: str) -> str:
    return _FORBIDDEN.sub("", text)


def _without_clock(printed: bytes) -> bytes:
    """Take out the date of an empty feed: feedgen stamps the clock where it is given none."""
    return re.sub(rb"\s*<lastBuildDate>[^<]*</lastBuildDate>", b"", printed, count=1)
