"""An earlier edition of content/, as git remembers it."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from dateline.desk.request import UsageError
from dateline.editorial.silent_edits import Changed, Former

SHALLOW = (
    "this clone is shallow, and what is missing can't be compared: run git fetch --unshallow "
    "(in CI: fetch-depth: 0)"
)


def read_former(root: Path, revision: str) -> Former:
    """Return what differs from the point where the project left `revision`.

    Where both went on since, what happened on the other side is no edit of this one.
    """
    if not shutil.which("git"):
        raise UsageError("--since needs git, which isn't installed")
    commit = _branching(root, revision)
    prefix = _git(root, "rev-parse", "--show-prefix").strip()
    names = _git(root, "diff", "--name-only", "-z", "--no-renames", "--relative", commit, "content")
    names += _git(root, "ls-files", "--others", "--exclude-standard", "-z", "content")
    paths = sorted(name for name in names.split("\0") if name and "\n" not in name)
    before = _read(root, [f"{commit}:{prefix}{path}" for path in paths])
    changed = (
        Changed(path, then, _present(root / path)) for path, then in zip(paths, before, strict=True)
    )
    return Former(revision, tuple(changed))


def _branching(root: Path, revision: str) -> str:
    """The commit that both the revision and what is checked out come from."""
    try:
        named = f"{revision}^{{commit}}"
        there = _git(root, "rev-parse", "--verify", "--end-of-options", named).strip()
        return _git(root, "merge-base", there, "HEAD").strip()
    except subprocess.CalledProcessError as error:
        reason = _reason(root, error)
    raise UsageError(f"--since {revision}: {reason}")


def _reason(root: Path, error: subprocess.CalledProcessError) -> str:
    try:
        if _git(root, "rev-parse", "--is-shallow-repository").strip() == "true":
            return SHALLOW
    except subprocess.CalledProcessError:
        pass  # no repository at all: git has said so
    said = error.stderr.decode(errors="replace").strip()
    return said.splitlines()[0] if said else "it shares no history with what is checked out"


def _git(root: Path, *words: str) -> str:
    done = subprocess.run(  # noqa: S603 - no shell, and --end-of-options before what is given
        ["git", "-C", str(root), *words],  # noqa: S607 - whichever git the editor uses
        capture_output=True,
        check=True,
    )
    return done.stdout.decode("utf-8", "surrogateescape")


def _read(root: Path, names: list[str]) -> Iterator[bytes | None]:
    """The bytes of each object; None for one that isn't there."""
    asked = "".join(f"{name}\n" for name in names).encode("utf-8", "surrogateescape")
    done = subprocess.run(  # noqa: S603 - no shell
        ["git", "-C", str(root), "cat-file", "--batch"],  # noqa: S607 - see above
        input=asked,
        capture_output=True,
        check=True,
    )
    answer, place = done.stdout, 0
    for _ in names:
        end = answer.index(b"\n", place)
        head = answer[place:end].rsplit(b" ", 2)
        place = end + 1
        if head[-1] == b"missing":
            yield None
            continue
        size = int(head[-1])
        yield answer[place : place + size]
        place += size + 1


def _present(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() and not path.is_symlink() else None
