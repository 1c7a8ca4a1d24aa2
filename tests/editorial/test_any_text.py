"""Whatever an author writes, in whatever field: a located problem, or well-formed inert pages."""

import json
import re
import xml.etree.ElementTree as ET

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from newsroom import MINIMAL, PROBLEM, Newsroom, Result
from reading import checked

from dateline.editorial.fields import ARTICLE, PAGE, SITE, Field

SITE_FILE = "content/site.yaml"
VOCABULARIES = ("topics", "authors", "series", "regions", "disclaimers", "outlets", "policy")
HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "javascript:alert(1)",
    "{{ site.title }} {% raw %}",
    "]]><x/>",
    "../../../etc/passwd",
    "/etc/passwd",
    "a\x00b",
    "a\nb: c\n---\n",
    "\u202eright to left",
    "CON",
    "a" * 5000,
    "%00%2e%2e%2f",
    "🧲" * 50,
    "tag:x,2025:y",
    "{slug}{0.__class__}",
    "~",
    "null",
    "- x",
    "&#0;&#x1F;&bogus;",
)
WORDS = st.sampled_from(HOSTILE) | st.text(max_size=40)
VALUES = st.recursive(
    WORDS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["url", "date", "text", "path", "alt", "until", "was", "name"]) | WORDS,
            inner,
            max_size=3,
        )
    ),
    max_leaves=4,
)


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Newsroom:
    """One newsroom for all examples: what it remembers of its layouts makes the next one fast."""
    return Newsroom(tmp_path_factory.mktemp("room"))


def article(name: str, value: object) -> str:
    """Return an article with this value in one field, written as YAML in one line."""
    fields = {"title": "Fine", "date": "2026-02-05"}
    lines = [f"{key}: {each}" for key, each in fields.items() if key != name]
    return "\n".join(["---", *lines, f"{name}: {json.dumps(value)}", "---", "Words.\n"])


def judged(result: Result) -> None:
    """Fail unless every problem has its place, and a failure has a problem."""
    assert "Traceback" not in result.output
    for line in result.problems:
        match = PROBLEM.match(line)
        assert match
        assert line.startswith("content/"), line
    lines = [line for line in result.output.splitlines() if not line.startswith("    ")]
    assert result.problems == [line for line in lines if PROBLEM.match(line)]
    assert (1 if any(": error: " in each for each in result.problems) else 0) == result.status


@pytest.mark.parametrize(
    ("table", "path"), [(ARTICLE, "content/articles/a.md"), (PAGE, "content/pages/a.md")]
)
@given(data=st.data())
@settings(max_examples=100)
def test_any_value_in_any_field_of_a_text(
    table: tuple[Field, ...], path: str, room: Newsroom, data: st.DataObject
) -> None:
    """Any value in any field gives a located problem, or nothing at all; never a traceback."""
    name = data.draw(st.sampled_from([field.name for field in table]))
    text = article(name, data.draw(VALUES))
    text = text if table is ARTICLE else text.replace("date: 2026-02-05\n", "")
    judged(checked(room.write(path, text)))
    room.remove(path)


@given(name=st.sampled_from([field.name for field in SITE]), value=VALUES)
@settings(max_examples=100)
def test_any_value_in_any_setting(room: Newsroom, name: str, value: object) -> None:
    """The settings are no different."""
    room.article("a", body="[x](/2026/a/) [y](https://a.example)\n")
    lines = MINIMAL[SITE_FILE].splitlines()
    kept = [line for line in lines if not line.startswith(f"{name}:")]
    judged(checked(room.write(SITE_FILE, "\n".join([*kept, f"{name}: {json.dumps(value)}\n"]))))
    room.write(SITE_FILE, MINIMAL[SITE_FILE]).remove("content/articles/a.md")


@given(name=st.sampled_from(VOCABULARIES), value=VALUES, key=WORDS)
@settings(max_examples=100)
def test_any_value_in_a_vocabulary(room: Newsroom, name: str, value: object, key: str) -> None:
    """Nor are the vocabularies."""
    path = f"content/vocabulary/{name}.yaml"
    judged(checked(room.write(path, json.dumps({key: value}))))
    room.remove(path)


@given(content=st.text(max_size=200) | st.binary(max_size=200))
@settings(max_examples=60)
def test_any_bytes_are_an_article_or_a_problem(room: Newsroom, content: str | bytes) -> None:
    """A file that holds anything at all is read, or refused at its place."""
    data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    head = b"---\ntitle: Fine\ndate: 2026-02-05\n"
    for written in (data, head + b"---\n" + data, head + data + b"\n---\n"):
        judged(checked(room.write("content/articles/a.md", written)))
    room.remove("content/articles/a.md")


SHOWN = st.sampled_from([each for each in HOSTILE if each.isprintable()]) | st.text(
    st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=40
)


@given(words=st.lists(SHOWN.map("See {}".format), min_size=6, max_size=6))
@example(words=["See <script>alert(1)</script>"] * 6)
@settings(max_examples=5)
def test_any_text_is_inert_when_it_is_printed(room: Newsroom, words: list[str]) -> None:
    """Where a text is accepted, its pages hold no script of its own, and its feed is XML."""
    title, summary, place, highlight, caution, body = map(json.dumps, words)
    head = (
        f"title: {title}\nsummary: {summary}\ndateline: {place}\nhighlights: [{highlight}]\n"
        f"disclaimer: [{caution}]\n"
        f"updates: [{{date: 2026-02-06, text: {summary}}}]\n"
        f"corrections: [{{date: 2026-02-06, was: {title}, now: {place}}}]\n"
        f"sources: [{{url: https://a.example/, title: {title}}}]\n"
    )
    result = room.article("a", head, json.loads(body)).build()
    room.remove("content/articles/a.md")
    judged(result)
    assert result.public or result.status
    for path, content in result.public.items():
        if path.endswith(".html"):
            text = content.decode()
            assert not re.search(r"<script(?![^>]*(ld\+json|src=))", text), path
            assert not re.search(r"<[^>]*\son\w+=", strings_out(text)), path
            assert "javascript:" not in "".join(re.findall(r'(?:href|src)="[^"]*"', text))
        elif path.endswith(".xml"):
            ET.fromstring(content)  # noqa: S314 - it is our own


def strings_out(html: str) -> str:
    """Return a page without the values of its attributes."""
    return re.sub(r'"[^"]*"', '""', html)
