"""Former names of fields are read as those of today, and told, each at its place."""

import re

import pytest
from newsroom import Newsroom
from planted_renames import TABLES

from dateline.editorial.fields import CHART, MAP, TIMELINE, Field
from dateline.editorial.paper_schema import FILES
from dateline.editorial.renames import RENAMES, Rename, kind_of, present_names
from dateline.syntax.frontmatter import Mapping, parse_yaml

PLANTED = (
    Rename("article", "published", "date", "0.2"),
    Rename("article", "pubdate", "date", "0.3"),
    Rename("article", "blocked", "embargo", "0.2"),
    Rename("article", "embargo.till", "until", "0.4"),
    Rename("article", "sources.link", "url", "0.2"),
    Rename("article", "hidden", "draft", "0.2"),
    Rename("site", "publisher.mail", "email", "0.2"),
    Rename("chart", "heading", "title", "0.2"),
    Rename("timeline", "events", "entries", "0.2"),
)
CHART_BLOCK = "```chart\nkind: bar\nheading: Exports\ndata: {One: 10, Two: 4}\n```\n"


@pytest.fixture(autouse=True)
def _planted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.editorial.renames.RENAMES", PLANTED)


def read(text: str, kind: str = "article") -> tuple[Mapping, list[str]]:
    """Return the nodes by the names of today, and what is said of them."""
    fields, problems = parse_yaml(text, "a.md")
    assert () == problems
    present, told = present_names(fields, kind, "a.md")
    return present, [str(problem) for problem in told]


def test_former_name_is_read_with_the_line_to_write() -> None:
    """The warning says since when, and the hint can be typed."""
    present, told = read("title: Fine\npublished: 2026-02-05\n")

    assert ["title", "date"] == [key.text for key, _ in present.entries]
    assert [
        "a.md:2:1: warning: 'published' is called 'date' since Dateline 0.2\n"
        "    write date: 2026-02-05"
    ] == told


def test_former_names_are_found_in_records_and_lists() -> None:
    """In records of records too, whether the record itself has its name of today or not."""
    _, told = read("sources:\n  - {link: https://a.example/}\nblocked: {till: 2026-03-01}\n")

    assert [
        "a.md:2:6: warning: 'link' is called 'url' since Dateline 0.2\n"
        "    write url: https://a.example/",
        "a.md:3:1: warning: 'blocked' is called 'embargo' since Dateline 0.2\n    write embargo: …",
        "a.md:3:11: warning: 'till' is called 'until' since Dateline 0.4\n"
        "    write until: 2026-03-01",
    ] == told


@pytest.mark.parametrize(
    ("text", "kept", "line"),
    [
        ("published: 2026-01-01\ndate: 2026-01-02\n", "2026-01-02", 1),
        ("date: 2026-01-02\npubdate: 2026-01-01\n", "2026-01-02", 2),
        ("pubdate: 2026-01-02\npublished: 2026-01-01\n", "2026-01-02", 2),
    ],
)
def test_field_by_two_names_is_an_error(text: str, kept: str, line: int) -> None:
    """The name of today counts, or the first; the other is named, and no build goes by either."""
    present, told = read(text)

    assert [kept] == [node.text for key, node in present.entries if key.text == "date"]
    assert f"a.md:{line}:1: error: " in "\n".join(told)
    assert "are one field, called 'date' since" in "\n".join(told)


def test_a_word_means_a_field_only_where_it_was_one() -> None:
    """`published` was a field of articles; in settings it is unknown as ever."""
    assert [] == read("published: 2026-01-01\n", "site")[1]


def test_paper_of_former_names_is_published(newsroom: Newsroom) -> None:
    """Front matter, settings and blocks by former names stop no build, and say so."""
    newsroom.edit("content/site.yaml", "email: desk@", "mail: desk@")
    newsroom.write(
        "content/articles/a.md", f"---\ntitle: On a\npublished: 2026-02-05\n---\n{CHART_BLOCK}"
    )

    result = newsroom.build()

    assert 0 == result.status
    assert [
        "content/articles/a.md:3:1: warning: 'published' is called 'date' since Dateline 0.2",
        "content/articles/a.md:7:1: warning: 'heading' is called 'title' since Dateline 0.2",
        "content/site.yaml:6:36: warning: 'mail' is called 'email' since Dateline 0.2",
    ] == result.problems
    assert "Exports" in result.page("/2026/a/")


@pytest.mark.parametrize("hidden", ["hidden: true", "hidden: True", "hidden: yes please"])
def test_former_name_of_a_gate_holds_as_that_of_today(newsroom: Newsroom, hidden: str) -> None:
    """What the gate reads is read by any name: nothing that was held comes out by an upgrade."""
    result = newsroom.article("a", f"{hidden}\n").build()

    assert "2026/a/index.html" not in result.public


def test_draft_by_two_names_is_not_published(newsroom: Newsroom) -> None:
    """One of them says that it must not be."""
    result = newsroom.article("a", "draft: false\nhidden: true\n").build()

    assert (1, {}) == (result.status, result.public)


def test_timeline_that_says_nothing_is_still_an_error(newsroom: Newsroom) -> None:
    """A warning of a former name hides no error."""
    result = newsroom.article("a", body="```timeline\nevents:\n```\n").build()

    assert 1 == result.status
    assert ["error: a timeline without entries"] == [
        each.partition(" ")[2] for each in result.problems if "error" in each
    ]


@pytest.mark.parametrize("kind", FILES)
def test_kind_of_a_file_is_told_by_its_path(kind: str) -> None:
    """The kinds are those that schemas are made for."""
    path = re.sub(r"\{.*\}", "png", FILES[kind]).replace("**/", "media/").replace("*", "a")

    assert kind == kind_of(path)


@pytest.mark.parametrize("path", ["content/static/a.csv", "content/a.md", "a.md", "content/x/a.md"])
def test_other_files_have_no_fields(path: str) -> None:
    """They are no article, page, reply, setting, vocabulary or facts of a picture."""
    assert "" == kind_of(path)


def faults(renames: tuple[Rename, ...]) -> list[str]:
    """Return the rows that lead to no field, or from a name that is a field today."""
    fields = {
        (kind, (*above, *place))
        for kind, above, table in (*TABLES, *((k, (), t) for k, t in BLOCKS.items()))
        for place in places(table)
    }
    ways = [(each, tuple(each.former.split("."))) for each in renames]
    return [
        each.former
        for each, way in ways
        if (each.kind, (*way[:-1], each.name)) not in fields or (each.kind, way) in fields
    ]


BLOCKS: dict[str, tuple[Field, ...]] = {"chart": CHART, "timeline": TIMELINE, "map": MAP}


def places(table: tuple[Field, ...]) -> list[tuple[str, ...]]:
    """Return the way to each field of a table, those of records too."""
    inner = [(field.name, *way) for field in table for way in places(field.fields)]
    return [*((field.name,) for field in table), *inner]


def test_every_rename_leads_to_a_field() -> None:
    """A row with a slip in it would do nothing, and nobody would notice."""
    wrong = (Rename("article", "title", "date", "1"), Rename("site", "x.y", "name", "1"))

    assert [] == faults((*RENAMES, *PLANTED))
    assert ["title", "x.y"] == faults(wrong)
