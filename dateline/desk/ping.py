"""`dateline ping`: tells the WebSub hub which feeds have changed since the last publication."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from time import sleep
from typing import NamedTuple
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import urlopen
from xml.etree import ElementTree

from dateline.desk.previous import Files, UnreadableError, read_previous, read_published
from dateline.desk.reports import count_of
from dateline.desk.request import Request
from dateline.desk.web import FAILURES, PATIENCE, call, reason_of

WAITS = (1.0, 4.0)  # seconds before the second and the third try
TOO_MANY_REQUESTS = 429
_LINK = "{http://www.w3.org/2005/Atom}link"


class Notice(NamedTuple):
    """What to tell: the feed at `url` has changed. `hub` passes it on."""

    hub: str
    url: str


def ping(request: Request) -> int:
    """Tell the hubs; a hub that doesn't answer is no reason to fail: readers come by anyway."""
    try:
        ours = read_published(request)
        theirs = read_previous(request.previous)
    except UnreadableError as error:
        print(f"nobody was told: {error}", file=sys.stderr)
        return 0
    notices = tuple(_notices(request.public, ours, theirs))
    failures = [notice for notice in notices if not _told(notice)]
    if not request.quiet:
        told = count_of(len(notices) - len(failures), "changed feed")
        print(f"told the hub of {told}" if notices else "no feed with a hub has changed")
    return 0


def _notices(public: Path, ours: Files, theirs: Files) -> Iterator[Notice]:
    """Yield a notice for each feed whose bytes aren't those of the last publication."""
    for path in sorted(ours):
        before = theirs.get(path)
        if _may_be_feed(path) and (before is None or before.digest != ours[path].digest):
            yield from _notice((public / path).read_bytes(), path)


def _may_be_feed(path: str) -> bool:
    name = path.rpartition("/")[2]
    return path.startswith("feeds/") or name in ("feed.xml", "feed.atom", "feed.json")


def _notice(data: bytes, path: str) -> Iterator[Notice]:
    """What a feed says of itself: its hub, if it names one, and its own address."""
    if path.endswith(".json"):
        feed = json.loads(data)
        yield from (Notice(hub["url"], feed["feed_url"]) for hub in feed.get("hubs", ()))
        return
    root = ElementTree.fromstring(data)  # noqa: S314 - we wrote it ourselves
    links = (root if root.find(_LINK) is not None else root[0]).findall(_LINK)
    said = {link.get("rel", ""): link.get("href", "") for link in links}
    if "hub" in said:
        yield Notice(said["hub"], said["self"])


def _told(notice: Notice) -> bool:
    """Tell a hub of one feed, trying more than once."""
    form = {"hub.mode": "publish", "hub.url": notice.url}
    post = call(notice.hub, urlencode(form).encode())
    for wait in (*WAITS, None):
        try:
            with urlopen(post, timeout=PATIENCE):  # noqa: S310 - http or https, by the settings
                return True
        except FAILURES as error:
            if wait is None or _is_final(error):
                said = f"{notice.hub} wasn't told of {notice.url}: {reason_of(error)}"
                print(said, file=sys.stderr)
                return False
            sleep(wait)
    return False


def _is_final(error: Exception) -> bool:
    """Tell whether a hub would say the same another time."""
    return isinstance(error, HTTPError) and error.code < 500 and error.code != TOO_MANY_REQUESTS
