"""Whatever an author writes, the page stays whole and inert, and is set in good time."""

from html.parser import HTMLParser

import pytest
from bodies import PATH, filled
from hypothesis import given
from hypothesis import strategies as st

from dateline.model.prose import Prose
from dateline.syntax.markdown import MarkdownSettings, parse_markdown

VOID = {"br", "hr", "img", "wbr", "col"}
_TAGS = (
    "a abbr address aside b bdi bdo blockquote caption cite code colgroup dd del details div dl dt"
    " em figcaption figure h2 h3 h4 h5 h6 i ins kbd li mark ol p pre q rp rt ruby s samp section"
    " small span strong sub summary sup table tbody td tfoot th thead time tr u ul var"
)
_ATTRIBUTES = (
    "abbr alt aria-label class colspan datetime dir href id lang open reversed role rowspan scope"
    " src start tabindex title value"
)
TAGS = VOID | set(_TAGS.split())
ATTRIBUTES = set(_ATTRIBUTES.split())
SCHEMES = ("http:", "https:", "mailto:", "tel:")

FRAGMENTS = [
    *("a", "稀土", " ", "\n", "\n\n", "    ", "\t", "> ", "- ", "1. ", "# ", "## ", "`", "```\n"),
    *("*", "**", "_", "~~", "[", "]", "(", ")", "](b)", "![", "](javascript:c)", "](//d)", "\\"),
    *(
        "[^1]",
        "\n[^1]: n\n",
        "[r]",
        "\n\n[r]: data:x 't'\n\n",
        "| a | b |\n|---|:-:|\n",
        "|",
        ": d\n",
    ),
    *(
        "<b>",
        "</b>",
        "<i title='x'>",
        "</i>",
        "<div>",
        "</div>",
        "<div class=x onclick=y>",
        "</article>",
    ),
    *(
        "<script>",
        "</script>",
        "<style>",
        "</style>",
        "<iframe src=x>",
        "<img src=x onerror=y>",
        "<svg>",
    ),
    *(
        "<a href='javascript:x'>",
        "</a>",
        "<p",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "<?x",
        "?>",
        "<!x>",
    ),
    *(
        "<table>",
        "<td>",
        "</table>",
        "<details>",
        "<summary>",
        "</p>",
        "<p>",
        "<plaintext>",
        "<math>",
    ),
    *(
        "<textarea>",
        "<noscript>",
        "<template>",
        "<br>",
        "<br/>",
        "</br>",
        "<xmp>",
        "<title>",
        "<q>",
    ),
    *(
        "\n\n<div>",
        "\n\n<b><p>",
        "\n\n</div>",
        "\n\n<table>",
        "{lang=zh}",
        "]{lang=zh}",
        "{{<",
        ">}}",
    ),
    *(
        "> [!NOTE]\n",
        "> [!PULL]\n",
        "> [!X]\n",
        '"',
        "'",
        "--",
        "...",
        "&",
        "&lt;",
        "&#12;",
        "&#0;",
    ),
    *("\x00", "\x0c", "\ufffe", "\ud800", "\x85", "\u2028", "<https://e.example>", "<j:x>", "⟦"),
]


class Witness(HTMLParser):
    """Reads a page, and protests against what must not be in it."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Accept known tags, attributes and addresses."""
        assert tag in TAGS
        for name, value in attrs:
            assert name in ATTRIBUTES
            if name == "id":
                self.ids.append(value or "")
            if name in ("href", "src"):
                head = (value or "").split("/")[0].split("?")[0].split("#")[0]
                assert ":" not in head or head.lower().startswith(SCHEMES)
                assert not (value or "").startswith("//")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Accept the end of what was opened last."""
        assert tag == self.open.pop()

    def handle_comment(self, data: str) -> None:
        """Accept no comment."""
        raise AssertionError(data)

    handle_decl = handle_pi = unknown_decl = handle_comment


def bear_witness(prose: Prose) -> None:
    """Read the page as a browser would."""
    html = filled(prose)
    witness = Witness()
    witness.feed(html)
    witness.close()
    assert witness.open == []
    assert len(witness.ids) == len(set(witness.ids))
    assert not set(html) & set(map(chr, [*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF]))
    html.encode()


@given(st.lists(st.sampled_from(FRAGMENTS), max_size=30).map("".join))
def test_any_marks_give_a_whole_and_inert_page(text: str) -> None:
    """Known tags in pairs, no handler, no foreign scheme, no id twice, nothing XML can't hold."""
    bear_witness(parse_markdown(text, MarkdownSettings(), PATH)[0])


