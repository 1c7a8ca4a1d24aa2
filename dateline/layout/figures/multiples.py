"""Small multiples: a small chart for each column, all on the same scale, side by side."""

from decimal import Decimal

from msgspec.structs import replace

from dateline.layout.figure_words import FigureWords, amount_text
from dateline.layout.figures.axes import Frame, places, with_places
from dateline.layout.figures.bars import draw_bars
from dateline.layout.figures.drawing import (
    AXIS,
    END,
    GROUP,
    LINE,
    TICK,
    VALUE,
    WIDE,
    Block,
    Dot,
    Drawing,
    Label,
    Mark,
    Rule,
    Stroke,
    value_width,
    wrapped,
)
from dateline.layout.figures.lines import line_marks, point_runs
from dateline.layout.figures.scales import Scale, for_course, ticks
from dateline.layout.words import Words
from dateline.model.figures import BAR, Chart, Column

ACROSS, ACROSS_NARROW = 3, 2
BETWEEN, BELOW, PLOT, DOT = 24, 22, 84, 3
LINE_AT_LEAST = 0.5

Ends = tuple[Decimal, Decimal]


def draw_multiples(chart: Chart, names: tuple[str, ...], width: int, words: Words) -> Drawing:
    """Draw a small chart for each column: lines over time, or bars."""
    across = min(ACROSS if width >= WIDE else ACROSS_NARROW, len(chart.columns))
    wide = int((width - BETWEEN * (across - 1)) / across)
    marks: list[Mark] = []
    y = 0.0
    ends = _ends(chart.columns)
    for start in range(0, len(chart.columns), across):
        row = chart.columns[start : start + across]
        panels = [
            _panel(replace(chart, columns=(column,)), names, wide, ends, words) for column in row
        ]
        heads = [wrapped(column.name, wide, 2) for column in row]
        top = y + LINE * max(map(len, heads)) + 4
        for at, (panel, head) in enumerate(zip(panels, heads, strict=True)):
            x = at * (wide + BETWEEN)
            # Heads of one line stand on the same height as the last of two.
            first = top - 4 - LINE * len(head)
            marks += [
                Label(x, first + LINE * (number + 1) - 4, line, GROUP)
                for number, line in enumerate(head)
            ]
            marks += (_moved(mark, x, top) for mark in panel.marks)
        y = top + max(panel.height for panel in panels) + BELOW
    return Drawing(width, round(y - BELOW), tuple(marks))


def _ends(columns: tuple[Column, ...]) -> Ends | None:
    known = [value for each in columns for value in each.values if value is not None]
    return (min(known), max(known)) if known else None


def _panel(
    chart: Chart, names: tuple[str, ...], width: int, ends: Ends | None, words: Words
) -> Drawing:
    """Draw one small chart, on the scale of all, or on its own where units differ."""
    own = _ends(chart.columns)
    if own is None or ends is None:
        return Drawing(width, LINE, (Label(0, LINE - 4, words.figures.unknown, TICK),))
    ends = own if chart.own_scales else ends
    if not chart.step:
        return draw_bars(replace(chart, kind=BAR), names, width, words.figures, ends)
    return _small_line(chart, names, width, ends, words.figures)


def _small_line(
    chart: Chart, names: tuple[str, ...], width: int, ends: Ends, words: FigureWords
) -> Drawing:
    steps = ticks(*for_course(*ends), 3)
    values = chart.columns[0].values
    last = next(value for value in reversed(values) if value is not None)
    text = amount_text(last, chart.unit, words)
    right = max(width - value_width(text) - 2 * DOT, LINE_AT_LEAST * width)
    y = Scale(float(steps[0]), float(steps[-1]), PLOT, LINE / 2)
    at = places(chart)
    made = with_places(Frame(Scale(0, 1, DOT, right), y, 0, right, PLOT), at[0], at[-1])
    runs = list(point_runs(values, at, made))
    base = y.at(min(max(steps[0], Decimal(0)), steps[-1]))  # zero, or the end that is nearest to it
    marks: list[Mark] = [Rule(0, base, right, base, AXIS), *line_marks(runs, 1)]
    x, end = runs[-1][-1]
    if x + 2 * DOT + value_width(text) <= width:
        marks.append(Label(x + 2 * DOT, min(max(end + 4.5, LINE - 4), PLOT), text, VALUE))
    else:
        marks.append(Label(width, max(end - DOT - 5, LINE - 4), text, VALUE, END))
    first, final = names[0], names[-1]
    marks.append(Label(0, PLOT + LINE, first, TICK))
    if value_width(first) + value_width(final) + 8 <= right:
        marks.append(Label(right, PLOT + LINE, final, TICK, END))
    return Drawing(width, PLOT + LINE + 5, tuple(marks))


def _moved(mark: Mark, x: float, y: float) -> Mark:
    match mark:
        case Stroke(points, ink):
            return Stroke(tuple((at + x, on + y) for at, on in points), ink)
        case Rule():
            return Rule(mark.x + x, mark.y + y, mark.to_x + x, mark.to_y + y, mark.role)
        case Block() | Dot() | Label():
            return replace(mark, x=mark.x + x, y=mark.y + y)
