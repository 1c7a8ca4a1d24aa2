"""`dateline outlets`: on whose word the paper rests, unreviewed first, ready to paste."""

import sys

from dateline.desk.reports import count_of, show_problems
from dateline.desk.request import Request
from dateline.desk.sitting import hold_sitting
from dateline.editorial.sources import HostUse, count_hosts

SHOWN = 3


def outlets(request: Request) -> int:
    """List the hosts that all articles cite, those held back too; return the exit status."""
    report = hold_sitting(request, publishing=False)
    if report.passed is None:
        show_problems(report.problems)
        return 1
    passed = report.passed
    uses = count_hosts((*passed.public, *passed.withdrawn, *passed.held))
    sys.stdout.write("".join(_pages(uses)))
    return 0


def _pages(uses: tuple[HostUse, ...]) -> list[str]:
    """All is YAML that can stand in outlets.yaml: what is known there already is a comment."""
    strangers = [use for use in uses if use.outlet is None]
    bare = [use for use in uses if use.outlet is not None and not use.outlet.class_]
    known = [use for use in uses if use.outlet is not None and use.outlet.class_]
    pages = ["# Unreviewed: fill in what is known, and leave out what isn't.\n"] * bool(strangers)
    pages += [_stranger(use) for use in strangers]
    pages += ["# Listed without a class:\n"] * bool(bare) + [_line(use) for use in bare]
    pages += ["# Reviewed:\n"] * bool(known) + [_line(use) for use in known]
    return pages


def _stranger(use: HostUse) -> str:
    more = len(use.paths) - SHOWN
    shown = ", ".join(use.paths[:SHOWN]) + (f" and {more} more" if more > 0 else "")
    return f"""\
{use.host}:  # {count_of(len(use.paths), "article")}: {shown}
  name: {use.host}
  country:  # CN, US, …
  class:  # state-owned, state-affiliated, government, party, industry, independent
  basis:  # the address that the class rests on
  reviewed:  # the day
"""


def _line(use: HostUse) -> str:
    outlet = use.outlet
    assert outlet is not None  # noqa: S101 - strangers are shown otherwise
    facts = ", ".join(filter(None, (outlet.name, outlet.class_, outlet.country)))
    day = f", reviewed {outlet.reviewed}" if outlet.reviewed else ""
    return f"#   {use.host}: {count_of(len(use.paths), 'article')}; {facts}{day}\n"
