"""Reads each article and standing page on its own: bytes in, a manuscript out."""

from functools import lru_cache

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from dateline.editorial.chart_files import Filled, fill_charts
from dateline.editorial.contents import Contents
from dateline.editorial.fields import ARTICLE, PAGE, Field
from dateline.editorial.figures import FENCES, read_figures, typeset_figure
from dateline.editorial.forms import UNREADABLE_GATE, Value, read_form
from dateline.editorial.renames import kind_of, present_names
from dateline.editorial.style import find_mojibake, find_style
from dateline.model.figures import Timeline, WrittenFigure
from dateline.model.file import Kept, Remember, Stored, digest_of
from dateline.model.manuscript import Manuscript, PageManuscript, WrittenDisclaimer
from dateline.model.problem import Problem, Severity
from dateline.model.prose import Figure, Mention, Prose, encode_pieces
from dateline.syntax.frontmatter import split_front_matter
from dateline.syntax.markdown import MarkdownSettings, parse_markdown, typeset

ADDRESS_CLASH = "address-clash"


class ReadingSettings(Struct, frozen=True):
    """The settings that reading one file depends on, and no others."""

    markdown: MarkdownSettings
    ignore: tuple[str, ...] = ()


class ReadArticle(Struct, frozen=True):
    """An article as written (None: not to be read), and what was wrong in its file."""

    manuscript: Manuscript | None
    problems: tuple[Problem, ...]


class ReadPage(Struct, frozen=True):
    """A standing page as written (None: not to be read), and what was wrong in its file."""

    manuscript: PageManuscript | None
    problems: tuple[Problem, ...]


def read_pages(
    contents: Contents, settings: ReadingSettings, remember: Remember
) -> tuple[tuple[PageManuscript, ...], tuple[Problem, ...]]:
    """Read `content/pages/**.md`."""
    files = contents.below("pages", ".md")
    inputs = [(contents.stored(file), file.path, settings) for file in files]
    read = remember(parse_page, inputs, ReadPage)
    manuscripts = tuple(each.manuscript for each in read if each.manuscript is not None)
    manuscripts, in_data = fill_charts(manuscripts, contents, remember)
    problems = (problem for each in read for problem in each.problems)
    return manuscripts, (*problems, *map(of_chart, in_data))


def parse_article(stored: Stored, path: str, settings: ReadingSettings) -> Kept:
    """Read one article: its front matter by the table, its body as Markdown."""
    sheet = _read_sheet(stored, path, settings, ARTICLE)
    if sheet.values is None or "date" not in sheet.values:
        return Kept(ReadArticle(None, sheet.problems))
    values = sheet.values
    disclaimers, in_disclaimers = _disclaimers(values.get("disclaimer", ()), path, settings)
    given = {
        **values,
        "highlights": _typeset(values.get("highlights", ()), settings.markdown),
        "summary": _typeset(values.get("summary", ""), settings.markdown),
        "disclaimers": disclaimers,
        **sheet.common,
    }
    manuscript = msgspec.convert(given, Manuscript)
    if manuscript.draft:
        in_disclaimers = tuple(map(softened, in_disclaimers))
    problems = (*sheet.problems, *in_disclaimers)
    return Kept(ReadArticle(manuscript, problems), (sheet.text,))


def parse_page(stored: Stored, path: str, settings: ReadingSettings) -> Kept:
    """Read one standing page."""
    sheet = _read_sheet(stored, path, settings, PAGE)
    if sheet.values is None:
        return Kept(ReadPage(None, sheet.problems))
    summary = _typeset(sheet.values.get("summary", ""), settings.markdown)
    given = {**sheet.values, "summary": summary, **sheet.common}
    manuscript = msgspec.convert(given, PageManuscript)
    return Kept(ReadPage(manuscript, sheet.problems), (sheet.text,))


class _Sheet(Struct, frozen=True):
    """A file as read: its values (None: it has none to go on with), and what every kind needs."""

    values: dict[str, Value] | None
    common: dict[str, object]
    text: bytes
    problems: tuple[Problem, ...]


