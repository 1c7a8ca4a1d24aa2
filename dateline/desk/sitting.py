"""One sitting of the newsroom: the lock is taken, the build runs, what fails is said in words."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from dateline.build import Project, Report, build, check
from dateline.desk.freshness import Sources, last_instant
from dateline.desk.reports import bar
from dateline.desk.request import Request
from dateline.editorial.contents import ContentChangedError
from dateline.layout.workshop import layouts_of
from dateline.model.problem import Location, Problem
from dateline.publish.ahead import Ahead
from dateline.publish.collecting import collecting_later
from dateline.publish.folders import Folders
from dateline.publish.jobs import Crew
from dateline.publish.lock import take_lock
from dateline.publish.memo import Memo
from dateline.publish.press import Press
from dateline.publish.surveyor import Surveyor

Verb = Callable[[Project, Press], Report]


class Ready(NamedTuple):
    """What was done before the sitting: trees and files were looked at, the memo was read."""

    surveyor: Surveyor | None = None
    sources: Sources | None = None
    ahead: Ahead | None = None


def hold_sitting(
    request: Request,
    publishing: bool,
    surveyor: Surveyor | None = None,
    sources: Sources | None = None,
) -> Report:
    """Build, or only check; `sources` are the files as somebody has looked at them already."""
    return sit(request, build if publishing else check, Ready(surveyor, sources))


def sit(request: Request, verb: Verb, ready: Ready) -> Report:
    """Do a verb under the lock; a rival or a failing machine is a problem like any other."""
    folders = Folders(str(request.public), str(request.own), request.in_place)
    lock = take_lock(folders.lock)
    if isinstance(lock, Problem):
        return Report((lock,))
    with lock:
        crew = Crew(request.jobs or _usual_jobs(request), (lock.descriptor,))
        try:
            if request.forget:
                Path(folders.memo).unlink(missing_ok=True)
            with collecting_later():
                bars = None if request.quiet else bar()
                memo = Memo(folders.memo, _tell(request), ready.ahead)
                press = Press(folders, crew, bars, memo, ready.surveyor)
                return _held(request, press, verb, ready.sources)
        except ContentChangedError as error:
            return Report((_changed(error, request.root),))
        except OSError as error:
            return Report((_failure(error, request.root),))


def _held(request: Request, press: Press, verb: Verb, sources: Sources | None) -> Report:
    try:
        project = _project(request, press.folders)
        if sources is not None and sources.rows is not None:
            project = replace(project, listed=(sources.rows, sources.before))
        if request.profile or request.why:
            from dateline.desk.watch import build_watched

            return build_watched(project, press, request)
        return verb(project, press)
    finally:
        press.finish(succeeded=False)


def _usual_jobs(request: Request) -> int:
    return 1 if request.profile else os.cpu_count() or 1


def _project(request: Request, folders: Folders) -> Project:
    answers = None
    if request.preview:
        from dateline.desk.outside.ledger import read_ledger

        answers = read_ledger(request.root / ".dateline")
    return Project(
        root=request.root,
        folders=folders,
        layouts=layouts_of(request.root),
        now=request.now,
        base_url=request.base_url,
        preview=request.preview,
        strict=request.strict,
        once=request.once,
        last=last_instant(request) if request.by_clock and not request.preview else None,
        listing=bool(request.previous),
        links=request.links,
        answers=answers,
    )


def _tell(request: Request) -> Callable[[str], None] | None:
    """What may be told to somebody who wants to know more."""
    return (lambda text: print(text, file=sys.stderr)) if request.verbose else None


def _changed(error: ContentChangedError, root: Path) -> Problem:
    path = Path(str(error)).relative_to(root).as_posix()
    message = "it changed while it was being read"
    return Problem(Location(path), "content-changed", message, "build again")


def _failure(error: OSError, root: Path) -> Problem:
    """A machine that won't: a full disk, a folder that can't be read, in the system's words."""
    where = str(error.filename or root)
    path = Path(where).relative_to(root).as_posix() if where.startswith(f"{root}/") else where
    reason = (error.strerror or str(error)).lower()
    return Problem(Location(path), "cannot-build", reason, "nothing was published")
