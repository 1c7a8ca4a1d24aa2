"""The parser is CommonMark's, and says the same as the library's own rules, only sooner."""

import dataclasses
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.common.utils import MD_TRIM_CHARS
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from dateline.syntax.markdown import commonmark
from dateline.syntax.markdown.grammar import MAX_NESTING, grammar
from dateline.syntax.markdown.plain_blocks import SPACES
from dateline.syntax.markdown.tokens import QuickToken

EXAMPLE = re.compile(r"^`{32} example\n(.*?)^\.\n(.*?)^`{32}$", re.DOTALL | re.MULTILINE)
EXAMPLES = 652
# What the specification's authors write, and what grammars stumble over.
FRAGMENTS = [
    *("a", "b c", " ", "  ", "    ", "\t", "\n", "\n\n", "\n> ", ">", "- ", "* ", "1. ", "2) "),
    *("# ", "## ", "---", "===", "***", "`", "``", "```", "~~~", "~~", "~", "*", "**", "_", "__"),
    *("[", "]", "(", ")", "![", "](u)", "[a](b)", '[a](/b "t")', "](<u v> 't')", "<b>", "</b>"),
    *("<div>", "<!-- x -->", "<http://a.b>", "&amp;", "&#35;", "\\", "\\*", "|", "| a | b |\n"),
    *("|---|:-:|\n", ": d\n", "~ d\n", "[^1]", "[^1]: n\n", "[a]: /u 't'\n", "[a]", "[a][]"),
    *("é", "“", "!", "'", '"', ":", "-", "+", "=", "\n   ", "{", "}", "x|y\n-|-\n", "\u00a0"),
    *(
        "*a*",
        "**b c**",
        " *a* ",
        " **b** ",
        "(*a*)",
        "*é*.",
        "*a **b** c*",
        "\n\t",
        "x\n===\n",
        "x\n---\n",
        "> x\n---\n",
        "]: /u\n",
    ),
]


@pytest.fixture(scope="module")
def examples(npm_package: Callable[[str], Path]) -> list[tuple[str, str]]:
    """The specification's examples: Markdown and HTML."""
    text = (npm_package("commonmark-spec") / "spec.txt").read_text("utf-8")
    return [
        (source.replace("→", "\t"), html.replace("→", "\t"))
        for source, html in EXAMPLE.findall(text)
    ]


def test_all_examples_of_the_specification(examples: list[tuple[str, str]]) -> None:
    """Every example gives what the specification prints, with all our extensions enabled."""
    expected = [html for _, html in examples]
    actual = [
        commonmark(source).replace("<blockquote></blockquote>", "<blockquote>\n</blockquote>")
        for source, _ in examples
    ]

    assert EXAMPLES == len(examples)
    assert expected == actual


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("~~gone~~", "<p><s>gone</s></p>\n"),
        ("term\n: words", "<dl>\n<dt>term</dt>\n<dd>words</dd>\n</dl>\n"),
        (
            "| a |\n|---|\n| b |",
            "<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n"
            "<tbody>\n<tr>\n<td>b</td>\n</tr>\n</tbody>\n</table>\n",
        ),
        ("[稀土]{lang=zh}", '<p><span lang="zh">稀土</span></p>\n'),
    ],
)
def test_extensions_read_what_commonmark_prints_as_text(source: str, html: str) -> None:
    """Strikethrough, definitions, tables and foreign words are read."""
    assert html == commonmark(source)


def test_footnotes_are_read() -> None:
    """A footnote is taken from where it is defined and printed below."""
    assert '<li id="fn1" class="footnote-item"><p>note' in commonmark("a[^1]\n\n[^1]: note")


def stock() -> MarkdownIt:
    """Return the library's parser with the same extensions and limits."""
    options = {"maxNesting": MAX_NESTING, "store_labels": True}
    parser = MarkdownIt("commonmark", options).use(footnote_plugin, inline=False)
    parser.use(deflist_plugin).enable(["table", "strikethrough"])
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
    return parser


