"""Which wording of a disclaimer an article carries: the one in force when it was published."""

from collections.abc import Iterator
from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo

from msgspec import Struct

from dateline.editorial.dates import instant
from dateline.editorial.nearest import nearest
from dateline.editorial.vocabulary import DisclaimerEntry, Wording
from dateline.model.library import Destination, Disclaimer
from dateline.model.problem import Location, Problem
from dateline.model.prose import Mention, Prose
from dateline.syntax.markdown import MarkdownSettings, parse_markdown

PATH = "content/vocabulary/disclaimers.yaml"


class Wordings(Struct, frozen=True):
    """The disclaimers of the newsroom, and how their Markdown is read."""

    entries: dict[str, DisclaimerEntry]
    settings: MarkdownSettings
    zone: ZoneInfo


def find_disclaimers(
    mentions: tuple[Mention, ...], path: str, date: datetime, wordings: Wordings
) -> Iterator[Disclaimer | Problem]:
    """Return the disclaimers that an article names, or carries as text of its own."""
    for mention in mentions:
        entry = wordings.entries.get(mention.text)
        if entry is not None:
            wording = _in_force(entry, date, wordings.zone)
            yield from _set(entry.key, entry.title, wording.text, PATH, wordings.settings)
        elif " " in mention.text:
            yield from _set("", "", mention, path, wordings.settings)
        else:
            yield _unknown(mention, path, wordings)


def _in_force(entry: DisclaimerEntry, date: datetime, zone: ZoneInfo) -> Wording:
    """The newest wording that isn't younger than the article; the oldest where all are."""
    held = [
        wording
        for wording in entry.wordings
        if wording.since is None or instant(wording.since, zone) <= date
    ]
    return held[-1] if held else entry.wordings[0]


def _set(
    key: str, title: str, text: Mention, path: str, settings: MarkdownSettings
) -> Iterator[Disclaimer | Problem]:
    prose, problems = _parse(text, path, settings)
    yield from problems
    links = tuple(map(_leading, prose.outline.links))
    for link in prose.outline.links:
        if not link.text.startswith(("https://", "http://", "mailto:", "/")):
            location = Location(path, text.line, text.column)
            message = f"a disclaimer travels with its article: '{link.text}' leads nowhere there"
            yield Problem(location, "broken-link", message, "write the whole address: https://…")
    if prose.outline.pictures:
        location = Location(path, text.line, text.column)
        yield Problem(location, "unfit-picture", "a picture in a disclaimer", "say it in words")
        return
    yield Disclaimer(key, title, prose, links)


def _leading(link: Mention) -> Destination:
    if not link.text.startswith("/"):
        return Destination(link.text, outside=link.text.startswith("http"))
    address, _, anchor = link.text.partition("#")
    return Destination(address, anchor)


@cache
def _parse(
    text: Mention, path: str, settings: MarkdownSettings
) -> tuple[Prose, tuple[Problem, ...]]:
    return parse_markdown(text.text, settings, path, text.line)


def _unknown(mention: Mention, path: str, wordings: Wordings) -> Problem:
    near = nearest(mention.text, wordings.entries)
    known = ", ".join(wordings.entries)
    hint = f"did you mean '{near}'?" if near else f"known are: {known}" if known else f"add {PATH}"
    location = Location(path, mention.line, mention.column)
    return Problem(location, "unknown-disclaimer", f"unknown disclaimer '{mention.text}'", hint)
