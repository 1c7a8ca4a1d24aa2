"""Data in schema.org's words (JSON-LD): what is known of a thing, and the script that tells it."""

from markupsafe import Markup
from msgspec import json

Data = dict[str, object]


def known(data: Data) -> Data:
    """Return a thing without its empty members; a number of nought is something to tell."""
    return {name: value for name, value in data.items() if value or value == 0}  # False too


def script_json(data: Data) -> Markup:
    """Return JSON that can't end the script element it stands in."""
    text = json.encode(data).decode().replace("<", "\\u003c")
    return Markup(text)  # noqa: S704 - JSON without "<" is no markup
