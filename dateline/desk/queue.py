"""`dateline queue`: what comes out when, what leaves, and why each held article is held."""

import json
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from dateline.desk.change_words import becomes, moment
from dateline.desk.reports import count_of, on_one_line, show_problems
from dateline.desk.request import Request
from dateline.desk.schedule import crontab, github_schedule
from dateline.desk.sitting import hold_sitting
from dateline.editorial.clock import HARMLESS
from dateline.editorial.gate import Passed, Verdict, verdict
from dateline.model.filing import Filing


def queue(request: Request) -> int:
    """Tell what is held and what is to come; return the exit status."""
    report = hold_sitting(request, publishing=False)
    if report.passed is None or report.room is None:
        show_problems(report.problems)
        return 1
    if request.format == "json":
        json.dump(_record(report.passed, request.now), sys.stdout, ensure_ascii=False, indent=1)
        sys.stdout.write("\n")
    elif request.format == "github":
        sys.stdout.write(github_schedule(report.passed.changes, report.room.zone))
    elif request.format == "cron":
        sys.stdout.write(crontab(report.passed.changes, report.room.zone, request.root))
    else:
        lines = _words(report.passed, request.now, report.room.zone)
        sys.stdout.writelines(f"{line}\n" for line in lines)
    return 0


def _words(passed: Passed, now: datetime, zone: ZoneInfo) -> Iterator[str]:
    if passed.next is None:
        yield "Nothing changes by itself: no article waits for a day."
    else:
        wait = passed.next - now
        yield f"The site next changes on {moment(passed.next, zone)}, in {_span(wait)}."
    texts = [each for each in passed.changes if each.becomes not in HARMLESS]
    others = [each for each in passed.changes if each.becomes in HARMLESS]
    for heading, changes in (("To come:", texts), ("What runs out:", others)):
        yield from ("", heading) if changes else ()
        for each in changes:
            yield f"  {moment(each.instant, zone)}: “{on_one_line(each.title)}” {becomes(each)}"
            yield f"    {on_one_line(each.path)}"
    if passed.held or passed.drafts:
        yield ""
        yield f"Held back ({count_of(len(passed.held) + len(passed.drafts), 'text')}):"
    for article in passed.held:
        yield f"  {_title(article)}: {_reason(article, now, zone)}"
        yield f"    {article.path}"
    for page in passed.drafts:
        yield f"  {on_one_line(page.title)}: a draft of a standing page"
        yield f"    {page.path}"


def _reason(article: Filing, now: datetime, zone: ZoneInfo) -> str:
    hold = article.hold
    why = verdict(hold, now)
    if why is Verdict.DRAFT:
        return "a draft; it comes out when `draft: true` is taken out"
    if why is Verdict.EMBARGO and hold.embargo is not None:
        note = f" ({on_one_line(hold.embargo_note)})" if hold.embargo_note else ""
        after = f", dated {moment(hold.date, zone)}" if hold.date > hold.embargo else ""
        return f"embargoed until {moment(hold.embargo, zone)}{after}{note}"
    if why is Verdict.EXPIRED and hold.expires is not None:
        return f"expired on {moment(hold.expires, zone)}"
    return f"dated {moment(hold.date, zone)}"


def _title(article: Filing) -> str:
    return f"“{on_one_line(article.entry.title)}”"


def _span(wait: timedelta) -> str:
    hours, minutes = divmod(max(int(wait.total_seconds()) // 60, 0), 60)
    if hours >= 48:
        return count_of(hours // 24, "day")
    return count_of(hours, "hour") if hours else count_of(minutes, "minute")


def _record(passed: Passed, now: datetime) -> dict[str, object]:
    """Return the queue for programs; instants as ISO 8601 with their offset."""
    return {
        "now": now.isoformat(),
        "next": passed.next.isoformat() if passed.next else None,
        "changes": [
            {
                "at": change.instant.isoformat(),
                "path": change.path,
                "title": change.title,
                "becomes": change.becomes,
            }
            for change in passed.changes
        ],
        "held": [_held(article, now) for article in passed.held]
        + [
            {"path": page.path, "title": page.title, "why": "draft", "until": None, "note": ""}
            for page in passed.drafts
        ],
    }


def _held(article: Filing, now: datetime) -> dict[str, object]:
    hold = article.hold
    why = verdict(hold, now)
    until = {Verdict.EMBARGO: hold.embargo, Verdict.FUTURE: hold.date}.get(why)
    return {
        "path": article.path,
        "title": article.entry.title,
        "why": why.value,
        "until": until.isoformat() if until else None,
        "note": hold.embargo_note,
    }
