"""The index of search: what is in it, how it is cut, and what an edit costs it."""

from datetime import UTC, datetime, timedelta
from html import unescape
from json import loads
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from newsroom import Newsroom, Result
from small_library import Texts, article, library

from dateline.model.library import Story
from dateline.outputs.search.hits import EVERYWHERE, WEIGHTS, write_hits
from dateline.outputs.search.parts import LEAST, MOST, split_parts
from dateline.outputs.search.words import split_words, words_of_html

ON = "pages: {search: true}\n"
DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def searched(newsroom: Newsroom, more: str = "") -> Newsroom:
    """Switch search on."""
    settings = newsroom.read("content/site.yaml")
    return newsroom.write("content/site.yaml", f"{settings}{ON}{more}")


def parts_of(result: Result) -> list[dict[str, Any]]:
    """Return what a browser is told of the parts."""
    parts: list[dict[str, Any]] = loads(result.page("search/parts.json"))["parts"]
    return parts


def found(result: Result, word: str) -> set[str]:
    """Return the titles of the articles that have a word, as a browser finds them."""
    titles = set()
    for part in parts_of(result):
        folder = part["at"].removeprefix("/")
        number = max(at for at, cut in enumerate(part["cuts"]) if cut <= word)
        shard = loads(result.page(f"{folder}{number}.json"))
        hits = shard["hits"].get(shard["words"].get(word, word), "")
        for at in read_hits(hits, part["count"]):
            row = loads(result.page(f"{folder}rows-{at // 20}.json"))[at % 20]
            titles.add(row[1])
    return titles


def read_hits(text: str, count: int) -> dict[int, int]:
    """Read hits as the script does: the numbers of articles, and their weights."""
    if text == EVERYWHERE:
        return dict.fromkeys(range(count), 0)
    hits, number, value, place = {}, -1, 0, 1
    for letter in text:
        digit = DIGITS.index(letter)
        value, place = value + digit % 32 * place, place * 32
        if digit < 32:
            number += 1 + value // WEIGHTS
            hits[number] = value % WEIGHTS
            value, place = 0, 1
    return hits


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("China’s “rare-earth” magnets", ["china", "rare", "earth", "magnets"]),
        ("Köln, Łódź, São Paulo", ["koln", "łodz", "sao", "paulo"]),
        ("E\u0301migre\u0301 ﬁrms", ["emigre", "firms"]),
        ("a 5% rise of 250 t", ["rise", "of", "250"]),
        ("稀土磁体 and 铽", ["and", "稀土", "土磁", "磁体", "铽"]),
        ("H2O DON'T", ["h2o", "don"]),
        ("", []),
    ],
)
def test_words_of_a_text(text: str, words: list[str]) -> None:
    """Words are small, without accents and quotes; Chinese is cut into pairs."""
    assert sorted(words) == sorted(split_words(text))


def test_words_of_html() -> None:
    """Tags part words and say none; entities are what they stand for."""
    html = '<p title="tag">Rare&nbsp;earths<sup>1a</sup></p><p>Caf&eacute; &lt;br&gt;</p>'
    assert ["1a", "br", "cafe", "earths", "rare"] == sorted(words_of_html(html))


@given(st.text())
def test_any_text_has_words_that_can_be_asked_for(text: str) -> None:
    """A word of a text, typed alone, is that word again."""
    for word in split_words(text):
        assert word in split_words(word)


@given(st.dictionaries(st.integers(0, 3000), st.integers(0, WEIGHTS - 1)))
def test_any_hits_are_read_as_they_were_written(hits: dict[int, int]) -> None:
    """No article and no weight is lost on the way to the browser."""
    written = [number * WEIGHTS + weight for number, weight in sorted(hits.items())]
    assert hits == read_hits(write_hits(written, 10_000), 10_000)


def test_word_of_nearly_all_tells_nothing() -> None:
    """What stands in most articles is a sign, unless there are few articles."""
    assert EVERYWHERE == write_hits([number * WEIGHTS for number in range(80)], 100)
    assert EVERYWHERE != write_hits([number * WEIGHTS for number in range(8)], 10)


def dated(days: list[datetime]) -> tuple[Story, ...]:
    """Return stories of these days, newest first."""
    texts = Texts()
    bare = library(article("one", 0, texts.body("A sentence."))).stories[0].article
    filings = (replace(bare, headline=replace(bare.headline, date=day)) for day in days)
    newest = sorted(filings, key=lambda each: each.headline.date, reverse=True)
    return tuple(Story(each, None, None, ()) for each in newest)


@given(st.lists(st.integers(0, 3000), max_size=40), st.integers(1, 60))
def test_parts_hold_every_story_once(days: list[int], times: int) -> None:
    """Parts follow each other in time; each but the newest is large, none has years of a hurry."""
    begin = datetime(2018, 1, 1, tzinfo=UTC)
    stories = dated([begin + timedelta(days=day) for day in days for _ in range(times)])

    parts = split_parts(stories)

    assert stories == tuple(story for part in parts for story in part.stories)
    assert all(len(part.stories) >= LEAST for part in parts[1:])
    assert len({part.name for part in parts}) == len(parts)


def test_new_story_leaves_older_parts_alone() -> None:
    """A part that is closed stays as it is, whatever is added later."""
    begin = datetime(2020, 1, 1, tzinfo=UTC)
    days = [begin + timedelta(hours=7 * hours) for hours in range(4 * LEAST)]
    before = split_parts(dated(days))
    after = split_parts(dated([*days, days[-1] + timedelta(days=1)]))
    assert len(before) > 1
    assert before[1:] == after[1:]
    assert len(before[0].stories) + 1 == len(after[0].stories)


