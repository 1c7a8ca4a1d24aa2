"""A layout sees its view and nothing else; a mistake in it is named with its line."""

from pathlib import Path

import pytest
from small_paper import HOSTILE, SITE

from dateline.layout.assets import Assets
from dateline.layout.engine import Engine, LayoutError, check_layouts
from dateline.layout.views import NotFoundView, not_found_view, site_view
from dateline.layout.words import ENGLISH
from dateline.layout.workshop import default_layouts
from dateline.model.problem import Location, Problem

VIEW = site_view(SITE, Assets())
THEME = default_layouts()


def write(folder: Path, **layouts: str) -> Engine:
    """Return an engine with these layouts; `page` is page.html."""
    folder.mkdir(exist_ok=True)
    for name, text in layouts.items():
        (folder / f"{name}.html").write_text(text)
    return Engine((folder,))


def render(engine: Engine, title: str = "A title") -> str:
    """Print page.html about something."""
    page = not_found_view(SITE, ENGLISH)
    shown = NotFoundView(head=page.head.__replace__(title=title)) if title else page
    return engine.render("page.html", VIEW, shown).decode()


def own_layouts(folder: Path, **layouts: str) -> tuple[Problem, ...]:
    """Check layouts of a site's own over the theme; `article` is article.html."""
    return check_layouts(Engine((write(folder, **layouts).folders[0], THEME)))


def test_layout_escapes_what_it_shows(tmp_path: Path) -> None:
    """Autoescape is on for every name of a layout."""
    engine = write(tmp_path / "layouts", page="{{ page.head.title }}")
    expected = "&lt;/script&gt;&lt;b&gt;&#34;A&#34; &amp; &#39;B&#39;"
    assert expected == render(engine, HOSTILE)


def test_macro_is_not_escaped_twice(tmp_path: Path) -> None:
    """What a macro gives is HTML already."""
    text = "{% macro m(x) %}<i>{{ x }}</i>{% endmacro %}{{ m(page.head.title) }}"
    assert "<i>A &amp; B</i>" == render(write(tmp_path / "layouts", page=text), "A & B")


@pytest.mark.parametrize(
    ("text", "line", "message", "hint"),
    [
        ("\n{{ page.haed }}", 2, "'haed' is not a name of NotFoundView", "did you mean 'head'?"),
        ("{{ pgae }}", 1, "'pgae' is not a name here", "did you mean 'page'?"),
        ("\n\n{% if page.xyz %}{% endif %}", 3, "'xyz' is not a name of NotFoundView", ""),
        ("{% if page %}", 1, "unexpected end of template", ""),
        ('\n{% extends "none.html" %}', 2, "there is no layout 'none.html'", ""),
        ("{{ page.head.title|upper }}", 1, "no filter named 'upper'", ""),
        ("{{ page.head.title() }}", 1, "TypeError: 'str' object is not callable", ""),
    ],
)
def test_mistake_is_named_with_its_line(
    tmp_path: Path, text: str, line: int, message: str, hint: str
) -> None:
    """A typo, a syntax error and a missing layout are told in one way."""
    with pytest.raises(LayoutError) as raised:
        render(write(tmp_path / "layouts", page=text))
    problem = raised.value.problem
    assert Location("layouts/page.html", line) == problem.location
    assert problem.message.startswith(message)
    assert hint == problem.hint


def test_mistake_in_a_macro_is_named_where_it_stands(tmp_path: Path) -> None:
    """The place is that of the innermost layout."""
    engine = write(
        tmp_path / "layouts",
        page='{% from "part.html" import m %}{{ m(page) }}',
        part="{% macro m(x) %}\n{{ x.nothing }}{% endmacro %}",
    )
    with pytest.raises(LayoutError) as raised:
        render(engine)
    assert ("layouts/part.html", 2) == (raised.value.path, raised.value.line)


def test_missing_layout_is_named(tmp_path: Path) -> None:
    """A folder without the layout that is asked for says so."""
    with pytest.raises(LayoutError, match=r"layouts/page.html:0: there is no layout 'page.html'"):
        render(write(tmp_path / "layouts"))


def test_own_layout_wins(tmp_path: Path) -> None:
    """The first folder wins, file by file, also for what a layout imports."""
    own = write(tmp_path / "own", part="own").folders
    theirs = write(tmp_path / "theirs", page='{% include "part.html" %}', part="x").folders
    assert "own" == render(Engine(own + theirs))


def test_digest_follows_the_layouts(tmp_path: Path) -> None:
    """Pages are printed anew when a layout changes, or one is added."""
    one = write(tmp_path / "layouts", page="1").digest
    two = write(tmp_path / "layouts", page="2").digest
    three = write(tmp_path / "layouts", other="3").digest
    assert 3 == len({one, two, three})


