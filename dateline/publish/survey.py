"""Surveys: what stood in a tree when it was put in place, so that stats alone can vouch for it.

A survey holds while every file and every folder in it has the stats that it had then: a file that
was added or taken away changes its folder. Light, since the build in which nothing changed asks.
"""

import os
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from contextlib import suppress
from hashlib import blake2b
from itertools import chain
from struct import Struct

from dateline.model.stats import stat_of
from dateline.publish.paths import NAME_SIZE, are_kept, keep_paths, read_paths
from dateline.publish.sums import SIZE as SUMS_SIZE
from dateline.publish.sums import sums_of

Stats = tuple[int, int, int, int, int]  # see `stat_of`

UNKNOWN: Stats = (-1, 0, 0, 0, 0)  # stats that no file has: what has them is looked at again
NOBODY_KNOWS = bytes(16)  # the digest of no file
ROOT = ""
CTIME, INODE = 2, 3
_WIDTH = len(UNKNOWN)
_DIGEST = MARK_SIZE = 16
_BODY = MARK_SIZE + SUMS_SIZE  # where what the sums are of begins


class Survey:
    """The folders and files of a tree by their paths below it, the root ("") first.

    `stats` are those of the folders, then of the files, one after the other; `digests` are those
    of the files, joined in the same order. `paths` is the name by which folders and files are found
    again, b"" where they were not written down.
    """

    __slots__ = ("digests", "files", "folders", "paths", "stats")

    def __init__(
        self,
        folders: list[str],
        files: list[str],
        stats: "array[int]",
        digests: bytes,
        paths: bytes = b"",
    ) -> None:
        self.folders = folders
        self.files = files
        self.stats = stats
        self.digests = digests
        self.paths = paths

    def file_digests(self) -> dict[str, bytes]:
        """Return the digests of the files by path."""
        digests = Struct(f"{_DIGEST}s" * len(self.files)).unpack(self.digests)
        return dict(zip(self.files, digests, strict=True))

    def file_inodes(self) -> dict[str, int]:
        """Return the inodes of the files by path."""
        first = len(self.folders) * _WIDTH
        return dict(zip(self.files, self.stats[first + INODE :: _WIDTH], strict=True))

    def stats_of(self, path: str) -> Stats:
        """Return the stats of a file."""
        at = bisect_left(self.files, path)
        if at == len(self.files) or self.files[at] != path:
            return UNKNOWN
        start = (len(self.folders) + at) * _WIDTH
        size, mtime, ctime, inode, mode = self.stats[start : start + _WIDTH]
        return size, mtime, ctime, inode, mode

    def renewed(
        self, folders: Mapping[str, Stats | None], files: Mapping[str, tuple[bytes, Stats] | None]
    ) -> "Survey":
        """Return the survey with these rows anew; None: there is none any more."""
        if len(folders) + len(files) > len(self.files) // 10:
            rows = {**dict(zip(self.folders, self._rows(), strict=False)), **folders}
            stayed = any(path not in files for path in self.files)
            facts = {**(dict(self.file_facts()) if stayed else {}), **files}
            return survey_of(
                {path: stats for path, stats in rows.items() if stats is not None},
                {path: fact for path, fact in facts.items() if fact is not None},
            )
        new = Survey(self.folders[:], self.files[:], self.stats[:], self.digests)
        for path, stats in folders.items():
            new._set(new.folders, 0, path, stats)
        digests = bytearray(self.digests)
        for path, fact in files.items():
            digest, stats = fact or (b"", None)
            at, was = new._set(new.files, len(new.folders), path, stats)
            digests[at * _DIGEST : (at + was) * _DIGEST] = digest
        new.digests = bytes(digests)
        if new.folders == self.folders and new.files == self.files:
            new.paths = self.paths
        return new

    def doubted(self, begun: int) -> "Survey":
        """Return the survey without the stats of what changed at or after the stamp `begun`."""
        stats = self.stats[:]
        for row, ctime in enumerate(self.stats[CTIME::_WIDTH]):
            if ctime >= begun:
                stats[row * _WIDTH : (row + 1) * _WIDTH] = array("q", UNKNOWN)
        return Survey(self.folders, self.files, stats, self.digests, self.paths)

    def file_facts(self) -> Iterator[tuple[str, tuple[bytes, Stats]]]:
        """Yield each file's path, with its digest and stats."""
        facts = zip(self.file_digests().values(), self._rows()[len(self.folders) :], strict=True)
        return zip(self.files, facts, strict=True)

    def set_root(self, stats: Stats) -> None:
        """Set the stats of the root, which changes when its tree is moved."""
        self.stats[:_WIDTH] = array("q", stats)

    def _set(
        self, names: list[str], first: int, path: str, stats: Stats | None
    ) -> tuple[int, bool]:
        """Put a row in its place, or take it away; return its number, and whether it was there."""
        at = bisect_left(names, path)
        was = at < len(names) and names[at] == path
        start = (first + at) * _WIDTH
        self.stats[start : start + _WIDTH * was] = array("q", stats or ())
        names[at : at + was] = [] if stats is None else [path]
        return at, was

    def _rows(self) -> list[Stats]:
        numbers = iter(self.stats)
        return list(zip(*[numbers] * _WIDTH, strict=True))


