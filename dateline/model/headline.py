"""An article in a list: light enough to stand in every list, with what is shown of it packed."""

from datetime import datetime
from typing import Final

from msgspec import Struct

from dateline.model.article import Entry
from dateline.model.file import digest_of
from dateline.model.packing import pack, unpacker


class Headline(Struct, frozen=True, array_like=True):
    """An article as all lists, feeds and the sitemap know it, without its words.

    These are packed: `entry` is asked for only where the article is shown, and each list shows few.
    `digest` is that of the entry. `lead` tells that it asks for the first place.
    """

    id: str
    address: str
    date: datetime
    updated: datetime
    lead: bool
    digest: bytes
    packed: bytes

    @property
    def entry(self) -> Entry:
        """What is shown of it."""
        return _unpack_entry(self.packed)


def headline_of(entry: Entry) -> Headline:
    """Return the headline of an article of which this is shown."""
    packed = pack(entry)
    return Headline(
        entry.id, entry.address, entry.date, entry.updated, entry.lead, digest_of(packed), packed
    )


_unpack_entry: Final = unpacker(Entry)
