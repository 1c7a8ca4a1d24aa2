"""Front matter keeps every scalar as written, with its place, or refuses it with a cure."""

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dateline.model.problem import Location, Problem
from dateline.syntax import yaml_composing, yaml_nodes
from dateline.syntax.frontmatter import (
    MAX_FILE,
    MAX_FRONT_MATTER,
    Mapping,
    Scalar,
    Sequence,
    parse_content_yaml,
    parse_yaml,
    split_front_matter,
)
from dateline.syntax.yaml_composing import MAX_NODES
from dateline.syntax.yaml_errors import quoted

LOADERS = [yaml.SafeLoader, getattr(yaml, "CSafeLoader", yaml.SafeLoader)]


@pytest.fixture(params=[*LOADERS, None], ids=["python", "c", "plain"], autouse=True)
def _loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test here holds with both loaders, and where plain texts are read without any."""
    if request.param is not None:
        read_by(request.param, monkeypatch)


def read_by(loader: object, patch: pytest.MonkeyPatch) -> None:
    """Have all texts read by one of the library's loaders, the plain ones too."""
    patch.setattr(yaml_composing, "LOADER", loader)
    patch.setattr(yaml_nodes, "read_plain", lambda text, first_line: None)  # noqa: ARG005


def values(text: str) -> dict[str, str]:
    """Return the texts of a mapping of scalars that has no problem."""
    mapping, problems = parse_yaml(text, "a.md")
    assert problems == ()
    return {key.text: node.text for key, node in mapping.entries if isinstance(node, Scalar)}


def only_problem(text: str) -> Problem:
    """Return the one problem of a YAML text."""
    _, problems = parse_yaml(text, "a.md")
    (problem,) = problems
    return problem


def test_text_stays_text() -> None:
    """What YAML 1.1 would turn into False, 750, 1.1, 8 or None keeps its letters."""
    written = "a: NO\nb: 12:30\nc: 1.10\nd: 010\ne: ~\nf: 2026-02-30\ng: 0x1F\nh: =\n"
    expected = ["NO", "12:30", "1.10", "010", "~", "2026-02-30", "0x1F", "="]
    assert expected == list(values(written).values())


def test_places_count_characters() -> None:
    """Lines count in the file and columns in characters, also after letters beyond U+FFFF."""
    mapping, problems = parse_yaml("a: é𠀀x\nb𠀀: [𠀀, 'z']\nc:\n  - d: e\n", "a.md", 7)
    expected = Mapping(
        (
            (Scalar("a", 7, 1, True), Scalar("é𠀀x", 7, 4, True)),
            (
                Scalar("b𠀀", 8, 1, True),
                Sequence((Scalar("𠀀", 8, 6, True), Scalar("z", 8, 9, False)), 8, 5),
            ),
            (
                Scalar("c", 9, 1, True),
                Sequence(
                    (Mapping(((Scalar("d", 10, 5, True), Scalar("e", 10, 8, True)),), 10, 5),),
                    10,
                    3,
                ),
            ),
        ),
        7,
        1,
    )
    assert ((), expected) == (problems, mapping)


@pytest.mark.parametrize(
    ("expected", "written"),
    [
        (Scalar("The", 1, 4, True, True), "t: The #1 issue"),
        (Scalar("", 1, 3, True, True), "t: #1 issue"),
        (Scalar("C#", 1, 4, True, False), "t: C#"),
        (Scalar("a", 1, 4, False, False), "t: 'a' # note"),
        (Scalar("a #b\n", 1, 4, False, False), "t: |\n  a #b\n"),
        (Scalar("a b", 1, 4, True, True), "t: a\n  b # c"),
        (Scalar("Who?", 1, 4, True, False), "t: Who?\nu: v"),
        (Scalar("a b\n", 1, 4, False, False), "t: >\n  a\n  b\n"),
    ],
)
def test_comments_and_styles(expected: Scalar, written: str) -> None:
    """A scalar knows whether it stands without quotes, and whether a comment cut it short."""
    mapping, problems = parse_yaml(written, "a.md")
    assert ((), expected) == (problems, mapping.entries[0][1])


