"""The theme prints every page of a paper, whole and safe, from whatever its authors write."""

from html.parser import HTMLParser
from itertools import pairwise

import pytest
from msgspec.structs import replace
from small_paper import (
    ANNA,
    ARTICLE,
    BODY,
    CHINA,
    ENTRY,
    HEAD,
    HOSTILE,
    OTHER,
    OTHER_HEAD,
    PIECES,
    SITE,
    STORY,
    WITHDRAWAL,
    day,
    story_of,
)

from dateline.layout.assets import read_assets
from dateline.layout.engine import Engine
from dateline.layout.paging import Pager
from dateline.layout.views import (
    PageView,
    TermCount,
    archive_view,
    archive_year_view,
    article_view,
    count_years,
    desk_view,
    gone_view,
    home_view,
    listing_view,
    not_found_view,
    standing_view,
    style_view,
    taxonomy_view,
)
from dateline.layout.words import ENGLISH
from dateline.layout.workshop import Memory, Workshop, default_layouts
from dateline.model.agenda import (
    Agenda,
    Coming,
    Coverage,
    Pointer,
    RegionRow,
    Stranger,
    Waiting,
)
from dateline.model.article import Author, Correction, Hold
from dateline.model.file import Stored
from dateline.model.library import Erratum, Gone, Listing, Page
from dateline.model.problem import Location, Problem
from dateline.model.prose import Heading
from dateline.model.site import Site

THEME = default_layouts()
ASSETS, MISSING = read_assets((THEME,))
ENTRIES = (HEAD, OTHER_HEAD, OTHER_HEAD, OTHER_HEAD, OTHER_HEAD)
BARE = replace(
    ARTICLE, entry=OTHER, highlights=(), authors=(), disclaimers=(), sources=(), updates=()
)
GONE = replace(ARTICLE, hold=Hold(False, ENTRY.date, withdrawn=WITHDRAWAL))
FRENCH = replace(ARTICLE, language="fr")
WHAT = Pointer(HOSTILE, f"content/{HOSTILE}.md", "/2026/one/")
AGENDA = Agenda(
    coming=(Coming(day(2026, 3, 1), "public", WHAT), Coming(day(2026, 3, 2), HOSTILE, WHAT)),
    coming_in_all=3,
    waiting=(Waiting(WHAT, "embargo", day(2026, 3, 1), HOSTILE), Waiting(WHAT, "draft")),
    waiting_in_all=2,
    problems=(Problem(Location(HOSTILE, 1, 2), "unknown-region", HOSTILE, HOSTILE),),
    problems_in_all=1,
    strangers=(Stranger(HOSTILE, 2),),
    strangers_in_all=1,
    placeless=(WHAT, replace(WHAT, address="")),
    placeless_in_all=2,
    coverage=Coverage(((2026, 1), (2026, 2)), (RegionRow(CHINA, (0, 2)),), (CHINA, CHINA)),
)
NO_AGENDA = Agenda(
    coming=(),
    coming_in_all=0,
    waiting=(),
    waiting_in_all=0,
    problems=(),
    problems_in_all=0,
    strangers=(),
    strangers_in_all=0,
    placeless=(),
    placeless_in_all=0,
    coverage=None,
)
ERRATA = (
    Erratum(ENTRY, ENTRY.date, correction=Correction(ENTRY.date, HOSTILE, HOSTILE)),
    Erratum(ENTRY, ENTRY.date, withdrawal=WITHDRAWAL),
)
PAGES: dict[str, tuple[str, PageView]] = {
    "front": ("home.html", home_view(HEAD, ENTRIES, Pager("/", older="/page/1/"), SITE, ENGLISH)),
    "empty front": ("home.html", home_view(None, (), Pager("/"), SITE, ENGLISH)),
    "older": ("home.html", home_view(None, ENTRIES, Pager("/page/1/", 1, "/"), SITE, ENGLISH)),
    "article": ("article.html", article_view(STORY, PIECES, SITE, ENGLISH)),
    "bare": ("article.html", article_view(story_of(BARE), (), SITE, ENGLISH)),
    "gone": ("article.html", article_view(story_of(GONE), PIECES, SITE, ENGLISH)),
    "french": ("article.html", article_view(story_of(FRENCH, OTHER_HEAD), (), SITE, ENGLISH)),
    "region": (
        "listing.html",
        listing_view(Listing(CHINA, ENTRIES), Pager("/regions/cn/"), SITE, ENGLISH),
    ),
    "author": (
        "listing.html",
        listing_view(
            Listing(
                ANNA, ENTRIES, Author(ANNA, "Editor", "a@b.example", "https://a.example/", "?")
            ),
            Pager("/authors/anna/", 1, "/authors/anna/", ""),
            SITE,
            ENGLISH,
        ),
    ),
    "regions": (
        "taxonomy.html",
        taxonomy_view("regions", "/regions/", (TermCount(CHINA, 1),), SITE, ENGLISH),
    ),
    "many": (
        "taxonomy.html",
        taxonomy_view("regions", "/regions/", (TermCount(CHINA, 1),) * 50, SITE, ENGLISH),
    ),
    "archive": ("archive.html", archive_view(count_years(ENTRIES), SITE, ENGLISH)),
    "empty archive": ("archive.html", archive_view((), SITE, ENGLISH)),
    "year": (
        "archive.html",
        archive_year_view(2025, (OTHER_HEAD,), (2026, 2025), SITE, ENGLISH),
    ),
    "standing": (
        "page.html",
        standing_view(Page("a.md", HOSTILE, "/about/", "", BODY), PIECES, SITE, ENGLISH),
    ),
    "gone for ever": ("gone.html", gone_view(Gone("/x/", HOSTILE, day(2026, 2, 5)), SITE, ENGLISH)),
    "gone some day": ("gone.html", gone_view(Gone("/x/", "Why"), SITE, ENGLISH)),
    "style": ("style.html", style_view(SITE, ENGLISH)),
    "desk": ("desk.html", desk_view(AGENDA, ERRATA, count_years(ENTRIES), SITE, ENGLISH)),
    "empty desk": ("desk.html", desk_view(NO_AGENDA, (), (), SITE, ENGLISH)),
    "not found": ("404.html", not_found_view(SITE, ENGLISH)),
}
every_page = pytest.mark.parametrize("name", PAGES)
VOID = ("img", "meta", "link", "br", "hr", "path", "input")


