"""What the sweep found, as problems: which text, at which line of it, stands in which outputs."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from dateline.model.problem import Location, Problem, Severity
from dateline.publish.finds import Finds
from dateline.publish.held import ADDRESS, CARD, FILE, ID, Held
from dateline.publish.runs import Run, is_foreign, line_of

WAIVER = "waive: [{rule: leak, reason: …}]"
NAMES: Final = {ID: "its id", ADDRESS: "its address", CARD: "its social card", FILE: "a file of it"}
TEXT = "words of it"


def leaks_of(
    finds: Finds, owners: Mapping[Run, str], held: Mapping[str, Held], read: Callable[[str], bytes]
) -> Iterator[Problem]:
    """Yield a problem for each held text and each thing of it that was found."""
    places: dict[tuple[str, str], list[str]] = {}
    first: dict[str, Run] = {}
    marks = {mark: each.path for each in held.values() for mark in each.marks}
    for output in sorted(finds):
        for run in finds[output].runs:
            path = owners[run]
            first.setdefault(path, run)
            _note(places, path, TEXT, output)
        for mark in finds[output].marks:
            _note(places, marks[mark], NAMES[mark.kind], output)
    for (path, thing), outputs in places.items():
        yield _problem(held[path], thing, outputs, _line(held[path], thing, first, read))


def _note(places: dict[tuple[str, str], list[str]], path: str, thing: str, output: str) -> None:
    outputs = places.setdefault((path, thing), [])
    if output not in outputs:
        outputs.append(output)


def _line(held: Held, thing: str, first: Mapping[str, Run], read: Callable[[str], bytes]) -> int:
    """The line on which the words stand that were found; they aren't told, logs may be public."""
    if thing != TEXT:
        return 0
    return line_of(read(held.path), first[held.path], is_foreign(held.text))


def _problem(held: Held, thing: str, outputs: list[str], line: int) -> Problem:
    more = f" and {len(outputs) - 1} more" if len(outputs) > 1 else ""
    location = Location(held.path, line)
    message = f"{thing} would be published before its time, in {outputs[0]}{more}"
    if held.waived:
        note = f"{message}; waived: {held.waived}"
        return Problem(location, "leak", note, severity=Severity.NOTE)
    hint = f"mend what prints it; if it may be told, write {WAIVER}"
    return Problem(location, "leak", message, hint)
