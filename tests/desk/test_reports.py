"""What the desk says: one line for each problem, whatever an author wrote."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsroom import Newsroom

from dateline.desk.reports import LONGEST, count_of, on_one_line, show_problems
from dateline.model.problem import Location, Problem, Severity


def test_problems_are_shown_in_reading_order_and_once(capsys: pytest.CaptureFixture[str]) -> None:
    """By file, line and column; the hint stands below; what is said twice is shown once."""
    second = Problem(Location("b.md", 2, 1), "a-code", "second", severity=Severity.WARNING)
    first = Problem(Location("b.md", 1, 10), "a-code", "first", "type this")
    whole = Problem(Location("a.md"), "a-code", "whole file")

    show_problems([second, first, whole, first])

    assert (
        "a.md: error: whole file\nb.md:1:10: error: first\n    type this\n"
        "b.md:2:1: warning: second\n"
    ) == capsys.readouterr().err


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("as it is", "as it is"),
        ("two lines", "two\nlines"),
        ("稀土 🧲", "稀土 🧲"),
        (" [2J", "\x1b[2J"),
        ("a b", "a\u2028\u202eb"),
    ],
)
def test_text_is_on_one_line(expected: str, text: str) -> None:
    """Line ends, controls and marks that turn the direction of reading become a space."""
    assert expected == on_one_line(text)


@given(st.text())
def test_no_text_forges_a_line(text: str) -> None:
    """Whatever a word holds, a report of it is one line of bounded length."""
    shown = on_one_line(text * 10)

    assert len(shown.splitlines()) <= 1
    assert len(shown) <= LONGEST + 1


def test_counts() -> None:
    """One file, two files."""
    assert ["1 file", "0 files", "12 files"] == [count_of(each, "file") for each in (1, 0, 12)]


def test_verbose_names_the_code(newsroom: Newsroom) -> None:
    """With --verbose a problem is followed by the word to look it up by."""
    newsroom.article("one", "regions: [CN-ZG]\n")

    assert "unknown region 'CN-ZG' [unknown-region]" in newsroom.build("--verbose").output
    assert "[unknown-region]" not in newsroom.build().output


def test_path_forges_no_line(capsys: pytest.CaptureFixture[str]) -> None:
    """A file's name is its author's word too."""
    show_problems([Problem(Location("content/a\n::error::b.md"), "a-code", "odd")])

    assert "content/a ::error::b.md: error: odd\n" == capsys.readouterr().err
