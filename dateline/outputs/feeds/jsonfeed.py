"""JSON Feed 1.1 (jsonfeed.org/version/1.1)."""

import msgspec

from dateline.outputs.feeds.feed import Enclosure, Feed, FeedItem, Person

VERSION = "https://jsonfeed.org/version/1.1"

Value = str | int | list["Value"] | dict[str, "Value"]


def write_json(feed: Feed) -> bytes:
    """Return the feed as JSON Feed."""
    said: dict[str, Value] = {
        "version": VERSION,
        "title": feed.title,
        "home_page_url": feed.home,
        "feed_url": feed.url,
        "description": feed.description,
        "language": feed.language,
        "authors": [_person(feed.author)],
    }
    for icon in feed.icons[:1]:
        said["icon"] = icon.url
    if feed.hub:
        said["hubs"] = [{"type": "WebSub", "url": feed.hub}]
    said["items"] = [_item(item, feed.language) for item in feed.items]
    return msgspec.json.format(msgspec.json.encode(said), indent=1) + b"\n"


def _item(item: FeedItem, language: str) -> dict[str, Value]:
    said: dict[str, Value] = {
        "id": item.id,
        "url": item.url,
        "title": item.title,
        "summary": item.summary,
        "content_html": item.html,
        "date_published": item.published.isoformat(),
        "date_modified": item.updated.isoformat(),
        "authors": [_person(author) for author in item.authors],
        "tags": [category.name for category in item.categories],
    }
    if item.language != language:
        said["language"] = item.language
    if item.image is not None:
        said["image"] = item.image.url
        said["attachments"] = [_attachment(item.image)]
    return said


def _attachment(image: Enclosure) -> dict[str, Value]:
    said: dict[str, Value] = {"url": image.url, "mime_type": image.media_type}
    return said | {"size_in_bytes": image.length} if image.length else said


def _person(person: Person) -> dict[str, Value]:
    said: dict[str, Value] = {"name": person.name}
    return said | {"url": person.url} if person.url else said
