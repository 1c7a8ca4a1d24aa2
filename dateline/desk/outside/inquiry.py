"""`dateline check --links`: asks what isn't known yet, and tells what became of all links."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from time import monotonic

from msgspec import Struct

import dateline
from dateline.build import Report
from dateline.desk.chosen_files import is_in
from dateline.desk.outside.doors import host_of
from dateline.desk.outside.journey import Errand
from dateline.desk.outside.ledger import is_fresh, read_ledger, write_ledger
from dateline.desk.outside.manners import MANNERS
from dateline.desk.outside.rounds import ask_all
from dateline.desk.outside.turns import Turns
from dateline.desk.reports import bar, count_of
from dateline.desk.request import Request, clock
from dateline.desk.web import reason_of
from dateline.editorial.outside_links import asked_url, judge_outside
from dateline.model.outside import Answers, Fate, OutsideLink
from dateline.model.problem import Location, Problem, Severity

SAVED = 10.0  # seconds after which what is known by then is kept
MOST_SILENT = 3  # hosts; where more are silent, and none speaks, the fault is on our side


class Inquiry(Struct, frozen=True):
    """What was found, and a line that tells what was done."""

    problems: tuple[Problem, ...]
    told: str


def ask_links(report: Report, files: tuple[str, ...], request: Request) -> Inquiry:
    """Ask what the paper links to, or only what these files do; what is known is asked of nobody.

    Links of a text that is held are asked only where its file is named: a host that is asked for a
    page, by a paper that gives its name, learns what the paper is about to write.
    """
    links = [each for each in report.links if not files or is_in(each.location.path, files)]
    asked = links if files else list(_told_to_all(links, report, request.now))
    urls = list(dict.fromkeys(asked_url(each.url) for each in asked))
    answers, now = read_ledger(request.own) or {}, clock()
    stale = [url for url in urls if not is_fresh(answers.get(url), now, request.days)]
    fresh, failure = _ask(stale, answers, report, request)
    told = [f"{count_of(len(fresh), 'link')} asked", f"{len(urls) - len(stale)} known"]
    if left := len(stale) - len(fresh):
        told.append(f"{left} left for the next time")
    if skipped := {asked_url(each.url) for each in links} - set(urls):
        told.append(f"{len(skipped)} of held texts not asked (name the file to ask them)")
    line = ", ".join((*told, *failure))
    if _nobody_answered(fresh):
        return Inquiry((_offline(len(fresh)),), line)
    return Inquiry(tuple(judge_outside(asked, {**answers, **fresh})), line)


def _told_to_all(
    links: Iterable[OutsideLink], report: Report, now: datetime
) -> Iterator[OutsideLink]:
    """Yield the links that stand on public pages; a reply of today may wait for its hour."""
    passed, room = report.passed, report.room
    if passed is None or room is None:
        return
    articles = (*passed.held, *passed.withdrawn)
    held = {*(each.path for each in articles), *(page.path for page in passed.drafts)}
    ids = {each.headline.id for each in articles}
    today = f"{now.astimezone(room.zone):%Y%m%d}"
    for link in links:
        is_early = bool(link.article) and (link.article in ids or link.day >= today)
        if link.location.path not in held and not is_early:
            yield link


def _ask(
    urls: list[str], answers: Answers, report: Report, request: Request
) -> tuple[Answers, tuple[str, ...]]:
    """Ask, and keep what is answered even if somebody presses Ctrl-C; return what couldn't be."""
    fresh: Answers = {}
    known = {asked_url(each.url) for each in report.links}
    kept = {url: each for url, each in answers.items() if url in known}
    draw = None if request.quiet else bar()
    saved, failure = monotonic(), tuple[str, ...]()
    try:
        for url, answer in ask_all(urls, _errand(report)):
            fresh[url] = answer
            if draw:
                draw("asking", len(fresh), len(urls))
            if monotonic() - saved > SAVED:
                saved, failure = monotonic(), _keep(kept, fresh, request.own)
    finally:
        failure = _keep(kept, fresh, request.own)
    return fresh, failure


def _errand(report: Report) -> Errand:
    home = report.room.settings.site.base_url if report.room else ""
    agent = f"Dateline/{dateline.__version__} (link check; +{home})"
    return Errand(MANNERS, Turns(MANNERS.pause, MANNERS.longest_wait), agent, clock())


def _keep(kept: Answers, fresh: Answers, own: Path) -> tuple[str, ...]:
    """Write down what is known; what a machine that is offline heard is no knowledge."""
    if not fresh or _nobody_answered(fresh):
        return ()
    try:
        write_ledger(own, {**kept, **fresh})
    except OSError as error:
        return (f"which couldn't be kept for the next time: {reason_of(error)}",)
    return ()


def _nobody_answered(fresh: Answers) -> bool:
    hosts = {host_of(url) for url in fresh}
    silent = all(each.fate is Fate.UNREACHABLE for each in fresh.values())
    return silent and len(hosts) >= MOST_SILENT


def _offline(number: int) -> Problem:
    message = f"none of {number} links could be reached: this machine seems to be offline"
    hint = "ask again where the web is reached directly: no proxy is used"
    return Problem(Location("content"), "no-web", message, hint, Severity.WARNING)
