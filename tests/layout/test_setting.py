"""The blanks of a prose are filled for the page and for the feed, and nothing in them is raw."""

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape as whole_escape
from msgspec.structs import replace
from small_paper import BODY, PICTURE, PIECES, SITE

from dateline.layout.escaping import escape
from dateline.layout.setting import set_for_feed, set_for_page
from dateline.layout.words import ENGLISH
from dateline.model.article import Body, Destination
from dateline.model.prose import (
    LinkEnd,
    LinkStart,
    Outline,
    Piece,
    decode_pieces,
    encode_pieces,
)
from dateline.model.site import Site

LINK: tuple[Piece, ...] = ("<a", LinkStart(0), ">x", LinkEnd(0), "</a>")
SAME_TAB = replace(SITE, new_tab=False)


def link_to(destination: Destination, site: Site = SAME_TAB, prefix: str = "") -> str:
    """Return a link as a page sets it."""
    body = Body(b"", Outline(), links=(destination,))
    return str(set_for_page(body, LINK, site, ENGLISH, prefix))


def feed_link_to(destination: Destination) -> str:
    """Return a link as a feed sets it."""
    body = Body(b"", Outline(), links=(destination,))
    return str(set_for_feed(body, LINK, SITE, "/2026/one/", ENGLISH))


def test_pieces_survive_the_memo() -> None:
    """Pieces are encoded and decoded without a change."""
    assert PIECES == decode_pieces(encode_pieces(PIECES))


def test_link_within_the_site_knows_its_folder() -> None:
    """A site under /letter/ links to /letter/…, with the anchor where there is one."""
    assert '<a href="/letter/2025/two/#part">x</a>' == link_to(Destination("/2025/two/", "part"))


def test_link_within_the_page_carries_the_prefix() -> None:
    """Where several texts share a page, a link stays within its own."""
    assert '<a href="#note-part">x</a>' == link_to(Destination("", "part"), prefix="note-")


def test_link_to_another_page_carries_no_prefix() -> None:
    """The prefix belongs to this page."""
    expected = '<a href="/letter/a/#part">x</a>'
    assert expected == link_to(Destination("/a/", "part"), prefix="note-")


def test_link_outside_says_that_it_opens_a_new_tab() -> None:
    """Where the paper opens new tabs, words say so, after an arrow that no voice reads."""
    link = link_to(Destination("https://far.example/", outside=True), SITE)
    assert link.startswith('<a href="https://far.example/" target="_blank" rel="noopener">x')
    assert link.endswith('<span class="vh"> (opens in a new tab)</span></a>')
    assert '<svg class="out" aria-hidden="true"' in link


def test_mail_address_opens_no_tab() -> None:
    """Only what a browser shows can be opened in a tab."""
    expected = '<a href="mailto:a@b.example">x</a>'
    assert expected == link_to(Destination("mailto:a@b.example", outside=True), SITE)


def test_feed_has_no_relative_address() -> None:
    """Links, pictures and footnotes are absolute in a feed, and nothing speaks of tabs."""
    text = str(set_for_feed(BODY, PIECES, SITE, "/2026/one/", ENGLISH))
    assert 'href="https://paper.example/letter/2025/two/#part"' in text
    assert 'href="https://paper.example/letter/2026/one/#fn-1"' in text
    assert 2 == text.count('src="https://paper.example/letter/media/x.jpg"')
    assert 'id="fn-1"' in text
    assert "target" not in text
    assert "new tab" not in text


def test_feed_link_within_the_article_leads_to_its_page() -> None:
    """A bare #anchor would be a relative reference."""
    expected = '<a href="https://paper.example/letter/2026/one/#part">x</a>'
    assert expected == feed_link_to(Destination("", "part"))


def test_picture_keeps_its_place() -> None:
    """A picture has its size and its words, escaped; the first is loaded at once."""
    text = str(set_for_page(BODY, PIECES, SITE, ENGLISH))
    first, second = text.split("<img ")[1:]
    assert 'width="1200" height="800"' in first
    assert f'alt="{whole_escape(PICTURE.alt)}"' in first
    assert "lazy" not in first
    assert ' loading="lazy"' in second


def test_figure_has_caption_and_credit() -> None:
    """A picture alone in its paragraph is a figure with what stands below it."""
    text = str(set_for_page(BODY, PIECES, SITE, ENGLISH))
    assert '<figcaption>A mine <span class="credit">Photo: C</span></figcaption></figure>' in text


def test_figure_without_words_has_no_caption() -> None:
    """An empty caption is left out."""
    bare = replace(BODY, pictures=(PICTURE, replace(PICTURE, caption="", credit="")))
    assert "figcaption" not in set_for_page(bare, PIECES, SITE, ENGLISH)


def test_anchors_carry_the_prefix() -> None:
    """Ids and the links to them agree under any prefix."""
    text = str(set_for_page(BODY, PIECES, SITE, ENGLISH, "a-"))
    assert 'href="#a-fn-1"' in text
    assert 'id="a-fn-1"' in text


@given(st.text())
def test_no_address_leaves_its_attribute(address: str) -> None:
    """Whatever an address holds, the link is one element."""
    for text in (
        link_to(Destination(f"https://{address}", outside=True), SITE),
        link_to(Destination(f"/{address}", address)),
        feed_link_to(Destination(f"/{address}", address)),
    ):
        assert 1 == text.count("<a ")
        assert 1 == text.split(">x")[0].count('href="')
        assert '"' not in text.split('href="')[1].split('"')[0]


@given(st.one_of(st.text(), st.text("<>&'\"a"), st.integers()))
def test_escape_is_markupsafes(value: str | int) -> None:
    """Our shortcut escapes as MarkupSafe does."""
    assert str(whole_escape(value)) == escape(value)
