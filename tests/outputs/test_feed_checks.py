"""No feed that breaks the rules is published: content's faults have a place, ours are raised."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from newsroom import Newsroom
from small_library import SITE, Texts, article, library

from dateline.layout.feeds import ATOM, JSON, RSS, FeedOffer
from dateline.model.article import Article, Destination
from dateline.model.file import Order, Refused
from dateline.model.filing import file_article
from dateline.model.problem import Location, Problem
from dateline.model.prose import LinkEnd, LinkStart, Mention, Outline, Piece
from dateline.model.site import Site
from dateline.outputs import feeds
from dateline.outputs.feeds.atom import write_atom
from dateline.outputs.feeds.checks import BrokenFeedError, Tags, check_document, is_suspect
from dateline.outputs.feeds.dispatch import Dispatch, whole_item
from dateline.outputs.feeds.feed import Feed, FeedItem, Heading, feed_of
from dateline.outputs.feeds.jsonfeed import write_json
from dateline.outputs.feeds.rss import write_rss

WRITERS = {RSS: write_rss, ATOM: write_atom, JSON: write_json}
Broken = Callable[[Feed], Feed]


def problems_of(*pieces: Piece, site: object = SITE, **blanks: object) -> tuple[Problem, ...]:
    """Return what the feed of one article with this text is refused for."""
    texts = Texts()
    one = article("a", 0, texts.body(*pieces, **blanks))
    made = printed(one, texts, site)
    return made.problems if isinstance(made, Refused) else ()


def printed(one: Article, texts: Texts, site: object = SITE) -> bytes | Refused:
    """Return what the first feed of one article becomes."""
    order: Order = next(feeds.emit(library(one, site=site), texts.workshop))
    return order.make(*order.inputs)


@pytest.mark.parametrize(
    ("html", "code", "word"),
    [
        ("<script>1</script>", "feed-element", "<script>"),
        ("<p>a</p><IFRAME src='https://x.example/'></IFRAME>", "feed-element", "<iframe>"),
        ('<p onclick="a()">b</p>', "feed-attribute", "'onclick'"),
        ('<p style="color:red">b</p>', "feed-attribute", "'style'"),
        ('<p title="a > b" onclick="a()">c</p>', "feed-attribute", "'onclick'"),
        ("<p>a<!-- b --></p>", "feed-element", "a comment"),
        ('<a href="page.html">b</a>', "feed-link", "'page.html'"),
        ('<a href="/page/">b</a>', "feed-link", "'/page/'"),
        ('<a href="//x.example/">b</a>', "feed-link", "'//x.example/'"),
        ('<a href="javascript:a()">b</a>', "feed-link", "'javascript:a()'"),
        ('<img src="x.png" alt="">', "feed-link", "'x.png'"),
        ('<img src="https://x.example/" srcset="a.png 2x" alt="">', "feed-link", "'a.png'"),
        ('<blockquote cite="#a">b</blockquote>', "feed-link", "'#a'"),
    ],
)
def test_what_no_feed_may_hold(html: str, code: str, word: str) -> None:
    """Markup that runs, styles, or leads nowhere elsewhere is refused at its article."""
    (problem,) = problems_of(html)
    assert ("content/articles/a.md", code) == (problem.location.path, problem.code)
    assert word in problem.message


def test_place_of_a_link() -> None:
    """A link that leads nowhere is told with its line and column."""
    mention = Mention("page.html", 12, 5)
    (problem,) = problems_of(
        "<a",
        LinkStart(0),
        ">b",
        LinkEnd(0),
        "</a>",
        outline=Outline(links=(mention,)),
        links=(Destination("page.html"),),
    )
    assert Location("content/articles/a.md", 12, 5) == problem.location


@pytest.mark.parametrize(
    "html",
    [
        '<p>Depends on=this, style=that, href="x" in words</p>',
        '<p title=" onclick=1 ">&lt;script&gt; said so</p>',
        '<a href="mailto:a@b.example">a</a> <a href="tel:+32">b</a> <a href="HTTPS://c.example">c</a>',
        "<header><p>a</p></header><section>b</section>",
    ],
)
def test_what_a_feed_may_hold(html: str) -> None:
    """Words about markup are no markup."""
    assert () == problems_of(html)


def test_preview_shows_all() -> None:
    """A preview is printed with its mistakes: it isn't published."""
    assert () == problems_of('<a href="#">b</a>', site=replace(SITE, preview=True))