@pytest.mark.parametrize(
    ("code", "place", "hint", "written"),
    [
        ("unquoted-colon", (1, 9), 'quote it: `title: "A: B"`', "title: A: B"),
        ("unquoted-colon", (2, 7), 'quote it: `- "B: c: d"`', "a:\n- B: c: d"),
        ("unquoted-colon", (1, 9), 'quote it: `title: "A:"`', "title: A:"),
        ("indentation", (1, 12), "quote it: `title: '\"A\" and B'`", 'title: "A" and B'),
        ("indentation", (1, 12), 'quote it: `title: "It\'s"`', "title: 'It's'"),
        ("indentation", (1, 14), 'quote it: `title: "[Foo] bar"`', "title: [Foo] bar"),
        ("unquoted-text", (1, 8), 'quote it: `title: "@foo"`', "title: @foo"),
        ("unquoted-text", (1, 8), 'quote it: `title: "%foo"`', "title: %foo"),
        ("unquoted-text", (1, 8), 'quote it: `title: "- foo"`', "title: - foo"),
        ("unquoted-text", (1, 10), 'quote it: `title: "> foo"`', "title: > foo"),
        ("yaml-alias", (1, 12), 'quote it: `title: "*foo*"`', "title: *foo*"),
        ("yaml-alias", (1, 8), 'quote it: `title: "*foo"`', "title: *foo"),
        ("yaml-anchor", (1, 8), 'quote it: `title: "&foo bar"`', "title: &foo bar"),
        ("yaml-tag", (1, 8), 'quote it: `title: "!foo bar"`', "title: !foo bar"),
        ("yaml-tag", (1, 4), "quote it: `a: \"!!python/name:os.system ''\"`",
         "a: !!python/name:os.system ''"),
        ("missing-colon", (2, 1), "put a space after the colon: `b: c`", "a: b\nb:c\nd: e"),
        ("indentation", (2, 8), "begin every field at the margin, and put a text that goes on "
         "in quotes", "date: y\n  title: x"),
        ("indentation", (2, 1), "begin every field at the margin", " title: x\ndate: y"),
        ("unclosed-quote", (1, 8), "close it, or write it twice inside the text",
         'title: "unclosed\ndate: x'),
        ("unclosed-bracket", (1, 7), "put `,` between the parts, `]` at the end, and odd texts in "
         "quotes", "tags: [a, b\ndate: x"),
        ("not-a-mapping", (1, 1), "put a space after the colon: `title: value`", "title:value"),
        ("not-a-mapping", (1, 1), "write each field as `key: value` on a line of its own", "- a"),
        ("duplicate-key", (3, 1), "keep one of the two", "a: b\nc: d\n'a': e"),
        ("duplicate-key", (2, 10), "keep one of the two", "a:\n  {b: c, 'b': d}"),
        ("merge-key", (1, 1), "write the fields out", "<<: {a: b}"),
        ("odd-key", (1, 3), "write `key: value`, or put the text in quotes", "? [a]\n: b"),
        ("odd-key", (2, 3), "write `key: value`, or put the text in quotes", "a: b\n? c\n: d"),
        ("odd-key", (1, 7), "write `key: value`, or put the text in quotes", "a: {? c}"),
        ("unquoted-text", (1, 9), 'quote it: `title: ">#1"`', "title: >#1"),
        ("odd-key", (1, 1), "write `key: value`, or put the text in quotes", "'': b"),
        ("second-document", (2, 1), "delete this line and what follows, or join the two",
         "a: b\n---\nc: d"),
        ("yaml-directive", (2, 1), "delete this line", "# a\n%b\n---\na: b"),
        ("yaml-directive", (1, 1), "delete this line", "%YAML 1.1\n---\na: b"),
        ("tab", (2, 3), "put spaces in its place", "a: b\nc:\td"),
        ("hidden-character", (1, 6), "delete it", "a: 'b\u2028c'"),
        ("hidden-character", (1, 5), "delete it", "a: b\u0085c: d"),
        ("hidden-character", (1, 4), "delete it", "a: \ud800"),
        ("hidden-character", (1, 4), "delete it", "a: \ufeffb"),
        ("hidden-character", (1, 4), "delete its escape", 'a: "\\0"'),
        ("hidden-character", (1, 4), "delete its escape", 'a: "b\\Lc"'),
        ("too-deep", (1, 19), "take some levels out", "a: " + "[" * 1000),
        ("too-deep", (1, 33), "take some levels out", "- " * 1000),
    ],
)  # fmt: skip
def test_refusals(code: str, place: tuple[int, int], hint: str, written: str) -> None:
    """Each misuse of YAML is one problem with a code, a place and something to type."""
    problem = only_problem(written)
    assert (code, Location("a.md", *place), hint) == (problem.code, problem.location, problem.hint)


