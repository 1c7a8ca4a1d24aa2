"""Atom 1.0 (RFC 4287)."""

from feedgen.feed import FeedGenerator

from dateline.layout.feeds import ATOM, MEDIA_TYPES
from dateline.outputs.feeds.feed import Feed, FeedItem, Person
from dateline.outputs.feeds.generator import add_item, channel_of, links_of


def write_atom(feed: Feed) -> bytes:
    """Return the feed as Atom."""
    channel = channel_of(feed, MEDIA_TYPES[ATOM])
    channel.id(feed.id)
    channel.subtitle(feed.description)
    channel.author(_person(feed.author))
    for icon in feed.icons[:1]:
        channel.icon(icon.url)
    for item in feed.items:
        _add(item, channel, feed.language)
    printed: bytes = channel.atom_str(pretty=True)
    return printed


def _add(item: FeedItem, channel: FeedGenerator, language: str) -> None:
    entry = add_item(item, channel)
    entry.summary(item.summary)
    entry.content(item.html, type="html")
    entry.author([_person(author) for author in item.authors])
    entry.house.links = tuple(links_of(item))
    entry.house.language = item.language if item.language != language else ""


def _person(person: Person) -> dict[str, str]:
    return {"name": person.name} | ({"uri": person.url} if person.url else {})
