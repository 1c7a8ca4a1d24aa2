"""What a look at a whole text rules out stands in none of its blocks."""

from unittest.mock import patch

from bodies import PATH
from hypothesis import example, given
from hypothesis import strategies as st

from dateline.model.problem import Problem
from dateline.syntax.markdown import MarkdownSettings, parse_markdown
from dateline.syntax.markdown.suspects import Suspects

SETTINGS = MarkdownSettings(style=True)
WORDS = [
    *("5", "12", "31", "112", "2026", "٥", "5²", "st", "nd", "th", "3rd", " of ", " of", " ", " "),
    *("May", "March", "August", " January", "October ", "Mayor", "\n", "\n\n", "5 May", "June 4"),
    *("https://a.b", "http://", "<https://a.b/%22>", "<", ">", "(", ")", "[", "]", "](", "[a](b)"),
    *("=", '"', "'", "“", "”", "‘", "’", "`", "*", "- ", "> ", "# ", "| ", "|-|-|\n", ": ", "\\"),
    *("{#a}", "{{<x>}}", "[^1]", "[^1]: ", "<!-- ", "<b>", "&quot;", "[r]: /u\n", ",", ".", "\t"),
]


def told(text: str) -> tuple[Problem, ...]:
    """Return what is said of a text."""
    return parse_markdown(text, SETTINGS, PATH)[1]


def told_with_every_look(text: str) -> tuple[Problem, ...]:
    """Return what is said where every rule looks into every block."""
    with (
        patch("dateline.syntax.markdown.sheet.suspects_in", lambda *_: Suspects(*[True] * 4)),
        patch("dateline.syntax.markdown.style.has_day", lambda _: True),
        patch("dateline.syntax.markdown.style._has_new_quotes", _has_quotes),
    ):
        return told(text)


def _has_quotes(_: object, content: str) -> bool:
    return any(mark in content for mark in "\"'”’")


@given(st.lists(st.sampled_from(WORDS), max_size=25).map("".join))
@example("“a” b\n\n“c” <https://a.b/%22>")
@example("On the 5th of May, at https://a.b, he said “it's”.")
def test_no_look_is_missed(text: str) -> None:
    """A text is told the same as if every rule looked into every block."""
    assert told_with_every_look(text) == told(text)
