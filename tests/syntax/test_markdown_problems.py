"""Every mistake in a body is found, at its line and column, with a cure that can be typed."""

import pytest
from bodies import PATH, PLAIN, complaints, filled, outline, printed, problems

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
        (
            "| [a](b.md) | [a](b.md) |\n|--|--|\n| x \\| [c](d.md) | [e](f.md)",
            [(1, 7), (1, 19), (3, 12), (3, 24)],
        ),
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
    assert (
        "../a%20b.md?x=1&y=2#ä".replace("ä", "%C3%A4")
        == outline("[a](<../a b.md?x=1&amp;y=2#ä>)").links[0].text
    )


@pytest.mark.parametrize(
    "address",
    [
        "http://a.example",
        "HTTPS://a.example/b",
        "mailto:a@b.example",
        "tel:+123",
        "a.md",
        "#b",
        "?c",
        "/d/",
        "../e:f/",
    ],
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a [b](//c.example/d)", "1:7 link-scheme error"),
        ("a <foo:bar>", "1:4 link-scheme error"),
        ("[a]()", "1:5 link-scheme error"),
        ("[a]\n\n[a]: javascript:b", "3:6 link-scheme error"),
        ("![a](javascript:b)", "1:6 picture-scheme error"),
        ("b ![a](data:image/png;base64,x)", "1:8 picture-scheme error"),
        ("![a](//b.example/c.png)", "1:6 picture-scheme error"),
        ("[a <https://b.example> c](d.md)", "1:5 nested-link warning"),
        ("x\n\n# a", "3:1 heading-level warning"),
        ("> a\n> ===", "1:1 heading-level warning"),
        ("a {{< figure src=x >}} b", "1:3 shortcode warning"),
        ("a {{<youtube id>}} b", "1:3 shortcode warning"),
        ("- a\n- {{% b %}}", "2:3 shortcode warning"),
        ("| a |\n|---|\n| {% raw %} |", "3:3 shortcode warning"),
        ("<div>\n{% include x %}\n</div>", "2:1 shortcode warning"),
        ('[a]({{< ref "b.md" >}})', "1:5 shortcode warning"),
        ("a[^b]", "1:2 footnote-undefined warning"),
        ("a[^b] `[^c]`\n\n[^d]: e\n\nx[^d]", "1:2 footnote-undefined warning"),
        ("a\n\n[^b]: c", "3:1 footnote-unused warning"),
        ("a[^b]\n\n[^b]: c\n[^b]: d", "4:1 footnote-duplicate warning"),
        ("a ![b[^c]](d.png)\n\n[^c]: e", "3:1 footnote-unused warning"),
        ("a [b]{class=c}", "1:6 attribute warning"),
        ("a [b]{lang=zh_CN}", "1:6 attribute warning"),
        ("a [b](c.md){target=_blank}", "1:12 attribute warning"),
        ("## a {#b}", "1:6 attribute warning"),
        ("> [!NOTES]\n> a", "1:3 unknown-callout warning"),
        ("> [!NOTE] a\n> b", "1:3 callout-text warning"),
        ("a <!-- b\n\nc --> d", "1:3 open-comment error"),
        ("a\n\n<!-- b\n\nc", "3:1 html-dropped error"),
        ("a\n<div class=b>c</div>", "2:6 html-dropped warning"),
        ("a\n<div>\n  <iframe src=b></iframe>\n</div>", "3:3 html-dropped warning"),
        ("a\n\n</article>\n\nb", "3:1 html-dropped warning"),
        ("a\n\n<div>\n\nb\n\n</div>", "3:1 html-dropped warning;7:1 html-dropped warning"),
        ("a <b>c", "1:3 html-dropped warning"),
        ("a *<b>c* d</b>", "1:4 html-dropped warning;1:11 html-dropped warning"),
        ("a <kbd style=b>c</kbd>", "1:8 html-dropped warning"),
        ("- a <a href=b>c</a>", "1:5 html-dropped warning"),
        ("a <script>b</script> c", "1:3 html-dropped warning"),
        ("a <?php b ?> c", "1:3 html-dropped warning"),
        ("a\x01b\n\x0cc", "1:2 control-character error;2:1 control-character error"),
        ("a\n\nb \ud800", "3:3 control-character error"),
        ("a &#12; b", "1:3 control-character error"),
        ("a \ufffe", "1:3 control-character error"),
        ("- " * 40 + "a", "1:1 nesting error"),
        (">" * 100 + "a", "1:1 nesting error"),
    ],
)
def test_mistakes_and_their_places(text: str, expected: str) -> None:
    """Line, column, code, and whether it stops the publication."""
    assert expected.split(";") == complaints(text)


