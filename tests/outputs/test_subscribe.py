"""Readers find every feed: announced by its page, explained at /subscribe/, listed as OPML."""

import re
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest
from newsroom import Newsroom, Result

HOME = "https://test-letter.example"


@pytest.fixture
def built(newsroom: Newsroom) -> Result:
    """A small paper with a term of each kind."""
    newsroom.edit(
        "content/site.yaml", "language: en\n", "language: en\nsign_up: https://mail.example/\n"
    )
    newsroom.write("content/vocabulary/series.yaml", "chain: The chain\n")
    head = "regions: [CN]\ntopics: [rare-earths]\nauthors: [editor]\nseries: chain\n"
    return newsroom.article("one", head).build()


class Links(HTMLParser):
    """Gathers what a page links to: announced feeds by type, and all that can be clicked."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.announced: list[tuple[str, str]] = []
        self.clickable: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a link."""
        given = {name: value or "" for name, value in attrs}
        if tag == "link" and given.get("rel") == "alternate":
            self.announced.append((given["type"], given["href"]))
        if tag == "a":
            self.clickable.append(given.get("href", ""))


def feeds_of(result: Result) -> set[str]:
    """Return the addresses of all feeds that readers subscribe to."""
    endings = ("feed.xml", "feed.atom", "feed.json")
    paths = {path for path in result.public if path.endswith(endings)}
    return {f"/{path}" for path in paths} | {"/feeds/highlights.xml", "/feeds/corrections.xml"}


def test_each_list_announces_its_own_feed_first(built: Result) -> None:
    """A program that is given a page's address finds that page's feed; then the paper's."""
    whole = [
        ("application/rss+xml", "/feed.xml"),
        ("application/atom+xml", "/feed.atom"),
        ("application/feed+json", "/feed.json"),
    ]
    assert whole == Links(built.page("/")).announced
    for address in ("/regions/asia/", "/topics/rare-earths/", "/authors/editor/", "/series/chain/"):
        links = Links(built.page(address))
        own = f"{address}feed.xml"
        assert [("application/rss+xml", own), *whole] == links.announced
        assert own in links.clickable
        assert "/subscribe/" in links.clickable


def test_page_lists_every_feed(built: Result) -> None:
    """Every feed is listed and every link leads to a file; it offers mail where there is mail."""
    links = Links(built.page("/subscribe/")).clickable
    feeds = feeds_of(built)
    assert len(feeds) > 8
    assert feeds <= set(links)
    assert {"/feeds.opml", "https://mail.example/"} <= set(links)
    for link in links:
        path = link.split("#")[0]
        if path.startswith("/"):
            assert path[1:] + "index.html" * path.endswith("/") in built.public


def test_page_explains(built: Result) -> None:
    """It says what RSS is and how to begin, and shows the address to paste."""
    page = built.page("/subscribe/")
    assert "What is RSS?" in page
    assert f">{HOME}/feed.xml</a>" in page
    assert 1 == len(re.findall("<h1", page))


def test_no_mail_is_offered_where_there_is_none(newsroom: Newsroom) -> None:
    """Without a sign-up address the page doesn't speak of mail."""
    assert "By mail" not in newsroom.article("one").build().page("/subscribe/")


def test_list_for_readers(built: Result) -> None:
    """The OPML names each feed once, by its absolute URL, with its page."""
    root = ElementTree.fromstring(built.public["feeds.opml"])  # noqa: S314 (our own)
    outlines = root.findall("body/outline")
    urls = [each.get("xmlUrl", "") for each in outlines]
    others = {"/feed.atom", "/feed.json"}  # the same as /feed.xml
    assert {f"{HOME}{address}" for address in feeds_of(built) - others} == set(urls)
    assert len(urls) == len(set(urls))
    assert "2.0" == root.get("version")
    assert root.findtext("head/title")
    for each in outlines:
        assert "rss" == each.get("type")
        assert each.get("text")
        assert (each.get("htmlUrl") or "").startswith(f"{HOME}/")


def test_an_editor_may_link_to_feeds(newsroom: Newsroom) -> None:
    """A text may link to the page about feeds, to each feed, and to the list."""
    links = ("/subscribe/", "/feed.atom", "/feeds/highlights.xml", "/feeds.opml")
    body = "\n".join(f"[feed]({link})" for link in links)
    assert [] == newsroom.article("one", "", body + "\n").build().problems


@pytest.mark.parametrize("slug", ["subscribe", "feeds"])
def test_addresses_of_feeds_are_taken(newsroom: Newsroom, slug: str) -> None:
    """A standing page can't stand where feeds do."""
    newsroom.write(f"content/pages/{slug}.md", "---\ntitle: Mine\n---\nText.\n")
    result = newsroom.article("one").build()
    assert 1 == result.status
    assert "belong to the site's own pages" in result.output or "belongs to" in result.output


def test_hostile_names_in_the_list(newsroom: Newsroom) -> None:
    """Names are escaped in the list."""
    newsroom.edit("content/vocabulary/authors.yaml", "The Editor", "'A \"B\" & <C>'")
    result = newsroom.article("one", "authors: [editor]\n").build()
    root = ElementTree.fromstring(result.public["feeds.opml"])  # noqa: S314 (our own)
    titles = [each.get("text") for each in root.findall("body/outline")]
    assert 'The Test Letter: A "B" & <C>' in titles
