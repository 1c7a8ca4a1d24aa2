"""The words of charts, timelines and maps, and how numbers are written."""

from decimal import Decimal

from msgspec import Struct


class FigureWords(Struct, frozen=True, kw_only=True):
    """The words of figures in one language. `{}` stands for what a view fills in."""

    decimal: str
    group: str
    minus: str
    per_cent: str
    short_months: tuple[str, ...]
    day: str
    month: str
    quarter: str
    gap: str
    unknown: str

    table: str
    source: str
    timeline: str
    map: str
    kinds: dict[str, str]
    span: str
    number_of: str
    most: str
    least: str
    course: str
    missing: str
    range: str

    paper: str
    paper_about: str
    by_country: str
    by_topic: str
    by_class: str
    by_class_note: str
    no_source: str
    by_errata: str


ENGLISH_FIGURES = FigureWords(
    decimal=".",
    group=",",
    minus="\u2212",
    per_cent="{}\u00a0%",
    short_months=(
        *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
        *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    ),
    day="{day} {month}",
    month="{month} {year}",
    quarter="Q{quarter} {year}",
    gap="–",
    unknown="not known",
    table="The numbers as a table",
    source="Source: {}",
    timeline="Timeline",
    map="Map: {}",
    kinds={
        "bar": "Bar chart",
        "line": "Line chart",
        "share": "Chart of shares",
        "range": "Chart of ranges",
        "multiples": "Small charts side by side",
    },
    span="{first} to {last}",
    number_of="{name}: {value}",
    most="Most: {name}, {value}",
    least="least: {name}, {value}",
    course="{name}: from {first} to {last}, at most {most}, at least {least}",
    missing="{} of the numbers are not known",
    range="{name}: {low} to {high}",
    paper="The paper in figures",
    paper_about="{}, counted anew with each edition.",
    by_country="Articles by country",
    by_topic="Articles by topic",
    by_class="On whose word: articles by class of source",
    by_class_note="An article that rests on sources of several classes is counted under each.",
    no_source="No source named",
    by_errata="Corrections and withdrawals by year",
)


def number_text(value: Decimal, words: FigureWords) -> str:
    """Return a number as readers of a language write it, with the digits that it has."""
    whole, _, part = f"{abs(value):f}".partition(".")
    # Four digits read well as they are, and could be a year: 2024.
    if len(whole) > 4:
        head = len(whole) % 3
        groups = [whole[:head]] * bool(head)
        groups += [whole[at : at + 3] for at in range(head, len(whole), 3)]
        whole = words.group.join(groups)
    sign = words.minus if value < 0 else ""
    return f"{sign}{whole}{words.decimal if part else ''}{part}"


def amount_text(value: Decimal | None, unit: str, words: FigureWords) -> str:
    """Return a number for a label: with the sign for per cent, without any longer unit."""
    if value is None:
        return words.gap
    text = number_text(value, words)
    return words.per_cent.format(text) if unit.startswith("%") else text
