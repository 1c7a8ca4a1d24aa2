"""The packaged tables of regions: each read when it is first asked for, and never changed.

`scripts/regions.py` makes them; each says when, and from which editions of which sources.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

import msgspec
from msgspec import Struct

DATA = Path(__file__).parent / "data"


class Place(Struct, frozen=True, array_like=True):
    """A row: its code, English name, parents (the main one first), other names, slug."""

    key: str
    name: str
    parents: tuple[str, ...]
    names: tuple[str, ...] = ()
    slug: str = ""


class Offer(Struct, frozen=True, array_like=True):
    """What a site may want to say of a place that is not settled: a name, and where it lies."""

    name: str
    parents: tuple[str, ...]


class KnownGroup(Struct, frozen=True, array_like=True):
    """A group that a site will probably want: its name and members."""

    name: str
    members: tuple[str, ...]


class World(Struct, frozen=True):
    """Countries (ISO 3166-1) and areas (UN M49). `meant` are codes by what is written for them."""

    places: Mapping[str, Place]
    unsettled: Mapping[str, Offer]
    meant: Mapping[str, tuple[str, ...]]
    groups: Mapping[str, KnownGroup]


class Parts(Struct, frozen=True):
    """Subdivisions (ISO 3166-2). `meant` are codes by what is written for them."""

    places: Mapping[str, Place]
    meant: Mapping[str, tuple[str, ...]]


class _WorldFile(Struct):
    areas: list[Place]
    countries: list[Place]
    unsettled: dict[str, Offer]
    meant: dict[str, tuple[str, ...]]
    groups: dict[str, KnownGroup]


class _PartsFile(Struct):
    subdivisions: list[Place]
    meant: dict[str, tuple[str, ...]]


class _NamesFile(Struct):
    names: dict[str, str]


def find_place(key: str) -> Place | None:
    """Return the row of a code; subdivisions are read only when one is asked for."""
    if len(key) < 4:
        return read_world().places.get(key)
    return read_parts().places.get(key) if key[2] == "-" and key.isupper() else None


@cache
def read_world() -> World:
    """Read countries and areas."""
    table = msgspec.json.decode((DATA / "regions.json").read_bytes(), type=_WorldFile)
    return World(
        MappingProxyType({place.key: place for place in (*table.areas, *table.countries)}),
        MappingProxyType(table.unsettled),
        MappingProxyType(table.meant),
        MappingProxyType(table.groups),
    )


@cache
def read_parts() -> Parts:
    """Read subdivisions."""
    table = msgspec.json.decode((DATA / "subdivisions.json").read_bytes(), type=_PartsFile)
    return Parts(
        MappingProxyType({place.key: place for place in table.subdivisions}),
        MappingProxyType(table.meant),
    )


def read_names(language: str) -> Mapping[str, str]:
    """Read the names of countries and areas in a language; nothing where there is no table."""
    # `pt-BR` reads Portuguese; the check keeps the path inside the folder.
    subtag = language.partition("-")[0].lower()
    return _read_names(subtag if subtag.isascii() and subtag.isalpha() else "en")


@cache
def _read_names(subtag: str) -> Mapping[str, str]:
    path = DATA / "region-names" / f"{subtag}.json"
    if not path.is_file():
        return MappingProxyType({})
    return MappingProxyType(msgspec.json.decode(path.read_bytes(), type=_NamesFile).names)


@cache
def keys_by_name(language: str) -> Mapping[str, tuple[str, ...]]:
    """Return the codes of countries and areas by their names, folded, in English and `language`."""
    named = _named(read_world().places.values())
    named.extend((name, key) for key, name in read_names(language).items())
    return _index(named)


@cache
def part_keys_by_name() -> Mapping[str, tuple[str, ...]]:
    """Return the codes of subdivisions by their names, folded."""
    return _index(_named(read_parts().places.values()))


def fold(name: str) -> str:
    """Return a name without case, accents, spaces and signs: `Côte d’Ivoire` is `cotedivoire`."""
    if not name.isascii():
        name = unicodedata.normalize("NFKD", name)
    return "".join(filter(str.isalnum, name.replace("&", "and").casefold()))


def _named(places: Iterable[Place]) -> list[tuple[str, str]]:
    return [(name, place.key) for place in places for name in (place.name, *place.names)]


def _index(named: Iterable[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
    keys: dict[str, tuple[str, ...]] = {}
    for name, key in named:
        folded = fold(name)
        known = keys.get(folded, ())
        if key not in known:
            keys[folded] = (*known, key)
    return MappingProxyType(keys)
