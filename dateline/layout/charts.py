"""Draws coverage by time: a bar for each month, or for each year where there are many."""

from msgspec import Struct

from dateline.layout.counts import YearCount
from dateline.layout.words import Words

MONTHS_AT_MOST = 120
# Fewer articles or months than these are better counted in the list itself.
FEWEST_ARTICLES, FEWEST_MONTHS = 4, 3
BAR, GAP, HEIGHT = 8, 2, 40


class Bar(Struct, frozen=True):
    """A bar of a chart, in its units."""

    x: int
    y: int
    width: int
    height: int


class TimeChart(Struct, frozen=True):
    """Coverage by time. `first` and `last` name the ends of the line; `years` are its ticks."""

    title: str
    figures: str
    view_box: str
    bars: tuple[Bar, ...]
    ticks: tuple[int, ...]
    first: str
    last: str
    most: str


def time_chart(years: tuple[YearCount, ...], words: Words) -> TimeChart | None:
    """Return the chart of these counts; nothing where they are too few to show a course."""
    counts = {12 * year.year + each.month - 1: each.count for year in years for each in year.months}
    if sum(counts.values()) < FEWEST_ARTICLES or max(counts) - min(counts) + 1 < FEWEST_MONTHS:
        return None
    if max(counts) - min(counts) < MONTHS_AT_MOST:
        names = {each: _month(each, words) for each in range(min(counts), max(counts) + 1)}
        ticks = tuple(place for place, each in enumerate(names) if place and each % 12 == 0)
        return _chart(counts, names, ticks, words.articles_by_month, words)
    by_year = {year.year: sum(each.count for each in year.months) for year in years}
    names = {year: str(year) for year in range(min(by_year), max(by_year) + 1)}
    return _chart(by_year, names, (), words.articles_by_year, words)


def _month(number: int, words: Words) -> str:
    return words.month_of_year.format(month=words.months[number % 12], year=number // 12)


def _chart(
    counts: dict[int, int], names: dict[int, str], ticks: tuple[int, ...], title: str, words: Words
) -> TimeChart:
    step, top = BAR + GAP, max(counts.values())
    most = next(each for each in reversed(names) if counts.get(each) == top)
    return TimeChart(
        title=title,
        figures="; ".join(
            words.count_of.format(name=name, count=counts[each])
            for each, name in names.items()
            if each in counts
        ),
        view_box=f"0 0 {step * len(names) - GAP} {HEIGHT}",
        bars=tuple(
            _bar(step * place, counts[each], top)
            for place, each in enumerate(names)
            if each in counts
        ),
        ticks=tuple(step * place - GAP // 2 for place in ticks),
        first=next(iter(names.values())),
        last=names[max(names)],
        most=words.most.format(count=top, period=names[most]),
    )


def _bar(x: int, count: int, top: int) -> Bar:
    height = max(round(HEIGHT * count / top), 1)
    return Bar(x, HEIGHT - height, BAR, height)
