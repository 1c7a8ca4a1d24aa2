"""Owns where a story plays: regions by code or name, and all those that they roll up to.

A region is a country (ISO 3166-1), a subdivision (ISO 3166-2), an area (UN M49), or a group of the
site's own. Each may have many parents; the first leads up the main line, the others are groups
and areas that cross it.
"""

from collections.abc import Iterable, Iterator
from enum import StrEnum

from msgspec import Struct

from dateline.editorial.region_data import Offer, Place, find_place, read_names, read_world
from dateline.editorial.region_settings import (
    Group,
    Override,
    RegionSettings,
    parse_region_settings,
)
from dateline.editorial.region_words import (
    SETTINGS,
    ambiguous_region,
    keys_meant,
    unknown_region,
)
from dateline.model.problem import Location, Problem, Severity
from dateline.model.prose import Mention

__all__ = (
    "Region",
    "RegionKind",
    "RegionSettings",
    "RegionTable",
    "ancestors",
    "find_region",
    "find_unsettled",
    "parse_region_settings",
    "path_of",
    "region_of",
)


class RegionKind(StrEnum):
    """What sort of region."""

    COUNTRY = "country"
    SUBDIVISION = "subdivision"
    AREA = "area"
    GROUP = "group"


class Region(Struct, frozen=True):
    """A region as meant. `key` is what front matter writes: `CN-ZJ`, `CN`, `030`, `west`.

    `parents` are keys, the main one first. `aliases` are former keys of a group.
    """

    key: str
    name: str
    kind: RegionKind
    parents: tuple[str, ...]
    slug: str
    description: str = ""
    aliases: tuple[str, ...] = ()


class RegionTable(Struct, frozen=True):
    """All regions of a site. `above` are the parents that its settings add to a region's own."""

    settings: RegionSettings
    language: str
    above: dict[str, tuple[str, ...]]

    @classmethod
    def of(cls, settings: RegionSettings, language: str = "en") -> "RegionTable":
        """Make the table of a site from its settings; names are in its language."""
        joined = _joined(settings)
        bare = cls(settings, language, joined)
        implied = {
            key: _around(bare, key)
            for key, group in settings.groups.items()
            if group.parents is None
        }
        above = {
            key: tuple(dict.fromkeys((*implied.get(key, ()), *joined.get(key, ()))))
            for key in (*implied, *joined)
        }
        return cls(settings, language, above)


def find_region(table: RegionTable, mention: Mention, path: str) -> Region | Problem:
    """Look up what an author wrote for a region: a code in any case, a group's key, or a name."""
    keys = keys_meant(mention.text, table.settings.words, table.language)
    if not keys:
        return unknown_region(mention, path, table.settings.words, table.language)
    if len(keys) > 1:
        return ambiguous_region(mention, path, keys, table.language)
    override = table.settings.overrides.get(keys[0])
    if override is not None and not override.present:
        return _absent(mention, path)
    return region_of(table, keys[0])


def region_of(table: RegionTable, key: str) -> Region:
    """Return the region with this key; one that there is not is our mistake, a KeyError."""
    group = table.settings.groups.get(key)
    if group is not None:
        return _group_region(table, group)
    place = find_place(key)
    if place is None:
        raise KeyError(key)
    override = table.settings.overrides.get(key)
    name = override.name if override and override.name else ""
    return Region(
        key,
        name or read_names(table.language).get(key, place.name),
        _kind(key),
        _present_parents(table, key),
        place.slug or key.lower(),
    )


def ancestors(table: RegionTable, key: str) -> tuple[Region, ...]:
    """Return every region under which an article about `key` is filed: itself first, then upward.

    Each comes once, however many ways lead to it; nearer ones come first.
    """
    seen = {key: region_of(table, key)}
    row = [key]
    while row:
        above = [parent for each in row for parent in seen[each].parents]
        row = [parent for parent in dict.fromkeys(above) if parent not in seen]
        seen |= {parent: region_of(table, parent) for parent in row}
    return tuple(seen.values())


def path_of(table: RegionTable, key: str) -> tuple[Region, ...]:
    """Return the main line from the top down to `key`: Asia, Eastern Asia, China, Zhejiang."""
    path = {key: region_of(table, key)}
    while parents := path[key].parents:
        key = parents[0]
        if key in path:
            break
        path[key] = region_of(table, key)
    return tuple(reversed(path.values()))


