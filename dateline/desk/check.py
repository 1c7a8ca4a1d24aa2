"""`dateline check`: says all that is wrong, and publishes nothing."""

import sys
from collections.abc import Iterator

from msgspec import Struct

from dateline.build import Report
from dateline.desk.annotations import json_report, sarif_report, workflow_commands
from dateline.desk.chosen_files import find_files, part_problems, way_to
from dateline.desk.history import read_former
from dateline.desk.layouts import find_ejected_problems
from dateline.desk.previous import UnreadableError, read_previous
from dateline.desk.reports import count_of, show_problems
from dateline.desk.request import Request
from dateline.desk.schedule import check_schedule
from dateline.desk.sitting import hold_sitting
from dateline.editorial.silent_edits import find_changed_rules, find_silent_edits
from dateline.editorial.vanished import Editions, find_vanished
from dateline.model.problem import Problem, errors, part_notes


class Found(Struct, frozen=True):
    """What is wrong, what is only said, and how much more is wrong in files not asked for.

    `told` is what else was done.
    """

    problems: tuple[Problem, ...]
    notes: tuple[Problem, ...]
    elsewhere: int = 0
    told: str = ""


def check(request: Request) -> int:
    """Check the content; return the exit status."""
    files = find_files(request.files, request.root)
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
    problems = (*problems, *find_ejected_problems(request))
    told = ""
    if request.links:
        from dateline.desk.outside.inquiry import ask_links

        inquiry = ask_links(report, files, request)
        in_links, doubts = part_notes(inquiry.problems)
        problems, notes, told = (*problems, *in_links), (*notes, *doubts), inquiry.told
    found = Found(problems, notes, told=told)
    # Where nothing could be judged, what is in the way lies in another file.
    found = chosen(found, files) if files and report.passed is not None else found
    _say(found, request)
    return 1 if errors(found.problems) or (request.strict and found.problems) else 0


def chosen(found: Found, files: tuple[str, ...]) -> Found:
    """Keep what is in these files, and count the rest."""
    problems, others = part_problems(found.problems, files)
    notes, _ = part_problems(found.notes, files)
    return Found(problems, notes, len(set(others)), found.told)


def _say(found: Found, request: Request) -> None:
    shown = found.problems if request.quiet else (*found.problems, *found.notes)
    if request.format == "json":
        sys.stdout.write(json_report(shown, found.elsewhere))
    elif request.format == "sarif":
        sys.stdout.write(sarif_report(shown, way_to(request.root)))
    elif request.format == "github":
        sys.stdout.write(workflow_commands(shown, way_to(request.root)))
    else:
        show_problems(shown, codes=request.verbose, abridged=not request.files)
    if not request.quiet and request.format in ("human", "github"):
        print(_closing_line(found))
        if found.told:
            print(found.told)


def _closing_line(found: Found) -> str:
    wrong = set(found.problems)
    fatal = set(errors(wrong))
    line = f"{count_of(len(fatal), 'error')}, {count_of(len(wrong - fatal), 'warning')}"
    return f"{line}; {found.elsewhere} more in other files" if found.elsewhere else line


def _vanished(before: frozenset[str], report: Report) -> Iterator[Problem]:
    """What the last publication had, where it is known what this one would have."""
    paths, passed, room = report.paths, report.passed, report.room
    if before and paths is not None and passed is not None and room is not None:
        yield from find_vanished(Editions(before, paths), passed, room)
