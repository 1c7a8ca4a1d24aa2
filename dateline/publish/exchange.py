"""Calls to the operating system that Python lacks: exchange, syncfs, death with a parent."""

import ctypes
import errno
import os
import platform
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread
from typing import Final

AT_FDCWD = -100
RENAME_EXCHANGE = 2
RENAME_SWAP = 2
PR_SET_PDEATHSIG = 1
RENAMEAT2: Final = {"x86_64": 316, "aarch64": 276, "riscv64": 276, "ppc64le": 357, "s390x": 347}


def exchange(one: str, other: str, between: str) -> None:
    """Exchange two folders in one step, or with a gap where the system offers no such step.

    Then `one` stands at `between` for a moment; `mend_exchange` ends what a crash left there.
    """
    try:
        _swap(os.fsencode(one), os.fsencode(other))
    except NotImplementedError:
        os.rename(one, between)
        os.rename(other, one)
        os.rename(between, other)


def mend_exchange(one: str, other: str, between: str) -> None:
    """Put in its place what an exchange that was cut short left at `between`."""
    if os.path.lexists(between):
        os.rename(between, other if os.path.lexists(one) else one)


def sync_below(folder: str) -> None:
    """Return when all that was written to the file system of `folder` is on disk."""
    if sys.platform == "linux":
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            _checked(_libc().syncfs(descriptor), folder)
        finally:
            os.close(descriptor)
    elif hasattr(os, "sync"):
        os.sync()


@contextmanager
def syncing(folder: str) -> Iterator[None]:
    """Do something while all that was written before it to the file system of `folder` is synced.

    Writing to disk is waiting: what is done meanwhile costs no time.
    """
    failures: list[BaseException] = []

    def sync() -> None:
        try:
            sync_below(folder)
        except BaseException as error:
            failures.append(error)

    hand = Thread(target=sync)
    hand.start()
    try:
        yield
    finally:
        hand.join()
    if failures:
        raise failures[0]


def sync_folder(folder: str) -> None:
    """Return when the names in `folder` are on disk."""
    if os.name != "nt":
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def die_with_parent(parent: int) -> None:
    """End this process, a child of `parent`, when that one ends."""
    if sys.platform == "linux":
        _libc().prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:  # it ended before the call
        os._exit(1)


def _swap(one: bytes, other: bytes) -> None:
    if sys.platform == "darwin":
        _checked(_libc().renamex_np(one, other, RENAME_SWAP), os.fsdecode(one))
        return
    number = RENAMEAT2.get(platform.machine())
    if sys.platform != "linux" or number is None:
        raise NotImplementedError
    # By number: not every C library has a name for it.
    result = _libc().syscall(number, AT_FDCWD, one, AT_FDCWD, other, ctypes.c_uint(RENAME_EXCHANGE))
    if result != 0 and ctypes.get_errno() == errno.ENOSYS:
        raise NotImplementedError
    _checked(result, os.fsdecode(one))


def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def _checked(result: int, path: str) -> None:
    if result != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), path)
