"""The code of a layout is plain Python, and there is no way of printing that doesn't escape."""

from pathlib import Path

import markupsafe
import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_paper import SITE

from dateline.layout.assets import Assets
from dateline.layout.engine import Engine, LayoutError
from dateline.layout.views import NotFoundView, not_found_view, site_view
from dateline.layout.words import ENGLISH

VIEW = site_view(SITE, Assets())
PAGE = not_found_view(SITE, ENGLISH)

WAYS = (
    "{{ page.head.title }}",
    "<b>{{ page.head.title }}</b> & {{ page.head.title }}",
    "{% if page %}{{ page.head.title }}{% else %}never{% endif %}",
    "{% for x in (page.head.title, 1) %}<i>{{ x }}</i>{% endfor %}",
    "{% set x = page.head.title %}{{ x }}",
    "{% set x %}<u>{{ page.head.title }}</u>{% endset %}{{ x }}",
    "{% macro m(x) %}<i>{{ x }}</i>{% endmacro %}{{ m(page.head.title) }}",
    "{% macro m(x) %}<i>{{ x }}</i>{% endmacro %}{{ m(m(page.head.title)) }}",
    '{% macro m(x, y="<") %}{{ x }}{{ y }}{% endmacro %}{{ m(x=page.head.title) }}',
    "{% block main %}{{ page.head.title }}{% endblock %}",
    "{{ page.head.title if page else 1 }}{{ page.head.title ~ '<' }}",
    "{% autoescape false %}{{ page.head.title }}{% endautoescape %}",
    '{% include "part.html" %}',
    '{% from "part.html" import m %}{{ m(page.head.title) }}',
    '{% extends "base.html" %}{% block main %}{{ super() }}{{ page.head.title }}{% endblock %}',
)
PART = "{% macro m(x) %}<i>{{ x }}</i>{% endmacro %}{{ page.head.title }}"
BASE = "<p>{{ page.head.title }}{% block main %}{{ page.head.title }}{% endblock %}</p>"


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """An engine with a layout for each of the ways in which a text can be printed."""
    folder = tmp_path_factory.mktemp("layouts")
    (folder / "part.html").write_text(PART.replace("{{ page.head.title }}", ""))
    (folder / "base.html").write_text(BASE)
    for number, text in enumerate(WAYS):
        (folder / f"{number}.html").write_text(text)
    return Engine((folder,))


def printed(engine: Engine, layout: str, title: str) -> str:
    """Return what a layout prints of a page with this title."""
    head = PAGE.head.__replace__(title=title)
    return engine.render(layout, VIEW, NotFoundView(head=head)).decode("utf-8", "surrogatepass")


@given(st.text(st.characters(codec="utf-8")) | st.text("<>&'\"a"))
def test_every_way_of_printing_escapes(engine: Engine, title: str) -> None:
    """With any title a page is what it is with a plain one, the escaped title in its place."""
    for number in range(len(WAYS)):
        plain = printed(engine, f"{number}.html", "TITLE")
        expected = plain.replace("TITLE", str(markupsafe.escape(title)))
        assert expected == printed(engine, f"{number}.html", title)


def render(folder: Path, text: str) -> str:
    """Return what a layout of this text prints."""
    (folder / "page.html").write_text(text)
    return printed(Engine((folder,)), "page.html", "A title")


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        ("m(1)", "1 2 3"),
        ("m(1, 5)", "1 5 3"),
        ("m(1, 5, 6)", "1 5 6"),
        ("m(1, z=6)", "1 2 6"),
        ("m(z=6, x=1)", "1 2 6"),
        ("m(1, *(5, 6))", "1 5 6"),
        ('m(1, **{"z": 6})', "1 2 6"),
    ],
)
def test_macro_takes_its_arguments(tmp_path: Path, call: str, expected: str) -> None:
    """By place or by name, and what isn't given has its default."""
    macro = "{% macro m(x, y=2, z=3) %}{{ x }} {{ y }} {{ z }}{% endmacro %}"
    assert expected == render(tmp_path, f"{macro}{{{{ {call} }}}}")


@pytest.mark.parametrize(
    ("call", "message"),
    [
        ("m()", "'x' is not a name here"),
        ("m(1, 2, 3)", "TypeError"),
        ("m(1, z=3)", "TypeError: the macro takes only x, y"),
        ("m(1, x=3)", "TypeError: the macro takes only x, y"),
    ],
)
def test_macro_refuses_other_arguments(tmp_path: Path, call: str, message: str) -> None:
    """A layout that was never checked doesn't print what isn't meant."""
    macro = "{% macro m(x, y=2) %}{{ x }}{% endmacro %}"
    with pytest.raises(LayoutError) as raised:
        render(tmp_path, f"\n{macro}{{{{ {call} }}}}")
    assert raised.value.problem.message.startswith(message)
    assert 2 == raised.value.line
