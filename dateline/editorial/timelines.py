"""Reads timelines: dated entries in front matter, or in a block of their own."""

from collections.abc import Iterable, Iterator

from dateline.editorial.fields import TIMELINE
from dateline.editorial.forms import Value, read_form
from dateline.editorial.spans import read_span
from dateline.model.figures import Moment, Timeline
from dateline.model.problem import Location, Problem
from dateline.model.prose import Mention
from dateline.syntax.frontmatter import Mapping, Node, Scalar, Sequence

ENTRIES = "entries"


def read_timeline(
    fields: Mapping, path: str, links: list[Mention], problems: list[Problem]
) -> Timeline | None:
    """Read a block: a title, and entries as records or as `date: what happened`."""
    short = [pair for pair in fields.entries if pair[0].text[:1].isdigit()]
    others = tuple(pair for pair in fields.entries if pair not in short)
    whole = Mapping(_with_short(others, short), fields.line, fields.column)
    values, found = read_form(whole, TIMELINE, path)
    problems += found
    moments = read_moments(values.get(ENTRIES), path, links, problems)
    if found or not moments:
        if not problems:
            place = Location(path, fields.line, fields.column)
            hint = "write a line: 2025-04-04: what happened"
            problems.append(Problem(place, "no-rows", "a timeline without entries", hint))
        return None
    title = values.get("title", "")
    return Timeline(moments, title if isinstance(title, str) else "")


def read_moments(
    value: Value | None, path: str, links: list[Mention], problems: list[Problem]
) -> tuple[Moment, ...]:
    """Return the entries in the order of time; a link of an entry is added to those of the text."""
    records = value if isinstance(value, tuple) else ()
    return tuple(sorted(_moments(records, path, links, problems), key=lambda each: each.date))


def _moments(
    records: Iterable[Value], path: str, links: list[Mention], problems: list[Problem]
) -> Iterator[Moment]:
    for record in records:
        if not isinstance(record, dict):
            continue
        date, text, link = (record.get(name) for name in ("date", "text", "link"))
        if not isinstance(date, Mention) or not isinstance(text, str):
            continue
        span = read_span(date.text)
        if span is None:
            message = f"'{date.text}' is not a date for 'timeline'"
            hint = "write a year, a month or a day: 2025, 2025-04 or 2025-04-04"
            place = Location(path, date.line, date.column)
            problems.append(Problem(place, "bad-date", message, hint))
            continue
        if isinstance(link, Mention):
            links.append(link)
        yield Moment(span.text, text, len(links) - 1 if isinstance(link, Mention) else -1)


def _with_short(
    others: tuple[tuple[Scalar, Node], ...], short: list[tuple[Scalar, Node]]
) -> tuple[tuple[Scalar, Node], ...]:
    """Write entries in short as those in full, each at its own place."""
    if not short:
        return others
    records = tuple(_record(date, node) for date, node in short)
    first = short[0][0]
    key = Scalar(ENTRIES, first.line, first.column, True)
    given = [node for name, node in others if name.text == ENTRIES]
    items = (*(given[0].items if given and isinstance(given[0], Sequence) else ()), *records)
    rest = tuple(pair for pair in others if pair[0].text != ENTRIES)
    return (*rest, (key, Sequence(items, first.line, first.column)))


def _record(date: Scalar, node: Node) -> Mapping:
    name = Scalar("date", date.line, date.column, True)
    if isinstance(node, Mapping):
        return Mapping(((name, date), *node.entries), date.line, date.column)
    text = Scalar("text", date.line, date.column, True)
    return Mapping(((name, date), (text, node)), date.line, date.column)