@given(st.text(max_size=200))
def test_any_text_gives_a_whole_and_inert_page(text: str) -> None:
    """The same of any characters at all."""
    bear_witness(parse_markdown(text, MarkdownSettings(), PATH)[0])


@given(st.lists(st.sampled_from(FRAGMENTS), max_size=30).map("".join), st.integers(1, 99))
def test_every_place_is_in_the_text(text: str, first_line: int) -> None:
    """What is told of a text names a line and a column that it has."""
    prose, problems = parse_markdown(text, MarkdownSettings(), PATH, first_line)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    places = [(problem.location.line, problem.location.column) for problem in problems]
    places += [(link.line, link.column) for link in prose.outline.links]
    places += [(each.target.line, each.target.column) for each in prose.outline.pictures]

    for line, column in places:
        assert first_line <= line < first_line + len(lines)
        assert 0 <= column <= len(lines[line - first_line]) + 1


@given(st.lists(st.sampled_from(FRAGMENTS), max_size=30).map("".join))
def test_blanks_and_outline_agree(text: str) -> None:
    """Every link and picture of the outline has its blanks, once and in order."""
    prose, _ = parse_markdown(text, MarkdownSettings(), PATH)
    links = [piece.link for piece in prose.pieces if type(piece).__name__ == "LinkStart"]
    pictures = [piece.picture for piece in prose.pieces if "Picture" in type(piece).__name__]

    assert list(range(len(prose.outline.links))) == links
    assert list(range(len(prose.outline.pictures))) == pictures


SIZE = 10_000
REPEATED = [
    *("*a **a ", "a_ ", "_a ", "a]", "[a", "*a_ ", "*a**a*a**", "[ a_", "[ (](", "![[]()", "["),
    *(
        "**x [a*b**c*](d)",
        "`a``",
        "[a](<b",
        "[a](b",
        "<!--",
        "a <!--\n",
        "a<?",
        "a<!A ",
        "a<![CDATA[",
    ),
    *(
        "- 1\n",
        "[a]: u\n",
        "[a\n",
        "[a]: b 'c\n",
        "[^",
        "[^a]: ",
        "~~a ",
        "~",
        "a\n: b\n",
        "'a ",
        '"',
    ),
    *(
        "<b>",
        "x <x>",
        "<script>",
        "*<b>*",
        "{{<",
        "{{< a >}}",
        "{",
        "{%",
        "[a]{",
        "[a]{lang=zh} ",
        "![",
    ),
    *(
        "&",
        "&amp;",
        "\\*",
        "a  \n",
        "a\n",
        "a\n-b\n",
        "# a\n",
        "## a\n## a-2\n",
        "> [!NOTE]\n> a\n\n",
    ),
    *(
        "\x01",
        "<http://a.b>",
        "\t",
        "- ",
        "1. ",
        "> ",
        "> - ",
        "\r",
        "A. ",
        "。",
        "```\n",
        "(",
        "*_",
    ),
    *(
        "|a",
        "- a\n\n",
        "[a](javascript:x) ",
        "<p><b title=x>",
        "<div>\n",
        "</p>",
        "<a b='",
        "&#12;",
    ),
]


@pytest.mark.parametrize("part", REPEATED)
def test_long_repetitions_are_set_in_good_time(part: str) -> None:
    """What makes parsers take the square of its length is set, or refused; no limit is a clock."""
    for text in (part * (SIZE // len(part)), part * 2_000 + "a]" * 2_000 + ")" + "</i>" * 500):
        bear_witness(parse_markdown(text, MarkdownSettings(), PATH)[0])