STOCK = stock()


def fields_of(token: Token) -> dict[str, object]:
    """Return all fields of a token, be it the library's or ours."""
    fields = {each.name: getattr(token, each.name) for each in dataclasses.fields(Token)}
    return {**fields, "children": [fields_of(child) for child in token.children or ()]}


def as_values(tokens: list[Token]) -> list[object]:
    """Return all that the library knows of these tokens, without the places that we note.

    The library leaves an empty text where it took half of a pair of marks.
    """
    values: list[object] = []
    for token in tokens:
        if token.type == "text" and not token.content:
            continue
        value = fields_of(token)
        value["meta"] = {k: v for k, v in token.meta.items() if k not in ("at", "end")}
        value["children"] = as_values(token.children or [])
        values.append(value)
    return values


def test_our_tokens_have_all_fields() -> None:
    """A token that is made faster is like the library's own."""
    assert fields_of(Token("text", "", 0)) == fields_of(QuickToken("text", "", 0))


def agrees(text: str) -> None:
    """Check that both parsers read the same."""
    assert as_values(STOCK.parse(text)) == as_values(grammar().parse(text))


@given(st.lists(st.sampled_from(FRAGMENTS), max_size=40).map("".join))
def test_same_tokens_as_the_library(text: str) -> None:
    """Asking fewer rules changes no token of any text."""
    # The one difference: a picture's alternative text refers to no footnote.
    agrees(text.replace("[^1]", "") if "!" in text else text)


@given(st.text(alphabet="a []()!*_`<>&\\\n#-=|:~>1.", max_size=80))
def test_same_tokens_from_any_signs(text: str) -> None:
    """Nor from signs in no order at all."""
    agrees(text)


# Items of lists, lines of quotations, and what may follow or part them.
ITEMS = [
    *(
        "- **a** b\n",
        "* **c\n",
        "- “d”\n",
        '- "e\n',
        "- (f)\n",
        "- **g*\n",
        "- **---\n",
        "- ** h\n",
    ),
    *("- a\n", "- b c\n", "* d\n", "+ e\n", "- a  \n", "-  f\n", "- 1\n", "- *a*\n", "- - a\n"),
    *(
        "\n",
        "\n",
        " \n",
        "\n\n",
        "g\n",
        "  h\n",
        " - i\n",
        ": j\n",
        "~ k\n",
        "---\n",
        "===\n",
        "-\n",
    ),
    *(
        "> a\n",
        "> “b”\n",
        ">\n",
        "> — c\n",
        "> —c\n",
        "> (h)\n",
        "> \n",
        ">d\n",
        ">  e\n",
        "> **f\n",
        "> : g\n",
    ),
    *("> - l\n", "# m\n", "1. n\n", "|-|\n", "- o|p\n", "- a", "\t", "[^1]: - q\n", "- # r\n"),
]


@given(st.lists(st.sampled_from(ITEMS), max_size=12).map("".join))
def test_same_tokens_from_lists_and_quotations(text: str) -> None:
    """Nor from lists and quotations, whose commonest are read by one pattern."""
    agrees(text)


# Blocks that are read by one pattern each, and what may make them something else.
BLOCKS = [
    *("a\n\n", "b c\nd e\n\n", "2 f\n\n", "12 g\n34h\n\n", "[i](j) k\n\n", "![l](m)\n\n"),
    *("*n* o\n\n", "**p** q\n[r](s)\n\n", "# t\n", "## u ##\n\n", "###\tv # \n", "#### w#\n"),
    *("- x\n- y\n\n", "* z\n\n", "> a\n>\n> b\n\n", "> c\n\n", "— d  \ne\u00a0\n\n", "\n", "\n\n"),
    *("1. f\n\n", "1) g\n", "12\n\n", "h\n---\n\n", "i\n: j\n\n", ": k\n\n", "[l]: /m\n\n", "#n\n"),
    *(
        "[^1]: o\n\n",
        "[p\n",
        "*q\n",
        "    r\n\n",
        "- s",
        "t",
        "u\n# v\n",
        "w\n- x\n\n",
        " \n",
        "#\n",
    ),
]


