"""Whether there is anything to do at all: told by stats and the clock, with light imports alone."""

import os
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

import dateline
from dateline.desk.outside import LEDGER
from dateline.desk.request import Request
from dateline.model.stats import Row
from dateline.publish.current import list_rows, read_state, signature_of, stamp, write_state
from dateline.publish.survey import mark_of
from dateline.publish.surveyor import PUBLIC, SURVEY, Surveyor, trees_of


class Sources(NamedTuple):
    """All that goes into a build, as it is on disk: the files, which are older than a stamp.

    `signature` is a digest of their stats and of what was asked; b"" where it can't be trusted.
    """

    signature: bytes
    rows: list[Row] | None = None
    before: int = 0


def look_at_sources(request: Request) -> Sources:
    """Look at all that goes into a build, before the build looks at anything.

    So what is saved while it runs is never marked as published.
    """
    try:
        before = stamp(str(request.own / "clock"))
        rows = list_rows(_sources(request))
    except OSError:  # the build will meet it too, and say it
        return Sources(b"")
    stats = signature_of(rows, before)
    options = f"{request.base_url} {request.preview} {sys.version} {sys.path}"
    asked = options.encode("utf-8", "surrogateescape")
    signature = blake2b(stats + asked, digest_size=16).digest() if stats else b""
    return Sources(signature, rows, before)


def call_surveyor(request: Request) -> Surveyor:
    """Have somebody at hand who will look whether public/ and the spare tree are what they were."""
    surveyor = Surveyor(*trees_of(str(request.public), str(request.own)))
    surveyor.call()
    return surveyor


def send_surveyor(request: Request) -> Surveyor:
    """Have somebody look whether public/ and the spare tree are what they were."""
    surveyor = Surveyor(*trees_of(str(request.public), str(request.own)))
    surveyor.send()
    return surveyor


def is_current(request: Request, sources: bytes, surveyor: Surveyor) -> bool:
    """Tell whether the last publication is what a build of these sources would give now."""
    kept, since, until = read_state(str(request.own / "current"))
    if request.forget or not kept or not since <= request.now.timestamp() < until:
        return False
    mark = mark_of(str(request.own / SURVEY))
    if not sources or kept != sources + mark:
        return False
    return bool(mark) and surveyor.mark(PUBLIC) == mark


def mark_current(request: Request, sources: bytes, until: float) -> None:
    """Keep what went into the publication that was just made; it holds until a POSIX time.

    Only a build that had nothing to say is marked: the others say it again.
    """
    mark = mark_of(str(request.own / SURVEY))
    if sources and mark:
        since = request.now.timestamp()
        write_state(str(request.own / "current"), sources + mark, since, until)


def last_instant(request: Request) -> datetime | None:
    """Return the instant of the last publication by this machine's clock, None where it is lost."""
    _, instant, _ = read_state(str(request.own / "published"))
    return datetime.fromtimestamp(instant, UTC) if instant else None


def mark_instant(request: Request) -> None:
    """Keep the instant of a publication; one that was asked for can only put it back."""
    last = last_instant(request)
    if request.by_clock or (last is not None and request.now < last):
        instant = request.now.timestamp()
        write_state(str(request.own / "published"), b"", instant, instant)


def _sources(request: Request) -> Iterator[str]:
    for name in ("content", "layouts", "pyproject.toml"):
        yield str(request.root / name)
    if request.preview:  # the desk's page tells of it
        yield str(request.root / ".dateline" / LEDGER)
    package = os.path.dirname(dateline.__file__)  # noqa: PTH120 - pathlib is slower to start
    yield package
    yield str(Path(package).parent / "layouts")
