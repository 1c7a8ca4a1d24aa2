"""Folders that can't be exchanged: on another file system, or mounted for the while of a test."""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from newsroom import NOW, ROOT, Newsroom

SHARED_MEMORY = Path("/dev/shm")  # noqa: S108 - where Linux keeps a file system in memory
# As hosts mount folders, and as a layer of a container shows a public/ that its image brought.
MOUNTS = {
    "tmpfs": "cd project; mkdir public; mount -t tmpfs none public",
    "bind": "mkdir elsewhere; cd project; mkdir public; mount --bind ../elsewhere public",
    "layer": """
cd project; build >&2; cd ..; mkdir layers merged; mount -t tmpfs none layers
mkdir layers/up layers/work
mount -t overlay -o lowerdir=project,upperdir=layers/up,workdir=layers/work none merged
cd merged; write b
""",
}
NOT_PERMITTED = 77
SCRIPT = f"""
set -e
build() {{ {sys.executable} {ROOT}/build.py --now {NOW} --jobs 1 "$@" 2>&1; }}
write() {{ sed s/On/Off/ content/articles/a.md >content/articles/$1.md; }}
trap 'exit {NOT_PERMITTED}' ERR
%s
trap - ERR
build || true
build --in-place
write c
build --in-place
build --in-place
"""


@contextmanager
def another_file_system(than: Path) -> Iterator[Path]:
    """Lend a folder on another file system than this one."""
    if not SHARED_MEMORY.is_dir() or SHARED_MEMORY.stat().st_dev == than.stat().st_dev:
        pytest.skip("there is no other file system here")
    with tempfile.TemporaryDirectory(dir=SHARED_MEMORY) as folder:
        yield Path(folder)


def builds_in_a_mount(kind: str, folder: Path) -> list[str]:
    """Build without and thrice with --in-place, where public/ is mounted; return what was said."""
    (folder / "project").mkdir()
    Newsroom(folder / "project").article("a")
    return in_a_namespace(SCRIPT % MOUNTS[kind], folder).splitlines()


def in_a_namespace(script: str, folder: Path) -> str:
    """Run a script where it may mount what it likes and nobody else sees it; return its words."""
    apart = ["unshare", "--mount", "--map-root-user", "bash", "-c"]
    if not shutil.which("unshare") or not runs([*apart, "mount -t tmpfs none /mnt"], folder):
        pytest.skip("nothing may be mounted here")
    done = subprocess.run(
        [*apart, script],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode == NOT_PERMITTED:
        pytest.skip(f"this can't be mounted here: {done.stderr}")
    assert 0 == done.returncode, done.stdout + done.stderr
    return done.stdout


def runs(command: list[str], folder: Path) -> bool:
    """Tell whether a command ends well."""
    return subprocess.run(command, cwd=folder, capture_output=True, check=False).returncode == 0
