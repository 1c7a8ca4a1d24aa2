"""The whole history can be walked from the feed, and its parts stay as they are (RFC 5005)."""

from datetime import UTC, datetime

import pytest
from feed_reading import Document, read_feed
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from newsroom import Newsroom
from small_library import SITE, Texts, article, feeds_of, library

from dateline.model.article import Article
from dateline.model.site import FeedSettings, Site

LEADING = ("feed.xml", "feed.atom")  # JSON Feed has no word for archives
SMALL = replace(SITE, feed_size=3)
TEXTS = Texts()
PLAIN = TEXTS.body("<p>A text.</p>\n")


def on(key: str, day: str, **entry: object) -> Article:
    """Return an article of a day."""
    date = datetime.fromisoformat(day).replace(tzinfo=UTC)
    return article(key, 0, PLAIN, {"date": date, "updated": date, **entry})


def printed(*articles: Article, site: Site = SMALL) -> dict[str, bytes]:
    """Return all feeds of these articles."""
    return feeds_of(library(*articles, site=site), TEXTS)


def archives(feeds: dict[str, bytes]) -> dict[str, bytes]:
    """Return the archive documents."""
    return {path: data for path, data in feeds.items() if path.startswith("feeds/2")}


def walk(path: str, feeds: dict[str, bytes]) -> list[Document]:
    """Return the document to subscribe to, and all that `prev-archive` leads to from it."""
    found = [read_feed(path, feeds[path])]
    while older := found[-1].links.get("prev-archive"):
        path = older.removeprefix(SITE.base_url)
        found.append(read_feed(path, feeds[path]))
        assert len(found) <= len(feeds)
    return found


THREE_MONTHS = [on(f"a{n}", f"2026-0{1 + n // 4}-{10 + n % 4}") for n in range(12)]


@pytest.mark.parametrize("path", LEADING)
def test_walk_gives_every_article_once(path: str) -> None:
    """Following `prev-archive`, after removing repeated ids, gives every article once."""
    documents = walk(path, printed(*THREE_MONTHS))
    assert [4, 4, 4] == [len(document.items) for document in documents]
    ids = [item.id for document in documents for item in document.items]
    assert sorted(each.uid for each in THREE_MONTHS) == sorted(set(ids))


@pytest.mark.parametrize("path", LEADING)
def test_documents_say_what_they_are(path: str) -> None:
    """An archive is marked as one and names the current document; that one isn't an archive."""
    current, *older = walk(path, printed(*THREE_MONTHS))
    assert frozenset() == current.marks
    assert "current" not in current.links
    for document in older:
        assert {"archive"} == document.marks
        assert f"{SITE.base_url}feed.atom" == document.links["current"]


def test_all_fit() -> None:
    """Where the feed holds everything it says that it is complete, and there is no archive."""
    feeds = printed(*THREE_MONTHS[:2])
    assert {} == archives(feeds)
    for path in LEADING:
        assert {"complete"} == read_feed(path, feeds[path]).marks


def test_open_month_stands_whole_in_the_feed() -> None:
    """The feed holds the whole open month, however long; an older month fills it to its size."""
    long = [on(f"b{n}", f"2026-02-{10 + n}") for n in range(7)]
    old = [on(f"a{n}", f"2026-01-{10 + n}") for n in range(7)]
    feeds = printed(*old, *long)
    assert 7 == len(read_feed("feed.xml", feeds["feed.xml"]).items)
    assert {"feeds/2026-01.atom"} == set(archives(feeds))
    early = printed(*old, *long[:1])
    assert 3 == len(read_feed("feed.xml", early["feed.xml"]).items)


def test_month_is_closed_by_a_later_article() -> None:
    """By content, not by the clock: a month has its document once a later one has an article."""
    before, after = THREE_MONTHS[:8], [*THREE_MONTHS[:8], on("new", "2026-07-01")]
    assert not any("2026-02" in path for path in archives(printed(*before)))
    assert any("2026-02" in path for path in archives(printed(*after)))
    assert not any("2026-07" in path for path in archives(printed(*after)))


