"""Finding ids, addresses and files of held articles in what is printed."""

import re
from collections.abc import Iterable

from msgspec import Struct

from dateline.model.site import Site
from dateline.publish.held import ADDRESS, CARD, FILE, ID, Mark

# The last part of a tag: URI (RFC 4151); a slash follows where a feed adds to it.
_ID = re.compile(rb"[\w.~%+-]+")
# What stands in the names of all that is printed from a picture (see editorial/prints.py).
_NAMED = re.compile(rb"\.([0-9a-f]{8})\.")
# A card is named after its article, and lies among all others.
_CARD = re.compile(rb"/(cards/[a-z0-9.-]+\.png)")
_BEFORE = rb"[\"'(=>\s,;]"


class MarkIndex(Struct, frozen=True):
    """What is looked for: ids by their text, addresses by their last part, files by digest.

    Cards by their path.
    """

    authority: bytes
    ids: dict[bytes, Mark]
    parts: dict[bytes, tuple[tuple[Mark, bytes], ...]]
    files: dict[str, Mark]
    names: dict[bytes, Mark]
    cards: dict[bytes, Mark]

    @property
    def is_empty(self) -> bool:
        """Tell whether there is nothing to look for."""
        return not (self.ids or self.parts or self.files or self.cards)


def index_marks(marks: Iterable[Mark], site: Site) -> MarkIndex:
    """Return the index of these marks."""
    authority = f"tag:{site.id_authority}:"
    index = MarkIndex(authority.encode(), {}, {}, {}, {}, {})
    for mark in marks:
        if mark.kind == ID:
            index.ids[mark.text.removeprefix(authority).encode()] = mark
        elif mark.kind == FILE:
            index.files[mark.text] = mark
            index.names[mark.text[:8].encode()] = mark
        elif mark.kind == CARD:
            index.cards[mark.text[1:].encode()] = mark
        elif mark.kind == ADDRESS:
            last = mark.text.strip("/").rpartition("/")[2].encode()
            pattern = _pattern(mark.text, site)
            index.parts[last] = (*index.parts.get(last, ()), (mark, pattern))
    return index


def find_marks(path: str, text: bytes, index: MarkIndex) -> tuple[Mark, ...]:
    """Return the marks that stand in a text, or in the path (below public/) of its file."""
    found = {mark for mark in _addresses(path, text, index) if path not in mark.excused}
    if index.ids and index.authority in text:
        for piece in text.split(index.authority)[1:]:
            match = _ID.match(piece)
            mark = index.ids.get(match[0]) if match else None
            if mark is not None and path not in mark.excused:
                found.add(mark)
    if index.names:
        named = {*_NAMED.findall(text), *_NAMED.findall(path.encode())}
        found |= {index.names[name] for name in named & index.names.keys()}
    if index.cards:
        cards = {*_CARD.findall(text), path.encode()}
        found |= {index.cards[name] for name in cards & index.cards.keys()}
    return tuple(sorted(found, key=lambda mark: (mark.kind, mark.text)))


def _addresses(path: str, text: bytes, index: MarkIndex) -> Iterable[Mark]:
    """The addresses that are found: all are parted by slashes, which is told in one go."""
    pieces = [*text.split(b"/"), *path.encode().split(b"/")] if index.parts else []
    if index.parts.keys().isdisjoint(pieces):
        return
    whole = b" /%b\n%b" % (path.encode(), text)
    for piece in index.parts.keys() & pieces:
        for mark, pattern in index.parts[piece]:
            if re.search(pattern, whole):
                yield mark


def _pattern(address: str, site: Site) -> bytes:
    """Return the pattern of an address as links write it: after the host, or after a quote."""
    home = re.escape(site.base_url.rstrip("/").encode())
    within = {re.escape(site.href(address).encode()), re.escape(address.encode())}
    return b"%b%b|%b(?:%b)" % (home, re.escape(address.encode()), _BEFORE, b"|".join(within))
