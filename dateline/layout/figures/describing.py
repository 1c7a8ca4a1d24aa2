"""What a chart says in words, for those who don't see it: its kind, its span, its extremes."""

from collections.abc import Iterator
from decimal import Decimal

from dateline.layout.figure_words import FigureWords, amount_text
from dateline.model.figures import BAR, RANGE, SHARE, Chart, Column

# Of more columns or rows, the table is the better way.
MOST_TOLD = 8


def describe(chart: Chart, names: tuple[str, ...], words: FigureWords) -> str:
    """Return the description of a chart: its author's, or what its numbers say."""
    if chart.description:
        return chart.description
    said = [words.kinds[chart.kind]]
    if chart.step and len(names) > 1:
        said[0] += f", {words.span.format(first=names[0], last=names[-1])}"
    if chart.unit:
        said[0] += f", {chart.unit}"
    said += _numbers(chart, names, words)
    missing = sum(value is None for column in chart.columns for value in column.values)
    if missing:
        said.append(words.missing.format(missing))
    return ". ".join(said) + "."


def _numbers(chart: Chart, names: tuple[str, ...], words: FigureWords) -> Iterator[str]:
    if chart.kind == RANGE:
        low, high = chart.columns[:2]
        yield from (
            words.range.format(
                name=name,
                low=amount_text(low.values[row], chart.unit, words),
                high=amount_text(high.values[row], chart.unit, words),
            )
            for row, name in enumerate(names[:MOST_TOLD])
        )
    elif chart.kind in (BAR, SHARE) and not chart.step and len(chart.columns) == 1:
        yield _extremes(chart.columns[0], chart, names, words)
    else:
        for column in chart.columns[:MOST_TOLD]:
            yield from _course(column, chart, words)


def _extremes(column: Column, chart: Chart, names: tuple[str, ...], words: FigureWords) -> str:
    known = [(value, row) for row, value in enumerate(column.values) if value is not None]
    if len(known) <= MOST_TOLD:
        told = ((names[row], amount_text(value, chart.unit, words)) for value, row in known)
        return "; ".join(words.number_of.format(name=name, value=text) for name, text in told)
    ends = (words.most, max(known)), (words.least, min(known))
    return "; ".join(
        form.format(name=names[row], value=amount_text(value, chart.unit, words))
        for form, (value, row) in ends
    )


def _course(column: Column, chart: Chart, words: FigureWords) -> Iterator[str]:
    known: list[Decimal] = [value for value in column.values if value is not None]
    if known:
        ends = (known[0], known[-1], max(known), min(known))
        first, last, most, least = (amount_text(each, chart.unit, words) for each in ends)
        yield words.course.format(name=column.name, first=first, last=last, most=most, least=least)