class Reader(HTMLParser):
    """Reads a page and keeps what is asked about it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.headings: list[int] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag that opens."""
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag not in VOID:
            self.open.append(tag)
        if tag[0] == "h" and tag[1:].isdigit():
            self.headings.append(int(tag[1:]))

    def handle_endtag(self, tag: str) -> None:
        """Note a tag that closes what isn't open."""
        if tag in VOID:
            return
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)


def printed(layout: str, view: PageView, site: Site = SITE) -> str:
    """Print a view."""
    missing = Stored(b"", lambda digest: digest)
    memory = Memory(lambda _: missing, lambda *_: [])
    workshop = Workshop(Engine((THEME,)), ASSETS, memory, lambda *_: missing)
    return workshop.engine.render(layout, workshop.site_view(site), view).decode()


def show(name: str, site: Site = SITE) -> str:
    """Print a page of the sample."""
    return printed(*PAGES[name], site)


def test_theme_lacks_no_file() -> None:
    """Every file that the stylesheet asks for is there."""
    assert () == MISSING


@every_page
def test_page_is_balanced(name: str) -> None:
    """Each element that opens is closed, in order."""
    page = Reader(show(name))
    assert ([], []) == (page.open, page.wrong)


@every_page
def test_page_has_one_title_and_headings_in_order(name: str) -> None:
    """There is one h1, and no level is skipped."""
    levels = Reader(show(name)).headings
    assert 1 == levels.count(1)
    assert 1 == levels[0]
    assert [] == [(a, b) for a, b in pairwise(levels) if b > a + 1]


@every_page
def test_page_keeps_a_strict_policy(name: str) -> None:
    """No style attribute, no handler, no script but data, and no foreign file."""
    page = Reader(show(name))
    assert [] == [each for each in page.attributes if each[1] == "style" or each[1][:2] == "on"]
    assert [] == [each for each in page.attributes if each[0] == "style"]
    files = [value for tag, name, value in page.attributes if name == "src"]
    assert [] == [value for value in files if not value.startswith("/letter/")]
    assert show(name).count("<script") == show(name).count('<script type="application/ld+json">')


@every_page
def test_page_has_no_id_twice(name: str) -> None:
    """Ids are unique, the theme's own and the authors'."""
    ids = [value for _, name, value in Reader(show(name)).attributes if name == "id"]
    assert sorted(set(ids)) == sorted(ids)


@every_page
def test_page_shows_hostile_words_as_words(name: str) -> None:
    """No title or alt text becomes markup."""
    assert "<b>&#34;" not in show(name)
    assert '<b>"A"' not in show(name)


