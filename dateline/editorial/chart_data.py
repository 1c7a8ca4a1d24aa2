"""From the head of a chart and a table to the chart: rows named, numbers read, nothing left odd."""

from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from dateline.editorial.chart_rules import MOST_COLUMNS, find_misfits
from dateline.editorial.nearest import nearest
from dateline.editorial.numbers import (
    DECIMALS,
    Number,
    decimal_of,
    is_ambiguous,
    is_gap,
    read_number,
)
from dateline.editorial.spans import Span, read_span
from dateline.model.figures import DAY, MONTH, MULTIPLES, QUARTER, YEAR, Chart, ChartHead, Column
from dateline.model.problem import Location, Problem
from dateline.model.prose import Mention
from dateline.syntax.tables import Cell, Table

MOST_PROBLEMS = 20
EXAMPLES: Final = {YEAR: "2025", QUARTER: "2025-Q1", MONTH: "2025-04", DAY: "2025-04-09"}


class Desk(Struct):
    """A chart being made: where its table stands, where its head does, and what was wrong."""

    path: str
    home: str
    problems: list[Problem]

    def refuse(self, cell: Cell, code: str, message: str, hint: str) -> None:
        """Note what is wrong with a cell."""
        place = Location(self.path, cell.line, cell.column)
        self.problems.append(Problem(place, code, message, hint))


class _Sheet(Struct, frozen=True):
    """The rows of a table, and the places of its columns: that of the labels, those of numbers."""

    names: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    separator: str
    labels: int
    numbers: tuple[int, ...]

    @property
    def titles(self) -> tuple[str, ...]:
        """The names of the columns of numbers."""
        return tuple(self.names[place].text for place in self.numbers)


def make_chart(
    head: ChartHead, table: Table, path: str, home: str
) -> tuple[Chart | None, tuple[Problem, ...]]:
    """Make a chart of the table that stands in the file at `path`, for the text at `home`."""
    desk = Desk(path, home, [])
    chart = _chart(head, table, desk)
    if desk.problems:
        return None, tuple(desk.problems[:MOST_PROBLEMS])
    return chart, ()


def _chart(head: ChartHead, table: Table, desk: Desk) -> Chart | None:
    if len(table.rows) < 2:
        place = table.rows[0][0] if table.rows else Cell("", head.place.line, head.place.column)
        message = "a chart without numbers: a head, and no row below it"
        hint = "write a line of names, and below it a line for each row: Ningbo, 12"
        desk.refuse(place, "no-rows", message, hint)
        return None
    sheet = _sheet(head, table, desk)
    labels, step = _labels([row[sheet.labels] for row in sheet.rows], desk)
    numbers = [] if desk.problems else _numbers(head, sheet, desk)
    if desk.problems:
        return None
    unit, names = _unit(head, sheet, numbers, desk)
    order = sorted(range(len(labels)), key=labels.__getitem__) if step else [*range(len(labels))]
    columns = (tuple(column[row] for row in order) for column in numbers)
    chart = Chart(
        kind=head.kind,
        title=head.title,
        description=head.description,
        unit=unit,
        source=head.source,
        note=head.note,
        head=sheet.names[sheet.labels].text,
        labels=tuple(labels[row] for row in order),
        step=step,
        columns=tuple(
            Column(name, tuple(each.value if each else None for each in column))
            for name, column in zip(names, columns, strict=True)
        ),
        own_scales=names != sheet.titles,
    )
    for row, column, problem in find_misfits(chart):
        desk.refuse(sheet.rows[order[row]][sheet.numbers[column]], *problem)
    return chart


def _sheet(head: ChartHead, table: Table, desk: Desk) -> _Sheet:
    """Return the part of the table that is drawn."""
    labels, numbers = _choose(head, table.rows[0], desk)
    rows = tuple(_even_rows(table, desk))
    # A column that isn't there has been told; its row may be too short for any.
    return _Sheet(table.rows[0], () if desk.problems else rows, table.separator, labels, numbers)


def _choose(head: ChartHead, names: tuple[Cell, ...], desk: Desk) -> tuple[int, tuple[int, ...]]:
    """Return which column has labels, and which are drawn: those that the head names, or all."""
    places: dict[str, int] = {}
    for place, cell in enumerate(names):
        # Above rows as `name: number` neither column has a name.
        if cell.text and cell.text in places:
            message = f"two columns are called '{cell.text}'"
            desk.refuse(cell, "repeated-column", message, "give each a name of its own")
        places.setdefault(cell.text, place)
    labels = 0 if head.x is None else _place(head.x, places, desk)
    chosen = [_place(each, places, desk) for each in head.columns]
    numbers = chosen or [place for place in range(len(names)) if place != labels]
    if not numbers:
        hint = f"part the columns by commas: {names[0].text or 'Place'}, Tonnes"
        desk.refuse(names[0], "no-rows", "a chart without numbers: a table of one column", hint)
    most = MOST_COLUMNS[head.kind]
    if len(numbers) > most:
        cell = names[numbers[most]]
        message = f"{len(numbers)} columns of numbers; kind: {head.kind} draws at most {most}"
        hint = f"name those to draw: columns: [{names[numbers[0]].text}], or use kind: multiples"
        desk.refuse(cell, "too-much-to-draw", message, hint)
    return labels, tuple(numbers)


def _place(mention: Mention, places: dict[str, int], desk: Desk) -> int:
    if mention.text in places:
        return places[mention.text]
    near = nearest(mention.text, places)
    hint = f"did you mean '{near}'?" if near else "it has: " + ", ".join(places)
    message = f"no column '{mention.text}' in this table"
    place = Location(desk.home, mention.line, mention.column)
    desk.problems.append(Problem(place, "missing-column", message, hint))
    return 0


