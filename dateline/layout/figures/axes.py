"""The frame of a chart with an axis: round numbers at its left, dates or names below it."""

from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct

from dateline.layout.figure_words import FigureWords, amount_text
from dateline.layout.figures.calendar import YEAR_ROOM, place_of, time_ticks
from dateline.layout.figures.drawing import (
    AXIS,
    END,
    GRID,
    LINE,
    MIDDLE,
    START,
    TICK,
    WIDE,
    Label,
    Mark,
    Rule,
    cut,
    text_width,
)
from dateline.layout.figures.scales import Scale
from dateline.model.figures import Chart

PAD = 8
ASCENT = 4.5
NAME_ROOM = 96  # what a name below the axis takes, with air beside it


class Frame(Struct, frozen=True):
    """Where numbers and dates stand on a sheet; `right` is where the axis ends."""

    x: Scale
    y: Scale
    left: float
    right: float
    bottom: float


def places(chart: Chart) -> list[int]:
    """Return where each row stands on the axis below: by its date, or one after the other."""
    if chart.step:
        return [place_of(label, chart.step) for label in chart.labels]
    return [*range(len(chart.labels))]


def frame(
    steps: Sequence[Decimal], unit: str, size: tuple[float, float, float], words: FigureWords
) -> tuple[Frame, list[Mark]]:
    """Return the frame that lies between the numbers at its left and `right`, and draw its lines.

    `size` is the right end, the height, and how far from its sides the first and last rows stand.
    """
    right, height, inset = size
    texts = [amount_text(step, unit, words) for step in steps]
    left = max(map(text_width, texts)) + PAD
    y = Scale(float(steps[0]), float(steps[-1]), height - LINE - PAD, LINE)
    made = Frame(Scale(0, 1, left + inset, right - inset), y, left, right, height - LINE - PAD)
    marks: list[Mark] = []
    for step, text in zip(steps, texts, strict=True):
        at = y.at(step)
        marks.append(Rule(left, at, right, at, GRID if step else AXIS))
        marks.append(Label(left - PAD, at + ASCENT, text, TICK, END))
    return made, marks


def with_places(made: Frame, first: float, last: float) -> Frame:
    """Return the frame with rows from `first` to `last`; a single one stands in the middle."""
    low, high = (first, last) if first != last else (first - 1, last + 1)
    return Frame(
        Scale(low, high, made.x.start, made.x.end), made.y, made.left, made.right, made.bottom
    )


def name_places(
    chart: Chart, names: tuple[str, ...], made: Frame, width: int, words: FigureWords
) -> list[Mark]:
    """Name dates or rows below the axis, as many as there is room for."""
    at = places(chart)
    room = made.right - made.left
    if chart.step:
        named = time_ticks(at[0], at[-1], chart.step, room, words)
    else:
        every = -(-len(names) // max(int(room / NAME_ROOM), 2))
        named = [(place, names[place]) for place in range(0, len(names), every)]
    takes = max(room / max(len(named), 1), YEAR_ROOM) - PAD
    return [
        mark
        for place, text in named
        for mark in _named(made.x.at(place), cut(text, takes), made, width)
    ]


def _named(x: float, text: str, made: Frame, width: int) -> tuple[Mark, Mark]:
    """Put a name below its place; at the edges of the sheet it is moved inwards."""
    half = text_width(text) / 2
    anchor, at = MIDDLE, x
    if x - half < 0:
        anchor, at = START, 0.0
    elif x + half > width:
        anchor, at = END, float(width)
    tick = Rule(x, made.bottom, x, made.bottom + 4, AXIS)
    return tick, Label(at, made.bottom + LINE + 2, text, TICK, anchor)


def height_of(width: int) -> int:
    """Return how high a chart with axes is."""
    return 300 if width >= WIDE else 260
