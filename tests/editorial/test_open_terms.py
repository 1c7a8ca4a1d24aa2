"""Open taxonomies: any word is a term, and almost the same word is warned about."""

import pytest
from newsroom import Newsroom
from reading import checked

SITE = "content/site.yaml"
WARNING = "content/articles/a.md:{}:10: warning: '{}' and '{}' are two topics, and almost one word"


@pytest.fixture
def opened(newsroom: Newsroom) -> Newsroom:
    """A newsroom in which topics, authors and series are open."""
    terms = "terms: {topics: open, authors: open, series: open}\n"
    return newsroom.write(SITE, newsroom.read(SITE) + terms)


def test_word_that_is_used_is_a_term(opened: Newsroom) -> None:
    """A new word has a page by its slug; a declared one keeps its own."""
    result = opened.article("a", "topics: [Deep sea mining, Rare earths]\nseries: Sea").build()

    assert (0, []) == (result.status, result.problems)
    assert "Deep sea mining" in result.page("/topics/deep-sea-mining/")
    assert "/2026/a/" in result.page("/topics/rare-earths/")
    assert "/2026/a/" in result.page("/series/sea/")


def test_spellings_that_differ_in_case_are_one_term(opened: Newsroom) -> None:
    """Case, hyphens and spaces make no difference; the oldest article's spelling is its name."""
    opened.article("a", "topics: [deep-sea MINING]\ndate: 2026-02-05")
    opened.article("b", "topics: [Deep sea mining]\ndate: 2026-01-05")

    result = opened.build()

    listing = result.page("/topics/deep-sea-mining/")
    assert (0, []) == (result.status, result.problems)
    assert "Deep sea mining" in listing
    assert "MINING" not in listing
    assert {"/2026/a/", "/2026/b/"} <= {f"/2026/{x}/" for x in "ab" if f"/2026/{x}/" in listing}


@pytest.mark.parametrize(
    ("usual", "rare"),
    [
        ("Deep sea minings", "deep-sea-mining"),
        ("Deep sea mining", "deepsea mining"),
        ("Tungsten", "Tugnsten"),
        ("Gallium", "Galium"),
        ("Policies", "Policy"),
    ],
)
def test_near_twins_are_warned_about(usual: str, rare: str, opened: Newsroom) -> None:
    """The word that is used less is warned about, at its first use; the hint is what to write."""
    opened.article("a", f"topics: [{rare}]\ndate: 2026-01-01")
    opened.article("b", f"topics: [{usual}]").article("c", f"topics: [{usual}]")

    result = checked(opened)

    assert 0 == result.status
    assert [WARNING.format(3, rare, usual)] == result.problems
    hint = f"    write '{usual}', or give both a key in content/vocabulary/topics.yaml\n"
    assert hint in result.report


def test_twin_of_a_declared_term_is_warned_about(opened: Newsroom) -> None:
    """`rare-earth` beside the declared `Rare earths`, however often it is used."""
    opened.article("a", "topics: [rare-earth]").article("b", "topics: [rare-earth]")

    result = checked(opened)

    assert [WARNING.format(4, "rare-earth", "Rare earths")] == result.problems


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Elections 2025", "Elections 2026"),
        ("Iron", "Ion"),
        ("Mining", "Refining"),
        ("Europe", "European Union"),
    ],
)
def test_other_words_are_no_twins(one: str, other: str, opened: Newsroom) -> None:
    """Years, short words, and words that only sound alike are two things."""
    opened.article("a", f"topics: [{one}]").article("b", f"topics: [{other}]")

    assert [] == opened.build().problems


def test_twins_that_are_both_declared_are_meant(opened: Newsroom) -> None:
    """What stands in the vocabulary is nobody's slip."""
    opened.write("content/vocabulary/topics.yaml", "mine: Mine\nmines: Mines\nmining: Mining\n")
    opened.article("a", "topics: [mine, mines]")

    assert [] == opened.build().problems


def test_two_names_for_one_page_are_an_error(opened: Newsroom) -> None:
    """Two terms may not share a page: their articles would stand under the wrong name."""
    opened.article("a", "topics: [R&D]\ndate: 2026-01-01")
    opened.article("b", "topics: [R and D!]")

    result = checked(opened)

    assert [
        "content/articles/b.md:4:10: error: 'R and D!' would share its page, "
        "/topics/r-and-d/, with 'R&D'"
    ] == result.problems


def test_list_in_one_word_is_refused(opened: Newsroom) -> None:
    """`a, b` is two topics, even where any word is one."""
    result = checked(opened.article("a", "topics: Gallium, Germanium"))

    assert ["content/articles/a.md:4:9: error: unknown topic 'Gallium, Germanium'"] == (
        result.problems
    )
    assert "write a list: [Gallium, Germanium]" in result.report


def test_word_without_letters_is_refused(opened: Newsroom) -> None:
    """No address can be made of it."""
    result = checked(opened.article("a", "topics: ['???']"))

    assert ["content/articles/a.md:4:10: error: unknown topic '???'"] == result.problems


def test_draft_does_not_name_a_term(opened: Newsroom) -> None:
    """How a draft spells a word is seen nowhere, and its slips are warnings."""
    opened.article("a", "topics: [DEEP sea mining, Galium]\ndate: 2026-01-01\ndraft: true")
    opened.article("b", "topics: [Deep sea mining, Gallium]")

    result = opened.build()

    assert 0 == result.status
    assert "DEEP" not in result.page("/topics/deep-sea-mining/")
    assert ["warning"] == [problem.split(": ")[1] for problem in result.problems]


def test_many_twins_are_all_told(opened: Newsroom) -> None:
    """Each word that has a twin is warned about once."""
    words = [one * 3 + other * 3 for one in "bcdfg" for other in "hklmn"]
    opened.article("a", f"topics: [{', '.join(words)}]")
    opened.article("b", f"topics: [{', '.join(word + 's' for word in words)}]")

    problems = checked(opened).problems

    assert len(words) == len({problem.split("'")[1] for problem in problems})
