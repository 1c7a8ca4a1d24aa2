"""Search as a reader meets it in Chromium: by keyboard, by address, without a script."""

import re
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path
from typing import Any

import pytest
from conftest import served
from newsroom import NOW, Newsroom
from visits import AXE, WATCH, Visitor

pytestmark = pytest.mark.xdist_group("browser")

HOSTILE = "<img src=x onerror=alert(1)> & constructor __proto__"
Search = Callable[..., Any]


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small paper whose words are known."""
    room = Newsroom(tmp_path_factory.mktemp("search"))
    outlets = "paper.example: {name: P, country: CN, class: state-owned, "
    room.write("content/vocabulary/outlets.yaml", f"{outlets}basis: https://a.example/}}\n")
    settings = room.read("content/site.yaml")
    room.write("content/site.yaml", f"{settings}pages: {{search: true}}\n")
    room.article(
        "magnets",
        "title: Sintered magnets\ndateline: Ningbo\nregions: [CN-ZJ]\ntopics: [recycling]\n",
        "A furnace in the Köln works. [Source](https://paper.example/).\n",
    )
    head = "title: On terbium\nregions: [US]\ndate: 2025-05-05\n"
    room.article("one", head, "A magnet, 稀土磁体.\n")
    for number in range(13):
        room.article(f"more-{number}", "date: 2024-03-03\n", "Words of a dysprosium mine.\n")
    room.article("hostile", f"title: '{HOSTILE}'\n", "Nothing.\n")
    room.article("held", "draft: true\n", "A magnet that is held.\n")
    result = room.build("--now", NOW)
    assert 0 == result.status, result.output
    return room.folder / "public"


@pytest.fixture(scope="module")
def home(paper: Path) -> Iterator[str]:
    """The URL of that paper."""
    with served(paper) as address:
        yield address


@pytest.fixture
def search(home: str, browser: Any) -> Iterator[Search]:
    """What opens a page of the paper and gives it."""
    pages = []

    def opened(path: str, **options: Any) -> Any:
        page = browser.new_page(reduced_motion="reduce", **options)
        page.add_init_script(WATCH)
        page.goto(home + path)
        pages.append(page)
        return page

    yield opened
    for page in pages:
        page.context.close()


def said(page: Any, words: str) -> str:
    """Wait until the page says this of what it found."""
    status = page.locator("[role=status]", has_text=words)
    status.wait_for(timeout=10_000)
    return str(status.inner_text())


def titles(page: Any) -> list[str]:
    """Return the titles of the results, as shown."""
    return [str(each) for each in page.locator("#_results h2").all_inner_texts()]


def test_search_is_typed_by_keyboard(search: Search, home: str) -> None:
    """From the field of any page to a result, without a pointer."""
    page = search("/2026/magnets/")
    page.get_by_role("search").get_by_label("Search this paper").focus()
    page.keyboard.type("magnet")
    page.keyboard.press("Enter")
    assert "2 articles" == said(page, "articles")
    assert f"{home}/search/?q=magnet" == page.url
    assert ["Sintered magnets", "On terbium"] == titles(page)
    page.locator("#_results h2 a").first.focus()
    page.keyboard.press("/")
    assert "_q" == page.evaluate("document.activeElement.id")
    page.keyboard.type("terbium magnet")
    assert "1 article" == said(page, "1 article")
    assert f"{home}/search/?q=terbium+magnet" == page.url
    page.locator("#_results h2 a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/2025/one/")


def test_result_has_its_dateline_and_place(search: Search) -> None:
    """A result shows what a list does: regions with links, dateline, date, the words lit."""
    page = search("/search/?q=sintering")
    said(page, "1 article")
    result = page.locator("#_results article")
    assert "Ningbo, 5 February 2026" in result.inner_text().replace("NINGBO", "Ningbo")
    assert "/regions/cn-zj/" == result.locator(".tags a").get_attribute("href")
    assert ["Sintered"] == result.locator("mark").all_inner_texts()


@pytest.mark.parametrize(
    ("question", "count"),
    [
        ("q=koln", 1),
        ("q=Köln", 1),
        ("q=土磁", 1),
        ("q=稀", 1),
        ("q=dyspro", 13),
        ("q=furnac", 1),
        ("q=magnet&region=CN", 1),
        ("region=142", 1),
        ("region=CN-ZJ&topic=recycling", 1),
        ("q=magnet&year=2025", 1),
        ("year=2024", 13),
        ("class=state-owned", 1),
        ("q=constructor", 1),
        ("q=proto", 1),
    ],
)
def test_question_in_the_address(search: Search, question: str, count: int) -> None:
    """Words in any form, begun, without accents; each filter, regions with their parts."""
    page = search(f"/search/?{question}")
    expected = "1 article" if count == 1 else f"{count} articles"
    assert expected == said(page, expected)


@pytest.mark.parametrize("question", ["q=held", "q=valueOf", "q=magnet&region=US&year=2026", "q=a"])
def test_nothing_is_found(search: Search, question: str) -> None:
    """What is held isn't found, nor what no article has; it is said in words."""
    page = search(f"/search/?{question}")
    said(page, "No article has all of this")
    assert [] == titles(page)


