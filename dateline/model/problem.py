"""What an author did that can't be published: a value with a place and a cure."""

from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct


class Severity(StrEnum):
    """How much a problem matters: any error stops the publication; a note is only said."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Location(Struct, frozen=True, order=True):
    """A place in a file: path below the project, line and column from 1 (0: the whole file)."""

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """Return `path:line:column`, as editors and terminals link it."""
        place = [self.path, *(str(number) for number in (self.line, self.column) if number)]
        return ":".join(place)


class Problem(Struct, frozen=True, array_like=True):
    """One mistake: where, a short code (`unknown-region`), what is wrong, and what to type.

    The message is lower case, without a full stop, in the author's own words. The hint, if any,
    says what can be typed to mend it.
    """

    location: Location
    code: str
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        """Return `path:line:column: error: message`, and the hint on a line of its own."""
        line = f"{self.location}: {self.severity}: {self.message}"
        return f"{line}\n    {self.hint}" if self.hint else line


def in_reading_order(problems: Iterable[Problem]) -> list[Problem]:
    """Sort problems by file, line, column and code, each one once."""
    unique = dict.fromkeys(problems)
    return sorted(unique, key=lambda problem: (problem.location, problem.code, problem.message))


def part_notes(
    problems: Iterable[Problem],
) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    """Return what is wrong, and apart from it what is only said."""
    problems = tuple(problems)
    wrong = tuple(each for each in problems if each.severity is not Severity.NOTE)
    return wrong, tuple(each for each in problems if each.severity is Severity.NOTE)


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Return those problems that stop a publication."""
    return [problem for problem in problems if problem.severity is Severity.ERROR]
