"""Values packed in bytes, for who has ten thousand of them to read and asks for few.

A build reads what it remembers of every article. To make strings and instants of all that would
take longer than the rest of an edit, and most is shown of a few dozen articles only: so it stays
packed until somebody asks.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar

from msgspec import msgpack, to_builtins

T = TypeVar("T")

UNPACKED = 4096  # of each kind: who asks for one field of a value asks for the next one too


def pack(value: object) -> bytes:
    """Return a value packed."""
    # With its dates as text: MessagePack's own know only an instant, and forget the zone.
    return msgpack.encode(to_builtins(value, builtin_types=(bytes,)))


def unpacker(kind: type[T]) -> Callable[[bytes], T]:
    """Return what unpacks values of this kind, and keeps those that were asked for last."""
    return lru_cache(maxsize=UNPACKED)(msgpack.Decoder(kind).decode)
