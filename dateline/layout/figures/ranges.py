"""Ranges: from a low end to a high one, with both numbers, and a point between them if one is."""

from collections.abc import Iterator
from decimal import Decimal

from dateline.layout.figure_words import FigureWords, amount_text
from dateline.layout.figures.bars import ASCENT, GAP, NAMES_AT_MOST
from dateline.layout.figures.drawing import (
    END,
    GRID,
    LINE,
    MIDDLE,
    NAME,
    TICK,
    VALUE,
    WIDE,
    Block,
    Dot,
    Drawing,
    Label,
    Mark,
    Rule,
    text_width,
    value_width,
    wrapped,
)
from dateline.layout.figures.scales import Scale, for_course, ticks
from dateline.model.figures import Chart

BAR, ROW, PAD, DOT = 10, 20, 8, 4
ENDS_AT_MOST = 0.3
STEPS, STEPS_NARROW = 6, 4


def draw_ranges(chart: Chart, names: tuple[str, ...], width: int, words: FigureWords) -> Drawing:
    """Draw a bar for each row, from its low end to its high one."""
    widest = max(map(text_width, names))
    above = widest > NAMES_AT_MOST * width or width < WIDE
    left = 0.0 if above else widest + PAD
    known = [value for each in chart.columns for value in each.values if value is not None]
    steps = ticks(*for_course(min(known), max(known)), STEPS if width >= WIDE else STEPS_NARROW)
    room = max(value_width(amount_text(value, chart.unit, words)) for value in known) + PAD
    room = min(room, ENDS_AT_MOST * (width - left))
    scale = Scale(float(steps[0]), float(steps[-1]), left + room, width - room)
    marks: list[Mark] = []
    y = top = 0.0
    for column in chart.columns[2:]:
        marks += [Dot(DOT + 1, LINE / 2, DOT, 2), Label(3 * DOT, LINE - 4, column.name, NAME)]
        y = top = LINE + 4.0
    y += LINE + 4
    for row, name in enumerate(names):
        if above:
            for line in wrapped(name, width, 2):
                marks.append(Label(0, y + LINE - 4, line, NAME))
                y += LINE
        else:
            marks.append(Label(left - PAD, y + ROW / 2 + ASCENT, name, NAME, END))
        marks += _range(chart, row, y + ROW / 2, scale, words)
        y += ROW + GAP
    return Drawing(
        width, round(y - GAP), (*_axis(steps, chart, scale, (top, y - GAP), words), *marks)
    )


def _axis(
    steps: tuple[Decimal, ...],
    chart: Chart,
    scale: Scale,
    ends: tuple[float, float],
    words: FigureWords,
) -> Iterator[Mark]:
    top, bottom = ends
    for step in steps:
        x = scale.at(step)
        yield Rule(x, top + LINE, x, bottom, GRID)
        yield Label(x, top + LINE - 4, amount_text(step, chart.unit, words), TICK, MIDDLE)


def _range(chart: Chart, row: int, y: float, scale: Scale, words: FigureWords) -> Iterator[Mark]:
    low, high, *others = (column.values[row] for column in chart.columns)
    for value in (low, high):
        if value is not None and (low is None or high is None):
            yield Dot(scale.at(value), y, BAR / 2, 1)
    if low is not None and high is not None:
        start, end = scale.at(low), scale.at(high)
        yield Block(start, y - BAR / 2, max(end - start, 2), BAR, 1)
    if low is not None:
        text = amount_text(low, chart.unit, words)
        yield Label(scale.at(low) - PAD, y + ASCENT, text, VALUE, END)
    if high is not None:
        yield Label(scale.at(high) + PAD, y + ASCENT, amount_text(high, chart.unit, words), VALUE)
    for value in others:
        if value is not None:
            yield Dot(scale.at(value), y, DOT, 2)
