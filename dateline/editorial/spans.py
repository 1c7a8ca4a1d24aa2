"""Dates of charts and timelines, as exact as they are known: a year, a quarter, a month, a day."""

import re
from datetime import date

from msgspec import Struct

from dateline.editorial.dates import FIRST_YEAR, LAST_YEAR
from dateline.model.figures import DAY, MONTH, QUARTER, YEAR

# Long history is drawn too: 1600 is when the newsroom's own calendar begins.
_QUARTER = re.compile(r"(?:(\d{4})[- ]?[Qq]([1-4])|[Qq]([1-4])[- /]?(\d{4}))", re.ASCII)
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?", re.ASCII)


class Span(Struct, frozen=True):
    """A date as exact as it is: 2025, 2025-Q1, 2025-04, 2025-04-09."""

    text: str
    step: str


def read_span(written: str) -> Span | None:
    """Read a date; None where it is none, or no day of the calendar."""
    if found := _QUARTER.fullmatch(written):
        year, quarter = found[1] or found[4], found[2] or found[3]
        return Span(f"{year}-Q{quarter}", QUARTER) if _is_year(year) else None
    found = _DATE.fullmatch(written)
    if found is None or not _is_year(found[1]):
        return None
    if found[2] is None:
        return Span(found[1], YEAR)
    year, month = int(found[1]), int(found[2])
    if not 1 <= month <= 12:
        return None
    if found[3] is None:
        return Span(f"{year}-{month:02}", MONTH)
    if not _has_day(year, month, int(found[3])):
        return None
    return Span(f"{year}-{month:02}-{int(found[3]):02}", DAY)


def _has_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _is_year(text: str) -> bool:
    return FIRST_YEAR <= int(text) <= LAST_YEAR