def test_archives_stay_as_they_are() -> None:
    """New articles, however many months later, change no byte of an archive document."""
    shelf = list(THREE_MONTHS)
    before = archives(printed(*shelf))
    for month in range(4, 10):
        shelf.append(on(f"n{month}", f"2026-0{month}-01"))
        after = archives(printed(*shelf))
        assert before == {path: data for path, data in after.items() if path in before}
        assert len(before) < len(after)
        before = after


def test_archive_changes_with_its_article() -> None:
    """A corrected article changes the document of its month and no other."""
    mended = [*THREE_MONTHS]
    mended[0] = on("a0", "2026-01-10", title="Mended")
    before, after = (archives(printed(*shelf)) for shelf in (THREE_MONTHS, mended))
    changed = {path for path in before if before[path] != after[path]}
    assert {"feeds/2026-01.atom"} == changed


def test_settings_that_archives_don_t_show() -> None:
    """How much a page or a feed holds changes no archive document."""
    other = replace(SMALL, page_size=7, feed_size=4, feeds=FeedSettings(hub="https://hub.example/"))
    after = archives(printed(*THREE_MONTHS, site=other))
    assert archives(printed(*THREE_MONTHS)) == after


def test_archives_without_atom() -> None:
    """A paper without Atom has its archives in RSS."""
    site = replace(SMALL, feeds=FeedSettings(formats=("rss", "json")))
    feeds = printed(*THREE_MONTHS, site=site)
    assert {"feeds/2026-01.xml", "feeds/2026-02.xml"} == set(archives(feeds))
    documents = walk("feed.xml", feeds)
    assert [4, 4, 4] == [len(document.items) for document in documents]
    assert f"{SITE.base_url}feed.xml" == documents[1].links["current"]


def test_empty_months_are_passed_over() -> None:
    """A month without articles has no document, and the walk goes past it."""
    feeds = printed(*(on(f"a{n}", f"20{20 + n}-03-01") for n in range(6)))
    paths = {"feeds/2020-03.atom", "feeds/2021-03.atom", "feeds/2024-03.atom"}
    assert paths <= set(archives(feeds))
    assert 6 == len(walk("feed.xml", feeds))


DAYS = st.datetimes(datetime(1990, 1, 1), datetime(1991, 1, 1))


@given(st.lists(DAYS, max_size=20), st.integers(1, 5))
def test_walk_whatever_the_dates(days: list[datetime], size: int) -> None:
    """Every article is found once, whenever it was published, and each document is in order."""
    articles = [on(f"a{n}", day.isoformat()) for n, day in enumerate(days)]
    feeds = printed(*articles, site=replace(SITE, feed_size=size))
    for path in LEADING:
        documents = walk(path, feeds)
        ids = {item.id for document in documents for item in document.items}
        assert {each.uid for each in articles} == ids
        assert len(documents[0].items) >= min(size, len(days))
        for document in documents:
            dates = [item.published for item in document.items]
            assert sorted(dates, reverse=True) == dates
        older = [item.id for document in documents[1:] for item in document.items]
        assert len(older) == len(set(older))


def test_paper_may_do_without_a_history(newsroom: Newsroom) -> None:
    """With `history: false` the feed holds the newest articles alone, and leads to no archive."""
    site = newsroom.read("content/site.yaml")
    newsroom.write("content/site.yaml", f"{site}feeds: {{size: 1, history: false}}\n")
    newsroom.article("old", "date: 2025-01-01\n").article("new", "date: 2026-01-02\n")
    newsroom.article("same-month", "date: 2026-01-01\n")

    result = newsroom.build()

    assert 0 == result.status, result.output
    assert 1 == result.page("feed.xml").count("<item>")
    assert "prev-archive" not in result.page("feed.xml")
    assert not any("2025-01" in path for path in result.public if path.startswith("feeds/"))
