"""Whether there is anything to do at all: told by stats and the clock, with light imports alone."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from hashlib import blake2b
from pathlib import Path

import dateline
from dateline.desk.request import Request
from dateline.publish.current import next_stamp, read_state, stamp, tree_signature, write_state


def sign_sources(request: Request) -> bytes:
    """Return a digest of all that goes into a build, or b"" where it can't be trusted.

    It is taken before the build looks at anything: what is saved while it runs is never marked as
    published.
    """
    stats = _stats(_sources(request), stamp, request)
    options = f"{request.base_url} {request.preview} {sys.version} {sys.path}"
    asked = options.encode("utf-8", "surrogateescape")
    return blake2b(stats + asked, digest_size=16).digest() if stats else b""


def is_current(request: Request, sources: bytes) -> bool:
    """Tell whether the last publication is what a build of these sources would give now."""
    kept, since, until = read_state(str(request.own / "current"))
    if request.forget or not kept or not since <= request.now.timestamp() < until:
        return False
    return kept == _joined(request, sources)


def mark_current(request: Request, sources: bytes, until: float) -> None:
    """Keep what went into the publication that was just made; it holds until a POSIX time.

    Only a build that had nothing to say is marked: the others say it again.
    """
    if signature := _joined(request, sources):
        since = request.now.timestamp()
        write_state(str(request.own / "current"), signature, since, until)


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


def _joined(request: Request, sources: bytes) -> bytes:
    """What went in, and what came out: an output that was deleted or edited is made again."""
    if not sources:
        return b""
    published = _stats([str(request.public)], next_stamp, request)
    return sources + published if published else b""


def _stats(roots: Iterable[str], clock: Callable[[str], int], request: Request) -> bytes:
    try:
        return tree_signature(roots, clock(str(request.own / "clock")))
    except OSError:  # the build will meet it too, and say it
        return b""


def _sources(request: Request) -> Iterator[str]:
    for name in ("content", "layouts", "pyproject.toml"):
        yield str(request.root / name)
    package = os.path.dirname(dateline.__file__)  # noqa: PTH120 - pathlib is slower to start
    yield package
    yield str(Path(package).parent / "layouts")
