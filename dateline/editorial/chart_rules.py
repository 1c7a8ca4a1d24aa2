"""What each kind of chart can draw: how many columns and rows, and which numbers."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from dateline.model.figures import BAR, LINE, MULTIPLES, RANGE, SHARE, Chart

MOST_COLUMNS: Final = {BAR: 4, LINE: 8, SHARE: 6, RANGE: 3, MULTIPLES: 16}
MOST_ROWS: Final = {BAR: 40, LINE: 2000, SHARE: 24, RANGE: 40, MULTIPLES: 2000}
# Columns of time stand side by side, and are narrower than bars.
MOST_PERIODS = 240
LARGEST = Decimal(10) ** 15
PER_CENT = "%"
# Rounded parts of a whole may add up to a little more than the whole.
ROUNDING = Decimal("1.5")

Misfit = tuple[int, int, tuple[str, str, str]]
"""A row, a column, and what is wrong there: the code, the message, the hint."""


def find_misfits(chart: Chart) -> Iterator[Misfit]:
    """Yield what its kind can't draw."""
    yield from _too_many(chart)
    yield from _too_large(chart)
    if chart.kind == SHARE:
        yield from _no_shares(chart)
    if chart.kind == RANGE:
        yield from _no_ranges(chart)
    if all(value is None for column in chart.columns for value in column.values):
        hint = "write a number for a row at least"
        yield 0, 0, ("no-rows", "a chart without numbers: each cell is a gap", hint)


def _too_many(chart: Chart) -> Iterator[Misfit]:
    in_time = chart.kind == BAR and chart.step and len(chart.columns) == 1
    most = MOST_PERIODS if in_time else MOST_ROWS[chart.kind]
    if len(chart.labels) > most:
        message = f"{len(chart.labels):,} rows; kind: {chart.kind} draws at most {most:,}"
        hint = "use kind: line, or sum them up" if chart.step else "keep the largest, sum up others"
        yield most, 0, ("too-much-to-draw", message, hint)


def _too_large(chart: Chart) -> Iterator[Misfit]:
    for place, column in enumerate(chart.columns):
        for row, value in enumerate(column.values):
            if value is not None and abs(value) >= LARGEST:
                hint = "write it in a larger unit: unit: billion euros, say"
                yield row, place, ("not-a-number", f"{value} is too large to draw", hint)


def _no_shares(chart: Chart) -> Iterator[Misfit]:
    for place, column in enumerate(chart.columns):
        for row, value in enumerate(column.values):
            if value is not None and value < 0:
                hint = "use kind: bar, which draws what is below zero"
                yield row, place, ("bad-share", f"{value} is no share: it is below zero", hint)
    if not is_in_per_cent(chart):
        return
    for row, values in enumerate(zip(*(each.values for each in chart.columns), strict=True)):
        total = sum((value for value in values if value is not None), Decimal(0))
        if total > 100 + (ROUNDING if len(values) > 1 else 0):
            said = (
                f"the shares of this row add up to {total} %" if len(values) > 1 else f"{total} %"
            )
            hint = "mend the number, or use kind: bar, whose bars need not be parts of a whole"
            yield row, 0, ("bad-share", f"{said}: more than the whole", hint)


def is_in_per_cent(chart: Chart) -> bool:
    """Tell whether shares are given as such; else they are reckoned from the whole of a row."""
    return len(chart.columns) == 1 or chart.unit.startswith((PER_CENT, "per cent"))


def _no_ranges(chart: Chart) -> Iterator[Misfit]:
    if len(chart.columns) < 2:
        hint = "write two columns: the low end, and the high end"
        yield 0, 0, ("bad-range", "a range with one end", hint)
        return
    low, high, *middle = (column.values for column in chart.columns)
    for row, (first, last) in enumerate(zip(low, high, strict=True)):
        point = middle[0][row] if middle else None
        if first is None or last is None:
            continue
        if first > last:
            message = f"a range from {first} down to {last}"
            yield row, 0, ("bad-range", message, "write the low end first")
        elif point is not None and not first <= point <= last:
            message = f"{point} lies outside its range, {first} to {last}"
            yield row, 2, ("bad-range", message, "mend one of the three numbers")
