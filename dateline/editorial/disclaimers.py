"""Which wording of a disclaimer an article carries: the one in force when it was published.

An article may ask for another: `state-media@newest`, or `state-media@2025-01-01` for the one that
was in force on that day.
"""

from collections.abc import Iterator
from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from dateline.editorial.dates import instant, parse_date
from dateline.editorial.nearest import nearest
from dateline.editorial.vocabulary import DisclaimerEntry, Vocabulary, Wording
from dateline.model.article import Destination, Disclaimer
from dateline.model.library import DisclaimerHistory
from dateline.model.library import Wording as DatedWording
from dateline.model.manuscript import WrittenDate, WrittenDisclaimer
from dateline.model.problem import Location, Problem
from dateline.model.prose import Mention, Prose
from dateline.syntax.markdown import MarkdownSettings, parse_markdown

PATH = "content/vocabulary/disclaimers.yaml"
WORDING, NEWEST = "@", "newest"


class Wordings(Struct, frozen=True):
    """The disclaimers of the newsroom, and how their Markdown is read."""

    entries: dict[str, DisclaimerEntry]
    settings: MarkdownSettings
    zone: ZoneInfo


def hold_wordings(vocabulary: Vocabulary, now: datetime, zone: ZoneInfo) -> Vocabulary:
    """Return the vocabulary in which wordings that aren't in force yet stand apart."""
    entries = {key: _parted(entry, now, zone) for key, entry in vocabulary.disclaimers.items()}
    return replace(vocabulary, disclaimers=entries)


def find_disclaimers(
    written: tuple[WrittenDisclaimer, ...], path: str, date: datetime, wordings: Wordings
) -> Iterator[Disclaimer | Problem]:
    """Return the disclaimers that an article names, or carries as text of its own."""
    for each in written:
        entry = wordings.entries.get(disclaimer_key(each.mention.text))
        if entry is not None:
            wording = _asked_for(each.mention, path, entry, date, wordings.zone)
            if wording is None:
                yield _too_early(each.mention, path, entry, date)
                continue
            if isinstance(wording, Problem):
                yield wording
                continue
            prose, problems = _parse(wording.text, wordings.settings)
            yield from problems
            yield from _set(entry.key, entry.title, prose, _at(PATH, wording.text))
        elif each.prose is not None and not _meant(each.mention, wordings):
            yield from _set("", "", each.prose, _at(path, each.mention))
        else:
            yield _unknown(each.mention, path, wordings)


def disclaimer_key(written: str) -> str:
    """Return the key of a disclaimer as an article names it, without the wording it asks for."""
    return written.partition(WORDING)[0]


def set_histories(
    wordings: Wordings,
) -> tuple[tuple[DisclaimerHistory, ...], tuple[Problem, ...]]:
    """Return every disclaimer with the wordings it has had, newest first."""
    return _histories({key: each.wordings for key, each in wordings.entries.items()}, wordings)


def set_plans(
    wordings: Wordings,
) -> tuple[tuple[DisclaimerHistory, ...], tuple[Problem, ...]]:
    """Return the disclaimers that will be reworded, with nothing but the wordings to come."""
    return _histories({key: each.coming for key, each in wordings.entries.items()}, wordings)


def _histories(
    asked: dict[str, tuple[Wording, ...]], wordings: Wordings
) -> tuple[tuple[DisclaimerHistory, ...], tuple[Problem, ...]]:
    problems: list[Problem] = []
    histories = []
    for key, those in asked.items():
        if not those:
            continue
        entry = wordings.entries[key]
        dated = []
        for wording in reversed(those):
            since = instant(wording.since, wordings.zone) if wording.since else None
            prose, found = _parse(wording.text, wordings.settings)
            problems += found
            for each in _set(entry.key, entry.title, prose, _at(PATH, wording.text)):
                if isinstance(each, Problem):
                    problems.append(each)
                else:
                    dated.append(DatedWording(since, each))
        histories.append(DisclaimerHistory(entry.key, entry.title, tuple(dated)))
    return tuple(histories), tuple(problems)


