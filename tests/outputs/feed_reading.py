"""Reads feeds as their specifications say, each format into the same values."""

import json
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from html import unescape
from typing import Any
from xml.etree import ElementTree

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
HISTORY = "{http://purl.org/syndication/history/1.0}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True)
class Item:
    """What all three formats tell of an item."""

    id: str
    url: str
    title: str
    summary: str
    html: str
    published: datetime
    authors: tuple[str, ...]
    categories: tuple[str, ...]
    enclosure: tuple[str, str, int] | None


@dataclass(frozen=True)
class Document:
    """What all three formats tell of a feed, and its links by their relation."""

    title: str
    description: str
    home: str
    language: str
    items: tuple[Item, ...]
    links: dict[str, str]
    marks: frozenset[str] = frozenset()


def read_feed(path: str, data: bytes) -> Document:
    """Return a feed by what its path says it is."""
    if path.endswith(".json"):
        return read_json(json.loads(data))
    root = ElementTree.fromstring(data)  # noqa: S314 (our own)
    return read_atom(root) if root.tag == f"{ATOM}feed" else read_rss(root)


def read_rss(root: ElementTree.Element) -> Document:
    """Return an RSS feed; a description is HTML, a title isn't."""
    channel = root.find("channel")
    assert channel is not None
    links = {each.get("rel", ""): each.get("href", "") for each in channel.findall(f"{ATOM}link")}
    return Document(
        title=said(channel, "title"),
        description=said(channel, "description"),
        home=said(channel, "link"),
        language=said(channel, "language"),
        items=tuple(map(rss_item, channel.findall("item"))),
        links=links,
        marks=marks_of(channel),
    )


def rss_item(item: ElementTree.Element) -> Item:
    """Return an item of an RSS feed."""
    enclosure = item.find("enclosure")
    guid = item.find("guid")
    assert guid is not None
    assert "false" == guid.get("isPermaLink")
    return Item(
        id=guid.text or "",
        url=said(item, "link"),
        title=said(item, "title"),
        summary=unescape(said(item, "description")),
        html=said(item, CONTENT),
        published=parsedate_to_datetime(said(item, "pubDate")),
        authors=tuple(each.text or "" for each in item.findall(CREATOR)),
        categories=tuple(each.text or "" for each in item.findall("category")),
        enclosure=None if enclosure is None else enclosed(enclosure, "url"),
    )


def read_atom(root: ElementTree.Element) -> Document:
    """Return an Atom feed."""
    links = {each.get("rel", ""): each.get("href", "") for each in root.findall(f"{ATOM}link")}
    return Document(
        title=said(root, f"{ATOM}title"),
        description=as_in_rss(said(root, f"{ATOM}subtitle")),
        home=links.pop("alternate"),
        language=root.get(LANGUAGE, ""),
        items=tuple(map(atom_item, root.findall(f"{ATOM}entry"))),
        links=links,
        marks=marks_of(root),
    )


def atom_item(entry: ElementTree.Element) -> Item:
    """Return an entry of an Atom feed."""
    links = {each.get("rel", ""): each for each in entry.findall(f"{ATOM}link")}
    return Item(
        id=said(entry, f"{ATOM}id"),
        url=links["alternate"].get("href", ""),
        title=said(entry, f"{ATOM}title"),
        summary=said(entry, f"{ATOM}summary"),
        html=said(entry, f"{ATOM}content"),
        published=datetime.fromisoformat(said(entry, f"{ATOM}published")),
        authors=tuple(said(each, f"{ATOM}name") for each in entry.findall(f"{ATOM}author")),
        categories=tuple(each.get("label", "") for each in entry.findall(f"{ATOM}category")),
        enclosure=enclosed(links["enclosure"], "href") if "enclosure" in links else None,
    )


def read_json(feed: dict[str, Any]) -> Document:
    """Return a JSON Feed."""
    links = {"self": feed["feed_url"]}
    if "hubs" in feed:
        links["hub"] = feed["hubs"][0]["url"]
    return Document(
        title=feed["title"],
        description=as_in_rss(feed["description"]),
        home=feed["home_page_url"],
        language=feed["language"],
        items=tuple(map(json_item, feed["items"])),
        links=links,
    )


def json_item(item: dict[str, Any]) -> Item:
    """Return an item of a JSON Feed."""
    enclosures = [
        (each["url"], each["mime_type"], each.get("size_in_bytes", 0))
        for each in item.get("attachments", ())
    ]
    return Item(
        id=item["id"],
        url=item["url"],
        title=item["title"],
        summary=item["summary"],
        html=item["content_html"],
        published=datetime.fromisoformat(item["date_published"]),
        authors=tuple(author["name"] for author in item["authors"]),
        categories=tuple(item["tags"]),
        enclosure=enclosures[0] if enclosures else None,
    )


def enclosed(element: ElementTree.Element, url: str) -> tuple[str, str, int]:
    """Return what an element encloses."""
    return element.get(url, ""), element.get("type", ""), int(element.get("length", "-1"))


def marks_of(parent: ElementTree.Element) -> frozenset[str]:
    """Return the marks of RFC 5005."""
    return frozenset(
        each.tag.removeprefix(HISTORY) for each in parent if each.tag.startswith(HISTORY)
    )


def said(parent: ElementTree.Element, tag: str) -> str:
    """Return the text of the one child with this tag."""
    (child,) = parent.findall(tag)
    return child.text or ""


def as_in_rss(description: str) -> str:
    """Return a feed's description as RSS has it: some readers take it there for HTML."""
    return description.replace("<", "&lt;")
