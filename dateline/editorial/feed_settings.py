"""Reads `feeds:` of content/site.yaml: which feeds there are, and how much they hold."""

from collections.abc import Iterator
from typing import Final

from dateline.editorial.addresses import TAXONOMIES
from dateline.editorial.forms import Value
from dateline.editorial.nearest import nearest
from dateline.editorial.outlets import CLASSES
from dateline.model.prose import Mention
from dateline.model.site import FeedSettings, PageSettings

FORMATS = ("rss", "atom", "json")
NONE = "none"  # a list that is empty reads as one that isn't there
_KNOWN: Final = {"formats": FORMATS, "terms": (*TAXONOMIES, NONE), "classes": CLASSES}

Fault = tuple[Mention, str, str]


def find_faults(values: dict[str, Value], pages: PageSettings) -> Iterator[Fault]:
    """Yield each word that is wrong, with what is wrong with it, and what to write."""
    for name, known in _KNOWN.items():
        for mention in mentions_of(values, name):
            if mention.text not in known:
                near = nearest(mention.text, known)
                hint = f"did you mean '{near}'?" if near else "known are: " + ", ".join(known)
                yield mention, f"'{mention.text}' in {name} of feeds", hint
    formats = mentions_of(values, "formats")
    if formats and "rss" not in {mention.text for mention in formats}:
        hint = f"write formats: [rss, {formats[0].text}]"
        yield formats[0], "feeds without rss, the format that every reader knows", hint
    for mention in mentions_of(values, "terms"):
        if mention.text in TAXONOMIES and mention.text not in pages.terms:
            message = f"feeds of {mention.text}, which have no pages"
            yield mention, message, f"take it out, or write {mention.text} in terms of pages too"


def feed_settings(values: dict[str, Value], pages: PageSettings) -> FeedSettings:
    """Return what the settings say, or what is usual; a term without a page has no feed."""
    usual = FeedSettings(terms=pages.terms)
    size, hub = values.get("term_size"), values.get("hub")
    return FeedSettings(
        formats=chosen(values, "formats", usual.formats),
        terms=chosen(values, "terms", usual.terms),
        classes=chosen(values, "classes", CLASSES) if "classes" in values else usual.classes,
        term_size=size if isinstance(size, int) else usual.term_size,
        history=values.get("history") is not False,
        highlights=values.get("highlights") is not False,
        corrections=values.get("corrections") is not False,
        opml=values.get("opml") is not False,
        hub=hub.text if isinstance(hub, Mention) else usual.hub,
    )


def chosen(values: dict[str, Value], name: str, usual: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words that are named, in the usual order."""
    if name not in values:
        return usual
    named = {mention.text for mention in mentions_of(values, name)}
    return tuple(word for word in usual if word in named)


def mentions_of(values: dict[str, Value], name: str) -> tuple[Mention, ...]:
    """Return the words of a field with their places."""
    given = values.get(name)
    mentions = given if isinstance(given, tuple) else ()
    return tuple(mention for mention in mentions if isinstance(mention, Mention))
