"""All words that a page shows and no author wrote stand in the catalogue."""

import re

import msgspec
import pytest

from dateline.layout.engine.rendering import layout_files
from dateline.layout.words import ENGLISH, words_for
from dateline.layout.workshop import default_layouts

NOT_SHOWN = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|&#?\w+;", re.DOTALL)
LAYOUTS = layout_files((default_layouts(),))
SAMPLES = "style.html"  # shows the theme to its designers; no reader sees it


@pytest.mark.parametrize("name", sorted(set(LAYOUTS) - {SAMPLES}))
def test_layouts_hold_no_words(name: str) -> None:
    """No letter stands outside tags and expressions, nor in an attribute that is shown or read."""
    text = NOT_SHOWN.sub("", LAYOUTS[name].read_text())
    shown = re.sub(r"<[^<>]*>", "", text)
    spoken = re.findall(r'(?:alt|title|aria-label|placeholder)="([^"]*)"', text)
    assert [] == re.findall(r"\w+", " ".join([shown, *spoken]))


def test_no_word_is_idle() -> None:
    """Each word of the catalogue is used by a layout or a view."""
    package = default_layouts().parent / "dateline"
    sources = [*package.glob("layout/**/*.py"), *package.glob("outputs/**/*.py"), *LAYOUTS.values()]
    used = set(re.findall(r"words\.(\w+)", "".join(path.read_text() for path in sources)))
    assert set() == {field.name for field in msgspec.structs.fields(ENGLISH)} - used


def test_languages_that_are_not_there_yet_are_english() -> None:
    """English is the only catalogue so far."""
    assert ENGLISH == words_for("de-AT")
