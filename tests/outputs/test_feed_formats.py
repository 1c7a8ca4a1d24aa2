"""RSS, Atom and JSON Feed say the same, and each keeps the rules of its own format."""

import json
import re
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import feedparser
import pytest
from feed_reading import LANGUAGE, Document, read_feed
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree
from msgspec.structs import replace
from small_library import EARTHS, EDITOR, SITE, ZHEJIANG, Texts, article, feeds_of, library

from dateline.layout.assets import AssetFile
from dateline.model.article import Article, Author, Disclaimer, Picture
from dateline.model.file import Stored
from dateline.model.prose import Outline, Prose
from dateline.model.site import FeedSettings, Site
from dateline.model.terms import Term
from dateline.outputs.feeds.feed import plain

WHOLE = ("feed.xml", "feed.atom", "feed.json")
ATOM_SCHEMA = etree.RelaxNG(etree.parse(Path(__file__).with_name("atom.rng")))
TEXTS = Texts()
PLAIN = TEXTS.body("<p>A text.</p>\n")
CHINA = ("Asia", "Eastern Asia", "China", "Zhejiang")
RICH = article(
    "a",
    3,
    PLAIN,
    {
        "regions": (replace(ZHEJIANG, path=CHINA),),
        "topics": (EARTHS,),
        "series": Term("series", "chain", "The chain", "/series/chain/"),
        "image": Picture("/media/x y.1.jpg", 30, 20, "A mine", size=4711, media_type="image/jpeg"),
        "summary": "Less <than> all & more",
        "updated": datetime.fromisoformat("2026-02-03T04:05:06+01:00"),
    },
    authors=(EDITOR, Author(Term("authors", "b", "B. Writer", "/authors/b/"))),
)


def printed(*articles: Article, site: Site = SITE) -> dict[str, bytes]:
    """Return all feeds of these articles."""
    return feeds_of(library(*articles, site=site), TEXTS)


def documents(*articles: Article, site: Site = SITE) -> list[Document]:
    """Return the feed of all these articles, read from each format."""
    found = printed(*articles, site=site)
    return [read_feed(path, found[path]) for path in WHOLE]


def test_all_formats_agree() -> None:
    """Every item has the same id, title, dates, authors, categories and text in each format."""
    rss, atom, in_json = documents(RICH, article("b", 2, PLAIN), article("c", 3, PLAIN))

    assert ["On a", "On c", "On b"] == [item.title for item in rss.items]
    assert rss.items == atom.items == in_json.items
    for name in ("title", "description", "home", "language"):
        assert getattr(rss, name) == getattr(atom, name) == getattr(in_json, name)


def test_item_tells_all() -> None:
    """An item has the whole path of its region, all its authors, and its picture's true size."""
    (item,) = documents(RICH)[0].items
    assert item.categories == (
        "Asia/Eastern Asia/China/Zhejiang",
        "Rare earths & magnets",
        "The chain",
    )
    assert ("The Editor", "B. Writer") == item.authors
    url = "https://test-letter.example/paper/media/x%20y.1.jpg"
    assert (url, "image/jpeg", 4711) == item.enclosure


def test_every_feed_names_its_own_address() -> None:
    """Each document's link to itself is where it is published."""
    articles = [article(f"a{n}", n * 20, PLAIN) for n in range(40)]
    for path, data in printed(*articles).items():
        assert f"{SITE.base_url}{path}" == read_feed(path, data).links["self"]


def test_atom_keeps_the_schema() -> None:
    """RELAX NG of RFC 4287 finds nothing, with one article, with none, and in archives."""
    articles = [article(f"a{n}", n * 20, PLAIN) for n in range(40)]
    feeds = {**printed(), **printed(RICH), **printed(*articles)}
    atom = [data for path, data in feeds.items() if path.endswith(".atom")]
    assert len(atom) > 3
    for data in atom:
        ATOM_SCHEMA.assertValid(etree.fromstring(data))


def test_schema_notices() -> None:
    """The schema refuses a feed that lacks what RFC 4287 asks for."""
    data = printed(RICH)["feed.atom"]
    for missing in ("id", "title", "updated"):
        broken = re.sub(rb"<%b>[^<]*</%b>" % (missing.encode(), missing.encode()), b"", data)
        assert not ATOM_SCHEMA.validate(etree.fromstring(broken)), missing


