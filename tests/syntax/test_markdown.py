"""A body becomes pieces and an outline: every mark of the content contract, as it is printed."""

import pytest
from bodies import PLAIN, filled, outline, printed

from dateline.model.prose import (
    Anchor,
    FigurePicture,
    Heading,
    InlinePicture,
    LinkEnd,
    LinkStart,
    Mention,
    MentionedPicture,
)
from dateline.syntax.markdown import MarkdownSettings, MarkdownWords, parse_markdown


def test_pieces_are_few_and_long() -> None:
    """Strings are joined up to the next blank."""
    prose, _ = parse_markdown("a *b*\n\nc [d](e.md) f\n\n- g\n", PLAIN, "a.md")

    expected = (
        "<p>a <em>b</em></p>\n<p>c <a",
        LinkStart(0),
        ">d",
        LinkEnd(0),
        "</a> f</p>\n<ul>\n<li>g</li>\n</ul>\n",
    )
    assert expected == prose.pieces


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("a\nb  \nc\\\nd", "<p>a\nb<br>\nc<br>\nd</p>\n"),
        ("**a** _b_ ~~c~~", "<p><strong>a</strong> <em>b</em> <s>c</s></p>\n"),
        ('a < b & "c" > d', '<p>a &lt; b &amp; "c" &gt; d</p>\n'),
        ("&copy; &lt; \\* \\<", "<p>© &lt; * &lt;</p>\n"),
        ("`a < b`", "<p><code>a &lt; b</code></p>\n"),
        ("---", "<hr>\n"),
        ("> a\n>\n> b", "<blockquote>\n<p>a</p>\n<p>b</p>\n</blockquote>\n"),
        ("- a\n\n- b", "<ul>\n<li><p>a</p>\n</li>\n<li><p>b</p>\n</li>\n</ul>\n"),
        ("- a\n  - b\n", "<ul>\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>\n"),
        ("3. a\n4. b", '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>\n'),
        ("1. a", "<ol>\n<li>a</li>\n</ol>\n"),
        ("term\n: one\n: two", "<dl>\n<dt>term</dt>\n<dd>one</dd>\n<dd>two</dd>\n</dl>\n"),
        (
            "```py x\na < b\n```",
            '<pre tabindex="0"><code class="language-py">a &lt; b\n</code></pre>\n',
        ),
        ("```<x>\na\n```", '<pre tabindex="0"><code>a\n</code></pre>\n'),
        ("    a", '<pre tabindex="0"><code>a\n</code></pre>\n'),
        ("", ""),
        ("a\r\nb\rc", "<p>a\nb\nc</p>\n"),
    ],
)
def test_what_commonmark_means(text: str, html: str) -> None:
    """Blocks and marks are printed as HTML5."""
    assert html == printed(text)


def test_table() -> None:
    """A table scrolls in a box of its own that has a name; columns are aligned by class."""
    expected = (
        '<div class="table" role="group" tabindex="0" aria-label="Table">\n<table>\n'
        '<thead>\n<tr>\n<td></td>\n<th scope="col" class="right">b</th>\n'
        '<th scope="col" class="center">c</th>\n</tr>\n</thead>\n'
        '<tbody>\n<tr>\n<td>1</td>\n<td class="right">2</td>\n<td class="center">3</td>\n'
        "</tr>\n</tbody>\n</table>\n</div>\n"
    )
    assert expected == printed("| | b | c |\n|---|--:|:-:|\n| 1 | 2 | 3 |\n")


def test_headings_have_ids_of_their_words() -> None:
    """An id is made as forges make it, is unique, and goes into the outline."""
    text = "## What’s *new*, really?\n\n### A & B\n\n## 稀土 rules\n\n## A & B\n\n## ???\n\n## ???"
    expected = (
        Heading(2, "What’s new, really?", "whats-new-really"),
        Heading(3, "A & B", "a--b"),
        Heading(2, "稀土 rules", "稀土-rules"),
        Heading(2, "A & B", "a--b-2"),
        Heading(2, "???", "section"),
        Heading(2, "???", "section-2"),
    )
    assert expected == outline(text).headings
    assert tuple(heading.anchor for heading in expected) == outline(text).anchors


