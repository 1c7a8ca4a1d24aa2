"""What identifies the inputs of an order: their bytes, encoded in one way only."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, get_args, get_origin

import msgspec

from dateline.model.file import digest_of

SHORT = 250  # bytes


def encode_rows(rows: Sequence[tuple[Any, ...]]) -> list[bytes]:
    """Return each of these inputs of one function as bytes, the same only for the same inputs.

    What isn't data stands for itself by its `digest`; TypeError if it has none. A set is a
    TypeError too: its order differs from run to run, and so may what is made from it.
    """
    if len({len(row) for row in rows}) > 1:
        return [b"".join(map(_encode, row)) for row in rows]
    columns = [_encode_all(column) for column in zip(*rows, strict=True)]
    return [b"".join(row) for row in zip(*columns, strict=True)] if columns else [b""] * len(rows)


def _encode_all(values: tuple[Any, ...]) -> list[bytes]:
    """Encode what stands at one place of many inputs: often the same, or of one kind."""
    first = values[0]
    if len({*map(id, values)}) == 1:
        return [_encode(first)] * len(values)
    kinds = set(map(type, values))
    kind: Any = kinds.pop() if len(kinds) == 1 else object
    if issubclass(kind, (str, msgspec.Struct)):
        if _has_sets(kind):
            raise _set_refused(kind)
        lines = ENCODER.encode_lines(values).splitlines()
        return [line + b"," if len(line) <= SHORT else _short(line) for line in lines]
    if _vouches(kind):
        digests = [value.digest for value in values]
        if {*map(type, digests)} == {bytes} and len({*map(len, digests)}) == 1:
            before = b"@%c" % len(digests[0])
            return [before + digest for digest in digests]
    return [_encode(value) for value in values]


def _encode(value: Any) -> bytes:
    """Return a value as JSON; what is longer or no data as "#" or "@" with a digest.

    So each value tells where it ends, and what kind of thing it is.
    """
    kind: Any = type(value)
    if _vouches(kind):
        digest = _digest_for(value)
        return b"@%c%b" % (len(digest), digest)
    if kind is tuple or kind is list or kind is dict:
        _refuse_sets((value,))
    elif _has_sets(kind):
        raise _set_refused(kind)
    return _short(ENCODER.encode(value))


def _short(encoded: bytes) -> bytes:
    return encoded + b"," if len(encoded) <= SHORT else b"#" + digest_of(encoded)


@cache
def _vouches(kind: Any) -> bool:
    """Tell whether values of a type aren't data, but vouch for themselves."""
    return not issubclass(kind, msgspec.Struct) and hasattr(kind, "digest")


def _refuse_sets(values: Iterable[Any]) -> None:
    for value in values:
        kind: Any = type(value)
        if kind is tuple or kind is list:
            _refuse_sets(value)
        elif kind is dict:
            _refuse_sets(value.values())
        elif _has_sets(kind):
            raise _set_refused(kind)


def _set_refused(kind: Any) -> TypeError:
    return TypeError(f"a set can't be an input of an order: {kind.__qualname__}")


@cache
def _has_sets(kind: Any) -> bool:
    return _leads_to_sets(kind, set())


def _leads_to_sets(kind: Any, seen: set[Any]) -> bool:
    if kind in seen:
        return False
    seen.add(kind)
    parts = [*get_args(kind), get_origin(kind)]
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        parts += [field.type for field in msgspec.structs.fields(kind)]
    return kind in (set, frozenset) or any(_leads_to_sets(part, seen) for part in parts)


def _digest_for(value: Any) -> bytes:
    digest = getattr(value, "digest", None)
    if not isinstance(digest, bytes):
        raise TypeError(f"neither data nor digested: {type(value).__qualname__}")
    return digest


# JSON and not MessagePack, which knows only the instant of a date and forgets its zone.
ENCODER = msgspec.json.Encoder(enc_hook=_digest_for)
