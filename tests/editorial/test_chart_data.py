"""Charts as editors write them: what is read, and what is said where something is wrong."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from reading import told

from dateline.editorial.manuscripts import ReadingSettings, parse_article
from dateline.editorial.numbers import decimal_of, is_ambiguous, read_number
from dateline.editorial.spans import read_span
from dateline.model.figures import Chart
from dateline.model.file import Stored, digest_of
from dateline.model.manuscript import Manuscript
from dateline.syntax.markdown import MarkdownSettings

PATH = "content/articles/story.md"
HEAD = "---\ntitle: Fine\ndate: 2026-02-05\nsummary: All is well here today.\n---\n"


def problems_of(body: str) -> list[tuple[int, int, str]]:
    """Return the line, the column and the code of each problem of an article with this body."""
    data = f"{HEAD}{body}".encode()
    stored = Stored(digest_of(data), lambda _: data)
    read = parse_article(stored, PATH, ReadingSettings(MarkdownSettings())).value
    return [(line, column, code) for line, column, code, _ in told(list(read.problems))]


def manuscript(body: str, front: str = "") -> Manuscript:
    """Return an article with this body, in which nothing is wrong."""
    data = HEAD.replace("---\n", f"---\n{front}", 1).encode() + body.encode()
    stored = Stored(digest_of(data), lambda _: data)
    read = parse_article(stored, PATH, ReadingSettings(MarkdownSettings())).value
    assert () == read.problems
    assert read.manuscript is not None
    return read.manuscript


def chart(text: str) -> Chart:
    """Return the only chart of an article with this block."""
    (figure,) = manuscript(f"```chart\n{text}\n```\n").figures
    assert isinstance(figure, Chart)
    return figure


def numbers(drawn: Chart) -> list[list[str | None]]:
    """Return the numbers of each column, with the digits that were written."""
    return [
        [None if value is None else str(value) for value in column.values]
        for column in drawn.columns
    ]


def test_numbers_are_csv_or_rows_or_names() -> None:
    """A table is written as CSV, as lists, or as `name: number`: the same chart."""
    head = "kind: bar\ntitle: Ore\n"
    as_csv = chart(f"{head}data: |\n  Place, Tonnes\n  Ningbo, 12.50\n  Ganzhou,")
    as_rows = chart(f'{head}data:\n  - [Place, Tonnes]\n  - [Ningbo, 12.50]\n  - [Ganzhou, ""]')
    as_names = chart(f"{head}data: {{Ningbo: 12.50, Ganzhou: n/a}}")

    assert as_csv == as_rows
    assert ("Ningbo", "Ganzhou") == as_csv.labels == as_names.labels
    assert [["12.50", None]] == numbers(as_csv) == numbers(as_names)


def test_dates_are_put_in_order() -> None:
    """Rows with dates are in the order of time, however exact they are."""
    drawn = chart("kind: line\ntitle: Ore\ndata: |\n  Quarter, Ore\n  Q2 2025, 2\n  2024-Q4, 1")

    assert ("2024-Q4", "2025-Q2") == drawn.labels
    assert "quarter" == drawn.step
    assert [["1", "2"]] == numbers(drawn)


def test_semicolons_bring_decimal_commas() -> None:
    """A file saved in Brussels is read as it was meant there."""
    drawn = chart("kind: bar\ntitle: Ore\ndata: |\n  Ort; Erz\n  A; 1.234,5\n  B; 0,25")

    assert [["1234.5", "0.25"]] == numbers(drawn)


def test_unit_beside_numbers_is_the_charts() -> None:
    """`12 t` says what the numbers are in; nobody must say it twice."""
    drawn = chart("kind: bar\ntitle: Ore\ndata: {Ningbo: 12 t, Ganzhou: 13 t}")

    assert "t" == drawn.unit
    assert [["12", "13"]] == numbers(drawn)


def test_columns_are_chosen_by_name() -> None:
    """Of a table with more, those are drawn that are asked for."""
    drawn = chart(
        "kind: bar\ntitle: Ore\nx: Place\ncolumns: [Oxide]\n"
        "data: |\n  No, Place, Ore, Oxide\n  1, Ningbo, x, 12"
    )

    assert ("Ningbo",) == drawn.labels
    assert [["12"]] == numbers(drawn)


def test_words_of_charts_are_typeset() -> None:
    """What a chart says has the same signs as the text round it."""
    assert "It’s “ore”" == chart('kind: bar\ntitle: It\'s "ore"\ndata: {A: 1}').title


def test_place_in_a_list_is_that_of_the_file() -> None:
    """A block that is moved to the right is wrong where it stands."""
    block = (
        "- A list\n\n  ```chart\n  kind: bars\n  title: A\n  data: |\n    A, B\n    1, x\n  ```\n"
    )

    assert [(9, 9, "unknown-chart")] == problems_of(block)
    assert [(13, 8, "not-a-number")] == problems_of(block.replace("bars", "bar"))


@given(st.decimals(-(10**9), 10**9, places=3))
def test_numbers_are_read_as_they_are_written(value: Decimal) -> None:
    """In groups or not, with a comma or a point: the same number."""
    english, german = f"{value:,}", f"{value:,}".translate(str.maketrans(",.", ".,"))

    for text, decimal in ((str(value), "."), (english, "."), (german, ",")):
        number = read_number(text, decimal)
        assert number is not None
        assert value == number.value


@given(st.text(max_size=12))
def test_no_text_breaks_a_number_or_a_date(text: str) -> None:
    """Text is a number or none, a date or none."""
    number = read_number(text)

    assert number is None or number.value.is_finite()
    assert read_span(text) is None or text[:1].isalnum()


def test_doubtful_numbers_are_told_from_clear_ones() -> None:
    """Only three digits behind one comma may be either."""
    assert is_ambiguous("1,234")
    assert not is_ambiguous("1,23")
    assert "," == decimal_of(["1,234", "0,5"])
    assert "" == decimal_of(["1,234", "7"])
