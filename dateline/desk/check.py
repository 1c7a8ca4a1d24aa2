"""`dateline check`: says all that is wrong, and publishes nothing."""

from dateline.desk.reports import count_of, show_problems
from dateline.desk.request import Request
from dateline.desk.sitting import hold_sitting


def check(request: Request) -> int:
    """Check the content; return the exit status."""
    from dateline.model.problem import errors

    report = hold_sitting(request, publishing=False)
    show_problems(report.problems if request.quiet else (*report.problems, *report.notes))
    found = errors(report.problems)
    if not request.quiet:
        warnings = set(report.problems).difference(found)
        print(f"{count_of(len(set(found)), 'error')}, {count_of(len(warnings), 'warning')}")
    return 1 if found or (request.strict and report.problems) else 0
