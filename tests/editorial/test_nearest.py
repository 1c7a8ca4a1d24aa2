"""Shows what the newsroom takes a mistyped word for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.editorial.nearest import likely, nearest

FIELDS = ("title", "date", "summary", "regions", "topics", "authors", "series", "disclaimer")


@pytest.mark.parametrize(
    ("meant", "written"),
    [
        ("title", "tilte"),
        ("title", "Title"),
        ("regions", "region"),
        ("authors", "author"),
        ("disclaimer", "disclamer"),
        ("summary", "sumary"),
    ],
)
def test_slip_is_understood(meant: str, written: str) -> None:
    """A letter too many, too few, wrong or swapped, or another case, leads to the word meant."""
    assert meant == nearest(written, FIELDS)


@pytest.mark.parametrize("written", ["", "x", "tags", "category", "permalinks"])
def test_other_word_is_not_guessed_at(written: str) -> None:
    """Where no candidate is close, there is no hint rather than a silly one."""
    assert nearest(written, FIELDS) is None


def test_joined_words_are_one_word() -> None:
    """`Rare earths` and `rare_earths` are the topic `rare-earths`, whatever else is close."""
    keys = ("rare-earth", "rare-earths", "rare-birds")
    assert {"rare-earths"} == {nearest(word, keys) for word in ("Rare earths", "rare_earths")}


def test_shared_beginning_wins_among_equals() -> None:
    """`CN-ZG` is one slip from many codes, and `CN-ZJ` has most of its beginning."""
    keys = ("CN-GZ", "CN-ZJ", "CN-GD", "CN-XG")
    assert {"CN-ZJ"} == {nearest("CN-ZG", keys)}


@given(
    st.text("abcé- ", max_size=8), st.lists(st.text("abcé-", min_size=1, max_size=8), max_size=8)
)
def test_order_of_candidates_never_matters(word: str, candidates: list[str]) -> None:
    """The same words in any order give the same hint, and it is one of them."""
    hint = nearest(word, candidates)
    assert hint == nearest(word, reversed(candidates))
    assert hint is None or hint in candidates


@given(st.text("abcdefgh", min_size=2, max_size=10))
def test_a_candidate_itself_is_its_own_nearest(word: str) -> None:
    """A word that is a candidate is found, however close the others are."""
    assert word == nearest(word, (word + "x", word[:-1], word))


@pytest.mark.parametrize("word", ["bb", "/2026/magnts/", "/2026/mgnets/", "magntes", "/2026/b/"])
def test_few_of_many_are_measured(word: str) -> None:
    """What is meant is among those that begin or end alike, which are few."""
    places = ["/2026/b/", "/2026/magnets/", *(f"/2026/x{number}z/" for number in range(100))]
    found = likely(word, places)

    assert set(found) & set(places[:2])
    assert len(found) <= 2
