"""`dateline build`: the site into public/, or a preview of all that is held back beside it."""

import math
import signal
from time import monotonic
from typing import TYPE_CHECKING

from dateline.desk.freshness import (
    Sources,
    is_current,
    look_at_sources,
    mark_current,
    mark_instant,
    send_surveyor,
)
from dateline.desk.request import Request, UsageError
from dateline.publish.collecting import collecting_later
from dateline.publish.surveyor import Surveyor

if TYPE_CHECKING:
    from dateline.build import Report


def build(request: Request, attic: list[object]) -> int:
    """Build the site; return the exit status. What was read for it goes into the `attic`."""
    started = monotonic()
    surveyor = send_surveyor(request)
    sources = look_at_sources(request)
    if not _is_watched(request) and is_current(request, sources.signature, surveyor):
        surveyor.recall()
        if not request.quiet:
            print(f"nothing changed: {request.public.name}/ is up to date")
        return 0
    with collecting_later():  # what is loaded stays
        report = _build_anew(request, surveyor, sources)
        attic += (report, sources)
        return _told(report, request, sources, started)


def _build_anew(request: Request, surveyor: Surveyor, sources: Sources) -> "Report":
    from dateline.desk.sitting import hold_sitting

    return hold_sitting(request, publishing=True, surveyor=surveyor, sources=sources)


def _told(report: "Report", request: Request, sources: Sources, started: float) -> int:
    """Say what became of a build, and write down for the next one what it was made of."""
    from dateline.desk.reports import closing_line, show_problems

    told = (*report.problems, *report.notes) if request.verbose else report.problems
    if any(each.code == "layout" for each in report.problems):
        from dateline.desk.layouts import find_ejected_problems

        told = (*told, *find_ejected_problems(request))  # may well be why
    show_problems(told, codes=request.verbose)
    if report.published is None:
        return 1
    mark_instant(request)
    if not report.problems:
        upcoming = report.passed.next if report.passed else None
        mark_current(request, sources.signature, upcoming.timestamp() if upcoming else math.inf)
    if not request.quiet:
        print(closing_line(report, request, monotonic() - started))
    return 0


def _is_watched(request: Request) -> bool:
    """Tell whether more is asked than a site; who asks wants to see a build."""
    if request.profile and not hasattr(signal, "setitimer"):
        raise UsageError("--profile needs a timer that this system lacks (Windows)")
    return request.profile or bool(request.why)
