"""Placing: brings a tree to an edition, whatever stands in it: what stays, what goes, comes."""

import errno
import os
from collections.abc import Mapping, Sequence, Set
from contextlib import suppress

import msgspec

from dateline.publish.edition import Edition, read_spare
from dateline.publish.folders import Folders, folders_of
from dateline.publish.staging import copy, make_folder, staged_path
from dateline.publish.survey import ROOT, Stats
from dateline.publish.surveyor import Surveyor

MANY, HANDS = 500, 8  # files to remove, from which on so many threads do so

NO_LINKS = (errno.EMLINK, errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS)


class Touched(msgspec.Struct, frozen=True):
    """What was changed: files with these digests, these folders of the tree; folders were removed.

    Every path that shares an inode with such a file has other stats now. `linked` are the stats
    that published files had before they were linked, by digest.
    """

    digests: frozenset[bytes] = frozenset()
    folders: frozenset[str] = frozenset()
    removed: frozenset[str] = frozenset()
    linked: dict[bytes, Stats] = {}


def open_spare(folders: Folders, edition: Edition, surveyor: Surveyor) -> Edition:
    """Return what stands in the spare tree, which is made if there is none."""
    if not os.path.isdir(folders.spare) or os.path.islink(folders.spare):
        with suppress(FileNotFoundError):
            os.unlink(folders.spare)
        make_folder(folders.spare)
    return read_spare(folders, edition, surveyor)


def bring(
    wanted: Mapping[str, bytes], edition: Edition, spare: Edition, folders: Folders
) -> Touched:
    """Bring the spare tree from whatever state it is in to the wanted one; return what was touched.

    A file stays where its bytes are known to be those wanted: by a survey that holds, or because
    it is one inode with such a published file. So nothing that a crash left can be mistaken.
    """
    root, there, others = folders.spare, spare.files, spare.others
    placed = [path for path, digest in wanted.items() if there.get(path) != digest]
    gone = {path for path in placed if path in there}
    gone.update([path for path in there if path not in wanted])
    replaced = _shared(gone.intersection(placed), spare, edition)
    _remove([f"{root}/{path}" for path in (*gone, *others) if path not in replaced])
    made, removed = _bring_folders(root, wanted, spare)
    new = {wanted[path] for path in placed}
    published = {digest: path for path, digest in edition.files.items() if digest in new}
    sources = {digest: f"{folders.public}/{path}" for digest, path in published.items()}
    for path in placed:
        if path in replaced and wanted[path] in sources:
            os.unlink(f"{root}/{path}")
        _place(wanted[path], f"{root}/{path}", sources, folders)
    changed = {path.rpartition("/")[0] for path in (*placed, *gone, *others, *made, *removed)}
    return Touched(
        frozenset(new.union([there[path] for path in gone])),
        frozenset((changed | made) - removed),
        frozenset(removed),
        {digest: edition.survey.stats_of(path) for digest, path in published.items()},
    )


def _shared(paths: Set[str], spare: Edition, edition: Edition) -> Set[str]:
    """Return those of many files that stand in public/ too, so that to replace them frees nothing.

    Where a file is freed the disk makes us wait.
    """
    if len(paths) < MANY:
        return frozenset()
    here, there = spare.survey.file_inodes(), edition.survey.file_inodes()
    return {path for path in paths if here[path] == there.get(path)}


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


def _bring_folders(
    root: str, wanted: Mapping[str, bytes], spare: Edition
) -> tuple[Set[str], Set[str]]:
    """Have the folders of these files and no others; return those that were made, and removed."""
    if spare.surveyed and spare.files.keys() == wanted.keys():  # a survey lists no empty folders
        return frozenset(), frozenset()
    there, needed = set(spare.survey.folders) - {ROOT}, folders_of(wanted)
    for folder in sorted(there - needed, reverse=True):
        os.rmdir(f"{root}/{folder}")
    for folder in sorted(needed - there):
        make_folder(f"{root}/{folder}")
    return needed - there, there - needed


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
