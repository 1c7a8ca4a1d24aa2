"""RSS 2.0, by its Best Practices Profile."""

from html import escape

from feedgen.feed import FeedGenerator

from dateline.layout.feeds import MEDIA_TYPES, RSS
from dateline.outputs.feeds.feed import Enclosure, Feed, FeedItem, Icon
from dateline.outputs.feeds.generator import add_item, channel_of, links_of, load_media

LARGEST_ICON = 144  # the profile's limit of a channel's image


def write_rss(feed: Feed) -> bytes:
    """Return the feed as RSS 2.0."""
    channel = channel_of(feed, MEDIA_TYPES[RSS])
    channel.load_extension("dc")
    load_media(channel)
    channel.docs("https://www.rssboard.org/rss-specification")
    # Meant as plain text; some readers take it for HTML all the same, in which nothing may begin.
    channel.description(feed.description.replace("<", "&lt;"))
    channel.lastBuildDate(feed.updated)
    for icon in [icon for icon in feed.icons if icon.side <= LARGEST_ICON][:1]:
        _show(icon, channel, feed)
    for item in feed.items:
        _add(item, channel)
    printed: bytes = channel.rss_str(pretty=True)
    return printed


def _show(icon: Icon, channel: FeedGenerator, feed: Feed) -> None:
    side = str(icon.side)
    channel.image(url=icon.url, title=feed.title, link=feed.home, width=side, height=side)


def _add(item: FeedItem, channel: FeedGenerator) -> None:
    entry = add_item(item, channel)
    entry.link(list(links_of(item)))
    # A description is read as HTML, a title as plain text. Without a description feedgen puts the
    # whole text in its place.
    entry.description(escape(item.summary, quote=False))
    entry.content(item.html)
    # <author> is for e-mail addresses; feedgen drops an author without one.
    entry.dc.dc_creator([author.name for author in item.authors])
    if item.image is not None:
        entry.media.content(_medium(item.image), group=None)  # else in a media:group of its own


def _medium(image: Enclosure) -> dict[str, str]:
    said = {
        "url": image.url,
        "type": image.media_type,
        "medium": "image",
        "width": str(image.width),
        "height": str(image.height),
    }
    return said | ({"fileSize": str(image.length)} if image.length else {})