def test_theme_uses_no_name_that_is_not_there() -> None:
    """Every name in every branch of the theme exists on its view."""
    assert () == check_layouts(Engine((THEME,)))


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        (
            "{% if page.newer %}{{ page.titel }}{% endif %}",
            "'titel' is not a name of ArticleView",
            "did you mean 'title'?",
        ),
        ("{% for x in page.related %}{{ x.naem }}{% endfor %}", "'naem' is not a name of", ""),
        ("{% for x in page.title %}{% endfor %}", "'page.title' is not a list", ""),
        ("{{ page.newer.text }}", "'page.newer' may be missing", "ask for it: {% if page.newer %}"),
        ("{{ page.series }}", "'page.series' may be missing", "ask for it: {% if page.series %}"),
        ("{{ page.head }}", "'page.head' is HeadView, not text", ""),
        ("{{ pages }}", "'pages' is not a name here", "did you mean 'page'?"),
        ("{{ site.words.higlights }}", "'higlights' is not a name of Words", ""),
        ("{{ x() }}", "'x' is not a macro", ""),
        ('{% include "none.html" %}', "there is no layout 'none.html'", ""),
        ('{% from "partials/links.html" import x %}', "'partials/links.html' has no macro", ""),
        ("{% macro m(x) %}{{ x.no }}{% endmacro %}{{ m(page) }}", "'no' is not a name of", ""),
        ("{% macro m(x) %}{% endmacro %}{{ m() }}", "macro 'm' lacks its 'x'", ""),
        ("{% macro m(x) %}{% endmacro %}{{ m(1, 2) }}", "macro 'm' takes only x", ""),
        ("{% macro m(x) %}{{ site }}{% endmacro %}{{ m(1) }}", "'site' is SiteView, not text", ""),
        ("{% set y = page.head %}{{ y.no }}", "'no' is not a name of HeadView", ""),
        ("{{ page.title if page.no else page.title }}", "'no' is not a name of ArticleView", ""),
        ("{{ page.highlights[0].no }}", "'no' is not a name of", ""),
        ("{{ page.related|first|length }}{{ (page.related|first).no }}", "'no' is not a name", ""),
        ("{% for x in page.related %}{{ loop.no }}{% endfor %}", "'no' is not a name of Loop", ""),
        ("{% autoescape false %}{% endautoescape %}", "escaping can't be switched off", ""),
        ("{% if page %}", "unexpected end of template", ""),
        ("{{ page.title|safe }}", "no filter named 'safe'", ""),
        ("{% with x = 1 %}{% endwith %}", "layouts are made of if, for, set, block", ""),
        ("{% macro m() %}{% endmacro %}{% call m() %}{% endcall %}", "a macro can't be given", ""),
    ],
)
def test_check_finds(tmp_path: Path, text: str, message: str, hint: str) -> None:
    """A name that isn't there is found without printing a page, whatever branch it stands in."""
    problems = own_layouts(tmp_path / "layouts", article=text)
    assert 1 == len(problems), problems
    assert Location("layouts/article.html", 1) == problems[0].location
    assert problems[0].message.startswith(message)
    assert not hint or hint == problems[0].hint


@pytest.mark.parametrize(
    "text",
    [
        "{% if page.newer %}{{ page.newer.text }}{% endif %}",
        "{% if page.title and page.newer %}{{ page.newer.text }}{% endif %}",
        "{% if page.newer and page.newer.text %}{{ page.newer.text }}{% endif %}",
        "{{ page.newer.text if page.newer else page.title }}",
        "{% if page.newer %}{% set n = page.newer %}{{ n.text }}{% endif %}",
        "{% for x in page.related[:2] %}{{ loop.index }} {{ x.title }}{% endfor %}",
        "{% set x %}{{ page.title }}{% endset %}{{ x }}",
        '{% extends "base.html" %}{% block nameplate %}{{ super() }}{% endblock %}',
        "{% macro m(x, y=1) %}{{ x.title }}{{ y }}{% endmacro %}{{ m(page, y=2) }}",
        '{{ site.words.kinds["analysis"] }}{{ site.assets["site.css"] }}',
        "{{ page.related|length }}",
    ],
)
def test_check_lets_be(tmp_path: Path, text: str) -> None:
    """What can be printed is no problem."""
    assert () == own_layouts(tmp_path / "layouts", article=text)


def test_check_follows_a_block_into_its_parent(tmp_path: Path) -> None:
    """A mistake in what a layout extends is found, at its own place."""
    base = "{% block main %}{% endblock %}\n{{ page.pager }}"
    problems = own_layouts(tmp_path / "layouts", base=base)
    assert {Location("layouts/base.html", 2)} == {problem.location for problem in problems}
    assert "'pager' is not a name of ArticleView" in {problem.message for problem in problems}
