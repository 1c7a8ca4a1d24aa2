"""Every mistake in a body is found, at its line and column, with a cure that can be typed."""

import pytest
from setting import PATH, PLAIN, complaints, filled, outline, printed, problems

from dateline.model.problem import Location, Problem, Severity
from dateline.model.prose import Mention
from dateline.syntax.markdown import parse_markdown


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("a [b](c.md) [d](e.md)", [(1, 7), (1, 17)]),
        ("a\nb [c](d.md)\n e [f](g.md)", [(2, 7), (3, 8)]),
        ("- a [b](c.md)\n  - [d](e.md)\n    [f](g.md)", [(1, 9), (2, 9), (3, 9)]),
        ("> a [b](c.md)\n> [d](e.md)\n[f](g.md)", [(1, 9), (2, 7), (3, 5)]),
        ("1. > [a](b.md)", [(1, 10)]),
        ("## [a](b.md) ##", [(1, 8)]),
        ("[a](b.md)\nc\n===", [(1, 5)]),
        ("| [a](b.md) | [a](b.md) |\n|--|--|\n| x \\| [c](d.md) | [e](f.md)", [(1, 7), (1, 19), (3, 12), (3, 24)]),
        ("> | a | b |\n> |--|--|\n> | a | [c](d.md) |", [(3, 13)]),
        ("a[^1]\n\n[^1]: [b](c.md)\n\n    [d](e.md)", [(3, 11), (5, 9)]),
        ("a\n: [b](c.md)", [(2, 7)]),
        ("[a](<b c.md>) [d]( e.md 'f')", [(1, 6), (1, 20)]),
        ("[a *b* `c`](d.md)", [(1, 13)]),
        ("<https://a.example/> <b@c.example>", [(1, 2), (1, 23)]),
        ("[a][b] [b] [b][]\n\n[b]: c.md 'd'", [(3, 6), (3, 6), (3, 6)]),
        ("[a]\n\n> [a]:\n> b.md", [(4, 3)]),
        ("[![a](b.png)](c.md)", [(1, 15)]),
        ("\t[no](c.md)\n\n-\t[a](b.md)\n\n\t[c](d.md)", [(3, 7), (5, 6)]),
        ("> [!NOTE]\n> [a](b.md)", [(2, 7)]),
        ("**[a](b.md)** [稀土]{lang=zh} [[c](d.md)]{lang=zh}", [(1, 7), (1, 34)]),
        ("a  \n[b](c.md)\\\n[d](e.md)", [(2, 5), (3, 5)]),
    ],
)
def test_links_know_where_their_address_is_written(
    text: str, places: list[tuple[int, int]]
) -> None:
    """Line and column of the address: here, or in the reference's definition."""
    assert places == [(link.line, link.column) for link in outline(text).links]


def test_lines_count_from_the_first_line_of_the_body() -> None:
    """Front matter stands above a body, in the same file."""
    prose, found = parse_markdown("\n# a\n\n[b](c.md)", PLAIN, PATH, 10)

    assert [Location(PATH, 11, 1)] == [problem.location for problem in found]
    assert (Mention("c.md", 13, 5),) == prose.outline.links


def test_an_address_is_kept_as_the_parser_reads_it() -> None:
    """References to characters are read, and what must be percent-encoded is."""
    assert "../a%20b.md?x=1&y=2#ä".replace("ä", "%C3%A4") == outline(
        "[a](<../a b.md?x=1&amp;y=2#ä>)"
    ).links[0].text


@pytest.mark.parametrize(
    "address",
    ["http://a.example", "HTTPS://a.example/b", "mailto:a@b.example", "tel:+123", "a.md", "#b", "?c", "/d/", "../e:f/"],
)
def test_addresses_that_may_be_linked(address: str) -> None:
    """Web, mail, telephone, and paths."""
    html = printed(f"[x]({address})")
    assert f'<p><a href="{address}">x</a></p>\n' == html


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "&#106;avascript:alert(1)",
        "vbscript:x",
        "data:text/html,x",
        "data:image/png;base64,x",
        "file:///etc/passwd",
        "ms-msdt:x",
        "intent://x",
        "feed:javascript:x",
        "view-source:x",
        "ftp://a.example",
    ],
)
def test_other_addresses_are_refused_where_they_stand(address: str) -> None:
    """The words stay, without the link; the library alone would leave the source as text."""
    text = f"a [*x*](<{address}>) b"
    prose, found = parse_markdown(text, PLAIN, PATH)

    assert "<p>a <em>x</em> b</p>\n" == filled(prose)
    assert [(Location(PATH, 1, 10), "link-scheme")] == [
        (problem.location, problem.code) for problem in found
    ]
