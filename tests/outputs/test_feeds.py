"""The feed is well-formed, whole and steady, whatever the articles hold."""

import locale
import re
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from html import unescape
from xml.etree import ElementTree

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from small_library import EARTHS, EDITOR, SITE, ZHEJIANG, Texts, article, carried_out, library

from dateline.model.article import (
    Article,
    Correction,
    Destination,
    Disclaimer,
    Note,
    Picture,
    Source,
)
from dateline.model.library import Library
from dateline.model.prose import (
    Anchor,
    AnchorLink,
    FigurePicture,
    LinkEnd,
    LinkStart,
    Mention,
    Outline,
    Prose,
)
from dateline.model.site import Site
from dateline.outputs import feeds

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
TEXTS = Texts()
PLAIN = TEXTS.body("<p>A text.</p>\n")

Change = Callable[[Article], Article]


def printed(shelf: Library) -> bytes:
    """Return the feed of a library."""
    order = next(feeds.emit(shelf, TEXTS.workshop))
    assert "feed.xml" == order.path
    return carried_out(order)


def channel(*articles: Article, site: Site = SITE) -> ElementTree.Element:
    """Return the channel of the feed of these articles."""
    data = printed(library(*articles, site=site))
    found = ElementTree.fromstring(data).find("channel")  # noqa: S314 (our own)
    assert found is not None
    return found


def only_item(one: Article) -> ElementTree.Element:
    """Return the one item of a feed of one article."""
    (item,) = channel(one).findall("item")
    return item


def html_of(one: Article) -> str:
    """Return the whole text of an article as its feed has it."""
    return only_item(one).findtext(CONTENT) or ""


def test_channel() -> None:
    """The channel names the paper, its own address and its front page, below the site's folder."""
    head = channel(article("a", 0, PLAIN))
    assert "The Test Letter" == head.findtext("title")
    assert "https://test-letter.example/paper/" == head.findtext("link")
    assert "Letters & tests" == head.findtext("description")
    assert ("en", "Dateline") == (head.findtext("language"), head.findtext("generator"))
    (own,) = head.findall(f"{ATOM}link")
    expected = {"href": "https://test-letter.example/paper/feed.xml", "rel": "self"}
    assert expected | {"type": "application/rss+xml"} == own.attrib


def test_item() -> None:
    """An item has its permanent id, its place in every scheme, its author by name, its date."""
    one = article("a", 0, PLAIN, {"regions": (ZHEJIANG,), "topics": (EARTHS,)})
    item = only_item(one)
    assert "On a" == item.findtext("title")
    assert "https://test-letter.example/paper/2026/a/" == item.findtext("link")
    guid = item.find("guid")
    assert guid is not None
    assert ("tag:test-letter.example,2025:a", {"isPermaLink": "false"}) == (guid.text, guid.attrib)
    assert "Thu, 01 Jan 2026 08:30:00 +0000" == item.findtext("pubDate")
    assert ["The Editor"] == [creator.text for creator in item.findall(CREATOR)]
    assert item.find("author") is None
    categories = [(each.text, each.get("domain")) for each in item.findall("category")]
    assert categories == [
        ("Zhejiang", "https://test-letter.example/paper/regions/"),
        ("Rare earths & magnets", "https://test-letter.example/paper/topics/"),
    ]


def test_description_comes_before_the_whole_text() -> None:
    """The summary is the description, and stands before content:encoded."""
    item = only_item(article("a", 0, PLAIN, {"summary": "Less <than> all & more"}))
    tags = [child.tag for child in item]
    assert tags.index("description") < tags.index(CONTENT)
    assert "Less &lt;than&gt; all &amp; more" == item.findtext("description")


@pytest.mark.parametrize(("summary", "expected"), [("", "The point"), ("Said.", "Said.")])
def test_description_is_never_the_whole_text(summary: str, expected: str) -> None:
    """Without a summary the first highlight stands for it; feedgen would put the text there."""
    one = article("a", 0, PLAIN, {"summary": summary}, highlights=("The point",))
    assert expected == only_item(one).findtext("description")
    assert "A text." in html_of(one)