def find_unsettled(
    table: RegionTable, used: Iterable[tuple[Region, Mention, str]]
) -> Iterator[Problem]:
    """Warn of regions in use, with the file that names them, that the site has yet to settle.

    Name, place and presence of a disputed region have no default. One warning each, where it (or
    a part of it) is first used.
    """
    known = read_world().unsettled
    told: set[str] = set()
    checked: set[str] = set()
    for region, mention, path in used:
        if region.key in checked:
            continue
        checked.add(region.key)
        for each in ancestors(table, region.key):
            if each.key in known and each.key not in told and not _is_settled(table, each.key):
                told.add(each.key)
                yield _unsettled(
                    each, known[each.key], Location(path, mention.line, mention.column)
                )


def _joined(settings: RegionSettings) -> dict[str, tuple[str, ...]]:
    """Return the groups that each region is a member of."""
    joined: dict[str, tuple[str, ...]] = {}
    for group in settings.groups.values():
        for member in group.members:
            joined[member] = (*joined.get(member, ()), group.key)
    return joined


def _around(table: RegionTable, key: str) -> tuple[str, ...]:
    """Return the smallest regions of the packaged table that hold every member of a group.

    So the Yangtze River Delta, whose members are parts of China, is a part of China too.
    """
    inside = [member for member, groups in table.above.items() if key in groups]
    overrides = table.settings.overrides.items()
    inside += [child for child, override in overrides if key in (override.parents or ())]
    if not inside:
        return ()
    around = [
        [region.key for region in ancestors(table, member)[1:] if region.kind != RegionKind.GROUP]
        for member in inside
    ]
    shared = [
        each for each in around[0] if all(each in others for others in around) and each != key
    ]
    wider = {above.key for each in shared for above in ancestors(table, each)[1:]}
    return tuple(each for each in shared if each not in wider and each not in inside)


def _absent(mention: Mention, path: str) -> Problem:
    return Problem(
        Location(path, mention.line, mention.column),
        "absent-region",
        f"region '{mention.text}' is not present in this paper",
        f"leave it out, or take `present: false` out of {SETTINGS}",
    )


def _group_region(table: RegionTable, group: Group) -> Region:
    return Region(
        group.key,
        group.name,
        RegionKind.GROUP,
        _present_parents(table, group.key),
        group.slug,
        group.description,
        group.aliases,
    )


def _kind(key: str) -> RegionKind:
    if key.isdecimal():
        return RegionKind.AREA
    return RegionKind.SUBDIVISION if "-" in key else RegionKind.COUNTRY


def _present_parents(table: RegionTable, key: str) -> tuple[str, ...]:
    """Return a region's parents; in place of one that isn't present, that one's own."""
    parents: dict[str, None] = {}
    waiting = list(_parents(table, key))
    passed: set[str] = set()
    while waiting:
        parent = waiting.pop(0)
        override = table.settings.overrides.get(parent)
        if override is None or override.present:
            parents[parent] = None
        elif parent not in passed:
            passed.add(parent)
            waiting[:0] = _parents(table, parent)
    return tuple(parents)


def _parents(table: RegionTable, key: str) -> tuple[str, ...]:
    """Return the parents that the site names, or the table; then those that groups add."""
    says: Group | Override | None = table.settings.groups.get(key)
    says = says or table.settings.overrides.get(key)
    own = says.parents if says is not None else None
    if own is None:
        place: Place | None = find_place(key)
        own = place.parents if place else ()
    return tuple(dict.fromkeys((*own, *table.above.get(key, ()))))


def _is_settled(table: RegionTable, key: str) -> bool:
    override = table.settings.overrides.get(key)
    if override is None:
        return False
    return not override.present or (bool(override.name) and override.parents is not None)


def _unsettled(region: Region, offer: Offer, location: Location) -> Problem:
    parents = f"[{', '.join(offer.parents)}]"
    hint = (
        f"add to {SETTINGS}: overrides: "
        f"{{{region.key}: {{name: {offer.name}, parents: {parents}, present: true}}}}"
    )
    message = f"name and place of '{region.key}' are for this paper to settle"
    return Problem(location, "unsettled-region", message, hint, Severity.WARNING)
