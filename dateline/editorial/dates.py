"""Dates as editors write them: ISO 8601 calendar dates in all shapes that real files hold."""

import re
from datetime import date as date_
from datetime import datetime, timedelta, timezone
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import tzdata

from dateline.model.manuscript import WrittenDate
from dateline.model.prose import Mention

FIRST_YEAR, LAST_YEAR = 1600, 9000

_DATE = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})"
    r"(?:(?:[Tt]|[ ]+)(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?"
    r"(?:[ ]*(?:([Zz]|UTC|GMT)|([+-])(\d{1,2})(?::?([0-5]\d))?))?)?",
    re.ASCII,
)


ZONES = Path(tzdata.__file__).parent


@cache
def zone_of(name: str) -> ZoneInfo:
    """Return a time zone by the tables that are pinned, whatever the system thinks of it.

    Raises KeyError where they have no such zone.
    """
    if name not in zone_names():
        raise KeyError(name)
    with (ZONES / "zoneinfo" / name).open("rb") as table:
        return ZoneInfo.from_file(table, key=name)


@cache
def zone_names() -> frozenset[str]:
    """Return the names of all zones of the pinned tables."""
    return frozenset((ZONES / "zones").read_text(encoding="ascii").split())


def parse_date(mention: Mention) -> WrittenDate | str:
    """Read a date, or a date with a time with or without zone; a str says why it isn't one."""
    match = _DATE.fullmatch(mention.text.strip())
    if match is None:
        return "a date is written 2026-02-05, or 2026-02-05 09:30 +01:00"
    year, month, day, hour, minute, second, utc, sign, hours, minutes = match.groups()
    if not FIRST_YEAR <= int(year) <= LAST_YEAR:
        return f"a year from {FIRST_YEAR} to {LAST_YEAR} is meant"
    try:
        moment = datetime(
            int(year), int(month), int(day), int(hour or 0), int(minute or 0), int(second or 0)
        )
    except ValueError:
        return "no such day in the calendar, or hour of the day"
    offset = 0 if utc else None
    if sign:
        offset = (int(hours) * 3600 + int(minutes or 0) * 60) * (-1 if sign == "-" else 1)
        if abs(offset) > 14 * 3600:
            return "no place on Earth is more than 14 hours from UTC"
    return WrittenDate(moment, offset, hour is not None, mention.line, mention.column)


def instant(date: WrittenDate, zone: ZoneInfo) -> datetime:
    """Return the instant that is meant, at the site's offset from UTC.

    In whole minutes, since RFC 822 and 3339 know no seconds of an offset: before there were time
    zones each town had its own time, to the second.
    """
    if date.offset is None:
        meant = date.moment.replace(tzinfo=zone)
        return meant.replace(tzinfo=_offset(meant))
    there = timezone(timedelta(seconds=date.offset))
    meant = date.moment.replace(tzinfo=there)
    return meant.astimezone(_offset(meant.astimezone(zone)))


def day_of(date: WrittenDate, zone: ZoneInfo) -> date_:
    """Return the day on which the instant that is meant falls at the site."""
    return date.moment.date() if date.offset is None else instant(date, zone).date()


def _offset(moment: datetime) -> timezone:
    offset = moment.utcoffset() or timedelta()
    return timezone(offset - offset % timedelta(minutes=1))
