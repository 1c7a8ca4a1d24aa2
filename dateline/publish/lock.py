"""One build at a time: a lock of the operating system's, which no crash leaves behind."""

import os
import sys
from collections.abc import Iterator
from types import TracebackType

from dateline.model.problem import Location, Problem


class Lock:
    """A lock that is held until `release`, or until its process ends.

    A forked worker must close `descriptor`, else it keeps the lock after its parent is killed.
    """

    __slots__ = ("descriptor",)

    def __init__(self, descriptor: int) -> None:
        self.descriptor = descriptor

    def release(self) -> None:
        """Let others build."""
        os.close(self.descriptor)

    def __enter__(self) -> "Lock":
        """Return the lock, which is held already."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Let others build."""
        self.release()


def take_lock(path: str) -> Lock | Problem:
    """Lock the file `path`, made with its folder; a Problem where another build holds it."""
    folder = os.path.dirname(path)
    name = os.path.basename(folder)
    try:
        above = os.path.dirname(folder)
        if os.path.islink(above):
            return _refusal(os.path.basename(above), "", "is a symbolic link")
        os.makedirs(folder, exist_ok=True)
        for place in (folder, *_written_through(folder)):
            if os.path.islink(place):  # we would write wherever it leads
                return _refusal(name, place.removeprefix(folder), "is a symbolic link")
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        return _refusal(name, "", f"can't be written: {(error.strerror or str(error)).lower()}")
    try:
        _lock(descriptor)
    except OSError:
        os.close(descriptor)
        return Problem(Location(name), "busy", "another build is running", "wait until it is done")
    return Lock(descriptor)


def _written_through(folder: str) -> Iterator[str]:
    """Yield what we write into: all of a folder, and of the folders in it that hold no edition."""
    for entry in os.scandir(folder):
        yield entry.path
        if entry.name in ("memo", "printed") and entry.is_dir(follow_symlinks=False):
            yield from (inner.path for inner in os.scandir(entry.path))


def _refusal(name: str, below: str, why: str) -> Problem:
    return Problem(Location(name), "cannot-publish", f"{name}{below or '/'} {why}")


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
