"""When what the paper declares runs out: security.txt, and the warning before."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from dateline.editorial.gate import Change
from dateline.editorial.settings import PATH, Settings
from dateline.model.problem import Location, Problem, Severity

NOTICE = timedelta(days=30)
RUNNING_OUT, RUN_OUT = "running out", "run out"  # what becomes of it


def check_expiry(settings: Settings, now: datetime) -> Iterator[Problem]:
    """Refuse a security.txt that has expired, and warn of one that soon will."""
    security, written = settings.site.security, settings.expires
    if security is None or written is None:
        return
    location = Location(PATH, written.line, written.column)
    day = security.expires.date()
    next_year = f"see that its contacts still hold, and write expires: {_renewed(now)}"
    if security.expires <= now:
        message = f"security.txt expired on {day}; whoever finds a hole now trusts no word of it"
        yield Problem(location, "security-expired", message, next_year)
    elif security.expires - now < NOTICE:
        message = f"security.txt expires on {day}, in less than {NOTICE.days} days"
        yield Problem(location, "security-expires-soon", message, next_year, Severity.WARNING)


def expiry_changes(settings: Settings, now: datetime) -> tuple[Change, ...]:
    """Return the instants from which something else is said of what the paper declares."""
    security = settings.site.security
    if security is None:
        return ()
    coming = ((security.expires - NOTICE, RUNNING_OUT), (security.expires, RUN_OUT))
    return tuple(Change(at, what, PATH, "security.txt") for at, what in coming if at > now)


def _renewed(now: datetime) -> str:
    """A day less than a year ahead, as RFC 9116 §2.5.5 recommends."""
    return (now + timedelta(days=360)).date().isoformat()