def test_duplicate_names_the_first() -> None:
    """The message of a repeated key names the line of the first."""
    problem = only_problem("a: b\nc: d\na: e")
    assert "`a` is given twice, first in line 1" == problem.message


@given(st.text("ab:#'\"\\[]{}&*!|>%@`,-? é", min_size=1).map(str.strip).filter(bool))
def test_the_quoted_line_can_be_typed_in(title: str) -> None:
    """The quoted line of a hint reads as the title that was meant."""
    whole = len(title) < 2 or title[0] != title[-1] or title[0] not in "'\""
    if whole:
        assert {"title": title} == values(f"title: {quoted(title)}")


@pytest.mark.parametrize(
    "bomb",
    [
        "a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]",
        "a: &a {b: c}\nd:\n  <<: [*a, *a, *a]",
        "{" * 5000,
        "[" * 16_000,
        "? " * 5000,
        "a: " + "[" * 1000 + "]" * 1000,
        '"' + "\\" * 9999,
        "a: '" + "'" * 9999,
        "a: |" + "9" * 5000,
        "%YAML 1." + "9" * 5000 + "\n---\na: b",
        'a: "\\UFFFFFFFF"',
        "!<" + "%" * 500,
        "a: " + "1:" * 5000 + "1",
        "- " * 16 + "a",
    ],
)
def test_bombs(bomb: str) -> None:
    """What hangs or crashes a loader is refused with a place."""
    mapping, problems = parse_yaml(bomb, "a.md")
    refused = all(problem.location.line for problem in problems)
    assert refused
    assert problems or mapping.entries


def test_many_values() -> None:
    """The number of values is counted."""
    problem = only_problem("a: [" + "b," * (MAX_NODES + 1) + "]")
    assert "too-many-values" == problem.code
    assert "more than 50,000 values" == problem.message


def test_many_problems() -> None:
    """The number of problems is bounded too."""
    _, problems = parse_yaml("".join(f"a{n}: &b c\n" for n in range(1000)), "a.md")
    assert 100 == len(problems)


def test_long_yaml() -> None:
    """So is the length of a YAML file."""
    assert "more than 1024 KB of YAML" == only_problem("a: b\n" * 300_000).message


@given(st.text())
def test_no_exception_from_text(text: str) -> None:
    """Any text is a mapping or a problem with a place."""
    _, problems = parse_yaml(text, "a.md")
    assert all(problem.message for problem in problems)


PARTS = ["\n  ", ": ", "- ", "a: ", "\n- ", "---\n", "...\n", "#c\n", "? ", "<<", "'x'", '"y"']
LETTERS = "abé𠀀:#'\"\\[]{}&*!|>%@`,-? \n\t\r\u2028"
yaml_like = st.lists(st.sampled_from([*PARTS, *LETTERS]), max_size=40).map("".join)


@given(yaml_like)
def test_loaders_agree(text: str) -> None:
    """What both loaders accept, they read as the same nodes (the Python one refuses more)."""
    answers: list[Any] = []
    for loader in LOADERS:
        with pytest.MonkeyPatch.context() as patch:
            read_by(loader, patch)
            answers.append(parse_yaml(text, "a.md"))
    (slow, slow_problems), (fast, fast_problems) = answers
    assert slow_problems or fast_problems or slow == fast


