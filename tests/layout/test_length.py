"""A long text has a list of its sections, and every text a word on how long it takes."""

import pytest

from dateline.layout.views.length import contents_list, reading_time
from dateline.layout.views.parts import LinkView
from dateline.layout.words import ENGLISH
from dateline.model.prose import Heading, Outline


def outline(words: int, *levels: int) -> Outline:
    """Return the outline of a text with so many words and with headings of these levels."""
    headings = (Heading(level, f"Part {at}", f"part-{at}") for at, level in enumerate(levels))
    return Outline(words=words, headings=tuple(headings))


@pytest.mark.parametrize(
    ("words", "told"),
    [(0, ""), (1, "1 min read"), (300, "1 min read"), (480, "2 min read"), (2380, "10 min read")],
)
def test_reading_time_is_told_in_minutes(words: int, told: str) -> None:
    """A text takes at least a minute; one without words takes none."""
    assert told == reading_time(outline(words), ENGLISH)


def test_long_text_lists_its_sections() -> None:
    """The list leads to the headings of the highest level, and leaves out those below."""
    expected = [LinkView(f"#part-{at}", f"Part {at}") for at in (0, 2, 3, 4)]
    assert expected == list(contents_list(outline(500, 2, 3, 2, 2, 2)))


@pytest.mark.parametrize("those", [(), (2, 2, 2), (2, 3, 3, 3)])
def test_text_with_few_sections_has_no_list(those: tuple[int, ...]) -> None:
    """Three sections are seen without a list."""
    assert () == contents_list(outline(5000, *those))


def test_short_text_has_no_list() -> None:
    """Many headings over few words need none either."""
    assert () == contents_list(outline(399, 2, 2, 2, 2))
