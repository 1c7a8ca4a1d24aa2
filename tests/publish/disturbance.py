"""Disturbed builds: one call that changes the disk fails, or the build is killed there."""

import errno
import os
import signal
from collections.abc import Callable, Iterator, Mapping

import pytest
from small_press import build

from dateline.model.problem import errors
from dateline.publish import exchange
from dateline.publish.folders import Folders

CALLS = (
    *("open", "write", "fchmod", "rename", "replace", "link", "unlink", "mkdir", "rmdir"),
    *("chmod", "utime", "fsync", "scandir", "listdir"),
)


class Counter:
    """Counts calls, and does something at one of them."""

    def __init__(self, at: int, act: Callable[[], None]) -> None:
        self.calls = 0
        self._at = at
        self._act = act

    def count(self) -> None:
        """Count one more call."""
        self.calls += 1
        if self.calls == self._at:
            self._act()


def counted(call: Callable[..., object], counter: Counter) -> Callable[..., object]:
    """Return the call with a count before it."""

    def count_and_call(*args: object, **options: object) -> object:
        counter.count()
        return call(*args, **options)

    return count_and_call


def watch(counter: Counter, patch: pytest.MonkeyPatch) -> None:
    """Count every call that changes the disk."""
    for name in CALLS:
        patch.setattr(os, name, counted(getattr(os, name), counter))
    for name in ("_swap", "_checked"):
        patch.setattr(exchange, name, counted(getattr(exchange, name), counter))


def break_down() -> None:
    """Fail as a disk does."""
    raise OSError(errno.EIO, "input/output error", "somewhere")


def die() -> None:
    """End without a word."""
    os.kill(os.getpid(), signal.SIGKILL)


def build_and_fail(folders: Folders, pages: Mapping[str, str], at: int) -> tuple[int, bool]:
    """Build, and fail at a call; return the number of calls, and whether it was told."""
    counter = Counter(at, break_down)
    with pytest.MonkeyPatch.context() as patch:
        watch(counter, patch)
        try:
            _, problems = build(folders, pages)
            return counter.calls, bool(errors(problems))
        except OSError:  # outside the writer; the desk says it
            return counter.calls, True


def build_and_die(folders: Folders, pages: Mapping[str, str], at: int) -> tuple[int, bool]:
    """Build in a process of its own, which is killed at a call."""
    process = os.fork()
    if process == 0:
        with pytest.MonkeyPatch.context() as patch:
            watch(Counter(at, die), patch)
            build(folders, pages)
        os._exit(0)
    _, status = os.waitpid(process, 0)
    return (at if status else at - 1), bool(status)


def attempts(request: pytest.FixtureRequest) -> Iterator[int]:
    """Yield which call to fail at: each one in the long proof, else a few."""
    start, step = (1, 1) if request.config.getoption("--prove") else (3, 11)
    yield from range(start, 10_000, step)