def test_an_id_is_never_taken_twice() -> None:
    """Neither by words that look like a number of ours, nor by a footnote's id."""
    text = "## a\n\n## a-2\n\n## a\n\n## fnref-1\n\nx[^n]\n\n## fn-1\n\n[^n]: y"
    anchors = outline(text).anchors

    assert len(anchors) == len(set(anchors))
    assert {"a", "a-2", "a-3", "fn-1", "fnref-1"} <= set(anchors)


def test_a_heading_is_a_blank_between_strings() -> None:
    """Its id can be prefixed where a page holds several texts."""
    prose, _ = parse_markdown("## a `b`", PLAIN, "a.md")

    expected = ('<h2 id="', Anchor("a-b"), '">a <code>b</code></h2>\n')
    assert expected == prose.pieces


def test_typography_changes_no_id() -> None:
    """An id is made of the words as typed."""
    text = '## "a" -- b'
    assert outline(text).anchors == outline(text, MarkdownSettings()).anchors


def test_figure_and_inline_picture() -> None:
    """A picture alone in its paragraph is a figure, its title the caption; else it is inline."""
    prose, problems = parse_markdown(
        '![Two *men*](../m/a.jpg "The \\"hall\\"")\n\nb ![](c.png) d\n\n![e](f.png) ![ ](g.png)',
        PLAIN,
        "a.md",
    )
    expected = (
        MentionedPicture(Mention("../m/a.jpg", 1, 14), "Two men", 'The "hall"'),
        MentionedPicture(Mention("c.png", 3, 7), None, ""),
        MentionedPicture(Mention("f.png", 5, 6), "e", ""),
        MentionedPicture(Mention("g.png", 5, 18), None, ""),
    )
    assert problems == ()
    assert expected == prose.outline.pictures
    assert [FigurePicture(0), InlinePicture(1), InlinePicture(2), InlinePicture(3)] == [
        piece for piece in prose.pieces if not isinstance(piece, str)
    ]


def test_a_figure_in_a_list() -> None:
    """A figure has no paragraph around it, wherever it stands."""
    assert "<li><figure>" in printed("- ![a](b.png)\n- c")


def test_a_linked_picture() -> None:
    """A picture may be the words of a link."""
    expected = '<p><a href="b.md"><img src="a.png" alt="x"></a></p>\n'
    assert expected == printed("[![x](a.png)](b.md)")


def test_callout() -> None:
    """A marked quotation is a note with a label that is seen."""
    expected = (
        '<aside class="callout callout-warning" role="note">\n'
        '<p class="callout-label">Warning</p>\n<p>a\nb</p>\n<p>c</p>\n</aside>\n'
    )
    assert expected == printed("> [!WARNING]\n> a\n> b\n>\n> c")
    assert expected == printed("> [!warning]\n>\n> a\n> b\n>\n> c")


def test_pull_quote() -> None:
    """A pull quote is a figure that holds a quotation."""
    expected = '<figure class="pull"><blockquote>\n<p>a</p>\n</blockquote></figure>\n'
    assert expected == printed("> [!PULL]\n> a")


def test_callouts_in_callouts() -> None:
    """Each closes as it was opened."""
    html = printed("> [!NOTE]\n> a\n>\n> > b\n>\n> > [!PULL]\n> > c\n\nd")
    assert html.endswith(
        '<blockquote>\n<p>b</p>\n</blockquote>\n<figure class="pull"><blockquote>\n<p>c</p>\n'
        "</blockquote></figure>\n</aside>\n<p>d</p>\n"
    )


