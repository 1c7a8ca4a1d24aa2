"""What the desk asks of other computers: a call that says who calls, and why one failed."""

from http.client import HTTPException
from urllib.error import HTTPError
from urllib.request import Request as Call
from urllib.request import urlopen

import dateline

PATIENCE = 20.0  # seconds in which something must be heard
FAILURES = (OSError, ValueError, HTTPException)


def fetch(url: str, most: int) -> bytes:
    """Return what is at an http(s) URL, and of what is longer than `most` the beginning."""
    with urlopen(call(url), timeout=PATIENCE) as answer:  # noqa: S310 - http or https
        data: bytes = answer.read(most)
        return data


def call(url: str, form: bytes | None = None) -> Call:
    """Return a call; one with a form is a POST."""
    agent = {"User-Agent": f"Dateline/{dateline.__version__}"}
    return Call(url, form, agent)  # noqa: S310 - http or https


def reason_of(error: Exception) -> str:
    """Return why a call or a file failed, in a few words."""
    if isinstance(error, HTTPError):
        return f"it answered {error.code}"
    reason = getattr(error, "reason", error)
    return str(getattr(reason, "strerror", None) or reason or type(error).__name__).lower()
