"""What an article shows beside words and pictures: charts from data, timelines, maps of regions."""

from decimal import Decimal

from msgspec import Struct

from dateline.model.prose import Mention

BAR, LINE, SHARE, RANGE, MULTIPLES = "bar", "line", "share", "range", "multiples"
KINDS = (BAR, LINE, SHARE, RANGE, MULTIPLES)

# How exact the dates of a chart or a timeline are; "" where they are words.
YEAR, QUARTER, MONTH, DAY = "year", "quarter", "month", "day"


class Column(Struct, frozen=True, array_like=True):
    """The numbers of one column, each with the digits that were written; None: not known."""

    name: str
    values: tuple[Decimal | None, ...]


class Chart(Struct, frozen=True, kw_only=True, tag="chart"):
    """A chart as meant. `labels` name its rows: words, or dates as 2025, 2025-Q1, 2025-04-09.

    `head` is what the column of labels is called, `step` how exact its dates are. `description` is
    "" where it is to be made from the numbers. `own_scales`: its columns have units of their own.
    `picture` is the address of a picture of it for readers elsewhere, "" where none can be drawn.
    """

    kind: str
    title: str
    description: str = ""
    unit: str = ""
    source: str = ""
    note: str = ""
    head: str = ""
    labels: tuple[str, ...]
    step: str = ""
    columns: tuple[Column, ...]
    own_scales: bool = False
    picture: str = ""


class Moment(Struct, frozen=True):
    """One entry of a timeline: a date (2024, 2024-05, 2024-05-23), what happened.

    `link` is the number of a link of the body, or -1.
    """

    date: str
    text: str
    link: int = -1


class Timeline(Struct, frozen=True, tag="timeline"):
    """What happened, in the order of time."""

    moments: tuple[Moment, ...]
    title: str = ""


class ChartHead(Struct, frozen=True, kw_only=True):
    """What is said of a chart beside its numbers.

    `x` is the column of labels, `columns` are those that are drawn, `decimal` is the sign before
    decimals: all may be left to be found out. `place` is where the block begins.
    """

    kind: str
    title: str
    place: Mention
    description: str = ""
    unit: str = ""
    source: str = ""
    note: str = ""
    x: Mention | None = None
    columns: tuple[Mention, ...] = ()
    decimal: str = ""


class DataChart(Struct, frozen=True, tag="data"):
    """A chart as written whose numbers stand in a file: nothing until that is read."""

    head: ChartHead
    file: Mention


class WrittenMap(Struct, frozen=True, tag="map"):
    """A map as written."""

    regions: tuple[Mention, ...]
    caption: str = ""


WrittenFigure = Chart | DataChart | Timeline | WrittenMap
