"""Sets a figure where the text has room for it: on a page of the site, or in a feed."""

from dateline.layout.cards import Faces
from dateline.layout.escaping import escape
from dateline.layout.figures.charts import draw_chart, row_names
from dateline.layout.figures.describing import describe
from dateline.layout.figures.drawing import NARROW, WIDE
from dateline.layout.figures.picture import DENSITY, picture_sheet, picture_size
from dateline.layout.figures.placing import map_html, map_words
from dateline.layout.figures.svg import svg_text
from dateline.layout.figures.tables import table_html
from dateline.layout.figures.timelines import Link, timeline_html
from dateline.layout.words import Words
from dateline.model.article import Body, RegionMap
from dateline.model.figures import Chart, Timeline
from dateline.model.site import Site
from dateline.syntax.canvas import Sheet


def figure_for_page(body: Body, number: int, words: Words, link: Link) -> str:
    """Return a figure for a page; nothing in the place of one that has errors, in a preview."""
    match body.figures[number]:
        case Chart() as chart:
            return chart_html(chart, words)
        case Timeline() as timeline:
            return timeline_html(timeline, words, link)
        case RegionMap() as shown:
            return map_html(shown, words)
        case None:
            return ""


def figure_for_feed(body: Body, number: int, site: Site, words: Words, link: Link) -> str:
    """Return a figure for a reader somewhere else: a chart is a picture, with its table."""
    match body.figures[number]:
        case Chart() as chart:
            return _chart_elsewhere(chart, site, words)
        case Timeline() as timeline:
            return timeline_html(timeline, words, link)
        case RegionMap() as shown:
            return map_words(shown, words)
        case None:
            return ""


def chart_sheet(chart: Chart, words: Words, faces: Faces) -> Sheet:
    """Return a chart as the picture that feeds show."""
    return picture_sheet(draw_chart(chart, WIDE, words), faces)


def _chart_elsewhere(chart: Chart, site: Site, words: Words) -> str:
    picture = ""
    if chart.picture:
        width, height = picture_size(draw_chart(chart, WIDE, words))
        about = escape(describe(chart, row_names(chart, words), words.figures))
        # As large as a page shows it, with twice the dots.
        size = f'width="{width // DENSITY}" height="{height // DENSITY}"'
        picture = f'<img src="{escape(site.url(chart.picture))}" {size} alt="{about}">\n'
    figure = f"<figure>\n{picture}{_caption(chart)}\n</figure>\n"
    return f"{figure}{table_html(chart, words)}{_notes(chart, words)}"


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
