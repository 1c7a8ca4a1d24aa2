"""Whatever an author writes, in whatever field: a located problem, or well-formed inert pages."""

import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from newsroom import PROBLEM, Newsroom, Result
from reading import checked

from dateline.editorial.fields import ARTICLE, PAGE, SITE, Field

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
@settings(max_examples=25)
def test_any_value_in_any_field_of_a_text(
    table: tuple[Field, ...], path: str, data: st.DataObject
) -> None:
    """Any value in any field gives a located problem, or nothing at all; never a traceback."""
    name = data.draw(st.sampled_from([field.name for field in table]))
    value = data.draw(VALUES)
    with TemporaryDirectory() as folder:
        newsroom = Newsroom(Path(folder))
        text = article(name, value)
        text = text if path.startswith("content/a") else text.replace("date: 2026-02-05\n", "")
        judged(checked(newsroom.write(path, text)))


@given(st.sampled_from([field.name for field in SITE]), VALUES)
@settings(max_examples=25)
def test_any_value_in_any_setting(name: str, value: object) -> None:
    """The settings are no different."""
    with TemporaryDirectory() as folder:
        newsroom = Newsroom(Path(folder)).article(
            "a", body="[x](/2026/a/) [y](https://a.example)\n"
        )
        lines = newsroom.read("content/site.yaml").splitlines()
        kept = [line for line in lines if not line.startswith(f"{name}:")]
        newsroom.write("content/site.yaml", "\n".join([*kept, f"{name}: {json.dumps(value)}\n"]))
        judged(checked(newsroom))


@given(st.sampled_from(["topics", "authors", "series", "regions", "disclaimers"]), VALUES, WORDS)
@settings(max_examples=20)
def test_any_value_in_a_vocabulary(name: str, value: object, key: str) -> None:
    """Nor are the vocabularies."""
    with TemporaryDirectory() as folder:
        newsroom = Newsroom(Path(folder)).article("a")
        newsroom.write(f"content/vocabulary/{name}.yaml", json.dumps({key: value}))
        judged(checked(newsroom))


@given(st.text(max_size=200) | st.binary(max_size=200))
@settings(max_examples=25)
def test_any_bytes_are_an_article_or_a_problem(content: str | bytes) -> None:
    """A file that holds anything at all is read, or refused at its place."""
    data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    with TemporaryDirectory() as folder:
        newsroom = Newsroom(Path(folder))
        judged(checked(newsroom.write("content/articles/a.md", data)))
        head = b"---\ntitle: Fine\ndate: 2026-02-05\n"
        judged(checked(newsroom.write("content/articles/a.md", head + b"---\n" + data)))
        judged(checked(newsroom.write("content/articles/a.md", head + data + b"\n---\n")))


TEXTS = ("title", "summary", "dateline", "highlights", "disclaimer", "kind", "embargo")


@given(st.lists(WORDS, min_size=6, max_size=6))
@settings(max_examples=3)
def test_any_text_is_inert_when_it_is_printed(words: list[str]) -> None:
    """Where a text is accepted, its pages hold no script of its own, and its feed is XML."""
    title, summary, place, highlight, caution, body = map(json.dumps, words)
    head = (
        f"title: {title}\nsummary: {summary}\ndateline: {place}\nhighlights: [{highlight}]\n"
        f"disclaimer: [{caution}, {highlight}]\n"
        f"updates: [{{date: 2026-02-06, text: {summary}}}]\n"
        f"corrections: [{{date: 2026-02-06, was: {title}, now: {place}}}]\n"
        f"sources: [{{url: https://a.example/, title: {title}}}]\n"
    )
    with TemporaryDirectory() as folder:
        newsroom = Newsroom(Path(folder)).article("a", head, json.loads(body))
        result = newsroom.build()
        judged(result)
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
