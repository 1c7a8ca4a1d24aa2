"""Spreading work over forked workers: they inherit what there is to do, and send back bytes."""

import gc
import os
import signal
import struct
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager

import msgspec

from dateline.publish.exchange import die_with_parent

Answer = tuple[int, bytes]

PART = 60  # of what is left is a share: so many millions make less than a pipe's 1,024 at once
SHARE = struct.Struct("<I")
LENGTH = struct.Struct("<Q")
AT_ONCE = 1 << 20


class WorkerFailedError(Exception):
    """A worker met with an exception (its traceback is the message), or was killed."""


class Crew(msgspec.Struct, frozen=True):
    """How many work at once, and the descriptors that a worker must close: the build's lock."""

    size: int = 1
    inherited: tuple[int, ...] = ()


class Report(msgspec.Struct, array_like=True):
    """What a worker sends after each share of the work; `failure` is a traceback or ""."""

    answers: list[Answer]
    failure: str = ""


def carry_out(work: Callable[[int], bytes], count: int, crew: Crew) -> Iterator[Answer]:
    """Yield each number below `count` with its `work`, in no order."""
    with _collecting_the_new():
        if crew.size < 2 or count < 2 or not hasattr(os, "fork"):
            yield from ((number, work(number)) for number in range(count))
        else:
            yield from _spread(work, _shares(count), crew)


@contextmanager
def _collecting_the_new() -> Iterator[None]:
    """Look for garbage among what is made from now on, and leave alone what is there.

    Workers share that with us, and looking at it copies it.
    """
    enabled = gc.isenabled()
    gc.freeze()
    gc.enable()
    try:
        yield
    finally:
        gc.unfreeze()
        if not enabled:
            gc.disable()


def _spread(work: Callable[[int], bytes], shares: Sequence[range], crew: Crew) -> Iterator[Answer]:
    tickets = _tickets(len(shares))
    pipes: dict[int, int] = {}
    try:
        for _ in range(min(crew.size, len(shares))):
            pipe, process = _hire(work, shares, tickets, (*crew.inherited, *pipes))
            pipes[pipe] = process
        yield from _gathered(pipes)
    finally:
        os.close(tickets)
        _dismiss(pipes)


def _shares(count: int) -> list[range]:
    """Cut the work ever smaller, down to single pieces, so that nobody waits long for the last one.

    What lies side by side stays in one share: workers copy what they touch.
    """
    shares: list[range] = []
    start = 0
    while start < count:
        end = start + max(1, (count - start) // PART)
        shares.append(range(start, end))
        start = end
    return shares


def _tickets(count: int) -> int:
    """Return a pipe that holds one number for each share: whoever reads it does that share."""
    tickets, counter = os.pipe()
    os.write(counter, b"".join(SHARE.pack(number) for number in range(count)))
    os.close(counter)
    return tickets


def _hire(
    work: Callable[[int], bytes], shares: Sequence[range], tickets: int, inherited: Iterable[int]
) -> tuple[int, int]:
    """Fork a worker; return the pipe on which it reports, and its process."""
    parent = os.getpid()
    ours, theirs = os.pipe()
    process = os.fork()
    if process:
        os.close(theirs)
        return ours, process
    try:  # from here on we are the worker, and never return
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends us
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        die_with_parent(parent)
        for descriptor in (ours, *inherited):
            os.close(descriptor)
        _work(work, shares, tickets, theirs)
    except BaseException:
        import traceback

        _send(theirs, Report([], traceback.format_exc()))
    finally:
        os._exit(0)


def _work(work: Callable[[int], bytes], shares: Sequence[range], tickets: int, pipe: int) -> None:
    while ticket := os.read(tickets, SHARE.size):
        share = shares[SHARE.unpack(ticket)[0]]
        _send(pipe, Report([(number, work(number)) for number in share]))


def _send(pipe: int, report: Report) -> None:
    body = msgspec.msgpack.encode(report)
    rest = memoryview(LENGTH.pack(len(body)) + body)
    while rest:
        rest = rest[os.write(pipe, rest) :]


def _gathered(pipes: dict[int, int]) -> Iterator[Answer]:
    import selectors  # for those who have so much to do

    received = {pipe: bytearray() for pipe in pipes}
    decoder = msgspec.msgpack.Decoder(Report)
    with selectors.DefaultSelector() as selector:
        for pipe in pipes:
            selector.register(pipe, selectors.EVENT_READ)
        while selector.get_map():
            for ready, _ in selector.select():
                data = os.read(ready.fd, AT_ONCE)
                received[ready.fd] += data
                if not data:
                    selector.unregister(ready.fd)
                    _see_off(pipes, ready.fd)
                for body in _whole(received[ready.fd]):
                    report = decoder.decode(body)
                    if report.failure:
                        raise WorkerFailedError(report.failure)
                    yield from report.answers


def _whole(received: bytearray) -> Iterator[bytes]:
    """Take from what was received the reports that are complete."""
    start = 0
    while len(received) >= start + LENGTH.size:
        end = start + LENGTH.size + LENGTH.unpack_from(received, start)[0]
        if len(received) < end:
            break
        yield bytes(received[start + LENGTH.size : end])
        start = end
    del received[:start]


def _see_off(pipes: dict[int, int], pipe: int) -> None:
    """Wait for a worker that has sent all."""
    process = pipes.pop(pipe)
    os.close(pipe)
    _, status = os.waitpid(process, 0)
    if status:
        number = os.waitstatus_to_exitcode(status)
        raise WorkerFailedError(f"a worker ended with status {number} (out of memory?)")


def _dismiss(pipes: dict[int, int]) -> None:
    for pipe, process in pipes.items():
        os.close(pipe)
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
