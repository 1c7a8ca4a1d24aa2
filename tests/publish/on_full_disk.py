"""A program: builds on a small disk of its own that is filled more and more; says what happened.

Run with a folder, in a mount namespace (see `mounts.py`): `on_full_disk.py FOLDER STEPS`.
"""

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from two_states import TwoStates, tell  # noqa: E402

MEGABYTES = 64
ROOM = 6 << 20  # bytes: more than an edition takes


def main(folder: str, steps: int) -> None:
    """Leave no room or enough, and build; then with room again; then where nobody may write."""
    mount("-t", "tmpfs", "-o", f"size={MEGABYTES}m", "none", folder)
    paper = TwoStates(Path(folder))
    filler = Path(folder, "filler")
    said: Counter[str] = Counter()
    for step in range(steps):
        old, new = paper.state, paper.turn()
        fill(filler, left=ROOM * step // (steps - 1))
        build = paper.start("--jobs", "1")
        output = build.communicate()[0]
        stands = paper.seen()
        assert stands == (new if build.returncode == 0 else old), output
        assert build.returncode == 0 or "no space left" in output, output
        assert "Traceback" not in output, output
        said["published" if build.returncode == 0 else "no space left"] += 1
        filler.unlink()
        assert 0 == paper.start("--jobs", "1").wait()
        assert new == paper.seen()
    tell(f"full disk: {dict(said)}")
    old = paper.state
    paper.turn()
    mount("-o", "remount,ro", folder)
    output = (build := paper.start("--jobs", "1")).communicate()[0]
    assert 1 == build.returncode, output
    assert "read-only file system" in output, output
    assert "Traceback" not in output, output
    assert old == paper.seen()
    tell("read-only disk: refused")


def mount(*words: str) -> None:
    """Mount something, for this namespace alone."""
    subprocess.run(["mount", *words], check=True)


def fill(filler: Path, left: int) -> None:
    """Write until so many bytes are left."""
    space = os.statvfs(filler.parent)
    with filler.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, space.f_bavail * space.f_frsize - left)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
