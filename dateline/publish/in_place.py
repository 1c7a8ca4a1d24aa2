"""Publishing file by file, for a public/ that can't be exchanged: a mount point, a link, a layer.

Until it is done readers meet files of two editions, but never half a file, and nothing that leads
on before what it leads to. From the first change on the manifest names all that may stand there, so
that any later build can mend what a crash left. The true manifest comes last.
"""

import errno
import os
import shutil
from collections.abc import Iterable, Mapping, Set
from contextlib import suppress

from dateline.publish import manifest
from dateline.publish.edition import Edition, read_tree
from dateline.publish.exchange import sync_below
from dateline.publish.folders import PART, Folders, folders_of
from dateline.publish.stages import Stage, stage_of
from dateline.publish.staging import copy, make_folder, stage, staged_path
from dateline.publish.survey import ROOT


class ChangedError(OSError):
    """A published file isn't what it was a moment ago."""


def put_in_place(wanted: Mapping[str, bytes], edition: Edition, folders: Folders) -> None:
    """Bring public/ to these files, of which some are printed."""
    public, there = folders.public, edition.files
    placed = {path for path, digest in wanted.items() if there.get(path) != digest}
    needed = folders_of(wanted)
    gone = (there.keys() | edition.others) - wanted.keys() - needed
    _gather(placed, wanted, edition, folders)
    os.makedirs(public, exist_ok=True)
    part = _part(folders)
    _place(manifest.NAME, stage(folders.printed, _both(wanted, edition)), part, folders)
    for path in sorted(placed - {manifest.NAME}, key=lambda path: _turn(path, path in there)):
        _place(path, wanted[path], part, folders)
    for path in sorted(gone, key=_turn, reverse=True):
        with suppress(FileNotFoundError, NotADirectoryError):  # it has made way for a file
            os.unlink(f"{public}/{path}")
    _remove_empty(needed, public)
    sync_below(public)
    _place(manifest.NAME, wanted[manifest.NAME], part, folders)
    sync_below(public)


def _gather(
    placed: Iterable[str], wanted: Mapping[str, bytes], edition: Edition, folders: Folders
) -> None:
    """Have at hand, outside of public/, all that is to be placed; what stands there may go."""
    sources = {digest: path for path, digest in edition.files.items()}
    for path in placed:
        digest = wanted[path]
        if digest in sources and not os.path.exists(staged_path(folders.printed, digest)):
            source = f"{folders.public}/{sources[digest]}"
            with open(source, "rb") as file:
                data = file.read()
            if stage(folders.printed, data) != digest:
                raise ChangedError(errno.ESTALE, "it changed while it was being read", source)
    sync_below(folders.own)


def _both(wanted: Mapping[str, bytes], edition: Edition) -> bytes:
    """Return a manifest of what stood there and of what will."""
    digests = {**edition.files, **wanted}
    del digests[manifest.NAME]
    return manifest.manifest_of(digests)


def _part(folders: Folders) -> str:
    """Return where files are to be written: outside public/, if a rename leads from there."""
    outside, inside = f"{folders.own}/part", f"{folders.public}/{PART}"
    for path in (outside, inside):
        with suppress(FileNotFoundError):
            os.unlink(path)
    with open(outside, "xb"):
        pass
    try:
        os.rename(outside, inside)
    except OSError as error:
        os.unlink(outside)
        if error.errno != errno.EXDEV:
            raise
        return inside
    os.unlink(inside)
    return outside


def _turn(path: str, known: bool = False) -> tuple[int, bool, str]:
    """Say when a file's turn is; an article that was there may lead to a new one."""
    return tuple(Stage).index(stage_of(path)), known, path


def _place(path: str, digest: bytes, part: str, folders: Folders) -> None:
    target = f"{folders.public}/{path}"
    _make_way(path, folders.public)
    try:
        copy(staged_path(folders.printed, digest), part)
        os.rename(part, target)
    except OSError:
        with suppress(OSError):
            os.unlink(part)
        raise


def _make_way(path: str, public: str) -> None:
    """Remove what stands where a folder is needed, or a folder that stands where a file is."""
    folder = public
    for part in path.split("/")[:-1]:
        folder = f"{folder}/{part}"
        if os.path.isdir(folder) and not os.path.islink(folder):
            continue
        with suppress(FileNotFoundError):
            os.unlink(folder)
        make_folder(folder)
    target = f"{public}/{path}"
    if os.path.isdir(target) and not os.path.islink(target):
        shutil.rmtree(target)


def _remove_empty(needed: Set[str], public: str) -> None:
    """Remove the folders that nothing is wanted in, which a crash may have left."""
    for folder in sorted(read_tree(public).folders.keys() - needed - {ROOT}, reverse=True):
        os.rmdir(f"{public}/{folder}")