def test_foreign_words() -> None:
    """Words in another language say so, also inside a link and around one."""
    assert '<p><span lang="zh-Hans">稀<em>土</em></span></p>\n' == printed("[稀*土*]{lang=zh-Hans}")
    assert '<a href="b.md">a <span lang="zh">稀土</span></a>' in printed(
        "[a [稀土]{lang=zh}](b.md)"
    )
    assert '<span lang="zh"><a href="b.md">稀土</a></span>' in printed("[[稀土](b.md)]{lang=zh}")


def test_footnotes() -> None:
    """Notes stand at the end in the order of their use, with a named link there and back."""
    html = printed("a[^x] b[^y] c[^x]\n\n[^y]: why\n[^x]: because\n\n    of *that*\n")
    expected = (
        '<section class="footnotes" role="doc-endnotes">\n'
        '<h2 class="footnotes-heading">Footnotes</h2>\n<ol>\n'
        '<li id="fn-1">\n<p>because</p>\n<p>of <em>that</em>'
        ' <a href="#fnref-1" class="footnote-back" role="doc-backlink"'
        ' aria-label="Back to reference 1">↩\ufe0e</a>'
        ' <a href="#fnref-1-2" class="footnote-back" role="doc-backlink"'
        ' aria-label="Back to reference 1-2">↩\ufe0e</a></p>\n</li>\n'
        '<li id="fn-2">\n<p>why'
        ' <a href="#fnref-2" class="footnote-back" role="doc-backlink"'
        ' aria-label="Back to reference 2">↩\ufe0e</a></p>\n</li>\n'
        "</ol>\n</section>\n"
    )
    assert html.endswith(expected)
    assert (
        '<p>a<sup class="footnote-ref"><a href="#fn-1" id="fnref-1" role="doc-noteref"'
        ' aria-label="Footnote 1">1</a></sup> b'
    ) in html


def test_a_footnote_that_ends_without_a_paragraph() -> None:
    """The way back has a paragraph of its own then."""
    assert '</ul>\n<p> <a href="#fnref-1"' in printed("a[^1]\n\n[^1]: - b")
    assert '</figure>\n<p> <a href="#fnref-1"' in printed("a[^1]\n\n[^1]: ![b](c.png)")


def test_footnotes_in_footnotes() -> None:
    """A note may refer to a note, and lie in the text of another."""
    html = printed("a[^1]\n\n[^1]: b[^2]\n\n    [^2]: c\n\n    d")
    assert html.index("<p>b<sup") < html.index("<p>d ") < html.index("<p>c ")


def test_our_words_can_be_other_words() -> None:
    """A catalogue may give the words that we put in; they are escaped."""
    words = MarkdownWords(note="Hinweis <1>", back="Zurück zu {}")
    html = filled(
        parse_markdown("> [!NOTE]\n> a[^1]\n\n[^1]: b", MarkdownSettings("de", True, words), "a")[0]
    )
    assert '<p class="callout-label">Hinweis &lt;1&gt;</p>' in html
    assert 'aria-label="Zurück zu 1"' in html


def test_link_titles_are_kept() -> None:
    """A link's title stands beside the blank for its address."""
    assert '<a title="c &quot;d&quot;" href="b.md">a</a>' in printed("[a](b.md 'c \"d\"')")
    assert 'title="c “d”"' in printed("[a](b.md 'c \"d\"')", MarkdownSettings())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("One two *three*four\nfive", 4),
        ("- a b\n- c\n\n| d | e f |\n|---|---|\n| g | h |", 8),
        ("## a b\n\n```\nno code\n```\n\nc `d`[^1]\n\n[^1]: e", 5),
        ("稀土出口管制 rules", 4),
        ('[two words](https://example.org/a "not this")', 2),
    ],
)
def test_words_are_counted(text: str, words: int) -> None:
    """Of all text but blocks of code; two ideographs are as long as a word."""
    assert words == outline(text).words
