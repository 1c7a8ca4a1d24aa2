"""Owns what stands round a region: what holds it, its parts, what lies beside it, its countries."""

from collections.abc import Iterable, Mapping

from dateline.editorial.region_data import read_world
from dateline.editorial.regions import Region, RegionKind, RegionTable, region_of
from dateline.model.library import Part, Surroundings
from dateline.model.terms import Term

Regions = Mapping[str, Region]


def look_round(used: Iterable[Part], table: RegionTable) -> dict[str, Surroundings]:
    """Return the surroundings of each region that is used; with it, all that holds it is used."""
    parts = {part.term.key: part for part in used}
    regions = {key: region_of(table, key) for key in parts}
    below, beside = _below(regions), _beside(regions)
    world = {key: region_of(table, key) for key in _present(table)}
    inside = _below(world | regions)
    return {
        key: Surroundings(
            kind=region.kind.value,
            path=tuple(parts[each].term for each in _path(region, regions)),
            others=_others(region, regions, parts),
            parts=tuple(sorted((parts[each] for each in below.get(key, ())), key=_largest_first)),
            siblings=_by_name(parts[each].term for each in beside[_row(region)] if each != key),
            covers=tuple(countries := sorted(_countries(key, inside, world))),
            touches=tuple(sorted(_touched(key, inside, world) - set(countries))),
        )
        for key, region in regions.items()
    }


def countries_of(
    keys: Iterable[str], table: RegionTable
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the countries that lie in one of these whole, and those of which only a part does."""
    world = {key: region_of(table, key) for key in (*_present(table), *keys)}
    inside = _below(world)
    covers = {each for key in keys for each in _countries(key, inside, world)}
    touches = {each for key in keys for each in _touched(key, inside, world)}
    return tuple(sorted(covers)), tuple(sorted(touches - covers))


def _present(table: RegionTable) -> list[str]:
    """Return the keys of all countries, areas and groups, and of what lies in a group."""
    settings = table.settings
    keys = dict.fromkeys((*read_world().places, *settings.groups, *table.above))
    absent = {key for key, override in settings.overrides.items() if not override.present}
    return [key for key in keys if key not in absent]


def _below(regions: Regions) -> dict[str, list[str]]:
    """Return, for each region, those that lie directly in it."""
    below: dict[str, list[str]] = {}
    for key, region in regions.items():
        for parent in region.parents:
            below.setdefault(parent, []).append(key)
    return below


def _path(region: Region, regions: Regions) -> list[str]:
    """Return the main line above a region, from the top down."""
    path: list[str] = []
    while region.parents and region.parents[0] not in path:
        path.append(region.parents[0])
        region = regions[path[-1]]
    return path[::-1]


def _others(region: Region, regions: Regions, parts: Mapping[str, Part]) -> tuple[Term, ...]:
    """Return what holds a region beside its main line."""
    path = _path(region, regions)
    return _by_name(parts[each].term for each in region.parents[1:] if each not in path)


def _beside(regions: Regions) -> dict[tuple[bool, str], list[str]]:
    """Return regions by the row that they stand in."""
    beside: dict[tuple[bool, str], list[str]] = {}
    for key, region in regions.items():
        beside.setdefault(_row(region), []).append(key)
    return beside


def _row(region: Region) -> tuple[bool, str]:
    """Return what makes neighbours: the main parent, or that they are groups, wherever they lie."""
    is_group = region.kind is RegionKind.GROUP
    return is_group, "" if is_group else "".join(region.parents[:1])


def _countries(key: str, inside: Mapping[str, list[str]], world: Regions) -> set[str]:
    """Return the countries that lie in a region whole, itself among them if it is one."""
    return {each for each in _within(key, inside) if _is(RegionKind.COUNTRY, each, world)}


def _touched(key: str, inside: Mapping[str, list[str]], world: Regions) -> set[str]:
    """Return the countries of those subdivisions that a region is or holds."""
    codes = {each[:2] for each in _within(key, inside) if "-" in each and each.isupper()}
    return {code for code in codes if code in world}


def _within(key: str, inside: Mapping[str, list[str]]) -> set[str]:
    """Return a region and all that it holds, however deep."""
    found = {key}
    waiting = [key]
    while waiting:
        new = [each for each in inside.get(waiting.pop(), ()) if each not in found]
        found.update(new)
        waiting += new
    return found


def _is(kind: RegionKind, key: str, world: Regions) -> bool:
    return key in world and world[key].kind is kind


def _by_name(terms: Iterable[Term]) -> tuple[Term, ...]:
    return tuple(sorted(terms, key=lambda term: (term.name.casefold(), term.key)))


def _largest_first(part: Part) -> tuple[int, str, str]:
    return -part.count, part.term.name.casefold(), part.term.key
