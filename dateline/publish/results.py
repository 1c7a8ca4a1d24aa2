"""Results: what remembered functions gave, some hundred to a leaf of the memo.

A leaf is known by the digest of all that was asked there, so that of ten thousand results nobody
needs a key. Only where a leaf is new is each result on it looked for, and made where it is missing.
"""

from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from typing import Any, NamedTuple, TypeVar

import msgspec

from dateline.model.file import Kept, digest_of, name_of
from dateline.publish.cutting import cut, name_part
from dateline.publish.inputs import encode_rows
from dateline.publish.memo import Memo, split_digests
from dateline.publish.values import decode_kept, decoder_for, keep_value

T = TypeVar("T")
Make = Callable[..., Kept]
Inputs = Sequence[tuple[Any, ...]]
CarryOut = Callable[[Callable[[int], bytes], int], Iterator[tuple[int, bytes]]]
# An encoded value, and the joined digests of the texts kept apart.
Result = tuple[msgspec.Raw, bytes]

USUAL = 100  # results on a leaf
AT_ONCE = 200  # so many new results are written before more are made
FEW = 30  # digests that are found sooner than all are told apart


class Leaf(msgspec.Struct, frozen=True, array_like=True):
    """Results in the order in which they were asked for: keys, values, digests of texts.

    The keys are joined, and so are the digests of what belongs to one value.
    """

    keys: bytes
    values: list[msgspec.Raw]
    texts: list[bytes]

    def results(self) -> dict[bytes, Result]:
        """Return the results by key."""
        pairs = zip(self.values, self.texts, strict=False)
        return dict(zip(split_digests(self.keys), pairs, strict=False))

    def named(self) -> list[bytes]:
        """Return the digests of all texts that the values name."""
        return split_digests(b"".join(self.texts))


class Gap(NamedTuple):
    """A leaf that isn't in the memo: its name, and which of the inputs it is to hold."""

    name: bytes
    part: slice
    keys: list[bytes]


class Origin(NamedTuple):
    """A function that was asked, what it was asked, and the digests of the texts of each answer."""

    make: Make
    inputs: Inputs
    texts: list[bytes]


