"""A region's page says what holds the region, what it holds, what is near, and where it lies."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.editorial.regions import RegionTable, ancestors, parse_region_settings
from dateline.editorial.resolve import region_term
from dateline.editorial.surroundings import look_round
from dateline.model.library import Part, Surroundings
from dateline.syntax.frontmatter import parse_yaml

SITE = """
groups:
  delta: {name: The Delta, members: [CN-SH, CN-JS, CN-ZJ]}
  west: {name: The West, members: [DE, FR, US]}
  eu: {name: European Union, members: [DE, FR, MT]}
overrides:
  HK: {name: Hong Kong, parent: CN}
  TW: {name: Taiwan, parent: "030", present: false}
  XK: {name: Kosovo, parent: "039"}
"""
KEYS = ("CN", "CN-ZJ", "CN-SH", "HK", "JP", "DE", "FR", "MT", "US", "delta", "eu", "west", "142")


def table(settings: str = SITE) -> RegionTable:
    """Return the regions of a site with these settings."""
    mapping, _ = parse_yaml(settings, "content/vocabulary/regions.yaml")
    assert mapping is not None
    return RegionTable.of(parse_region_settings(mapping, "content/vocabulary/regions.yaml")[0])


SETTLED = table()


def around(*articles: str, regions: RegionTable = SETTLED) -> dict[str, Surroundings]:
    """Return the surroundings of all regions of articles, each of which names one."""
    counts: dict[str, Part] = {}
    for key in articles:
        for region in ancestors(regions, key):
            before = counts[region.key].count if region.key in counts else 0
            counts[region.key] = Part(region_term(region, regions), before + 1)
    return look_round(counts.values(), regions)


def test_a_province_lies_on_the_main_line() -> None:
    """Its path leads down from the continent; a group that holds it too is named beside."""
    zhejiang = around("CN-ZJ")["CN-ZJ"]
    assert "subdivision" == zhejiang.kind
    assert ["Asia", "Eastern Asia", "China"] == [term.name for term in zhejiang.path]
    assert ["The Delta"] == [term.name for term in zhejiang.others]
    assert ((), ("CN",)) == (zhejiang.covers, zhejiang.touches)


def test_parts_are_counted_the_largest_first() -> None:
    """A country lists what lies directly in it and has articles."""
    china = around("CN-ZJ", "CN-ZJ", "CN-SH", "HK", "CN", "JP")["CN"]
    assert [("The Delta", 3), ("Zhejiang", 2), ("Hong Kong", 1), ("Shanghai", 1)] == [
        (part.term.name, part.count) for part in china.parts
    ]
    assert ["Japan"] == [term.name for term in china.siblings]


def test_a_country_covers_what_the_site_puts_in_it() -> None:
    """Hong Kong is a part of China where the settings say so; what isn't present is nowhere."""
    seen = around("CN", "JP")
    assert ("CN", "HK") == seen["CN"].covers
    assert {"CN", "HK", "JP", "KP", "KR", "MN"} == set(seen["030"].covers)


def test_a_group_covers_its_members_with_or_without_articles() -> None:
    """A group of parts of a country only touches it."""
    seen = around("DE", "CN-SH")
    assert ("DE", "FR", "US") == seen["west"].covers
    assert ((), ("CN",)) == (seen["delta"].covers, seen["delta"].touches)


def test_groups_stand_beside_groups() -> None:
    """A group is near other groups, wherever they lie; an area near the areas beside it."""
    seen = around("DE", "CN-SH")
    assert ["European Union", "The Delta"] == [term.name for term in seen["west"].siblings]
    assert ["Asia"] == [term.name for term in seen["150"].siblings]


def test_an_unsettled_place_is_a_part_of_nothing() -> None:
    """Without a word from the site, Kosovo lies in no area, and no area covers it."""
    assert "XK" in around("DE", "XK")["039"].covers
    assert "XK" not in around("DE", "MT", regions=table("groups: {}"))["039"].covers


@given(st.lists(st.sampled_from(KEYS), min_size=1))
def test_path_parts_and_siblings_agree(articles: list[str]) -> None:
    """A region is among the parts of all that holds it, and near to those that are near to it."""
    seen = around(*articles)
    for key, each in seen.items():
        if each.path:
            assert key in [part.term.key for part in seen[each.path[-1].key].parts]
            assert each.path[:-1] == seen[each.path[-1].key].path
        for other in each.others:
            assert key in [part.term.key for part in seen[other.key].parts]
        for near in each.siblings:
            assert key in [term.key for term in seen[near.key].siblings]


@pytest.mark.parametrize("key", KEYS)
def test_every_region_is_somewhere_on_the_map(key: str) -> None:
    """Each covers or touches a country, and never both the same."""
    found = around(key)[key]
    assert found.covers or found.touches
    assert set() == set(found.covers) & set(found.touches)