def test_atom_keeps_the_rules_beside_the_schema() -> None:
    """RFC 4287 §4.1: ids differ, links aren't repeated, each entry has an author and an update."""
    feed = feedparser.parse(printed(RICH, article("b", 2, PLAIN))["feed.atom"])
    assert (False, "atom10") == (feed.bozo, feed.version)
    assert "tag:test-letter.example,2025:feed/articles" == feed.feed.id
    assert "2026-02-03T04:05:06+01:00" == feed.entries[0].updated == feed.feed.updated
    assert len(feed.entries) == len({entry.id for entry in feed.entries})
    for entry in feed.entries:
        links = [(link.rel, link.type, link.get("hreflang")) for link in entry.links]
        assert len(links) == len(set(links))
        assert entry.authors
    assert "https://test-letter.example/paper/authors/b/" == feed.entries[0].authors[1].href


def test_atom_elements_have_no_prefix() -> None:
    """Atom is the default namespace: readers that look for bare names find them."""
    data = printed(RICH)["feed.atom"].decode()
    assert re.search('<feed [^>]*xmlns="http://www.w3.org/2005/Atom"', data)
    assert not re.search(r"<(?!fh:)\w+:", data)


def test_language_of_an_atom_entry() -> None:
    """An entry in another language than the feed's says so."""
    foreign = replace(RICH, language="zh-Hans")
    root = etree.fromstring(printed(foreign, article("b", 0, PLAIN))["feed.atom"])
    languages = [entry.get(LANGUAGE) for entry in root.findall("{*}entry")]
    assert ["en", "zh-Hans", None] == [root.get(LANGUAGE), *languages]


def test_json_feed_keeps_the_rules() -> None:
    """JSON Feed 1.1: what must be there is, of the type it must have."""
    articles = [article(f"a{n}", n * 20, PLAIN) for n in range(40)]
    found = printed(RICH, *articles)
    for path, data in found.items():
        if path.endswith(".json"):
            check_json_feed(json.loads(data))


def check_json_feed(feed: dict[str, Any]) -> None:
    """Assert what jsonfeed.org/version/1.1 asks for."""
    assert "https://jsonfeed.org/version/1.1" == feed["version"]
    texts = ("title", "home_page_url", "feed_url", "description", "language", "next_url", "icon")
    assert all(isinstance(feed[name], str) for name in texts if name in feed)
    assert feed.keys() <= {*texts, "version", "authors", "hubs", "items"}
    assert feed.get("next_url") != feed["feed_url"]
    known = ("id", "url", "title", "summary", "content_html", "image", "language")
    dates = ("date_published", "date_modified")
    for item in feed["items"]:
        assert item.keys() <= {*known, *dates, "authors", "tags", "attachments"}
        assert all(isinstance(item[name], str) and item[name] for name in known if name in item)
        assert item["id"]
        assert all(datetime.fromisoformat(item[name]).utcoffset() is not None for name in dates)
        assert all(author["name"] for author in item["authors"])
        assert all(isinstance(tag, str) for tag in item["tags"])
    assert len(feed["items"]) == len({item["id"] for item in feed["items"]})


def test_media_rss() -> None:
    """The lead image is an enclosure and media:content, both with its true length."""
    item = etree.fromstring(printed(RICH)["feed.xml"]).find("channel/item")
    (content,) = item.findall("{http://search.yahoo.com/mrss/}content")
    expected = {"fileSize": "4711", "type": "image/jpeg", "width": "30", "height": "20"}
    assert (
        expected | {"medium": "image", "url": item.find("enclosure").get("url")} == content.attrib
    )


def test_picture_of_unknown_size_is_no_enclosure() -> None:
    """What isn't known is not made up: the picture stands in the text alone."""
    unknown = article("a", 0, PLAIN, {"image": Picture("/x.png", 3, 2, "")})
    assert [None, None, None] == [document.items[0].enclosure for document in documents(unknown)]