def _read_sheet(
    stored: Stored, path: str, settings: ReadingSettings, table: tuple[Field, ...]
) -> _Sheet:
    markdown = settings.markdown
    data = stored.read()
    front, problems = split_front_matter(data, path)
    styled = replace(markdown, style=True, figures=FENCES)
    prose, in_body = parse_markdown(front.body, styled, path, front.body_line)
    if not front.ok:
        return _Sheet(None, {}, b"", (*problems, *in_body))
    fields, in_names = present_names(front.fields, kind_of(path), path)
    values, in_fields = read_form(fields, table, path, frozenset(settings.ignore))
    in_style = (*find_style(fields, path), *find_mojibake(data, path))
    prose, figures, in_figures = _with_figures(prose, values.get("timeline"), path)
    figures = tuple(typeset_figure(each, markdown) for each in figures)
    problems = (*problems, *in_names, *in_fields, *in_body, *in_figures, *in_style)
    if values.get("draft") is True:
        problems = tuple(softened(problem) for problem in problems)
    title = values.get("title")
    if not isinstance(title, Mention):
        return _Sheet(None, {}, b"", problems)
    text = encode_pieces(prose.pieces)
    common = {
        "path": path,
        "title": replace(title, text=typeset(title.text, markdown)),
        "body": prose.outline,
        "text": digest_of(text),
        "figures": figures,
    }
    return _Sheet(values, common, text, problems)


def _with_figures(
    prose: Prose, timeline: Value | None, path: str
) -> tuple[Prose, tuple[WrittenFigure | None, ...], tuple[Problem, ...]]:
    """Read what stands in the blocks of a body; a timeline of the front matter is its last."""
    if not prose.outline.fences and timeline is None:
        return prose, (), ()
    from dateline.editorial.timelines import read_moments  # few texts have one

    links = list(prose.outline.links)
    figures, problems = read_figures(prose.outline.fences, path, links)
    in_front: list[Problem] = []
    pieces = prose.pieces
    if moments := read_moments(timeline, path, links, in_front):
        pieces = (*pieces, Figure(len(figures)))
        figures = (*figures, Timeline(moments))
    outline = replace(prose.outline, links=tuple(links), fences=())
    return Prose(pieces, outline), figures, (*problems, *in_front)


def of_chart(found: Filled) -> Problem:
    """Return what is wrong with the file of a chart; a draft's is no error."""
    problem, is_draft = found
    return softened(problem) if is_draft else problem


def _disclaimers(
    value: Value, path: str, settings: ReadingSettings
) -> tuple[tuple[WrittenDisclaimer, ...], tuple[Problem, ...]]:
    """Read what stands under `disclaimer:`; what has several words is no key, but a text."""
    disclaimers: list[WrittenDisclaimer] = []
    problems: list[Problem] = []
    for mention in value if isinstance(value, tuple) else ():
        if not isinstance(mention, Mention):
            continue
        prose = None
        if len(mention.text.split()) > 1:
            prose, found = _prose(mention, settings.markdown, path)
            problems += found
        disclaimers.append(WrittenDisclaimer(mention, prose))
    return tuple(disclaimers), tuple(problems)


def _prose(
    mention: Mention, markdown: MarkdownSettings, path: str
) -> tuple[Prose, tuple[Problem, ...]]:
    """Set a text in front matter; the same words stand in many articles."""
    prose, problems = _set_once(mention.text, markdown)
    if problems or prose.outline.links or prose.outline.pictures:  # these know their lines
        return parse_markdown(mention.text, markdown, path, mention.line)
    return prose, ()


@lru_cache(maxsize=256)
def _set_once(text: str, markdown: MarkdownSettings) -> tuple[Prose, tuple[Problem, ...]]:
    return parse_markdown(text, markdown, "")


def softened(problem: Problem) -> Problem:
    """Make a draft's problem a warning, unless a clock or a slip could publish it for that."""
    if problem.code in (UNREADABLE_GATE, ADDRESS_CLASH):
        return problem
    return replace(problem, severity=Severity.WARNING)


def _typeset(value: Value, markdown: MarkdownSettings) -> Value:
    if isinstance(value, tuple):
        return tuple(_typeset(each, markdown) for each in value)
    return typeset(value, markdown) if isinstance(value, str) else value
