"""Results by leaves: each answer is that of the function, and none is made that is known."""

import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model.file import Kept, Shelved, digest_of, shelve
from dateline.publish.cutting import cut
from dateline.publish.memo import Memo
from dateline.publish.results import USUAL, Binder, Gap, Results

Words = tuple[str, Shelved[str]]
WORDS = st.lists(st.integers(0, 9).map(str), max_size=12)
MANY = [str(number) for number in range(5 * USUAL)]


def spell(word: str) -> Kept:
    """Keep a text apart from its value."""
    shelved, text = shelve(f"a {word}", str)
    return Kept((word, shelved), (text,))


def spell_all(path: str, words: Sequence[str], settled: bool = True) -> Counter[str]:
    """Do a build that asks for words; check the answers, and return what had to be made for them.

    What stands in the memo afterwards is checked too.
    """
    made: Counter[str] = Counter()

    def carry_out(work: Callable[[int], bytes], count: int) -> Iterator[tuple[int, bytes]]:
        for number in reversed(range(count)):
            answer = work(number)
            made[msgspec.msgpack.decode(msgspec.msgpack.decode(answer)[0])[0]] += 1
            yield number, answer

    memo = Memo(path)
    results = Results(memo, carry_out, lambda _: b"prefix")
    answers = results.remember(spell, [(word,) for word in words], Words)
    assert [(word, f"a {word}") for word in words] == [
        (word, text.read()) for word, text in answers
    ]
    if settled:
        results.settle()
        texts = {digest_of(b'"a %s"' % word.encode()) for word in {*words, *MANY}}
        there = {digest for digest in texts if memo.text(digest) is not None}
        assert {shelved.digest for _, shelved in answers} == there
    memo.close()
    return made


@given(st.lists(st.tuples(WORDS, st.booleans()), max_size=5))
def test_any_builds_one_after_the_other(builds: list[tuple[list[str], bool]]) -> None:
    """Whatever is asked, twice or in another order, is right; a word that is known isn't made.

    (Asked for twice, on a leaf that is known and on one that isn't, it may be.) What no build has
    asked for since is forgotten with its text, and only then.
    """
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr("dateline.publish.results.USUAL", 3)
        known: set[str] = set()
        for words, settled in builds:
            made = spell_all(f"{folder}/memo", words, settled)
            assert {*words} - known <= made.keys() <= {*words}
            if len({*words}) == len(words):
                assert dict.fromkeys({*words} - known, 1) == made
            known = {*words} if settled else known | {*words}


def test_one_more_among_many(tmp_path: Path) -> None:
    """Of many leaves one is written anew where one result is new, or gone."""
    path = str(tmp_path / "memo")
    assert len(MANY) == len(spell_all(path, MANY))
    before = leaves(path)
    assert {"new": 1} == spell_all(path, [*MANY[:300], "new", *MANY[300:]])
    between = leaves(path)
    assert len(before) > 2
    assert 1 == len(before - between) == len(between - before)
    assert {} == spell_all(path, MANY)
    assert before == leaves(path)


def test_what_was_made_before_a_build_failed_is_known(tmp_path: Path) -> None:
    """The next build makes only what wasn't made, or stood on a leaf that wasn't full."""
    path = str(tmp_path / "memo")

    def fail(work: Callable[[int], bytes], count: int) -> Iterator[tuple[int, bytes]]:
        yield from ((number, work(number)) for number in range(count - 1))
        raise ValueError("the last word")

    memo = Memo(path)
    results = Results(memo, fail, lambda _: b"prefix")
    with pytest.raises(ValueError, match="the last word"):
        results.remember(spell, [(word,) for word in MANY], Words)
    memo.close()
    made = spell_all(path, MANY)
    assert 0 < len(made) < len(MANY) // 2


def test_leaf_that_holds_something_else_is_a_miss(tmp_path: Path) -> None:
    """A leaf with too few values, or without its texts, isn't believed."""
    path = str(tmp_path / "memo")
    spell_all(path, ["one", "two"])
    memo = Memo(path)
    [name] = memo.leaves()
    keys, values, texts = msgspec.msgpack.decode(memo.encoded(name) or b"")
    for odd in ((keys, values[:1], texts), (keys, values, texts[:1]), (b"", [], []), "odd"):
        memo.keep([(name, msgspec.msgpack.encode(odd))], {})
        assert 2 == len(spell_all(path, ["one", "two"]))
    memo.close()


def test_leaves_are_bound_as_soon_as_they_are_full() -> None:
    """What is bound isn't held any longer, unless a later leaf needs it too."""
    gaps = [Gap(b"first", slice(0, 2), [b"a", b"b"]), Gap(b"second", slice(2, 4), [b"a", b"c"])]
    results = {key: (msgspec.Raw(b"\xc0"), key * 16) for key in (b"a", b"b", b"c")}
    binder = Binder(gaps, {b"c": results[b"c"]})
    assert [] == binder.bound()
    binder.known[b"a"] = results[b"a"]
    assert [] == binder.bound()
    binder.known[b"b"] = results[b"b"]
    bound = binder.bound()
    assert [b"first", b"second"] == [name for name, _ in bound]
    assert [[b"a" * 16, b"b" * 16], [b"a" * 16, b"c" * 16]] == [leaf.texts for _, leaf in bound]
    assert {} == binder.known


@given(st.lists(st.integers(0, 30).map(lambda number: b"%d" % number)), st.integers(1, 5))
def test_parts_are_all_there_is(rows: list[bytes], usual: int) -> None:
    """Cut anywhere, the parts follow each other and leave nothing out; none is empty."""
    parts = [rows[part] for part in cut(rows, usual)]
    assert rows == [row for part in parts for row in part]
    assert all(parts)


def leaves(path: str) -> set[bytes]:
    """Return the names of the leaves of a memo."""
    memo = Memo(path)
    names = {*memo.leaves()}
    memo.close()
    return names
