"""Whether there is anything to do at all: told by stats and the clock, with light imports alone."""

import os
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import blake2b
from pathlib import Path

import dateline
from dateline.desk.outside import LEDGER
from dateline.desk.request import Request
from dateline.publish.current import read_state, stamp, tree_signature, write_state
from dateline.publish.survey import mark_of
from dateline.publish.surveyor import SURVEY, Surveyor, trees_of


def sign_sources(request: Request) -> bytes:
    """Return a digest of all that goes into a build, or b"" where it can't be trusted.

    It is taken before the build looks at anything: what is saved while it runs is never marked as
    published.
    """
    try:
        stats = tree_signature(_sources(request), stamp(str(request.own / "clock")))
    except OSError:  # the build will meet it too, and say it
        return b""
    options = f"{request.base_url} {request.preview} {sys.version} {sys.path}"
    asked = options.encode("utf-8", "surrogateescape")
    return blake2b(stats + asked, digest_size=16).digest() if stats else b""


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
    return bool(mark) and surveyor.trusted(0)[1] == mark


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
