"""Parts of a whole: bars as long as the whole, each cut into its parts."""

from collections.abc import Iterator
from decimal import Decimal

from dateline.layout.figure_words import FigureWords, amount_text
from dateline.layout.figures.bars import ASCENT, GAP, NAMES_AT_MOST
from dateline.layout.figures.drawing import (
    END,
    LINE,
    MIDDLE,
    NAME,
    ON,
    TEXT,
    TRACK,
    WIDE,
    Block,
    Drawing,
    Label,
    Mark,
    cut,
    text_width,
    value_width,
    wrapped,
)
from dateline.model.figures import Chart

BAR, PAD, SWATCH = 30, 8, 12
# Between two parts, so that they are told apart without their colours.
SEAM = 1.5
HUNDRED = Decimal(100)


def draw_shares(chart: Chart, names: tuple[str, ...], width: int, words: FigureWords) -> Drawing:
    """Draw a bar for each row, with a part for each column."""
    widest = max(map(text_width, names))
    above = widest > NAMES_AT_MOST * width or width < WIDE
    left = 0.0 if above else widest + PAD
    marks, y = _heads(chart, left, width)
    for row, name in enumerate(names):
        if above:
            for line in wrapped(name, width, 2):
                marks.append(Label(0, y + LINE - 4, line, NAME))
                y += LINE
        else:
            marks.append(Label(left - PAD, y + BAR / 2 + ASCENT, name, NAME, END))
        marks += _parts(chart, row, (left, width, y), words)
        y += BAR + GAP
    return Drawing(width, round(y - GAP), tuple(marks))


def _heads(chart: Chart, left: float, width: int) -> tuple[list[Mark], float]:
    """Name the parts: above those of the first bar where there is room, or else in their order."""
    first = [(x, wide) for _, x, wide, _ in _cuts(chart, 0, left, width)]
    names = [column.name for column in chart.columns]
    beside = left > 0 or len(chart.labels) == 1
    fits = (text_width(name) <= wide for name, (_, wide) in zip(names, first, strict=False))
    if beside and len(first) == len(names) and all(fits):
        named = zip(names, first, strict=True)
        return [Label(x, LINE - 4, name, NAME) for name, (x, _) in named], LINE + 2
    marks: list[Mark] = []
    x, y = left, 0.0
    for ink, name in enumerate(names, start=1):
        takes = SWATCH + 5 + text_width(name)
        if x > left and x + takes > width:
            x, y = left, y + LINE + 2
        marks.append(Block(x, y + 2, SWATCH, SWATCH, ink))
        shown = cut(name, width - left - SWATCH - 5)
        marks.append(Label(x + SWATCH + 5, y + TEXT, shown, NAME))
        x += takes + 2 * PAD
    return marks, y + LINE + PAD


def _parts(
    chart: Chart, row: int, place: tuple[float, float, float], words: FigureWords
) -> Iterator[Mark]:
    left, right, y = place
    yield Block(left, y, right - left, BAR, TRACK)
    for ink, x, wide, value in _cuts(chart, row, left, right):
        yield Block(x, y, max(wide - SEAM, 0.5), BAR, ink)
        text = amount_text(value, chart.unit, words)
        if value_width(text) + 4 <= wide:
            yield Label(x + wide / 2, y + BAR / 2 + ASCENT, text, ON, MIDDLE)


def _cuts(
    chart: Chart, row: int, left: float, right: float
) -> Iterator[tuple[int, float, float, Decimal]]:
    """Yield each part of a bar: its number, where it begins, how wide it is, what it is."""
    values = [column.values[row] for column in chart.columns]
    total = sum((value for value in values if value is not None), Decimal(0))
    whole = max(HUNDRED, total) if chart.unit.startswith(("%", "per cent")) else total
    x = left
    for ink, value in enumerate(values, start=1):
        if value:
            wide = float(value / whole) * (right - left)
            yield ink, x, wide, value
            x += wide
