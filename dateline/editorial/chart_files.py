"""The numbers of charts that stand in files beside their articles, each read once."""

from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from dateline.editorial.contents import Contents
from dateline.editorial.media import find_file, nearest_file
from dateline.model.figures import Chart, ChartHead, DataChart
from dateline.model.file import Kept, Remember, Stored
from dateline.model.manuscript import Manuscript, PageManuscript
from dateline.model.problem import Location, Problem
from dateline.model.prose import Mention

TABLE_FILES = (".csv", ".tsv")

Text = TypeVar("Text", bound=Manuscript | PageManuscript)


Filled = tuple[Problem, bool]
"""What is wrong with the file of a chart, and whether the chart is a draft's."""


class ReadChart(Struct, frozen=True):
    """A chart whose numbers stand in a file, and what was wrong there."""

    chart: Chart | None
    problems: tuple[Problem, ...]


def fill_charts(
    texts: tuple[Text, ...], contents: Contents, remember: Remember
) -> tuple[tuple[Text, ...], tuple[Filled, ...]]:
    """Give charts the numbers of their files; each problem comes with whether it is a draft's."""
    problems: list[Filled] = []
    inputs: list[tuple[Stored, str, str, ChartHead]] = []
    places: list[tuple[int, int]] = []
    for number, text in enumerate(texts):
        for place, figure in enumerate(text.figures):
            if not isinstance(figure, DataChart):
                continue
            file = find_file(figure.file.text, text.path, contents.files)
            if file is None or not file.lower().endswith(TABLE_FILES):
                problems.append((_no_file(figure.file, text.path, contents), text.draft))
                continue
            inputs.append((contents.stored(contents.files[file]), file, text.path, figure.head))
            places.append((number, place))
    if not inputs and not problems:
        return texts, ()
    filled = list(texts)
    charts = remember(parse_data, inputs, ReadChart)
    for (number, place), read in zip(places, charts, strict=True):
        before = filled[number]
        figures = (*before.figures[:place], read.chart, *before.figures[place + 1 :])
        filled[number] = replace(before, figures=figures)
        problems += ((problem, before.draft) for problem in read.problems)
    return tuple(filled), tuple(problems)


def parse_data(stored: Stored, path: str, home: str, head: ChartHead) -> Kept:
    """Read the file of one chart."""
    from dateline.editorial.chart_data import make_chart  # few charts have a file
    from dateline.syntax.tables import read_table_file

    table, problems = read_table_file(stored.read(), path)
    if problems:
        return Kept(ReadChart(None, problems))
    return Kept(ReadChart(*make_chart(head, table, path, home)))


def _no_file(file: Mention, path: str, contents: Contents) -> Problem:
    tables = tuple(each for each in contents.files if each.lower().endswith(TABLE_FILES))
    near = nearest_file(file.text, path, tables)
    hint = f"did you mean '{near}'?" if near else "put it beside this file"
    message = f"there is no file '{file.text}' with the numbers of this chart"
    return Problem(Location(path, file.line, file.column), "missing-data", message, hint)
