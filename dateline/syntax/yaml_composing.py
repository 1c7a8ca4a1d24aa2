"""The room of the YAML library: from a text to nodes, where that isn't plain.

Loading a document would decide what a scalar means (`NO` is False, `1.10` is 1.1); composing keeps
its text and leaves the meaning to the field that reads it.
"""

import re
from collections.abc import Iterable
from typing import Any

import yaml
from msgspec import Struct

from dateline.model.problem import Location, Problem
from dateline.syntax.nodes import Mapping, Node, Scalar, Sequence
from dateline.syntax.yaml_errors import HIDDEN, Complaint, Source, explain, quoted_line

MAX_DEPTH = 16
MAX_NODES = 50_000
MAX_PROBLEMS = 100

# The C loader has the same event stream, ten times faster; not every platform has it.
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# What an escape in double quotes may not smuggle in: the same, but for a tab.
_HIDDEN_IN_VALUE = re.compile(HIDDEN.pattern.replace("\x09", "\x08"))
_COMMENT = re.compile(" +#")
# libyaml takes `>#1` for the head of a block, and loses it.
_BLOCK_HEAD = re.compile("[|>][-+1-9]{0,2}(?: *| +#.*)(?:\n|\\Z)")


class _Open(Struct):
    """A list or mapping whose end isn't reached yet; in a mapping keys and values take turns."""

    mapping: bool
    place: Location
    nodes: list[Node]


def compose(source: Source) -> tuple[Node | None, tuple[Problem, ...]]:
    """Build the document's nodes; where the grammar is broken, none and that one problem."""
    problems: list[Problem] = []
    try:
        root = _build(iter(LOADER(source.text).get_event, None), source, problems)
    except yaml.MarkedYAMLError as error:
        return None, (explain(_complaint(error), source),)
    except (yaml.YAMLError, ValueError, OverflowError):
        # The Python loader lets `"\UFFFFFFFF"` escape without a place.
        return None, (explain(Complaint("", 0, 0, 0, 0), source),)
    return root, tuple(problems[:MAX_PROBLEMS])


def _complaint(error: yaml.MarkedYAMLError) -> Complaint:
    mark = error.problem_mark or error.context_mark
    begin = error.context_mark or mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    begin_line, begin_column = (begin.line, begin.column) if begin else (line, column)
    words = f"{error.context or ''} {error.problem or ''}"
    return Complaint(words, line, column, begin_line, begin_column)


def _build(events: Iterable[Any], source: Source, problems: list[Problem]) -> Node | None:
    """Turn events into nodes with a stack of our own: hostile depth meets no recursion."""
    roots: list[Node] = []
    stack = [_Open(mapping=False, place=Location(""), nodes=roots)]
    for count, event in enumerate(events):
        kind = type(event)
        if kind is yaml.ScalarEvent:
            part = stack[-1]
            if part.mapping and len(part.nodes) % 2 == 0:
                _refuse_question_mark(event, source, problems)
            part.nodes.append(_scalar(event, source, problems))
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            place = _place(event, source)
            stack.append(_Open(kind is yaml.MappingStartEvent, place, []))
            if event.anchor is not None or event.tag is not None:
                _refuse_marks(event, source, problems)
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            closed = _closed(stack.pop(), source, problems)
            stack[-1].nodes.append(closed)
        elif kind is yaml.AliasEvent:
            stack[-1].nodes.append(_alias(event, source, problems))
        elif kind is yaml.DocumentStartEvent and roots:
            problems.append(_second_document(event, source))
            break
        if len(problems) > MAX_PROBLEMS:
            break
        if len(stack) > MAX_DEPTH + 1 or count > MAX_NODES:
            problems.append(_beyond_limits(event, len(stack), source))
            return None
    return roots[0] if roots else None


def _place(event: Any, source: Source) -> Location:
    return source.at(event.start_mark.line, event.start_mark.column)


def _scalar(event: Any, source: Source, problems: list[Problem]) -> Scalar:
    if event.anchor is not None or event.tag is not None:
        _refuse_marks(event, source, problems)
    mark = event.start_mark
    line, column = mark.line + source.first_line, mark.column + 1
    if event.style:
        _refuse_quoted(event, source, problems)
        return Scalar(event.value, line, column, False)
    comment = _COMMENT.match(source.text, event.end_mark.index) is not None
    if not event.value:
        place = _place_of_nothing(mark, source)
        return Scalar("", place.line, place.column, True, comment)
    return Scalar(event.value, line, column, True, comment)


