"""`dateline check`: says all that is wrong, and publishes nothing."""

import sys
from collections.abc import Iterator

from dateline.build import Report
from dateline.desk.history import read_former
from dateline.desk.previous import UnreadableError, read_previous
from dateline.desk.reports import count_of, show_problems
from dateline.desk.request import Request
from dateline.desk.schedule import check_schedule
from dateline.desk.sitting import hold_sitting
from dateline.editorial.silent_edits import find_changed_rules, find_silent_edits
from dateline.editorial.vanished import Editions, find_vanished
from dateline.model.problem import Problem


def check(request: Request) -> int:
    """Check the content; return the exit status."""
    from dateline.model.problem import errors

    try:
        before = frozenset(read_previous(request.previous)) if request.previous else frozenset()
    except UnreadableError as error:
        print(f"nothing was checked: {error}", file=sys.stderr)
        return 1
    former = read_former(request.root, request.since) if request.since else None
    report = hold_sitting(request, publishing=False)
    problems, notes = report.problems, report.notes
    if former is not None and report.room is not None:
        edits = find_silent_edits(former, report.room, request.now)
        problems = (*problems, *edits)
        notes = (*notes, *find_changed_rules(former))
    problems = (*problems, *_vanished(before, report))
    if report.passed is not None and report.room is not None:
        stale = check_schedule(report.passed.changes, report.room.zone, request.root)
        problems = (*problems, *stale)
    show_problems(problems if request.quiet else (*problems, *notes), codes=request.verbose)
    found = errors(problems)
    if not request.quiet:
        warnings = set(problems).difference(found)
        print(f"{count_of(len(set(found)), 'error')}, {count_of(len(warnings), 'warning')}")
    return 1 if found or (request.strict and problems) else 0


def _vanished(before: frozenset[str], report: Report) -> Iterator[Problem]:
    """What the last publication had, where it is known what this one would have."""
    paths, passed, room = report.paths, report.passed, report.room
    if before and paths is not None and passed is not None and room is not None:
        yield from find_vanished(Editions(before, paths), passed, room)
