"""What the command line asks for, as values; light, since every command begins here."""

import re
from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

# A text: compiled for those who say one.
_BASE_URL = r"https?://[^\s/?#@\"<>\\\[\]:]+(?::[0-9]{1,5})?(?:/[A-Za-z0-9_~.-]*[\w~-])*/?"


class UsageError(Exception):
    """The command can't be understood; the message says why, and what could be typed."""


class Request(NamedTuple):
    """A command for one project. `public` is where its edition goes, `own` the house's folder."""

    root: Path
    public: Path
    own: Path
    now: datetime
    base_url: str
    preview: bool
    strict: bool
    jobs: int
    quiet: bool
    verbose: bool
    by_clock: bool = False
    once: bool = False
    forget: bool = False
    in_place: bool = False
    profile: bool = False
    why: str = ""
    since: str = ""
    previous: str = ""
    format: str = "text"
    links: bool = False
    days: int = 0
    files: tuple[str, ...] = ()


def read_request(asked: Namespace) -> Request:
    """Return what is asked for, or raise a UsageError."""
    root = Path(asked.project).resolve()
    if not (root / "content").is_dir():
        raise UsageError(
            f"no folder content/ in {root}: go to your paper's folder, or say --project DIR"
        )
    preview = getattr(asked, "drafts", False)
    own = root / ".dateline"
    if preview:
        own = own / "preview"
    return Request(
        root=root,
        public=own / "site" if preview else root / "public",
        own=own,
        now=read_instant(asked.now),
        by_clock=asked.now is None,
        base_url=_base_url(getattr(asked, "base_url", "")),
        preview=preview,
        strict=getattr(asked, "strict", False),
        jobs=getattr(asked, "jobs", 0),
        quiet=getattr(asked, "quiet", False),
        verbose=getattr(asked, "verbose", False),
        once=getattr(asked, "once", False),
        forget=getattr(asked, "no_memo", False),
        in_place=getattr(asked, "in_place", False),
        profile=getattr(asked, "profile", False),
        why=getattr(asked, "why", None) or "",
        since=getattr(asked, "since", None) or "",
        previous=getattr(asked, "previous", None) or "",
        format=getattr(asked, "format", "text"),
        links=getattr(asked, "links", False),
        days=getattr(asked, "days", 0),
        files=tuple(getattr(asked, "files", ())),
    )


def clock() -> datetime:
    """Return what time it is. Nothing else asks."""
    return datetime.now(UTC)


def read_instant(given: str | None) -> datetime:
    """Return the clock's instant, or the one asked for (UTC without a zone)."""
    if given is None:
        return clock()
    try:
        instant = datetime.fromisoformat(given)
    except ValueError:
        raise UsageError(
            f"--now {given}: an instant is written 2026-02-05 or 2026-02-05T09:30+01:00"
        ) from None
    return instant if instant.tzinfo else instant.replace(tzinfo=UTC)


def _base_url(given: str) -> str:
    if given and not (given.isascii() and re.fullmatch(_BASE_URL, given)):
        raise UsageError(f"--base-url {given}: write the whole address, https://paper.example/")
    return given