@given(st.lists(st.sampled_from(BLOCKS), max_size=12).map("".join))
def test_same_tokens_from_plain_blocks(text: str) -> None:
    """Nor from the commonest blocks, of which a text may be made that the library never sees."""
    agrees(text)


def test_a_plain_text_needs_no_library() -> None:
    """A text of such blocks and shapes is set without loading a library; HTML needs them all."""
    program = """
import sys
from dateline.syntax.markdown import MarkdownSettings, parse_markdown
rooms = ["markdown_it", "dateline.syntax.html", "nh3"]
for text in (sys.argv[1], "1. a\\n", "a <b>c</b>\\n", "<p>d</p>\\n"):
    parse_markdown(text, MarkdownSettings(), "a.md")
    print(sum(room in sys.modules for room in rooms), end=" ")
"""
    text = "Words, [a](/b), **c**\nand `d`.\n\n## E\n\n- f\n- *g*\n\n> h\n\n![i](j.jpg)\n"
    command = [sys.executable, "-c", program, text]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "0 1 2 3 " == run.stdout


def test_spaces_are_what_the_library_takes_them_for() -> None:
    """What is taken from both ends of a line is what the library takes."""
    assert sorted(MD_TRIM_CHARS) == sorted(SPACES)


# Shapes that are read by one pattern each, and what may make them something else.
SHAPES = [
    *("[a](b)", '[a b](/c "t")', "![a](b)", "![](b)", "*a*", "**b c**", "`c`", "`c d`", "` c`"),
    *("\n", "\n  ", " \n", "a", "b ", " ", "(", ")", ".", "!", "`", "``", "*", "[", "]", "\\", "é"),
]


@given(st.lists(st.sampled_from(SHAPES), max_size=20).map("".join))
def test_same_tokens_from_plain_shapes(text: str) -> None:
    """Nor from the commonest shapes, read without a rule."""
    agrees(text)


def placed(text: str) -> list[object]:
    """Return the tokens of a line with the places that we note."""
    children = grammar().inline.parse(text, grammar(), {}, [])
    return [fields_of(child) for child in children]


@given(st.lists(st.sampled_from(SHAPES), max_size=20).map("".join))
def test_same_places_of_plain_shapes(text: str) -> None:
    """A shape that is read without a rule has the place that its rule would note."""
    with patch("dateline.syntax.markdown.inlines.read_plain", lambda _: None):
        by_rules = placed(text)

    assert by_rules == placed(text)


def test_same_tokens_from_the_examples(examples: list[tuple[str, str]]) -> None:
    """Nor of the specification's examples, alone or run together."""
    for source, _ in examples:
        agrees(source)
    agrees("\n".join(source for source, _ in examples))


ADDRESS = st.text(alphabet="htps:/.ab1-_~?&=+,;@!$()*'%2F#é {}|\\^`\"<>[]A", max_size=20)


@given(
    st.builds(
        str.__add__, st.sampled_from(["", "http://", "https://a.b", "/", "../", "#"]), ADDRESS
    )
)
def test_plain_addresses_are_normalised_already(address: str) -> None:
    """The short way through an address gives what the full way gives."""
    assert STOCK.normalizeLink(address) == grammar().normalizeLink(address)


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("https://example.org/a b", "https://example.org/a%20b"),
        ("/ä?q=ö", "/%C3%A4?q=%C3%B6"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        ("a%2fb", "a%2fb"),
        ("100%", "100%25"),
    ],
)
def test_addresses_are_percent_encoded(written: str, normal: str) -> None:
    """As CommonMark asks; what is encoded stays as it is."""
    assert normal == grammar().normalizeLink(written)
