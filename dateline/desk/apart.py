"""Builds in processes of their own: each is forked from one that has loaded the house and no more.

So memory can't grow from build to build, a build that dies takes nobody with it, and none waits for
imports. The next build is forked as soon as one is done: it rehearses, and waits to be asked for.
Whoever forks must not have threads: the watching and the answering are done by the parent.
"""

import os
import signal
import struct
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from typing import Generic, NamedTuple, TypeVar

import msgspec

from dateline.model.problem import Location, Problem

T = TypeVar("T")

SIZE = struct.Struct("<I")
PASSING = ("busy", "content-changed")
UNREADABLE = "the build ended before it was done"


class Outcome(msgspec.Struct, frozen=True):
    """What became of a build: `base_url` is that of the site ("" where nothing could be read)."""

    problems: tuple[Problem, ...]
    published: bool = False
    base_url: str = ""

    @property
    def passes(self) -> bool:
        """Tell whether something was wrong that goes away by itself."""
        return any(each.code in PASSING for each in self.problems)


Tell = Callable[[Outcome], None]


class Play(NamedTuple, Generic[T]):
    """A build, and what is done for it before it is asked for; None: there was no time for that.

    The build tells what became of it as soon as that is known, and may then go on to tidy up.
    """

    rehearse: Callable[[], T]
    perform: Callable[[T | None, Tell], None]


class Foundry(Generic[T]):
    """Makes one build after another. Where a system can't fork, it makes them in this process."""

    __slots__ = ("answers", "orders", "play", "process")

    def __init__(self, play: Play[T]) -> None:
        self.play = play
        self.orders = self.answers = self.process = -1
        if hasattr(os, "fork"):
            self.orders, self.answers, self.process = _open(play)

    def build(self) -> Outcome:
        """Build, and return what became of it."""
        if self.orders < 0:
            return _performed(self.play)
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


class Waiting(NamedTuple):
    """A build that waits: its process, the pipe that asks for it, and the one on which it tells."""

    process: int
    word: int
    news: int

    def lives(self) -> bool:
        """Tell whether it still waits: somebody may have ended it."""
        with suppress(ChildProcessError):
            return os.waitpid(self.process, os.WNOHANG) == (0, 0)
        return False

    def begin(self) -> bytes:
        """Let it build, and return what it tells: b"" if it can't any more."""
        with suppress(BrokenPipeError):
            os.write(self.word, b"b")
        return _message(self.news)

    def end(self) -> bytes:
        """Wait until it has ended, or end it by the end of its pipe; return what it said last."""
        os.close(self.word)
        last = _message(self.news)
        os.close(self.news)
        with suppress(ChildProcessError):
            os.waitpid(self.process, 0)
        return last


def _open(play: Play[T]) -> tuple[int, int, int]:
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
        _obey(play, orders, answers)
    finally:
        os._exit(0)


def _obey(play: Play[T], orders: int, answers: int) -> None:
    """Have each build that is ordered made by the one that waits, and the next one wait."""
    first = Play(lambda: None, lambda _, tell: play.perform(None, tell))
    waiting = _fork(first, (orders, answers))
    while os.read(orders, 1):
        if not waiting.lives():
            waiting.end()
            waiting = _fork(first, (orders, answers))
        _send(answers, waiting.begin())
        _load(waiting.end())
        waiting = _fork(play, (orders, answers))
    waiting.end()


def _fork(play: Play[T], inherited: tuple[int, int]) -> Waiting:
    """Fork a build that waits. It ends where nobody is left to ask for it."""
    word, ours_to_say = os.pipe()
    ours, theirs = os.pipe()
    process = os.fork()
    if process:
        os.close(word)
        os.close(theirs)
        return Waiting(process, ours_to_say, ours)
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        for pipe in (ours_to_say, ours, *inherited):
            os.close(pipe)
        _wait(play, word, theirs)
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(0)


def _wait(play: Play[T], word: int, news: int) -> None:
    ready = None
    with suppress(Exception):  # the build will meet it too, and say it
        ready = play.rehearse()
    if os.read(word, 1):
        _perform(play, ready, lambda outcome: _send(news, msgspec.msgpack.encode(outcome)))
        _send(news, msgspec.msgpack.encode(tuple(sys.modules)))


def _performed(play: Play[T]) -> Outcome:
    told: list[Outcome] = []
    _perform(play, None, told.append)
    return told[0]


def _perform(play: Play[T], ready: T | None, tell: Tell) -> None:
    """A mistake of ours ends this build, not the serving; its traceback is for the terminal."""
    try:
        play.perform(ready, tell)
    except Exception:
        traceback.print_exc()
        tell(_died())


def _load(names: bytes) -> None:
    """Load what a build has loaded: the next one finds it here."""
    with suppress(msgspec.DecodeError):
        for name in msgspec.msgpack.decode(names, type=tuple[str, ...]):
            if name not in sys.modules:
                with suppress(ImportError):  # some are made by others, and can't be asked for
                    import_module(name)


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
