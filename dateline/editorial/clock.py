"""Whether a clock that went back would take back what a later one published."""

from collections.abc import Iterator
from datetime import UTC, datetime

from dateline.editorial.expiry import RUN_OUT, RUNNING_OUT
from dateline.editorial.freshness import AGED
from dateline.editorial.gate import Passed
from dateline.model.problem import Location, Problem

# What happens to no text: it may happen twice.
HARMLESS = (AGED, RUNNING_OUT, RUN_OUT)


def check_clock(passed: Passed, now: datetime, last: datetime | None) -> Iterator[Problem]:
    """Refuse an edition by a clock earlier than that of the last one, if they differ.

    `last` is None where no instant is known, or where this one was asked for.
    """
    if last is None or last <= now:
        return
    undone = [
        change
        for change in passed.changes
        if change.instant <= last and change.becomes not in HARMLESS
    ]
    if not undone:
        return
    more = f" (and {len(undone) - 1} more)" if len(undone) > 1 else ""
    message = (
        f"the clock went back: it says {_told(now)}, and an edition of {_told(last)} is out; "
        f"what happened in between{more} would be undone"
    )
    hint = f"set the clock; if it is right now and was wrong then, add --now {_told(now)}"
    yield Problem(Location(undone[0].path), "clock-went-back", message, hint)


def _told(instant: datetime) -> str:
    return f"{instant.astimezone(UTC):%Y-%m-%dT%H:%MZ}"
