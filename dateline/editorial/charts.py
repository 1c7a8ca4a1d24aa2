"""Reads a chart as an editor writes it: its head by the table of fields, its numbers beside it."""

from typing import Final

from dateline.editorial.chart_data import make_chart
from dateline.editorial.chart_files import TABLE_FILES
from dateline.editorial.fields import CHART
from dateline.editorial.forms import Value, read_form
from dateline.editorial.nearest import nearest
from dateline.editorial.numbers import DECIMALS
from dateline.model.figures import BAR, KINDS, LINE, MULTIPLES, SHARE, Chart, ChartHead, DataChart
from dateline.model.problem import Location, Problem
from dateline.model.prose import Fence, Mention
from dateline.syntax.frontmatter import Mapping
from dateline.syntax.tables import Cell, Table, read_table

# What other programs call these kinds.
OTHER_NAMES: Final = {
    "pie": SHARE,
    "donut": SHARE,
    "stacked": SHARE,
    "column": BAR,
    "columns": BAR,
    "histogram": BAR,
    "area": LINE,
    "time": LINE,
    "small multiples": MULTIPLES,
    "small-multiples": MULTIPLES,
    "panels": MULTIPLES,
}


def read_chart(
    fields: Mapping, fence: Fence, path: str, problems: list[Problem]
) -> Chart | DataChart | None:
    """Read one chart; one whose numbers stand in a file waits for it."""
    values, found = read_form(fields, CHART, path)
    problems += found
    head = _head(values, fence, path, problems)
    data = values.get("data")
    if head is None or found:
        return None
    if isinstance(data, Mention) and data.text.lower().endswith(TABLE_FILES):
        return DataChart(head, data)
    if isinstance(data, Mention) and not any(sign in data.text for sign in "\n,;"):
        hint = "write data: | and the table below it, or data: numbers.csv"
        place = Location(path, data.line, data.column)
        message = f"'{data.text}' is neither a table nor a file of one"
        problems.append(Problem(place, "wrong-kind", message, hint))
        return None
    table, in_table = _table_of(data, fence, path)
    chart, in_chart = make_chart(head, table, path, path) if not in_table else (None, ())
    problems += (*in_table, *in_chart)
    return chart


def _head(
    values: dict[str, Value], fence: Fence, path: str, problems: list[Problem]
) -> ChartHead | None:
    kind, title = values.get("kind"), values.get("title")
    place = Mention(fence.name, fence.line - 1, fence.indent + 1)
    decimal = _one_of(values.get("decimal"), tuple(DECIMALS), path, problems)
    if isinstance(kind, Mention):
        kind = _kind(kind, path, problems)
    if not isinstance(kind, str) or not isinstance(title, str):
        return None
    x, columns = values.get("x"), values.get("columns", ())
    texts = {
        name: text
        for name in ("description", "unit", "source", "note")
        if isinstance(text := values.get(name), str)
    }
    return ChartHead(
        kind=kind,
        title=title,
        place=place,
        x=x if isinstance(x, Mention) else None,
        columns=tuple(each for each in columns if isinstance(each, Mention))
        if isinstance(columns, tuple)
        else (),
        decimal=decimal,
        description=texts.get("description", ""),
        unit=texts.get("unit", ""),
        source=texts.get("source", ""),
        note=texts.get("note", ""),
    )


def _kind(mention: Mention, path: str, problems: list[Problem]) -> str | None:
    if mention.text in KINDS:
        return mention.text
    names = {each: each for each in KINDS} | OTHER_NAMES
    near = names.get(nearest(mention.text, names) or "")
    hint = f"did you mean '{near}'?" if near else "known are: " + ", ".join(KINDS)
    place = Location(path, mention.line, mention.column)
    message = f"no kind of chart is called '{mention.text}'"
    problems.append(Problem(place, "unknown-chart", message, hint))
    return None


def _one_of(value: Value | None, known: tuple[str, ...], path: str, problems: list[Problem]) -> str:
    if not isinstance(value, Mention) or value.text in known:
        return value.text if isinstance(value, Mention) else ""
    place = Location(path, value.line, value.column)
    hint = "write decimal: point or decimal: comma"
    message = f"'{value.text}' is no sign before decimals"
    problems.append(Problem(place, "wrong-kind", message, hint))
    return ""


def _table_of(data: Value | None, fence: Fence, path: str) -> tuple[Table, tuple[Problem, ...]]:
    """Return the table that stands in the block: as CSV, or as rows of YAML."""
    if isinstance(data, Mention):
        lines = fence.text.split("\n")
        first = lines[data.line - fence.line] if data.line - fence.line < len(lines) else ""
        within = len(first) - len(first.lstrip())
        return read_table(data.text, path, data.line, fence.indent + within)
    rows = data if isinstance(data, tuple) else ()
    return Table(tuple(_row(row) for row in rows)), ()


def _row(row: Value) -> tuple[Cell, ...]:
    mentions = row if isinstance(row, tuple) else ()
    return tuple(
        Cell(each.text, each.line, each.column) for each in mentions if isinstance(each, Mention)
    )
