"""One build at a time."""

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.model.problem import Problem
from dateline.publish.jobs import Crew, carry_out
from dateline.publish.lock import Lock, take_lock


def test_second_build_is_told_so(tmp_path: Path) -> None:
    """While one build runs another is refused; when it is done it isn't."""
    path = str(tmp_path / ".dateline/lock")
    first = take_lock(path)
    assert isinstance(first, Lock)
    with first:
        second = take_lock(path)
        assert isinstance(second, Problem)
        assert ("busy", "another build is running") == (second.code, second.message)
    third = take_lock(path)
    assert isinstance(third, Lock)
    third.release()


def test_own_folder_may_not_lead_elsewhere(tmp_path: Path) -> None:
    """Nothing is written through a link that a repository brought along."""
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / ".dateline").symlink_to("elsewhere")
    refused = take_lock(str(tmp_path / ".dateline/lock"))
    assert isinstance(refused, Problem)
    assert ".dateline/ is a symbolic link" == refused.message
    assert [] == list((tmp_path / "elsewhere").iterdir())


def test_link_within_own_folder_is_refused(tmp_path: Path) -> None:
    """The same for a link one level below."""
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / ".dateline").mkdir()
    (tmp_path / ".dateline/printed").symlink_to("../elsewhere")
    refused = take_lock(str(tmp_path / ".dateline/lock"))
    assert isinstance(refused, Problem)
    assert ".dateline/printed is a symbolic link" == refused.message


@pytest.mark.parametrize("place", ["memo/memo.sqlite", "printed/ab"])
def test_link_two_levels_below_is_refused(place: str, tmp_path: Path) -> None:
    """A link in a folder of ours would lead writing elsewhere as well."""
    (tmp_path / "elsewhere").mkdir()
    link = tmp_path / ".dateline" / place
    link.parent.mkdir(parents=True)
    link.symlink_to(tmp_path / "elsewhere")
    refused = take_lock(str(tmp_path / ".dateline/lock"))
    assert isinstance(refused, Problem)
    assert f".dateline/{place} is a symbolic link" == refused.message


def test_preview_through_a_link_is_refused(tmp_path: Path) -> None:
    """A preview lies in a folder of ours, which may be no link either."""
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / ".dateline").symlink_to("elsewhere")
    refused = take_lock(str(tmp_path / ".dateline/preview/lock"))
    assert isinstance(refused, Problem)
    assert ".dateline/ is a symbolic link" == refused.message
    assert [] == list((tmp_path / "elsewhere").iterdir())


def test_killed_build_keeps_neither_lock_nor_workers(tmp_path: Path) -> None:
    """A build that is killed in the middle leaves no worker behind, and lets the next one in."""
    path, roll = str(tmp_path / "lock"), tmp_path / "workers"
    roll.mkdir()

    def linger(number: int) -> bytes:
        (roll / str(os.getpid())).touch()
        time.sleep(600)
        return b"%d" % number

    build = os.fork()
    if build == 0:
        lock = take_lock(path)
        if isinstance(lock, Lock):
            list(carry_out(linger, 2, Crew(2, (lock.descriptor,))))
        os._exit(0)
    wait_for(lambda: len(list(roll.iterdir())) == 2)
    assert isinstance(take_lock(path), Problem)
    os.kill(build, signal.SIGKILL)
    os.waitpid(build, 0)

    lock = take_lock(path)

    assert isinstance(lock, Lock)
    lock.release()
    for worker in roll.iterdir():
        wait_for(lambda worker=worker: is_gone(int(worker.name)))


def is_gone(process: int) -> bool:
    """Tell whether a process has ended, be it reaped or not."""
    try:
        status = Path(f"/proc/{process}/stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return True
    return status.rpartition(")")[2].split()[0] == "Z"


def wait_for(condition: Callable[[], bool]) -> None:
    """Wait until something is so; give up after a time that no machine needs."""
    for _ in range(6000):
        if condition():
            return
        time.sleep(0.01)
    raise AssertionError("it never came to pass")
