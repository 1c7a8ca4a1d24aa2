"""Dates on an axis: where each stands, and which are named below it."""

from collections.abc import Callable
from datetime import date

from dateline.layout.figure_words import FigureWords
from dateline.layout.words import Words
from dateline.model.figures import DAY, QUARTER, YEAR

_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400)
_DAYS = (1, 2, 5, 7, 14)
# A course of fewer days is told by days, a longer one by months.
FEW_DAYS = 70
# What the name of a date takes on an axis, with air beside it.
YEAR_ROOM, DATE_ROOM = 44.0, 74.0


def place_of(label: str, step: str) -> int:
    """Return where a date stands: in days for days, in months for all others."""
    year = int(label[:4])
    if step == DAY:
        return date.fromisoformat(label).toordinal()
    if step == QUARTER:
        return 12 * year + 3 * (int(label[-1]) - 1)
    return 12 * year + (int(label[5:7]) - 1 if step != YEAR else 0)


def slot_of(step: str) -> int:
    """Return how many places lie from one date to the next."""
    return {YEAR: 12, QUARTER: 3}.get(step, 1)


def date_name(label: str, step: str, words: Words) -> str:
    """Return a date in words: 2025, Q1 2025, April 2025, 9 April 2025."""
    if step == YEAR or not step:
        return label
    if step == QUARTER:
        return words.figures.quarter.format(quarter=label[-1], year=label[:4])
    month = words.months[int(label[5:7]) - 1]
    if step == DAY:
        return words.date.format(day=int(label[8:]), month=month, year=label[:4])
    return words.figures.month.format(month=month, year=label[:4])


def time_ticks(
    first: int, last: int, step: str, room: float, words: FigureWords
) -> list[tuple[int, str]]:
    """Return the places to be named, as many as there is room for in pixels, and their names."""
    if step == DAY:
        if last - first <= FEW_DAYS:
            every = _every(last - first, room, _DAYS, lambda _: DATE_ROOM)
            return [(at, _day_name(at, words)) for at in range(first, last + 1, every)]
        months = _months(_month_of(first) + 1, _month_of(last), 1, room)
        return [(_first_day(at), _month_name(at, every, "", words)) for at, every in months]
    months = _months(first, last, slot_of(step), room)
    return [(at, _month_name(at, every, step, words)) for at, every in months]


def _months(first: int, last: int, slot: int, room: float) -> list[tuple[int, int]]:
    steps = tuple(each for each in _MONTHS if each % slot == 0)
    every = _every(last - first, room, steps, lambda each: DATE_ROOM if each % 12 else YEAR_ROOM)
    start = -(-first // every) * every
    return [(at, every) for at in range(start, last + 1, every)]


def _every(span: int, room: float, steps: tuple[int, ...], takes: Callable[[int], float]) -> int:
    fitting = (each for each in steps if (span // each + 1) * takes(each) <= room)
    return next(fitting, max(steps[-1], span))


def _month_of(ordinal: int) -> int:
    day = date.fromordinal(ordinal)
    return 12 * day.year + day.month - 1


def _first_day(month: int) -> int:
    return date(month // 12, month % 12 + 1, 1).toordinal()


def _month_name(month: int, every: int, step: str, words: FigureWords) -> str:
    year = month // 12
    if every % 12 == 0 and month % 12 == 0:
        return str(year)
    if step == QUARTER:
        return words.quarter.format(quarter=month % 12 // 3 + 1, year=year)
    return words.month.format(month=words.short_months[month % 12], year=year)


def _day_name(ordinal: int, words: FigureWords) -> str:
    day = date.fromordinal(ordinal)
    return words.day.format(day=day.day, month=words.short_months[day.month - 1])
