"""Placing: brings a tree to an edition, whatever stands in it: what stays, what goes, comes."""

import errno
import os
from collections.abc import Mapping, Sequence, Set
from contextlib import suppress

import msgspec

from dateline.model.file import File
from dateline.publish.edition import INODE, Edition, Fact, read_spare
from dateline.publish.folders import Folders, folders_of
from dateline.publish.staging import copy, make_folder, staged_path
from dateline.publish.survey import ROOT, Stats
from dateline.publish.surveyor import Surveyor

MANY, HANDS = 500, 8  # files to remove, from which on so many threads do so

NO_LINKS = (errno.EMLINK, errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS)


class Touched(msgspec.Struct, frozen=True):
    """What was changed: files with these digests, and these folders of the tree.

    Every path that shares an inode with such a file has other stats now. `linked` are the stats
    that published files had before they were linked, by digest.
    """

    digests: frozenset[bytes] = frozenset()
    folders: frozenset[str] = frozenset()
    linked: dict[bytes, Stats] = {}


def open_spare(folders: Folders, edition: Edition, surveyor: Surveyor) -> Edition:
    """Return what stands in the spare tree, which is made if there is none."""
    if not os.path.isdir(folders.spare) or os.path.islink(folders.spare):
        with suppress(FileNotFoundError):
            os.unlink(folders.spare)
        make_folder(folders.spare)
    return read_spare(folders, edition, surveyor)


def bring(
    wanted: Mapping[str, File], edition: Edition, spare: Edition, folders: Folders
) -> Touched:
    """Bring the spare tree from whatever state it is in to the wanted one; return what was touched.

    A file stays where its bytes are known to be those wanted: by a survey that holds, or because
    it is one inode with such a published file. So nothing that a crash left can be mistaken.
    """
    root, there, others = folders.spare, spare.files, spare.others
    placed = [path for path, file in wanted.items() if _digest(path, there) != file.digest]
    lacking = set(placed)
    gone = [path for path in there if path in lacking or path not in wanted]
    replaced = {path for path in gone if path in lacking and _shared(path, there, edition)}
    _remove([f"{root}/{path}" for path in (*gone, *others) if path not in replaced])
    moved = _bring_folders(root, spare.folders.keys() - {ROOT}, folders_of(wanted))
    links = {fact.digest: f"{folders.public}/{path}" for path, fact in edition.files.items()}
    for path in placed:
        if path in replaced and wanted[path].digest in links:
            os.unlink(f"{root}/{path}")
        _place(wanted[path].digest, f"{root}/{path}", links, folders)
    new = {wanted[path].digest for path in placed}
    linked = {fact.digest: fact.stats for fact in edition.files.values() if fact.digest in new}
    changed = {_above(path) for path in (*placed, *gone, *others, *moved)}.union(moved)
    digests = new.union([there[path].digest for path in gone])
    return Touched(frozenset(digests), frozenset(changed), linked)


def _digest(path: str, there: Mapping[str, Fact]) -> bytes:
    fact = there.get(path)
    return b"" if fact is None else fact.digest


def _shared(path: str, there: Mapping[str, Fact], edition: Edition) -> bool:
    """Tell whether a file stands in public/ too: another may take its place, and frees nothing."""
    published = edition.files.get(path)
    return published is not None and published.stats[INODE] == there[path].stats[INODE]


def _remove(paths: Sequence[str]) -> None:
    """Remove files, where there are many in threads: they wait for the disk side by side."""
    if len(paths) < MANY:
        for path in paths:
            os.unlink(path)
        return
    from concurrent.futures import ThreadPoolExecutor

    def remove_some(first: int) -> None:
        for path in paths[first::HANDS]:
            os.unlink(path)

    with ThreadPoolExecutor(HANDS) as hands:
        list(hands.map(remove_some, range(HANDS)))


def _bring_folders(root: str, there: Set[str], needed: Set[str]) -> Set[str]:
    """Have these folders and no others; return those that were made or removed."""
    for folder in sorted(there - needed, reverse=True):
        os.rmdir(f"{root}/{folder}")
    for folder in sorted(needed - there):
        make_folder(f"{root}/{folder}")
    return there ^ needed


def _place(digest: bytes, target: str, sources: dict[bytes, str], folders: Folders) -> None:
    """Put these bytes where nothing stands, or, the first time, in the place of another file."""
    source = sources.get(digest)
    if source is None:
        os.replace(staged_path(folders.printed, digest), target)
        sources[digest] = target
        return
    try:
        os.link(source, target)
    except OSError as error:
        if error.errno not in NO_LINKS:
            raise
        copy(source, target)


def _above(path: str) -> str:
    return path.rpartition("/")[0]
