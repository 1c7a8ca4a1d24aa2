"""Reads `style:` of content/site.yaml: how much each rule of the house style matters."""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from dateline.editorial.forms import Value
from dateline.editorial.nearest import nearest
from dateline.editorial.style_rules import LEVELS, STYLE
from dateline.model.manuscript import WrittenDate
from dateline.model.prose import Mention

Fault = tuple[Mention, str, str]

_USUAL = tuple((rule.code, rule.level) for rule in STYLE)


class StyleSettings(Struct, frozen=True):
    """The level of each rule, and the day from which on articles are held to them (None: all)."""

    levels: tuple[tuple[str, str], ...] = _USUAL
    since: date | None = None


def find_style_faults(values: dict[str, Value]) -> Iterator[Fault]:
    """Yield each level that isn't one, with what is wrong with it, and what to write."""
    for rule in STYLE:
        given = values.get(rule.code)
        if isinstance(given, Mention) and given.text not in LEVELS:
            message = f"'{given.text}' for {rule.code}; error, warning or off is meant"
            near = nearest(given.text, LEVELS) or rule.level
            yield given, message, f"write {rule.code}: {near}"


def style_settings(values: dict[str, Value]) -> StyleSettings:
    """Return what the settings say, or what is usual."""
    given = {name: value.text for name, value in values.items() if isinstance(value, Mention)}
    since = values.get("since")
    return StyleSettings(
        tuple((code, given.get(code, level)) for code, level in _USUAL),
        since.moment.date() if isinstance(since, WrittenDate) else None,
    )
