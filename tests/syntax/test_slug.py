"""Words become parts of addresses."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from slugify import slugify as transliterate

from dateline.syntax.slug import MAX_BYTES, is_slug, slugify


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("rare-earths", "Rare Earths"),
        ("c-plus-plus", "C++"),
        ("c-sharp", "C#"),
        ("c", "C"),
        ("the-1-issue", "The #1 issue"),
        ("12500-tonnes-of-ndpr", "12,500 tonnes of NdPr"),
        ("r-and-d", "R&D"),
        ("amp", "&amp;".replace("&", "")),
        ("chinas-policy", "China’s policy"),
        ("strasse", "Straße"),
        ("xi-tu", "稀土"),
        ("", "???"),
        ("", "🙂"),
        ("", ""),
    ],
)
def test_words(expected: str, text: str) -> None:
    """Case, marks and scripts are folded to ASCII; C, C++ and C# stay three."""
    assert expected == slugify(text)


def test_cut_between_words() -> None:
    """A long title is cut at a hyphen, and one long word in its middle."""
    assert "one-two" == slugify("one two three", max_bytes=9)
    assert "one-two" == slugify("one two three", max_bytes=7)
    assert "onetw" == slugify("onetwothree", max_bytes=5)


@given(st.text())
def test_every_text(text: str) -> None:
    """Whatever the text, the slug is empty or fits the pattern and the limit."""
    slug = slugify(text)
    assert slug == "" or re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", slug)
    assert len(slug) <= MAX_BYTES


@given(st.text("aZ09 ,.'-_#&+\t\n", max_size=20) | st.text(st.characters(max_codepoint=127)))
def test_ascii_needs_no_library(text: str) -> None:
    """What is read without the library is what the library would make of it."""
    plain = text.replace("#", "").replace("&", "").replace("+", "").replace("'", "")
    made = transliterate(plain, entities=False, decimal=False, hexadecimal=False)
    assert made == slugify(plain, max_bytes=len(plain) + 1)


@pytest.mark.parametrize("text", ["a", "rare-earths", "2026", "console", "com", "404"])
def test_slugs(text: str) -> None:
    """Letters, digits and single hyphens make a slug."""
    assert is_slug(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-a",
        "a-",
        "a--b",
        "A",
        "a b",
        "é",
        "a/b",
        "..",
        "a\n",
        "con",
        "nul",
        "aux",
        "com1",
        "lpt9",
    ],
)
def test_not_slugs(text: str) -> None:
    """Neither what an address can't hold nor a name that Windows keeps for a device."""
    assert not is_slug(text)
