"""What changes by itself, in words: one for each kind of change, and an instant as it is spoken."""

from datetime import datetime
from zoneinfo import ZoneInfo

from dateline.editorial.gate import Change
from dateline.layout.words import ENGLISH

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def becomes(change: Change) -> str:
    """Say what happens to the text or the file that changes."""
    return ENGLISH.desk.becomes.get(change.becomes, ENGLISH.desk.changes)


def moment(instant: datetime, zone: ZoneInfo) -> str:
    """Return an instant by the paper's clock, as it is spoken of."""
    local = instant.astimezone(zone)
    day = f"{DAYS[local.weekday()]} {local.day} {ENGLISH.months[local.month - 1]} {local.year}"
    return f"{day}, {local:%H:%M} ({local.tzname()})"