def test_newest_first() -> None:
    """Items stand newest first, equal dates by id, and no more than the setting asks for."""
    articles = [
        article(key, day, PLAIN) for key, day in [("c", 39), ("a", 40), ("d", 0), ("b", 40)]
    ]
    titles = [item.findtext("title") for item in channel(*articles).findall("item")]
    assert ["On a", "On b", "On c", "On d"] == titles
    short = channel(*articles, site=replace(SITE, feed_size=3)).findall("item")
    assert titles[:3] == [item.findtext("title") for item in short]


def test_author_without_a_name() -> None:
    """An article without authors is the paper's own."""
    assert "The Test Letter" == only_item(article("a", 0, PLAIN, authors=())).findtext(CREATOR)


def test_dates_come_from_the_content() -> None:
    """The newest update dates the feed; the clock is in no byte of it."""
    later = datetime(2026, 2, 3, 4, 5, 6, tzinfo=UTC)
    shelf = library(article("a", 0, PLAIN, {"updated": later}), article("b", 9, PLAIN))
    data = printed(shelf).decode()
    assert "<lastBuildDate>Tue, 03 Feb 2026 04:05:06 +0000</lastBuildDate>" in data
    days = re.findall(r"\d\d \w{3} \d{4}", data)
    assert ["03 Feb 2026", "10 Jan 2026", "01 Jan 2026"] == days
    assert not re.search(r"\d{4}-\d\d-\d\d", data)


def test_empty_feed() -> None:
    """A paper without articles has a feed without items, as old as the paper's ids."""
    head = channel()
    assert [] == head.findall("item")
    assert "Wed, 01 Jan 2025 00:00:00 +0000" == head.findtext("lastBuildDate")
    assert not feedparser.parse(printed(library())).bozo


def test_zone_and_names_of_days() -> None:
    """Dates keep their offset, and speak English in every locale."""
    zone = datetime.fromisoformat("2026-02-05T23:00:00+08:00")
    one = article("a", 0, PLAIN, {"date": zone, "updated": zone})
    spoken = locale.setlocale(locale.LC_ALL)
    written = only_item(one).findtext("pubDate")
    assert ("Thu, 05 Feb 2026 23:00:00 +0800", spoken) == (written, locale.setlocale(locale.LC_ALL))


def test_whole_text_in_its_order() -> None:
    """Highlights, lead image, body, updates, corrections, sources, disclaimers, in this order."""
    day = datetime(2026, 2, 6, tzinfo=UTC)
    one = article(
        "a",
        0,
        PLAIN,
        {"image": Picture("/media/x.1.jpg", 30, 20, "A mine", "The mine", "A. Photographer")},
        highlights=("One & two", "Three"),
        disclaimers=(Disclaimer("state", "State media", Prose(("<p>Beware.</p>\n",))),),
        updates=(Note(day, "More is known."),),
        corrections=(Correction(day, "5 < 4", "4 < 5"),),
        sources=(Source("https://s.example/?a=1&b=2", "The source", day, "https://old.example/"),),
    )
    expected = """
<h2>Highlights</h2>
<ul>
<li>One &amp; two</li>
<li>Three</li>
</ul>
<figure><img src="https://test-letter.example/paper/media/x.1.jpg" width="30" height="20" \
alt="A mine"><figcaption>The mine <span>A. Photographer</span></figcaption></figure><p>A text.</p>

<h2>Updates</h2>
<ul>
<li>6 February 2026: More is known.</li>
</ul>

<h2>Corrections</h2>
<ul>
<li>6 February 2026: It said: <del>5 &lt; 4</del> It now says: <ins>4 &lt; 5</ins></li>
</ul>

<h2>Sources</h2>
<ul>
<li><a href="https://s.example/?a=1&amp;b=2">The source</a>, unreviewed, s.example, \
read on 6 February 2026, \
<a href="https://old.example/">archived copy</a></li>
</ul>

<h2>State media</h2>
<p>Beware.</p>
"""
    assert expected == html_of(one)


def test_every_disclaimer_is_there() -> None:
    """All disclaimers of an article stand in its feed, without a title under the usual word."""
    disclaimers = tuple(
        Disclaimer("", "", Prose((f"<p>{word}</p>",))) for word in ("xx", "yy", "zz")
    )
    html = html_of(article("a", 0, PLAIN, disclaimers=disclaimers))
    assert [3, 1, 1, 1] == [html.count(each) for each in ["<h2>Disclaimer</h2>", "xx", "yy", "zz"]]


