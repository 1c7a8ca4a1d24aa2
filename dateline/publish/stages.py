"""In which order files may be put one by one: what leads to a file comes after it."""

from enum import StrEnum
from typing import Final

from dateline.editorial.addresses import RESERVED
from dateline.publish.manifest import media_type

PAGE: Final = "text/html"
LISTING_TYPES: Final = (
    "application/xml",
    "application/atom+xml",
    "application/rss+xml",
    "text/x-opml",
)
HOST_FILES: Final = ("robots.txt", "_headers", "_redirects", ".nojekyll", "CNAME", "404.html")
SHOWN_IN_PAGES: Final = ("assets", "cards", "media")


class Stage(StrEnum):
    """A step of an upload: nothing in a step leads to what comes in a later one.

    The manifest is last: an upload that is cut off before it is done again, removals included.
    """

    ASSETS = "assets"
    PAGES = "pages"
    LISTS = "lists"
    REMOVALS = "removals"
    MANIFEST = "manifest"


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
