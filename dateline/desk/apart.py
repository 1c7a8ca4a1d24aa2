"""Builds in processes of their own: each is forked from one that has loaded the house and no more.

So memory can't grow from build to build, a build that dies takes nobody with it, and none waits for
imports. Whoever forks must not have threads: the watching and the answering are done by the parent.
"""

import os
import signal
import struct
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module

import msgspec

from dateline.model.problem import Location, Problem

SIZE = struct.Struct("<I")
UNREADABLE = "the build ended before it was done"


class Outcome(msgspec.Struct, frozen=True):
    """What became of a build: `base_url` is that of the site ("" where nothing could be read).

    `loaded` are the modules that it needed.
    """

    problems: tuple[Problem, ...]
    published: bool = False
    base_url: str = ""
    loaded: tuple[str, ...] = ()


class Foundry:
    """Makes one build after another. Where a system can't fork, it makes them in this process."""

    __slots__ = ("answers", "make", "orders", "process")

    def __init__(self, make: Callable[[], Outcome]) -> None:
        self.make = make
        self.orders = self.answers = self.process = -1
        if hasattr(os, "fork"):
            self.orders, self.answers, self.process = _open(make)

    def build(self) -> Outcome:
        """Build, and return what became of it."""
        if self.orders < 0:
            return _guarded(self.make)
        try:
            os.write(self.orders, b"b")
            return _outcome(_message(self.answers))
        except OSError:
            return _died()

    def close(self) -> None:
        """Let the process go, when its build is done."""
        if self.orders >= 0:
            os.close(self.orders)
            os.close(self.answers)
            os.waitpid(self.process, 0)
            self.orders = -1


def _open(make: Callable[[], Outcome]) -> tuple[int, int, int]:
    """Fork the process that forks builds; it ends when our end of its pipe is closed."""
    orders, ours_to_order = os.pipe()
    ours_to_read, answers = os.pipe()
    process = os.fork()
    if process:
        os.close(orders)
        os.close(answers)
        return ours_to_order, ours_to_read, process
    try:
        os.close(ours_to_order)
        os.close(ours_to_read)
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the end of the pipe ends us
        _obey(make, orders, answers)
    finally:
        os._exit(0)


def _obey(make: Callable[[], Outcome], orders: int, answers: int) -> None:
    while os.read(orders, 1):
        body = _forked(make, orders)
        _send(answers, body)
        for name in _outcome(body).loaded:  # the next build finds it here
            if name not in sys.modules:
                with suppress(ImportError):  # some are made by others, and can't be asked for
                    import_module(name)


def _forked(make: Callable[[], Outcome], orders: int) -> bytes:
    ours, theirs = os.pipe()
    child = os.fork()
    if child:
        os.close(theirs)
        body = _message(ours)
        os.close(ours)
        os.waitpid(child, 0)
        return body
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        os.close(ours)
        os.close(orders)
        _send(theirs, msgspec.msgpack.encode(_guarded(make)))
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(0)


def _guarded(make: Callable[[], Outcome]) -> Outcome:
    """A mistake of ours ends this build, not the serving; its traceback is for the terminal."""
    try:
        return make()
    except Exception:
        traceback.print_exc()
        return _died()


def _died() -> Outcome:
    told = "the terminal may tell more; save again to build again"
    return Outcome((Problem(Location("dateline"), "cannot-build", UNREADABLE, told),))


def _outcome(body: bytes) -> Outcome:
    try:
        return msgspec.msgpack.decode(body, type=Outcome)
    except msgspec.DecodeError:
        return _died()


def _send(pipe: int, body: bytes) -> None:
    rest = memoryview(SIZE.pack(len(body)) + body)
    while rest:
        rest = rest[os.write(pipe, rest) :]


def _message(pipe: int) -> bytes:
    """Read one message; what its writer couldn't end is b""."""
    body = _exactly(pipe, SIZE.size)
    return _exactly(pipe, SIZE.unpack(body)[0]) if body else b""


def _exactly(pipe: int, size: int) -> bytes:
    body = bytearray()
    while len(body) < size:
        part = os.read(pipe, size - len(body))
        if not part:
            return b""
        body += part
    return bytes(body)
