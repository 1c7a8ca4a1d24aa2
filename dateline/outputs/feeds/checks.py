"""Looks at every feed before it is published, offline, in a fraction of the time it took to make.

What content can break is a problem at the content's place; whatever else is wrong is our mistake.
The rules are those of RFC 4287, of RSS with its profile, of JSON Feed, and of the W3C's validator.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from html.parser import HTMLParser
from typing import Final

import msgspec

from dateline.layout.feeds import ATOM, JSON, RSS
from dateline.model.filing import Filing
from dateline.model.problem import Location, Problem
from dateline.outputs.feeds.feed import Feed, FeedItem

RISKY = (
    *("applet", "base", "embed", "form", "frame", "frameset", "head", "html", "iframe", "input"),
    *("link", "meta", "noscript", "object", "plaintext", "script", "style", "template", "xmp"),
)
_ADDRESSES = ("href", "src", "cite", "poster", "longdesc")
_ABSOLUTE = re.compile(r"(?:https?://|mailto:|tel:)[^\s<>\"]", re.IGNORECASE)
# What tags there are, and what in them is worth a look: there hardly ever is anything.
_TAG = re.compile(r"<(?:[^>\"]|\"[^\"]*\")*>?")
_SUSPECT = re.compile(
    rf"<(?:{'|'.join(RISKY)})\b|<!|\s(?:on[a-z]+|style|srcset)\s*="
    rf"|\s(?:{'|'.join(_ADDRESSES)})=\"(?!https?://|mailto:|tel:)",
    re.IGNORECASE,
)
_URL = re.compile(r"https?://[!-~]+")
_ID = re.compile(r"tag:[A-Za-z0-9.@_-]+,\d{4}(?:-\d\d(?:-\d\d)?)?:[!-~]+")

Fault = tuple[str, str, str]


class BrokenFeedError(Exception):
    """A feed that we made badly, of content that is in order."""


def check_items(items: Iterable[FeedItem], articles: Iterable[Filing]) -> tuple[Problem, ...]:
    """Return what in the texts of these items no feed may hold, at the place where it stands."""
    suspects = [item for item in items if is_suspect(item.html)]
    if not suspects:
        return ()
    by_id = {article.uid: article for article in articles}
    return tuple(
        _problem(fault, by_id[item.id.partition("/")[0]])
        for item in suspects
        for fault in _faults(item)
    )


@lru_cache(maxsize=1000)
def is_suspect(html: str) -> bool:
    """Tell, at a glance, whether a text may hold what no feed may; the same text is asked often."""
    return _SUSPECT.search("".join(_TAG.findall(html))) is not None


def check_document(feed: Feed, printed: bytes, form: str) -> None:
    """Raise a BrokenFeedError if the feed as printed isn't the feed that was meant."""
    faults = [*_faults_of_feed(feed), *_CHECKS[form](feed, printed)]
    if faults:
        raise BrokenFeedError("; ".join(faults))


class Tags(HTMLParser):
    """Gathers what in a text no feed may hold: a code, what is wrong, the word it hangs on."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[Fault] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at an element and its attributes."""
        if tag in RISKY:
            self.faults.append(("feed-element", f"<{tag}> can't stand in a feed", tag))
        for name, value in attrs:
            if name.startswith("on") or name == "style":
                said = f"'{name}' on <{tag}> can't stand in a feed"
                self.faults.append(("feed-attribute", said, name))
            for url in _urls(name, value or ""):
                if not _ABSOLUTE.match(url):
                    said = f"'{url}' leads nowhere in a feed"
                    self.faults.append(("feed-link", said, url))

    def handle_comment(self, data: str) -> None:
        """Refuse a comment: readers have shown them, and validators have crashed on them."""
        self.faults.append(("feed-element", "a comment can't stand in a feed", f"<!--{data}"))


def _urls(name: str, value: str) -> Iterator[str]:
    if name in _ADDRESSES:
        yield value
    elif name == "srcset":
        yield from (each.split()[0] for each in value.split(",") if each.strip())


def _faults(item: FeedItem) -> list[Fault]:
    tags = Tags()
    tags.feed(item.html)
    tags.close()
    return tags.faults


def _problem(fault: Fault, article: Filing) -> Problem:
    code, message, word = fault
    written = article.copy.read().body.outline.links
    links = (link for link in written if link.text and link.text in word)
    place = next((Location(article.path, link.line, link.column) for link in links), None)
    hints = {"feed-link": "write the whole address: https://…"}
    hint = hints.get(code, "leave it out, or say it in Markdown")
    return Problem(place or Location(article.path), code, message, hint)


def _faults_of_feed(feed: Feed) -> Iterator[str]:
    ids = [item.id for item in feed.items]
    if len(ids) != len(set(ids)):
        yield "two items with one id"
    for url in (feed.url, feed.home, *filter(None, (feed.hub, feed.older, feed.current))):
        if not _URL.fullmatch(url):
            yield f"{url!r} is not a URL"
    for item in feed.items:
        if not (_ID.fullmatch(item.id) and _URL.fullmatch(item.url)):
            yield f"id {item.id!r}, URL {item.url!r}"
        if not (item.title and item.summary and item.html and item.authors):
            yield f"{item.id} lacks a title, a text or an author"
        if item.updated < item.published:
            yield f"{item.id} is older than its publication"
        if not all(each.name and each.key for each in item.categories):
            yield f"{item.id} has a category without a name"
        if item.image and not (_URL.fullmatch(item.image.url) and item.image.media_type):
            yield f"{item.id} encloses {item.image.url!r}"


def _faults_of_rss(feed: Feed, printed: bytes) -> Iterator[str]:
    from lxml import etree

    channel = etree.fromstring(printed).find("channel")
    for name, expected in (("title", feed.title), ("link", feed.home)):
        if channel.findtext(name) != expected:
            yield f"channel's {name} is {channel.findtext(name)!r}"
    own = [
        each.get("href")
        for each in channel.findall("{http://www.w3.org/2005/Atom}link")
        if each.get("rel") == "self"
    ]
    if own != [feed.url]:
        yield f"links to itself: {own}"
    guids = [item.findtext("guid") for item in channel.iterfind("item")]
    if guids != [item.id for item in feed.items]:
        yield "not the items that were meant"


def _faults_of_atom(feed: Feed, printed: bytes) -> Iterator[str]:
    from lxml import etree

    root = etree.fromstring(printed)
    space = "{http://www.w3.org/2005/Atom}"
    for name in ("id", "title", "updated"):
        if not root.findtext(f"{space}{name}"):
            yield f"no {name}"
    ids = [entry.findtext(f"{space}id") for entry in root.iterfind(f"{space}entry")]
    if ids != [item.id for item in feed.items]:
        yield "not the entries that were meant"


def _faults_of_json(feed: Feed, printed: bytes) -> Iterator[str]:
    said = msgspec.json.decode(printed)
    if said["feed_url"] != feed.url or said["title"] != feed.title:
        yield "not the feed that was meant"
    if [item["id"] for item in said["items"]] != [item.id for item in feed.items]:
        yield "not the items that were meant"


_CHECKS: Final = {RSS: _faults_of_rss, ATOM: _faults_of_atom, JSON: _faults_of_json}
