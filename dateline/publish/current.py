"""Whether anything changed since the last publication, by stats alone and with light imports.

A file is unchanged when its size, times and inode agree. Two changes within one tick of the
file system's clock look alike, so a stat counts only if the file's ctime is older than a stamp of
that clock which was taken before the stat.
"""

import os
from array import array
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from operator import itemgetter
from time import sleep

from dateline.model.stats import FOLDER, MISSING, Row, stat_of

TICKS = 30
WORD = 2**64
CTIME = 2  # its place in stats


def stamp(clock: str) -> int:
    """Return what time it is for the file system on which the file `clock` lies (it is made)."""
    try:
        os.utime(clock)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(clock), exist_ok=True)
        os.close(os.open(clock, os.O_WRONLY | os.O_CREAT, 0o644))
    return os.stat(clock).st_ctime_ns


def next_stamp(clock: str) -> int:
    """Wait for the next tick: what was written before this call is then older than the stamp."""
    first = now = stamp(clock)
    for _ in range(TICKS):  # a file system that counts whole seconds isn't waited for
        if now > first:
            break
        sleep(0.001)
        now = stamp(clock)
    return now


def list_rows(roots: Iterable[str]) -> list[Row]:
    """Return all that stands at or below `roots`, sorted by path; a root may be missing.

    Links aren't followed, but for a root.

    Raises OSError where a folder can't be read.
    """
    rows: list[Row] = []
    folders = []
    for root in roots:
        try:
            rows.append((root, stat_of(os.stat(root))))
        except FileNotFoundError:
            rows.append((root, MISSING))
        if os.path.isdir(root):
            rows[-1] = (root, FOLDER)
            folders.append(root)
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    folders.append(entry.path)
                    rows.append((entry.path, FOLDER))
                else:
                    rows.append((entry.path, stat_of(entry.stat(follow_symlinks=False))))
    rows.sort(key=itemgetter(0))
    return rows


def signature_of(rows: Sequence[Row], before: int) -> bytes:
    """Return a digest of the paths and stats of files.

    Returns b"", which is never kept, where one changed at or after the stamp `before`.
    """
    paths, stats = zip(*rows, strict=True)
    columns = list(zip(*stats, strict=True))
    if max(columns[CTIME]) >= before:
        return b""
    digest = blake2b("\0".join(paths).encode("utf-8", "surrogatepass") + b"\0", digest_size=16)
    for column in columns:
        digest.update(_packed(column))
    return digest.digest()


def _packed(numbers: tuple[int, ...]) -> "array[int]":
    try:
        return array("q", numbers)
    except OverflowError:  # some file systems number their files beyond
        return array("Q", [number % WORD for number in numbers])


def write_state(path: str, digest: bytes, since: float, until: float) -> None:
    """Keep the digest of all that went into a publication, and the time for which it holds.

    `since` and `until` are POSIX times: of the build, and of the next instant at which the site
    changes (`inf` where there is none).
    """
    row = f"{digest.hex()} {since.hex()} {until.hex()}"
    made = f"{path}.made"
    with open(made, "w", encoding="ascii") as file:
        file.write(f"{row} {_checksum(row)}")
    os.replace(made, path)


def read_state(path: str) -> tuple[bytes, float, float]:
    """Return what `write_state` kept; (b"", 0, 0), which holds for no time, where that is lost."""
    try:
        with open(path, encoding="ascii") as file:
            row, _, checksum = file.read(1000).rpartition(" ")
        if checksum != _checksum(row):
            return b"", 0.0, 0.0
        digest, since, until = row.split(" ")
        return bytes.fromhex(digest), float.fromhex(since), float.fromhex(until)
    except (OSError, ValueError):
        return b"", 0.0, 0.0


def _checksum(row: str) -> str:
    return blake2b(row.encode(), digest_size=16).hexdigest()
