"""A timeline as a list in the order of time, which is what it is to every kind of reader."""

from collections.abc import Callable

from dateline.editorial.spans import read_span
from dateline.layout.escaping import escape
from dateline.layout.figures.calendar import date_name
from dateline.layout.words import Words
from dateline.model.figures import QUARTER, Moment, Timeline

Link = Callable[[int], tuple[str, str]]
"""The attributes of the link with this number, and what stands before its end."""


def timeline_html(timeline: Timeline, words: Words, link: Link) -> str:
    """Return a timeline as HTML."""
    title = escape(timeline.title or words.figures.timeline)
    moments = "\n".join(_moment(each, words, link) for each in timeline.moments)
    return (
        f'<figure class="timeline">\n<figcaption>{title}</figcaption>\n'
        f"<ol>\n{moments}\n</ol>\n</figure>"
    )


def _moment(moment: Moment, words: Words, link: Link) -> str:
    span = read_span(moment.date)
    step = span.step if span else ""
    # HTML knows no quarters.
    machine = f' datetime="{moment.date}"' if step != QUARTER else ""
    text = escape(moment.text)
    if moment.link >= 0:
        attributes, mark = link(moment.link)
        text = f"<a{attributes}>{text}{mark}</a>"
    day = f"<time{machine}>{date_name(moment.date, step, words)}</time>"
    return f"<li>{day} <span>{text}</span></li>"
