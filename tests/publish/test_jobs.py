"""Work that is spread over workers comes back whole."""

import os
import select
import signal
from pathlib import Path

import pytest

from dateline.publish.jobs import Crew, WorkerFailedError, carry_out


def double(number: int) -> bytes:
    """Give long answers, so that they don't fit into a pipe."""
    return b"%d " % (2 * number) * 20_000


def fail_at_seven(number: int) -> bytes:
    """Fail once."""
    if number == 7:
        raise ValueError("seven")
    return b""


def vanish_at_seven(number: int) -> bytes:
    """End as a worker does when memory runs out."""
    if number == 7:
        os.kill(os.getpid(), signal.SIGKILL)
    return b""


@pytest.mark.parametrize("size", [1, 2, 5])
@pytest.mark.parametrize("count", [0, 1, 2, 150])
def test_every_number_is_answered_once(size: int, count: int) -> None:
    """Whatever the number of workers, each answer comes once and whole."""
    answers = sorted(carry_out(double, count, Crew(size)))
    assert [(number, double(number)) for number in range(count)] == answers


def test_more_numbers_than_tickets() -> None:
    """A long list is cut into shares that fit into a pipe."""
    numbers = sorted(number for number, _ in carry_out(lambda _: b"", 12_345, Crew(3)))
    assert list(range(12_345)) == numbers


def test_several_workers_work() -> None:
    """The work is done elsewhere, and by more than one."""
    slow = sorted(carry_out(lambda _: os.getpid().to_bytes(8, "big"), 500, Crew(4)))
    assert os.getpid().to_bytes(8, "big") not in {process for _, process in slow}


def test_last_pieces_are_shared_out_one_by_one() -> None:
    """Of much work the last two pieces are done side by side, however long one of them takes."""
    wait, go = os.pipe()

    def work(number: int) -> bytes:
        if number == 9_999:
            os.write(go, b"x")
        if number == 9_998:
            ready, _, _ = select.select([wait], [], [], 60)
            return b"waited for the last" if ready else b"in vain"
        return b""

    assert b"waited for the last" == dict(carry_out(work, 10_000, Crew(2)))[9_998]


def test_exception_keeps_its_traceback() -> None:
    """What a worker met with reaches the parent with the place where it happened."""
    with pytest.raises(WorkerFailedError, match=r"(?s)in fail_at_seven.*ValueError: seven"):
        list(carry_out(fail_at_seven, 20, Crew(2)))


def test_vanished_worker_is_noticed() -> None:
    """A worker that was killed is an error, not a missing answer."""
    with pytest.raises(WorkerFailedError, match="-9"):
        list(carry_out(vanish_at_seven, 20, Crew(2)))


def test_unfinished_work_leaves_no_worker() -> None:
    """Whoever stops listening has no more children than before."""
    before = children()
    answers = carry_out(double, 400, Crew(3))
    next(answers)
    working = children()
    answers.close()
    assert before < working
    assert before == children()


def children() -> set[int]:
    """The processes that this one has started and that haven't ended (Linux)."""
    listed = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children")
    if not listed.exists():
        pytest.skip("no list of child processes on this system")
    return set(map(int, listed.read_text("ascii").split()))
