"""The numbers of a chart as a table: what a screen reader reads, and what can be copied."""

from dateline.layout.escaping import escape
from dateline.layout.figure_words import number_text
from dateline.layout.figures.charts import row_names
from dateline.layout.words import Words
from dateline.model.figures import Chart, Column


def table_html(chart: Chart, words: Words) -> str:
    """Return the table of a chart, with its unit where its columns are named."""
    names = [_name(column, chart) for column in chart.columns]
    head = f'<th scope="col">{escape(chart.head)}</th>' if chart.head else "<td></td>"
    head += "".join(f'<th class="right" scope="col">{escape(name)}</th>' for name in names)
    rows = "".join(
        f'<tr><th scope="row">{escape(name)}</th>{_cells(chart, at, words)}</tr>\n'
        for at, name in enumerate(row_names(chart, words))
    )
    return f"<table>\n<thead>\n<tr>{head}</tr>\n</thead>\n<tbody>\n{rows}</tbody>\n</table>\n"


def _name(column: Column, chart: Chart) -> str:
    if column.name and chart.unit:
        return f"{column.name} ({chart.unit})"
    return column.name or chart.unit or chart.title


def _cells(chart: Chart, row: int, words: Words) -> str:
    values = (column.values[row] for column in chart.columns)
    texts = (
        words.figures.gap if each is None else number_text(each, words.figures) for each in values
    )
    return "".join(f'<td class="right">{escape(text)}</td>' for text in texts)
