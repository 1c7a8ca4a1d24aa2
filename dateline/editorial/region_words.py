"""What an author writes for a region: which one is meant, and what to write instead."""

from collections.abc import Mapping
from functools import lru_cache

from dateline.editorial.nearest import nearest
from dateline.editorial.region_data import (
    find_place,
    fold,
    keys_by_name,
    part_keys_by_name,
    read_names,
    read_parts,
    read_world,
)
from dateline.model.problem import Location, Problem
from dateline.model.prose import Mention

SETTINGS = "content/vocabulary/regions.yaml"
MOST_OFFERED = 5

Groups = Mapping[str, str]
"""The keys of the site's groups by every word for one of them, folded."""


def keys_meant(word: str, groups: Groups, language: str) -> tuple[str, ...]:
    """Return the key that a word stands for; none: unknown, several: it can't be told which.

    A word is a code, a group's key, or a name; countries and areas go before subdivisions, so
    that Georgia is the country.
    """
    code = word.strip().upper()
    if find_place(code) is not None:
        return (code,)
    folded = fold(word)
    if folded in groups:
        return (groups[folded],)
    return keys_by_name(language).get(folded) or part_keys_by_name().get(folded, ())


def name_of(key: str, language: str) -> str:
    """Return the packaged name of a code, or the key itself."""
    place = find_place(key)
    return read_names(language).get(key) or (place.name if place else key)


def unknown_region(mention: Mention, path: str, groups: Groups, language: str) -> Problem:
    """Say that a word is no region, and which one was probably meant."""
    location = Location(path, mention.line, mention.column)
    message = f"unknown region '{mention.text}'"
    return Problem(location, "unknown-region", message, _hint(mention.text, groups, language))


def ambiguous_region(mention: Mention, path: str, keys: tuple[str, ...], language: str) -> Problem:
    """Say that several regions bear this name."""
    location = Location(path, mention.line, mention.column)
    message = f"several regions are called '{mention.text}'"
    return Problem(location, "ambiguous-region", message, _did_you_mean(keys, language))


def _hint(word: str, groups: Groups, language: str) -> str:
    keys = _slip(word) or _spelling(word) or _near_code(word) or _near_group(word, groups)
    if keys := keys or _near_name(word, language):
        return _did_you_mean(keys, language)
    for key, group in read_world().groups.items():
        if fold(word) in (fold(key), fold(group.name)):
            entry = f"{{name: {group.name}, members: [{', '.join(group.members)}]}}"
            return f"add to {SETTINGS}: groups: {{{key}: {entry}}}"
    return (
        "write a code of ISO 3166 (CN, CN-ZJ), an area of UN M49 (030), "
        f"or a group that stands in {SETTINGS}"
    )


def _did_you_mean(keys: tuple[str, ...], language: str) -> str:
    names = {key: name_of(key, language) for key in keys[:MOST_OFFERED]}
    alike = len(set(names.values())) < len(names)
    offers = []
    for key, name in names.items():
        land = f", {name_of(key[:2], language)}" if alike and "-" in key else ""
        offers.append(f"'{key}' ({name}{land})" if name != key else f"'{key}'")
    return f"did you mean {' or '.join(offers)}?"


def _slip(word: str) -> tuple[str, ...]:
    """`UK`, `CHN`, `156`, `CN-33`: what others write, or what was right once."""
    code = word.strip().upper()
    if code.isdecimal() and code.isascii():
        code = code.zfill(3)
        if find_place(code) is not None:
            return (code,)
    return read_world().meant.get(code) or (
        read_parts().meant.get(code, ()) if code[2:3] == "-" else ()
    )


def _spelling(word: str) -> tuple[str, ...]:
    """`CN_ZJ`, `CNZJ`, `UK-ENG`, `CN-Zhejiang`: a country and a part of it, put together wrong."""
    code = "".join(filter(str.isalnum, word)).upper()
    land, rest = _land(code[:2]), code[2:]
    if not land or not rest:
        return ()
    if find_place(f"{land}-{rest}") is not None:
        return (f"{land}-{rest}",)
    if not word[2:3].isalnum():
        named = part_keys_by_name().get(fold(word[2:]), ())
        return tuple(key for key in named if key.startswith(land))
    return ()


def _near_code(word: str) -> tuple[str, ...]:
    """`CN-ZG`: the land is right, the part isn't."""
    code = word.strip().upper()
    land = _land(code[:2])
    if not land or code[2:3] != "-":
        return ()
    codes = [key for key in read_parts().places if key.startswith(f"{land}-")]
    near = nearest(land + code[2:], codes)
    return (near,) if near else ()


def _land(code: str) -> str:
    """Return the country whose code this is or was, if there is just one."""
    meant = read_world().meant.get(code, (code,))
    return meant[0] if len(meant) == 1 and meant[0] in read_world().places else ""


def _near_group(word: str, groups: Groups) -> tuple[str, ...]:
    near = nearest(word, sorted(set(groups.values()))) or nearest(fold(word), groups)
    return (groups[fold(near)],) if near else ()


@lru_cache(maxsize=1024)
def _near_name(word: str, language: str) -> tuple[str, ...]:
    """Return the region whose name this almost is; a word of three letters is almost anything."""
    if len(fold(word)) < 4:
        return ()
    near = nearest(fold(word), keys_by_name(language))
    if near:
        return keys_by_name(language)[near]
    near = nearest(fold(word), part_keys_by_name())
    return part_keys_by_name()[near] if near else ()