def test_filter_is_chosen_and_the_way_back_works(search: Search, home: str) -> None:
    """A filter changes the address; going back brings back the question before."""
    page = search("/search/?q=magnet")
    said(page, "2 articles")
    page.get_by_label("Region", exact=True).select_option("US")
    said(page, "1 article")
    assert f"{home}/search/?q=magnet&region=US" == page.url
    page.go_back()
    said(page, "2 articles")
    assert "" == page.get_by_label("Region", exact=True).input_value()


def test_newest_first(search: Search) -> None:
    """The order can be turned from the best match to the newest."""
    best, newest = (search(f"/search/?q=on{order}") for order in ("", "&order=newest"))
    said(best, "articles")
    said(newest, "articles")
    assert ("On terbium", HOSTILE) == (titles(best)[0], titles(newest)[0])


def test_more_is_shown_and_the_focus_goes_there(search: Search) -> None:
    """Ten results are shown, then the rest; a keyboard goes on at the first of them."""
    page = search("/search/?q=dysprosium")
    said(page, "13 articles")
    assert 10 == len(titles(page))
    page.get_by_role("button", name="Show more").press("Enter")
    page.locator("#_results article:nth-child(13)").wait_for()
    focused = page.evaluate("document.activeElement.textContent")
    assert titles(page)[10] == focused
    assert not page.get_by_role("button", name="Show more").is_visible()


def test_archive_stands_where_nothing_is_asked(search: Search) -> None:
    """The archive is there until something is asked, and again when that is taken back."""
    page = search("/search/")
    archive = page.get_by_role("heading", name="By year and month")
    assert archive.is_visible()
    page.get_by_label("Search this paper").fill("magnet")
    said(page, "2 articles")
    assert not archive.is_visible()
    page.get_by_label("Search this paper").fill("")
    archive.wait_for()


def test_without_script_it_is_an_archive(search: Search) -> None:
    """Without JavaScript the page says so, and leads to years, months, regions and topics."""
    page = search("/search/?q=magnet", java_script_enabled=False)
    assert "Searching by words needs JavaScript" in page.locator("main").inner_text()
    assert not page.locator("#_finder").is_visible()
    hrefs = page.locator("main a").evaluate_all("all => all.map(each => each.pathname + each.hash)")
    assert {"/archive/2024/#03", "/regions/cn-zj/", "/topics/recycling/"} <= set(hrefs)


def test_index_that_is_gone(search: Search) -> None:
    """Where the index can't be fetched, the page says so and shows the archive."""
    page = search("/search/")
    page.route("**/parts.json", lambda route: route.abort())
    page.get_by_label("Search this paper").fill("magnet")
    said(page, "could not be fetched")
    assert page.get_by_role("heading", name="By year and month").is_visible()
    page.unroute("**/parts.json")
    page.get_by_label("Search this paper").press("Enter")
    said(page, "2 articles")


def test_hostile_words_are_text(search: Search) -> None:
    """Markup in a title or in a question is shown, and is never markup."""
    page = search(f"/search/?q={'%3Cb%3Econstructor%3C%2Fb%3E'}")
    said(page, "1 article")
    assert [HOSTILE] == titles(page)
    assert 0 == page.locator("#_results img").count()
    assert escape(HOSTILE, quote=False).split(" &amp;")[0] in page.locator("#_results").inner_html()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
def test_results_are_accessible(search: Search, axe: str, scheme: str, width: int) -> None:
    """axe-core finds nothing among results, and nothing makes the page scroll sideways."""
    page = search(
        "/search/?q=magnet", color_scheme=scheme, viewport={"width": width, "height": 900}
    )
    said(page, "2 articles")
    page.evaluate(axe)
    assert [] == page.evaluate(AXE)
    assert width >= page.evaluate("document.documentElement.scrollWidth")


def test_search_keeps_the_policy(search: Search) -> None:
    """Searching breaks no content security policy: nothing inline, no eval, no WebAssembly."""
    page = search("/search/?q=magnet&region=CN")
    said(page, "1 article")
    assert [] == page.evaluate("window.broken")
    policy = page.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content")
    assert not re.search("unsafe|wasm", policy)


def test_sample_is_searched(visitor: Visitor) -> None:
    """The sample newsletter finds its own words."""
    page = visitor.open(1280)
    page.goto(f"{visitor.address}/search/?q=rare+earths&region=CN")
    assert said(page, "articles")
    page.context.close()
