"""Renames that never were: every field of every file once had another name."""

from collections.abc import Iterator

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
    Field,
)
from dateline.editorial.region_settings import GROUP, OVERRIDE, SETTINGS_FILE
from dateline.editorial.renames import Rename

ONCE = "once_"
SINCE = "0.2"
# Where the fields of a kind of file stand in it.
TABLES: tuple[tuple[str, tuple[str, ...], tuple[Field, ...]], ...] = (
    ("article", (), ARTICLE),
    ("page", (), PAGE),
    ("reply", (), REPLY),
    ("site", (), SITE),
    ("media", (), MEDIA),
    ("topics", ("*",), TERM),
    ("series", ("*",), TERM),
    ("authors", ("*",), AUTHOR),
    ("disclaimers", ("*",), DISCLAIMER),
    ("outlets", ("*",), OUTLET),
    ("policy", ("*",), RULE),
    ("regions", (), SETTINGS_FILE),
    ("regions", ("groups", "*"), GROUP),
    ("regions", ("overrides", "*"), OVERRIDE),
)


def all_renamed() -> tuple[Rename, ...]:
    """Return a rename of every field, from `once_title` to `title`."""
    return tuple(
        Rename(kind, ".".join((*above, ONCE + name)), name, SINCE)
        for kind, above, name in _fields()
    )


def turned_back() -> tuple[Rename, ...]:
    """Return the way back, from `title` to `once_title`: for a file as it would have been then."""
    return tuple(
        Rename(kind, ".".join((*map(_once, above), name)), ONCE + name, SINCE)
        for kind, above, name in _fields()
    )


def _once(name: str) -> str:
    return name if name == "*" else ONCE + name


def _fields() -> Iterator[tuple[str, tuple[str, ...], str]]:
    for kind, above, table in TABLES:
        yield from _rows(kind, above, table)


def _rows(
    kind: str, above: tuple[str, ...], table: tuple[Field, ...]
) -> Iterator[tuple[str, tuple[str, ...], str]]:
    for field in table:
        yield kind, above, field.name
        yield from _rows(kind, (*above, field.name), field.fields)
