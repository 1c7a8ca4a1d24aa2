"""The JSON Schema and the reference page say what the checks say, since one table makes them."""

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from reading import read

from dateline.editorial.fields import ARTICLE, DISCLAIMER, MEDIA, PAGE, SITE, Field, Kind
from dateline.editorial.schema import TABLES, json_schema, reference_page

# What may stand behind a field, as an editor types it; each is right for some kinds.
WORDS = (
    "A few words",
    "word",
    "a-slug",
    "2026-02-05",
    "2026-02-05 09:30 +01:00",
    "2026-02-05T09:30:00Z",
    "fifth of May",
    "12",
    "1.5",
    "true",
    "false",
    '"true"',
    "yes",
    "NO",
    "https://paper.example/",
    "paper.example",
    "/2026/x/",
    "letters@paper.example",
    "media/x.jpg",
    "en",
    "zh-Hans",
    "English",
    "",
    "null",
    "[]",
    "[one, two]",
    "[one, two, three, four, five, six]",
    "[one, null]",
    "[1, true]",
    "[[one]]",
    "{strange: word}",
    "[{strange: word}]",
    "{date: 2026-02-05, reason: Why}",
    "{until: 2026-02-05}",
    "{until: soon}",
    "{url: https://paper.example/}",
    "[{url: https://paper.example/, accessed: 2026-02-05}]",
    "[{date: 2026-02-05, text: More}]",
    "{path: media/x.jpg, alt: A view}",
    "{name: A name, to: /about/}",
    "{name: A name}",
    "{topics: open}",
    "{new_tab: true}",
)

# Where a schema can't say what the check says: it sees no quotes, and knows no calendar.
LOOSER = (
    Kind.WORD,
    Kind.URL,
    Kind.CONTACT,
    Kind.MAIL,
    Kind.PATH,
    Kind.TARGET,
    Kind.SLUG,
    Kind.ID,
    Kind.PATH_OR_RECORD,
)


class Core(yaml.SafeLoader):
    """YAML as editors' programs read it: the core schema of YAML 1.2, in which dates are texts."""


Core.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("bool", "true|false", "tf"),
    ("int", "[0-9]+", "0123456789"),
    ("float", r"[0-9]+\.[0-9]+", "0123456789"),
    ("null", "~|null|", "~n"),
):
    Core.add_implicit_resolver(
        f"tag:yaml.org,2002:{tag}", re.compile(f"(?:{pattern})\\Z"), [*first, ""]
    )


def required_rows(table: tuple[Field, ...]) -> str:
    """Return what must stand in every mapping of this table."""
    return "".join(f"{field.name}: {REQUIRED[field.name]}\n" for field in table if field.required)


REQUIRED = {
    "title": "Fine",
    "date": "2026-02-05",
    "base_url": "https://paper.example/",
    "id_authority": '"paper.example,2025"',
    "publisher": "{name: The Letter}",
}


@pytest.mark.parametrize("table", [ARTICLE, PAGE, SITE, MEDIA, DISCLAIMER])
@given(data=st.data())
def test_schema_agrees_with_the_checks(table: tuple[Field, ...], data: st.DataObject) -> None:
    """What the schema refuses is refused by the checks, and the other way round."""
    name = data.draw(st.sampled_from([row.name for row in table]))
    field = next(row for row in table if row.name == name)
    written = data.draw(st.sampled_from(WORDS))
    others = tuple(row for row in table if row.name != field.name)
    text = required_rows(others) + f"{field.name}: {written}\n"

    _, problems = read(text, table)
    valid = Draft202012Validator(json_schema(table)).is_valid(yaml.load(text, Loader=Core))  # noqa: S506

    if field.kind in LOOSER and valid:
        return
    assert valid is (problems == []), (text, problems)


@pytest.mark.parametrize(("name", "table"), [(name, table) for name, _, table in TABLES])
def test_schema_is_one(name: str, table: tuple[Field, ...]) -> None:
    """Each schema keeps the rules of JSON Schema itself, and knows every field by its words."""
    schema = json_schema(table)

    Draft202012Validator.check_schema(schema)
    assert {field.name for field in table} == set(schema["properties"]), name
    assert all(each["description"] for each in schema["properties"].values())


def test_unknown_key_is_refused() -> None:
    """A key that no row names is unknown to the schema too."""
    judge = Draft202012Validator(json_schema(PAGE))

    assert judge.is_valid({"title": "About"})
    assert not judge.is_valid({"title": "About", "layout": "wide"})


def test_every_kind_stands_in_the_schema() -> None:
    """Each kind of field refuses something: none was forgotten."""
    for kind in Kind:
        judge = Draft202012Validator(json_schema((Field("x", kind, "A field."),)))
        assert not judge.is_valid({"x": [[["deep"]]]}), kind


def test_reference_names_every_field() -> None:
    """The reference page has a row for each field of each table, records' own included."""
    page = reference_page()

    for _, title, table in TABLES:
        assert f"{title}." in page
        for field in table:
            assert f"| `{field.name}` | {field.kind} |" in page
            for row in field.fields:
                assert f"| `{field.name}.{row.name}` | {row.kind} |" in page


def test_reference_is_up_to_date() -> None:
    """docs/reference/fields.md is what the table says now (scripts/reference.py writes it)."""
    written = Path(__file__).parents[2] / "docs/reference/fields.md"

    assert reference_page() == written.read_text("utf-8")