@every_page
def test_page_knows_the_folder_it_lives_in(name: str) -> None:
    """Every link within a site below /letter/ says so."""
    hrefs = [value for _, name, value in Reader(show(name)).attributes if name == "href"]
    within = [value for value in hrefs if value.startswith("/")]
    assert within
    assert [] == [value for value in within if not value.startswith("/letter/")]


@every_page
def test_page_skips_to_its_text(name: str) -> None:
    """The first link of a page leads to its main part."""
    page = Reader(show(name))
    first = next(value for tag, name, value in page.attributes if (tag, name) == ("a", "href"))
    assert ("main", "id", first[1:]) in page.attributes


def test_article_shows_all_its_parts() -> None:
    """The page of an article has every part that it was given."""
    page = show("article")
    for part in (
        "<b>Ganzhou</b>, 5 February 2026",
        "Analysis",
        "Highlights",
        "First of all",
        "Disclaimer: State media",
        "Corrections",
        "One more fact.",
        "The source",
        "The chain",
        "0 comments, no replies yet",
        "Join the full discussion at the Letter forum",
        "Leave a reply",
        "Cite this article",
        "Related articles",
        "Older article",
    ):
        assert part in page


@pytest.mark.parametrize(
    ("entries", "parts"), [(0, ""), (3, "s"), (5, "si"), (6, "st"), (9, "sti")]
)
def test_front_page_is_laid_out_by_what_there_is(entries: int, parts: str) -> None:
    """Under the lead stand three seconds, then three more, then an index; none of them is empty."""
    view = home_view(HEAD, (OTHER_HEAD,) * entries, Pager("/"), SITE, ENGLISH)
    page = printed("home.html", view)
    found = [name for name in ("seconds", "thirds", "index") if f'class="{name}"' in page]
    assert parts == "".join(name[0] for name in found)
    assert entries == page.count('<article class="entry">')


def test_front_page_names_its_day() -> None:
    """The day of an edition is that of its newest article, and older pages have none."""
    assert '<p><time datetime="2026-02-05">5 February 2026</time></p>' in show("front")
    assert 'class="folio"' not in show("older")


def test_long_article_lists_its_sections() -> None:
    """The list of contents comes before the text that it leads into."""
    headings = tuple(Heading(2, f"Part {at}", f"part-{at}") for at in range(4))
    body = replace(BODY, outline=replace(BODY.outline, words=900, headings=headings))
    story = story_of(replace(ARTICLE, body=body))
    page = printed("article.html", article_view(story, PIECES, SITE, ENGLISH))
    before, _, after = page.partition('<div class="body"')
    assert '<li><a href="#part-3">Part 3</a></li>' in before
    assert "4 min read" in before
    assert 'class="contents"' not in after + show("article")


def test_long_standing_page_lists_its_sections() -> None:
    """A policy of many parts is found its way about in, too; a short page has no list."""
    headings = tuple(Heading(2, f"Part {at}", f"part-{at}") for at in range(4))
    long = replace(BODY, outline=replace(BODY.outline, words=900, headings=headings))
    view = standing_view(Page("a.md", "Ethics", "/ethics/", "", long), PIECES, SITE, ENGLISH)
    before, _, after = printed("page.html", view).partition('<div class="body"')
    assert '<li><a href="#part-3">Part 3</a></li>' in before
    assert 'class="contents"' not in after + show("standing")


def test_bare_article_has_no_empty_part() -> None:
    """A part without words has no heading."""
    page = show("bare").partition("<footer")[0]
    for part in ("Highlights", "Disclaimer", "Sources", "Updates", "Related articles"):
        assert part not in page


def test_withdrawn_article_shows_no_text() -> None:
    """Its page says that it was withdrawn, and nothing of what it said."""
    page = show("gone")
    assert "This article was withdrawn on 1 March 2026." in page
    for gone in ("First of all", "See <a", "The source", "application/ld+json", "og:image"):
        assert gone not in page


def test_foreign_article_says_its_language() -> None:
    """Title and body of an article in another language are marked, our own words aren't."""
    assert '<h1 lang="fr" dir="auto">' in show("french")
    assert '<html lang="en" dir="ltr">' in show("french")


def test_preview_says_so() -> None:
    """A preview can't be taken for the paper."""
    assert "Preview: not published" in show("front", replace(SITE, preview=True))
    assert "Preview: not published" not in show("front")


def test_same_tab_needs_no_mark() -> None:
    """A paper that opens links in the same tab has no word of tabs."""
    assert "new tab" not in show("not found", replace(SITE, new_tab=False))