def survey_of(folders: dict[str, Stats], files: dict[str, tuple[bytes, Stats]]) -> Survey:
    """Return the survey of a tree with these folders (the root among them) and these files."""
    paths, names = sorted(folders), sorted(files)
    rows = chain([folders[path] for path in paths], [files[name][1] for name in names])
    digests = b"".join([files[name][0] or NOBODY_KNOWS for name in names])
    return Survey(paths, names, array("q", chain.from_iterable(rows)), digests)


def holds(survey: Survey, root: str) -> bool:
    """Tell whether the tree at `root` has all the stats of its survey, and so is what it was."""
    seen = array("q")
    try:
        for path in chain(survey.folders, survey.files):
            seen.extend(stat_of(os.lstat(f"{root}/{path}" if path else root)))
    except OSError:
        return False
    return seen == survey.stats


def write_survey(path: str, survey: Survey | None) -> None:
    """Keep a survey in a file; None: there is none any more."""
    if survey is None:
        with suppress(FileNotFoundError):
            os.unlink(path)
        return
    own, paths = os.path.dirname(path), survey.paths
    if not are_kept(own, paths):
        paths = keep_paths(own, survey.folders, survey.files)
    body = (paths, survey.digests, survey.stats)
    sums = sums_of(*body)
    # A root's stats are never the same after a publication: with them, no two surveys share a mark.
    mark = blake2b(survey.stats[:_WIDTH], digest_size=_DIGEST)
    mark.update(sums)
    with open(f"{path}.made", "wb") as file:
        file.writelines((mark.digest(), sums, *body))
    os.replace(f"{path}.made", path)


def read_survey(path: str, other: Survey | None = None) -> tuple[Survey | None, bytes]:
    """Return the survey that was kept in a file, and what tells it from every other one.

    (None, b"") where it is lost or damaged. What another one has of it needn't be read.
    """
    try:
        with open(path, "rb") as file:
            data = file.read()
        mark, sums, body = data[:_DIGEST], data[_DIGEST:_BODY], memoryview(data)[_BODY:]
        if sums != sums_of(body):
            return None, b""
        paths = bytes(body[:NAME_SIZE])
        folders, files = (
            (other.folders, other.files)
            if other is not None and other.paths == paths
            else read_paths(os.path.dirname(path), paths)
        )
        middle = NAME_SIZE + len(files) * _DIGEST
        stats = array("q")
        stats.frombytes(body[middle:])
        return Survey(folders, files, stats, bytes(body[NAME_SIZE:middle]), paths), mark
    except (OSError, ValueError):
        return None, b""


def mark_of(path: str) -> bytes:
    """Return what tells the survey in a file from every other one, or b"" if there is none."""
    try:
        with open(path, "rb") as file:
            return file.read(_DIGEST)
    except OSError:
        return b""


def paths_of(path: str) -> bytes:
    """Return the name of the paths that the survey in a file has, or b"" if there is none."""
    try:
        with open(path, "rb") as file:
            return file.read(_BODY + NAME_SIZE)[_BODY:]
    except OSError:
        return b""