def test_long_year_is_cut_between_months() -> None:
    """A year with very many articles is several parts."""
    begin = datetime(2020, 1, 1, tzinfo=UTC)
    stories = dated([begin + timedelta(hours=hours) for hours in range(3 * MOST)])
    parts = split_parts(stories)
    assert len(parts) > 1
    assert {"2020"} == {part.name[:4] for part in parts}


def test_without_being_asked_there_is_none(newsroom: Newsroom) -> None:
    """A site that doesn't ask for search has no page, no index, and no form."""
    result = newsroom.article("one").build()
    assert not [path for path in result.public if path.startswith(("search/", "assets/index/"))]
    assert "<form" not in result.page("/")
    assert "form-action 'none'" in unescape(result.page("/"))


def test_words_are_found_wherever_they_stand(newsroom: Newsroom) -> None:
    """In the title, the summary, highlights, names of terms, the text, and in every form."""
    head = "regions: [CN-ZJ]\ntopics: [rare-earths]\nauthors: [editor]\ndateline: Ningbo\n"
    head += "summary: A furnace.\nhighlights: [Terbium rose]\n"
    result = (
        searched(newsroom)
        .article("one", head, "Sintered magnets, *and* a [link](https://a.example/).\n")
        .article("two", "", "Nothing of this.\n")
        .build()
    )
    told = ("ningbo", "furnace", "terbium", "zhejiang", "earths", "editor", "magnets", "link")
    for word in told:
        assert {"On one"} == found(result, word), word
    assert {"On one", "On two"} == found(result, "on")
    assert {"On one"} == found(result, "magnet")
    assert set() == found(result, "example")


def test_regions_roll_up(newsroom: Newsroom) -> None:
    """What is filed under Zhejiang is found under China and Asia; a class of sources by its key."""
    outlets = "paper.example: {name: The Paper, country: CN, class: state-owned, "
    outlets += "basis: https://a.example/, reviewed: 2026-01-01}\n"
    newsroom.write("content/vocabulary/outlets.yaml", outlets)
    newsroom.article("one", "regions: [CN-ZJ]\n", "See [it](https://paper.example/x).\n")
    result = searched(newsroom).article("two", "regions: [US]\n").build()
    for key in ("=regions/CN-ZJ", "=regions/CN", "=regions/142", "=classes/state-owned"):
        assert {"On one"} == found(result, key), key
    assert {"On two"} == found(result, "=regions/US")


def test_preview_says_that_search_comes_later(newsroom: Newsroom) -> None:
    """A preview has the page with its archive, and no index to wait for."""
    result = searched(newsroom).article("one", "draft: true\n").build("--drafts")
    page = result.page("/search/")
    assert "Search comes with publication" in page
    assert "/archive/2026/#02" in page
    assert not [path for path in result.public if path.startswith("assets/index/")]
    assert "search/parts.json" not in result.public


def test_page_is_an_archive_without_script(newsroom: Newsroom) -> None:
    """It leads to years and months, regions and topics, with their numbers."""
    head = "regions: [CN]\ntopics: [recycling]\n"
    page = searched(newsroom).article("one", head).build().page("/search/")
    for href in ("/archive/2026/", "/archive/2026/#02", "/regions/cn/", "/topics/recycling/"):
        assert f'href="{href}"' in page
    assert "form-action 'self'" in unescape(page)


def test_what_is_left_out_is_not_led_to(newsroom: Newsroom) -> None:
    """Where terms and the archive have no pages, the page of search names none."""
    pages = "pages: {search: true, archive: false, terms: none}"
    newsroom.edit("content/site.yaml", "zone:", f"{pages}\nzone:")
    page = newsroom.article("one", "regions: [CN]\n").build().page("/search/")
    assert "/regions/" not in page
    assert "/archive/" not in page


def test_only_the_part_of_an_edit_is_made_again(newsroom: Newsroom) -> None:
    """Another word in one article changes the address of its part's index, and of no other."""
    room = searched(newsroom)
    for year in (2024, 2025):
        for number in range(LEAST):
            room.article(f"{year}-{number}", f"date: {year}-05-05\nslug: s{year}-{number}\n")
    before = [part["at"] for part in parts_of(room.build())]
    room.article("2025-7", "date: 2025-05-05\nslug: s2025-7\n", "Another sentence.\n")
    after = [part["at"] for part in parts_of(room.build())]
    assert 2 == len(before)
    assert before[1] == after[1]
    assert before[0] != after[0]


def test_address_of_search_belongs_to_it(newsroom: Newsroom) -> None:
    """An editor's page can't take the address."""
    newsroom.write("content/pages/search.md", "---\ntitle: Search\n---\nMine.\n")
    result = searched(newsroom).article("one").build()
    assert 1 == result.status
    assert "the address /search/ belongs to the site's own pages" in result.output


@pytest.mark.parametrize("said", ["yes", "on", "2"])
def test_switch_is_true_or_false(newsroom: Newsroom, said: str) -> None:
    """Anything else is told at its place."""
    newsroom.edit("content/site.yaml", "zone:", f"pages: {{search: {said}}}\nzone:")
    result = newsroom.article("one").build()
    assert 1 == result.status
    assert "content/site.yaml:5:" in result.problems[0]


def test_link_to_a_search_that_is_off(newsroom: Newsroom) -> None:
    """A link to the page where there is none says which word to write."""
    result = newsroom.article("one", "", "[Search](/search/)\n").build()
    assert 1 == result.status
    assert "search" in result.report
