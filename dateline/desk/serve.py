"""`dateline serve`: a preview in the browser that follows what is saved."""

import errno
import sys
from argparse import Namespace
from collections.abc import Iterator
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from threading import Thread
from time import monotonic, sleep
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from dateline.desk.apart import Foundry, Outcome, Play, Tell
from dateline.desk.freshness import look_at_sources
from dateline.desk.outside import LEDGER
from dateline.desk.preview import LOOPBACK, Server
from dateline.desk.request import Request, UsageError
from dateline.desk.shown import Shown
from dateline.editorial.addresses import DESK

if TYPE_CHECKING:
    from dateline.desk.sitting import Ready

WATCHING = "watchfiles"  # of the extra `serve`: a machine that only builds needn't have it
USUAL_PORT = 8000
PORTS_TRIED = 20
STEP = 10  # milliseconds without a change after which a save is done
LONGEST = 1000  # milliseconds after which a burst is looked at in any case
LOOK = 1000  # milliseconds between two looks at whether the folder still stands
PATIENCE = 3.0  # seconds that content/ may be away: programs replace folders whole
PAUSE = 0.5
TRIES = 20


class Wanted(NamedTuple):
    """Which port was asked for; 0 for the first that is free."""

    port: int


def read_wanted(asked: Namespace) -> Wanted:
    """Return what was asked for; a UsageError where nothing can see what is saved."""
    if find_spec(WATCHING) is None:
        told = 'what sees a save isn\'t installed: python -m pip install "dateline[serve]"'
        raise UsageError(told)
    return Wanted(asked.port)


def serve(request: Request, wanted: Wanted) -> int:
    """Serve until Ctrl-C, or until the folder is gone; return the exit status."""
    play = Play(partial(_rehearse, request), partial(_perform, request))
    foundry = Foundry(play)  # before there are threads
    try:
        shown = Shown(request.public)
        server = _listen(wanted.port, shown)
        Thread(target=server.serve_forever, args=(0.1,), daemon=True).start()
        address = f"http://{LOOPBACK}:{server.server_port}"
        print(f"preview: {address}/, the desk: {address}{DESK} (Ctrl-C ends it)", flush=True)
        for _ in _saves(request):
            _follow(foundry, shown, address)
    finally:
        foundry.close()
    print(f"{request.root}/content is gone: say dateline serve where it is now", file=sys.stderr)
    return 1


def _follow(foundry: "Foundry[Ready]", shown: Shown, address: str) -> None:
    outcome = _outcome(foundry)
    before = shown.state.root
    root = urlsplit(outcome.base_url).path or before
    shown.tell(outcome.problems, root)
    if root != before:
        desk = f"{address}{root}{DESK[1:]}"
        print(f"the site lives at {address}{root}, the desk at {desk}", flush=True)


def _rehearse(request: Request) -> "Ready":
    from dateline.desk.previewing import rehearse  # the house is loaded where it builds alone

    return rehearse(request)


def _perform(request: Request, ready: "Ready | None", tell: Tell) -> None:
    from dateline.desk.previewing import perform

    perform(request, ready, tell)


def _outcome(foundry: "Foundry[Ready]") -> Outcome:
    """Build, and again where somebody else was at it."""
    for _ in range(TRIES):
        outcome = foundry.build()
        if not outcome.passes:
            break
        sleep(PAUSE)
    return outcome


def _saves(request: Request) -> Iterator[None]:
    """Yield at first, and whenever something was saved since; end when content/ is gone."""
    while (places := _places(request.root)) or _comes_back(request.root):
        if not places:
            continue
        before = look_at_sources(request).signature
        yield
        try:
            yield from _saves_in(places, request, before)
        except FileNotFoundError:  # gone again: the next round looks for it
            continue
        except OSError as error:  # a system that watches only so many files
            told = "say WATCHFILES_FORCE_POLLING=true dateline serve"
            raise UsageError(f"content/ can't be watched: {error}; {told}") from None


def _saves_in(places: dict[Path, int], request: Request, before: bytes) -> Iterator[None]:
    """Yield at each save in these places, until others stand in their stead."""
    from watchfiles import watch

    unwatched = True  # nobody was, while the first build ran
    answered = _answered(request.root)
    for changes in watch(
        *places, debounce=LONGEST, step=STEP, rust_timeout=LOOK, yield_on_timeout=True
    ):
        if _places(request.root) != places:
            return
        last, answered = answered, _answered(request.root)
        if (
            changes
            or last != answered
            or (unwatched and before != look_at_sources(request).signature)
        ):
            yield
        unwatched = False


def _places(root: Path) -> dict[Path, int]:
    """What is watched, each with its inode; nothing where there is no content/."""
    found = {}
    for name in ("content", "layouts"):
        try:
            found[root / name] = (root / name).stat().st_ino
        except OSError as error:
            if name == "content" or error.errno != errno.ENOENT:
                return {}
    return found


def _answered(root: Path) -> int:
    """When links were last asked: the desk tells of them."""
    try:
        return (root / ".dateline" / LEDGER).stat().st_mtime_ns
    except OSError:
        return 0


def _comes_back(root: Path) -> bool:
    until = monotonic() + PATIENCE
    while monotonic() < until:
        if _places(root):
            return True
        sleep(PAUSE)
    return False


def _listen(port: int, shown: Shown) -> Server:
    """Listen on this port, or without one on the first that is free."""
    for each in [port] if port else range(USUAL_PORT, USUAL_PORT + PORTS_TRIED):
        try:
            return Server(each, shown)
        except OSError as error:
            reason = (
                "is taken" if error.errno == errno.EADDRINUSE else (error.strerror or "").lower()
            )
            if port:
                told = f"--port {port} {reason}: another one, or none for the first that is free"
                raise UsageError(told) from None
    raise UsageError(f"ports {USUAL_PORT} to {each} are taken: say --port NUMBER")
