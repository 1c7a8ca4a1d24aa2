"""Reads `feeds:` of content/site.yaml: which feeds there are, and how much they hold."""

from collections.abc import Iterator
from typing import Final

from dateline.editorial.addresses import TAXONOMIES
from dateline.editorial.forms import Value
from dateline.editorial.nearest import nearest
from dateline.editorial.outlets import CLASSES
from dateline.model.prose import Mention
from dateline.model.site import FeedSettings

FORMATS = ("rss", "atom", "json")
NONE = "none"  # a list that is empty reads as one that isn't there
_KNOWN: Final = {"formats": FORMATS, "terms": (*TAXONOMIES, NONE), "classes": CLASSES}

Fault = tuple[Mention, str, str]


def find_faults(values: dict[str, Value]) -> Iterator[Fault]:
    """Yield each word that is wrong, with what is wrong with it, and what to write."""
    for name, known in _KNOWN.items():
        for mention in _mentions(values, name):
            if mention.text not in known:
                near = nearest(mention.text, known)
                hint = f"did you mean '{near}'?" if near else "known are: " + ", ".join(known)
                yield mention, f"'{mention.text}' in {name} of feeds", hint
    formats = _mentions(values, "formats")
    if formats and "rss" not in {mention.text for mention in formats}:
        hint = f"write formats: [rss, {formats[0].text}]"
        yield formats[0], "feeds without rss, the format that every reader knows", hint


def feed_settings(values: dict[str, Value]) -> FeedSettings:
    """Return what the settings say, or what is usual."""
    usual = FeedSettings()
    size, hub = values.get("term_size"), values.get("hub")
    return FeedSettings(
        formats=_words(values, "formats", usual.formats),
        terms=_words(values, "terms", usual.terms),
        classes=_words(values, "classes", CLASSES) if "classes" in values else usual.classes,
        term_size=size if isinstance(size, int) else usual.term_size,
        history=values.get("history") is not False,
        hub=hub.text if isinstance(hub, Mention) else usual.hub,
    )


def _words(values: dict[str, Value], name: str, usual: tuple[str, ...]) -> tuple[str, ...]:
    """The words that are named, in the usual order."""
    if name not in values:
        return usual
    named = {mention.text for mention in _mentions(values, name)}
    return tuple(word for word in usual if word in named)


def _mentions(values: dict[str, Value], name: str) -> tuple[Mention, ...]:
    given = values.get(name)
    mentions = given if isinstance(given, tuple) else ()
    return tuple(mention for mention in mentions if isinstance(mention, Mention))
