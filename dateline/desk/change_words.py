"""What changes by itself, in words: one for each kind of change, and an instant as it is spoken."""

from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from dateline.editorial.expiry import RUN_OUT, RUNNING_OUT
from dateline.editorial.freshness import AGED
from dateline.editorial.gate import REWORDING, Change, Verdict
from dateline.model.filing import CORRECTION, REPLY, UPDATE

BECOMES: Final[dict[str, str]] = {
    Verdict.PUBLIC: "comes out",
    Verdict.WITHDRAWN: "is withdrawn",
    Verdict.EXPIRED: "leaves the site",
    Verdict.FUTURE: "is released, and waits for its date",
    UPDATE: "tells of an update",
    CORRECTION: "tells of a correction",
    REPLY: "shows a reader's reply",
    REWORDING: "has a new wording",
    AGED: "is news no more, and leaves the news sitemap",
    RUNNING_OUT: "expires in thirty days; each build warns of it from then on",
    RUN_OUT: "expires, and nothing is published until its date is renewed",
}
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)


def becomes(change: Change) -> str:
    """Say what happens to the text or the file that changes."""
    return BECOMES.get(change.becomes, "changes")


def moment(instant: datetime, zone: ZoneInfo) -> str:
    """Return an instant by the paper's clock, as it is spoken of."""
    local = instant.astimezone(zone)
    day = f"{DAYS[local.weekday()]} {local.day} {MONTHS[local.month - 1]} {local.year}"
    return f"{day}, {local:%H:%M} ({local.tzname()})"
