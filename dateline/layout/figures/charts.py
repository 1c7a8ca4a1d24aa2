"""From a chart to drawings of it, one for each width, and what it says in words."""

from collections.abc import Callable
from typing import Final

from dateline.layout.figures.bars import draw_bars
from dateline.layout.figures.calendar import date_name
from dateline.layout.figures.drawing import Drawing
from dateline.layout.words import Words
from dateline.model.figures import BAR, SHARE, Chart

Draw = Callable[[Chart, tuple[str, ...], int, Words], Drawing]


def draw_chart(chart: Chart, width: int, words: Words) -> Drawing:
    """Draw a chart in this width."""
    return _KINDS[chart.kind](chart, row_names(chart, words), width, words)


def row_names(chart: Chart, words: Words) -> tuple[str, ...]:
    """Return the names of its rows, dates in words."""
    return tuple(date_name(label, chart.step, words) for label in chart.labels)


def _bars(chart: Chart, names: tuple[str, ...], width: int, words: Words) -> Drawing:
    return draw_bars(chart, names, width, words.figures)


_KINDS: Final[dict[str, Draw]] = {BAR: _bars, SHARE: _bars}
