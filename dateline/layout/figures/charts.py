"""From a chart to drawings of it, one for each width, and what it says in words."""

from collections.abc import Callable
from typing import Final

from dateline.layout.figures.bars import draw_bars
from dateline.layout.figures.calendar import date_name
from dateline.layout.figures.columns import draw_columns
from dateline.layout.figures.drawing import Drawing
from dateline.layout.figures.lines import draw_lines
from dateline.layout.figures.multiples import draw_multiples
from dateline.layout.figures.ranges import draw_ranges
from dateline.layout.figures.shares import draw_shares
from dateline.layout.words import Words
from dateline.model.figures import BAR, LINE, MULTIPLES, RANGE, SHARE, Chart

# Fewer periods are read sooner as rows.
FEWEST_COLUMNS = 4

Draw = Callable[[Chart, tuple[str, ...], int, Words], Drawing]


def draw_chart(chart: Chart, width: int, words: Words) -> Drawing:
    """Draw a chart in this width."""
    return _KINDS[chart.kind](chart, row_names(chart, words), width, words)


def row_names(chart: Chart, words: Words) -> tuple[str, ...]:
    """Return the names of its rows, dates in words."""
    return tuple(date_name(label, chart.step, words) for label in chart.labels)


def _bars(chart: Chart, names: tuple[str, ...], width: int, words: Words) -> Drawing:
    if chart.step and len(chart.columns) == 1 and len(chart.labels) >= FEWEST_COLUMNS:
        return draw_columns(chart, names, width, words)
    return draw_bars(chart, names, width, words.figures)


def _shares(chart: Chart, names: tuple[str, ...], width: int, words: Words) -> Drawing:
    """Shares of one column are each of a whole of its own; those of several make one."""
    draw = draw_bars if len(chart.columns) == 1 else draw_shares
    return draw(chart, names, width, words.figures)


def _ranges(chart: Chart, names: tuple[str, ...], width: int, words: Words) -> Drawing:
    return draw_ranges(chart, names, width, words.figures)


_KINDS: Final[dict[str, Draw]] = {
    BAR: _bars,
    LINE: draw_lines,
    SHARE: _shares,
    RANGE: _ranges,
    MULTIPLES: draw_multiples,
}
