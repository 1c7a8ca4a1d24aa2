"""Articles as files: their bytes, their halves, and what a draft may do."""

import pytest
from newsroom import Newsroom
from reading import checked

PLACE = "content/articles/a.md"
FRONT = b"---\ntitle: Fine\ndate: 2026-02-05\n---\nA *sentence*.\n"


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbf" + FRONT,
        FRONT.replace(b"\n", b"\r\n"),
        FRONT.replace(b"\n", b"\r\n", 2),
        FRONT.replace(b"\n", b"\r"),
        b"\n\n" + FRONT,
        FRONT.replace(b"date", b"# a comment\n\ndate"),
        FRONT.replace(b"---\nA", b"---   \nA"),
    ],
)
def test_odd_bytes_make_no_difference(data: bytes, newsroom: Newsroom) -> None:
    """A byte-order mark, line ends of any kind, blank lines and comments are read over."""
    result = newsroom.write(PLACE, data).build()

    assert (0, []) == (result.status, result.problems)
    assert "<p>A <em>sentence</em>.</p>" in result.page("/2026/a/")


@pytest.mark.parametrize(
    ("data", "message", "hint"),
    [
        (b"", "1:1: error: the file is empty", "begin with a line `---`"),
        (b"Words.\n", "1:1: error: no front matter", "begin with a line `---`"),
        (b"+++\ntitle = 1\n+++\n", "1:1: error: front matter in TOML", "write `key: value`"),
        (b"---\ntitle: A\n", "1:1: error: front matter that never ends", "put a line `---`"),
        (FRONT.replace(b"Fine", b"Caf\xe9"), "2:11: error: byte 0xE9 is not UTF-8", "save the"),
        (
            FRONT.replace(b"Fine", b"A: B"),
            "2:9: error: a colon inside a text that is not in quotes",
            'quote it: `title: "A: B"`',
        ),
        (
            FRONT.replace(b"title", b"\ttitle"),
            "2:1: error: a tab; YAML wants spaces",
            "put spaces in its place",
        ),
        (
            FRONT.replace(b"date", b"title: B\ndate"),
            "3:1: error: `title` is given twice, first in line 2",
            "keep one of the two",
        ),
        (FRONT.replace(b"Fine", b"*a"), "2:8: error: `*a` is an alias in YAML", "quote it"),
        (FRONT.replace(b"Fine", b'"\\u0007"'), "2:8: error: a hidden character", "delete its"),
        (FRONT + b"\x07", "6:1: error: character U+0007 can't be printed", "delete it"),
        (FRONT + b"x" * (50 * 2**20), ": error: a file of 52,428,851 bytes; at most", "part it"),
        (
            FRONT.replace(b"date", b"summary: " + b"x" * 20_000 + b"\ndate"),
            "1:1: error: more than 16 KB of front matter",
            "put a line `---`",
        ),
    ],
)
def test_file_that_cannot_be_read(data: bytes, message: str, hint: str, newsroom: Newsroom) -> None:
    """One problem at its place, with a cure."""
    result = checked(newsroom.write(PLACE, data))

    (problem,) = result.problems
    assert problem.startswith(f"{PLACE}:{message}".replace(":: ", ": "))
    assert f"    {hint}" in result.report


def test_body_may_be_empty(newsroom: Newsroom) -> None:
    """An article may be its headline alone."""
    result = newsroom.article("a", body="").build()

    assert (0, []) == (result.status, result.problems)
    assert "On a" in result.page("/2026/a/")


@pytest.mark.parametrize(
    "title",
    [
        "稀土与磁体：一个三角洲",
        "القرار الجديد للمعادن",
        "Magnets 🧲 and scientists 👩🏽‍🔬",
        '"Deal: a first step"',
        "'It''s #1'",
        "AT&T <b>bold</b> &amp; more",
        "A long headline " * 20,
    ],
)
def test_title_of_any_kind(title: str, newsroom: Newsroom) -> None:
    """Ideographs, right-to-left scripts, emoji, colons and markup are a headline like any other."""
    result = newsroom.article("a", f"title: {title}").build()

    assert (0, []) == (result.status, result.problems)
    assert "<b>bold</b>" not in result.page("/2026/a/")
    assert "<b>bold</b>" not in result.page("/feed.xml")


