"""What articles are filed under: terms, each for itself and those of an article together."""

from typing import Final

from msgspec import Struct

from dateline.model.packing import unpacker


class Term(Struct, frozen=True, array_like=True):
    """A region, topic, author or series: what an article can be filed under.

    `taxonomy` is the plural (`regions`); `key` the word that front matter uses (`CN-ZJ`); `path`
    names all that a region lies in, from the top down to itself, and is empty for the others.
    """

    taxonomy: str
    key: str
    name: str
    address: str
    description: str = ""
    path: tuple[str, ...] = ()


class Under(Struct, frozen=True, array_like=True):
    """The terms that an article is filed under."""

    regions: tuple[Term, ...] = ()
    topics: tuple[Term, ...] = ()
    authors: tuple[Term, ...] = ()
    series: Term | None = None


unpack: Final = unpacker(Under)
"""Return the terms that were packed."""
