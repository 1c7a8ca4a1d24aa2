"""Sets a body from its text: the order of the steps."""

from dateline.model.problem import Location, Problem
from dateline.model.prose import Prose
from dateline.syntax.markdown.body import set_body
from dateline.syntax.markdown.checks import is_plain, without_forbidden
from dateline.syntax.markdown.limits import MAX_NESTING
from dateline.syntax.markdown.notes import set_notes, take_notes
from dateline.syntax.markdown.opening import has_ideographs
from dateline.syntax.markdown.places import Source
from dateline.syntax.markdown.plain_blocks import read_plain_blocks
from dateline.syntax.markdown.settings import MarkdownSettings
from dateline.syntax.markdown.sheet import Sheet
from dateline.syntax.markdown.style import tell_quotes
from dateline.syntax.markdown.tokens import Token

# A text of ten hours' reading; the limits on nesting and labels are made for this length.
MAX_TEXT = 500_000


def set_prose(
    text: str, settings: MarkdownSettings, path: str, first_line: int = 1
) -> tuple[Prose, tuple[Problem, ...]]:
    """Return the pieces and the outline of a body, and what is wrong with it."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > MAX_TEXT:
        message = f"this text has more than {MAX_TEXT:,} characters"
        problem = Problem(Location(path, first_line), "too-long", message, "split it")
        return Prose(()), (problem,)
    source = Source(text, path, first_line, text.split("\n"))
    problems: list[Problem] = []
    plain = is_plain(text)
    if not plain:
        source, problems = without_forbidden(source)
    sheet = Sheet(source, settings, spaced=plain or not has_ideographs(source.text))
    set_body(sheet, take_notes(sheet, _read_blocks(sheet)))
    set_notes(sheet, set_body)
    tell_quotes(sheet)
    _tell_limits(sheet)
    return sheet.prose(), (*problems, *sheet.problems)


def _read_blocks(sheet: Sheet) -> list[Token]:
    text = sheet.source.text
    plain = read_plain_blocks(text)
    if plain is not None:
        return plain
    from dateline.syntax.markdown.grammar import odd_blocks  # and with it the library

    return odd_blocks(text, sheet.env)


def _tell_limits(sheet: Sheet) -> None:
    if "too_deep" in sheet.env:
        place = sheet.source.on(sheet.env["too_deep"])
        message = f"this nests more than {MAX_NESTING} levels deep (a list counts as two)"
        sheet.error("nesting", place, message)
    if "too_tangled" in sheet.env:
        place = sheet.source.on(sheet.env["too_tangled"])
        sheet.error("tangled", place, "these brackets take too long to sort out", "close each [")
    if "too_many_cells" in sheet.env:
        place = sheet.source.on(sheet.env["too_many_cells"])
        message = "the tables of this text have too many empty cells"
        sheet.error("table-cells", place, message, "give each row all its cells")
    sheet.fits(sheet.size(), sheet.source.on(0))
