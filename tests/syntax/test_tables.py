"""Tables as text: cells with their places, and what is no table."""

import csv
from io import StringIO

from hypothesis import given
from hypothesis import strategies as st

from dateline.syntax.tables import Cell, read_table, read_table_file

TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp", "Cn"]), max_size=12
)
ROWS = st.lists(st.lists(TEXTS, min_size=2, max_size=4), min_size=1, max_size=6)


def texts_of(text: str) -> list[list[str]]:
    """Return the words of all cells."""
    table, problems = read_table(text, "x.csv")
    assert () == problems
    return [[cell.text for cell in row] for row in table.rows]


def test_each_cell_knows_its_place() -> None:
    """Lines and columns are those of the file in which the table stands, also behind quotes."""
    table, _ = read_table('a; b\n"x ""y"""; 2\n', "x.md", first_line=5, indent=2)

    assert (Cell("a", 5, 3), Cell("b", 5, 6)) == table.rows[0]
    assert (Cell('x "y"', 6, 3), Cell("2", 6, 14)) == table.rows[1]


def test_commas_semicolons_and_tabs_part_cells() -> None:
    """What stands most often in the first line parts them; the others are words."""
    assert [["a", "b"], ["1,5", "2"]] == texts_of("a;b\n1,5;2")
    assert [["a", "b; c"], ["1", "2"]] == texts_of("a,b; c\n1,2")
    assert [["a, b", "c"]] == texts_of("a, b\tc")


def test_empty_lines_and_cells_at_the_end_are_passed_over() -> None:
    """A program that saves a sheet leaves some."""
    assert [["a", "b"], ["1", ""]] == texts_of("a,b\n\n1,\n,\n")


@given(ROWS)
def test_reads_what_the_standard_library_writes(rows: list[list[str]]) -> None:
    """Whatever the cells hold, each comes back but for its outer and double spaces."""
    sheet = StringIO()
    csv.writer(sheet, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(rows)
    expected = [[" ".join(cell.split()) for cell in row] for row in rows]

    assert [row for row in expected if any(row)] == texts_of(sheet.getvalue())


@given(st.binary(max_size=60))
def test_no_bytes_break_it(data: bytes) -> None:
    """A file is a table, or a problem with a place: never an exception."""
    table, problems = read_table_file(data, "x.csv")

    assert table.rows == () or problems == ()


def test_hundred_thousand_rows_are_too_many() -> None:
    """A table has an end, and says where."""
    text = "day,number\n" + "".join(f"{row},1\n" for row in range(100_000))

    _, problems = read_table_file(text.encode(), "x.csv")

    assert [("table-size", 2002)] == [(each.code, each.location.line) for each in problems]
