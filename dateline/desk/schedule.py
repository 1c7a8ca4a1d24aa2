"""A schedule that wakes when the site changes: for GitHub, for cron, and whether it still holds."""

import re
import shlex
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from dateline.desk.change_words import becomes, moment
from dateline.desk.reports import on_one_line
from dateline.editorial.clock import HARMLESS
from dateline.editorial.gate import Change
from dateline.model.problem import Location, Problem, Severity

WORKFLOW = ".github/workflows/clock.yml"
MAKE = f"dateline queue --format github > {WORKFLOW}"
# As many instants are written, and so many of the first must be there: it needn't be made anew
# each time that one has passed.
MOST, LEAST = 20, 10
LONGEST = 100_000
MINUTE = timedelta(minutes=1)
_CRON = re.compile(r'^ *- cron: "([0-9* ]+)"', re.MULTILINE)

_HEAD = f"""\
# Publishes when something is due. Instants are in UTC, a minute late so as never to be early.
# Made by `{MAKE}`:
# make it anew when `dateline check` says that it misses one.
name: Publish by the clock

on:
  schedule:
"""
_TAIL = """\
    # Every day: GitHub may come late, or not at all.
    - cron: "23 4 * * *"

permissions:
  contents: read
  pages: write
  id-token: write

jobs:
  publish:
    uses: ./.github/workflows/publish.yml
"""


def github_schedule(changes: Iterable[Change], zone: ZoneInfo) -> str:
    """Return a workflow that publishes at the next instants at which something is due."""
    lines = (
        f'    # {_reason(change, zone)}\n    - cron: "{cron}"\n'
        for cron, change in _wakings(changes, MOST)
    )
    return f"{_HEAD}{''.join(lines)}{_TAIL}"


def crontab(changes: Iterable[Change], zone: ZoneInfo, root: Path) -> str:
    """Return lines for a crontab that build at the next instants, and every day."""
    folder = shlex.quote(str(root)).replace("%", r"\%").replace("\n", " ")
    build = f"dateline build --quiet --project {folder}"
    lines = (
        f"# {_reason(change, zone)}\n{cron} {build}\n" for cron, change in _wakings(changes, MOST)
    )
    return f"CRON_TZ=UTC\n{''.join(lines)}# every day\n23 4 * * * {build}\n"


def check_schedule(changes: Iterable[Change], zone: ZoneInfo, root: Path) -> Iterator[Problem]:
    """Warn of a committed schedule that sleeps through the next instants."""
    try:
        with (root / WORKFLOW).open(encoding="utf-8", errors="replace") as file:
            written = set(_CRON.findall(file.read(LONGEST)))
    except OSError:
        return
    missing = [change for cron, change in _wakings(changes, LEAST) if cron not in written]
    if missing:
        message = f"it doesn't wake on {_reason(missing[0], zone)}"
        message += f" (and {len(missing) - 1} more)" if len(missing) > 1 else ""
        yield Problem(Location(WORKFLOW), "stale-schedule", message, MAKE, Severity.WARNING)


def _wakings(changes: Iterable[Change], most: int) -> Iterator[tuple[str, Change]]:
    """Yield the minutes to wake at, each with the first change that is due by then.

    What happens to no text waits for the next build: articles age two days after each comes out.
    """
    seen: dict[str, Change] = {}
    for change in changes:
        if change.becomes in HARMLESS:
            continue
        minute = _waking(change.instant)
        cron = f"{minute.minute} {minute.hour} {minute.day} {minute.month} *"
        if len(seen) == most and cron not in seen:
            break
        seen.setdefault(cron, change)
    yield from seen.items()


def _waking(instant: datetime) -> datetime:
    """Return the minute after an instant, or after the minute in which it falls."""
    there = instant.astimezone(UTC)
    whole = there.replace(second=0, microsecond=0)
    return whole + MINUTE * (1 if whole == there else 2)


def _reason(change: Change, zone: ZoneInfo) -> str:
    """Say why, on one line of ASCII, in the words of a file's path: titles are anybody's."""
    path = on_one_line(change.path).encode("ascii", "backslashreplace").decode()
    return f"{moment(change.instant, zone)}: {path} {becomes(change)}"
