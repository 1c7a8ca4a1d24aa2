"""JSON Schemas of one paper: those of the table, with the words of its own vocabulary."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from dateline.editorial.fields import (
    ARTICLE,
    AUTHOR,
    DISCLAIMER,
    MEDIA,
    OUTLET,
    PAGE,
    REPLY,
    RULE,
    SITE,
    TERM,
)
from dateline.editorial.offers import Offer
from dateline.editorial.outlets import CLASSES
from dateline.editorial.region_data import read_parts, read_world
from dateline.editorial.region_settings import GROUP, OVERRIDE
from dateline.editorial.regions import RegionTable, region_of
from dateline.editorial.rules import ACTIONS
from dateline.editorial.schema import Schema, json_schema
from dateline.editorial.vocabulary import Terms, Vocabulary

# Every program that reads schemas knows this draft; nothing in ours means more in a later one.
DRAFT = "http://json-schema.org/draft-07/schema#"
FILES: Final = {
    "article": "content/articles/**/*.md",
    "page": "content/pages/**/*.md",
    "reply": "content/replies/**/*.md",
    "site": "content/site.yaml",
    "topics": "content/vocabulary/topics.yaml",
    "series": "content/vocabulary/series.yaml",
    "authors": "content/vocabulary/authors.yaml",
    "regions": "content/vocabulary/regions.yaml",
    "disclaimers": "content/vocabulary/disclaimers.yaml",
    "outlets": "content/vocabulary/outlets.yaml",
    "policy": "content/vocabulary/policy.yaml",
    "media": "content/**/*.{avif,gif,jpeg,jpg,png,svg,webp}.yaml",
}
"""The schemas by name, and the files that each is for."""

# What a pattern must escape; JavaScript's Unicode mode lets nothing else be escaped.
_SPECIAL = r"\^$.|?*+()[]{}/"
_WORD: Final = ["string", "number", "boolean"]
Words = dict[str, Schema]


def paper_schemas(vocabulary: Vocabulary, kinds: tuple[str, ...]) -> dict[str, Schema]:
    """Return every schema of `FILES`, by its name."""
    regions = _offered(_region_offers(vocabulary.regions))
    topics, series = _terms(vocabulary.topics), _terms(vocabulary.series)
    disclaimers = _offered(Offer(each.key, each.title) for each in vocabulary.disclaimers.values())
    classes = _offered(map(Offer, (*CLASSES, "unreviewed")))
    condition: Words = {"class": classes, "region": regions, "topic": topics, "series": series}
    rule: Words = {"disclaimer": disclaimers, "action": _offered(map(Offer, ACTIONS))}
    article: Words = {
        "kind": {"enum": list(kinds)},
        "regions": regions,
        "topics": topics,
        "authors": _terms(vocabulary.author_terms),
        "series": series,
        "disclaimer": disclaimers,
    }
    schemas = {
        "article": _with_words(json_schema(ARTICLE), article),
        "page": json_schema(PAGE),
        "reply": json_schema(REPLY),
        "site": json_schema(SITE),
        "topics": _by_key(json_schema(TERM), short=True),
        "series": _by_key(json_schema(TERM), short=True),
        "authors": _by_key(json_schema(AUTHOR), short=True),
        "regions": _regions_file(regions),
        "disclaimers": _by_key(json_schema(DISCLAIMER)),
        "outlets": _by_key(_with_words(json_schema(OUTLET), {"class": classes})),
        "policy": _by_key(_with_words(json_schema(RULE), rule, {"when": condition})),
        "media": json_schema(MEDIA),
    }
    return {name: {"$schema": DRAFT, **schema} for name, schema in schemas.items()}


def _with_words(schema: Schema, words: Words, inner: dict[str, Words] | None = None) -> Schema:
    """Put what a word may be in the place of any word; `inner` are the words of records."""
    properties = dict(_record(schema["properties"]))
    for name, word in words.items():
        properties[name] = _replaced(properties[name], word)
    for name, those in (inner or {}).items():
        properties[name] = _with_words(_record(properties[name]), those)
    return schema | {"properties": properties}


def _replaced(schema: object, word: Schema) -> Schema:
    old = _record(schema)
    choices = old.get("anyOf")
    if not isinstance(choices, list):
        choice = {"anyOf": [word, {"type": "null"}]}
        return {"description": old["description"], **choice}
    lists = [each for each in choices if isinstance(each, dict) and each.get("type") == "array"]
    items = {"anyOf": [word, {"type": "null"}]}
    return {**old, "anyOf": [word, *(each | {"items": items} for each in lists), {"type": "null"}]}


def _record(value: object) -> Schema:
    assert isinstance(value, dict)  # noqa: S101 - `json_schema` makes nothing else
    return value


def _offered(offers: Iterable[Offer]) -> Schema:
    """Words to choose from, where others may be right too: `dateline check` tells."""
    offers = tuple(dict.fromkeys(offers))
    anything: Schema = {"type": _WORD}
    return {"anyOf": [_enumeration(offers), anything]} if offers else anything


def _terms(terms: Terms) -> Schema:
    """The terms of a taxonomy; a closed one takes its keys, names and former keys, in any case."""
    offers = [Offer(key, term.name) for key, term in terms.by_key.items()]
    if terms.open or not offers:
        return _offered(offers)
    words = "|".join(_any_case(word) for word in terms.by_word)
    return {"anyOf": [_enumeration(offers), {"type": "string", "pattern": rf"^\s*({words})\s*$"}]}


def _enumeration(offers: Sequence[Offer]) -> Schema:
    return {
        "enum": [offer.word for offer in offers],
        "enumDescriptions": [offer.name or offer.word for offer in offers],
    }


def _any_case(word: str) -> str:
    """A pattern for a word in any case and with any space in it, as `folded` compares words."""
    return "".join(r"\s+" if letter == " " else _letter(letter) for letter in word)


def _letter(letter: str) -> str:
    both = "".join(dict.fromkeys((letter, letter.upper()))) if len(letter.upper()) == 1 else letter
    return f"[{both}]" if both.isalnum() else f"\\{letter}" if letter in _SPECIAL else letter


def _by_key(record: Schema, short: bool = False) -> Schema:
    """A file of records by key; `short`: a name alone may stand for a record."""
    entry = {"anyOf": [{"type": _WORD}, record]} if short else record
    return {"type": "object", "additionalProperties": entry}


def _regions_file(regions: Schema) -> Schema:
    group = _with_words(json_schema(GROUP), {"members": regions})
    properties = {
        "groups": {"description": "Regions of the site's own, by key.", **_by_key(group)},
        "overrides": {
            "description": "What this paper says otherwise of a region, by code.",
            **_by_key(json_schema(OVERRIDE)),
        },
    }
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _region_offers(table: RegionTable) -> Iterator[Offer]:
    absent = {key for key, each in table.settings.overrides.items() if not each.present}
    for key in (*table.settings.groups, *read_world().places, *read_parts().places):
        if key not in absent:
            yield Offer(key, region_of(table, key).name)
