"""feedgen, which writes RSS and Atom: a channel with all that both have in common.

Each of its traps is named where it is stepped over.
"""

from collections.abc import Iterator

from feedgen.entry import FeedEntry
from feedgen.ext.base import BaseEntryExtension, BaseExtension
from feedgen.ext.media import MediaEntryExtension, MediaExtension
from feedgen.feed import FeedGenerator
from lxml.etree import SubElement, _Element

from dateline.layout.feeds import ATOM, MEDIA_TYPES, RSS
from dateline.outputs.feeds.feed import Feed, FeedItem

ATOM_NAMESPACE = "http://www.w3.org/2005/Atom"
HISTORY_NAMESPACE = "http://purl.org/syndication/history/1.0"


class FeedLinks(BaseExtension):  # type: ignore[misc] # feedgen has no types
    """What feedgen has no word for: links in RSS other than its own, and RFC 5005."""

    def __init__(self) -> None:
        self.links: tuple[dict[str, str], ...] = ()
        self.marks: tuple[str, ...] = ()

    def extend_ns(self) -> dict[str, str]:
        """Name the prefix of RFC 5005, where it is used."""
        return {"fh": HISTORY_NAMESPACE} if self.marks else {}

    def extend_rss(self, feed: _Element) -> _Element:
        """Add links to the channel: of all links feedgen writes to RSS the one to itself alone."""
        for link in self.links:
            SubElement(feed[0], f"{{{ATOM_NAMESPACE}}}link", link)
        return self._marked(feed[0])

    def extend_atom(self, feed: _Element) -> _Element:
        """Add links to the feed; feedgen gives its Atom elements no namespace but an attribute."""
        for link in self.links:
            SubElement(feed, "link", link)
        return self._marked(feed)

    def _marked(self, parent: _Element) -> _Element:
        for mark in self.marks:
            SubElement(parent, f"{{{HISTORY_NAMESPACE}}}{mark}")
        return parent


class AtomEntry(BaseEntryExtension):  # type: ignore[misc] # feedgen has no types
    """The links of an Atom entry, and its language where it isn't the feed's ("")."""

    def __init__(self) -> None:
        self.links: tuple[dict[str, str], ...] = ()
        self.language = ""

    def extend_atom(self, entry: _Element) -> _Element:
        """Add the links: feedgen would leave of each nothing but its href."""
        for link in self.links:
            SubElement(entry, "link", link)
        if self.language:
            entry.set("{http://www.w3.org/XML/1998/namespace}lang", self.language)
        return entry


def channel_of(feed: Feed, media_type: str) -> FeedGenerator:
    """Return a channel without items."""
    channel = FeedGenerator()
    channel.register_extension("house", FeedLinks, AtomEntry)
    channel.title(feed.title)
    # The channel's <link> in RSS becomes the last link added, whatever its rel.
    channel.link(href=feed.url, rel="self", type=media_type)
    channel.link(href=feed.home, rel="alternate", type="text/html")
    channel.language(feed.language)
    channel.rights(feed.rights)
    channel.generator("Dateline")
    channel.updated(feed.updated)  # else the clock's time is stamped
    archive = MEDIA_TYPES[ATOM if feed.older.endswith(".atom") else RSS]
    hub = {"rel": "hub", "href": feed.hub}
    current = {"rel": "current", "type": media_type, "href": feed.current}
    older = {"rel": "prev-archive", "type": archive, "href": feed.older}
    channel.house.links = tuple(link for link in (hub, current, older) if link["href"])
    marks = (("complete", feed.complete), ("archive", bool(feed.current)))
    channel.house.marks = tuple(mark for mark, said in marks if said)
    return channel


def add_item(item: FeedItem, channel: FeedGenerator) -> FeedEntry:
    """Add an item to a channel, behind the others."""
    entry = channel.add_entry(order="append")  # else the newest would come last
    entry.guid(item.id, permalink=False)
    entry.title(item.title)
    entry.published(item.published)
    entry.updated(item.updated)
    for each in item.categories:
        entry.category(term=each.key, label=each.name, scheme=each.scheme)
    return entry


def links_of(item: FeedItem) -> Iterator[dict[str, str]]:
    """Yield the links of an item: its page, and its picture."""
    yield {"rel": "alternate", "type": "text/html", "href": item.url}
    if item.image is not None:
        link = {"rel": "enclosure", "type": item.image.media_type, "href": item.image.url}
        yield link | ({"length": str(item.image.length)} if item.image.length else {})


def load_media(channel: FeedGenerator) -> None:
    """Let a channel speak of pictures by Media RSS."""
    channel.register_extension("media", MediaExtension, MediaEntryExtension, atom=False)
