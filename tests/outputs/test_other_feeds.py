"""The feeds beside the whole one: in short, what was wrong, by term; each keeps its promise."""

from datetime import UTC, datetime

from feed_reading import Item, read_feed
from msgspec.structs import replace
from small_library import EARTHS, EDITOR, SITE, Texts, article, feeds_of, library

from dateline.model.article import Article, Correction, Disclaimer, Hold, Withdrawal
from dateline.model.filing import file_article
from dateline.model.library import Library, Story
from dateline.model.prose import Prose
from dateline.model.site import FeedSettings

TEXTS = Texts()
PLAIN = TEXTS.body("<p>A long text.</p>\n")
BEWARE = Disclaimer("state", "State media", Prose(("<p>Beware.</p>\n",)))
DAY = datetime(2026, 2, 6, tzinfo=UTC)
PAGE = "https://test-letter.example/paper/2026/a/"


def items(shelf: Library, path: str) -> tuple[Item, ...]:
    """Return the items of one feed of a library."""
    return read_feed(path, feeds_of(shelf, TEXTS)[path]).items


def short(one: Article) -> Item:
    """Return an article in the feed of highlights."""
    (item,) = items(library(one), "feeds/highlights.xml")
    return item


def test_highlights_alone() -> None:
    """An item holds the highlights, the way to the whole, and the disclaimers; not the text."""
    item = short(article("a", 0, PLAIN, highlights=("One & two", "<Three>"), disclaimers=(BEWARE,)))
    assert item.html == (
        "<ul>\n<li>One &amp; two</li>\n<li>&lt;Three&gt;</li>\n</ul>\n"
        f'<p><a href="{PAGE}">Read the whole article</a></p>\n'
        "\n<h2>State media</h2>\n<p>Beware.</p>\n"
    )


def test_article_without_highlights() -> None:
    """Without highlights the summary stands there; without either, the way to the whole."""
    more = f'<p><a href="{PAGE}">Read the whole article</a></p>\n'
    assert f"<p>All of a.</p>\n{more}" == short(article("a", 0, PLAIN)).html
    assert more == short(article("a", 0, PLAIN, {"summary": ""})).html


def test_highlights_have_an_id_of_their_own() -> None:
    """A reader that keeps one text for each id keeps the whole article too."""
    item = short(article("a", 0, PLAIN))
    assert "tag:test-letter.example,2025:a/highlights" == item.id
    assert PAGE == item.url


def wrong(*articles: Article, withdrawn: tuple[Article, ...] = ()) -> tuple[Item, ...]:
    """Return the feed of corrections."""
    gone = tuple(Story(file_article(each)[0], None, None, ()) for each in withdrawn)
    return items(replace(library(*articles), withdrawn=gone), "feeds/corrections.xml")


def test_correction() -> None:
    """A correction says what was wrong and what is right, on its own day, about its article."""
    one = article("a", 0, PLAIN, corrections=(Correction(DAY, "5 < 4", "4 < 5"),))
    (item,) = wrong(one, article("b", 1, PLAIN))
    assert "tag:test-letter.example,2025:a/correction/2026-02-06" == item.id
    assert ("Correction: On a", PAGE, DAY) == (item.title, item.url, item.published)
    assert "It said: 5 < 4 It now says: 4 < 5" == item.summary
    expected = "It said: <del>5 &lt; 4</del> It now says: <ins>4 &lt; 5</ins>"
    assert f'<p>{expected}</p>\n<p><a href="{PAGE}">On a</a></p>\n' == item.html


def test_corrections_are_told_apart() -> None:
    """Several corrections have an id each, which stays when another is put before them."""
    old, new = Correction(DAY, "1", "2"), Correction(DAY.replace(day=9), "3", "4")
    before = wrong(article("a", 0, PLAIN, corrections=(old, old)))
    after = wrong(article("a", 0, PLAIN, corrections=(new, old, old)))
    assert 2 == len({item.id for item in before})
    assert {item.id for item in before} < {item.id for item in after}
    assert after[0].id.endswith("/correction/2026-02-09")


def test_withdrawal() -> None:
    """A withdrawn article is told with its reason; one that is to be withdrawn later isn't."""
    gone = Hold(draft=False, date=DAY, withdrawn=Withdrawal(DAY, "It was untrue."))
    one = replace(article("a", 0, PLAIN), hold=gone)
    (item,) = wrong(withdrawn=(one,))
    assert "tag:test-letter.example,2025:a/withdrawn" == item.id
    assert ("Withdrawn: On a", "It was untrue.") == (item.title, item.summary)
    assert "A long text." not in item.html
    assert () == wrong(one)


def test_newest_mistake_first() -> None:
    """Corrections stand by their own date, not by that of their article."""
    early = article("a", 0, PLAIN, corrections=(Correction(DAY, "1", "2"),))
    late = article("b", 9, PLAIN, corrections=(Correction(DAY.replace(month=3), "1", "2"),))
    assert ["Correction: On b", "Correction: On a"] == [item.title for item in wrong(early, late)]


def test_feed_of_a_term() -> None:
    """A topic's feed has its name, leads to its page, and holds so many articles."""
    articles = [article(f"a{n}", n, PLAIN, {"topics": (EARTHS,)}) for n in range(5)]
    site = replace(SITE, feeds=FeedSettings(term_size=3))
    path = "topics/rare-earths/feed.xml"
    document = read_feed(path, feeds_of(library(*articles, site=site), TEXTS)[path])
    assert "The Test Letter: Rare earths & magnets" == document.title
    assert "https://test-letter.example/paper/topics/rare-earths/" == document.home
    assert ["On a4", "On a3", "On a2"] == [item.title for item in document.items]
    assert "<p>A long text.</p>\n" == document.items[0].html


def test_same_article_has_one_id_and_text_in_all_feeds_that_hold_it_whole() -> None:
    """Who follows two feeds sees an article once."""
    one = article("a", 0, PLAIN, {"topics": (EARTHS,), "authors": (EDITOR.term,)})
    whole = items(library(one), "feed.xml")
    assert whole == items(library(one), "topics/rare-earths/feed.xml")
