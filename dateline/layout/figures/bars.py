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
ASCENT = 4.5  # from the middle of a line to the height on which it stands
NAMES_AT_MOST = 0.36
HUNDRED = Decimal(100)


class Row(Struct, frozen=True):
    """A bar: its name, its number, that number as a text; `group` is told above it."""

    name: str
    value: Decimal | None
    text: str
    ink: int
    group: str = ""


class _Room(Struct, frozen=True):
    """Where the names of rows end, and where bars begin; names above their bars need no room."""

    width: int
    names: float
    scale: Scale
    above: bool


def draw_bars(chart: Chart, names: tuple[str, ...], width: int, words: FigureWords) -> Drawing:
    """Draw a bar for each number; those of a row that has several stand below its name."""
    rows = list(_rows(chart, names, words))
    room = _room(rows, chart, width)
    marks: list[Mark] = []
    y = 0.0
    for row in rows:
        if row.group:
            y += GROUP_GAP if y else 0
            for line in wrapped(row.group, width, 2):
                marks.append(Label(0, y + LINE - 4, line, GROUP))
                y += LINE
            y += 2
        y = _draw_row(row, y, room, chart.kind == SHARE, marks)
    zero = room.scale.at(0)
    marks.append(Rule(zero, 0, zero, y - GAP, AXIS))
    return Drawing(width, round(y - GAP), tuple(marks))


def _rows(chart: Chart, names: tuple[str, ...], words: FigureWords) -> Iterator[Row]:
    several = len(chart.columns) > 1
    for at, name in enumerate(names):
        for ink, column in enumerate(chart.columns, start=1):
            value = column.values[at]
            text = amount_text(value, chart.unit, words)
            group = name if several and ink == 1 else ""
            yield Row(column.name if several else name, value, text, ink, group)


def _room(rows: list[Row], chart: Chart, width: int) -> _Room:
    known = [row.value for row in rows if row.value is not None]
    low, high = from_zero(min(known), max(known))
    if chart.kind == SHARE:
        high = HUNDRED
    if low == high:
        high = Decimal(1)
    widest = max(text_width(row.name) for row in rows)
    above = widest > NAMES_AT_MOST * width and width < WIDE
    names = 0.0 if above else min(widest, NAMES_AT_MOST * width) + PAD
    right = max((value_width(row.text) for row in rows if not _is_below(row)), default=0)
    left = max((value_width(row.text) for row in rows if _is_below(row)), default=0)
    left = left + PAD if left else 0
    scale = Scale(float(low), float(high), names + left, width - right - PAD)
    return _Room(width, names, scale, above)


def _is_below(row: Row) -> bool:
    return row.value is not None and row.value < 0


def _draw_row(row: Row, y: float, room: _Room, track: bool, marks: list[Mark]) -> float:
    """Draw one row from this height on; return where the next begins."""
    lines = wrapped(row.name, room.width if room.above else room.names - PAD, 3)
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
    if track:
        full = room.scale.at(HUNDRED)
        marks.append(Block(zero, middle - BAR / 2, full - zero, BAR, TRACK))
    if row.value is not None:
        marks.append(Block(min(zero, end), middle - BAR / 2, abs(end - zero), BAR, row.ink))
    beside = room.scale.at(HUNDRED) if track else end
    if _is_below(row):
        marks.append(Label(end - PAD, middle + ASCENT, row.text, VALUE, END))
    else:
        marks.append(Label(beside + PAD, middle + ASCENT, row.text, VALUE))
    return y + height + GAP
