"""`dateline changes`: what to upload and what to remove, in an order that breaks no page."""

import json
import sys
from collections.abc import Iterator
from enum import StrEnum
from typing import Final

from msgspec import Struct

from dateline.desk.previous import Files, UnreadableError, read_previous, read_published
from dateline.desk.reports import count_of
from dateline.desk.request import Request
from dateline.editorial.addresses import RESERVED
from dateline.model.file import digest_of
from dateline.publish.manifest import NAME, media_type

PAGE: Final = "text/html"
LISTING_TYPES: Final = (
    "application/xml",
    "application/atom+xml",
    "application/rss+xml",
    "text/x-opml",
)
HOST_FILES: Final = ("robots.txt", "_headers", "_redirects", ".nojekyll", "CNAME", "404.html")
SHOWN_IN_PAGES: Final = ("assets", "media")


class Stage(StrEnum):
    """A step of an upload: nothing in a step leads to what comes in a later one.

    The manifest is last: an upload that is cut off before it is done again, removals included.
    """

    ASSETS = "assets"
    PAGES = "pages"
    LISTS = "lists"
    REMOVALS = "removals"
    MANIFEST = "manifest"


class Change(Struct, frozen=True):
    """A file to put or to remove: its path below public/, the digest of what is put or goes."""

    action: str
    path: str
    digest: str
    type: str
    stage: Stage


def changes(request: Request) -> int:
    """List what differs from the last publication; return the exit status."""
    try:
        ours = read_published(request)
        theirs = read_previous(request.previous)
    except UnreadableError as error:
        print(f"nothing is listed: {error}", file=sys.stderr)
        return 1
    manifest = (request.public / NAME).read_bytes()
    found = tuple(_in_order(ours, theirs, digest_of(manifest).hex()))
    if request.format == "json":
        rows = [_row(change) for change in found]
        json.dump(rows, sys.stdout, ensure_ascii=False, indent=1)
        sys.stdout.write("\n")
    else:
        sys.stdout.writelines(f"{each.action:<6} {each.type} {each.path}\n" for each in found)
    if not request.quiet:
        print(_summary(found, first=not theirs), file=sys.stderr)
    return 0


def _in_order(ours: Files, theirs: Files, manifest: str) -> Iterator[Change]:
    """Yield all that differs, step by step; what is removed from lists and pages goes first."""
    new = [
        Change("put", path, listed.digest, media_type(path), stage_of(path))
        for path, listed in ours.items()
        if path not in theirs or theirs[path].digest != listed.digest
    ]
    gone = [
        Change("remove", path, theirs[path].digest, media_type(path), Stage.REMOVALS)
        for path in theirs.keys() - ours.keys()
    ]
    steps = tuple(Stage)
    yield from sorted(new, key=lambda each: (steps.index(each.stage), each.path))
    yield from sorted(gone, key=lambda each: (-steps.index(stage_of(each.path)), each.path))
    if new or gone:
        yield Change("put", NAME, manifest, media_type(NAME), Stage.MANIFEST)


def stage_of(path: str) -> Stage:
    """Return the step in which a file is put: what leads to it comes later."""
    folder, slash, _ = path.partition("/")
    if slash and folder in SHOWN_IN_PAGES:
        return Stage.ASSETS
    if folder in RESERVED or path in ("index.html", *HOST_FILES):
        return Stage.LISTS
    kind = media_type(path)
    if kind == PAGE:
        return Stage.PAGES
    return Stage.LISTS if kind in LISTING_TYPES or path == "feed.json" else Stage.ASSETS


def _row(change: Change) -> dict[str, str]:
    return {
        "action": change.action,
        "stage": change.stage.value,
        "path": change.path,
        "type": change.type,
        "digest": change.digest,
    }


def _summary(found: tuple[Change, ...], first: bool) -> str:
    if not found:
        return "nothing changed since the last publication"
    puts = sum(change.action == "put" for change in found)
    line = f"{count_of(puts, 'file')} to put, {len(found) - puts} to remove"
    return f"{line}; nothing was published before" if first else line