def test_no_relative_url_and_no_class() -> None:
    """Links, pictures and footnotes are absolute; classes and new-tab marks stay at home."""
    body = TEXTS.body(
        '<p class="callout" title=" class=x > y">Look <a',
        LinkStart(0),
        ">there",
        LinkEnd(0),
        '</a>, <a class="out" ',
        LinkStart(1),
        ">far",
        LinkEnd(1),
        '</a><sup id="',
        Anchor("r1"),
        '"><a href="',
        AnchorLink("n1"),
        '">1</a></sup></p>\n',
        FigurePicture(0),
        ' class="plain text" ',
        links=(Destination("/2026/b/", "part"), Destination("https://far.example/?a&b", "", True)),
        pictures=(Picture("/media/y.2.png", 3, 2, ""),),
    )
    html = html_of(article("a", 0, body))
    home = "https://test-letter.example/paper"
    assert html == (
        f'<p title=" class=x > y">Look <a href="{home}/2026/b/#part">there</a>, '
        '<a  href="https://far.example/?a&amp;b">far</a>'
        f'<sup id="r1"><a href="{home}/2026/a/#n1">1</a></sup></p>\n'
        f'<figure><img src="{home}/media/y.2.png" width="3" height="2" alt=""></figure>'
        ' class="plain text" '
    )


def test_another_language() -> None:
    """An article in another language than the paper's says so."""
    html = html_of(replace(article("a", 0, PLAIN), language="zh"))
    assert '<div lang="zh">\n<p>A text.</p>\n</div>\n' == html


def test_a_reader_reads_it() -> None:
    """A feed reader finds every item, its id, its text and its date."""
    shelf = library(*(article(f"a{n}", 40 * n, PLAIN, highlights=("H",)) for n in range(30)))
    feed = feedparser.parse(printed(shelf))
    assert (False, "rss20", 20) == (feed.bozo, feed.version, len(feed.entries))
    first = feed.entries[0]
    assert ("tag:test-letter.example,2025:a29", False) == (first.id, first.guidislink)
    assert "A text." in first.content[0].value
    expected = article("a29", 40 * 29, PLAIN).entry.date.timetuple()[:6]
    assert expected == first.published_parsed[:6]
    assert expected == parsedate_to_datetime(first.published).timetuple()[:6]


def test_nothing_before_the_declaration() -> None:
    """The first bytes are the XML declaration, which names UTF-8; there is no style sheet."""
    data = printed(library(article("a", 0, PLAIN)))
    assert data.startswith(b"<?xml version='1.0' encoding='UTF-8'?>\n<rss ")
    assert b"xml-stylesheet" not in data


XML_TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\ufffe\uffff"))
ALLOWED = XML_TEXT.filter(lambda text: not any(c < " " and c not in "\t\n" for c in text))


@given(ALLOWED.filter(bool), ALLOWED, ALLOWED)
def test_titles_stay_text(title: str, summary: str, highlight: str) -> None:
    """Any title is read as it was written, and any summary as HTML that shows it."""
    one = article("a", 0, PLAIN, {"title": title, "summary": summary}, highlights=(highlight,))
    item = only_item(one)
    assert title == item.findtext("title")
    assert (summary or highlight or title) == unescape(item.findtext("description") or "")


@given(st.text(), st.text(), st.text())
def test_well_formed_whatever_the_text(title: str, name: str, text: str) -> None:
    """Characters that XML has no place for are left out, and crash nothing."""
    odd = Outline(links=(Mention(text),))
    term = replace(EDITOR.term, name=name)
    one = article(
        "a",
        0,
        PLAIN,
        {"title": title, "summary": text, "topics": (replace(EARTHS, name=name),)},
        highlights=(text,),
        authors=(replace(EDITOR, term=term),),
        disclaimers=(Disclaimer("", title, Prose((), odd), (Destination(text),)),),
    )
    assert 1 == len(channel(one, site=replace(SITE, title=name)).findall("item"))