def _even_rows(table: Table, desk: Desk) -> Iterator[tuple[Cell, ...]]:
    """Yield the rows as long as the head; cells that a program put behind them are dropped."""
    width = len(table.rows[0])
    for row in table.rows[1:]:
        if len(row) < width or any(cell.text for cell in row[width:]):
            message = f"a row of {len(row)} cells below a head of {width}"
            sign = "a tab" if table.separator == "\t" else f"a '{table.separator}'"
            hint = f'put a text that holds {sign} in quotes: "…"; leave a cell empty for a gap'
            desk.refuse(row[0], "uneven-row", message, hint)
        yield row[:width]


def _labels(cells: list[Cell], desk: Desk) -> tuple[list[str], str]:
    """Return the labels of the rows; where most are dates, all are."""
    spans = [read_span(cell.text) for cell in cells]
    known = [span for span in spans if span]
    step = known[0].step if 2 * len(known) > len(cells) else ""
    if step:
        labels = [_dated(cell, span, step, desk) for cell, span in zip(cells, spans, strict=True)]
    else:
        labels = [cell.text for cell in cells]
    first: dict[str, Cell] = {}
    for label, cell in zip(labels, cells, strict=True):
        if not cell.text:
            desk.refuse(cell, "empty", "a row without a name", "write what its numbers are of")
        elif first.setdefault(label, cell) is not cell:
            message = f"'{cell.text}' names two rows, first in line {first[label].line}"
            desk.refuse(cell, "repeated-row", message, "name them apart, or add them up")
    return labels, step


def _dated(cell: Cell, span: Span | None, step: str, desk: Desk) -> str:
    if span is not None and span.step == step:
        return span.text
    if span is None:
        message = f"'{cell.text}' is no date, as the other rows have"
    else:
        message = f"'{cell.text}' is a {span.step}; the rows above are each a {step}"
    desk.refuse(cell, "row-date", message, f"write it as {EXAMPLES[step]}")
    return cell.text


def _numbers(head: ChartHead, sheet: _Sheet, desk: Desk) -> list[list[Number | None]]:
    columns = [[row[place] for row in sheet.rows] for place in sheet.numbers]
    decimal = DECIMALS.get(head.decimal) or _decimal(columns, sheet.separator, desk)
    return [
        [_number(cell, name, decimal, desk) for cell in column]
        for name, column in zip(sheet.titles, columns, strict=True)
    ]


def _decimal(columns: list[list[Cell]], separator: str, desk: Desk) -> str:
    """Return the sign before decimals: where semicolons part cells, a comma may be one."""
    if separator != ";":
        return "."
    every = [cell for column in columns for cell in column]
    decimal = decimal_of(cell.text for cell in every)
    doubtful = next((cell for cell in every if is_ambiguous(cell.text)), None)
    if not decimal and doubtful is not None:
        one, other = (doubtful.text.replace(",", sign) for sign in ("", "."))
        message = f"'{doubtful.text}' may be {one} or {other}"
        hint = "say which sign stands before decimals: decimal: point or decimal: comma"
        desk.refuse(doubtful, "doubtful-number", message, hint)
    return decimal or "."


def _number(cell: Cell, name: str, decimal: str, desk: Desk) -> Number | None:
    if is_gap(cell.text):
        return None
    number = read_number(cell.text, decimal)
    if number is None:
        where = f" in column '{name}'" if name else ""
        if read_number(cell.text, "," if decimal == "." else "."):
            other = "comma" if decimal == "." else "point"
            hint = f"write it with a {'point' if decimal == '.' else 'comma'}, or add a line: "
            hint += f"decimal: {other}"
        else:
            hint = "write a number; leave the cell empty where it isn't known"
        desk.refuse(cell, "not-a-number", f"'{cell.text}' is no number{where}", hint)
    return number


def _unit(
    head: ChartHead, sheet: _Sheet, numbers: list[list[Number | None]], desk: Desk
) -> tuple[str, tuple[str, ...]]:
    """Return the unit of the chart, and the names of its columns."""
    units = [_one_unit(sheet, at, column, desk) for at, column in enumerate(numbers)]
    found = [each for each in units if each]
    if head.kind == MULTIPLES and len(set(found)) > 1:
        pairs = zip(sheet.titles, units, strict=True)
        return head.unit, tuple(f"{title} ({unit})" if unit else title for title, unit in pairs)
    expected = head.unit or "".join(found[:1])
    for at, unit in enumerate(units):
        if unit not in expected:
            row = next(row for row, each in enumerate(numbers[at]) if each and each.unit)
            cell = sheet.rows[row][sheet.numbers[at]]
            message = f"'{cell.text}' is in {unit}; the chart is in {expected}"
            hint = "bring all numbers to one unit, or use kind: multiples"
            desk.refuse(cell, "unit-changes", message, hint)
    return expected, sheet.titles


def _one_unit(sheet: _Sheet, at: int, column: list[Number | None], desk: Desk) -> str:
    """Return the unit that stands beside the numbers of a column."""
    unit = ""
    for row, number in zip(sheet.rows, column, strict=True):
        if number is None or not number.unit or number.unit == unit:
            continue
        if unit:
            cell = row[sheet.numbers[at]]
            message = f"'{cell.text}' is in {number.unit}; the rows above are in {unit}"
            desk.refuse(cell, "unit-changes", message, "bring all numbers to one unit")
            return unit
        unit = number.unit
    return unit
