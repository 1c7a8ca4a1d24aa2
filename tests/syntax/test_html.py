"""An author's HTML is judged as one balanced fragment, and what is dropped is told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.syntax.html import clean_block


def findings(markup: str) -> list[tuple[int, str]]:
    """Return what was dropped: the place, and the first word in backticks."""
    return [(each.offset, each.message.split("`")[1]) for each in clean_block(markup)[1]]


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("<p>a <b>b</b></p>", "<p>a <b>b</b></p>"),
        ("<ul><li>a<li>b</ul>", "<ul><li>a</li><li>b</li></ul>"),
        (
            "<table><tr><td>a<td>b<tr><th>c</table>",
            "<table><tbody><tr><td>a</td><td>b</td></tr><tr><th>c</th></tr></tbody></table>",
        ),
        (
            "<details open><summary>a</summary>b</details>",
            '<details open=""><summary>a</summary>b</details>',
        ),
        ("<dl><dt>a<dd>b<dt>c<dd>d</dl>", "<dl><dt>a</dt><dd>b</dd><dt>c</dt><dd>d</dd></dl>"),
        ("<p lang=zh dir=ltr title='a b'>c</p>", '<p dir="ltr" lang="zh" title="a b">c</p>'),
        ("<td>", ""),
        ("a &lt; b &amp; c", "a &lt; b &amp; c"),
        ("<!-- a -->b<!---->c<!-->d", "bcd"),
        ("<P>A</P>", "<p>A</p>"),
        ("", ""),
    ],
)
def test_allowed_html_is_kept_balanced(written: str, kept: str) -> None:
    """And nothing is said of it, unless it stands where it can't."""
    cleaned, found = clean_block(written)
    assert sorted(kept) == sorted(cleaned)
    assert ("td" in written and not kept) or found == ()


@pytest.mark.parametrize(
    ("written", "kept", "dropped"),
    [
        ("<div class=x style='a'>b</div>", "<div>b</div>", [(5, "class"), (13, "style")]),
        ("<p onclick='a()' id=b>c</p>", "<p>c</p>", [(3, "onclick"), (17, "id")]),
        ("a<script>b</script>c", "ac", [(1, "<script>")]),
        ("<style>p {}</style>", "", [(0, "<style>")]),
        ("<iframe src=a>b</iframe>c", "c", [(0, "<iframe>")]),
        ("<a href=b>c</a>", "c", [(0, "<a>")]),
        ("<img src=a>b", "b", [(0, "<img>")]),
        ("<h1>a</h1>", "a", [(0, "<h1>")]),
        ("<form><input>a</form>", "a", [(0, "<form>"), (6, "<input>")]),
        ("<div>a", "a", [(0, "<div>")]),
        ("</div>a", "a", [(0, "</div>")]),
        ("</article>a", "a", [(0, "</article>")]),
        ("<b>a<i>b</b>c</i>", "<b>ab</b>c", [(4, "<i>"), (13, "</i>")]),
        ("<div", "", [(0, "<div")]),
        ("<p>a</p><b class='", "<p>a</p>", [(8, "<b")]),
        ("<a b='>'>c</a>", "c", [(0, "<a>")]),
    ],
)
def test_all_else_is_dropped_and_told(
    written: str, kept: str, dropped: list[tuple[int, str]]
) -> None:
    """Attributes, tags, what has no end, what closes nothing; at its place."""
    assert kept == clean_block(written)[0]
    assert dropped == findings(written)


def test_misplaced_html_is_told() -> None:
    """What the HTML parser drops for standing where it can't is told of the whole block."""
    cleaned, found = clean_block("<tr><td>a</td></tr>")
    assert "a" == cleaned
    assert ["part of this HTML stands where it cannot, and was dropped"] == [
        each.message for each in found
    ]


def test_a_comment_without_end_is_fatal() -> None:
    """It would hide the rest of the article."""
    cleaned, found = clean_block("a<!-- b")
    assert "" == cleaned
    assert [(1, True)] == [(each.offset, each.fatal) for each in found]


def test_deep_html_is_refused() -> None:
    """Levels multiply in a browser; 32 are plenty."""
    assert clean_block("<div>" * 32 + "a" + "</div>" * 32)[1] == ()
    cleaned, found = clean_block("<div>" * 33 + "a" + "</div>" * 33)
    assert "" == cleaned
    assert [True] == [each.fatal for each in found]


PARTS = ["<b>", "</b>", "<p>", "</p>", "<table>", "<td>", "</table>", "<x>", "</x>", "<script>"]
PARTS += [
    "</script>",
    "<!--",
    "-->",
    "<",
    ">",
    "a",
    "'",
    '"',
    "=",
    " ",
    "/",
    "<svg>",
    "</svg>",
    "&#1;",
]


@given(st.lists(st.sampled_from(PARTS), max_size=20).map("".join))
def test_cleaning_is_final(markup: str) -> None:
    """What was cleaned holds nothing that would be dropped."""
    cleaned, _ = clean_block(markup)
    again, found = clean_block(cleaned)
    assert cleaned == again
    assert () == found
