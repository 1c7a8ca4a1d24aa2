"""Charts as pages and feeds show them: marks within their sheet, words escaped, numbers told."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.layout.figure_words import ENGLISH_FIGURES, number_text
from dateline.layout.figures.charts import draw_chart
from dateline.layout.figures.drawing import NARROW, WIDE, Drawing
from dateline.layout.figures.setting import chart_html
from dateline.layout.figures.svg import svg_text
from dateline.layout.words import ENGLISH
from dateline.model.figures import BAR, KINDS, SHARE, Chart, Column

SMALL = Chart(
    kind=BAR,
    title="Ore & oxide",
    unit="tonnes",
    head="Place",
    labels=("Ningbo", "Ganzhou"),
    columns=(Column("Ore", (Decimal("12.50"), None)),),
)
PLACES = re.compile(r'"(-?[\d.]+)"|[M ](-?[\d.]+) (-?[\d.]+)')
NUMBERS = st.none() | st.decimals(-(10**14), 10**14, allow_nan=False, places=2)


def svg(chart: Chart, width: int = WIDE) -> str:
    """Return a chart as SVG."""
    return svg_text(draw_chart(chart, width, ENGLISH), "wide", chart.title, "About.")


def test_bars_are_this_svg() -> None:
    """The whole of a small chart: a name, a bar, its number; a gap where it isn't known."""
    assert (
        '<svg class="wide" viewBox="0 0 600 45" role="img">'
        "<title>Ore &amp; oxide</title><desc>About.</desc>"
        '<text class="name end" x="54.1" y="13.5">Ningbo</text>'
        '<rect class="ink-1" x="60.1" y="0" width="496" height="18"/>'
        '<text class="value start" x="562.1" y="13.5">12.50</text>'
        '<text class="name end" x="54.1" y="40.5">Ganzhou</text>'
        '<text class="value start" x="66.1" y="40.5">–</text>'
        '<path class="axis" d="M60.1 0 60.1 45"/></svg>'
    ) == svg(SMALL)


def test_numbers_are_in_locale_form() -> None:
    """Groups of thousands from five digits on; a true minus; the digits that were written."""
    assert ["12,500", "2024", "−1,234,567.50", "0.0"] == [
        number_text(Decimal(each), ENGLISH_FIGURES)
        for each in ("12500", "2024", "-1234567.50", "0.0")
    ]


def test_table_holds_every_number() -> None:
    """What is drawn is told too: with its unit, and with a sign where it isn't known."""
    html = chart_html(SMALL, ENGLISH)

    assert '<th class="right" scope="col">Ore (tonnes)</th>' in html
    assert '<th scope="row">Ningbo</th><td class="right">12.50</td>' in html
    assert '<th scope="row">Ganzhou</th><td class="right">–</td>' in html


@given(st.text(max_size=30), st.text(max_size=30))
def test_no_word_is_markup(title: str, name: str) -> None:
    """Whatever a contributor writes, no tag is opened that isn't ours, and no attribute."""
    hostile = f'"><script>{title}</script>'
    chart = Chart(
        kind=BAR,
        title=hostile,
        unit=hostile,
        source=hostile,
        note=hostile,
        head=hostile,
        labels=(f"<b>{name}", "<i onload='x'>"),
        columns=(Column(hostile, (Decimal(1), Decimal(2))),),
    )
    html = chart_html(chart, ENGLISH)

    tags = set(re.findall(r"<([a-z]+)", html))
    assert not {"script", "i"} & tags
    assert 1 == html.count("<b>")
    assert "onload='" not in html


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("width", [WIDE, NARROW])
@given(rows=st.lists(st.tuples(NUMBERS, NUMBERS), min_size=1, max_size=12))
def test_marks_stay_on_their_sheet(
    kind: str, width: int, rows: list[tuple[Decimal | None, Decimal | None]]
) -> None:
    """Any numbers give finite places within the sheet: no mark is lost, and none is endless."""
    if all(value is None for row in rows for value in row):
        rows = [(Decimal(0), None)]
    chart = Chart(
        kind=kind,
        title="Any",
        labels=tuple(f"Row {at}" for at in range(len(rows))),
        columns=tuple(
            Column(name, tuple(shares(row[at], kind) for row in rows))
            for at, name in enumerate("AB")
        ),
    )

    check_sheet(draw_chart(chart, width, ENGLISH))


def shares(value: Decimal | None, kind: str) -> Decimal | None:
    """Return a number that this kind can draw."""
    if value is None or kind != SHARE:
        return value
    return abs(value) % 50


def check_sheet(drawing: Drawing) -> None:
    """Look at each place of each mark."""
    text = svg_text(drawing, "x", "", "")
    marks = text[text.index("</desc>") :]
    for mark in re.findall(r"<(rect|circle|path|text)[^>]*>", marks):
        assert mark
    for x, y in re.findall(r' (?:x|cx)="(\S+)" (?:y|cy)="(\S+)"', marks):
        assert -1 <= float(x) <= drawing.width + 1
        assert -1 <= float(y) <= drawing.height + 1
    for path in re.findall(r' d="M([^"]+)"', marks):
        places = [float(each) for each in path.split()]
        assert all(-1 <= x <= drawing.width + 1 for x in places[::2])
        assert all(-1 <= y <= drawing.height + 1 for y in places[1::2])
    for size in re.findall(r' (?:width|height|r)="(\S+)"', marks):
        assert 0 <= float(size) <= max(drawing.width, drawing.height) + 1
