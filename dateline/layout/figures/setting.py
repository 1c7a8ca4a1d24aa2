"""Sets a figure where the text has room for it: on a page of the site, or in a feed."""

from dateline.layout.escaping import escape
from dateline.layout.figures.charts import draw_chart, row_names
from dateline.layout.figures.describing import describe
from dateline.layout.figures.drawing import NARROW, WIDE
from dateline.layout.figures.svg import svg_text
from dateline.layout.figures.tables import table_html
from dateline.layout.words import Words
from dateline.model.article import Body
from dateline.model.figures import Chart


def figure_for_page(body: Body, number: int, words: Words) -> str:
    """Return a figure for a page; nothing in the place of one that has errors, in a preview."""
    figure = body.figures[number]
    return chart_html(figure, words) if isinstance(figure, Chart) else ""


def figure_for_feed(body: Body, number: int, words: Words) -> str:
    """Return a figure for a reader somewhere else."""
    figure = body.figures[number]
    if not isinstance(figure, Chart):
        return ""
    return f"<figure>\n{table_html(figure, words)}{_caption(figure)}</figure>\n"


def chart_html(chart: Chart, words: Words) -> str:
    """Return a chart for a page: drawn wide and narrow, and as a table that unfolds."""
    about = describe(chart, row_names(chart, words), words.figures)
    drawings = "\n".join(
        svg_text(draw_chart(chart, width, words), name, chart.title, about)
        for name, width in (("wide", WIDE), ("narrow", NARROW))
    )
    table = (
        f"<details>\n<summary>{escape(words.figures.table)}</summary>\n"
        f'<div class="table" role="group" tabindex="0" aria-label="{escape(chart.title)}">\n'
        f"{table_html(chart, words)}</div>\n</details>"
    )
    return (
        f'<figure class="chart">\n{_caption(chart)}\n{drawings}\n'
        f"{_notes(chart, words)}{table}\n</figure>"
    )


def _caption(chart: Chart) -> str:
    unit = f' <span class="unit">{escape(chart.unit)}</span>' if chart.unit else ""
    return f"<figcaption><b>{escape(chart.title)}</b>{unit}</figcaption>"


def _notes(chart: Chart, words: Words) -> str:
    source = words.figures.source.format(chart.source) if chart.source else ""
    return "".join(f'<p class="note">{escape(text)}</p>\n' for text in (chart.note, source) if text)
