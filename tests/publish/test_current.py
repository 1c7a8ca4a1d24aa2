"""What tells that nothing changed."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.publish.current import (
    list_rows,
    next_stamp,
    read_state,
    signature_of,
    stamp,
    write_state,
)


def planted(folder: Path) -> Path:
    """Make a small tree."""
    root = folder / "content"
    (root / "articles/2026").mkdir(parents=True)
    (root / "site.yaml").write_text("title: A")
    (root / "articles/2026/a.md").write_text("one")
    (root / "articles/b.md").write_text("two")
    return root


def same_size_and_time(root: Path) -> None:
    """Change a file so that neither its size nor its mtime tells."""
    path = root / "articles/b.md"
    times = path.stat()
    path.write_text("owt")
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


def tree_signature(roots: list[str], before: int) -> bytes:
    """Return the signature of what stands below these."""
    return signature_of(list_rows(roots), before)


CHANGES: dict[str, Callable[[Path], object]] = {
    "edit": lambda root: (root / "articles/b.md").write_text("twice"),
    "same size and time": same_size_and_time,
    "new": lambda root: (root / "articles/c.md").touch(),
    "new folder": lambda root: (root / "media").mkdir(),
    "gone": lambda root: (root / "site.yaml").unlink(),
    "renamed": lambda root: (root / "site.yaml").rename(root / "site.yml"),
    "mode": lambda root: (root / "site.yaml").chmod(0o600),
    "link": lambda root: (root / "link").symlink_to("site.yaml"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_every_change_shows(name: str, tmp_path: Path) -> None:
    """A signature differs after any change, and not without one."""
    root, clock = planted(tmp_path), str(tmp_path / "clock")
    roots = [str(root), str(tmp_path / "missing")]
    before = tree_signature(roots, next_stamp(clock))
    assert before == tree_signature(roots, stamp(clock))
    CHANGES[name](root)
    assert before != tree_signature(roots, next_stamp(clock))


def test_root_may_be_a_file_or_appear(tmp_path: Path) -> None:
    """A file among the roots counts, and so does one that wasn't there."""
    path, clock = tmp_path / "pyproject.toml", str(tmp_path / "clock")
    missing = tree_signature([str(path)], next_stamp(clock))
    path.write_text("a")
    assert b"" != missing != tree_signature([str(path)], next_stamp(clock))


def test_change_in_the_same_tick_is_not_trusted(tmp_path: Path) -> None:
    """A file that changed no earlier than the stamp has no signature: it may change once more."""
    root, clock = planted(tmp_path), str(tmp_path / "clock")
    before = stamp(clock)
    (root / "site.yaml").write_text("title: B")
    assert b"" == tree_signature([str(root)], before)
    assert b"" != tree_signature([str(root)], next_stamp(clock))


def test_state_comes_back(tmp_path: Path) -> None:
    """What was kept is read again, infinity too."""
    path = str(tmp_path / "current")
    write_state(path, b"digest", 1_700_000_000.25, float("inf"))
    assert (b"digest", 1_700_000_000.25, float("inf")) == read_state(path)


def test_damaged_state_is_none(tmp_path: Path) -> None:
    """A state that is cut short, flipped anywhere, or missing holds for no time."""
    path = tmp_path / "current"
    nothing = (b"", 0.0, 0.0)
    assert nothing == read_state(str(path))
    write_state(str(path), b"digest", 1.0, 2.0)
    sound = path.read_bytes()
    for place in range(len(sound)):
        path.write_bytes(sound[:place])
        assert nothing == read_state(str(path))
        path.write_bytes(sound[:place] + bytes([sound[place] ^ 1]) + sound[place + 1 :])
        assert nothing == read_state(str(path))


def test_numbers_of_any_size() -> None:
    """A file whose inode is beyond what most file systems count to is known by it too."""
    inodes = (1, 2**63 - 1, 2**63, 2**64 - 1)
    rows = [[("a", (-1, -5, 0, inode, 0))] for inode in inodes]
    assert len(inodes) == len({signature_of(row, 1) for row in rows})
