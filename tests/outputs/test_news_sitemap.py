"""The sitemap for Google News holds the articles of two days, and the site knows when they age."""

from datetime import timedelta
from pathlib import Path
from xml.etree import ElementTree

import pytest
from msgspec.structs import replace
from newsroom import Newsroom
from small_library import FIRST_DAY, SITE, Texts, article, carried_out, library

from dateline.editorial.freshness import NEWS, ageing_changes, list_fresh
from dateline.model.library import Library
from dateline.outputs import news_sitemap

LIMITS = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "n": "http://www.google.com/schemas/sitemap-news/0.9",
}
TEXTS = Texts()
PLAIN = TEXTS.body("<p>Plain.</p>")
NOW = FIRST_DAY + timedelta(days=2)


def printed(shelf: Library) -> ElementTree.Element:
    """Return the one file that is ordered, as XML."""
    (order,) = news_sitemap.emit(shelf, TEXTS.workshop)
    assert "news-sitemap.xml" == order.path
    return ElementTree.fromstring(carried_out(order))  # noqa: S314 (our own)


def urls(shelf: Library) -> list[str]:
    """Return the URLs of the sitemap."""
    return [each.text or "" for each in printed(shelf).iterfind("s:url/s:loc", LIMITS)]


def test_what_it_says_of_an_article() -> None:
    """Name and language of the paper, the instant with its offset, the title, all escaped."""
    odd = article("a", 1, PLAIN, {"title": "Ores & <more>"})
    odd = replace(odd, language="en-GB")
    (news,) = printed(list_fresh(library(odd), NOW)).iterfind("s:url/n:news", LIMITS)
    assert ["The Test Letter", "en"] == [
        each.text for each in news.find("n:publication", LIMITS) or ()
    ]
    assert "2026-01-02T08:30:00+00:00" == news.findtext("n:publication_date", None, LIMITS)
    assert "Ores & <more>" == news.findtext("n:title", None, LIMITS)


def test_a_day_without_an_hour_is_a_day() -> None:
    """No midnight is claimed that nobody wrote."""
    plain = article("a", 1, PLAIN, {"has_time": False})
    found = printed(list_fresh(library(plain), NOW)).find(".//n:publication_date", LIMITS)
    assert found is not None
    assert "2026-01-02" == found.text


def test_two_days_to_the_instant() -> None:
    """An article is news until two days have passed since its instant, and not at that instant."""
    shelf = library(article("a", 0, PLAIN), article("b", 1, PLAIN))
    moment = timedelta(microseconds=1)
    assert ["a", "b"] == sorted(each.id for each in list_fresh(shelf, NOW - moment).fresh)
    assert ["b"] == [each.id for each in list_fresh(shelf, NOW).fresh]


def test_the_site_changes_when_an_article_ages() -> None:
    """Each article that is news still has an instant to come, the others have none."""
    shelf = library(article("a", 0, PLAIN), article("b", 1, PLAIN))
    changes = ageing_changes(list_fresh(shelf, NOW))
    assert [FIRST_DAY + timedelta(days=1) + NEWS] == [each.instant for each in changes]
    assert () == ageing_changes(list_fresh(shelf, NOW + NEWS))


def test_empty_and_at_most_a_thousand(monkeypatch: pytest.MonkeyPatch) -> None:
    """The file is there where nothing is new; of too many articles it holds the newest."""
    assert [] == urls(list_fresh(library(), NOW))
    monkeypatch.setattr(news_sitemap, "MAX_NEWS", 2)
    many = library(*(article(f"a{n}", 1, PLAIN) for n in range(3)))
    assert 2 == len(urls(list_fresh(many, NOW)))


@pytest.mark.parametrize(
    ("tag", "named"),
    [("en-GB", "en"), ("zh", "zh-cn"), ("zh-Hant-HK", "zh-tw"), ("zh-TW", "zh-tw"), ("fil", "fil")],
)
def test_languages_as_google_names_them(tag: str, named: str) -> None:
    """Chinese has two names there, all others go by ISO 639."""
    assert named == news_sitemap.news_language(tag)


def test_neither_in_a_preview_nor_where_it_is_switched_off() -> None:
    """A preview tells no search engine of anything."""
    for site in (replace(SITE, preview=True), replace(SITE, news_sitemap=False)):
        assert [] == list(news_sitemap.emit(library(site=site), TEXTS.workshop))
    assert (
        ()
        == list_fresh(
            library(article("a", 1, PLAIN), site=replace(SITE, news_sitemap=False)), NOW
        ).fresh
    )


def test_a_build_tells_what_is_new_and_forgets_it(tmp_path: Path) -> None:
    """The same content gives another sitemap two days on; robots.txt names it."""
    room = Newsroom(tmp_path).article("new", "date: 2026-03-01 10:00 +00:00").article("old")
    first = room.build("--now", "2026-03-01T12:00:00Z").public
    assert b"/new/" in first["news-sitemap.xml"]
    assert b"/old/" not in first["news-sitemap.xml"]
    assert b"Sitemap: https://test-letter.example/news-sitemap.xml\n" in first["robots.txt"]
    assert dict(first) == dict(room.build("--now", "2026-03-03T09:59:59Z").public)
    assert b"/new/" not in room.build("--now", "2026-03-03T10:00:00Z").public["news-sitemap.xml"]


def test_a_paper_may_do_without(tmp_path: Path) -> None:
    """`news_sitemap: false` takes away the file and its line."""
    room = Newsroom(tmp_path).article("new")
    room.write("content/site.yaml", room.read("content/site.yaml") + "news_sitemap: false\n")
    public = room.build().public
    assert "news-sitemap.xml" not in public
    assert b"news-sitemap" not in public["robots.txt"]
