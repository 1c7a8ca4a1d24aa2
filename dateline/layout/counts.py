"""Counts articles by year and month."""

from itertools import groupby

from msgspec import Struct

from dateline.model.headline import Headline


class MonthCount(Struct, frozen=True):
    """The number of public articles of a month (1 to 12)."""

    month: int
    count: int


class YearCount(Struct, frozen=True):
    """The number of public articles of a year, newest month first."""

    year: int
    months: tuple[MonthCount, ...]


def count_years(entries: tuple[Headline, ...]) -> tuple[YearCount, ...]:
    """Count articles, newest first, by year and month."""
    return tuple(
        YearCount(
            year,
            tuple(
                MonthCount(month, len(list(those)))
                for month, those in groupby(in_year, key=lambda entry: entry.date.month)
            ),
        )
        for year, in_year in groupby(entries, key=lambda entry: entry.date.year)
    )