def _at(path: str, mention: Mention) -> Location:
    return Location(path, mention.line, mention.column)


def _asked_for(
    mention: Mention, path: str, entry: DisclaimerEntry, date: datetime, zone: ZoneInfo
) -> Wording | Problem | None:
    """The wording that an article asks for; that of its own day, where it asks for none.

    Of those to come it is told those that are in force on its own day. None: there is none yet.
    """
    _, asks, day = mention.text.partition(WORDING)
    known = (*entry.wordings, *(each for each in entry.coming if _holds(each, date, zone)))
    if not known:
        return None
    if not asks:
        return _in_force(known, date, zone)
    if day == NEWEST:
        return known[-1]
    written = parse_date(Mention(day, mention.line, mention.column))
    if isinstance(written, WrittenDate):
        return _in_force(known, instant(written, zone), zone)
    message = f"no wording of '{entry.key}' is called '{day}'"
    hint = f"write {entry.key}, {entry.key}@{NEWEST} or {entry.key}@2025-01-01"
    return Problem(_at(path, mention), "unknown-wording", message, hint)


def _in_force(known: tuple[Wording, ...], date: datetime, zone: ZoneInfo) -> Wording:
    """The newest wording that isn't younger than the article; the oldest where all are."""
    held = [wording for wording in known if _holds(wording, date, zone)]
    return held[-1] if held else known[0]


def _holds(wording: Wording, date: datetime, zone: ZoneInfo) -> bool:
    return wording.since is None or instant(wording.since, zone) <= date


def _parted(entry: DisclaimerEntry, now: datetime, zone: ZoneInfo) -> DisclaimerEntry:
    written = (*entry.wordings, *entry.coming)
    return replace(
        entry,
        wordings=tuple(each for each in written if _holds(each, now, zone)),
        coming=tuple(each for each in written if not _holds(each, now, zone)),
    )


def _too_early(mention: Mention, path: str, entry: DisclaimerEntry, date: datetime) -> Problem:
    since = entry.coming[0].since
    first = since.moment.date().isoformat() if since else ""
    day = date.date().isoformat()
    message = (
        f"the disclaimer '{entry.key}' has no wording before {first}, this article is of {day}"
    )
    hint = f"write in {PATH} a wording that is in force: since: {day}"
    return Problem(_at(path, mention), "future-wording", message, hint)


def _set(key: str, title: str, prose: Prose, location: Location) -> Iterator[Disclaimer | Problem]:
    for link in prose.outline.links:
        if not link.text.startswith(("https://", "http://", "mailto:", "/")):
            message = f"a disclaimer travels with its article: '{link.text}' leads nowhere there"
            hint = "write an address of this site, /about/, or a whole one, https://…"
            yield Problem(location, "broken-link", message, hint)
    if prose.outline.pictures:
        yield Problem(location, "unfit-picture", "a picture in a disclaimer", "say it in words")
        return
    yield Disclaimer(key, title, prose, tuple(map(_leading, prose.outline.links)))


def _leading(link: Mention) -> Destination:
    if not link.text.startswith("/"):
        return Destination(link.text, outside=link.text.startswith("http"))
    address, _, anchor = link.text.partition("#")
    return Destination(address, anchor)


@cache
def _parse(text: Mention, settings: MarkdownSettings) -> tuple[Prose, tuple[Problem, ...]]:
    return parse_markdown(text.text, settings, PATH, text.line)


def _unknown(mention: Mention, path: str, wordings: Wordings) -> Problem:
    near = _meant(mention, wordings)
    known = ", ".join(wordings.entries)
    hint = f"did you mean '{near}'?" if near else f"known are: {known}" if known else f"add {PATH}"
    return Problem(
        _at(path, mention), "unknown-disclaimer", f"unknown disclaimer '{mention.text}'", hint
    )


def _meant(mention: Mention, wordings: Wordings) -> str:
    """The key that a word, or a title, was probably meant for."""
    words = {key: key for key in wordings.entries}
    words |= {entry.title: key for key, entry in wordings.entries.items() if entry.title}
    return words.get(nearest(mention.text, words) or "", "")