def test_split() -> None:
    """Fields and body part at the second fence; both know their lines in the file."""
    front, problems = split_front_matter(b"\n \n---\ntitle: A\n...\nBody\n---\n", "a.md")
    assert () == problems
    assert Mapping(((Scalar("title", 4, 1, True), Scalar("A", 4, 8, True)),), 4, 1) == front.fields
    assert ("Body\n---\n", 6, True) == (front.body, front.body_line, front.ok)


def test_split_line_ends() -> None:
    """A byte-order mark, CRLF and lone CR change nothing."""
    plain, _ = split_front_matter(b"---\na: b\n---\nBody\n", "a.md")
    odd, problems = split_front_matter(b"\xef\xbb\xbf---\r\na: b\r---\r\nBody\r", "a.md")
    assert ((), plain) == (problems, odd)


def test_split_without_body() -> None:
    """A body may be empty, and the last fence may lack its line end."""
    front, problems = split_front_matter(b"---\na: b\n---", "a.md")
    assert ((), "", 4, True) == (problems, front.body, front.body_line, front.ok)


def test_split_without_fields() -> None:
    """Two fences with nothing between them are an empty mapping."""
    front, problems = split_front_matter(b"---\n---\nBody", "a.md")
    assert ((), (), "Body", 3) == (problems, front.fields.entries, front.body, front.body_line)


@pytest.mark.parametrize(
    ("code", "place", "data"),
    [
        ("missing-front-matter", (1, 1), b"Just text\n---\n"),
        ("missing-front-matter", (1, 1), b"+++\ntitle = 'x'\n+++\n"),
        ("missing-front-matter", (1, 1), b"--- title: x\n---\n"),
        ("unclosed-front-matter", (3, 1), b"\n\n---\ntitle: A\n"),
        ("unclosed-front-matter", (3, 1), b"\n\n---"),
        ("empty-file", (1, 1), b""),
        ("empty-file", (1, 1), b" \r\n\n"),
        ("not-utf-8", (2, 9), "---\ntitle: 𠀀".encode() + b"\xff\n---\n"),
        ("not-utf-8", (1, 3), b"\xef\xbb\xbfab\xe9"),
        ("not-utf-8", (1, 1), "---\n".encode("utf-16")),
        ("too-large", (0, 0), b"a" * (MAX_FILE + 1)),
        ("too-large", (1, 1), b"---\na: b\n" + b"# c\n" * (MAX_FRONT_MATTER // 4) + b"---\n"),
        ("unquoted-colon", (3, 5), b"\n---\na: b: c\n---\n"),
    ],
)
def test_split_refusals(code: str, place: tuple[int, int], data: bytes) -> None:
    """A file that has no readable front matter is refused, with a cure."""
    front, (problem,) = split_front_matter(data, "a.md")
    assert (code, Location("a.md", *place)) == (problem.code, problem.location)
    assert problem.hint
    assert not front.ok
    assert front.fields.entries == ()


@given(st.one_of(st.binary(), yaml_like.map(lambda text: f"---\n{text}\n---\n".encode())))
def test_no_exception_from_bytes(data: bytes) -> None:
    """Any bytes are front matter or a problem."""
    front, problems = split_front_matter(data, "a.md")
    assert front.ok == (not problems)


def test_content_yaml() -> None:
    """A YAML file of content/ may be empty, and may have a byte-order mark."""
    assert ((), ()) == (parse_content_yaml(b"", "a")[0].entries, parse_content_yaml(b"", "a")[1])
    mapping, problems = parse_content_yaml(b"\xef\xbb\xbfa: b\r\n", "a.yaml")
    assert ((), (Scalar("a", 1, 1, True), Scalar("b", 1, 4, True))) == (
        problems,
        mapping.entries[0],
    )
    assert "not-utf-8" == parse_content_yaml(b"\xff", "a.yaml")[1][0].code