def _place_of_nothing(mark: Any, source: Source) -> Location:
    """Return the place behind what stands before: the loaders differ on that of an empty value."""
    text, end = source.text, mark.index
    while end and text[end - 1] in " \n":
        end -= 1
    # At the end of a text without a last line end, libyaml counts one all the same.
    at_end = mark.index == len(text)
    line = text.count("\n", 0, end) if at_end else mark.line - text.count("\n", end, mark.index)
    return source.at(line, end - text.rfind("\n", 0, end) - 1)


def _refuse_question_mark(event: Any, source: Source, problems: list[Problem]) -> None:
    """Refuse `? key`, of which the loaders have different opinions."""
    index = event.start_mark.index
    while index and source.text[index - 1] == " ":
        index -= 1
    if index and source.text[index - 1] == "?":
        hint = "write `key: value`, or put the text in quotes"
        problems.append(Problem(_place(event, source), "odd-key", "`?` begins a key in YAML", hint))


def _refuse_quoted(event: Any, source: Source, problems: list[Problem]) -> None:
    """Refuse what a block or a text in quotes can hide."""
    smuggled = _HIDDEN_IN_VALUE.search(event.value)
    if smuggled:
        message = f"a hidden character, U+{ord(smuggled.group()):04X}"
        place = _place(event, source)
        problems.append(Problem(place, "hidden-character", message, "delete its escape"))
    if event.style in "|>" and not _BLOCK_HEAD.match(source.text, event.start_mark.index):
        mark = event.start_mark
        complaint = Complaint("block scalar", mark.line, mark.column + 1, 0, 0)
        problems.append(explain(complaint, source))


def _refuse_marks(event: Any, source: Source, problems: list[Problem]) -> None:
    """Refuse an anchor and a tag; `title: &c` would lose its text in silence."""
    mark = event.start_mark
    requoted = quoted_line(source.line(mark.line), mark.column)
    hint = f"quote it: `{requoted}`" if requoted else "write the value itself"
    if event.anchor is not None:
        message = f"`&{event.anchor}` is an anchor in YAML, not text"
        problems.append(Problem(_place(event, source), "yaml-anchor", message, hint))
    if event.tag is not None:
        message = "`!` begins a tag in YAML, not text"
        problems.append(Problem(_place(event, source), "yaml-tag", message, hint))


def _alias(event: Any, source: Source, problems: list[Problem]) -> Scalar:
    mark = event.start_mark
    requoted = quoted_line(source.line(mark.line), mark.column)
    hint = f"quote it: `{requoted}`" if requoted else "write the value itself"
    message = f"`*{event.anchor}` is an alias in YAML, not text"
    place = _place(event, source)
    problems.append(Problem(place, "yaml-alias", message, hint))
    return Scalar("", place.line, place.column, False)


def _second_document(event: Any, source: Source) -> Problem:
    message = "a second YAML document; one is read"
    hint = "delete this line and what follows, or join the two"
    return Problem(_place(event, source), "second-document", message, hint)


def _beyond_limits(event: Any, depth: int, source: Source) -> Problem:
    if depth > MAX_DEPTH + 1:
        message = f"lists and mappings more than {MAX_DEPTH} deep"
        return Problem(_place(event, source), "too-deep", message, "take some levels out")
    message = f"more than {MAX_NODES:,} values"
    return Problem(_place(event, source), "too-many-values", message, "part it into several files")


def _closed(part: _Open, source: Source, problems: list[Problem]) -> Node:
    line, column = part.place.line, part.place.column
    if not part.mapping:
        return Sequence(tuple(part.nodes), line, column)
    entries: dict[str, tuple[Scalar, Node]] = {}
    for key, value in zip(part.nodes[::2], part.nodes[1::2], strict=True):
        refusal = _refused_key(key, entries, source)
        if refusal is not None:
            problems.append(refusal)
        elif isinstance(key, Scalar):
            entries[key.text] = (key, value)
    return Mapping(tuple(entries.values()), line, column)


def _refused_key(
    key: Node, entries: dict[str, tuple[Scalar, Node]], source: Source
) -> Problem | None:
    place = Location(source.path, key.line, key.column)
    if not isinstance(key, Scalar) or not key.text:
        message = "a key that is not a word"
        return Problem(place, "odd-key", message, "write `key: value`, or put the text in quotes")
    if key.text == "<<":
        return Problem(place, "merge-key", "`<<` is a merge key in YAML", "write the fields out")
    if key.text in entries:
        first = entries[key.text][0].line
        message = f"`{key.text}` is given twice, first in line {first}"
        return Problem(place, "duplicate-key", message, "keep one of the two")
    return None
