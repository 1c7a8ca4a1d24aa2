"""Maps show counts as they are, lead where they say, and are drawn only when they are printed."""

import gzip
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsroom import Newsroom
from small_paper import SITE

from dateline.layout import outlines
from dateline.layout.assets import read_assets
from dateline.layout.engine import Engine
from dateline.layout.maps import CountryCount, levels, locator_map, world_map
from dateline.layout.outlines import read_outlines
from dateline.layout.views import RegionCount, regions_view, site_view
from dateline.layout.words import ENGLISH
from dateline.layout.workshop import default_layouts
from dateline.model.terms import Term

WORLD = read_outlines()
SETTINGS = """\
groups:
  delta: {name: The Delta, members: [CN-SH, CN-ZJ]}
  pair: {name: The Pair, members: [FR, MT]}
overrides:
  TW: {name: Taiwan, parent: "030", present: PRESENT}
"""


def country(code: str, count: int = 1) -> CountryCount:
    """Return a country with its number of articles."""
    return CountryCount(code, count, f"/regions/{code.lower()}/", f"{code}: {count}")


@given(st.integers(1, 10**6))
def test_levels_are_few_and_grow(largest: int) -> None:
    """There are at most four levels; the first begins at one, the last is reached."""
    steps = levels(largest)
    assert 1 == steps[0]
    assert sorted(set(steps)) == list(steps)
    assert len(steps) == min(largest, 4)
    assert steps[-1] <= largest


def test_levels_are_round_numbers() -> None:
    """A reader can keep them in mind."""
    assert (1, 2, 3, 5) == levels(9)
    assert (1, 5, 50, 500) == levels(3000)


def test_countries_are_coloured_by_their_count() -> None:
    """Each country leads to its articles, in the order given; its level is the legend's."""
    drawn = world_map((country("US", 9), country("CN", 4), country("NO")), ENGLISH)
    assert drawn is not None
    assert [("US: 9", 4), ("CN: 4", 3), ("NO: 1", 1)] == [
        (each.text, each.level) for each in drawn.countries
    ]
    assert ["1", "2", "3–4", "5 or more"] == [each.text for each in drawn.legend]
    assert WORLD.shapes["CN"].large == drawn.countries[1].path
    assert WORLD.shapes["CN"].large not in drawn.land
    assert WORLD.shapes["IN"].large in drawn.land


def test_a_small_country_is_a_dot() -> None:
    """What can't be seen at this size is marked; what has no shape stands in the table only."""
    drawn = world_map((country("SG"), country("FR"), country("GF")), ENGLISH)
    assert drawn is not None
    assert [("SG: 1", True), ("FR: 1", False)] == [
        (each.text, each.dot is not None) for each in drawn.countries
    ]


def test_antarctica_is_drawn_where_it_has_articles() -> None:
    """Otherwise the map ends south of Cape Horn."""
    ends = []
    for code in ("CL", "AQ"):
        drawn = world_map((country(code),), ENGLISH)
        assert drawn is not None
        _, top, _, height = map(int, drawn.view_box.split())
        ends.append(top + height > WORLD.frame.bottom + 50)
        assert WORLD.shapes["AQ"].large not in drawn.land
    assert [False, True] == ends


def test_no_map_without_countries() -> None:
    """Articles on areas alone colour nothing."""
    assert world_map((), ENGLISH) is None
    assert locator_map((), (), "Nowhere on the map", ENGLISH) is None


@pytest.mark.parametrize("code", sorted(code for code in WORLD.shapes if code))
def test_a_country_is_on_its_own_map(code: str) -> None:
    """A small map shows its country among others, near enough to be recognised."""
    small = locator_map((code,), (), code, ENGLISH)
    assert small is not None
    left, top, width, height = map(int, small.view_box.split())
    box = WORLD.shapes[code].main
    assert left <= box.left <= box.right <= left + width
    assert top <= box.top <= box.bottom <= top + height
    assert small.inside or small.dots
    assert small.land


def test_a_part_of_a_country_is_told_from_the_whole() -> None:
    """The country that holds a region is shown another way than one that lies in it."""
    part, whole = (
        locator_map((), ("CN",), "A part", ENGLISH),
        locator_map(("CN",), (), "All", ENGLISH),
    )
    assert part is not None
    assert whole is not None
    assert (part.inside, part.partly) == ("", whole.inside)
    assert part.view_box == whole.view_box


