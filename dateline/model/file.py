"""Content as printed: orders (what a file is made from) and files (what was made)."""

from collections.abc import Callable, Sequence
from hashlib import blake2b
from typing import Any, Generic, Protocol, TypeVar, runtime_checkable

from msgspec import Struct, json

from dateline.model.problem import Problem

T = TypeVar("T")
Files = dict[str, bytes]  # as printed: the digest of each file by its path below public/
DIGEST_SIZE = 16


def digest_of(data: bytes) -> bytes:
    """Return the digest by which the house knows these bytes (BLAKE2b, 16 bytes)."""
    return blake2b(data, digest_size=DIGEST_SIZE).digest()


@runtime_checkable
class Digested(Protocol):
    """An input that vouches for itself: the press remembers it by its digest alone."""

    @property
    def digest(self) -> bytes:
        """The digest of all that this input can give."""
        ...


class Stored:
    """Bytes that are fetched only when something is printed from them."""

    __slots__ = ("_fetch", "digest")

    def __init__(self, digest: bytes, fetch: Callable[[bytes], bytes]) -> None:
        self.digest = digest
        self._fetch = fetch

    def read(self) -> bytes:
        """Return the bytes whose digest this is."""
        return self._fetch(self.digest)


class Shelved(Generic[T]):
    """A value that is fetched only when something is made of it; its digest stands for it."""

    __slots__ = ("_fetch", "digest")

    def __init__(self, digest: bytes, fetch: Callable[[bytes], T]) -> None:
        self.digest = digest
        self._fetch = fetch

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Shelved) and self.digest == other.digest

    def __hash__(self) -> int:
        return hash(self.digest)

    def read(self) -> T:
        """Return the value; it is not kept, so read it once."""
        return self._fetch(self.digest)


def shelve(value: T, kind: type[T]) -> tuple[Shelved[T], bytes]:
    """Put a value on the shelf; return it, and the text by which a memo can find it again.

    What is read is what the text says, so that it is the same in a later build.
    """
    text = json.encode(value)
    return Shelved(digest_of(text), lambda _: json.decode(text, type=kind)), text


def fetching(kind: type[T], fetch: Callable[[bytes], bytes]) -> Callable[[bytes], T]:
    """Return what fetches a value by the digest that `shelve` gave it; `fetch` finds its text."""
    decode = json.Decoder(kind).decode
    return lambda digest: decode(fetch(digest))


class Sealed(Generic[T]):
    """A value that vouches for itself: its digest is made once of all that is in it.

    What stands in hundreds of orders needn't be encoded in each.
    """

    __slots__ = ("digest", "value")

    def __init__(self, value: T, digest: bytes) -> None:
        self.value = value
        self.digest = digest


def seal(value: T, *parts: bytes) -> Sealed[T]:
    """Seal a value that is made of parts with these digests; without any, by its encoding."""
    return Sealed(value, digest_of(b"".join(parts) if parts else _encode(value)))


def digest_for(value: Any) -> bytes:
    """Return what stands for a value that isn't data: its digest."""
    digest: bytes = value.digest
    return digest


# Sets too, which have no order of their own.
_encode = json.Encoder(enc_hook=digest_for, order="deterministic").encode


class Refused(Struct, frozen=True):
    """What `make` returns where the content can't be printed: why, at the content's own place."""

    problems: tuple[Problem, ...]


class Order(Struct, frozen=True):
    """An order to the press: the file at `path` (below public/, no leading `/`) is made by `make`.

    `make` is a function at the top of a module, pure in its inputs. Inputs are frozen values that
    msgspec encodes in one way only (no sets), or `Digested`.
    """

    path: str
    make: Callable[..., bytes | Refused]
    inputs: tuple[Any, ...]


def name_of(make: Callable[..., Any]) -> str:
    """Return the name by which a function is known from build to build."""
    return f"{make.__module__}.{make.__qualname__}"


class Kept(Struct, frozen=True):
    """What a remembered function returns: a value, and long texts that are kept apart from it.

    The value refers to a text by `digest_of(text)`, so that all values can be read at once and a
    text only when it is printed.
    """

    value: Any
    texts: tuple[bytes, ...] = ()


class Remember(Protocol):
    """What the press offers to the rooms that read: call `make` for each, or remember what it gave.

    `make` is a pure function at the top of a module that returns `Kept`; `result` is the type of
    its value. The answers come in the order of the inputs.
    """

    def __call__(
        self,
        make: Callable[..., Kept],
        inputs: Sequence[tuple[Any, ...]],
        result: type[T],
    ) -> list[T]:
        """Return the value of `make(*each)` for each of the inputs."""
        ...
