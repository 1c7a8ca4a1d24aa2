"""What articles are filed under: terms, each for itself and those of an article together."""

from functools import lru_cache
from typing import Final

from msgspec import Struct, msgpack


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


def pack(under: Under) -> bytes:
    """Return terms as an entry carries them."""
    return msgpack.encode(under)


# Who shows an entry asks for one kind of term after the other.
unpack: Final = lru_cache(maxsize=4096)(msgpack.Decoder(Under).decode)
"""Return the terms that were packed."""
