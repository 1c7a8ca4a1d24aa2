"""What every article may point at: the files, the pages, their anchors, their addresses."""

import posixpath
import re
from collections.abc import Iterable
from urllib.parse import unquote

from msgspec import Struct

from dateline.editorial.addresses import attachment_address
from dateline.editorial.media import ATTACHMENTS, PICTURES, Gallery, find_file, nearest_file
from dateline.editorial.nearest import nearest
from dateline.model.article import Destination, Medium
from dateline.model.manuscript import unpack_anchors
from dateline.model.problem import Location, Problem
from dateline.model.prose import Mention
from dateline.model.site import Site

_OUTSIDE = re.compile(r"(?:https?|mailto|tel):", re.IGNORECASE)


class Place(Struct, frozen=True):
    """Where a text of content/ is printed, and the anchors in it, packed."""

    address: str
    packed: bytes

    @property
    def anchors(self) -> tuple[str, ...]:
        """The anchors in it."""
        return unpack_anchors(self.packed)


class Atlas(Struct, frozen=True):
    """Every text by its file, every other file, and the site they stand in.

    `unread` are texts whose own problems are told elsewhere.
    """

    site: Site
    places: dict[str, Place]
    unread: frozenset[str]
    gallery: Gallery


class Route(Struct, frozen=True):
    """Where a link leads, and the file that must be published with it, if any."""

    destination: Destination
    attachment: Medium | None = None


def is_local(link: Mention) -> bool:
    """Tell whether a link means a place in its own text, or a file by the way to it from there."""
    return not link.text.startswith("/") and _OUTSIDE.match(link.text) is None


def read_address(link: Mention, site: Site) -> Destination:
    """Return where a link leads that isn't local: to a URL, or an address of the site (`/about/`).

    Addresses of the site are checked later.
    """
    if not link.text.startswith("/"):
        return destination_of(link.text, site)
    target, _, fragment = link.text.partition("#")
    return Destination(target, unquote(fragment))


def find_route(link: Mention, path: str, atlas: Atlas) -> Route | Problem:
    """Return where a local link in the text at `path` leads.

    It is an anchor of the same text, or the relative path of a file, as it also works where
    editors read the repository.
    """
    target, _, fragment = link.text.partition("#")
    anchor = unquote(fragment)
    if not target:
        return _anchored("", anchor, atlas.places[path], link, path)
    return _to_file(link, path, anchor, atlas)


def destination_of(url: str, site: Site) -> Destination:
    """A URL of the site itself is a link inside, however it is written."""
    home = site.base_url.rstrip("/")
    if url.lower().startswith(home.lower()) and url[len(home) :][:1] in ("", "/", "?", "#"):
        address, _, anchor = url[len(home) :].partition("#")
        return Destination(address if address.startswith("/") else f"/{address}", unquote(anchor))
    return Destination(url, outside=url.lower().startswith(("http:", "https:")))


def _to_file(link: Mention, path: str, anchor: str, atlas: Atlas) -> Route | Problem:
    target = link.text.partition("#")[0]
    text = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(target)))
    if place := atlas.places.get(text):
        return _anchored(place.address, anchor, place, link, path)
    if text in atlas.unread:
        return Route(Destination("/"))
    file = find_file(link.text, path, atlas.gallery.files)
    if file is None or file.endswith(".md"):
        return _no_file(link, path, atlas)
    if not file.lower().endswith((*ATTACHMENTS, *PICTURES)):
        message = f"'{link.text}' is not a kind of file that readers get"
        hint = "readers get " + ", ".join(ATTACHMENTS)
        return Problem(_at(link, path), "unfit-file", message, hint)
    address = attachment_address(atlas.places[path].address, file)
    return Route(Destination(address), Medium(file, atlas.gallery.files[file].digest, address))


def _anchored(address: str, anchor: str, place: Place, link: Mention, path: str) -> Route | Problem:
    if not anchor or anchor in place.anchors:
        return Route(Destination(address, anchor))
    near = nearest(anchor, place.anchors)
    known = ", ".join(f"#{name}" for name in sorted(place.anchors)[:8])
    hint = f"did you mean '#{near}'?" if near else f"it has {known}" if known else "it has none"
    message = f"no heading '#{anchor}' in {'this text' if not address else link.text}"
    return Problem(_at(link, path), "broken-anchor", message, hint)


def _no_file(link: Mention, path: str, atlas: Atlas) -> Problem:
    candidates: Iterable[str] = (*atlas.places, *atlas.gallery.files)
    near = nearest_file(link.text.partition("#")[0], path, tuple(candidates))
    near = near.replace(" ", "%20")
    if near:
        hint = f"did you mean '{near}'?"
    elif link.text.lower().partition("#")[0].endswith((".md", *ATTACHMENTS, *PICTURES)):
        hint = "put it beside this file, or write the way to it from here"
    else:
        hint = "for another site, write https:// before it"
    return Problem(_at(link, path), "broken-link", f"there is no file '{link.text}'", hint)


def _at(link: Mention, path: str) -> Location:
    return Location(path, link.line, link.column)
