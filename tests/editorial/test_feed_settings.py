"""`feeds:` of site.yaml says which feeds there are, and each word that is wrong is told."""

import pytest
from newsroom import Newsroom, Result

HUB = "https://hub.example/"


def built(newsroom: Newsroom, feeds: str) -> Result:
    """Build a site with one article under these settings."""
    newsroom.edit("content/site.yaml", "language: en\n", f"language: en\nfeeds: {feeds}\n")
    newsroom.article("one", "regions: [CN]\ntopics: [rare-earths]\nauthors: [editor]\n")
    return newsroom.build()


def feeds_of(result: Result) -> set[str]:
    """Return the paths of the feeds."""
    endings = (".xml", ".atom", "feed.json")
    return {path for path in result.public if path.endswith(endings)} - {"sitemap.xml"}


@pytest.mark.parametrize(
    ("feeds", "expected"),
    [
        ("{formats: [rss]}", {"feed.atom": False, "feed.json": False, "feed.xml": True}),
        ("{formats: [atom, rss]}", {"feed.atom": True, "feed.json": False, "feed.xml": True}),
        ("{size: 3}", {"feed.atom": True, "feed.json": True, "regions/cn/feed.xml": True}),
        ("{terms: topics}", {"regions/cn/feed.xml": False, "topics/rare-earths/feed.xml": True}),
        ("{classes: [party]}", {"feeds/party.xml": True, "feeds/government.xml": False}),
        ("{terms: none}", {"regions/cn/feed.xml": False, "authors/editor/feed.xml": False}),
    ],
)
def test_settings_choose(newsroom: Newsroom, feeds: str, expected: dict[str, bool]) -> None:
    """Formats and terms are those that the settings name; without a word, all."""
    found = feeds_of(built(newsroom, feeds))
    assert expected == {path: path in found for path in expected}


def test_every_term_has_a_feed(newsroom: Newsroom) -> None:
    """A region's article stands in the feeds of all that the region lies in."""
    result = built(newsroom, "{size: 20}")
    expected = {
        "feed.xml",
        "feed.atom",
        "feed.json",
        "feeds/highlights.xml",
        "topics/rare-earths/feed.xml",
    }
    expected |= {"authors/editor/feed.xml"}
    expected |= {f"regions/{slug}/feed.xml" for slug in ("cn", "eastern-asia", "asia")}
    assert expected <= feeds_of(result)
    assert b"<title>On one</title>" in result.public["regions/asia/feed.xml"]


def test_region_names_all_that_it_lies_in(newsroom: Newsroom) -> None:
    """The category of a region is its whole path."""
    result = built(newsroom, "{size: 20}")
    domain = b'<category domain="https://test-letter.example/regions/">'
    assert domain + b"Asia/Eastern Asia/China</category>" in result.public["feed.xml"]


@pytest.mark.parametrize(
    ("feeds", "said", "hint"),
    [
        ("{formats: [rss, atm]}", "'atm' in formats of feeds", "did you mean 'atom'?"),
        ("{formats: [atom]}", "feeds without rss", "write formats: [rss, atom]"),
        ("{terms: [region]}", "'region' in terms of feeds", "did you mean 'regions'?"),
        ("{classes: [state]}", "'state' in classes of feeds", "known are: state-owned"),
        ("{terms: [people]}", "'people' in terms", "known are: regions, topics, authors"),
        ("{term_size: 0}", "'0' is not a whole number from 1 on", "write term_size: 20"),
        ("{hub: hub.example}", "'hub.example' is not a web address", "https://"),
    ],
)
def test_faults(newsroom: Newsroom, feeds: str, said: str, hint: str) -> None:
    """A word that isn't known is an error with its place and its cure."""
    result = built(newsroom, feeds)
    assert 1 == result.status
    assert 1 == len(result.problems)
    assert said in result.output
    assert hint in result.output
    assert result.problems[0].startswith("content/site.yaml")


def test_feed_of_a_class(newsroom: Newsroom) -> None:
    """A class of outlets that the settings name has a feed of what rests on their word."""
    outlets = "state.example: {name: The Daily, country: CN, class: state-owned, "
    outlets += "basis: https://b.example/, reviewed: 2026-01-01}\n"
    newsroom.write("content/vocabulary/outlets.yaml", outlets)
    newsroom.article("two", "sources: [{url: https://state.example/1, title: A report}]\n")
    feed = built(newsroom, "{classes: [state-owned]}").public["feeds/state-owned.xml"].decode()
    assert "On two" in feed
    assert "On one" not in feed
    assert "The Daily" in feed
