"""When what the paper declares runs out: security.txt, and the warning before."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from dateline.editorial.settings import PATH, Settings
from dateline.model.problem import Location, Problem, Severity

NOTICE = timedelta(days=30)


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


def next_word(settings: Settings, now: datetime) -> datetime | None:
    """Return the next instant from which something else is said, or None where there is none."""
    security = settings.site.security
    coming = () if security is None else (security.expires - NOTICE, security.expires)
    return next((instant for instant in coming if instant > now), None)


def _renewed(now: datetime) -> str:
    """A day less than a year ahead, as RFC 9116 §2.5.5 recommends."""
    return (now + timedelta(days=360)).date().isoformat()
