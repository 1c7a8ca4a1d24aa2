"""Bars: a row for each name, with its number at the end, so that no axis and no key is needed."""

from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from dateline.layout.figure_words import FigureWords, amount_text
from dateline.layout.figures.drawing import (
    AXIS,
    END,
    GROUP,
    LINE,
    NAME,
    TRACK,
    VALUE,
    WIDE,
    Block,
    Drawing,
    Label,
    Mark,
    Rule,
    text_width,
    value_width,
    wrapped,
)
from dateline.layout.figures.scales import Scale, from_zero
from dateline.model.figures import SHARE, Chart

BAR, GAP, GROUP_GAP, PAD = 18, 9, 14, 6
TIGHT = 3  # between the bars of one group
ASCENT = 4.5  # from the middle of a line to the height on which it stands
NAMES_AT_MOST, BARS_AT_LEAST = 0.36, 0.3
HUNDRED = Decimal(100)


class Row(Struct, frozen=True):
    """A bar: its name, its number, that number as a text; `group` is told above it."""

    name: str
    value: Decimal | None
    text: str
    ink: int
    group: str = ""


class _Room(Struct, frozen=True):
    """Where the names of rows end, and where bars begin; names above their bars need no room.

    `crowded`: the numbers stand above the bars too, at the right. `gap` lies between two bars.
    """

    width: int
    names: float
    scale: Scale
    above: bool
    crowded: bool
    gap: float


def draw_bars(
    chart: Chart,
    names: tuple[str, ...],
    width: int,
    words: FigureWords,
    ends: tuple[Decimal, Decimal] | None = None,
) -> Drawing:
    """Draw a bar for each number; those of a row that has several stand below its name.

    `ends` are the lowest and the highest number of the scale, where it is that of others too.
    """
    rows = list(_rows(chart, names, words))
    room = _room(rows, chart, width, ends)
    marks: list[Mark] = []
    y = top = 0.0
    zero = room.scale.at(0)
    for row in rows:
        if row.group:
            if y and not room.above:
                marks.append(Rule(zero, top, zero, y - room.gap, AXIS))
            y += GROUP_GAP if y else 0
            for line in wrapped(row.group, width, 2):
                marks.append(Label(0, y + LINE - 4, line, GROUP))
                y += LINE
            y += 3
            top = y
        y = _draw_row(row, y, room, chart.kind == SHARE, marks)
    if not room.above:
        marks.append(Rule(zero, top, zero, y - room.gap, AXIS))
    return Drawing(width, round(y - room.gap), tuple(marks))


def _rows(chart: Chart, names: tuple[str, ...], words: FigureWords) -> Iterator[Row]:
    several = len(chart.columns) > 1
    for at, name in enumerate(names):
        for ink, column in enumerate(chart.columns, start=1):
            value = column.values[at]
            text = amount_text(value, chart.unit, words)
            group = name if several and ink == 1 else ""
            yield Row(column.name if several else name, value, text, ink, group)


def _room(rows: list[Row], chart: Chart, width: int, ends: tuple[Decimal, Decimal] | None) -> _Room:
    known = [row.value for row in rows if row.value is not None]
    low, high = from_zero(*(ends or (min(known), max(known))))
    if chart.kind == SHARE:
        high = HUNDRED
    if low == high:
        high = Decimal(1)
    gap = TIGHT if len(chart.columns) > 1 else GAP
    widest = max(text_width(row.name) for row in rows)
    above = widest > NAMES_AT_MOST * width and width < WIDE
    names = 0.0 if above else min(widest, NAMES_AT_MOST * width) + PAD
    right = max((value_width(row.text) for row in rows if not _is_below(row)), default=0)
    left = max((value_width(row.text) for row in rows if _is_below(row)), default=0)
    left = left + PAD if left else 0
    start, end = names + left, width - right - PAD
    crowded = end - start < BARS_AT_LEAST * width
    if crowded:
        start, end = 0, width
    scale = Scale(float(low), float(high), start, end)
    return _Room(width, names, scale, above or crowded, crowded, gap)


def _is_below(row: Row) -> bool:
    return row.value is not None and row.value < 0


def _draw_row(row: Row, y: float, room: _Room, track: bool, marks: list[Mark]) -> float:
    """Draw one row from this height on; return where the next begins."""
    taken = value_width(row.text) + PAD if room.crowded else 0
    lines = wrapped(row.name, room.width - taken if room.above else room.names - PAD, 3)
    height = float(BAR)
    if room.above:
        marks += [Label(0, y + LINE * (at + 1) - 5, line, NAME) for at, line in enumerate(lines)]
        y += LINE * len(lines)
    else:
        height = max(BAR, LINE * len(lines))
        top = y + (height - LINE * len(lines)) / 2
        marks += [
            Label(room.names - PAD, top + LINE * at + LINE / 2 + ASCENT, line, NAME, END)
            for at, line in enumerate(lines)
        ]
    middle = y + height / 2
    zero, end = room.scale.at(0), room.scale.at(row.value or 0)
    if room.above:
        marks.append(Rule(zero, y, zero, y + height, AXIS))
    if track:
        full = room.scale.at(HUNDRED)
        marks.append(Block(zero, middle - BAR / 2, full - zero, BAR, TRACK))
    if row.value is not None:
        marks.append(Block(min(zero, end), middle - BAR / 2, abs(end - zero), BAR, row.ink))
    beside = room.scale.at(HUNDRED) if track else end
    if room.crowded:
        first = y - LINE * len(lines) + LINE - 5
        marks.append(Label(room.width, first, row.text, VALUE, END))
    elif _is_below(row):
        marks.append(Label(end - PAD, middle + ASCENT, row.text, VALUE, END))
    else:
        marks.append(Label(beside + PAD, middle + ASCENT, row.text, VALUE))
    return y + height + room.gap
