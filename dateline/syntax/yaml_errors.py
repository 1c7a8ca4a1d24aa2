"""What the YAML parser complains of, in an author's words, with a cure that can be typed in."""

import re

from msgspec import Struct

from dateline.model.problem import Location, Problem

# Tabs: the C and the Python loader disagree on where they may stand. U+0085, U+2028 and U+2029
# are line breaks to YAML 1.1, and no editor shows them. U+FEFF is a mark inside the text.
HIDDEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")


class Source(Struct, frozen=True):
    """A YAML text, the file it stands in, and the number of its first line there."""

    text: str
    path: str
    first_line: int

    def at(self, line: int, column: int) -> Location:
        """Return the place in the file of a line and column of the text (both from 0)."""
        return Location(self.path, self.first_line + line, column + 1)

    def line(self, number: int) -> str:
        """Return line `number` of the text (from 0)."""
        lines = self.text.split("\n")
        return lines[number] if number < len(lines) else ""


class Complaint(Struct, frozen=True):
    """What the parser said, where it gave up, and where what it was reading began (from 0)."""

    words: str
    line: int
    column: int
    begin_line: int
    begin_column: int


class _Cause(Struct, frozen=True):
    """Words of either loader, and what they mean to an author; `begin`: the place is the start."""

    words: str
    code: str
    message: str
    hint: str
    begin: bool = False


_QUOTE = "put the text in quotes"
_SPELL_OUT = "write the value itself, or put the text in quotes"

# The words of libyaml and of PyYAML's own parser; the first row that fits is taken.
_CAUSES = tuple(
    _Cause(*row)
    for row in (
        ("quoted scalar found unexpected", "unclosed-quote",
         "a quotation mark that is never closed", "close it, or write it twice inside the text",
         True),
        ("quoted scalar", "odd-escape", "a backslash that YAML can't read",
         "double the backslash, or use single quotes"),
        ("block scalar", "unquoted-text", "`|` and `>` begin a block of lines in YAML", _QUOTE),
        ("an anchor", "yaml-anchor", "`&` begins an anchor in YAML", _SPELL_OUT),
        ("an alias", "yaml-alias", "`*` begins an alias in YAML", _SPELL_OUT),
        ("a tag", "yaml-tag", "`!` begins a tag in YAML", _SPELL_OUT),
        ("tag handle", "yaml-tag", "`!` begins a tag in YAML", _SPELL_OUT),
        ("expected ':'", "missing-colon", "a line that is not `key: value`",
         "write `key: value`, or indent the line if it continues the one above", True),
        ("mapping values are not allowed", "unquoted-colon",
         "a colon inside a text that is not in quotes", _QUOTE),
        ("sequence entries are not allowed", "unquoted-text",
         "a list can't begin here", "begin the list on a line of its own, or quote the text"),
        ("mapping keys are not allowed", "unquoted-text", "`?` has a meaning in YAML", _QUOTE),
        ("cannot start any token", "unquoted-text",
         "a text can't begin with this character", _QUOTE),
        ("flow sequence", "unclosed-bracket", "a `[` without its `]`",
         "put `,` between the parts, `]` at the end, and odd texts in quotes", True),
        ("flow mapping", "unclosed-bracket", "a `{` without its `}`",
         "put `,` between the parts, `}` at the end, and odd texts in quotes", True),
        ("node content", "missing-value", "a value is missing here",
         "write the value, or leave the field out"),
        ("expected <document start>", "indentation",
         "this does not belong to the lines above", "begin every field at the margin"),
        ("expected '<document start>'", "indentation",
         "this does not belong to the lines above", "begin every field at the margin"),
        ("while parsing a block", "indentation",
         "this does not belong to the lines above", "indent it as the lines above are"),
    )
)  # fmt: skip
_INDENTED = _Cause(
    "",
    "indentation",
    "a field that is indented too far",
    "begin every field at the margin, and put a text that goes on in quotes",
)
_BROKEN_OFF = _Cause(
    "",
    "unquoted-text",
    "the list or mapping breaks off here",
    "put `,` between the parts, and odd texts in quotes",
)
_UNKNOWN = _Cause("", "unreadable-yaml", "YAML can't be read here", _QUOTE)

# Texts, so that only what is wrong has them compiled.
_FIELD = r"(?P<head>\s*(?:- +)?[a-z_][\w-]*: +)(?P<value>\S.*?)\s*"
_TITLE_FIELD = r"(?P<head>[A-Za-z_][\w-]*: +)(?P<value>\S.*?)\s*"
_CUT_COLOUR = r": +(#[0-9A-Fa-f]{3,6})\b"
_ITEM = r"(?P<head>\s*- +)(?P<value>\S.*?)\s*"


def explain(complaint: Complaint, source: Source) -> Problem:
    """Turn the parser's complaint into a problem at the place that the author has to mend."""
    words = complaint.words.lower()
    for number in (complaint.begin_line, complaint.line - 1):
        if number >= 0 and (cut := re.search(_CUT_COLOUR, source.line(number))):
            message = "behind a space, '#' begins a comment to YAML"
            place = source.at(number, cut.start(1))
            return Problem(place, "quote-comment", message, f'quote it: "{cut[1]}"')
    cause = next((cause for cause in _CAUSES if cause.words in words), _UNKNOWN)
    written = source.line(complaint.line)
    requoted = quoted_line(written, complaint.column)
    if cause.code == "unquoted-colon" and _is_indented_key(written[: complaint.column]):
        cause = _INDENTED
    elif cause.code == "unclosed-bracket" and complaint.line == complaint.begin_line:
        cause = _BROKEN_OFF
    elif cause.begin:
        place = source.at(complaint.begin_line, complaint.begin_column)
        return Problem(place, cause.code, cause.message, _hint_at_begin(cause, complaint, source))
    hint = f"quote it: `{requoted}`" if requoted else cause.hint
    place = source.at(complaint.line, complaint.column)
    return Problem(place, cause.code, cause.message, hint)


def quoted_line(line: str, column: int) -> str:
    """Return the line with its text in quotes, if `column` (from 0) lies in a text; else ""."""
    forms = (_FIELD, _TITLE_FIELD, _ITEM)
    match = next(filter(None, (re.fullmatch(form, line) for form in forms)), None)
    if match is None or column < match.start("value") or _is_flow(match["value"]):
        return ""
    return match["head"].strip() + " " + quoted(match["value"])


def quoted(text: str) -> str:
    """Return the text as a quoted YAML scalar; quotes already around the whole are replaced."""
    if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"":
        text = text[1:-1]
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    if "'" not in text:
        return f"'{text}'"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _is_flow(value: str) -> bool:
    return (value[0] == "[" and value[-1] in "],") or (value[0] == "{" and value[-1] in "},")


def _is_indented_key(text: str) -> bool:
    return re.fullmatch(r"\s+[\w-]+", text) is not None


def _hint_at_begin(cause: _Cause, complaint: Complaint, source: Source) -> str:
    """Return the cause's hint, or `key: value` for a line such as `key:value`."""
    match = re.fullmatch(r"\s*([\w-]+):([^\s/].*?)\s*", source.line(complaint.begin_line))
    if cause.code != "missing-colon" or match is None:
        return cause.hint
    return f"put a space after the colon: `{match[1]}: {match[2]}`"