class Results:
    """What was asked of functions in one build, and is to be found in the next.

    `carry_out` yields each number below another with its work, in any order; `prefix` tells what
    the results of a function depend on beside its inputs.
    """

    def __init__(self, memo: Memo, carry_out: CarryOut, prefix: Callable[[Make], bytes]) -> None:
        self._memo = memo
        self._carry_out = carry_out
        self._prefix = prefix
        self._find = memo.ahead.finding(self.text) if memo.ahead else self.text
        self._used: set[bytes] = set()  # the names of leaves
        self._bound: list[bytes] = []  # the digests of the texts that new leaves name
        self.origins: list[Origin] = []

    def remember(self, make: Make, inputs: Inputs, result: type[T]) -> list[T]:
        """Return the value of `make(*each)` for each of the inputs."""
        kind: Any = tuple[bytes, list[result], list[bytes]]  # type: ignore[valid-type]
        decode: Callable[[bytes], tuple[bytes, list[T], list[bytes]]]
        decode = decoder_for(kind, self._find)
        prefix, rows = self._prefix(make), encode_rows(inputs)
        cuts = list(cut(rows, USUAL))
        names = [_leaf_name(make, name_part(prefix, rows[part])) for part in cuts]
        self._used.update(names)
        found: dict[bytes, tuple[bytes, list[T], list[bytes]]] = {}
        gaps: dict[bytes, Gap] = {}
        for name, part in zip(names, cuts, strict=True):
            leaf = self._memo.leaf(name, decode)
            if leaf is not None and len(leaf[1]) == len(leaf[2]) == len(rows[part]):
                found[name] = leaf
            else:
                gaps[name] = Gap(name, part, [digest_of(prefix + row) for row in rows[part]])
        for name, value in self._filled(make, inputs, [*gaps.values()]):
            found[name] = decode(value)
        texts = [each for name in names for each in found[name][2]]
        self.origins.append(Origin(make, inputs, texts))
        return [value for name in names for value in found[name][1]]

    def text(self, digest: bytes) -> bytes:
        """Return a text that a function kept; if the memo has lost it, it is made again."""
        text = self._memo.text(digest)
        if text is not None:
            return text
        for make, inputs, texts in self.origins:
            for each, digests in zip(inputs, texts, strict=True):
                if digest in split_digests(digests):
                    return next(text for text in make(*each).texts if digest_of(text) == digest)
        raise LookupError(f"no function that is remembered kept the text {digest.hex()}")

    def settle(self) -> None:
        """Forget the leaves that nobody asked for, and the texts that they alone named."""
        gone = [name for name in self._memo.leaves() if name not in self._used]
        if gone:
            texts = {digest for leaf in self._read(gone) for digest in leaf.named()}
            texts -= set(split_digests(b"".join(self._bound)))  # most have only moved: few are left
            named = b"".join([each for origin in self.origins for each in origin.texts])
            self._memo.drop(gone, _unnamed(texts, named))

    def _filled(
        self, make: Make, inputs: Inputs, gaps: Sequence[Gap]
    ) -> Iterator[tuple[bytes, bytes]]:
        """Yield each leaf that was missing, by name and encoded, once it is in the memo."""
        if not gaps:
            return
        binder = Binder(gaps, self._elsewhere(make))
        wanted = {
            key: each for gap in gaps for key, each in zip(gap.keys, inputs[gap.part], strict=True)
        }
        texts: dict[bytes, bytes] = {}
        missing = [key for key in wanted if key not in binder.known]
        for number, (key, result, given) in enumerate(self._made(make, missing, wanted), start=1):
            binder.known[key] = result
            texts |= given
            if number % AT_ONCE == 0:
                yield from self._kept(binder.bound(), texts)
                texts = {}
        yield from self._kept(binder.bound(), texts)

    def _made(
        self, make: Make, keys: Sequence[bytes], wanted: dict[bytes, tuple[Any, ...]]
    ) -> Iterator[tuple[bytes, Result, dict[bytes, bytes]]]:
        """Yield new results by key, with their texts by digest."""
        answers = self._carry_out(lambda number: keep_value(make, wanted[keys[number]]), len(keys))
        for number, answer in answers:
            value, kept = decode_kept(answer)
            given = {digest_of(text): text for text in kept}
            yield keys[number], (msgspec.Raw(value), b"".join(given)), given

    def _kept(
        self, leaves: Sequence[tuple[bytes, Leaf]], texts: dict[bytes, bytes]
    ) -> list[tuple[bytes, bytes]]:
        encoded = [(name, msgspec.msgpack.encode(leaf)) for name, leaf in leaves]
        self._bound += [each for _, leaf in leaves for each in leaf.texts]
        self._memo.keep(encoded, texts)
        return encoded

    def _elsewhere(self, make: Make) -> dict[bytes, Result]:
        """Return the results by key that stand on leaves nobody has asked for."""
        book = _leaf_name(make)
        names = (name for name in self._memo.leaves() if name.startswith(book))
        leaves = self._read(name for name in names if name not in self._used)
        return {key: result for leaf in leaves for key, result in leaf.results().items()}

    def _read(self, names: Iterable[bytes]) -> Iterator[Leaf]:
        """Yield leaves without decoding their values."""
        for name in names:
            with suppress(msgspec.MsgspecError):
                yield _DECODE(self._memo.encoded(name) or b"")


class Binder:
    """Binds results into leaves, in their order, as soon as all of a leaf are known."""

    def __init__(self, gaps: Sequence[Gap], known: dict[bytes, Result]) -> None:
        self.known = known
        self._waiting = deque(gaps)
        self._last = {key: gap.name for gap in gaps for key in gap.keys}

    def bound(self) -> list[tuple[bytes, Leaf]]:
        """Return the leaves that are complete, by name; what they hold is held no longer."""
        leaves = []
        while self._waiting and all(key in self.known for key in self._waiting[0].keys):
            gap = self._waiting.popleft()
            results = [self.known[key] for key in gap.keys]
            values, texts = [value for value, _ in results], [text for _, text in results]
            leaves.append((gap.name, Leaf(b"".join(gap.keys), values, texts)))
            for key in gap.keys:
                if self._last[key] == gap.name:
                    self.known.pop(key, None)
        return leaves


def _leaf_name(make: Make, digest: bytes = b"") -> bytes:
    return f"{name_of(make)}/{digest.hex()}".encode()


def _unnamed(digests: set[bytes], joined: bytes) -> Collection[bytes]:
    """Return those digests that aren't among the joined ones.

    A few are looked for in the bytes: what is found across two others is kept a build longer.
    """
    if len(digests) > FEW:
        return digests.difference(split_digests(joined))
    return [digest for digest in digests if digest not in joined]


_DECODE = msgspec.msgpack.Decoder(Leaf).decode
