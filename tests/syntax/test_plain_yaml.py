"""YAML read without the library: the same nodes at the same places, or the library is asked."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model.problem import Problem
from dateline.syntax import yaml_nodes
from dateline.syntax.nodes import Mapping
from dateline.syntax.plain_yaml import MAX_TEXT, read_plain

HERE = Path(__file__).resolve()
CONTENT = HERE.parents[2] / "content"

KEYS = ["a", "b", "key-2", "é_x", "x.cn", "<<", "'q'", "a b", "1"]
VALUES = [
    *("", " ", "x", "two words", "NO", "1.10", "2026-01-01", "a: b", "a:b", "a:", "a #b", "a#b"),
    *(
        "https://a.example/?b=c#d",
        '"q: #x"',
        '"a\\tb"',
        "'it''s'",
        "'q'",
        '"a" b',
        "“é” 中𠀀",
        "x ",
    ),
    *("[]", "{}", "[a, b]", "[a , 'b', \"c d\",]", "[a b, c:d, [e]]", "{a: b, c: [d, {e: f}]}"),
    *(
        "{a: , b}",
        "{a}",
        "[a: b]",
        "[a",
        "b]",
        "{url: https://a.example/, b: c:}",
        "[ , a]",
        "[a,,b]",
    ),
    *("{a: b, a: c}", "[.., x]", "[a]b", "[a] # b", "{a:b}", '{"a": b}', "[- a]", "-", "- a", "-1"),
    *(
        "|",
        "|-",
        ">",
        ">-",
        ">+",
        "|2",
        ">- # c",
        "| x",
        "*a",
        "&a",
        "!a",
        "%a",
        "@a",
        "`a",
        "?",
        "? a",
    ),
    *(
        "# c",
        "a, b",
        "{",
        "}",
        "]",
        ",",
        "a\u00a0",
        "\u00a0a",
        "...",
        "---",
        "~",
        "=",
        "a  b",
        "(a)",
    ),
]
lines = st.builds(
    "{}{}{}{}".format,
    st.sampled_from(["", "", "  ", "  ", "    ", " ", "      "]),
    st.sampled_from(["", "", "", "- ", "-  ", "- - "]),
    st.sampled_from(["", *(f"{key}: " for key in KEYS), *(f"{key}:" for key in KEYS)]),
    st.sampled_from(VALUES),
)
plain_lines = st.sampled_from(
    [
        "a: x",
        "b:",
        "c: [d, e]",
        "  - f",
        "  - g: h",
        "    i: 'j'",
        "k: >-",
        "    l m",
        "  n: {o: p}",
    ]
)
texts = st.lists(plain_lines | lines | st.sampled_from(["", "# c", "  # c"]), max_size=9).map(
    "\n".join
)


def by_the_library(text: str) -> tuple[Mapping, tuple[Problem, ...]]:
    """Return what the library reads."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml_nodes, "read_plain", lambda text, first_line: None)  # noqa: ARG005
        return yaml_nodes.parse_yaml(text, "a.md", 7)


@given(texts, st.sampled_from(["", "\n", "\n\n", " ", "\n  "]))
def test_library_reads_the_same(text: str, end: str) -> None:
    """Whatever a text is made of, nobody can tell who has read it."""
    assert by_the_library(text + end) == yaml_nodes.parse_yaml(text + end, "a.md", 7)


@pytest.mark.parametrize(
    "text",
    [
        "# a comment\n\na: b\n\nc: d # e\n".replace(" # e", ""),
        "a:\n  - b\n  - c d\n  # a comment\ne:\n- f\n- 'g'\n",
        "a:\n  b:\n    c: d\n  e: [f, {g: h}]\n",
        "a:\n  - b: c\n    d: >-\n      e\n      f\n  - b: g\n",
        "a: |\n  b: c\n  # d\ne: f\n",
        "a: [\n  b, c,\n  'd',\n  ]\ne: f\n",
        'a: {url: https://a.example/b?c=d, title: "e: f"}\n',
        "a: https://a.example/#b\nb: 12:30\nc: 'é'\nd: \"\"\n",
    ],
)
def test_usual_files_need_no_library(text: str) -> None:
    """What editors write is plain, and what is read of it is what the library reads."""
    assert (read_plain(text, 7), ()) == by_the_library(text)


def test_sample_is_plain() -> None:
    """Nearly all of the sample's front matter is read without the library."""
    files = sorted(CONTENT.rglob("articles/**/*.md"))
    heads = [path.read_text("utf-8").split("\n---\n")[0].removeprefix("---\n") for path in files]
    plain = [head for head in heads if read_plain(f"{head}\n", 2) is not None]
    assert len(plain) > 0.9 * len(heads) > 10


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a",
        "a:\n",
        "  a: b\n",
        "a: b\na: c\n",
        "a: &b c\n",
        "a: b\n  c\n",
        "a: |\n  b\n\n  c\n",
        "a: |\n  b\n\n  # c\n",
        "a: >-\n  b\n    c\n",
        "a: >\n  b",
        "a: {<<: b}\n",
        "a: |\n  \n",
        "a: >-\n  b\n   \n",
        "a: b\n---\nc: d\n",
        "a: " + "b" * MAX_TEXT,
        "a: " + "[" * 9 + "]" * 9 + "\n",
    ],
)
def test_what_may_mean_more_is_left_to_the_library(text: str) -> None:
    """Nothing is guessed."""
    assert None is read_plain(text, 1)
