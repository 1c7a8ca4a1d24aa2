"""The first sentence of a body stands for it where nobody wrote a summary."""

import pytest
from bodies import outline
from hypothesis import given
from hypothesis import strategies as st

from dateline.syntax.markdown import MarkdownSettings
from dateline.syntax.markdown.opening import first_sentence


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("One. Two.", "One."),
        ("One! Two.", "One!"),
        ("“One?” he asked. Two.", "“One?” he asked."),
        ("“One.” Two.", "“One.”"),
        ("The U.S. Department of Defense acts. Two.", "The U.S. Department of Defense acts."),
        ("It left the U.S. The rest stayed.", "It left the U.S."),
        ("Announcement No. 18 of 2025 stands. Two.", "Announcement No. 18 of 2025 stands."),
        ("Mr. Liu met Dr. Wang, e.g. in Ningbo. Two.", "Mr. Liu met Dr. Wang, e.g. in Ningbo."),
        ("It rose by 1.5 per cent. Two.", "It rose by 1.5 per cent."),
        ("Prices rose to 18. The rest fell.", "Prices rose to 18."),
        ("J. R. Smith left. Two.", "J. R. Smith left."),
        ("Wait … what? Two.", "Wait … what?"),
        ("No end", "No end"),
        ("稀土出口。第二句。", "稀土出口。"),
        ("他说：“好。”然后走了。", "他说：“好。”"),
        ("Three\nlines  of\ttext. Two.", "Three lines of text."),
        ("", ""),
    ],
)
def test_first_sentence(text: str, sentence: str) -> None:
    """A full stop after an abbreviation, an initial or in a number ends no sentence."""
    assert sentence == first_sentence(text, "en")


def test_ordinals_end_no_sentence() -> None:
    """In languages that write them with a full stop."""
    assert "Am 3. April beginnt es." == first_sentence("Am 3. April beginnt es. Zwei.", "de")
    assert "It was 3." == first_sentence("It was 3. April began.", "en-GB")


@given(st.text())
def test_a_sentence_starts_its_text(text: str) -> None:
    """Whatever the text is."""
    assert " ".join(text.split()).startswith(first_sentence(text, "en"))


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        (
            "## Head\n\n![a](b.png)\n\n> quote\n\nThe *first* [one](a.md)[^1]. Two.\n\n[^1]: x",
            "The first one.",
        ),
        ("- An item. More.\n- Two", "An item."),
        ("", ""),
        ('"It\'s" `code`. Two.', "“It’s” code."),
    ],
)
def test_opening(text: str, opening: str) -> None:
    """Of the first paragraph, without markup; of a list's only where there is nothing else."""
    assert opening == outline(text, MarkdownSettings()).opening
