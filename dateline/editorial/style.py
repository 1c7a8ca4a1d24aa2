"""The house style: what in an article's file reads badly, and how much the settings say it matters.

Findings are made when a file is read and remembered with it; only their level is decided anew.
"""

import re
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from dateline.editorial.style_rules import OFF, STYLE_CODES
from dateline.editorial.style_settings import StyleSettings
from dateline.model.manuscript import Slip
from dateline.model.problem import Location, Problem, Severity
from dateline.syntax.frontmatter import Mapping, Node, Scalar, Sequence, decode

LONGEST_HIGHLIGHT = 200
HIGHLIGHTS = 3
# A title of fewer letters may be all abbreviations.
FEWEST_LETTERS = 12

# UTF-8 that was read as Windows-1252: `Ã©`, `â€™`, `Â£`. After a capital, Ã may be Portuguese.
_MOJIBAKE = re.compile(
    "(?<![A-ZÀ-Þ])[ÂÃ][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc"
    "\u2013\u2014\u2018-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]|â€.|\ufffd"
)
# The same in UTF-8, each with the rarest of its bytes: one byte is looked for twenty times faster.
_SIGNS = (
    (0x83, b"\xc3\x83"),
    (0x82, b"\xc3\x82"),
    (0x82, b"\xc3\xa2\xe2\x82\xac"),
    (0xEF, b"\xef\xbf\xbd"),
)
MOST_MOJIBAKE = 20


def find_style(fields: Mapping, path: str) -> Iterator[Problem]:
    """Yield what in front matter reads badly, as warnings."""
    nodes = {key.text: node for key, node in fields.entries}
    title, summary = nodes.get("title"), nodes.get("summary")
    if isinstance(title, Scalar):
        yield from _title(title, path)
        if not isinstance(summary, Scalar) or not summary.text.strip():
            message, hint = "no summary of its own", "add a line: summary: …"
            yield _warning(title, path, "missing-summary", message, hint)
        elif _plain(summary.text) == _plain(title.text):
            message = "the summary says what the title says"
            hint = "write what the article adds, or take the line out"
            yield _warning(summary, path, "summary-repeats-title", message, hint)
    highlights = nodes.get("highlights")
    if isinstance(highlights, Sequence):
        yield from _highlights(highlights, path)


def find_mojibake(data: bytes, path: str) -> Iterator[Problem]:
    """Yield the letters that another program has garbled, as warnings."""
    if not any(byte in data and sign in data for byte, sign in _SIGNS):
        return
    text, _ = decode(data, path)
    for count, found in enumerate(_MOJIBAKE.finditer(text)):
        if count == MOST_MOJIBAKE:
            return
        at = found.start()
        place = Scalar("", text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at), plain=True)
        repaired = _repaired(found[0])
        hint = f"did you mean '{repaired}'?" if repaired else "type the letter that stood here"
        message = f"'{found[0]}' was garbled by another program"
        yield _warning(place, path, "mojibake", message, hint)


def hold_to_style(
    problems: Iterable[Problem], slips: Iterable[Slip], style: StyleSettings
) -> tuple[Problem, ...]:
    """Give each finding the level of its rule, or leave it out; judge the articles' waivers."""
    levels = dict(style.levels)
    written = {slip.path: slip for slip in slips}
    kept: list[Problem] = []
    found: set[tuple[str, str]] = set()
    for problem in problems:
        if problem.code not in STYLE_CODES:
            kept.append(problem)
            continue
        slip = written.get(problem.location.path)
        if levels[problem.code] == OFF or not _binds(style, slip):
            continue
        found.add((problem.location.path, problem.code))
        if slip is None or not _waives(slip, problem.code):
            error = levels[problem.code] == "error" and not (slip and slip.draft)
            kept.append(replace(problem, severity=Severity.ERROR) if error else problem)
    for slip in written.values():
        if slip.waive:
            kept += _waivers(slip, found)
    return tuple(kept)


def _title(title: Scalar, path: str) -> Iterator[Problem]:
    if any(map(str.islower, title.text)):
        return
    shouted = sum(map(str.isupper, title.text)) >= FEWEST_LETTERS
    if shouted and len(title.text.split()) > 1:
        hint = f'write title: "{title.text.capitalize()}", with names in capitals'
        yield _warning(title, path, "title-in-capitals", "a title all in capitals", hint)


def _highlights(highlights: Sequence, path: str) -> Iterator[Problem]:
    count = len(highlights.items)
    if count != HIGHLIGHTS:
        message = f"{count} highlight{'' if count == 1 else 's'}; three are usual here"
        hint = "write three, or take the field out"
        yield _warning(highlights, path, "highlight-count", message, hint)
    for each in highlights.items:
        if isinstance(each, Scalar) and len(each.text) > LONGEST_HIGHLIGHT:
            message = f"a highlight of {len(each.text)} characters"
            hint = f"shorten it to {LONGEST_HIGHLIGHT} or fewer; the article says the rest"
            yield _warning(each, path, "long-highlight", message, hint)


def _warning(node: Node, path: str, code: str, message: str, hint: str) -> Problem:
    return Problem(Location(path, node.line, node.column), code, message, hint, Severity.WARNING)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".!?")


def _repaired(garbled: str) -> str:
    """What was typed, or "" where nobody can tell."""
    try:
        data = b"".join(
            each.encode("latin-1" if "\x80" <= each <= "\x9f" else "cp1252") for each in garbled
        )
        return data.decode()
    except UnicodeError:
        return ""


def _binds(style: StyleSettings, slip: Slip | None) -> bool:
    """Whether a text is held to the style: a standing page, which has no day, always is."""
    if style.since is None or slip is None:
        return True
    return slip.date.moment.date() >= style.since


def _waives(slip: Slip, code: str) -> bool:
    return any(waiver.rule.text == code for waiver in slip.waive)


def _waivers(slip: Slip, found: set[tuple[str, str]]) -> Iterator[Problem]:
    for waiver in slip.waive:
        code = waiver.rule.text
        location = Location(slip.path, waiver.rule.line, waiver.rule.column)
        if code not in STYLE_CODES:
            continue
        if (slip.path, code) in found:
            message = f"rule '{code}' is waived: {waiver.reason}"
            yield Problem(location, "waived-rule", message, severity=Severity.NOTE)
        else:
            message = f"rule '{code}' asks nothing more of this article"
            hint = "take the waiver out"
            yield Problem(location, "idle-waiver", message, hint, Severity.WARNING)