def test_a_scattered_group_is_shown_in_the_whole_world() -> None:
    """The large map's lines would be too fine there, so the small map has its own."""
    small = locator_map(("AU", "CA", "NO"), (), "A group", ENGLISH)
    assert small is not None
    assert WORLD.shapes["AU"].small in small.inside
    assert small.view_box.endswith(" 893")


class Regions(HTMLParser):
    """Collects what the map of an index says, and what its tables say, by address."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.map: dict[str, str] = {}
        self.tables: dict[str, str] = {}
        self._in_rows = False
        self._row: list[str] = []
        self._href = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note links of the map, and where a row leads."""
        given = dict(attrs)
        if tag == "a" and "aria-label" in given:
            self.map[given["href"] or ""] = given["aria-label"] or ""
        elif tag == "tr":
            self._row, self._in_rows, self._href = [], True, ""
        elif tag == "a" and self._in_rows:
            self._href = given["href"] or ""

    def handle_data(self, data: str) -> None:
        """Note the words of a row."""
        if self._in_rows and data.strip():
            self._row.append(data.strip())

    def handle_endtag(self, tag: str) -> None:
        """Close a row."""
        if tag == "tr" and self._in_rows:
            self._in_rows = False
            if self._href:
                self.tables[self._href] = ": ".join(self._row)


def paper(newsroom: Newsroom, present: str = "true") -> Newsroom:
    """Return a newsroom with articles on countries, a part of one, a group and an islet."""
    newsroom.write("content/vocabulary/regions.yaml", SETTINGS.replace("PRESENT", present))
    regions = ("CN-ZJ", "CN", "delta", "FR, DE", "MT", "NO", "150", "CN-ZJ, NO", "pair")
    for number, region in enumerate(regions):
        newsroom.article(f"a{number}", f"date: 2025-0{number + 1}-02\nregions: [{region}]")
    return newsroom


def test_map_and_tables_agree(newsroom: Newsroom) -> None:
    """What the map says of a country, its row says too; regions that are no country have a row."""
    page = Regions(paper(newsroom).build().page("/regions/"))
    words = {"1": "1 article"}
    rows = {
        href: (name, words.get(count, f"{count} articles"))
        for href, (name, count) in ((h, text.split(": ")) for h, text in page.tables.items())
    }
    assert {
        "/regions/cn/": "China: 4 articles",
        "/regions/no/": "Norway: 2 articles",
        "/regions/fr/": "France: 1 article",
        "/regions/de/": "Germany: 1 article",
        "/regions/mt/": "Malta: 1 article",
    } == page.map
    assert page.map == {href: ": ".join(rows[href]) for href in page.map}
    assert {"/regions/cn-zj/", "/regions/delta/", "/regions/pair/"} < set(rows)


def test_what_is_not_present_has_neither_link_nor_name(newsroom: Newsroom) -> None:
    """`present: false` leaves a shape without a word, and so does a country without articles."""
    html = paper(newsroom, present="false").build().page("/regions/")
    assert WORLD.shapes["TW"].large in html
    assert "Taiwan" not in html
    assert "/regions/tw/" not in html
    assert "India" not in html


def test_a_map_is_drawn_only_when_its_page_is_printed(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An edit of a body leads to a build that reads no outlines; a new region to one that does."""
    assert 0 == paper(newsroom).build().status
    monkeypatch.setattr(outlines, "FILE", Path("gone.json"))
    read_outlines.cache_clear()
    edited = newsroom.edit("content/articles/a1.md", "A sentence.", "A sentence. And one more.")
    again = edited.build()
    assert 0 == again.status, again.output
    assert "And one more." in again.page("/2025/a1/")
    late = newsroom.article("late", "regions: [SE]").build()
    read_outlines.cache_clear()
    assert 1 == late.status
    assert "gone.json" in late.output


def test_a_page_with_every_country_is_light() -> None:
    """The index of a paper that has written of every country weighs at most 40 KB as sent."""
    regions = tuple(
        RegionCount(
            Term("regions", code, f"Country {code}", f"/regions/{code.lower()}/"), 7, "country"
        )
        for code in WORLD.shapes
        if code
    )
    assets, _ = read_assets((default_layouts(),))
    view = regions_view("/regions/", regions, SITE, ENGLISH)
    page = Engine((default_layouts(),)).render("taxonomy.html", site_view(SITE, assets), view)
    assert b"Country CN: 7 articles" in page
    assert len(gzip.compress(page)) < 40_000
