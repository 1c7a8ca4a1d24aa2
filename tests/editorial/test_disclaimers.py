"""Disclaimers: named by a key, in the wording of their day, or a text of the article's own."""

import pytest
from newsroom import Newsroom
from reading import checked

PATH = "content/vocabulary/disclaimers.yaml"
VERSIONS = """\
state-media:
  title: State media
  versions:
    - {since: 2026-01-01, text: The wording of 2026.}
    - {since: 2025-01-01, text: The wording of 2025.}
opinion: {title: Opinion, text: It is the author's own.}
"""


@pytest.fixture
def room(newsroom: Newsroom) -> Newsroom:
    """A newsroom with a disclaimer that was reworded once."""
    return newsroom.write(PATH, VERSIONS)


def test_wording_is_that_of_the_day(room: Newsroom) -> None:
    """An article keeps the wording that was in force when it came out; before all, the first."""
    days = {"2024-06-01": 2025, "2025-06-01": 2025, "2025-12-31": 2025, "2026-01-01": 2026}
    for day in days:
        room.article(f"on-{day[:7]}", f"date: {day}\ndisclaimer: state-media")

    result = room.build()

    assert (0, []) == (result.status, result.problems)
    for day, year in days.items():
        page = result.page(f"/{day[:4]}/on-{day[:7]}/")
        assert f"The wording of {year}." in page, day
        assert f"The wording of {4051 - year}." not in page, day


def test_several_and_a_text_of_its_own(room: Newsroom) -> None:
    """A list of keys and texts; Markdown is set, comments behind keys are no part of it."""
    head = "disclaimer:\n- opinion # as agreed\n- This rests on *one* source.\n"

    page = room.article("a", head).build().page("/2026/a/")

    assert "It is the author’s own." in page
    assert "This rests on <em>one</em> source." in page
    assert "as agreed" not in page


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: {title: A}", "1:1: error: the disclaimer 'a' has no text"),
        ("a: Words of its own.", "1:4: error: 'a' has no fields"),
        ("a: {versions: [{text: A}]}", "1:16: error: 'since' is missing in 'versions'"),
        ("a: {versions: [{since: then, text: A}]}", "1:24: error: 'then' is not a date"),
        ("a: {text: '![x](x.png)'}", "1:11: error: a picture in a disclaimer"),
        ("a: {text: '[x](x.md)'}", "1:11: error: a disclaimer travels with its article"),
        ("a: {text: A # and more\n  }", "1:11: error: 'text' ends at the '#'"),
    ],
)
def test_mistake_in_a_disclaimer(text: str, message: str, newsroom: Newsroom) -> None:
    """A disclaimer is checked where it is written."""
    result = checked(newsroom.write(PATH, f"{text}\n").article("a", "disclaimer: a"))

    assert 1 == result.status
    assert [problem for problem in result.problems if problem.startswith(f"{PATH}:{message}")], (
        result.problems
    )


def test_link_of_a_disclaimer_is_checked(newsroom: Newsroom) -> None:
    """It may lead to a page of the site, which must be there; it is told once, where it stands."""
    newsroom.write(PATH, "a:\n  text: |\n    One.\n\n    [x](/abuot/)\n")
    newsroom.write("content/pages/about.md", "---\ntitle: About\n---\n")
    newsroom.article("a", "disclaimer: a").article("b", "disclaimer: a")

    result = checked(newsroom)

    assert [f"{PATH}:5:5: error: no page of this site is at /abuot/"] == result.problems
    assert "did you mean '/about/'?" in result.report


LATER = """\
state-media:
  versions:
    - {since: 2026-01-01, text: The wording of 2026.}
    - {since: 2026-03-05, text: The wording to come.}
"""


@pytest.mark.parametrize("asked", ["state-media@newest", "state-media@2027-01-01", "state-media"])
def test_wording_to_come_is_held(newsroom: Newsroom, asked: str) -> None:
    """No page shows it before its day: not the page of disclaimers, nor who asks for the newest."""
    newsroom.write(PATH, LATER).article("a", f"disclaimer: {asked}\n")

    before = newsroom.build()
    since = newsroom.build("--now", "2026-03-04T23:00:00Z")

    assert (0, 0) == (before.status, since.status)
    assert "The wording of 2026." in before.page("/2026/a/")
    assert [] == [path for path, text in before.public.items() if b"wording to come" in text]
    assert "The wording to come." in since.page("/disclaimers/")
    assert ("@" in asked) is ("The wording to come." in since.page("/2026/a/"))


def test_disclaimer_without_a_wording_in_force(newsroom: Newsroom) -> None:
    """An article can't carry what holds later; one of a later day can. A rule is told so too."""
    newsroom.write(PATH, "new: {versions: [{since: 2026-03-05, text: To come.}]}\n")
    newsroom.article("now", "disclaimer: new\n").article(
        "then", "date: 2026-03-06\ndisclaimer: new\n"
    )

    told = newsroom.build()

    message = "the disclaimer 'new' has no wording before 2026-03-05, this article is of 2026-02-05"
    assert [f"content/articles/now.md:4:13: error: {message}"] == told.problems
    assert "since: 2026-02-05" in told.report
    assert 0 == newsroom.remove("content/articles/now.md").build().status


def test_rule_attaches_no_wording_to_come(newsroom: Newsroom) -> None:
    """An article that owes a disclaimer isn't published without it."""
    newsroom.write(PATH, "new: {versions: [{since: 2026-03-05, text: To come.}]}\n")
    newsroom.write(
        "content/vocabulary/policy.yaml",
        "all: {when: {topic: recycling}, action: attach, disclaimer: new}\n",
    )
    told = newsroom.article("now", "topics: [recycling]\n").build()

    assert 1 == told.status
    assert "has no wording before 2026-03-05" in told.output
