"""Charts as pages and feeds show them: marks within their sheet, words escaped, numbers told."""

import re
from decimal import Decimal
from io import BytesIO
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from newsroom import ROOT
from PIL import Image

from dateline.layout.cards import read_faces
from dateline.layout.figure_words import ENGLISH_FIGURES, number_text
from dateline.layout.figures.charts import draw_chart
from dateline.layout.figures.drawing import NARROW, WIDE, Drawing
from dateline.layout.figures.setting import chart_html, chart_sheet
from dateline.layout.figures.spreading import spread
from dateline.layout.figures.svg import svg_text
from dateline.layout.words import ENGLISH
from dateline.model.figures import BAR, KINDS, RANGE, SHARE, YEAR, Chart, Column
from dateline.syntax.canvas import draw_png

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
        '<text class="name end" x="55.7" y="13.5">Ningbo</text>'
        '<rect class="ink-1" x="61.7" y="0" width="490.9" height="18"/>'
        '<text class="value start" x="558.6" y="13.5">12.50</text>'
        '<text class="name end" x="55.7" y="40.5">Ganzhou</text>'
        '<text class="value start" x="67.7" y="40.5">–</text>'
        '<path class="axis" d="M61.7 0 61.7 45"/></svg>'
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


def any_chart(kind: str, rows: list[tuple[Decimal | None, Decimal | None]], step: str) -> Chart:
    """Return a chart of these numbers; without any, of one."""
    if all(value is None for row in rows for value in row):
        rows = [(Decimal(0), None)]
    return Chart(
        kind=kind,
        title="Any",
        labels=tuple(str(2000 + 7 * at) if step else f"Row {at}" for at in range(len(rows))),
        step=step,
        columns=tuple(
            Column(name, tuple(shares(row[at], kind) for row in rows))
            for at, name in enumerate("AB")
        ),
    )


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("width", [WIDE, NARROW])
@given(
    rows=st.lists(st.tuples(NUMBERS, NUMBERS), min_size=1, max_size=12),
    step=st.sampled_from(["", YEAR]),
    alone=st.booleans(),
)
def test_marks_stay_on_their_sheet(
    kind: str, width: int, rows: list[tuple[Decimal | None, Decimal | None]], step: str, alone: bool
) -> None:
    """Any numbers give finite places within the sheet: no mark is lost, and none is endless."""
    if alone and kind != RANGE:
        rows = [(first, None) for first, _ in rows]
    chart = any_chart(kind, rows, step)
    if alone and kind != RANGE:
        chart = replace(chart, columns=chart.columns[:1])

    check_sheet(draw_chart(chart, width, ENGLISH))


def test_small_line_below_zero() -> None:
    """Where all numbers are below zero, and zero isn't on the scale, the axis is its upper end."""
    chart = any_chart("multiples", [(None, None), (Decimal("-0.02"), Decimal("-0.03"))], YEAR)

    check_sheet(draw_chart(chart, WIDE, ENGLISH))


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_a_picture_too(kind: str) -> None:
    """What SVG shows is drawn in dots as well, the same bytes each time."""
    rows: list[tuple[Decimal | None, Decimal | None]] = [
        (Decimal(12), Decimal(20)),
        (Decimal(7), None),
        (Decimal(9), Decimal(11)),
    ]
    faces, _ = read_faces((ROOT / "layouts",), ())
    chart = any_chart(kind, rows, YEAR)

    data = draw_png(chart_sheet(chart, ENGLISH, faces))

    assert data == draw_png(chart_sheet(chart, ENGLISH, faces))
    with Image.open(BytesIO(data)) as image:
        assert image.width == 1280
        assert len(image.convert("RGB").getcolors(100_000) or ()) > 4


@given(
    wanted=st.lists(st.floats(0, 200), min_size=1, max_size=8),
    sizes=st.lists(st.floats(10, 30), min_size=8, max_size=8),
)
def test_labels_never_lie_on_each_other(wanted: list[float], sizes: list[float]) -> None:
    """Whatever labels want, none covers another, and all stay within their room."""
    sizes = sizes[: len(wanted)]
    middles = spread(wanted, sizes, 0, 260)

    spans = sorted(
        (middle - size / 2, middle + size / 2) for middle, size in zip(middles, sizes, strict=True)
    )
    assert all(end <= start + 0.001 for (_, end), (start, _) in pairwise(spans))
    assert spans[0][0] >= -0.001
    assert spans[-1][1] <= 260.001


def shares(value: Decimal | None, kind: str) -> Decimal | None:
    """Return a number that this kind can draw."""
    if value is None or kind != SHARE:
        return value
    return abs(value) % 50


def check_sheet(drawing: Drawing) -> None:
    """Look at each place of each mark."""
    text = svg_text(drawing, "x", "", "")
    marks = text[text.index("</desc>") :]
    for x, y in re.findall(r' (?:x|cx)="(\S+)" (?:y|cy)="(\S+)"', marks):
        assert -1 <= float(x) <= drawing.width + 1
        assert -1 <= float(y) <= drawing.height + 1
    for path in re.findall(r' d="M([^"]+)"', marks):
        places = [float(each) for each in path.split()]
        assert all(-1 <= x <= drawing.width + 1 for x in places[::2])
        assert all(-1 <= y <= drawing.height + 1 for y in places[1::2])
    for size in re.findall(r' (?:width|height|r)="(\S+)"', marks):
        assert 0 <= float(size) <= max(drawing.width, drawing.height) + 1
