"""Reads fenced blocks that become figures: charts, timelines and maps, each by its table."""

from collections.abc import Callable
from textwrap import indent
from typing import Final, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from dateline.editorial.fields import MAP
from dateline.editorial.forms import read_form
from dateline.editorial.renames import present_names
from dateline.model.figures import (
    Chart,
    ChartHead,
    DataChart,
    Timeline,
    WrittenFigure,
    WrittenMap,
)
from dateline.model.problem import Location, Problem, errors
from dateline.model.prose import Fence, Mention
from dateline.syntax.frontmatter import Mapping, parse_yaml
from dateline.syntax.markdown import MarkdownSettings, typeset

MOST_FIGURES = 50
WORDS = ("title", "description", "source", "note", "caption")

Titled = TypeVar("Titled", Chart, ChartHead, Timeline, WrittenMap)


class Block(Struct, frozen=True):
    """A fenced block as YAML: its fields, its text, and the links that it has room for."""

    fields: Mapping
    fence: Fence
    path: str
    links: list[Mention]
    problems: list[Problem]


Reader = Callable[[Block], WrittenFigure | None]


def read_figures(
    fences: tuple[Fence, ...], path: str, links: list[Mention]
) -> tuple[tuple[WrittenFigure | None, ...], tuple[Problem, ...]]:
    """Read the blocks of one text; the links in them are added to its own."""
    problems: list[Problem] = []
    figures: list[WrittenFigure | None] = []
    if len(fences) > MOST_FIGURES:
        message = f"{len(fences)} charts, timelines and maps; at most {MOST_FIGURES} are drawn"
        place = Location(path, fences[MOST_FIGURES].line - 1, 1)
        return (None,) * len(fences), (Problem(place, "too-many", message, "part the text"),)
    for fence in fences:
        # Moved to where they stand, so that each place is that of the file.
        text = indent(fence.text, " " * fence.indent)
        fields, found = parse_yaml(text, path, fence.line)
        fields, in_names = present_names(fields, fence.name, path)
        problems += in_names
        block = Block(fields, fence, path, links, list(found))
        figures.append(None if found or errors(in_names) else READERS[fence.name](block))
        problems += block.problems
    return tuple(figures), tuple(problems)


def typeset_figure(
    figure: WrittenFigure | None, settings: MarkdownSettings
) -> WrittenFigure | None:
    """Return a figure with typographic signs in what it says, as in the text round it."""

    def typed(value: Titled) -> Titled:
        texts = {name: getattr(value, name, "") for name in WORDS}
        return replace(
            value, **{name: typeset(text, settings) for name, text in texts.items() if text}
        )

    match figure:
        case DataChart(head):
            return replace(figure, head=typed(head))
        case Timeline(moments):
            said = (replace(each, text=typeset(each.text, settings)) for each in moments)
            return replace(typed(figure), moments=tuple(said))
        case Chart():
            return typed(figure)
        case WrittenMap():
            return typed(figure)
        case None:
            return None


def _read_chart(block: Block) -> WrittenFigure | None:
    from dateline.editorial.charts import read_chart  # few texts have one

    return read_chart(block.fields, block.fence, block.path, block.problems)


def _read_timeline(block: Block) -> WrittenFigure | None:
    from dateline.editorial.timelines import read_timeline

    return read_timeline(block.fields, block.path, block.links, block.problems)


def _read_map(block: Block) -> WrittenMap | None:
    values, problems = read_form(block.fields, MAP, block.path)
    block.problems.extend(problems)
    regions, caption = values.get("regions"), values.get("caption", "")
    if not isinstance(regions, tuple) or not isinstance(caption, str):
        return None
    return WrittenMap(tuple(each for each in regions if isinstance(each, Mention)), caption)


READERS: Final[dict[str, Reader]] = {
    "chart": _read_chart,
    "timeline": _read_timeline,
    "map": _read_map,
}
FENCES = tuple(READERS)
