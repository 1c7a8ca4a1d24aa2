"""What the desk says: problems in reading order, a bar while one waits, a line at the end."""

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from time import monotonic

from msgspec.structs import replace

from dateline.build import Report
from dateline.desk.request import Request
from dateline.editorial.style_rules import STYLE_CODES
from dateline.model.problem import Location, Problem, Severity, in_reading_order

# Line ends, controls, and marks that turn the direction of what follows.
# A text: compiled where there is something to say.
_UNSEEN = "[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]+"
LONGEST = 400
MOST_ADVICE = 10
MORE_ADVICE = "say --verbose to see all, or write in site.yaml: style: {since: 2026-01-01}"

# Anything quicker than this needs no bar.
PATIENCE = 1.0
WIDTH = 30


def show_problems(problems: Iterable[Problem], codes: bool = False, abridged: bool = True) -> None:
    """Print all problems, as editors and terminals can follow them to their place.

    With `codes` each is followed by the word under which docs/reference/problems.md explains it,
    and none is left out; `abridged` leaves out what breaks one rule of style many times.
    """
    ordered = in_reading_order(problems)
    for problem in ordered if codes or not abridged else _abridged(ordered):
        if codes:
            problem = replace(problem, message=f"{problem.message} [{problem.code}]")
        message, hint = on_one_line(problem.message), on_one_line(problem.hint)
        place = replace(problem.location, path=on_one_line(problem.location.path))
        print(replace(problem, location=place, message=message, hint=hint), file=sys.stderr)


def _abridged(problems: list[Problem]) -> Iterator[Problem]:
    """Yield all but those that break a rule of the house style once more; tell how many these are.

    An archive that was written before the rule must not hide what a build stops for.
    """
    shown: Counter[str] = Counter()
    for problem in problems:
        shown[problem.code] += 1
        if not _is_advice(problem) or shown[problem.code] <= MOST_ADVICE:
            yield problem
    advised = {problem.code for problem in problems if _is_advice(problem)}
    for code in sorted(advised):
        more = shown[code] - MOST_ADVICE
        if more > 0:
            message = f"{count_of(more, 'more warning')} of '{code}'"
            yield Problem(Location("content"), code, message, MORE_ADVICE, Severity.WARNING)


def _is_advice(problem: Problem) -> bool:
    return problem.severity is Severity.WARNING and problem.code in STYLE_CODES


def on_one_line(text: str) -> str:
    """Return words that may hold an author's own, as no terminal or log can be misled by them."""
    shown = re.sub(_UNSEEN, " ", text)
    return shown if len(shown) <= LONGEST else f"{shown[:LONGEST]}…"


def closing_line(report: Report, request: Request, seconds: float) -> str:
    """Return the one line that tells what was done."""
    published = report.published
    assert published is not None  # noqa: S101 - only a publication has a closing line
    parts = [
        f"{count_of(len(published.written), 'file')} written",
        f"{len(published.changed)} changed",
        f"{len(published.removed)} removed",
        f"{published.unchanged} as they were",
    ]
    line = f"{request.public.relative_to(request.root)}/: {', '.join(parts)}, in {seconds:.1f} s"
    if request.in_place:
        line += ", file by file"
    if report.problems:
        line += f"; {count_of(len(set(report.problems)), 'warning')}"
    if report.notes and not request.verbose:
        line += f"; {count_of(len(report.notes), 'note')} (--verbose says what)"
    held = len(report.passed.held) if report.passed else 0
    if held and not request.preview:
        line += f"; {count_of(held, 'article')} held back"
    return line


def count_of(number: int, thing: str) -> str:
    """Return a number of things: 1 file, 12 files."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def bar() -> Callable[[str, int, int], None] | None:
    """Return what draws a progress bar on a terminal, or None where nobody looks at one."""
    if not sys.stderr.isatty():
        return None
    started = monotonic()

    def draw(what: str, done: int, total: int) -> None:
        if monotonic() - started < PATIENCE or not total:
            return
        full = WIDTH * done // total
        end = "\r\x1b[K" if done >= total else "\r"
        text = f"{what} [{'█' * full}{'·' * (WIDTH - full)}] {done}/{total}"
        sys.stderr.write(f"\r{text}{end}")
        sys.stderr.flush()

    return draw