@pytest.mark.parametrize(
    "date",
    [
        "1969-07-20T20:17:40-05:00",
        "2026-02-05T23:59:59+14:00",
        "1600-01-01T00:00:00+00:00",
    ],
)
def test_odd_dates(date: str) -> None:
    """Dates before 1970 are written so that all can read them."""
    moment = datetime.fromisoformat(date)
    odd = article("a", 0, PLAIN, {"date": moment, "updated": moment})
    found = printed(odd)
    assert {moment} == {read_feed(path, found[path]).items[0].published for path in WHOLE}
    assert re.search(rb"[+-]\d{4}</pubDate>", found["feed.xml"])
    ATOM_SCHEMA.assertValid(etree.fromstring(found["feed.atom"]))


@pytest.mark.parametrize(("side", "in_rss"), [(144, "144"), (180, None)])
def test_icon(side: int, in_rss: str | None) -> None:
    """A square icon of the theme stands for the paper; RSS takes none above 144 pixels."""
    data = b"\x89PNG\r\n\x1a\n" + bytes(8) + side.to_bytes(4, "big") * 2
    texts = Texts()
    texts.static = (AssetFile("x", "/feed-icon.png", Stored(b"", lambda _: data)),)
    found = feeds_of(library(), texts)
    url = "https://test-letter.example/paper/feed-icon.png"
    assert url == json.loads(found["feed.json"])["icon"]
    assert url == etree.fromstring(found["feed.atom"]).findtext("{*}icon")
    channel = etree.fromstring(found["feed.xml"]).find("channel")
    assert in_rss == channel.findtext("image/width")
    if in_rss:
        assert url == channel.findtext("image/url")
        assert channel.findtext("title") == channel.findtext("image/title")
        assert channel.findtext("link") == channel.findtext("image/link")


def test_without_an_icon() -> None:
    """No icon, no image: feeds point at nothing that isn't there."""
    found = printed(RICH)
    assert "icon" not in json.loads(found["feed.json"])
    assert b"<image>" not in found["feed.xml"]
    assert b"<icon>" not in found["feed.atom"]


def test_formats_are_chosen() -> None:
    """RSS is always there; of the others, those that the settings name."""
    paths = printed(RICH, site=replace(SITE, feeds=FeedSettings(formats=("rss", "json"))))
    assert ("feed.xml" in paths, "feed.atom" in paths, "feed.json" in paths) == (True, False, True)


def test_order_and_ties() -> None:
    """Newest first in every format, equal dates by id, whatever order the articles came in."""
    articles = [article(key, 1, PLAIN) for key in "dbac"]
    for document in documents(*articles):
        assert ["On a", "On b", "On c", "On d"] == [item.title for item in document.items]
        assert all(a.published >= b.published for a, b in pairwise(document.items))


@given(st.text(), st.text(), st.text(), st.text())
@example("", "", "<", "")
@example("", "", "&lt;", "")
def test_well_formed_whatever_the_text(title: str, name: str, text: str, tag: str) -> None:
    """Any text gives well-formed feeds in all formats, and they agree."""
    odd = article(
        "a",
        0,
        TEXTS.body(text),
        {
            "title": title,
            "summary": text,
            "topics": (replace(EARTHS, name=tag),),
            "regions": (replace(ZHEJIANG, path=(name, tag)),),
        },
        highlights=(text,),
        authors=(replace(EDITOR, term=replace(EDITOR.term, name=name)),),
        disclaimers=(Disclaimer("", title, Prose((tag,), Outline())),),
    )
    site = replace(SITE, title=title, description=text)
    rss, atom, in_json = documents(odd, site=site)
    assert rss == replace_links(atom, rss) == replace_links(in_json, rss)
    ATOM_SCHEMA.assertValid(etree.fromstring(printed(odd, site=site)["feed.atom"]))


def replace_links(document: Document, other: Document) -> Document:
    """Return a document with the links and marks of another, in which formats differ."""
    return Document(**vars(document) | {"links": other.links, "marks": other.marks})


def test_plain_text_keeps_what_xml_has_a_place_for() -> None:
    """Of all characters those of XML 1.0's `Char` (§2.2) stay, and no other."""
    spans = ((0x9, 0xA), (0xD, 0xD), (0x20, 0xD7FF), (0xE000, 0xFFFD), (0x10000, 0x10FFFF))
    expected = "".join(chr(code) for first, last in spans for code in range(first, last + 1))
    assert expected == plain("".join(map(chr, range(0x110000))))
