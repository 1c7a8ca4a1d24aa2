"""Whether there is anything to do at all: told by stats and the clock, with light imports alone."""

import os
import sys
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

import dateline
from dateline.desk.request import Request
from dateline.publish.current import next_stamp, read_state, tree_signature, write_state


def is_current(request: Request) -> bool:
    """Tell whether the last publication is what a build would give now."""
    kept, since, until = read_state(str(request.own / "current"))
    if not kept or not since <= request.now.timestamp() < until:
        return False
    return kept == _signature(request)


def mark_current(request: Request, until: float) -> None:
    """Keep what went into the publication that was just made; it holds until a POSIX time.

    Only a build that had nothing to say is marked: the others say it again.
    """
    if signature := _signature(request):
        since = request.now.timestamp()
        write_state(str(request.own / "current"), signature, since, until)


def _signature(request: Request) -> bytes:
    """A digest of all that goes into a build, and of what came out; b"" where it can't be told."""
    try:
        stats = tree_signature(_roots(request), next_stamp(str(request.own / "clock")))
    except OSError:
        return b""
    options = f"{request.base_url} {request.preview} {sys.version} {sys.path}"
    asked = options.encode("utf-8", "surrogateescape")
    return blake2b(stats + asked, digest_size=16).digest() if stats else b""


def _roots(request: Request) -> Iterator[str]:
    for name in ("content", "layouts", "pyproject.toml"):
        yield str(request.root / name)
    yield str(request.public)
    package = os.path.dirname(dateline.__file__)  # noqa: PTH120 - pathlib is slower to start
    yield package
    yield str(Path(package).parent / "layouts")
