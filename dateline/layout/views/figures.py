"""The paper in figures: what it has published, where, about what, on whose word, and corrected."""

from collections.abc import Iterator
from decimal import Decimal

from markupsafe import Markup
from msgspec import Struct

from dateline.editorial.addresses import FIGURES
from dateline.layout.views.head import page_head
from dateline.layout.views.parts import count_text
from dateline.layout.views.standing import StandingView
from dateline.layout.words import Words
from dateline.model.figures import BAR, MONTH, YEAR, Chart, Column
from dateline.model.site import Site

Counts = tuple[tuple[str, int], ...]
"""Names, or dates as 2025-04, each with a number."""

# A paper that is older is shown by years.
MOST_MONTHS = 72


class PaperCounts(Struct, frozen=True):
    """What is counted of a paper: articles by month, country, topic and class of outlet.

    `errata` are corrections and withdrawals by year. Without any, a part is empty. A class is ""
    where nobody has reviewed the outlet, and None where no source is named.
    """

    articles: int
    months: Counts
    countries: Counts
    topics: Counts
    classes: tuple[tuple[str | None, int], ...]
    errata: Counts


def figures_view(counts: PaperCounts, site: Site, words: Words) -> StandingView:
    """Return the page, with a chart for each part that has two numbers at least."""
    from dateline.layout.figures import chart_html  # one page in all

    said = words.figures
    charts = [chart_html(chart, words) for chart in _charts(counts, words)]
    about = said.paper_about.format(count_text(counts.articles, words))
    body = Markup("<p>{}</p>\n").format(about) + Markup("\n".join(charts))  # noqa: S704 - escaped
    return StandingView(
        head=page_head(site, said.paper, about, FIGURES),
        heading=said.paper,
        summary=about,
        contents=(),
        body=body,
    )


def _charts(counts: PaperCounts, words: Words) -> Iterator[Chart]:
    said = words.figures
    yield from _by_time(counts.months, words)
    yield from _bars(said.by_country, counts.countries, words)
    yield from _bars(said.by_topic, counts.topics, words)
    classes = tuple((_class_name(name, words), count) for name, count in counts.classes)
    yield from _bars(said.by_class, classes, words, said.by_class_note)
    if counts.errata and counts.months:
        errata = _years(counts.errata, counts.months)
        yield _chart(said.by_errata, errata, words, YEAR)


def _by_time(months: Counts, words: Words) -> Iterator[Chart]:
    if len(months) > MOST_MONTHS:
        yield _chart(words.articles_by_year, _years(months, months), words, YEAR)
    elif len(months) > 1:
        yield _chart(words.articles_by_month, months, words, MONTH)


def _bars(title: str, counts: Counts, words: Words, note: str = "") -> Iterator[Chart]:
    if len(counts) > 1:
        yield _chart(title, counts, words, note=note)


def _chart(title: str, counts: Counts, words: Words, step: str = "", note: str = "") -> Chart:
    return Chart(
        kind=BAR,
        title=title,
        note=note,
        labels=tuple(name for name, _ in counts),
        step=step,
        columns=(Column(words.articles, tuple(Decimal(count) for _, count in counts)),),
    )


def _years(counts: Counts, months: Counts) -> Counts:
    """Return the sums of all years of the paper; one without any is zero."""
    first, last = (int(months[at][0][:4]) for at in (0, -1))
    years = dict.fromkeys(range(first, last + 1), 0)
    for name, count in counts:
        year = int(name[:4])
        years[year] = years.get(year, 0) + count
    return tuple((str(year), years[year]) for year in sorted(years))


def _class_name(name: str | None, words: Words) -> str:
    if name is None:
        return words.figures.no_source
    return (words.classes.get(name, name) if name else words.unreviewed).capitalize()
