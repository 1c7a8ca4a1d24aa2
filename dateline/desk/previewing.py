"""One build of a preview: rehearsed before anybody asks for it, told as soon as it is out."""

from time import monotonic

from msgspec.structs import replace

from dateline.build import Project, Report, build, edit, stops
from dateline.desk.apart import Outcome, Tell
from dateline.desk.freshness import call_surveyor
from dateline.desk.reports import closing_line, show_problems
from dateline.desk.request import Request, clock
from dateline.desk.sitting import Ready, sit
from dateline.outputs import OUTPUTS
from dateline.publish.ahead import Ahead
from dateline.publish.press import Press
from dateline.publish.understudy import send_understudy


def rehearse(request: Request) -> Ready:
    """Do all that comes before a publication, and publish nothing; return what stays of it."""
    surveyor = call_surveyor(request)  # while there is little that a fork would have to copy
    ahead = Ahead()
    sit(_as_of_now(request)._replace(quiet=True), _rehearse, Ready(ahead=ahead))
    ahead.part()
    return Ready(surveyor, ahead=ahead)


def perform(request: Request, ready: Ready | None, tell: Tell) -> None:
    """Build the preview, and say in the terminal what `dateline build --drafts` would."""
    started = monotonic()
    request = _as_of_now(request)
    surveyor = ready.surveyor if ready and ready.surveyor else call_surveyor(request)
    surveyor.send()

    def announce(report: Report) -> None:
        base_url = report.room.settings.site.base_url if report.room else ""
        outcome = Outcome(report.problems, report.published is not None, base_url)
        if not outcome.passes:
            show_problems(report.problems)
        if outcome.published and not request.quiet:
            print(closing_line(report, request, monotonic() - started))
        tell(outcome)

    def build_aloud(project: Project, press: Press) -> Report:
        return build(replace(project, announce=announce), press)

    report = sit(request, build_aloud, Ready(surveyor, ahead=ready.ahead if ready else None))
    if report.published is None:
        announce(report)


def _rehearse(project: Project, press: Press) -> Report:
    send_understudy(press)
    edited, workshop = edit(project, press)
    if edited.library is not None and not stops(edited.problems, project):
        orders = [order for emit in OUTPUTS for order in emit(edited.library, workshop)]
        press.print(orders)
        press.try_each(orders)
    return Report(edited.problems)


def _as_of_now(request: Request) -> Request:
    return request._replace(now=clock()) if request.by_clock else request