NAMES = st.sampled_from(["p", "a", "img", "script", "header", "link", "iframe", "time"])
VALUES = st.text("<>' =/abonsty:!-#p", max_size=12) | st.sampled_from(["https://x.example/", "#a"])
ATTRIBUTES = st.lists(
    st.tuples(st.sampled_from(["href", "src", "srcset", "style", "onload", "title"]), VALUES),
    max_size=3,
    unique_by=lambda each: each[0],
)


def written(attributes: list[tuple[str, str]]) -> str:
    """Return attributes as they are written."""
    return "".join(f' {name}="{value}"' for name, value in attributes)


@given(st.lists(st.tuples(NAMES, ATTRIBUTES, st.text("ab =&", max_size=5)), max_size=4))
def test_glance_overlooks_nothing(
    elements: list[tuple[str, list[tuple[str, str]], str]],
) -> None:
    """In markup as our rooms write it, whatever the exact reading refuses shows at a glance."""
    html = "".join(
        f"<{tag}{written(attributes)}>{text}</{tag}>" for tag, attributes, text in elements
    )
    tags = Tags()
    tags.feed(html)
    tags.close()
    if tags.faults:
        assert is_suspect(html)


def sound() -> Feed:
    """Return a feed that is in order."""
    texts = Texts()
    body = texts.body("<p>A text.</p>\n")
    sent = [Dispatch(file_article(article(key, 0, body))[0], texts.find) for key in "ab"]
    heading = Heading(FeedOffer("articles", "The Letter", "About", "/feed.xml"))
    return feed_of(SITE, heading, (whole_item(each, SITE) for each in sent))


@pytest.mark.parametrize("form", WRITERS)
def test_sound_feed_passes(form: str) -> None:
    """What is in order is published."""
    check_document(sound(), WRITERS[form](sound()), form)


BROKEN: dict[str, Broken] = {
    "one id twice": lambda feed: replace(feed, items=feed.items[:1] * 2),
    "no url": lambda feed: replace(feed, url="/feed.xml"),
    "space in a url": lambda feed: replace(feed, older="https://x.example/a b"),
    "no tag": lambda feed: replace(feed, items=(replace(feed.items[0], id="a"),)),
    "no title": lambda feed: replace(feed, items=(replace(feed.items[0], title=""),)),
    "no author": lambda feed: replace(feed, items=(replace(feed.items[0], authors=()),)),
    "older than itself": lambda feed: replace(
        feed, items=(replace(feed.items[0], updated=feed.updated.replace(year=1999)),)
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_our_own_mistakes_are_exceptions(name: str) -> None:
    """A feed that was made badly of sound content stops the build with an exception."""
    feed = sound()
    data = write_json(feed)
    with pytest.raises(BrokenFeedError):
        check_document(BROKEN[name](feed), data, JSON)


@pytest.mark.parametrize("form", WRITERS)
def test_document_is_compared_with_what_was_meant(form: str) -> None:
    """An item that got lost on the way is noticed."""
    feed = sound()
    with pytest.raises(BrokenFeedError):
        check_document(feed, WRITERS[form](replace(feed, items=feed.items[:1])), form)


@pytest.mark.parametrize("form", [RSS, JSON])
def test_title_is_compared_with_what_was_meant(form: str) -> None:
    """A title that came out as another is noticed."""
    feed = sound()
    with pytest.raises(BrokenFeedError):
        check_document(feed, WRITERS[form](replace(feed, title="Another")), form)


def with_script(dispatch: Dispatch, site: Site) -> FeedItem:
    """Return an article as an item that runs something."""
    return replace(whole_item(dispatch, site), html="<p><script>1</script></p>")


def test_build_stops(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    """A feed that is refused stops the publication, with the article's name."""
    monkeypatch.setattr(feeds, "whole_item", with_script)
    result = newsroom.article("one").build()
    assert 1 == result.status
    assert "content/articles/one.md: error: <script> can't stand in a feed" in result.output
    assert {} == result.public