@pytest.mark.parametrize(
    "text",
    [
        "`{{< a >}}` and `[^b]` and `[c]{class=d}` and `<!--`",
        "```\n{{< a >}}\n[^b] <script>\n```",
        "    {% a %}",
        "\\[^a] b",
        "a { b } {{ c }} [d] {e}",
        "<!-- a note\n\nto colleagues -->\n\nb <!-- {{< c >}} --> d",
        "a & b < c > d",
        "> [!important]\n> a",
        "x[^a]\n\n[^a]: y",
    ],
)
def test_what_is_no_mistake(text: str) -> None:
    """Code may show anything; comments are notes to colleagues."""
    assert [] == complaints(text)


def test_hints_can_be_typed() -> None:
    """The cure names the word that was probably meant."""
    assert "did you mean [!NOTE]?" == problems("> [!NTE]\n> a")[0].hint
    assert "write https://a.example/b" == problems("[x](//a.example/b)")[0].hint
    assert "{lang=zh-CN}" == problems("[x]{lang=zh_CN}")[0].hint
    assert "write [words](address)" == problems("<a href=x>y</a>")[0].hint


def test_comments_reach_no_output() -> None:
    """In blocks, in lines, in HTML, whatever they hold."""
    text = "a <!-- SECRET --> b\n\n<!-- SECRET\n\n**SECRET** -->\n\n<p>c <!-- SECRET --> d</p>"
    assert "SECRET" not in printed(text)


def test_leftovers_are_printed_as_text() -> None:
    """Nothing of them is run, and nothing lost."""
    html = filled(parse_markdown("{{<youtube x>}}", PLAIN, PATH)[0])
    assert "<p>{{&lt;youtube x&gt;}}</p>\n" == html


@pytest.mark.parametrize("text", ["- " * 40 + "deep", "> " * 100 + "deep", "1. " * 50 + "deep"])
def test_no_text_is_lost_to_nesting(text: str) -> None:
    """What nests too deep is kept as text, and so is all that follows."""
    html = filled(parse_markdown(text + "\n\nafter", PLAIN, PATH)[0])
    assert "deep" in html
    assert html.endswith("<p>after</p>\n")


def test_deep_lists_are_fine() -> None:
    """A list may nest 18 levels deep, which is more than any was ever meant to."""
    text = "".join("  " * level + f"- level {level}\n" for level in range(18))
    assert "level 17" in printed(text)


def test_tables_cannot_explode() -> None:
    """Empty cells that the parser adds are counted in all tables together."""
    table = "|a" * 200 + "|\n" + "|-" * 200 + "|\n" + "|\n" * 60 + "\n"
    assert ["190:1 table-cells error"] == complaints(table * 9)
    assert [] == complaints(table * 2)


def test_a_title_used_often_cannot_explode() -> None:
    """What a short text prints many times is counted; the place is where it grew too long."""
    text = "[a]: b.md '" + "x" * 40_000 + "'\n\n" + "[a]\n" * 10_000
    prose, found = parse_markdown(text, PLAIN, PATH)

    assert ["too-long"] == [problem.code for problem in found]
    assert len(filled(prose)) < 3_000_000
    assert len(prose.outline.links) < 10_000


def test_a_text_can_be_too_long() -> None:
    """The limit is a number of characters."""
    expected = Problem(
        Location(PATH, 7), "too-long", "this text has more than 500,000 characters", "split it"
    )
    assert (expected,) == problems("a " * 250_001, 7)


def test_warnings_stop_no_publication() -> None:
    """Only errors do."""
    severities = {problem.code: problem.severity for problem in problems("# a\n\n[b](c:d)")}
    expected = {"heading-level": Severity.WARNING, "link-scheme": Severity.ERROR}
    assert expected == severities


def test_many_mistakes_are_told_up_to_a_number() -> None:
    """A file that was never meant to be Markdown doesn't flood the screen."""
    assert len(problems("<x>" * 5_000)) == 500