def test_entities_in_a_title_are_decoded_once(newsroom: Newsroom) -> None:
    """`&amp;lt;` is `&lt;` to a reader, on the page and in the feed."""
    result = newsroom.article("a", "title: Q&amp;A on &amp;lt;").build()

    assert "<h1>Q&amp;A on &amp;lt;</h1>" in result.page("/2026/a/")
    assert "<title>Q&amp;A on &amp;lt;</title>" in result.page("/feed.xml").replace(
        "&#x26;", "&amp;"
    )


def test_language_of_an_article(newsroom: Newsroom) -> None:
    """An article may be in another language than its paper."""
    result = newsroom.article("a", "language: zh-Hans\ntitle: 稀土").build()

    assert (0, []) == (result.status, result.problems)
    assert 'lang="zh-Hans"' in result.page("/2026/a/")


DRAFT = "draft: true\n"


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("sumary: x\n", ""),
        ("topics: [nothing]\n", ""),
        ("slug: A Slug\n", ""),
        ("", "[x](nowhere.md)\n"),
        ("", "![](nowhere.png)\n"),
        ("", "[x](/nowhere/)\n"),
        ("", "[x](#nowhere)\n"),
        ("title: ''\n", ""),
        ("disclaimer: none\n", ""),
    ],
)
def test_mistakes_in_a_draft_are_warnings(head: str, body: str, newsroom: Newsroom) -> None:
    """A draft may be unfinished: it is told, and stops nothing."""
    newsroom.article("a", DRAFT + head, body).article("b")

    result = checked(newsroom)

    assert 0 == result.status
    assert [": warning: "] == [
        kind for each in result.problems for kind in (": warning: ", ": error: ") if kind in each
    ]


@pytest.mark.parametrize(
    "head",
    ["embargo: soon\n", "expires: never\n", "date: tomorrow\n", "withdrawn: true\n"],
)
def test_gate_of_a_draft_must_be_readable(head: str, newsroom: Newsroom) -> None:
    """Take the word `draft` away, and it would be public: what guards it then must be right."""
    result = newsroom.article("a", DRAFT + head).article("b").build()

    assert 1 == result.status
    assert {} == result.public
    assert [": error: "] == [": error: " for each in result.problems if ": error: " in each]


@pytest.mark.parametrize(
    "head",
    ['draft: "yes"', "draft: yes", "dratf: true", "Draft: true", "embargo: soon", "expires: x"],
)
def test_gate_that_cannot_be_read_publishes_nothing(head: str, newsroom: Newsroom) -> None:
    """Nothing comes out, not even the articles that are right."""
    newsroom.article("good")
    before = newsroom.build()

    result = newsroom.article("secret", head).build()

    assert 0 == before.status
    assert 1 == result.status
    assert before.public == result.public


def test_preview_shows_drafts_elsewhere(newsroom: Newsroom) -> None:
    """A preview has all that is held, says so on every page, and leaves public/ alone."""
    newsroom.article("a", DRAFT, "[x](nowhere.md)\n").article("b", "date: 2027-01-01")

    result = newsroom.build("--drafts")

    assert 0 == result.status
    assert {"2026/a/index.html", "2027/b/index.html"} <= set(result.public)
    assert 'content="noindex"' in result.page("/2026/a/")
    assert not (newsroom.folder / "public").exists()


def test_all_problems_are_told_together(newsroom: Newsroom) -> None:
    """Every file is read before anything is said; the report is in reading order."""
    newsroom.article("b", "sumary: x\ntopics: [nothing]", "[x](nowhere.md)\n")
    newsroom.article("a", "draft: yes")
    newsroom.write("content/vocabulary/topics.yaml", "Bad Key: X\n")

    places = [problem.partition(": ")[0] for problem in checked(newsroom).problems]

    assert [
        "content/articles/a.md:4:8",
        "content/articles/b.md:4:1",
        "content/articles/b.md:5:10",
        "content/articles/b.md:7:5",
        "content/vocabulary/topics.yaml:1:1",
    ] == places
