"""Lines over time, each with its name and last number at its end; a gap in the numbers is a gap."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby

from msgspec import Struct

from dateline.layout.figure_words import amount_text
from dateline.layout.figures.axes import (
    ASCENT,
    PAD,
    Frame,
    frame,
    height_of,
    name_places,
    places,
    with_places,
)
from dateline.layout.figures.drawing import (
    LEAD,
    LINE,
    VALUE,
    Dot,
    Drawing,
    Label,
    Mark,
    Rule,
    Stroke,
    value_width,
    wrapped,
)
from dateline.layout.figures.scales import for_course, ticks
from dateline.layout.figures.spreading import spread
from dateline.layout.words import Words
from dateline.model.figures import Chart

STEPS = 6
DOT = 3.0
LABELS_AT_MOST = 0.34
# Of the points in so many pixels across, the highest and the lowest tell all that can be seen.
GRAIN = 2

Point = tuple[float, float]


class End(Struct, frozen=True):
    """The end of a line: where it is, and what stands beside it."""

    ink: int
    x: float
    y: float
    lines: tuple[str, ...]


def draw_lines(chart: Chart, names: tuple[str, ...], width: int, words: Words) -> Drawing:
    """Draw a line for each column."""
    labels = [_label(chart, at, width * LABELS_AT_MOST, words) for at in range(len(chart.columns))]
    widest = max((value_width(line) for lines in labels for line in lines), default=0)
    room = min(widest, width * LABELS_AT_MOST) + PAD
    height = max(height_of(width), LINE * (2 + sum(map(len, labels))))
    known = [value for each in chart.columns for value in each.values if value is not None]
    steps = ticks(*for_course(min(known), max(known)), STEPS)
    made, marks = frame(steps, chart.unit, (width - room, height, DOT), words.figures)
    at = places(chart)
    made = with_places(made, at[0], at[-1])
    marks += name_places(chart, names, made, width, words.figures)
    ends = []
    for ink, column in enumerate(chart.columns, start=1):
        runs = list(point_runs(column.values, at, made))
        marks += line_marks(runs, ink)
        if runs:
            ends.append(End(ink, *runs[-1][-1], labels[ink - 1]))
    marks += _end_labels(ends, made)
    return Drawing(width, height, tuple(marks))


def point_runs(
    values: tuple[Decimal | None, ...], at: list[int], made: Frame
) -> Iterator[list[Point]]:
    """Yield the points of a line, in runs between its gaps."""
    rows = zip(at, values, strict=True)
    for is_gap, run in groupby(rows, key=lambda row: row[1] is None):
        if not is_gap:
            yield [(made.x.at(x), made.y.at(value)) for x, value in run if value is not None]


def line_marks(runs: list[list[Point]], ink: int) -> Iterator[Mark]:
    """Yield the strokes of a line; a point between two gaps is a dot, and so is the last."""
    for run in runs:
        if len(run) > 1:
            yield Stroke(tuple(_thinned(run)), ink)
        if len(run) == 1 or run is runs[-1]:
            yield Dot(*run[-1], DOT, ink)


def _thinned(points: list[Point]) -> list[Point]:
    if len(points) <= (points[-1][0] - points[0][0]) / GRAIN:
        return points
    kept: list[Point] = []
    for _, group in groupby(points, key=lambda point: int(point[0] / GRAIN)):
        here = list(group)
        ends = {
            0,
            len(here) - 1,
            *(pick(range(len(here)), key=lambda at: here[at][1]) for pick in (min, max)),
        }
        kept += [here[at] for at in sorted(ends)]
    return kept


def _label(chart: Chart, number: int, room: float, words: Words) -> tuple[str, ...]:
    column = chart.columns[number]
    last = next((value for value in reversed(column.values) if value is not None), None)
    text = amount_text(last, chart.unit, words.figures)
    if len(chart.columns) == 1:
        return (text,)
    return tuple(wrapped(f"{column.name} {text}", room, 2))


def _end_labels(ends: list[End], made: Frame) -> Iterator[Mark]:
    sizes = [LINE * len(end.lines) + 2.0 for end in ends]
    middles = spread([end.y for end in ends], sizes, 0, made.bottom + LINE + PAD)
    for end, middle in zip(ends, middles, strict=True):
        if abs(middle - end.y) > LINE / 2 or end.x < made.right - 2 * DOT - 1:
            yield Rule(end.x + DOT + 2, end.y, made.right + PAD - 2, middle, LEAD)
        top = middle - LINE * len(end.lines) / 2
        for number, line in enumerate(end.lines):
            y = top + LINE * number + LINE / 2 + ASCENT
            yield Label(made.right + PAD, y, line, VALUE, ink=end.ink)
