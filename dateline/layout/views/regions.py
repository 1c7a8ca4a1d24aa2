"""Where: the index of regions with its map and tables, and the place of a region on its page."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from dateline.layout.charts import TimeChart, time_chart
from dateline.layout.counts import YearCount
from dateline.layout.maps import CountryCount, LocatorMap, WorldMap, locator_map, world_map
from dateline.layout.views.parts import LinkView, count_text, term_links
from dateline.layout.words import Words
from dateline.model.library import Listing, Surroundings
from dateline.model.site import Site
from dateline.model.terms import Term

COUNTRY, GROUP = "country", "group"
DEEPEST = 4


class RegionCount(Struct, frozen=True):
    """A region with its number of public articles; `within` is its main parent's key, or ""."""

    term: Term
    count: int
    kind: str
    within: str = ""


Inside = Mapping[str, list["RegionCount"]]


class RegionRow(Struct, frozen=True):
    """A region in a table; `level` says how deep it lies below the first."""

    href: str
    name: str
    count: int
    level: int


class RegionTable(Struct, frozen=True):
    """A region with all that it holds. Groups stand in a table of their own, without `href`."""

    href: str
    name: str
    count: str
    caption: str
    rows: tuple[RegionRow, ...]


class CoverageView(Struct, frozen=True):
    """The regions of an edition: on a map, and the same counts (and more) in tables."""

    map: WorldMap | None
    tables: tuple[RegionTable, ...]


class PartView(Struct, frozen=True):
    """A region within another, and its number of articles in words."""

    href: str
    name: str
    count: str


class PlaceView(Struct, frozen=True, kw_only=True):
    """What stands round a region: its path, its parts, what else holds it, what is near."""

    path: tuple[LinkView, ...]
    parts: tuple[PartView, ...] = ()
    others: tuple[LinkView, ...] = ()
    siblings: tuple[LinkView, ...] = ()
    map: LocatorMap | None = None
    chart: TimeChart | None = None


def coverage_view(regions: tuple[RegionCount, ...], site: Site, words: Words) -> CoverageView:
    """Return the index of all regions in use: areas with all that they hold, then groups."""
    inside = _by_parent(regions)
    roots = [list(_walk(root, inside)) for root in inside.get("", ())]
    areas = [walk for walk in roots if walk[0][0].kind != GROUP]
    groups = [each for walk in roots if walk[0][0].kind == GROUP for each in walk]
    tables = [_area_table(walk, site, words) for walk in areas]
    if groups:
        rows = tuple(_row(each, level, site) for each, level in groups)
        tables.append(
            RegionTable("", words.groups, "", words.regions_in.format(words.groups), rows)
        )
    countries = tuple(
        CountryCount(
            each.term.key,
            each.count,
            site.href(each.term.address),
            words.count_of.format(name=each.term.name, count=count_text(each.count, words)),
        )
        for walk in (*areas, groups)
        for each, _ in walk
        if each.kind == COUNTRY
    )
    return CoverageView(world_map(countries, words), tuple(tables))


def place_view(
    listing: Listing, years: tuple[YearCount, ...], site: Site, words: Words
) -> PlaceView | None:
    """Return the place of a region on its page; a page without counts shows only its path."""
    around = listing.surroundings
    if around is None:
        return None
    top = LinkView(site.href("/regions/"), words.taxonomies["regions"])
    path = (*[top] * site.pages.indexes, *term_links(around.path, site))
    if not years:
        return PlaceView(path=path)
    return PlaceView(
        path=path,
        parts=tuple(
            PartView(site.href(part.term.address), part.term.name, count_text(part.count, words))
            for part in around.parts
        ),
        others=term_links(around.others, site),
        siblings=term_links(around.siblings, site),
        map=locator_map(
            around.covers, around.touches, _located(listing.term, around, words), words
        ),
        chart=time_chart(years, words),
    )


def _by_parent(regions: tuple[RegionCount, ...]) -> dict[str, list[RegionCount]]:
    """Return regions by their main parent, the largest first; groups stand at the top."""
    known = {each.term.key for each in regions}
    inside: dict[str, list[RegionCount]] = {}
    for each in sorted(regions, key=_largest_first):
        parent = each.within if each.kind != GROUP and each.within in known else ""
        inside.setdefault(parent, []).append(each)
    return inside


def _walk(root: RegionCount, inside: Inside, level: int = 0) -> Iterator[tuple[RegionCount, int]]:
    """Yield a region and all that it holds, each with its depth, as a reader goes down a table."""
    yield root, level
    for each in inside.get(root.term.key, ()):
        yield from _walk(each, inside, level + 1)


def _area_table(walk: list[tuple[RegionCount, int]], site: Site, words: Words) -> RegionTable:
    (root, _), *below = walk
    name = root.term.name
    return RegionTable(
        href=site.href(root.term.address),
        name=name,
        count=count_text(root.count, words),
        caption=words.regions_in.format(name),
        rows=tuple(_row(each, level - 1, site) for each, level in below),
    )


def _row(each: RegionCount, level: int, site: Site) -> RegionRow:
    href = site.href(each.term.address)
    return RegionRow(href, each.term.name, each.count, min(level, DEEPEST))


def _located(term: Term, around: Surroundings, words: Words) -> str:
    """Say what a small map shows: the country that holds a region, if it is only a part of one."""
    holding = [each.name for each in around.path if each.key in around.touches]
    if around.covers or not holding:
        return words.on_the_map.format(term.name)
    return words.lies_in.format(part=term.name, whole=holding[-1])


def _largest_first(each: RegionCount) -> tuple[int, str, str]:
    return -each.count, each.term.name.casefold(), each.term.key
