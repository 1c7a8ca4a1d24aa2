"""How values travel, from a worker to the memo and back: data, and digests of what lies apart."""

from collections.abc import Callable
from typing import Any, TypeVar, get_args

import msgspec

from dateline.model.file import Kept, Shelved, digest_for, fetching, name_of

T = TypeVar("T")


def keep_value(make: Callable[..., Kept], inputs: tuple[Any, ...]) -> bytes:
    """Make a result; return its encoded value and its texts, as `decode_kept` takes them apart."""
    try:
        kept = make(*inputs)
        # With its dates as text: MessagePack's own know only an instant, and forget the zone.
        value = msgspec.to_builtins(kept.value, builtin_types=(bytes,), enc_hook=digest_for)
        return msgspec.msgpack.encode((msgspec.msgpack.encode(value), kept.texts))
    except Exception as error:
        error.add_note(f"while {name_of(make)} was called with {repr(inputs)[:200]}")
        raise


def decoder_for(
    kind: type[T], fetch: Callable[[bytes], bytes]
) -> Callable[[bytes | msgspec.Raw], T]:
    """Return what decodes a value of this kind; `fetch` finds the text of what is shelved in it."""
    # By identity: what is called for every article would take half its time to hash a generic type.
    # The decoder keeps its types, so none of these numbers comes to mean another one.
    fetches: dict[int, Callable[[bytes], Any]] = {}

    def shelved(shelf: Any, digest: bytes) -> Shelved[Any]:
        fetch_value = fetches.get(id(shelf))
        if fetch_value is None:
            fetches[id(shelf)] = fetch_value = fetching(get_args(shelf)[0], fetch)
        return Shelved(digest, fetch_value)

    return msgspec.msgpack.Decoder(kind, dec_hook=shelved).decode


decode_kept = msgspec.msgpack.Decoder(tuple[bytes, tuple[bytes, ...]]).decode
