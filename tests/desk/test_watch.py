"""A build tells where its time went, and why a page was printed again; it publishes as ever."""

from pathlib import Path

import pytest
from newsroom import Newsroom

import dateline.build
from dateline.desk.profile import STAGES
from dateline.publish.press import Press

PAGE = "/2026/one/"


def test_profile_tells_stages_and_kinds(newsroom: Newsroom) -> None:
    """Each kind of file is counted, and what was remembered isn't called made."""
    newsroom.article("one")
    first = newsroom.build("--profile")
    newsroom.article("two")
    second = newsroom.build("--profile")

    assert (0, 0) == (first.status, second.status)
    assert "  printing " in first.output
    assert ["1", "of", "1"] == counted(first.output, "pages: article")
    # Two pages: the new article's, and that of its neighbour.
    assert ["2", "of", "2"] == counted(second.output, "pages: article")
    assert ["0", "of", "1"] == counted(second.output, "pages: not found")


def counted(output: str, kind: str) -> list[str]:
    """Return the end of the line that counts a kind."""
    lines = [line.strip() for line in output.splitlines() if " of " in line]
    [line] = [line for line in lines if line.startswith(f"{kind} ")]
    return line.split()[-3:]


def test_watched_build_publishes_the_same(newsroom: Newsroom, tmp_path: Path) -> None:
    """What is published doesn't depend on whether anybody watches."""
    plain = Newsroom(tmp_path / "plain")
    for each in (newsroom, plain):
        each.article("one")
    assert plain.build().public == newsroom.build("--profile", "--why", PAGE).public


def test_stages_name_what_the_build_does() -> None:
    """A verb that gets another name in build.py is found by its old one here."""
    known = {*vars(dateline.build), *vars(Press), "emit", "look"}
    assert set() == {verb for verbs in STAGES.values() for verb in verbs} - known


@pytest.mark.parametrize("typed", [PAGE, "2026/one/", "/2026/one", "public/2026/one/index.html"])
def test_first_question_takes_notes(newsroom: Newsroom, typed: str) -> None:
    """A path may be typed as an address or a file; the first time nothing is known of it."""
    said = newsroom.article("one").build("--why", typed).output
    assert "2026/one/index.html: printed again\n" in said
    assert "is noted now: ask again after the next change" in said


@pytest.mark.parametrize(
    ("path", "old", "new", "reason"),
    [
        ("content/articles/one.md", "On one", "On two", "the article (entry title)"),
        ("content/articles/one.md", "A sentence.", "Another.", "the words of its body"),
        ("content/site.yaml", "The Test Letter\nbase", "The Letter\nbase", "the settings (title)"),
    ],
)
def test_reasons(newsroom: Newsroom, path: str, old: str, new: str, reason: str) -> None:
    """What changed is named as an editor would."""
    newsroom.article("one").build("--why", PAGE)
    said = newsroom.edit(path, old, new).build("--why", PAGE).output
    assert "2026/one/index.html: printed again\n" in said
    assert f"    {reason}\n" in said


def test_neighbour_is_a_reason(newsroom: Newsroom) -> None:
    """An article whose page leads on to a newer one is printed when that comes."""
    newsroom.article("one").build("--why", PAGE)
    said = newsroom.article("two", "date: 2026-02-06\n").build("--why", PAGE).output
    assert "    the next newer article\n" in said


def test_page_that_is_remembered(newsroom: Newsroom) -> None:
    """A page that wasn't printed again needs no reason, though nothing else is built either."""
    newsroom.article("one").build("--why", PAGE)
    assert "2026/one/index.html: remembered\n" in newsroom.build("--why", PAGE).output


def test_page_that_was_lost(newsroom: Newsroom) -> None:
    """A page that somebody deleted is made again, though nothing changed."""
    newsroom.article("one").build("--why", PAGE)
    newsroom.remove("public/2026/one/index.html")
    said = newsroom.build("--why", PAGE).output
    assert "nothing of what it is made from changed" in said


def test_unknown_path(newsroom: Newsroom) -> None:
    """A path that is no page is told, with one that is near."""
    said = newsroom.article("one").build("--why", "/2026/onne/").output
    assert "2026/onne/index.html: no such file is printed\n" in said
    assert "did you mean '2026/one/index.html'?" in said
