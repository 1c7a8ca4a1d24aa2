"""Draws coverage by time: a bar for each month, or for each year where there are many."""

from msgspec import Struct

from dateline.layout.counts import YearCount
from dateline.layout.words import Words

YEARS_BY_MONTH = 10
LABELS_AT_MOST = 10
# Fewer months, or no month with two articles, are better read in the list itself.
FEWEST_MONTHS = 3
SLOT, BAR, HEIGHT = 10, 7, 40


class Bar(Struct, frozen=True):
    """A bar of a chart, in its units, and what it says."""

    x: int
    y: int
    width: int
    height: int
    text: str


class TimeChart(Struct, frozen=True):
    """Coverage by time. `labels` stand below it, each in a part of the same width; some are ""."""

    title: str
    figures: str
    view_box: str
    bars: tuple[Bar, ...]
    ticks: tuple[int, ...]
    labels: tuple[str, ...]
    most: str


class Period(Struct, frozen=True):
    """A month or a year with articles: its place on the line, its name, their number."""

    place: int
    name: str
    count: int


def time_chart(years: tuple[YearCount, ...], words: Words) -> TimeChart | None:
    """Return the chart of these counts, newest first; nothing where they show no course."""
    months = [
        Period(12 * year.year + each.month - 1, _month(year.year, each.month, words), each.count)
        for year in reversed(years)
        for each in reversed(year.months)
    ]
    if not months or max(each.count for each in months) < 2:
        return None
    if months[-1].place - months[0].place + 1 < FEWEST_MONTHS:
        return None
    span = range(years[-1].year, years[0].year + 1)
    if len(span) <= YEARS_BY_MONTH:
        return _chart(months, range(12 * span.start, 12 * span.stop), span, words)
    totals = [
        Period(year.year, str(year.year), sum(each.count for each in year.months))
        for year in reversed(years)
    ]
    return _chart(totals, span, span, words)


def _month(year: int, month: int, words: Words) -> str:
    return words.month_of_year.format(month=words.months[month - 1], year=year)


def _chart(periods: list[Period], slots: range, years: range, words: Words) -> TimeChart:
    by_month = len(slots) > len(years)
    top = max(each.count for each in periods)
    most = next(each for each in reversed(periods) if each.count == top)
    texts = [words.count_of.format(name=each.name, count=each.count) for each in periods]
    every = -(-len(years) // LABELS_AT_MOST)
    return TimeChart(
        title=words.articles_by_month if by_month else words.articles_by_year,
        figures="; ".join(texts),
        view_box=f"0 0 {SLOT * len(slots)} {HEIGHT}",
        bars=tuple(
            _bar(SLOT * (each.place - slots.start), each.count / top, text)
            for each, text in zip(periods, texts, strict=True)
        ),
        ticks=tuple(range(0, SLOT * len(slots), 12 * SLOT))[1:] if by_month else (),
        labels=tuple("" if place % every else str(year) for place, year in enumerate(years)),
        most=words.most.format(count=top, period=most.name),
    )


def _bar(x: int, share: float, text: str) -> Bar:
    height = max(round(HEIGHT * share), 1)
    return Bar(x + (SLOT - BAR) // 2, HEIGHT - height, BAR, height, text)
