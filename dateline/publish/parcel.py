"""How orders of pages travel to another process of this build, where they are set.

They go as JSON, as the press knows them by, and are read back by the types of what they are inputs
of. What is shelved goes along; layouts and texts go as their digests, since the other process has
the same, and the memo.
"""

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any, get_args, get_origin, get_type_hints

import msgspec

from dateline.layout.assets import Assets
from dateline.layout.engine import Engine
from dateline.layout.workshop import Memory, Workshop
from dateline.model.article import Article
from dateline.model.file import (
    Kept,
    Order,
    Refused,
    Sealed,
    Shelved,
    Stored,
    digest_of,
    name_of,
)
from dateline.model.library import Library
from dateline.publish.database import connect

Read = Callable[[bytes], bytes]


class Tools(msgspec.Struct, frozen=True, array_like=True):
    """A workshop as it travels: the digest of its layouts, and its assets."""

    layouts: bytes
    assets: Assets


def is_page(order: Order) -> bool:
    """Tell whether a layout sets what is ordered."""
    return any(isinstance(each, Workshop) for each in order.inputs)


def pack(orders: Sequence[Order]) -> bytes:
    """Return orders of pages as one parcel; TypeError if they hold what can't travel."""
    return _encode([(name_of(order.make), order.inputs) for order in orders])


def learn_to_read() -> None:
    """Have msgspec look over the types of what most pages show, which it does once for each."""
    for kind in (Library, Article):
        msgspec.json.Decoder(kind)


def set_pages(parcel: bytes, engine: Engine, memo: str) -> list[bytes]:
    """Set the pages of a parcel with texts of the memo; one that can't be set is b""."""
    connection = connect(memo)

    def read(digest: bytes) -> bytes:
        asked = connection.execute("SELECT bytes FROM texts WHERE digest = ?", (digest,))
        for (text,) in asked.fetchall():
            if isinstance(text, bytes) and digest_of(text) == digest:
                return text
        raise LookupError(f"the memo lacks the text {digest.hex()}")

    orders = msgspec.json.decode(parcel, type=list[tuple[str, msgspec.Raw]])
    return [_set(name, inputs, _finding(engine, read)) for name, inputs in orders]


def _set(name: str, inputs: msgspec.Raw, find: Callable[[Any, Any], Any]) -> bytes:
    try:
        make = _named(name)
        kinds = get_type_hints(make)
        kinds.pop("return")
        kind: Any = tuple[tuple(kinds.values())]  # type: ignore[misc]
        made = make(*msgspec.json.decode(inputs, type=kind, dec_hook=find))
    except Exception:  # the press makes the page again, and tells
        return b""
    return made if isinstance(made, bytes) else b""


def _named(name: str) -> Callable[..., bytes | Refused]:
    module, _, function = name.rpartition(".")
    make: Callable[..., bytes | Refused] = getattr(import_module(module), function)
    return make


def _finding(engine: Engine, read: Read) -> Callable[[Any, Any], Any]:
    """Return what finds, for msgspec, a thing of a kind by how it was packed."""

    def find(kind: Any, packed: Any) -> Any:
        if kind is Workshop:
            tools = msgspec.convert(packed, Tools, dec_hook=find)
            if tools.layouts != engine.digest:
                raise LookupError("the layouts have changed")
            return Workshop(engine, tools.assets, Memory(text, _remember), content)
        if get_origin(kind) is Sealed:
            both: Any = tuple[get_args(kind)[0], bytes]  # type: ignore[misc]
            return Sealed(*msgspec.convert(packed, both, dec_hook=find))
        if get_origin(kind) is Shelved:
            digest, value = msgspec.convert(packed, tuple[bytes, Any])
            return Shelved(digest, lambda _: msgspec.convert(value, get_args(kind)[0]))
        if kind is Stored:
            return text(msgspec.convert(packed, bytes))
        raise NotImplementedError(kind)

    def text(digest: bytes) -> Stored:
        return Stored(digest, read)

    def content(path: str, digest: bytes) -> Stored:
        raise LookupError(f"no page shows a file: {path} {digest.hex()}")

    return find


def _remember(
    make: Callable[..., Kept], inputs: Sequence[tuple[Any, ...]], result: type[Any]
) -> list[Any]:
    raise LookupError(f"no page is remembered: {name_of(make)} {len(inputs)} {result}")


def _name(value: Any) -> Any:
    match value:
        case Workshop():
            return Tools(value.engine.digest, value.assets)
        case Sealed():
            return value.value, value.digest
        case Shelved():
            return value.digest, value.read()
        case Stored():
            return value.digest
    raise TypeError(f"{type(value).__qualname__} can't travel")


_encode = msgspec.json.Encoder(enc_hook=_name).encode
