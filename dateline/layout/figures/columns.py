"""Columns of time: a bar for each period, from zero up or down; none where no number is known."""

from dateline.layout.figure_words import amount_text
from dateline.layout.figures.axes import (
    frame,
    height_of,
    name_places,
    places,
    with_places,
)
from dateline.layout.figures.calendar import slot_of
from dateline.layout.figures.drawing import (
    AXIS,
    MIDDLE,
    VALUE,
    Block,
    Drawing,
    Label,
    Mark,
    Rule,
    value_width,
)
from dateline.layout.figures.scales import from_zero, ticks
from dateline.layout.words import Words
from dateline.model.figures import Chart

STEPS = 5
WIDEST, THINNEST = 44.0, 1.0


def draw_columns(chart: Chart, names: tuple[str, ...], width: int, words: Words) -> Drawing:
    """Draw the numbers of one column over time."""
    values = chart.columns[0].values
    known = [value for value in values if value is not None]
    steps = ticks(*from_zero(min(known), max(known)), STEPS)
    at, slot = places(chart), slot_of(chart.step)
    height = height_of(width)
    made, marks = frame(steps, chart.unit, (width, height, 0), words.figures)
    made = with_places(made, at[0] - slot / 2, at[-1] + slot / 2)
    room = made.x.at(at[0] + slot) - made.x.at(at[0])
    thick = min(max(room * 0.72, THINNEST), WIDEST)
    zero = made.y.at(0)
    texts = [amount_text(value, chart.unit, words.figures) for value in values]
    told = all(value_width(text) <= room for text in texts)
    for place, value, text in zip(at, values, texts, strict=True):
        if value is None:
            continue
        x, y = made.x.at(place), made.y.at(value)
        marks.append(Block(x - thick / 2, min(y, zero), thick, abs(y - zero), 1))
        if told:
            marks.append(Label(x, y + (15 if value < 0 else -5), text, VALUE, MIDDLE))
    marks.append(Rule(made.left, zero, made.right, zero, AXIS))
    marks += name_places(chart, names, made, width, words.figures)
    return _low(Drawing(width, height, tuple(marks)), told)


def _low(drawing: Drawing, told: bool) -> Drawing:
    """Where each column bears its number, the numbers of the axis say nothing more."""
    if not told:
        return drawing
    kept: list[Mark] = [mark for mark in drawing.marks if not _is_of_axis(mark)]
    return Drawing(drawing.width, drawing.height, tuple(kept))


def _is_of_axis(mark: Mark) -> bool:
    return (isinstance(mark, Rule) and mark.role == "grid") or (
        isinstance(mark, Label) and mark.role == "tick" and mark.anchor == "end"
    )
