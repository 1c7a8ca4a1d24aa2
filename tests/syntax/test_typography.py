"""Straight quotes, hyphens and dots become the signs of the language, in bodies and in titles."""

import pytest
from bodies import printed
from hypothesis import given
from hypothesis import strategies as st

from dateline.syntax.markdown import MarkdownSettings, typeset

ENGLISH = MarkdownSettings()


@pytest.mark.parametrize(
    ("written", "set_in_english"),
    [
        ('"a"', "“a”"),
        ("'a'", "‘a’"),
        ("\"a 'b' c\"", "“a ‘b’ c”"),
        ("it's the dogs' bone", "it’s the dogs’ bone"),
        ("rock 'n' roll", "rock ‘n’ roll"),
        ("the '90s, 'tis", "the ’90s, ’tis"),
        ('("a")', "(“a”)"),
        ('a "b," c', "a “b,” c"),
        ('a "b', 'a "b'),
        ('6" by 4"', '6" by 4"'),
        ('"a 6"" b', '“a 6"” b'),
        ('foo"bar"baz', 'foo"bar"baz'),
        ("a -- b", "a – b"),
        ("2020--2021", "2020–2021"),
        ("a---b", "a—b"),
        ("a --- b", "a — b"),
        ("--verbose and a ----- b", "--verbose and a ----- b"),
        ("wait... what....", "wait… what…."),
        ("“a” – ‘b’…", "“a” – ‘b’…"),
        ("", ""),
    ],
)
def test_english(written: str, set_in_english: str) -> None:
    """Pairs are paired, an apostrophe stays one, and what is typed well is left."""
    assert set_in_english == typeset(written, ENGLISH)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "“a ‘b’”"),
        ("en-GB", "“a ‘b’”"),
        ("de", "„a ‚b‘“"),
        ("de-CH", "«a ‹b›»"),
        ("de-AT", "„a ‚b‘“"),
        ("fr", "«\u00a0a “b”\u00a0»"),
        ("es", "«a “b”»"),
        ("it", "«a “b”»"),
        ("nl", "“a ‘b’”"),
        ("pl", "„a «b»”"),
        ("sv", "”a ’b’”"),
        ("zh", "\"a 'b'\""),
        ("zh-Hans", "\"a 'b'\""),
        ("ja", "\"a 'b'\""),
    ],
)
def test_languages(language: str, expected: str) -> None:
    """Each language has its marks; one that isn't known keeps what was typed."""
    assert expected == typeset("\"a 'b'\"", MarkdownSettings(language))


def test_chinese_is_left_alone() -> None:
    """Dashes and dots too."""
    assert "a -- b..." == typeset("a -- b...", MarkdownSettings("zh"))


def test_a_paper_may_do_without() -> None:
    """The setting turns all of it off."""
    settings = MarkdownSettings(typography=False)
    assert '"a" -- b...' == typeset('"a" -- b...', settings)
    assert '<p>"a" -- b...</p>\n' == printed('"a" -- b...', settings)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ('"*a* b"', "<p>“<em>a</em> b”</p>\n"),
        ('*"a* b"', '<p><em>"a</em> b"</p>\n'),
        ('a "[b](c.md)" d', '<p>a “<a href="c.md">b</a>” d</p>\n'),
        ('"a\nb"', "<p>“a\nb”</p>\n"),
        ('a `"b"` "c"', '<p>a <code>"b"</code> “c”</p>\n'),
        ("    don't", '<pre tabindex="0"><code>don\'t\n</code></pre>\n'),
        ('a \\"b\\" &quot;c&quot;', '<p>a "b" "c"</p>\n'),
        (
            "<https://a.example/--b...>",
            '<p><a href="https://a.example/--b...">https://a.example/--b...</a></p>\n',
        ),
        ("[it's]{lang=zh} it's", '<p><span lang="zh">it\'s</span> it’s</p>\n'),
        ("## it's", '<h2 id="its">it’s</h2>\n'),
        ("**don't** <b>don't</b>", "<p><strong>don’t</strong> <b>don’t</b></p>\n"),
    ],
)
def test_bodies_follow_the_same_rules(text: str, html: str) -> None:
    """Across marks and lines; not in code, addresses, foreign words, nor where it is escaped."""
    assert html == printed(text, ENGLISH)


@given(st.text(alphabet="ab \"'-.(,\n", max_size=60))
def test_a_title_is_set_like_a_line_of_a_body(text: str) -> None:
    """Both ways give the same text."""
    words = " ".join(text.split())
    body = printed(f"x {words} x", ENGLISH).removeprefix("<p>").removesuffix("</p>\n")
    assert body == typeset(f"x {words} x", ENGLISH)


@given(st.text(alphabet="ab \"'-.(1é", max_size=60))
def test_only_signs_are_changed(text: str) -> None:
    """Typography never touches a letter, and has nothing to do a second time but open quotes."""
    plain = typeset(text, ENGLISH).translate(str.maketrans("“”‘’", "\"\"''"))
    assert text == plain.replace("—", "---").replace("–", "--").replace("…", "...")


@pytest.mark.parametrize("part", ["'a ", '"a ', "a' ", "'", '"', "\"a 'b ", "-", "a--", "."])
def test_many_signs_are_set_in_good_time(part: str) -> None:
    """Quotes that nothing closes are not looked at again and again."""
    text = part * 20_000 + 'b" ' * 10_000
    assert len(text) >= len(typeset(text, ENGLISH))
