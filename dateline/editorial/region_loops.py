"""Finds regions that contain themselves, directly or round a corner."""

from collections.abc import Iterator, Mapping

from dateline.editorial.region_data import find_place

Members = Mapping[str, tuple[str, ...]]
Parents = Mapping[str, tuple[str, ...]]


def find_loops(members: Members, parents: Parents) -> Iterator[tuple[str, ...]]:
    """Find the loops in what a site says: members of groups, and parents that replace the table's.

    A loop leads from each region to its parent, and from the last to the first. Of the loops
    through a region the shortest is found, each set of regions once.
    """
    joined: dict[str, list[str]] = {}
    for group, keys in members.items():
        for key in keys:
            joined.setdefault(key, []).append(group)
    found: set[frozenset[str]] = set()
    for start in (*members, *parents):
        loop = _way_back(start, joined, parents)
        if loop and frozenset(loop) not in found and not any(set(loop) >= each for each in found):
            found.add(frozenset(loop))
            yield loop


def _way_back(start: str, joined: dict[str, list[str]], parents: Parents) -> tuple[str, ...]:
    """Return the shortest way from a region up to itself, without its end; () if there is none."""
    came_from = {start: ""}
    row = [start]
    while row:
        next_row = []
        for key in row:
            for parent in _parents(key, joined, parents):
                if parent == start:
                    return _trace(key, came_from)
                if parent not in came_from:
                    came_from[parent] = key
                    next_row.append(parent)
        row = next_row
    return ()


def _parents(key: str, joined: dict[str, list[str]], parents: Parents) -> tuple[str, ...]:
    place = find_place(key)
    own = parents.get(key, place.parents if place else ())
    return (*own, *joined.get(key, ()))


def _trace(key: str, came_from: dict[str, str]) -> tuple[str, ...]:
    way = []
    while key:
        way.append(key)
        key = came_from[key]
    return tuple(reversed(way))
