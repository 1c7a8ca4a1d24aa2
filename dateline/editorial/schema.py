"""The table of fields for machines and for people: JSON Schema (2020-12), and a reference page."""

from collections.abc import Iterator
from typing import Final

from dateline.editorial.fields import (
    ARTICLE,
    AUTHOR,
    CHART,
    DISCLAIMER,
    MAP,
    MEDIA,
    OUTLET,
    PAGE,
    REPLY,
    RULE,
    SITE,
    TERM,
    TIMELINE,
    Field,
    Kind,
)
from dateline.editorial.renames import RENAMES

Schema = dict[str, object]

TABLES: tuple[tuple[str, str, tuple[Field, ...]], ...] = (
    ("article", "Front matter of an article, content/articles/**.md", ARTICLE),
    ("page", "Front matter of a standing page, content/pages/**.md", PAGE),
    ("chart", "A block that begins with three backticks and `chart`", CHART),
    ("timeline", "A block that begins with three backticks and `timeline`", TIMELINE),
    ("map", "A block that begins with three backticks and `map`", MAP),
    ("site", "The paper's settings, content/site.yaml", SITE),
    ("media", "Facts of a picture, x.jpg.yaml beside x.jpg", MEDIA),
    ("topics", "One topic of content/vocabulary/topics.yaml", TERM),
    ("series", "One series of content/vocabulary/series.yaml", TERM),
    ("authors", "One author of content/vocabulary/authors.yaml", AUTHOR),
    ("disclaimers", "One disclaimer of content/vocabulary/disclaimers.yaml", DISCLAIMER),
    ("outlets", "One outlet of content/vocabulary/outlets.yaml", OUTLET),
    ("policy", "One rule of content/vocabulary/policy.yaml", RULE),
    ("replies", "Front matter of a reply, content/replies/**.md", REPLY),
)

_TIME = r"\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?"
_ZONE = r"([Zz]|UTC|GMT|[+-]\d{1,2}(:?\d{2})?)"
_DATE = rf"^\d{{4}}-\d{{1,2}}-\d{{1,2}}([Tt ]+{_TIME}( *{_ZONE})?)?$"
_WORD: Final[Schema] = {"type": ["string", "number", "boolean"]}

_SCALARS: Final[dict[Kind, Schema]] = {
    Kind.TEXT: _WORD,
    Kind.TITLE: _WORD,
    Kind.MARKDOWN: _WORD,
    Kind.WORD: _WORD,
    Kind.SLUG: {**_WORD, "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
    Kind.ID: {**_WORD, "pattern": "^[A-Za-z0-9][A-Za-z0-9._~-]{0,119}$"},
    Kind.PATH: _WORD,
    Kind.ADDRESS: {"type": "string", "pattern": "^/([A-Za-z0-9][A-Za-z0-9._~-]*/)*$"},
    Kind.URL: {"type": "string", "pattern": "^[Hh][Tt][Tt][Pp][Ss]?://"},
    Kind.HOST: {"type": "string", "pattern": r"^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,63}$"},
    Kind.TARGET: {"type": "string", "pattern": "^(/|[Hh][Tt][Tt][Pp][Ss]?://)"},
    Kind.MAIL: {"type": "string", "pattern": "@"},
    Kind.CONTACT: {"type": "string"},
    Kind.LANGUAGE: {"type": "string", "pattern": "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"},
    Kind.COLOUR: {**_WORD, "pattern": "^#?([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$"},
    Kind.DATE: {"type": "string", "pattern": _DATE},
    Kind.FLAG: {"type": "boolean"},
    Kind.NUMBER: {"type": "integer", "minimum": 1, "maximum": 999999},
}
_ROW: Final[Schema] = {"type": "array", "items": _WORD}
_TABLE: Final[Schema] = {
    "anyOf": [
        {"type": "string"},
        {"type": "array", "items": _ROW},
        {"type": "object", "additionalProperties": _WORD},
    ]
}
_PER_CENT: Final[Schema] = {"type": "number", "minimum": 0, "maximum": 100}


def json_schema(table: tuple[Field, ...]) -> Schema:
    """Return the JSON Schema of a mapping with these fields; no other key is known."""
    required = [field.name for field in table if field.required]
    schema: Schema = {
        "type": "object",
        "properties": {field.name: _property(field) for field in table},
        "additionalProperties": False,
    }
    return schema | ({"required": required} if required else {})


def _property(field: Field) -> Schema:
    schema = {"description": field.doc, **_kind(field)}
    return schema if field.required or field.gate else schema | _or_nothing(schema)


def _or_nothing(schema: Schema) -> Schema:
    """A key with nothing behind it is a field that isn't given."""
    kind, choices = schema.get("type"), schema.get("anyOf")
    if isinstance(choices, list):
        return {"anyOf": [*choices, {"type": "null"}]}
    return {"type": [*(kind if isinstance(kind, list) else [kind]), "null"]}


def _kind(field: Field) -> Schema:
    if field.kind in _SCALARS:
        return _SCALARS[field.kind]
    record = json_schema(field.fields)
    match field.kind:
        case Kind.RECORD:
            return record
        case Kind.RECORDS:
            return _one_or_several(record, field.most)
        case Kind.TABLE:
            return _TABLE
        case Kind.POINT:
            return {"type": "array", "items": _PER_CENT, "minItems": 2, "maxItems": 2}
        case Kind.PATH_OR_RECORD:
            return {"anyOf": [_SCALARS[Kind.PATH], record]}
        case Kind.URLS:
            return _one_or_several(_SCALARS[Kind.URL], field.most)
        case Kind.CONTACTS:
            return _one_or_several(_SCALARS[Kind.CONTACT], field.most)
        case _:
            return _one_or_several(_WORD, field.most)


def _one_or_several(item: Schema, most: int) -> Schema:
    items = item | _or_nothing(item)
    return {"anyOf": [item, {"type": "array", "items": items, "maxItems": most}]}


def reference_page() -> str:
    """Return the reference of all fields as Markdown."""
    return "\n".join(_reference()) + "\n"


def _reference() -> Iterator[str]:
    yield "# Fields"
    yield ""
    yield "Made from the table in `dateline/editorial/fields.py`, which the checks read too."
    for name, title, table in TABLES:
        yield f"\n## {name}\n\n{title}.\n"
        yield "| field | kind | what it is for |"
        yield "| --- | --- | --- |"
        yield from _rows(table, "")
    yield "\n## Former names\n"
    if not RENAMES:
        yield "None: no field has been renamed since 0.1."
        return
    yield "They are read, with a warning; `dateline upgrade` writes those of today.\n"
    yield "| in | former name | name | since |"
    yield "| --- | --- | --- | --- |"
    for each in RENAMES:
        yield f"| {each.kind} | `{each.former}` | `{each.name}` | {each.since} |"


def _rows(table: tuple[Field, ...], above: str) -> Iterator[str]:
    for field in table:
        required = " **Required.**" if field.required else ""
        example = f" `{field.example}`" if field.example else ""
        yield f"| `{above}{field.name}` | {field.kind} | {field.doc}{required}{example} |"
        yield from _rows(field.fields, f"{above}{field.name}.")
