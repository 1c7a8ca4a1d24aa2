"""What only a real disk shows: that it fills, is read-only, and in which order it is written."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from mounts import in_a_namespace
from two_states import COMMAND, TwoStates, tell

TRACED = "openat,mkdir,link,rename,renameat2,syncfs,fsync"


@pytest.mark.parametrize("steps", [2, pytest.param(40, marks=pytest.mark.prove)])
def test_disk_that_fills(steps: int, tmp_path: Path) -> None:
    """With any room left, or none, a build publishes the new edition or leaves the old one."""
    program = Path(__file__).with_name("on_full_disk.py")
    tell(in_a_namespace(f"{sys.executable} {program} {tmp_path} {steps}", tmp_path))


def test_kernel_is_asked_to_sync_before_the_exchange(tmp_path: Path) -> None:
    """Traced: nothing is made between the sync and the exchange; the folders' names are synced."""
    if not shutil.which("strace"):
        pytest.skip("the order of system calls is told by strace, which is missing")
    paper = TwoStates(tmp_path)
    paper.turn()
    trace = tmp_path / "trace"
    done = subprocess.run(
        ["strace", "-f", "-o", str(trace), "-e", f"trace={TRACED}", *COMMAND, "--jobs", "1"],
        cwd=paper.room.folder,
        capture_output=True,
        text=True,
        check=False,
    )
    if "ptrace" in done.stderr:
        pytest.skip(f"nothing may be traced here: {done.stderr}")
    assert 0 == done.returncode, done.stderr
    calls = [line for line in trace.read_text().splitlines() if "= -1 " not in line]
    swaps = [number for number, line in enumerate(calls) if "RENAME_EXCHANGE" in line]
    assert 1 == len(swaps)
    before, after = calls[: swaps[0]], calls[swaps[0] + 1 :]
    synced = max(number for number, line in enumerate(before) if "syncfs(" in line)
    makes = re.compile(r"O_CREAT|\b(?:mkdir|link|rename)\(")
    made = [number for number, line in enumerate(before) if makes.search(line)]
    assert made
    assert max(made) < synced
    assert 2 == sum("fsync(" in line for line in after[:6])
    tell(f"order: {len(made)} files, folders and links made, then syncfs, then the exchange")
