"""Topics, series and authors: how they are declared, found by a word, and clash."""

import pytest
from newsroom import Newsroom
from reading import checked

TOPICS = "content/vocabulary/topics.yaml"
DATED = "---\ntitle: Fine\ndate: 2026-02-05\n"


@pytest.mark.parametrize(
    "word", ["rare-earths", "Rare earths", "RARE  EARTHS", "ree", "'rare-earths'"]
)
def test_term_is_found_by_any_word_for_it(word: str, newsroom: Newsroom) -> None:
    """By its key, its name or a former key, in any case."""
    newsroom.write(TOPICS, "rare-earths: {name: Rare earths, aliases: [ree]}\n")

    result = newsroom.article("a", f"topics: [{word}]").build()

    assert (0, []) == (result.status, result.problems)
    assert "/2026/a/" in result.page("/topics/rare-earths/")


def test_term_named_twice_is_one(newsroom: Newsroom) -> None:
    """By key and by name, regions and authors too: one tag, one entry in the list."""
    head = (
        "topics: [rare-earths, Rare earths]\nregions: [CN, China, cn]\n"
        "authors: [editor, The Editor]"
    )

    result = newsroom.article("a", head).build()

    page = result.page("/2026/a/")
    assert (0, []) == (result.status, result.problems)
    filed = page[page.index('id="_filed"') :]
    assert 1 == filed.count('href="/topics/rare-earths/"')
    assert 1 == filed.count('href="/regions/cn/"')
    assert 1 == page.count('rel="author"')
    assert 1 == result.page("/regions/cn/").count('href="/2026/a/"')


@pytest.mark.parametrize(
    ("head", "message", "hint"),
    [
        (
            "topics: [rare-erths]",
            "4:10: error: unknown topic 'rare-erths'",
            "did you mean 'rare-earths' (Rare earths)?",
        ),
        (
            "topics: [Rare erths]",
            "4:10: error: unknown topic 'Rare erths'",
            "did you mean 'rare-earths' (Rare earths)?",
        ),
        (
            "topics: rare-earths, recycling",
            "4:9: error: unknown topic 'rare-earths, recycling'",
            "write a list: [rare-earths, recycling]",
        ),
        (
            "topics: [geology]",
            "4:10: error: unknown topic 'geology'",
            "add it to content/vocabulary/topics.yaml, or use one that stands there",
        ),
        (
            "authors: edtor",
            "4:10: error: unknown author 'edtor'",
            "did you mean 'editor' (The Editor)?",
        ),
        (
            "series: chain",
            "4:9: error: unknown series 'chain'",
            "add it to content/vocabulary/series.yaml, or use one that stands there",
        ),
        ("kind: Analysis", "4:7: error: unknown kind 'Analysis'", "did you mean 'analysis'?"),
        ("regions: [CN-ZG]", "4:11: error: unknown region 'CN-ZG'", "did you mean 'CN-ZJ'"),
        (
            "disclaimer: state media",
            "4:13: error: unknown disclaimer 'state media'",
            "did you mean 'state-media'?",
        ),
        (
            "disclaimer: State outlets",
            "4:13: error: unknown disclaimer 'State outlets'",
            "did you mean 'state-media'?",
        ),
    ],
)
def test_unknown_word(head: str, message: str, hint: str, newsroom: Newsroom) -> None:
    """An unknown word is told at its place, with the one that was probably meant."""
    newsroom.write(
        "content/vocabulary/disclaimers.yaml", "state-media: {title: State outlet, text: It is.}\n"
    )

    result = checked(newsroom.article("a", head))

    assert [f"content/articles/a.md:{message}"] == result.problems
    assert f"    {hint}" in result.report


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("Bad Key: {name: X}", "1:1: error: 'Bad Key' is not a key"),
        ("稀土: {name: X}", "1:1: error: '稀土' is not a key"),
        ("a: {description: X}", "1:4: error: 'name' is missing"),
        ("a: [X]", "1:4: error: 'a' has no fields"),
        ("a: {name: X, alias: [b]}", "1:14: error: unknown field 'alias'"),
        ("a: X\nb: X", "2:1: error: 'X' means both 'a' and 'b'"),
        ("a: X\nb: {name: Y, aliases: [A]}", "2:1: error: 'A' means both 'a' and 'b'"),
        ("a: X\na: Y", "2:1: error: `a` is given twice, first in line 1"),
        ("- a", "1:1: error: no `key: value` lines"),
        ("a: 'X", "1:4: error: a quotation mark that is never closed"),
    ],
)
def test_mistake_in_a_vocabulary(text: str, problem: str, newsroom: Newsroom) -> None:
    """Vocabulary files are checked as texts are."""
    result = checked(newsroom.write(TOPICS, f"{text}\n").article("fine"))

    assert 1 == result.status
    assert f"{TOPICS}:{problem}" in result.problems


def test_empty_vocabulary_is_one_without_words(newsroom: Newsroom) -> None:
    """A vocabulary file may be empty, or not be there."""
    newsroom.write(TOPICS, "# to come\n").remove("content/vocabulary/authors.yaml")

    result = checked(newsroom.article("a"))

    assert (0, []) == (result.status, result.problems)


@pytest.mark.parametrize("mail", ["letters", "a@b", "x@y.example?bcc=z@y.example"])
def test_mail_of_an_author_is_checked(mail: str, newsroom: Newsroom) -> None:
    """An author's e-mail address is one."""
    newsroom.write("content/vocabulary/authors.yaml", f"editor: {{name: E, email: '{mail}'}}\n")

    result = checked(newsroom.article("a"))

    expected = f"content/vocabulary/authors.yaml:1:26: error: '{mail}' is not an e-mail address"
    assert [expected] == result.problems


def test_terms_of_held_articles_have_no_page(newsroom: Newsroom) -> None:
    """A topic that only a draft has is no page, no entry of the index, and counts nowhere."""
    newsroom.article("a", "topics: [recycling]\ndraft: true")

    result = newsroom.article("b", "topics: [rare-earths]").build()

    assert "topics/rare-earths/index.html" in result.public
    assert not [path for path in result.public if "recycling" in path]
    assert "Recycling" not in result.page("/topics/")
